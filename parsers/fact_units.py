"""Who answers for a task: lead, responsible and accepting units, as labelled in the notice."""

from __future__ import annotations

import re

from parsers.fact_notice import Notice

_LABELS: tuple[tuple[str, str], ...] = (
    ("lead_units", r"(?:整改)?牵头(?:责任)?(?:单位|部门)"),
    ("acceptance_units", r"(?:督导(?:和|及|、)?)?(?:整改)?(?:验收|销号)(?:责任|牵头)?(?:单位|部门)"),
    ("responsible_units", r"(?:整改|主要|主体)?(?:责任(?:单位|部门|主体)|实施主体|整改主体|整改单位)"),
    (
        "",
        r"配合(?:责任)?(?:单位|部门)|督导(?:单位|部门)|督查(?:单位|部门)|责任(?:领导|人)|监督(?:单位|部门)"
        r"|牵头领导|包案领导|参与单位|协助单位",
    ),
)
_NEXT = re.compile(
    "(?=[整牵督验销责主实配监包参协])"  # with these every label begins: nearly all of a text is passed over at a glance
    "(?P<label>"
    + "|".join(f"(?P<k{i}>{rule})" for i, (_, rule) in enumerate(_LABELS))
    + r")(?P<sep>\s*[::|]\s*|(?=为[一-龥])为|\n|(?=省|市|区|县))"
)
_OTHER_LABEL = re.compile(
    r"(?:整改(?:时限|目标|措施|任务|情况|完成)|完成(?:时限|情况)|(?:公示|受理|监督|联系)(?:期|时间"
    r"|电话|部门|地址|人)|任务|问题|时限|目标|措施|督察)[^、]{0,6}:"
)
_CLOSE = re.compile(r"[。;\n]")
_UNIT_END = re.compile(
    r"(?:厅|局|委|办|部|院|府|会|中心|公司|集团|分局|处|站|所|镇|乡|街道|区|县|市|州|盟|旗|园|组|队|社"
    r"|企业|厂|等|单位|部门|党委|政府|党工委|管委会|办公室|办事处|农场|学校|医院|署|科|海关|兵团|师|团"
    r"|村)$"
)


def read_units(notice: Notice, kind: str) -> dict[str, list[str]]:
    """{lead_units, responsible_units, acceptance_units}: names in order, `等` and `各市` kept as open sets."""
    found: dict[str, list[str]] = {}
    if kind == "other":
        return found
    body = notice.body[:100_000]
    labels = list(_NEXT.finditer(body))
    for i, match in enumerate(labels):
        field = next(name for k, (name, _) in enumerate(_LABELS) if match[f"k{k}"])
        if not field or _in_prose(body, match):
            continue
        limit = labels[i + 1].start() if i + 1 < len(labels) else len(body)
        lead, rest = _split_lead(_value(body, match.end(), limit))
        if field == "responsible_units" and lead:
            found.setdefault("lead_units", []).extend(lead)
        elif lead:
            rest = [*lead, *rest]
        found.setdefault(field, []).extend(rest)
    return {name: list(dict.fromkeys(units))[:60] for name, units in found.items() if units}


def _in_prose(body: str, match: re.Match[str]) -> bool:
    """A label inside a sentence (`压实责任单位为…`) or followed by a line that is no list of units."""
    before = body[max(0, match.start() - 1) : match.start()]
    if ":" in match["sep"] or "|" in match["sep"]:
        return False
    if "\n" in match["sep"]:
        return before not in ("", "\n", "、", ".") and not before.isdigit()
    return before not in ("", "\n", ";", "(", "、", "。")


def _value(body: str, start: int, limit: int) -> str:
    while start < limit and body[start] in "\n:| ":
        start += 1
    text = body[start : min(limit, start + 600)]
    closing = _CLOSE.search(text)
    text = text[: closing.start()] if closing else text
    text = text.split("|")[0]
    depth = 0
    for i, char in enumerate(text):  # a bracket closed before it was opened ends the list it stands around
        depth += (char == "(") - (char == ")")
        if depth < 0:
            text = text[:i]
            break
    other = _OTHER_LABEL.search(text)
    return text[: other.start()] if other else text


def _split_lead(value: str) -> tuple[list[str], list[str]]:
    """Units before a bracketed `(牵头)`, and the rest; units are parted by 、 or , outside brackets."""
    lead: list[str] = []
    rest: list[str] = []
    for part in re.split(r"[、,](?![^(]{0,60}\))", value):
        name = re.sub(r"\((?:牵头|配合|负责|主责)(?:单位)?\)", "", part).strip(" .:()")
        if re.match(r"(?:配合|协助|督导)(?:单位)?:?", name) or not _is_unit(name):
            continue
        rest.append(name)
        if re.search(r"\(牵头(?:单位)?\)", part):
            lead, rest = [*lead, *rest], []
    return lead, rest


def _is_unit(name: str) -> bool:
    return (
        2 <= len(name) <= 40
        and bool(_UNIT_END.search(name))
        and not re.search(r"\d{3}|已|应当|按照|进行|落实|要求", name)
    )
