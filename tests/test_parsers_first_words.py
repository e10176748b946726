"""Paragraphs that begin like the way to a neighbouring notice are read; the way itself is not, wherever it stands."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role

TITLE = "松河县第七项督察整改任务公示"
OPENING = "按照整改方案要求，我县已完成松河黑臭水体治理，现予以公示。"
SIGNED = "<p>松河县水利局</p><p>2026年3月5日</p>"


def page(middle: str) -> Document:
    body = f"<div class='TRS_Editor'><p>{OPENING}</p>{middle}<p>联系电话：0555-6120033。</p>{SIGNED}</div>"
    return read(f"<title>{TITLE}</title><h1>{TITLE}</h1>{body}".encode(), "http://a.gov.cn/1.html", role=Role.DETAIL)


@pytest.mark.parametrize(
    "said",
    [
        "下一个阶段，投入资金1.2亿元，治理河道12公里。", "上一条措施完成后开展验收", "下一篇章：长效管护。", "上一个督察周期，共办结35件。",
        "前一条河流的治理已开工。", "后一个季度继续巡查。",
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["<p>{}</p>", "<div>{}</div>", "<p><strong>{}</strong></p>", "{}<br>"])
def test_sentences_that_begin_like_a_way_on_are_read(said: str, form: str) -> None:
    assert said in page(form.format(said)).body
    assert page(form.format(said)).fingerprint != page(form.format(said + "又及。")).fingerprint


@pytest.mark.parametrize(
    "way",
    [
        "<p>下一篇：<a href='/2.html'>关于第八项任务验收的公示</a></p>", "<p>上一篇：没有了</p>", "<p>上一篇没有了</p>",
        "<p>上一篇 <a href='/2.html'>关于第八项</a></p>", "<p>【下一条】<a href='/3.html'>关于第九项任务</a></p>", "<p>上一篇：无 下一篇：无</p>",
        "<p><a href='/2.html'>下一篇 关于第八项任务验收的公示</a></p>",
    ],
)  # fmt: skip
def test_ways_to_neighbours_are_not(way: str) -> None:
    assert page(way).body == page("").body
