"""Whenever two responses are proved alike, they are read alike: over every golden page, altered in every way we know."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from hashlib import sha256
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsers import sameness
from parsers.api import read
from parsers.document import PARSER_VERSION, Document, Role
from parsers.pruning import bare_of
from parsers.sameness import LARGEST, MOST_TAGS, is_of_this_parser, proof_of
from parsers.template import Template
from sources.source import Source
from tests.page_edits import EDITS
from tests.page_mutations import Pair, pair_of, region_of
from tests.page_noise import NOISE
from tests.test_goldens import PAGES, Golden

DETAILS = [golden for golden in PAGES if golden.role is Role.DETAIL]
URL = "http://sthj.example.gov.cn/zwgk/202603/t20260305_1.html"
PAGE = (
    "<html><head><title>公示_某市生态环境局</title></head><body><div class='TRS_Editor'>"
    "<p>第12号整改任务已完成，现予公示，公示期为10个工作日。</p><p>某市生态环境局</p></div></body></html>"
)


def text_of(golden: Golden) -> str:
    return golden.raw.decode(golden.expected["encoding"], "surrogateescape")


def bytes_of(golden: Golden, text: str) -> bytes:
    encoding = golden.expected["encoding"]
    return text.encode(encoding, "surrogateescape" if encoding != "gb18030" else "replace")


def altered(golden: Golden, dice: Random, noise: tuple[str, ...], edits: tuple[str, ...], *, beside: bool) -> Pair:
    lines = golden.expected.get("body") or [title for _, title, _ in golden.expected.get("rows", ())]
    text = text_of(golden)
    return pair_of(text, region_of(text, lines), dice, noise, edits, beside=beside)


def proof(golden: Golden, raw: bytes) -> str | None:
    return proof_of(
        raw, golden.expected["url"], role=golden.role, charset=golden.expected.get("charset"), source=None
    )  # fmt: skip


def what_matters(document: Document) -> Document:
    """All that is read of a page but the notes on what was thrown away."""
    return replace(document, dropped=())


def check(golden: Golden, pair: Pair) -> bool:
    """Assert that a pair that is proved alike is read alike; whether it was proved."""
    before, after = bytes_of(golden, pair.before), bytes_of(golden, pair.after)
    first = proof(golden, before)
    if first is None or first != proof(golden, after):
        return False
    assert what_matters(golden.read(before)) == what_matters(golden.read(after)), (golden.id, pair.done)
    return True


@pytest.mark.parametrize("golden", [pytest.param(golden, id=golden.id) for golden in PAGES])
def test_what_is_proved_alike_is_read_alike(golden: Golden) -> None:
    for number in range(16):
        dice = Random(f"{golden.id} {number}")
        noise = tuple(dice.sample(NOISE, dice.randint(0, 3)))
        edits = tuple(dice.choices(list(EDITS), k=dice.randint(0, 2)))
        check(golden, altered(golden, dice, noise, edits, beside=bool(number % 2)))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    golden=st.sampled_from(PAGES), seed=st.integers(0, 2**32), noise=st.lists(st.sampled_from(NOISE), max_size=4),
    edits=st.lists(st.sampled_from(sorted(EDITS)), max_size=3), beside=st.booleans(),
)  # fmt: skip
def test_so_it_is_whatever_is_put_together(
    golden: Golden, seed: int, noise: list[str], edits: list[str], beside: bool
) -> None:
    check(golden, altered(golden, Random(seed), tuple(noise), tuple(edits), beside=beside))


SOUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div class=share>", "</div>", "<td>", "<table>", "<span class='llcs'>", "</span>", "<a href=x.pdf>",
         "</a>", "浏览次数：", "12", "85%", "已完成整改", "今天是", "2026年3月5日", "<div id=zoom>", "<br>", "<b", ">", "<p a\"='1>",
         "<iframe src=/a.pdf>", "<noscript>", "<script>", "</script>", "<!--", "-->", "&lt;p&gt;", "&#13;", "<p =x>", "<p x>",
         "<p x=''>", "<xmp>", "<plaintext>", "<title>", "</title>", " ", "\u3000", "\n", "<ul class=nav>", "<li>", "您是第",
         "位访客", "<input name=a value=", "'>", "<style>", "<svg>", "<![CDATA[", "]]>", "<body>", "<head>", "\x00", "\x0b"]
    ), max_size=14,
).map("".join)  # fmt: skip


@settings(max_examples=300)
@given(frame=st.sampled_from(["{}", f"<body>{PAGE}{{}}", "<div class='TRS_Editor'><p>公示期为10个工作日。</p>{}</div>"]),
       one=SOUP, other=SOUP, role=st.sampled_from([Role.DETAIL, Role.LIST]))  # fmt: skip
def test_so_it_is_in_a_soup_of_tags(frame: str, one: str, other: str, role: Role) -> None:
    """Pieces that a parser may take for one another: what is written alike in the end must be read alike."""
    raws = [frame.replace("{}", part).encode() for part in (one, other, one.replace("x=''", "x").replace("12", "13"))]
    given_ = [(proof_of(raw, URL, role=role, charset=None, source=None), raw) for raw in raws]
    for mark, raw in given_[1:]:
        if mark is not None and mark == given_[0][0]:
            found, first = (what_matters(read(page, URL, role=role)) for page in (raw, raws[0]))
            assert found == first


def test_noise_beside_the_notice_is_mostly_proved() -> None:
    """What the proof is for: the share is asserted for each kind of noise, so that a rule that stops working shows."""
    proved: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for golden in DETAILS[::2]:
        for name in NOISE:
            pair = altered(golden, Random(f"{golden.id} {name}"), (name,), (), beside=True)
            if pair.before != pair.after:
                tried[name] += 1
                proved[name] += proof(golden, bytes_of(golden, pair.before)) == proof(golden, bytes_of(golden, pair.after))
    share = {name: proved[name] / tried[name] for name in tried}
    at_every_visit = set(NOISE) - {"advertisement", "white-space", "attribute-order"}
    among_prose = {"navigation", "side-column"}  # put in between paragraphs by chance, they are not believed
    least = {name: 0.7 if name in among_prose else 0.85 for name in at_every_visit}
    assert {name: round(share[name], 2) for name in at_every_visit if share[name] < least[name]} == {}
    assert sum(proved[name] for name in at_every_visit) >= 0.95 * sum(tried[name] for name in at_every_visit)


def test_the_mutations_reach_every_part_of_a_reading() -> None:
    """The sweep would prove nothing if its edits changed nothing that is read."""
    reached: defaultdict[str, set[str]] = defaultdict(set)
    for golden in DETAILS[::3]:
        before = golden.read()
        for name in EDITS:
            pair = altered(golden, Random(f"{golden.id} {name}"), (), (name,), beside=True)
            after = golden.read(bytes_of(golden, pair.after))
            for field in ("body", "attachments", "images", "title", "published", "facts", "source", "identity"):
                if getattr(before, field) != getattr(after, field):
                    reached[field].add(name)
    assert reached.keys() == {"body", "attachments", "images", "title", "published", "facts", "source", "identity"}
    assert len(reached["body"]) >= 10


# --- what else has a say in a reading


def source(**values: Any) -> Source:
    given_ = {
        "id": "demo", "name": "某市生态环境局", "region": "211400", "level": "prefecture", "agency": "生态环境局",
        "hosts": ("sthj.example.gov.cn",), "lists": ({"url": "http://sthj.example.gov.cn/gs/", "evidence": "verified"},),
    }  # fmt: skip
    return Source.model_validate(given_ | values)


API = {"rows": "data.list", "date": "day"}
OTHERWISE: dict[str, dict[str, Any]] = {
    "address": {"url": URL.replace("_1", "_2")}, "role": {"role": Role.LIST}, "charset": {"charset": "gb18030"},
    "template": {"template": Template(path="div.a>div.b")}, "source": {"source": source()},
    "selector of the body": {"source": source(reading={"body": "#zoom"})},
    "selector of the rows": {"source": source(reading={"rows": "li"})},
    "detail_pattern": {"source": source(detail_pattern="t2026")}, "region": {"source": source(region="131400")},
    "site code": {"source": source(identity={"site_code": "2114000001"})},
    "hosts": {"source": source(hosts=("sthj.example.gov.cn", "www.example.gov.cn"))},
    "api": {"source": source(lists=({"url": "http://sthj.example.gov.cn/gs/", "evidence": "verified", "api": API},))},
}  # fmt: skip


def of_page(page: str = PAGE, **values: Any) -> str | None:
    return proof_of(page.encode(values.get("charset") or "utf-8"), **({"url": URL, "role": Role.DETAIL, "charset": None, "source": None} | values))


def test_all_that_has_a_say_in_a_reading_is_part_of_the_proof() -> None:
    proofs = {"as it is": of_page()} | {name: of_page(**values) for name, values in OTHERWISE.items()}
    assert None not in proofs.values() and len(set(proofs.values())) == len(proofs)
    assert of_page() == of_page() and all(len(mark or "") <= 64 for mark in proofs.values())


@pytest.mark.parametrize(
    "edit",
    [
        ("第12号", "第13号"), ("公示_某市", "通知_某市"), ("</div>", "<p></p><a href='a.pdf'>附件</a></div>"), ("<p>某市", "<td>某市"),
        ("</head>", '<meta name="SiteIDCode" content="2114000001"></head>'), ("</body>", "主办：某局</body>"),
        ("</head>", '<base href="/other/"></head>'), ("<p>某市", "<p style='display:none'>某市"), ("<p>某市", "<p hidden>某市"),
        ("</head>", '<meta name="PubDate" content="2026-03-05"></head>'), ("<p>某市", "<img src=a.jpg><p>某市"),
    ],
)  # fmt: skip
def test_every_part_of_a_page_that_is_read_is_part_of_the_proof(edit: tuple[str, str]) -> None:
    assert PAGE.count(edit[0]) >= 1
    assert of_page(PAGE.replace(*edit)) != of_page()


def test_a_proof_is_the_same_in_every_process() -> None:
    """What one worker proves, another recognises: nothing in it hangs on a process's hash seed."""
    values = OTHERWISE["api"]["source"].model_copy(update={"identity": OTHERWISE["site code"]["source"].identity})
    script = (
        "import sys; from sources.source import Source; from parsers.document import Role; from parsers.sameness import proof_of;"
        "s = Source.model_validate_json(sys.argv[1]);"
        "print(proof_of(sys.argv[2].encode(), sys.argv[3], role=Role.DETAIL, charset=None, source=s))"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", script, values.model_dump_json(), PAGE, URL], capture_output=True, text=True, check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        )  # fmt: skip
        assert done.stdout.strip() == of_page(source=values)


@pytest.mark.parametrize(
    ("raw", "role"),
    [
        (b"", Role.DETAIL), (b" \n", Role.DETAIL), (b"\x0b", Role.DETAIL), (b"%PDF-1.7 ...", Role.DETAIL), (b"PK\x03\x04..", Role.LIST),
        (b'{"a": 1}', Role.DETAIL), (PAGE.encode(), Role.ATTACHMENT), (PAGE.encode() + b" " * LARGEST, Role.DETAIL),
        (PAGE.encode() + b"<p>" * MOST_TAGS, Role.DETAIL),
    ],
)  # fmt: skip
def test_where_no_proof_is_to_be_had(raw: bytes, role: Role) -> None:
    assert proof_of(raw, URL, role=role, charset=None, source=None) is None


@settings(max_examples=150)
@given(raw=st.one_of(st.binary(max_size=300), SOUP.map(str.encode)), charset=st.sampled_from([None, "gbk", "utf-16", "nonsense"]))
def test_no_bytes_make_it_raise(raw: bytes, charset: str | None) -> None:
    for role in Role:
        mark = proof_of(raw, URL, role=role, charset=charset, source=None)
        assert mark is None or is_of_this_parser(mark)


def test_a_proof_of_another_parser_or_template_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    mark, template = of_page(), Template(path="div.a")
    assert is_of_this_parser(mark) and mark is not None and mark.startswith(f"{PARSER_VERSION}-")
    assert not is_of_this_parser(mark, template) and not is_of_this_parser(None)
    assert is_of_this_parser(of_page(template=template), template)
    monkeypatch.setattr("parsers.template.PARSER_VERSION", "another")
    assert not is_of_this_parser(mark) and of_page() != mark


def broken(*_: object) -> None:
    raise RecursionError


def test_a_fault_of_the_first_pass_is_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    sameness.forget()
    monkeypatch.setattr(sameness, "prune", broken)
    assert of_page() is None


def test_a_page_that_was_met_is_not_looked_through_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scripts and comments may differ; nothing else that has a say in how it is read."""
    sameness.forget()
    first = of_page()
    monkeypatch.setattr(sameness, "prune", broken)
    ticking = PAGE.replace("<body>", "<body><!-- 10:31 --><script>var visits = 4821;</script>")
    assert first == of_page() == of_page(ticking) == of_page(template=None) is not None
    assert of_page(PAGE.replace("12", "13")) is None and of_page(PAGE.replace("class", "id")) is None
    assert of_page(role=Role.LIST) is None and of_page(url=URL + "?a=1") is None
    assert all(of_page(**values) is None for values in OTHERWISE.values() if "template" not in values)


def test_so_many_pages_are_remembered() -> None:
    pages = [bare_of(PAGE.replace("12", str(number)), Role.DETAIL) for number in range(5)]
    memory, fresh = sameness._Digests(2), sameness._Digests(5)
    for page in (*pages, *reversed(pages)):
        assert memory.of(sha256(), page, None) == fresh.of(sha256(), page, None)
        assert len(memory._known) <= 2
    assert len(fresh._known) == len(set(fresh._known.values())) == 5
