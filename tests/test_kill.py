"""kill -9 at random moments of the story: the events of an undisturbed play, every mail, no second one unexplained."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections import Counter, defaultdict
from datetime import datetime
from pathlib import Path

import pytest

from demo.command import Ducha, _command, read_lines
from demo.farm import Farm
from demo.mailbox import Mailbox
from demo.play import _AFTER, _settings, settle
from demo.story import load_story
from demo.verdict import Verdict, judge_events, read_event, wanted
from tests.local_site import Command

SEED = int(os.environ.get("DUCHA_KILL_SEED", "20260302"))
KILLS = 6  # of each command
POLL: tuple[str, ...] = ("poll", "--all", "--delay", "0", "--json")
DELIVER: tuple[str, ...] = ("deliver", "--once", "--json")


def kill(ducha: Ducha, words: tuple[str, ...], now: datetime, after: float) -> bool:
    """Start a command and kill it, with all its children, after so many seconds; False if it had ended by then."""
    env = {**ducha._env, "DUCHA_NOW": now.isoformat()}
    process = subprocess.Popen(
        _command(words), env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    time.sleep(after)
    is_running = process.poll() is None
    if is_running:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return is_running


@pytest.mark.slow
@pytest.mark.longest
def test_killed_runs_give_the_events_of_the_story_and_every_mail(tmp_path: Path) -> None:
    """What the story must lead to is what an undisturbed play gives: `test_demo_story` holds it to that."""
    dice = random.Random(SEED)
    story = load_story()
    killed = Counter[tuple[str, ...]]()
    with Farm(story) as farm, Mailbox(tmp_path / "mailbox") as mailbox:
        ducha = Ducha(tmp_path, _settings(mailbox, 1))
        settle(ducha, farm)
        began = time.monotonic()
        assert ducha.call("events", "--json") == ""
        start = time.monotonic() - began
        whole = {POLL: 1.5 * start, DELIVER: 1.2 * start}  # what a command takes, as far as those killed have shown
        here = Command(tmp_path, **_settings(mailbox, 1), CONFIRM_DELAY="600")
        for number, step in enumerate(story.steps):
            farm.goto(number)
            for words, now in ((POLL, step.at), (DELIVER, step.at + _AFTER)):
                owed = KILLS - killed[words]
                is_late = 4 * owed >= len(story.steps) - number  # some end before they are killed
                is_victim = number > 0 and owed > 0 and (is_late or dice.random() < 0.3)
                if is_victim:
                    # most of it is the interpreter starting: nothing can be lost there
                    died = kill(ducha, words, now, whole[words] * dice.uniform(0.6 if words == POLL else 0.75, 1.0))
                    killed[words] += died
                    whole[words] *= 1.08 if died else 0.85
                here(*words, NOW=now.isoformat())
        mails = mailbox.mails()
        outbox = read_lines(ducha.call("outbox", "--json", "--limit", "100000"))
        events = read_lines(ducha.call("events", "--json"))
        seen = [read_event(event, farm.page_at) for event in events]
    print(f"seed {SEED}: {killed[POLL]} polls and {killed[DELIVER]} deliveries died of SIGKILL; {len(mails)} mails")
    assert killed == {POLL: KILLS, DELIVER: KILLS}
    assert judge_events([due for step in story.steps for due in wanted(step)], seen) == Verdict()
    copies: dict[tuple[str, str], list[str]] = defaultdict(list)
    for mail in mails:
        for to in mail.to:
            for key in mail.event_ids:
                copies[to, key].append(mail.message_id)
    for event in events:
        to = "reader@demo.test" if event["audience"] == "subscriber" else "operator@demo.test"
        assert copies[to, event["id"]], f"no mail of {event['headline']}"
    attempts = {message["message_id"]: message["attempts"] for message in outbox}
    for ids in copies.values():
        assert len(set(ids)) == 1, "a second copy must carry the same Message-ID"
        assert len(ids) <= attempts[ids[0]], "a second copy only where an attempt's acceptance was not recorded"
    assert {message["state"] for message in outbox} == {"sent"}
