"""Subscriptions: addresses checked and sealed, filters checked, one wish one subscription."""

from __future__ import annotations

import io
import logging
import stat
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from store.addresses import AddressError, parse_address
from store.database import Database
from store.event import Audience, EventType
from store.secrets import SecretBox, SecretError
from store.subscriptions import (
    SubscriptionError,
    add,
    find,
    list_subscriptions,
    pause,
    remove,
    resume,
    sealed_address,
    sync_operator,
)
from tests.notify_samples import BOX, NOW, ON_SQLITE, event, happen, subscribe

TOKEN = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"


@pytest.mark.parametrize(
    ("given", "channel", "masked"),
    [
        ("reader@demo.test", "email", "r***r@demo.test"),
        ("mailto:reader@Demo.Test", "email", "r***r@demo.test"),
        ("ab@demo.test", "email", "a***@demo.test"),
        ("ducha@localhost", "email", "d***a@localhost"),
        (f"wecombot://{TOKEN}", "wecombot", "wecombot://***"),
        (f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={TOKEN}", "wecombot", "wecombot://***"),
        ("https://oapi.dingtalk.com/robot/send?access_token=abc123", "dingtalk", "dingtalk://***"),
        (f"https://open.feishu.cn/open-apis/bot/v2/hook/{TOKEN}", "feishu", "feishu://***"),
        ("lark://abc-123/", "lark", "lark://***"),
        ("mailtos://user:secret@smtp.demo.test?to=x@demo.test", "mailtos", "mailtos://***"),
    ],
)
def test_addresses_are_understood_and_masked(given: str, channel: str, masked: str) -> None:
    address = parse_address(given)
    assert (address.channel, address.masked) == (channel, masked)
    assert TOKEN not in repr(address)


@pytest.mark.parametrize(
    "given",
    ["", "  ", "reader", "reader@", "a b@demo.test", "r@demo.test\r\nBcc: x@y.z", "bogus://token-abcdef", "wecombot://",
     "https://example.com/hook/token-abcdef", "x" * 3000, "a@b@c", "mailtos://u:p@smtp.demo.test?to=x@a.cn,y@a.cn"],
)  # fmt: skip
def test_bad_addresses_are_refused_in_chinese_without_repeating_them(given: str) -> None:
    with pytest.raises(AddressError) as caught:
        parse_address(given)
    message = str(caught.value)
    assert any("一" <= char <= "鿿" for char in message)
    assert "token-abcdef" not in message and caught.value.__cause__ is None


def test_a_token_never_reaches_a_log() -> None:
    # a handler of our own: pytest's also listens to loggers that tell nobody else
    heard = io.StringIO()
    handler, root = logging.StreamHandler(heard), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        logging.getLogger("other").warning("listening")
        with pytest.raises(AddressError):
            parse_address("wecombot://bad!!token!!abcdef/%%")
        parse_address(f"wecombot://{TOKEN}")
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    assert heard.getvalue() == "listening\n"


def test_the_address_is_sealed_in_the_database(database: Database) -> None:
    made = subscribe(database, f"wecombot://{TOKEN}")
    with database.read() as session:
        row = session.execute(text("select * from subscription")).one()
        assert TOKEN not in str(row)
        sealed = sealed_address(session, made.id)
    assert BOX.reveal(sealed).get_secret_value() == f"wecombot://{TOKEN}"
    assert TOKEN not in repr(made) and TOKEN not in repr(BOX)


def test_the_same_wish_twice_is_one_subscription(database: Database) -> None:
    first = subscribe(database, regions=["210000", "130000"], keywords=["矿山 ", "尾矿"])
    again = subscribe(database, "mailto:reader@DEMO.test", regions=["130000", "210000", "210000"], keywords=["尾矿", "矿山"])
    other = subscribe(database, regions=["210000"])
    digest = subscribe(database, regions=["210000"], digest="daily")
    assert first == again
    assert len({first.id, other.id, digest.id}) == 3


@ON_SQLITE
def test_old_events_are_not_theirs(database: Database) -> None:
    happen(database, event(1), event(2))
    assert subscribe(database).since_seq == 2


def test_resuming_starts_from_the_present(database: Database) -> None:
    made = subscribe(database)
    with database.begin() as session:
        assert pause(session, made.id).state == "paused"
    happen(database, event(1))
    with database.begin() as session:
        resumed = resume(session, made.id)
    assert (resumed.state, resumed.since_seq) == ("active", 1)
    with database.begin() as session:  # an active one stays where it is
        happen_seq = resume(session, made.id).since_seq
    assert happen_seq == 1


def test_subscribing_again_wakes_a_paused_one(database: Database) -> None:
    made = subscribe(database)
    with database.begin() as session:
        pause(session, made.id)
    assert subscribe(database) == made


def test_removing_wipes_the_address(database: Database) -> None:
    made = subscribe(database)
    with database.begin() as session:
        remove(session, made.id)
        assert list_subscriptions(session) == []
        with pytest.raises(SubscriptionError):
            sealed_address(session, made.id)
        with pytest.raises(SubscriptionError):
            resume(session, made.id)
        assert session.execute(text("select address from subscription")).scalar_one() == ""
    assert subscribe(database).id != made.id


@ON_SQLITE
def test_senseless_filters_are_refused(database: Database) -> None:
    for filters, word in (
        ({"regions": ["21"]}, "行政区划代码"), ({"regions": ["999999"]}, "行政区划代码"),
        ({"types": ["notice.gone"]}, "消息类型"), ({"types": ["source.failing"]}, "消息类型"),
        ({"digest": "hourly"}, "汇总方式"),
    ):  # fmt: skip
        with pytest.raises(SubscriptionError, match=word):
            subscribe(database, **filters)
    with database.read() as session:
        assert list_subscriptions(session) == []


@ON_SQLITE
def test_unknown_number(database: Database) -> None:
    with database.read() as session, pytest.raises(SubscriptionError, match="42"):
        find(session, 42)


def test_the_operators_channels_follow_the_settings(database: Database) -> None:
    reader = subscribe(database)
    with database.begin() as session:
        first = sync_operator(session, BOX, ["op@demo.test", f"wecombot://{TOKEN}"], NOW)
        assert [s.audience for s in first] == [Audience.OPERATOR] * 2
        pause(session, first[0].id)
    with database.begin() as session:
        second = sync_operator(session, BOX, ["op@demo.test", "new@demo.test"], NOW)
    assert [(s.id, s.state) for s in second] == [(first[0].id, "paused"), (second[1].id, "active")]
    assert second[1].id not in {s.id for s in first}
    with database.read() as session:
        assert find(session, reader.id).state == "active"
        assert find(session, first[1].id).state == "removed"
    with database.begin() as session, pytest.raises(AddressError):
        sync_operator(session, BOX, ["nonsense"], NOW)


@ON_SQLITE
def test_filters_are_read_back(database: Database) -> None:
    with database.begin() as session:
        made = add(session, BOX, "a@demo.test", types=["notice.new"], kinds=["signoff_notice"], now=NOW)
        assert find(session, made.id) == made
    assert made.types == (EventType.NOTICE_NEW,)


def test_the_key_is_made_once_and_private(tmp_path: Path) -> None:
    path = tmp_path / "state" / "secret.key"
    boxes: list[SecretBox] = []
    threads = [threading.Thread(target=lambda: boxes.append(SecretBox.open(path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["secret.key"]
    sealed = boxes[0].seal("a@demo.test")
    assert {box.reveal(sealed).get_secret_value() for box in boxes} == {"a@demo.test"}
    assert SecretBox.open(path).digest("x", "address") == boxes[0].digest("x", "address") != boxes[0].digest("x", "link")


def test_a_wrong_key_is_told_clearly(tmp_path: Path) -> None:
    other = SecretBox.open(tmp_path / "other.key")
    with pytest.raises(SecretError, match="密钥文件与数据库不匹配"):
        other.reveal(BOX.seal("a@demo.test"))
    (tmp_path / "bad.key").write_text("hello")
    with pytest.raises(SecretError, match="密钥文件内容无效"):
        SecretBox.open(tmp_path / "bad.key")
    (tmp_path / "file").write_text("")
    with pytest.raises(SecretError, match="无法读取或创建"):
        SecretBox.open(tmp_path / "file" / "secret.key")
