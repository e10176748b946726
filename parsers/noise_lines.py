"""Noise that has no element of its own: which lines are not the notice, judged by what they say.

Some lines are noise wherever they stand, some only near the top or the end of a body. Only named noise is ever dropped
inside a body (invariant 5).
"""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.tallies import READING, may_count_people

LINES_AT_TOP, LINES_AT_END = 3, 10
"""How many lines are near the top and the end of a body: what `edge_rule` may be asked about."""

RELATED_HEADING = re.compile(
    r"^[【\[(（]?(相关(文章|链接|阅读|新闻|文档|解读|信息|报道|稿件|内容|政策|推荐|专题|热词)|延伸阅读|推荐(阅读|文章|新闻|信息)?|热点(推荐|新闻|文章|排行)|"
    r"热门(推荐|新闻|文章)|关联(稿件|文件|阅读|信息)|猜你喜欢|最新(文章|资讯|信息)|(点击|阅读|浏览|访问|新闻|热[门点文]|人气|[本一]周|[本一]月|今日|24小时)排行(榜)?|解读(链接)|编辑推荐|今日推荐|往期回顾|热[帖词图评])[】\])）]?[:：>》]*"
)
PREVIOUS_NEXT = re.compile(
    r"^(?:[<《【\[]?(?=[上下前后]一个)|[^\w“”‘’\"'「『。，；：、%]{0,6}(?!.一个))(上|下|前|后)一(篇|条|页|则|个|新闻|文章|信息|公告|通知|公示|主题(?!教育))[>＞》〉】\])）]?\s*[:：]?"
)
"""Whatever sign a page writes before the words: in a list that a notice sets off with signs only "下一个" may be told of a case."""

_STEP_BEHIND = re.compile(r"[^\w。；]{1,8}[上下]一(?:篇|条|页|则|新闻|文章|信息)[^\w。；]{0,4}$")
NOTHING_MORE = re.compile(
    r"[\[【(（]?(?:已经?|暂)?(?:没有了?|无)(?:更多|其[他它]|相关)?(?:内容|文章|信息|新闻|记录|数据|资料|公告)?了?[\]】)）。!！]{0,2}|"
    r"已经?是(?:最[前后新]|第)一?[篇条页个]了?[。!！]?"
)
"""What stands beside "上一篇" where there is none."""

_COMMENTS = re.compile(
    r"(?:(?:网友|读者|用户|最新|热门|精彩|全部|文章|本文|发表|我要|查看)(?:评论|跟帖|留言|热评)(?:区|列表|专区)?|(?:评论|跟帖|热评)(?:区|列表|专区)?|网友热议|已有\d{0,6}条?评论)"
    r"\s{0,9}(?:[\[(（]?\s{0,9}共?\s{0,9}\d{1,6}\s{0,9}条?\s{0,9}[\])）]?)?"
)
_CRUMB = re.compile(
    r"^[【\[→>＞»›★☆●■◆]*\s*(您|你)?(现在|当前)?(的)?(所在)?(的)?(栏目)?(位置|当前位置)(是|为)?\s*[:：]|^(您|你)(现在|当前)?(的)?(所在)?(的)?(栏目)?位置|^当前(所在)?(栏目)?位置|"
    r"^[→>＞»›★☆●■◆]*\s*(网站)?首页\s*(>|＞|»|›|→|-|/|\||::|·|\\)"
)
_STEPS = re.compile(r"首页|[>＞»›→]|[\u4e00-\u9fff]\s?[-/|\\·]\s?[\u4e00-\u9fff]")
_SURE_STEPS = re.compile(r"首页|[>＞»›]")  # roads and villages have dashes, a pipe's course arrows
_NOW = re.compile(r"现在|当前")
_OF_PLACE = re.compile(r"(?:现在|当前)?(?:的)?(?:所在)?(?:的)?位置")
_TO_PAGE = (
    r"(?:在|用|到|至)?(?:手机|微信|移动)?(?:端|版)?[上中]?(?:打开|查看|浏览|阅读|观看)?(?:[本此该这]|当前)?(?:手机|移动|微信)?(?:页面?|网页|网站|网址|链接|文章?|新闻|信息|内容|"
    r"全文|原文|正文|详情|更多(?:内容|信息|新闻|精彩)?|精彩(?:内容)?|公众号|小程序|客户端|[端版])?[!！。]?"
)
"""What a code by a page leads to where it is the page's: this page, its account; what a notice's code leads to it calls by its name."""

