"""The words and marks by which a refusal gives itself away, in Chinese and English.

Each pattern is linear: no nested repetition, every repetition bounded.
"""

from __future__ import annotations

import re


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.I)


CHALLENGE_WORDS = _any(
    r"安全验证(?![中的资材])", r"访问验证", r"人机(?:身份)?验证", r"身份验证.{0,6}继续", r"验证您?是(?:真人|人类)",
    r"(?:请|需|须|才能).{0,8}(?:完成|进行|通过)(?:以下|下方|下列|下面|安全|人机|滑块|图形|身份){1,3}的?(?:验证|校验|认证)(?![的合材])",
    r"请(?:先)?(?:完成|进行|通过)验证(?![的合材])", r"请(?:依次|按顺序)?点击.{0,12}(?:文字|图形|图片)",
    r"(?:滑动|拖动|移动|按住|拖拽).{0,8}(?:滑块|滑条|拼图|完成验证)", r"向右(?:滑动|拖动)", r"滑块(?:验证|拼图|认证)|(?:通过|完成|使用)滑块",
    r"(?:输入|填写).{0,10}验证码.{0,16}(?:继续(?:访问|浏览)|访问|证明|确认)", r"验证码.{0,8}(?:继续|方可)访问",
    r"浏览器安全(?:检查|检测)", r"正在(?:进行)?(?:安全)?(?:检测|检查|验证|校验|识别)(?:您的|客户端|当前)?(?:浏览器|访问|请求|连接|环境|网络)", r"安全检测中",
    r"验证(?:通过|成功)后.{0,6}(?:跳转|继续访问|进入)", r"拦截(?:提示|页面|原因)", r"对网站造成(?:安全)?(?:威胁|危害)",
    r"网站防火墙", r"创宇盾", r"知道创宇", r"网站?安全狗", r"安全狗", r"云锁", r"加速乐", r"云防护", r"网站卫士", r"\bWAF\b",
    r"(?:启用|开启|打开|允许|支持)(?:您?的?浏览器)?的?\s{0,2}(?:JavaScript|Java Script|JS脚本|Cookies?)(?![a-z])",
    r"(?:JavaScript|Cookies?)(?:功能)?(?:未|没有|被)(?:启用|开启|禁用)",
    r"(?:enable|turn on)\s{1,3}(?:java\s?script|cookies)", r"requires? java\s?script", r"java\s?script\s{1,3}(?:is\s{1,3})?(?:required|disabled)",
    r"checking your browser", r"just a moment", r"access (?:denied|forbidden)", r"request (?:blocked|rejected)",
    r"you are (?:a )?human", r"are you a robot", r"you have been blocked", r"checking if the site connection", r"unusual traffic", r"captcha",
)  # fmt: skip

_IP = r"(?<![A-Za-z])IP(?![A-Za-z])"  # a Chinese character is no boundary of a word
_VISIT = rf"(?:(?<![信来走上接])访问(?![题量])|请求|操作|{_IP})"
CHALLENGE_TOLD = _any(
    _VISIT + r".{0,16}被.{0,14}(?:拦截|阻断|拒绝|禁止|封禁|限制|屏蔽|阻止|列入|加入黑名单|拉黑)", r"禁止访问", r"列入黑名单",
    _VISIT + r"(?:过于|太过|太|过)(?:频繁|快)", r"(?:访问|请求)频(?:率|次)(?:过高|过快|超)", r"疑似(?:黑客|恶意|爬虫)?(?:攻击|访问|行为)",
    r"(?:异常|非法|恶意)(?:访问|流量|请求)", r"[您你](?:的|当前的?)?(?:访问|浏览|请求|操作)(?:行为|请求)?.{0,4}(?:异常|疑似)",
    r"(?:访问|请求)(?:行为)?.{0,4}(?:未(?:能)?通过|触发|违反).{0,4}(?:安全|防护|访问|拦截).{0,2}(?:策略|规则|检[查测])",
    r"[您你]所在的?(?:地区|区域|国家|网络).{0,8}(?:不允许|不支持|不能|无法|禁止)访问",
)  # fmt: skip
"""What a firewall says of a visit; a notice may say as much of something else."""

