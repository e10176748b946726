"""Short links without an address below a notice: those that hand out files are its files, the others are buttons."""

from __future__ import annotations

import re

import pytest

from parsers.api import read
from parsers.document import Document, Role

TITLE = "松河县第七项督察整改任务公示"
TEXT = ("按照整改方案要求，松河黑臭水体治理已经完成。", "现将完成情况予以公示，接受社会监督。", "松河县水利局", "2026年3月5日")


def page(below: str) -> Document:
    body = "".join(f"<p>{line}</p>" for line in TEXT)
    return read(f"<title>{TITLE}</title><h1>{TITLE}</h1><div class=TRS_Editor>{body}{below}</div>".encode(), "http://a.gov.cn/1.html", role=Role.DETAIL)


def row(*links: tuple[str, str]) -> str:
    return "<p>{}</p>".format(" ".join(f'<a href="{address}">{text}</a>' for address, text in links))


@pytest.mark.parametrize(
    ("below", "calls"),
    [
        (row(("javascript:downFile(1)", "附件1"), ("javascript:downFile(2)", "附件2")), ["script:downFile(1)", "script:downFile(2)"]),
        ("<p>附件：</p>" + row(("javascript:downFile(1)", "方案"), ("javascript:downFile(2)", "清单")), ["script:downFile(1)", "script:downFile(2)"]),
        ("<p>附件：</p>" + row(("javascript:open(1)", "方案"), ("javascript:open(2)", "清单")), []),
        (row(("javascript:get(1)", "下载"), ("javascript:get(2)", "下载")), []),
        (row(("#", "附表一"), ("#", "附表二")), []),
    ],
)  # fmt: skip
def test_what_hands_out_files_is_no_button(below: str, calls: list[str]) -> None:
    document = page(below)
    assert all(word in document.body for word in re.findall(r'">([^<]+)</a>', below))
    assert [file.url for file in document.attachments] == calls


def test_another_file_behind_the_same_word_is_a_change() -> None:
    first, later = (page(row(("javascript:downFile(1)", "附件1"), (f"javascript:downFile({number})", "附件2"))) for number in (2, 9))
    assert first.fingerprint != later.fingerprint


@pytest.mark.parametrize(
    "below",
    [
        row(("javascript:void(0)", "握手"), ("#", "鸡蛋")),
        row(("javascript:window.print()", "打印"), ("javascript:void(0)", "分享"), ("#", "下载")),
        row(("/misc.php?ac=click&id=3", "路过"), ("/misc.php?ac=click&id=4", "雷人")),
        '<p>附件：<a href="/f/1.pdf">方案.pdf</a></p>' + row(("javascript:window.print()", "打印"), ("javascript:void(0)", "微信")),
    ],
)  # fmt: skip
def test_buttons_still_go(below: str) -> None:
    assert [line for line in page(below).body.split("\n") if not line.startswith("附件")] == list(TEXT)
