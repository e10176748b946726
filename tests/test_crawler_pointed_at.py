"""Pages that point at what they do not show, or that the line puts in a page's place; and notices that only sound so."""

from __future__ import annotations

import pytest

from crawler.suspicion import is_suspicious
from parsers.document import Role
from store.capture import Outcome
from tests.test_crawler_excuses import bare, chrome, outcome

GONE, ERROR, FRESH = (Outcome.GONE, "soft-404"), (Outcome.ERROR, "error-page"), (Outcome.FRESH, "ok")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("该稿件已取消刊发", GONE),
        ("该新闻不宜公开或已撤换，请与编辑部联系", GONE),
        ("抱歉，没有找到您要的信息", GONE),
        ("无法定位到您请求的文档", GONE),
        ("真遗憾，这个页面已经溜走了", FRESH),  # "真" is no word that such a line begins with: better read than refused
        ("很遗憾，这个页面已经溜走了", GONE),
        ("此内容因故停止公开", GONE),
        ("您要查看的公告已被收回", GONE),
        ("此文章正在校对中，暂时不能阅读", ERROR),
        ("对不起，您访问的信息正在重新撰写，稍后恢复", ERROR),
        ("这篇文章暂未对外发布", ERROR),
    ],
)
@pytest.mark.parametrize("around", [bare, chrome])
def test_a_line_that_points_at_what_is_not_shown_is_no_notice(line: str, expected: object, around: object) -> None:
    page = bare(f"<p>{line}</p>") if around is bare else chrome(f"<p>{line}</p>")
    assert outcome(page) == expected
    assert is_suspicious(page) or around is bare or expected == FRESH


@pytest.mark.parametrize(
    "body",
    [
        "<p>本公告自2026年失效。</p>",
        "<p>该项目已取消。</p>",
        "<p>该企业正在整理台账，暂未验收。</p>",
        "<h2>关于撤回公示的公告</h2><p>该公告已撤回</p>",
        "<p>该信息已收回</p><p>经现场核查，排口已封堵。</p>",
        "<p>该信息已收回</p><img src='/upload/W020260302.jpg'>",
        "<p>该文件已收回</p><p>2026年3月2日</p>",
    ],
)
def test_what_a_notice_says_of_its_matter_is_read(body: str) -> None:
    assert outcome(chrome(body)) == FRESH


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("宽带欠费通知单", "尊敬的客户，您的上网服务已暂停，充值后恢复。"),
        ("网站搬家", "旧站停用，请收藏新网址，5秒后进入。"),
        ("新版门户上线", "新版网站已启用，点击进入首页"),
        ("上网到期", "套餐到期，需要续费"),
    ],
)
def test_a_page_titled_for_the_line_it_came_over_is_no_notice(title: str, text: str) -> None:
    assert outcome(bare(f"<p>{text}</p>", title)) == ERROR
    assert outcome(bare(f"<h1>{title}</h1><p>{text}</p>", title)) == ERROR


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("答复", "<p>您好，您反映的油烟问题已处理，感谢您的监督。</p>"),
        ("网站迁移公告", "<p>本网站将迁移至市政府集约化平台。</p>"),
        ("污水管网络修复", "<p>三号管段已修复，您可来电反映。</p><p>2026年3月2日</p>"),
        ("监测网络建设", "<p>新建站点八个。</p>"),
        ("网络舆情反映问题整改", "<p>您反映的问题整改任务已完成。</p>"),
        ("流量监测", "<p>请您见附图</p><img src='/upload/20260302.jpg'>"),
    ],
)
def test_a_short_notice_without_a_site_around_it_is_read(title: str, body: str) -> None:
    assert outcome(bare(body, title)) == FRESH


def test_a_list_is_judged_by_its_rows() -> None:
    assert outcome(bare("<p>新版网站已启用，点击进入首页</p>", "新版上线"), Role.LIST) == FRESH
