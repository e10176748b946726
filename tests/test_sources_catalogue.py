"""The catalogue: shipped files are right, faulty files are named and never raise, names select sources."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sources import catalogue, regions
from sources.blocklist import blocked_hosts, is_blocked
from sources.catalogue import BUILTIN, Catalogue, UnknownName, load
from sources.source import Evidence, Expectation, ListPage, Politeness, Reading, SiteIdentity, Source

FAMILIES = {
    "trs", "hanweb", "jpaas", "vsb", "ucap", "guangdong", "anhui", "hebei", "heilongjiang", "liaoning", "epoint", "generic",
}  # fmt: skip
GOOD = """id = "sthjj.qinglan.gov.cn"
name = "青岚市生态环境局"
region = "211400"
level = "prefecture"
agency = "青岚市生态环境局"
hosts = ["sthjj.qinglan.gov.cn"]

[[lists]]
url = "https://sthjj.qinglan.gov.cn/zwgk/tzgg/"
"""
FILES = sorted(BUILTIN.rglob("*.toml"))
DOCUMENT = Path(__file__).parents[1] / "docs" / "adding-a-source.md"


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load()


def read(folder: Path, *texts: str | bytes) -> Catalogue:
    """The catalogue of these files alone."""
    folder.mkdir(exist_ok=True, parents=True)
    for number, text in enumerate(texts):
        (folder / f"{number}.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(folder, builtin=False)


def faults(found: Catalogue) -> list[tuple[str, str]]:
    return [(problem.key, problem.message) for problem in found.problems]


# --- what ships -----------------------------------------------------------------------------------------------------


def test_every_shipped_file_is_a_source_without_fault(shipped: Catalogue) -> None:
    assert shipped.problems == ()
    assert len(FILES) == len(shipped.sources) >= 80
    assert len({source.region[:2] for source in shipped.sources.values()}) >= 31


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_file_is_short_and_repeats_no_default(path: Path) -> None:
    text = path.read_text("utf-8")
    data = tomllib.loads(text)
    source = Source.model_validate(data)
    assert path.stem == source.id == source.hosts[0].removeprefix("www.")
    assert len(text.splitlines()) < 20
    assert source.family in FAMILIES
    given_keys = source.model_dump(mode="json", exclude_unset=True)
    assert given_keys == source.model_dump(mode="json", exclude_defaults=True)


def test_no_clone_is_a_source(shipped: Catalogue) -> None:
    assert len(shipped.blocked) >= 17
    for source in shipped.sources.values():
        hosts = [*source.hosts, *(page.url.host or "" for page in source.lists)]
        assert not any(is_blocked(host, shipped.blocked) for host in hosts)
        assert all(host.endswith(".gov.cn") for host in source.hosts)


def test_nothing_is_called_verified_and_inferred_is_off(shipped: Catalogue) -> None:
    evidence = [page.evidence for source in shipped.sources.values() for page in source.lists]
    assert Evidence.VERIFIED not in evidence
    for source in shipped.sources.values():
        assert source.enabled_by_default == any(page.evidence is not Evidence.INFERRED for page in source.lists)
    off = [source.id for source in shipped.sources.values() if not source.enabled_by_default]
    assert "hld.gov.cn" in off and "sthj.ln.gov.cn" not in off


def test_site_codes_begin_with_their_region(shipped: Catalogue) -> None:
    coded = [source for source in shipped.sources.values() if source.identity.site_code]
    assert coded
    assert all((source.identity.site_code or "").startswith(source.region) for source in coded)


def test_mixed_columns_keep_notices_and_drop_other_news(shipped: Catalogue) -> None:
    pattern = re.compile(shipped.sources["sthj.ln.gov.cn"].include_title or "")
    wanted = ["第二轮中央生态环境保护督察整改任务验收销号意见公示", "转办信访件边督边改公开情况(第十批)", "信访件办理情况公示"]
    assert all(pattern.search(title) for title in wanted)
    assert not pattern.search("全省植树造林现场会召开")


# --- faults ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "key", "words"),
    [
        ('name = "青岚市生态环境局"\n', "", "name", "缺少必填项"),
        ('level = "prefecture"', 'level = "city"', "level", "只能是 'ministry'、'province'、'prefecture'、'county'"),
        ('region = "211400"', "region = 211400", "region", "应为文字"),
        ('region = "211400"', 'region = "2114"', "region", "6 位"),
        ('region = "211400"', 'region = "211499"', "region", "没有 211499"),
        ('region = "211400"', 'region = "371200"', "region", "莱芜市已撤销，现为 370100"),
        ('level = "prefecture"', 'level = "county"', "level", "prefecture"),
        ('id = "sthjj', 'id = "Sthjj', "id", "小写"),
        ('hosts = ["sthjj.qinglan.gov.cn"]', "hosts = []", "hosts", "至少要有一项"),
        ('hosts = ["sthjj.qinglan.gov.cn"]', 'hosts = ["http://a.gov.cn/"]', "hosts[0]", "主机名"),
        ('hosts = ["sthjj.qinglan.gov.cn"]', 'hosts = ["www.qinglan.gov.cn"]', "lists[0].url", "不在 hosts 里"),
        ("[[lists]]", "famly = 'trs'\n[[lists]]", "famly", "是否想写 family"),
        ("[[lists]]", "include_title = '(督察'\n[[lists]]", "include_title", "正则表达式"),
        ("[[lists]]", "[politeness]\ndelay = -1\n[[lists]]", "politeness.delay", "大于或等于 0"),
        ("[[lists]]", "[politeness]\ndelai = 1\n[[lists]]", "politeness.delai", "是否想写 delay"),
        ("[[lists]]", "[identity]\nsite_code = '12'\n[[lists]]", "identity.site_code", "10 位"),
        ('url = "https://sthjj', 'rander = "http"\nurl = "https://sthjj', "lists[0].rander", "是否想写 render"),
        ('url = "https://sthjj.qinglan.gov.cn/zwgk/tzgg/"', 'url = "zwgk/tzgg/"', "lists[0].url", "网址"),
        ('url = "https://', 'url = "ftp://', "lists[0].url", "http://"),
        ("[[lists]]", "[lists]", "lists", "列表"),
        ("[[lists]]", "[politeness]\ndelay = inf\n[[lists]]", "politeness.delay", "有限"),
        ("[[lists]]", "[politeness]\ndelay = nan\n[[lists]]", "politeness.delay", "大于或等于"),
        ("[[lists]]", "[politeness]\ndelay = 'x'\n[[lists]]", "politeness.delay", "应为数字"),
        ("[[lists]]", "[politeness]\ninterval = 0\n[[lists]]", "politeness.interval", "应大于 0"),
        ("[[lists]]", "[politeness]\nrobots = 'maybe'\n[[lists]]", "politeness.robots", "true 或 false"),
        ("[[lists]]", "[politeness]\nhours = '8-18'\n[[lists]]", "politeness.hours", "08:00-18:00"),
        ("[[lists]]", "[expect]\nmin_rows = 1.5\n[[lists]]", "expect.min_rows", "应为整数"),
        ("[[lists]]", "[expect]\nmax_quiet = 0\n[[lists]]", "expect.max_quiet", "大于或等于 1"),
        ("[[lists]]", "identity = 5\n[[lists]]", "identity", "应为一组键值"),
        ("[[lists]]", "topics = 'x'\n[[lists]]", "topics", "应为列表"),
        ('agency = "青岚市生态环境局"', 'agency = " "', "agency", "不能为空"),
        ('hosts = ["sthjj.qinglan.gov.cn"]', "hosts = [5]", "hosts[0]", "应为文字"),
        ('url = "https://sthjj.qinglan.gov.cn/zwgk/tzgg/"', "url = 5", "lists[0].url", "应为网址"),
        ('url = "https://sthjj.qinglan.gov.cn/zwgk/tzgg/"', 'url = "http://"', "lists[0].url", "不是完整的网址"),
        ('url = "https://', 'evidence = "sure"\nurl = "https://', "lists[0].evidence", "'verified'、'code'"),
    ],
)
def test_a_fault_is_named_by_key_in_chinese(tmp_path: Path, old: str, new: str, key: str, words: str) -> None:
    assert old in GOOD
    found = read(tmp_path, GOOD.replace(old, new))
    assert not found.sources
    named = dict(faults(found))
    assert key in named, named
    assert words in named[key]
    assert all(str(tmp_path / "0.toml") == problem.file for problem in found.problems)
    assert not any("不符合要求" in message for message in named.values())  # the fallback, half English


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    broken = GOOD.replace("211400", "2114").replace("prefecture", "city").replace("https://", "ftp://")
    other = GOOD.replace('"sthjj.qinglan.gov.cn"\nname', '"other.gov.cn"\nname').replace("/tzgg/", "/gsgg/")
    found = read(tmp_path, broken, "id = ", other)
    assert [key for key, _ in faults(found)] == ["region", "level", "lists[0].url", ""]
    assert "TOML 语法错误" in found.problems[-1].message and found.problems[-1].file.endswith("1.toml")
    assert set(found.sources) == {"other.gov.cn"}


def test_the_same_id_twice_in_a_folder(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD, GOOD.replace("/tzgg/", "/gsgg/"))
    assert [key for key, _ in faults(found)] == ["id"]
    assert str(found.sources["sthjj.qinglan.gov.cn"].lists[0].url).endswith("/tzgg/")


def test_a_list_that_two_sources_claim(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD, GOOD.replace('id = "sthjj', 'id = "another'))
    assert [key for key, _ in faults(found)] == ["lists[0].url"]
    assert "another.qinglan.gov.cn" in str(found.problems) or "sthjj.qinglan.gov.cn" in str(found.problems)


def test_an_operators_file_replaces_the_shipped_one_and_a_broken_one_does_not(tmp_path: Path, shipped: Catalogue) -> None:
    mine = (BUILTIN / "liaoning" / "hld.gov.cn.toml").read_text("utf-8").replace("葫芦岛市人民政府", "我的葫芦岛")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "any-name.toml").write_text(mine, "utf-8")
    found = load(tmp_path)
    assert found.problems == ()
    assert found.sources["hld.gov.cn"].name == "我的葫芦岛"
    assert set(found.sources) == set(shipped.sources)
    (tmp_path / "deep" / "any-name.toml").write_text(mine.replace("211400", "211499"), "utf-8")
    found = load(tmp_path)
    assert [key for key, _ in faults(found)] == ["region"]
    assert found.sources["hld.gov.cn"].name == "葫芦岛市人民政府"


def test_clone_hosts_of_the_operator_are_refused(tmp_path: Path) -> None:
    (tmp_path / "blocklist.toml").write_text('[[clone]]\nhost = "www.Qinglan.gov.cn"\n[[clone]]\ncopies = "x"\n', "utf-8")
    found = read(tmp_path, GOOD)
    assert found.blocked == {"qinglan.gov.cn"} and found.sources == {}
    assert [key for key, _ in faults(found)] == ["clone[1].host", "hosts[0]", "lists[0].url"]
    assert is_blocked("QINGLAN.gov.cn:80", found.blocked) and is_blocked("sthjj.qinglan.gov.cn", found.blocked)
    assert not is_blocked("notqinglan.gov.cn", found.blocked) and not is_blocked("gov.cn", found.blocked)
    assert blocked_hosts(tmp_path) > {"qinglan.gov.cn", "czx24.com"} and "qinglan.gov.cn" not in blocked_hosts()


def test_development_zones_stand_under_their_prefecture(tmp_path: Path) -> None:
    zone = GOOD.replace('level = "prefecture"', 'level = "county"')
    assert read(tmp_path / "a", zone).problems
    assert not read(tmp_path / "b", zone.replace('name = "青岚市生态环境局"', 'name = "青岚经济技术开发区管委会"')).problems


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00", "名称 = 甲".encode("gb18030"), b"a = " + b"[" * 20_000, b"a = " + b"9" * 6_000, b"x" * 70_000,
        b"", b"lists = 5", b"id = 1979-05-27", b"include_title = 'a{99999999999999999999}'",
        GOOD.replace("[[lists]]", "exclude_title = 'a{99999999999999999999}'\n[[lists]]").encode(),
        GOOD.replace("[[lists]]", f"exclude_title = '{'(' * 5000}{')' * 5000}'\n[[lists]]").encode(),
    ],
)  # fmt: skip
def test_hostile_files_are_problems_not_exceptions(tmp_path: Path, content: bytes) -> None:
    found = read(tmp_path, content, GOOD)
    assert found.problems
    assert all(re.search("[一-鿿]", problem.message) for problem in found.problems)
    assert set(found.sources) == {"sthjj.qinglan.gov.cn"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_to_a_file_raises(tmp_path: Path, data: st.DataObject) -> None:
    raw = bytearray(GOOD.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    found = read(tmp_path, bytes(raw))
    assert bool(found.problems) or bool(found.sources)


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    found = load(tmp_path / "nowhere", builtin=False)
    assert found == Catalogue()


def test_an_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    assert [problem.message[:4] for problem in load(tmp_path, builtin=False).problems] == ["读不了文"]


# --- asking ---------------------------------------------------------------------------------------------------------


def test_a_region_includes_what_lies_in_it(shipped: Catalogue) -> None:
    liaoning = {source.id for source in shipped.by_region("210000")}
    assert {"ln.gov.cn", "sthj.ln.gov.cn", "hld.gov.cn", "shenyang.gov.cn"} <= liaoning
    assert "jl.gov.cn" not in liaoning and "mee.gov.cn" not in liaoning
    assert [source.id for source in shipped.by_region("211400")] == ["hld.gov.cn"]
    assert set(shipped.by_region("000000")) == set(shipped.sources.values())
    assert shipped.by_region("999999") == ()


def test_sources_are_selected_by_id_code_or_name(shipped: Catalogue) -> None:
    for name in ("hld.gov.cn", "211400", "葫芦岛", "葫芦岛市", "辽宁省葫芦岛市", " 葫芦岛 "):
        assert [source.id for source in shipped.select(name)] == ["hld.gov.cn"]
    assert shipped.select("辽宁", "210000", "hld.gov.cn") == shipped.by_region("210000")
    assert shipped.select("兴国县", "hld.gov.cn")[0].id == "xingguo.gov.cn"
    assert shipped.select("全国") == tuple(shipped.sources.values())


def test_names_that_select_nothing_are_told_together_with_near_matches(shipped: Catalogue) -> None:
    with pytest.raises(UnknownName) as caught:
        shipped.select("hldd.gov.cn", "葫芦岛", "鼓楼区", "鞍山")
    text = str(caught.value)
    assert isinstance(caught.value, KeyError)
    assert caught.value.names == ("hldd.gov.cn", "鼓楼区", "鞍山")
    assert "hld.gov.cn" in caught.value.near and "是否指" in text
    assert "“鼓楼区”不止一处" in text and "福建省福州市鼓楼区(350102)" in text
    assert "没有辽宁省鞍山市(210300)的来源" in text


def test_asking_for_nothing_gives_nothing(shipped: Catalogue) -> None:
    assert shipped.select() == ()
    with pytest.raises(UnknownName):
        shipped.select("")


def test_sources_come_in_order_of_region(shipped: Catalogue) -> None:
    order = [source.region for source in shipped.sources.values()]
    assert order == sorted(order)
    assert all(key == source.id for key, source in shipped.sources.items())


# --- the document ---------------------------------------------------------------------------------------------------


def test_the_document_explains_every_key() -> None:
    text = DOCUMENT.read_text("utf-8")
    rows = set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
    sections = set(re.findall(r"^### `\[?(\w+)\]?`", text, re.MULTILINE))
    for model in (Source, ListPage, SiteIdentity, Politeness, Expectation, Reading):
        assert set(model.model_fields) <= rows | sections, model.__name__
    assert {evidence.value for evidence in Evidence} <= rows
    assert rows >= FAMILIES


def test_the_documents_example_is_a_good_source_of_under_twenty_lines(tmp_path: Path) -> None:
    example, *_, blocked = re.findall(r"```toml\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    assert len(example.splitlines()) < 20
    assert read(tmp_path, example).problems == ()
    (tmp_path / "blocklist.toml").write_text(blocked, "utf-8")
    found = load(tmp_path, builtin=False)
    assert found.problems == () and found.blocked


def test_problems_read_as_file_key_message() -> None:
    problem = catalogue.Problem(file="a.toml", key="lists[0].url", message="网址")
    assert str(problem) == "a.toml: lists[0].url: 网址"
    assert str(catalogue.Problem(file="a.toml", key="", message="坏")) == "a.toml: 坏"
    assert regions.level_of("000000") == "ministry"
