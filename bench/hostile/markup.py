"""Markup from nothing: random soups of dangerous pieces, nests ten thousand deep, and pages made against the first pass."""

from __future__ import annotations

import random

from .pieces import CHARACTERS, ENTITIES, HREFS, MARKUP, NAMES, NESTING, TAGS, TEXTS
from .specimen import Specimen, page

_MOST_TAGS = 9_900
_FIRST_PASS = 590_000  # bytes; what is larger is never proved, only read in a process that can be killed


def soup(dice: random.Random) -> Specimen:
    """Pieces of every kind in any order, a few hundred of them at most."""
    pools = dice.sample((MARKUP, ENTITIES, CHARACTERS, TEXTS, HREFS, TAGS), 3)
    parts = []
    for _ in range(dice.choice((5, 40, 400, 2000))):
        chance = dice.random()
        if chance < 0.35:
            parts.append(_element(dice))
        elif chance < 0.5:
            parts.append(f"</{dice.choice(TAGS)}>")
        elif chance < 0.7:
            parts.append(dice.choice(TEXTS))
        else:
            parts.append(dice.choice(dice.choice(pools)))
    return page(dice, "soup", "".join(parts).encode("utf-8", "surrogatepass"))


def _element(dice: random.Random) -> str:
    tag = dice.choice(TAGS)
    names = "".join(
        f' {name}="{value}"'
        for name, value in (
            ("class", " ".join(dice.choices(NAMES, k=2))), ("id", dice.choice(NAMES)), ("href", dice.choice(HREFS)), ("src", dice.choice(HREFS)),
            ("style", "display:none"), ("title", dice.choice(TEXTS)), ("name", "csrf-token"), ("content", dice.choice(TEXTS)),
            ("data-id", "1"), ("colspan", dice.choice(("0", "-1", "2", "999999999"))),
        )
        if dice.random() < 0.12
    )  # fmt: skip
    return f"<{tag}{names}>"


