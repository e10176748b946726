"""The group robots: a 200 with an error code is no success; the answer decides."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import io
import json
import logging
from collections.abc import Iterator

import pytest
from pydantic import SecretStr
from pytest_httpserver import HTTPServer
from werkzeug import Response

from notify.channels import Answer, Verdict, make_plugin, pass_on, scrub, secrets_in
from notify.robots import DingTalkRobot, FeishuRobot, LarkRobot, WeComRobot, judge, sign
from tests.notify_samples import free_port

TOKEN = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"


@pytest.fixture
def server(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[HTTPServer]:
    """A server that all four robots take for theirs; keeps what it is asked."""
    monkeypatch.setattr(WeComRobot, "notify_url", httpserver.url_for("/wecom") + "?key={key}")
    monkeypatch.setattr(DingTalkRobot, "notify_url", httpserver.url_for("/dingtalk") + "?access_token={token}")
    monkeypatch.setattr(FeishuRobot, "notify_url", httpserver.url_for("/feishu/") + "{token}/")
    monkeypatch.setattr(LarkRobot, "notify_url", httpserver.url_for("/lark/"))
    monkeypatch.setenv("NO_PROXY", "*")
    yield httpserver
    httpserver.clear()


def tell(address: str, text: str = "正文") -> Answer:
    plugin = make_plugin(SecretStr(address))
    assert plugin is not None
    title = "标题" if plugin.title_maxlen > 0 else ""
    return asyncio.run(pass_on(plugin, title=title, text=text, secrets=secrets_in(SecretStr(address))))


ROBOTS = [
    (f"wecombot://{TOKEN}", "/wecom", {"errcode": 0, "errmsg": "ok"}, {"errcode": 93000, "errmsg": "invalid webhook url"}),
    (f"dingtalk://{TOKEN}", "/dingtalk", {"errcode": 0, "errmsg": "ok"}, {"errcode": 300005, "errmsg": "token is not exist"}),
    (f"feishu://{TOKEN}", f"/feishu/{TOKEN}/", {"code": 0, "data": {}, "msg": "success"}, {"code": 19001, "msg": "invalid"}),
    (f"lark://{TOKEN}", f"/lark/{TOKEN}", {"StatusCode": 0, "StatusMessage": "success"}, {"code": 19001, "msg": "invalid"}),
]


@pytest.mark.parametrize(("address", "path", "good", "bad"), ROBOTS)
def test_the_error_code_decides_not_the_status(
    server: HTTPServer, address: str, path: str, good: dict[str, object], bad: dict[str, object]
) -> None:
    server.expect_ordered_request(path, method="POST").respond_with_json(good)
    server.expect_ordered_request(path, method="POST").respond_with_json(bad)
    assert tell(address) == Answer(verdict=Verdict.ACCEPTED)
    refused = tell(address)
    assert refused.verdict is Verdict.REFUSED
    assert str(bad.get("errcode", bad.get("code"))) in refused.error and TOKEN not in refused.error
    sent = [request.get_json() for request, _ in server.log]
    texts = [payload.get("text") or payload["content"] for payload in sent]
    assert all("正文" in (text.get("content") or text["text"]) for text in texts) and len(texts) == 2


@pytest.mark.parametrize(
    ("status", "body", "verdict"),
    [
        (200, b'{"errcode":0,"errmsg":"ok"}', Verdict.ACCEPTED),
        (200, b'{"errcode":45009,"errmsg":"api freq out of limit"}', Verdict.DOWN),
        (200, b'{"errcode":130101,"errmsg":"send too fast"}', Verdict.DOWN),
        (200, '{"errcode":310000,"errmsg":"关键词不匹配"}'.encode(), Verdict.BLOCKED),
        (200, b'{"code":19024,"msg":"Key Words Not Found"}', Verdict.BLOCKED),
        (200, b'{"code":11232,"msg":"frequency limited"}', Verdict.DOWN),
        (400, b'{"code":9499,"msg":"Bad Request","data":{}}', Verdict.LATER),
        (200, b'{"errcode":40058,"errmsg":"exceed max length"}', Verdict.LATER),
        (500, b"oops", Verdict.DOWN),
        (429, b"", Verdict.DOWN),
        (502, b'{"errcode":0}', Verdict.DOWN),
        (200, b"<html>login</html>", Verdict.LATER),
        (302, b"", Verdict.LATER),
        (200, b"", Verdict.LATER),
        (200, b"[]", Verdict.LATER),
        (200, b"\xff\xfe\x00", Verdict.LATER),
        (200, b'{"errcode":true}', Verdict.LATER),
        (200, b'{"errcode":"0"}', Verdict.LATER),
    ],
)
def test_judge(status: int, body: bytes, verdict: Verdict) -> None:
    assert judge(status, body).verdict is verdict


def test_dingtalk_is_signed_once(server: HTTPServer) -> None:
    server.expect_request("/dingtalk").respond_with_json({"errcode": 0})
    assert tell(f"dingtalk://SECabcdef@{TOKEN}").verdict is Verdict.ACCEPTED
    asked = server.log[0][0].args
    digest = hmac.new(b"SECabcdef", f"{asked['timestamp']}\nSECabcdef".encode(), hashlib.sha256).digest()
    assert base64.b64decode(asked["sign"]) == digest
    assert sign("SECabcdef", asked["timestamp"])["sign"] == asked["sign"]


def test_a_redirect_is_not_followed(server: HTTPServer) -> None:
    server.expect_request("/wecom").respond_with_response(Response(status=302, headers={"Location": "/elsewhere"}))
    assert tell(f"wecombot://{TOKEN}").verdict is Verdict.LATER
    assert len(server.log) == 1


def test_an_endless_answer_is_cut(server: HTTPServer) -> None:
    server.expect_request("/wecom").respond_with_data(b'{"errcode":0,"x":"' + b"a" * 300_000 + b'"}')
    assert tell(f"wecombot://{TOKEN}").verdict is Verdict.LATER


def test_nobody_there(server: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WeComRobot, "notify_url", f"http://127.0.0.1:{free_port()}/?key={{key}}")
    answer = tell(f"wecombot://{TOKEN}")
    assert answer.verdict is Verdict.DOWN and TOKEN not in answer.error


def test_no_token_in_any_log(server: HTTPServer) -> None:
    server.expect_request("/wecom").respond_with_json({"errcode": 93000, "errmsg": f"bad key {TOKEN}"})
    heard = io.StringIO()
    handler, root = logging.StreamHandler(heard), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        answer = tell(f"wecombot://{TOKEN}")
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    assert TOKEN not in answer.error and "***" in answer.error
    assert TOKEN not in "\n".join(line for line in heard.getvalue().splitlines() if "127.0.0.1 - -" not in line)


def test_other_apprise_channels_are_judged_by_apprise(httpserver: HTTPServer) -> None:
    httpserver.expect_ordered_request("/hook/secret-path").respond_with_data("", status=200)
    httpserver.expect_ordered_request("/hook/secret-path").respond_with_data("", status=500)
    address = f"json://127.0.0.1:{httpserver.port}/hook/secret-path"
    assert tell(address).verdict is Verdict.ACCEPTED
    payload = json.loads(httpserver.log[0][0].get_data())
    assert (payload["title"], payload["message"]) == ("标题", "正文")
    failed = tell(address)
    assert failed.verdict is Verdict.LATER
    assert "500" in failed.error and "secret-path" not in failed.error


def test_scrub_cuts_secrets_and_control_characters() -> None:
    secrets = secrets_in(SecretStr("wecombot://abc-DEF-123?format=text"))
    assert scrub("key abc-DEF-123\r\n\x1b[31mbad", secrets) == "key *** [31mbad"
