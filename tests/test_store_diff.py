"""The difference of two texts: it joins back, splits no number, recognises moves, and reads well."""

from __future__ import annotations

import random
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.diff import Op, diff_text

NOTICE = """关于中央生态环境保护督察反馈问题整改销号的公示
按照督察整改工作要求，现将我县整改任务完成情况予以公示。
一、整改情况。我县共承担整改任务85项，截至2024年7月3日已完成59项，完成率69.4%，其余任务均达到序时进度。
二、主要做法。投入资金3.5万元新建管网1,234.5米，PM2.5平均浓度降至38微克/立方米，优良天数比例86.3%。
三、公示期为2024-07-03至2024-07-16，共10个工作日，如有异议请于公示期内书面反映。
联系电话：0000-5550123，监督邮箱：duban@example.cn。
清河县人民政府办公室
2024年7月3日"""

AMOUNT = re.compile(
    r"(?<![\d.,:/\-])(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{2}-\d{2}|\d+(?:[.,]\d+)*(?:个工作日|微克/立方米|万元|项|件|%|％|米|吨)?)"
)

PIECES = [
    "85项", "98项", "3.5万元", "3.6万元", "1,234.5吨", "1,334.5吨", "38微克/立方米", "10个工作日", "15个工作日",
    "2024年7月3日", "2024年7月13日", "2024-07-03", "2024-07-30", "８５件", "９８件", "69.4%", "83.7％", "第十二号", "第3批",
    "整改", "任务", "完成", "的", "已", "，", "。", "；", "、", "\n", "\r\n", " ", "\u3000", "COD", "PM2.5", "pm10", "|",
    "𠮷", "👩‍👩‍👧", "\ud800", "\udfff", "é", "\x00", "\u200b", "督察反馈问题", "人民政府",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
WILD = st.text(st.one_of(st.characters(), st.characters(categories=["Cs"]), st.sampled_from("0123456789.,年月日项%\r\n")))


def joined(ops: list[Op]) -> tuple[str, str]:
    return "".join(op.before for op in ops), "".join(op.after for op in ops)


def marked(before: str, after: str) -> str:
    """The ops as a line: [-gone-]{+came+}, and < > where something moved from and to."""
    marks = {"move": "[<{}<]{{>{}>}}"}
    return "".join(
        op.before if op.kind == "equal" else marks.get(op.kind, "[-{}-]{{+{}+}}").format(op.before, op.after)
        for op in diff_text(before, after)
    )


def split_amounts(text: str, sides: list[str], pattern: re.Pattern[str] = AMOUNT) -> list[str]:
    """Numbers, dates and amounts of a text that a boundary between two of its pieces lies inside of."""
    boundaries, at = set(), 0
    for side in sides:
        boundaries.add(at)
        at += len(side)
    return [found[0] for found in pattern.finditer(text) if boundaries & set(range(found.start() + 1, found.end()))]


@given(TEXTS, TEXTS)
def test_ops_join_back_to_both_texts(before: str, after: str) -> None:
    assert joined(diff_text(before, after)) == (before, after)


@given(WILD, WILD)
def test_any_characters_join_back(before: str, after: str) -> None:
    assert joined(diff_text(before, after)) == (before, after)


@given(TEXTS, TEXTS)
def test_ops_have_the_shape_of_their_kind(before: str, after: str) -> None:
    for op in diff_text(before, after):
        has = (bool(op.before), bool(op.after))
        assert has in {
            "equal": [(True, True)], "insert": [(False, True)], "delete": [(True, False)], "replace": [(True, True)],
            "move": [(True, False), (False, True)],
        }[op.kind]  # fmt: skip
        assert (op.before == op.after) == (op.kind == "equal")


@given(TEXTS, TEXTS)
def test_moves_leave_and_arrive_in_equal_number(before: str, after: str) -> None:
    moves = [op for op in diff_text(before, after) if op.kind == "move"]
    left, came = ("".join("".join(side).split()) for side in zip(*((op.before, op.after) for op in moves), strict=True)) if moves else ("", "")
    assert sorted(left) == sorted(came)


@given(TEXTS, TEXTS)
def test_the_same_texts_give_the_same_ops(before: str, after: str) -> None:
    assert diff_text(before, after) == diff_text(before, after)


@given(WILD)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert diff_text(text, text) == ([Op("equal", text, text)] if text else [])


@given(st.data())
def test_no_number_date_or_amount_is_split(data: st.DataObject) -> None:
    words = st.sampled_from(["整改任务", "完成", "，", "。", "\n", "共", "为", "已", "至", "（", "）", "、"])
    amounts = st.one_of(
        st.builds("{}项".format, st.integers(0, 2000)), st.builds("{:,}吨".format, st.integers(0, 10**7)),
        st.builds("{}.{}%".format, st.integers(0, 99), st.integers(0, 99)), st.builds("{}个工作日".format, st.integers(1, 30)),
        st.builds("{}.{}万元".format, st.integers(0, 999), st.integers(0, 9)),
        st.builds("{}微克/立方米".format, st.integers(0, 99)),
        st.builds("20{}年{}月{}日".format, st.integers(10, 30), st.integers(1, 12), st.integers(1, 31)),
        st.builds("20{}-{:02}-{:02}".format, st.integers(10, 30), st.integers(1, 12), st.integers(1, 31)),
    )  # fmt: skip
    texts = st.lists(st.tuples(words, amounts), max_size=12).map(lambda pairs: "".join(word + amount for word, amount in pairs))
    before, after = data.draw(texts), data.draw(texts)
    ops = diff_text(before, after)
    assert split_amounts(before, [op.before for op in ops]) == []
    assert split_amounts(after, [op.after for op in ops]) == []


@given(WILD, WILD)
def test_no_run_of_digits_is_split_whatever_surrounds_it(before: str, after: str) -> None:
    ops = diff_text(before, after)
    digits = re.compile(r"\d+(?:[.,]\d+)*")
    assert split_amounts(before, [op.before for op in ops], digits) == []
    assert split_amounts(after, [op.after for op in ops], digits) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("85项", "98项"), ("59项", "62项"), ("69.4%", "72.9%"), ("3.5万元", "3.6万元"), ("1,234.5米", "1,334.5米"),
        ("38微克/立方米", "36微克/立方米"), ("10个工作日", "15个工作日"), ("2024-07-16", "2024-07-17"),
        ("0000-5550123", "0000-5550124"), ("截至2024年7月3日", "截至2024年7月13日"),
    ],
)  # fmt: skip
def test_one_figure_replaced_is_one_op(old: str, new: str) -> None:
    ops = [op for op in diff_text(NOTICE, NOTICE.replace(old, new)) if op.kind != "equal"]
    assert ops == [Op("replace", old.removeprefix("截至"), new.removeprefix("截至"))]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("共８５项，完成。", "共９８项，完成。", "共[-８５项-]{+９８项+}，完成。"),
        ("共 85 项。", "共 98 项。", "共 [-85 项-]{+98 项+}。"),
        ("文号为〔2024〕3号", "文号为〔2025〕13号", "文号为〔[-2024-]{+2025+}〕[-3号-]{+13号+}"),
        ("第十二号公告", "第十三号公告", "[-第十二号-]{+第十三号+}公告"),
        ("完成率百分之八十五。", "完成率百分之九十五。", "完成率[-百分之八十五-]{+百分之九十五+}。"),
        ("二〇二四年七月三日", "二〇二四年八月三日", "[-二〇二四年七月三日-]{+二〇二四年八月三日+}"),
        ("电话0000-5550123", "电话0000-5550183", "电话[-0000-5550123-]{+0000-5550183+}"),
        ("COD浓度下降", "BOD浓度下降", "[-COD-]{+BOD+}浓度下降"),
        ("PM2.5浓度", "PM10浓度", "[-PM2.5-]{+PM10+}浓度"),
    ],
)
def test_what_is_whole(before: str, after: str, expected: str) -> None:
    assert marked(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("甲问题的整改", "乙情况的落实", "[-甲问题的整改-]{+乙情况的落实+}"),  # a lone 的 between two changes
        (
            "由市生态环境局牵头负责，各县区政府配合。", "由市水务局牵头负责，各乡镇政府配合。",
            "由市[-生态环境-]{+水务+}局牵头负责，各[-县区-]{+乡镇+}政府配合。",
        ),
        ("共85项、40项。", "共98项、52项。", "共[-85项-]{+98项+}、[-40项-]{+52项+}。"),  # each figure on its own
        ("1 | 散煤治理 | 85%\n2 | 水体 | 60%", "1 | 散煤治理 | 98%\n2 | 水体 | 61%",
         "1 | 散煤治理 | [-85%-]{+98%+}\n2 | 水体 | [-60%-]{+61%+}"),
        ("清河县人民政府\n2024年7月3日", "清河县人民政府\n2024年7月5日\n附件：任务清单",
         "清河县人民政府\n[-2024年7月3日-]{+2024年7月5日+}[--]{+\n附件：任务清单+}"),
    ],
)  # fmt: skip
def test_a_change_is_readable(before: str, after: str, expected: str) -> None:
    assert marked(before, after) == expected


