"""Counted things in a sentence: each number with its unit, what it counts, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.fact_numbers import number

LETTER, TASK, FOREIGN = "letter", "task", "foreign"
_MENTION = re.compile(
    r"(?<![\d.%/\-])(?P<n>\d{1,6}(?:\.5)?)多?余?(?P<unit>小项|[项个件条宗]|(?=问题|任务"
    r"|信访))(?!百分点|月|工作日|小时|年)"
)
_BREAK = re.compile(r"[,;:()“”\"|]")
_REACH = 40

_LETTER_NOUN = re.compile(r"信访|举报|投诉|来电|来信|转办件|交办件|案件|群众(?:反映|环境|身边)|环境问题线索|重复件")
_TASK_NOUN = re.compile(r"任务|问题|措施|整改事项|整改项目|事项")
_FOREIGN_NOUN = re.compile(
    r"警示片|排污口|点位|企业|责任追究|追责|问责|线索|隐患|督办单|典型案例|责任单位|专项行动|标准|制度"
    r"|文件|会议|建议|提案|处罚案件|立案|刑事|行政处罚|执法"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One counted number; `before` and `after` reach to its neighbours or the nearest comma."""

    value: int | float
    unit: str
    before: str
    after: str
    leads: bool  # another number follows in the same clause, so a verb at the end of `after` speaks of that one
    start: int
    end: int
    clause: str  # the clause before, commas included, for what several numbers share


def mentions(sentence: str) -> list[Mention]:
    """Every counted number of a sentence, in reading order."""
    matches = list(_MENTION.finditer(sentence))
    found: list[Mention] = []
    for i, match in enumerate(matches):
        floor = matches[i - 1].end() if i else 0
        ceiling = matches[i + 1].start() if i + 1 < len(matches) else len(sentence)
        before = _last_clause(sentence[max(floor, match.start() - _REACH) : match.start()])
        raw = sentence[match.end() : min(ceiling, match.end() + _REACH)]
        broken = _BREAK.search(raw)
        after = raw[: broken.start()] if broken else raw
        leads = broken is None and ceiling < len(sentence) and match.end() + len(raw) == ceiling
        found.append(
            Mention(
                value=number(match["n"]),
                unit=match["unit"],
                before=before,
                after=after,
                leads=leads,
                start=match.start(),
                end=match.end(),
                clause=sentence[max(0, match.start() - 2 * _REACH) : match.start()],
            )
        )
    return found


def _last_clause(text: str) -> str:
    return _BREAK.split(text)[-1]


def noun_of(mention: Mention) -> str | None:
    """`letter`, `task` or `foreign` by the words at the number itself; None where it carries none of its own."""
    after = mention.after[:24]
    letter, task, foreign = _LETTER_NOUN.search(after), _TASK_NOUN.search(after), _FOREIGN_NOUN.search(mention.after)
    if foreign and not letter and not (task and task.start() < foreign.start()):
        return FOREIGN
    if re.search(r"警示片|责任追究|追责问责|督办单", mention.before + mention.after[:12]):
        return FOREIGN
    if letter or (mention.unit in {"件", "宗"} and _LETTER_NOUN.search(mention.before)):
        return LETTER
    if mention.unit in {"件", "宗"}:
        return (
            LETTER
            if re.search(r"第.{1,4}批|转办|交办|移交|受理|办结|办理|属实", mention.before + mention.after)
            else None
        )
    if task or _TASK_NOUN.search(mention.before[-8:]):
        return LETTER if re.search(r"信访|举报|投诉", mention.before[-14:]) else TASK
    return None