_SCAN = re.compile(
    r"^(用|请用|使用|打开)?(手机|微信)?[“”\"]?(扫一扫|扫码|扫描(下方|上方)?二维码)[“”\"]?(，|,)?(在|用)?(手机|微信)?(上)?"
    rf"(?:(?:分享|关注).{{0,14}}|(?:打开|[查观]?看|浏览|阅读){_TO_PAGE})$|^(微信)?扫一扫(?!(?:[查观]?看|下载|了解).).{{0,4}}$|^微信里点.{{0,40}}$|"
    r"^(请?用|打开)?微信.{0,4}扫一扫.{0,50}(分享|朋友圈|好友).{0,16}$"
)
_NETWORK = (
    r"(?:新浪|腾讯)?微博|微信(?:好友)?|朋友圈|QQ(?:空间|好友)?|[Qq][Zz]one|人人网?|豆瓣网?|开心网|百度贴吧|贴吧|[Ff]acebook|[Tt]witter|复制链接|"
    r"关注[\u4e00-\u9fff]{2,5}网|(?:新闻|网友|我要)?评论|加载更多|更多|点赞|\+1|分享|收藏"
)
_SOCIAL = re.compile(rf"(?:{_NETWORK})(?:[\s、|｜/]+(?:{_NETWORK}))*")
_SHARE = re.compile(
    rf"^[【\[]?(?:分享|转发)(?:到|至|本文|文章|本页|给好友|按钮)?[】\]]?(?:[:：](?:{_NETWORK}|[、|｜/,，()（）\d]){{0,20}})?$|"
    r"^[【\[]?分享(?:到|至|本文|文章|本页|给好友|按钮)[】\]]?[:：].{0,60}$|^(?:一键分享(?:到|至)?|分享到)[^，。；]{0,60}$|"
    r"^分享(?:让更多人|给更多人|给朋友|给微信好友).{0,10}$"
)
_THIS = r"[本此该]文|[本此该当]?前?(?:页面|页|网页|窗口|文章)|文本|正文"
_WIDGET = re.compile(
    rf"听(?:文章|新闻|全文)|文字大小|(?:我要)?打印(?:{_THIS}|预览)?|列印|(?:我要)?关闭(?:{_THIS})?|(?:我要|加入)?收藏(?:{_THIS})?|(?:返回|回到)?(?:页面)?顶部|返回(?:上一页|上页|列表|首页)?|(?:我要)?纠错|报错|我要(?:分享|评论|推荐)|"
    r"下载(?:本文|正文|WORD|PDF|word|pdf)|大中小|小中大|(?:[TＴ]?[大中小]){2,3}|[TＴ][大中小]|[人次](?:浏览|阅读)|字[体號号](?:大小)?|大|中|小|默认|特大|超大|放大|缩小|A\+|A-|A|T|保存(?:本页|网页)?|语音(?:播报|朗读)|朗读|查看评论|隐藏边栏|赏|赞|导出|繁体|简体|"
    r"无障碍(?:浏览|阅读)?|分享|转发|推荐|\+1|\d{1,2}"
)
_TO_TOP = re.compile(r"[↑⇧⬆▲△︿∧^]{1,2}(?:返回|回到|回)?(?:页面)?(?:顶部|TOP|[Tt]op)")
_BUTTON_WORDS = frozenset({"关闭", "收藏", "打印", "保存", "朗读"})
_PLAIN_WORDS = frozenset({"默认", "推荐", "特大", "超大", "+1", "返回", "转发", "导出", "放大", "缩小", "A+", "A-"})
_WIDGET_SEPARATORS = re.compile(r"[\[\]【】（）()「」<>|｜/:：,，、;；·\s]+")
_COUNTER = re.compile(
    rf"^[(（【\[]?(?:本文|本页|文章|页面)?(?:累计|总)?(?:被)?(?:{READING})(?:次数|人数|人次|数|量)?[:：]?(?:约)?[\d,，.]*万?[+＋]?(?:次|人|人次)?[)）】\]]?$|"
    rf"^[(（【\[]?(?:{READING})(?:次数|人数|数|量)[:：].{{0,12}}[)）】\]]?$|^已有[\d,]+人(?:浏览|阅读|参与)$|^热度[:：]?\d*$"
)
_EDITOR_SURE = re.compile(r"^[(（\[【]?\s*(?:责任编辑|责编|网络编辑)\s*[:：/].{0,24}$")
_DISCLAIMER = re.compile(
    r"^[【\[(（*※]*\s*(?:(?:特别|郑重|重要|平台|本站|本网)?声明|[^，。：:]{0,12}?(?:版权|免责)(?:[及与和](?:版权|免责))?声明)[】\])）]?\s*[:：]?"
)
_DISCLAIMER_BODY = re.compile(
    r"转载|来源[:：]?注明|注明[“\"]?(?:来源|出处)|版权归|侵权|原创|著作权|不代表(?:本网|本站|本平台|平台|赞成)|仅代表作者|"
    r"仅供参考|赞同其观点|联系(?:我们|本网)|自媒体|信息存储空间|用户上传|文责自负"
)
_REPRINT = re.compile(r"^凡(?:来源|本网|注明|是)?.{0,20}(?:注明|转载|来源).{0,120}(?:转载|授权|原创|版权|注明)")
_FOOTER = re.compile(
    r"版权所有|[Cc]opyright|©|网站标识码|(?:ICP备|公网安备)(?=案?(?:序?号|编号|[:：\s\dA-Z]|$))|^(?:网站)?主\s*办(?:单位)?\s*[:：]|^(?:网站)?承\s*办(?:单位)?\s*[:：]|技术支持\s*[:：]|^(?:网站地图|关于我们|联系我们)(?:\s*[|｜]|$)"
)
_SIGNED = re.compile(r"版权所有|[Cc]opyright|©|网站标识码|(?:ICP备|公网安备)(?=案?(?:序?号|编号|[:：\s\dA-Z]|$))|^(?:网站地图|关于我们|联系我们)\s*[|｜]")
_ANSWERED = re.compile(r"[:：]\s{0,9}(?:无|有|是|否|/|-+|—+)\s{0,9}$")  # a form's field, which a site does not sign with
_OFFERED = re.compile(
    r"(?:官方)?(?:微博|微信|抖音|头条|新媒体)(?:公众号|矩阵)?|手机(?:版|客户端)|移动(?:版|客户端)|无障碍(?:浏览|阅读)?|网站地图|站点地图|关于我们|"
    r"关注我们|(?:隐私|网站|法律)声明|友情链接|政务新媒体|适老化|长者(?:模式|版)|党政机关|政府网站找错|我要纠错|使用帮助|网站导航"
)
_BESIDE_OFFERS = re.compile(r"联系我们|政务公开|政务服务|互动交流|在线服务|办事服务|公众参与|信息公开|新闻中心|首页")
_CONTACT = re.compile(
    r"^(?:(?:单位|联系)?地\s*址|邮\s*编|邮政编码|(?:联系)?(?:邮箱|电话)|电\s*话|传\s*真|网站支持|建议使用|推荐使用)\s*[:：]?"
)
_MOMENT = r"(?=(?:(?:19|20)\d\d[-年/.]|\d{1,2}月\d|\d{1,2}[:：]\d\d|星期|周[一二三四五六日天]))"
_TODAY = re.compile(
    rf"^今天是[:：]?(?:{_MOMENT}|(?=公历|农历|$))|^(?:今日时间|现在是|现在|(?:今日)?天气)(?:[:：]|是)?{_MOMENT}|"
    rf"^(?:现在|当前|系统|北京|服务器)(?:的)?时间(?:是|为)?[:：]?{_MOMENT}|^(?:本)?(?:页面|网页)生成(?:时间|日期)[:：]"
)
_SAYS_MORE = re.compile(r"[。；;]|[，,](?!星期|周|农历|公历|天气|欢迎|现在|\d{1,2}[:：])")  # than a clock does
_LONGEST_JUDGED = 600
_SPACES = re.compile(r"\s+")


