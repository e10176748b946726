"""Copies of government pages on hosts that are not a government's: judged by address and by words at the edges."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

# Shapes of address that only government content systems make; see the families for which is whose.
_GOVERNMENT_PATH = re.compile(
    r"/art/20\d\d/\d{1,2}/\d{1,2}/art_\d+_\d+\.html"  # Hanweb
    r"|/(?:gdywdt|gkmlpt|zwgk|xxgk|gongkai|ywdt|ztzl|tzgg|gdyw)\b.{0,80}/(?:content/)?post_\d+\.html"  # Guangdong
    r"|/col/\d{10,}/20\d\d/\d\d/\d\d/\d{10,}\.html"  # Hebei
    r"|/hbhjt/|/10\d{13}\.html$"
    r"|/c/20\d\d-\d\d-\d\d/\d{6,}\.shtml"  # Kunming
    r"|/20\d{15,17}/index\.s?html"  # Liaoning
    r"|/[a-z]{4,}bj/.{0,40}[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\.html"
)
_GOVERNMENT_COLUMN = re.compile(
    r"/(?:zwgk|xxgk|zfxxgk|ztzl|gongkai|tzgg|ywdt|zwdt|gzdt|szfzt|sthjj|sthjt|bdbg|dcdt|bmdt|zfgb"
    r"|fdzdgknr|rdzt|hjbh|dczg"
    r"|zysthjbhdc\w*|\w*sthjbhdc\w*|\w*sthjgzdt|\w*hbdc)/",
    re.IGNORECASE,
)
_MACHINE_PAGE = re.compile(
    r"/t20\d{6}_\d+\.s?html?$|/[0-9a-f]{32}\.s?html$|/20\d{15,17}/index\.s?html$|/post_\d+\.html$"
    r"|/content_\d+\.s?html?$"
)
_DOORWAY = re.compile(r"^\w{1,8}=\w{4,40}\.html?$")
_TRUSTED = (
    ".gov.cn",
    ".edu.cn",
    ".ac.cn",
    ".org.cn",
    ".mil.cn",
    ".people.com.cn",
    ".xinhuanet.com",
    ".news.cn",
    ".cctv.com",
    ".cri.cn",
    ".chinanews.com.cn",
    ".gmw.cn",
    ".ce.cn",
    ".cnr.cn",
    ".youth.cn",
    ".china.com.cn",
    ".cenews.com.cn",
)
GAMBLING = re.compile(
    r"即时比分|比分网|足球比分|博彩|网赌|赌博|赌场|赌球|彩票|棋牌|娱乐城|娱乐场|体育投注|投注|百家乐"
    r"|真人荷官|老虎机|时时彩|六合彩|澳门新葡京|葡京|威尼斯人"
    r"|伟德|德赢|万博体育|亚博|乐鱼体育|开云体育|华体会|皇冠体育|皇冠现金|必威|betway|bet365|九游"
    r"|米兰体育|星空体育|老品牌网赌|外围(?:平台|app)|下注|彩金"
    r"|电竞竞猜|捕鱼游戏|送彩金|注册送\d+|牛牛|开奖",
    re.IGNORECASE,
)
"""Words that stand where an organisation's name should stand when a site was copied or hijacked."""
_AGAINST = re.compile(
    r"打击|整治|严禁|禁止|防范|防止|查处|治理|取缔|抵制|远离|反赌|禁赌|治赌|涉赌|犯罪|违法|专项|警方"
    r"|公安|案|罪|举报|通告|警示|福利|体育彩票|公益金|发行中心|管理中心|中国体彩|福彩|体彩|受理中心"
)


def spam_words(text: str) -> tuple[str, ...]:
    """Gambling and advertising words of a short text, those fought against or lawfully sold (打击网络赌博, 福利彩票) aside."""
    found = []
    for match in GAMBLING.finditer(text):
        around = text[max(0, match.start() - 16) : match.end() + 16]
        if not _AGAINST.search(around):
            found.append(match.group())
    return tuple(dict.fromkeys(found))


def is_government(host: str) -> bool:
    """Whether a host (with or without port) lies under gov.cn."""
    return host.split(":")[0].endswith(".gov.cn")


def is_local(host: str) -> bool:
    """Whether a host is an address or a name of this machine: a pretend site, which its address says nothing about."""
    name = host.rpartition(":")[0] if re.search(r":\d+$", host) else host
    if name in {"localhost", ""} or name.endswith((".localhost", ".test", ".example", ".invalid")):
        return True
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def is_copied_address(url: str) -> bool:
    """Whether an address has the shape of a government's content system, or of a doorway page, on a host of neither."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return False
    if not host or is_local(host) or ("." + host).endswith(_TRUSTED):
        return False
    if parts.path in {"", "/", "/index.php"} and _DOORWAY.match(parts.query):
        return True
    path = parts.path
    return bool(_GOVERNMENT_PATH.search(path)) or bool(_GOVERNMENT_COLUMN.search(path) and _MACHINE_PAGE.search(path))


def is_clone(url: str, text: str, title: str | None) -> bool:
    """Whether a page passes off a government's text as its own host's: copied address, or spam at the page's edges."""
    if is_copied_address(url):
        return True
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return False
    if is_government(host):
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    edges = [title or "", *lines[:1], *(line for line in lines[-8:] if re.search(r"版权所有|主办|承办|技术支持", line))]
    return bool(host) and any(spam_words(edge[:200]) for edge in edges)