ADDRESSES_VISITOR = _any(
    r"[您你]", _IP, r"本网?站", r"当前(?:访问|请求|网络)", r"(?:请求|事件|拦截)\s?(?:ID|编号|UUID|时间)", r"\bURL\b",
    r"(?:稍后|重新)(?:再试|重试|访问|操作)", r"完成.{0,6}验证",
)  # fmt: skip

CHALLENGE_MARKS = _any(
    r"\$_ts\b", r"__jsl_clearance", r"__jsluid", r"acw_sc__v", r"\barg1\s?=\s?['\"][0-9A-F]{20}", r"_cf_chl", r"/cdn-cgi/challenge",
    r"challenge-platform", r"TencentCaptcha", r"TCaptcha", r"geetest", r"aliyuncaptcha", r"\bAWSC\b", r"nc_token", r"NECaptcha",
    r"hcaptcha", r"recaptcha", r"vaptcha", r"slide_?verify", r"wzws_?c", r"WZWSREL", r"safeline", r"waf_?(?:captcha|challenge|js)",
    r"HWWAFSES", r"yunsuo_session", r"security_(?:session|verify)", r"bot_?detect", r"debugger.{0,80}cookie",
)  # fmt: skip

SCRIPT_RELOAD = _any(r"location\s{0,3}\.\s{0,3}reload\s{0,3}\(", r"document\s{0,3}\.\s{0,3}cookie\s{0,3}=")

THING = r"(?:页面|网页|文章|信息|内容|链接|地址|资源|文件|栏目|频道|稿件|文档|数据|记录|公告|目录|图文|专题|视频|内文|新闻|页)"
_OPENING = (
    r"^(?:\W|抱歉|遗憾|很|非常|对不起|尊敬的|用户|网友|温馨|系统|友情|提示|错误|代码|信息|出错|参数|您好|您|你|来[晚迟]了|亲|我们|所|要|想|的|该|此|本|当前|这[个篇条]?|由于|因|非常|十分|哎呀|哎|呀|啊|啦|哦|糟糕|"
    r"访问|查看|查找|找|搜索|请求|浏览|打开|下载|输入|点击|可能|可以|无法|服务器上?|网站|平台|404|error|http|sorry|oops){0,16}"
)
"""How a line begins that is addressed to the visitor; a notice's sentence that only mentions such a thing does not."""

_GONE = "|".join(
    (
        r"(?:" + THING + "或者?)?" + THING + r"(?:ID)?(?:可能)?(?:并|已经?)?(?:不存在|不见了|不在了|丢失|未找到|没有?找到|找不到|走丢了?|失踪|(?:已经?)?(?:飞走|跑丢|溜走|消失)了?)",
        THING + r"(?:可能|也许)?(?:已经?|被|已经?被)(?:管理员|作者|系统)?(?:归档|删除|移除|下线|下架|撤下|撤回|撤稿|撤销|移走|转移|过期|失效|屏蔽|关闭|(?:更改|变更|更换)了?(?:地址|网址|路径|名称))",
        r"(?:没有|无|查无)(?:该|此|这)(?:条|篇|个)?" + THING,
        THING + r"(?:还|尚)?(?:未|没有?)(?:发布|审核|公开)",
        r"(?:找不到|未找到|没有找到|不存在|查询?不到|未查询到|查无)(?:您|你)?(?:所?要?(?:访问|查找|查看|请求|浏览|打开)的?|该|此|这个|相关)?" + THING + r"(?![\u4e00-\u9fff])|(?:找不到|未找到|没有找到)(?:该|此)?(?:文件|页面)或",
        r"(?:访问|查找|查看|请求|浏览)的.{0,6}(?:不存在|已(?:经)?(?:被)?(?:删除|下线|移除|过期))",
        r"(?:访问|查找|查看|请求|浏览)的.{0,16}或者?(?:已经?)?被(?:删除|移除|撤下|移走)",
        r"(?:不存在|已(?:被)?删除)或(?:已)?(?:被)?(?:删除|不存在|移走|下线|过期|更名)",
    )
)
_GONE_ENGLISH = "|".join(
    (
        r"\b(?:page|file|resource|url|article|content)\b.{0,60}\b(?:not (?:be )?found|(?:has|have) been (?:removed|deleted)|does not exist|doesn'?t exist|no longer (?:exists|available))",
        r"\b404\b.{0,12}(?:not found|error|错误|页面|未找到)", r"\b(?:error|错误|HTTP)\W{0,3}404\b", r"^\W{0,8}not found\W{0,8}$", r"^\W{0,4}404\W{1,6}(?:page|file|not|error|页面|找不到|未找到|没有找到|您|抱歉|对不起)",
    )
)  # fmt: skip
GONE_WORDS = re.compile(f"{_GONE}|{_GONE_ENGLISH}", re.I)
GONE_NUMBER = re.compile(r"\W{0,6}404\W{0,6}")
"""The number alone, as a heading; in a table it is a figure."""
GONE_LINE = re.compile(f"{_OPENING}(?:{_GONE})(?!的?(?:问题|情况|现象))|(?:{_GONE_ENGLISH})", re.I)
"""What a page says that is not there; a notice speaks of the problem (页面不存在问题已整改)."""

