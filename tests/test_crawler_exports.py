"""What programs write under an Office name is a file, and a page in a file's place is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.document import Role
from parsers.files import read_file
from store.capture import Outcome
from tests.test_crawler_outcome import FRESH, POLL, SITE, of

TABLE = "<table border=1><tr><th>序号</th><th>任务</th><th>时限</th></tr><tr><td>1</td><td>青岚河清淤</td><td>2026年</td></tr></table>"
HEAD = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><style>td{}</style></head><body>'
PROSE = "<p>青岚市督察整改任务已经完成，现予公示。公示期内如有异议，请书面反映。</p>" * 8
MAIL = "From: <由 WPS 文字 保存>\r\nSubject: x\r\nDate: Mon\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n"
REFUSED = "<html><body><table><tr><td><h1>提示</h1></td></tr><tr><td>您请求的资源暂时无法提供，请稍候再试。</td></tr></table></body></html>"
LOGIN = f"<html><body><form action=/l>{TABLE}<tr><td>用户名</td><td><input name=u></td></tr></form></body></html>"
FAULT = "<html><body><table class=e><tr><th>#</th><th>Time</th></tr><tr><td>1</td><td>0.2</td></tr></table>文件读取出错</body></html>"


def fetched(name: str, raw: bytes) -> tuple[Outcome, str]:
    return of(replace(POLL, url=f"{SITE}/files/{name}", role=Role.ATTACHMENT), raw=raw)


@pytest.mark.parametrize(
    ("name", "text", "body"),
    [
        ("a.xls", TABLE, "序号 | 任务 | 时限\n1 | 青岚河清淤 | 2026年"),
        ("a.xls", f"{HEAD}{TABLE}</body></html>", "序号 | 任务 | 时限\n1 | 青岚河清淤 | 2026年"),
        ("a.xls", "序号\t任务\t时限\r\n1\t青岚河清淤,甲,乙,丙,丁\t2026年\r\n", "序号 | 任务 | 时限\n1 | 青岚河清淤,甲,乙,丙,丁 | 2026年"),
        ("a.doc", f"{HEAD}{PROSE}</body></html>", None), ("a.doc", f"{HEAD}{TABLE}</body></html>", None),
        ("a.doc", f"{MAIL}<html><body><p>甲</p></body></html>\r\n--x--", "甲"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_an_export_is_a_file_and_is_read(name: str, text: str, body: str | None, encoding: str) -> None:
    raw = text.encode(encoding)
    document = read_file(raw, f"{SITE}/files/{name}")
    assert fetched(name, raw) == (FRESH, "ok") and document.problem is None
    assert body is None or document.body == body


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.xls", REFUSED), ("a.doc", REFUSED), ("a.xls", LOGIN), ("a.doc", LOGIN), ("a.xls", FAULT), ("a.doc", FAULT),
        ("a.pdf", f"{HEAD}{TABLE}</body></html>"), ("a.doc", f"{HEAD}<p>下载次数已达上限。</p></body></html>"), ("a.xls", "系统繁忙"),
        ("a.doc", f"{HEAD}{PROSE}<a href='/'>首页</a></body></html>"), ("a.xls", f"{HEAD}{TABLE}<script>go()</script>"),
        ("a.xls", "error\t500\nat\tline 3"), ("a.xls", f"{HEAD}{PROSE}</body></html>"), ("a.docx", f"{HEAD}{PROSE}</body></html>"),
    ],
)  # fmt: skip
def test_a_page_in_a_files_place_is_refused(name: str, text: str) -> None:
    assert fetched(name, text.encode())[0] is not FRESH


def test_utf16_of_excel_is_a_file() -> None:
    raw = "序号\t任务\r\n1\t青岚河清淤\r\n2\t管网改造\r\n".encode("utf-16")
    assert fetched("a.xls", raw) == fetched("a.txt", raw) == (FRESH, "ok")
    assert read_file(raw, f"{SITE}/files/a.xls").body == "序号 | 任务\n1 | 青岚河清淤\n2 | 管网改造"