_NOUN = (
    r"(?:的)?(?:整改|督察|具体|反馈|信访|举报|投诉|群众)*(?:任务|问题|措施|事项|案件|件)?(?:中)?(?:已"
    r"|均|全部|也|都|现|按期|按时|如期|顺利|经)*"
)
_DONE_AFTER = re.compile(
    rf"^{_NOUN}(?:验收)?(?:完成或基本完成|完成整改|整改完成|整改到位|完成(?:验收)?销号|验收销号|销号"
    rf"|整改落实到位|完成验收|完成$|通过验收)"
)
_BASIC_AFTER = re.compile(rf"^{_NOUN}(?:基本完成|完成阶段性|达到阶段性|阶段性完成)")
_DONE_BEFORE = re.compile(
    r"(?:完成或基本完成|整改完成|完成整改|完成|整改到位"
    r"|销号)(?:整改)?(?:并(?:验收)?销号)?(?:验收)?(?:任务|问题|措施|事项)?(?:的)?(?:了|有|共|为)?$"
)
_BASIC_BEFORE = re.compile(r"(?:基本完成|达到阶段性目标)(?:整改)?(?:任务|的)?(?:有)?$")
_NOT_DONE = re.compile(
    r"(?:应|需|须|拟|将|计划|要求|确保|力争|未|待|尚未|没有|提前|预计|年底前|月底前|年前|月前|到期应"
    r"|底)[^,。;]{0,12}$"
)
_GOING = (
    r"(?:达到|按|按照|正按|正在按|符合|完成)*(?:序时|时序)(?:进度|要求|推进|加快|稳步)*|正在?(?:整改"
    r"|推进|加快|实施|按)|(?:持续|有序|加快|加紧|积极|全力)(?:整改|推进)|(?:扎实|稳步)推进|推进中"
    r"|整改中|全面实施"
)
_GOING_AFTER = re.compile(rf"^{_NOUN}(?:正在?|正)?(?:{_GOING})")
_GOING_BEFORE = re.compile(rf"(?:{_GOING})[^,;]{{0,6}}$")
_LATE = r"(?:尚)?未(?:能)?(?:达到|完成|达)?(?:序时|时序)|未(?:能)?按(?:期|时)|滞后|未能如期|逾期|超期|未达序时|未达时序"
_LATE_AFTER = re.compile(rf"^[^,;]{{0,14}}?(?:{_LATE})")
_LATE_BEFORE = re.compile(rf"(?:{_LATE})[^,;]{{0,8}}$")
_OPEN_TASK = re.compile(r"(?:未完成|尚未完成|未整改|其余|剩余|余下|剩下|尚有|还有|另有)[^,;]{0,6}$")
_DUE_BEFORE = re.compile(
    r"(?:应|应于|应当|需|须|需要)(?:20\d\d年)?(?:[^,;\d]{0,6})?(?:完成|整改|销号)[^,;\d]{0,8}$|(?:到期"
    r"|已达期限|已到期|应到期|时限到期|达到时限|到时限)[^,;]{0,14}$"
    r"|年底?前(?:要|应|需|计划|须)?(?:全部)?(?:完成|整改|销号)[^,;\d]{0,6}$|\d年(?:应|需|计划)?完成的$"
    r"|月底?前(?:要|应|需|计划|须)?(?:完成|整改)[^,;\d]{0,6}$"
)
_DUE_AFTER = re.compile(r"^(?:的)?(?:整改)?(?:任务|问题|措施)?(?:已)?(?:到期|应完成|应于.{0,8}完成|达到期限)")
_FUTURE = re.compile(r"年年?底前[^,;]{0,4}$|月底前[^,;]{0,4}$|到20\d\d年[^,;]{0,6}$|力争|计划|预计")
_ALL_AFTER = re.compile(
    r"^[^,;]{0,16}?(?:已全部|均已|全部已|已经全部|全部|都已)(?:按期|按时|如期)?(?:完成|整改|销号|办结)"
)
_SUBSET = re.compile(r"(?:其中|含|包括|包含|分别|当中)[^,;]{0,14}$")

_CLOSED_AFTER = re.compile(
    rf"^{_NOUN}(?:完全|全部|责令)?(?:办结|结案|办理完毕|完成整改|整改完成|整改到位|查处到位|办理完成)"
)
_CLOSED_BEFORE = re.compile(
    r"(?:已|完全|全部|均)?(?:办结|整改完成|完成整改|结案销号|结案|办理完成|完成办理"
    r"|办理完毕)(?:销号)?(?:的)?(?:群众|信访|举报|投诉|环境)*(?:件|问题|案件)?(?:了|有|共|为)?$"
)
_PART_AFTER = re.compile(rf"^{_NOUN}(?:为)?(?:阶段性?办结|阶段性完成|基本办结)")
_PART_BEFORE = re.compile(r"(?:阶段性?办结|基本办结|阶段性完成)(?:的)?(?:群众|信访|举报|投诉|环境)*(?:件|问题|案件)?(?:有|共|为)?$")
_OPEN_AFTER = re.compile(rf"^{_NOUN}(?:为)?(?:正在|未办结|尚未办结|在办|未结|处于办理|正(?:加快|抓紧))")
_OPEN_BEFORE = re.compile(
    r"(?:未办结|正在办理|正在整改|正在查处|在办|尚未办结|办理中|未办理完毕|正在推进|其余"
    r"|剩余)(?:的)?(?:群众|信访|举报|投诉|环境)*(?:件|问题|案件)?(?:有|共|为)?$"
)
_TRUE_BEFORE, _TRUE_AFTER = (
    re.compile(r"(?<!不)(?<!本)属实(?:的)?(?:有)?$"),
    re.compile(r"^(?:举报|信访|件|为|的|经查)*(?<!不)属实"),
)
_FALSE_BEFORE, _FALSE_AFTER = re.compile(r"不属实(?:的)?(?:有)?$"), re.compile(r"^(?:举报|信访|件|为|的|经查)*不属实")