GONE_TITLE = re.compile(
    r"(?:http\W?)?(?:status\W?)?(?:错误\W?|error\W?)?404(?:\W{0,3}(?:error|错误|页面?|提示|not found|找不到页面|页面不存在|未找到|object not found)){0,3}"
    r"|(?:page |file |object )?not found"
    r"|.{0,8}" + THING + r".{0,4}(?:不存在|已?被?删除|未找到|没找到|丢失|找不到)(?:了|或已删除|提示)?"
    r"|(?:无法找到|找不到|未找到|没有找到).{0,8}" + THING + r"|(?:http\W?)?(?:状态|错误)\W{0,3}404.{0,20}|404.{0,6}(?:找不到|未找到|不存在).{0,12}",
    re.I,
)  # fmt: skip

ERROR_TITLE = re.compile(
    r"出错(?:了|啦)?|错误(?:提示|页面|信息|页)?|(?:系统|操作|温馨|信息|友情)?提示(?:信息|页面|页)?|error|(?:http\W?)?5\d\d(?:\W.{0,40})?|"
    r"(?:http\W?)?(?:status\W?)?5\d\d.{0,40}|runtime error|系统(?:错误|异常|繁忙)|访问(?:出错|错误|失败)",
    re.I,
)

NO_SITE = _any(
    r"welcome to (?:nginx|openresty|tengine|centos)", r"\bIIS Windows", r"apache2? .{0,20}default page", r"test page for the",
    r"^it works!$", r"successfully installed tomcat", r"站点创建成功", r"没有找到站点", r"站点(?:不存在|已停止|已关闭|未找到)",
    r"站点.{0,8}(?:停止运行|已被停用)", r"未绑定(?:到?任何|此|该)?(?:站点|域名)|(?:站点|域名)(?:尚|还)?未(?:被)?(?:正确)?绑定",
    r"(?:网站|站点|域名)(?:已(?:经)?|尚|还|均)?(?:关停|停用|注销|到期|过期|未备案)",
    r"域名.{0,6}(?:出售|转让)|出售.{0,4}域名", r"domain (?:name )?(?:is |may be )?for sale|buy this domain|this domain (?:has )?expired",
)  # fmt: skip
NO_SITE_TITLE = re.compile(
    r"apache tomcat/?[\d.]*|welcome to (?:nginx|openresty|tengine|centos).{0,20}|iis\s?\d{0,2}(?:\.\d)?(?: windows server)?"
    r"|.{0,20}test page for.{0,60}|apache.{0,30}default page.{0,40}|.{0,6}站点创建成功.{0,6}|没有找到站点|站点(?:未绑定|已停止|不存在|未找到)",
    re.I,
)
DIRECTORY_TITLE = re.compile(r"index of /.{0,200}|directory listing (?:for|of) .{0,200}|[\w.:-]{4,80} - /\S{0,200}", re.I)
DIRECTORY_LINK = re.compile(r"\[(?:转到父目录|to parent directory)\]", re.I)

