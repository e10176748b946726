"""The pretend sites over the wire: one port, the log, compression, and sources that point at their lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from demo.farm import Farm, write_sources
from demo.shapes import SHAPES
from sources.source import Evidence, Source
from tests.demo_farm_sites import BASELINE, STORY


@pytest.fixture(scope="module")
def farm() -> Iterator[Farm]:
    with Farm(STORY, 0, 0) as running:
        yield running


def get(farm: Farm, url: str, **headers: str) -> httpx.Response:
    return httpx.get(url, headers=headers, trust_env=False)


def test_the_farm_serves_all_hosts_on_one_port(farm: Farm) -> None:
    farm.goto(0)
    for page in BASELINE:
        response = get(farm, farm.address(page.key))
        assert response.status_code == 200
        assert farm.page_at(farm.address(page.key)) == page.key
    assert response.headers["date"].startswith("Mon, 14 Sep 2026")
    assert {line.host for line in farm.log} >= {site.host for site in STORY.sites}


def test_the_farm_knows_attachments_and_no_strangers(farm: Farm) -> None:
    page = STORY.page("hs-21")
    path = SHAPES["publicity"].file_path(page, page.files[0], 0)
    assert farm.page_at(farm.origin("hs") + path) == "hs-21"
    for url in (farm.origin("hs") + "/nowhere", "http://127.0.0.1:1/", farm.origin("ln") + path, "::", ""):
        assert farm.page_at(url) is None


def test_the_first_request_of_a_step_sees_the_flap(farm: Farm) -> None:
    for _ in range(2):
        farm.goto(3)
        texts = [get(farm, farm.address("hs-22")).text for _ in range(3)]
        assert ["关停9家" in text for text in texts] == [True, False, False]


def test_conditional_requests_and_compression_over_the_wire(farm: Farm) -> None:
    farm.goto(1)
    first = get(farm, farm.address("gy-09"), **{"Accept-Encoding": "gzip"})
    assert first.headers["content-encoding"] == "gzip" and "砂石加工" in first.text
    again = get(farm, farm.address("gy-09"), **{"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    old = get(farm, farm.address("lx-03"))
    assert old.headers["content-type"] == "text/html" and old.status_code == 200


def test_a_stranger_host_is_refused(farm: Farm) -> None:
    assert get(farm, farm.origin("ln") + "/", Host="www.example.org").status_code == 421


def test_the_control_port_moves_the_story_and_gives_the_log(farm: Farm) -> None:
    control = f"http://127.0.0.1:{farm.control_port}/_farm"
    assert httpx.get(f"{control}/goto?step=4", trust_env=False).json()["step"] == 4 == farm.step
    for bad in ("99", "-1", "x", ""):
        assert httpx.get(f"{control}/goto?step={bad}", trust_env=False).status_code == 400
    assert farm.step == 4
    assert get(farm, farm.address("sl-12")).status_code == 503
    line = httpx.get(f"{control}/log", trust_env=False).json()[-1]
    assert (line["host"], line["target"], line["status"], line["step"]) == ("127.0.11.3", "/info/1043/28540.htm", 503, 4)
    assert httpx.get(f"{control}/else", trust_env=False).status_code == 404


def test_a_taken_port_is_an_error_and_a_stopped_farm_gives_it_back() -> None:
    with Farm(STORY) as one:
        with pytest.raises(OSError):
            Farm(STORY, one.port).start()
        port = one.port
    with Farm(STORY, port) as two:
        assert get(two, two.origin("ln") + "/robots.txt").status_code == 200


def test_sources_are_valid_and_point_at_the_lists(tmp_path: Path, farm: Farm) -> None:
    import tomllib

    ids = write_sources(tmp_path, STORY, farm.port)
    assert ids == [f"demo-{site.key}" for site in STORY.sites]
    for site, key in zip(STORY.sites, ids, strict=True):
        source = Source.model_validate(tomllib.loads((tmp_path / f"{key}.toml").read_text("utf-8")))
        assert source.hosts == (f"{site.host}:{farm.port}",)
        assert source.politeness.delay == 0 and source.identity.site_code == site.site_code
        assert all(page.evidence is Evidence.VERIFIED for page in source.lists)
        farm.goto(0)
        assert get(farm, str(source.lists[0].url)).status_code == 200
    mixed = Source.model_validate(tomllib.loads((tmp_path / "demo-sl.toml").read_text("utf-8")))
    assert mixed.include_title
    for page in STORY.pages:
        if page.site == "sl":
            assert bool(re.search(mixed.include_title, page.title)) == (page.kind not in {"work_news", "other"})
