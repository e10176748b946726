"""An invented sign-off notice, short and long, that test pages write bare or in cells."""

from __future__ import annotations

TITLE = "云岭县第6项整改任务验收销号公示"
LINES = (
    "按照《云岭县督察整改销号工作规程》，现将第6项整改任务完成情况公示如下：",
    "一、整改任务：北关片区雨污混流，污水直排云溪。",
    "二、整改情况：改造雨污管网8.4公里，封堵排口7处。",
    "公示时间：2025年4月7日至4月18日，异议请致电0871-6330217。",
)
LONG = (*LINES, *(f"{number}、云溪第{number}标段清淤{number}公里，已通过验收。" for number in range(3, 17)))
