"""What a message says: plain Chinese, whole, marked without colour, with no private number in it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notify.labels import ADVICE, KINDS, filters_of
from notify.passages import files_of, metadata_of, passages_of
from notify.rendering import MORE, Rendered, Sender, byte_size, cut, passage_text, render, shorten
from notify.wording import facts_of, view_of
from parsers.document import Block, BlockKind, Document
from store.diff import compare
from store.event import Audience, EventType
from store.privacy import mask_mobiles
from tests.notify_samples import TITLE, event, subscription

SENDER = Sender(public_url="http://ducha.demo.test/", contact="ops@demo.test")
CHANGE: dict[str, Any] = {
    "hunks": [
        {
            "ops": [
                {"kind": "equal", "before": "公示期为", "after": "公示期为"},
                {"kind": "replace", "before": "10个工作日", "after": "5个工作日"},
                {"kind": "equal", "before": "，电话13812345678，", "after": "，电话13812345678，"},
                {"kind": "insert", "before": "", "after": "<script>alert(1)</script>"},
                {"kind": "delete", "before": "另设信箱。", "after": ""},
            ]
        },
        {"ops": [{"kind": "move", "before": "三、整改成效", "after": ""}]},
    ],
    "metadata": [["title", "旧标题", TITLE]],
    "attachments_added": [{"url": "https://a.example/2.pdf", "text": "验收意见.pdf"}],
    "attachments_replaced": [
        {"url": "https://a.example/1.xlsx", "text": "情况表.xlsx", "size_before": 20480, "size_after": 3 * 1024 * 1024}
    ],
}
FACTS = {
    "notice_end_computed": "2026-03-13", "notice_workdays": 10, "task_ref": "第8项", "level": "provincial",
    "round": "第二轮", "phones": ["0429-5152345", "13812345678"], "responsible_units": [f"单位{n}" for n in range(8)],
}  # fmt: skip


def word(*events: Any, key: str = "k", **filters: Any) -> Rendered:
    return render(events, subscription(7, **filters), key, SENDER)


def visible(html: str) -> str:
    """The text of the HTML, tags away."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html[html.index("<body") :]))


def test_an_edit_says_what_changed_and_where_to_look() -> None:
    told = word(
        event(type=EventType.NOTICE_EDITED, change=CHANGE, facts=FACTS, page_id=12, version_before=1, version_after=2),
        regions=("210000",), keywords=("矿山",),
    )  # fmt: skip
    for text in (told.text, visible(told.html)):
        for expected in (
            told.subject, "辽宁省葫芦岛市兴城市", "兴城市生态环境分局", "验收销号公示", "第8项", "2026年3月2日 09:00", "北京时间",
            "2026年3月13日（公告只写10个工作日，按工作日历推算）", "0429-5152345", "138****5678", "验收意见.pdf",
            "情况表.xlsx（20 KB → 3.0 MB，文件名和地址未变）", "订阅 #7（地区：辽宁省；关键词：矿山）",
            "ducha subscriptions remove 7", "ops@demo.test", "单位5等", "由此移走",
        ):  # fmt: skip
            assert expected in text, expected
        assert "13812345678" not in text
    assert "http://ducha.demo.test/pages/12/diff/1/2" in told.text
    assert 'href="http://ducha.demo.test/pages/12/diff/1/2"' in told.html
    assert 'href="https://sthjj.xingcheng.example/info/1.htm"' in told.html
    assert "公示期为【删：10个工作日】【增：5个工作日】，电话138****5678，" in told.text


def test_a_real_difference_is_shown_word_for_word() -> None:
    def page(text: str) -> Document:
        blocks = tuple(Block(kind=BlockKind.PARAGRAPH, text=line) for line in text.split("\n"))
        return Document(title=TITLE, blocks=blocks)

    before = page("全市共排查入河排污口85个，已整治42个。\n联系电话：0429-5152345。\n另设意见箱。")
    after = page("全市共排查入河排污口98个，已整治42个。\n联系电话：0429-5152345。")
    text = word(event(type=EventType.NOTICE_EDITED, change=compare(before, after).to_json())).text
    assert "全市共排查入河排污口【删：85个】【增：98个】，已整治42个" in text
    assert "【删：另设意见箱。】" in text


