"""Hostile documents: a sample of bench/hostile, and that its measuring would notice if a limit were broken."""

from __future__ import annotations

import hashlib
import io
import os
import random
import re
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from bench.hostile import measuring
from bench.hostile.doors import DOORS, fault_of
from bench.hostile.kinds import KINDS, kind_at, specimen_at
from bench.hostile.measuring import Reading, read_all
from bench.hostile.report import Limits, best_of
from bench.hostile.specimen import Specimen
from parsers import counters, cutting, markup
from parsers.api import read
from parsers.decode import storable
from parsers.document import Block, BlockKind, Document, Role
from parsers.families import listing_groups
from parsers.files import read_file
from parsers.files.content import Unreadable
from parsers.files.pdf_forms import refuse_nested_forms
from parsers.pruning import prune_detail
from parsers.sameness import MOST_TAGS, proof_of
from tests.file_samples import pack, xlsx

ROOT = Path(__file__).resolve().parents[1]
URL = "http://sthjj.qinglan.gov.cn/zwgk/t20260301_1.html"
HAN = "督察整改任务。"


@pytest.mark.slow
def test_a_sample_holds_every_limit() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench.hostile", "--seed", "7", "--count", "150", "--workers", "1"],
        cwd=ROOT, capture_output=True, text=True, timeout=500, check=False,
    )  # fmt: skip
    last = done.stdout.strip().splitlines()[-1:]
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert re.fullmatch(r"150 documents: 0 exceptions, 0 caught at the boundary, slowest [\d.]+ s .*, largest \d+ MB", *last)


# --- what a run is made of ------------------------------------------------------------------------------------------


def digest_of(specimen: Specimen) -> str:
    return hashlib.sha256(repr((specimen.url, specimen.charset, specimen.source, specimen.doors)).encode() + specimen.raw).hexdigest()


def test_a_seed_names_its_documents_in_whatever_order() -> None:
    forward = [digest_of(specimen_at(5, index)) for index in range(40)]
    backward = [digest_of(specimen_at(5, index)) for index in reversed(range(40))]
    assert forward == backward[::-1]
    assert len(set(forward)) > 35
    assert sum(one == other for one, other in zip(forward, (digest_of(specimen_at(6, index)) for index in range(40)), strict=True)) < 5


