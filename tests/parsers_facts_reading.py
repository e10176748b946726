"""The facts of a text read as a notice of the usual title at an office's address, and a few of them chosen."""

from __future__ import annotations

from datetime import date
from typing import Any

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
