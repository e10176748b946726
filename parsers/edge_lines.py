"""Noise at the edges of a body, judged by what a line says: amid a text the same words are the notice's."""

from __future__ import annotations

import re

from parsers.feedback import asks_of_outcome, asks_reader
from parsers.noise_lines import head_rule, is_button_word, is_counted_button, share_rule
from parsers.passing_lines import passing_rule
from parsers.reactions import may_be_reaction
from parsers.tallies import is_poll, is_readers_poll, is_tally

_EDITOR_LABEL = r"(?:本[期文]?|文章|信息|稿件|图文|内容)?(?:责任编辑|责编|网络编辑|编\s*辑|文字编辑|编审|审\s*核人?|校\s*对|初\s*审|复\s*审|终\s*审|[一二三]审|校审|审校|编校|编发|终校|签\s*发|录\s*入|录入人|监\s*制|值班编委|信息发布人|审签)"
_EDITOR = re.compile(
    rf"^[(（\[【]?\s*(?:{_EDITOR_LABEL}\s*[:：]\s*[^，。；、：:]{{0,14}}?(?:[、\s][^，。；：:、]{{1,5}}){{0,3}}[\s;；,，|]*){{1,5}}[)）\]】]?$"
)
_EDITOR_PAIRS = re.compile(
    r"(?=.{0,30}(?:编\s?辑|责编|录入|校对|编审))(?:(?:责任编辑|责编|编\s?辑|编审|审\s?核|校\s?对|录\s?入|[初复终]\s?审|签\s?发|监\s?制)"
    r"\s?[:：]?\s(?:[\u4e00-\u9fff]{2,4}|[A-Za-z]\w{1,15})(?:\s?[/|｜]\s?|\s|$)){2,5}"
)  # who edited and who checked, without colons
_VERDICT = re.compile(r"同意|通过|合格|符合|销号|完成|无异议|验收|退回")  # what an office finds, and no editor is called
_CREDITS = re.compile(
    r"^[(（\[【]?\s*(?:(?:本文|文章|稿件|信息)?来源|稿源|作者|记者|供稿)\s*[:：/].{1,40}?"
    r"(?:责任编辑|责编|编\s*辑|审\s*核|校\s*对)\s*[:：/].{0,30}[)）\]】]?$"
)
_TAGS_LINE = re.compile(
    r"^(?:文章|本文|相关)?(?:关键词|关键字|标签|热词|热词搜索|TAGS?|tags?|Tags?)\s*[:：](?!.*[。；]).{0,80}$"
)
_SOURCE_IN_BRACKETS = re.compile(r"^[(（\[【]\s*(?:文章|本文|稿件|信息)来源\s*[:：].{1,40}[)）\]】]$")
_BACK_LINK = re.compile(
    r"^(?:返回|回到)\S{2,8}[，,]\s*查看更多(?:内容|新闻)?$|^(?:点击)?(?:查看|阅读|展开|显示|余下|剩余)(?:原文|更多|全文|全部)(?:内容)?\s*[>》]*$|^-{4,}.{0,4}-{4,}$"
)
_COPYING = re.compile(
    r"[^。；]{0,50}(?:未经[^。；]{0,10}(?:授权|许可|同意)[^。；]{0,16}(?:不得|禁止|严禁|谢绝)|(?:不得|严禁|禁止|谢绝)转载|转载(?:请|须|需|务必)(?:注明|标注|保留))[^。；]{0,40}[。！]?$"
)
_PRINTED = re.compile(r"(?:打印|列印)(?:时间|日期)\s{0,4}[:：]\s{0,4}(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}[^。；]{0,60}$")
_ADDRESS = re.compile(
    r"(?:本文|原文|本页|文章|页面|网页)(?:的)?(?:网址|地址|链接|URL)\s{0,4}[:：]\s{0,4}(?:https?://|www\.)[\x21-\x7e]{3,100}"
)
_FOLLOW = re.compile(r"^(?:欢迎|敬请|扫码|请扫码)?关注[^。；]{0,20}公众号[^。；]{0,16}$")
_PLAYER = re.compile(r"(?:听|(?:收听|播放|朗读|播报)(?=[^\d]))(?:文章|新闻|全文|本文|音频|正文)\d{1,2}:\d\d|(?:(?:语音|点击|正在)?(?:收?听|播放|朗读)(?:文章|新闻|全文|本文|音频)?)?\d{1,2}:\d\d[/|]\d{1,2}:\d\d|(?:本文|内容|音频|语音)由AI(?:朗读|播报|合成)")
_SCANNED = re.compile(r"长按(?:识别)?(?:[上下]方|图中)?二维码(?:[，,]?(?:即可|可)?(?:关注|分享|添加)[^。；]{0,14})?")
_MENDED = re.compile(r"如(?:果|您)?(?:您)?(?:发现|认为)[^。；]{0,10}有(?:误|错误)[，,]?(?:请|可)点击[^。；]{0,8}(?:纠错|报错|反馈)[^。；]{0,4}[。！]?")
_CLIENT = re.compile(r"(?:点击|扫码)?下载[“\"「《【][^。；”\"]{1,14}[”\"」》】](?:手机)?(?:客户端|APP|App)[^。；]{0,12}")
_PAGES = re.compile(r"(?:(?:首页|上一?页|第?\d{1,3}+页?+|\.{2,3}|…|[<>«»‹›])\|?+){0,20}+(?:下一?页|[末尾]页)(?:[末尾]页|共\d{1,3}页|[>»›|]){0,3}")
_ACCOUNT = re.compile(r"官方(?:微博|微信|抖音)(?:号|公众号)?\s{0,4}[:：][^。；]{1,60}")
_ACCOUNTS = re.compile(r"(?:官方(?:微博|微信|抖音)(?:号|公众号)?[:：][^。；:：]{1,30}){2,4}")


