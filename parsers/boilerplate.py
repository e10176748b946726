"""Boilerplate: which elements are not the notice, and the name of the rule that says so; lines are `noise_lines`'s.

Only named noise is ever dropped inside a body: what merely repeats from page to page is not noise (invariant 5).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from bs4 import Tag
from bs4.element import PageElement

from parsers.noise_lines import PREVIOUS_NEXT, RELATED_HEADING
from parsers.tallies import counts
from parsers.weights import as_read, compact

_TAGS = {
    "script": "script", "style": "style", "noscript": "script", "svg": "drawing", "canvas": "drawing",
    "nav": "navigation", "footer": "footer", "aside": "aside", "head": "head", "title": "head", "meta": "head",
    "link": "head", "button": "control", "select": "control", "input": "control", "textarea": "control",
    "option": "control", "template": "script", "xml": "word-markup", "map": "control",
}  # fmt: skip

# Words of class names and ids, split at hyphens, underscores and capitals. A word names a rule.
_WORDS: dict[str, tuple[str, ...]] = {
    "share": ("share", "shares", "sharing", "fenxiang", "jiathis", "bdshare", "sns", "social", "fx"),
    "breadcrumb": ("crumb", "crumbs", "breadcrumb", "breadcrumbs", "dqwz", "weizhi", "curpos", "szwz", "wzdh", "location"),
    "counter": ("pv", "hits", "views", "clicks", "counter", "llcs", "djl", "fwl", "ydl", "lll", "viewcount"),
    "related": (
        "related", "relate", "relation", "relevant", "xgxw", "xgwz", "xgyd", "xglj", "xgnews", "xgxx", "xgjd", "xgbd",
        "recommend", "recommended", "tuijian", "tjyd", "rdtj", "hot", "hotnews", "rank", "ranking", "phb", "reldocuments",
        "jdhy", "guanlian", "more", "latest", "zxxx",
    ),
    "previous-next": ("prev", "next", "prevnext", "prenext", "pn", "ud", "updown", "sxp", "sxy", "shangxia", "navdocuments", "pagenav", "syp", "xyp"),
    "advertisement": ("ad", "ads", "adv", "advert", "advertisement", "banner", "guanggao", "adbox", "tadd", "piaofu"),
    "linked-advertisement": ("gg",),  # as often 公告, a notice, as 广告, an advertisement
    "qr-code": ("qr", "qrcode", "ewm", "erweima", "wxcode"),
    "tools": (
        "print", "printer", "toolbar", "tools", "tool", "fontsize", "fontsizes", "ziti", "zihao", "jiucuo", "errata", "zan", "like",
        "praise", "dianzan", "favorite", "feedback", "extended", "pager", "pagination", "zoomtool", "gongneng",
    ),
    "comment": ("comment", "comments", "pinglun", "cmt", "cmts", "gentie"),
    "empty-attachment-box": ("fj", "fujian", "attach", "attachs", "attachment", "attachments", "annex", "appendix", "wzfj", "xgfj"),
    "footer": ("foot", "footer", "copyright", "banquan", "bottomnav", "beian"),
}  # fmt: skip
_TELLING = {
    "share": re.compile(r"分享|转发|微信|微博|QQ|空间|扫一扫"),
    "tools": re.compile(r"打印|关闭|字体|字号|收藏|纠错|朗读|放大|缩小|返回|下载|点赞|^赞|有用|满意|上一|下一|第\d+页"),
    "qr-code": re.compile(r"扫|二维码|微信|公众号|客户端|手机"),
    "breadcrumb": re.compile(r"首页|位置|[>＞»›]"),
    "navigation": re.compile(r"首页|位置|[>＞»›]|上一|下一|目录"),
    "aside": re.compile(r"^(?:相关|推荐|热点|热门|最新|更多|延伸)"),
    "counter": re.compile(r"浏览|阅|点击|访问|查看|次|人气|热度|赞|[Hh]its|[Vv]iews|[Rr]ead|^[\d,，.]*$"),
    "comment": re.compile(r"评论|跟帖|留言|回复|网友|登录|发表"),
    "footer": re.compile(r"版权|主办|承办|备案|ICP|标识码|[Cc]opyright|©|技术支持|网站地图|联系我们"),
}
"""What an element of this name says when it is that kind of noise, and not links."""

_RULE_OF_WORD = {word: rule for rule, words in _WORDS.items() for word in words}
_PREFIXES = (
    ("bdshare", "share"),
    ("jiathis", "share"),
    ("reldoc", "related"),
    ("breadcrumb", "breadcrumb"),
    ("banquan", "footer"),
)
_BEGINNINGS = tuple(prefix for prefix, _ in _PREFIXES)
_SPLIT = re.compile(r"[-_\s.]+|(?<=[a-z])(?=[A-Z])|(?<=\D)(?=\d)")

# Page furniture outside a body; too common as a word to drop anything inside one.
_FURNITURE = frozenset(
    [
        "header",
        "head",
        "top",
        "topbar",
        "topnav",
        "nav",
        "navbar",
        "menu",
        "mainmenu",
        "submenu",
        "sidebar",
        "side",
        "left",
        "right",
        "search",
        "login",
        "links",
        "yqlj",
        "friend",
        "friendlink",
        "friendlinks",
        "logo",
        "weather",
        "popup",
        "dialog",
        "modal",
        "float",
        "fixed",
        "daohang",
        "dh",
    ]
)

_MUCH_LINKED = 0.4
_HARDLY_LINKED = 0.1
_MISNAMED = frozenset(
    {"share", "breadcrumb", "related", "previous-next", "advertisement", "linked-advertisement", "qr-code", "tools", "footer"}
)  # comments are told in sentences, too
_LONGEST_FURNITURE = 4000

_MOST_LINKS = {"related", "previous-next", "linked-advertisement"}
_LONGEST = {
    "share": 120,
    "counter": 60,
    "qr-code": 120,
    "tools": 80,
    "advertisement": 200,
    "breadcrumb": 120,
    "comment": 200,
}
_SECTIONS = frozenset({"navigation", "footer", "aside"})  # a notice may be written with these elements, too
MOST_BESIDE = 6
IN_LINE = frozenset({"span", "em", "b", "i", "u", "font", "strong", "label", "small", "dt", "a", "td", "th"})
"""Elements that stand in one line with a figure: pieces of a text, cells of a row."""

_NO_WORDS: frozenset[str] = frozenset()
_EMPTY_BOX = re.compile(r"^(相关)?附件(下载|列表|信息)?[:：]?$")


def words_of(tag: Tag) -> frozenset[str]:
    """The lower-case words of an element's id and classes."""
    attributes = tag.attrs
    classes, identity = attributes.get("class"), attributes.get("id")
    if not classes and not identity:
        return _NO_WORDS
    return words_of_names(classes if isinstance(classes, str) else " ".join(classes or ()), str(identity or ""))


