"""A notice of an invented town, and how the tests of constructions read a page with it."""

from __future__ import annotations

from parsers.api import read
from parsers.document import Document, Role
from tests.parsers_detail_pages import HOST

URL = HOST + "/gs/20260304/118.html"
TITLE = "云河市第9项督察整改任务完成情况公示"
P = (
    "经市督察整改办组织核查，第9项整改任务所列的31家石材加工企业已全部入园，扬尘问题得到解决。",
    "新建封闭料棚12座，硬化道路4.6公里，安装喷淋设施58套，园区颗粒物浓度降至61微克/立方米。",
    "公示期为2026年3月4日至3月10日，监督电话：0599-6123045。",
)
BODY = "".join(f"<p>{text}</p>" for text in P)
FORM = "text-indent:2em;line-height:28pt"


def page(inner: str, title: str = f"{TITLE}-云河市生态环境局", url: str = URL) -> Document:
    markup = f"<html><head><meta charset=utf-8><title>{title}</title></head><body>{inner}</body></html>"
    return read(markup.encode(), url, role=Role.DETAIL)


def lines(inner: str, title: str = f"{TITLE}-云河市生态环境局") -> list[str]:
    return [block.text for block in page(inner, title).blocks]


def files(inner: str) -> list[str]:
    return [file.url for file in page(inner).attachments]
