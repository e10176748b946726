"""The rest of a notice that stray closing tags or an editor's habit have put beside its marked element is read with it."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role

TITLE = "松河县第七项督察整改任务公示"
INSIDE = ("现将我县第七项整改任务完成情况予以公示，接受社会监督。", "整改目标：2025年底前完成改造。")
DONE = "完成情况：新建污水管网41.7公里，封堵直排口19个。"
CALL = "联系电话：0555-6120033"
SYSTEMS = ("id=zoom", "class=TRS_Editor", "id=vsb_content", "class=UCAP-CONTENT", "class='view TRS_UEDITOR trs_paper_default'")
SIGNED = "<div style='text-align:right'>松河县住建局</div><div style='text-align:right'>2026年3月5日</div>"
FIGURES = "<table border=1><tr><td>序号</td><td>措施</td></tr><tr><td>1</td><td>清淤</td></tr></table>"
TOOLS = (
    "<div class=tools><a href='#'>打印</a> <a href='#'>关闭</a></div><div class=xg><h3>相关文章</h3><ul>"
    "<li><a href='/1'>一图读懂排污许可管理条例</a></li><li><a href='/2'>关于公布重点单位名录的公告</a></li></ul></div>"
)
SPILT = {
    "paragraphs": (f"<p>{DONE}</p><p>{CALL}</p>", (DONE, CALL)),
    "a table first": (f"{FIGURES}<p>{DONE}</p><p>{CALL}</p>", ("序号 | 措施", "1 | 清淤", DONE, CALL)),
    "boxes": (f"<div>{DONE}</div><div>{CALL}</div>", (DONE, CALL)),
    "a section": (f"<section><p>{DONE}</p><p>{CALL}</p></section>", (DONE, CALL)),
    "a list": (f"<ul><li>{DONE}</li><li>{CALL}</li></ul>", (DONE, CALL)),
    "a heading first": (f"<h3>二、完成情况</h3><p>{DONE}</p>", ("二、完成情况", DONE)),
    "a quotation": (f"<blockquote>{DONE}<br>{CALL}</blockquote>", (DONE, CALL)),
    "pasted paragraphs": (f"<p class=MsoNormal>{DONE}</p><p class=MsoNormal>{CALL}</p>", (DONE, CALL)),
    "the sign-off alone": (SIGNED, ("松河县住建局", "2026年3月5日")),
}


def page(body: str) -> Document:
    head = f"<h1>{TITLE}</h1><div class=meta>发布时间：2026-03-05 来源：县整改办 浏览：35</div>"
    foot = "<div class=footer><p>主办：松河县人民政府 版权所有</p><p>地址：府前街1号 电话：0555-6120000</p></div>"
    text = f"<title>{TITLE}_松河县</title><div class=wrap><div class=main><div class=box>{head}{body}</div></div>{foot}</div>"
    return read(text.encode(), "http://a.gov.cn/1.html", role=Role.DETAIL)


def lines(body: str) -> tuple[str, ...]:
    return tuple(page(body).body.split("\n"))


def inside() -> str:
    return "".join(f"<p>{text}</p>" for text in INSIDE)


@pytest.mark.parametrize("mark", [*SYSTEMS, "class=con"])
@pytest.mark.parametrize("closed", [1, 2])
@pytest.mark.parametrize("spilt", SPILT)
def test_what_a_stray_closing_tag_puts_behind_a_body_is_read(mark: str, closed: int, spilt: str) -> None:
    markup, said = SPILT[spilt]
    assert lines(f"<div {mark}>{inside()}{'</div>' * closed}{markup}{TOOLS}") == INSIDE + said


def test_a_table_between_two_marked_parts_and_a_lead_above_the_first_are_read() -> None:
    first, last = f"<div class=TRS_Editor>{inside()}</div>", f"<div class=TRS_Editor><p>{DONE}</p></div>"
    assert lines(first + FIGURES + last) == (*INSIDE, "序号 | 措施", "1 | 清淤", DONE)
    lead = "现将有关情况公布，请社会各界予以监督。"
    assert lines(f"<p>{lead}</p>" + first) == (lead, *INSIDE)


BESIDE = (
    "<p>来源：县整改办</p>", "<p align=center>【打印】【关闭】</p>", "<div>责任编辑：王某</div>", "<p>责任编辑：王某</p>", "<p>文章来源：松河日报</p>",
    "<p>版权声明：凡本网注明“来源：本网”的作品，未经授权不得转载。</p>", "<table><tr><td>上一篇</td><td><a href='/9'>关于第九项任务的公示</a></td></tr></table>",
    "<div><img src='/qr.png' width=80><p>扫一扫在手机打开当前页</p></div>", "<p>地址：府前街1号 电话：0555-6120000</p>",
    "<table width='100%'><tr><td>松河县人民政府 版权所有</td><td>皖ICP备05001122号</td></tr></table>",
    "<div><div><a href='/n/1'>第一家企业搬迁入园</a><p>企业负责人说，生产环境变好了，订单也多了。</p></div><div><a href='/n/2'>第二家企业搬迁入园</a><p>搬迁以后，企业的产量有了提高。</p></div></div>",
    "<div class=notice>本网站已支持无障碍浏览，欢迎您的使用和监督。</div>", "<div id=ask>您对本页的内容是否满意，请告诉我们您的意见。</div>",
    "<div style='display:none'>完成情况：这一段没有显示在页面上，因此不读。</div>",
    "<table><tr><td>松河县人民政府门户网站，欢迎您的来访与使用。</td></tr></table>", "<p>（文章来源：松河日报）</p>",
    "<div><p>松河县人民政府办公室承担日常工作，欢迎您提出宝贵的意见。</p><p>版权所有，转载请注明。</p></div>",
    f"<div><p>{'松河县人民政府办公室承担日常工作。' * 20}</p><p>版权所有，转载请注明。</p></div>", "<p>地址：松河路1号 版权所有</p>",
    "<p>相关链接：</p><p>更新日期：2026-03-09</p>",
)  # fmt: skip


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("mark", SYSTEMS)
def test_what_the_page_says_behind_a_body_is_not(beside: str, mark: str) -> None:
    assert lines(f"<div {mark}>{inside()}</div>{beside}{TOOLS}") == INSIDE


@pytest.mark.parametrize("beside", [text for text in BESIDE if "府前街" not in text and len(text) < 300])
def test_nothing_that_stands_behind_what_the_page_says_is_read(beside: str) -> None:
    assert lines(f"<div id=zoom>{inside()}</div>{beside}<p>本站将于本月升级，期间部分服务暂停使用。</p>{TOOLS}") == INSIDE


@pytest.mark.parametrize("mark", SYSTEMS)
def test_nothing_is_added_to_a_body_that_is_signed(mark: str) -> None:
    body = f"<div {mark}>{inside()}{SIGNED}</div><p>欢迎登录松河县人民政府网站，了解更多的内容。</p>"
    assert lines(body + TOOLS) == (*INSIDE, "松河县住建局", "2026年3月5日")


@pytest.mark.parametrize("lead", ["<p>【内容摘要】现将我县第七项整改任务完成情况予以公示…</p>", "<p class=daodu>松河县完成第七项整改任务，现予以公示。</p>", f"<p>{INSIDE[0]}</p>"])
def test_an_abstract_or_a_copy_above_a_body_is_no_lead(lead: str) -> None:
    assert lines(f"{lead}<div class=TRS_Editor>{inside()}</div>") == INSIDE


ENDS = {
    "who signs": ("<div class=luokuan><p>松河县住建局</p><p>2026年3月5日</p></div>", ("松河县住建局", "2026年3月5日")),
    "how to object": ("<div class=lx><p>公示期5个工作日，如有异议请书面反映。</p></div>", ("公示期5个工作日，如有异议请书面反映。",)),
    "its table": (f"<div class=table-responsive>{FIGURES}</div>", ("序号 | 措施", "1 | 清淤")),
}
OTHERS = (
    "<div class=luokuan><p>发布机构：松河县住建局</p><p>2026年3月5日</p></div>", "<div class=kf><p>本站客服：联系电话 0555-6120000</p></div>",
    "<div class=lxwm><p>联系人：办公室 联系电话：0555-6120000，欢迎来电。</p></div>",
    f"<div class=note>{FIGURES}<p>网站统计的栏目更新情况见上表。</p></div>",
)  # fmt: skip


@pytest.mark.parametrize("mark", SYSTEMS)
@pytest.mark.parametrize("end", ENDS)
def test_what_ends_a_notice_is_read_whatever_its_element_is_called(mark: str, end: str) -> None:
    markup, said = ENDS[end]
    assert lines(f"<div {mark}>{inside()}</div>{markup}{TOOLS}") == INSIDE + said


@pytest.mark.parametrize("mark", SYSTEMS)
@pytest.mark.parametrize("other", OTHERS)
def test_other_elements_with_names_stay_beside_it(mark: str, other: str) -> None:
    assert lines(f"<div {mark}>{inside()}</div>{other}{TOOLS}") == INSIDE


ROWS = {
    "boxes": "<div class=row><div>{}</div><div>{}</div></div>", "words": "<div class=row><span>{}</span><p>{}</p></div>", "headings": "<h3>{}</h3><div class=scon>{}</div>",
    "names": "<div class=stit>{}</div><div class=scon>{}</div>",
}  # fmt: skip


@pytest.mark.parametrize("form", ROWS)
def test_rows_of_a_form_are_read_though_one_of_them_says_most(form: str) -> None:
    fields = (("整改任务", "雨污混接"), ("完成情况", DONE + "累计投入资金3.86亿元。"), ("责任单位", "县住建局"))
    said = "".join(page("".join(ROWS[form].format(*field) for field in fields)).body.split())
    assert said == "".join(label + value for label, value in fields)


def test_a_box_of_links_with_the_same_name_is_no_row() -> None:
    links = "<div class=box><h3>热点推荐</h3><ul><li><a href='/1'>一图读懂排污许可管理条例</a></li><li><a href='/2'>关于公布重点单位名录的公告</a></li></ul></div>"
    assert lines(f"<div class=box>{inside()}<p>{DONE}</p></div>{links}") == (*INSIDE, DONE)
