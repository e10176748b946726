"""A counter or a clock amid a notice's text is published as it stands; near its edges and beside it, it is stopped."""

from __future__ import annotations

import time

import pytest

from parsers.api import read
from parsers.document import Document, Role
from parsers.noise_lines import LINES_AT_END, LINES_AT_TOP, line_rule
from parsers.pruning import prune_detail
from parsers.sameness import proof_of
from parsers.tallies import is_tally

URL = "http://sthj.lanxi.test/zwgk/t20260305_7.html"
TITLE = "兰溪县第四项督察整改任务公示"
LINE = "<p>沿河九个村的污水管网已接入县城处理厂，第{}号排口封堵完毕。</p>"
SIGNED = "<p>兰溪县水利局</p><p>2026年3月5日</p>"
MARKS = ("TRS_Editor", "con")


def raw(body: str) -> bytes:
    return f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>".encode()


def page(body: str) -> Document:
    return read(raw(body), URL, role=Role.DETAIL)


def proof(body: str) -> str | None:
    return proof_of(raw(body), URL, role=Role.DETAIL, charset=None, source=None)


def text(count: int) -> str:
    return "".join(LINE.format(number) for number in range(1, count + 1))


def amid(inner: str, mark: str, above: int = 8, below: int = 12) -> str:
    return f"<div class={mark}>{text(above)}{inner}{text(below)}{SIGNED}</div>"


FIGURES = (
    "网站访问量：35万人次", "热度：35℃", "关注度：35", "转载：35", "点赞35次", "当前在线人数：35", "来源：来电 浏览：35", "来源：来电 阅读次数：35",
)  # fmt: skip


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_amid_the_text_is_shown_and_its_change_is_seen(figure: str, mark: str) -> None:
    one, other = (amid(f"<p>{told}</p>", mark) for told in (figure, figure.replace("35", "48")))
    assert figure in page(one).body
    assert proof(one) != proof(other)
    assert page(one).fingerprint != page(other).fingerprint


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("figure", FIGURES[:-2])
@pytest.mark.parametrize(("above", "below"), [(LINES_AT_TOP - 1, 30), (30, LINES_AT_END - 3)])
def test_near_the_edge_it_is_a_counter(figure: str, mark: str, above: int, below: int) -> None:
    one, other = (amid(f"<p>{told}</p>", mark, above, below) for told in (figure, figure.replace("35", "48")))
    assert page(one).fingerprint == page(other).fingerprint
    assert proof(one) == proof(other) is not None


@pytest.mark.parametrize(("above", "below"), [(LINES_AT_TOP, 30), (30, LINES_AT_END - 2)])
def test_one_line_further_in_it_is_not(above: int, below: int) -> None:
    """The sign-off has two lines: what the first pass leaves alone is what the body keeps."""
    one, other = (amid(f"<p>关注度：{figure}</p>", "con", above, below) for figure in (35, 48))
    assert "关注度：35" in page(one).body and proof(one) != proof(other)


@pytest.mark.parametrize(
    "head",
    [
        "<div>首页 &gt; 公示公告</div><ul><li>来源：兰溪县水利局</li><li>发布时间：2026-03-05</li><li>已阅：{}</li></ul>",
        "<div>今天是2026年3月6日</div><div>来源：兰溪县水利局 发布时间：2026-03-05</div><div>关注度：{}</div>",
        "<p><a href=/a>要闻</a></p><p><a href=/b>公开</a></p><p><a href=/c>互动</a></p><div>热度：{}</div>",
    ],
)
def test_a_counter_above_a_long_text_is_stopped(head: str) -> None:
    assert proof(head.format(35) + amid("", "con")) == proof(head.format(36) + amid("", "con")) is not None


@pytest.mark.parametrize("below", ["<ul>" + "<li><a href=/1>县领导巡河</a><span>03-01</span></li>" * 12 + "</ul>", "<div>版权所有：兰溪县人民政府</div>"])
def test_a_counter_below_the_text_is_stopped(below: str) -> None:
    one, other = (f"{amid('', 'con')}<div>热度：{figure}</div>{below}" for figure in (35, 36))
    assert proof(one) == proof(other) is not None


@pytest.mark.parametrize("thing", ["转载信息35条", "查看信息35条", "收藏文章35篇", "当前在线数量：35", "在线：35"])
def test_what_is_counted_in_things_is_no_tally(thing: str) -> None:
    assert not is_tally(thing)
    one, other = (f"<div class=con>{text(2)}<p>{told}</p>{SIGNED}</div>" for told in (thing, thing.replace("35", "36")))
    assert thing in page(one).body and proof(one) != proof(other)


@pytest.mark.parametrize("told", ["关注度：\n" + " " * 36 + "{}", "关注度：{}\n" + "\t" * 40 + "次"])
def test_an_indented_counter_is_stopped(told: str) -> None:
    plain = "<p>沿河各村的污水管网已接入县城处理厂，排口封堵完毕，河面清洁。</p>"  # no figure near the word but its own
    one, other = (f"<div class=con>{plain}<p>{told.format(figure)}</p></div>" for figure in (35, 36))
    assert proof(one) == proof(other) is not None


# --- clocks


@pytest.mark.parametrize(
    "line",
    [
        "天气：晴", "天气：重度污染，停产限产", "现在：厂区道路已硬化，建成围挡300米", "现在是枯水期", "今日时间安排：上午检查两家企业", "今日天气：多云，东南风",
        "今天是3月5日，12处问题全部完成整改", "今天是2026年3月5日；整改到期", "今天是周边群众开放日", "当前时间节点：年底",
    ],
)  # fmt: skip
def test_what_begins_like_a_clock_and_says_something_is_kept(line: str) -> None:
    assert line_rule(line) is None
    one = amid(f"<p>{line}</p>", "TRS_Editor")
    assert line in page(one).body and proof(one) != proof(one.replace(line, line + "二"))


@pytest.mark.parametrize(
    "line",
    [
        "今天是2026年3月5日 天气：晴 8℃", "今天是：3月5日，星期四", "今天是2026年3月5日，农历正月十七", "今天是星期四", "现在是10:12", "现在：2026年3月5日 10:12",
        "天气：3月5日 晴 8℃", "今日时间：2026-03-05", "系统时间：10:12:00", "页面生成时间：2026-03-05 10:12",
    ],
)  # fmt: skip
def test_a_clock_is_one_still(line: str) -> None:
    assert line_rule(line) == "clock"
    assert page(amid(f"<p>{line}</p>", "con")).body == page(amid("", "con")).body


@pytest.mark.parametrize("line", ["今天是2026年3月{}日 星期四", "今天是<b>2026年3月{}日</b>"])
def test_what_the_first_pass_blanks_is_noted(line: str) -> None:
    one, other = (amid(f"<p>{line.format(day)}</p>", "con") for day in (5, 6))
    assert proof(one) == proof(other) is not None
    assert any(rule == "clock" and "3月5日" in told for rule, told in page(one).dropped)


@pytest.mark.parametrize("line", ["<p>热度：1</p>", "<p>来源：来电 浏览：1</p>", "<p>热度：<b>1</b></p>"])
def test_no_number_of_counters_makes_the_first_pass_slow(line: str) -> None:
    began = time.process_time()
    prune_detail(line * 4_000)
    assert time.process_time() - began < 10  # a quarter of a second on an idle core
