"""A deliverer that is killed, stopped or silent loses nothing, and sends twice only under the first id."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from notify.delivery import DeliveryReport, run_forever
from sources.clock import FixedClock, SystemClock
from store import outbox
from store.database import Database
from store.presence import delivering
from tests.notify_running import later, messages, run
from tests.notify_samples import BOX, NOW, Mailbox, event, happen, mail_server, settings, subscribe


class Killed(BaseException):
    """Stands for kill -9."""


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.mark.parametrize("survived", [0, 1, 2, 3, 5, 20])
def test_a_kill_between_any_two_steps_loses_nothing(
    database: Database, clock: FixedClock, mailbox: Mailbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    """Killed before the n-th write, then run again: every message arrives, a second copy only under its first id."""
    subscribe(database, "a@demo.test")
    subscribe(database, "b@demo.test")
    happen(database, event(1), event(2))
    real, steps = Database.begin, 0

    def mortal(self: Database) -> Any:
        nonlocal steps
        steps += 1
        if steps == survived + 1:
            raise Killed
        return real(self)

    with mail_server(mailbox) as port:
        config = settings(tmp_path, port)
        with monkeypatch.context() as patch:
            patch.setattr(Database, "begin", mortal)
            with pytest.raises(Killed):
                run(database, config, clock)
                raise Killed
        before = len(mailbox.mails)
        unmarked = before - sum(m.state == "sent" for m in messages(database))
        assert unmarked in {0, 1}
        report = run(database, config, clock)
    assert report.pending == 0 and {m.state for m in messages(database)} == {"sent"}
    copies = Counter((mail["To"], mail["X-Ducha-Events"]) for mail in mailbox.mails)
    assert len(copies) == 4 and sum(copies.values()) == 4 + unmarked
    ids = {(mail["To"], mail["X-Ducha-Events"], mail["Message-ID"]) for mail in mailbox.mails}
    assert len(ids) == 4


def test_kill_9_after_acceptance_sends_again_under_the_same_id(tmp_path: Path, mailbox: Mailbox) -> None:
    """A real process, killed by the mail server after it has taken the mail and before it says so."""
    database = Database(f"sqlite:///{tmp_path / 'ducha.sqlite3'}")
    database.migrate()
    subscribe(database)
    happen(database, event(1), event(2))
    child: list[subprocess.Popen[bytes]] = []
    accept = mailbox.handle_DATA

    async def take_and_kill(*given: Any) -> str:
        answer = await accept(*given)
        if len(mailbox.mails) == 2:
            os.kill(child[0].pid, signal.SIGKILL)
            child[0].wait()
        return answer

    mailbox.handle_DATA = take_and_kill  # type: ignore[method-assign]
    with mail_server(mailbox) as port:
        program = textwrap.dedent(f"""
            import asyncio, pathlib
            from datetime import datetime
            from notify.delivery import deliver
            from sources.clock import FixedClock
            from store.database import Database
            from tests.notify_samples import BOX, NOW, settings
            asyncio.run(deliver(Database({database.url.render_as_string()!r}),
                                settings(pathlib.Path({str(tmp_path)!r}), {port}), FixedClock(NOW), BOX))
        """)
        child.append(subprocess.Popen([sys.executable, "-W", "ignore", "-c", program], cwd=Path(__file__).parent.parent))
        deadline = time.monotonic() + 30
        while child[0].poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        assert child[0].returncode == -signal.SIGKILL
        assert [m.state for m in messages(database)] == ["sent", "sending"]
        assert run(database, settings(tmp_path, port), FixedClock(NOW)) == DeliveryReport(sent=1)
    first, second, again = mailbox.mails
    assert second["Message-ID"] == again["Message-ID"] != first["Message-ID"]
    assert second["X-Ducha-Events"] == again["X-Ducha-Events"] == event(2).id
    database.close()


def test_what_a_living_deliverer_sends_is_not_taken_from_it(
    database: Database, clock: FixedClock, mailbox: Mailbox, tmp_path: Path
) -> None:
    subscribe(database)
    happen(database, event(1))
    with mail_server(mailbox) as port:
        config = settings(tmp_path, port)
        with delivering(database) as alone:
            assert alone
            run_expansion_only(database, clock)
            with database.begin() as session:
                assert len(outbox.claim(session, clock.now(), 10)) == 1
            assert run(database, config, clock) == DeliveryReport(pending=1)
            later(clock, minutes=16)  # it has been silent for too long
            assert run(database, config, clock) == DeliveryReport(sent=1)
        with delivering(database) as alone:
            assert alone


def run_expansion_only(database: Database, clock: FixedClock) -> None:
    from notify.expansion import expand

    expand(database, clock.now())


def test_the_notifier_stops_when_asked(database: Database, mailbox: Mailbox, tmp_path: Path) -> None:
    subscribe(database)
    happen(database, event(1))

    async def main(port: int) -> None:
        stop = asyncio.Event()
        task = asyncio.create_task(
            run_forever(database, settings(tmp_path, port), SystemClock(), BOX, stop, pause=0.05)
        )
        for _ in range(200):
            await asyncio.sleep(0.02)
            if len(mailbox.mails) == 1:
                break
        await asyncio.to_thread(happen, database, event(2))
        for _ in range(200):
            await asyncio.sleep(0.02)
            if len(mailbox.mails) == 2:
                break
        stop.set()
        await asyncio.wait_for(task, 5)

    with mail_server(mailbox) as port:
        asyncio.run(main(port))
    assert len(mailbox.mails) == 2


def test_stopping_puts_back_what_was_not_tried(
    database: Database, clock: FixedClock, mailbox: Mailbox, tmp_path: Path
) -> None:
    subscribe(database)
    happen(database, event(1), event(2), event(3))
    stop = asyncio.Event()
    accept = mailbox.handle_DATA

    async def accept_and_stop(*given: Any) -> str:
        stop.set()
        return await accept(*given)

    mailbox.handle_DATA = accept_and_stop  # type: ignore[method-assign]
    with mail_server(mailbox) as port:
        assert run(database, settings(tmp_path, port), clock, stop=stop) == DeliveryReport(sent=1, pending=2)
    assert [(m.state, m.attempts) for m in messages(database)] == [("sent", 1), ("pending", 0), ("pending", 0)]
