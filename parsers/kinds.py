"""Document kinds: what a page is, from its title and, where that does not settle it, from its words."""

from __future__ import annotations

import re

from parsers.fact_numbers import normalise
from parsers.kind_titles import TITLE_RULES

LABELS: dict[str, str] = {
    "signoff_notice": "验收销号公示",
    "accountability": "责任追究",
    "task_list": "整改任务清单",
    "rectification_plan": "整改方案",
    "petition_progress": "信访件办理",
    "petition_transfer": "信访件转办",
    "rectification_progress": "整改进展",
    "inspection_feedback": "督察反馈",
    "case_report": "典型案例",
    "consultation": "征求意见",
    "special_inspection": "专项督察",
    "inspection_announcement": "进驻公告",
    "work_news": "工作动态",
    "other": "其他",
}
"""Every kind with its Chinese name; the keys are what `read_kind` may answer."""

_TOPIC = re.compile(
    r"督[察查]|整改|环保|生态环境|环境保护|销号|信访|回头看|边督边改|(?:问题|现象|污染|破坏)(?:十分"
    r"|较为)?(?:突出|严重|频发)$|(?:不力|不到位)$"
)
_FOREIGN = re.compile(
    r"安全生产|消防|巡视|巡察|审计|竣工|环评|影响评价|排污许可|招标|采购|中标|招聘|录用|任前|卫生监督"
    r"|食品"
)
_OWN = re.compile(r"督[察查](?!.{0,4}(?:安全|食品))|中央环保|回头看|省环保|环境问题")
_LETTER = re.compile(r"信访|举报|投诉|边督边改|转办|交办|群众反映|来电来信")
_SIGNOFF = re.compile(
    r"销号.{0,16}(?:公示|公告|公开)|(?:公示|公告).{0,20}销号|拟销号|拟.{0,30}销号"
    r"|验收.{0,14}公示|(?:整改|完成整改)(?:任务)?(?:已?完成)?(?:情况|结果|报告)?(?:的|予以)?(?:社会)?(?:公开)?公示"
    r"|公示.{0,24}(?:整改(?:任务)?(?:完成情况|验收)|完成整改)"
    r"|(?:任务|问题|事项).{0,12}公示|整改(?:完成)?情况.{0,4}公示"
)
_PROGRESS_NOTICE = re.compile(r"整改(?:工作)?(?:落实|进展|总体|推进)(?:工作)?情况.{0,6}公示|整改方案.{0,10}公示")
_LETTER_DONE = re.compile(r"(?<!边改)整改(?:任务)?(?:已)?完成(?:情况)?.{0,4}公示|完成整改.{0,6}公示")
_BATCH = re.compile(r"边督边改|第.{1,6}批|一览表|统计表")
_INSTRUCTION = re.compile(r"(?:通知|意见|函|批复)(?:\(.{0,20}\))?$")
_INSTRUCTING = re.compile(
    r"做好|加强|规范|进一步|开展|印发|报送|切实|推进|明确|建立|组织|落实|完善|强化|有关(?:事项|工作)"
)
_RULE_OF_NOTICES = re.compile(
    r"公示(?:期|时间|期限)?(?:一般)?(?:应当?|须|必须)?(?:不少于|不低于|原则上)|(?:应当|必须|须).{0,24}公示"
)
_NEWS = re.compile(
    r"召开|调研|督导|推进会|验收会|调度会|座谈会|动员会|部署会|专题会|工作会|现场会|约谈|督办|暗访"
    r"|检查指导|视察|开展.{0,12}(?:检查|行动|核查|督查)"
    r"|会议精神|传达学习|培训班|赴.{2,12}(?:开展|检查|验收|核查)|扎实|全力|有序推进|稳步推进|紧盯|助力"
    r"|赋能|走深走实|见行动"
)
_MEETING = re.compile(
    r"(?:会|会议|调研|座谈|督导|检查|活动)(?:召开|举行)?$|召开|赴|调研|推进会|验收会$|座谈会|调度会"
    r"|动员会"
)

_CONSULTATION = re.compile(
    r"征求意见稿|(?:公开)?征求.{0,24}意见(?!.{0,6}(?:采纳|反馈|情况))|征集.{0,12}意见(?!.{0,6}(?:采纳"
    r"|反馈|情况))"
)
_REPORTS = frozenset({"rectification_progress", "petition_progress", "inspection_feedback", "inspection_announcement"})
"""Kinds that tell what was done: a letter that tells what is to be done is none of them."""

