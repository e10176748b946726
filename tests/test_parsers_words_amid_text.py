"""Words that buttons, ways on and polls share with notices: amid a text they are the notice's, at its edges the page's."""

from __future__ import annotations

import re
import time

import pytest

from parsers.api import read
from parsers.document import Document, Role
from parsers.edge_lines import below_rule, edge_rule, tail_rule
from parsers.noise_lines import line_rule

TITLE = "云江县第九项督察整改任务公示"
TEXT = [f"第{number}处排污口已经封堵，两岸垃圾已清运完毕。" for number in "一二三四五"]
SIGNED = ["云江县住房和城乡建设局", "2026年4月8日"]
KEPT, GONE = True, False


def page(*lines: str, tag: str = "p") -> Document:
    body = "".join(f"<{tag}>{line}</{tag}>" for line in lines)
    return read(f"<title>{TITLE}</title><h1>{TITLE}</h1><div class=TRS_Editor>{body}</div>".encode(), "http://a.gov.cn/1.html", role=Role.DETAIL)


def told(*lines: str, tag: str = "p") -> list[str]:
    return [line for line in page(*lines, tag=tag).body.split("\n") if line not in TEXT]


@pytest.mark.parametrize(
    "line",
    [
        "关注公众号“云江环保”可查询进度", "标签：督察 整改", "转发：各乡镇、各街道", "转发至：各乡镇", "原文链接：http://b.gov.cn/1.html", "审核：陈一", "签发：林二", "未经许可不得转载",
        "点击查看全文", "位置：312国道/京港线", "所在位置：城南街道-三里村", "位置：东门→西门", "所在位置：三里村（<a href=/map>地图</a>）", "访问35人", "查看12次",
        "访问人数：35", "下一个已列入计划的点位是三里河，预计2026年6月完成整改。", "下一个：三里河点位，预计2026年6月完成整改。", "上一个无人机巡查点位为河东", "下一个 点位是三里河", "下一条无名河正在整改", "关闭：12", "推荐（3）", "导出 5",
        "您对该企业整改是否满意？", "您对办理结果是否满意？", "满意（35） 不满意（2）", "官方微信公众号：云江环保", "长按识别二维码关注河长制", "如发现数据有误，请点击纠错",
    ],
)  # fmt: skip
def test_amid_a_text_the_words_are_the_notices(line: str) -> None:
    plain = "所在位置：三里村（地图）" if "href" in line else line
    assert told(*TEXT, line, *TEXT) == [plain]


@pytest.mark.parametrize(
    "line",
    ["浏览35次", "查看次数：35", "本页访问35次", "分享：微信 微博 QQ空间", "转发到：新浪微博", "分享到：任何地方", "一键分享微博", "文字大小：大 中 小", "推荐（3） 收藏（5）", "打印 关闭", "上一篇：没有了", "当前位置：信息公开 - 公示"],
)  # fmt: skip
def test_what_only_pages_say_goes_wherever_it_stands(line: str) -> None:
    assert told(*TEXT, line, *TEXT) == []


@pytest.mark.parametrize(
    "line",
    [
        "标签：督察 整改", "审核：陈一", "未经许可不得转载", "点击查看全文", "听新闻 00:00 / 03:21", "本文由AI朗读", "长按识别二维码关注我们", "有用 (3)没用 (1)", "如发现内容有误，请点击纠错",
        "1 2 3 下一页 末页", "<a href=/2.html>« 关于某某的通知</a>", "<a href=/2.html>关于某某的公告 »</a>", "下载“云江发布”客户端", "官方微博：@云江环保 官方微信：yjhb", "京ICP备12345号",
    ],
)  # fmt: skip
@pytest.mark.parametrize("sign_off", [[], SIGNED])
def test_at_the_end_they_are_the_pages(line: str, sign_off: list[str]) -> None:
    assert told(*TEXT, *sign_off, line) == sign_off


