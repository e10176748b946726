"""A page in the construction of a real template: markup with slots, and what should be read of it.

`{b}`…`{/b}` encloses the body, `{-}`…`{/-}` noise inside it, `{before}` and `{after}` stand directly beside the body's
element, `{end}` behind its last paragraph. `{p0}`, `{p1}` … are invented paragraphs.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

TEXT = (
    "本报青浦滩3月5日讯（记者 程一帆）记者从云岭市生态环境局获悉，截至2月底，青龙河流域47个排污口全部完成整治，断面水质稳定达到Ⅲ类。",
    "“过去河水发黑，窗户都不敢开，现在傍晚来散步的人多了。”家住滨江路的居民罗先生说，变化是从管网改造开始的。",
    "据介绍，该市成立工作专班，逐项制定方案，累计投入资金2.36亿元，新建污水管网36.8公里，改造提升泵站9座。",
    "市生态环境局副局长韩立群表示，下一步将健全长效机制，对已完成任务开展“回头看”，防止问题反弹。",
    "截至目前，第二轮督察反馈的38项任务已完成31项，其余7项均达到序时进度，群众投诉量同比下降21.4%。",
    "会议强调，各县（市、区）要压实责任，坚持问题导向，把整改工作同推动高质量发展结合起来。",
    "现将有关情况予以公示，公示期为2026年3月5日至3月18日。如有异议，请以书面形式向我局反映。",
    "联系人：周工，联系电话：0717-6220145，地址：云岭市沿江大道88号。",
)
HOST = "http://www.yunling.gov.cn"
_SLOTS = re.compile(r"\{/?(?:b|-|before|after|end|p\d)\}")


@dataclass(frozen=True, kw_only=True)
class Template:
    """A construction and what should be read of it; None in `source` or `published` means that the page does not say."""

    name: str
    markup: str
    title: str
    published: str | None
    source: str | None
    files: int = 0
    url: str = HOST + "/content/detail_8812.html"

    def page(self, before: str = "", after: str = "", end: str = "") -> bytes:
        """The page with something put into its slots."""
        text = re.sub(r"\{p(\d)\}", lambda match: TEXT[int(match.group(1))], self.markup)
        text = text.replace("{before}", before).replace("{after}", after).replace("{end}", end)
        return _SLOTS.sub("", text).encode()

    @property
    def body(self) -> str:
        """The text of the body, white space and cell bars aside."""
        text = re.sub(r"\{p(\d)\}", lambda match: TEXT[int(match.group(1))], self.markup)
        text = "".join(re.findall(r"\{b\}(.*?)\{/b\}", text, re.DOTALL))
        text = re.sub(r"\{-\}.*?\{/-\}", "", text, flags=re.DOTALL)
        text = re.sub(r"<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]+>", "", _SLOTS.sub("", text), flags=re.DOTALL)
        return plain(html.unescape(text))


def plain(text: str | None) -> str:
    """Text for comparison: NFKC, without white space and the bars between cells."""
    return re.sub(r"[\s\u200b\ufeff\u2060|•]+", "", unicodedata.normalize("NFKC", text or ""))


NAV = '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/yw/">要闻</a></li><li><a href="/zw/">政务公开</a></li><li><a href="/fw/">办事服务</a></li></ul></div>'
LIST = "".join(f'<li><a href="/n/{n}.html">{t}</a></li>' for n, t in enumerate(("全市河湖长制工作会议召开", "春季造林绿化现场推进会举行", "市政府与高校签署合作协议", "我市三项案例入选典型名单", "关于征集宣传标语的公告")))
DATED = "".join(f'<li><a href="/n/{n}.html">{t}</a><span>2026-03-0{n}</span></li>' for n, t in enumerate(("全市河湖长制工作会议召开", "春季造林绿化现场推进会举行", "市政府与高校签署合作协议", "我市三项案例入选典型名单"), 1))
FOOT = '<div class="footer"><p>主办单位：云岭市人民政府办公室 版权所有 ©2010-2026</p><p>鄂ICP备05001122号 网站标识码：4205000021 联系电话：0717-6000111</p></div>'


def framed(head: str, middle: str, *, nav: str = NAV, foot: str = FOOT) -> str:
    """The markup of a whole page around its middle."""
    return f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{nav}{middle}{foot}</body></html>'
