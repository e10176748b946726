"""Reading the archive: `ducha events`, `history`, `diff`, `search`."""

from __future__ import annotations

import sys
from datetime import datetime

import click
from sqlalchemy.orm import Session

from cli.command import Command
from cli.installation import masked, open_installation, print_json, print_lines, show_table
from cli.parameters import Region, event_types, json_lines, json_object
from sources.clock import SHANGHAI, in_shanghai
from store.diff import compare
from store.event import Audience, EventType
from store.events import read_events
from store.history import load_version, pages_by_id, spans_of, versions_of
from store.pages import Page, find_page
from store.privacy import mask_mobiles
from store.search import search as search_archive
from web.labels import OUTCOMES, STATES, reason_label

TYPES = event_types(EventType)
URL_HELP = "网址，或 ducha watch list 中的编号 (address, or number of a page)"


@click.command(cls=Command, epilog=TYPES.listing("类型 Types:"))
@click.option("--since", metavar="SEQ|TIME", help="只列此后的事件：序号，或 ISO 时间（无时区按北京时间） (after a seq or a time)")
@click.option("--type", "types", multiple=True, type=TYPES, help="类型，可多次，“兼属”的也算 (type; may be repeated)")
@click.option("--region", type=Region(), help="行政区划代码或名称，含下级 (region and all below it)")
@click.option("--audience", type=click.Choice([a.value for a in Audience]), help="给订阅者的，还是给运维者的 (for whom)")
@click.option("--limit", type=click.IntRange(1), default=None, help="最多多少条，取最新的 (at most so many, the newest)")
@json_lines
def events(
    since: str | None, types: tuple[str, ...], region: str | None, audience: str | None, limit: int | None, as_json: bool
) -> None:
    """列出事件，按入库顺序 (events in order of commit)。"""
    seq, moment = _since(since)
    with open_installation() as installation, installation.database.read() as session:
        found = read_events(
            session, since_seq=seq, since=moment, types=[EventType(t) for t in types], region=region or "",
            audience=Audience(audience) if audience else None, limit=limit, newest_first=limit is not None,
        )  # fmt: skip
    found.sort(key=lambda event: event.seq)
    if as_json:
        print_lines(masked(event.to_json()) for event in found)
        return
    if not found:
        click.echo("没有事件。")
    for event in found:
        click.echo(f"{event.seq:>6}  {in_shanghai(event.seen_at):%Y-%m-%d %H:%M}  {event.headline}")
        click.echo(f"        {event.url}")


def _since(text: str | None) -> tuple[int, datetime | None]:
    if text is None:
        return 0, None
    if text.isdigit() and len(text) < 19 and not (len(text) == 8 and text.startswith("20")):
        return int(text), None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"{text} 既不是序号也不是 ISO 时间", param_hint="--since") from error
    return 0, moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


def _page(session: Session, url: str) -> Page:
    page = find_page(session, url)
    if page is None:
        raise click.ClickException(f"没有关注过 {url}；用 ducha watch list 查看")
    return page


