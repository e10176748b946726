"""The player: a fresh installation, the pretend sites, and the story from its first step to its last."""

from __future__ import annotations

import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from shutil import rmtree

from .command import CommandError, Ducha, end, free_port, read_lines
from .farm import Farm
from .mailbox import Mail, Mailbox
from .screen import Screen
from .story import Story
from .verdict import Seen, Verdict, judge_events, judge_mails, judge_manners, read_event, wanted

READER = "reader@demo.test"
OPERATOR = "operator@demo.test"
WHOLE = 180.0
"""Seconds that the story takes at speed 1."""
HOME = Path("demo-home")
_MARK = ".ducha-demo"
_BEFORE = timedelta(minutes=1)
# `poll` moves its own fixed clock by the confirmation delay; what it leaves must be due when `deliver` looks
_AFTER = timedelta(minutes=20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to play: `once` = to the end in a temporary home, then a verdict; ports 0 = free ones."""

    speed: float = 1.0
    once: bool = False
    port: int = 0  # of the web
    farm_port: int = 0
    smtp_port: int = 0
    mail_port: int = 0
    home: Path = HOME


@dataclass(slots=True, kw_only=True)
class Progress:
    """What has been seen so far."""

    seq: int = 0
    mails: int = 0
    events: list[Seen] = field(default_factory=list)
    verdict: Verdict = field(default_factory=Verdict)


def play(story: Story, options: Options) -> int:
    """Play the story; 0 when it ended well, 1 when anything was false, missed, twice, or a command failed."""
    screen = Screen()
    try:
        with ExitStack() as stack:
            return _play(story, options, screen, stack)
    except (CommandError, OSError) as error:
        screen.say(f"演示中断:{error}", "bold red")
        return 1
    except KeyboardInterrupt:
        screen.say("已停止。")
        return 0 if not options.once else 130


def _play(story: Story, options: Options, screen: Screen, stack: ExitStack) -> int:
    stack.enter_context(_interruptible())
    home = stack.enter_context(_home(options))
    farm = stack.enter_context(Farm(story, options.farm_port))
    mailbox = stack.enter_context(Mailbox(home / "mailbox", options.smtp_port, options.mail_port))
    port = options.port or free_port()
    ducha = Ducha(home, _settings(mailbox, port))
    settle(ducha, farm)
    if not options.once:
        stack.callback(end, ducha.serve(port))
        site = story.sites[0]
        rows = [("网页", f"http://127.0.0.1:{port}/"), ("邮箱", mailbox.web_url)]
        screen.addresses([*rows, (f"模拟网站 {site.name}", farm.origin(site.key) + "/")])
    progress = Progress()
    for number in range(len(story.steps)):
        began = time.monotonic()
        play_step(number, ducha, farm, mailbox, screen, progress)
        if not options.once:
            _rest(WHOLE / len(story.steps) / options.speed - (time.monotonic() - began))
    verdict = _conclude(farm, mailbox, screen, progress)
    if options.once:
        return 0 if verdict.is_clean else 1
    screen.say("剧本已播完,网页和邮箱继续开放,按 Ctrl-C 结束。")
    threading.Event().wait()
    return 0


def settle(ducha: Ducha, farm: Farm) -> None:
    """What an operator and a subscriber do on the first day."""
    now = farm.story.steps[0].at - _BEFORE
    ids = farm.write_sources(ducha.home / "sources")
    ducha.call("sources", "enable", *ids, now=now)
    ducha.call("subscribe", READER, now=now)


def play_step(number: int, ducha: Ducha, farm: Farm, mailbox: Mailbox, screen: Screen, progress: Progress) -> None:
    """One step: the sites change, Ducha looks, sends, and is asked what it saw."""
    step = farm.story.steps[number]
    screen.begin(number, len(farm.story.steps) - 1, step.at, step.text)
    farm.goto(number)
    polled = read_lines(ducha.call("poll", "--all", "--delay", "0", "--json", now=step.at))
    ducha.call("deliver", "--once", "--json", now=step.at + _AFTER)
    events = read_lines(ducha.call("events", "--json", "--since", str(progress.seq)))
    seen = [read_event(event, farm.page_at) for event in events]
    mails = mailbox.mails()[progress.mails :]
    verdict = judge_events(wanted(step), seen)
    screen.told(seen, mails, _looked(polled))
    screen.faults(verdict)
    progress.seq = max((event.seq for event in seen), default=progress.seq)
    progress.mails += len(mails)
    progress.events += seen
    progress.verdict += verdict


def _conclude(farm: Farm, mailbox: Mailbox, screen: Screen, progress: Progress) -> Verdict:
    mails: list[Mail] = mailbox.mails()
    story, log = farm.story, farm.log
    post = judge_mails(progress.events, mails, READER, OPERATOR) + judge_manners(story.sites, log)
    screen.say("")
    screen.faults(post)
    verdict = progress.verdict + post
    rows = [
        ("步骤", len(story.steps)), ("剧本中的变化", story.happenings),
        ("应报事件", sum(len(step.expect) for step in story.steps)), ("实报事件", len(progress.events)),
        ("送达邮件", len(mails)), ("收到的请求", len(log)),
    ]  # fmt: skip
    screen.summary(rows, verdict)
    return verdict


def _looked(polled: list[dict[str, object]]) -> str:
    if not polled:
        return "没有结果"
    names = (("polled", "共"), ("fresh", "新内容"), ("unchanged", "304"), ("identical", "相同"), ("gone", "不存在"))
    more = (("challenged", "被拦截"), ("errors", "错误"), ("wall_s", "秒"))
    return ",".join(f"{label} {polled[0][name]}" for name, label in (*names, *more) if name in polled[0])


def _settings(mailbox: Mailbox, port: int) -> dict[str, str]:
    return {
        "ALLOW_ADDRESSES": "127.0.0.0/8", "MAIL_URL": mailbox.smtp_url, "MAIL_FROM": "Ducha 督察 <ducha@demo.test>",
        "OPERATOR": OPERATOR, "PUBLIC_URL": f"http://127.0.0.1:{port}",
    }  # fmt: skip


def _rest(seconds: float) -> None:
    if seconds > 0:
        time.sleep(seconds)


@contextmanager
def _home(options: Options) -> Iterator[Path]:
    """A fresh home: temporary for one run, else a folder that an earlier demonstration may have left."""
    if options.once:
        with tempfile.TemporaryDirectory(prefix="ducha-demo-") as folder:
            yield Path(folder)
        return
    home = options.home.resolve()
    if home.exists() and any(home.iterdir()):
        if not (home / _MARK).exists():
            raise OSError(f"{home} 不是演示目录,不会清空;请换一个目录")
        rmtree(home)
    home.mkdir(parents=True, exist_ok=True)
    (home / _MARK).touch()
    yield home


@contextmanager
def _interruptible() -> Iterator[None]:
    """SIGTERM ends the play as Ctrl-C does, so that what was started is ended too."""

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
