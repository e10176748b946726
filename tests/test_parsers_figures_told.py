"""A figure in a sentence is the notice's, whatever it stands beside; only what counts readers and fetches is stopped."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role
from parsers.sameness import proof_of

URL = "http://sthj.qingtan.test/zwgk/t20260305_9.html"
TITLE = "青潭县第六项督察整改任务公示"
TEXT = "".join(f"<p>青潭河沿线第{number}号排口封堵完毕，污水接入县城处理厂。</p>" for number in "一二三四五")
SIGNED = "<p>青潭县水利局</p><p>2026年3月5日</p>"


def raw(inner: str) -> bytes:
    return f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div class=TRS_Editor>{TEXT}{inner}</div></body></html>".encode()


def page(inner: str) -> Document:
    return read(raw(inner), URL, role=Role.DETAIL)


def proof(inner: str) -> str | None:
    return proof_of(raw(inner), URL, role=Role.DETAIL, charset=None, source=None)


def other(inner: str) -> str:
    return inner.replace("35", "47")


# --- how often a file was fetched

SENTENCES = [
    "<p>“河湖通”小程序累计下载量：35000，比上月增加一成，详见<a href='/u/1.pdf'>统计表</a>。</p>", "<p>下载量：35，<a href='/u/1.pdf'>统计表</a>。</p>",
    "<p>据<a href='/u/1.pdf'>统计表</a>，程序下载：35，好评居多。</p>", "<p><a href='/u/1.pdf'>“河湖通”程序累计下载量：35</a></p>",
    "<p>程序下载<b>35</b>次，见<a href='/u/1.pdf'>表.pdf</a></p>", "<div><p><a href='/u/1.pdf'>表.pdf</a></p><p>程序使用情况：已下载35次</p></div>",
]  # fmt: skip


@pytest.mark.parametrize("inner", SENTENCES)
def test_fetches_told_in_a_sentence_are_the_notices(inner: str) -> None:
    assert "35" in page(inner).body
    assert page(inner).fingerprint != page(other(inner)).fingerprint
    assert proof(inner) != proof(other(inner))


LISTED = [
    "<p><a href='/u/1.pdf'>方案.pdf</a>（大小：2.4MB，下载：35）；<a href='/u/2.pdf'>清单</a>（大小：1.1MB，下载：35）</p>", "<p><a href='/u/1.pdf'>整改方案 [下载:35]</a></p>",
    "<p>1、<a href='/u/1.pdf'>方案</a> 2026-03-05 已下载<b>35</b>次</p>", "<div><a href='/u/1.pdf'>方案.pdf</a><br>下载次数：35</div>",
    "<p>台账.xlsx（<a href='/u/1'>点击下载</a>）下载 35 次</p>", "<div>附件：<span><a href='/u/1.pdf'>方案.pdf 1.2MB 已下载35次</a></span></div>",
    "<div>各村封堵情况如下，请予监督。<br>附件：<a href='/u/1.doc'>一.doc</a>（已下载35次）</div>",
]  # fmt: skip


@pytest.mark.parametrize("inner", LISTED)
def test_fetches_told_beside_a_file_are_stopped(inner: str) -> None:
    assert page(inner).fingerprint == page(other(inner)).fingerprint
    assert proof(inner) == proof(other(inner)) is not None


# --- a line that only counts, far above the end of a body

LONG_ENDS = [
    "".join(f"<p><a href='/u/{number}.pdf'>附件{number}：任务清单.pdf</a></p>" for number in range(12)),
    "".join(f"<div><a href='/u/{number}.pdf'>附件{number}：任务清单.pdf</a></div>" for number in range(12)),
    "".join(f"<h2>第{number}段</h2>" for number in range(12)), "".join(f"<p>{number}</p>" for number in range(200, 212)),
    "".join(f"<p><img src='/u/2026030{number}.jpg'></p>" for number in range(12)),
]  # fmt: skip


@pytest.mark.parametrize("end", LONG_ENDS)
@pytest.mark.parametrize("line", ["累计转载35次", "读者点赞：35", "关注度：35"])
def test_a_figure_that_a_body_keeps_is_never_stopped(line: str, end: str) -> None:
    inner = f"<p>{line}</p>{end}{SIGNED}"
    assert line in page(inner).body.split("\n")
    assert page(inner).fingerprint != page(other(inner)).fingerprint


@pytest.mark.parametrize("end", ["", SIGNED, "".join(f"<p><a href='/art_{number}.html'>县领导第{number}次巡河</a></p>" for number in range(12)), "<ul>" + "<li><a href='/a.html'>县领导巡河</a><span>03-01</span></li>" * 12 + "</ul>"])
def test_a_counter_near_the_end_is_stopped_and_goes(end: str) -> None:
    inner = f"<p>累计转载35次</p>{end}"
    assert "累计转载" not in page(inner).body
    assert page(inner).fingerprint == page(other(inner)).fingerprint
    assert proof(inner) == proof(other(inner)) is not None


# --- a figure in an element that is named like a counter

FIGURE = "<span class=counter>35</span>"
OWN = [
    f"<p>共查阅资料{FIGURE}份，走访群众{FIGURE}人。</p>", f"<p>共访问群众{FIGURE}人</p>", "<p>走访群众<span class=counter>35人</span>，清运垃圾。</p>",
    "<p><span class=counter>查阅资料35份</span></p>", f"<p>“督察在线”专栏点击量{FIGURE}万次，知晓率提高。</p>", f"<p>封堵排口，{FIGURE}，全部完成。</p>",
    f"<p>共检查{FIGURE}次</p>", f"<p>阅读材料一，检查点位{FIGURE}处</p>", f"<p>查看现场{FIGURE}次</p>", f"<p>清运垃圾{FIGURE}吨，欢迎点击</p>",
]  # fmt: skip
COUNTED = [
    f"<p>浏览次数：{FIGURE}</p>", f"<p>来源：县水利局　点击：{FIGURE}次</p>", f"<p><b>来源：县水利局</b><b>点击</b>{FIGURE}<b>次</b></p>",
    "<p class=counter>阅读 35 点赞 6 评论 3</p>", "<p><span class=views>35次浏览</span></p>", f"<div>{FIGURE}</div>", f"<div>访问 {FIGURE} 次</div>",
    f"<div>发布：2026-03-05，阅读量{FIGURE}</div>", "<div class=pv>浏览量：35</div>",
]  # fmt: skip


@pytest.mark.parametrize("inner", OWN)
def test_a_figure_of_a_sentence_stays_under_the_name_of_a_counter(inner: str) -> None:
    assert "35" in page(inner + TEXT).body
    assert page(inner + TEXT).fingerprint != page(other(inner) + TEXT).fingerprint
    assert proof(inner + TEXT) != proof(other(inner) + TEXT)


@pytest.mark.parametrize("inner", COUNTED)
def test_a_counter_of_such_a_name_goes(inner: str) -> None:
    assert page(inner + TEXT).fingerprint == page(other(inner) + TEXT).fingerprint
    assert proof(inner + TEXT) == proof(other(inner) + TEXT) is not None
