"""Using the command rightly and wrongly: help, settings, clocks, and what `ducha doctor` says of an installation."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from cli.doctor import unknown_settings
from cli.main import COMMANDS
from tests.docs_text import PROJECT, commands
from tests.local_site import Command, environment

SECRET = "s3cretOfTheDatabase"


@pytest.fixture
def ducha(tmp_path: Path) -> Command:
    return Command(tmp_path / "home")


# --- help


def test_help_of_everything_is_light() -> None:
    """No help page may load what only work needs: Scrapy alone takes a second."""
    code = (
        "import sys, click; from tests.docs_text import commands\n"
        "for path, command in commands():\n"
        "    assert command.get_help(click.Context(command, info_name=path))\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, timeout=60, check=True
    )
    loaded = set(re.findall(r"'(\w+)'", done.stdout))
    assert "sqlalchemy" in loaded
    heavy = {"scrapy", "apprise", "fastapi", "uvicorn", "aiohttp", "apscheduler", "bs4", "lxml", "pebble", "jinja2", "crawler"}
    assert loaded & heavy == set()


@pytest.mark.parametrize("path", [path for path, _ in commands()])
def test_help_of_every_command(ducha: Command, path: str) -> None:
    page = ducha(*path.split()[1:], "--help")
    assert page.stdout.startswith(f"用法 Usage: {path} ") and page.stderr == ""
    assert "-h, --help" in page.stdout and "显示本页后退出" in page.stdout
    assert page.stdout == ducha(*path.split()[1:], "-h").stdout
    assert not ducha.home.exists()


def test_the_root_page_lists_every_command(ducha: Command) -> None:
    page = ducha("--help").stdout
    assert [name for name in COMMANDS if not re.search(rf"(?m)^  {name} +\S", page)] == []
    assert "ducha 0." in ducha("--version").stdout


def test_wrong_usage_is_said_in_chinese(ducha: Command) -> None:
    for words, said in (
        (["pol"], "没有这个命令 (no such command) pol；是否指 (did you mean) poll？"),
        (["sources", "lst"], "是否指 (did you mean) list？"),
        (["poll", "--al"], "没有这个选项 (no such option) --al"),
        (["poll", "--delay", "-1"], "参数无效 (invalid) '--delay'"),
        (["poll", "--delay"], "选项用法有误 (bad usage) --delay"),
        (["poll", "extra"], "extra"),
        (["history"], "缺少参数 (missing) 'URL|ID'"),
        (["serve", "--port", "99999"], "参数无效 (invalid) '--port'"),
    ):
        result = ducha(*words, code=2)
        assert said in result.stderr and result.stdout == ""
    assert "命令 Commands" in ducha(code=2).stderr
    assert "命令 Commands" in ducha("watch", code=2).stderr


# --- settings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CONFIRM_DELAY", "soon"), ("CONFIRM_DELAY", "-1"), ("ALLOW_ADDRESSES", "everybody"),
        ("ALLOW_ADDRESSES", "10.0.0.0/99"), ("NOW", "yesterday"), ("NOW", "2026-03-02T09:00:00"),
        ("DATABASE_URL", "over there"), ("DATABASE_URL", "oracle://127.0.0.1/ducha"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", [["poll", "--json"], ["events"], ["doctor"]])
def test_a_bad_setting_is_named(ducha: Command, command: list[str], name: str, value: str) -> None:
    result = ducha(*command, code=2, **{name: value})
    assert f"DUCHA_{name}" in result.stderr and "错误" in result.stderr
    assert result.stdout == ""


def test_several_bad_settings_are_named_at_once(ducha: Command) -> None:
    result = ducha("poll", code=2, CONFIRM_DELAY="x", ALLOW_ADDRESSES="y")
    assert "DUCHA_CONFIRM_DELAY" in result.stderr and "DUCHA_ALLOW_ADDRESSES" in result.stderr


@pytest.mark.parametrize("command", ["run", "serve", "notifier"])
def test_a_fixed_clock_is_refused_by_what_runs_for_long(ducha: Command, command: str) -> None:
    result = ducha(command, code=2, NOW="2026-03-02T09:00:00+08:00")
    assert "DUCHA_NOW" in result.stderr
    assert "DUCHA_NOW" in ducha(command, code=2, NOW="2026-03-02T09:00:00").stderr


@pytest.mark.parametrize("command", ["run", "serve"])
def test_a_taken_port_is_said_so(ducha: Command, command: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = ducha(command, "--port", port, code=1)
    assert port in result.stderr and "--port" in result.stderr
    assert "启动" not in result.stdout


def test_a_home_that_cannot_be_used(ducha: Command, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    result = ducha("events", code=1, HOME=str(file / "home"))
    assert "DUCHA_HOME" in result.stderr and str(file) in result.stderr


def test_a_database_that_does_not_answer(ducha: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
    address = f"postgresql://ducha:{SECRET}@127.0.0.1:{port}/ducha"
    for words in (["events"], ["poll"], ["deliver"], ["subscribe", "a@example.cn"]):
        result = ducha(*words, code=1, DATABASE_URL=address)
        assert "数据库打不开" in result.stderr and SECRET not in result.output
    (check,) = ducha.lines("doctor", code=1, DATABASE_URL=address)
    assert check["state"] == "bad" and check["advice"] and SECRET not in str(check)


# --- doctor


def found(ducha: Command, word: str, code: int = 0, **settings: str) -> dict[str, str]:
    """The one thing that doctor says about this."""
    (check,) = [check for check in ducha.lines("doctor", code=code, **settings) if word in check["found"]]
    return check


def test_doctor_on_a_fresh_home_warns_and_advises(ducha: Command) -> None:
    checks = ducha.lines("doctor")
    assert {check["state"] for check in checks} == {"ok", "warn"}
    assert all(set(check) == {"state", "found", "advice"} for check in checks)
    assert all(check["advice"] for check in checks if check["state"] == "warn")
    text = ducha("doctor").stdout
    for word in ("注意  未设 DUCHA_CONTACT", "→ export DUCHA_CONTACT", "没有关注任何页面", "正常  Python"):
        assert word in text


def test_doctor_on_settings(ducha: Command) -> None:
    settings = {"CONTACT": "ops@example.cn", "MAIL_URL": f"smtp://u:{SECRET}@127.0.0.1:25", "OPERATOR": "ops@example.cn"}
    checks = ducha.lines("doctor", **settings)
    assert [check["found"] for check in checks if check["state"] != "ok"] == ["没有关注任何页面"]
    assert SECRET not in str(checks) and "o***s@example.cn" in str(checks)
    assert found(ducha, "DUCHA_MAIL_URL", code=1, MAIL_URL="mail.example.cn")["state"] == "bad"
    assert found(ducha, "DUCHA_OPERATOR", code=1, OPERATOR=f"a@b.cn x://{SECRET}")["state"] == "bad"
    assert found(ducha, "DUCHA_NOW", NOW="2026-03-02T09:00:00+08:00")["advice"] == "unset DUCHA_NOW"


def test_doctor_points_at_misspelt_settings(ducha: Command) -> None:
    assert "DUCHA_CONTACT" in found(ducha, "DUCHA_CONTCAT", CONTCAT="ops@example.cn")["advice"]
    known = {f"DUCHA_{name}": "" for name in ("HOME", "MAIL_URL", "TEST_SQLITE_ONLY")} | {"PATH": "", "ducha_home": ""}
    assert list(unknown_settings(known)) == []


def test_doctor_on_source_files(ducha: Command) -> None:
    folder = ducha.home / "sources"
    folder.mkdir(parents=True)
    (folder / "a.toml").write_text("id = 1")
    assert found(ducha, "来源文件", code=1)["advice"] == "ducha sources check"


def test_doctor_on_the_key(ducha: Command) -> None:
    ducha("subscribe", "reader@example.cn")
    key = ducha.home / "secret.key"
    assert "1 个订阅" in str(ducha.lines("doctor"))
    key.chmod(0o644)
    assert found(ducha, "可被他人读取", code=1)["advice"] == f"chmod 600 {key}"
    key.chmod(0o600)
    kept = key.read_bytes()
    key.unlink()
    assert found(ducha, "密钥文件", code=1)["state"] == "bad"
    assert not key.exists()  # looking makes no new one
    Command(ducha.home.parent / "other")("subscribe", "reader@example.cn")
    key.write_bytes((ducha.home.parent / "other" / "secret.key").read_bytes())
    key.chmod(0o600)
    assert "无法解密" in found(ducha, "密钥文件", code=1)["found"]
    key.write_bytes(kept)
    ducha("doctor")


def test_doctor_on_links_that_lead_nowhere(ducha: Command) -> None:
    ducha("subscribe", "reader@example.cn")
    assert "DUCHA_PUBLIC_URL" in found(ducha, "链接")["advice"]
    assert "链接" not in str(ducha.lines("doctor", PUBLIC_URL="https://ducha.example.cn"))


def test_doctor_on_overdue_work(ducha: Command) -> None:
    ducha("watch", "add", "https://sthjj.qinglan.test/a.html", NOW="2026-03-02T09:00:00+08:00")
    assert "ducha run" in found(ducha, "早该轮询", NOW="2026-03-02T12:00:00+08:00")["advice"]
    assert "早该轮询" not in str(ducha.lines("doctor", NOW="2026-03-02T09:30:00+08:00"))


# --- as a process


def test_the_command_runs_from_anywhere(tmp_path: Path) -> None:
    """Exit codes and streams as a shell sees them."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        env = environment(tmp_path / "home") | {"PYTHONPATH": os.pathsep.join([str(PROJECT), os.environ.get("PYTHONPATH", "")])}
        return subprocess.run(
            [sys.executable, "-m", "cli.main", *words], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=60,
            check=False,
        )  # fmt: skip

    fine = run("verify", "--json")
    assert (fine.returncode, fine.stderr) == (0, "") and fine.stdout.startswith('{"bodies": 0')
    failed = run("history", "4711")
    assert (failed.returncode, failed.stdout) == (1, "") and "没有关注过" in failed.stderr
