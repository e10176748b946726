"""Pages that are not the page: challenge, not found, soft-404, unavailable; and the plain home page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from .noise import Noise
from .story import Site

CHALLENGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><meta content="{token}" id="9DhefwqGPrzGxEp9hPaoag">
<script type="text/javascript">$_ts=window['$_ts'];if(!$_ts)$_ts={{}};$_ts.nsd=48213;$_ts.cd="{token}{token}";
if($_ts.lcd)$_ts.lcd();</script><script type="text/javascript" charset="iso-8859-1" src="/k8Yw2xQ/{token}.js"></script>
</head><body><noscript>请启用JavaScript后重新访问。Please enable JavaScript and refresh the page.</noscript>
</body></html>"""

MISSING = """<html>
<head><title>404 Not Found</title></head>
<body bgcolor="white"><center><h1>404 Not Found</h1></center><hr><center>nginx</center></body>
</html>
"""

GONE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>提示信息 - {site}</title></head>
<body><div class="tip"><h3>温馨提示</h3><p>您访问的页面不存在或已删除!</p>
<p><a href="/">返回首页</a> <a href="javascript:history.back()">返回上一页</a></p></div></body></html>"""

UNAVAILABLE = """<html><head><title>503 Service Temporarily Unavailable</title></head>
<body><center><h1>503 Service Temporarily Unavailable</h1></center><hr><center>nginx</center></body></html>
"""


def home_page(site: Site, links: Sequence[tuple[str, str]], noise: Noise) -> str:
    """The home page: its columns, and what changes at every step."""
    items = "".join(f'<li><a href="{escape(path)}">{escape(name)}</a></li>' for name, path in links)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8">
<title>{escape(site.name)}</title><meta name="SiteIDCode" content="{site.site_code}"></head>
<body><h1>{escape(site.name)}</h1><p>{noise.today} {noise.weather}</p><ul>{items}</ul>
<p>主办单位:{escape(site.sponsor)} 网站标识码:{site.site_code} {escape(site.icp)} 访问量:{noise.total_visits}</p>
</body></html>"""
