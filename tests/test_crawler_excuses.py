"""Pages that say only why they are not shown, and honest pages that say the same of something else."""

from __future__ import annotations

import pytest

from crawler.answer import Seen
from crawler.outcome import classify
from parsers.document import Role
from store.capture import Outcome, Poll

SITE = "http://hbj.example.gov.cn"
CHALLENGED, ERROR, FRESH, GONE = Outcome.CHALLENGED, Outcome.ERROR, Outcome.FRESH, Outcome.GONE
MENU = "".join(f"<li><a href='/lm{n}/'>栏目{n}</a></li>" for n in range(60))
FOOTER = "<p>主办单位：清河市生态环境局 地址：清河市人民路9号</p><p>网站标识码：3305990012</p><p>今天是2026年6月2日 星期二</p>"


def bare(body: str, title: str = "") -> bytes:
    return f"<html><head><meta charset='utf-8'><title>{title}</title></head><body>{body}</body></html>".encode()


def chrome(body: str, title: str = "清河市生态环境局") -> bytes:
    return bare(f"<ul>{MENU}</ul><div>当前位置：<a href='/'>首页</a> &gt; 公示公告</div><h2>公示公告</h2>{body}{FOOTER}", title)


def outcome(raw: bytes, role: Role = Role.DETAIL) -> tuple[Outcome, str]:
    url = f"{SITE}/gs/" if role is Role.LIST else f"{SITE}/gs/a12.html"
    poll = Poll(page_id=1, url=url, host="hbj.example.gov.cn", role=role, source_id="qinghe")
    said = classify(Seen(status=200, final_url=url, raw=raw), poll)
    return said.outcome, said.reason


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("该页面不再提供服务", (GONE, "soft-404")),
        ("很遗憾，您要找的信息已被移走。", (GONE, "soft-404")),
        ("内容已被原发布者删除", (GONE, "soft-404")),
        ("该内容因违反相关规定已被禁止查看", (GONE, "soft-404")),
        ("非法操作", (CHALLENGED, "waf")),
        ("您的请求已被系统拦截！", (CHALLENGED, "waf")),
        ("操作过于频繁，请稍后再试", (CHALLENGED, "waf")),
        ("您的IP地址已被限制", (CHALLENGED, "waf")),
        ("正在进行安全检测，请稍候……", (CHALLENGED, "waf")),
        ("拼图验证", (CHALLENGED, "waf")),
        ("请求参数有误", (ERROR, "server-error")),
        ("网络超时，请刷新页面", (ERROR, "server-error")),
        ("程序运行异常", (ERROR, "server-error")),
        ("文章打开失败，请联系管理员", (ERROR, "server-error")),
        ("频道正在整理中，敬请期待", (ERROR, "maintenance")),
        ("信息更新中", (ERROR, "maintenance")),
        ("网站目前无法打开", (ERROR, "maintenance")),
        ("该站点已停止服务", (ERROR, "no-site")),
        ("您没有权限浏览该文章", (ERROR, "login")),
        ("此文件仅限内部用户查看", (ERROR, "login")),
        ("登录状态已失效，请重新登录", (ERROR, "login")),
        ("该稿件正在复核中", (ERROR, "error-page")),
    ],
)
@pytest.mark.parametrize("around", [bare, chrome])
def test_an_excuse_alone_is_a_refusal(line: str, expected: tuple[Outcome, str], around: object) -> None:
    body = f"<p>{line}</p><p><a href='/'>返回首页</a></p>"
    assert outcome(bare(body) if around is bare else chrome(body)) == expected


@pytest.mark.parametrize(
    "body",
    [
        "<h1>常见问题</h1><p>参数错误</p><p>网络异常</p>",
        "<table><tr><td>网站名称</td><td>检查结果</td></tr><tr><td>水务局</td><td>网站已关闭</td></tr></table>",
        "<p>网络异常</p><p>清河市生态环境局</p><p>2026年5月12日</p>",
        "<h1>网站关闭情况通报</h1><p>网站已关闭</p>",
        "<h1>清河监测站停运处置通知</h1><p>网络异常</p>",
        "<p>信息更新中</p><p><a href='/f/1.pdf'>整改台账.pdf</a></p>",
        "<p>信息更新中</p><p><a href='/d/1.html'>清河市第十二项整改任务完成情况公示</a></p>",
        "<p>网络异常</p><p>经现场核查，该企业已完成整改。</p>",
        "<p>内容更新中</p><img src='/upload/W020260512.jpg'>",
        "<p>内容更新中</p><iframe src='/view'></iframe>",
        "<div v-if='broken'>网络异常</div><div id='app'></div>",
        "<p>第3号点位网络异常，已修复。</p>",
        "<p>对非法操作的处理：罚款。</p>",
        "<p>网站已关闭的单位共3家</p>",
    ],
)
@pytest.mark.parametrize("around", [bare, chrome])
def test_a_page_with_more_to_say_is_the_page(body: str, around: object) -> None:
    assert outcome(bare(body) if around is bare else chrome(body)) == (FRESH, "ok")


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("公示", "网页不存在问题已整改完毕。"),
        ("链接失效现象排查说明", "链接已失效的问题已整改。"),
        ("信息不存在问题整改公示", "信息不存在。"),
        ("安全验证工作通知", "请做好安全验证。"),
        ("用户登录指南", "请登录后填报。"),
        ("暂停访问旧平台公告", "禁止访问，请您知悉。"),
    ],
)
@pytest.mark.parametrize("around", [bare, chrome])
def test_a_notice_about_refusals_is_no_refusal(title: str, line: str, around: object) -> None:
    body = f"<h1>{title}</h1><p>{line}</p>"
    assert outcome(bare(body, title) if around is bare else chrome(body, f"{title}_清河市生态环境局")) == (FRESH, "ok")


