"""Boilerplate: which elements and which lines are not the notice, and the name of the rule that says so.

Only named noise is ever dropped inside a body: what merely repeats from page to page is not noise (invariant 5).
"""

from __future__ import annotations

import re
from functools import lru_cache

from bs4 import Tag

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
    "advertisement": ("ad", "ads", "adv", "advert", "advertisement", "banner", "guanggao", "gg", "adbox", "tadd", "piaofu"),
    "qr-code": ("qr", "qrcode", "ewm", "erweima", "wxcode"),
    "tools": (
        "print", "printer", "toolbar", "tools", "tool", "fontsize", "fontsizes", "ziti", "zihao", "jiucuo", "errata", "zan", "like",
        "praise", "dianzan", "favorite", "feedback", "extended", "pager", "pagination", "zoomtool", "gongneng",
    ),
    "comment": ("comment", "comments", "pinglun"),
    "empty-attachment-box": ("fj", "fujian", "attach", "attachs", "attachment", "attachments", "annex", "appendix", "wzfj", "xgfj"),
    "footer": ("foot", "footer", "copyright", "banquan", "bottomnav", "beian"),
}  # fmt: skip
_RULE_OF_WORD = {word: rule for rule, words in _WORDS.items() for word in words}
_PREFIXES = (
    ("bdshare", "share"),
    ("jiathis", "share"),
    ("reldoc", "related"),
    ("breadcrumb", "breadcrumb"),
    ("banquan", "footer"),
)
_SPLIT = re.compile(r"[-_\s.]+|(?<=[a-z])(?=[A-Z])|(?<=\D)(?=\d)")

# Page furniture outside a body; too common as a word to drop anything inside one.
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDING_WORDS = frozenset({"ng-hide", "hidden", "d-none", "hide", "display-none"})
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

_MOST_LINKS = {"related", "previous-next"}
_LONGEST = {
    "share": 120,
    "counter": 60,
    "qr-code": 120,
    "tools": 80,
    "advertisement": 200,
    "breadcrumb": 120,
    "comment": 200,
}
_EMPTY_BOX = re.compile(r"^(相关)?附件(下载|列表|信息)?[:：]?$")


def words_of(tag: Tag) -> frozenset[str]:
    """The lower-case words of an element's id and classes."""
    classes = tag.get("class") or ()
    names = [*([classes] if isinstance(classes, str) else classes), str(tag.get("id") or "")]
    return frozenset().union(*(_words(name[:80]) for name in names if name)) if any(names) else frozenset()


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    return frozenset(part.lower() for part in _SPLIT.split(name) if part) | {name.lower()}


def named_rule(tag: Tag) -> str | None:
    """The rule by which an element's name, id or classes announce noise; whether to believe it is `element_rule`'s."""
    rule = _TAGS.get(tag.name)
    if rule is not None:
        return rule
    for word in sorted(words_of(tag)):
        if word in _RULE_OF_WORD:
            return _RULE_OF_WORD[word]
        for prefix, named in _PREFIXES:
            if word.startswith(prefix):
                return named
    return None


_BODY_WORDS = frozenset({"content", "article", "detail", "main", "zhengwen"})


def is_furniture(tag: Tag, link_share: float = 1.0) -> bool:
    """Whether an element outside a body looks like navigation, a side column, a footer or noise.

    Words such as "left" or "top" name half the columns of the web: they count only where links are much of the text.
    """
    words = words_of(tag)
    if link_share < _MUCH_LINKED and not _BODY_WORDS.isdisjoint(words):
        return False  # printContent, share-article: the tool's name stands beside that of what it prints
    if named_rule(tag) is not None:
        return True
    return link_share >= _MUCH_LINKED and (tag.name == "header" or not _FURNITURE.isdisjoint(words))


def is_hidden(tag: Tag) -> bool:
    """Whether an element says of itself that it is not shown: a template's unused copy of the notice, for example."""
    style = tag.get("style")
    if style and _HIDING_STYLE.search(str(style)):
        return True
    return tag.has_attr("hidden") or not _HIDING_WORDS.isdisjoint(tag.get("class") or ())


