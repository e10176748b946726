"""Whole lines that say only why the page is not shown, and whether a page has anything else to say.

Such words stand in notices too: they count only alone on a line, once, on a page of labels and furniture.
"""

from __future__ import annotations

import re

from store.capture import Outcome

from .answer import Verdict, verdict
from .page import Glance, Media
from .phrases import LEADS_ON, THING

LONGEST = 40
"""Characters; an excuse is short."""

_LEAD = (
    r"(?:\W|抱歉|对不起|很|遗憾|哎呀|糟糕|温馨|提示|您好|您|你|所|要|想|请求|找|看|访问|查看|浏览|的|该|此|本|这|条|篇|个|由于|当前|目前|系统){0,12}?"
)
_TAIL = (
    r"(?:\W{1,3}(?:请(?:您|稍|重|刷新|从|返回|联系|访问|检查|登|先|在|完成|使用|更换|与|点击)|敬请|谢谢|稍[后候等]|无法|不能|给您|返回|[A-Za-z]).{0,24})?\W{0,4}"
)
_PLACE = r"(?:栏目|频道|版块|专栏|专题|内容|页面|网页|网站|数据|信息)"
_SEEN = r"(?:查看|访问|浏览|阅读|打开|显示)"


def _whole(*alternatives: str) -> re.Pattern[str]:
    return re.compile(f"{_LEAD}(?:{'|'.join(alternatives)}){_TAIL}", re.I)


_POINTED_AT = (
    rf"(?:(?:[该此]|这[条篇个]?)(?:[条篇个])?{THING}|本(?:网?页面?|链接)"
    rf"|[您你](?:现在|当前|刚才)?(?:[所要想]|请求|[查寻]?找|查询|访问|查?看|浏览|打开|阅读|点击|需要|搜索){{1,3}}的?(?:[该此])?(?:[条篇个])?{THING})"
)
"""What a page points at that is not shown; it never names it, as a notice names what it is about."""

