"""What a response means: refusals by their words, marks and addresses, and the pages that only look like refusals."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.content import Content, is_cut, kind_of
from crawler.messages import MESSAGES, message_for
from crawler.outcome import Seen, classify, retry_after
from crawler.page import decode, is_thin
from crawler.place import is_home, lands_on_index
from parsers.document import Role
from store.capture import Outcome, Poll

SITE = "http://sthjj.example.gov.cn"
DETAIL = f"{SITE}/zwgk/202603/t20260302_1201.html"
FRESH, GONE, CHALLENGED, ERROR = Outcome.FRESH, Outcome.GONE, Outcome.CHALLENGED, Outcome.ERROR

NAVIGATION = "".join(
    f"<li><a href='/zwgk/{n}/index.html' title='栏目{n}'>{name}</a></li>"
    for n, name in enumerate(["首页", "机构概况", "政务公开", "办事服务", "互动交流", "督察整改专栏", "环境质量状况", "建设项目环评审批公示"] * 9)
)
FOOTER = "<div class='footer'>主办单位:清河市生态环境局 网站标识码:3305990012 地址:清河市人民路9号 电话:0572-1234567</div>"
NOTICE = (
    "根据省委、省政府督察整改工作要求,清河市第十二项整改任务已按时完成,现将完成情况予以公示,公示期为十个工作日。"
    "公示期内,任何单位和个人如有异议,请以书面形式向市生态环境局反映,并留下真实姓名和联系方式,以便核实。"
)


def page(body: str, *, title: str = "关于第十二项整改任务的公示_清河市生态环境局", head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>{body}</body></html>"


def chrome(body: str, *, title: str = "清河市生态环境局", head: str = "") -> str:
    return page(f"<ul class='nav'>{NAVIGATION}</ul><div id='zoom'>{body}</div>{FOOTER}", title=title, head=head)


def notice(extra: str = "") -> str:
    return chrome(f"<p>{NOTICE}</p><p>{NOTICE}</p><p>{extra}</p>", title="关于第十二项整改任务的公示")


POLL = Poll(page_id=1, url=DETAIL, host="sthjj.example.gov.cn", role=Role.DETAIL, source_id="qinghe")
RUISHU = "<html><head><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.cd='q1JxCq';</script><script src='/a/b.js'></script></head><body></body></html>"
JSL = "<script>document.cookie=('_')+('_')+('jsl_clearance=1700000000|-1|x');location.href=location.pathname+location.search</script>"
ACW = "<html><script>var arg1='4A6F8B2C1D3E5F60718293A4B5C6D7E8F9001122';var _0x=function(){};</script></html>"

# name, status, body, expected outcome, expected reason
CASES: list[tuple[str, int, str | bytes, Outcome, str]] = [
    ("a notice", 200, notice(), FRESH, "ok"),
    ("not found", 404, page("没有"), GONE, "http-404"),
    ("gone", 410, "", GONE, "http-410"),
    ("precondition: Ruishu", 412, RUISHU, CHALLENGED, "http-412"),
    ("521: Jiasule", 521, JSL, CHALLENGED, "http-521"),
    ("forbidden", 403, page("403 Forbidden"), CHALLENGED, "http-403"),
    ("202 with script", 202, RUISHU, CHALLENGED, "http-202"),
    ("202 with an unknown script", 202, "<html><script>var _a=function(){};_a()</script></html>", CHALLENGED, "http-202"),
    ("202 without script", 202, page("accepted"), ERROR, "http-202"),
    ("405 of a firewall", 405, page("很抱歉,由于您访问的URL有可能对网站造成安全威胁,您的访问被阻断。"), CHALLENGED, "http-405"),
    ("405 plain", 405, page("Method Not Allowed"), ERROR, "http-405"),
    ("503 that checks the browser", 503, page("Checking your browser", title="Just a moment..."), CHALLENGED, "http-503"),
    ("503 plain", 503, page("Service Unavailable"), ERROR, "http-503"),
    ("too many requests", 429, "", ERROR, "http-429"),
    ("500", 500, page("Internal Server Error"), ERROR, "http-500"),
    ("bad gateway", 502, "", ERROR, "http-502"),
    ("login wanted", 401, "", ERROR, "login"),
    ("no content", 204, "", ERROR, "empty"),
    ("empty body", 200, b"  \r\n\xef\xbb\xbf", ERROR, "empty"),
    ("Ruishu with 200", 200, RUISHU, CHALLENGED, "waf"),
    ("Jiasule with 200", 200, JSL, CHALLENGED, "script-reload"),
    ("acw_sc with 200", 200, ACW, CHALLENGED, "waf"),
    ("captcha", 200, page("请完成安全验证后继续访问", title="安全验证"), CHALLENGED, "waf"),
    ("slider", 200, page("<div>为保障访问安全</div><div>请按住滑块,拖动到最右边</div>", title="清河市生态环境局"), CHALLENGED, "waf"),
    ("captcha in GBK", 200, page("请输入图中验证码后继续访问本站", title="访问验证").encode("gbk"), CHALLENGED, "waf"),
    ("frequency", 200, page("您的访问过于频繁,请稍后再试", title=""), CHALLENGED, "waf"),
    ("firewall with an explanation", 200, page(
        "<h2>网站防火墙</h2><p>您的请求带有不合法参数,已被网站管理员设置拦截!</p><p>可能原因:您提交的内容包含危险的攻击请求</p>"
        "<ul><li>检查提交内容</li><li>如网站托管,请联系空间提供商</li></ul>", title="网站防火墙"), CHALLENGED, "waf"),
    ("script wanted", 200, page("<noscript>请启用JavaScript后访问</noscript><script src='/x.js'></script>", title=""), CHALLENGED, "waf"),
    ("please enable, in English", 200, page("Please enable JavaScript and Cookies to continue", title=""), CHALLENGED, "waf"),
    ("human check", 200, page("<div id='captcha'></div>", title="人机验证"), CHALLENGED, "waf"),
    ("JSON refusal", 200, '{"code":403,"msg":"您的访问过于频繁,请完成安全验证"}', CHALLENGED, "waf"),
    ("only a script", 200, "<html><body><script>eval(unescape('%61'))</script></body></html>", CHALLENGED, "script-only"),
    ("cookie and reload", 200, "<script>document.cookie='a=1';location.reload()</script>", CHALLENGED, "script-reload"),
    ("soft-404", 200, page("您访问的页面不存在或已删除", title="清河市生态环境局"), GONE, "soft-404"),
    ("soft-404 with hint", 200, page("<p>温馨提示:您访问的页面不存在或已删除!</p><a href='/'>返回首页</a>", title=""), GONE, "soft-404"),
    ("soft-404 in GBK", 200, page("对不起,该信息已被删除", title="提示").encode("gbk"), GONE, "soft-404"),
    ("soft-404 in the site's chrome", 200, chrome("<div class='tip'>抱歉,您要查看的文章不存在或已下线</div>"), GONE, "soft-404"),
    ("soft-404 in chrome and GBK", 200, chrome("<p>很抱歉,该页面已删除。</p>").encode("gbk"), GONE, "soft-404"),
    ("404 title in chrome", 200, chrome("<p>请返回首页</p>", title="404错误页面-清河市生态环境局"), GONE, "soft-404"),
    ("404 title, English", 200, chrome("<p>请返回</p>", title="404 Not Found"), GONE, "soft-404"),
    ("alert and back", 200, "<script>alert('该信息不存在或已被删除!');history.back();</script>", GONE, "soft-404"),
    ("alert, then home", 200, "<script>alert('文章已被删除');location.href='/';</script>", GONE, "soft-404"),
    ("to 404.html by script", 200, "<script>location.href='/404.html'</script>", GONE, "soft-404"),
    ("maintenance", 200, page("网站系统升级维护中,暂停访问,给您带来不便敬请谅解", title="清河市生态环境局"), ERROR, "maintenance"),
    ("maintenance, by title", 200, page("预计周一恢复", title="系统维护中"), ERROR, "maintenance"),
    ("server error with 200", 200, page("系统错误,请联系管理员", title="错误"), ERROR, "server-error"),
    ("database down", 200, page("数据库连接失败", title=""), ERROR, "server-error"),
    ("an error page that says nothing", 200, page("操作未成功", title="出错了"), ERROR, "error-page"),
    ("no site here", 200, page("<h1>没有找到站点</h1><p>您的请求在Web服务器中没有找到对应的站点!</p>", title="没有找到站点"), ERROR, "no-site"),
    ("default page", 200, page("Welcome to nginx!", title="Welcome to nginx!"), ERROR, "no-site"),
    ("login wall", 200, page("<form>用户名<input name=u>密码<input type=password></form>请先登录", title="统一身份认证平台"), ERROR, "login"),
    ("home by script", 200, "<html><script>window.location.href = '/';</script></html>", ERROR, "redirect-home"),
    ("home by full address", 200, f"<script>location.replace('{SITE}/index.html')</script>", ERROR, "redirect-home"),
    ("home by refresh", 200, "<html><head><meta http-equiv='refresh' content='0;url=/'></head><body></body></html>", ERROR, "redirect-home"),
    ("elsewhere by refresh", 200, "<meta http-equiv=refresh content=\"0; URL='http://new.example.gov.cn/a.html'\">", ERROR, "redirect-off-site"),
    ("cut inside a tag", 200, notice()[:-60] + "<div class='foo", ERROR, "truncated"),
    ("a PDF for a page", 200, b"%PDF-1.5\n%abc", ERROR, "content-type"),
    ("an image for a page", 200, b"\x89PNG\r\n\x1a\n\0\0", ERROR, "content-type"),
    ("bytes for a page", 200, b"\x01\x02\0\0\0rubbish", ERROR, "content-type"),
    # pages that only look like refusals
    ("mentions a check", 200, notice("经现场验证,企业安全验证资料齐全,请完成验证后归档。"), FRESH, "ok"),
    ("mentions 404", 200, notice("链接打开后显示404 Not Found,页面不存在或已删除。"), FRESH, "ok"),
    ("mentions maintenance", 200, notice("因系统维护,在线监测平台暂停服务,敬请谅解。"), FRESH, "ok"),
    ("mentions a login", 200, notice("请先登录全国排污许可证管理信息平台。"), FRESH, "ok"),
    ("a line of its own in a notice", 200, notice("<p>您访问的页面不存在</p>"), FRESH, "ok"),
    ("such a line before the notice", 200, chrome(f"<p>您访问的页面不存在</p><p>{NOTICE}</p><p>{NOTICE}</p>"), FRESH, "ok"),
    ("such a line in a dated table", 200, chrome("<p>发布时间:2026-03-02</p><table><tr><td>页面不存在</td></tr></table>"), FRESH, "ok"),
    ("a column with a maintenance row", 200, chrome("<ul><li><a href='1.html'>关于网站系统维护的公告</a></li></ul>"), FRESH, "ok"),
    ("a column with a row about dead links", 200, chrome("<ul><li><a href='1.html'>页面不存在</a></li></ul>"), FRESH, "ok"),
    ("a hidden error layer", 200, chrome("<div style='display:none'>页面不存在</div><table><tr><td>任务</td><td>完成</td></tr></table>"), FRESH, "ok"),
    ("a heading about dead links", 200, chrome("<h1>关于政府网站链接不存在问题的整改公示</h1><table><tr><td>一</td></tr></table>"), FRESH, "ok"),
    ("a login box on a page", 200, chrome(f"<p>{NOTICE}</p><form>用户登录<input type=password></form>"), FRESH, "ok"),
    ("Ruishu's script on a real page", 200, chrome(f"<p>{NOTICE}</p>", head="<script>$_ts=window['$_ts'];</script>"), FRESH, "ok"),
    ("a short notice", 200, page("<h1>销号公示</h1><p>系统升级改造任务已完成,特此公示。</p>", title="公示"), FRESH, "ok"),
    ("a short notice that mentions a check", 200, page("<p>发布日期:2026-03-02</p><p>平台将进行安全验证。</p>", title="通知"), FRESH, "ok"),
    ("a scanned notice", 200, page("<img src='1.jpg'><img src='2.jpg'><script>var a=1</script>"), FRESH, "ok"),
    ("a frameset", 200, "<html><frameset rows='*'><frame src='a.html'></frameset></html>", FRESH, "ok"),
    ("a short page with a script", 200, page("<p>任务清单见附件</p><a href='a.xlsx'>附件</a><script>location.hash='a'</script>"), FRESH, "ok"),
    ("a page that reloads itself by refresh", 200, chrome("", head="<meta http-equiv='refresh' content='300'>"), FRESH, "ok"),
    ("a page without </html>", 200, notice().replace("</body></html>", ""), FRESH, "ok"),
    ("a notice in GBK", 200, notice().encode("gbk"), FRESH, "ok"),
    ("a notice in GBK that declares UTF-8", 200, notice("该页面不存在").encode("gbk"), FRESH, "ok"),
    ("a notice in UTF-16", 200, notice().encode("utf-16"), FRESH, "ok"),
    ("a page with one bad byte", 200, notice().encode().replace("异议".encode(), b"\xe5\xbc", 1), FRESH, "ok"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "status", "body", "outcome", "reason"), CASES, ids=[case[0] for case in CASES])
def test_a_response_is_taken_for_what_it_is(name: str, status: int, body: str | bytes, outcome: Outcome, reason: str) -> None:
    raw = body.encode() if isinstance(body, str) else body
    found = classify(Seen(status=status, final_url=DETAIL, raw=raw), POLL)
    assert (found.outcome, found.reason) == (outcome, reason)
    assert outcome is FRESH or found.message


def of(poll: Poll = POLL, **values: object) -> tuple[Outcome, str]:
    found = classify(replace(Seen(status=200, final_url=poll.url), **values), poll)  # type: ignore[arg-type]
    return found.outcome, found.reason


def test_not_modified_means_something_only_where_it_was_asked() -> None:
    assert of(replace(POLL, etag='"a"'), status=304) == (Outcome.UNCHANGED, "not-modified")
    assert of(replace(POLL, last_modified="Mon, 02 Mar 2026 01:00:00 GMT"), status=304) == (Outcome.UNCHANGED, "not-modified")
    assert of(status=304) == (ERROR, "http-304")


def test_the_same_bytes_are_identical_whatever_they_say() -> None:
    raw = page("您访问的页面不存在").encode()
    digest = Seen(status=200, final_url=DETAIL, raw=raw).digest
    assert of(replace(POLL, raw_digest=digest), raw=raw, digest=digest) == (Outcome.IDENTICAL, "same-bytes")
    assert of(replace(POLL, raw_digest=digest), raw=raw, digest=digest, status=404)[0] is GONE


@pytest.mark.parametrize(
    ("asked", "final", "expected"),
    [
        (DETAIL, f"{SITE}/", (ERROR, "redirect-home")),
        (DETAIL, f"{SITE}/index.shtml", (ERROR, "redirect-home")),
        (DETAIL, f"{SITE}/?from=error", (ERROR, "redirect-home")),
        (DETAIL, f"{SITE}/zwgk/202603/", (ERROR, "redirect-home")),
        (DETAIL, f"{SITE}/zwgk/index.html", (ERROR, "redirect-home")),
        (DETAIL, f"{SITE}/404.html", (GONE, "soft-404")),
        (DETAIL, f"{SITE}/error/404/", (GONE, "soft-404")),
        (DETAIL, f"{SITE}/?id=1201", (FRESH, "ok")),
        (DETAIL, f"{SITE}/new/202603/t20260302_1201.html", (FRESH, "ok")),
        (f"{SITE}/content/content_23454", f"{SITE}/content/content_23454/", (FRESH, "ok")),
        (f"{SITE}/zfxxgk/2026030209001234567", f"{SITE}/zfxxgk/2026030209001234567/index.shtml", (FRESH, "ok")),
        (f"{SITE}/a.html", f"{SITE}/zfxxgk/2026030209001234567/index.shtml", (FRESH, "ok")),
        (f"{SITE}/", f"{SITE}/index.html", (FRESH, "ok")),
    ],
)
def test_where_a_redirect_ends_tells_what_came(asked: str, final: str, expected: tuple[Outcome, str]) -> None:
    found = of(replace(POLL, url=asked), final_url=final, redirects=(final,), raw=notice().encode())
    assert found == expected


def test_a_list_may_end_on_a_folder_but_not_on_the_home_page() -> None:
    column = replace(POLL, url=f"{SITE}/zwgk/tzgg.html", role=Role.LIST)
    raw = chrome("<ul><li><a href='1.html'>公示</a></li></ul>").encode()
    assert of(column, final_url=f"{SITE}/zwgk/tzgg/", redirects=("x",), raw=raw)[0] is FRESH
    assert of(column, final_url=f"{SITE}/", redirects=("x",), raw=raw) == (ERROR, "redirect-home")


def test_a_list_may_be_json_or_xml() -> None:
    column = replace(POLL, url=f"{SITE}/api/list?page=1", role=Role.LIST)
    assert of(column, raw='{"data":{"html":"<li><a href=1.html>公示</a></li>"}}'.encode())[0] is FRESH
    datastore = "<?xml version='1.0'?><datastore><recordset><record><![CDATA[<li>公示</li>]]></record></recordset></datastore>"
    assert of(column, raw=datastore.encode())[0] is FRESH
    assert of(raw='{"data":{"title":"公示"}}'.encode()) == (ERROR, "content-type")


@pytest.mark.parametrize(
    ("url", "raw", "expected"),
    [
        ("a.pdf", b"%PDF-1.7 \x00", (FRESH, "ok")),
        ("a.docx", b"PK\x03\x04\x14\0", (FRESH, "ok")),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", (FRESH, "ok")),
        ("a.doc", b"<html xmlns:o='urn:schemas-microsoft-com:office:office'><body>x</body></html>", (FRESH, "ok")),
        ("a.doc", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", (FRESH, "ok")),
        ("a.txt", "整改清单".encode(), (FRESH, "ok")),
        ("download.jsp?id=1", b"%PDF-1.7", (FRESH, "ok")),
        ("a.pdf", notice().encode(), (ERROR, "content-type")),
        ("a.pdf", RUISHU.encode(), (CHALLENGED, "waf")),
        ("a.pdf", page("您访问的文件不存在").encode(), (GONE, "soft-404")),
        ("a.pdf", page("请先登录", title="").encode(), (ERROR, "login")),
        ("a.pdf", b"plain words", (ERROR, "content-type")),
        ("a.pdf", b'{"error":1}', (ERROR, "content-type")),
    ],
)
def test_an_attachment_is_a_file_or_nothing(url: str, raw: bytes, expected: tuple[Outcome, str]) -> None:
    assert of(replace(POLL, url=f"{SITE}/files/{url}", role=Role.ATTACHMENT), raw=raw) == expected


def test_a_body_shorter_than_announced_is_truncated() -> None:
    raw = notice().encode()
    assert of(raw=raw, headers={"content-length": str(len(raw) + 1)}) == (ERROR, "truncated")
    assert of(raw=raw, headers={"content-length": str(len(raw))})[0] is FRESH
    assert of(raw=raw, headers={"content-length": str(len(raw) * 9), "content-encoding": "gzip"})[0] is FRESH
    assert of(raw=raw, complete=False) == (ERROR, "truncated")
    assert of(raw=b"%PDF-1.4", complete=False) == (ERROR, "truncated")


def test_retry_after_is_seconds_or_a_date() -> None:
    now = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    assert retry_after({"retry-after": "120"}, now) == 120
    assert retry_after({"retry-after": "Mon, 02 Mar 2026 01:10:00 GMT"}, now) == 600
    own_clock = {"retry-after": "Mon, 02 Mar 2026 01:10:00 GMT", "date": "Mon, 02 Mar 2026 01:09:00 GMT"}
    assert retry_after(own_clock, now) == 60
    assert retry_after({"retry-after": "Mon, 02 Mar 2020 01:10:00 GMT"}, now) == 0
    assert retry_after({"retry-after": "9" * 400}, now) == 7 * 24 * 3600
    for junk in ("", "soon", "-5", "Mon, 99 Mar 2026 01:10:00 GMT", "٣"):
        assert retry_after({"retry-after": junk}, now) is None


def test_home_is_told_from_a_page_that_a_query_names() -> None:
    assert is_home(SITE) and is_home(f"{SITE}/Index.HTML") and is_home(f"{SITE}/default.aspx")
    assert not is_home(f"{SITE}/index.php?id=7") and not is_home(f"{SITE}/zwgk/") and not is_home(f"{SITE}/indexes.html")
    assert lands_on_index(DETAIL, f"{SITE}/zwgk/") and not lands_on_index(f"{SITE}/a/", f"{SITE}/b/")


def test_every_listed_reason_has_a_message_and_an_unlisted_status_names_itself() -> None:
    assert "599" in message_for("http-599", "599")
    assert all(message_for(reason, "x") for reason, text in MESSAGES.items() if text)


@settings(max_examples=100, deadline=None)
@given(
    raw=st.binary(max_size=600) | st.text(alphabet="<>/abscript!-&;'\"= 页面不存在404滑块", max_size=400).map(str.encode),
    status=st.sampled_from([200, 202, 304, 403, 404, 429, 500, 503]), role=st.sampled_from(list(Role)),
)  # fmt: skip
def test_no_bytes_raise(raw: bytes, status: int, role: Role) -> None:
    found = classify(Seen(status=status, final_url=DETAIL, raw=raw), replace(POLL, role=role))
    assert found.outcome in Outcome
    kind_of(raw), is_cut(raw), decode(raw), is_thin(raw)


@settings(max_examples=20, deadline=None)
@given(words=st.sampled_from(["页面不存在", "请完成安全验证", "系统维护中,敬请谅解", "请先登录", "404 Not Found", "滑块", "系统错误"]))
def test_no_words_inside_a_notice_make_it_a_refusal(words: str) -> None:
    assert of(raw=notice(words).encode())[0] is FRESH
    assert of(raw=page(f"<p>{NOTICE}{words}。{NOTICE}</p>").encode())[0] is FRESH


@pytest.mark.parametrize("piece", [b"<", b"<script", b"<!--", b"<p ", b"<meta url ", "不存在<b>".encode(), b"location . ", b"&"])
def test_hostile_bytes_take_linear_time(piece: bytes) -> None:
    def cost(size: int) -> float:
        seen = Seen(status=200, final_url=DETAIL, raw=b"<html><script>" + piece * (size // len(piece)))
        best = 9.0
        for _ in range(2):
            begun = time.process_time()
            classify(seen, POLL)
            best = min(best, time.process_time() - begun)
        return best

    assert cost(160_000) < 12 * cost(40_000) + 0.1  # quadratic would be 16 times and seconds


def test_content_is_told_by_its_bytes() -> None:
    assert kind_of(b"\xef\xbb\xbf<!DOCTYPE html>") is Content.HTML
    assert kind_of(b"<?xml version='1.0'?><!DOCTYPE html><html>") is Content.HTML
    assert kind_of(b"<?xml version='1.0'?><datastore>") is Content.XML
    assert kind_of("整改".encode("utf-16")) is Content.TEXT
    assert is_cut(b"<html><a hr") and not is_cut(b"<html></html>  <") and not is_cut(b"<html>1 < 2")
