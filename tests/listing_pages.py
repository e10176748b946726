"""Invented list pages for the tests: one notice column in many shapes, inside a page full of things that change."""

from __future__ import annotations

import random
import warnings
from dataclasses import dataclass
from datetime import date, timedelta

from bs4 import BeautifulSoup

from parsers.listing import ListReading, read_list
from sources.source import ListPage, Reading, Source

CITIES = ("临河", "青川", "宁平", "安远", "海宁", "白石", "东岭", "南渡", "西陵", "北安")
KINDS = (
    "关于{c}市第三轮中央生态环境保护督察反馈意见第{n}号整改任务验收销号的公示",
    "{c}市贯彻落实第二轮省生态环境保护督察报告整改方案（第{n}批）",
    "{c}市督察整改任务清单第{n}项完成情况的公示",
    "关于拟销号{c}县第{n}批群众信访举报件的公告",
)


@dataclass(frozen=True)
class Notice:
    """What a row of the pretend column should be read as."""

    path: str
    title: str
    day: date


def notices(count: int, path: str, *, seed: int = 1, newest: date = date(2026, 3, 12)) -> list[Notice]:
    """Invented notices, newest first; `path` may use {ymd}, {ym}, {y}, {m}, {d}, {n}, {hex}, {guid}, {ms}."""
    r = random.Random(seed)
    found, day = [], newest
    for n in range(count):
        title = KINDS[n % len(KINDS)].format(c=r.choice(CITIES), n=n + 1)
        h = f"{r.getrandbits(128):032x}"
        where = path.format(
            ymd=f"{day:%Y%m%d}", ym=f"{day:%Y%m}", y=day.year, m=day.month, d=day.day, n=340000 + n * 7, hex=h,
            guid=f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}", stamp=f"{day:%Y%m%d}10223949{n + 100}",
            ms=1741235999061 + n,
        )  # fmt: skip
        found.append(Notice(where, title, day))
        day -= timedelta(days=r.randint(0, 9))
    return found


