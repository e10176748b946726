"""Constructions of real templates: each is read whole, its noise changes nothing, and every edit of its body is seen."""

from __future__ import annotations

import pytest

from parsers.api import extract, read
from parsers.document import Role
from tests.parsers_detail_templates import BATCHES as EARLIER
from tests.parsers_template_page import Template, plain
from tests.parsers_templates_seventh import SEVENTH
from tests.parsers_templates_sixth import SIXTH

BATCHES = EARLIER | {"sixth": SIXTH, "seventh": SEVENTH}
TEMPLATES = [
    pytest.param(template, id=f"{batch}: {template.name}") for batch, templates in BATCHES.items() for template in templates
]

LINKS = "".join(f'<li><a href="/n/{n}.html">{t}</a><span>2026-02-1{n}</span></li>' for n, t in enumerate(("全市重点项目观摩会举行", "关于征集民生实事的公告", "市领导检查森林防火")))
BEFORE = {
    "counter": '<div class="info"><span>浏览次数：4821</span></div>',
    "crumb": '<div class="crumbs">您当前的位置：<a href="/">首页</a> &gt; <a href="/zw/">政务公开</a> &gt; 正文</div>',
    "advertisement": '<div class="ad-banner"><a href="/zt/"><img src="/zt.jpg" alt="专题"></a><p>【专题】深入学习贯彻全会精神，欢迎关注。</p></div>',
}
AFTER = {
    "related": f'<div class="xgxw"><h3>相关信息</h3><ul>{LINKS}</ul></div>',
    "share": '<div class="bdsharebuttonbox share"><span>分享到：</span><a href="#">微信</a><a href="#">QQ空间</a><span>扫一扫在手机打开当前页</span></div>',
    "previous and next": '<div class="page-ud"><p>上一篇：<a href="/a.html">全市重点项目观摩会举行</a></p><p>下一篇：<a href="/b.html">市领导检查森林防火</a></p></div>',
}
EDITS = (
    '<p>附件：<a href="./P020260305111.pdf">1.任务清单.pdf</a></p>',
    '<p>附件：<a href="./P020260305222.pdf">1.任务清单.pdf</a></p>',
    "<p>整改状态：正在推进</p>",
    "<p>整改状态：已完成</p>",
    '<p style="text-align:right">2026年3月9日</p>',
    '<p style="text-align:right">2026年3月10日</p>',
    '<table border="1"><tr><td>序号</td><td>任务</td><td>进度</td></tr><tr><td>1</td><td>管网改造</td><td>62.5%</td></tr></table>',
    '<table border="1"><tr><td>序号</td><td>任务</td><td>进度</td></tr><tr><td>1</td><td>管网改造</td><td>87.5%</td></tr></table>',
)


def print_of(page: bytes, template: Template) -> tuple[str, tuple[str, ...]]:
    values = extract(page, template.url)
    return plain(values["body"]), tuple(sorted(values["attachments"]))


@pytest.mark.parametrize("template", TEMPLATES)
def test_body_is_read_exactly(template: Template) -> None:
    document = read(template.page(), template.url, role=Role.DETAIL)
    assert plain(document.body) == template.body, document.container


@pytest.mark.parametrize("template", TEMPLATES)
def test_title_day_source_and_files_are_read(template: Template) -> None:
    values = extract(template.page(), template.url)
    assert plain(values["title"]) == plain(template.title)
    assert values["published"] == template.published
    assert len(values["attachments"]) == template.files
    if template.source is None:
        assert values["source"] is None
    else:  # a place may stand behind it: "云京报 云岭"
        assert plain(values["source"]).startswith(plain(template.source))


@pytest.mark.parametrize("template", TEMPLATES)
def test_noise_beside_the_body_changes_nothing(template: Template) -> None:
    still = print_of(template.page(), template)
    changed = [name for name, noise in BEFORE.items() if print_of(template.page(before=noise), template) != still]
    changed += [name for name, noise in AFTER.items() if print_of(template.page(after=noise), template) != still]
    assert not changed


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_edit_at_the_end_of_the_body_is_seen(template: Template) -> None:
    prints = [print_of(template.page(end=edit), template) for edit in ("", *EDITS)]
    assert len(set(prints)) == len(prints)


def test_templates_are_many_and_different() -> None:
    names = [template.name for templates in BATCHES.values() for template in templates]
    assert len(names) == len(set(names)) >= 160