def line_rule(text: str) -> str | None:
    """The rule that drops a line wherever in a body it stands, or None to keep it; `text` as published."""
    return _line_rule(text[: _LONGEST_JUDGED + 1])  # what is remembered is short, whatever is asked


@lru_cache(maxsize=8192)
def _line_rule(text: str) -> str | None:
    line = _SPACES.sub(" ", text[:300]).strip()
    tight = line.replace(" ", "")
    if (_DISCLAIMER.match(tight) and _DISCLAIMER_BODY.search(tight) and len(text) <= _LONGEST_JUDGED) or _REPRINT.match(tight):
        return "reprint-notice"
    if not tight or len(text) > 300:
        return None
    if _COUNTER.match(tight) and not may_count_people(tight):
        return "counter"
    if is_crumb(line) and not _is_place(line):
        return "breadcrumb"
    if len(tight) <= 160 and leads_to_next(line):
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
    if len(tight) <= 60 and _TODAY.match(tight) and not _SAYS_MORE.search(tight):
        return "clock"
    return None


def is_crumb(text: str) -> bool:
    """Whether a line may say where on the site one is; where something lies may be told in the same words."""
    return len(text) <= 160 and _CRUMB.match(text) is not None and "。" not in text and len(_SPACES.sub("", text)) <= 120