def nest(dice: random.Random) -> Specimen:
    """Ten to a hundred thousand elements inside one another, alike or mixed, closed, misnested or left open."""
    depth = dice.choice((10_000, 10_000, 20_000, 50_000, 100_000))
    tags = dice.sample(NESTING, dice.choice((1, 1, 2, 3)))
    shape = dice.choice(("open", "open", "closed", "misnested", "paragraph", "texts", "numbered"))
    names = dice.choice((None, None, dice.choice(NAMES), "mixed"))
    opened = []
    for number in range(depth // len(tags)):
        for tag in tags:
            name = dice.choice(NAMES) if names == "mixed" else names
            look = f" class={name}" if name else ""
            if shape == "numbered":
                look += f" id=a{number}"
            opened.append(f"<{tag}{look}>" + ("督察" if shape == "texts" else "<p>" if shape == "paragraph" else ""))
    closed = [f"</{tag}>" for tag in reversed(tags)] * (depth // len(tags))
    if shape == "misnested":
        dice.shuffle(closed)
    parts = opened + ["<p>督察整改任务验收销号公示。</p>"] + (closed if shape in {"closed", "misnested"} else [])
    raw = "".join(parts).encode()
    door = dice.choice(("detail", "detail", "list", "extract"))
    doors = (door, "proof", "list-proof") if len(raw) <= _FIRST_PASS else (door,)
    return page(dice, f"{shape} {'/'.join(tags)}{' named ' + names if names else ''} x{depth}", raw, doors=doors)


def formatting(dice: random.Random) -> Specimen:
    """Formatting elements with distinct attributes in paragraphs left open: each paragraph takes them all over again."""
    tag = dice.choice(("b", "font", "i", "a", "u", "nobr", "strong"))
    count = dice.choice((200, 2000, 20_000))
    between = dice.choice(("<p>", "<div>", "<td>", "<table>", "<li>", "督"))
    parts = [f"<{tag} a{n}={n}>{between}" for n in range(count)]
    return page(dice, f"{tag} in {between} x{count}", "".join(parts).encode())


def first_pass(dice: random.Random) -> Specimen:
    """Pages just small enough to be pruned in the main process, of what makes pruning look again and again."""
    name, text = dice.choice(_PASSES)(dice)
    raw = text.encode("utf-8")[:_FIRST_PASS]
    doors = ("proof", "list-proof") if dice.random() < 0.7 else ("proof", dice.choice(("detail", "list")))
    return page(dice, name, raw, doors=doors)


def _filled(dice: random.Random, name: str, unit: str, behind: str = "") -> tuple[str, str]:
    """As many units as there is room for; mostly no more tags than a page may have that is proved, and words between."""
    size = len((unit + behind).encode())
    count = (_FIRST_PASS - 200) // size
    tags = max(1, (unit + behind).count("<"))
    if dice.random() < 0.7 and count * tags > _MOST_TAGS:
        count = _MOST_TAGS // tags
        name, unit = f"{name}, spaced", unit + dice.choice(("", "督", "督察整改。")) * ((_FIRST_PASS // count - size) // 15)
    return name, "<html><body>" + "督察整改。" + unit * count + behind * count


def _nested_names(dice: random.Random) -> tuple[str, str]:
    name, tag = dice.choice(NAMES), dice.choice(("div", "span", "ul", "section", "form", "td", "nav", "footer"))
    inner = dice.choice(("", "x", "督察<a href=1>整改</a>", "<a href=a.pdf>", "今天是", "浏览：1"))
    look = dice.choice(("class", "id"))
    return _filled(dice, f"nested {tag}.{name}", f"<{tag} {look}={name}>{inner}", dice.choice(("", f"</{tag}>")))


def _siblings(dice: random.Random) -> tuple[str, str]:
    unit = dice.choice((
        "<p class=related>x</p>", "<i>", "<p>", "<br>", "<b></b>", "<a href=a.pdf>x</a>", "<a>", "<td>", "<li>", "<div class=share>分享到</div>",
        "<span class=pv>1</span>", "<div class=footer>主办</div>", "<div id=zoom>x</div>", "<meta name=a content=b>", "<meta name=csrf-token content=b>",
        "<input>", "<title>x</title>", "<iframe src=a.pdf></iframe>", "<object></object>", "<svg></svg>", "<script></script>", "<style></style>", "x<br>", "<!---->",
    ))  # fmt: skip
    return _filled(dice, f"siblings {unit}", unit)


def _counters(dice: random.Random) -> tuple[str, str]:
    unit = dice.choice((
        "浏览：", "浏览次数：123 ", "<p>浏览次数：<span>123</span></p>", "<span>浏览：</span>", "今天是", "<i>今天是", "<p>今天是2026年3月2日 星期一</p>", "浏览" + "<i>1</i>", "<b>阅读：",
        "点击数 : <b>1</b>", "<td>浏览：1<td>", "浏览量" + " " * 40, "<span>天气<span>", "<font>点击：1<font>", "<tr><td>访问：1</td></tr>",
    ))  # fmt: skip
    return _filled(dice, f"counters {unit.strip()}", unit)


def _linked(dice: random.Random) -> tuple[str, str]:
    name = dice.choice(("nav", "menu", "left", "hot", "related", "footer", "crumb"))
    unit = f"<div class={name}><a href=/{dice.choice(('a.html', 'a.pdf', '?download', '#'))}>公告</a>"
    return _filled(dice, f"links in nested {name}", unit, dice.choice(("", "</div>")))


def _attributes(dice: random.Random) -> tuple[str, str]:
    unit = dice.choice(("a=1 ", "data-a=1 ", "class=share ", "x ", "id='' ", "\" ", "= ", "data-id{n}=1 "))
    size = _FIRST_PASS - 100
    if "{n}" in unit:
        body = "".join(f"data-id{n}=1 " for n in range(size // 16))
    else:
        body = unit * (size // len(unit))
    return f"attributes {unit}", f"<html><body><div {body}>督察整改。</div>"


def _values(dice: random.Random) -> tuple[str, str]:
    character = dice.choice(("a", "a ", "a-", "aA", "share ", "foot", "zoom ", "-", "督", "/", ";jsessionid=", "&amp;", ".pdf", "\t", "浏览"))
    name = dice.choice(("class", "id", "href", "style", "content", "src", "onclick", "data-x"))
    tag = dice.choice(("div", "a", "meta name=ArticleTitle", "img", "meta name=csrf"))
    value = character * ((_FIRST_PASS - 100) // len(character.encode()))
    return f"{tag} {name}={character}…", f'<html><body><{tag} {name}="{value}">督察整改。'


def _mixed(dice: random.Random) -> tuple[str, str]:
    """Nests of suspicious names with formatting, tables and links in every layer."""
    layers = "".join(
        f"<{dice.choice(NESTING)} class={dice.choice(NAMES)}>{dice.choice(TEXTS)}{dice.choice(('', '', '<a href=x.html>公告</a>', '</div>', '<p>'))}"
        for _ in range(200)
    )
    return _filled(dice, "mixed nest", layers)


def _footers(dice: random.Random) -> tuple[str, str]:
    unit = dice.choice(("<div class=foot>", "<footer>", "<table class=btm><tr><td class=bottom>", "<p class=copyright>", "<div class=foot>版权</div>", "<div class=footer>主办：<div>"))
    return _filled(dice, f"footers {unit}", unit)


_PASSES = (_nested_names, _nested_names, _siblings, _siblings, _counters, _linked, _attributes, _values, _mixed, _footers)
