"""The group robots of WeCom, DingTalk, Feishu and Lark: they answer HTTP 200 and say in the body what went wrong.

Apprise 2.2 looks at the status only, so these plugins replace its own: same addresses, but the answer is read.
"""

# mypy: disallow-untyped-calls=False
# Apprise is typed in part: its plugins' constructors and hooks are not.

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from functools import cache
from typing import Any

import requests
from apprise.manager_plugins import NotificationManager
from apprise.plugins.dingtalk import NotifyDingTalk
from apprise.plugins.feishu import NotifyFeishu
from apprise.plugins.lark import NotifyLark
from apprise.plugins.wecombot import NotifyWeComBot

from .channels import ACCEPTED, Answer, Answering, Verdict

TIMEOUT = (10.0, 20.0)
ANSWER_MOST = 65536

_BUSY = {-1, 45009, 130101, 410100, 11232}
"""Too many messages in a minute, or the service is busy: waiting helps."""

_UNSAFE = {310000, 19021, 19022, 19024}
"""The robot's own safety settings (keyword, signature, allowed addresses) keep our messages out: somebody must act."""

_GONE = {93000, 300001, 300005, 400013, 400101, 19001}
"""The key is wrong, the robot was removed, or its group was dissolved."""


class Robot(Answering):
    """A robot that takes JSON by POST; a subclass says where to, and what."""

    text_limit = 2048
    """The most bytes (UTF-8) of text that one message may have."""

    def send(self, body: str, title: str = "", *_: Any, **__: Any) -> bool:
        """Called by Apprise in a thread of its own."""
        text = f"{title}\n{body}" if title else body
        address, parameters, payload = self.request_for(text)
        self.answer = _post(address, parameters, payload, verify=self.verify_certificate)
        return self.answer.verdict is Verdict.ACCEPTED

    def request_for(self, text: str) -> tuple[str, dict[str, str], dict[str, Any]]:
        """Where this text goes: address, query parameters, payload."""
        raise NotImplementedError  # each robot below has its own; Apprise makes none of this class


class WeComRobot(Robot, NotifyWeComBot):
    """企业微信群机器人."""

    body_maxlen = 2048

    def request_for(self, text: str) -> tuple[str, dict[str, str], dict[str, Any]]:
        return self.notify_url.format(key=self.key), {}, {"msgtype": "text", "text": {"content": text}}


class DingTalkRobot(Robot, NotifyDingTalk):
    """钉钉群机器人; signs where the address has a secret."""

    text_limit = 18000

    def request_for(self, text: str) -> tuple[str, dict[str, str], dict[str, Any]]:
        payload = {
            "msgtype": "text", "text": {"content": text}, "at": {"atMobiles": self.targets, "isAtAll": False},
        }  # fmt: skip
        parameters = sign(self.secret, str(round(time.time() * 1000))) if self.secret else {}
        return self.notify_url.format(token=self.token), parameters, payload


class FeishuRobot(Robot, NotifyFeishu):
    """飞书群机器人."""

    text_limit = 18000

    def request_for(self, text: str) -> tuple[str, dict[str, str], dict[str, Any]]:
        return self.notify_url.format(token=self.token), {}, {"msg_type": "text", "content": {"text": text}}


class LarkRobot(Robot, NotifyLark):
    """Lark, Feishu's sister abroad."""

    text_limit = 18000

    def request_for(self, text: str) -> tuple[str, dict[str, str], dict[str, Any]]:
        return f"{self.notify_url}{self.token}", {}, {"msg_type": "text", "content": {"text": text}}


@cache
def install() -> None:
    """Have Apprise use these plugins for their schemes from now on, in this process."""
    manager = NotificationManager()
    for plugin in (WeComRobot, DingTalkRobot, FeishuRobot, LarkRobot):
        scheme = plugin.secure_protocol
        manager.remove(scheme, unload=False)
        manager[scheme] = plugin


def sign(secret: str, timestamp: str) -> dict[str, str]:
    """DingTalk's signature parameters, unquoted: the HTTP client quotes them once (Apprise 2.2 quotes twice)."""
    digest = hmac.new(secret.encode(), f"{timestamp}\n{secret}".encode(), hashlib.sha256).digest()
    return {"timestamp": timestamp, "sign": base64.b64encode(digest).decode()}


def judge(status: int, body: bytes) -> Answer:
    """What a robot's answer means; pure. The body decides, a bad status only where the body says nothing."""
    code, words = _code_of(body)
    if code is None:
        if status == 429 or status >= 500:
            return Answer(verdict=Verdict.DOWN, error=f"通道暂时不可用（HTTP {status}）")
        return Answer(verdict=Verdict.LATER, error=f"通道的答复无法理解（HTTP {status}）")
    if code == 0 and status == 200:
        return ACCEPTED
    error = f"通道拒绝了消息（错误码 {code}：{words}）"
    if code in _BUSY or status == 429 or status >= 500:
        return Answer(verdict=Verdict.DOWN, error=error)
    if code in _GONE:
        return Answer(verdict=Verdict.REFUSED, error=f"机器人已失效，请重新订阅：{error}")
    if code in _UNSAFE:
        advice = "请检查机器人的安全设置（自定义关键词可设为“督察”，或改用加签）"
        return Answer(verdict=Verdict.BLOCKED, error=f"{advice}：{error}")
    return Answer(verdict=Verdict.LATER, error=error)


def _code_of(body: bytes) -> tuple[int | None, str]:
    """The error code and its words: errcode/errmsg (WeCom, DingTalk), code/msg or StatusCode/StatusMessage (Feishu)."""
    try:
        answer = json.loads(body)
    except ValueError:
        return None, ""
    if not isinstance(answer, dict):
        return None, ""
    for name, words in (("errcode", "errmsg"), ("code", "msg"), ("StatusCode", "StatusMessage")):
        code = answer.get(name)
        if isinstance(code, int) and not isinstance(code, bool):
            return code, str(answer.get(words) or "")[:200]
    return None, ""


def _post(address: str, parameters: dict[str, str], payload: dict[str, Any], *, verify: bool) -> Answer:
    try:
        # no redirects: a robot has none, and the token must not travel to another host
        with requests.post(
            address, params=parameters, data=json.dumps(payload, ensure_ascii=False).encode(),
            headers={"Content-Type": "application/json; charset=utf-8", "User-Agent": "Ducha"},
            timeout=TIMEOUT, allow_redirects=False, stream=True, verify=verify,
        ) as response:  # fmt: skip
            body = response.raw.read(ANSWER_MOST, decode_content=True)
            return judge(response.status_code, body)
    except requests.Timeout:
        return Answer(verdict=Verdict.DOWN, error="通道没有及时答复（超时）")
    except (requests.RequestException, OSError) as error:
        # the exception's text names the address with its token: its kind must do
        return Answer(verdict=Verdict.DOWN, error=f"无法连接通道（{type(error).__name__}）")