def may_be_place(text: str) -> bool:
    """Whether a line begins with a word for where on the site one is that also tells where something lies."""
    return _OF_PLACE.match(text) is not None and _NOW.match(text) is None


def link_rule(text: str) -> str | None:
    """The rule that drops a line of little but links: a lone "返回" is a button where it is one, else perhaps a word."""
    if PREVIOUS_NEXT.match(_SPACES.sub("", text[:160])) or (len(text) <= 160 and _STEP_BEHIND.search(text)):
        return "previous-next"
    if is_crumb(text) and not (may_be_place(text) and _is_place(text)):
        return "breadcrumb"
    parts = [part for part in _WIDGET_SEPARATORS.split(text) if part] if len(text) <= 40 else []
    buttons = all(len(part) >= 2 and (_WIDGET.fullmatch(part) or part.upper() == "TOP") for part in parts)
    return "tools" if parts and buttons else None


def share_rule(text: str) -> str | None:
    """The rule that drops a line of nothing but names of networks; only near the top or the end of a body."""
    return "share" if len(text) <= 80 and _SOCIAL.fullmatch(text.strip()) and not is_button_word(text) else None


def head_rule(text: str) -> str | None:
    """The rule that drops a line only above a text or below its sign-off: networks, a counter that may count people amid it."""
    if _COUNTER.match(_SPACES.sub("", text[:60])) and len(text) <= 60:
        return "counter"
    return share_rule(text)


def is_disclaimer_heading(text: str) -> bool:
    """Whether a line is nothing but the heading of the site's disclaimer ("免责声明：")."""
    line = _SPACES.sub("", text) if len(text) <= 30 else ""
    match = _DISCLAIMER.match(line)
    return match is not None and match.end() == len(line) and len(line) >= 4


def is_disclaimer_text(text: str) -> bool:
    """Whether a text speaks of reprints and rights, as disclaimers do."""
    return _DISCLAIMER_BODY.search(text[:2000]) is not None