def test_a_paragraph_that_moved_is_a_move() -> None:
    lines = NOTICE.split("\n")
    lines.insert(5, lines.pop(2))
    ops = diff_text(NOTICE, "\n".join(lines))
    moved = NOTICE.split("\n")[2] + "\n"
    assert [op for op in ops if op.kind != "equal"] == [Op("move", moved, ""), Op("move", "", moved)]


def test_a_sentence_that_moved_is_a_move() -> None:
    before = "我县高度重视整改工作。按月调度任务进展情况。对照清单逐项核查销号。\n举报请拨打电话。"
    after = "我县高度重视整改工作。对照清单逐项核查销号。\n举报请拨打电话。按月调度任务进展情况。"
    assert marked(before, after) == (
        "我县高度重视整改工作。[<按月调度任务进展情况。<]{>>}对照清单逐项核查销号。\n举报请拨打电话。[<<]{>按月调度任务进展情况。>}"
    )


def test_a_short_line_elsewhere_is_no_move() -> None:
    assert "move" not in {op.kind for op in diff_text("是\n" + NOTICE, NOTICE + "\n是")}


def test_a_paragraph_cut_in_two_has_only_a_line_break_new() -> None:
    before = "一是强化督导检查，确保整改到位。二是完善长效机制，防止问题反弹。\n尾段"
    assert marked(before, before.replace("二是", "\n二是")) == before.replace("二是", "[--]{+\n+}二是")


