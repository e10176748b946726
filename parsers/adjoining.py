"""Lines that stand directly above or behind a body, in its column: told from what a page says there by what they are not.

What a page writes around a body has links, names a button, speaks of the site, or has figures that move. A line that does
none of this is the notice's, whatever its wording; only where its element has a name of its own must it speak as notices do.
"""

from __future__ import annotations

import re

from parsers.document import canonical
from parsers.feedback import answers_it
from parsers.labels import CLOCK_ONLY, LABEL
from parsers.noise_lines import is_contact_line, is_disclaimer_text
from parsers.prose import is_noise_text
from parsers.tallies import COUNTED

ADDRESSED = re.compile(r"[^：:。；]{2,80}[局委办厅府位会门司组院区市县乡镇志道][：:]")
"""Whom a document goes to, as its first line says."""

_LONGEST = 200
_LEAST_REPEAT = 6  # characters from which on a line that stands in the body already is a copy
_LONGEST_ABOVE = 1000  # of an editor's note
_WORD = re.compile(r"[\u4e00-\u9fff]{2}")
_OF_SITE = re.compile(r"本站|本网|网[站民页]|页面|版权|投稿|客服|管理员|本栏目")
_OFFERED = re.compile(
    r"网友|客户端|浏览器|无障碍|欢迎|登[录陆]|注册|扫码|扫一扫|二维码|微[信博]|公众号|点击|分享|转发|打印|点赞|纠错|栏目|频道|首页|推荐|热门|更多|收藏|字[体号]|"
    r"评论|留言|跟帖|朗读|播报|下载|上一|下一|您|本文|稿件|编辑|责编|记者|通讯员|摄影|录入|校对|供稿|撰稿|监制|出品|(?:文字|图片|审核)[:：]"
)  # what a short line around a text speaks of, and a sentence of a notice may
_EDITORS_NOTE = re.compile(r"[\[【(（]?(?:编者按|编辑按)")
_ABSTRACT = re.compile(r"[\[【(（]?(?:内容|本文|文章)?(?:摘要|导读|提要|概述|核心提示)[\]】)）]?[:：]?")
_CLAUSES = re.compile(r"[。；！？]")
_CUT_SHORT = re.compile(r"(?:\.{2,}|…+|[，、])$")
_UNSTEADY = re.compile(
    r"[今昨明][日天](?:[^，。；]{0,16}\d|天气)|今天是|现在是|当前时间|实时|(?<!污染)天气|气温|多云|\d℃|倒计时|还有\d{1,4}天|第\d{1,12}位|[已共]收到\d|"
    r"访问(?:用户|人[次数]|[次量总])|(?:发布|信息|采用|报送)[量数]"
)  # what a look an hour later shows otherwise
_VISITED = re.compile(r"访问|查看|在线")  # people are visited, files looked at, and stations on line
_STEADY = re.compile(
    r"(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?|\d{1,3}日|[〔\[(（【](?:19|20)\d\d[〕\])）】]第?\d{1,5}号|第\d{1,4}|\d{1,5}[号室楼栋层]|"
    r"[\w.-]{1,60}@[\w.-]{1,60}|https?://[\x21-\x7e]{1,200}|www\.[\x21-\x7e]{1,100}|\d{1,3}个?(?:工作)?[日天]|编号[:：]?[A-Za-z]{0,6}[\d-]{1,12}|"
    r"(?:电话|热线|传真|手机|拨打|邮编|邮政编码)[^\d。；]{0,8}[\d()（）、，,/转－—-]{3,80}|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
)  # figures that stay: days, telephones, numbers of documents, tasks and houses
_REACHED = re.compile(r"电话|热线|传真|邮箱|邮编|邮政编码|地址|[Ee]-?[Mm]ail")
_INVITING = re.compile(r"电话|传真|邮箱|异议|反映|来信|举报|联系")
_FORMULA = re.compile(
    r"特此(?:公[示告布开]|通[知报告]|说明|函|报告|批复)|[抄主分]送[:：]|抄报[:：]|[（(][^）)]{0,14}公开[^）)]{0,10}[）)]$|(?:[附备]?注|附记)[:：]|附[件表录]?\d{0,2}[:：]|"
    r"以上[^，。]{0,8}。?$|(?:经|期满).{0,12}无异议|(?:联系人|(?:监督|举报|投诉|受理|来信|信访).{0,4}(?:电话|热线|单位|部门|地址|邮箱))[:：\d]|"
    r"[\u4e00-\u9fff]{2,14}[〔\[(（【]20\d\d[〕\])）】]第?\d{1,5}号$"
)  # 党政机关公文格式 GB/T 9704: what stands at the edges of a document, and how a notice ends
_SAID = re.compile(r"[。；，：:、（(《“]|[局委办厅府会室司组院部处队站乡镇]$")  # a bare word heads something, or is a button
_DAY_BELOW_TITLE = re.compile(r"[（(](?:19|20)\d\d年\d{1,2}月\d{1,2}日[）)]")