def words_of_names(classes: str, identity: str) -> frozenset[str]:
    """The lower-case words of a class attribute and an id."""
    return _words_of_names(as_read(classes), as_read(identity))


@lru_cache(maxsize=8192)
def _words_of_names(classes: str, identity: str) -> frozenset[str]:
    names = [*classes.split(), identity.strip()]
    return frozenset().union(*(_words(name[:80]) for name in names if name)) if any(names) else frozenset()


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    return frozenset(part.lower() for part in _SPLIT.split(name) if part) | {name.lower()}


def named_rule(tag: Tag) -> str | None:
    """The rule by which an element's name, id or classes announce noise; whether to believe it is `element_rule`'s."""
    return _TAGS.get(tag.name) or _rule_of_words(words_of(tag))


def rule_of_names(name: str, classes: str, identity: str) -> str | None:
    """The same for an element given by its name, class attribute and id."""
    return _TAGS.get(name) or _rule_of_words(words_of_names(classes, identity))


@lru_cache(maxsize=8192)
def _rule_of_words(words: frozenset[str]) -> str | None:
    for word in sorted(words):
        if word in _RULE_OF_WORD:
            return _RULE_OF_WORD[word]
        if word.startswith(_BEGINNINGS):
            return next(named for prefix, named in _PREFIXES if word.startswith(prefix))
    return None


def is_furniture_name(name: str, classes: str, identity: str) -> bool:
    """Whether an element's name, classes or id are those of navigation, a header or a side column."""
    words = words_of_names(classes, identity)
    return _BODY_WORDS.isdisjoint(words) and (name == "header" or not _FURNITURE.isdisjoint(words))


