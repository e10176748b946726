"""The notice column is found and read exactly, in every shape, whatever stands around it or came before it."""

from __future__ import annotations

import pytest

from parsers.listing import NOTHING_FOUND
from tests.listing_pages import crowded_page, notices, page, read, source_with
from tests.listing_shapes import HOST, SHAPES, UL, Shape, each, got, jpage, plain_list, wanted


@pytest.mark.parametrize("count", [1, 3, 16])
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_column_is_read_exactly_whatever_changes_around_it(shape: Shape, count: int) -> None:
    found = notices(count, shape.path)
    for noise in (1, 2):
        reading = read(page(shape.render(found), noise=noise), HOST + shape.url)
        assert got(reading) == wanted(found), (noise, reading.shape)
        assert reading.problem is None
        assert shape.says in {"", reading.shape}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_column_is_found_on_a_page_that_does_not_name_it(shape: Shape) -> None:
    """Without meta, heading or breadcrumb the rows alone must tell."""
    found = notices(6, shape.path)
    for noise in (3, 4):
        text = page(shape.render(found), noise=noise, name="临河")
        assert got(read(text, HOST + shape.url)) == wanted(found), noise


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_column_is_found_among_boxes_with_lists_of_their_own(shape: Shape) -> None:
    for seed in range(4):
        found = notices((1, 2, 3, 12)[seed], shape.path, seed=seed)
        reading = read(crowded_page(shape.render(found), seed), HOST + shape.url)
        assert got(reading) == wanted(found), seed


SIGNALS = {  # the column and a rival that comes first and is longer; they differ in one thing only
    "zone": ("<div>{column}</div>", "<div class='news-hot'>{rival}</div>", "/x/show.asp?id={n}", True),
    "footer": ("<div>{column}</div>", "<footer>{rival}</footer>", "/x/show.asp?id={n}", True),
    "noise-heading": ("<div><h3>督察</h3>{column}</div>", "<div><h3>点击排行</h3>{rival}</div>", "/x/show.asp?id={n}", True),
    "own-name": ("<div><h3>督察整改</h3>{column}</div>", "<div>{rival}</div>", "/x/show.asp?id={n}", True),
    "other-name": ("<div>{column}</div>", "<div><h3>要闻快递</h3>{rival}</div>", "/x/show.asp?id={n}", True),
    "folder": ("<div>{column}</div>", "<div>{rival}</div>", "/dczg/show.asp?id={n}", True),
    "folder-below": ("<div>{column}</div>", "<div>{rival}</div>", "/dczg/xh/show.asp?id={n}", True),
    "pager": ("<div>{column}<p><a href='?p=2'>下一页</a></p></div>", "<div>{rival}</div>", "/x/show.asp?id={n}", True),
    "counts": ("<div>{column}</div>", "<div class='b'>{counted}</div>", "/x/show.asp?id={n}", False),
}


@pytest.mark.parametrize("signal", SIGNALS)
def test_each_sign_of_the_column_decides_alone(signal: str) -> None:
    ours, theirs, path, dates = SIGNALS[signal]
    found, rival = notices(2, path), notices(9, "/y/show.asp?id={n}1", seed=3)
    counted = each('<li><a href="{href}">{title}</a><b>{dd}7</b></li>', "<ul>", "</ul>")(rival)
    boxes = [theirs.format(rival=plain_list(rival, dates), counted=counted), ours.format(column=plain_list(found, dates))]
    for order in (boxes, boxes[::-1]):
        text = f"<html><head><title>督察整改_临河市</title></head><body>{'<hr>'.join(order)}</body></html>"
        assert [row.url for row in read(text, HOST + "/dczg/list.asp").rows] == [HOST + n.path for n in found]


def test_pinned_list_above_the_list_belongs_to_it() -> None:
    found = notices(6, "/dczg/{ym}/t{ymd}_{n}.html")
    pinned = UL(found[:1]).replace("<ul>", '<ul class="top">')
    assert got(read(page(pinned + UL(found[1:])), HOST + "/dczg/")) == wanted(found)


@pytest.mark.parametrize("before", ["<!-- 友情链接 -->", "<script>var a='热点排行';</script>", "<div><b>推荐</b>{row}</div>"])
def test_what_stands_before_the_column_is_not_taken_for_its_heading(before: str) -> None:
    found = notices(2, "/dczg/show.asp?id={n}")
    row = '<a href="/y/show.asp?id=77001">局领导带队调研重点企业治理</a>'
    rival = "<div class='b'>" + plain_list(notices(9, "/z/show.asp?id={n}", seed=3)) + "</div>"
    text = f"<html><body><div class='a'>{before.format(row=row)}<div class='c'>{UL(found)}</div></div>{rival}</body></html>"
    assert got(read(text, HOST + "/dczg/list.asp")) == wanted(found)


def test_noise_pages_differ() -> None:
    """The pages of the tests above would prove nothing if their noise were all the same."""
    assert len({page("", noise=noise) for noise in range(8)}) == 8
    assert any("热点排行" in page("", noise=n) and "次</span>" in page("", noise=n) for n in range(8))


def test_page_without_rows_does_not_borrow_the_hot_list() -> None:
    hot = "".join(
        f'<li><a href="/xw/202601/t2026011{i}_8812{i}.html">{n.title}</a><span>{n.day}</span></li>'
        for i, n in enumerate(notices(8, ""))
    )
    text = f"<html><body><div class='main'></div><div class='side'><h3>热点排行</h3><ul>{hot}</ul></div></body></html>"
    reading = read(text, HOST + "/dczg/")
    assert reading.rows == ()
    assert reading.problem == NOTHING_FOUND


def test_selector_overrides_and_says_when_it_fails() -> None:
    found = notices(3, "/xw/{n}.html")
    other = notices(9, "/dczg/{ym}/t{ymd}_{n}.html", seed=5)
    text = page(UL(other) + each('<li class="mine"><a href="{href}">{title}</a> {day}</li>', "<ul>", "</ul>")(found))
    assert got(read(text, HOST + "/dczg/", source_with(rows="li.mine"))) == wanted(found)
    nothing = read(text, HOST + "/dczg/", source_with(rows="li.absent"))
    assert nothing.rows == () and "li.absent" in (nothing.problem or "")
    wrong = read(text, HOST + "/dczg/", source_with(rows="li[[["))
    assert wrong.rows == () and "选择器" in (wrong.problem or "")


def test_selector_reaches_into_a_datastore() -> None:
    found = notices(4, "/art/{y}/{m}/{d}/art_42150_{n}.html")
    assert got(read(page(jpage(found)), HOST + "/col/col42150/index.html", source_with(rows="li:has(b)"))) == wanted(found)


def test_detail_pattern_filters_rows() -> None:
    found = notices(8, "/dczg/{ym}/t{ymd}_{n}.html")
    text = page(UL(found))
    kept = read(text, HOST + "/dczg/", source_with(detail_pattern=r"/202603/"))
    assert got(kept) == [row for row in wanted(found) if "/202603/" in row[0]]
    assert 0 < len(kept.rows) < 8
    none = read(text, HOST + "/dczg/", source_with(detail_pattern=r"/content/post_"))
    assert none.rows == () and "8" in (none.problem or "")
