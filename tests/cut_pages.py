"""Three invented templates of notices, and where their answers may be cut."""

from __future__ import annotations

TASK = "关于第四批整改任务（砂石场扬尘）完成情况的公示"
LINES = (
    "根据省级督察反馈意见，云岫县对三家砂石场开展了专项整治，料堆全部入棚，厂界颗粒物浓度下降46.5%。",
    "县级自查认为，该项任务已达到整改目标，拟报请销号，现予公示，公示期十个工作日。",
    "对公示内容有意见的，请以书面形式向县整改办反映，邮寄地址：云岫县青石路8号，并注明联系方式。",
)
SIGNED = ("云岫县生态环境局", "2026年3月11日")


def _paragraphs(open_: str = "<p>", close: str = "</p>") -> str:
    return "".join(f"{open_}{line}{close}\n" for line in (*LINES, *SIGNED))


PORTAL = (
    f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TASK}</title></head><body>'
    '<div class="nav"><a href="/">首页</a> &gt; <a href="/gs/">公示</a></div>'
    f'<div class="con"><h1>{TASK}</h1><div id="zoom">{_paragraphs()}</div></div>'
    '<div class="foot">主办单位：云岫县人民政府</div></body></html>'
)
TABLES = (
    f'<html><head><meta charset="utf-8"><title>{TASK}</title></head><body><table width="960"><tr><td><a href="/">首页</a></td></tr>'
    f'<tr><td align="center"><b>{TASK}</b></td></tr><tr><td>{_paragraphs("　　", "<br>")}</td></tr></table>'
    "<table><tr><td>技术支持：云岫信息中心</td></tr></table></body></html>"
)
FLAT = (
    f'<html><head><meta charset="utf-8"><title>{TASK}</title></head><body><h2>{TASK}</h2>{_paragraphs()}'
    "<hr><p>云岫县政府网</p></body></html>"
)
TEMPLATES = (PORTAL, TABLES, FLAT)


def unclosed(page: str) -> str:
    """The page as old sites leave it."""
    return page.replace("</body></html>", "")


def cuts(page: str, step: int = 37) -> list[int]:
    """Positions (in bytes) within the body of a notice."""
    raw = page.encode()
    return list(range(raw.index(LINES[0].encode()[:9]) + 5, raw.index(SIGNED[1].encode()) + 9, step))