def task_role(mention: Mention) -> str | None:
    """What a number of tasks says: total, done, basic, in_progress, behind, due, or None for part of another number."""
    before, after = mention.before, "" if mention.leads else mention.after
    if _LATE_BEFORE.search(before) or _LATE_AFTER.search(after):
        return "behind"
    if _DUE_BEFORE.search(before) or _DUE_AFTER.search(after):
        return "due"
    if _FUTURE.search(before):
        return None
    if _is_basic(before, after):
        return "basic"
    if _GOING_AFTER.search(after) or _GOING_BEFORE.search(before):
        return "in_progress" if not _DONE_BEFORE.search(before) else "done"
    if _is_part_done(mention, after):
        return "done"
    if _OPEN_TASK.search(before):
        return "in_progress"
    if _DONE_BEFORE.search(before):
        return None if _NOT_DONE.search(_DONE_BEFORE.sub("", before)) else "done"
    return "total"


def _is_basic(before: str, after: str) -> bool:
    """Nearly done, stated apart from done (`已完成或基本完成25项` merges the two and is done)."""
    merged = re.search(r"完成或(?:者)?基本完成", before + after)
    return not merged and bool(_BASIC_BEFORE.search(before) or _BASIC_AFTER.search(after))


def _is_part_done(mention: Mention, after: str) -> bool:
    return bool(_DONE_AFTER.search(after)) and not is_all(mention)


def is_all(mention: Mention) -> bool:
    """Whether the sentence says that the whole number is done (`24个问题全部完成整改`)."""
    return not mention.leads and bool(_ALL_AFTER.search(mention.after)) and not _FUTURE.search(mention.before)


def is_subset(mention: Mention) -> bool:
    """Whether the number only splits up the one before it (`其中`, `含`)."""
    return bool(_SUBSET.search(mention.before) or _SUBSET.search(mention.clause[-16:]))


def letter_role(mention: Mention) -> str | None:
    """What a number of letters says: total, closed, partially_closed, open, verified_true, verified_false, or None."""
    before, after = mention.before, "" if mention.leads else mention.after
    for role, rule_before, rule_after in (
        ("partially_closed", _PART_BEFORE, _PART_AFTER),
        ("open", _OPEN_BEFORE, _OPEN_AFTER),
        ("verified_false", _FALSE_BEFORE, _FALSE_AFTER),
        ("verified_true", _TRUE_BEFORE, _TRUE_AFTER),
        ("closed", _CLOSED_BEFORE, _CLOSED_AFTER),
    ):
        if rule_before.search(before) or rule_after.search(after):
            return role
    if re.search(
        r"重复|重点|涉及|来电|来信|部分属实|基本属实|立案|约谈|拘留|罚款|责令|查处|停产|问责|其中|邮件"
        r"|网络",
        before[-6:],
    ):
        return None
    if re.match(r"(?:件)?为?(?:重复|重点|多次|涉及)", mention.after) or before == "中":
        return None
    return "total"


def rates(sentence: str, names: str) -> Iterator[tuple[int, int | float]]:
    """Each percentage after one of the rate `names` (a pattern), with the name's place; `近60%` counts as 60."""
    for match in re.finditer(rf"(?:{names})(?:分别)?[^,。;%\d]{{0,6}}(?P<n>\d{{1,3}}(?:\.\d+)?)%", sentence):
        if match.string[match.end() : match.end() + 1] != "、" and "分别" not in match.group():
            yield match.start(), number(match["n"])