def is_sure_noise(rule: str, text: str, link_chars: int, *, in_body: bool = False) -> bool:
    """Whether a named element has the size and the links of its noise; `text` is compact, not empty.

    A list of other notices is mostly links, or begins with the word for it; inside a body its heading will do.
    """
    if len(text) > _LONGEST.get(rule, 4000):
        return False
    if rule not in _MOST_LINKS or link_chars * 2 >= len(text) or PREVIOUS_NEXT.match(text):
        return True
    return in_body and RELATED_HEADING.match(text) is not None


def tells(rule: str, text: str, link_chars: int) -> bool:
    """Whether an element announced as this kind of noise says what such noise says, or is mostly links."""
    telling = _TELLING.get(rule)
    return telling is None or 2 * link_chars >= len(text) or telling.search(text) is not None


_BODY_WORDS = frozenset({"content", "article", "detail", "main", "zhengwen"})


def is_furniture(tag: Tag, link_share: float = 1.0) -> bool:
    """Whether an element outside a body looks like navigation, a side column, a footer or noise.

    Words such as "left" or "top" name half the columns of the web: they count only where links are much of the text.
    What a tool works on is often named like the tool: an element of such a name that tells in sentences is none.
    """
    words = words_of(tag)
    if link_share < _MUCH_LINKED and not _BODY_WORDS.isdisjoint(words):
        return False  # printContent, share-article: the tool's name stands beside that of what it prints
    if (rule := named_rule(tag)) is not None:
        if rule == "linked-advertisement" and link_share < _MUCH_LINKED:
            return False
        return link_share >= _HARDLY_LINKED or rule not in _MISNAMED or not _tells_in_sentences(tag, rule)
    return link_share >= _MUCH_LINKED and (tag.name == "header" or not _FURNITURE.isdisjoint(words))


def _tells_in_sentences(tag: Tag, rule: str) -> bool:
    """Whether an element says in sentences what noise of its name does not say, or says more than such noise does."""
    text = compact(tag, _LONGEST_FURNITURE)
    if "。" not in text:
        return False
    if rule not in _TELLING:
        return text.count("。") > 1  # an advertisement may be told in one
    return len(text) > _LONGEST.get(rule, _LONGEST_FURNITURE) or not tells(rule, text, 0)


def element_rule(tag: Tag, text: str, link_chars: int, body_chars: int, *, has_files: bool) -> str | None:
    """The rule that drops an element inside a body, or None to keep it.

    `text` is its compact text, `link_chars` how much of that is links, `body_chars` the size of the whole body. A name
    alone is not believed when it covers most of the body, holds files, holds more text than its kind of noise does, or
    says something else than such noise says.
    """
    if (section := _TAGS.get(tag.name)) is not None:
        holds_text = section in _SECTIONS and text != "" and (has_files or not tells(section, text, link_chars))
        return None if holds_text else section
    rule = named_rule(tag)
    if rule is None:
        return None
    if rule == "empty-attachment-box":
        return rule if _EMPTY_BOX.match(text) and not has_files else None
    if not text:
        return rule if not has_files else None
    if (
        has_files
        or len(text) * 2 > body_chars > 0
        or (tag.name in {"p", "tr", "td", "tbody", "table", "span", "font"} and len(text) > 40)
    ):
        return None
    if not is_sure_noise(rule, text, link_chars, in_body=True):
        return None
    if not tells(rule, text, link_chars):
        return None
    if rule == "counter":
        piece = _whole_piece(tag)
        return rule if counts(text, _beside(piece.previous_siblings), _beside(piece.next_siblings)) else None
    return rule


def _whole_piece(tag: Tag) -> Tag:
    """The outermost piece of a line of which an element is all: a figure may be wrapped more than once."""
    while (parent := tag.parent) is not None and parent.name in IN_LINE and len(parent.contents) == 1:
        tag = parent
    return tag


def _beside(siblings: Iterable[PageElement]) -> Iterator[str]:
    """The texts that stand in one line with an element, the nearest first."""
    for node in islice(siblings, MOST_BESIDE):
        if isinstance(node, Tag) and node.name not in IN_LINE:
            return
        yield node.get_text() if isinstance(node, Tag) else str(node)
