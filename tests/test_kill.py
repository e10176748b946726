"""kill -9 at random moments of the story: the same events as an undisturbed run, every mail, no second one unexplained."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from demo.command import Ducha, _command, read_lines
from demo.farm import Farm
from demo.mailbox import Mailbox
from demo.play import _AFTER, _settings, settle
from demo.story import load_story

SEED = int(os.environ.get("DUCHA_KILL_SEED", "20260302"))
KILLS = 10
POLL = ("poll", "--all", "--delay", "0", "--json")
DELIVER = ("deliver", "--once", "--json")


class Run:
    """An installation living through the story; commands may be killed on the way."""

    def __init__(self, folder: Path) -> None:
        self.story = load_story()
        self.folder = folder
        self.seconds: dict[tuple[int, str], float] = {}
        self.killed = 0

    @contextmanager
    def begun(self) -> Iterator[Run]:
        with Farm(self.story) as farm, Mailbox(self.folder / "mailbox") as mailbox:
            self.farm, self.mailbox = farm, mailbox
            self.ducha = Ducha(self.folder, _settings(mailbox, 1))
            settle(self.ducha, farm)
            yield self

    def step(self, number: int) -> None:
        self.farm.goto(number)
        self.timed(number, POLL, self.story.steps[number].at)
        self.timed(number, DELIVER, self.story.steps[number].at + _AFTER)

    def timed(self, number: int, words: tuple[str, ...], now: datetime) -> None:
        began = time.monotonic()
        self.ducha.call(*words, now=now)
        self.seconds[number, words[0]] = time.monotonic() - began

    def kill(self, words: tuple[str, ...], now: datetime, after: float) -> None:
        """Start a command and kill it, with all its children, after so many seconds."""
        env = {**self.ducha._env, "DUCHA_NOW": now.isoformat()}
        process = subprocess.Popen(
            _command(words), env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(after)
        if process.poll() is None:
            self.killed += 1
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def events(self) -> Counter[tuple[str, str, str]]:
        lines = read_lines(self.ducha.call("events", "--json"))
        origin = {self.farm.origin(site.key): site.key for site in self.story.sites}

        def place(url: str) -> str:
            base = next((base for base in origin if url.startswith(base)), "")
            return origin.get(base, "") + url.removeprefix(base)

        return Counter((line["type"], line["source"], place(line["url"])) for line in lines)


@pytest.mark.slow
@pytest.mark.longest
def test_killed_runs_give_the_same_events_and_every_mail(tmp_path: Path) -> None:
    dice = random.Random(SEED)
    (tmp_path / "calm").mkdir()
    (tmp_path / "killed").mkdir()
    calm, killed = Run(tmp_path / "calm"), Run(tmp_path / "killed")
    with calm.begun():
        for number in range(len(calm.story.steps)):
            calm.step(number)
        expected = calm.events()
    victims = {verb: dice.sample(range(len(calm.story.steps)), KILLS) for verb in ("poll", "deliver")}
    with killed.begun():
        for number, step in enumerate(killed.story.steps):
            killed.farm.goto(number)
            for words, now in ((POLL, step.at), (DELIVER, step.at + _AFTER)):
                if number in victims[words[0]]:
                    # the first half second is the interpreter starting: nothing can be lost there
                    whole = calm.seconds[number, words[0]]
                    killed.kill(words, now, dice.uniform(min(0.5, whole / 2), whole))
                killed.ducha.call(*words, now=now)
        given = killed.events()
        mails = killed.mailbox.mails()
        outbox = read_lines(killed.ducha.call("outbox", "--json", "--limit", "100000"))
        events = read_lines(killed.ducha.call("events", "--json"))
    print(f"seed {SEED}: {killed.killed} of {2 * KILLS} commands died of SIGKILL; {len(mails)} mails")
    assert killed.killed >= KILLS
    assert given == expected
    copies: dict[tuple[str, str], list[str]] = defaultdict(list)
    for mail in mails:
        for to in mail.to:
            for event in mail.event_ids:
                copies[to, event].append(mail.message_id)
    for event in events:
        to = "reader@demo.test" if event["audience"] == "subscriber" else "operator@demo.test"
        assert copies[to, event["id"]], f"no mail of {event['headline']}"
    attempts = {message["message_id"]: message["attempts"] for message in outbox}
    for ids in copies.values():
        assert len(set(ids)) == 1, "a second copy must carry the same Message-ID"
        assert len(ids) <= attempts[ids[0]], "a second copy only where an attempt's acceptance was not recorded"
    assert {message["state"] for message in outbox} == {"sent"}
