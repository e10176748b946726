"""Channel addresses: what a subscriber may give, checked once, and the form in which people may see it."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

from pydantic import SecretStr

EMAIL = "email"
"""The channel of plain email addresses; any other channel is the scheme of an Apprise URL."""

_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{1,253}$)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*")
_WEBHOOKS = (
    (re.compile(r"https://qyapi\.weixin\.qq\.com/cgi-bin/webhook/send\?key=([\w-]+)"), "wecombot://{}"),
    (re.compile(r"https://oapi\.dingtalk\.com/robot/send\?access_token=([0-9A-Za-z]+)"), "dingtalk://{}"),
    (re.compile(r"https://open\.feishu\.cn/open-apis/bot/v2/hook/([\w-]+)/?"), "feishu://{}"),
    (re.compile(r"https://open\.larksuite\.com/open-apis/bot/v2/hook/([\w-]+)/?"), "lark://{}"),
)
"""The addresses that WeCom, DingTalk, Feishu and Lark show for copying, and what Apprise calls them."""

# Apprise writes tokens into its log: to the warnings about addresses, and to the debug lines of every sending
_apprise_log = logging.getLogger("apprise")
_apprise_log.propagate = False
_apprise_log.addHandler(logging.NullHandler())
# ... and so does the HTTP client below it, whose debug lines name the path asked for
logging.getLogger("urllib3").setLevel(logging.WARNING)


class SubscriptionError(ValueError):
    """A subscription that makes no sense, or is not there; the message is Chinese."""


class AddressError(SubscriptionError):
    """Nothing can be sent to this address; the message is Chinese and does not repeat the address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A checked address: `url` is an email address or an Apprise URL and holds tokens, `masked` may be shown."""

    channel: str
    url: SecretStr
    masked: str


def parse_address(text: str) -> Address:
    """Read an email address, an Apprise URL or a robot's webhook as copied. Raises AddressError."""
    given = text.strip()
    if not given:
        raise AddressError("通知地址为空")
    if not given.isprintable() or re.search(r"\s", given) or len(given) > 2000:
        raise AddressError("通知地址含有空白或不可见字符，或长度超过 2000")
    if "://" not in given:
        return _email(given.removeprefix("mailto:"))
    return _apprise(_unwrap_webhook(given))


def _email(given: str) -> Address:
    if not _EMAIL.fullmatch(given):
        raise AddressError(
            "无法识别的通知地址：应为邮箱地址（如 name@example.cn）或 Apprise 地址"
            "（如 wecombot://密钥、dingtalk://令牌、feishu://令牌）"
        )
    local, _, domain = given.rpartition("@")
    masked = f"{local[0]}***{local[-1] if len(local) > 2 else ''}@{domain.lower()}"
    return Address(channel=EMAIL, url=SecretStr(f"{local}@{domain.lower()}"), masked=masked)


def _unwrap_webhook(given: str) -> str:
    for pattern, form in _WEBHOOKS:
        if found := pattern.fullmatch(given):
            return form.format(found.group(1))
    return given


def _apprise(given: str) -> Address:
    from apprise import Apprise  # takes half a second, and most commands never read an address

    plugin = Apprise.instantiate(given)
    if plugin is None:
        raise AddressError(
            "Apprise 无法识别该通知地址：请检查开头的通道名（如 wecombot://、dingtalk://、feishu://）和其后的密钥是否完整"
        )
    channel = given.partition("://")[0].lower()
    if channel in {"http", "https"}:
        raise AddressError("网页地址不能直接作为通知地址：通用接口请写成 json:// 或 jsons:// 开头的 Apprise 地址")
    if channel in {"mailto", "mailtos"} and len(getattr(plugin, "targets", ())) != 1:
        raise AddressError("一个通知地址只能有一个收件人：请为每个收件人各订阅一次")
    rest = given.partition("://")[2].rstrip("/")
    return Address(channel=channel, url=SecretStr(f"{channel}://{rest}"), masked=f"{channel}://***")
