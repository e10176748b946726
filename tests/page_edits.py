"""What its editors change in a notice between two visits."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.page_pieces import BLOCK, HAN, Rewrite, exchange, han, links_of, one_of

_TEXT = re.compile(r">([^<>]*[\u4e00-\u9fff][^<>]*)<")


def _text(dice: Random, page: str, change: Callable[[str], str], pattern: str | None = None) -> str:
    compiled = _TEXT if pattern is None else re.compile(r">([^<>]*(?:" + pattern + r")[^<>]*)<")
    match = one_of(compiled, page, dice)
    return exchange(page, match, change(match[1]), 1) if match else page


def _digit(dice: Random, page: str) -> str:
    def change(text: str) -> str:
        at = dice.choice([m.start() for m in re.finditer(r"\d", text)])
        return text[:at] + str((int(text[at]) + dice.randint(1, 9)) % 10) + text[at + 1 :]

    return _text(dice, page, change, "[0-9]")


def _sentence(dice: Random, page: str) -> str:
    return _text(dice, page, lambda text: f"{text}{han(dice, 6, 30)}。")


def _word(dice: Random, page: str) -> str:
    def change(text: str) -> str:
        at = dice.randrange(len(text))
        return text[:at] + dice.choice(HAN) + text[at + 1 :]

    return _text(dice, page, change)


def _status(dice: Random, page: str) -> str:
    words = ("已完成", "未完成", "达到序时进度", "基本完成", "正在推进")
    return _text(dice, page, lambda text: re.sub("已?完成|达到", lambda _: dice.choice(words), text, count=1), "完成|达到")


def _signed(dice: Random, page: str) -> str:
    return _text(dice, page, lambda text: re.sub(r"\d{1,2}日", f"{dice.randint(1, 28)}日", text, count=1), r"\d{1,2}日")


def _phone(dice: Random, page: str) -> str:
    number = f"0{dice.randint(310, 999)}-{dice.randint(2000000, 8999999)}"
    return _text(dice, page, lambda text: re.sub(r"\d{3,4}[-－]\d{7,8}", number, text, count=1), r"\d{3,4}[-－]\d{7,8}")


def _stamp(dice: Random, page: str) -> str:
    if dice.random() < 0.5:
        return _text(dice, page, lambda text: re.sub(r"来\s*源\s*[:：]\s*\S+", f"来源：{han(dice, 4, 9)}局", text, count=1), r"来\s*源\s*[:：]\s*\S")
    day = f"2026-0{dice.randint(1, 9)}-{dice.randint(10, 28)}"
    return _text(dice, page, lambda text: re.sub(r"20\d\d-\d\d-\d\d", day, text, count=1), r"20\d\d-\d\d-\d\d")


def _shorter(dice: Random, page: str) -> str:
    match = one_of(re.compile(r"<p\b[^<>]*>(?:(?!</?p\b).)*</p>", re.IGNORECASE | re.DOTALL), page, dice)
    return exchange(page, match, "") if match else page


def _cell(dice: Random, page: str) -> str:
    match = one_of(re.compile(r"<td[^<>]*>([^<>]+)</td>", re.IGNORECASE), page, dice)
    return exchange(page, match, dice.choice(("", f"{dice.randint(1, 99)}%", han(dice, 2, 9))), 1) if match else page


def _file(dice: Random, page: str) -> str:
    ending = dice.choice(("pdf", "docx", "xls", "zip"))
    return _inserted(dice, page, f'<p><a href="./P0{dice.randint(10**9, 10**10)}.{ending}">附件：{han(dice, 4, 12)}</a></p>')


_FILE = re.compile(r"<a\b[^<>]*href=[\"']?[^\"'<>\s]*\.(?:pdf|docx?|xlsx?|zip|rar|wps|ofd)[^<>]*>", re.IGNORECASE)


def _no_file(dice: Random, page: str) -> str:
    match = one_of(_FILE, page, dice)
    return exchange(page, match, "<a>") if match else page


def _other_file(dice: Random, page: str) -> str:
    match = one_of(_FILE, page, dice)
    return exchange(page, match, re.sub(r"(?=\.\w{2,4}[\"'>\s?])", f"-{dice.randint(2, 99)}", match[0], count=1)) if match else page


def _title(dice: Random, page: str) -> str:
    match = re.search(r"<title[^<>]*>([^<>]+)<", page, re.IGNORECASE)
    return exchange(page, match, han(dice, 2, 4) + match[1], 1) if match else page


def _meta(dice: Random, page: str) -> str:
    match = one_of(re.compile(r"<meta\b[^<>]*content=\"([^\"<>]+)\"", re.IGNORECASE), page, dice)
    return exchange(page, match, match[1] + han(dice, 2, 4), 1) if match else page


def _class(dice: Random, page: str) -> str:
    match = one_of(re.compile(r"class=[\"']?([\w-]+)"), page, dice)
    names = ("share", "content", "TRS_Editor", "right", "nav", "footer", "related", "zoom", "x1", "llcs", "hidden")
    return exchange(page, match, dice.choice(names), 1) if match else page


def _inserted(dice: Random, page: str, markup: str) -> str:
    match = one_of(BLOCK, page, dice)
    at = match.start() if match else len(page)
    return page[:at] + markup + page[at:]


def _hidden(dice: Random, page: str) -> str:
    return _inserted(dice, page, f'<div style="display:none">{han(dice, 5, 40)}</div>')


def _paragraph(dice: Random, page: str) -> str:
    name = dice.choice(("", ' class="share"', ' class="right"', ' class="related"', ' id="footer"', ' class="llcs"', ' class="nav"'))
    tag = dice.choice(("p", "div", "section", "ul", "table", "span"))
    figures = f"{han(dice, 10, 60)}，完成{dice.randint(1, 100)}%。"
    return _inserted(dice, page, f"<{tag}{name}>{figures}</{tag}>")


def _linked_paragraph(dice: Random, page: str) -> str:
    name = dice.choice(("head", "left", "right", "nav", "top", "links", "related", "menu", "footer", "list"))
    tag = dice.choice(("div", "ul", "section"))
    return _inserted(dice, page, f'<{tag} class="{name}">{"".join(links_of(dice, dice.randint(1, 5)))}</{tag}>')


def _unclosed(dice: Random, page: str) -> str:
    match = one_of(re.compile(r"</(?:div|p|span|td|tr|table|ul|a)>", re.IGNORECASE), page, dice)
    return exchange(page, match, "") if match else page


def _unwrapped(dice: Random, page: str) -> str:
    match = one_of(re.compile(r"</?(?:span|strong|b|font|em)\b[^<>]*>", re.IGNORECASE), page, dice)
    return exchange(page, match, "") if match else page


def _picture(dice: Random, page: str) -> str:
    return _inserted(dice, page, f'<p><img src="./W0{dice.randint(10**9, 10**10)}.jpg" width="600"></p>')


EDITS: dict[str, Rewrite] = {
    "digit": _digit, "sentence": _sentence, "word": _word, "status": _status, "signed": _signed, "phone": _phone,
    "stamp": _stamp, "paragraph-gone": _shorter, "cell": _cell, "file": _file, "file-gone": _no_file, "file-address": _other_file,
    "title": _title, "meta": _meta, "class": _class, "hidden": _hidden, "paragraph": _paragraph,
    "linked-paragraph": _linked_paragraph, "tag-unclosed": _unclosed, "tag-gone": _unwrapped, "picture": _picture,
}  # fmt: skip
