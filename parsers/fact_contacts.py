"""How to object: phones, mail, addresses, postcode, from the body only; private mobiles come out masked."""

from __future__ import annotations

import re
from typing import Any

from parsers.fact_notice import Notice

_LABEL = r"(?:电\s?话|传真电话|热线|座机|固话|手机(?:号码?)?|联系方式|联系人|咨询)"
_PHONE_LABEL = re.compile(rf"{_LABEL}(?:号码)?")
_PHONE = re.compile(
    r"(?<![\d.])(?:\(?(?P<area>0\d{2,3})\)?[-\s]{0,3})?(?P<line>[2-9]\d{6,7})(?P<ext>-\d{1,4})?(?!\d)(?![-.]\d{3})"
)
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_MAIL = re.compile(r"(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}", re.ASCII)
_MAIL_LABEL = re.compile(r"邮箱|信箱|邮件|[Ee]-?[Mm]ail|EMAIL")
_POSTCODE = re.compile(r"(?:邮政编码|邮编|邮码)(?:为|是|:|\()*(?P<n>\d{6})(?!\d)")
_ADDRESS = re.compile(
    r"(?:(?<!网站)(?<!网络)(?<!邮箱)(?<!电子邮件)(?<!IP)(?:邮寄|通信|通讯|联系|受理|办公|信箱|来信"
    r"|单位|寄送|信函|接收|地址)?地址)(?:及邮编)?(?:为|是|:)+(?P<a>[^,。;\n|]{4,60})"
)
_BOX = re.compile(r"(?:(?:专用|专门|举报)*(?:邮政)?(?:专用)?信箱)(?:为|是|:)+(?P<a>[^,。;\n|()]{4,40}?信箱)")
_NEXT_LABEL = re.compile(r"(?:邮政编码|邮编|联系电话|电话|电子邮|邮箱|联系人|收件人|传真|\(邮).*$")
_PRESS_LABEL = re.compile(r"(?:违法和不良信息|新闻)")


def read_contacts(notice: Notice, kind: str, trusted: bool) -> dict[str, Any]:
    """{phones, phones_masked, emails, addresses, postcode}; nothing from a page that is `trusted` not to be genuine.

    `phones` are landlines as printed without blanks; a mobile stands only in `phones_masked`, as `183****9369`.
    """
    if kind == "other" or not trusted:
        return {}
    lines = [line for line in notice.body.split("\n") if not _is_press_line(line, notice, kind)]
    text = "\n".join(lines)
    phones, masked = _phones(text)
    postcode = _POSTCODE.search(text)
    found = {
        "phones": phones,
        "phones_masked": masked,
        "emails": _mails(text),
        "addresses": _addresses(text),
        "postcode": postcode["n"] if postcode else None,
    }
    return {key: value for key, value in found.items() if value}


def _is_press_line(line: str, notice: Notice, kind: str) -> bool:
    """A media site's own hot line: a short line that is all label and number, on a host that is not a government's."""
    if _PRESS_LABEL.search(line):
        return True
    own = re.fullmatch(r".{0,12}举报(?:电话|热线|邮箱|信箱).{0,40}", line)
    return bool(own) and not notice.governmental and kind not in {"signoff_notice", "inspection_announcement"}


def _phones(text: str) -> tuple[list[str], list[str]]:
    phones: list[str] = []
    masked: list[str] = []
    for label in _PHONE_LABEL.finditer(text):
        if re.search(r"传真$", text[max(0, label.start() - 4) : label.start()]) or re.search(
            r"^(?:会议|录音|沟通|回访|诈骗)", text[label.end() : label.end() + 2]
        ):
            continue
        place = label.end()
        while match := _next_number(text, place):
            value = match.group()
            if _MOBILE.fullmatch(value):
                masked.append(f"{value[:3]}****{value[-4:]}")
            else:
                phones.append(_phone(match))
            place = match.end()
    return list(dict.fromkeys(phones)), list(dict.fromkeys(masked))


def _next_number(text: str, place: int) -> re.Match[str] | None:
    """The next phone within twelve characters of its label or of the number before it, no sentence end between."""
    window_end = place + 32
    mobile, phone = _MOBILE.search(text, place, window_end), _PHONE.search(text, place, window_end)
    match = min((m for m in (mobile, phone) if m), key=lambda m: m.start(), default=None)
    if (
        match is None
        or match.start() - place > 12
        or re.search(r"[。;]|邮编|编码|信箱|邮箱|传真|QQ|截|年", text[place : match.start()])
    ):
        return None
    return match


def _phone(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return (f"{groups['area']}-" if groups["area"] else "") + groups["line"] + (groups["ext"] or "")


def _mails(text: str) -> list[str]:
    found: list[str] = []
    for match in _MAIL.finditer(text) if "@" in text else ():
        before = text[max(0, match.start() - 24) : match.start()]
        if _MAIL_LABEL.search(before) or re.search(r"@.{0,30}$|反映|联系|发送|来信", before):
            found.append(match.group().rstrip(".-"))
    return list(dict.fromkeys(found))


def _addresses(text: str) -> list[str]:
    text = "\n".join(line for line in text.split("\n") if "地址" in line or "信箱" in line)
    found = []
    for match in (*_ADDRESS.finditer(text), *_BOX.finditer(text)):
        value = _NEXT_LABEL.sub("", match["a"]).strip(" .:、(")
        value = re.sub(r"\((?:[^)]{0,20})$", "", value)
        if (
            len(value) >= 4
            and re.search(r"[一-龥]{3}", value)
            and not re.search(r"http|www|@|有效身份|电话|为准", value)
        ):
            found.append((match.start(), value))
    return list(dict.fromkeys(value for _, value in sorted(found)))
