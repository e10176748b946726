"""Who a page says it belongs to, read from meta tags and footer, and whether that can be true."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from parsers.document import Identity
from parsers.fact_clones import is_copied_address, is_government, is_local, spam_words
from parsers.fact_regions import provinces
from parsers.signs import Signs
from parsers.width import nfkc
from sources.source import Source

_CODE = re.compile(r"(?:网站)?标识码[:为\s]*(?P<code>(?:bm)?\d{8,10})(?!\d)", re.IGNORECASE)
_CODE_SHAPE = re.compile(r"\d{10}|bm\d{8}")
_REGION_LETTER = "京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔云滇藏陕秦甘陇青宁新"
_ICP = re.compile(
    rf"[{_REGION_LETTER}]\s*ICP\s*(?:备|证)\s*(?:第)?\s*\d{{6,10}}\s*号?(?:\s*-\s*\d{{1,3}})?", re.IGNORECASE
)
_POLICE = re.compile(rf"(?P<letter>[{_REGION_LETTER}])\s*公网安备\s*(?P<digits>\d{{12,14}})")
_SPONSOR = re.compile(
    r"(?<![承协])主\s?办\s?(?:单\s?位)?\s*[::]\s*(?P<name>[^|,。;\n]{2,60}?)"
    r"(?=\s*(?:\||$|\n|承办|协办|主管|技术支持|运维|维护|地址|联系|电话|邮编|(?:网站)?标识码|版权|[A-Z]?ICP"
    r"|[京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云藏陕甘青宁新](?:ICP|公网)|copyright|©"
    r"|[您你]是|(?:今日|本站|累计|总)?(?:访问|浏览|点击)(?:总?[量数次人])|\s{2,}))",
    re.IGNORECASE,
)
_OWNER_LINE = re.compile(r"(?:版权所有|主办|承办|技术支持|copyright|©)[^|\n]{0,80}", re.IGNORECASE)


def read_identity(signs: Signs) -> Identity:
    """What the page claims about its site; counters, dates and the body have no part in it. Never raises.

    `spam` holds gambling words that stand where an organisation should: title, meta, first line, owner lines of a footer.
    """
    meta = dict(signs.metas)
    footer = _read_footer(signs.footer)
    return Identity(
        site_name=_short(meta.get("sitename")),
        site_code=_code(meta.get("siteidcode", ""), footer.printed_code),
        icp=footer.icp,
        police=footer.police,
        sponsor=footer.sponsor,
        spam=_spam(signs, meta, footer),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Footer:
    sponsor: str | None
    printed_code: str
    icp: str | None
    police: str | None
    owner_lines: tuple[str, ...]


@lru_cache(maxsize=512)
def _read_footer(footer: str) -> _Footer:
    """What a footer says; all pages of a site have the same."""
    sponsor, code, icp, police = _SPONSOR.search(footer), _CODE.search(footer), _ICP.search(footer), _POLICE.search(footer)
    return _Footer(
        sponsor=_short(sponsor["name"].strip(" :-|")) if sponsor else None,
        printed_code=code["code"].lower() if code else "",
        icp=re.sub(r"\s+", "", icp.group()) if icp else None,
        police=f"{police['letter']}公网安备{police['digits']}号" if police else None,
        owner_lines=tuple(match.group() for match in _OWNER_LINE.finditer(footer)),
    )


def _code(meta: str, printed: str) -> str | None:
    """The ten-character site code; a printed one that is misshapen or missing yields to the meta tag."""
    return next((code for code in (meta.strip().lower(), printed) if _CODE_SHAPE.fullmatch(code)), None)


def _short(text: str | None) -> str | None:
    return re.sub(r"\s+", " ", text).strip()[:80] or None if text else None


def _spam(signs: Signs, meta: dict[str, str], footer: _Footer) -> tuple[str, ...]:
    places = [signs.title, footer.sponsor or "", signs.first_line, *footer.owner_lines]
    places += [meta.get(name, "") for name in ("sitename", "keywords", "description", "columnname", "contentsource")]
    return tuple(dict.fromkeys(word for place in places if place for word in _spam_in(place)))


@lru_cache(maxsize=4096)
def _spam_in(place: str) -> tuple[str, ...]:
    return tuple(spam_words(nfkc(place)))


def judge(identity: Identity, url: str, source: Source | None, known: Identity | None) -> str | None:
    """Why this page cannot be what it seems, in Chinese, or None; a missing field is never held against a page."""
    if identity.spam:
        return f"{_where_spam(identity)}出现博彩或广告词:{'、'.join(identity.spam[:3])}"
    return _judge_code(identity, source, known) or _judge_host(identity, url, source)


def _where_spam(identity: Identity) -> str:
    word = identity.spam[0]
    if identity.sponsor and word in identity.sponsor:
        return "主办单位"
    return "网站名称" if identity.site_name and word in identity.site_name else "标题、页脚等署名处"


def _judge_code(identity: Identity, source: Source | None, known: Identity | None) -> str | None:
    code = identity.site_code
    if code is None:
        return None
    expected = (source.identity.site_code if source else None) or (known.site_code if known else None)
    if expected is not None:
        return None if code == expected else f"网站标识码 {code} {_owner(code)},与本站({expected})不符"
    if source is None or code.startswith("bm") or source.region.startswith("00"):
        return None
    if code[:2] in provinces() and source.region[:2] in provinces() and code[:2] != source.region[:2]:
        return f"网站标识码 {code} {_owner(code)},与本站({provinces()[source.region[:2]]})不符"
    return None


def _owner(code: str) -> str:
    if code.startswith("bm"):
        return "属于国务院部门"
    province = provinces().get(code[:2])
    return f"属于{province}" if province else "不是有效的行政区划"


def _judge_host(identity: Identity, url: str, source: Source | None) -> str | None:
    """A government's code on a host that is no government's: suspicious beside a source or on a copied address only."""
    try:
        parts = urlsplit(url)
        host, full = (parts.hostname or "").lower(), parts.netloc.rpartition("@")[2].lower()
    except ValueError:
        return None
    if identity.site_code is None or not host or is_local(host) or is_government(host):
        return None
    if source is not None and (host in source.hosts or full in source.hosts):
        return None
    if source is not None or is_copied_address(url):
        return f"网站标识码 {identity.site_code} {_owner(identity.site_code)},但域名 {host} 不是政府网站"
    return None
