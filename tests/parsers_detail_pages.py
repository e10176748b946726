"""Invented notices set into pages the way China's publishing systems set them; `variant` changes only what is noise."""

from __future__ import annotations

from dataclasses import dataclass, field

HOST = "http://sthjj.yunhe.gov.cn"


@dataclass(frozen=True)
class Notice:
    """An invented notice: what a reader should see of it."""

    title: str = "关于云河市第二轮省生态环境保护督察反馈问题第十二项整改任务验收销号的公示"
    published: str = "2026-03-05"
    source: str = "云河市生态环境局"
    paragraphs: tuple[str, ...] = (
        "根据《云河市贯彻落实省生态环境保护督察报告整改方案》要求，现将第十二项整改任务完成情况予以公示。",
        "一、整改目标",
        "2025年底前完成青龙河沿岸47个排污口整治，新建污水管网36.5公里。",
        "二、完成情况",
        "截至2026年2月20日，47个排污口已全部完成整治，污水管网建成36.8公里，青龙河断面水质稳定达到Ⅲ类。",
        "整改状态：已完成",
        "公示期为2026年3月5日至3月18日（10个工作日）。如有异议，请与我局联系。",
        "联系电话：0599-6123045",
        "地址：云河市滨江路18号 邮编：353200",
    )
    table: tuple[tuple[str, ...], ...] = (
        ("序号", "整改任务", "责任单位", "进度"),
        ("1", "排污口整治", "市生态环境局", "100%"),
        ("2", "污水管网建设", "市住房城乡建设局", "100.8%"),
    )
    signature: tuple[str, ...] = ("云河市生态环境局", "2026年3月5日")
    files: tuple[tuple[str, str], ...] = (("./P020260305401.pdf", "附件1：整改任务验收意见.pdf"), ("./P020260305402.docx", "附件2：整改佐证材料清单.docx"))
    files_in_body: bool = True

    @property
    def lines(self) -> list[str]:
        """The body, line by line, as it should be read."""
        rows = [" | ".join(row) for row in self.table]
        files = [text for _, text in self.files] if self.files_in_body else []
        return [*self.paragraphs, *rows, *self.signature, *files]


@dataclass(frozen=True)
class Chrome:
    """Everything around a notice that changes from fetch to fetch."""

    variant: int = 0
    other: tuple[str, ...] = field(
        default=(
            "全市生态环境工作会议召开", "关于开展噪声专项整治的通知", "我市空气质量连续三月改善", "关于征集生态环境宣传作品的公告",
            "市领导调研青龙河治理工作", "2026年重点排污单位名录公布", "我局组织开展执法大练兵", "关于建设项目环评审批的公示",
        )
    )  # fmt: skip

    def titles(self, count: int = 4) -> list[str]:
        """Titles of other pages, different ones in every variant."""
        return [self.other[(self.variant * 3 + number) % len(self.other)] for number in range(count)]

    @property
    def nav(self) -> str:
        items = "".join(f'<li><a href="/{n}/index.html">{t}</a></li>' for n, t in enumerate(("首页", "机构概况", "新闻动态", "政务公开", "互动交流")))
        return f'<div class="header"><div class="top">今天是2026年3月{6 + self.variant}日 天气：晴 {8 + self.variant}℃</div><ul class="nav">{items}</ul></div>'

    @property
    def crumb(self) -> str:
        return '<div class="dqwz">您当前的位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; ' + ("督察整改", "环保督察整改")[self.variant % 2] + "</div>"

    @property
    def counter(self) -> str:
        return f"浏览次数：<span id='hits'>{1204 + 37 * self.variant}</span>次"

    @property
    def related(self) -> str:
        items = "".join(f'<li><a href="/art/{self.variant}{n}.html">{t}</a><span>2026-03-0{n + 1}</span></li>' for n, t in enumerate(self.titles()))
        return f'<div class="xgxx"><h3>相关信息</h3><ul>{items}</ul><a href="/files/{self.variant}/yearbook.pdf">年报.pdf</a></div>'

    @property
    def previous_next(self) -> str:
        first, second = self.titles(2)
        return f'<div class="sxp"><p>上一篇：<a href="/a{self.variant}.html">{first}</a></p><p>下一篇：<a href="/b{self.variant}.html">{second}</a></p></div>'

    @property
    def share(self) -> str:
        return '<div class="bdsharebuttonbox"><span>分享到：</span><a href="#">微信</a><a href="#">QQ空间</a></div>' if self.variant % 2 else ""

    @property
    def advertisement(self) -> str:
        return '<div class="ad-box"><p>深入学习宣传贯彻全会精神专题，点击进入专题页面，了解更多内容。</p></div>' if self.variant % 2 else ""

    @property
    def footer(self) -> str:
        return (
            f'<div class="footer"><p>主办单位：云河市生态环境局 技术支持：云河市信息中心</p><p>地址：云河市政务路1号 电话：0599-6000{self.variant:03d}</p>'
            f'<p>闽ICP备0500{self.variant}号 闽公网安备 35070002000{self.variant}号 网站标识码：3507000019</p><p>版权所有 ©2010-{2025 + self.variant}</p></div>'
        )

    @property
    def script(self) -> str:
        return f"<script>var token='{self.variant * 7919:x}';if(1<2){{document.write('<p>x</p>')}}</script><!-- {self.variant} -->"


