"""Who a page says it belongs to, read from meta tags and footer, and whether that can be true."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from parsers.document import Identity
from parsers.fact_clones import is_copied_address, is_government, is_local, spam_words
from parsers.fact_regions import provinces
from sources.source import Source

_TAIL = 2500
"""Characters at the end of a page in which a footer without a name of its own is looked for."""
_FOOTER_NAME = re.compile(r"foot|copyright|copy-?right|bottom|banquan|btm|jiaozhu|siteinfo", re.IGNORECASE)
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
    r"|\s{2,}))",
    re.IGNORECASE,
)
_OWNER_LINE = re.compile(r"(?:版权所有|主办|承办|技术支持|copyright|©)[^|\n]{0,80}", re.IGNORECASE)


def read_identity(soup: BeautifulSoup, url: str) -> Identity:
    """What the page claims about its site; counters, dates and the body have no part in it. Never raises.

    `spam` holds gambling words that stand where an organisation should: title, meta, first line, owner lines of a footer.
    """
    meta = _meta(soup)
    footer = _footer(soup)
    sponsor = _sponsor(footer)
    code = _code(meta.get("siteidcode", ""), footer)
    icp, police = _ICP.search(footer), _POLICE.search(footer)
    return Identity(
        site_name=_short(meta.get("sitename")),
        site_code=code,
        icp=re.sub(r"\s+", "", icp.group()) if icp else None,
        police=f"{police['letter']}公网安备{police['digits']}号" if police else None,
        sponsor=sponsor,
        spam=_spam(soup, meta, footer, sponsor),
    )


def _meta(soup: BeautifulSoup) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in soup.find_all("meta", limit=120):
        name, content = _attribute(tag, "name"), _attribute(tag, "content")
        if name and content:
            found.setdefault(name.strip().lower(), unicodedata.normalize("NFKC", content[:500]).strip())
    return found


def _attribute(tag: Tag, name: str) -> str:
    value = tag.get(name)
    return " ".join(value) if isinstance(value, list) else value or ""


def _footer(soup: BeautifulSoup) -> str:
    """Text of the elements that call themselves footers, else the end of the page; lines kept, width folded."""
    named = [tag for tag in soup.find_all(_is_footer, limit=12) if tag.find_parent(_is_footer) is None]
    texts = [tag.get_text("\n", strip=True)[:4000] for tag in named]
    if not any(re.search(r"备案|ICP|标识码|主办|版权", text) for text in texts):
        texts.append(_visible(soup)[-_TAIL:])
    text = unicodedata.normalize("NFKC", "\n".join(texts)).replace("\u200b", "")
    return re.sub(r"(?<=[::])\n", "", text)  # `主办单位:` and its value often stand in two elements


def _is_footer(tag: Tag) -> bool:
    if tag.name == "footer":
        return True
    if tag.name not in {"div", "section", "table", "td", "p", "ul"}:
        return False
    return bool(_FOOTER_NAME.search(f"{_attribute(tag, 'id')} {_attribute(tag, 'class')}"))


def _visible(soup: BeautifulSoup) -> str:
    parts = [text for text in soup.find_all(string=True) if text.parent is not None and text.parent.name not in _SILENT]
    return "\n".join(line for part in parts if (line := str(part).strip()))


_SILENT = frozenset({"script", "style", "title", "noscript", "template", "head", "[document]", "html", "option"})


def _sponsor(footer: str) -> str | None:
    match = _SPONSOR.search(footer)
    return _short(match["name"].strip(" :-|")) if match else None


def _code(meta: str, footer: str) -> str | None:
    """The ten-character site code; a printed one that is misshapen or missing yields to the meta tag."""
    printed = _CODE.search(footer)
    for candidate in (meta.strip().lower(), printed["code"].lower() if printed else ""):
        if _CODE_SHAPE.fullmatch(candidate):
            return candidate
    return None


def _short(text: str | None) -> str | None:
    return re.sub(r"\s+", " ", text).strip()[:80] or None if text else None


def _spam(soup: BeautifulSoup, meta: dict[str, str], footer: str, sponsor: str | None) -> tuple[str, ...]:
    title = soup.title.get_text()[:300] if soup.title else ""
    first = (
        next((str(text).strip() for text in soup.body.find_all(string=True, limit=40) if _is_line(text)), "")
        if soup.body
        else ""
    )
    places = [title, sponsor or "", first[:120], *(m.group() for m in _OWNER_LINE.finditer(footer))]
    places += [meta.get(name, "") for name in ("sitename", "keywords", "description", "columnname", "contentsource")]
    found = [word for place in places for word in spam_words(unicodedata.normalize("NFKC", place))]
    return tuple(dict.fromkeys(found))


def _is_line(text: object) -> bool:
    parent = getattr(text, "parent", None)
    return parent is not None and parent.name not in _SILENT and bool(str(text).strip())


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
