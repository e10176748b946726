"""The words and marks by which a refusal gives itself away, in Chinese and English.

Each pattern is linear: no nested repetition, every repetition bounded.
"""

from __future__ import annotations

import re


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.I)


CHALLENGE_WORDS = _any(
    r"安全验证", r"访问验证", r"人机(?:身份)?验证", r"身份验证.{0,6}继续", r"验证您?是(?:真人|人类)",
    r"(?:请|需|须|才能).{0,8}(?:完成|进行|通过)(?:以下|下方|下列|下面|安全|人机|滑块|图形|身份){1,3}的?(?:验证|校验|认证)", r"请(?:先)?(?:完成|进行|通过)验证",
    r"(?:滑动|拖动|移动|按住|拖拽).{0,8}(?:滑块|滑条|拼图|完成验证)", r"向右(?:滑动|拖动)", r"滑块",
    r"(?:输入|填写).{0,10}验证码.{0,16}(?:继续|访问|证明|确认)", r"验证码.{0,8}(?:继续|方可)访问",
    r"浏览器安全(?:检查|检测)", r"正在(?:进行)?(?:安全)?(?:检测|检查|验证)(?:您的)?(?:浏览器|访问|环境|网络)", r"安全检测中",
    r"(?:访问|请求|操作|IP).{0,12}被(?:拦截|阻断|拒绝|禁止|封禁|限制)", r"拦截(?:提示|页面|原因)", r"(?:访问|请求|操作)(?:过于|太过|太|过)(?:频繁|快)",
    r"(?:访问|请求)频(?:率|次)(?:过高|过快|超)", r"疑似(?:黑客|恶意|爬虫)?(?:攻击|访问|行为)", r"对网站造成安全威胁",
    r"网站防火墙", r"创宇盾", r"知道创宇", r"网站?安全狗", r"安全狗", r"云锁", r"加速乐", r"云防护", r"\bWAF\b",
    r"(?:启用|开启|打开|允许|支持)(?:您?的?浏览器)?的?\s{0,2}(?:JavaScript|Java Script|JS脚本|Cookies?)(?![a-z])",
    r"(?:JavaScript|Cookies?)(?:功能)?(?:未|没有|被)(?:启用|开启|禁用)",
    r"enable\s{1,3}(?:java\s?script|cookies)", r"java\s?script\s{1,3}(?:is\s{1,3})?(?:required|disabled)",
    r"checking your browser", r"just a moment", r"access (?:denied|forbidden)", r"request (?:blocked|rejected)",
    r"you are (?:a )?human", r"are you a robot", r"unusual traffic", r"(?:异常|非法|恶意)(?:访问|流量|请求)", r"captcha",
)  # fmt: skip

CHALLENGE_MARKS = _any(
    r"\$_ts\b", r"__jsl_clearance", r"__jsluid", r"acw_sc__v", r"\barg1\s?=\s?['\"][0-9A-F]{20}", r"_cf_chl", r"/cdn-cgi/challenge",
    r"challenge-platform", r"TencentCaptcha", r"TCaptcha", r"geetest", r"aliyuncaptcha", r"\bAWSC\b", r"nc_token", r"NECaptcha",
    r"hcaptcha", r"recaptcha", r"vaptcha", r"slide_?verify", r"wzws_?c", r"WZWSREL", r"safeline", r"waf_?(?:captcha|challenge|js)",
    r"HWWAFSES", r"yunsuo_session", r"security_(?:session|verify)", r"bot_?detect", r"debugger.{0,80}cookie",
)  # fmt: skip

SCRIPT_RELOAD = _any(r"location\s{0,3}\.\s{0,3}reload\s{0,3}\(", r"document\s{0,3}\.\s{0,3}cookie\s{0,3}=")

_THING = r"(?:页面|网页|文章|信息|内容|链接|地址|资源|文件|栏目|频道|稿件|文档|数据|记录|公告|目录|页)"
_OPENING = (
    r"^(?:\W|抱歉|很|非常|对不起|尊敬的|用户|网友|温馨|系统|友情|提示|错误|代码|信息|出错|您好|您|你|我们|所|要|想|的|该|此|本|当前|这个|由于|因|"
    r"访问|查看|查找|请求|浏览|打开|可能|可以|无法|服务器上?|网站|平台|404|error|http|sorry|oops){0,16}"
)
"""How a line begins that is addressed to the visitor; a notice's sentence that only mentions such a thing does not."""

