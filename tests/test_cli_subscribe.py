"""`ducha subscribe`, `subscriptions`, `deliver`, `outbox`: addresses come in once and are never shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.mailbox import Mailbox
from tests.local_site import Command, Site, notice, row, serving

MORNING = "2026-03-02T09:00:00+08:00"
NOON = "2026-03-02T12:00:00+08:00"
READER = "gao.yuan@example.cn"
TOKEN = "T0kenOfTheRobot4711"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as opened:
        yield opened


@pytest.fixture
def mailbox(tmp_path: Path) -> Iterator[Mailbox]:
    with Mailbox(tmp_path / "mailbox") as opened:
        yield opened


@pytest.fixture
def ducha(tmp_path: Path) -> Command:
    return Command(tmp_path / "home")


def something_happens(ducha: Command, site: Site) -> None:
    """One page is followed, and edited."""
    site.set_notices(1)
    ducha("watch", "add", site.base + row(1)[0], NOW=MORNING)
    ducha.poll(NOW=MORNING)
    site.pages[row(1)[0]] = notice(1, reduction="98")
    ducha.poll(NOW=NOON)


def test_subscribe_with_filters(ducha: Command) -> None:
    result = ducha(
        "subscribe", READER, "--region", "辽宁", "--region", "110000", "--type", "notice.new", "--kind", "signoff_notice",
        "--keyword", "矿山", "--digest", "daily",
    )  # fmt: skip
    for word in ("g***n@example.cn", "辽宁省", "北京市", "新公告", "验收销号公示", "矿山", "每日汇总"):
        assert word in result.stdout
    assert "DUCHA_MAIL_URL" in result.stdout and READER not in result.output
    (found,) = ducha.lines("subscriptions", "list")
    assert found | {"id": 0} == {
        "id": 0, "address": "g***n@example.cn", "channel": "email", "audience": "subscriber", "state": "active",
        "regions": ["110000", "210000"], "types": ["notice.new"], "kinds": ["signoff_notice"], "keywords": ["矿山"],
        "digest": "daily",
    }  # fmt: skip


def test_the_address_may_come_from_standard_input(ducha: Command) -> None:
    result = ducha("subscribe", "-", stdin=f"json://127.0.0.1:9/{TOKEN}\n")
    assert "json://***" in result.stdout and TOKEN not in result.output
    assert ducha.lines("subscriptions", "list")[0]["channel"] == "json"


@pytest.mark.parametrize(
    ("words", "stdin", "code"),
    [
        (["nobody"], None, 1), (["nobody@"], None, 1), (["-"], "", 1), (["-"], "\n", 1), (["nothing://x"], None, 1),
        ([READER, "--region", "火星"], None, 2), ([READER, "--region", "999999"], None, 2),
        ([READER, "--type", "source.failing"], None, 2), ([READER, "--kind", "news"], None, 2),
        ([READER, "--digest", "hourly"], None, 2), ([], None, 2),
    ],
)  # fmt: skip
def test_bad_addresses_and_filters(ducha: Command, words: list[str], stdin: str | None, code: int) -> None:
    result = ducha("subscribe", *words, code=code, stdin=stdin)
    said = result.stderr.rpartition("错误 Error:")[2]
    assert any("\u4e00" <= letter <= "\u9fff" for letter in said), said
    assert "没有订阅" in ducha("subscriptions", "list").stdout


def test_pause_resume_remove(ducha: Command) -> None:
    ducha("subscribe", READER)
    number = str(ducha.lines("subscriptions", "list")[0]["id"])
    for action, said, state in (("pause", "已暂停", "paused"), ("resume", "生效", "active")):
        assert said in ducha("subscriptions", action, number).stdout
        assert ducha.lines("subscriptions", "list")[0]["state"] == state
    assert "已删除" in ducha("subscriptions", "remove", number).stdout
    assert ducha.lines("subscriptions", "list") == []
    assert "已取消" in ducha("subscriptions", "resume", number, code=1).stderr
    for action in ("pause", "resume", "remove", "test"):
        assert "没有编号为 99 的订阅" in ducha("subscriptions", action, "99", code=1).stderr
        ducha("subscriptions", action, "first", code=2)


def test_a_test_message(ducha: Command, mailbox: Mailbox) -> None:
    ducha("subscribe", READER)
    number = str(ducha.lines("subscriptions", "list")[0]["id"])
    assert "没有送达" in ducha("subscriptions", "test", number, code=1).stderr
    assert "已送达" in ducha("subscriptions", "test", number, MAIL_URL=mailbox.smtp_url).stdout
    (mail,) = mailbox.mails()
    assert mail.to == (READER,) and "测试" in mail.subject


def test_deliver_and_outbox(ducha: Command, site: Site, mailbox: Mailbox) -> None:
    ducha("subscribe", READER)
    something_happens(ducha, site)
    assert "发件箱是空的" in ducha("outbox").stdout  # polling never sends, nor does it make messages
    assert ducha.object("deliver", "--once", MAIL_URL=mailbox.smtp_url) == {"sent": 1, "failed": 0, "retried": 0, "pending": 0}
    assert ducha.object("deliver", MAIL_URL=mailbox.smtp_url)["sent"] == 0
    (mail,) = mailbox.mails()
    assert mail.to == (READER,) and "内容修改" in mail.subject
    (message,) = ducha.lines("outbox")
    assert set(message) == {
        "id", "address", "channel", "state", "attempts", "last_error", "message_id", "events", "created_at", "sent_at",
    }  # fmt: skip
    assert message["state"] == "sent" and message["address"] == "g***n@example.cn"
    assert message["message_id"] == mail.message_id
    assert ducha.lines("outbox", "--state", "failed") == []
    assert "已发 0" in ducha("deliver", MAIL_URL=mailbox.smtp_url).stdout


def test_a_refused_message_is_explained_and_no_token_is_shown(ducha: Command, site: Site) -> None:
    """Wherever the address passes, in success or failure, its token does not come out."""
    address = f"json://{site.host}/{TOKEN}"
    outputs = [ducha("subscribe", "-", stdin=address + "\n").output]
    something_happens(ducha, site)
    outputs.append(ducha("deliver").output)
    assert f"/{TOKEN}" in site.posted  # it was used
    for words in (
        ["outbox"], ["outbox", "--json"], ["subscriptions", "list"], ["subscriptions", "list", "--json"], ["events", "--json"],
        ["doctor"], ["deliver", "--json"],
    ):
        outputs.append(ducha(*words).output)
    outputs.append(ducha("subscriptions", "test", "1", code=1).output)
    assert not [text for text in outputs if TOKEN in text]
    (message,) = ducha.lines("outbox")
    assert message["state"] == "pending" and message["attempts"] == 1 and message["last_error"]
    assert message["address"] == "json://***"
    stored = b"".join(path.read_bytes() for path in ducha.home.glob("ducha.sqlite3*"))
    assert TOKEN.encode() not in stored


def test_the_operator_is_told_and_kept_in_step(ducha: Command, mailbox: Mailbox) -> None:
    settings = {"OPERATOR": "ops@example.cn", "MAIL_URL": mailbox.smtp_url}
    ducha("deliver", **settings)
    assert [s["audience"] for s in ducha.lines("subscriptions", "list")] == ["operator"]
    ducha("deliver", MAIL_URL=mailbox.smtp_url)
    assert ducha.lines("subscriptions", "list") == []
    bad = ducha("deliver", code=2, OPERATOR=f"ops@example.cn nothing://{TOKEN}")
    assert "DUCHA_OPERATOR" in bad.stderr and TOKEN not in bad.output


def test_outbox_retry_says_so_beside_the_json(ducha: Command) -> None:
    result = ducha("outbox", "--retry", "--json")
    assert result.stdout == "" and "重新排队 0 条" in result.stderr
    assert [json.loads(line) for line in ducha("outbox", "--json").stdout.splitlines()] == []
