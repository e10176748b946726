"""Regions: the data is whole, names lead to codes and back, text is read as people mean it."""

from __future__ import annotations

import csv
import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources import regions

CODES = st.sampled_from(regions.all_codes())


def test_counts_are_those_of_the_ministry_at_the_end_of_2025() -> None:
    levels = Counter(regions.level_of(code) for code in regions.all_codes())
    assert levels == {"ministry": 1, "province": 34, "prefecture": 333, "county": 2845}


def test_every_withdrawn_code_leads_to_one_in_force() -> None:
    lines = [line for line in regions.DATA.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines))
    in_force = set(regions.all_codes())
    assert len({row["code"] for row in rows}) == len(rows)
    for row in rows:
        assert re.fullmatch(r"\d{6}", row["code"]) and row["name"]
        assert regions.current_code(row["code"]) in in_force
        assert row["moved_to"] == "" or row["code"] not in in_force
        assert row["code"][:2] == (row["moved_to"] or row["code"])[:2]


def test_every_full_name_leads_back_to_its_code() -> None:
    assert [code for code in regions.all_codes() if code not in regions.codes_named(regions.full_name_of(code))] == []


def test_every_full_name_in_a_sentence_is_found() -> None:
    for code in regions.all_codes()[1:]:
        assert regions.find_region(f"关于{regions.full_name_of(code)}督察整改情况的公示") == code


@given(CODES)
def test_the_chain_of_parents_ends_at_the_country(code: str) -> None:
    chain = [code]
    while (above := regions.parent_of(chain[-1])) is not None:
        chain.append(above)
    assert chain[-1] == regions.COUNTRY and len(chain) <= 4
    assert all(regions.is_within(code, ancestor) for ancestor in chain)
    assert not any(regions.is_within(ancestor, code) for ancestor in chain[1:])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("葫芦岛", "211400"),
        ("内蒙古", "150000"),
        ("辽宁省葫芦岛市连山区生态环境局", "211402"),
        ("关于葫芦岛市落实辽宁省第二轮督察整改方案", "211400"),
        ("督察组向辽宁省反馈督察情况", "210000"),
        ("葫芦岛兴城整改情况", "211481"),
        ("吉林省吉林市", "220200"),
        ("吉林", "220000"),
        ("北京朝阳区", "110105"),
        ("朝阳市", "211300"),
        ("辽宁朝阳", "211300"),
        ("甘南州", "623000"),
        ("恩施州", "422800"),
        ("巴州", "652800"),
        ("巴州区", "511902"),
        ("河南济源", "419001"),
        ("徐州市鼓楼区", "320302"),
        ("福州市第三批:鼓楼区信访件", "350102"),
        ("襄樊市", "420600"),  # renamed, same code
        ("莱芜市", "370100"),  # withdrawn
        ("重庆市江北区", "500157"),  # withdrawn; 宁波 has one too
        ("宁波市江北区", "330205"),
        ("四平市铁东区", "220303"),
        ("歙县生态环境分局", "341021"),
    ],
)
def test_the_region_a_text_speaks_of(text: str, code: str) -> None:
    assert regions.find_region(text) == code


@pytest.mark.parametrize(
    "text",
    ["", "鼓楼区", "四平方公里", "入海口湿地", "交通化解", "阿里巴巴", "市和县级", "长白山", "集中卫生整治", "整改任务", "X"],
)
def test_what_is_not_a_region(text: str) -> None:
    assert regions.find_region(text) is None


def test_landscape_and_streets_are_not_counties() -> None:
    assert regions.codes_in("江西鄱阳湖") == ("360000",)
    assert regions.codes_in("上海南京路") == ("310000",)
    assert regions.codes_in("吉林省长白山") == ("220000",)


def test_a_suffix_that_belongs_to_the_next_word_ends_no_name() -> None:
    assert regions.codes_in("海南区域协作") == ("460000",)  # not 乌海市海南区
    assert regions.codes_in("安徽和县级部门") == ("340000",)
    assert regions.codes_in("安徽和县人民政府") == ("340000", "340523")


def test_all_regions_in_order_of_mention() -> None:
    assert regions.codes_in("沈阳、大连和鞍山三市,大连除外") == ("210100", "210200", "210300")


def test_a_name_of_several_places_gives_them_all() -> None:
    assert regions.codes_named("鼓楼区") == ("320106", "320302", "350102", "410204")
    assert regions.codes_named("全国") == ("000000",)
    assert regions.codes_named("国") == () == regions.codes_named("") == regions.codes_named("亚特兰蒂斯市")


def test_withdrawn_and_unknown_codes_have_names() -> None:
    assert regions.name_of("371202") == "莱城区"
    assert regions.full_name_of("371202") == "山东省莱芜市莱城区"
    assert regions.is_within("371202", "370100") and not regions.is_within("371202", "210000")
    assert regions.name_of("999999") == regions.full_name_of("999999") == "999999"
    assert regions.parent_of("999999") is None and regions.current_code("999999") is None
    assert not regions.is_within("999999", "000000") and not regions.is_within("", "210000")


@given(st.text(alphabet="辽宁省葫芦岛市朝阳区县鼓楼北京吉林 自治州\n", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    assert set(regions.codes_in(text)) <= set(regions.all_codes())


def test_a_long_text_takes_no_time() -> None:
    text = "关于葫芦岛市鼓楼区落实辽宁省第二轮督察整改方案和平大兴" * 4000
    start = time.process_time()
    regions.codes_in(text)
    assert time.process_time() - start < 3


@pytest.mark.shared
def test_codes_of_the_collected_addresses_are_in_force() -> None:
    table = Path(__file__).parents[2] / "shared" / "domain" / "sources.csv"
    if not table.exists():
        pytest.skip("no shared data beside the checkout")
    with table.open(encoding="utf-8", newline="") as file:
        codes = {row["gb2260"] for row in csv.DictReader(file) if row["gb2260"]}
    assert codes and codes <= set(regions.all_codes())
