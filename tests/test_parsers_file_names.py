"""A file is one wherever it stands: one list of endings, and what a link shows counts as its address does."""

from __future__ import annotations

import pytest

from parsers.address import is_download
from parsers.api import read
from parsers.document import Role
from parsers.sameness import proof_of
from parsers.weights import names_file

URL = "http://sthj.yunwu.test/gs/t20250401_3.html"
TEXT = "<p>经核查，云雾市第三项整改任务已完成，共清理河道18公里，拆除违建4处，现予公示，公示期十个工作日。</p>" * 3
ENDINGS = ["pdf", "doc", "docx", "docm", "xls", "xlsx", "xlsm", "wps", "et", "dps", "ofd", "ceb", "zip", "rar", "7z", "csv", "ppt", "pptx", "txt", "rtf", "gz"]


def raw(inside: str = "", beside: str = "") -> bytes:
    return f"<html><head><meta charset=utf-8><title>公示</title></head><body><div class=w><h1>云雾市第三项整改任务公示</h1><div class=TRS_UEDITOR>{TEXT}{inside}{TEXT}</div>{beside}</div></body></html>".encode()


def files(page: bytes) -> list[str]:
    return [file.url.rsplit("/", 1)[1] for file in read(page, URL, role=Role.DETAIL).attachments]


def proof(page: bytes) -> str | None:
    return proof_of(page, URL, role=Role.DETAIL, charset=None, source=None)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("box", ['<div class="more">{}</div>', '<div class="print">{}</div>', "<p>{}</p>"])
def test_a_file_inside_a_body_is_never_cut_for_the_name_of_its_box(ending: str, box: str) -> None:
    one, other = (raw(inside=box.format(f'<a href="/f/{n}.{ending}">整改方案</a>')) for n in (1, 2))
    assert files(one) == [f"1.{ending}"]
    assert proof(one) != proof(other)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_in_a_box_beside_the_body(ending: str) -> None:
    assert files(raw(beside=f'<div class="fj"><a href="/f/1.{ending}">附件：整改方案</a></div>')) == [f"1.{ending}"]
    assert is_download(f"http://a.test/f/1.{ending.upper()}?id=3")


@pytest.mark.parametrize("address", ["/servlet/getfile?id={}", "/system/_content/down.jsp?id={}", "/attach/{}", "/upload/{}"])
@pytest.mark.parametrize("place", ["inside", "beside"])
def test_what_a_link_shows_is_the_name_of_a_file(address: str, place: str) -> None:
    one, other = (
        raw(**{place: f'<div class="fj print"><a href="{address.format(n)}"><span>附件：整改方案.pdf</span></a></div>'}) for n in (5, 6)
    )
    assert len(files(one)) == 1 and files(one) != files(other)
    assert proof(one) != proof(other)


def test_names_that_are_none() -> None:
    assert names_file("整改方案.PDF") and names_file("（附件：清单.xlsx）")
    assert not names_file("关于报送.doc格式材料的通知") and not names_file("云雾市召开会议") and not names_file("")
    assert not is_download("http://a.test/t1.html") and not is_download("http://a.test/down?f=1.pdf")