_EXCUSES: tuple[tuple[re.Pattern[str], Outcome, str], ...] = (
    (
        _whole(
            rf"{THING}(?:已|将)?不再(?:提供|展示|显示|公开)(?:服务|访问)?",
            rf"{THING}已?经?被?(?:原?发布者|原?作者|管理员|用户|系统)?(?:删除|移走|移除|转移|下架)了?",
            r"(?:页面|网页|栏目|频道|版块|链接)(?:已|经|被)+(?:取消|停用|停止使用|撤并)",
            rf"{THING}因(?:违规|违反.{{2,16}}?)(?:已|被)*(?:无法|不能|禁止){_SEEN}",
        ),
        Outcome.GONE, "soft-404",
    ),
    (
        _whole(
            r"(?:非法|恶意|异常)(?:请求|访问|操作|流量)", r"(?:请求|访问)?已?被(?:系统|防火墙)?(?:拦截|阻断)", r"(?:请求|访问|操作)?(?:过于|太)频繁",
            r"IP(?:地址)?(?:已|经|被)+(?:封禁|封锁|封|限制|屏蔽|拉黑|禁止访问)", r"(?:检测到|发现)(?:异常|可疑|恶意)(?:流量|访问|行为|请求)",
            r"正在(?:进行)?安全(?:检查|检测|验证)", r"(?:滑动|拼图|点选|点击按钮进行)验证", r"(?:在线|排队)?人数过多", r"正?在?排队中",
        ),
        Outcome.CHALLENGED, "waf",
    ),
    (
        _whole(
            r"(?:参数|非法参数|无效参数)(?:错误|非法|无效|有误|不正确|异常)?(?<!^参数)", r"网络(?:连接)?(?:异常|错误|繁忙|失败|超时)",
            rf"(?:程序|脚本|{THING})?(?:执行|运行|加载|打开|读取|解析)(?:出错|失败|异常|错误|超时)了?",
            rf"{THING}(?:出错|发生错误|出现错误)了?",
        ),
        Outcome.ERROR, "server-error",
    ),
    (
        _whole(
            rf"{_PLACE}(?:正在.{{0,4}}?(?:调整|更新|整理|完善|优化|迁移)中?|(?:调整|更新|整理|完善|优化|迁移)中)",
            r"(?:网站|平台|网页|页面)(?:暂时|目前|现在)?(?:无法|不能)(?:访问|打开|提供服务)",
        ),
        Outcome.ERROR, "maintenance",
    ),
    (_whole(r"(?:网站|站点)(?:已|经)*(?:于.{4,16}?)?(?:关闭|关停|停止运行|停止服务|停用)"), Outcome.ERROR, "no-site"),
    (
        _whole(
            rf"(?:无权限?|没有权限){_SEEN}(?:此|该|本)?(?:{THING})?", rf"{THING}仅限(?:内网|内部|登录|授权)(?:用户|人员)?{_SEEN}",
            r"(?:尚?未登[录陆]或)?登[录陆](?:状态)?已?(?:超时|过期|失效)", r"尚?未登[录陆]", r"未授权(?:访问)?", r"unauthorized",
            r"请?在微信(?:客户端)?中?打开(?:此|该|本)?(?:链接|页面)?",
        ),
        Outcome.ERROR, "login",
    ),
    (_whole(rf"{THING}(?:正在)?(?:审核|审查|复核)中"), Outcome.ERROR, "error-page"),
    (
        _whole(
            rf"{_POINTED_AT}.{{0,10}}(?:取消|撤[回下销稿除换]|收回|删除?|不(?:再|予|宜|对外)?(?:公开|展示|开放|显示)|(?:飞|走|溜|跑)[走丢掉]|下[线架]|失效|过期|归档|移[走除]"
            r"|(?:暂停|停止|终止)(?:展示|显示|公开|发布|浏览|访问)).{0,16}",
            rf"(?:没有?|未能?|无法|不能)(?:找|查询?|检索|搜索|定位)到{_POINTED_AT}.{{0,16}}",
        ),
        Outcome.GONE, "soft-404",
    ),
    (
        _whole(rf"{_POINTED_AT}.{{0,10}}(?:审核|审查|复核|编辑|修[改订]|整理|更[新正]|维护|校对|暂[时不未]|尚未|稍[后候]|无法|不能).{{0,16}}"),
        Outcome.ERROR, "error-page",
    ),
)  # fmt: skip

ROOTS = (
    "不再", "移走", "违规", "拦截", "封禁", "流量", "频繁", "安全检查", "滑动验证", "参数", "网络异常", "执行出错", "加载失败", "调整中", "更新中",
    "无法访问", "网站已关闭", "停止运行", "无权", "内网", "超时", "审核中", "发布者", "已取消", "停用",
    "该文", "该页", "该信", "该内", "该稿", "该公", "该链", "该栏", "该资", "该新", "此文", "此页", "此信", "此内", "此公", "此链", "篇文章", "条信息", "个页面",
    "您要", "您所", "您查", "您访", "您浏", "您请", "您找", "您打", "您点", "您想", "您需",
)  # fmt: skip
"""One of these is in nearly every excuse that a site's chrome may surround."""

_HAN = re.compile(r"[\u3400-\u9fff]")
_FURNITURE = re.compile(
    r"版权所有|标识码|备案|安备|ICP|[主承]办|地址|电话|邮编|位置|今天是|星期|访问[者量人]|浏览[量器]|友情链接|热线|技术支持|欢迎|℃|分辨率|关键[字词]|网站地图",
    re.I,
)
_DAY = re.compile(r"[\[(（【]?(?:(?:19|20)?\d\d\s?[年./-]\s?)?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?[\])）】]?")
_UPLOADED = re.compile(r"\d{6}|upload|[?]", re.I)
_VISIT = re.compile(
    r"[您你]|访问|浏览|[页网][面页]|网[站址]|链接|操作|系统|服务|程序|数据|请求|地址|出错|返回|跳转|参数|登[录陆]|重试|刷新|稍[后候等]|异常|失败|权限|找到|不存在|丢失|删除|验证|拦截|维护|升级|[A-Za-z]{2}"
)
"""What a page may speak of that is not shown; a hint about the weather speaks of none of it."""
_ERROR = re.compile(r"系统|操作|信息|页|出错|错误|异常|繁忙|失败|\d{3}|error", re.I)
_LABEL = 16
_SENTENCE = re.compile(r"[。；;，,]")
_TITLED = re.compile(r".{2,100}(?:公告|公示|通知|通报|通告|公报|函|报告|批复|决定|方案|指南|须知|清单|台账)\W{0,2}")
_COLUMN = re.compile(
    r"(?:公示|公告|通知|通报|通告|公报|指南|信息|公开|政务|政府|政策|文件|督[察查]|整改|销号|环保|生态|环境|最新|重要|其他|专栏|专题|环评|审批|验收|情况|任务|反馈|问题|网站|本站|站内|[及和与、市县区省局])+"
)
_ROW = 14  # letters; the names of offices that a footer links are shorter
_FILE = re.compile(r"\.[A-Za-z]{2,4}\s*$")


