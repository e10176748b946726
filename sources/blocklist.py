"""Hosts that copy government pages: the built-in list and the operator's. They are never fetched, nor any host below them."""

from __future__ import annotations

from pathlib import Path

from sources.toml_files import Problem, read_toml

BUILTIN = Path(__file__).parent / "blocklist.toml"
NAME = "blocklist.toml"


def blocked_hosts(*folders: Path) -> frozenset[str]:
    """The hosts that are built in and those of the operator's folders; what is wrong there `sources.catalogue.load` tells."""
    lists = (BUILTIN, *(folder / NAME for folder in folders))
    return frozenset().union(*(read_blocklist(path)[0] for path in lists))


def is_blocked(host: str, blocked: frozenset[str]) -> bool:
    """Whether the host, or one it is part of, is known to copy a government site."""
    labels = bare(host).partition(":")[0].split(".")
    return any(".".join(labels[start:]) in blocked for start in range(len(labels)))


def read_blocklist(path: Path) -> tuple[frozenset[str], list[Problem]]:
    """The hosts of one file, and what is wrong with it; a file that is not there has none."""
    if not path.exists():
        return frozenset(), []
    data, problem = read_toml(path)
    if problem is not None:
        return frozenset(), [problem]
    hosts: set[str] = set()
    problems: list[Problem] = []
    entries = data.get("clone", [])
    for index, entry in enumerate(entries if isinstance(entries, list) else [entries]):
        host = entry.get("host") if isinstance(entry, dict) else None
        if isinstance(host, str) and host.strip():
            hosts.add(bare(host))
        else:
            problems.append(Problem(file=str(path), key=f"clone[{index}].host", message="缺少仿冒站点的主机名"))
    problems += [
        Problem(file=str(path), key=key, message="不认识的键，黑名单只有 [[clone]]") for key in data if key != "clone"
    ]
    return frozenset(hosts), problems


def host_with(host: str, port: int | None) -> str:
    """A host name with its port, where that is not a default one."""
    return host if port in {None, 80, 443} else f"{host}:{port}"


def bare(host: str) -> str:
    """A host name for comparison: lower case, without `www.`, a default port or a closing dot."""
    name, _, port = host.strip().lower().rstrip(".").partition(":")
    return host_with(name.removeprefix("www."), int(port) if port.isdecimal() else None)
