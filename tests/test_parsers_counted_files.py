"""Counters in and around a notice, the counts beside its files, files behind servlets and in boxes, banners."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role
from parsers.edge_lines import edge_rule
from parsers.sameness import proof_of
from parsers.tallies import COUNTED, COUNTING_WORD, STEMS

URL = "http://sthj.example.gov.cn/zwgk/202603/t20260305_1.html"
HOST = "http://sthj.example.gov.cn"
PROSE = "<p>青岚市第八项整改任务已完成，现将验收情况予以公示，共清运固体废物1260吨，复绿边坡14亩。</p>"
SIGNED = "<p>青岚市生态环境保护督察整改工作领导小组办公室</p><p>2026年3月5日</p>"
HEAD = "<h1>青岚市第八项整改任务验收公示</h1><div>发布时间：2026-03-05　来源：青岚市生态环境局</div>"


def page(inside: str = "", beside: str = "") -> bytes:
    """A notice with something below its sign-off, or beside its body."""
    return (
        "<html><head><meta charset=utf-8><title>青岚市第八项整改任务验收公示</title></head><body>"
        f"<div>{HEAD}<div class=con>{PROSE}{SIGNED}{inside}</div>{beside}</div></body></html>"
    ).encode()


def reading(inside: str = "", beside: str = "") -> Document:
    return read(page(inside, beside), URL, role=Role.DETAIL)


def below(document: Document) -> str:
    """What stands in the body below the sign-off."""
    return document.body.partition("2026年3月5日")[2].strip()


def proof(inside: str) -> str | None:
    return proof_of(page(inside), URL, role=Role.DETAIL, charset=None, source=None)


# --- counters

COUNTERS = (
    "本文已被浏览 {} 次", "该信息已被阅读{}次", "此文章共有 {} 人阅读", "共有{}位网友阅读过本文", "您是第 {} 位阅读者", "阅读（{}）", "浏览({})",
    "{}次浏览", "{}阅读", "{}人已读", "已阅读{}次", "{}人已浏览", "人气：{}", "已阅：{}", "点击率：{}", "本条信息被查看{}次", "热度：{}℃", "点赞（{}）", "Hits: {}", "Views:{}",
    "信息浏览次数：{}", "当前在线人数：{}", "总访问量：{} 今日访问：8", "本页访问 {} 次",
)  # fmt: skip


@pytest.mark.parametrize("shape", COUNTERS)
@pytest.mark.parametrize("markup", ["<p align=right>{}</p>", "<div><span>{}</span></div>"])
def test_a_line_that_only_counts_its_readers_is_none_of_the_notice(shape: str, markup: str) -> None:
    one, other = (markup.format(shape.format(number)) for number in (418, "1,073"))
    assert below(reading(one)) == ""
    assert reading(one).fingerprint == reading(other).fingerprint
    assert proof(one) == proof(other) is not None


@pytest.mark.parametrize(
    "shape",
    [
        "本文已被浏览 <b>{}</b> 次", "共有<span>{}</span>人阅读", "<span>人气：</span><em>{}</em>", "<i>已</i><i>阅读 {} 次</i>",
    ],
)  # fmt: skip
def test_a_counter_is_stopped_in_whichever_element_its_figure_stands(shape: str) -> None:
    one, other = (f"<p>{shape.format(number)}</p>" for number in (61, 62))
    assert below(reading(one)) == ""
    assert proof(one) == proof(other) is not None


@pytest.mark.parametrize("text", ["页面生成时间：2026-03-0{} 10:00:00", "顶（{}）踩（0）", "满意（{}）基本满意（1）不满意（0）", "有帮助({}) 没帮助(2)"])
def test_votes_and_the_time_of_making_are_none_of_the_notice(text: str) -> None:
    one, other = (reading(f"<div>{text.format(number)}</div>") for number in (5, 7))
    assert below(one) == "" and one.fingerprint == other.fingerprint


@pytest.mark.parametrize(
    "text",
    [
        "累计访问群众35人次。", "访问群众35人", "共访问35人次", "点击率35%", "浏览量达到35万次，群众知晓率提高。", "阅读材料35份", "查看台账35本",
        "满意35人，基本满意2人，不满意0人", "满意度：98%", "人气广场噪声35分贝", "热度不减，走访35户。", "赞成35票", "满意（35）", "在线监测点位：35",
        "在线监测设备35台", "转载量：35吨", "第35次", "共35人", "收藏家协会35人", "页面生成时间较长的问题已整改",
    ],
)  # fmt: skip
def test_a_figure_of_the_notice_is_no_counter(text: str) -> None:
    one, other = (f"<p>{text}</p>", f"<p>{text.replace('35', '36')}</p>")
    assert below(reading(one)) == text
    if one != other:
        assert reading(one).fingerprint != reading(other).fingerprint and proof(one) != proof(other)
    assert edge_rule(text) is None


@pytest.mark.parametrize("cell", ["<td>阅读35人</td>", "<td><p>阅读35人</p></td>", "<td><p><span>已阅：35</span></p></td>"])
def test_a_cell_among_others_keeps_its_figure(cell: str) -> None:
    table = f"<table><tr><td>序号</td><td>情况</td></tr><tr><td>1</td>{cell}</tr></table>"
    assert "35" in below(reading(table))
    assert proof(table) != proof(table.replace("35", "36"))


def test_a_counter_behind_the_stamp_of_a_page_is_stopped() -> None:
    one, other = (f"<div>2026年03月05日　10:05　发布　　青岚市纪委监委　　已阅：{number}</div>" for number in (41, 45))
    assert proof(one) == proof(other) is not None


# --- files behind servlets and calls

SERVED = [
    ("<p>附件：<a href='/DownLoad.aspx?id={}'>验收意见</a></p>", "/DownLoad.aspx?id={}"),
    ("<p>附件2：<a href='/oa/download.jsp?fid={}'>任务清单</a></p>", "/oa/download.jsp?fid={}"),
    ("<p>【附件】<a href='/file/7ad0{}'>任务清单</a></p>", "/file/7ad0{}"),
    ("<p>附表：<a href='/u/scan{}.jpg'>现场照片</a></p>", "/u/scan{}.jpg"),
    ("<p>台账.xlsx（<a href='/attachment/{}'>点击下载</a>）</p>", "/attachment/{}"),
    ("<p>附件下载：</p><p><a href='/downLoad.do?n={}'>1.整改台账</a></p>", "/downLoad.do?n={}"),
    ("<p>相关附件：</p><ul><li><a href='/api/get?k={}'>整改台账</a></li></ul>", "/api/get?k={}"),
    ("<p>附件：<a href='javascript:;' onclick=\"downFile('{}')\">台账.doc</a></p>", "script:downFile({})"),
    ("<p><a href='#' onclick=\"openAttach(this, '{}', 2)\">台账.doc</a></p>", "script:openAttach({},2)"),
    ("<p>附件：<a href=\"javascript:downFile('{}')\">台账</a></p>", "script:downFile({})"),
]


@pytest.mark.parametrize(("markup", "address"), SERVED)
def test_a_link_is_a_file_where_its_line_says_so(markup: str, address: str) -> None:
    one, other = (reading(markup.format(number)) for number in (41, 57))
    address = address if address.startswith("script:") else HOST + address
    assert [file.url for file in one.attachments] == [address.format(41)]
    assert address.format(41) not in one.links
    assert one.fingerprint != other.fingerprint and one.fingerprints["attachments"] != other.fingerprints["attachments"]


@pytest.mark.parametrize(
    "markup", ["<p>附件：<a href='/down.do?id=8&token={}'>清单</a></p>", "<p>附件：<a href='/down.do;jsessionid={}?id=8'>清单</a></p>",
               "<p>附件：<a href='/down.do?id=8&_t={}'>清单</a></p>"],
)  # fmt: skip
def test_what_lets_a_visitor_in_is_no_other_file(markup: str) -> None:
    one, other = (reading(markup.format(number)) for number in ("8f3a2c77", "1b2c3d4e"))
    assert len(one.attachments) == 1 and one.fingerprint == other.fingerprint


@pytest.mark.parametrize(
    "markup",
    [
        "<p>附件：<a href='/art/2026/3/5/art_12.html'>关于整改方案的通知</a></p>", "<p>附件：<a href='/'>首页</a></p>", "<p>附件：<a href='/zt/dcg/'>专题</a></p>",
        "<p>附件：<a href='/view.aspx?id=12'>方案全文</a></p>", "<p>附件：<a href='javascript:window.print()'>打印</a></p>",
        "<p>附件：<a href='mailto:dc2026@example.gov.cn'>信箱</a></p>", "<p>附件所列问题见<a href='/notice/12'>通知</a></p>",
        "<p>有关情况见<a href='/notice/12'>通知</a></p>", "<p>附件：</p><p>整改情况如下。<a href='/notice/12'>通知</a></p>",
        "<p>阅读方案.pdf请安装<a href='/soft/12'>阅读器</a></p>", "<p><a href='javascript:;' onclick=\"downFile('12')\">相关动态</a></p>",
        "<p>附件：<a href='http://www.example.gov.cn'>某局网站</a></p>",
    ],
)  # fmt: skip
def test_a_page_is_no_file_whatever_its_line_says(markup: str) -> None:
    assert reading(markup).attachments == ()


# --- how often a file was fetched


@pytest.mark.parametrize(
    "markup",
    [
        "<p>附件：<a href='/u/plan.pdf'>方案.pdf</a>（下载次数：{}）</p>", "<ul><li><a href='/u/plan.pdf'>方案</a><span>下载 {} 次</span></li></ul>",
        "<p><a href='/u/plan.pdf'>方案.pdf [已下载{}次]</a></p>", "<p><a href='/u/plan.pdf'>方案.pdf</a> 2.4MB 下载：{}</p>",
        "<p>附件【<a href='/system/_content/download.jsp?wbfileid=3'>方案.doc</a>】已下载<span>{}</span>次</p>",
        "<div>附件：<a href='/u/1.doc'>一.doc</a>（已下载{}次）<br><a href='/u/2.doc'>二.doc</a>（已下载9次）</div>",
    ],
)  # fmt: skip
def test_how_often_a_file_was_fetched_is_no_news(markup: str) -> None:
    one, other = (markup.format(number) for number in ("35", "1,036"))
    assert reading(one).fingerprint == reading(other).fingerprint
    assert proof(one) == proof(other) is not None
    assert reading(one).attachments == reading(other).attachments
    assert all("下载" not in file.text for file in reading(one).attachments)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>整改宣传手册已下载35次</p>", "<p>整改期间“码上督”程序下载35次，受理举报8件。</p>", "<p>附件：<a href='/u/1.pdf'>下载35次的名单.pdf</a></p>",
        "<p>附件：<a href='/u/1.pdf'>清单.pdf</a>共35页</p>", "<p>附件35：<a href='/u/1.pdf'>清单.pdf</a></p>",
        "<table><tr><td>程序</td><td>使用情况</td></tr><tr><td><a href='/u/1.apk'>码上督</a></td><td>下载35次</td></tr></table>",
    ],
)  # fmt: skip
def test_other_figures_beside_files_are_kept(markup: str) -> None:
    assert "35" in below(reading(markup))
    assert proof(markup) != proof(markup.replace("35", "36"))
    assert reading(markup).fingerprint != reading(markup.replace("35", "36")).fingerprint


# --- boxes of files beside the body


@pytest.mark.parametrize(
    "beside",
    [
        "<div class='file-list'><a href='/u/1.doc'>任务清单</a></div>", "<div class='xzfj'><a href='/u/1.doc'>任务清单</a></div>",
        "<ul id='accessory'><li><a href='/u/1.doc'>任务清单</a></li></ul>", "<p><a href='/u/1.doc'>任务清单.doc</a></p>",
        "<div class='x9'><h3>资料下载</h3><ul><li><a href='/u/1.doc'>任务清单.doc</a>（1.2MB）</li></ul></div>",
        "<div class='tools'><a href='#'>打印</a></div><div><span>佐证材料：</span><a href='/u/1.doc'>任务清单.doc</a></div>",
        "<p>附件：<a href='/u/1.doc' title='任务清单.doc'><img src='/i/doc.gif'></a></p>",
        "<p></p><ul><li><a href='/u/1.doc' title='任务清单.doc'>任务清单</a></li></ul>",
    ],
)  # fmt: skip
def test_a_box_of_files_just_below_the_body_is_the_notices(beside: str) -> None:
    document = reading(beside=beside)
    assert [file.url for file in document.attachments] == [HOST + "/u/1.doc"]
    assert below(document) == ""
    assert document.fingerprint != reading(beside=beside.replace("1.doc'", "2.doc'")).fingerprint


@pytest.mark.parametrize(
    "beside",
    [
        "<div><h3>相关文件</h3><ul><li><a href='/u/1.pdf'>旧方案.pdf</a></li></ul></div>", "<div class='related'><a href='/u/1.pdf'>旧方案.pdf</a></div>",
        "<h3>相关文件</h3><ul><li><a href='/u/1.pdf'>旧方案.pdf</a></li></ul>", "<h3>办事表格</h3><ul><li><a href='/u/1.pdf'>申请表.pdf</a></li></ul>",
        "<div><a href='/soft/1.zip'>PDF阅读器</a></div>", "<ul><li><a href='/u/1.pdf'>旧方案.pdf</a></li><li><a href='/art_1.html'>动态</a></li></ul>",
        "<div><b>表格</b><a href='/u/1.pdf' title='旧方案.pdf'><img src='/i/pdf.gif'></a></div>",
        "<div class='prev-next'><p>上一篇：<a href='/u/1.pdf'>旧方案.pdf</a></p></div>", "<div class='share'></div><footer><a href='/u/1.pdf'>手册.pdf</a></footer>",
        "<div>各单位办理事项须填写下列表格并于每月底之前报送至本局政务服务窗口备查<a href='/u/1.pdf'>表.pdf</a></div>",
    ],
)  # fmt: skip
def test_other_files_beside_the_body_are_not(beside: str) -> None:
    assert reading(beside=beside).attachments == ()


# --- banners below the sign-off


@pytest.mark.parametrize("link", ["/zt/hbdc/", "http://www.example.gov.cn/topic/12.html", "/special.jsp?id=3"])
def test_a_banner_below_the_sign_off_is_no_picture_of_the_notice(link: str) -> None:
    one, other = (reading(f"<p><a href='{link}'><img src='/u/topic{number}.jpg'></a></p>") for number in (3, 4))
    assert one.images == () and one.fingerprint == other.fingerprint


@pytest.mark.parametrize(
    "picture",
    [
        "<p><img src='/u/site7.jpg'></p>", "<p><a href='/u/site7-large.jpg'><img src='/u/site7.jpg'></a></p>",
        "<p><a href='javascript:;'><img src='/u/site7.jpg'></a></p>", "<p>整改后现场<a href='/zt/'><img src='/u/site7.jpg'></a></p>",
    ],
)  # fmt: skip
def test_a_picture_below_the_sign_off_is_the_notices(picture: str) -> None:
    assert [image.url for image in reading(picture).images] == [HOST + "/u/site7.jpg"]


def test_a_linked_picture_above_the_sign_off_is_the_notices() -> None:
    above = page().replace(SIGNED.encode(), f"<p><a href='/zt/'><img src='/u/site7.jpg'></a></p>{SIGNED}".encode())
    assert len(read(above, URL, role=Role.DETAIL).images) == 1


def test_every_counting_word_has_a_stem() -> None:
    """The first pass looks for the stems alone: a word without one would never be stopped."""
    words = ["浏览", "阅读", "阅览", "点击", "点击率", "访问", "查看", "已阅", "已读", "人气", "热度", "关注度", "转载", "收藏", "赞", "点赞", "在线", "Hits", "hits", "Views", "views"]
    for word in words:
        assert COUNTING_WORD.fullmatch(word) and any(stem in word for stem in STEMS)
        assert COUNTED.search(f"{word}：35") and COUNTED.search(f"35人{word}")
    assert not COUNTED.search("阅读。共35项") and not COUNTED.search("共35项")
