"""Kinds: a title alone, a body alone, and the titles that mislead."""

from __future__ import annotations

import pytest

from parsers.kinds import LABELS, read_kind

TITLES = [
    ("关于第三轮省生态环境保护督察整改任务销号的公示", "signoff_notice"),
    ("关于拟对中央生态环境保护督察反馈问题第21项整改任务予以销号的公示", "signoff_notice"),
    ("云岭县城乡污水收集管网不完善任务 验收销号意见公开公示内容", "signoff_notice"),
    ("X3JX202405169901信访件整改销号情况公示", "signoff_notice"),
    ("第四十七项整改公示", "signoff_notice"),
    ("第一轮中央环保督察“回头看”反馈意见整改情况公示", "signoff_notice"),
    ("某厅关于中央生态环境保护督察填埋场“带病运行”问题验收销号情况公示", "signoff_notice"),
    ("关于中央环保督察反馈问题整改完成情况的公示", "signoff_notice"),
    ("省级环保督察反馈意见整改任务完成情况公示", "signoff_notice"),
    ("省级生态环境保护督察第8项问题整改公示", "signoff_notice"),
    ("关于对督察整改任务完成验收销号的公告", "signoff_notice"),
    # not the inspections' sign-off
    ("青川化工有限公司年产5万吨项目竣工环境保护验收公示", "other"),
    ("安全生产重大隐患整改销号公示", "other"),
    ("2025年度考试录用公务员拟录用人员公示", "other"),
    ("关于印发督察整改验收销号管理办法的通知", "other"),
    # work news however often it says 销号
    ("全市督察整改销号工作推进会召开", "work_news"),
    ("松江市第三轮中央生态环境保护督察整改事项自主验收暨市级验收会召开", "work_news"),
    ("副市长调研中央环保督察整改销号工作", "work_news"),
    ("我市扎实做好督察整改验收销号工作", "work_news"),
    ("市生态环境局召开整改销号公示工作部署会", "work_news"),
    ("中央第三生态环境保护督察组督察某省动员会在省会召开", "work_news"),
    # the others
    ("某省贯彻落实第三轮中央生态环境保护督察报告整改方案", "rectification_plan"),
    ("某省公开中央生态环境保护督察“回头看”整改方案", "rectification_plan"),
    ("某市督察整改方案落实情况", "rectification_progress"),
    ("某省贯彻落实第三轮中央生态环境保护督察报告整改方案(征求意见稿)", "consultation"),
    ("关于《某市水污染防治条例》公开征求意见的公告", "consultation"),
    ("公开第三轮中央生态环境保护督察整改任务清单", "task_list"),
    ("某市公开第三轮省级生态环境保护督察整改落实情况", "rectification_progress"),
    ("中央生态环境保护督察整改进展情况公示", "rectification_progress"),
    ("四海省:89项中央环保督察整改任务已整改完成45项", "rectification_progress"),
    ("中央第二生态环境保护督察组向某省反馈督察情况", "inspection_feedback"),
    ("省委第四生态环境保护督察组向某市反馈督察意见", "inspection_feedback"),
    ("某省通报中央生态环境保护督察移交问题追责问责情况", "accountability"),
    ("第二轮中央生态环境保护督察移交生态环境损害责任追究问题问责情况", "accountability"),
    ("中央第一生态环境保护督察组交办第十批信访举报件", "petition_transfer"),
    ("边督边改情况(第二十六批)", "petition_progress"),
    ("省级生态环境保护督察信访举报件办理情况一览表", "petition_progress"),
    ("中央第三生态环境保护督察组转办信访件查处整改公示(第三十一批)", "petition_progress"),
    ("关于省督察交办第21批信访件的办理情况", "petition_progress"),
    ("南岭一些园区污水直排问题突出", "case_report"),
    ("中央生态环保督察集中通报典型案例", "case_report"),
    ("中央第五生态环境保护督察组进驻某省", "inspection_announcement"),
    ("公 告", "inspection_announcement"),
    ("大运河生态环境保护专项督察全面启动", "special_inspection"),
    ("市政府召开常务会议", "other"),
    ("", "other"),
]


@pytest.mark.parametrize(("title", "kind"), TITLES)
def test_a_title_alone_is_enough(title: str, kind: str) -> None:
    assert read_kind(title, "") == kind


BODIES = [
    ("公示", "该问题已完成整改,并通过验收,拟按程序实施销号,现向社会公示。公示期5个工作日,有异议请来电。", "signoff_notice"),
    (None, "第二十批156件中,属实152件,不属实4件;50件已办结,106件正在办理中。", "petition_progress"),
    (None, "12月4日,省第一督察组向我市交办第三批群众信访举报件5件。", "petition_transfer"),
    (None, "截至2023年底,督察整改方案明确的210项整改任务,总体完成率达79%。", "rectification_progress"),
    (None, "中央第二督察组对某省开展第二轮督察。会议审议通过报告。2021年7月20日反馈。", "inspection_feedback"),
    ("公告", "督察组进驻期间设立专门值班电话:0531-60000000,专门邮政信箱:某市A001号邮政信箱。", "inspection_announcement"),
    ("公告", "因管网检修,3月1日起部分区域停水。", "other"),
    # a transfer whose body closes an earlier batch is progress
    ("中央督察组移交第二十四批信访件", "交办信访件159件。第十五批共127件,已办结63件。", "petition_progress"),
    # a meeting that reports figures is progress; a meeting that reports none is news
    ("某市召开督察整改工作调度会", "截至目前,49项整改任务已完成整改48项,完成率98%。", "rectification_progress"),
    ("某市召开督察整改工作调度会", "会议要求压实责任,加快销号公示。", "work_news"),
    ("某市召开督察整改验收会", "会议审议了整改情况,拟按程序销号,并将予以公示。", "work_news"),
    (None, "一、整改目标体系 明确短期、中期时限。某省要求2024年8月前完成42项任务。", "other"),
    ("某项目环评审批公示", "公示期5个工作日。", "other"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "body", "kind"), BODIES)
def test_the_body_decides_where_the_title_does_not(title: str | None, body: str, kind: str) -> None:
    assert read_kind(title, body) == kind


def test_every_answer_has_a_chinese_name() -> None:
    answers = {kind for _, kind in TITLES} | {kind for _, _, kind in BODIES}
    assert answers == set(LABELS)