def is_unsteady(text: str) -> bool:
    """Whether a compact text tells what moves without the notice: visits, the day of reading, the weather."""
    if _UNSTEADY.search(text) is not None:
        return True
    counted = COUNTED.search(text)
    return counted is not None and _VISITED.search(counted.group()) is None


def speaks_of_site(text: str) -> bool:
    """Whether a compact text speaks of the site and not of a case."""
    return _OF_SITE.search(text) is not None


def has_figures(text: str) -> bool:
    """Whether a text has figures other than those that stay: days, telephones, numbers of documents."""
    return any(map(str.isdigit, _STEADY.sub("", text)))


def offers_something(text: str) -> bool:
    """Whether a compact text names a button, a way to use the site, or who made the page."""
    return _OFFERED.search(text) is not None


def reaches_someone(text: str) -> bool:
    """Whether a compact text tells how somebody is reached."""
    return _REACHED.search(text) is not None


def is_headed_by_editor(text: str) -> bool:
    """Whether a compact text begins with the words for an editor's note."""
    return _EDITORS_NOTE.match(text) is not None


def is_of_visit(text: str) -> bool:
    """Whether a compact text of a line or two speaks of the site, or tells what moves from visit to visit."""
    return len(text) <= _LONGEST and (is_unsteady(text) or speaks_of_site(text))


def is_line_behind(text: str, body: str, *, is_named: bool = False) -> bool:
    """Whether a compact line directly behind a body is the notice's; a contact is where the body says how to object.

    `is_named` says that its element has a name of its own.
    """
    if len(text) > _LONGEST or not _is_line_of_notice(text) or text[-1:] in "：:":
        return False
    if (is_named and _FORMULA.match(text) is None) or (len(text) >= _LEAST_REPEAT and text in body):
        return False
    return not (is_contact_line(text) or _REACHED.search(text)) or _INVITING.search(body[-_LONGEST:]) is not None


def is_line_above(text: str, body: str, *, is_named: bool = False) -> bool:
    """Whether a compact line between the information line and a body is the notice's: a number, a lead, an addressee."""
    if _DAY_BELOW_TITLE.fullmatch(text):
        return True
    if ADDRESSED.fullmatch(text) and not is_noise_text(text):
        return True
    if is_headed_as_abstract(text):
        return not is_named and is_abstract(text, body)
    if len(text) > _LONGEST_ABOVE or not _is_line_of_notice(text) or text[-1:] in "：:":
        return False
    if is_named and _FORMULA.match(text) is None:
        return False
    return _REACHED.search(text) is None and text not in body


def is_abstract(text: str, body: str) -> bool:
    """Whether a compact text is headed as an abstract and says something that the body does not, and nothing that moves."""
    label = _ABSTRACT.match(text)
    if label is None or len(text) > _LONGEST_ABOVE or is_noise_text(text) or is_unsteady(text) or is_disclaimer_text(text):
        return False
    whole = canonical(body)
    told = (_CUT_SHORT.sub("", clause) for clause in _CLAUSES.split(canonical(text[label.end() :])))
    return any(len(clause) >= _LEAST_REPEAT and clause not in whole for clause in told)


def is_headed_as_abstract(text: str) -> bool:
    """Whether a compact text begins with the word for an abstract."""
    return _ABSTRACT.match(text) is not None


def is_formula(text: str) -> bool:
    """Whether a compact line is one that stands behind a signed notice, too: who gets copies, a note, what is annexed."""
    return len(text) <= _LONGEST and _FORMULA.match(text) is not None and _is_line_of_notice(text)


def _is_line_of_notice(text: str) -> bool:
    if not _WORD.search(text) or not (_SAID.search(text) or _FORMULA.match(text)):
        return False
    if is_noise_text(text) or LABEL.match(text) or CLOCK_ONLY.match(text) or is_unsteady(text) or answers_it(text) or is_disclaimer_text(text):
        return False
    if _EDITORS_NOTE.match(text):
        return True
    if speaks_of_site(text) or _OFFERED.search(text):
        return False
    return not has_figures(text)
