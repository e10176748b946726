"""Files that once took seconds or minutes are refused or cut before they can, and their names can be stored."""

from __future__ import annotations

import io
import time
import zipfile
import zlib

import pytest

from parsers.decode import storable
from parsers.files import read_file
from parsers.files.content import Unreadable
from parsers.files.pdf_forms import refuse_nested_forms
from tests.file_samples_office import pack, xlsx


def form(number: int, drawn: int, times: int) -> bytes:
    commands = b"/F Do " * times
    return b"%d 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>/Length %d>>stream\n%s\nendstream\nendobj\n" % (
        number, drawn, len(commands), commands,
    )  # fmt: skip


def page_of_forms(*forms: bytes) -> bytes:
    head = (
        b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</F 10 0 R>>>>/Contents 5 0 R>>\nendobj\n"
        b"5 0 obj\n<</Length 5>>stream\n/F Do\nendstream\nendobj\n"
    )
    return head + b"".join(forms) + b"trailer<</Root 1 0 R/Size 99>>\n%%EOF"


@pytest.mark.parametrize(
    ("forms", "refused"),
    [([form(10, 10, 2)], True), ([form(10, 11, 1), form(11, 10, 3)], True), ([form(number, number + 1, 3) for number in range(10, 30)], True),
     ([form(number, number + 1, 1) for number in range(10, 14)], False), ([form(10, 99, 50)], False)],
    ids=["itself", "one another", "threefold twenty deep", "a chain", "nothing"],
)  # fmt: skip
def test_drawings_without_end_are_refused_before_they_are_drawn(forms: list[bytes], refused: bool) -> None:
    if refused:
        with pytest.raises(Unreadable, match="嵌套"):
            refuse_nested_forms(page_of_forms(*forms))
    else:
        refuse_nested_forms(page_of_forms(*forms))
        assert "嵌套" not in (read_file(page_of_forms(*forms), "http://a.cn/a.pdf").problem or "")


def test_a_packed_drawing_is_counted_too() -> None:
    packed = zlib.compress(b"/F Do " * 3)
    deep = [form(number, number + 1, 3).replace(b"/Length", b"/Filter/FlateDecode/Length").replace(b"/F Do /F Do /F Do ", packed) for number in range(10, 30)]
    with pytest.raises(Unreadable, match="嵌套"):
        refuse_nested_forms(page_of_forms(*deep))


def test_styles_without_end_are_done_without() -> None:
    sound = xlsx({"表": [["任务", 0.5]]})
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(b"</cellXfs>", b"<xf/>" * 200_000 + b"</cellXfs>")
    assert parts["xl/styles.xml"].count(b"<xf/>") == 200_000
    began = time.process_time()
    document = read_file(pack(parts), "http://a.cn/a.xlsx")
    assert time.process_time() - began < 6  # a quarter of a second on an idle core, half a minute with the styles
    assert "任务 | 0.5" in document.body
    assert document.dropped[0][0] == "cell-formats"


def test_slides_of_tags_alone_are_refused() -> None:
    slide = "<a>" + ("<p>" * 200 + "</p>" * 200) * 800 + "</a>"
    began = time.process_time()
    document = read_file(pack({"ppt/presentation.xml": "<p/>", **{f"ppt/slides/slide{n}.xml": slide for n in range(60)}}), "http://a.cn/a.pptx")
    assert time.process_time() - began < 4
    assert document.problem is not None and "标签" in document.problem


@pytest.mark.parametrize("name", ["%00%1f.pdf", "a%ed%a0%80.pdf", "%ef%bf%bf.doc"])
def test_a_name_can_be_stored(name: str) -> None:
    title = read_file(b"%PDF-", f"http://a.cn/{name}").title or ""
    assert storable(title) == title