@pytest.mark.parametrize("line", ["推荐（3）", "查看12次", "访问：35人", "官方微信公众号：云江环保", "您对本次答复是否满意？", "您对办理结果是否满意？", "支持（35）反对（2）", "关闭"])
def test_below_the_sign_off_they_are_the_pages(line: str) -> None:
    assert told(*TEXT, *SIGNED, line) == SIGNED


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["受理方式：", "电话：12369", "官方微信公众号：云江环保", "邮箱：a@b.cn", *SIGNED], KEPT),
        ([*SIGNED, "联系电话：12369", "官方微信公众号：云江环保"], KEPT),
        (["联系电话：12369", "官方微博：@云江环保 官方微信：yjhb"], KEPT),
        (["整改完成时间", "2025年12月31日", "关闭"], KEPT),
        ([*SIGNED, "附：民主测评结果", "支持35反对2"], KEPT),
        ([*SIGNED, "民主测评", "支持35反对2"], KEPT),
        (["整改完成时间", "2025年12月31日", "整改状态", "关闭"], KEPT),
        (["您对该企业整改是否满意？", "满意35人，不满意2人", *SIGNED], KEPT),
        (["群众测评", "满意（35） 不满意（2）"], KEPT),
        (["ICP备案问题整改完成"], KEPT),
        (["公网安备案整改完成"], KEPT),
        (["相关政策", "<a href=/1.html>云江县水污染防治条例实施办法</a>", "<a href=/2.html>云江县河道管理办法</a>", *SIGNED], KEPT),
        ([*SIGNED, "相关政策", "<a href=/1.html>云江县水污染防治条例实施办法</a>", "<a href=/2.html>云江县河道管理办法</a>"], GONE),
        ([*SIGNED, "您对本次答复是否满意？", "满意（35） 不满意（2）"], GONE),
        ([*SIGNED, "您对办理结果是否满意？", "满意（35） 不满意（2）"], GONE),
        (["2026年4月8日", "关闭"], GONE),
    ],
)  # fmt: skip
def test_what_stands_above_a_line_says_whose_it_is(lines: list[str], kept: bool) -> None:
    plain = [re.sub("<[^>]+>", "", line) for line in lines]
    days = [line for line in plain if line in {*SIGNED, "2026年4月8日"}]
    assert told(*TEXT, *lines) == (plain if kept else days)


@pytest.mark.parametrize("lines", [["甲厂", "乙厂", "关闭", "关闭"], ["甲厂", "关闭", "保存"]])
def test_results_one_below_the_other_are_no_toolbar(lines: list[str]) -> None:
    assert told(*TEXT, *lines, *TEXT, tag="div") == lines
    assert told(*TEXT, "关闭", "关闭", tag="div") == ["关闭", "关闭"]
    assert told(*TEXT, "收藏", "关闭", tag="div") == []


@pytest.mark.parametrize("line", ["查看12次", "所在位置：<a href=/>政务公开</a> - <a href=/1/>公示公告</a>", "听新闻 00:00 / 03:21", "微信 微博"])
def test_above_a_text_they_are_the_pages(line: str) -> None:
    assert told(line, *TEXT) == []


@pytest.mark.parametrize(
    ("first", "later"),
    [("关闭：12", "关闭：21"), ("位置：312国道/京港线", "位置：312国道/京广线"), ("官方微信公众号：甲", "官方微信公众号：乙"), ("访问35人", "访问53人"), ("满意35人，不满意2人", "满意32人，不满意5人")],
)
def test_a_change_of_such_a_line_is_seen(first: str, later: str) -> None:
    assert page(*TEXT, first, *TEXT, *SIGNED).fingerprint != page(*TEXT, later, *TEXT, *SIGNED).fingerprint


@pytest.mark.parametrize("text", ["1" * 119, "上一页1|" * 20, "关注网网网网网" * 9, "分享：" + "微信" * 33 + "X", "如您发现" * 25, "官方微博：" * 20, "有用1" * 35 + "X"])
def test_no_line_takes_long_to_judge(text: str) -> None:
    start = time.perf_counter()
    for rule in (line_rule, edge_rule, tail_rule, below_rule):
        rule(text)
    assert time.perf_counter() - start < 0.5


@pytest.mark.parametrize(
    ("line", "rule"),
    [("初审：县水务局验收通过", None), ("终审：市整改办同意销号", None), ("审核意见：符合销号条件", None), ("初审：王明 终审：李强", "editor"), ("责任编辑：县整改办", "editor"), ("审核：王明", "editor")],
)
def test_what_an_office_found_is_no_editor_s_name(line: str, rule: str | None) -> None:
    assert edge_rule(line) == rule
