"""The player: its comparison, and the whole story against a stand-in for the command."""

from __future__ import annotations

import json
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from demo import play as play_module
from demo.command import CommandError, Ducha, read_lines
from demo.farm import Farm, Request
from demo.mailbox import Mail, Mailbox
from demo.play import OPERATOR, READER, Options, play
from demo.story import Story, load_story
from demo.verdict import Happening, Seen, Verdict, judge_events, judge_mails, judge_manners, read_event

NEW, EDITED = Happening(type="notice.new", subject="a"), Happening(type="notice.edited", subject="a")
DOWN = Happening(type="source.challenged", subject="s")


def seen(key: str, what: Happening, audience: str = "subscriber") -> Seen:
    return Seen(id=key, seq=1, audience=audience, headline="", happening=what)


def post(number: int, key: str, to: str, *ids: str) -> Mail:
    return Mail(number=number, message_id=key, to=(to,), subject="题", event_ids=ids, text="", html="")


@pytest.mark.parametrize(
    ("expected", "given", "verdict"),
    [
        ([], [], Verdict()),
        ([NEW], [seen("1", NEW)], Verdict()),
        ([NEW, EDITED], [seen("1", EDITED), seen("2", NEW)], Verdict()),
        ([NEW, NEW], [seen("1", NEW), seen("2", NEW)], Verdict()),
        ([], [seen("1", NEW)], Verdict(false=("notice.new a",))),
        ([], [seen("1", NEW), seen("2", NEW)], Verdict(false=("notice.new a", "notice.new a"))),
        ([NEW], [], Verdict(missed=("notice.new a",))),
        ([NEW], [seen("1", EDITED)], Verdict(false=("notice.edited a",), missed=("notice.new a",))),
        ([NEW], [seen("1", NEW), seen("2", NEW)], Verdict(duplicates=("notice.new a",))),
        ([NEW, NEW], [seen("1", NEW), seen("1", NEW)], Verdict(duplicates=("event id 1",))),
        ([NEW, NEW], [seen("1", NEW)], Verdict(missed=("notice.new a",))),
        ([DOWN], [seen("1", DOWN, "operator")], Verdict()),
    ],
)
def test_events_are_compared_by_type_and_subject(expected: list[Happening], given: list[Seen], verdict: Verdict) -> None:
    assert judge_events(expected, given) == verdict


ONE, OPS = seen("1", NEW), seen("2", DOWN, "operator")


@pytest.mark.parametrize(
    ("events", "mails", "verdict"),
    [
        ([], [], Verdict()),
        ([ONE, OPS], [post(1, "<a>", READER, "1"), post(2, "<b>", OPERATOR, "2")], Verdict()),
        ([ONE, seen("3", EDITED)], [post(1, "<a>", READER, "1", "3")], Verdict()),
        ([ONE], [], Verdict(missed=(f"no mail to {READER}: notice.new a",))),
        (
            [ONE], [post(1, "<a>", OPERATOR, "1")],
            Verdict(false=(f"mail to {OPERATOR}: notice.new a",), missed=(f"no mail to {READER}: notice.new a",)),
        ),
        ([ONE], [post(1, "<a>", READER, "1"), post(2, "<b>", OPERATOR, "1")],
         Verdict(false=(f"mail to {OPERATOR}: notice.new a",))),
        ([ONE], [post(1, "<a>", READER, "1"), post(2, "<b>", READER, "1")],
         Verdict(duplicates=(f"mail to {READER}: notice.new a",))),
        ([ONE, seen("3", EDITED)], [post(1, "<a>", READER, "1"), post(2, "<a>", READER, "3")],
         Verdict(duplicates=(f"Message-ID <a> to {READER}",))),
        ([ONE], [post(1, "<a>", READER, "1"), post(2, "<b>", READER, "9")], Verdict(false=(f"mail to {READER}: 9",))),
        ([], [post(1, "<a>", READER)], Verdict(false=("mail 1 names no event: 题",))),
        ([ONE], [post(1, "", READER, "1")], Verdict(false=("mail 1 has no Message-ID: 题",))),
    ],
)  # fmt: skip
def test_mails_are_compared_with_events(events: list[Seen], mails: list[Mail], verdict: Verdict) -> None:
    assert judge_mails(events, mails, READER, OPERATOR) == verdict
    assert verdict.is_clean == (not (verdict.false + verdict.missed + verdict.duplicates))


