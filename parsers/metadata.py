"""What a page says about its notice outside the body: title, date, source, number, issuer, the index table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice, zip_longest

from bs4 import Tag

from parsers.address import date_in
from parsers.blocks import Weights, read_lines
from parsers.boilerplate import is_footer_line, is_furniture, named_rule, words_of
from parsers.document import canonical

_LABELS: dict[str, str] = {
    "source": "信息来源|文章来源|新闻来源|稿件来源|消息来源|资料来源|内容来源|来源|稿源|供稿单位|信息提供",
    "issuer": "发布机构|发文机关|发布单位|发布机关|制发机关|制定机关|发文单位|公开主体|责任部门|信息提供单位|发文机构",
    "published": "发布时间|发布日期|发表时间|发表日期|公开日期|公开时间|上传时间|发文日期|更新时间|更新日期|日期|时间",
    "signed": "成文日期|生成日期|成文时间|印发日期|制发日期|签发日期|登载日期",
    "doc_number": "发文字号|发文文号|文件编号|公文文号|文号|文件文号",
    "title": "标题|公文名称|信息名称|文件名称|名称",
    "index": "索引号|信息索引|信息索引号|索取号",
    "term": "废止日期|生效日期|失效日期|实施日期|有效期|废止时间|生效时间|实施时间",
    "other": (
        "主题分类|体裁分类|组配分类|信息分类|服务对象|公开方式|公开形式|公开范围|公开程序|公开时限|公开类别|有效性|时效性|效力状态|时效|主题词|关键词|关键字|"
        "信息类别|分类|作者|责任编辑|编辑|信息发布人|发布人|撰稿|审核|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击数|点击量|点击次数|点击|"
        "访问次数|访问量|人气|字体|字号|打印|分享到|分享|办文部门|所属栏目|所属分类|栏目|语种|载体类型|热度|标签|文件下载|体裁|视力保护色|【字体"
    ),
}
_NAME_OF = {label: name for name, labels in _LABELS.items() for label in labels.split("|")}
# A label may be letter-spaced ("索  引 号"); longer labels first, or "来源" would be found inside "信息来源".
_LABEL = re.compile(
    "(?<![\u4e00-\u9fff])("
    + "|".join(r"[\s　]{0,6}".join(map(re.escape, label)) for label in sorted(_NAME_OF, key=len, reverse=True))
    + r")[\s　]{0,4}(?:[:：]|(?=\s\|\s))"
)
_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?[年\-/.]\s?(\d{1,2})\s?[月\-/.]\s?(\d{1,2})(?!\d)")
_CLOCK_ONLY = re.compile(r"^[\s\[(（【]*(?:19|20)\d{2}\s?[年\-/.]\s?\d{1,2}\s?[月\-/.]\s?\d{1,2}\s?日?\s*(?:\d{1,2}[:：]\d{1,2}(?:[:：]\d{1,2})?)?[\s\])）】]*$")
_NUMBER = re.compile(r"[\u4e00-\u9fffA-Z]{1,14}[〔\[［(（【]\s*(?:19|20)\d{2}\s*[〕\]］)）】]\s*第?\s*\d{1,5}\s*号")
_TODAY = re.compile(r"今天是|今日|现在是|当前时间|天气")
_EDGES = " \t\r\n　|｜,，;；:：[]【】()（）·-—"
_TITLE_WORDS = frozenset({"title", "tit", "bt", "biaoti", "headline", "wztit", "tittle", "titles"})
_NOT_TITLE = frozenset({"sub", "subtitle", "site", "nav", "column", "lanmu", "list", "related", "small", "more"})
_SITE_SEPARATOR = re.compile(r"\s*(?:--+|——|_+|\||｜|－|\s-\s|-(?=[^-]*$)|–|»|>)\s*")
_ISSUER_END = re.compile(r"(厅|局|委员会|委|政府|办公室|领导小组|办|部|支队|中心|管委会|督察组)$")
_ZONE_LINES = 80
_MOST_HEADINGS = 200
_FAR = 3  # levels between a body and the element that holds a heading too, from which on the heading may be the site's


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What was found; None where the page does not say. `title_rule` names where the title came from."""

    title: str | None
    published: date | None
    source: str | None
    doc_number: str | None
    issuer: str | None


