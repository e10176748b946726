"""A box below a body that begins with "附件" and links to files only is the notice's, whatever it is called."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Role

TITLE = "云溪县第六项督察整改任务销号公示"
TEXT = "<p>云溪河上游三座小水电站已经拆除，河道生态流量得到保障，现予公示。</p>" * 4
LIST = "<ul><li><a href='/u/a.pdf'>拆除清单</a></li><li><a href='/u/b.doc'>验收意见</a></li></ul>"
NAMES = ["div class=related", "div class=relate", "section class=more", "div class=share", "div class=copyright", "div class=art-foot", "nav", "footer", "aside", "div class=neutral"]


def files(box: str, container: str = "<div class=content>{}</div>") -> list[str]:
    raw = f"<title>{TITLE}</title><div class=main><h1>{TITLE}</h1>{container.format(TEXT)}{box}</div>"
    return [file.url.rpartition("/")[2] for file in read(raw.encode(), "http://sthj.yunxi.test/1.html", role=Role.DETAIL).attachments]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("label", ["<h3>相关附件</h3>", "附件：", "<p>附件下载</p>", "<strong>相关下载</strong>", "【附件】"])
def test_a_labelled_list_of_files_is_the_notices(name: str, label: str) -> None:
    if "下载" in label and ("foot" in name or "copyright" in name):
        return  # downloads at the foot of a page are the site's
    box = f"<{name}>{label}{LIST}</{name.partition(' ')[0]}>"
    assert files(box) == ["a.pdf", "b.doc"] == files(box, "<div id=zoom>{}</div>")


@pytest.mark.parametrize("name", NAMES)
def test_a_label_is_enough_for_an_address_without_an_ending(name: str) -> None:
    assert files(f"<{name}>附件：<a href='/f/9871'>拆除清单</a></{name.partition(' ')[0]}>") == ["9871"]


@pytest.mark.parametrize("name", NAMES[:-1])
@pytest.mark.parametrize(
    "inner",
    [
        "<h3>相关阅读</h3>" + LIST, "<h3>相关文件</h3>" + LIST, "<h3>推荐</h3>" + LIST, "附件：<a href='/u/a.pdf'>清单</a><a href='/a/1.html'>县委召开会议</a>", "<a href='/u/a.pdf'>办事指南下载</a>",
        "<h3>附件</h3>",
    ],
)  # fmt: skip
def test_other_lists_in_such_boxes_are_not(name: str, inner: str) -> None:
    assert files(f"<{name}>{inner}</{name.partition(' ')[0]}>") == []


@pytest.mark.parametrize("name", ["div class=footer", "div class=copyright", "footer"])
def test_downloads_at_the_foot_of_a_page_are_the_sites(name: str) -> None:
    assert files(f"<{name}>附件下载{LIST}</{name.partition(' ')[0]}>") == []