MAINTENANCE_LINE = re.compile(
    _OPENING + r"(?:系统|网站|平台|服务器|本站|门户|数据库|站点|正在){1,3}(?:目前|将)?(?:进行|处于)?(?:日常|全面|系统|网站|版本|例行|服务器|数据|机房){0,2}(?:升级|维护|改版|割接|迁移|检修|建设|数据(?:同步|备份)|切换|扩容)"
    r"|(?:^\W{0,4}(?:目前|正在)?|系统|网站|平台|服务器|站点|本站|栏目|页面|数据库|正在系统)\W{0,2}(?:正在|全面|系统|进行|日常|例行){0,2}"
    r"(?:升级|维护|改版|建设)(?:维护|升级|改版|改造)?中(?=\W|$)|服务(?:暂时)?不可用"
    r"|service (?:is )?(?:temporarily )?unavailable|under (?:construction|maintenance)|be right back",
    re.I,
)
APOLOGY = _any(
    r"敬请(?:期待|谅解|关注)|期间请|稍后|稍候|稍等|暂停|暂时|不便|谅解|恢复(?:访问|开放|正常)|敬请期待|(?:维护|升级|改版|建设)中|不可用|恢复时间|另行通知|请.{0,8}其[他它余](?:时间|时段)访问",
    r"unavailable|try again|be right back|construction|maintenance",
)

SELF_CLOSED = re.compile(
    r"(?:本|我[局委厅办市县区州省盟旗镇]|门户|政府|政务)(?:[局委厅市县区])?(?:政府)?(?:门户|官方)?(?:网|网站|站)(?:群|系统|平台)?(?:及.{1,20})?"
    r"(?:[^\u3002]{0,60}(?:暂停|停止|关闭|中止|暂时|无法)(?:对外)?(?:提供)?(?:服务|访问|运行|开放|使用|浏览)"
    r"|[^\u3002]{0,60}(?:关闭|停机|关停|下线)(?:[,\uff0c\u3002]|期间)|(?:正在|正|将)?(?:进行)?(?:全面|整体)?(?:升级|改版|改造|建设|维护))"
    r"|网站(?:暂停|停止|关闭|暂时关闭|停机)(?:服务|访问|运行|开放|维护)|因.{0,20}(?:升级|维护|改造|检修|改版).{0,6}网站.{0,4}(?:暂停|停止|关闭)",
)
"""A site that says of itself that it is closed."""

MOVED_AWAY = re.compile(
    r"(?:本|我[局委厅办市县区州省盟旗镇])(?:政府|门户|官方)?(?:网站|网)(?:已|将|现|于|自|[\d年月日起]){1,16}(?:停止运行|停止服务|关闭|关停|下线|停用|迁移)"
    r".{0,12}请(?:您)?(?:访问|登[录陆]|移步|点击).{2,40}网"
)
"""A site that says of itself that it is no more, and where to go instead."""

MAINTENANCE_TITLE = re.compile(
    r".{0,10}(?:系统|网站|平台|站点|服务器|本站)(?:正在)?(?:升级|维护|改版|改造|建设|暂停服务|关闭){1,3}(?:中|公告|提示|通知)?|.{0,4}(?:维护|升级|建设|改版)中",
    re.I,
)

SERVER_ERROR_LINE = re.compile(
    _OPENING + r"(?:(?:系统|服务器|服务|程序|数据库|应用程序){1,2}(?:中的)?(?:服务器|连接|内部)?(?:发生|出现)?(?:了)?(?:繁忙|错误|异常|忙|出错|开小差|失败)了?)"
    r"(?=\W{0,4}$|\W{1,4}(?:请|稍后|无法|暂|代码|错误|编号|信息|详|抱歉|error))"
    r"|源站.{0,8}(?:无法|失败|异常|超时)|回源(?:失败|超时|错误)|internal server error|runtime error|bad gateway|gateway time-?out|whitelabel error page|http status (?:4|5)\d\d|stack ?trace"
    r"|fatal error|exception (?:report|in thread)|java\.lang\.|error establishing a database|too many connections",
    re.I,
)