def test_an_edited_paragraph_is_found_among_others_that_came_and_went() -> None:
    before = "甲县黑臭水体治理工程已经开工建设。\n乙县砂石料场扬尘污染问题整改完成85项。\n丙县污泥处置设施尚未建成。"
    after = "丁县秸秆禁烧巡查制度全面落实到位。\n乙县砂石料场扬尘污染问题整改完成98项。\n戊县生活垃圾填埋场渗滤液处置达标。"
    assert Op("replace", "85项", "98项") in diff_text(before, after)


def test_line_ends_alone_are_small_changes() -> None:
    ops = diff_text("第一段\r\n第二段\r\n", "第一段\n第二段\n")
    assert [(op.before, op.after) for op in ops if op.kind != "equal"] == [("\r\n", "\n")] * 2


def rewritten(text: str, rate: float, rng: random.Random) -> str:
    letters = [c for c in text if c != "\n"]
    return "".join(rng.choice(letters) if c != "\n" and rng.random() < rate else c for c in text)


@pytest.mark.parametrize(("length", "rate"), [(20_000, 0.05), (100_000, 0.3), (20_000, 1.0)])
def test_a_rewrite_of_a_hundred_thousand_characters_is_quick(length: int, rate: float) -> None:
    rng = random.Random(7)
    words = ["".join(chr(rng.randrange(0x4E00, 0x5E00)) for _ in range(rng.choice((1, 2, 2, 3, 4)))) for _ in range(2000)]
    lines = ["".join(rng.choice([*words, "，", "。", f"{rng.randrange(200)}项"]) for _ in range(60)) for _ in range(800)]
    before = "\n".join(lines)[:length]
    after = rewritten(before, rate, rng)
    start = time.process_time()
    ops = diff_text(before, after)
    assert time.process_time() - start < 15  # a tenth of it on an idle machine
    assert joined(ops) == (before, after)
    assert split_amounts(after, [op.after for op in ops], re.compile(r"\d+")) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [("甲" * 20_000, "甲乙" * 10_000), ("甲。" * 10_000, "乙。甲。" * 5_000), ("1," * 20_000, "1," * 19_000), ("\n" * 9_000, "a\n" * 9_000)],
)  # fmt: skip
def test_monotonous_texts_take_no_quadratic_time(before: str, after: str) -> None:
    start = time.process_time()
    ops = diff_text(before, after)
    assert time.process_time() - start < 15
    assert joined(ops) == (before, after)
