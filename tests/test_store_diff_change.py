"""What changed between two readings, in a line for people and in JSON for machines."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.document import Attachment, Block, BlockKind, Document
from store.diff import JSON_MOST, Change, Op, compare

TEXT = """根据督察整改工作要求,现将整改情况公示如下。
一、我市共承担整改任务85项,已完成59项,完成率69.4%。
二、公示期为2024年7月3日至2024年7月16日,共10个工作日。
联系电话:0000-5550123。"""


def document(text: str = TEXT, *files: str, title: str = "整改情况公示", **values: object) -> Document:
    """A notice with these lines and these attachments."""
    return Document(
        title=title,
        blocks=tuple(Block(kind=BlockKind.PARAGRAPH, text=line) for line in text.split("\n")),
        attachments=tuple(Attachment(url=f"http://a.example/{name}", text=name) for name in files),
        **values,  # type: ignore[arg-type]
    )


def test_nothing_changed() -> None:
    change = compare(document(), document())
    assert change.is_empty and not change.text_changed and change.hunks == change.figures == ()


def test_figures_that_were_replaced_are_named_with_what_is_said_of_them() -> None:
    change = compare(document(), document(TEXT.replace("59项", "82项").replace("69.4%", "96.5%")))
    first, second = change.figures
    assert (first.before, first.after, second.before, second.after) == ("59项", "82项", "69.4%", "96.5%")
    assert "已完成82项" in first.context and "完成率96.5%" in second.context
    assert "\n" not in first.context + second.context
    assert change.summary() == "正文修改 2 处：“59项”→“82项”、“69.4%”→“96.5%”"


def test_dates_and_phones_are_figures_too() -> None:
    change = compare(document(), document(TEXT.replace("7月16日", "7月17日").replace("5550123", "5550199")))
    assert [(figure.before, figure.after) for figure in change.figures] == [
        ("2024年7月16日", "2024年7月17日"), ("0000-5550123", "0000-5550199"),
    ]  # fmt: skip


def test_numbers_of_a_sentence_that_was_written_anew_are_not_paired() -> None:
    change = compare(document(), document(TEXT.replace("整改任务85项,已完成59项", "督察任务由98项核减为60项")))
    assert change.figures == ()


def test_text_that_came_and_went() -> None:
    change = compare(document(), document(TEXT.replace("联系电话:0000-5550123。", "特此公示。")))
    assert change.summary() == "正文修改 1 处：“联系电话:0000-5550123。”→“特此公示。”"
    change = compare(document(), document(TEXT + "\n附表另行印发。"))
    assert change.summary() == "正文修改 1 处：新增“附表另行印发。”"
    lines = TEXT.split("\n")
    change = compare(document(), document("\n".join([lines[1], lines[0], *lines[2:]])))
    assert change.summary().startswith("正文修改 1 处：移动“")


def test_many_changes_are_counted_and_some_are_quoted() -> None:
    lines = [f"第{n}条任务由市水务局牵头办理。" for n in range(20)]
    change = compare(document("\n".join(lines)), document("\n".join(lines).replace("水务", "林业")))
    assert change.summary() == "正文修改 20 处：“水务”→“林业”、“水务”→“林业”、“水务”→“林业”等"


def test_a_quotation_is_cut_between_tokens() -> None:
    long = "新增一段很长很长的说明文字用来占满引号里的二三个字13812345678到此为止"
    summary = compare(document(), document(TEXT + "\n" + long)).summary()
    assert "1381234" not in summary or "13812345678" in summary
    assert "…" in summary and len(summary) < 60


def test_layout_alone_is_no_change() -> None:
    change = compare(document("共85项,完成。\n公示期十日"), document("共８５项，完成。 公示期\n十日"))
    assert change.is_empty and change.hunks == ()
    assert change.ops != ()
    assert change.summary() == "文字未变，仅排版不同"


def test_layout_beside_a_change_is_not_told() -> None:
    change = compare(document("甲, 乙\n共85项"), document("甲,乙\n共98项"))
    assert [op for hunk in change.hunks for op in hunk if op.kind != "equal"] == [Op("replace", "85项", "98项")]


def test_attachments_are_told_apart_by_address() -> None:
    change = compare(document(TEXT, "1.pdf", "2.pdf"), document(TEXT, "2.pdf", "3.pdf", "4.pdf"))
    assert [file.text for file in change.attachments_added] == ["3.pdf", "4.pdf"]
    assert [file.text for file in change.attachments_removed] == ["1.pdf"]
    assert not change.text_changed and not change.is_empty
    assert change.summary() == "附件 +2 −1"


def test_metadata_that_changed() -> None:
    before = document(published=date(2024, 7, 3), source="市环保局")
    after = document(title="整改情况公告", published=date(2024, 7, 5), source="市环保局", doc_number="清环发〔2024〕3号")
    change = compare(before, after)
    assert change.metadata == (
        ("title", "整改情况公示", "整改情况公告"), ("published", "2024-07-03", "2024-07-05"),
        ("doc_number", "", "清环发〔2024〕3号"),
    )  # fmt: skip
    assert not change.is_empty and not change.text_changed
    assert change.summary() == (
        "标题：“整改情况公示”→“整改情况公告”；发布日期：“2024-07-03”→“2024-07-05”；文号：“无”→“清环发〔2024〕3号”"
    )
    assert compare(document(title="整改 公示"), document(title="整改公示")).metadata == ()


def test_hunks_have_text_around_them_and_share_it_when_near() -> None:
    filler = "按照督察整改工作要求逐项对照清单推进落实。" * 8
    before = f"{filler}甲处85项。{filler}乙处60项,丙处40项。{filler}"
    after = before.replace("85", "98").replace("60", "61").replace("40", "41")
    hunks = compare(document(before), document(after)).hunks
    assert [[op.before for op in hunk if op.kind != "equal"] for hunk in hunks] == [["85项"], ["60项", "40项"]]
    for hunk in hunks:
        assert hunk[0].kind == hunk[-1].kind == "equal"
        assert 30 < len(hunk[0].before) <= 60 and 30 < len(hunk[-1].before) <= 60
        assert before.find("".join(op.before for op in hunk)) >= 0
        assert after.find("".join(op.after for op in hunk)) >= 0


TEXTS = st.lists(
    st.sampled_from(["85项", "98项", "整改任务", "完成", "。", ",", "\n", "散煤治理", "黑臭水体", "\x01", "𠮷", "\ud800", "x" * 300, "整改" * 900]),
    max_size=25,
).map("".join)  # fmt: skip


@given(TEXTS, TEXTS, st.integers(0, 200), st.sampled_from(["公示", "公告" * 400, "\x02" * 300]))
def test_json_is_small_and_gives_the_change_back(before: str, after: str, files: int, title: str) -> None:
    change = compare(document(before), document(after, *(f"{n}.pdf" for n in range(files)), title=title))
    data = change.to_json()
    line = json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")
    assert len(line) <= JSON_MOST
    again = Change.from_json(json.loads(line.decode("utf-8", "surrogatepass")))
    assert again.to_json() == data
    assert again.is_empty == change.is_empty or data["cut"]
    if not data["cut"]:
        assert (again.hunks, again.figures, again.metadata) == (change.hunks, change.figures, change.metadata)
        assert again.summary() == change.summary()


def test_what_did_not_fit_is_said() -> None:
    lines = [f"第{n}条任务由市水务局牵头办理,限期完成整改并按规定公开。" * 4 for n in range(400)]
    change = compare(document("\n".join(lines)), document("\n".join(lines).replace("水务", "林业")))
    data = change.to_json()
    assert data["cut"] and 10_000 < len(json.dumps(data, ensure_ascii=False).encode()) <= JSON_MOST
    told = Change.from_json(data)
    assert told.cut and 0 < len(told.hunks) <= len(change.hunks)
    assert "处以上" in told.summary()


@pytest.mark.parametrize("data", [{}, {"attachments_replaced": [{"url": "http://a/", "text": "a"}]}, {"unknown": 1}])
def test_json_of_other_makers_does_no_harm(data: dict[str, object]) -> None:
    assert Change.from_json(data) == Change()