def body_html(notice: Notice) -> str:
    """The notice as an editor typed it."""
    paragraphs = "".join(f'<p style="text-indent:2em"><span>{text}</span></p>\n' for text in notice.paragraphs)
    rows = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in notice.table)
    signature = "".join(f'<p style="text-align:right">{line}</p>' for line in notice.signature)
    files = "".join(f'<p><a href="{href}">{text}</a></p>' for href, text in notice.files) if notice.files_in_body else ""
    return f'{paragraphs}<table border="1"><tbody>{rows}</tbody></table>{signature}{files}'


def file_box(notice: Notice) -> str:
    """The files in a box of their own beside the body."""
    if notice.files_in_body or not notice.files:
        return ""
    return '<div class="fj"><h4>附件下载</h4><ul>' + "".join(f'<li><a href="{href}">{text}</a></li>' for href, text in notice.files) + "</ul></div>"


def trs(notice: Notice, chrome: Chrome) -> str:
    """TRS WCM: meta tags, and the body in an element whose class list varies."""
    classes = ("view TRS_UEDITOR trs_paper_default trs_web", "trs_word TRS_UEDITOR view")[chrome.variant % 2]
    return _page(notice, chrome, f'''{chrome.crumb}<div class="xl"><h1 class="xl-title">{notice.title}</h1>
      <div class="xl-info"><span>发布时间：{notice.published}</span> <span>来源：{notice.source}</span> {chrome.counter}</div>{chrome.share}{chrome.advertisement}
      <div class="{classes}"><style>.TRS_Editor P{{margin:0}}</style>{body_html(notice)}</div>{file_box(notice)}
      {chrome.script}{chrome.share}{chrome.previous_next}{chrome.related}</div>''')


def hanweb(notice: Notice, chrome: Chrome) -> str:
    """Hanweb: a table layout with #zoom, title and date in cells above it."""
    return _page(notice, chrome, f'''<table width="100%"><tr><td>{chrome.crumb}</td></tr><tr><td class="title" align="center">{notice.title}</td></tr>
      <tr><td>发布日期：{notice.published} 信息来源：{notice.source} {chrome.counter} 字号：[ 大 中 小 ]</td></tr>
      <tr><td><div id="zoom" class="bt_content"><!--ZJEG_RSS.content.begin-->{body_html(notice)}<!--ZJEG_RSS.content.end--></div>{file_box(notice)}</td></tr>
      <tr><td>{chrome.advertisement}{chrome.share}{chrome.script}<a href="javascript:window.print()">【打印本页】</a>【<a href="javascript:window.close()">关闭窗口</a>】</td></tr></table>
      {chrome.previous_next}{chrome.related}''')


def vsb(notice: Notice, chrome: Chrome) -> str:
    """VSB: the body in two #vsb_content blocks, the counter inside the form."""
    head, tail = notice.paragraphs[:2], notice.paragraphs[2:]
    first = "".join(f"<p>{text}</p>" for text in head)
    rest = body_html(Notice(**{**notice.__dict__, "paragraphs": tail}))
    return _page(notice, chrome, f'''{chrome.crumb}<form name="_newscontent_fromname"><div class="c-title">{notice.title}</div>
      <div class="c-info">日期：{notice.published} 　来源：{notice.source}　{chrome.counter}</div>{chrome.advertisement}
      <div id="vsb_content"><div class="v_news_content">{first}</div></div><div id="vsb_content_2">{rest}</div>{file_box(notice)}
      <div id="div_vote_id"></div></form>{chrome.script}{chrome.share}{chrome.previous_next}{chrome.related}''')


def ucap(notice: Notice, chrome: Chrome) -> str:
    """UCAP: an index table, a <ucapcontent> element, editor and scan lines below."""
    return _page(notice, chrome, f'''{chrome.crumb}<table class="xxgk"><tr><td>索 引 号：</td><td>YH0001-2026-00{chrome.variant}12</td><td>发布机构：</td><td>{notice.source}</td></tr>
      <tr><td>标　　题：</td><td>{notice.title}</td><td>发布日期：</td><td>{notice.published}</td></tr></table>
      <div class="article"><h1>{notice.title}</h1><div class="article-attr">来源：{notice.source} {chrome.counter}</div>{chrome.share}{chrome.advertisement}
      <div id="UCAP-CONTENT"><ucapcontent>{body_html(notice)}</ucapcontent></div>{file_box(notice)}<p>（责任编辑：刘{"芳明"[chrome.variant % 2]}）</p><p>扫一扫在手机打开当前页</p>
      {chrome.previous_next}{chrome.related}{chrome.script}</div>''')


