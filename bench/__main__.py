"""Speed and size as ratios, ours against the alternative, in one run: `make bench` (or `python -m bench NAME…`)."""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import zstandard
from bs4 import BeautifulSoup
from diff_match_patch import diff_match_patch
from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from parsers import sameness
from parsers.api import read
from parsers.document import Role
from parsers.sameness import proof_of
from store.archive import put
from store.claims import claim
from store.database import Database
from store.diff import diff_text
from store.tables import Base, BodyRow, PageRow, SourceRow

GOLDENS = Path(__file__).parents[1] / "tests" / "goldens"
HAN = "督察整改任务验收销号公示生态环境保护污染治理河流矿山修复处置垃圾渗滤液管网完成情况监督电话异议"


def prose(dice: random.Random, characters: int) -> str:
    """Paragraphs of Han characters and figures, about so many characters."""
    paragraphs, length = [], 0
    while length < characters:
        words = "".join(dice.choice(HAN) for _ in range(dice.randint(60, 180)))
        paragraph = f"{words}共{dice.randint(2, 900)}项，完成{dice.randint(1, 99)}%。"
        paragraphs.append(paragraph)
        length += len(paragraph)
    return "\n".join(paragraphs)


def page(dice: random.Random, body: str) -> bytes:
    """A page in TRS shape around a body."""
    links = "".join(f'<li><a href="/{n}/">{prose(dice, 10)[:12]}</a></li>' for n in range(120))
    text = "".join(f"<p>{line}</p>" for line in body.split("\n"))
    return (
        f"<html><head><title>公示</title></head><body><ul class=nav>{links}</ul><h1>关于整改任务验收销号的公示</h1>"
        f'<div class="TRS_Editor">{text}</div><div class=footer>主办：某市生态环境局</div></body></html>'
    ).encode()


def cpu(action: Callable[[], object], times: int = 5) -> float:
    """The least CPU seconds of several runs."""
    best = float("inf")
    for _ in range(times):
        began = time.process_time()
        action()
        best = min(best, time.process_time() - began)
    return best


def bench_diff() -> None:
    """An edited text of 40,000 characters: our token diff against diff-match-patch on the raw text."""
    dice = random.Random(7)
    before = prose(dice, 40_000)
    lines = before.split("\n")
    after = "\n".join(line if dice.random() < 0.7 else prose(dice, len(line)) for line in lines)
    raw = diff_match_patch()
    raw.Diff_Timeout = 0
    ours, theirs = cpu(lambda: diff_text(before, after), 3), cpu(lambda: raw.diff_main(before, after), 1)
    print(f"diff     ours {ours:.3f} s, raw diff-match-patch {theirs:.3f} s: {theirs / ours:.1f} times as fast")


def bench_archive() -> None:
    """One changed word on a page of about 60 KB: the earlier version as dictionary against plain zstd."""
    dice = random.Random(7)
    body = prose(dice, 18_000)
    first, second = page(random.Random(1), body), page(random.Random(1), body.replace("项", "个", 1))
    database = Database("sqlite://")
    Base.metadata.create_all(database.engine)
    with database.begin() as session:
        digest = put(session, second, put(session, first, None))
        ours = len(session.get_one(BodyRow, digest).data)
    theirs = len(zstandard.ZstdCompressor(level=6).compress(second))
    print(f"archive  ours {ours} bytes, plain zstd {theirs} bytes of {len(second)}: {theirs / ours:.0f} times as small")


def bench_reading() -> None:
    """A page of about 60 KB read to a Document, against building a BeautifulSoup tree of it and no more."""
    raw = page(random.Random(1), prose(random.Random(7), 18_000))
    ours = cpu(lambda: read(raw, "http://sthj.example.gov.cn/t20260301_1.html", role=Role.DETAIL))
    tree = cpu(lambda: BeautifulSoup(raw, "lxml"))
    print(f"reading  ours {ours * 1e3:.1f} ms, the tree alone {tree * 1e3:.1f} ms: {ours / tree:.1f} times the tree")


def bench_sameness() -> None:
    """All golden pages: the proof that a page reads as it did, of one met first and of one met before, against reading it."""
    pages = [
        (page.parent.joinpath("page.html").read_bytes(), json.loads(page.read_text("utf-8")))
        for page in sorted(GOLDENS.rglob("expected.json"))
    ]
    if not pages:
        raise SystemExit(f"no golden pages under {GOLDENS}")
    told = [(raw, page["url"], Role(page["role"]), page.get("charset")) for raw, page in pages]

    def prove() -> None:
        for raw, url, role, mime in told:
            proof_of(raw, url, role=role, charset=mime, source=None)

    def prove_anew() -> None:
        sameness.forget()
        prove()

    anew, again = cpu(prove_anew), cpu(prove)
    full = cpu(lambda: [read(raw, url, role=role, charset=mime) for raw, url, role, mime in told], 3)
    size = sum(len(raw) for raw, _ in pages) / len(pages) / 1000
    print(
        f"sameness proof {1e3 * anew / len(pages):.2f} ms, of a page met before {1e3 * again / len(pages):.2f} ms,"
        f" full reading {1e3 * full / len(pages):.2f} ms a page of {size:.0f} KB on average ({len(pages)} golden pages):"
        f" {full / anew:.1f} and {full / again:.0f} times as fast"
    )


def bench_claim() -> None:
    """Claiming 32 of 100,000 pages while another process holds 200: with the index of what is held, against without it."""
    database = Database("sqlite://")
    Base.metadata.create_all(database.engine)
    now = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    with database.begin() as session:
        _watch_many(session, 100_000, now)
        ours = cpu(lambda: _claim_undone(session, now))
        session.execute(text("DROP INDEX ix_page_lease"))
        theirs = cpu(lambda: _claim_undone(session, now))
    print(f"claim    ours {ours * 1e3:.1f} ms, without the index {theirs * 1e3:.1f} ms: {theirs / ours:.1f} times as fast")


def _watch_many(session: Session, count: int, now: datetime) -> None:
    """Pages of a thousand hosts, forty of them due; two hundred others are held by a process on another machine."""
    session.add(SourceRow(id="s", name="s", enabled=True, definition={}, added_at=now))
    session.flush()
    held = {"lease": "1", "lease_owner": "elsewhere:1:1", "lease_until": now + timedelta(minutes=9)}
    free = dict.fromkeys(held)
    session.execute(
        insert(PageRow),
        [
            {
                "url": f"http://h{n % 1000}.gov.cn/t{n}.html", "url_key": str(n), "host": f"h{n % 1000}.gov.cn",
                "role": "detail", "source_id": "s", "added_at": now,
                "due_at": now + timedelta(minutes=n - 40), **(held if n >= count - 200 else free),
            }
            for n in range(count)
        ],
    )  # fmt: skip


def _claim_undone(session: Session, now: datetime) -> None:
    """Claim, and leave everything as it was."""
    attempt = session.begin_nested()
    assert len(claim(session, now, limit=32)) == 32
    attempt.rollback()


BENCHES = {
    "diff": bench_diff, "archive": bench_archive, "reading": bench_reading, "sameness": bench_sameness,
    "claim": bench_claim,
}  # fmt: skip


def main() -> None:
    """Run the benches named on the command line, all without names."""
    names = sys.argv[1:] or list(BENCHES)
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        raise SystemExit(f"no such bench: {', '.join(unknown)}; there are {', '.join(BENCHES)}")
    for name in names:
        BENCHES[name]()


if __name__ == "__main__":
    main()