def is_excuse(line: str) -> bool:
    """Whether a line says only why the page is not shown."""
    return _read(line) is not None


def excuse_of(seen: Glance, *, is_list: bool) -> Verdict | None:
    """What the one line means that a page has instead of content; None where it has, or may have, any content."""
    excuses = {line for line in seen.lines if len(line) <= LONGEST and _read(line) is not None}
    if len(excuses) != 1 or any(map(may_be_content, seen.media)):
        return None  # several, or one in a table: somebody lists what is wrong with sites
    excuse = excuses.pop()
    rest = [line for line in seen.lines if line != excuse]
    if any(is_titled(line) for line in (*seen.title_parts, *rest)) or not all(_is_aside(line, seen) for line in rest):
        return None
    found = _read(excuse)
    may_have_rows = is_list or (found is not None and found.reason == "maintenance")
    return None if may_have_rows and _shows_rows(seen) else found


def is_hint(seen: Glance) -> bool:
    """Whether a page that is only titled a hint gives one about the world: it says nothing of a visit, in sentences."""
    if any(_ERROR.search(part) for part in seen.title_parts):
        return False
    lines = [line for line in seen.lines if line not in seen.title_parts and not _FURNITURE.search(line)]
    return any(_SENTENCE.search(line) for line in lines) and not any(_VISIT.search(line) for line in lines)


def is_titled(line: str) -> bool:
    """Whether a line is the title of one notice, and not only the name of a column of notices."""
    words = line[:200].lstrip(" >›»·•-")
    return _TITLED.fullmatch(words) is not None and _COLUMN.fullmatch(words) is None


def is_day(line: str) -> bool:
    """Whether a line is a day and nothing else."""
    return _DAY.fullmatch(line) is not None


def is_furniture(line: str) -> bool:
    """Whether a line is one of those that stand around every page of a site."""
    return _FURNITURE.search(line) is not None


def _read(line: str) -> Verdict | None:
    if len(line) > LONGEST:
        return None
    return next((verdict(outcome, reason) for pattern, outcome, reason in _EXCUSES if pattern.fullmatch(line)), None)


def may_be_content(medium: Media) -> bool:
    """Whether a table, a frame, or a picture that somebody uploaded: it may be the whole of a notice."""
    return medium.tag != "img" or _UPLOADED.search(medium.source) is not None


def _is_aside(line: str, seen: Glance) -> bool:
    """Whether a line is no content: a label, a site's furniture, a way back; a day alone signs a notice, or a row."""
    if is_day(line):
        return False
    if _HAN.search(line) is None or line in seen.title_parts or is_furniture(line):
        return True
    return len(line) <= LONGEST and (LEADS_ON.search(line) is not None or (len(line) <= _LABEL and _SENTENCE.search(line) is None))


def _shows_rows(seen: Glance) -> bool:
    """Whether links may be what a page has to show: titles of notices, or files."""
    return any(_FILE.search(line) or _is_row(line) for line in seen.linked.split("\n"))


def _is_row(line: str) -> bool:
    return _HAN.search(line) is not None and sum(map(str.isalnum, line)) >= _ROW and _FURNITURE.search(line) is None
