"""How far from the top, from the sign-off and from a text noise may stand and still be taken for noise."""

from __future__ import annotations

import pytest

from parsers import noise_lines
from parsers.api import read
from parsers.boilerplate import is_sure_noise
from parsers.document import Document, Role
from parsers.noise_lines import line_rule
from parsers.tallies import is_poll, is_tally

URL = "http://sthj.lanxi.test/zwgk/7.html"
TITLE = "兰溪县第四项督察整改任务公示"
TEXT = "<p>沿河各村的污水管网已接入县城处理厂，排口封堵完毕，河面清洁。</p>" * 3
SIGNED = "<p>兰溪县水利局</p><p>2026年3月5日</p>"


def page(inner: str, above: str = "") -> Document:
    html = f"<html><head><title>{TITLE}</title></head><body><div>{above}{inner}</div></body></html>"
    return read(html.encode(), URL, role=Role.DETAIL)


def marked(inner: str) -> list[str]:
    return page(f"<div class=TRS_Editor>{inner}</div>").body.split("\n")


@pytest.mark.parametrize(("rows", "left"), [(24, 0), (25, 1), (27, 3)])
def test_a_head_of_a_body_has_so_many_lines(rows: int, left: int) -> None:
    told = "".join(f"<p>索引号：LX-2026-{number}</p>" for number in range(rows))
    assert sum("索引号" in line for line in marked(told + TEXT + SIGNED)) == left


@pytest.mark.parametrize(("files", "is_kept"), [(6, False), (7, True)])
def test_so_many_attachments_may_stand_between_sign_off_and_stamp(files: int, is_kept: bool) -> None:
    listed = "".join(f"<p>附件{number}：第{number}号排口照片</p>" for number in range(files))
    document = page(f"<h1>{TITLE}</h1>{TEXT}{SIGNED}{listed}<ul><li>发布时间：2026-03-06</li><li>来源：兰溪县水利局</li></ul>")
    assert ("发布时间" in document.body) is is_kept


@pytest.mark.parametrize(
    ("line", "is_counter"),
    [
        ("浏览35 阅读36", True), ("浏览35 阅读36 点击37", False), ("阅读（35）", True), ("阅读（35）（2）", False), ("第35次阅读2人", False),
        ("阅读" + "次" * 38, True), ("阅读" + "次" * 39, False),
    ],
)  # fmt: skip
def test_a_tally_has_two_words_at_most_and_a_figure_to_each(line: str, is_counter: bool) -> None:
    assert is_tally(line) is is_counter


def test_one_vote_is_no_poll() -> None:
    assert is_poll("支持（35）反对（2）") and not is_poll("支持（35）") and not is_poll("支持（35）反对（2）人")


def test_a_line_is_remembered_by_its_beginning_only() -> None:
    noise_lines._line_rule.cache_clear()
    statement = "声明：本站转载的稿件版权归原作者所有。"
    bound = noise_lines._LONGEST_JUDGED
    assert line_rule(statement + "一" * (bound - len(statement))) == "reprint-notice"
    for length in (bound + 1, bound + 2, 100_000):
        assert line_rule(statement + "一" * (length - len(statement))) is None
    assert noise_lines._line_rule.cache_info().currsize == 2, "all that are longer are one"


@pytest.mark.parametrize(
    ("rule", "text", "links", "sure", "sure_in_body"),
    [
        ("related", "相关阅读县领导巡河", 0, False, True), ("related", "县领导巡河", 3, True, True), ("related", "县领导巡河", 2, False, False),
        ("previous-next", "上一篇县领导巡河", 0, True, True), ("counter", "阅" * 60, 0, True, True), ("counter", "阅" * 61, 0, False, False),
        ("related", "相关阅读" + "一" * 3996, 0, False, True), ("related", "相关阅读" + "一" * 3997, 0, False, False),
    ],
)  # fmt: skip
def test_size_and_links_of_named_noise(rule: str, text: str, links: int, sure: bool, sure_in_body: bool) -> None:
    assert is_sure_noise(rule, text, links) is sure
    assert is_sure_noise(rule, text, links, in_body=True) is sure_in_body
