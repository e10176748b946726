"""The catalogue: every site we know of, read from TOML files and checked before anything is polled."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import ValidationError

from sources import blocklist, regions
from sources.blocklist import bare, host_with, is_blocked
from sources.complaints import complaints_of
from sources.source import Source
from sources.toml_files import Problem, read_toml

BUILTIN = Path(__file__).parent / "catalogue"

# Zones without a code of their own (鄂州临空经济区) are filed under their prefecture though they rank as counties.
_ZONES = ("开发区", "经开区", "高新区", "经济区", "新区", "园区", "管委会", "管理区", "示范区")


class UnknownName(KeyError):
    """A name that selects no source; its text says so in Chinese and names near matches."""

    def __init__(self, message: str, names: tuple[str, ...], near: tuple[str, ...]) -> None:
        super().__init__(message)
        self.names = names
        self.near = near

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """All sources by id, the clone hosts that must never be fetched, and what was wrong with the files."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    blocked: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    def by_region(self, code: str) -> tuple[Source, ...]:
        """The sources of a region and of everything in it: 210000 includes 211400, 000000 is all."""
        return tuple(source for source in self.sources.values() if regions.is_within(source.region, code))

    def select(self, *names: str) -> tuple[Source, ...]:
        """The sources meant by ids, region codes or region names, each once; raises `UnknownName` for all that fail."""
        chosen: dict[str, Source] = {}
        failed: list[str] = []
        complaints: list[str] = []
        near: list[str] = []
        for name in names:
            found, complaint, similar = self._named(name.strip())
            chosen.update((source.id, source) for source in found)
            if complaint:
                failed.append(name)
                complaints.append(complaint)
                near.extend(similar)
        if failed:
            raise UnknownName("；".join(complaints), tuple(failed), tuple(near))
        return tuple(chosen.values())

    def _named(self, name: str) -> tuple[tuple[Source, ...], str, tuple[str, ...]]:
        if name in self.sources:
            return (self.sources[name],), "", ()
        code = regions.current_code(name)
        codes = (code,) if code else regions.codes_named(name)
        if len(codes) > 1:
            choices = tuple(f"{regions.full_name_of(code)}({code})" for code in codes)
            return (), f"“{name}”不止一处，请写代码：{'、'.join(choices)}", codes
        if codes:
            found = self.by_region(codes[0])
            full = regions.full_name_of(codes[0])
            return found, "" if found else f"目录里没有{full}({codes[0]})的来源", ()
        near = tuple(_near(name, self))
        hint = f"，是否指：{'、'.join(near)}" if near else ""
        return (), f"不认识“{name}”：它不是来源 id，也不是地区代码或地名{hint}", near


def load(*folders: Path, builtin: bool = True) -> Catalogue:
    """Read the built-in catalogue and the operator's folders; what is wrong becomes `problems`, never an exception.

    Folders are read with all below them, in the order given; a source of a later folder replaces one with the same id.
    A file named blocklist.toml adds clone hosts. A folder that does not exist is empty.
    """
    layers = ([(BUILTIN, blocklist.BUILTIN)] if builtin else []) + [(folder, folder / blocklist.NAME) for folder in folders]
    problems: list[Problem] = []
    blocked: set[str] = set()
    for _, path in layers:
        hosts, wrong = blocklist.read_blocklist(path)
        blocked |= hosts
        problems += wrong
    merged: dict[str, tuple[str, Source]] = {}
    for folder, _ in layers:
        found, wrong = _read_folder(folder, frozenset(blocked))
        problems += wrong
        merged.update(found)
    problems += _shared_lists(merged)
    sources = {key: merged[key][1] for key in sorted(merged, key=lambda key: (merged[key][1].region, key))}
    return Catalogue(sources=sources, blocked=frozenset(blocked), problems=tuple(problems))