def test_changes_are_told_apart_without_colour() -> None:
    html = word(event(change=CHANGE)).html
    assert re.search(r"【删】</b><del [^>]*line-through[^>]*>10个工作日</del>", html)
    assert re.search(r"【增】</b><ins [^>]*underline[^>]*>5个工作日</ins>", html)


def test_nothing_of_a_page_becomes_markup() -> None:
    told = word(event(change=CHANGE, title="<b>甲</b>", headline="<img src=x>", source_name='"><a href=//evil>'))
    assert "<script" not in told.html and "<img" not in told.html and "<b>甲" not in told.html
    assert "&lt;script&gt;" in told.html and "<script>" in told.text
    assert "javascript:" not in word(event(url="javascript:alert(1)")).html


def test_the_end_of_the_period_is_stated_or_reckoned() -> None:
    def lines(**facts: Any) -> dict[str, str]:
        return dict(facts_of(event(facts=facts)))

    assert lines(notice_end="2026-03-13", notice_workdays=10)["异议期截止"] == "2026年3月13日（公告写明，10个工作日）"
    both = lines(notice_end="2026-03-13", notice_end_computed="2026-03-16", notice_workdays=10)
    assert "以公告为准" in both["期限提示"] and "2026年3月16日" in both["期限提示"]
    assert lines(notice_days=7) == {"异议期": "7天（起算日期未写明）"}
    assert lines() == {}


def test_figures_that_moved() -> None:
    move = {"label": "完成整改", "scope": "", "before": 85, "after": 98, "total": 98, "unit": "项", "down": False}
    back = {**move, "before": 98, "after": 97, "down": True}
    shown = [value for _, value in facts_of(event(facts={"moves": [move, back, {"label": "x", "odd": 1}]}))]
    assert shown[0].startswith("完成整改 85→98") and shown[1].endswith("（下降）") and len(shown) == 3
    counts = {"task_counts": [{"total": 69, "done": 43, "in_progress": 26, "unit": "项", "rate_pct": None}],
              "letters": [{"batch": 20, "total": 156, "closed": 50}]}  # fmt: skip
    assert dict(facts_of(event(facts=counts))) == {
        "任务进度": "共 69 项，已完成 43 项，正在整改 26 项", "信访件": "第20批：共 156 件，已办结 50 件",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"facts": {"unread": "http-503"}}, "正文暂时无法读取"),
        ({"facts": {"returned_to": 1}}, "第 1 版"),
        ({"facts": {"first_refused_at": "2026-03-02T01:00:00+00:00"}}, "自 2026年3月2日 09:00 起无法打开"),
        ({"facts": {"moved_from": "https://a.example/1"}}, "原地址：https://a.example/1"),
        ({"corrects": "x"}, "更正"),
    ],
)
def test_notes(changes: dict[str, Any], expected: str) -> None:
    told = word(event(**changes))
    assert expected in told.text and expected in visible(told.html)


def test_a_group_lists_titles_with_links() -> None:
    events = [event(n, headline=f"第{n}项销号公示", group="g", page_id=n) for n in range(1, 26)]
    told = word(*events, key="g")
    assert told.subject == "【新公告】兴城市生态环境分局（辽宁省葫芦岛市兴城市）：一次新增 25 条"
    for one in events:
        assert one.headline in told.text and f'href="{one.url}"' in told.html and one.url in told.text
    assert "http://ducha.demo.test/pages/25" in told.html


def test_a_very_long_list_is_cut_and_says_so() -> None:
    told = word(*(event(n) for n in range(130)), key="g")
    assert "另有 30 条未列出" in told.text and "另有 30 条未列出" in told.html


def test_digests_name_their_period() -> None:
    assert word(event(), key="digest:2026-03-02", digest="daily").subject == "【每日汇总】2026年3月2日：1 条"
    weekly = word(event(1), event(2), key="digest:2026-03-02", digest="weekly")
    assert weekly.subject == "【每周汇总】2026年3月2日至2026年3月8日：2 条"


@pytest.mark.parametrize("type_", [t for t in EventType if t.audience is Audience.OPERATOR])
def test_the_operator_reads_what_is_wrong_and_what_to_do(type_: EventType) -> None:
    told = word(
        event(type=type_, facts={"note": "连续 3 次读取失败"}, published=None), audience=Audience.OPERATOR
    )  # fmt: skip
    for text in (told.text, visible(told.html)):
        assert "发生了什么" in text and "连续 3 次读取失败" in text
        assert ADVICE[type_] in text and "DUCHA_OPERATOR" in text


