"""What moves from day to day at the rim of a body: how often it was read, the weather, when the page was last touched."""

from __future__ import annotations

import pytest

from parsers.address import canonical_url
from parsers.api import read
from parsers.document import Role

TITLE = "关于柳溪县生态环境保护督察整改任务（第四项）完成情况的公示"
TEXT = ["根据整改方案要求，现将完成情况公示如下：", "一、清水河沿线5处排口已完成整治。", "二、已于2024年5月20日前全部完成。"]
SIGNED = ["柳溪县水务局", "2024年6月3日"]


def lines_of(before: str = "", amid: str = "", after: str = "") -> list[str]:
    text = "".join(f"<p>{line}</p>" for line in TEXT[:2]) + amid + "".join(f"<p>{line}</p>" for line in [*TEXT[2:], *SIGNED])
    inner = f"<h1>{TITLE}</h1><div class=info>发布时间：2024-06-03　来源：县水务局</div><div class=content>{before}{text}{after}</div>"
    page = f"<html><head><title>{TITLE}</title></head><body><div class=detail>{inner}</div></body></html>"
    return read(page.encode(), "http://www.liuxi.gov.cn/gs/1.html", role=Role.DETAIL).body.split("\n")


@pytest.mark.parametrize("line", ["访问量统计：33", "阅读量 33 | 点赞 2", "浏览次数统计：1,208", "阅读 12 ｜ 点赞 3"])
def test_a_tally_goes_at_both_edges(line: str) -> None:
    assert lines_of(before=f"<p>{line}</p>") == lines_of(after=f"<p>{line}</p>") == [*TEXT, *SIGNED]


@pytest.mark.parametrize(
    "line",
    [
        "今日天气：晴 12℃", "今天天气：多云转晴 12~18℃ 东北风3级", "实时AQI：45 优", "实时空气质量：良", "当前气温：8℃", "最近更新：2024-06-12", "最后更新时间：2024-06-12 10:00", "本页更新于2024年6月12日",
        "页面最后修改时间：2024-06-12", "上一主题：<a href=/1.html>关于开展河道清理的通知</a>",
    ],
)  # fmt: skip
def test_a_passing_value_goes_below_the_sign_off(line: str) -> None:
    assert lines_of(after=f"<p>{line}</p>") == [*TEXT, *SIGNED]


@pytest.mark.parametrize(
    "line",
    ["实时AQI：45 优", "最近更新：2024-06-12", "天气：晴，气温12℃，风速2米/秒", "空气质量指数AQI均值为45", "最后更新台账时间为2024年6月12日", "访问群众统计：33人"],
)
def test_the_same_words_amid_the_text_stay(line: str) -> None:
    assert line in lines_of(amid=f"<p>{line}</p>")


@pytest.mark.parametrize("line", ["整改台账更新时间：2024年6月12日", "空气质量优良天数：312天", "下一主题教育活动安排于7月进行", "公示期内实时监测数据：pH值7.2"])
def test_what_a_case_tells_below_a_sign_off_stays(line: str) -> None:
    assert line in lines_of(after=f"<p>{line}</p>")


@pytest.mark.parametrize("heading", ["本周排行", "24小时排行", "热文排行榜", "浏览排行"])
def test_a_ranking_goes_with_its_titles(heading: str) -> None:
    ranking = f"<h4>{heading}</h4><ol><li><a href=/8.html>全县水利工作会议召开</a></li><li><a href=/9.html>河道巡查完成</a></li></ol>"
    assert lines_of(after=ranking) == [*TEXT, *SIGNED]


@pytest.mark.parametrize(
    "address, known", [("/f/a.pdf?t=171800", "/f/a.pdf"), ("/f/a.xlsx?ts=20240611", "/f/a.xlsx"), ("/f/a.doc?id=7&r=88123", "/f/a.doc?id=7")]
)
def test_a_figure_against_caches_does_not_tell_files_apart(address: str, known: str) -> None:
    assert canonical_url("http://a.cn" + address) == "http://a.cn" + known


@pytest.mark.parametrize("address", ["/f/a.pdf?v=171800", "/f/a.pdf?t=2", "/f/a.pdf?id=171800", "/show.jsp?t=171800", "/f/a.pdf?t=report"])
def test_what_may_name_a_file_stays(address: str) -> None:
    assert canonical_url("http://a.cn" + address) == "http://a.cn" + address