def asked(at: float, host: str, target: str) -> Request:
    return Request(at=at, step=0, host=host, target=target, status=200, agent="")


@pytest.mark.parametrize(
    ("log", "false"),
    [
        ([], ()),
        ([asked(0, "127.0.11.1", "/ztzl/a"), asked(0, "127.0.11.5", "/attachDir/x")], ()),
        ([asked(0, "127.0.11.1", "/search/?q=1")], ("request to 127.0.11.1/search/?q=1",)),
        ([asked(0, "127.0.11.6", "/attachDir/x.docx")], ("request to 127.0.11.6/attachDir/x.docx",)),
        ([asked(0, "127.0.11.5", path) for path in ("/robots.txt", "/a", "/b")], ()),
        ([asked(n / 5, "127.0.11.5", f"/{n}") for n in range(9)], ()),
        ([asked(n / 20, "127.0.11.5", f"/{n}") for n in range(3)],
         ("request to 127.0.11.5/2: the third within 0.100 s",)),
        ([asked(0, "127.0.11.4", f"/{n}") for n in range(9)], ()),
    ],
)  # fmt: skip
def test_manners_are_judged_by_the_log(log: list[Request], false: tuple[str, ...]) -> None:
    assert judge_manners(StandIn.story.sites, log) == Verdict(false=false)


def test_an_event_is_read_by_its_page_or_its_source() -> None:
    event = {"id": "x", "seq": 3, "type": "notice.new", "audience": "subscriber", "url": "http://h/1", "source": "demo-ln",
             "headline": "题"}  # fmt: skip
    assert read_event(event, {"http://h/1": "p"}.get).happening == Happening(type="notice.new", subject="p")
    assert read_event(event, {}.get).happening.subject == "http://h/1"
    operator = event | {"audience": "operator", "type": "list.empty"}
    assert read_event(operator, {}.get).happening == Happening(type="list.empty", subject="ln")


def test_json_lines_are_read_and_junk_is_named() -> None:
    assert read_lines('{"a": 1}\n\n{"a": 2}\n') == [{"a": 1}, {"a": 2}]
    assert read_lines("") == []
    with pytest.raises(CommandError, match="oops"):
        read_lines("oops")


def test_a_failing_command_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUCHA_DATABASE_URL", "postgresql://elsewhere/")
    script = "import os, sys; print(sorted(k for k in os.environ if k.startswith('DUCHA_'))); sys.exit(int(sys.argv[1]))"
    monkeypatch.setattr("demo.command._command", lambda words: [__import__("sys").executable, "-c", script, *words])
    ducha = Ducha(tmp_path, {"OPERATOR": "o@demo.test"})
    now = datetime.fromisoformat("2026-09-14T09:00:00+08:00")
    assert ducha.call("0", now=now).strip() == "['DUCHA_HOME', 'DUCHA_NOW', 'DUCHA_OPERATOR']"
    with pytest.raises(CommandError, match=r"exit 3\n\['DUCHA_HOME'"):
        ducha.call("3")


# ------------------------------------------------------------------ the story with a stand-in