def page(column: str, *, noise: int = 0, name: str = "督察整改", head: str = "", site: str = "临河市生态环境局") -> str:
    """A whole page around `column`; everything outside it depends on `noise` alone."""
    r = random.Random(noise)
    hot = "".join(
        f'<li><em>{i + 1}</em><a href="/xwzx/tpxw/202{r.randint(3, 5)}1{r.randint(0, 2)}/t202510{r.randint(10, 28)}_{r.randint(1000, 9999)}.html">'
        f"{r.choice(CITIES)}市生态环境局召开督察整改工作推进会议第{r.randint(1, 99)}次</a><span>{r.randint(100, 9999)}次</span></li>"
        for i in range(r.randint(0, 9))
    )
    latest = "".join(
        f'<li><a href="/xwzx/gzdt/20251{r.randint(0, 2)}/t202511{r.randint(10, 28)}_{r.randint(1000, 9999)}.html">'
        f"全市生态环境系统{r.choice(CITIES)}片区专项执法行动第{r.randint(1, 30)}期通报</a><i>2025-1{r.randint(0, 2)}-{r.randint(10, 28)}</i></li>"
        for _ in range(r.randint(0, 12))
    )
    nav = "".join(
        f'<li><a href="/{i}/index.html">{x}</a></li>'
        for i, x in enumerate(r.sample(["首页", "机构概况", "政务公开", "环境质量公报", "建设项目环境影响评价", "督察整改", "互动交流"], 5))
    )
    friends = "".join(
        f'<a href="https://www.{r.choice("abcdef")}{i}.gov.cn/" target="_blank">{c}省生态环境厅政府网站</a> '
        for i, c in enumerate(CITIES[: r.randint(2, 9)])
    )
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{name}_{site}</title>
<meta name="SiteName" content="{site}"><meta name="ColumnName" content="{name}">{head}
<script>var token="{r.getrandbits(64):x}";</script></head><body>
<div class="header"><div class="today">今天是 2026年{r.randint(1, 12)}月{r.randint(1, 28)}日 星期{r.choice("一二三四五")}</div>
<span class="date">2026-0{r.randint(1, 9)}-1{r.randint(0, 9)}</span>
<div class="weather">临河：{r.choice("晴阴雨")} {r.randint(1, 9)}℃~{r.randint(10, 19)}℃</div>
<div class="nav"><ul>{nav}</ul></div></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="./">{name}</a></div>
<div class="content clearfix">
<div class="leftbox"><h3>{"最新动态"}</h3><ul class="news">{latest}</ul></div>
<div class="rightbox"><h2>{name}</h2>
{column}
</div>
<div class="hotbox"><h3>热点排行</h3><ul>{hot}</ul></div>
</div>
<div class="links">友情链接：{friends}</div>
<div class="footer"><p>主办：{site} 地址：临河市人民路{r.randint(1, 99)}号</p><p>今日访问：{r.randint(10, 9999)} 总访问量：{r.randint(10**5, 10**6)}</p>
<p>最后更新：2026-0{r.randint(1, 9)}-2{r.randint(0, 8)}</p></div></body></html>"""


OTHER_NEWS = (
    "市生态环境局召开督察整改推进会", "局领导带队调研重点企业污染治理情况", "全市大气污染防治攻坚行动取得阶段成效",
    "关于开展环境监测机构专项检查的通知", "2025年行政处罚案件公开信息表汇总",
)  # fmt: skip


def crowded_page(column: str, seed: int, name: str = "督察整改") -> str:
    """A page whose column stands among up to five boxes with lists of their own, dated or not, in any order."""
    r = random.Random(seed)
    before, after = ("".join(_box(r) for _ in range(r.randint(0, most))) for most in (2, 3))
    head = r.choice(
        [
            f"<h2>{name}</h2>", f'<div class="title"><span>{name}</span><a href="../">更多</a></div>', "",
            f'<div class="dqwz">当前位置：<a href="/">首页</a>&gt;<a href="./">{name}</a></div>', "<!-- 列表开始 -->",
        ]
    )  # fmt: skip
    title = r.choice([f"{name}-临河市生态环境局", name])
    pager = r.choice(["", '<div class="page"><a href="index_2.html">下一页</a></div>', "<div>共3页</div>"])
    return (
        f"<html><head><title>{title}</title></head><body><div class='top'>今天是2026年1月{r.randint(1, 28)}日</div>"
        f"<div class='wrap'>{before}<div class='{r.choice(['list', 'main_r fr', 'con', 'w1200'])}'>{head}{column}{pager}</div>{after}</div>"
        f"<div class='footer'>{_others(r, r.randint(0, 3), 'none')}主办：临河市生态环境局</div></body></html>"
    )


def _box(r: random.Random) -> str:
    rows = _others(r, r.randint(1, 15), r.choice(["none", "full", "short"]))
    return r.choice(
        [
            f'<div class="box"><h3>热点排行</h3>{rows}</div>',
            f'<div class="r_tj"><div class="tit"><span>推荐阅读</span></div>{rows}</div>',
            f'<div class="hot">{_others(r, 8, "counts")}</div>',
            f'<div class="lm"><h2>最新公开</h2>{rows}</div>',
            f'<div class="swiper"><div class="swiper-wrapper">{rows}</div></div>',
            f'<div class="aside">{rows}</div>',
            '<div class="left_menu"><ul><li><a href="/a/index.html">建设项目环境影响评价</a></li><li><a href="/b/">法定主动公开内容</a></li></ul></div>',
            f'<div class="relevant">相关链接{rows}</div>',
        ]
    )


def _others(r: random.Random, count: int, dates: str) -> str:
    rows = []
    for _ in range(count):
        day, n = date(2025, r.randint(1, 12), r.randint(1, 28)), r.randint(10**5, 10**6)
        title = f"{r.choice(CITIES)}{r.choice(OTHER_NEWS)}{r.randint(1, 99)}"
        path = r.choice([f"/gzdt/{day:%Y%m}/t{day:%Y%m%d}_{n}.html", f"/art/{day.year}/{day.month}/{day.day}/art_991_{n}.html", f"/info/77/{n}.htm"])
        extra = {"full": f"<span>{day}</span>", "short": f"<span>{day:%m-%d}</span>", "counts": f"<em>{n}</em>"}.get(dates, "")
        rows.append(f'<li><a href="{path}" title="{title}">{title[:14]}...</a>{extra}</li>')
    return f"<ul>{''.join(rows)}</ul>"


def read(text: str, url: str, source: Source | None = None) -> ListReading:
    """The reading of a page as the rest of the program gets it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # BeautifulSoup remarks on XML and on texts that are no pages
        return read_list(BeautifulSoup(text, "lxml"), text, url, source)


def source_with(*, rows: str | None = None, detail_pattern: str | None = None) -> Source:
    """A catalogue entry with the overrides under test."""
    return Source(
        id="linhe", name="临河市", region="371300", level="prefecture", agency="生态环境局", hosts=("sthjj.linhe.gov.cn",),
        lists=(ListPage.model_validate({"url": "https://sthjj.linhe.gov.cn/dczg/"}),),
        detail_pattern=detail_pattern, reading=Reading(rows=rows),
    )  # fmt: skip
