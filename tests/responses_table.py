"""The saved responses of tests/responses: a compact TOML table each, made into bytes as a server would send them.

A case says what came (`status`, `headers`, `body` or `hex`), how it is dressed (`frame`: none, page, portal of 60 KB,
county of 8 KB; `title`, `head`), in which `encoding` (and declared `charset`), for which `url` and `role`, where
redirects ended (`final`), what was lost (`complete`, `cut` bytes), and what must be made of it (`outcome`, `reason`).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.outcome import Seen
from parsers.document import Role
from store.capture import Outcome, Poll

FOLDER = Path(__file__).parent / "responses"
HOST = "sthjj.example.gov.cn"
SITE = f"http://{HOST}"
DETAIL = "/zwgk/202603/t20260302_1201.html"
NAME = "清河市生态环境局"
_KEYS = {
    "id", "status", "headers", "body", "hex", "frame", "title", "head", "encoding", "charset", "url", "role", "final",
    "hosts", "complete", "cut", "bad_byte", "outcome", "reason",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One saved response and what must be made of it; `reason` None where any will do."""

    id: str
    seen: Seen
    poll: Poll
    outcome: Outcome
    reason: str | None


def cases(*names: str) -> list[Case]:
    """The cases of these files of tests/responses, in order; ids are unique over all of them."""
    found = [_case(name, entry) for name in names for entry in _load(name)]
    assert len({case.id for case in found}) == len(found)
    return found


def _load(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["case"])


def _case(name: str, entry: dict[str, Any]) -> Case:
    assert not set(entry) - _KEYS, f"{name}: {entry['id']}: {set(entry) - _KEYS}"
    url = SITE + entry.get("url", DETAIL)
    final = SITE + entry["final"] if "final" in entry else url
    seen = Seen(
        status=entry.get("status", 200), final_url=final, headers=entry.get("headers", {}), raw=_bytes(entry),
        redirects=(final,) if final != url else (), complete=entry.get("complete", True),
    )  # fmt: skip
    poll = Poll(
        page_id=1, url=url, host=HOST, role=Role(entry.get("role", "detail")), source_id="qinghe",
        hosts=frozenset(entry.get("hosts", ())),
    )  # fmt: skip
    return Case(
        id=f"{name}:{entry['id']}", seen=seen, poll=poll, outcome=Outcome(entry.get("outcome", "fresh")),
        reason=entry.get("reason"),
    )  # fmt: skip


def _bytes(entry: dict[str, Any]) -> bytes:
    if "hex" in entry:
        return bytes.fromhex(entry["hex"])
    encoding = entry.get("encoding", "utf-8")
    charset = entry.get("charset", "gb2312" if encoding == "gb18030" else encoding)
    text = dress(
        entry["body"], entry.get("frame", ""), title=entry.get("title", NAME), head=entry.get("head", ""), charset=charset
    )
    raw = text.encode(encoding)
    if entry.get("bad_byte"):
        raw = raw.replace("验收".encode(encoding), "验".encode(encoding) + b"\xe6", 1)
    return raw[: -entry["cut"]] if "cut" in entry else raw


def dress(body: str, frame: str, *, title: str = NAME, head: str = "", charset: str = "utf-8") -> str:
    """A body in a document of this kind."""
    if not frame:
        return body
    around = {"page": "{}", "portal": PORTAL, "county": COUNTY}[frame]
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="{charset}"><title>{title}</title>{head}</head><body>'
        + around.replace("{}", body)
        + "</body></html>"
    )


_COLUMNS = (
    "机构概况", "领导信息", "政策法规", "环评审批", "排污许可", "督察整改", "环境质量", "执法公开", "自然生态",
    "固体废物", "核与辐射", "应急管理", "信访举报", "宣传教育", "党的建设", "人事信息", "财政预决算", "政府采购",
)  # fmt: skip
_HEADLINES = (
    "全市生态环境保护大会召开", "市局开展春季水源地巡查", "我市空气质量优良率同比提升", "关于征集突出环境问题线索的公告",
    "关于某项目环境影响报告书受理情况的公示", "网站系统升级维护通知", "关于删除失效文件的通知", "环境空气质量日报",
)  # fmt: skip


def _menu(prefix: str) -> str:
    """A navigation as portals have it: long, all links, a title on each."""
    return "".join(
        f'<li class="nav-item item-{n}"><a class="nav-link" target="_blank" href="/{prefix}/{n}/{m}/index.html" '
        f'title="{name}{m}">{name}{m}</a></li>\n'
        for n, name in enumerate(_COLUMNS)
        for m in range(1, 15)
    )  # fmt: skip


_LATEST = "".join(
    f'<li><a href="/xw/202602/t202602{n:02d}_{n}.html" title="{text}">{text}</a><span>02-{n:02d}</span></li>\n'
    for n, text in enumerate(_HEADLINES, 11)
)
_SCRIPTS = (
    '<script type="text/javascript">var site={id:"3305990012",root:"/"};function search(){var k=document.getElementById("k")'
    '.value;if(k==""||k=="请输入关键字"){alert("请输入要查找的内容");return false}location.href="/search?q="+k}'
    'function del(){if(confirm("确定删除?")){document.cookie="hist=;path=/"}}</script>\n'
)
_FOOT = (
    '<div class="footer"><p>主办单位:清河市生态环境局 承办单位:清河市生态环境信息中心</p><p>网站标识码:3305990012 '
    "浙ICP备00000000号 浙公网安备33059902000000号</p><p>地址:清河市人民路9号 邮编:313000 电话:0572-1234567</p>"
    "<p>建议使用1366*768分辨率,IE9.0以上浏览器,360浏览器极速模式访问本网站</p><p>维护单位:清河市大数据中心</p></div>"
)
PORTAL = (
    _SCRIPTS + '<div class="top"><a href="/login">登录</a> <a href="/reg">注册</a> <a href="/wza">无障碍</a> <span id="weather">'
    '今天 多云 8℃~15℃</span></div><form onsubmit="return search()"><input id="k" placeholder="请输入关键字">'
    '<div class="hot">热门搜索:<a href="/s?q=1">督察整改</a></div></form>'
    f'<ul class="menu">{_menu("zwgk")}</ul><div class="crumb">当前位置:<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a></div>'
    f'<div class="wrap"><div class="main">{{}}</div><div class="side"><h3>最新动态</h3><ul>{_LATEST}</ul></div></div>'
    f'<ul class="sitemap">{_menu("bsfw")}</ul>{_FOOT}'
)
COUNTY = (
    '<table width="960" align="center"><tr><td><img src="/images/top.jpg"></td></tr><tr><td class="nav">'
    + " | ".join(f'<a href="/list.asp?id={n}">{name}</a>' for n, name in enumerate(_COLUMNS * 5))
    + f'</td></tr><tr><td height="400" valign="top">{{}}</td></tr><tr><td>{_FOOT}</td></tr></table>'
)