def edge_rule(text: str) -> str | None:
    """The rule that drops a line only near the top or the end of a body: editor lines, counters, networks to share on."""
    line = text.strip() if len(text) <= 120 else ""
    if share_rule(line):
        return "share"
    if is_tally(line):
        return "counter"
    if _PRINTED.match(line):
        return "clock"
    if _ADDRESS.fullmatch(line):
        return "address"
    if _PLAYER.fullmatch(line.replace(" ", "")):
        return "tools"
    return "editor" if ((_EDITOR.match(line) or _EDITOR_PAIRS.fullmatch(line)) and not _VERDICT.search(line)) or _CREDITS.match(line) else None


def tail_rule(text: str) -> str | None:
    """The rule that drops a line only at the end of a body: keywords for the search, the way back to the portal."""
    line = " ".join(text.split()) if len(text) <= 120 else ""
    if _TAGS_LINE.match(line):
        return "tags"
    if _SOURCE_IN_BRACKETS.match(line):
        return "source"
    if _forbids_copies(line):
        return "reprint-notice"
    if asks_reader(line):
        return "poll"
    tight = line.replace(" ", "")
    if _FOLLOW.match(line) or _SCANNED.fullmatch(tight):
        return "qr-code"
    if is_readers_poll(line):
        return "counter"
    if _ACCOUNTS.fullmatch(tight):
        return "address"
    if _PAGES.fullmatch(tight):
        return "previous-next"
    return "tools" if _BACK_LINK.match(line) or _MENDED.fullmatch(tight) or _CLIENT.fullmatch(tight) else None


def below_rule(text: str) -> str | None:
    """The rule that drops a line only below a sign-off: how the page's poll stands, the bare word of a button."""
    if is_poll(text):
        return "counter"
    if asks_of_outcome(text):
        return "poll"
    if may_be_reaction(text):
        return "counter"
    if is_button_word(text) or is_counted_button(text):
        return "tools"
    return "address" if _ACCOUNT.fullmatch(text.strip()) else passing_rule(text) or head_rule(text)


def _forbids_copies(text: str) -> bool:
    return _COPYING.match(text.replace(" ", "")) is not None