FAILURE_LINE = re.compile(
    r"^\W{0,4}(?:\S{0,12}应用程序中的服务器错误|server error in '|http status 5\d\d|HTTP状态 5\d\d|运行时错误$|runtime error$"
    r"|(?:[a-z][\w$]{0,40}\.){2,8}\w{0,60}(?:Exception|Error)\b|Exception in thread|Traceback \(most recent|(?:PHP )?(?:Fatal error|Parse error|Warning|Notice)\s?:"
    r"|Microsoft OLE DB Provider|Microsoft VBScript|ADODB\.|\[Microsoft\]\[ODBC|FreeMarker template error|FreeMarker 模板错误"
    r"|ORA-\d{5}|SQLSTATE\[|could not (?:connect|open (?:jdbc|connection))|(?:mysqli?|pg|odbc|mssql)_\w{0,20}\(\)"
    r"|the requested url could not be retrieved|error\s?:\s?the requested url|database error$|数据库(?:连接)?(?:失败|错误|出错|异常)(?:$|\s{0,2}[:\uff1a]\s{0,2}[A-Za-z\[])"
    r"|5\d\d (?:bad gateway|internal server error|service (?:temporarily )?unavailable|gateway time-?out)"
    r"|系统发生错误$|页面错误[!\uff01]请稍后)",
    re.I,
)
"""How a page begins that a broken program wrote; a notice begins with its title."""
TRACE_MARKS = (b".java:", b"Exception", b"Traceback (", b"System.Web", b"Microsoft OLE DB", b"ORA-", b"SQLSTATE", b"customErrors")

ASKS_LOGIN_LINE = re.compile(_OPENING + r"(?:[请需须]|必须|(?:还|尚)?(?:没有|未)).{0,8}登[录陆].{0,8}(?:查看|访问|浏览|阅读)(?!.{0,10}(?:办理|进度|结果|账|清单|名单))")
"""In a site's chrome only a demand to log in for reading counts; a greeting to guests stands on every page."""

LOGIN = _any(
    r"认证(?:后|之后)(?:才能|方可|再)(?:访问|上网|使用)", r"(?:上网|portal|wifi|无线|网络接入)认证",
    r"请(?:先|您先|重新)?登[录陆](?![\u4e00-\u9fff])|请(?:先|您先|重新)?登[录陆](?:后|再|之后)", r"登[录陆](?:后|超时|失效|已过期|状态)", r"统一(?:身份)?认证", r"会话(?:已)?(?:超时|过期|失效)", r"(?:您|你)(?:还|尚)?未登[录陆]",
    r"用户登[录陆]", r"please (?:log|sign) ?in", r"session (?:has )?(?:expired|timed? ?out)", r"没有(?:权限|访问权限)", r"无权(?:限)?访问",
)  # fmt: skip