_GONE = "|".join(
    (
        _THING + r"(?:可能)?(?:并|已经?)?(?:不存在|不见了|丢失|未找到|没有?找到|找不到|走丢了?|失踪)",
        _THING + r"(?:可能|也许)?(?:已经?|被|已经?被)(?:删除|移除|下线|下架|撤下|撤回|移走|转移|过期)",
        r"(?:找不到|未找到|没有找到|不存在)(?:您|你)?(?:所?要?(?:访问|查找|查看|请求|浏览|打开)的?|该|此|这个|相关)?" + _THING,
        r"(?:访问|查找|查看|请求|浏览)的.{0,6}(?:不存在|已(?:经)?(?:被)?(?:删除|下线|移除|过期))",
        r"(?:不存在|已(?:被)?删除)或(?:已)?(?:被)?(?:删除|不存在|移走|下线|过期|更名)",
    )
)
_GONE_ENGLISH = "|".join(
    (
        r"\b(?:page|file|resource|url)\b.{0,40}\b(?:not (?:be )?found|does not exist|doesn'?t exist|no longer (?:exists|available))",
        r"\b404\b.{0,12}(?:not found|error|错误|页面|未找到)", r"\b(?:error|错误|HTTP)\W{0,3}404\b", r"^\W{0,8}(?:404|not found)\W{0,8}$",
    )
)  # fmt: skip
GONE_WORDS = re.compile(f"{_GONE}|{_GONE_ENGLISH}", re.I)
GONE_LINE = re.compile(f"{_OPENING}(?:{_GONE})|(?:{_GONE_ENGLISH})", re.I)

GONE_TITLE = re.compile(
    r"(?:http\W?)?(?:status\W?)?(?:错误\W?|error\W?)?404(?:\W{0,3}(?:error|错误|页面?|提示|not found|找不到页面|页面不存在|未找到|object not found)){0,3}"
    r"|(?:page |file |object )?not found"
    r"|.{0,8}" + _THING + r".{0,4}(?:不存在|已?被?删除|未找到|没找到|丢失|找不到)(?:了|或已删除|提示)?"
    r"|(?:无法)?找不到.{0,8}" + _THING,
    re.I,
)  # fmt: skip

ERROR_TITLE = re.compile(
    r"出错(?:了|啦)?|错误(?:提示|页面|信息|页)?|(?:系统|操作|温馨|信息|友情)?提示(?:信息|页面|页)?|error|(?:http\W?)?5\d\d(?:\W.{0,40})?|"
    r"(?:http\W?)?(?:status\W?)?5\d\d.{0,40}|runtime error|系统(?:错误|异常|繁忙)|访问(?:出错|错误|失败)",
    re.I,
)

NO_SITE = _any(
    r"welcome to (?:nginx|openresty|tengine|centos)", r"\bIIS Windows", r"apache2? .{0,20}default page", r"test page for the",
    r"^it works!$", r"站点创建成功", r"没有找到站点", r"站点不存在", r"未绑定(?:此|该)?(?:站点|域名)", r"(?:网站|站点|域名)(?:已(?:经)?)?(?:关停|关闭|停用|注销|到期|过期|未备案)",
)  # fmt: skip

MAINTENANCE_LINE = re.compile(
    _OPENING + r"(?:系统|网站|平台|服务器|本站|门户|数据库|站点|正在){1,3}(?:目前|将)?(?:进行|处于)?(?:日常|全面|系统|网站|版本|例行)?(?:升级|维护|改版|割接|迁移|检修|建设)"
    r"|(?:升级|维护|改版|建设)中[\s,.!\u3002\uff0c\uff01\u2026]|(?:升级|维护|改版|建设)中$|服务(?:暂时)?不可用"
    r"|service (?:is )?(?:temporarily )?unavailable|under (?:construction|maintenance)|be right back",
    re.I,
)
APOLOGY = _any(
    r"稍后|稍候|稍等|暂停|暂时|不便|谅解|恢复(?:访问|开放|正常)|敬请期待|(?:维护|升级|改版|建设)中|不可用",
    r"unavailable|try again|be right back|construction|maintenance",
)

