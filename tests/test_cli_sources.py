"""`ducha sources`: the catalogue listed, checked, enabled, and probed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.source_files import to_toml, verified, write_verified
from sources.catalogue import load
from sources.source import Evidence, Source
from tests.local_site import Command, Site, serving, source_toml


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as opened:
        opened.set_notices(1, 2)
        yield opened


@pytest.fixture
def ducha(tmp_path: Path) -> Command:
    return Command(tmp_path / "home")


@pytest.fixture
def own(ducha: Command, site: Site) -> Path:
    """The operator's file of a source on loopback, in a folder of its own below `sources`."""
    path = ducha.home / "sources" / "liaoning" / "青岚.toml"
    path.parent.mkdir(parents=True)
    path.write_text(source_toml(site))
    return path


def test_list(ducha: Command, own: Path) -> None:
    found = {source["id"]: source for source in ducha.lines("sources", "list")}
    assert len(found) > 50
    assert found["qinglan"] | {"last_ok_at": None} == {
        "id": "qinglan", "name": "青岚市生态环境局", "region": "211400", "agency": "青岚市生态环境局", "enabled": False,
        "pages": 0, "evidence": "hit", "troubles": [], "last_ok_at": None,
    }  # fmt: skip
    assert {s["id"] for s in ducha.lines("sources", "list", "--region", "葫芦岛")} >= {"qinglan"}
    assert "qinglan" not in {s["id"] for s in ducha.lines("sources", "list", "--region", "110000")}
    assert ducha.lines("sources", "list", "--enabled") == []
    assert "没有这样的来源" in ducha("sources", "list", "--enabled").stdout
    lines = ducha("sources", "list", "--region", "211400").stdout.splitlines()
    assert lines[0].startswith("ID\t") and any("辽宁省葫芦岛市" in line and "停用" in line for line in lines)


def test_check(ducha: Command, own: Path) -> None:
    assert ducha.object("sources", "check")["problems"] == []
    assert "0 处错误" in ducha("sources", "check").stdout
    own.write_text(own.read_text().replace("agency", "agancy").replace("211400", "999999"))
    result = ducha("sources", "check", code=1)
    assert "青岚.toml" in result.stderr and "agancy" in result.stderr
    problems = ducha.object("sources", "check", code=1)["problems"]
    assert all(problem["file"] == str(own) for problem in problems)
    assert "ducha sources check" in ducha("sources", "enable", "qinglan", code=1).stderr


def test_enable_and_disable(ducha: Command, own: Path) -> None:
    assert "启用 1 个来源" in ducha("sources", "enable", "qinglan").stdout
    assert [s["id"] for s in ducha.lines("sources", "list", "--enabled")] == ["qinglan"]
    assert [page["source"] for page in ducha.lines("watch", "list")] == ["qinglan"]
    assert "1 个原已启用" in ducha("sources", "enable", "qinglan").stdout
    figures = ducha.poll("--source", "qinglan")
    assert figures["fresh"] == 3 and figures["events"] == {}
    assert "停用 1 个来源" in ducha("sources", "disable", "qinglan").stdout
    assert ducha.poll()["polled"] == 0
    assert "没有启用" in ducha("poll", "--source", "qinglan", code=1).stderr


def test_enable_a_region_leaves_out_what_is_only_inferred(ducha: Command, own: Path) -> None:
    own.write_text(own.read_text().replace('"hit"', '"inferred"'))
    assert "qinglan" in ducha("sources", "enable", "211400").stdout  # named as left out
    assert "qinglan" not in {s["id"] for s in ducha.lines("sources", "list", "--enabled")}
    ducha("sources", "enable", "葫芦岛", "--inferred")
    assert "qinglan" in {s["id"] for s in ducha.lines("sources", "list", "--enabled")}


def test_enable_says_that_nobody_is_named(ducha: Command) -> None:
    assert "DUCHA_CONTACT" in ducha("sources", "enable", "beijing.gov.cn", ALLOW_ADDRESSES="").stdout