@click.command(cls=Command)
@click.argument("url", metavar="URL|ID", help=URL_HELP)
@json_object
def history(url: str, as_json: bool) -> None:
    """某页面的版本、事件和“看不到”的时段 (versions, events and blind spans of a page)。"""
    with open_installation() as installation, installation.database.read() as session:
        page = _page(session, url)
        versions = versions_of(session, page.id)
        happened = read_events(session, page_id=page.id)
        spans = spans_of(session, page.id)
    if as_json:
        print_json(
            {
                "url": page.url, "id": page.id, "role": page.role.value, "source": page.source_id, "title": page.title,
                "kind": page.kind, "state": page.state,
                "published": page.published.isoformat() if page.published else None,
                "last_looked_at": _iso(page.last_looked_at), "last_ok_at": _iso(page.last_ok_at),
                "next_due_at": _iso(page.due_at),
                "versions": [
                    {"n": v.n, "captured_at": v.captured_at.isoformat(), "title": v.title, "digest": v.digest,
                     "parser_version": v.parser_version, "size": v.size, "stored": v.stored}
                    for v in reversed(versions)
                ],
                "events": [masked(event.to_json()) for event in happened],
                "spans": [
                    {"looked": s.looked, "outcome": s.outcome, "reason": s.reason, "first_at": s.first_at.isoformat(),
                     "last_at": s.last_at.isoformat(), "polls": s.polls}
                    for s in reversed(spans)
                ],
            }
        )  # fmt: skip
        return
    looked = "尚未读过"
    if page.last_looked_at is not None:
        looked = f"{in_shanghai(page.last_looked_at):%Y-%m-%d %H:%M} {OUTCOMES.get(page.last_outcome, page.last_outcome)}"
    click.echo(f"{page.title or '（未读到标题）'}\n{page.url}\n{STATES.get(page.state, page.state)}；最近一次 {looked}")
    show_table("版本", ["版本", "时间", "标题", "字节", "实存"],
               [(v.n, f"{in_shanghai(v.captured_at):%Y-%m-%d %H:%M}", v.title, v.size, v.stored) for v in versions])  # fmt: skip
    for event in happened:
        click.echo(f"{in_shanghai(event.seen_at):%Y-%m-%d %H:%M}  {event.headline}")
    for span in spans:
        if not span.looked:
            click.echo(f"看不到：{in_shanghai(span.first_at):%m-%d %H:%M} 至 {in_shanghai(span.last_at):%m-%d %H:%M} {reason_label(span.reason)}")


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


@click.command(cls=Command)
@click.argument("url", metavar="URL|ID", help=URL_HELP)
@click.argument("a", type=click.IntRange(1), metavar="A", help="较早的版本号 (earlier version)")
@click.argument("b", type=click.IntRange(1), metavar="B", help="较晚的版本号 (later version)")
@json_object
def diff(url: str, a: int, b: int, as_json: bool) -> None:
    """比较某页面的第 A 版与第 B 版 (difference of two versions)。"""
    with open_installation() as installation, installation.database.read() as session:
        page = _page(session, url)
        before, after = load_version(session, page.id, a), load_version(session, page.id, b)
    if before is None or after is None:
        raise click.ClickException(f"没有第 {a if before is None else b} 版；该页面共 {page.version_n} 版")
    change = compare(before.document, after.document)
    if as_json:
        print_json(masked({"url": page.url, "a": a, "b": b, "summary": change.summary(), "change": change.to_json()}))
        return
    click.echo(mask_mobiles(f"{page.title}\n第 {a} 版 → 第 {b} 版：{change.summary()}"))
    for op in change.ops:
        _show(op.kind, op.before, op.after)
    click.echo()


def _show(kind: str, before: str, after: str) -> None:
    if kind == "equal":
        lines = before.split("\n")
        if len(lines) > 4 or len(before) > 200:
            before = f"{before[:80]} …… {before[-80:]}"
        click.echo(mask_mobiles(before), nl=False)
        return
    colour = sys.stdout.isatty()
    moved = "移" if kind == "move" else ""
    if before:
        text = f"[-{moved}{mask_mobiles(before)}-]"
        click.echo(click.style(text, fg="red", strikethrough=True) if colour else text, nl=False)
    if after:
        text = f"{{+{moved}{mask_mobiles(after)}+}}"
        click.echo(click.style(text, fg="green", underline=True) if colour else text, nl=False)


@click.command(name="search", cls=Command)
@click.argument("query", nargs=-1, required=True, metavar="WORD…", help="要找的词 (words to find)")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="最多多少条 (at most so many)")
@json_lines
def search_command(query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """在存档正文中检索，多个词须同时出现 (all words must occur)。"""
    with open_installation() as installation, installation.database.read() as session:
        hits = search_archive(session, " ".join(query), limit=limit)
        pages = pages_by_id(session, [hit.page_id for hit in hits])
    for hit in hits:
        page = pages.get(hit.page_id)
        if page is None:
            continue
        snippet = mask_mobiles("".join(part.text for part in hit.snippet))
        if as_json:
            print_json({"id": page.id, "url": page.url, "title": page.title, "kind": page.kind, "snippet": snippet})
        else:
            click.echo(f"[{page.id}] {page.title}\n    {page.url}\n    {snippet}")
    if not hits and not as_json:
        click.echo("没有找到。")