@pytest.mark.parametrize(
    ("title", "line", "expected"),
    [
        ("公示公告", "页面不存在", (GONE, "soft-404")),
        ("环境信息通报", "该信息已被删除", (GONE, "soft-404")),
        ("通知公告", "请登录后查看", (ERROR, "login")),
    ],
)
def test_a_column_of_notices_is_no_title(title: str, line: str, expected: tuple[Outcome, str]) -> None:
    assert outcome(chrome(f"<h1>{title}</h1><p>{line}</p>", title)) == expected


ROWS = "".join(f"<li><a href='/d/{n}.html'>清河市第{n}项整改任务完成情况公示</a></li>" for n in range(9))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (chrome("<p>栏目调整中</p>", "公示公告"), (ERROR, "maintenance")),
        (chrome(f"<p>栏目调整中</p><ul>{ROWS}</ul>", "公示公告"), (FRESH, "ok")),
        (chrome(f"<p>参数错误</p><ul>{ROWS}</ul>", "公示公告"), (FRESH, "ok")),
        (chrome("<p>栏目调整中</p><li><a href='/d/1.html'>公示</a><span>05-12</span></li>", "公示公告"), (FRESH, "ok")),
        (b"<datastore><recordset></recordset></datastore>", (FRESH, "ok")),
        (b"<ul class='list'>\n</ul>", (FRESH, "ok")),
        (b"<ul class='list'>\n", (ERROR, "truncated")),
        (b"<html><body><ul>", (ERROR, "truncated")),
    ],
)
def test_lists(raw: bytes, expected: tuple[Outcome, str]) -> None:
    assert outcome(raw, Role.LIST) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("数据库连接失败：Communications link failure. The last packet was sent long ago, and no answer came.", (ERROR, "server-error")),
        ("数据库连接失败：经查系设备老化，已更换设备并完成整改。", (FRESH, "ok")),
        ("根据要求，本网站已于2025年12月31日停止运行，请访问清河市人民政府网站。", (ERROR, "no-site")),
        ("<h1>关于旧网站停止运行的公告</h1><p>本网站已于2025年12月31日停止运行，请访问清河市人民政府网站。</p>", (FRESH, "ok")),
    ],
)
def test_a_bare_page_of_a_broken_or_closed_site(body: str, expected: tuple[Outcome, str]) -> None:
    assert outcome(bare(body)) == expected


@pytest.mark.parametrize("suffix", ["docm", "xlsm", "dps", "ceb", "tiff", "rtf", "gz", "tar", "pdf", "webp"])
def test_plain_text_is_no_binary_file(suffix: str) -> None:
    url = f"{SITE}/f/1.{suffix}"
    poll = Poll(page_id=1, url=url, host="hbj.example.gov.cn", role=Role.ATTACHMENT, source_id="qinghe")
    raw = b"upstream connect error or disconnect/reset before headers"
    assert classify(Seen(status=200, final_url=url, raw=raw), poll).outcome is ERROR
    assert classify(Seen(status=200, final_url=f"{SITE}/f/1.csv", raw=b"a,b\n1,2"), poll).outcome is ERROR


@pytest.mark.parametrize("suffix", ["csv", "txt", "json", "asc"])
def test_plain_text_may_be_a_file_of_text(suffix: str) -> None:
    url = f"{SITE}/f/1.{suffix}"
    poll = Poll(page_id=1, url=url, host="hbj.example.gov.cn", role=Role.ATTACHMENT, source_id="qinghe")
    assert classify(Seen(status=200, final_url=url, raw=b"a,b\n1,2"), poll).outcome is FRESH