def test_the_same_documents_in_another_process() -> None:
    """Neither the clock nor the seed of hashes has a say."""
    code = "from bench.hostile.kinds import specimen_at as s; import hashlib; print(hashlib.sha256(b''.join(s(5, n).raw for n in range(60))).hexdigest())"
    printed = {
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(printed) == 1


def test_every_kind_has_its_share() -> None:
    assert sum(share for _, share, _ in KINDS) == 10_000
    met = {kind_at(1, index) for index in range(2_000)}
    assert met == {name for name, _, _ in KINDS}


@pytest.mark.parametrize("name", [name for name, _, _ in KINDS])
def test_every_maker_makes_different_documents_for_known_doors(name: str) -> None:
    make = next(make for known, _, make in KINDS if known == name)
    made = [make(random.Random(number)) for number in range(4)]
    assert len({specimen.raw for specimen in made}) > 1
    assert all(specimen.doors and set(specimen.doors) <= set(DOORS) for specimen in made)


# --- what a run would notice ----------------------------------------------------------------------------------------


def _raise(_: Specimen) -> Any:
    raise KeyError("unforeseen")


def _eat(_: Specimen) -> Any:
    return len(b"x" * (200 << 20)) and Document()


def _spin(_: Specimen) -> Any:
    began = time.process_time()
    while time.process_time() - began < 0.4:
        pass
    return Document()


def _body(text: str) -> Callable[[Specimen], Any]:
    return lambda _: Document(blocks=(Block(kind=BlockKind.PARAGRAPH, text=text),))


FAULTS: dict[str, tuple[Callable[[Specimen], Any], str]] = {
    "an exception": (_raise, "KeyError"),
    "an exit": (lambda _: sys.exit(0), "SystemExit"),
    "a death": (lambda _: os.kill(os.getpid(), 9), "the process died with status 9"),
    "a hang": (lambda _: time.sleep(30), "killed after"),
    "hunger": (lambda _: b"x" * (2 << 30), "MemoryError"),
    "what was caught": (lambda _: Document(problem="解析出错：KeyError: 1"), "caught: 解析出错"),
    "a surrogate": (_body("\ud800"), "surrogate"),
    "a NUL": (_body("a\0"), "character"),
    "a body without end": (_body("督" * 2_000_000), "a body of"),
    "infinity": (lambda _: Document(facts={"letters": {"total": float("inf")}}), "ValueError"),
    "a dictionary for a Document": (lambda _: 5, "not a Document but int"),
    "time": (_spin, "0.4"),
    "memory": (_eat, "MB"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_and_the_others_are_still_read(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    act, said = FAULTS[fault]

    def specimen(_: int, index: int) -> Specimen:
        return Specimen(name=f"n{index}", raw=b"<p>x</p>", doors=("detail",), url="bad" if index == 1 else URL)

    sound = DOORS["detail"]
    monkeypatch.setitem(DOORS, "detail", lambda found: act(found) if found.url == "bad" else sound(found))
    monkeypatch.setattr(measuring, "specimen_at", specimen)
    monkeypatch.setattr(measuring, "PATIENCE", 4.0)
    # a suite may have read thousands of pages in this process, and its children begin where it stands
    monkeypatch.setattr(measuring, "ADDRESS_SPACE", measuring.memory("VmSize") + (1 << 30))
    own = measuring.memory("VmRSS") / 2**20
    limits = Limits(seconds=0.3, megabytes=own + 100 if fault == "memory" else own + 4000)
    readings = {reading.index: reading for reading in read_all(1, [0, 1, 2], workers=1)}
    assert sorted(readings) == [0, 1, 2]
    assert (limits.broken_by(readings[0]), limits.broken_by(readings[2])) == (None, None)
    broken = limits.broken_by(readings[1])
    assert broken is not None and said in broken


def reading(door: str = "detail", *, cpu: float = 0.01, peak: float = 90.0, growth: float = 1.0, error: str | None = None) -> Reading:
    return Reading(index=1, kind="golden, spoilt", name="x", door=door, size=9, cpu=cpu, wall=cpu, peak=peak, growth=growth, error=error)


def test_limits_differ_where_nothing_can_be_killed() -> None:
    limits = Limits()
    assert limits.broken_by(reading(cpu=2.9, peak=511.0)) is None
    assert limits.broken_by(reading(cpu=3.1)) == "3.10 s"
    assert limits.broken_by(reading(peak=513.0)) == "513 MB"
    assert limits.broken_by(reading("proof", cpu=0.14, peak=900.0, growth=99.0)) is None
    assert limits.broken_by(reading("proof", cpu=0.16)) == "0.16 s"
    assert limits.broken_by(reading("list-proof", growth=101.0)) == "101 MB"


def test_a_busy_machine_is_forgiven_but_no_error() -> None:
    assert best_of(reading(cpu=5.0), [reading(cpu=1.0), reading("list", cpu=0.1)]).cpu == 1.0
    assert best_of(reading(cpu=5.0), [reading(cpu=9.0, error="KeyError")]).error == "KeyError"


def test_a_proof_of_a_page_over_the_limit_is_a_fault() -> None:
    large = Specimen(name="x", raw=b"x" * 600_001, doors=("proof",))
    assert fault_of("proof", large, "2-abc") is not None
    assert fault_of("proof", large, None) is None


# --- what was found: each took seconds or minutes -------------------------------------------------------------------

PASSES = {
    "cells of one row, each with a counter": "<table><tr>" + "<td>浏览：1" * 29_000,
    "controls with text behind them": f"<input>{HAN}" * 20_000,
    "scripts with text behind them": f"<script></script>{HAN}" * 12_000,
    "footers in footers": "<footer class=foot>" * 2_000 + "<p>x" * 20_000,
    "counters in nested blocks": "<div>浏览：<a>1</a>" * 2_000 + HAN * 30_000,
    "marks and menus in one body": f"<div id=zoom>{HAN * 20_000}" + "<div class=nav><a href=1>首页首页</a></div>" * 9_000,
    "shares in one body": f"<div id=zoom>{HAN * 20_000}" + "<div class=share>分享到微信</div>" * 9_000,
    "menus side by side": f"<p>{HAN}</p>" + "<div class=nav><a href=1>首页首页</a></div>" * 10_000,
    "distinct attributes": "<p " + "".join(f"a{number}=1 " for number in range(90_000)) + f">{HAN}",
    "distinct quoted attributes": "<p " + "".join(f'a{number}="b>"' for number in range(60_000)) + f">{HAN}",
    "counter labels and blanks": ("浏览量" + " " * 40) * 20_000,
    "links in a deep nest": "<section class=left><a href=1>督察</a> " * 4_000,
    "unclosed links in a deep nest": "<section class=left><a href=1>督察整改 " * 4_000,
    "texts in a deep nest": f"<div class=left>{HAN}" * 10_000,
}


@pytest.mark.parametrize("name", PASSES)
def test_the_first_pass_is_linear(name: str) -> None:
    text = f"<html><body>{PASSES[name]}"
    began = time.process_time()
    page = prune_detail(text)
    assert page.root is not None
    assert len(page.substance) > 100
    assert time.process_time() - began < 1.0


def test_neighbours_are_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    judge, text = cutting._is_prose, cutting._text
    monkeypatch.setattr(cutting, "_is_prose", lambda element: asked.append(element) or judge(element))
    prune_detail(f"<html><body>{PASSES['menus side by side']}")
    assert 0 < len(asked) == len(set(asked))
    measured: list[int] = []
    monkeypatch.setattr(cutting, "_text", lambda element: measured.append(len(found := text(element))) or found)
    shares = "".join(f"<div class=share>分享到微信{number}</div>" for number in range(9_000))
    prune_detail(f"<html><body><div id=zoom>{HAN * 20_000}{shares}")
    assert len(measured) > 500
    assert sum(length > 100_000 for length in measured) <= 4


def test_few_blocks_are_judged_for_counters(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[Any] = []
    monkeypatch.setattr(counters, "_only_ticks", lambda holder: judged.append(holder) or True)
    counters.stop_counters(lxml.html.fromstring("<p>浏览：1</p>" * 5_000))
    assert 100 < len(judged) < 200


def test_a_label_and_blanks_are_looked_at_once() -> None:
    text = ("浏览量" + " " * 40) * 200_000
    began = time.process_time()
    assert counters._FIGURE.search(text) is None
    assert time.process_time() - began < 1.5
    assert all(counters._FIGURE.search(f"浏览量{shape}12") for shape in ("", " ", "：", " ： ", "（", " : [ "))


def test_pages_built_as_no_honest_one_are_not_proved_in_the_main_process() -> None:
    def proof(tags: int) -> str | None:
        return proof_of(f"<html><body>{HAN}{'<b>' * tags}".encode(), URL, role=Role.DETAIL, charset=None, source=None)

    assert proof(MOST_TAGS // 2) is not None
    assert proof(MOST_TAGS + 1) is None


def test_elements_are_bounded_and_the_cut_is_told() -> None:
    sound, whole = markup.bounded("<td>x</td>" * 20_000)
    assert (sound.count("<td>"), whole) == (20_000, False)
    cut, truncated = markup.bounded("<td>x" * 40_000)
    assert (cut.count("<td>"), truncated) == (markup.MAX_ELEMENTS, True)
    closing, truncated = markup.bounded("<td>x" + "</p>" * 60_000)
    assert truncated and closing.count("<") == markup.MAX_TAGS


def test_attributes_are_bounded_and_nothing_else_is_touched() -> None:
    swollen = "<p " + "".join(f"a{number}='{number}' " for number in range(9_000)) + f">{HAN}</p><i b=1>"
    kept, truncated = markup.bounded(swollen)
    assert kept.endswith(f">{HAN}</p><i b=1>") and not truncated
    assert f"a{markup.MAX_ATTRIBUTES - 1}='" in kept and f"a{markup.MAX_ATTRIBUTES}='" not in kept
    small = "<p " + "".join(f"a{number} " for number in range(5_000)) + ">"
    assert markup.bounded(small) == (small, False), "few enough to be compared with one another"
    script = "<script>for(i=0;i<n;i++){" + "var a = 1; b.c = 'x'; list.push({title: \"督察\", url: a});\n" * 2_000 + "}</script>"
    assert markup.bounded(script) == (script, False)
    styled = f"<div style='{'a:b;' * 9_000}' class='{'a ' * 9_000}'>{HAN}</div><img src='data:image/png;base64,{'A' * 90_000}'>"
    assert markup.bounded(styled) == (styled, False)


# --- what was found in files ----------------------------------------------------------------------------------------


def form(number: int, drawn: int, times: int) -> bytes:
    commands = b"/F Do " * times
    return b"%d 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>/Length %d>>stream\n%s\nendstream\nendobj\n" % (
        number, drawn, len(commands), commands,
    )  # fmt: skip


def page_of_forms(*forms: bytes) -> bytes:
    head = (
        b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</F 10 0 R>>>>/Contents 5 0 R>>\nendobj\n"
        b"5 0 obj\n<</Length 5>>stream\n/F Do\nendstream\nendobj\n"
    )
    return head + b"".join(forms) + b"trailer<</Root 1 0 R/Size 99>>\n%%EOF"


@pytest.mark.parametrize(
    ("forms", "refused"),
    [([form(10, 10, 2)], True), ([form(10, 11, 1), form(11, 10, 3)], True), ([form(number, number + 1, 3) for number in range(10, 30)], True),
     ([form(number, number + 1, 1) for number in range(10, 14)], False), ([form(10, 99, 50)], False)],
    ids=["itself", "one another", "threefold twenty deep", "a chain", "nothing"],
)  # fmt: skip
def test_drawings_without_end_are_refused_before_they_are_drawn(forms: list[bytes], refused: bool) -> None:
    if refused:
        with pytest.raises(Unreadable, match="嵌套"):
            refuse_nested_forms(page_of_forms(*forms))
    else:
        refuse_nested_forms(page_of_forms(*forms))
        assert "嵌套" not in (read_file(page_of_forms(*forms), "http://a.cn/a.pdf").problem or "")


def test_a_packed_drawing_is_counted_too() -> None:
    packed = zlib.compress(b"/F Do " * 3)
    deep = [form(number, number + 1, 3).replace(b"/Length", b"/Filter/FlateDecode/Length").replace(b"/F Do /F Do /F Do ", packed) for number in range(10, 30)]
    with pytest.raises(Unreadable, match="嵌套"):
        refuse_nested_forms(page_of_forms(*deep))


def test_styles_without_end_are_done_without() -> None:
    sound = xlsx({"表": [["任务", 0.5]]})
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(b"</cellXfs>", b"<xf/>" * 200_000 + b"</cellXfs>")
    assert parts["xl/styles.xml"].count(b"<xf/>") == 200_000
    began = time.process_time()
    document = read_file(pack(parts), "http://a.cn/a.xlsx")
    assert time.process_time() - began < 1.5
    assert "任务 | 0.5" in document.body
    assert document.dropped[0][0] == "cell-formats"


def test_slides_of_tags_alone_are_refused() -> None:
    slide = "<a>" + ("<p>" * 200 + "</p>" * 200) * 800 + "</a>"
    began = time.process_time()
    document = read_file(pack({"ppt/presentation.xml": "<p/>", **{f"ppt/slides/slide{n}.xml": slide for n in range(60)}}), "http://a.cn/a.pptx")
    assert time.process_time() - began < 4
    assert document.problem is not None and "标签" in document.problem


@pytest.mark.parametrize("name", ["%00%1f.pdf", "a%ed%a0%80.pdf", "%ef%bf%bf.doc"])
def test_a_name_can_be_stored(name: str) -> None:
    title = read_file(b"%PDF-", f"http://a.cn/{name}").title or ""
    assert storable(title) == title


# --- what was found in texts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("reference", ["&#0;", "&#31;", "&#x1F", "&#x00b;", "&#65535;", "&#xFFFE;", "&#&#0;14;", "\uffff", "\x1f"])
def test_no_control_character_comes_through_a_page(reference: str) -> None:
    """Each of them once made the first pass raise where it writes into its tree, and the page was lost."""
    raw = f"<html><body><div id=zoom><p>{HAN * 9}{reference}您是第12{reference}位访客</p><p>浏览：1{reference}2</p></div>".encode()
    document = read(raw, URL, role=Role.DETAIL)
    assert document.problem is None
    assert document.body.replace(" ", "").startswith(HAN * 9 + "您是")
    assert storable(document.body) == document.body


def test_other_references_stay() -> None:
    text = "&#13;&#9;&#310;&#x1f4;&#x4e2d;&#81;&#0x;&amp;#0;"
    assert markup.bounded(text)[0].startswith("&#13;&#9;&#310;&#x1f4;&#x4e2d;&#81;")


def test_titles_from_json_can_be_stored() -> None:
    raw = b'{"data":[{"title":"\\u0000\\u6574\\u6539\\u4efb\\ud800\\u52a1\\u516c\\u793a\\uffff","url":"/t20260302_1.html","publishDate":"2026-03-02"}]}'
    document = read(raw, "http://sthjj.qinglan.gov.cn/list.json", role=Role.LIST)
    assert [row.title for row in document.rows] == ["整改任\ufffd务公示"]


LISTS = {
    "a list for every row": ("<div>" * 30, "<div class=row><span>2026</span>{row}</div>"),
    "a table in every row": ("", "<table><tr><td>{row}"),
}


@pytest.mark.parametrize("name", LISTS)
def test_rows_are_gathered_in_linear_time(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, holder = LISTS[name]
    row = '<li><a href="./t20260302_{n}.html">关于第{n}项整改任务验收销号的公示</a><span>2026-03-02</span></li>'
    raw = (before + "".join(holder.replace("{row}", row.replace("{n}", str(number))) for number in range(3_500))).encode()
    soup, around = markup.build_tree(raw.decode()), "http://sthjj.qinglan.gov.cn/zwgk/index.html"
    counts: list[int] = []
    count = listing_groups._count_words
    monkeypatch.setattr(listing_groups, "_count_words", lambda *asked: counts.append(found := count(*asked)) or found)
    began = time.process_time()
    groups = listing_groups.find_groups(soup, around, around)
    assert time.process_time() - began < 4
    assert sum(len(group.entries) for group in groups) > 20
    assert 10 < max(counts) < 22_000  # nobody counts a whole page again and again


def test_a_selected_row_that_was_left_open_is_none() -> None:
    """Each holds all that follow: read one in the other, five hundred of them took a quarter of a minute."""
    row = '<table><tr><td><li><a href="./t20260302_{n}.html">关于第{n}项整改任务验收销号的公示</a><span>2026-03-02</span></li>'
    page = "http://sthjj.qinglan.gov.cn/zwgk/index.html"
    soup = markup.build_tree("".join(row.replace("{n}", str(number)) for number in range(3_500)))
    began = time.process_time()
    entries = listing_groups.read_selected(soup.select("tr", limit=500), page, page)
    assert time.process_time() - began < 3
    assert entries == []
    sound = markup.build_tree("<ul>" + "".join(f"<li><a href=t20260302_{n}.html>关于第{n}项整改任务的公示</a>2026-03-02</li>" for n in range(30)) + "</ul>")
    assert len(listing_groups.read_selected(sound.select("li"), page, page)) == 30


def test_what_is_packed_into_a_list_is_bounded_like_a_page() -> None:
    pieces = ["<b>x" * 20_000, "<i>x" * 20_000, "<u>x" * 20_000, "<a href=1>x</a>"]
    trees = list(markup.build_trees(pieces))
    assert [len(tree.find_all(True)) > 20_000 for tree in trees] == [True, True]
    long = [f"<p>{HAN * 60_000}</p>"] * 5
    assert sum(len(tree.get_text()) for tree in markup.build_trees(long)) <= markup.MAX_MARKUP
    assert len(list(markup.build_trees(["<p>1</p>", "<p>2</p>"]))) == 2
