"""Below the heading 相关文章 inside a body go titles of other pages, with their days and summaries; plain text stays."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Role

TITLE = "松河县第七项督察整改任务公示"
TEXT = ("按照整改方案要求，松河黑臭水体治理已经完成。", "现将完成情况予以公示，接受社会监督。")
LINKS = ("一图读懂排污许可管理条例", "关于发布重点单位名录的通知", "我局组织开展环境日主题宣传活动")
FORMS = {
    "a day in its own line": "<div><a href='/{n}'>{t}</a><p>2024-05-1{n}</p></div>", "a day above": "<div><p>05-1{n}</p><a href='/{n}'>{t}</a></div>",
    "list items": "<li><a href='/{n}'>{t}</a><p>2024年5月1{n}日</p></li>", "two paragraphs": "<p><a href='/{n}'>{t}</a></p><p>2024-05-1{n} 09:3{n}</p>",
    "an age and a medium": "<div><a href='/{n}'>{t}</a><p>松河融媒 {n}天前</p></div>", "a definition": "<dl><dt><a href='/{n}'>{t}</a></dt><dd>[05-1{n}]</dd></dl>",
    "links alone": "<p><a href='/{n}'>{t}</a></p>",
}  # fmt: skip


def body(below: str) -> list[str]:
    text = "".join(f"<p>{line}</p>" for line in TEXT)
    page = f"<title>{TITLE}</title><h1>{TITLE}</h1><div class=entry-content>{text}<div><h3>相关文章</h3>{below}</div></div>"
    return read(page.encode(), "http://a.gov.cn/1.html", role=Role.DETAIL).body.split("\n")


@pytest.mark.parametrize("form", FORMS)
def test_titles_and_their_days_go(form: str) -> None:
    assert body("".join(FORMS[form].format(n=n, t=title) for n, title in enumerate(LINKS, 1))) == list(TEXT)


def test_summaries_between_titles_go_and_what_is_behind_the_last_title_stays() -> None:
    cards = "".join(f"<p><a href='/{n}'>{title}</a></p><p>松河县今年以来共办理此类事项{n}件。</p>" for n, title in enumerate(LINKS, 1))
    assert body(cards) == [*TEXT, "松河县今年以来共办理此类事项3件。"]


@pytest.mark.parametrize("plain", ["<p>松河县生态环境局</p><p>2026年3月5日</p>", "<p>2026-03-05</p>", "<p>附件已在网站公开，共12项。</p>"])
def test_plain_text_under_such_a_heading_stays(plain: str) -> None:
    assert body(plain)[:3] == [*TEXT, "相关文章"]
