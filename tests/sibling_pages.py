"""Invented hosts without a publishing system's mark: each construction gives as many sibling notices as are asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

PLACES = ("石塘县", "柳林区", "浦东坝", "白沙镇", "青石湾", "枣园乡", "大桥街道", "南岭县")
MATTERS = ("砖瓦厂粉尘扰民", "养殖场粪污直排", "采石场未批先建", "加油站油气泄漏", "沙场占用河道", "冶炼厂废渣堆存", "印染厂废水超标", "垃圾场渗滤液外溢")
CLOSING = (
    "公示期为2026年3月2日至3月13日，共10个工作日。",
    "公示期内如有异议，请以书面形式实名向市督察整改办反映，并提供有关证明材料。",
    "联系人：田工，联系电话：0736-7712345，地址：临江市滨江路6号。",
)
MENU = "".join(f'<li><a href="/c/{n}/">{text}</a></li>' for n, text in enumerate(("机构概况", "政务公开", "环境质量", "督察整改", "办事指南")))
FOOT = "<div class='bot'><p>主办单位：临江市生态环境局 版权所有 网站标识码：4307000015</p><p>地址：临江市滨江路1号 邮编：415000 电话：0736-7700000</p></div>"
OFFICE = "临江市生态环境局是市人民政府工作部门，负责全市生态环境保护工作，内设综合科、法规科、水科、大气科、土壤科，下属监测站、执法支队，现有干部职工212人。"


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice of a host: its own paragraphs, and those that all share."""

    n: int

    @property
    def title(self) -> str:
        return f"关于{PLACES[self.n]}{MATTERS[self.n]}问题整改验收销号的公示"

    @property
    def own(self) -> tuple[str, ...]:
        place, matter = PLACES[self.n], MATTERS[self.n]
        return (
            f"根据督察整改工作要求，{place}已完成{matter}问题的整改，第{self.n + 11}号任务具备销号条件，现予公示。",
            f"整改情况：{place}投入资金{self.n * 37 + 120}万元，拆除违规设施{self.n + 3}处，恢复植被{self.n * 5 + 8}亩，经{self.n + 2}次现场核查，未发现反弹。",
        )

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return (*self.own, *CLOSING)

    @property
    def others(self) -> str:
        """Links to other notices, as a box beside this one has them: other ones on every page."""
        beside = (Notice((self.n + step) % len(PLACES)) for step in (1, 2, 3))
        return "".join(f'<li><a href="/n/{other.n}.html">{other.title}</a><span>03-0{other.n + 1}</span></li>' for other in beside)

    def p(self) -> str:
        return "".join(f"<p>　　{text}</p>" for text in self.paragraphs)


Build = Callable[[Notice], str]


def page(notice: Notice, middle: str, *, head: str = "", foot: str = FOOT) -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{notice.title}</title>{head}</head><body>{middle}{foot}</body></html>"


def _layout_cells(n: Notice) -> str:
    return page(n, f"""<table width=1000 align=center><tr><td colspan=2><a href="/">首页</a> <a href="/zw">政务</a></td></tr><tr><td width=220 valign=top bgcolor=#eeeeee><ul>{MENU}</ul>{OFFICE}{OFFICE}</td>
        <td width=760 valign=top><table width="100%"><tr><td align=center height=40><b>{n.title}</b></td></tr><tr><td align=center>2026-3-{n.n + 1} 点击：{n.n * 91}</td></tr><tr><td height=300 valign=top>{n.p()}</td></tr></table></td></tr></table>""")


def _layout_breaks(n: Notice) -> str:
    text = "<br>　　".join(n.paragraphs)
    return page(n, f"""<table width=980><tr><td width=180>{MENU}</td><td width=800><table><tr><td class=bt>{n.title}</td></tr><tr><td class=zw_nr>　　{text}</td></tr><tr><td>上一条：<a href="/1.html">上一个公示</a></td></tr></table></td></tr></table>""")


