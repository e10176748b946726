"""Chinese names, for readers, of what the program calls by codes."""

from __future__ import annotations

from parsers.document import Role
from parsers.kinds import LABELS as KINDS
from sources.regions import COUNTRY, full_name_of
from store.event import LABELS, EventType

ROLES: dict[str, str] = {Role.DETAIL.value: "公告", Role.LIST.value: "栏目", Role.ATTACHMENT.value: "附件"}
STATES: dict[str, str] = {"active": "在看", "withdrawn": "已撤下", "unwatched": "不再关注"}
SOURCE_LEVELS: dict[str, str] = {"ministry": "国家", "province": "省级", "prefecture": "地市级", "county": "县级"}
INSPECTIONS: dict[str, str] = {
    "central": "中央生态环境保护督察", "provincial": "省级生态环境保护督察", "mixed": "中央和省级督察",
}  # fmt: skip
STATUS: dict[str, str] = {
    "done": "已完成整改", "signed_off": "已销号", "substantially_done": "基本完成", "on_schedule": "达到序时进度",
    "behind": "未达序时进度", "in_progress": "正在整改", "perpetual": "长期坚持", "carried_over": "转入下一轮",
}  # fmt: skip
METADATA: dict[str, str] = {
    "title": "标题", "published": "发布日期", "source": "信息来源", "doc_number": "文号", "issuer": "发布机构",
}  # fmt: skip

OUTCOMES: dict[str, str] = {
    "fresh": "读到内容", "unchanged": "未变化", "identical": "未变化", "gone": "答复不存在", "challenged": "遭遇验证拦截",
    "error": "未能读取",
}  # fmt: skip
REASONS: dict[str, str] = {
    "http-401": "要求登录", "http-403": "服务器拒绝访问", "http-404": "页面不存在（404）", "http-410": "页面已删除（410）",
    "http-412": "遭遇验证拦截（412）", "http-418": "遭遇验证拦截（418）", "http-429": "网站要求放慢访问",
    "http-503": "网站暂时不可用", "http-521": "遭遇验证拦截（521）", "soft-404": "网页提示内容不存在",
    "soft-404-learned": "与该站对不存在地址的答复相同", "http-404-page": "答复404，但内容完整", "directory": "返回目录列表",
    "inserted": "返回网络插入的页面",
    "waf": "返回安全验证页", "script-only": "返回验证脚本", "script-reload": "返回验证脚本", "cookie-challenge": "返回验证脚本",
    "maintenance": "网站维护", "server-error": "网站内部错误", "error-page": "返回错误提示页", "no-site": "地址上没有站点",
    "login": "返回登录页", "redirect-home": "跳转到首页", "redirect-script": "以脚本跳转到别处", "redirect-off-site": "跳转到站外",
    "redirect-loop": "跳转次数过多", "redirect-bad": "跳转地址无效", "truncated": "传输不完整", "unclosed": "疑被截断",
    "empty": "返回内容为空", "content-type": "内容类型不符", "content-encoding": "内容无法解压", "too-large": "内容超过大小上限", "timeout": "超时",
    "dns": "域名无法解析", "connect": "无法连接", "connection-lost": "连接中断", "tls": "加密连接失败", "bad-url": "地址无效",
    "robots": "robots.txt 不允许", "robots-unreachable": "robots.txt 暂时无法取得", "address-not-public": "主机不在公网",
    "no-contact": "尚未设置联系方式", "clone-site": "主机在仿冒站点黑名单里", "stopped": "程序停止中",
    "rows-unasked": "网站要求暂停访问，列表数据未取", "internal": "程序内部错误",
}  # fmt: skip
"""Why a page could not be looked at; the operator's longer wording is the crawler's."""

DROPPED: dict[str, str] = {
    "script": "脚本或样式", "drawing": "图形", "navigation": "导航", "footer": "页脚", "aside": "侧栏", "head": "页头信息",
    "control": "按钮、输入框", "word-markup": "文字处理软件残留", "share": "分享", "breadcrumb": "当前位置", "counter": "浏览计数",
    "related": "相关文章", "previous-next": "上一篇、下一篇", "advertisement": "广告", "qr-code": "二维码", "tools": "字号、打印等工具",
    "comment": "评论", "empty-attachment-box": "空附件框", "editor": "编辑、审核署名", "clock": "日期时钟", "weather": "天气",
    "hidden": "隐藏文字", "gallery": "图片浏览", "information-line": "发布信息行", "index-table": "信息公开索引表",
    "reprint-notice": "转载、免责声明", "page-number": "页码", "scanned-page": "扫描页", "scanned-page-text": "扫描页上的零星文字",
    "hidden-sheet": "隐藏的工作表", "cell-formats": "单元格格式", "archive": "压缩包",
    "unread": "未能读取的部分",
}  # fmt: skip


def kind_label(kind: str) -> str:
    """The Chinese name of a document kind; the code itself where there is none."""
    return KINDS.get(kind, kind)


def place_of(code: str) -> str:
    """The full name of a region, 全国 for the whole country, '' when unknown."""
    if code == COUNTRY:
        return "全国"
    name = full_name_of(code) if code else ""
    return "" if name == code else name


def reason_label(reason: str) -> str:
    """Why a page could not be looked at, in a few words; any other code is shown as it is."""
    if label := REASONS.get(reason):
        return label
    if reason in set(EventType):
        return LABELS[EventType(reason)]
    code = reason.removeprefix("http-")
    return f"网站答复异常（{code}）" if code != reason and code.isascii() and code.isdigit() else reason or "原因不明"


def dropped_label(rule: str) -> str:
    """Why a line was left out; a rule without a name of its own is shown as it is."""
    return DROPPED.get(rule, rule)
