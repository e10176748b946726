"""Days of a notice: its period, inspection and feedback, as of when, acceptance, issue, deadlines."""

from __future__ import annotations

from datetime import date

import pytest

from tests.parsers_facts_reading import PROGRESS, chosen, facts_of

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


def test_inspection_and_feedback_carry_the_year_on() -> None:
    text = "2021年4月6日至5月6日,中央第二生态环境保护督察组对辽宁省开展督察,并于7月20日向辽宁省反馈了督察报告。"
    facts = facts_of(text, PROGRESS)
    assert chosen(facts, "inspection_start", "inspection_end") == ("2021-04-06", "2021-05-06")
    assert facts["feedback_date"] == "2021-07-20"


def test_the_deadline_for_a_plan_is_no_feedback_date() -> None:
    facts = facts_of("督察指出,应于2025年3月1日前反馈整改方案。", "中央督察组向某省反馈督察意见")
    assert "feedback_date" not in facts


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
