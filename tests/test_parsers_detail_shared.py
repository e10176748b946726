"""Reading measured on real texts and pages that lie beside the checkout; skipped, visibly, where they do not."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from parsers.api import extract, read
from parsers.document import Role
from tests.parsers_detail_pages import HOST, Notice, render

SHARED = Path(__file__).parents[2] / "shared"
SEEDS = SHARED / "domain" / "seeds"
GOLD = SHARED / "evaluation" / "extract" / "gold.jsonl"
URL = HOST + "/art/2026/3/5/art_12_345.html"
NOISE = re.compile(r"^版权所有|^地址:沈阳市皇姑区|^辽公网安备|^ICP备案|^当前位置|^首页|^\(责任编辑|^扫一扫|^特别声明|^凡来源|^\[ 打印|^来源:|^时间:|^热度")

pytestmark = pytest.mark.shared


def plain(text: str | None) -> str:
    return re.sub(r"[\s\u200b\ufeff\u2060|•]+", "", unicodedata.normalize("NFKC", text or ""))


def seed_lines(path: Path) -> list[str]:
    """The paragraphs of a seed text, its own noise and the list of other news at its end left out."""
    lines = [re.sub(r"\s+", " ", line.replace("<", "〈")).strip() for line in path.read_text("utf-8").replace("??", "").splitlines()]
    lines = lines[: next((number for number, line in enumerate(lines) if re.match(r"\d+\. ", line)), len(lines))]
    return [line for line in lines if line and not NOISE.match(line)]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed texts are not beside this checkout")
@pytest.mark.parametrize("shape", ["trs", "hanweb", "vsb", "ucap"])
@pytest.mark.parametrize("number", range(5))
def test_seed_texts_come_through_whole(shape: str, number: int) -> None:
    lines = seed_lines(sorted(SEEDS.iterdir())[number])
    notice = Notice(paragraphs=tuple(lines), table=(), signature=())
    first, second = (read(render(shape, notice, variant), URL, role=Role.DETAIL) for variant in (0, 3))
    assert plain(first.body) == plain("".join(notice.lines))
    assert first.fingerprint == second.fingerprint
    for noise in ("相关信息", "当前的位置", "版权所有", "上一篇", "浏览次数", "责任编辑", "扫一扫", "分享到"):
        assert noise not in first.body


@pytest.mark.skipif(not GOLD.is_file(), reason="the labelled pages are not beside this checkout")
def test_labelled_pages_are_read() -> None:
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    exact = dated = titled = 0
    for row in rows:
        values = extract((GOLD.parent / "pages" / row["file"]).read_bytes(), row["url"])
        exact += plain(values["body"]) == plain(row["body"])
        dated += values["published"] in row["published"]
        title, wanted = plain(values["title"]), plain(row["title"])
        titled += bool(title) and (wanted in title or title in wanted)
    assert exact >= 0.95 * len(rows)
    assert dated >= 0.97 * len(rows)
    assert titled >= 0.98 * len(rows)