def wrapped(notice: Notice, chrome: Chrome) -> str:
    """Everything, title and noise included, inside the element that enlarges the type: named noise must go line by line."""
    return _page(notice, chrome, f'''<div id="zoom">{chrome.crumb}<h1>{notice.title}</h1><p>来源：{notice.source} 时间：{notice.published} {chrome.counter}</p><p>[ 打印 ]</p>
      {body_html(notice)}{file_box(notice)}<p>【责任编辑：王{"一二"[chrome.variant % 2]}】</p><p>扫一扫在手机打开当前页</p>{chrome.share}{chrome.script}
      <p>上一篇：<a href="/p{chrome.variant}">{chrome.titles()[0]}</a></p><p>下一篇：没有了</p>{chrome.related}</div>''')


def unmarked(notice: Notice, chrome: Chrome) -> str:
    """No system's mark anywhere: the text below the heading is the body."""
    return _page(notice, chrome, f'''<div class="wrap"><div class="lft">{chrome.related}</div><div class="rgt">{chrome.crumb}<h2>{notice.title}</h2>
      <p class="inf">{notice.published} 来源：{notice.source} {chrome.counter}</p>{chrome.advertisement}<div class="q7">{body_html(notice)}</div>{file_box(notice)}
      {chrome.share}{chrome.previous_next}</div></div>{chrome.script}''', meta=False)


def named(notice: Notice, chrome: Chrome) -> str:
    """A common body class and no meta tags; a side column on the left."""
    return _page(notice, chrome, f'''<div class="main"><div class="sidebar">{chrome.related}</div><div class="news_detail"><div class="tit">{notice.title}</div>
      <div class="info"><span>{chrome.counter}</span><span>发布日期：{notice.published}</span><span>文章来源：{notice.source}</span></div>
      <div class="news_content">{body_html(notice)}</div>{file_box(notice)}{chrome.advertisement}{chrome.share}{chrome.previous_next}</div></div>{chrome.script}''', meta=False)


def flat(notice: Notice, chrome: Chrome) -> str:
    """Heading, information, paragraphs and noise side by side in one element; related links without any class."""
    links = "".join(f'<li><a href="/x/{chrome.variant}{n}.htm">{t}</a></li>' for n, t in enumerate(chrome.titles()))
    return _page(notice, chrome, f'''{chrome.crumb}<div class="box"><h3>{notice.title}</h3><div>发布时间：{notice.published} 来源：{notice.source} {chrome.counter}</div>
      {chrome.advertisement}{body_html(notice)}{file_box(notice)}<p>扫一扫分享到微信</p>{chrome.share}<p><b>相关链接：</b></p><ul>{links}</ul>{chrome.previous_next}</div>{chrome.script}''', meta=False)


def tables(notice: Notice, chrome: Chrome) -> str:
    """Nested layout tables of about 2008, no classes but a numbered one, footer in a table."""
    side = "".join(f'<tr><td><a href="/s/{chrome.variant}{n}.htm">{t}</a></td></tr>' for n, t in enumerate(chrome.titles()))
    return _page(notice, chrome, f'''<table width="1000"><tr><td width="200"><table>{side}</table></td><td><table><tr><td height="30">当前位置：<a href="/">首页</a> >> 通知公告</td></tr>
      <tr><td align="center"><b>{notice.title}</b></td></tr><tr><td align="center">{notice.published} 文章来源：{notice.source} 点击数：{331 + chrome.variant}</td></tr>
      <tr><td class="d2">{body_html(notice)}</td></tr><tr><td align="right">【<a href="javascript:print()">打印此页</a>】【<a href="javascript:close()">关闭窗口</a>】</td></tr></table>{file_box(notice)}</td></tr></table>''', meta=False)


SHAPES = {"flat": flat, "tables": tables, "trs": trs, "hanweb": hanweb, "vsb": vsb, "ucap": ucap, "wrapped": wrapped, "unmarked": unmarked, "named": named}


def render(shape: str, notice: Notice | None = None, variant: int = 0, encoding: str = "utf-8") -> bytes:
    """The bytes of a page in one of the shapes."""
    page = SHAPES[shape](notice or Notice(), Chrome(variant=variant))
    return page.replace("charset=utf-8", f"charset={encoding}").encode(encoding, "xmlcharrefreplace")


def _page(notice: Notice, chrome: Chrome, middle: str, *, meta: bool = True) -> str:
    tags = (
        f'<meta name="SiteName" content="云河市生态环境局"><meta name="SiteDomain" content="sthjj.yunhe.gov.cn"><meta content="3507000019" name="SiteIDCode">'
        f'<meta name="ArticleTitle" content="{notice.title}"><meta name="PubDate" content="{notice.published} 09:3{chrome.variant % 10}"><meta name="ContentSource" content="{notice.source}">'
    ) if meta else ""
    return (
        f'<!DOCTYPE html><html><head><meta charset=utf-8><title>{notice.title}_云河市生态环境局</title>{tags}{chrome.script}</head>'
        f'<body data-token="{chrome.variant}">{chrome.nav}{middle}{chrome.footer}{chrome.script}</body></html>'
    )
