"""Chinese names for what the program calls by codes."""

from __future__ import annotations

from collections.abc import Iterable

from sources.regions import full_name_of
from store.event import LABELS, Audience, EventType
from store.subscriptions import Subscription

KINDS: dict[str, str] = {
    "inspection_feedback": "督察反馈意见",
    "rectification_plan": "整改方案",
    "task_list": "整改任务清单",
    "rectification_progress": "整改落实情况",
    "signoff_notice": "验收销号公示",
    "case_report": "典型案例",
    "petition_transfer": "信访件转办",
    "petition_progress": "信访件办理",
    "accountability": "责任追究问责",
    "consultation": "征求意见稿",
    "special_inspection": "专项督察",
    "inspection_announcement": "进驻公告",
    "work_news": "工作动态",
    "other": "其他",
}
"""Document kinds, as `parsers` names them."""

STATUS: dict[str, str] = {
    "done": "已完成整改",
    "signed_off": "已销号",
    "substantially_done": "基本完成",
    "on_schedule": "达到序时进度",
    "behind": "未达序时进度",
    "in_progress": "正在整改",
    "perpetual": "长期坚持",
    "carried_over": "转入下一轮",
}

LEVELS = {"central": "中央生态环境保护督察", "provincial": "省级生态环境保护督察", "mixed": "中央和省级督察"}

METADATA = {"title": "标题", "published": "发布日期", "source": "信息来源", "doc_number": "文号", "issuer": "发布机构"}

ADVICE: dict[EventType, str] = {
    EventType.SITE_SUSPECT: "请人工打开该页面，核对网站标识码、主办单位与域名。内容已隔离，不会发给订阅者；"
    "确认是网站改版的，更新来源配置中的 identity；确认被篡改的，停用该来源并告知网站主办单位。",
    EventType.SOURCE_CHALLENGED: "网站要求验证，本系统不会绕过，已放慢访问，验证解除后自动恢复。若数日不解除，"
    "请在来源配置中加大 delay、限定 hours，或联系网站说明用途。",
    EventType.SOURCE_FAILING: "请先用浏览器打开该地址：打不开，是网站故障，等待恢复即可；"
    "打得开，请运行 ducha try 加该地址，查看读取结果与原因，必要时更新来源配置中的地址。",
    EventType.SOURCE_RECOVERED: "无需处理。中断期间页面是否变化无法得知，历史记录中标为“未能查看”。",
    EventType.LIST_EMPTY: "此前的公告不会被视为撤下。栏目可能改版或改由脚本加载：请运行 ducha try 加栏目地址查看读到的条目，"
    "必要时更新 lists 地址，或将 render 设为 browser。",
    EventType.EXTRACTION_DEGRADED: "本次内容没有当作修改。页面可能改版：请运行 ducha try 加该地址查看正文识别结果，"
    "必要时在来源配置中写明 reading.body。",
    EventType.DELIVERY_FAILING: "请运行 ducha outbox 查看每条消息的错误，并检查 DUCHA_MAIL_URL 或对应通道的密钥；"
    "修复后，待发消息会自动重发。",
    EventType.DELIVERY_RECOVERED: "无需处理。待发消息已恢复发送。",
    EventType.STORAGE_LOW: "请清理磁盘或扩容；空间用尽后将无法保存新的快照。",
}
"""What the operator can do next."""


def kind_label(kind: str) -> str:
    """The Chinese name of a document kind; the code itself where there is none."""
    return KINDS.get(kind, kind)


def place_of(code: str) -> str:
    """The full name of a region; 全国 for the whole country, '' when unknown."""
    name = full_name_of(code) if code else ""
    return "" if name == code else name


def filters_of(subscription: Subscription) -> str:
    """What a subscription asks for, in one line."""
    if subscription.audience is Audience.OPERATOR:
        return "运行者通知（DUCHA_OPERATOR）"
    parts = [
        _joined("地区", (place_of(code) or code for code in subscription.regions)),
        _joined("消息类型", (LABELS[type_] for type_ in subscription.types)),
        _joined("文件类型", (kind_label(kind) for kind in subscription.kinds)),
        _joined("关键词", subscription.keywords),
    ]
    chosen = "；".join(part for part in parts if part) or "全部消息"
    rhythm = {"daily": "，每日汇总", "weekly": "，每周汇总"}.get(subscription.digest or "", "")
    return f"{chosen}{rhythm}"


def _joined(name: str, values: Iterable[str]) -> str:
    text = "、".join(values)
    return f"{name}：{text}" if text else ""
