"""The rules one by one: decoding, pruning, boilerplate, metadata, attachments."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.api import read
from parsers.decode import decode, foreign_format
from parsers.document import Document, Role
from parsers.edge_lines import edge_rule
from parsers.labels import date_of, fields_of, is_information_line
from parsers.markup import build_tree, prune
from parsers.noise_lines import line_rule
from tests.parsers_detail_pages import HOST

URL = HOST + "/info/1021/3345.htm"
TEXT = "生态环境保护督察整改任务验收销号公示"
DOUBLE = "督察整改公示"  # its UTF-8 bytes are also GBK, of other characters


def detail(html: str, url: str = URL) -> Document:
    return read(html.encode(), url, role=Role.DETAIL)


# --- decoding


@pytest.mark.parametrize(
    ("raw", "charset", "encoding"),
    [
        (b"\xef\xbb\xbf" + TEXT.encode(), "gbk", "utf-8"),
        (TEXT.encode("utf-16-le").join([b"\xff\xfe", b""]), None, "utf-16-le"),
        (TEXT.encode("gbk"), "gb2312", "gb18030"),
        (TEXT.encode("gbk"), "GBK", "gb18030"),
        (f'<meta charset="gb2312">{TEXT}'.encode("gbk"), None, "gb18030"),
        (f'<meta content="text/html; charset=gb2312" http-equiv=x>{TEXT}'.encode("gbk"), "ISO-8859-1", "gb18030"),
        (f'<meta charset="gb2312">{TEXT}'.encode(), None, "utf-8"),  # declared GBK, really UTF-8
        (f'<meta charset="utf-8">{TEXT}'.encode("gbk"), None, "gb18030"),  # and the reverse
        (TEXT.encode("gbk"), None, "gb18030"),
        (TEXT.encode(), "no-such-charset", "utf-8"),
        (TEXT.encode()[:-1], "utf-8", "utf-8"),  # cut off in the middle of a character
        (TEXT.encode("big5hkscs", "ignore"), "big5", "big5hkscs"),
    ],
)
def test_encoding_is_what_the_bytes_are(raw: bytes, charset: str | None, encoding: str) -> None:
    decoded = decode(raw, charset)
    assert decoded.encoding == encoding
    assert "督察" in decoded.text or encoding == "big5hkscs"
    assert "\ufffd" not in decoded.text


def test_clean_utf8_wins_over_a_gbk_declaration_it_also_satisfies() -> None:
    raw = DOUBLE.encode()
    assert raw.decode("gb18030")  # no error: only what the text would be tells them apart
    assert decode(raw, "gbk").text == DOUBLE


def test_few_broken_bytes_do_not_spoil_a_page() -> None:
    raw = (TEXT * 20).encode() + b"\xff\xfe\x81" + TEXT.encode()
    decoded = decode(raw, "utf-8")
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("督察") == 21


def test_control_characters_are_dropped() -> None:
    assert decode("督\x00察\x0b整\x1f改\t\n".encode()).text == "督察整改\t\n"


@pytest.mark.parametrize("head", [b"%PDF-1.7", b"PK\x03\x04xx", b"\xd0\xcf\x11\xe0", b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b'{"code":1}'])
def test_other_formats_are_a_described_problem(head: bytes) -> None:
    assert foreign_format(head + b"xxxxxxxx")
    problem = read(head + b"xxxxxxxx", URL, role=Role.DETAIL).problem
    assert problem is not None and problem.startswith("不是网页")


def test_empty_page_is_a_described_problem() -> None:
    assert read(b" \n", URL, role=Role.DETAIL).problem == "页面内容为空"
    assert detail("<html><body><div class='nav'><a href='/'>首页</a></div></body></html>").problem == "未找到正文"


# --- pruning


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        ("a<script>if(1<2){}</script>b", "ab"),
        ("a<SCRIPT src=x></SCRIPT >b", "ab"),
        ("a<!-- <p>x</p> -->b<!---->c<!-- d --!>e", "abce"),
        ("a<style>.x{}</style>b<svg><path/></svg>c", "abc"),
        ("a<![if !supportLists]>b<![endif]>c", "abc"),
        ("a<script>never closed", "a"),
        ("a<svg>left open b", "aleft open b"),
        ("a<!-- never closed", "a"),
        ("<styled>x</styled>", "<styled>x</styled>"),
        ("<p>a</p> \n <p>b</p>", "<p>a</p> \n <p>b</p>"),
    ],
)
def test_pruning_cuts_only_what_nobody_sees(markup: str, left: str) -> None:
    assert prune(markup) == left


def test_white_space_between_blocks_makes_no_nodes() -> None:
    assert str(build_tree("<p>a</p> \n <p>b</p><b>c</b> <i>d</i>").body) == "<body><p>a</p><p>b</p><b>c</b> <i>d</i></body>"


# --- lines


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("浏览次数：1234次", "counter"), ("【阅读量：56】", "counter"), ("点击数: 1,203", "counter"), ("访问量：199", "counter"),
        ("您当前的位置：首页 > 政务公开 > 督察整改", "breadcrumb"), ("当前位置: 首页>新闻动态>专题专栏>生态环境保护督察", "breadcrumb"),
        ("首页 > 环保节能", "breadcrumb"), ("上一篇：全市会议召开", "previous-next"), ("下一条：没有了", "previous-next"),
        ("扫一扫在手机打开当前页", "qr-code"), ("分享到：", "share"), ("[ 打印 ]", "tools"), ("【字体：大 中 小】", "tools"),
        ("【打印本页】【关闭窗口】", "tools"), ("（责任编辑：刘芳）", "editor"), ("责编：郝帅、杨迪", "editor"),
        ("特别声明:某网转载其他网站内容,出于传递更多信息而非盈利之目的,版权归原作者所有。", "reprint-notice"),
        ("凡来源注明某某网的内容为某某网原创,转载需获授权。", "reprint-notice"), ("今天是2026年3月4日 星期三", "clock"),
    ],
)  # fmt: skip
def test_named_noise_is_dropped(line: str, rule: str) -> None:
    assert line_rule(line) == rule


@pytest.mark.parametrize(
    "line",
    [
        "联系电话：024-62788397", "邮编：110161", "地址：沈河市双园路30号", "附件", "附件：", "大", "1", "推荐单位：市生态环境局",
        "整改状态：已完成", "2026年3月5日", "云河市人民政府办公室", "分享经验，推动整改。", "一、位置与范围", "公示期内可点击附件查看全文，浏览次数不限。",
        "首页办件量达到120件", "打印件须加盖公章", "声明：本企业已完成整改", "审核意见：同意销号", "扫描件需加盖公章后发送至邮箱", "下一步工作计划", "前一阶段工作情况",
        "访问困难群众123户，解决问题45个。",
    ],
)  # fmt: skip
def test_lines_of_notices_are_kept(line: str) -> None:
    assert line_rule(line) is None
    assert edge_rule(line) is None


@pytest.mark.parametrize("line", ["编辑：毛梦囡", "（初审：张三 复审：李四 终审：王五）", "审核：赵六", "校对：孙七 审核人：周八"])
def test_editor_lines_are_dropped_at_the_edges_only(line: str) -> None:
    assert edge_rule(line) == "editor"
    assert line_rule(line) is None
    filler = "".join(f"<p>第{number}段正文，说明第{number}项任务的整改情况。</p>" for number in range(30))
    middle = filler[: len(filler) // 2].rpartition("<p>")[0]
    page = f"<div id='zoom'>{middle}<p>{line}</p>{filler}<p>{line}</p></div>"
    assert detail(page).body.count(line) == 1


def test_footer_inside_the_body_goes_and_the_notices_contacts_stay() -> None:
    page = (
        "<div id='zoom'><p>现将整改情况予以公示，如有异议请联系我局。</p><p>联系电话：0599-6123045</p><p>版权所有：云河市政府 | 主办单位：云河市政府办公室 |</p>"
        "<p>地址：云河市北大街45号 | 邮编：110032 |</p><p>闽公网安备 35070002000372号 | 网站标识码：3507000019 |</p><p>联系邮箱：mhwz@yunhe.gov.cn |</p></div>"
    )
    assert detail(page).body.split("\n") == ["现将整改情况予以公示，如有异议请联系我局。", "联系电话：0599-6123045"]


def test_heading_that_repeats_the_title_stays_unless_an_information_line_follows() -> None:
    head = "<title>关于督察整改任务销号的公示</title>"
    typed = f"{head}<div id='zoom'><p>关于督察整改任务销号的公示</p><p>现将有关情况予以公示如下。</p></div>"
    taken_in = f"{head}<div id='zoom'><h1>关于督察整改任务销号的公示</h1><p>来源：市生态环境局 发布时间：2026-03-05</p><p>现将有关情况予以公示如下。</p></div>"
    assert detail(typed).body.split("\n")[0] == "关于督察整改任务销号的公示"
    assert detail(taken_in).body == "现将有关情况予以公示如下。"
    assert detail(taken_in).published == date(2026, 3, 5)


def test_related_heading_over_plain_text_is_part_of_the_notice() -> None:
    page = "<div id='zoom'><p>整改情况说明如下，请予监督。</p><p>相关信息：</p><p>本项任务共涉及12家企业，均已完成整改。</p></div>"
    assert "相关信息：" in detail(page).body


def test_class_name_alone_does_not_drop_the_text() -> None:
    page = "<div id='zoom'><div class='print hot'><p>全市整改任务共有45项，已完成40项。</p><p>其余5项均按时序推进。</p></div></div>"
    assert detail(page).body.split("\n") == ["全市整改任务共有45项，已完成40项。", "其余5项均按时序推进。"]


def test_noise_name_does_not_drop_a_file() -> None:
    page = f"<div id='zoom'>{TEXT_P}<div class='tools'><a href='/u/a.pdf'>下载正文</a></div></div>"
    assert [file.url for file in detail(page).attachments] == [HOST + "/u/a.pdf"]


# --- metadata


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("来源：某某局 发布时间：2024-07-03 浏览次数：12", [("source", "某某局"), ("published", "2024-07-03"), ("other", "12")]),
        ("信息来源： 访问量：199", [("source", ""), ("other", "199")]),
        ("索  引 号： 0143/2023-01 | 发文字号： | 辽环函〔2024〕12号", [("index", "0143/2023-01"), ("doc_number", "辽环函〔2024〕12号")]),
        ("没有标签的一行", []),
    ],
)
def test_labelled_values(line: str, fields: list[tuple[str, str]]) -> None:
    assert fields_of(line) == fields


@pytest.mark.parametrize("line", ["来源：某局 时间：2024年07月03日", "2024-07-03 10:00 来源：某局", "发布日期：2024-07-03", "日期：2024-07-03 点击数：12"])
def test_information_lines(line: str) -> None:
    assert is_information_line(line)


@pytest.mark.parametrize("line", ["时间：2024年7月3日 地点：市政府三楼会议室", "问题来源：督察反馈。", "数据来源于各县区上报", "2024年7月3日", "时间：2024年7月3日", "公示时间：2026年3月5日至18日"])
def test_lines_of_notices_are_not_information_lines(line: str) -> None:
    assert not is_information_line(line)


@pytest.mark.parametrize(("text", "expected"), [("2024年07月03日", date(2024, 7, 3)), ("2024/7/3 10:00", date(2024, 7, 3)), ("２０２４－７－３", date(2024, 7, 3)), ("2024-13-40", None), ("12024-07-031", None)])
def test_dates(text: str, expected: date | None) -> None:
    assert date_of(text) == expected


BODY = "<div class='TRS_Editor'><p>全市整改任务共有45项，已完成40项，其余按时序推进。</p></div>"


@pytest.mark.parametrize(
    ("head", "above", "url", "expected"),
    [
        ("<meta name=PubDate content='2024-07-05 10:00'>", "<p>发布时间：2024-07-03</p>", URL, date(2024, 7, 3)),
        ("<meta name=PubDate content='2024-07-05 10:00'>", "", URL, date(2024, 7, 5)),
        ("", "<table><tr><td>成文日期：</td><td>2023年3月28日</td><td>发布日期：</td><td>2023年9月12日</td></tr></table>", URL, date(2023, 9, 12)),
        ("", "<dl><dt>生成日期：</dt><dd>2023-05-11</dd></dl>", HOST + "/zwgk/202408/t20240828_123.html", date(2024, 8, 28)),
        ("", "<dl><dt>生成日期：</dt><dd>2023-05-11</dd></dl>", URL, date(2023, 5, 11)),
        ("", "<p>今天是2026年3月4日</p>", URL, None),
        ("", "<p>公示时间：2026年3月5日至18日</p>", URL, None),
    ],
)
def test_published_date(head: str, above: str, url: str, expected: date | None) -> None:
    page = f"<html><head><title>整改情况公示</title>{head}</head><body><div>{above}{BODY}</div><div class='footer'>更新日期：2026-01-03</div></body></html>"
    assert detail(page, url).published == expected


@pytest.mark.parametrize(
    ("head", "above", "expected"),
    [
        ("<title>督察整改任务完成情况公示-云河市生态环境局</title>", "<h1>督察整改任务完成情况公示</h1>", "督察整改任务完成情况公示"),
        ("<title>云河市生态环境局</title>", "<h1>督察整改任务完成情况公示</h1>", "督察整改任务完成情况公示"),
        ("<title>督察整改任务完成情况公示_督察整改_云河市生态环境局</title>", "", "督察整改任务完成情况公示"),
        ("<title>x</title><meta name=ArticleTitle content='云河市贯彻落实督察反馈意见整改方案任务完成'>", "<h2>云河市贯彻落实督察反馈意见整改方案任务完成情况公示</h2>", "云河市贯彻落实督察反馈意见整改方案任务完成情况公示"),
        ("<title>甲</title><meta name=SiteName content=云河市生态环境局><meta name=ArticleTitle content=云河市生态环境局>", "<div class=tit>督察整改任务完成情况公示</div>", "督察整改任务完成情况公示"),
        ("<title>督察整改专栏</title>", "<h1>督察整改任务完成情况公示</h1>", "督察整改任务完成情况公示"),
    ],
)
def test_title(head: str, above: str, expected: str) -> None:
    page = f"<html><head>{head}</head><body><div class='logo'><h1>云河市政府门户</h1></div><div class=m><div class=n><div class=o><div class=p>{above}{BODY}</div></div></div></div></body></html>"
    assert detail(page).title == expected


def test_number_and_issuer() -> None:
    page = "<div class='TRS_Editor'><p>关于印发整改方案的通知</p><p>云环发〔2026〕5号</p><p>各县（市、区）人民政府：</p><p>现将整改方案印发给你们。</p><p>云河市生态环境局</p><p>2026年3月5日</p></div>"
    document = detail(page)
    assert document.doc_number == "云环发〔2026〕5号"
    assert document.issuer == "云河市生态环境局"


# --- attachments


def urls(html: str) -> list[str]:
    return [file.url.removeprefix(HOST) for file in detail(html).attachments]


TEXT_P = "<p>全市整改任务共有45项，已完成40项，其余按时序推进。</p>"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("<a href='a.pdf;jsessionid=1F2E'>表</a>", ["/info/1021/a.pdf"]),
        ("<a href='/module/download/downfile.jsp?classid=0&filename=2103.docx'>表</a>", ["/module/download/downfile.jsp?classid=0&filename=2103.docx"]),
        ("<a href='/system/_content/download.jsp?urltype=x&wbfileid=77'>附件1：清单.xlsx</a>", ["/system/_content/download.jsp?urltype=x&wbfileid=77"]),
        ("<a href='javascript:void(0)' onclick=\"downFile('/u/f.ofd')\">表</a>", ["/u/f.ofd"]),
        ("<iframe src='/u/scan.pdf'></iframe>", ["/u/scan.pdf"]),
        ("<a href='/a/b.html'>相关页面</a>", []),
        ("<a href='mailto:a@b.cn'>信箱</a>", []),
        ("<a href='/u/A.PDF'>1</a><a href='/u/A.PDF'>1</a>", ["/u/A.PDF"]),
    ],
)
def test_files_in_the_body(link: str, expected: list[str]) -> None:
    assert urls(f"<div id='zoom'>{TEXT_P}<p>{link}</p></div>") == expected


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        ("<div class='fj'><a href='/u/a.pdf'>甲</a></div>", ["/u/a.pdf"]),
        ("<div><p>附件：</p><ul><li><a href='/u/a.pdf'>甲</a></li></ul></div>", ["/u/a.pdf"]),
        ("<h4>相关附件</h4><ul><li><a href='/u/a.pdf'>甲</a></li></ul>", ["/u/a.pdf"]),
        ("<div class='related'><h4>相关文章</h4><a href='/u/a.pdf'>甲</a></div>", []),
        ("<div class='footer'>附件下载<a href='/u/a.pdf'>甲</a></div>", []),
        ("<ul class='list'><li><a href='/u/a.pdf'>甲</a></li></ul>", []),
    ],
)
def test_files_beside_the_body(beside: str, expected: list[str]) -> None:
    assert urls(f"<div class='m'><div id='zoom'>{TEXT_P}</div>{beside}</div>") == expected


def test_links_are_pages_not_files() -> None:
    document = detail(f"<div id='zoom'>{TEXT_P}<p><a href='/a/b.html'>方案全文</a> <a href='/u/a.pdf'>表</a></p></div>")
    assert document.links == (HOST + "/a/b.html",)
