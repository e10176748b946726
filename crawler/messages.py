"""What the operator reads about an outcome, in Chinese; one sentence for each reason."""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "ok": "",
    "not-modified": "",
    "same-bytes": "",
    "http-304": "服务器答复“未修改”，但本站并无可比对的旧版本",
    "http-401": "页面要求登录",
    "http-403": "服务器拒绝访问(403)",
    "http-404": "页面不存在(404)",
    "http-410": "页面已删除(410)",
    "http-412": "遭遇验证拦截(412)",
    "http-418": "遭遇验证拦截(418)",
    "http-429": "请求过于频繁(429)，已退避",
    "http-503": "服务暂不可用(503)",
    "http-521": "遭遇验证拦截(521)",
    "http-404-page": "服务器答复 404，但送来的是完整的公告：按原页面处理",
    "soft-404": "页面提示内容不存在或已删除",
    "soft-404-learned": "返回的是该站对不存在地址的统一答复：内容已不在原址",
    "waf": "返回的是安全验证或拦截页面，不是原页面",
    "script-only": "页面只有脚本而没有文字，疑为验证页面",
    "script-reload": "页面以脚本设置标记后自我刷新，是验证页面",
    "maintenance": "网站维护或升级中",
    "server-error": "服务器内部错误",
    "error-page": "返回的是错误提示页面",
    "directory": "返回的是服务器的目录列表",
    "inserted": "返回的是网络中途插入的页面，只把原页面套在框架里",
    "no-site": "该地址上没有站点(服务器默认页面或站点已关停)",
    "login": "返回的是登录页面",
    "redirect-home": "页面跳转到了首页或栏目首页，原内容未见",
    "redirect-script": "页面以脚本跳转到 {detail}",
    "redirect-off-site": "页面跳转到站外 {detail}；若属该站新域名，请加入来源的 hosts",
    "redirect-loop": "跳转次数过多",
    "redirect-bad": "跳转地址无效",
    "truncated": "页面传输不完整",
    "unclosed": "页面没有结尾，疑在传输中被截断",
    "empty": "返回内容为空",
    "content-type": "返回内容的类型不符({detail})",
    "content-encoding": "压缩内容无法解开",
    "too-large": "内容超过 10 MB 上限",
    "timeout": "30 秒内没有完整答复",
    "dns": "域名无法解析",
    "connect": "无法连接服务器",
    "cookie-challenge": "页面要求先设置 Cookie 再访问，是验证手段",
    "connection-lost": "连接中断",
    "tls": "TLS 握手或证书校验失败；若确认是该站旧式 TLS，可在来源中设 legacy_tls = true",
    "bad-url": "地址无效",
    "robots": "robots.txt 不允许抓取该地址",
    "robots-unreachable": "robots.txt 暂时无法取得({detail})，在取得之前不抓取该站",
    "address-not-public": "该主机解析到非公网地址，已拒绝访问；确属自有网络的，请设 DUCHA_ALLOW_ADDRESSES",
    "no-contact": "尚未设置联系方式：请先设 DUCHA_CONTACT(邮箱或网址)，再抓取公网站点",
    "rows-unasked": "网站此前要求暂停访问，列表数据未取",
    "clone-site": "该主机在仿冒站点的黑名单里，不予抓取",
    "stopped": "程序正在停止，未发出请求",
    "no-playwright": "该栏目设了 render = \"browser\"，但浏览器组件未装：请运行 pip install 'ducha[browser]'",
    "no-chromium": "该栏目设了 render = \"browser\"，但没有找到 Chromium：请安装(如 apt-get install chromium)，或设 DUCHA_CHROMIUM 为其路径",
    "browser-failed": "浏览器没能打开页面({detail})",
    "browser-timeout": "浏览器在 {detail} 秒内没有读完页面",
    "internal": "程序内部错误({detail})，详见日志",
}


def message_for(reason: str, detail: str = "") -> str:
    """The sentence for a reason; an unlisted HTTP status gets one that names it."""
    template = MESSAGES.get(reason)
    if template is None:
        template = "服务器答复异常状态({detail})"
    return template.format(detail=detail[:200])
