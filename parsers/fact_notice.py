"""The notice as the fact rules read it: normalised lines, parted into head, body and signature, footers gone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from parsers.fact_numbers import make_date, nearest_year, normalise, stamps
from parsers.kinds import opening_line

MAX_CHARS = 200_000
_FOOTER = re.compile(
    r"网站标识码|I?CP备|公网安备|版权所有|主办(?:单位)?:|承办(?:单位)?:|技术支持|违法和不良信息"
    r"|免责声明|特别声明|版权声明|转载请注明|网站地图|联系我们"
)
_RELATED = re.compile(
    r"^[【\[]?(?:相关(?:文章|链接|阅读|新闻|文档|解读|信息)|热点推荐|延伸阅读|推荐阅读|上一篇"
    r"|下一篇)[】\]]?(?::|$|.{0,80}$)"
)
_PRESS = re.compile(r"投稿|新闻热线|报料|爆料|广告(?:热线|电话)|发行(?:热线|电话)|编辑部|纠错|新媒体")
_CREDIT = re.compile(r"来源|发布(?:日期|时间|机构)|浏览|阅读|字体|打印|责任编辑|索引号|信息来源|作者|点击")
_PUBLISHED = re.compile(
    r"(?:(?:发布|发文|发表|生成|成文|公开|印发|时间发布|上传)(?:日期|时间)?"
    r"|(?<!公示)(?<!整改)(?<!办理)(?<!受理)(?<!验收)(?<!完成)(?<!反馈)(?<!督察)(?:日期|时间)):"
    r"(?P<day>20\d\d[-./年]\d{1,2}[-./月]\d{1,2}(?!\d)日?)"
)
_STAMPED = re.compile(r"^\(?(?P<day>20\d\d[-./年]\d{1,2}[-./月]\d{1,2})日?\s?(?:\d{1,2}:\d{2}|来源|\|)")
_PAPER = re.compile(r"[》报刊]\((?P<day>20\d\d年\d{1,2}月\d{1,2}日)[^)]{0,12}版\)")
_WIRE = re.compile(
    r"(?:本报|新华社|新华网|中新社|中新网"
    r"|人民网)[^\d\n]{0,12}(?:(?P<y>20\d\d)年)?(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?:电|讯)"
)
_URL_DAY = re.compile(r"(?<!\d)(?P<y>20\d\d)[-/_]?(?P<m>[01]?\d)[-/_]?(?P<d>[0-3]?\d)(?!\d)")
_DATE_LINE = re.compile(r"^\(?(?:20\d\d年\d{1,2}月\d{1,2}日|20\d\d[-./]\d{1,2}[-./]\d{1,2}|20\d{6})\)?$")
_ORGAN = re.compile(
    r"^(?:[一-龥()]{2,40}(?:委员会|人民政府|办公室|管理局|厅|局|委|办|政府|领导小组|中心|管委会|公司"
    r"|分局|总队|支队|部|院|大队|集团)){1,3}(?:\(.{0,6}章\))?$"
)  # in sixty characters are no more than three that cannot be told as fewer
_LONGEST_ORGAN = 60
_ATTACHMENT = re.compile(r"^附(?:件|表|:|\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What is read: `body` has neither footer nor site furniture; dates are what the notice itself states.

    `anchor` resolves dates without a year: the notice's own date, else the caller's, else None.
    """

    title: str
    body: str
    head: str  # credit lines near the top: source, editor, publisher
    host: str
    url: str
    published: date | None  # printed on the page
    signed: date | None
    issuer: str | None
    anchor: date | None
    url_day: date | None
    wire_day: date | None

    @property
    def lead(self) -> str:
        """Title and opening, where a notice says what it is about."""
        return f"{self.title}\n{self.body[:1500]}"

    @property
    def governmental(self) -> bool:
        """Whether the host is a government's."""
        return self.host.split(":")[0].endswith(".gov.cn")


