"""Delivering: claim what is due, send it, write down what became of it; a kill at any moment loses nothing."""

from __future__ import annotations

import asyncio
import secrets
import traceback
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError

from sources.clock import Clock
from sources.settings import Settings
from store import outbox
from store.addresses import EMAIL
from store.conditions import INSTALLATION, close_condition, is_open, open_condition
from store.database import Database
from store.event import Event, EventType
from store.outbox import NEEDS_ACTION, Claim, Failing
from store.presence import delivering, take_turn
from store.secrets import SecretBox
from store.subscriptions import find, sealed_address

from .backoff import is_hopeless, pause_after
from .channels import Answer, Verdict
from .expansion import digest_due, expand, period_of_key
from .mail import host_of
from .post import Post
from .rendering import Rendered

CLAIMS = 40
"""Messages claimed at a time; what a killed run had claimed and not tried is sent by the next one."""

LANES = 4
"""Channels served at the same time."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryReport:
    """What a delivery did: accepted, given up, put back for later; and how many messages are still owed."""

    sent: int = 0
    failed: int = 0
    retried: int = 0
    pending: int = 0


@dataclass(slots=True, kw_only=True)
class _Run:
    """The state of one call of `deliver`."""

    database: Database
    clock: Clock
    post: Post
    host: str
    stop: asyncio.Event
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    down_channels: set[str] = field(default_factory=set)
    down_subscriptions: set[int] = field(default_factory=set)


async def deliver(
    database: Database, settings: Settings, clock: Clock, box: SecretBox, *, stop: asyncio.Event | None = None
) -> DeliveryReport:
    """Expand new events and send what is due, once.

    What a dead run left half-sent is sent again under the same Message-ID. Trouble of a channel is written down with
    the message and reported as an operator event, never raised; trouble of the database is.
    """
    post = Post(settings, clock, box)
    run = _Run(
        database=database, clock=clock, post=post, host=host_of(settings.mail_from), stop=stop or asyncio.Event()
    )
    try:
        with delivering(database) as alone:
            await asyncio.to_thread(_reclaim, database, clock.now(), alone)
            await _send_due(run)
    finally:
        post.close()
    return DeliveryReport(**run.counts, pending=await asyncio.to_thread(_count_pending, database))


async def run_forever(
    database: Database, settings: Settings, clock: Clock, box: SecretBox, stop: asyncio.Event, *, pause: float = 5.0
) -> None:
    """Deliver again and again, `pause` seconds apart, until `stop` is set; what is being sent then is finished.

    Trouble of the database is logged and waited out.
    """
    wait = pause
    while not stop.is_set():
        try:
            report = await deliver(database, settings, clock, box, stop=stop)
            wait = pause
            if report.sent or report.failed or report.retried:
                log.info("delivered", sent=report.sent, failed=report.failed, retried=report.retried)
        except (SQLAlchemyError, OSError) as error:
            wait = min(wait * 2, 300.0)
            log.error("delivery interrupted", error=type(error).__name__, next_try_in=wait)
        try:
            await asyncio.wait_for(stop.wait(), timeout=wait)
        except TimeoutError:
            continue


async def send_test(
    database: Database, settings: Settings, clock: Clock, box: SecretBox, subscription_id: int
) -> str | None:
    """Send a test message to a subscription, past the outbox; None when it was accepted, else why not, in Chinese.

    Raises SubscriptionError when there is no such subscription.
    """
    with database.read() as session:
        subscription, sealed = find(session, subscription_id), sealed_address(session, subscription_id)
    text = "这是一条测试消息：收到它，说明该订阅的通道可用。"
    words = Rendered(
        subject="【测试】Ducha 督察通知通道测试", text=f"{text}\n", html=f"<p>{text}</p>", lines=(text,), links=()
    )
    post = Post(settings, clock, box)
    try:
        message_id = f"<test.{secrets.token_hex(8)}@{host_of(settings.mail_from)}>"
        answer = await post.send_rendered(words, subscription, sealed, message_id)
        return None if answer.verdict is Verdict.ACCEPTED else answer.error
    finally:
        post.close()


async def _send_due(run: _Run) -> None:
    """Send everything that is due now, and what follows from it (the operator's news of failing channels)."""
    run.down_channels.clear()
    run.down_subscriptions.clear()
    while not run.stop.is_set():
        now = run.clock.now()
        claims = await asyncio.to_thread(_take, run, now)
        if claims:
            await _send_all(run, claims)
        elif await asyncio.to_thread(_report_health, run.database, now) is None:
            return


async def _send_all(run: _Run, claims: Sequence[Claim]) -> None:
    lanes: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        lanes[_lane(claim)].append(claim)
    gate = asyncio.Semaphore(LANES)

    async def serve(lane: list[Claim]) -> None:
        async with gate:
            await _serve_lane(run, lane)

    # one lane's trouble with the database must not cut another one off between acceptance and mark
    results = await asyncio.gather(*(serve(lane) for lane in lanes.values()), return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result


async def _serve_lane(run: _Run, lane: Sequence[Claim]) -> None:
    """Send the messages of one channel one after the other; when the channel is down the rest wait."""
    for index, claim in enumerate(lane):
        rest = [later.id for later in lane[index:]]
        if run.stop.is_set():
            await asyncio.to_thread(_put_back, run.database, rest, run.clock.now(), "")
            return
        answer = await _attempt(run, claim)
        again = await asyncio.to_thread(_note, run, claim, answer)
        if answer.verdict.stops_channel:
            if claim.subscription.channel == EMAIL:
                run.down_channels.add(EMAIL)
            else:
                run.down_subscriptions.update(later.subscription.id for later in lane)
            await asyncio.to_thread(_put_back, run.database, rest[1:], again, _worded(answer))
            return


async def _attempt(run: _Run, claim: Claim) -> Answer:
    if not claim.events:
        return Answer(verdict=Verdict.REFUSED, error="消息所指的事件已不存在")
    try:
        return await run.post.send(claim)
    except Exception as error:  # a message that cannot be worded must not keep the others from leaving
        # not the traceback: its text and its variables may hold the address
        frame = traceback.extract_tb(error.__traceback__)[-1]
        log.error(
            "message could not be sent", message=claim.id, error=type(error).__name__,
            where=f"{frame.filename}:{frame.lineno}",
        )  # fmt: skip
        return Answer(verdict=Verdict.LATER, error=f"消息无法生成或发送（{type(error).__name__}）")


def _note(run: _Run, claim: Claim, answer: Answer) -> datetime:
    """Write down what became of an attempt; gives the time from which the channel may be tried again."""
    now = run.clock.now()
    again = now + pause_after(claim.attempts, claim.message_id)
    with run.database.begin() as session:
        if answer.verdict is Verdict.ACCEPTED:
            outbox.mark_sent(session, claim.id, now)
            run.counts["sent"] += 1
        elif answer.verdict is Verdict.REFUSED or is_hopeless(_owed_since(claim), now, claim.attempts):
            outbox.mark_failed(session, claim.id, _worded(answer))
            run.counts["failed"] += 1
        else:
            outbox.mark_retry(session, claim.id, again, _worded(answer))
            run.counts["retried"] += 1
    if answer.verdict is not Verdict.ACCEPTED:
        log.warning(
            "message not accepted", message=claim.id, to=claim.subscription.address_masked, attempt=claim.attempts,
            verdict=answer.verdict.value, error=answer.error,
        )  # fmt: skip
    return again


def _worded(answer: Answer) -> str:
    return f"{NEEDS_ACTION}{answer.error}" if answer.verdict is Verdict.BLOCKED else answer.error


def _owed_since(claim: Claim) -> datetime:
    """Since when this message should have left: a digest is not late before it is due."""
    period, digest = period_of_key(claim.key), claim.subscription.digest
    return max(claim.created_at, digest_due(period, digest)) if period and digest else claim.created_at


def _lane(claim: Claim) -> str:
    return EMAIL if claim.subscription.channel == EMAIL else claim.subscription.address_key


def _reclaim(database: Database, now: datetime, alone: bool) -> None:
    with database.read() as session:
        if not outbox.has_sending(session):
            return
    with database.begin() as session:
        count = outbox.reclaim(session, now, all_dead=alone)
    if count:
        log.warning("messages of a dead run are owed again", count=count)


def _take(run: _Run, now: datetime) -> list[Claim]:
    """Expand and claim; looks before it takes the write lock, for most rounds find nothing to do."""
    with run.database.read() as session:
        has_news, has_due = outbox.has_unexpanded(session, now), outbox.has_due(session, now)
    if has_news:
        expand(run.database, now, host=run.host)
    if not (has_news or has_due):
        return []
    with run.database.begin() as session:
        return outbox.claim(
            session, now, CLAIMS, skip_channels=run.down_channels, skip_subscriptions=run.down_subscriptions
        )


def _put_back(database: Database, message_ids: Sequence[int], at: datetime, error: str) -> None:
    if message_ids:
        with database.begin() as session:
            outbox.put_back(session, message_ids, at, error)


def _report_health(database: Database, now: datetime) -> Event | None:
    """Tell the operator, once, that messages do not arrive, and once that they do again."""
    with database.read() as session:
        if bool(outbox.failing(session)) == is_open(session, INSTALLATION, EventType.DELIVERY_FAILING):
            return None
    with database.begin() as session:
        take_turn(session, "health")
        bad = outbox.failing(session)
        if bad:
            return open_condition(session, INSTALLATION, EventType.DELIVERY_FAILING, describe(bad), now)
        return close_condition(session, INSTALLATION, EventType.DELIVERY_FAILING, now)


def describe(bad: Sequence[Failing]) -> str:
    """Which subscriptions do not get their messages, and why, in one line."""
    first = bad[0]
    others = f"；另有 {len(bad) - 1} 个订阅收不到消息" if len(bad) > 1 else ""
    return f"订阅 #{first.subscription_id}（{first.address_masked}）：{first.error or '发送未成功'}{others}"


def _count_pending(database: Database) -> int:
    with database.read() as session:
        return outbox.count_pending(session)
