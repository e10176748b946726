"""Noise inside a body is believed by what it says and where it stands; what a notice says in such words stays."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role
from parsers.names import look_over
from parsers.noise_lines import is_footer_offer, may_stand_in_footer
from parsers.sameness import proof_of

URL = "http://sthj.songxi.test/zwgk/t20250312_1.html"
HEAD = "<h1>松溪市第九项整改任务验收销号公示</h1><div>发布时间：2025-03-12　来源：松溪市督察整改办</div>"
TEXT = "<p>经现场核查，第九项整改任务已按方案完成，共封堵排口14处，新建管网6.5公里，现予公示。</p>"
SIGNED = "<p>松溪市督察整改办</p><p>2025年3月12日</p>"
WHOLE = ["经现场核查，第九项整改任务已按方案完成，共封堵排口14处，新建管网6.5公里，现予公示。", "松溪市督察整改办", "2025年3月12日"]
LINKS = '<p><a href="/a/1.html">松溪市召开水环境治理调度会</a></p><p><a href="/a/2.html">市领导巡查松溪河</a></p>'


def raw(inner: str) -> bytes:
    return f"<html><head><meta charset=utf-8><title>松溪市第九项整改任务验收销号公示</title></head><body><div class=wrap>{HEAD}{inner}</div></body></html>".encode()


def page(inner: str) -> Document:
    return read(raw(inner), URL, role=Role.DETAIL)


def lines(inner: str) -> list[str]:
    return page(inner).body.split("\n")


FOOT = "<div>版权所有：松溪市人民政府　未经授权禁止转载</div><div>地址：松江路8号　邮编：353500　电话：0599-2330000</div><div>闽ICP备15001234号</div>"


@pytest.mark.parametrize(
    "below",
    [
        FOOT,
        "<p>网站导航</p><p>政务公开</p><p>互动交流</p><p>联系我们</p><p>电话：0599-2330000</p><p>关注我们</p><p>官方微博</p>" + FOOT,
        "<p>主办单位：松溪市人民政府</p><p>技术支持：松溪信息中心</p><p>网站标识码：3507000012</p>",
        FOOT + "<p>打印本页</p><p>扫一扫在手机打开当前页</p>",
    ],
)  # fmt: skip
def test_a_footer_taken_in_goes_whole(below: str) -> None:
    assert lines(f"<div class=con>{TEXT}{SIGNED}{below}</div>") == WHOLE


@pytest.mark.parametrize(
    "below",
    [
        ["主办单位：松溪市水利局", "联系电话：0599-2331111"],
        ["承办单位：松溪市城管局"],
        ["技术支持：市环境监测站", "监督电话：0599-2332222"],
        ["联系我们", "联系电话：0599-2333333"],
    ],
)
def test_who_did_and_supported_something_is_the_notices_own(below: list[str]) -> None:
    told = "".join(f"<p>{line}</p>" for line in below)
    assert lines(f"<div class=con>{TEXT}{SIGNED}{told}</div>") == [*WHOLE, *below]
    changed = page(f"<div class=con>{TEXT}{SIGNED}{told.replace('2', '7')}</div>")
    assert any("2" in line for line in below) == (changed.fingerprint != page(f"<div class=con>{TEXT}{SIGNED}{told}</div>").fingerprint)


@pytest.mark.parametrize(
    "below",
    [
        f"<h3>您可能感兴趣的内容</h3>{LINKS}", f"<div>大家还在看：</div>{LINKS}", f"<p>最近更新</p>{LINKS}",
        f"<ul>{LINKS.replace('p>', 'li>')}<li><a href=/a/3.html>松溪市部署春季植树</a>（03-01）</li></ul>",
        '<p>上篇：<a href="/a/1.html">松溪市召开水环境治理调度会</a></p><p>下篇：没有了</p>',
        '<p>·上一信息：<a href="/a/1.html">松溪市召开水环境治理调度会</a></p>',
        '<table><tr><td>Prev:</td></tr></table><p><a href="/a/1.html">松溪市召开水环境治理调度会</a></p>',
    ],
)  # fmt: skip
def test_ways_to_other_notices_below_the_sign_off_go(below: str) -> None:
    first, second = f"<div class=con>{TEXT}{SIGNED}{below}</div>", below.replace("松溪河", "小溪坝").replace("调度会", "推进会")
    assert lines(first) == WHOLE
    assert page(f"<div class=con>{TEXT}{SIGNED}{second}</div>").fingerprint == page(first).fingerprint


@pytest.mark.parametrize(
    ("inner", "kept"),
    [
        (f"{TEXT}{LINKS}{LINKS}{SIGNED}", "市领导巡查松溪河"),  # above the sign-off: the notice speaks of them
        (f'{TEXT}{SIGNED}<p>附件：</p><p><a href="/f/1.docx">验收意见</a></p><p><a href="/f/2.docx">现场照片</a></p><p><a href="/f/3.docx">监测报告</a></p>', "监测报告"),
        (f'{TEXT}{SIGNED}<p>公示材料</p><p><a href="/m/1.html">验收材料汇编</a></p>', "验收材料汇编"),
        (f"{TEXT}{SIGNED}<p>更多信息可向市督察整改办查询。</p>", "更多信息可向市督察整改办查询。"),
        (f"{TEXT}{SIGNED}<p>下篇幅所列任务另行公示</p>", "下篇幅所列任务另行公示"),
    ],
)
def test_links_of_the_notice_stay(inner: str, kept: str) -> None:
    assert kept in lines(f"<div class=con>{inner}</div>")


@pytest.mark.parametrize(
    ("piece", "kept"),
    [
        ("<div>累计清运垃圾（吨）<span class=counter>3800</span></div>", "累计清运垃圾（吨）3800"),
        ("<div>处理<span class=views>3800吨</span></div>", "处理3800吨"),
        ("<div class=feedback>意见反馈电话：0599-2334444</div>", "意见反馈电话：0599-2334444"),
        ("<p class=location>地址：松江路66号</p>", "地址：松江路66号"),
        ("<div class=foot-note>注：数据截至2025年2月底。</div>", "注：数据截至2025年2月底。"),
        ("<footer><p>松溪市督察整改领导小组</p></footer>", "松溪市督察整改领导小组"),
        ("<aside><p>说明：本公示不收取任何费用。</p></aside>", "说明：本公示不收取任何费用。"),
        ("<p>位置：松溪县东关村西头</p>", "位置：松溪县东关村西头"),
    ],
)  # fmt: skip
def test_a_name_is_not_believed_against_what_is_said(piece: str, kept: str) -> None:
    assert kept in lines(f"<div class=con>{TEXT}{piece}{SIGNED}</div>")
    assert kept in lines(f"<div class=TRS_UEDITOR>{TEXT}{piece}{SIGNED}</div>")


@pytest.mark.parametrize(
    "piece",
    [
        "<div class=counter>7120</div>", "<div>浏览次数：<span class=hits>7120</span></div>", "<div>本页浏览<em class=pv>7120</em>次</div>",
        "<div class=views>阅读 7120</div>", "<nav><a href=/>首页</a> &gt; <a href=/z/>政务公开</a></nav>",
        "<footer>版权所有 松溪市人民政府 7120</footer>", "<aside><a href=/a/7120.html>市领导巡查松溪河7120</a></aside>",
        "<div class=comment>网友评论（7120）</div>", "<p>位置：首页 &gt; 公示公告7120</p>", "<div class=print>打印 关闭</div>",
    ],
)  # fmt: skip
def test_a_name_is_believed_with_what_is_said(piece: str) -> None:
    before, after = (f"<div class=con>{TEXT}{one}{SIGNED}</div>" for one in (piece, piece.replace("7120", "7133")))
    assert lines(before) == WHOLE
    assert page(before).fingerprint == page(after).fingerprint


def test_a_file_in_a_section_at_the_end_is_kept() -> None:
    document = page(f'<article>{TEXT}<footer>{SIGNED}<p>附件：<a href="/f/9.pdf">验收意见.pdf</a></p></footer></article>')
    assert [file.text for file in document.attachments] == ["验收意见.pdf"]
    assert "2025年3月12日" in document.body


@pytest.mark.parametrize("columns", ["序号|文件名称|发布机构|文号", "序号|信息名称|成文日期|发文机关"])
def test_the_head_of_a_table_is_no_index_table(columns: str) -> None:
    head = "".join(f"<td>{column}</td>" for column in columns.split("|"))
    found = lines(f"<div class=con><table><tr>{head}</tr><tr><td>1</td><td>整改方案</td><td>市政府</td><td>松政〔2025〕3号</td></tr></table>{TEXT}{SIGNED}</div>")
    assert found[0] == " | ".join(columns.split("|"))


def test_an_index_table_is_one_still() -> None:
    table = "<table><tr><td>索引号</td><td>SX-2025-0312</td><td>发布机构</td><td>松溪市督察整改办</td></tr><tr><td>文号</td><td></td><td>主题词</td><td>整改</td></tr></table>"
    assert lines(f"<div class=con>{table}{TEXT}{SIGNED}</div>") == WHOLE


def test_a_counted_sum_is_no_noise_for_the_proof_either() -> None:
    """What stands beside a bare number decides in the first pass too: another sum is another page."""
    figure = "<div class=con>" + TEXT + "<p>累计清运垃圾（吨）<span class=counter>{}</span></p>" + SIGNED + "</div>"
    reads = "<div class=con>" + TEXT + "<p>浏览次数：<span class=counter>{}</span></p>" + SIGNED + "</div>"

    def proof(inner: str) -> str | None:
        return proof_of(raw(inner), URL, role=Role.DETAIL, charset=None, source=None)

    assert proof(figure.format(3800)) != proof(figure.format(3900))
    assert proof(reads.format(3800)) == proof(reads.format(3900))


def test_what_a_footer_offers() -> None:
    assert is_footer_offer("网站地图 | 关于我们") and is_footer_offer("官方微博")
    assert not is_footer_offer("联系我们") and not is_footer_offer("") and not is_footer_offer("微博举报")
    assert may_stand_in_footer("政务公开") and may_stand_in_footer("电话：0599-2330000") and not may_stand_in_footer("松溪市督察整改办")


def test_names_are_read_once() -> None:
    from lxml import html

    root = html.fromstring('<div class="nav" id="a"><p>x</p><td class="TRS_Editor">y</td><footer>z</footer></div>')
    found = {element.tag: names for element, names in look_over(root).named}
    assert found["div"].rule in {"furniture", "navigation"} and found["footer"].is_footer and "p" not in found


@pytest.mark.parametrize("clock", ["现在时间：2025年3月12日 10:12:00 星期三", "当前时间：2025-03-12 10:12:00", "系统时间 10:12:00"])
@pytest.mark.parametrize("mark", ["con", "wenben", "TRS_UEDITOR"])
def test_a_clock_is_no_part_of_a_notice(clock: str, mark: str) -> None:
    pages = [
        f"<div>{told}</div><div class={mark}>{TEXT}{SIGNED}<p>{told}</p></div>"
        for told in (clock, clock.replace("10:12", "11:45").replace("12日", "13日").replace("03-12", "03-13"))
    ]
    first, second = (page(inner) for inner in pages)
    assert first.fingerprint == second.fingerprint and "10:12" not in first.body
    assert len({proof_of(raw(inner), URL, role=Role.DETAIL, charset=None, source=None) for inner in pages}) == 1


def test_a_time_that_is_told_is_no_clock() -> None:
    assert "当前时间节点要求：2025年底前完成。" in lines(f"<div class=con>{TEXT}<p>当前时间节点要求：2025年底前完成。</p>{SIGNED}</div>")
