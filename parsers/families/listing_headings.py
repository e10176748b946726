"""The words by which the headings of boxes are told: what names a ranking or furniture, what names our matter."""

from __future__ import annotations

import re

NOISE_HEADING = re.compile(
    r"热点|热门|最热|排行|点击|推荐|相关|友情|链接|常用|快速|导航|浏览|阅读|关注|猜你|图片|视频|上一篇|下一篇|更多精彩|办事|服务"
)
MATTER = re.compile(r"督察|督查|整改|销号|验收|信访|环境保护")
SHOWN = "公示"
SUBJECT = re.compile(rf"{MATTER.pattern}|{SHOWN}")