_BODY_SIGNOFF = re.compile(
    r"拟(?:按程序|按规定|予以|申请|实施|同意|对|进行)*(?:实施|予以|申请|验收)*销号|申请(?:验收)?销号"
    r"|(?:验收|核查|销号).{0,40}(?:现|予以|进行|向社会).{0,6}公示"
    r"|(?:整改|销号|验收).{0,20}公示.{0,16}(?:延长|顺延|延期)"
    r"|(?:整改|销号|验收).{0,60}公示(?:期|时间|期限|期间)|公示(?:期|时间|期限|期间).{0,400}(?:整改|销号).{0,20}异议"
)
_DONE_COUNT = re.compile(
    r"\d+(?:\.\d+)?[项个][^。;]{0,30}(?:完成整改|整改完成|已完成|全部完成|完成)|完成(?:整改)?\d+[项个]"
    r"|整改.{0,20}完成率.{0,4}\d|已?完成整改的?\d+"
)
_CLOSED = re.compile(
    r"(?:已|全部|均|阶段性|完全)?办结(?:[^。,;]{0,6}\d|率)|\d+件[^。;]{0,10}办结|处理整改情况|是否办结"
    r"|是否属实|正在办理\d|\d+件正在办理"
)
_TRANSFER = re.compile(
    r"(?:转办|交办|移交|转交).{0,30}\d+(?:\.\d+)?[件个批]|(?:转办|交办|移交).{0,20}(?:信访|举报|投诉)"
)
_BODY_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "accountability",
        re.compile(r"(?:责任追究|追责问责).{0,200}(?:党内(?:严重)?警告|政务(?:记过|警告)|诫勉|通报批评)"),
    ),
    ("rectification_plan", re.compile(r"(?:制定|印发)(?:本|如下)(?:整改)?方案")),
)
_FEEDBACK = re.compile(
    r"督[察查](?:组)?(?:认为|(?:同时)?指出|(?:强调|要求))|(?:30|45)个工作日内|反馈了?督[察查](?:意见"
    r"|情况)|审议通过.{0,10}报告|督[察查]报告|\d日.{0,12}反馈"
)
_ANNOUNCEMENT = re.compile(r"(?:值班电话|举报电话).{0,120}(?:信箱|受理)|进驻期间.{0,80}(?:电话|信箱)", re.S)
_INSPECTION = re.compile(r"督[察查]|回头看")
_RULES = re.compile(r"办法|规定|细则|条例|指南|解读|程序|流程|知识|问答|什么是|图解")
_LETTER_BATCH = re.compile(r"第[一二三四五六七八九十\d]{1,4}批(?:共计|共)?[^。;,]{0,12}\d+件")
_MAX = 60_000


def read_kind(title: str | None, text: str) -> str:
    """The kind of a document, one of `LABELS`; a title alone (a list row) is enough, a body alone too.

    Meetings and visits are `work_news` however often they say 销号; what has nothing to do with inspections is `other`.
    """
    heading = normalise(title or "").replace("\n", "").strip()
    body = normalise(text[:_MAX])
    found = kind_of_title(heading, body) if heading else None
    return found or _kind_of_body(heading, body)


def kind_of_title(heading: str, body: str = "") -> str | None:
    """The kind a normalised title settles, a normalised body consulted where titles are known to mislead; else None."""
    if _CONSULTATION.search(heading):
        return "consultation"
    if not _TOPIC.search(heading) and heading != "公告":
        return None
    if _FOREIGN.search(heading) and not _OWN.search(heading):
        return "other"
    if _is_signoff(heading, body):
        return "signoff_notice"
    if _is_news(heading):
        return "rectification_progress" if _reports_figures(body) else "work_news"
    told_to_do = _is_instruction(heading)
    for kind, rule in TITLE_RULES:
        if rule.search(heading) and not (told_to_do and kind in _REPORTS):
            return _settle(kind, heading, body)
    if told_to_do:
        return "other"
    return "work_news" if not body and _NEWS.search(heading) else None


def _is_signoff(heading: str, body: str) -> bool:
    if not _SIGNOFF.search(heading) or re.search(r"(?:不予|暂缓|取消|撤销)销号", heading):
        return False
    if _is_instruction(heading):
        return False
    closing = re.search(r"销号|验收", heading) or _LETTER_DONE.search(heading)
    if _LETTER.search(heading) and (not closing or (_BATCH.search(heading) and not re.search(r"销号|验收", heading))):
        return False
    if re.search(r"征求意见|方案(?!中)|问责|追责|清单的?公示$", heading) and not closing:
        return False
    if _MEETING.search(heading) and not re.search(r"(?:公示|公告)(?:\(.{0,20}\)|内容|稿|表|书)?$", heading):
        return False
    if _RULES.search(heading) and "公示" not in heading:
        return False
    if _PROGRESS_NOTICE.search(heading) and not closing:
        return bool(_BODY_SIGNOFF.search(body))
    return True


def _is_instruction(heading: str) -> bool:
    """Whether a title is that of a letter that tells offices what to do; such a one may speak of notices at length."""
    return _INSTRUCTION.search(heading) is not None and _INSTRUCTING.search(heading) is not None


