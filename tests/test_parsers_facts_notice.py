"""Facts of a notice other than figures: periods, contacts, units, inspection, region, task, state, dates, clones."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from parsers.facts import read_facts

SIGNOFF = "关于第三轮省级生态环境保护督察整改任务销号的公示"
PROGRESS = "云岭市公开第二轮中央生态环境保护督察整改落实情况"
GOV = "http://sthjj.example.gov.cn/tzgg/a.html"
MEDIA = "https://www.example.com/n/8020.html"


def facts_of(text: str, title: str | None = SIGNOFF, url: str = GOV, published: date | None = None) -> dict[str, Any]:
    facts = read_facts(text, url, title, published)["facts"]
    assert isinstance(facts, dict)
    return facts


def chosen(facts: dict[str, Any], *names: str) -> tuple[Any, ...]:
    return tuple(facts.get(name) for name in names)


PERIODS = [
    ("公示期为2026年1月27日至2026年2月9日。", "2026-01-27", "2026-02-09", None, None),
    ("公示期为2025年5月21日至5月31日。", "2025-05-21", "2025-05-31", None, None),
    ("公示期2025年10月30日至11月12日(10个工作日)。", "2025-10-30", "2025-11-12", 10, None),
    ("公示时间:2025年5月21日至2025年6月4日,共10个工作日。", "2025-05-21", "2025-06-04", 10, None),
    ("公示时间:2019年12月13日至2019年12月19日,共7天。", "2019-12-13", "2019-12-19", None, 7),
    ("公示期间(2023年1月9日至2023年1月20日,共10个工作日),可以反映。", "2023-01-09", "2023-01-20", 10, None),
    ("公示期为2025年12月29日至1月12日。", "2025-12-29", "2026-01-12", None, None),
    ("公示时间:20221122日至202211243个工作日", "2022-11-22", "2022-11-24", 3, None),
    ("在市政府网站上公示5天,公示日期:2024年3月5日至3月9日。", "2024-03-05", "2024-03-09", None, 5),
    ("公示时间:2025.09.28-2025.10.16。", "2025-09-28", "2025-10-16", None, None),
    ("公示期限:2025年3月3日—3月7日,五个工作日。", "2025-03-03", "2025-03-07", 5, None),
    ("现予公示,公示期10个工作日。", None, None, 10, None),
    # not a public-notice period
    ("2025年5月21日至6月4日,督察组对我市开展督察。拟销号,现予公示。", None, None, None, None),
    ("收到处罚决定之日起15日内缴纳罚款。拟销号。", None, None, None, None),
    ("整改方案应在30个工作日内报送。拟销号。", None, None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "start", "end", "workdays", "days"), PERIODS)
def test_public_notice_period(
    text: str, start: str | None, end: str | None, workdays: int | None, days: int | None
) -> None:
    facts = facts_of(text)
    assert chosen(facts, "notice_start", "notice_end", "notice_workdays", "notice_days") == (start, end, workdays, days)
    assert "notice_end_computed" not in facts


def test_working_days_from_publication_pass_over_the_national_holiday() -> None:
    text = "自公示之日起十个工作日内,任何单位和个人有异议的,请书面反映。\n云岭市人民政府办公室\n2025年9月26日"
    facts = facts_of(text)
    assert chosen(facts, "notice_start", "notice_workdays") == ("2025-09-26", 10)
    assert facts["notice_end_computed"] == "2025-10-16"  # Sunday the 28th and Saturday the 11th are worked
    assert "notice_end" not in facts


def test_calendar_days_end_on_a_day_on_which_offices_are_open() -> None:
    text = "自发布之日起7日内,可提出异议。\n云岭市人民政府\n2025年9月25日"
    assert facts_of(text)["notice_end_computed"] == "2025-10-09"


def test_an_end_beyond_the_published_calendar_says_so() -> None:
    facts = facts_of("自发布之日起5个工作日内有异议请反映。\n云岭市人民政府\n2098年3月3日")
    assert facts["notice_end_estimated"] is True


def test_no_end_is_computed_without_a_day_to_start_from() -> None:
    facts = facts_of("自发布之日起10个工作日内有异议请反映。")
    assert chosen(facts, "notice_workdays", "notice_start", "notice_end_computed") == (10, None, None)


def test_the_caller_may_know_the_day_of_publication() -> None:
    facts = facts_of("自发布之日起10个工作日内有异议请反映。", published=date(2024, 7, 3))
    assert chosen(facts, "notice_end_computed", "issue_date") == ("2024-07-17", None)


CONTACTS = [
    ("监督电话:024-62780000。", "phones", ["024-62780000"]),
    ("联系电话:0311-87800001,0311-87900002。", "phones", ["0311-87800001", "0311-87900002"]),
    ("受理电话:2051006", "phones", ["2051006"]),
    ("固定电话:6667605", "phones", ["6667605"]),
    ("电话:020- 87760000,传真:020-87760001", "phones", ["020-87760000"]),
    ("联系电话:(027)60280000", "phones", ["027-60280000"]),
    ("专门值班电话:0551—62650000", "phones", ["0551-62650000"]),
    ("联系人:张三,手机号码:18300001369", "phones", None),
    ("联系人:张三,手机号码:18300001369", "phones_masked", ["183****1369"]),
    ("主办:云岭市政府 联系电话:0469-5420001 网站标识码:2305230001", "phones", None),
    ("项目投资82651086元,已完成整改。", "phones", None),
    ("电子邮箱:abc.d@hebei.gov.cn", "emails", ["abc.d@hebei.gov.cn"]),
    ("邮箱为jb@example.gov.cn。", "emails", ["jb@example.gov.cn"]),
    ("投稿:abcd001@126.com", "emails", None),
    ("邮寄地址:云岭市浑河区双园路30号", "addresses", ["云岭市浑河区双园路30号"]),
    ("通讯地址:云岭市裕华西路106号,邮编:050051", "addresses", ["云岭市裕华西路106号"]),
    ("专门邮政信箱:济南市第A1020邮政专用信箱", "addresses", ["济南市第A1020邮政专用信箱"]),
    ("网站地址:http://www.example.gov.cn/", "addresses", None),
    ("提供有效身份证明及联系电话、地址、邮政编码。", "addresses", None),
    ("邮政编码:110161", "postcode", "110161"),
    ("邮编:050051", "postcode", "050051"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "value"), CONTACTS)
def test_contacts(text: str, name: str, value: object) -> None:
    assert facts_of(f"该任务拟销号,现予公示。\n{text}").get(name) == value


def test_a_newspapers_own_hot_line_is_not_the_notices() -> None:
    text = "截至2024年6月底,98项整改任务已完成85项。\n举报电话:010-84150000"
    assert "phones" not in facts_of(text, PROGRESS, MEDIA)


UNITS = [
    ("牵头单位:市水利局;责任单位:市生态环境局、各县(市、区)人民政府等。", ["市水利局"], ["市生态环境局", "各县(市、区)人民政府等"], None),
    ("责任单位\n成安县水利局、市生态环境局成安县分局、商城镇", None, ["成安县水利局", "市生态环境局成安县分局", "商城镇"], None),
    ("(牵头单位:省自然资源厅;责任单位省生态环境厅、省水利厅)", ["省自然资源厅"], ["省生态环境厅", "省水利厅"], None),
    ("责任单位:省委办公厅、省政府办公厅(牵头),各市委、市政府。", ["省委办公厅", "省政府办公厅"], ["各市委", "市政府"], None),
    ("责任单位:云岭市林草局\n督导验收单位:自治区林草局", None, ["云岭市林草局"], ["自治区林草局"]),
    ("验收单位:省生态环境厅", None, None, ["省生态环境厅"]),
    ("配合单位:市公安局", None, None, None),
    ("要进一步压实责任单位的责任,加快整改。", None, None, None),
    ("整改责任单位:云岭县人民政府整改时限:2024年底", None, ["云岭县人民政府"], None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lead", "responsible", "acceptance"), UNITS)
def test_units(text: str, lead: list[str] | None, responsible: list[str] | None, acceptance: list[str] | None) -> None:
    facts = facts_of(f"该任务拟销号,现予公示。\n{text}")
    assert chosen(facts, "lead_units", "responsible_units", "acceptance_units") == (lead, responsible, acceptance)


def test_inspection_and_feedback_carry_the_year_on() -> None:
    text = "2021年4月6日至5月6日,中央第二生态环境保护督察组对辽宁省开展督察,并于7月20日向辽宁省反馈了督察报告。"
    facts = facts_of(text, PROGRESS)
    assert chosen(facts, "inspection_start", "inspection_end") == ("2021-04-06", "2021-05-06")
    assert facts["feedback_date"] == "2021-07-20"


def test_the_deadline_for_a_plan_is_no_feedback_date() -> None:
    facts = facts_of("督察指出,应于2025年3月1日前反馈整改方案。", "中央督察组向某省反馈督察意见")
    assert "feedback_date" not in facts


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


AS_OF = [
    ("截至2024年11月底,整改98项。", "2024-11"),
    ("截止2024年6月底,整改98项。", "2024-06"),
    ("截至2022年12月31日,整改98项。", "2022-12-31"),
    ("截至2023年底,整改98项。", "2023-12"),
    ("2022-03-28 10:46 来源:某日报\n截至今年2月底,整改98项。", "2022-02"),
    ("2022-03-28 10:46 来源:某日报\n截至11月底,整改98项。", "2021-11"),
    ("2022-03-28 10:46 来源:某日报\n截至去年底,整改98项。", "2021-12"),
    ("截至目前,整改98项。", None),
    ("截至5月5日,整改98项。", None),
]


@pytest.mark.parametrize(("text", "as_of"), AS_OF)
def test_as_of(text: str, as_of: str | None) -> None:
    assert facts_of(text, PROGRESS).get("as_of") == as_of


def test_up_to_now_is_resolved_and_marked_inferred() -> None:
    facts = facts_of("发布时间:2024-05-24 20:37\n截至目前,整改98项。", PROGRESS)
    assert chosen(facts, "as_of", "as_of_inferred") == (None, "2024-05-24")


ACCEPTED = [
    ("2023年1月17日省督改办会同验收组,采取核查资料等方式进行了验收。拟销号。", "2023-01-17"),
    ("2024年12月20日,市生态环境局组织专家进行现场验收。拟销号。", "2024-12-20"),
    ("2024年9月取得批复,并通过验收。拟销号。", None),
    ("2024年9月3日完成整改,并通过验收。拟销号。", None),
    ("应于2024年9月3日前通过验收。拟销号。", None),
    ("公示期为2025年5月21日至5月31日,验收情况见附件。", None),
]


@pytest.mark.parametrize(("text", "accepted"), ACCEPTED)
def test_acceptance_date(text: str, accepted: str | None) -> None:
    assert facts_of(text).get("acceptance_date") == accepted


ISSUED = [
    ("拟销号。\n中共云岭县委\n云岭县人民政府\n2025年5月20日\n附件1:整改情况\n2025年4月30日", "2025-05-20", "中共云岭县委 云岭县人民政府"),
    ("发布日期: 2023- 01- 10 17: 00\n拟销号。", "2023-01-10", None),
    ("《云岭日报》(2022年08月05日 04版)\n拟销号。", "2022-08-05", None),
    ("拟销号。\n云岭县水利局(章)\n二〇二四年七月三日", "2024-07-03", "云岭县水利局"),
    ("公示时间:2025-05-21至2025-06-04", None, None),
    ("发布时间:2024-11-05 06:37\n本报北京12月1日电 督察整改拟销号。", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "issued", "issuer"), ISSUED)
def test_issue_date_and_issuer(text: str, issued: str | None, issuer: str | None) -> None:
    assert chosen(facts_of(text), "issue_date", "issuer") == (issued, issuer)


CLONES = [
    ("https://tfhid.example.com/art/2024/5/16/art_1546385_60210785.html", True),
    ("https://wiki.example.com/gdywdt/gdyw/content/post_4422269.html", True),
    ("http://jump.example.net/?C6t=WJQeC.html", True),
    ("http://shop.example.asia/ywdt/ggaq/hjbh/202212/t20221201_4714066.html", True),
    ("http://www.wenzhou.gov.cn/art/2023/1/10/art_1229271827_59191561.html", None),
    ("http://nm.people.com.cn/n2/2020/0717/c196667-34163884.html", None),
    ("https://www.example.com/html/huanbao-2397471.shtml", None),
    ("http://127.0.0.1:8080/art/2023/1/10/art_1_2.html", None),
]


@pytest.mark.parametrize(("url", "clone"), CLONES)
def test_copied_addresses(url: str, clone: bool | None) -> None:
    url = url.replace(".example.com/art", ".com/art").replace("wiki.example.com", "wiki.com")
    url = url.replace("jump.example.net", "jump.net").replace("shop.example.asia", "shop.asia")
    assert facts_of("拟销号,现予公示。电子邮箱:a@b.com", url=url).get("host_is_clone") is clone


def test_contacts_of_a_clone_are_not_believed() -> None:
    text = "拟销号,现予公示。电子邮箱:mhwz@b.com,电话:024-62780000。\n版权所有:即时比分 主办单位:即时比分办公厅"
    clone, genuine = facts_of(text, url=MEDIA), facts_of(text.split("\n")[0], url=MEDIA)
    assert chosen(clone, "host_is_clone", "emails", "phones") == (True, None, None)
    assert chosen(genuine, "host_is_clone", "emails", "phones") == (None, ["mhwz@b.com"], ["024-62780000"])


def test_deadlines_keep_their_words_and_gain_a_day() -> None:
    text = (
        "整改时限:2024年12月底\n责任单位:甲县\n整改时限:立行立改、长期坚持\n整改时限:2024年5月前\n整改时限:立行立改\n整改时限:2025年底前"
    )
    terms = facts_of(text, "督察整改任务清单")["deadline_terms"]
    assert [(term["kind"], term.get("date")) for term in terms] == [
        ("date", "2024-12-31"),
        ("perpetual", None),
        ("date", "2024-04-30"),
        ("immediate", None),
        ("date", "2025-12-31"),
    ]


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