def check_source(source: Source, blocked: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """What the model alone cannot see, as (key, Chinese message): hosts, block list, region and level."""
    for index, host in enumerate(source.hosts):
        if is_blocked(host, blocked):
            yield f"hosts[{index}]", f"{host} 是仿冒站点，在黑名单里"
    allowed = {bare(host) for host in source.hosts}
    for index, page in enumerate(source.lists):
        host = host_with(page.url.host or "", page.url.port)
        if bare(host) not in allowed:
            yield f"lists[{index}].url", f"网址的主机 {host} 不在 hosts 里"
        if is_blocked(host, blocked):
            yield f"lists[{index}].url", f"{host} 是仿冒站点，在黑名单里"
        following = urlsplit(page.api.next or "").netloc if page.api else ""
        if following and bare(following) not in allowed:
            yield f"lists[{index}].api.next", f"网址的主机 {following} 不在 hosts 里"
    for key, seconds in (("delay", source.politeness.delay), ("interval", source.politeness.interval or 0.0)):
        if math.isinf(seconds):  # TOML can say inf, and a wait without end is a source that silently stops
            yield f"politeness.{key}", "应为有限的数字"
    yield from _check_region(source)


def _check_region(source: Source) -> Iterator[tuple[str, str]]:
    now = regions.current_code(source.region)
    if now is None:
        yield "region", f"没有 {source.region} 这个行政区划代码"
        return
    if now != source.region:
        old, new = regions.name_of(source.region), regions.full_name_of(now)
        yield "region", f"{source.region} {old}已撤销，现为 {now} {new}"
        return
    expected = regions.level_of(source.region)
    zone = expected == "prefecture" and source.level == "county" and any(z in source.name for z in _ZONES)
    if source.level != expected and not zone:
        yield "level", f"{source.region} {regions.name_of(now)}的级别是 {expected}，这里写的是 {source.level}"


def _read_folder(folder: Path, blocked: frozenset[str]) -> tuple[dict[str, tuple[str, Source]], list[Problem]]:
    found: dict[str, tuple[str, Source]] = {}
    problems: list[Problem] = []
    try:
        files = sorted(path for path in folder.rglob("*.toml") if path.name != blocklist.NAME)
    except OSError as error:
        return {}, [Problem(file=str(folder), key="", message=f"读不了目录：{error.strerror or error}")]
    for path in files:
        source, wrong = _read_source(path, blocked)
        if source is not None and source.id in found:
            wrong.append(Problem(file=str(path), key="id", message=f"与 {found[source.id][0]} 的 id 相同"))
        problems += wrong
        if source is not None and not wrong:
            found[source.id] = (str(path), source)
    return found, problems


def _read_source(path: Path, blocked: frozenset[str]) -> tuple[Source | None, list[Problem]]:
    data, problem = read_toml(path)
    if problem is not None:
        return None, [problem]
    try:
        source = Source.model_validate(data)
    except ValidationError as error:
        complaints: Iterable[tuple[str, str]] = complaints_of(error)
        return None, [Problem(file=str(path), key=key, message=message) for key, message in complaints]
    except (OverflowError, RecursionError):  # what re.compile raises beside re.error
        return None, [Problem(file=str(path), key="", message="正则表达式过大或嵌套过深")]
    wrong = [Problem(file=str(path), key=key, message=message) for key, message in check_source(source, blocked)]
    return source, wrong


def _shared_lists(merged: Mapping[str, tuple[str, Source]]) -> list[Problem]:
    """A list that two sources claim would be polled twice and its news told twice."""
    owners: dict[str, str] = {}
    problems: list[Problem] = []
    for file, source in merged.values():
        for index, page in enumerate(source.lists):
            owner = owners.setdefault(str(page.url), f"{source.id}#{index}")
            if owner != f"{source.id}#{index}":
                message = f"这个列表已在来源 {owner.partition('#')[0]} 里"
                problems.append(Problem(file=file, key=f"lists[{index}].url", message=message))
    return problems


def _near(name: str, catalogue: Catalogue) -> list[str]:
    names = {source.id.removesuffix(".gov.cn"): source.id for source in catalogue.sources.values()}
    names |= {source.name: source.id for source in catalogue.sources.values()}
    names |= {regions.name_of(code): regions.name_of(code) for code in regions.all_codes()}
    name = name.partition(".gov")[0]
    near = difflib.get_close_matches(name, names, n=3) or sorted(
        (key for key in names if len(name) > 1 and name in key), key=len
    )[:3]
    return list(dict.fromkeys(names[key] for key in near))
