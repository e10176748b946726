"""What an address, a label or a place makes a file of, and what it does not: hosts, folders, lists of other notices."""

from __future__ import annotations

import pytest

from parsers.address import canonical_url, file_key
from parsers.api import read
from parsers.document import Document, Role
from parsers.file_lines import listed_as_files
from parsers.pruning import prune_detail
from parsers.weights import as_read, looks_like_file, which_look_like_files

TITLE = "云溪县第六项督察整改任务公示"
PROSE = "<p>按照整改方案要求，我县已完成尾矿库治理任务，现予以公示。</p>"
SIGNED = "<p>云溪县应急管理局</p><p>2026年4月8日</p>"
LISTS = "".join(f"<p><a href='/a/{n}.html'>第{n}项整改任务清单</a></p>" for n in range(1, 4))
SERVLETS = "".join(f"<p><a href='/servlet/attach?id={n}'>{n}.第{n}项整改任务清单</a></p>" for n in range(1, 4))


def page(body: str, host: str = "yx.gov.cn") -> Document:
    text = f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>"
    return read(text.encode(), f"http://{host}/1.html", role=Role.DETAIL)


def marked(*pieces: str) -> str:
    return f"<div class=TRS_Editor>{''.join(pieces)}</div>"


@pytest.mark.parametrize(
    "address",
    [
        "/a.pdf", "/a.pdf?x=1", "/x?f=a.gz", "http://www.gz.gov.cn/a.zip", "/down/a.docx;v=2", "/x/download/33",
        "/file/downloadFile.do?id=3", "download('33')", "javascript:downloadFile(3)", "?action=download&id=3",
        "download.html?id=3", "方案.pdf（下载次数：35）", "openFile('/u/a.xls')",
    ],
)  # fmt: skip
def test_a_file_is_one_by_the_end_of_its_path_or_by_the_program_that_hands_it_out(address: str) -> None:
    assert looks_like_file(address)
    assert which_look_like_files(["/1.html", address]) == [1]


@pytest.mark.parametrize(
    "address",
    [
        "http://www.gz.gov.cn/a/1.html", "//sthjj.gz.gov.cn/", "http://et:8080/1.html", "http://a.et", "/download-center/",
        "/a.et.html", "/gz/a.gz/1.html", "/y/download.js", "http://download.yx.gov.cn/1.html", "方案.pdf下载说明.html",
    ],
)  # fmt: skip
def test_a_host_a_folder_and_a_name_in_the_midst_are_no_file(address: str) -> None:
    assert not looks_like_file(address)
    assert which_look_like_files([address, "/1.html"]) == []


def test_the_first_two_thousand_characters_of_an_address_count_whatever_stands_beside_it() -> None:
    long = "/x?" + "a" * 2500 + ".pdf"
    assert not looks_like_file(long)
    assert which_look_like_files([long]) == []
    assert which_look_like_files([long, "/y/download.do"]) == [1]


@pytest.mark.parametrize("host", ["sthjj.gz.gov.cn", "sthjj.sz.gov.cn"])
def test_a_menu_and_a_related_list_are_known_on_every_host(host: str) -> None:
    links = "".join(f"<li><a href='http://{host}/n/{n}.html'>第{n}条工作动态</a></li>" for n in range(1, 6))
    assert "工作动态" not in prune_detail(f"<body><div class=nav>{links}</div><p>{PROSE * 6}</p></body>").markup
    read_there = page(marked(PROSE * 3, SIGNED, f"<div class=related><ul>{links}</ul></div>"), host)
    assert read_there.body.endswith("2026年4月8日")


@pytest.mark.parametrize(
    ("below", "files", "links"),
    [
        ("<p>附件：</p>" + SERVLETS, 3, 0),
        ("<p>附件：</p>" + LISTS, 0, 3),
        ("<p>附件：</p><p><a href=/u/a.pdf>清单</a></p>" + SERVLETS, 4, 0),
        ("<p>附件：</p><p><a href=/u/a.pdf>清单</a></p>" + LISTS, 1, 0),
        (LISTS, 0, 0),
        ("<p>附件：</p><p>上一篇：<a href=/a/1.html>第三项整改任务清单</a></p>", 0, 0),
        ("<p>附件：</p>" + SERVLETS + "<p>相关信息</p>" + LISTS, 3, 0),
    ],
)
def test_what_is_listed_under_a_label_below_the_sign_off_stays_and_ways_on_go(below: str, files: int, links: int) -> None:
    document = page(marked(PROSE * 2, SIGNED, below))
    assert (len(document.attachments), len(document.links)) == (files, links)
    lines = document.body.partition("2026年4月8日")[2].split()
    assert len([line for line in lines if line != "附件："]) == files + links


def test_nothing_is_listed_where_no_label_says_so() -> None:
    assert listed_as_files([]) == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("/list.jsp?from=20&to=40", "/list.jsp?from=0&to=40", False),
        ("/a.html?from=timeline", "/a.html", True),
        ("/a.html?from=singlemessage", "/a.html?from=groupmessage", True),
        ("/a.html?from=2026-03-01", "/a.html", False),
    ],
)
def test_where_a_page_was_opened_from_is_dropped_and_where_a_list_begins_is_not(one: str, other: str, same: bool) -> None:
    assert (canonical_url("http://yx.gov.cn" + one) == canonical_url("http://yx.gov.cn" + other)) is same


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("http://yx.gov.cn/u/a.pdf?token=33", "yx.gov.cn/u/a.pdf"),
        ("http://yx.gov.cn/get?id=3&token=33", "yx.gov.cn/get?id=3"),
        ("http://yx.gov.cn/get?token=33", "yx.gov.cn/get?token=33"),  # may be the file's own id
    ],
)
def test_a_pass_is_no_part_of_a_file_but_where_nothing_else_names_it(address: str, key: str) -> None:
    assert file_key(address) == key


def test_long_addresses_are_spelled_as_short_ones_are() -> None:
    blanks = " " * 5000
    assert canonical_url(f"{blanks}http://yx.gov.cn/a.html{blanks}") == "http://yx.gov.cn/a.html"
    assert canonical_url("data:image/png;base64," + "A" * 200_000, "http://yx.gov.cn/") == ""
    assert canonical_url("/a.html", "http://yx.gov.cn/" + "b" * 2000) == "http://yx.gov.cn/a.html"


@pytest.mark.parametrize(
    ("names", "read_as"),
    [("a  b", "a  b"), ("a " * 600, ("a " * 500)[:-1]), ("a" * 990 + " bcdefghijkl", "a" * 990), (" " * 5000 + "mark", "mark")],
)
def test_names_are_read_whole_as_far_as_a_thousand_characters(names: str, read_as: str) -> None:
    assert as_read(names) == read_as


@pytest.mark.parametrize("classes", [3, 60, 90])
def test_a_mark_behind_many_classes_is_a_mark(classes: int) -> None:
    names = " ".join(f"md:w-{number}" for number in range(classes))
    document = page(f"<div class='tools {names} TRS_Editor'>{PROSE}{SIGNED}</div>")
    assert document.container == "trs"
    assert document.body.endswith("2026年4月8日")
