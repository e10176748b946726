"""What a notice is about: level and round, region, task, state, indicators, accountability."""

from __future__ import annotations

import pytest

from parsers.facts import read_facts
from tests.parsers_facts_reading import GOV, MEDIA, PROGRESS, SIGNOFF, chosen, facts_of

LEVELS = [
    (PROGRESS, "", "central", "第二轮"),
    (SIGNOFF, "", "provincial", "第三轮"),
    ("关于第三轮省生态环境保护督察整改任务销号的公示", "", "provincial", "第三轮"),
    ("内蒙古自治区召开中央环保督察整改工作调度会", "", "central", None),
    ("中央环境保护督察“回头看”整改情况", "", "central", "第一轮回头看"),
    ("关于自治区生态环境保护督察反馈第6项问题整改销号的公示", "", "provincial", None),
    ("某市公开中央和省级生态环境保护督察整改情况", "", "mixed", None),
    ("督察整改情况", "重庆市第一督察组向北碚区反馈。", "provincial", None),
    ("督察整改进展", "第三轮第一批中央生态环境保护督察组移交线索。", "central", "第三轮第一批"),
    ("督察整改进展", "中央督察组第一轮反馈49项,第二轮反馈100项。", "central", None),
    ("两轮中央督察交办信访件办理情况", "第二轮已办结。", "central", None),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "level", "round_name"), LEVELS)
def test_level_and_round(title: str, text: str, level: str, round_name: str | None) -> None:
    assert chosen(facts_of(text, title), "level", "round") == (level, round_name)


def test_letters_on_site_tell_the_round_of_the_centres_visit() -> None:
    facts = facts_of(
        "2018-12-12 16:52\n截至12月11日,第31批109件,已办结55件。", "中央督察组转办湖北信访件查处情况(第三十一批)"
    )
    assert chosen(facts, "region", "round", "as_of") == ("湖北省", "第一轮回头看", "2018-12-11")


def test_a_daily_batch_number_tells_the_round_where_the_year_is_missing() -> None:
    text = "截至5月5日,第二十批156件中,50件已办结,106件正在办理。\n专门邮政信箱:安徽省合肥市A001号邮政信箱。"
    facts = facts_of(text, None, MEDIA)  # batch 20 on 5 May fits the visit of April 2021, not that of late April 2017
    assert chosen(facts, "region", "level", "round") == ("安徽省", "central", "第二轮")
    assert "round" not in facts_of(text.replace("第二十批", "第九批"), None, MEDIA)


def test_a_region_carries_its_code_where_it_is_certain() -> None:
    assert facts_of("", "葫芦岛市督察整改销号公示")["region_code"] == "211400"
    assert "region_code" not in facts_of("", "宝山区督察整改销号公示")  # two cities have one


REGIONS = [
    ("四川省公开第二轮中央生态环境保护督察整改情况", "", GOV, "四川省"),
    ("四川:89项中央环保督察整改任务已整改完成45项", "", GOV, "四川省"),
    ("海南落实第二轮中央生态环保督察整改", "", MEDIA, "海南省"),
    ("辽阳公开第二轮省级督察整改任务清单", "", GOV, "辽阳市"),
    ("枣庄市薛城区督察整改销号公示", "", GOV, "枣庄市薛城区"),
    ("鹿泉区督察整改销号公示", "", GOV, "石家庄市鹿泉区"),
    ("葫芦岛市督察整改销号公示", "", GOV, "葫芦岛市"),
    ("关于第三轮河北省生态环境保护督察整改任务销号的公示", "拟销号。责任单位:成安县水利局", GOV, "成安县"),
    ("关于第三轮河北省生态环境保护督察整改任务销号的公示", "拟销号。", GOV, "河北省"),
    ("湛江经开区督察整改销号公示", "", GOV, "湛江经开区"),
    ("中央第三生态环境保护督察组向湖北省移交第二十四批信访件", "", GOV, "湖北省"),
    ("信访件交办情况", "重庆市第一督察组向北碚区交办第三批群众信访举报件5件。", GOV, "重庆市北碚区"),
    (SIGNOFF, "拟销号,现予公示。\n中共宝山区委\n宝山区人民政府\n2022年11月22日\n地址:双鸭山市宝山区一马路", GOV, "双鸭山市宝山区"),
    (SIGNOFF, "拟销号,现予公示。责任单位:成安县水利局", GOV, "成安县"),
    (SIGNOFF, "该任务拟销号,现予公示。", "http://sthjt.hubei.gov.cn/a.html", "湖北省"),
    (SIGNOFF, "该任务拟销号,现予公示。", GOV, None),
    (None, "新华社北京2月14日电 第二轮中央督察2164项整改任务,总体完成率达79%。", MEDIA, "全国"),
    ("督察整改情况", "整治东南山区的自然保护区、工业园区。", GOV, None),
    ("督察整改情况", "位于北京路的企业完成整改。", GOV, None),
    ("督察整改情况", "主城区和县区、中心城区的污水管网。", GOV, None),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "url", "region"), REGIONS)