def read_metadata(url: str, roots: tuple[Tag, ...], weights: Weights, head: Iterable[str], body: tuple[str, ...]) -> Metadata:
    """Title, date and so on of a detail page.

    `roots` is the body, `head` what was dropped at its top (an information line may stand there), `body` its lines.
    """
    metas = _metas(weights)
    zone = [*head, *_zone(roots, weights)]
    fields = [(name, value) for line in zone for name, value in fields_of(line)]
    title = _title(metas, roots, weights, fields)
    return Metadata(
        title=title,
        published=_published(url, metas, zone, fields),
        source=_source(metas, fields),
        doc_number=_doc_number(fields, body),
        issuer=_value(fields, "issuer") or _signer(body),
    )


def fields_of(line: str) -> list[tuple[str, str]]:
    """The labelled values of a line such as "来源：某某局 发布时间：2024-07-03", as (name, value) in order."""
    line = line[:1000]
    matches = list(_LABEL.finditer(line))
    fields = []
    for match, following in zip_longest(matches, matches[1:]):
        value = line[match.end() : following.start() if following else len(line)].strip(_EDGES)
        fields.append((_NAME_OF[re.sub(r"\s+", "", match.group(1))], value))
    return fields


def is_information_line(line: str) -> bool:
    """Whether a line consists of nothing but labelled values about the page (source, date, counter)."""
    if len(line) > 250:
        return False
    match = _LABEL.search(line)
    if match is None:
        return _CLOCK_ONLY.match(line) is not None
    before = line[: match.start()].strip(_EDGES)
    if before and not _CLOCK_ONLY.match(before):
        return False
    fields = fields_of(line)
    if any(len(value) > 60 or "。" in value for _, value in fields):
        return False
    dated = [value for name, value in fields if name == "published" and value]
    if not all(_CLOCK_ONLY.match(value) for value in dated):
        return False
    return bool(dated) or any(name in {"source", "index"} for name, _ in fields)


def _metas(weights: Weights) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in (tag for tag in weights.tags if tag.name == "meta"):
        name = str(meta.get("name") or meta.get("property") or "").strip().lower()
        value = _tidy(str(meta.get("content") or ""))
        if name and value and name not in found:
            found[name] = value
    return found


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _zone(roots: tuple[Tag, ...], weights: Weights) -> list[str]:
    """Lines of the page around the body, those just above it first; what stands below comes last."""
    lines: list[str] = []
    if not roots:
        return lines
    below: list[str] = []
    node: Tag | None = roots[0]
    for _ in range(12):
        if node is None or node.name in {"body", "html", "[document]"} or len(lines) > _ZONE_LINES:
            break
        lines += _lines_of(node.previous_siblings, weights)
        if len(below) < 20:
            below += _lines_of(node.next_siblings, weights)
        node = node.parent
    return [*lines, *below]


def _lines_of(siblings: Iterable[object], weights: Weights) -> list[str]:
    lines: list[str] = []
    for number, sibling in enumerate(siblings):
        if number > 60 or len(lines) > _ZONE_LINES:
            break
        if isinstance(sibling, Tag):
            if weights.text(sibling) > 1500 or weights.links(sibling) * 2 > weights.text(sibling) or _is_elsewhere(sibling):
                continue
            reading = read_lines([sibling], weights, drop_elements=False)
            lines += _labels_joined([line.text for line in reading.lines if line.text and not line.only_links])
        else:
            text = _tidy(str(sibling)) if type(sibling).__name__ == "NavigableString" else ""
            if text:
                lines.append(text)
    return [line for line in lines if not _TODAY.search(line) and not is_footer_line(line)]


def _labels_joined(lines: list[str]) -> list[str]:
    """Lines of which a bare label ("生成日期：") is joined with the value on the line below it."""
    joined: list[str] = []
    for line in lines:
        if joined and _LABEL.fullmatch(joined[-1].strip()) and not _LABEL.match(line):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _is_elsewhere(tag: Tag) -> bool:
    return named_rule(tag) in {"related", "previous-next", "footer", "navigation", "advertisement", "comment"}