def is_button_word(text: str) -> bool:
    """Whether a line is one bare word that buttons bear, and results of cases too ("关闭")."""
    return text.strip() in _BUTTON_WORDS


def is_counted_button(text: str) -> bool:
    """Whether a line is one word that buttons bear and how often it was pressed ("推荐（3）")."""
    parts = [part for part in _WIDGET_SEPARATORS.split(text) if part] if len(text) <= 20 else []
    return len(parts) == 2 and parts[1].isdigit() and len(parts[0]) >= 2 and _WIDGET.fullmatch(parts[0]) is not None


def is_footer_line(text: str) -> bool:
    """Whether a line is signed by the site, not by the notice."""
    return len(text) <= 300 and _FOOTER.search(text) is not None and _ANSWERED.search(text) is None


def is_site_signature(text: str) -> bool:
    """Whether a line is signed by the site beyond doubt: sponsors and technical support stand in notices, too."""
    return len(text) <= 300 and _SIGNED.search(text) is not None and _ANSWERED.search(text) is None


def is_footer_offer(text: str) -> bool:
    """Whether a line only offers what footers do: the site's map, its account, its statement."""
    parts = [part for part in _WIDGET_SEPARATORS.split(text) if part] if len(text) <= 40 else []
    return bool(parts) and all(_OFFERED.fullmatch(part) for part in parts)


def may_stand_in_footer(text: str) -> bool:
    """Whether a line may be one of a footer's: contacts, and the names of columns. Notices have such lines, too."""
    parts = [part for part in _WIDGET_SEPARATORS.split(text) if part] if len(text) <= 40 else [text]
    return is_contact_line(text) or all(_BESIDE_OFFERS.fullmatch(part) for part in parts)


def is_comment_heading(text: str) -> bool:
    """Whether a line is nothing but the heading over what readers wrote ("网友评论（3条）")."""
    return len(text) <= 20 and _COMMENTS.fullmatch(text.strip()) is not None


def is_contact_line(text: str) -> bool:
    """Whether a line is an address, a postcode or a telephone: footer only when it stands among footer lines."""
    return len(text) <= 120 and (_CONTACT.match(text.strip()) is not None or set(text) <= set(" |｜-—_"))


def leads_to_next(line: str) -> bool:
    """Whether a line is the way to the next page: these words by themselves, or set apart from a title."""
    match = PREVIOUS_NEXT.match(line)
    if match is None:
        return False
    rest = line[match.end() :].strip()
    if not rest or NOTHING_MORE.fullmatch(rest):
        return True
    if rest[-1] in "。；;":  # a title ends with none of these
        return False
    apart = "：:>＞》〉】])）" if match[2] == "个" else "：:>＞》〉】])） "
    return line[match.end() - 1] in apart or rest[0] in "《<【[（(|｜"


def _is_place(line: str) -> bool:
    """Whether "位置：…" says where something lies, and not where on the site one is."""
    return _OF_PLACE.match(line) is not None and (_SURE_STEPS if may_be_place(line) else _STEPS).search(line) is None


def _is_widget(tight: str) -> bool:
    if _TO_TOP.fullmatch(tight.replace(" ", "")):
        return True
    parts = [part for part in _WIDGET_SEPARATORS.split(tight) if part]
    words = {part for part in parts if not part.isdigit() and len(part) >= 2}
    # a lone digit, "大" or "A" is the text of some table or list, and a word with a figure tells how many of these there are
    if not words or any(_WIDGET.fullmatch(part) is None for part in parts):
        return False
    if len(words) == 1 and any(part.isdigit() for part in parts):
        return False
    return not _is_plain_word(parts, tight)


def _is_plain_word(parts: list[str], tight: str) -> bool:
    return (
        len(parts) == 1
        and parts[0] == tight
        and (tight in _BUTTON_WORDS or tight in _PLAIN_WORDS)
    )