def read_notice(text: str, url: str, title: str | None, published: date | None) -> Notice:
    """The parts of a page text; never raises, whatever the text or address."""
    heading = normalise((title or "")[:500]).replace("\n", "")
    lines = _without_furniture(normalise(text[:MAX_CHARS]).split("\n"))
    head = "\n".join(line for line in lines[:8] if _CREDIT.search(line) and len(line) <= 300)
    body = "\n".join(
        line for i, line in enumerate(lines) if not (i < 8 and _only_credit(line)) and not _PRESS.search(line)
    )
    heading = heading or opening_line(body) or ""
    printed = _printed_date(lines)
    signed, issuer = _signature(lines)
    host, url_day = _address(url)
    wire = _wire_date(body, printed or url_day)
    return Notice(
        title=heading,
        body=body,
        head=head,
        host=host,
        url=url,
        published=printed,
        signed=signed,
        issuer=issuer,
        anchor=printed or published or signed or (wire if wire == url_day else None),
        url_day=url_day,
        wire_day=wire,
    )


def _without_furniture(lines: list[str]) -> list[str]:
    kept: list[str] = []
    for i, line in enumerate(lines):
        if i > 2 and len(line) <= 120 and _RELATED.match(line):
            break
        if _FOOTER.search(line) and len(line) <= 400:
            if i > len(lines) * 2 // 3 and re.search(r"版权所有|主办(?:单位)?:|网站标识码", line):
                break  # what follows a footer's first line is footer
            continue
        kept.append(line)
    return kept


def _only_credit(line: str) -> bool:
    """A line of site furniture above the body; a labelled phone or unit in it would still be body."""
    return bool(_CREDIT.search(line)) and len(line) <= 120 and not re.search(r"电话:|邮箱:|单位:|[。;]", line)


def _printed_date(lines: list[str]) -> date | None:
    for i, line in enumerate(lines[:15]):
        match = _PUBLISHED.search(line) or (_PAPER.search(line) or _STAMPED.search(line) if i < 6 else None)
        if match and (found := _one_day(match["day"])):
            return found
    return None


def _one_day(text: str) -> date | None:
    parts = [int(part) for part in re.findall(r"\d+", text)]
    return make_date(*parts) if len(parts) == 3 else None


def _signature(lines: list[str]) -> tuple[date | None, str | None]:
    """The date that stands alone under the issuer's name, and that name; the first such pair is the notice's own."""
    last: date | None = None
    dated = 0
    for i, line in enumerate(lines):
        if not _DATE_LINE.match(line) or i < 1:
            continue
        found = stamps(line if line.endswith("日") or "-" in line or "." in line or "/" in line else line + "日")
        if not found:
            continue
        issuer = _issuer(lines, i)
        if issuer:
            return found[0].day, issuer
        dated += 1
        if i >= len(lines) // 2:
            last = found[0].day
    return (last, None) if dated <= 2 else (None, None)  # more dates on lines of their own are a list of links


def _issuer(lines: list[str], date_line: int) -> str | None:
    names: list[str] = []
    for line in reversed(lines[max(0, date_line - 4) : date_line]):
        if len(line) > _LONGEST_ORGAN or ":" in line or not _ORGAN.match(line) or _ATTACHMENT.match(line):
            break
        names.insert(0, re.sub(r"\(.{0,6}章\)$", "", line))
    return " ".join(names) or None


def _address(url: str) -> tuple[str, date | None]:
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2].lower()
    except ValueError:
        return "", None
    match = _URL_DAY.search(parts.path)
    day = make_date(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
    return host, day


def _wire_date(body: str, near: date | None) -> date | None:
    match = _WIRE.search(body[:400])
    if not match:
        return None
    month, day = int(match["m"]), int(match["d"])
    if match["y"]:
        return make_date(int(match["y"]), month, day)
    return nearest_year(month, day, near) if near else None
