"""The pretend sites: what they answer at each step, and that only what the story says ever means anything."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from html import unescape

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from demo.answers import Asked, answer, robots
from demo.files import make_file
from demo.shapes import SHAPES
from demo.story import Page
from parsers.document import canonical
from tests.demo_farm_sites import BASELINE, LAST, STORY, decoded, desk_at, detail, lines_of, listing, shown


@pytest.mark.parametrize("page", BASELINE, ids=lambda page: page.key)
def test_a_page_shows_its_body_its_title_and_its_identity(page: Page) -> None:
    given = detail(page.key, 0)
    text, site = shown(given), STORY.site(page.site)
    assert given.status == 200
    for line in lines_of(page.body):
        assert line in text
    for word in (page.title, site.site_code, site.icp, site.police, "主办", page.origin):
        assert canonical(word) in text
    assert f"{page.at:%Y-%m-%d}" in decoded(given)


@pytest.mark.parametrize("page", BASELINE, ids=lambda page: page.key)
def test_a_page_changes_at_every_step_and_never_within_one(page: Page) -> None:
    bodies = [detail(page.key, step).body for step in range(len(STORY.steps))]
    seen = [body for body in bodies if b"$_ts" not in body and b"404 Not Found" not in body]
    assert len(set(seen)) == len(seen)
    assert detail(page.key, 3).body == detail(page.key, 3).body or page.key == "hs-22"


@pytest.mark.parametrize("site", STORY.sites, ids=lambda site: site.key)
def test_a_list_shows_every_row_and_changes_at_every_step(site) -> None:  # type: ignore[no-untyped-def]
    html = unescape(decoded(listing(site.key, 0)))
    for page in BASELINE:
        if page.site == site.key:
            assert page.title in html
            path = SHAPES[site.shape].detail_path(page)
            assert path in html or path.replace(".jsp?", ".jsp;jsessionid=") in re.sub(r"=[0-9A-F]{32}\?", "=", html)
    bodies = [listing(site.key, step).body for step in range(len(STORY.steps))]
    seen = [body for body in bodies if b"$_ts" not in body]
    assert len(set(seen)) == len(seen)


def test_hanweb_rows_lie_only_in_the_datastore() -> None:
    html = decoded(listing("yz", 0))
    assert len(re.findall(r"<record><!\[CDATA\[", html)) == 5
    visible = BeautifulSoup(re.sub(r"<script.*?</script>", "", html, flags=re.S), "lxml")
    titles = {page.title for page in BASELINE if page.site == "yz"}
    assert not titles & {a.get("title") or a.get_text() for a in visible.find_all("a")}


def test_the_old_site_says_its_charset_in_the_page_alone() -> None:
    given = detail("lx-03", 0)
    assert given.content_type == "text/html"
    assert b"charset=gb2312" in given.body
    with pytest.raises(UnicodeDecodeError):
        given.body.decode("utf-8")
    assert ";jsessionid=" in decoded(given)


def test_session_ids_differ_by_step_and_lead_to_the_same_page() -> None:
    sessions = [re.findall(r";jsessionid=([0-9A-F]{32})", decoded(listing("lx", step)))[0] for step in (0, 1)]
    assert sessions[0] != sessions[1]
    target = f"/hbj/view.jsp;jsessionid={sessions[0]}?id=1023&xxfl=2"
    assert answer(desk_at("lx", 0), Asked(target=target)).body == detail("lx-03", 0).body


def test_trs_writes_its_paging_and_has_a_second_page() -> None:
    assert 'createPageHTML(2, 0, "index", "html")' in decoded(listing("ln", 0))
    second = answer(desk_at("ln", 0), Asked(target="/ztzl/dczg/index_1.html"))
    assert "任务验收销号公示" in decoded(second)
    assert answer(desk_at("ln", 0), Asked(target="/ztzl/dczg/index_2.html")).status == 404


def test_both_trs_editors_occur() -> None:
    bodies = [decoded(detail(page.key, 0)) for page in BASELINE if page.site == "ln"]
    assert any('class="TRS_Editor"' in body for body in bodies)
    assert any("TRS_UEDITOR" in body for body in bodies)


def test_the_index_table_is_printed_twice() -> None:
    text = shown(detail("hs-21", 0))
    assert text.count("索引号:") == 2 and text.count("黄环督办〔2026〕21号") == 2


def test_a_new_notice_appears_with_its_step() -> None:
    assert detail("ln-43", 0).status == 404
    assert STORY.page("ln-43").title not in decoded(listing("ln", 0))
    assert detail("ln-43", 1).status == 200
    assert STORY.page("ln-43").title in decoded(listing("ln", 1))


def test_a_withdrawn_notice_is_gone_from_site_and_list_and_comes_back() -> None:
    title = STORY.page("ln-38").title
    assert [detail("ln-38", step).status for step in (8, 9, 13, 14)] == [200, 404, 404, 200]
    assert [title in decoded(listing("ln", step)) for step in (8, 9, 14)] == [True, False, True]


def test_a_soft_404_says_200() -> None:
    given = detail("gy-09", 9)
    assert given.status == 200 and "不存在或已删除" in decoded(given)
    assert detail("gy-09", 10).status == 200 and "砂石加工" in decoded(detail("gy-09", 10))


def test_a_refusal_names_when_to_come_again() -> None:
    given = detail("sl-12", 4)
    assert given.status == 503 and int(given.headers["Retry-After"]) > 0
    assert detail("sl-plan", 4).status == 200


def test_a_challenge_covers_the_whole_host() -> None:
    desk = desk_at("sl", 6)
    for target in ("/", "/robots.txt", "/zwgk/tzgg.htm", "/info/1043/28540.htm", "/anything"):
        given = answer(desk, Asked(target=target))
        assert given.status == 412 and b"$_ts" in given.body
    assert listing("sl", 8).status == 200 and STORY.page("sl-15").title in decoded(listing("sl", 8))


def test_a_flap_shows_the_old_copy_to_the_first_request_only() -> None:
    assert "关停9家" in decoded(detail("hs-22", 3, first=True))
    for step, first in ((3, False), (2, True), (4, True)):
        assert "关停6家" in decoded(detail("hs-22", step, first=first))


def test_a_redesign_keeps_words_and_addresses() -> None:
    before, after = detail("sl-12", 10), detail("sl-12", 11)
    assert b'id="vsb_content"' in before.body and b'id="vsb_content_501"' in after.body
    for line in lines_of(STORY.page("sl-12").body):
        assert line in shown(before) and line in shown(after)
    links = [set(re.findall(r"/__local/[^\"]+|/info/1043/\d{5}\.htm", decoded(given))) for given in (before, after)]
    assert links[0] == links[1]


def test_a_hijack_changes_sponsor_and_text_and_keeps_the_code() -> None:
    clean, taken = decoded(detail("tj-02", 12)), decoded(detail("tj-02", 13))
    code, sponsor = STORY.site("tj").site_code, STORY.site("tj").sponsor
    assert f"主办单位:{sponsor}" in clean and f"主办单位:{sponsor}" not in taken
    assert code in clean and code in taken
    assert "即时比分" in taken and "即时比分" in decoded(listing("tj", 13))
    assert "即时比分" not in decoded(detail("tj-02", 15)) + decoded(listing("tj", 15))


def test_an_empty_list_is_a_good_page_without_rows() -> None:
    given = listing("yz", 14)
    assert given.status == 200 and "<record>" not in decoded(given) and "点击排行" in decoded(given)
    assert "<record>" in decoded(listing("yz", 15))


def test_attachments_are_exchanged_under_the_old_address_and_under_a_new_one() -> None:
    page, ln = STORY.page("hs-21"), STORY.page("ln-43")
    path = SHAPES["publicity"].file_path(page, page.files[0], 0)
    before, after = (answer(desk_at("hs", step), Asked(target=path)) for step in (5, 6))
    assert before.body != after.body and before.headers["ETag"] != after.headers["ETag"]
    assert detail("hs-21", 6).body.count(path.encode()) == 1
    old, new = (SHAPES["trs"].file_path(ln, ln.files[0], n) for n in (0, 1))
    assert old in decoded(detail("ln-43", 6)) and new not in decoded(detail("ln-43", 6))
    assert new in decoded(detail("ln-43", 7)) and old not in decoded(detail("ln-43", 7))
    assert answer(desk_at("ln", 6), Asked(target=new)).status == 404
    assert answer(desk_at("ln", 7), Asked(target=new)).body == answer(desk_at("ln", 7), Asked(target=old)).body


def test_attachments_are_sound_files() -> None:
    pdf = make_file("第一行\n第二行", "pdf")
    offset = int(pdf.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    assert pdf[offset : offset + 4] == b"xref"
    first = int(pdf[offset:].split(b"\n")[3].split()[0])
    assert pdf[first:].startswith(b"1 0 obj")
    stream = re.search(rb"stream\n(.*?)\nendstream", pdf, re.S)
    assert stream and "第二行".encode("utf-16-be").hex().encode() in zlib.decompress(stream[1])
    with zipfile.ZipFile(io.BytesIO(make_file("第一行\n<二>", "docx"))) as archive:
        assert archive.testzip() is None
        assert "第一行&" not in archive.read("word/document.xml").decode()
        assert "&lt;二&gt;" in archive.read("word/document.xml").decode()
    assert make_file("同", "docx") == make_file("同", "docx") != make_file("异", "docx")


@pytest.mark.parametrize(("key", "header", "ask"), [
    ("hs-22", "ETag", "if_none_match"), ("ln-41", "Last-Modified", "if_modified_since"),
    ("gy-09", "ETag", "if_none_match"),
])  # fmt: skip
def test_validators_give_304(key: str, header: str, ask: str) -> None:
    given = detail(key, 1)
    again = detail(key, 1, **{ask: given.headers[header]})
    assert (again.status, again.body) == (304, b"") and again.headers[header] == given.headers[header]
    assert detail(key, 1, **{ask: '"other"'}).status == 200


def test_a_weak_validator_outlives_the_counters_and_not_an_edit() -> None:
    tags = [detail("gy-progress", step).headers["ETag"] for step in (1, 2, 3)]
    assert tags[0].startswith("W/") and tags[0] == tags[1] != tags[2]
    assert detail("gy-progress", 1).body != detail("gy-progress", 2).body
    assert listing("gy", 4).headers["ETag"] != listing("gy", 5).headers["ETag"]


def test_robots_close_what_pages_link_to() -> None:
    assert "Disallow: /search/" in robots(STORY.site("ln"))
    assert "Crawl-delay: 0.2" in robots(STORY.site("lx"))
    assert "Disallow" not in robots(STORY.site("gy"))
    assert 'action="/search/' in decoded(listing("ln", 0))
    assert 'href="/attachDir/' in decoded(detail("hs-21", 0))


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(STORY.sites), st.integers(0, LAST), st.text(), st.none() | st.text(), st.none() | st.text())
def test_any_request_is_answered(site, step, target, tag, since) -> None:  # type: ignore[no-untyped-def]
    asked = Asked(target="/" + target, if_none_match=tag, if_modified_since=since)
    assert answer(desk_at(site.key, step), asked).status in {200, 404, 412}
    listed = listing(site.key, step, if_none_match=tag, if_modified_since=since)
    assert listed.status in {200, 304, 412}