MAINTENANCE_TITLE = re.compile(
    r".{0,10}(?:系统|网站|平台|站点|服务器|本站)(?:正在)?(?:升级|维护|改版)(?:升级|维护)?(?:中|公告|提示|通知)?|.{0,4}(?:维护|升级|建设)中",
    re.I,
)

SERVER_ERROR_LINE = re.compile(
    _OPENING + r"(?:(?:系统|服务器|服务|程序|数据库|应用程序){1,2}(?:中的)?(?:服务器|连接|内部)?(?:发生|出现)?(?:了)?(?:繁忙|错误|异常|忙|出错|开小差|失败))"
    r"|internal server error|runtime error|bad gateway|gateway time-?out|whitelabel error page|http status (?:4|5)\d\d|stack ?trace"
    r"|fatal error|exception (?:report|in thread)|java\.lang\.|error establishing a database|too many connections",
    re.I,
)

LOGIN = _any(
    r"请(?:先|您先|重新)?登[录陆]", r"登[录陆](?:后|超时|失效|已过期|状态)", r"统一(?:身份)?认证", r"会话(?:已)?(?:超时|过期|失效)", r"(?:您|你)(?:还|尚)?未登[录陆]",
    r"用户登[录陆]", r"please (?:log|sign) ?in", r"session (?:has )?(?:expired|timed? ?out)", r"没有(?:权限|访问权限)", r"无权(?:限)?访问",
)  # fmt: skip

LOGIN_TITLE = re.compile(r".{0,16}(?:登[录陆]|统一(?:身份)?认证(?:平台)?|log ?in|sign ?in)(?:页面?|系统|平台|入口)?", re.I)
CHALLENGE_TITLE = re.compile(
    r".{0,6}(?:安全验证|访问验证|人机验证|身份验证|滑动验证|验证码|安全检[测查]|访问(?:被)?(?:拦截|阻断|禁止|受限|拒绝)|拦截提示|网站防火墙)(?:中|页面?|提示)?"
    r"|just a moment\W*|attention required.*|access denied|forbidden|请稍[候等]\W*|403\W*(?:forbidden)?|robot check|captcha",
    re.I,
)

ARTICLE_MARK = re.compile(
    r"<meta\s[^>]{0,200}name\s{0,3}=\s{0,3}[\"']?(?:ArticleTitle|PubDate)[\"']?[^>]{0,40}content\s{0,3}=\s{0,3}[\"']?[^\"'\s>]"
    r"|<meta\s[^>]{0,20}content\s{0,3}=\s{0,3}[\"'][^\"'>]{1,200}[\"'][^>]{0,40}name\s{0,3}=\s{0,3}[\"']?(?:ArticleTitle|PubDate)\b"
    r"|(?:发布|发文|成文|公开|更新)(?:时间|日期)\s{0,3}[:\uff1a]\s{0,3}(?:<[^>]{0,80}>\s{0,3}){0,3}(?:19|20)\d\d|索\s{0,4}引\s{0,4}号",
    re.I,
)
"""What a publishing system writes beside a notice and never on an error page."""

META_REFRESH = re.compile(r"<meta\s[^>]{0,300}?\burl\s{0,3}=\s{0,3}['\"]?(?P<url>[^'\">\s;]{1,2000})", re.I)
SCRIPT_REDIRECT = re.compile(
    r"\blocation(?:\s{0,3}\.\s{0,3}(?:href|replace|assign))?\s{0,3}[=(]\s{0,3}['\"](?P<url>[^'\"\s]{1,2000})['\"]", re.I
)
GONE_ADDRESS = re.compile(r"/(?:err(?:or)?s?[_/-]?)?(?:404|notfound|not[_-]found|page404|404page)(?:[./_-]|$)", re.I)

NOTICE_WORDS = _any(r"销号", r"整改(?:任务|措施|方案|情况|问题|落实)", r"特此(?:公告|公示|通知|函)", r"公示(?:期|时间|如下)", r"督察")
"""What we watch for: a short text that says one of these is the page, not a refusal."""

GONE_ROOTS = ("不存在", "删除", "下线", "找", "ot found", ">404")
"""One of these is in every page whose chrome GONE_LINE matches: a cheap look before a thorough one."""

ERROR_TITLES = (CHALLENGE_TITLE, GONE_TITLE, ERROR_TITLE)
