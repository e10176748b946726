"""The frames of old portals and of sites of today: what stands around the middle of every page of theirs."""

from __future__ import annotations

ROWS = "".join(f'<tr><td height="22">・<a href="shownews.asp?id={n}">{t}</a></td></tr>' for n, t in enumerate(("县领导检查防汛", "我县召开经济运行分析会", "春季植树活动启动", "全县秸秆禁烧会议召开")))
OLD_NAV = '<table width="980" align="center"><tr><td><img src="top.gif"></td></tr><tr><td bgcolor="#006699"><a href="index.asp">网站首页</a> | <a href="a.asp">机构设置</a> | <a href="b.asp">政务公开</a> | <a href="c.asp">在线服务</a></td></tr></table>'
OLD_FOOT = '<table width="980" align="center"><tr><td align="center">版权所有：云岭县环境保护局　技术支持：云岭科技<br>地址：云岭县解放路11号　电话：0717-6220000　鄂ICP备05003344号</td></tr></table>'
NEW_NAV = '<header class="top"><div class="nav-w"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/hdjl/">互动交流</a><a href="/sj/">数据</a></div></header>'
NEW_FOOT = '<div class="ft"><p>主办：云岭市人民政府办公室　承办：云岭市大数据中心</p><p>网站标识码：4205000021　鄂ICP备05001122号　鄂公网安备42050002000111号</p></div>'


def old_page(head: str, middle: str) -> str:
    """A page of an old portal, laid out in tables."""
    return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">{head}</head><body topmargin="0">{OLD_NAV}{middle}{OLD_FOOT}</body></html>'


def new_page(head: str, middle: str) -> str:
    """A page of a site of today."""
    return f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8">{head}</head><body>{NEW_NAV}{middle}{NEW_FOOT}</body></html>'
