"""The difference of two versions as lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.document import canonical
from store.diff import Op, diff_text
from web.difference import BREAK, Fold, Line, Piece, fold, lines_of, steps_of


def text_of(lines: list[Line], *marks: str) -> str:
    return "".join(p.text for line in lines for p in line.pieces if p.mark in marks).replace(BREAK, "")


def marked(lines: list[Line]) -> list[str]:
    signs = {"same": "{}", "ins": "+{}+", "del": "-{}-", "from": "<{}<", "to": ">{}>"}
    return ["".join(signs[p.mark].format(p.text) for p in line.pieces) for line in lines]


def of(before: str, after: str) -> list[Line]:
    return lines_of(diff_text(before, after))


def test_a_figure_is_marked_inside_its_paragraph() -> None:
    lines = of("已完成85项整改任务。\n其余正在推进。", "已完成98项整改任务。\n其余正在推进。")
    assert marked(lines) == ["已完成-85项-+98项+整改任务。", "其余正在推进。"]
    assert [line.kind for line in lines] == ["changed", "same"]


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("甲段保持不变。\n乙段将被删去。", "甲段保持不变。", ["same", "removed"]),
        ("甲段保持不变。", "甲段保持不变。\n乙段是新增的。", ["same", "added"]),
        ("甲段保持不变。\n丙段也在。", "甲段保持不变。\n乙段是新增的。\n丙段也在。", ["same", "added", "same"]),
        ("", "全文都是新的。\n共两段。", ["added", "added"]),
        ("全文都已删去。\n共两段。", "", ["removed", "removed"]),
    ],
)  # fmt: skip
def test_whole_paragraphs_stand_on_lines_of_their_own(before: str, after: str, kinds: list[str]) -> None:
    lines = of(before, after)
    assert [line.kind for line in lines] == kinds
    assert BREAK not in text_of(lines, "same", "ins", "del")


def test_both_ends_of_a_move_carry_one_number() -> None:
    moved = "第三项措施由住房和城乡建设局牵头落实。"
    lines = lines_of([Op("move", moved + "\n", ""), Op("equal", "其余内容。\n", "其余内容。\n"), Op("move", "", moved)])
    assert [(line.kind, line.pieces[0].number) for line in lines] == [("away", 1), ("same", 0), ("here", 1)]


def test_a_move_whose_other_end_is_missing_has_no_number() -> None:
    (line,) = lines_of([Op("move", "另一端不在此处的段落。", "")])
    assert line.pieces == (Piece("from", "另一端不在此处的段落。", 0),)


def test_a_rewrite_with_other_line_breaks_keeps_old_and_new_apart() -> None:
    lines = lines_of([Op("replace", "旧的第一段\n旧的第二段\n", "新的一段\n"), Op("equal", "尾段", "尾段")])
    assert marked(lines) == ["-旧的第一段-", "-旧的第二段-", "+新的一段+", "尾段"]


def test_a_break_that_came_inside_a_paragraph_is_shown() -> None:
    lines = lines_of([Op("equal", "前半句", "前半句"), Op("replace", ",", "。\n另起:"), Op("equal", "后半句", "后半句")])
    assert BREAK in text_of(lines, "ins") + "".join(p.text for line in lines for p in line.pieces if p.mark != "same")
    assert text_of(lines, "same", "ins") == "前半句。另起:后半句"


def test_blanks_and_widths_alone_are_no_change() -> None:
    assert {line.kind for line in of("共 85 项,已完成。\n第二段", "共85项，已完成。\n第二段")} == {"same"}


def test_a_mobile_is_masked_even_where_a_step_cuts_it() -> None:
    steps = [Op("equal", "电话138", "电话138"), Op("replace", "12345678", "12349999"), Op("equal", "。", "。")]
    lines = lines_of(steps)
    assert text_of(lines, "same", "del") == "电话138****5678。"
    assert text_of(lines, "same", "ins") == "电话138****9999。"


def test_unchanged_stretches_are_folded_but_for_their_edges() -> None:
    body = [f"第{n}段没有变化的内容。" for n in range(12)]
    after = [*body[:6], "第6段有了变化的内容!", *body[7:]]
    folded = fold(of("\n".join(body), "\n".join(after)))
    assert [len(part.lines) if isinstance(part, Fold) else part.kind for part in folded] == [5, "same", "changed", "same", 4]


TEXTS = st.text(st.sampled_from("甲乙丙丁戊整改项。,\n1234567890 AB"), max_size=60)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_lines_hold_all_of_both_texts(before: str, after: str) -> None:
    lines = of(before, after)
    assert canonical(text_of(lines, "same", "del", "from")) == canonical(before)
    assert canonical(text_of(lines, "same", "ins", "to")) == canonical(after)
    unfolded = [line for part in fold(lines) for line in (part.lines if isinstance(part, Fold) else (part,))]
    assert unfolded == lines


JSON = st.recursive(st.none() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner) | st.dictionaries(
    st.sampled_from(["ops", "kind", "before", "after"]), inner), max_leaves=12)  # fmt: skip


@given(JSON)
def test_a_strange_hunk_does_no_harm(hunk: object) -> None:
    lines_of(steps_of(hunk))