@pytest.mark.parametrize("action", ["enable", "disable"])
def test_unknown_names(ducha: Command, action: str) -> None:
    result = ducha("sources", action, "beijing.gov.cm", code=1)
    assert "beijing.gov.cm" in result.stderr and "beijing.gov.cn" in result.stderr
    ducha("sources", action, code=2)


def test_probe_writes_what_it_verified_into_the_operators_file(ducha: Command, own: Path) -> None:
    before = own.read_text()
    result = ducha.object("sources", "probe", "qinglan")
    assert result["file"] == str(own) and result["lists"][0]["rows"] == 2
    assert own.read_text() == before.replace('"hit"', '"verified"')  # comments and all
    catalogue = load(ducha.home / "sources")
    assert catalogue.problems == ()
    assert [page.evidence for page in catalogue.sources["qinglan"].lists] == [Evidence.VERIFIED]
    text = ducha("sources", "probe", "qinglan").stdout
    assert "关于第1号整改任务验收销号的公示" in text and "2 条" in text and str(own) in text


def test_probe_without_writing(ducha: Command, own: Path) -> None:
    before = own.read_text()
    assert ducha.object("sources", "probe", "qinglan", "--no-write")["file"] is None
    assert own.read_text() == before


def test_probe_stores_no_page(ducha: Command, own: Path) -> None:
    ducha("sources", "probe", "qinglan")
    assert ducha.lines("watch", "list") == []


def test_probe_of_what_cannot_be_read(ducha: Command, own: Path, site: Site) -> None:
    before = own.read_text()
    del site.pages["/gsgg/"]
    result = ducha.object("sources", "probe", "qinglan", code=1)
    assert result["verified"] == [] and result["lists"][0]["outcome"] == "gone" and own.read_text() == before
    assert "答复不存在" in ducha("sources", "probe", "qinglan", code=1).stdout
    assert "目录中没有" in ducha("sources", "probe", "nowhere", code=1).stderr


def test_probe_of_a_shipped_source_makes_a_copy(tmp_path: Path) -> None:
    source = next(source for source in load().sources.values() if len(source.lists) > 1)
    address = str(source.lists[0].url)
    path = write_verified(source, {address}, tmp_path / "sources")
    catalogue = load(tmp_path / "sources")
    assert path.name == f"{source.id}.toml" and catalogue.problems == ()
    assert catalogue.sources[source.id] == verified(source, {address})
    assert [page.evidence is Evidence.VERIFIED for page in catalogue.sources[source.id].lists].count(True) == 1


def test_a_file_written_in_another_way_is_written_anew(ducha: Command, own: Path, site: Site) -> None:
    data = tomllib.loads(own.read_text())
    source = Source.model_validate(data)
    own.write_text(f'lists = [{{ url = "{site.base}/gsgg/" }}]\n' + own.read_text().partition("[[lists]]")[0])
    ducha("sources", "probe", "qinglan")
    (page,) = load(ducha.home / "sources").sources["qinglan"].lists
    assert page.evidence is Evidence.VERIFIED and page.url == source.lists[0].url


@pytest.mark.parametrize("source", load().sources.values(), ids=lambda source: source.id)
def test_every_shipped_source_survives_being_written(source: Source) -> None:
    assert Source.model_validate(tomllib.loads(to_toml(source))) == source


WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20)


@given(note=WORDS, topics=st.lists(WORDS, max_size=3), sponsor=WORDS, delay=st.floats(0, 1e6), holds=WORDS)
def test_any_text_survives_being_written(note: str, topics: list[str], sponsor: str, delay: float, holds: str) -> None:
    source = Source.model_validate(
        {
            "id": "qinglan", "name": "青岚市", "region": "211400", "level": "prefecture", "agency": "青岚市",
            "hosts": ["sthjj.qinglan.test"], "note": note, "topics": topics, "identity": {"sponsor": sponsor},
            "politeness": {"delay": delay}, "include_title": r"整改|\d+\.销号'\"",
            "lists": [{"url": "https://sthjj.qinglan.test/a/", "holds": holds}, {"url": "https://sthjj.qinglan.test/b/"}],
        }
    )  # fmt: skip
    assert Source.model_validate(tomllib.loads(to_toml(source))) == source