def test_region(title: str | None, text: str, url: str, region: str | None) -> None:
    assert facts_of(text, title, url).get("region") == region


REFERENCES = [
    ("第8项问题整改公示", "第8项"),
    ("第四十七项整改公示", "第四十七项"),
    ("督察反馈问题(序号21)整改销号公示", "序号21"),
    ("X3JX202405169901信访件整改销号情况公示", "X3JX202405169901"),
    ("第三轮督察整改销号公示", None),
]


@pytest.mark.parametrize(("title", "reference"), REFERENCES)
def test_task_reference(title: str, reference: str | None) -> None:
    assert facts_of("拟销号,现予公示。", title).get("task_ref") == reference


STATES = [
    ("问题已完成整改并通过验收,拟销号。", "已完成整改"),
    ("已完成第8项问题整改,拟申请验收销号。", "已完成整改"),
    ("该项整改任务拟按程序实施销号。", "拟销号"),
    ("已基本完成整改,现予公示。", "基本完成"),
    ("应于2024年底前完成整改,拟予以销号。", "拟销号"),
    ("已完成污水管网建设,现予公示。", None),
]


@pytest.mark.parametrize(("text", "state"), STATES)
def test_state_is_what_the_verb_says(text: str, state: str | None) -> None:
    assert facts_of(text).get("status") == state


def test_indicators_tell_actual_from_target_and_leave_changes_out() -> None:
    text = (
        "2022年,PM2.5浓度为38微克/立方米,同比下降2.6%;优良天数比例为74.5%,同比提高2.4个百分点。"
        "到2027年,受污染耕地安全利用率达到94%。PM2.5、PM10平均浓度同比分别下降14%、8.5%。"
    )
    rows = facts_of(text, PROGRESS)["indicators"]
    assert [(row["name"], row["value"], row["year"], row["kind"]) for row in rows] == [
        ("PM2.5", 38, 2022, "actual"),
        ("优良天数比例", 74.5, 2022, "actual"),
        ("受污染耕地安全利用率", 94, 2027, "target"),
    ]


def test_accountability_counts_no_summons() -> None:
    assert facts_of("约谈171人,对34个责任单位、105名责任人问责。", PROGRESS)["accountability"] == {"units": 34, "persons": 105}
    assert "accountability" not in facts_of("约谈171人。", PROGRESS)


def test_the_traditional_script_is_read_too() -> None:
    text = "2019年7月14日至8月14日,中央第三生態環境保護督察組對海南省開展督察。截至2021年6月底,56個問題已完成整改41個。"
    facts = facts_of(text, "海南省公開第二輪中央生態環境保護督察整改落實情況")
    assert chosen(facts, "region", "level", "round", "inspection_end") == ("海南省", "central", "第二轮", "2019-08-14")
    assert (facts["task_counts"][0]["total"], facts["task_counts"][0]["done"]) == (56, 41)


def test_nothing_is_read_from_what_is_not_about_inspections() -> None:
    text = "来源:某网 时间:2025-09-05\n某省要求2024年8月前完成42项任务。电话:010-84150000"
    assert read_facts(text, MEDIA, None, None) == {"doc_kind": "other", "facts": {"issue_date": "2025-09-05"}}