class StandIn(Ducha):
    """Knows the story: reports what each step expects and mails it; `spoil` may change a step's events or mails."""

    story: Story = load_story()
    spoil: str = ""

    def __init__(self, home: Path, settings: dict[str, str]) -> None:
        super().__init__(home, settings)
        self._smtp = int(settings["MAIL_URL"].rpartition(":")[2])
        self._step = -1
        self._events: list[dict[str, Any]] = []
        self._sent = 0
        self.calls: list[tuple[str, ...]] = []

    farm: Farm

    def call(self, *words: str, now: datetime | None = None) -> str:
        self.calls.append(words)
        match words[0]:
            case "poll":
                self._step += 1
                self._happen()
                return json.dumps({"polled": 1, "errors": 0})
            case "deliver":
                self._post()
            case "events":
                found = [e for e in self._events if e["seq"] > int(words[-1])]
                return "".join(json.dumps(e) + "\n" for e in found)
        return ""

    def _happen(self) -> None:
        for expected in self.story.steps[self._step].expect:
            if self.spoil and self._step == 4:
                continue
            self._report(expected.type.value, expected.page, expected.site)
        if self.spoil and self._step == 11:
            self._report("notice.edited", "sl-12", None)

    def _report(self, kind: str, page: str | None, site: str | None) -> None:
        seq = len(self._events) + 1
        self._events.append(
            {"id": f"id{seq}", "seq": seq, "type": kind, "audience": "subscriber" if page else "operator", "headline": kind,
             "url": play_module_farm().address(page) if page else "", "source": f"demo-{site}"}
        )  # fmt: skip

    def _post(self) -> None:
        pending = self._events[self._sent :]
        self._sent = len(self._events)
        for event in pending * (2 if self.spoil and self._step == 8 else 1):
            message = EmailMessage()
            message["Subject"], message["Message-ID"] = event["headline"], f"<{event['id']}@demo.test>"
            message["X-Ducha-Events"] = event["id"]
            message.set_content("正文")
            to = READER if event["audience"] == "subscriber" else OPERATOR
            with smtplib.SMTP("127.0.0.1", self._smtp, timeout=10) as client:
                client.send_message(message, "ducha@demo.test", [to])


_FARMS: list[Farm] = []


def play_module_farm() -> Farm:
    return _FARMS[-1]


class WatchedFarm(Farm):
    def start(self) -> None:
        super().start()
        _FARMS.append(self)


@contextmanager
def standing_in(monkeypatch: pytest.MonkeyPatch, spoil: str) -> Iterator[None]:
    monkeypatch.setattr(play_module, "Ducha", type("Spoilt", (StandIn,), {"spoil": spoil}))
    monkeypatch.setattr(play_module, "Farm", WatchedFarm)
    yield
    _FARMS.clear()


@pytest.mark.parametrize(
    ("spoil", "code", "words"),
    [
        ("", 0, ["误报\t0", "漏报\t0", "重复\t0", "核对通过"]),
        ("all", 1, ["✗ 误报 notice.edited sl-12", "误报\t1", "✗ 漏报 notice.edited ln-41", "漏报\t1",
                    "✗ 重复 mail to reader@demo.test: notice.new sl-15", "重复\t4"]),
    ],
)  # fmt: skip
def test_the_player_finds_what_is_false_missed_or_twice(
    spoil: str, code: int, words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with standing_in(monkeypatch, spoil):
        assert play(StandIn.story, Options(once=True)) == code
    out = capsys.readouterr().out
    for word in words:
        assert word in out, out
    assert all(step.text in out for step in StandIn.story.steps)


def test_a_command_that_fails_ends_the_play(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Broken(StandIn):
        def call(self, *words: str, now: datetime | None = None) -> str:
            raise CommandError("ducha sources enable: exit 2")

    monkeypatch.setattr(play_module, "Ducha", Broken)
    assert play(StandIn.story, Options(once=True)) == 1
    assert "exit 2" in capsys.readouterr().out


def test_a_folder_that_is_not_a_demonstration_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "thesis.txt").write_text("precious", "utf-8")
    assert play(StandIn.story, Options(home=tmp_path)) == 1
    assert (tmp_path / "thesis.txt").read_text("utf-8") == "precious"
    assert "不是演示目录" in capsys.readouterr().out


def test_an_old_demonstration_is_cleared(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for _ in range(2):
        with play_module._home(Options(home=home)) as fresh:
            assert [path.name for path in fresh.iterdir()] == [".ducha-demo"]
            (fresh / "left.txt").touch()


def test_mailbox_is_used_as_mail_server(tmp_path: Path) -> None:
    box = Mailbox(tmp_path, 2525, 8025)
    settings = play_module._settings(box, 8000)
    assert settings["MAIL_URL"] == "smtp://127.0.0.1:2525" and settings["OPERATOR"] == OPERATOR