def element_rule(tag: Tag, text: str, link_chars: int, body_chars: int, *, has_files: bool) -> str | None:
    """The rule that drops an element inside a body, or None to keep it.

    `text` is its compact text, `link_chars` how much of that is links, `body_chars` the size of the whole body. A name
    alone is not believed when it covers most of the body, holds files, or holds more text than its kind of noise does.
    """
    if tag.name in _TAGS:
        return _TAGS[tag.name]
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
    if (
        rule in _MOST_LINKS
        and link_chars * 2 < len(text)
        and not RELATED_HEADING.match(text)
        and not PREVIOUS_NEXT.match(text)
    ):
        return None
    if len(text) > _LONGEST.get(rule, 4000):
        return None
    if rule == "counter" and not re.search(r"\d|次|量|数", text):
        return None
    return rule


RELATED_HEADING = re.compile(
    r"^[【\[(（]?(相关(文章|链接|阅读|新闻|文档|解读|信息|报道|稿件|内容|政策|推荐|专题|热词)|延伸阅读|推荐(阅读|文章|新闻|信息)?|热点(推荐|新闻|文章|排行)|"
    r"热门(推荐|新闻|文章)|关联(稿件|文件|阅读|信息)|猜你喜欢|最新(文章|资讯|信息)|(点击|阅读|新闻)排行(榜)?|解读(链接)|编辑推荐|今日推荐|往期回顾)[】\])）]?[:：>》]*"
)
PREVIOUS_NEXT = re.compile(r"^[<《【\[]?(上|下|前|后)一(篇|条|页|则|个)[>》】\]]?\s*[:：]?")

_CRUMB = re.compile(
    r"^[【\[]?(您|你)?(现在|当前)?(的)?(所在)?(的)?(栏目)?(位置|当前位置)(是|为)?\s*[:：]|^(您|你)(现在|当前)?(的)?(所在)?(的)?(栏目)?位置|^当前(所在)?(栏目)?位置|"
    r"^(网站)?首页\s*(>|＞|»|›|→|-|/|\||::|·|\\)"
)
_SCAN = re.compile(
    r"^(用|请用|使用|打开)?(手机|微信)?[“”\"]?(扫一扫|扫码|扫描(下方|上方)?二维码)[“”\"]?(，|,)?(在|用)?(手机|微信)?(上)?(打开|查看|浏览|分享|阅读|关注).{0,14}$|^(微信)?扫一扫.{0,4}$|^微信里点.{0,40}$"
)
_SHARE = re.compile(
    r"^[【\[]?(分享|转发)(到|至|本文|文章|本页|给好友|按钮)?[】\]]?\s*([:：].{0,60})?$|^(一键)?分享到.{0,60}$"
)
_WIDGET = re.compile(
    r"(?:我要)?打印(?:此文|本页|文章|文本|页面|正文|预览)?|列印|关闭(?:此页|本页|窗口|页面|文章)?|(?:加入)?收藏(?:此文|本页|文章|本文)?|(?:返回)?顶部|返回(?:上一页|上页|列表|首页)?|我要纠错|纠错|报错|"
    r"下载(?:本文|正文|WORD|PDF|word|pdf)|大中小|小中大|字[体號号](?:大小)?|大|中|小|默认|特大|超大|放大|缩小|A\+|A-|A|T|保存(?:本页|网页)?|语音(?:播报|朗读)|朗读|查看评论|隐藏边栏|赏|赞|导出|繁体|简体|"
    r"无障碍(?:浏览|阅读)?|分享|转发|推荐|\+1|\d{1,2}"
)
_WIDGET_SEPARATORS = re.compile(r"[\[\]【】（）()「」<>|｜/:：,，、;；·\s]+")
_COUNTER = re.compile(
    r"^[(（【\[]?(?:本文|本页|文章|页面)?(?:累计|总)?(?:被)?(?:浏览|阅读|点击|访问|查看|阅览)(?:次数|人数|人次|数|量)?[:：]?(?:约)?[\d,，.]*万?[+＋]?(?:次|人|人次)?[)）】\]]?$|"
    r"^[(（【\[]?(?:浏览|阅读|点击|访问)(?:次数|人数|数|量)[:：].{0,12}[)）】\]]?$|^已有[\d,]+人(?:浏览|阅读|参与)$|^热度[:：]?\d*$"
)
_EDITOR_LABEL = r"(?:本[期文]?)?(?:责任编辑|责编|网络编辑|编\s*辑|文字编辑|编审|审\s*核人?|校\s*对|初\s*审|复\s*审|终\s*审|[一二三]审|签\s*发|录\s*入|录入人|监\s*制|值班编委|信息发布人|审签)"
_EDITOR = re.compile(
    rf"^[(（\[【]?\s*(?:{_EDITOR_LABEL}\s*[:：]\s*[^，。；、：:]{{0,14}}?(?:[、\s][^，。；：:、]{{1,5}}){{0,3}}[\s;；,，|]*){{1,5}}[)）\]】]?$"
)
_EDITOR_SURE = re.compile(r"^[(（\[【]?\s*(?:责任编辑|责编|网络编辑)\s*[:：/].{0,24}$")
_DISCLAIMER = re.compile(r"^[【\[(（*※]?\s*(?:特别|免责|版权|郑重|重要)?声明[】\])）]?\s*[:：]?")
_DISCLAIMER_BODY = re.compile(
    r"转载|来源[:：]?注明|注明(?:来源|出处)|版权归|侵权|原创|著作权|不代表(?:本网|本站|赞成)|仅供参考|赞同其观点|联系(?:我们|本网)"
)
_REPRINT = re.compile(r"^凡(?:来源|本网|注明|是)?.{0,20}(?:注明|转载|来源).{0,120}(?:转载|授权|原创|版权|注明)")
_FOOTER = re.compile(
    r"版权所有|[Cc]opyright|©|网站标识码|ICP备|公网安备|^(?:网站)?主\s*办(?:单位)?\s*[:：]|^(?:网站)?承\s*办(?:单位)?\s*[:：]|技术支持\s*[:：]|^(?:网站地图|关于我们|联系我们)(?:\s*[|｜]|$)"
)
_CONTACT = re.compile(
    r"^(?:(?:单位|联系)?地\s*址|邮\s*编|邮政编码|(?:联系)?(?:邮箱|电话)|电\s*话|传\s*真|网站支持|建议使用|推荐使用)\s*[:：]?"
)
_TODAY = re.compile(r"^今天是|^今日时间|^现在是?[:：]|^(?:今日)?天气[:：]")
_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=8192)
def line_rule(text: str) -> str | None:
    """The rule that drops a line wherever in a body it stands, or None to keep it; `text` as published."""
    line = _SPACES.sub(" ", text[:300]).strip()
    tight = line.replace(" ", "")
    if (_DISCLAIMER.match(tight) and _DISCLAIMER_BODY.search(tight) and len(text) <= 600) or _REPRINT.match(tight):
        return "reprint-notice"
    if not tight or len(text) > 300:
        return None
    if _COUNTER.match(tight):
        return "counter"
    if _CRUMB.match(line) and len(tight) <= 120 and "。" not in tight:
        return "breadcrumb"
    if PREVIOUS_NEXT.match(tight) and len(tight) <= 160:
        return "previous-next"
    if len(tight) <= 60 and _SCAN.match(tight):
        return "qr-code"
    if len(tight) <= 70 and _SHARE.match(tight):
        return "share"
    if len(tight) <= 60 and _is_widget(line):
        return "tools"
    if tight == "图集":
        return "gallery"
    if _EDITOR_SURE.match(line):
        return "editor"
    if len(tight) <= 60 and _TODAY.match(tight):
        return "clock"
    return None


