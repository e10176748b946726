"""Whatever the text: nothing raised, no number invented, spacing and width change nothing, the time stays linear."""

from __future__ import annotations

import json
import re
import time
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from parsers.facts import read_facts
from parsers.kinds import LABELS, read_kind

URL = "http://sthjj.example.gov.cn/tzgg/a.html"
PIECES = st.sampled_from(
    [
        "公示期", "为", "2025年5月21日", "至", "5月31日", "自", "公示", "之日起", "10", "个工作日", "拟", "销号",
        "整改任务", "问题", "98", "项", "个", "件", "已完成", "整改", "序时", "其余", "应", "督察组", "中央", "省级",
        "第二轮", "第三批", "信访", "办结", "阶段性", "完成率", "79%", "98.5%", "监督电话:", "024-62780000",
        "13900001111", "邮箱", "a@b.cn", "地址:", "责任单位:", "市水利局", "、", "等", "(", ")", "牵头", "反馈",
        "进驻", "截至", "目前", "6月底", "2024年", "辽宁省", "葫芦岛市", "宝山区", "城区", "验收", "回头看", "附件",
        "。", ",", ";", ":", "\n", "|", "PM2.5", "同比", "20221122日", "二〇二四年", "公告", "2", "0", "年底前",
        "长期坚持", "http://x.cn/?a=b.html", "博彩", "環境", "督(du)", "①", "½", "٣", "\u200b", "\u3000",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=300)
URLS = st.sampled_from([URL, "", "http://[bad", "https://a.com/art/2024/5/16/art_1_2.html", "x"]) | st.text(max_size=40)
NOTICES = [
    (
        "关于第三轮省级生态环境保护督察整改任务销号的公示",
        "该任务已完成整改,并通过验收,拟销号。公示期为2025年5月21日至6月4日,共10个工作日。\n监督电话:0311-87800001,0311-87900002\n"
        "通讯地址:云岭市裕华西路106号\n邮政编码:050051\n责任单位:市水利局、市林草局\n云岭市生态环境局\n2025年5月21日",
    ),
    (
        "云岭市公开第二轮中央生态环境保护督察整改落实情况",
        "2021年4月6日至5月6日,中央第二生态环境保护督察组对我省开展督察,7月20日反馈。截至2024年11月底,98项整改任务已有85项完成整改,"
        "其余13项达到序时进度。交办的3917件群众举报已办结3848件,阶段性办结69件,办结率98.2%。2023年,PM2.5浓度为35微克/立方米。",
    ),
]


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, URLS, st.none() | TEXTS, st.none() | st.dates())
def test_any_text_is_read_without_an_error(text: str, url: str, title: str | None, published: date | None) -> None:
    result = read_facts(text, url, title, published)
    assert result["doc_kind"] in LABELS
    assert result["doc_kind"] == read_kind(title, text)
    json.dumps(result, ensure_ascii=False, allow_nan=False)
    assert all(value not in (None, [], {}) for value in result["facts"].values())


DERIVED = {"notice_workdays_counted", "notice_end_computed", "region_code", "deadline_terms", "as_of_inferred"}


def numbers_in(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in DERIVED and key != "batch":
                yield from numbers_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from numbers_in(inner)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield float(value)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=60).map("".join))
@example("①2问题整改")
@example("⑴2问题整改")
@example("⒈2问题整改")
def test_no_number_is_invented(text: str) -> None:
    listed = re.sub(r"[①-⑳¹²³]", "、", text)  # they number paragraphs: NFKC would make 12 of "①2"
    read = unicodedata.normalize("NFKC", re.sub(r"[\u200b\s]", "", listed))
    written = {float(part) for part in re.findall(r"\d+(?:\.\d+)?", read)}
    for name, value in read_facts(text, URL, "第三轮督察整改落实情况", None)["facts"].items():
        if name in DERIVED:
            continue
        for number in numbers_in(value):
            assert number in written, (name, number)


WIDE = {ord(c): ord(c) + 0xFEE0 for c in "0123456789,:;()%-@."}
SPACES = st.sampled_from(["", " ", "\u3000", "\xa0", "  ", "\t", "\u200b"])


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(NOTICES), st.data())
def test_spacing_and_width_change_nothing(notice: tuple[str, str], data: st.DataObject) -> None:
    title, text = notice
    places = [m.end() for m in re.finditer(r"[一-龥]", text)]
    chosen = data.draw(st.lists(st.sampled_from(places), unique=True, max_size=12).map(sorted))
    for place in reversed(chosen):
        text = text[:place] + data.draw(SPACES) + text[place:]
    if data.draw(st.booleans()):
        text, title = text.translate(WIDE), title.translate(WIDE)
    text = text.replace("\n", data.draw(st.sampled_from(["\n", "\r\n", "\n\n", "\n\u3000\u3000"])))
    assert read_facts(text, URL, title, None) == read_facts(notice[1], URL, notice[0], None)


def test_mobiles_are_never_given_whole() -> None:
    text = "拟销号,现予公示。联系人:张三,手机:13912345678,电话:13912345678、024-62780000。邮箱:a@b.cn"
    answer = json.dumps(read_facts(text, URL, "督察整改销号公示", None), ensure_ascii=False)
    assert "13912345678" not in answer
    assert "139****5678" in answer
    assert "张三" not in answer


HOSTILE = ["公示", "公示发布", "电话:", "信访1件,", "整改任务1项,", "2024年1月1日", "责任单位:", "(", "1", "县", "自公示之日起", "整改措施", "市\n"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_repetition_costs_no_more_than_its_length(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * size)[:size]
        start = time.process_time()
        read_facts(text, URL, "督察整改销号公示", None)
        return time.process_time() - start

    seconds(2_000)
    assert seconds(60_000) < 10  # quadratic rules take minutes here


def test_two_hundred_thousand_characters_are_gone_over_once() -> None:
    text = "\n".join(body for _, body in NOTICES * 500)[:200_000]
    read_facts(text[:1000], URL, None, None)
    start = time.process_time()
    read_facts(text, URL, NOTICES[0][0], None)
    assert time.process_time() - start < 10  # 0.5 s on an idle core; a rule that goes over the text for each finding takes minutes


DATA = Path(__file__).resolve().parents[2] / "shared" / "domain" / "notices.dev.jsonl"


@pytest.mark.shared
@pytest.mark.skipif(not DATA.exists(), reason="the labelled notices are not beside the checkout")
def test_the_labelled_notices_keep_their_kinds() -> None:
    rows = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
    right = sum(read_facts(r["text"], r["url"], r["title"], None)["doc_kind"] == r["doc_kind"] for r in rows)
    assert right >= 21
    periods = [(r, read_facts(r["text"], r["url"], r["title"], None)["facts"]) for r in rows]
    for row, facts in periods:
        for name in ("notice_start", "notice_end", "notice_workdays", "inspection_start", "feedback_date", "phones"):
            assert (facts.get(name) or None) == (row["facts"].get(name) or None), (row["url"], name)