# --- title


def _title(metas: dict[str, str], roots: tuple[Tag, ...], weights: Weights, fields: list[tuple[str, str]]) -> str | None:
    page = _head_title(weights)
    site = _site_names(metas)
    ranked = [(near, text) for near, text in _headings(roots, weights) if canonical(text) not in site]
    headings = [text for _, text in ranked]
    article = _without_site(metas.get("articletitle") or metas.get("og:title") or "", site)
    if article and canonical(article) not in site:
        known = canonical(article).rstrip(".")
        # the meta tag is often cut short: the heading on the page that begins like it is whole
        return next((text for text in headings if len(known) > 6 and known in canonical(text)), article)
    bare = _without_site(page, site)
    for text in headings:
        if _agree(text, bare) or _agree(text, page):
            return text
    if labelled := _value(fields, "title"):
        return labelled
    # no heading says what <title> says: then <title> names the column or the site, if a heading stands by the text
    close = next((text for near, text in ranked if near and len(canonical(text)) >= 6), None)
    if close or (headings and (canonical(bare) in site or len(canonical(bare)) < 6)):
        return close or headings[0]
    return bare or (headings[0] if headings else None)


def _agree(heading: str, title: str) -> bool:
    mine, other = canonical(heading), canonical(title)
    return len(mine) > 5 and mine in other and 2 * len(mine) > len(other)


def page_titles(weights: Weights) -> tuple[str, ...]:
    """What the head of a page says its title is, less the site's name: the article's title, then the <title>."""
    metas = _metas(weights)
    site = _site_names(metas)
    titles = [metas.get("articletitle", ""), metas.get("og:title", ""), _head_title(weights)]
    return tuple(bare for title in titles if title and canonical(bare := _without_site(title, site)) not in site)


def _site_names(metas: dict[str, str]) -> set[str]:
    return {canonical(metas.get(name, "")) for name in ("sitename", "columnname")} - {""}


def _head_title(weights: Weights) -> str:
    """The text of the first <title> that has any."""
    titles = (_tidy(tag.get_text())[:400] for tag in weights.tags if tag.name == "title")
    return next(filter(None, titles), "")


def _headings(roots: tuple[Tag, ...], weights: Weights) -> list[tuple[bool, str]]:
    """Texts of heading elements with whether each stands close above the body; the likeliest title first."""
    levels = {id(tag): level for level, tag in enumerate(islice(roots[0].parents, 60))} if roots else {}
    bodies = {id(root) for root in roots}
    ranked: list[tuple[int, int, int, int, str]] = []
    below = 0  # 1 from the body on: a heading there is more likely a section's
    for order, tag in enumerate(weights.tags[:20000]):
        below = 1 if id(tag) in bodies else below
        rank = _heading_rank(tag)
        if rank is None or not 4 <= weights.text(tag) <= 160 or weights.links(tag) * 2 > weights.text(tag):
            continue
        level = next((levels[id(parent)] for parent in islice(tag.parents, 60) if id(parent) in levels), 60)
        if len(ranked) >= _MOST_HEADINGS:
            break
        text = _heading_text(tag, weights)
        if text and not is_furniture(tag):
            ranked.append((below, min(level, _FAR), rank, order, text))
    return [(below == 0 and level < _FAR and rank < 2, text) for below, level, rank, _, text in sorted(ranked)[:12]]


def _heading_text(tag: Tag, weights: Weights) -> str:
    """What a heading element says, less information lines that its element holds too; "" when that is all it holds."""
    lines = [line.text for line in read_lines([tag], weights, drop_elements=False).lines if line.text]
    return " ".join(line for line in lines if not _LABEL.search(line) and not _CLOCK_ONLY.match(line))


