"""What readers did to a page, and the ways to its neighbours: noise at the rim of a body, whatever its form and signs."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role
from parsers.edge_lines import edge_rule
from parsers.noise_lines import line_rule
from parsers.reactions import is_reaction, is_spread_reaction, may_be_reaction

TITLE = "罗溪县第七项督察整改任务验收销号公示"
TEXT = ["第七项整改任务已完成，共清理河道12公里，封堵排口9处。", "公示期内如有异议，请向县整改办反映。"]
SIGNED = ["罗溪县水利局", "2026年3月5日"]


def page(*parts: str) -> Document:
    inner = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    html = f"<title>{TITLE}</title><div class=main><h1>{TITLE}</h1><div>发布时间：2026-03-05　来源：罗溪县政府</div><div class=content>{inner}</div></div>"
    return read(html.encode(), "http://a.gov.cn/zwgk/1.html", role=Role.DETAIL)


def lines(*parts: str) -> list[str]:
    return page(*parts).body.split("\n")


REACTIONS = [
    "<div class=digg><a>顶一下</a>（<span>7</span>）</div>", "<div class=digg><a>顶一下</a>(7)<a>踩一下</a>(3)</div>", "<div>顶一下</div><div>(7)</div><div>70.00%</div>",
    "<div>7</div><div><a>来顶一下</a></div>", "阅读(12) 评论(0)", "阅读 12 分享 3", "浏览 1.2万 | 评论 3 | 点赞 5", "PV：12", "访客：12", "查阅次数：12", "围观12人", "喜欢 12",
    "12人觉得有用", "有帮助(12) 无帮助(0)", "累计下载12次", "12 次下载", "本栏目访问量：12", "今日访问：12 总访问：900", "共12条评论", "听全文 00:12", "12天前", "发布于3小时前",
    "👍 12", "❤️ 12 💬 3", "播放量：12", "IP访问：12", "本月访问量：12", "暂无评论", "暂无评论，快来抢沙发吧！", "[打印此页] [关闭窗口] [返回列表]", "【我要打印】 【我要收藏】", "↑返回顶部", "▲ TOP",
    "文章录入：admin　责任编辑：admin", "编辑 王五 / 审核 马七", "编辑 王五　校对 马七",
]  # fmt: skip


@pytest.mark.parametrize("noise", REACTIONS)
def test_they_go_at_either_rim_of_a_body(noise: str) -> None:
    assert lines(*TEXT, *SIGNED, noise) == [*TEXT, *SIGNED]
    assert lines(*TEXT, noise) == TEXT
    assert lines(noise, *TEXT, *SIGNED) == [*TEXT, *SIGNED]


@pytest.mark.parametrize("said", ["查阅次数：12", "围观12人", "喜欢 12", "共12条评论", "12人觉得有用", "累计下载12次", "播放：12次", "12天前", "暂无评论", "访客：12", "听全文 00:12"])
def test_between_the_sentences_of_a_notice_they_are_its_own(said: str) -> None:
    assert said in lines(*TEXT, said, *TEXT)
    assert page(*TEXT, said, *TEXT).fingerprint != page(*TEXT, said.replace("12", "13").replace("暂", "尚"), *TEXT).fingerprint


@pytest.mark.parametrize("doubtful", ["投票：12票", "12人参与", "评分：4.8", "推荐 5 参与 12"])
def test_what_may_be_counted_of_a_case_goes_below_the_sign_off_only(doubtful: str) -> None:
    assert lines(*TEXT, *SIGNED, doubtful) == [*TEXT, *SIGNED]
    assert lines(*TEXT, doubtful) == [*TEXT, doubtful]
    assert not is_reaction(doubtful) and may_be_reaction(doubtful)


@pytest.mark.parametrize(
    "own",
    [
        "访问群众35人", "查阅台账12份", "喜欢12个品种", "围观群众12人已疏散", "收到评论意见12条", "下载任务12个", "分享经验3次", "有用工35人", "整改前12天",
        "12天前完成", "顶管12米", "播放宣传片12次", "本月清理河道12公里", "本月访问35人", "今日访问：35人", "编辑 合格 / 审核 合格", "审核 陈一 / 签发 林二", "▲推荐", "↑浓度上升", "12", "5%", "留存评论", "评论员文章3篇", "参与整改12人",
    ],
)  # fmt: skip
def test_what_speaks_of_a_case_stays_wherever_it_stands(own: str) -> None:
    for parts in ((*TEXT, *SIGNED, own), (*TEXT, own), (own, *TEXT), (*TEXT, own, *TEXT)):
        assert own in lines(*parts)


def test_a_figure_goes_only_with_a_word_for_what_readers_do() -> None:
    assert is_spread_reaction(["顶一下", "(7)"], 1) and is_spread_reaction(["7", "来顶一下"], 0)
    for one in ("访问35人", "查看12次", "在线：35", "当前在线数量：35", "转载信息35条"):
        assert one in lines(*TEXT, one) and one in lines(*TEXT, one, *SIGNED) and not is_reaction(one)
    assert not is_spread_reaction(["第七项", "(7)"], 1)
    assert not is_spread_reaction(["顶一下", "已完成", "(7)"], 2)
    assert not is_spread_reaction(["评论", "分享"], 0)
    assert lines(*TEXT, "阅读量", "12") == TEXT
    assert lines(*TEXT, "在线", "35") == [*TEXT, "在线", "35"]
    assert lines(*TEXT, "封堵排口", "9", "清理河道", "12") == [*TEXT, "封堵排口", "9", "清理河道", "12"]


LINK = '<a href="/a/1.html">县委召开会议</a>'


@pytest.mark.parametrize("sign", [*"＜◀◁▶↑←→▲△★*※●■》〈☞⇐︿（", "&gt;", "&gt;&gt; ", "— "])
def test_a_sign_before_the_way_to_the_next_page_does_not_hide_it(sign: str) -> None:
    for said in (f"{sign}上一篇：{LINK}", f"{sign}下一条 {LINK}", f"{sign}上一页：没有了"):
        assert lines(*TEXT, *SIGNED, said) == [*TEXT, *SIGNED]
        assert lines(*TEXT, said) == TEXT


@pytest.mark.parametrize(
    "way",
    [
        f"（上一篇：{LINK}）", f"{LINK} &lt;‹ 上一篇", f"上一新闻：{LINK}", '<p><a href="/a/1.html">＜ 上一篇</a></p>', '<p><a href="/a/1.html">◀ 县委召开会议</a></p>',
        f"<table><tr><td>←</td><td>上一篇：{LINK}</td></tr></table>", f"<table><tr><td>上一条：{LINK}</td><td>下一条：{LINK}</td></tr></table>",
        f"<table><tr><td>上一条：</td><td>{LINK}</td></tr><tr><td>下一条：</td><td>没有了</td></tr></table>", "<table><tr><td>上一条：没有了</td><td>下一条：没有了</td></tr></table>",
    ],
)  # fmt: skip
def test_ways_on_go_in_every_form(way: str) -> None:
    assert lines(*TEXT, *SIGNED, way) == [*TEXT, *SIGNED]
    assert lines(*TEXT, way) == TEXT


@pytest.mark.parametrize(
    "own",
    [
        "●下一个：三里河点位", "●下一个：三里河点位，预计2026年6月完成整改。", "“上一条”问题清单", "→下一步：巩固整改成效", "●下一条无名河正在整改",
        "<table><tr><td>上一条</td><td>已整改</td></tr></table>", "<table><tr><td>点位</td><td>下一条河</td></tr><tr><td>三里河</td><td>5</td></tr></table>",
        '<table><tr><td>上一条</td><td><a href="/u/1.pdf">清单.pdf</a></td></tr></table>', '<p><a href="/a/1.html">督察反馈意见原文&gt;</a></p>',
    ],
)  # fmt: skip
def test_what_a_notice_sets_off_with_such_signs_stays(own: str) -> None:
    told = own.replace("<td>", "\n").replace("</td>", "") if own.startswith("<table") else own
    assert len(lines(*TEXT, own, *TEXT)) > 2 * len(TEXT), told
    assert len(lines(*TEXT, own)) > len(TEXT)


def test_long_lines_are_judged_in_no_time() -> None:
    for text in ("评论" * 50_000, "12" * 50_000, "编辑 王五 " * 20_000, "＜" * 100_000, "↑" * 100_000):
        assert not (is_reaction(text) or may_be_reaction(text) or edge_rule(text) or line_rule(text))
