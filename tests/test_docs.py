"""Documentation cannot drift: what the program has, the pages and the help tell, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from pydantic import BaseModel

from sources.clock import SystemClock
from sources.settings import Settings
from sources.source import Evidence, Expectation, ListPage, Politeness, Reading, SiteIdentity, Source
from store.database import Database
from store.event import EventType
from tests.docs_text import (
    DUCHA,
    PROJECT,
    calls,
    commands,
    first_column,
    misuse,
    option_names,
    options,
    sections,
    shell_lines,
    text_of,
    without_fences,
)

ALL = dict(commands())
LEAVES = {path: command for path, command in ALL.items() if not isinstance(command, click.Group)}
PAGES = sorted(str(path.relative_to(PROJECT)) for path in [*PROJECT.glob("README*.md"), *PROJECT.glob("docs/*.md")])
HAN = re.compile("[\u4e00-\u9fff]")


def sections_of_commands() -> dict[str, str]:
    found = sections(text_of("docs/commands.md"), "###")
    return {name.strip("`"): body for name, body in found.items() if name.startswith("`ducha")}


# --- help pages


@pytest.mark.parametrize("path", ALL)
def test_every_command_and_option_has_help_in_chinese_first(path: str) -> None:
    command = ALL[path]
    first = (command.help or "").split("\n\n")[0]
    assert HAN.search(first), f"{path}: no Chinese in {first!r}"
    for option in options(command):
        assert option.help, f"{path} {option.opts}: no help"
        assert HAN.search(option.help.split("(")[0]), f"{path} {option.opts}: {option.help!r}"
    for argument in (param for param in command.params if isinstance(param, click.Argument)):
        record = argument.get_help_record(click.Context(command))
        assert record is not None and HAN.search(record[1]), f"{path} {argument.name}: no help"


def test_the_summaries_of_the_root_page_are_of_commands_that_exist() -> None:
    from cli.main import COMMANDS

    for name, (_, summary) in COMMANDS.items():
        assert HAN.match(summary) and f"ducha {name}" in ALL


def test_the_help_of_events_and_subscribe_names_the_types() -> None:
    for path, types in (
        ("ducha events", list(EventType)),
        ("ducha subscribe", [t for t in EventType if t.audience.value == "subscriber"]),
    ):
        page = ALL[path].get_help(click.Context(ALL[path]))
        assert [t for t in types if t.value not in page] == []


def test_the_demo_takes_what_its_player_takes(capsys: pytest.CaptureFixture[str]) -> None:
    from demo.__main__ import main as player

    with pytest.raises(SystemExit):
        player(["--help"])
    taken = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    assert option_names(ALL["ducha demo"]) == taken


# --- docs/commands.md


def test_commands_page_has_a_section_for_each_command_and_no_other() -> None:
    assert set(sections_of_commands()) == set(LEAVES)


@pytest.mark.parametrize("path", LEAVES)
def test_commands_page_has_every_option_and_no_other(path: str) -> None:
    section = sections_of_commands().get(path, "")
    assert set(first_column(section)) == option_names(LEAVES[path])
    mentioned = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", without_fences(section)))
    assert mentioned <= option_names(LEAVES[path]) | {"--help"}


@pytest.mark.parametrize("path", LEAVES)
def test_commands_page_has_the_defaults(path: str) -> None:
    rows = {row.split("`")[1]: row for row in sections_of_commands()[path].splitlines() if row.startswith("| `--")}
    for option in options(LEAVES[path]):
        if option.show_default and not option.is_flag:
            assert f"`{option.default}`" in rows[option.opts[0]], f"{path} {option.opts[0]}"


def test_commands_page_begins_with_a_table_of_all() -> None:
    table = text_of("docs/commands.md").split("\n## ")[0]
    listed = {f"ducha {name}" for name in re.findall(r"\[`ducha (\w+)`\]", table)}
    assert listed == {" ".join(path.split()[:2]) for path in LEAVES}


# --- docs/operating.md


def test_operating_page_has_every_setting_and_no_other() -> None:
    section = sections(text_of("docs/operating.md"), "##")["Settings"]
    assert sorted(first_column(section)) == sorted(f"DUCHA_{name.upper()}" for name in Settings.model_fields)


def test_operating_page_has_the_defaults_of_settings() -> None:
    rows = {row.split("`")[1]: row for row in text_of("docs/operating.md").splitlines() if row.startswith("| `DUCHA_")}
    for name, field in Settings.model_fields.items():
        if isinstance(field.default, str | float) and field.default != "":
            shown = f"{field.default:g}" if isinstance(field.default, float) else field.default
            assert f"`{shown}`" in rows[f"DUCHA_{name.upper()}"]


@pytest.mark.parametrize("page", PAGES)
def test_no_page_names_a_setting_that_does_not_exist(page: str) -> None:
    known = {f"DUCHA_{name.upper()}" for name in Settings.model_fields}
    assert {name for name in re.findall(r"DUCHA_[A-Z_]*[A-Z]", text_of(page)) if name not in known} == set()


def test_operating_page_has_every_event_type_and_for_whom() -> None:
    section = sections(text_of("docs/operating.md"), "##")["Events"]
    assert sorted(first_column(section)) == sorted(type_.value for type_ in EventType)
    for type_ in EventType:
        row = next(row for row in section.splitlines() if row.startswith(f"| `{type_.value}`"))
        assert row.split("|")[2].strip().startswith(type_.audience.value), row


@pytest.mark.parametrize("page", PAGES)
def test_no_page_names_an_event_type_that_does_not_exist(page: str) -> None:
    families = {type_.value.partition(".")[0] for type_ in EventType}
    named = {f"{a}.{b}" for a, b in re.findall(r"`([a-z]+)\.([a-z]+)`", text_of(page)) if a in families}
    assert named <= {type_.value for type_ in EventType}


def test_operating_page_has_every_route_and_no_other(tmp_path: Path) -> None:
    from web.app import create_app

    database = Database(f"sqlite:///{tmp_path / 'ducha.sqlite3'}")
    try:
        app = create_app(Settings(home=tmp_path), database, SystemClock())
        described = set(app.openapi()["paths"])
        served = routes_of(app.routes)
    finally:
        database.close()
    assert described <= served
    section = sections(text_of("docs/operating.md"), "##")["The web"]
    assert sorted(first_column(section)) == sorted(served)


def routes_of(routes: list[object]) -> set[str]:
    """Paths of an application, those of its routers among them, however the framework keeps them."""
    found: set[str] = set()
    for route in routes:
        inner = getattr(route, "original_router", None) or getattr(route, "router", None)
        if isinstance(path := getattr(route, "path", None), str):
            found.add(path)
        elif inner is not None:
            found |= routes_of(inner.routes)
    return found


# --- docs/adding-a-source.md


def keys_of(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields)


def test_source_page_has_every_key_and_no_other() -> None:
    text = text_of("docs/adding-a-source.md")
    parts = sections(text, "###")
    tables = {
        "lists": ListPage, "identity": SiteIdentity, "politeness": Politeness, "expect": Expectation,
        "reading": Reading,
    }  # fmt: skip
    for key, model in tables.items():
        body = next(body for name, body in parts.items() if re.match(rf"`\[?{key}\]?`", name))
        assert sorted(first_column(body)) == sorted(keys_of(model)), key
    top = sections(text, "##")["Keys"].split("\n### ")[0]
    assert sorted([*first_column(top), *tables]) == sorted(keys_of(Source))


def test_source_page_has_the_defaults_of_keys() -> None:
    parts = sections(text_of("docs/adding-a-source.md"), "###")
    for key, model in (("politeness", Politeness), ("expect", Expectation), ("lists", ListPage)):
        body = next(body for name, body in parts.items() if re.match(rf"`\[?{key}\]?`", name))
        for name, field in model.model_fields.items():
            row = next(row for row in body.splitlines() if row.startswith(f"| `{name}`"))
            if field.default not in (None, "") and not field.is_required():
                shown = str(field.default).lower() if isinstance(field.default, bool) else str(field.default)
                assert shown in row.replace('"', ""), (key, name)


def test_source_page_has_every_grade_of_evidence() -> None:
    section = sections(text_of("docs/adding-a-source.md"), "##")["Evidence"]
    assert first_column(section)[1:] == [grade.value for grade in Evidence]


def test_source_page_has_every_family_of_the_catalogue() -> None:
    from sources.catalogue import load

    section = sections(text_of("docs/adding-a-source.md"), "##")["Families"]
    assert {source.family for source in load().sources.values()} <= set(first_column(section)[1:])


# --- commands in the pages


@pytest.mark.parametrize("page", PAGES)
def test_shell_blocks_call_only_what_exists(page: str) -> None:
    makefile = text_of("Makefile")
    targets = set(re.findall(r"(?m)^([a-z]+):", makefile))
    variables = set(re.findall(r"(?m)^([A-Z]+) *[?:]?=", makefile))
    settings = {f"DUCHA_{name.upper()}" for name in Settings.model_fields}
    for words in calls(text_of(page)):
        if words[0] in DUCHA:
            assert misuse(words) is None, (page, words, misuse(words))
        elif words[0] == "make":
            assert all(word.partition("=")[0] in (variables if "=" in word else targets) for word in words[1:]), words
        elif words[0] == "export":
            assert words[1].partition("=")[0] in settings, words
        else:
            assert words[0] in {"echo"}, f"{page}: is {words[0]} there on a fresh machine?"


@pytest.mark.parametrize("page", PAGES)
def test_commands_in_prose_exist(page: str) -> None:
    for span in re.findall(r"`((?:\.venv/bin/)?ducha [^`]+)`", without_fences(text_of(page))):
        for part in re.split(r" && | \| ", span):
            words = part.replace("…", "").split()
            path = [word for word in words[1:3] if re.fullmatch(r"[a-z]+", word)]
            known = [" ".join(["ducha", *path[:length]]) for length in (2, 1) if len(path) >= length]
            command = next((ALL[name] for name in known if name in ALL), None)
            assert command is not None or words[1].startswith("-") or words[1] == "COMMAND", (page, span)
            if command is not None:
                given = {word.partition("=")[0] for word in words if word.startswith("--")}
                assert given <= option_names(command) | {"--help"}, (page, span)


@pytest.mark.parametrize("page", PAGES)
def test_make_targets_in_prose_exist(page: str) -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", text_of("Makefile")))
    assert set(re.findall(r"`make ([a-z]+)[^`]*`", text_of(page))) <= targets


def test_both_readmes_show_the_same_commands() -> None:
    assert shell_lines(text_of("README.md")) == shell_lines(text_of("README.zh-CN.md"))
    assert len(shell_lines(text_of("README.md"))) > 8


@pytest.mark.parametrize("page", PAGES)
def test_links_between_pages_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", without_fences(text_of(page))):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        path = (PROJECT / page).parent / name if name else PROJECT / page
        assert path.exists(), (page, target)
        if anchor:
            headings = re.findall(r"(?m)^#+ (.+)$", without_fences(path.read_text("utf-8")))
            anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert anchor in anchors, (page, target)


def test_a_wrong_call_would_be_found() -> None:
    """The check above is not blind."""
    assert misuse(["ducha", "poll", "--all"]) is None
    for wrong in ("ducha pole", "ducha poll --everything", "ducha poll --delay soon", "ducha watch add --role page x",
                  "ducha poll extra"):  # fmt: skip
        assert misuse(wrong.split()) is not None, wrong