def _heading_rank(tag: Tag) -> int | None:
    if tag.name == "h1":
        return 0
    if tag.name in {"h2", "h3", "h4", "h5"}:
        return 2
    if tag.name in {"div", "p", "td", "span", "strong", "table", "font", "ucaptitle"} and (tag.get("class") or tag.get("id")):
        words = words_of(tag)
        if not words.isdisjoint(_TITLE_WORDS) and words.isdisjoint(_NOT_TITLE):
            return 1
    return 2 if tag.name == "ucaptitle" else None


def _without_site(title: str, site: set[str]) -> str:
    """A <title> less the site's and the column's name before or behind it."""
    pieces = [piece for piece in _SITE_SEPARATOR.split(title) if piece.strip()]
    if len(pieces) < 2:
        return title
    kept = [piece for piece in pieces if canonical(piece) not in site and not _SITE_NAME.search(canonical(piece))]
    if not kept:
        return max(pieces, key=len)
    longest = max(kept, key=len)
    start = title.find(longest)
    # a dash inside the title itself: what stands between the first and last kept piece is the title
    first, last = title.find(kept[0]), title.rfind(kept[-1])
    return title[first : last + len(kept[-1])].strip() if len(kept) == len(pieces) else title[start : start + len(longest)].strip()


_SITE_NAME = re.compile(r"(网|网站|专栏|人民政府|门户|政务|频道|生态环境[厅局]|公开|新闻|首页|栏目|新华网|人民网|半月谈|商报|日报|晚报)$")


# --- date, source, number, issuer


def _published(url: str, metas: dict[str, str], zone: list[str], fields: list[tuple[str, str]]) -> date | None:
    for name, value in fields:
        if name == "published" and (found := date_of(value)):
            return found
    for name, value in fields:  # "作者： 2023-12-01 14:43": the author was left empty
        if name == "other" and _CLOCK_ONLY.match(value) and (found := date_of(value)):
            return found
    for line in zone[:_ZONE_LINES]:
        if len(line) <= 120 and ("来源" in line or _CLOCK_ONLY.match(line)) and (found := date_of(line)):
            return found
    for name in ("pubdate", "publishdate", "article:published_time", "firstpublishedtime", "publish_time", "dc.date"):
        if found := date_of(metas.get(name, "")):
            return found
    if found := date_in(url):
        return found
    return next((found for name, value in fields if name == "signed" and (found := date_of(value))), None)


def date_of(text: str) -> date | None:
    """The first date written in full in a text."""
    for match in _DATE.finditer(unicodedata.normalize("NFKC", text[:400])):
        year, month, day = (int(part) for part in match.groups())
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None


def _source(metas: dict[str, str], fields: list[tuple[str, str]]) -> str | None:
    visible = _value(fields, "source")
    meta = metas.get("contentsource") or re.sub(r"^来源\s*[:：]\s*", "", metas.get("source", ""))
    return visible or (meta.strip(_EDGES) or None) or _value(fields, "issuer")


def _value(fields: list[tuple[str, str]], name: str) -> str | None:
    for label, value in fields:
        if label == name:
            value = _DATE.split(value)[0] if name in {"source", "issuer"} else value
            value = re.split(r"\s{2,}| \| |[|｜]", value)[0].strip(_EDGES)
            if 2 <= len(value) <= (160 if name == "title" else 40):
                return value
    return None


def _doc_number(fields: list[tuple[str, str]], body: tuple[str, ...]) -> str | None:
    labelled = _value(fields, "doc_number")
    if labelled and re.search(r"\d", labelled):
        return labelled
    for line in body[:6]:  # the number stands alone under the heading
        if _NUMBER.fullmatch(line.strip()):
            return line.strip()
    return None


def _signer(body: tuple[str, ...]) -> str | None:
    """The last body line that names an office just above a line that is nothing but a date."""
    for above, line in zip(reversed(body[:-1]), reversed(body[1:]), strict=True):
        if len(line) <= 20 and re.fullmatch(r"\s*(?:(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|[二〇○零一九]{4}年.{1,3}月.{1,4}日)\s*", line):
            return above.strip() if len(above) <= 40 and _ISSUER_END.search(above.strip()) else None
    return None