def _soup(n: Notice) -> str:
    return page(n, f"""<div class=w><div class=a1><div class=a2><ul>{MENU}</ul></div></div><div class=b1><div class=b2>{n.title}</div><div class=b3>2026-03-0{n.n + 1}　来源：临江市督察整改办　阅读：{n.n * 17}次</div><div class=b4>{n.p()}</div><div class=b5><ul>{n.others}</ul></div></div></div>""")


def _portal(n: Notice) -> str:
    teasers = "".join(f"<dl><dt><a href='/n/{k}.html'>{Notice(k).title}</a></dt><dd>摘要{k}：{MATTERS[k]}。</dd></dl>" for k in range(n.n % 4, n.n % 4 + 2))
    return page(n, f"""<div id=wrap><div id=colA><h1>{n.title}</h1><div id=sub>2026年3月{n.n + 1}日 08:12</div><div id=txt2>{n.p()}</div></div><div id=colB><h3>热点</h3><ul>{n.others}</ul>{teasers}<p>{OFFICE}<a href="/about">详细介绍我局机构职能与内设科室设置情况，欢迎点击查看全部内容，以及领导班子成员分工</a></p></div></div>""")


def _boxed_paragraphs(n: Notice) -> str:
    rows = "".join(f"<div class=line>{text}</div>" for text in n.paragraphs)
    return page(n, f"<div class=outer><h2>{n.title}</h2><div class=inner>{rows}</div><div class=tail><a href='/'>返回</a></div></div>")


def _two_boxes(n: Notice) -> str:
    own, rest = ("".join(f"<p>{text}</p>" for text in texts) for texts in (n.own, CLOSING))
    return page(n, f"<div class=x><ul>{MENU}</ul></div><div class=y><h2>{n.title}</h2><div class=y0>2026-03-0{n.n + 1}</div><div class=yy><div class=y1>{own}</div><div class=y2>{rest}</div></div></div>")


def _row_each(n: Notice) -> str:
    rows = "".join(f"<tr><td>{text}</td></tr>" for text in n.paragraphs)
    return page(n, f"<div class=m1><ul>{MENU}</ul></div><div class=m2><h3>{n.title}</h3><div class=m3><table>{rows}</table></div></div>")


def _font_wrapped(n: Notice) -> str:
    return page(n, f"<center><table><tr><td id=nav1><ul>{MENU}</ul></td></tr><tr><td id=cen1><h3>{n.title}</h3><font size=3 color=black>{n.p()}</font></td></tr></table></center>")


def _generated(n: Notice) -> str:
    return page(n, f"<div class='app__x3k9q'><section class='shell_a8f'><h1 class='h__9d2kf'>{n.title}</h1><time>2026-03-0{n.n + 1}</time><section class='prose_txt__8fk2a k{n.n}9f3a2b7c1'>{n.p()}</section></section><section class='more__1kd8f'><ul>{n.others}</ul></section></div>")


def _definition(n: Notice) -> str:
    return page(n, f"<div class=hd><ul>{MENU}</ul></div><dl class=d><dt>{n.title}</dt><dd class=d1>发布时间：2026-03-0{n.n + 1}</dd><dd class=d2>{n.p()}</dd></dl>")


def _heading_within(n: Notice) -> str:
    return page(n, f"<div class=hd><ul>{MENU}</ul></div><div class=txtbox><p align=center><b>{n.title}</b></p>{n.p()}</div>")


CONSTRUCTIONS: dict[str, Build] = {
    "layout cells, an introduction of the office beside": _layout_cells,
    "layout cells, text with line breaks": _layout_breaks,
    "nameless div soup": _soup,
    "portal with teasers and prose in a column beside": _portal,
    "every paragraph a box": _boxed_paragraphs,
    "own and shared paragraphs in boxes of their own": _two_boxes,
    "every paragraph a row": _row_each,
    "paragraphs in a font element": _font_wrapped,
    "names that a bundler made": _generated,
    "definition list": _definition,
    "heading among the paragraphs": _heading_within,
}