def test_filters_are_explained() -> None:
    assert filters_of(subscription()) == "全部消息"
    chosen = subscription(types=(EventType.NOTICE_NEW,), kinds=("signoff_notice",), digest="weekly")
    assert filters_of(chosen) == "消息类型：新公告；文件类型：验收销号公示，每周汇总"
    assert all(re.search("[一-鿿]", label) for label in KINDS.values())


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("电话13812345678。", "电话138****5678。"), ("138 1234 5678", "138 **** 5678"), ("138-1234-5678", "138-****-5678"),
        ("１３８１２３４５６７８", "１３８****５６７８"), ("0429-5152345", "0429-5152345"), ("12345678901", "12345678901"),
        ("113812345678", "113812345678"), ("138123456789", "138123456789"), ("2026-03-02", "2026-03-02"),
    ],
)  # fmt: skip
def test_mobiles_are_masked(text: str, masked: str) -> None:
    assert mask_mobiles(text) == masked


@given(st.text(alphabet="0123456789１３-  ，a", max_size=60))
def test_masking_keeps_the_length_and_leaves_no_mobile(text: str) -> None:
    masked = mask_mobiles(text)
    assert len(masked) == len(text) and mask_mobiles(masked) == masked
    assert not re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", masked)


def test_a_number_across_pieces_is_masked_too() -> None:
    ops = [{"kind": "equal", "before": "138 1234 ", "after": "138 1234 "}, {"kind": "replace", "before": "5678", "after": "9"}]
    passages, _ = passages_of({"hunks": [{"ops": ops}]})
    assert "1234" not in passage_text(passages[0])


def test_links_are_not_masked() -> None:
    assert "https://a.example/13812345678.htm" in word(event(url="https://a.example/13812345678.htm")).html


@pytest.mark.parametrize("change", [None, {}, {"hunks": None}, {"hunks": [{}]}, {"hunks": [[]]}, {"hunks": ["x"]}])
def test_poor_changes_show_nothing(change: dict[str, Any] | None) -> None:
    assert passages_of(change)[0] == () and metadata_of(change) == () and files_of(change) == ()


def test_many_and_long_changes_are_cut() -> None:
    hunk = {"ops": [{"kind": "insert", "before": "", "after": "甲" * 2000}]}
    passages, is_cut = passages_of({"hunks": [hunk] * 30})
    assert is_cut and len(passages) == 12 and len(passage_text(passages[0])) < 700
    assert "只列出一部分" in word(event(change={"hunks": [hunk] * 30})).text


def test_the_short_form_fits_wecom_and_keeps_its_links() -> None:
    long = {"hunks": [{"ops": [{"kind": "insert", "before": "", "after": "整改" * 300}]}] * 6}
    told = word(event(change=long, page_id=12, version_before=1, version_after=2, facts=FACTS))
    text = shorten(told, 2048, byte_size)
    assert 1000 < byte_size(text) <= 2048 and MORE in text
    assert text.startswith(told.subject) and text.endswith("http://ducha.demo.test/pages/12/diff/1/2")
    assert "异议期截止" in text
    assert shorten(word(event()), 2048, byte_size).count("\n") >= 3


@given(st.text(alphabet="整改a😀\n", max_size=200), st.integers(0, 300))
def test_cut_keeps_within_bytes_and_whole_characters(text: str, limit: int) -> None:
    short = cut(text, limit, byte_size)
    assert byte_size(short) <= limit or short == ""
    assert text.startswith(short.removesuffix("…"))


@given(st.integers(20, 3000))
def test_every_limit_is_kept(limit: int) -> None:
    told = word(event(change=CHANGE, facts=FACTS, page_id=12))
    assert len(shorten(told, limit)) <= limit


def test_a_view_survives_any_facts() -> None:
    facts = {"notice_end": "不详", "moves": "x", "task_counts": [3, {}], "phones": "0429-1", "acceptance_date": "2026年"}
    assert view_of(event(facts=facts, published=date(2026, 3, 2)), "http://x").facts