def edge_rule(text: str) -> str | None:
    """The rule that drops a line only near the top or the end of a body: editor lines."""
    return "editor" if len(text) <= 120 and _EDITOR.match(text.strip()) else None


def is_footer_line(text: str) -> bool:
    """Whether a line is signed by the site, not by the notice."""
    return len(text) <= 300 and _FOOTER.search(text) is not None


def is_contact_line(text: str) -> bool:
    """Whether a line is an address, a postcode or a telephone: footer only when it stands among footer lines."""
    return len(text) <= 120 and (_CONTACT.match(text.strip()) is not None or set(text) <= set(" |｜-—_"))


def _is_widget(tight: str) -> bool:
    parts = [part for part in _WIDGET_SEPARATORS.split(tight) if part]
    bare = all(_WIDGET.fullmatch(part) for part in parts)
    # a lone digit, "大" or "A" is the text of some table or list; real widgets say what they do
    return bare and any(len(part) >= 2 and not part.isdigit() for part in parts) and not _is_plain_word(parts, tight)


def _is_plain_word(parts: list[str], tight: str) -> bool:
    return (
        len(parts) == 1
        and parts[0] == tight
        and tight in {"默认", "推荐", "特大", "超大", "+1", "返回", "转发", "导出", "放大", "缩小", "A+", "A-"}
    )