def _is_news(heading: str) -> bool:
    if (
        re.search(r"(?:公示|公告|方案|清单|情况|报告|意见|通报|案例|一览表)(?:\(.{0,20}\))?$", heading)
        and "召开" not in heading
    ):
        return False
    return bool(
        re.search(
            r"推进会|验收会|调度会|座谈会|动员会|部署会|专题会|现场会|工作会|会议|召开|调研|赴|督导|约谈|视察", heading
        )
    ) and not re.search(r"典型案例|公开.{0,30}(?:整改|情况)|反馈会|反馈.{0,12}(?:情况|意见)", heading)


def _reports_figures(body: str) -> bool:
    return bool(
        re.search(r"整改任务", body)
        and re.search(r"(?:已|完成)[^。;,]{0,8}(?:整改)?\d+[项个]", body)
        and _DONE_COUNT.search(body)
    )


def _settle(kind: str, heading: str, body: str) -> str:
    """The kind a title rule names, where the title's other words or the body do not say otherwise."""
    if kind == "rectification_plan" and re.search(r"方案.{0,14}(?:落实|进展|完成|执行)情况", heading):
        return "rectification_progress"
    if kind == "petition_transfer" and _CLOSED.search(body):
        return "petition_progress"
    if kind == "inspection_announcement" and re.search(r"启动|动员|展开", heading):
        return "work_news"
    if kind == "inspection_announcement" and heading == "公告":
        return (
            _kind_of_body("", body)
            if _BODY_SIGNOFF.search(body)
            else kind
            if _INSPECTION.search(body) or not body
            else "other"
        )
    return kind


def _kind_of_body(heading: str, body: str) -> str:
    if _LETTER_BATCH.search(body) and _CLOSED.search(body) and not _INSPECTION.search(heading + body):
        return "petition_progress"
    if not heading and (opening := opening_line(body)) and _CONSULTATION.search(opening):
        return "consultation"
    if not _INSPECTION.search(heading + body) and not (_BODY_SIGNOFF.search(body) and "整改" in body):
        return "other"
    if _NEWS.search(heading) and not body:
        return "work_news"
    if (
        not heading
        and (opening := opening_line(body))
        and (kind := kind_of_title(opening, body))
        and kind not in {"other", "work_news"}
    ):
        return kind
    if _says_signoff(heading, body):
        return "signoff_notice"
    for kind, rule in _BODY_RULES:
        if rule.search(body):
            return kind
    if body.count("责任单位") >= 2 and len(re.findall(r"整改(?:时限|目标|措施)", body)) >= 3:
        return "task_list"
    if _in_order(body, r"一、(?:指导思想|总体要求)", r"(?:工作|整改|主要)目标", r"整改"):
        return "rectification_plan"
    return _kind_of_figures(heading, body)


def _says_signoff(heading: str, body: str) -> bool:
    """Whether a body is a sign-off notice; what only says how such notices are to be made is none."""
    if not _BODY_SIGNOFF.search(body) or not re.search(r"公示|公告", body) or re.search(r"召开|调研", heading):
        return False
    return not _is_instruction(heading) and ("公示" in heading or not _RULE_OF_NOTICES.search(body))


def _in_order(body: str, *rules: str) -> bool:
    """Whether the rules are found one after another; searched step by step, so the time stays linear."""
    place = 0
    for rule in rules:
        match = re.compile(rule).search(body, place)
        if match is None:
            return False
        place = match.end()
    return True


def opening_line(body: str) -> str | None:
    """The line near the start of a normalised text that reads like its title, or None."""
    for line in body.split("\n")[:8]:
        if (
            8 <= len(line) <= 60
            and not re.search(r"[。;,]|来源|发布|时间:|>|位置", line)
            and (_INSPECTION.search(line) or re.search(r"征求意见稿|销号.{0,12}公示|整改.{0,12}公示", line))
        ):
            return line
    return None


def _kind_of_figures(heading: str, body: str) -> str:
    letters = re.search(r"信访|举报|投诉|转办|交办|第.{1,5}批.{0,8}\d+件", body)
    tasks = re.search(r"整改", body) and _DONE_COUNT.search(body)
    if tasks and (not letters or re.search(r"整改任务", body)):
        return "rectification_progress"
    if _ANNOUNCEMENT.search(body) and not _CLOSED.search(body):
        return "inspection_announcement"
    if letters and _CLOSED.search(body):
        return "petition_progress"
    if _TRANSFER.search(body) and letters:
        return "petition_transfer"
    if "典型案例" in body or _in_order(body, r"一、基本情况", r"(?:存在|主要)问题|原因分析"):
        return "case_report"
    if _FEEDBACK.search(body):
        return "inspection_feedback"
    if re.search(r"整改(?:落实|进展)?情况", body) and not _NEWS.search(heading):
        return "rectification_progress"
    if re.search(r"专项督[察查]", body):
        return "special_inspection"
    news = _NEWS.search(heading + body[:400]) or (_INSPECTION.search(heading) and not _RULES.search(heading))
    return "work_news" if news else "other"