LOGIN_TITLE = re.compile(r".{0,16}(?:登[录陆]|统一(?:身份)?认证(?:平台)?|log ?in|sign ?in)(?:页面?|系统|平台|入口)?", re.I)
CHALLENGE_TITLE = re.compile(
    r".{0,6}(?:安全验证|访问验证|人机验证|身份验证|滑动验证|请(?:先|完成|通过)?验证|验证码|安全检[测查]|访问(?:被)?(?:拦截|阻断|禁止|受限|拒绝)|拦截提示|网站防火墙)(?:中|页面?|提示)?"
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

NOTICE_WORDS = _any(r"销号", r"整改(?:任务|措施|方案|情况|问题|落实|完成)", r"特此(?:公示|通知|函)", r"公示(?:期|时间|如下)", r"现予公示", r"督察")
"""What we watch for: a short text that says one of these is the page, not a refusal."""

FORMAL_LINE = re.compile(
    r"\W{0,3}(?:关于|对(?!不起)).{2,100}(?:公告|公示|通知|通报|通告|函|报告|说明|批复|意见|请示|决定|方案|情况|回复|答复|公开信|结果)\W{0,3}(?:[_-].{0,60})?", re.S
)
"""The title of an official document."""

DOOR_TOPIC = _any("不存在", "删除", "下线", "撤回", "登[录陆]", "验证", "访问", "升级", "拦截", "丢失", "失效")
"""What a refusal speaks of; a notice whose title names it is about it."""

GONE_ROOTS = (
    "不存在", "删除", "下线", "找不到", "找到", "丢失", "查不到", "不见了", "走丢", "撤", "移除", "下架", "失效", "未发布", "无此", "无该", "不在了",
)  # fmt: skip
DOOR_ROOTS = ("登录", "登陆", "维护", "升级", "建设中")
"""One of these is in every line of a site's chrome that is a refusal: a cheap look before a thorough one."""

ERROR_TITLES = (CHALLENGE_TITLE, GONE_TITLE, ERROR_TITLE, NO_SITE_TITLE, DIRECTORY_TITLE)

GONE_PICTURE = re.compile(
    r"(?:[^?#]*/)?(?:err(?:or)?|page|img|bg|pic|icon|ico|ic|http|wrong|notice)?[_-]?404(?:[_-]?(?:\d{1,2}|bg|error|err|img|image|page|pic|icon|new|tu))?"
    r"\.(?:png|jpe?g|gif|svg|webp)(?:\?.*)?|(?:[^?#]*/)?(?:not[_-]?found|no[_-]?page|page[_-]?lost)[\w-]{0,12}\.(?:png|jpe?g|gif|svg|webp)(?:\?.*)?",
    re.I | re.S,
)
"""The file name of a picture that says 404; a longer number with 404 in it is a date or an id."""
SPOKEN = re.compile(r"\b(?:alert|confirm|write(?:ln)?|msg|toast|open)\s{0,3}\(\s{0,3}(?:\"([^\"]{2,300})\"|'([^']{2,300})')", re.I)
"""What a script says to the reader."""
RELOAD = re.compile(
    r"<meta\s[^>]{0,60}http-equiv\s{0,3}=\s{0,3}[\"']?refresh[\"']?\s[^>]{0,40}content\s{0,3}=\s{0,3}[\"']?\s{0,3}\d{1,6}\s{0,3};?\s{0,3}[\"'>/]", re.I
)
"""A meta refresh that names no address."""
LEADS_ON = _any(r"跳转|转向|秒后|自动(?:返回|进入)|正在(?:进入|打开|加载|转)|请稍[候等]|返回首页|新(?:域名|网址|网站|版)", r"redirect")
"""What a page says that sends its reader elsewhere; without it a script's address is only something to click."""
PASSWORD_FIELD = re.compile(r"<input\s[^>]{0,300}type\s{0,3}=\s{0,3}[\"']?password", re.I)
ALERT_FIRST = re.compile(r"<script\b[^>]{0,200}>\s{0,20}(?:<!--)?\s{0,20}(?:window\.)?alert\s?\(\s?[\"']([^\"'<]{2,200})", re.I)
"""A script that begins by telling the reader something, rather than in a function that may never run."""
LOGIN_ADDRESS = re.compile(r"/(?:user/|cas/|sso/|admin/|uc/|passport/|member/|front/)?(?:log-?in|sign-?in|dologin|tologin|userlogin|oauth2?/authorize|sso)(?:[./;_-]|$)", re.I)
LINE_TITLE = re.compile(r"域名|宽带|欠费|续费|缴费|到期|停机|上网|网络|流量|网[站址]|新版")
"""What a title speaks of where a page is told by the line it came over, or by a site that has moved."""
SPEAKS_OF_VISIT = re.compile(
    r"[您你]|(?:本|贵|旧|原|新)(?:版)?(?:网?站|域名|网址)|网[站址](?:已|将|正|搬|迁)|域名|宽带|欠费|续费|跳转|秒后|(?:点击|收藏|进入).{0,8}(?:网[站址页]|首页|链接)"
)
"""What such a page says to who opened it."""
