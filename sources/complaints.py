"""What pydantic found wrong with a source file, in Chinese and by key."""

from __future__ import annotations

import difflib
from typing import Any

from pydantic import BaseModel, ValidationError

from sources.api_list import ApiList
from sources.source import Expectation, ListPage, Politeness, Reading, SiteIdentity, Source

_SECTIONS: dict[str, type[BaseModel]] = {
    "lists": ListPage,
    "api": ApiList,
    "identity": SiteIdentity,
    "politeness": Politeness,
    "expect": Expectation,
    "reading": Reading,
}
_SHAPES = {
    "id": "只能用小写字母、数字、点和连字符，并以字母或数字开头",
    "region": "应为 6 位行政区划代码，如 \"211400\"",
    "hosts": "应为小写主机名，不带 http:// 和路径，如 \"www.example.gov.cn\"",
    "site_code": "网站标识码应为 10 位数字，部委为 bm 加 8 位数字",
    "hours": "应写成 \"08:00-18:00\"",
}
_MESSAGES = {
    "missing": "缺少必填项",
    "string_type": "应为文字，要加引号",
    "string_too_short": "不能为空",
    "string_too_long": "过长",
    "tuple_type": "应为列表，写成 [ … ]",
    "too_short": "至少要有一项",
    "model_type": "应为一组键值，不是单个值",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "float_type": "应为数字",
    "float_parsing": "应为数字",
    "finite_number": "应为有限的数字",
    "url_type": "应为网址，要加引号",
    "url_parsing": "不是完整的网址",
    "url_syntax_violation": "不是完整的网址",
    "url_scheme": "网址应以 http:// 或 https:// 开头",
    "url_too_long": "网址过长",
}


def complaints_of(error: ValidationError) -> list[tuple[str, str]]:
    """Every fault as (key path, Chinese message), such as ("lists[0].url", "不是完整的网址")."""
    faults = error.errors(include_url=False)
    places = [fault["loc"] for fault in faults]
    return [
        (_path(fault["loc"]), _message(fault["type"], fault["loc"], fault))
        for fault in faults
        # pydantic counts a list without its faulty items: that it is then empty is no fault of its own
        if not (fault["type"] == "too_short" and any(place[:1] == fault["loc"] != place for place in places))
    ]


def _path(location: tuple[int | str, ...]) -> str:
    path = ""
    for part in location:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else part
    return path


def _message(kind: str, location: tuple[int | str, ...], fault: Any) -> str:
    context = fault.get("ctx", {})
    name = next((part for part in reversed(location) if isinstance(part, str)), "")
    if kind == "extra_forbidden":
        return _unknown_key(location)
    if kind == "string_pattern_mismatch":
        return f"格式不对：{_SHAPES.get(name, context.get('pattern', ''))}"
    if kind in {"literal_error", "enum"}:
        return f"只能是 {str(context.get('expected', '')).replace(' or ', '、').replace(', ', '、')}"
    if kind in {"less_than", "less_than_equal"}:
        return f"应小于{'' if kind == 'less_than' else '或等于'} {context.get('lt', context.get('le'))}"
    if kind in {"greater_than", "greater_than_equal"}:
        return f"应大于{'' if kind == 'greater_than' else '或等于'} {context.get('gt', context.get('ge'))}"
    if kind == "value_error":
        said = str(context.get("error", ""))
        reason = said.removeprefix("not a regular expression: ")
        return said if reason == said else f"不是有效的正则表达式：{reason}"
    return _MESSAGES.get(kind) or f"不符合要求：{fault['msg']}"


def _unknown_key(location: tuple[int | str, ...]) -> str:
    names = [part for part in location if isinstance(part, str)]
    model = next((_SECTIONS[name] for name in reversed(names[:-1]) if name in _SECTIONS), Source)
    near = difflib.get_close_matches(names[-1], model.model_fields, n=1)
    return f"不认识的键，是否想写 {near[0]}" if near else "不认识的键"
