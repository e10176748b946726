"""Pages in the constructions of real templates, with invented text: what is marked as body is what must be read.

A template is markup with slots: `{b}`…`{/b}` encloses the body, `{-}`…`{/-}` noise inside it, `{before}` and `{after}`
stand directly beside the body's element, `{end}` behind its last paragraph. `{p0}`, `{p1}` … are invented paragraphs.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

TEXT = (
    "本报青浦滩3月5日讯（记者 程一帆）记者从云岭市生态环境局获悉，截至2月底，青龙河流域47个排污口全部完成整治，断面水质稳定达到Ⅲ类。",
    "“过去河水发黑，窗户都不敢开，现在傍晚来散步的人多了。”家住滨江路的居民罗先生说，变化是从管网改造开始的。",
    "据介绍，该市成立工作专班，逐项制定方案，累计投入资金2.36亿元，新建污水管网36.8公里，改造提升泵站9座。",
    "市生态环境局副局长韩立群表示，下一步将健全长效机制，对已完成任务开展“回头看”，防止问题反弹。",
    "截至目前，第二轮督察反馈的38项任务已完成31项，其余7项均达到序时进度，群众投诉量同比下降21.4%。",
    "会议强调，各县（市、区）要压实责任，坚持问题导向，把整改工作同推动高质量发展结合起来。",
    "现将有关情况予以公示，公示期为2026年3月5日至3月18日。如有异议，请以书面形式向我局反映。",
    "联系人：周工，联系电话：0717-6220145，地址：云岭市沿江大道88号。",
)
HOST = "http://www.yunling.gov.cn"
_SLOTS = re.compile(r"\{/?(?:b|-|before|after|end|p\d)\}")


@dataclass(frozen=True, kw_only=True)
class Template:
    """A construction and what should be read of it; None in `source` or `published` means that the page does not say."""

    name: str
    markup: str
    title: str
    published: str | None
    source: str | None
    files: int = 0
    shortfall: str = ""  # why its body is not yet read as it should be
    url: str = HOST + "/content/detail_8812.html"

    def page(self, before: str = "", after: str = "", end: str = "") -> bytes:
        """The page with something put into its slots."""
        text = re.sub(r"\{p(\d)\}", lambda match: TEXT[int(match.group(1))], self.markup)
        text = text.replace("{before}", before).replace("{after}", after).replace("{end}", end)
        return _SLOTS.sub("", text).encode()

    @property
    def body(self) -> str:
        """The text of the body, white space and cell bars aside."""
        text = re.sub(r"\{p(\d)\}", lambda match: TEXT[int(match.group(1))], self.markup)
        text = "".join(re.findall(r"\{b\}(.*?)\{/b\}", text, re.DOTALL))
        text = re.sub(r"\{-\}.*?\{/-\}", "", text, flags=re.DOTALL)
        text = re.sub(r"<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]+>", "", _SLOTS.sub("", text), flags=re.DOTALL)
        return plain(html.unescape(text))


def plain(text: str | None) -> str:
    """Text for comparison: NFKC, without white space and the bars between cells."""
    return re.sub(r"[\s\u200b\ufeff\u2060|•]+", "", unicodedata.normalize("NFKC", text or ""))


NAV = '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/yw/">要闻</a></li><li><a href="/zw/">政务公开</a></li><li><a href="/fw/">办事服务</a></li></ul></div>'
LIST = "".join(f'<li><a href="/n/{n}.html">{t}</a></li>' for n, t in enumerate(("全市河湖长制工作会议召开", "春季造林绿化现场推进会举行", "市政府与高校签署合作协议", "我市三项案例入选典型名单", "关于征集宣传标语的公告")))
DATED = "".join(f'<li><a href="/n/{n}.html">{t}</a><span>2026-03-0{n}</span></li>' for n, t in enumerate(("全市河湖长制工作会议召开", "春季造林绿化现场推进会举行", "市政府与高校签署合作协议", "我市三项案例入选典型名单"), 1))
FOOT = '<div class="footer"><p>主办单位：云岭市人民政府办公室 版权所有 ©2010-2026</p><p>鄂ICP备05001122号 网站标识码：4205000021 联系电话：0717-6000111</p></div>'


def _page(head: str, middle: str, *, nav: str = NAV, foot: str = FOOT) -> str:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{nav}{middle}{foot}</body></html>'


FIRST = (
    Template(
        name="agency 2022: split date, twin heading for telephones, editor span inside",
        title="云岭：一条河的新生", published="2026-03-05", source="新云网",
        url="http://www.xinyun.cn/local/20260305/9a1c3e5f7b2d4a6c8e0f1b3d5a7c9e1f/c.html",
        markup=_page(
            "<title>云岭：一条河的新生-新云网</title>",
            '''<div class="header domPC"><div class="header-top clearfix"><div class="header-nav left">新云网 &gt; <a href="/local/">地方</a> &gt; 正文</div></div>
            <div class="header-cont clearfix"><div class="header-time left"><span class="year"><em>2026</em></span><span class="day"><em>03</em>/<em>05</em></span><span class="time">17:21:14</span></div>
            <div class="source">来源：新云网</div><div class="head-line clearfix"><h1><span class="title">云岭：一条河的新生</span></h1></div></div></div>
            <div class="mheader domMobile"><h1><span class="title">云岭：一条河的新生</span></h1><div class="info">2026-03-05 17:21:14 来源：新云网</div></div>
            <div class="main clearfix"><div class="main-left left"><div class="columBox"></div>{before}<div id="detail">{b}<span id="detailContent"><p>　　{p0}</p><p>　　{p1}</p><p>　　{p2}</p><p>　　{p3}</p>{end}</span>{-}<div id="articleEdit"><span class="tiyi1 domPC"><a href="javascript:void(0);">【纠错】</a></span><span class="editor"> 【责任编辑:林晓】 </span></div>{/-}{/b}</div>{after}
            <div class="columBox relatedNews"><ul>''' + LIST + "</ul></div></div><div class='main-right right'><div class='columBox video'><h3>热点视频</h3><ul>" + LIST + "</ul></div></div></div>",
        ),
    ),
    Template(
        name="party paper 2021: shoulder and sub title, source as link, editor line and share box inside",
        title="青龙河畔换新颜", published="2026-03-05", source="云网－云岭日报",
        markup=_page(
            "<title>青龙河畔换新颜--地方--云网</title><meta name='publishdate' content='2026-03-05'><meta name='source' content='来源：云网－云岭日报'>",
            '''<div class="layout route cf"><div class="col-1-1"><i class="cut"></i><a href="/">云网</a>&gt;&gt;<a href="/df/">地方</a></div></div>
            <div class="layout rm_txt cf"><div class="col col-1 fl"><h4 class="pre">督察整改在行动</h4><h1>青龙河畔换新颜</h1><h4 class="sub">——云岭市推进流域治理记事</h4><div class="author cf">本报记者 程一帆</div>
            <div class="channel cf"><div class="col-1-1 fl">2026年03月05日08:12 | 来源：<a href="http://paper.yunwang.cn/">云网－云岭日报</a></div><div class="col-1-2 fr"><span class="sizeb">小字号</span></div></div>
            {before}<div class="rm_txt_con cf">{b}<p>　　{p0}</p><p style="text-align:center"><img src="/p/1.jpg"></p><p style="text-align:center">工人正在铺设管网。罗晓明摄</p><p>　　{p1}</p><p>　　{p2}</p><p>　　{p4}</p>{end}{-}<div class="edit cf">(责编：苏宁、马可)</div><div class="rm_relevant cf box_news"><p>分享让更多人看到</p><div class="bshare"><a href="#"></a></div></div>{/-}{/b}</div>{after}</div>
            <div class="col col-2 fr"><div class="layout rm_ranking"><h3>热门排行</h3><ul>''' + LIST + "</ul></div></div></div>",
        ),
    ),
    Template(
        name="party paper 2018: box_con with paging and editor inside, date and source in one box",
        title="记住乡愁更要记住清水", published="2026-03-05", source="云网-云岭日报",
        markup=_page(
            "<title>记住乡愁更要记住清水--观点--云网 </title>",
            '''<div class="path w1000 clearfix"><a href="/">云网</a>&gt;&gt;<a href="/gd/">观点</a></div><div class="clearfix w1000_320 text_title"><h3 class="pre"></h3><h1>记住乡愁更要记住清水</h1><h4 class="sub"></h4><p class="author">程一帆</p>
            <div class="box01"><div class="fl">2026年03月05日08:12&nbsp;&nbsp;来源：<a href="/">云网-云岭日报</a></div><div class="fr"><a href="#">字号</a></div></div></div>
            <div class="clearfix w1000_320 text_con"><div class="fl text_con_left">{before}<div class="box_con" id="rwb_zw">{b}<p>　　{p0}</p><p>　　{p1}</p><p>　　{p5}</p><p>　　{p3}</p>{end}{-}<div class="zdfy clearfix"></div><center><table border="0" align="center" width="40"><tr></tr></table></center><div class="edit clearfix">(责编：苏宁、马可)</div>{/-}{/b}</div>{after}<div class="clearfix box_news2">推荐阅读</div></div><div class="fr text_con_right"><ul>''' + LIST + "</ul></div></div>",
        ),
    ),
    Template(
        name="news agency: body with advertisement table inside, editor in a box behind",
        title="老河道变身城市绿廊", published="2026-03-05", source="云新网",
        url="http://www.yunxin.com/sh/2026/03-05/9145671.shtml",
        markup=_page(
            "<title>老河道变身城市绿廊-云新网</title>",
            '''<div class="con_left"><div id="cont_1_1_2"><div id="nav">本页位置：<a href="/">首页</a> → <a href="/sh/">社会新闻</a></div><h1 style="display:block;">老河道变身城市绿廊</h1><div class="left-time"><div class="left-t">2026年03月05日 08:10　来源：<a href="/">云新网</a> <a id="hudong" href="#">参与互动</a></div></div>
            {before}<div class="left_zw" style="position:relative">{b}<p>　　{p0}</p><p>　　{p1}</p>{-}<table border=0 id="adhzh" name="adhzh"><tbody><tr><td><div id="adhzh1"></div></td></tr></tbody></table>{/-}<p>　　{p2}</p><p>　　{p3}</p><p>　　{p4}(完)</p>{end}{/b}</div>{after}<div class="adEditor"><div class="left_name right"><span>【编辑:叶舟】</span></div></div>
            <div class="div624"><h4>相关新闻：</h4><ul>''' + LIST + "</ul></div></div></div>",
        ),
    ),
    Template(
        name="portal: pictures with captions in spans, editor paragraph in the body",
        title="云岭督察整改“回头看”：谁来守护青龙河", published="2026-03-05", source="云岭晚报",
        markup=_page(
            "<title>云岭督察整改“回头看”：谁来守护青龙河|督察|青龙河_云浪新闻_云浪网</title><meta property='og:title' content='云岭督察整改“回头看”：谁来守护青龙河'><meta property='article:published_time' content='2026-03-05T10:21:00+08:00'><meta name='mediaid' content='云岭晚报'>",
            '''<div class="main-content w1240"><h1 class="main-title">云岭督察整改“回头看”：谁来守护青龙河</h1><div class="top-bar-wrap"><div class="top-bar"><div class="date-source"><span class="date">2026年03月05日 10:21</span><span class="source">云岭晚报</span></div></div></div>
            <div class="article-content clearfix"><div class="article-content-left">{before}<div class="article" id="artibody">{b}<div class="img_wrapper"><img src="/a.jpg" alt=""><span class="img_descr">青龙河滨江段新貌。</span></div><p>　　原标题：谁来守护青龙河</p><p>　　{p0}</p><p>　　{p1}</p><p>　　{p2}</p><p>　　{p3}</p>{end}{-}<p class="article-editor">责任编辑：张某 </p>{/-}{/b}</div>{after}<div class="article-bottom clearfix"><div class="keywords" id="keywords"><span>文章关键词：</span><a href="#">督察</a></div></div></div></div></div>''',
        ),
    ),
    Template(
        name="portal: original title, back link and platform statement",
        title="云岭整改清单再销号三项", published="2026-03-05", source="云岭发布",
        markup=_page(
            "<title>云岭整改清单再销号三项_云狐网</title><meta property='og:title' content='云岭整改清单再销号三项'>",
            '''<div class="wrapper-box"><div class="left main"><div class="text"><div class="text-title"><h1>云岭整改清单再销号三项 <span class="article-tag"></span></h1><div class="article-info"><span class="time" id="news-time">2026-03-05 10:20</span><span data-role="original-link">来源:<a href="#">云岭发布</a></span></div></div>
            {before}<article class="article" id="mp-editor">{b}<p data-role="original-title">原标题：云岭整改清单再销号三项</p><p>{p0}</p><p>{p2}</p><p>{p3}</p>{end}{-}<p data-role="editor-name">责任编辑：<span></span></p><a href="#" id="backsohucom"><span class="backword">返回云狐，查看更多</span></a>{/-}{/b}</article>{after}<div class="statement">声明：该文观点仅代表作者本人，平台系信息发布平台，仅提供信息存储空间服务。</div></div></div></div>''',
        ),
    ),
    Template(
        name="portal 2016: source and editor line at the end of the text element",
        title="云岭通报六起环境违法案件", published="2026-03-05", source="云岭商报",
        markup=_page(
            "<title>云岭通报六起环境违法案件_云易新闻</title>",
            '''<div class="post_content post_area clearfix" id="epContentLeft"><div class="post_crumb"><a href="/">云易首页</a> &gt; <a href="/n/">新闻</a> &gt; 正文</div><h1>云岭通报六起环境违法案件</h1><div class="post_time_source">2026-03-05 07:52:10　来源: <a id="ne_article_source" href="#">云岭商报</a>(云岭)<a href="#" class="post_jubao">举报</a></div>
            <div class="post_body">{before}<div class="post_text" id="endText">{b}{-}<div class="gg200x300"><div class="at_item"><a href="#">推广</a></div></div>{/-}<p>　　{p0}</p><p>　　{p2}</p><p>　　{p5}</p>{end}{-}<div class="ep-source cDGray"><span class="left"><a href="/"><img src="/end.gif" alt="某某"></a> 本文来源：云岭商报 </span><span class="ep-editor">责任编辑：王晓_NN7</span></div>{/-}{/b}</div>{after}</div><div class="post_next"><ul>''' + LIST + "</ul></div></div>",
        ),
    ),
    Template(
        name="portal 2021: post_body, report link in the information line",
        title="云岭启用首批在线监测站", published="2026-03-05", source="云京报",
        markup=_page(
            "<title>云岭启用首批在线监测站|监测站|青龙河_云易订阅</title>",
            '''<div class="wrapper clearfix" id="container"><div class="post_main"><h1 class="post_title">云岭启用首批在线监测站</h1><div class="post_info">2026-03-05 08:12:33　来源: <a href="#">云京报</a>  云岭 <a href="#">举报</a></div>
            <div class="post_content" id="content">{before}<div class="post_body">{b}<p id="0A1B">{p0}</p><p class="f_center"><img src="/1.jpg"><br></p><p>{p1}</p><p>{p4}</p>{end}{/b}</div>{after}<div class="post_statement">特别声明：以上内容(如有图片或视频亦包括在内)为自媒体平台“云易号”用户上传并发布。</div></div></div><div class="post_side"><h2>热点推荐</h2><ul>''' + LIST + "</ul></div></div>",
        ),
    ),
    Template(
        name="portal: editor line below main_content inside the real article",
        title="一个园区的绿色转身", published="2026-03-05", source="云岭日报",
        markup=_page(
            "<title>一个园区的绿色转身_云凤资讯</title>",
            '''<div class="left"><div class="theCurrent cDGray js_crumb"><a href="/">云凤网资讯</a> &gt; 正文</div><div id="artical"><h1 itemprop="headline" id="artical_topic">一个园区的绿色转身</h1><div id="artical_sth"><p class="p_time"><span itemprop="datePublished" class="ss01">2026年03月05日 07:33</span><br><span itemprop="publisher" class="ss02">来源：</span><span class="ss03"><a href="#">云岭日报</a></span></p></div>
            <div id="artical_real" class="js_img_share_area">{before}<div id="main_content" class="js_selection_area">{b}<p>{p0}</p><p class="detailPic"><img src="/1.jpg"></p><p class="picIntro">园区污水处理站。</p><p>{p2}</p><p>{p3}</p>{end}{/b}</div>{after}<p class="iphone_none zb_ly"><span>[责任编辑：赵一 PN021]</span></p><span class="ifengLogo"><a href="/"><img src="/l.gif"></a></span></div></div></div>''',
        ),
    ),
    Template(
        name="web paper: text directly in a div with line breaks, reporter above, editor below",
        title="追问青龙河：47个排污口怎么治", published="2026-03-05", source="澜湃新闻",
        markup=_page(
            "<title>追问青龙河：47个排污口怎么治_绿政公署_澜湃新闻</title>",
            '''<div class="newscontent"><h1 class="news_title">追问青龙河：47个排污口怎么治</h1><div class="news_about"><p>澜湃新闻记者 程一帆</p><p>2026-03-05 08:11 <span>来源：澜湃新闻</span></p></div>
            {before}<div class="news_txt" data-size="standard">{b}{p0}<br>{p1}<br><br>{p2}<br><div class="contentPart"><img src="/1.jpg" width="600"><br><span style="font-size: 10pt">整治后的排口。&nbsp; 资料图</span></div>{p3}<br>{p4}{end}{/b}</div>{after}<div class="news_tit2"></div><div class="news_editor">责任编辑：徐蕾</div><div>校对：张艳</div><div class="go_bl">澜湃新闻报料：021-000000</div></div><div class="news_tuijian"><h2>推荐阅读</h2><ul>''' + LIST + "</ul></div>",
        ),
    ),
    Template(
        name="ministry of environment: twin date and source spans, share, font and print in one box",
        title="生态环境一周要闻（3.1-3.5）", published="2026-03-05", source="云岭省生态环境厅",
        markup=_page(
            "<title>生态环境一周要闻（3.1-3.5）_云岭省生态环境厅</title><meta name='SiteName' content='云岭省生态环境厅'><meta name='ArticleTitle' content='生态环境一周要闻（3.1-3.5）'><meta name='PubDate' content='2026-03-05 14:46:00'><meta name='ContentSource' content='云岭省生态环境厅'>",
            '''<div class="innerBaseBanner"><div class="center"><h2></h2><div class="crumbsNav">当前位置：<a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="../">环境要闻</a></div></div></div><div class="innerBg"><div class="stbzXq"><div class="neiright_Box"><h2 class="neiright_Title">生态环境一周要闻（3.1-3.5）</h2><div class="neiright_Content">
            <div class="neiright_JPZ_GK"><p class="ydLyZzBox"><span>2026-03-05</span><span>来源：云岭省生态环境厅</span></p><span class="xqLyPc time">2026-03-05</span><span class="xqLyPc">来源：云岭省生态环境厅</span><div class="neiright_JPZGK">分享到：<div class="bshare-custom"><a title="分享到微信"></a></div></div><span class="zzjgLdPrint"><a href="#">[打印]</a></span><span class="zzjgLdFont">字号：<a>[大]</a> <a>[中]</a> <a>[小]</a></span></div>
            <div class="neiright_JPZ_GK_CP">{before}<div class=TRS_Editor>{b}<div class="Custom_UnionStyle"><div>　　<b>1.省厅召开部署会议</b></div><div>　　{p5}&gt;&gt;&gt;<a href="/a.shtml">更多内容，点击阅读</a></div><div>　<b>　2.督察通报典型案例</b></div><div>　　{p4}</div><div>　　▶ 典型案例丨<a href="/b.shtml">云岭某园区污水直排 问题长期存在</a></div>{end}</div>{/b}</div>{after}</div></div></div></div><div class="stbzCBaseXq" id="recommend-rel" style="display: none"><h2>相关阅读推荐</h2><ul></ul></div></div>''',
        ),
    ),
    Template(
        name="planning commission: article_con, files listed in a box below",
        title="云岭省发展改革委关于青龙河治理项目的通知", published="2026-03-05", source="评估督导处", files=2,
        markup=_page(
            "<title>云岭省发展改革委关于青龙河治理项目的通知-云岭省发展和改革委员会</title><meta name='ArticleTitle' content='云岭省发展改革委关于青龙河治理项目的通知'><meta name='PubDate' content='2026-03-05 10:12:00'>",
            '''<div class="article"><div class="article_l"><h2 class="article_title">云岭省发展改革委关于青龙河治理项目的通知</h2><div class="article_title_news"><div class="laiyuan"><div class="ly laiyuantext"><span>来源：评估督导处</span></div><div class="time">发布时间：2026/03/05</div><span><a href="#">[ 打印 ]</a></span></div></div>
            {before}<div class="article_con article_con_notitle">{b}<div class="TRS_Editor"><p align="center">云发改〔2026〕12号</p><p>各市发展改革委：</p><p>　　{p2}</p><p>　　{p5}</p><p align="right">云岭省发展改革委</p><p align="right">2026年3月3日</p>{end}</div>{/b}</div>{after}<div class="attachment"><div class="attachment_l">附件：</div><div class="attachment_r"><p><a href="./P020260305.pdf">1.项目清单</a></p><p><a href="./P020260306.docx">2.申报表.docx</a></p></div></div></div></div>''',
        ),
    ),
    Template(
        name="statistics bureau: heading and information line in font elements, table of figures",
        title="2025年云岭市环境状况主要指标", published="2026-03-05", source="云岭市统计局",
        markup=_page(
            "<title>2025年云岭市环境状况主要指标</title>",
            '''<div class="center"><div class="center_wz">您的位置：<a href="/">首页</a>&gt;&gt;<a href="/sj/">数据发布</a></div><div class="center_xilan"><h2 class="xilan_tit">2025年云岭市环境状况主要指标</h2><font class="xilan_titf">来源：云岭市统计局&nbsp;&nbsp;发布时间：2026-03-05 10:00</font><div class="xilan_con">
            {before}<div class="TRS_Editor">{b}<p>　　{p4}</p><p align="center">表1 主要指标</p><table border="1"><tbody><tr><td>指标</td><td>单位</td><td>数值</td><td>增速（%）</td></tr><tr><td>PM<sub>2.5</sub>平均浓度</td><td>微克/立方米</td><td>27</td><td>-6.9</td></tr><tr><td>优良天数比例</td><td>%</td><td>91.2</td><td>1.3</td></tr></tbody></table><p>　　注：数据为初步核算数。</p>{end}{/b}</div>{after}</div></div></div>''',
        ),
    ),
    Template(
        name="easysite: heading, describe line and operation bar",
        title="关于调整青龙河口岸监管措施的公告", published="2026-03-05", source=None,
        markup=_page(
            "<title>关于调整青龙河口岸监管措施的公告</title>",
            '''<div class="easysite-total-page"><div class="easysite-article-wrap"><div class="easysite-news-title"><h2>关于调整青龙河口岸监管措施的公告</h2><p class="easysite-news-describe">发布时间：2026-03-05</p></div>{before}<div class="easysite-news-content"><div id="easysiteText" class="easysite-news-text">{b}<p style="text-align:center">公告〔2026〕7号</p><p>　　{p2}</p><p>　　{p6}</p><p>　　特此公告。</p><p style="text-align:right">云岭海关</p><p style="text-align:right">2026年3月4日</p>{end}{/b}</div>{after}</div><div class="easysite-news-operation"><ul><li><a href="#">打印</a></li><li><a href="#">关闭</a></li></ul></div></div></div>''',
        ),
    ),
    Template(
        name="market regulator: numbered layout classes, #zoom in a font element, file inside",
        title="云岭市抽检信息通告（2026年第5号）", published="2026-03-05", source="抽检处", files=1,
        markup=_page(
            "<title>云岭市抽检信息通告（2026年第5号）_云岭市市场监督管理局</title><meta name='ColumnName' content='抽检信息'>",
            '''<div class="Three_xilan"><ul class="Three_xilan_01"><li class="Three_xilan_02">云岭市抽检信息通告（2026年第5号）</li><li class="Three_xilan_03">发布时间：2026-03-05 09:30 信息来源：抽检处 <span>字号：[大 中 小]</span></li></ul>
            {before}<div class="Three_xilan_07"><font id="zoom">{b}<p>　　{p4}</p><p>　　{p5}</p><p>　　附件：<a href="/f/a.xlsx">不合格产品信息.xlsx</a></p><p align="right">云岭市市场监督管理局</p><p align="right">2026年3月5日</p>{end}{/b}</font></div>{after}</div>''',
        ),
    ),
    Template(
        name="finance ministry: date line as paragraph, body box, appendix list by script",
        title="关于下达生态保护资金的通知", published="2026-03-05", source="自然资源处", files=1,
        markup=_page(
            "<title>关于下达生态保护资金的通知</title>",
            '''<div class="mainboxerji"><div class="box_tt"><span>当前位置：<a href="/">首页</a>&gt;<a href="../">政策发布</a></span></div><div class="box_content"><h2 class="title_con">关于下达生态保护资金的通知</h2><p id="DivTime"><span>2026年03月05日&nbsp;&nbsp;&nbsp;来源：自然资源处</span></p>
            {before}<div class="my_conboxzw"><div class="TRS_Editor">{b}<p align="center">云财资环〔2026〕3号</p><p>各市财政局：</p><p>　　{p2}</p><p>　　{p3}</p><p align="right">云岭省财政厅</p><p align="right">2026年3月2日</p>{end}{/b}</div></div>{after}<p class="gu-download"><b>附件下载:</b><ul id="down1"><li><a href="./P020260305.pdf">资金分配表.pdf</a></li></ul></p><div class="xwfyy"><a href="javascript:window.print()">【大 中 小】</a><a href="#">【打印此页】</a><a href="#">【关闭窗口】</a></div></div></div>''',
        ),
    ),
    Template(
        name="zycms: heading paragraph, one span for time and source",
        title="我市召开督察整改调度会", published="2026-03-05", source="云岭劳动日报",
        markup=_page(
            "<title>我市召开督察整改调度会--云岭市政府网</title>",
            '''<div class="main_div"><div class="dqwz_div">您的位置：<a href="/">首页</a> &gt;&gt; <a href="/x/">今日要闻</a></div><div class="main_div_title"><p id="biaoti">我市召开督察整改调度会</p><span class="main_div_title_time">发布时间：2026-03-05 08:20:33 &nbsp; 来源：云岭劳动日报</span></div>{before}<div id="conN">{b}<p>　　{p0}</p><p>　　{p5}</p><p>　　（程一帆）</p>{end}{/b}</div>{after}<div class="fenxiang">分享到：</div></div>''',
        ),
    ),
    Template(
        name="divs named third: heading, floated date and source, text",
        title="市领导调研流域治理工作", published="2026-03-05", source="云岭日报",
        markup=_page(
            "<title>云岭市人民政府</title>",
            '''<div class="thirdwrap"><div class="thirdposition">当前位置：<a href="/">网站首页</a> &gt; 政务要闻</div><div class="thirdcon"><div class="thirdtitle">市领导调研流域治理工作</div><div class="thirdgn"><div class="thirdgnsty fl">发布时间：2026-03-05</div><div class="thirdgnsty fl">来源：云岭日报</div><div class="thirdgnsty fr">浏览次数：1024</div><div class="thirdgnsty fr">【字体：<a>大</a> <a>中</a> <a>小</a>】</div></div>{before}<div class="thirdtext">{b}<p>　　{p0}</p><p>　　{p5}</p><p>　　{p3}</p>{end}{/b}</div>{after}<div class="thirdclose"><a href="#">打印</a><a href="#">关闭</a></div></div></div>''',
        ),
    ),
    Template(
        name="city government: h4 heading, date only, no source",
        title="云岭市2026年督察整改任务清单", published="2026-03-05", source=None,
        markup=_page(
            "<title>云岭市2026年督察整改任务清单</title>",
            '''<div class="zzy_wz clearfix"><h4>云岭市2026年督察整改任务清单</h4><div class="rq">发布时间：2026-03-05</div>{before}<div class="TRS_Editor">{b}<p>　　{p5}</p><table><tr><td>序号</td><td>任务</td><td>时限</td></tr><tr><td>1</td><td>青龙河排口整治</td><td>2026年6月</td></tr><tr><td>2</td><td>城东管网改造</td><td>2026年9月</td></tr></table>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="ucap elements for title, time, source and content",
        title="我市公布督察信访件办理情况", published="2026-03-05", source="云岭日报",
        markup=_page(
            "<title>我市公布督察信访件办理情况_云岭市人民政府门户网站</title>",
            '''<div class="conbox"><div class="weizhi">您当前所在位置：<a href="/">首页</a> &gt; <a href="/y/">云岭要闻</a></div><h3><ucaptitle>我市公布督察信访件办理情况</ucaptitle></h3><div class="source"><div class="sdiv">发布时间：<publishtime>2026-03-05 08:30</publishtime></div><div class="sdiv">来源：<ucapsource>云岭日报</ucapsource></div><div class="sdiv">浏览次数：<span id="hits">120</span></div></div>{before}<div id="content"><ucapcontent>{b}<p>　　{p0}</p><p>　　{p4}</p>{end}{/b}</ucapcontent></div>{after}</div>''',
        ),
    ),
    Template(
        name="provincial government: information in list items, spans without labels",
        title="全省生态环境保护督察整改推进会召开", published="2026-03-05", source="云岭日报",
        markup=_page(
            "<title>全省生态环境保护督察整改推进会召开 - 云岭省人民政府门户网站</title><meta name='ArticleTitle' content='全省生态环境保护督察整改推进会召开'><meta name='PubDate' content='2026-03-05 07:46'><meta name='ContentSource' content='云岭日报'>",
            '''<div class="detail-wrap"><div class="detail-article-title oflow-hd">全省生态环境保护督察整改推进会召开</div><ul class="detail-article-infos oflow-hd"><li class="article-infos-source left"><span>2026-03-05 07:46</span><span>云岭日报</span></li><li class="article-infos-tool right"><span>字号：</span><a>大</a><a>中</a><a>小</a><span>打印</span></li></ul>{before}<div class="detail-article-content"><div class="TRS_Editor">{b}<p>　　{p0}</p><p>　　{p5}</p><p>　　{p3}</p>{end}{/b}</div></div>{after}<div class="detail-article-editor">责任编辑：李某</div></div>''',
        ),
    ),
    Template(
        name="vsb 2010: title, time, author and content styles in table cells",
        title="青龙河治理交出新答卷", published="2026-03-05", source="云岭日报",
        url="http://www.yunling.gov.cn/info/1033/20911.htm",
        markup=_page(
            "<title>青龙河治理交出新答卷-云岭在线</title>",
            '''<table width="980"><tr><td><form name="_newscontent_fromname"><table class="winstyle42947" width="100%" cellspacing="0"><tr><td class="titlestyle42947" align="center">青龙河治理交出新答卷</td></tr><tr height="30"><td align="center"><span class="timestyle42947">2026-03-05 08:11</span>&nbsp;<span class="authorstyle42947">云岭日报</span>&nbsp;<span>(点击:</span> <span>88</span>)</td></tr>
            <tr><td class="contentstyle42947">{before}<div id="vsb_content_4">{b}<p>　　{p0}</p><p>　　{p1}</p><p>　　{p2}</p>{end}{/b}</div>{after}<div id="div_vote_id"></div></td></tr><tr><td align="right"><span class="fontstyle">【<a href="#">关闭</a>】</span></td></tr><tr><td>上一条：<a href="20910.htm">全市植树活动启动</a> 下一条：<a href="20912.htm">清洁取暖改造收官</a></td></tr></table></form></td></tr></table>''',
        ),
    ),
    Template(
        name="phpcms: information in a span inside the h1, content, pager, keyword and vote bars",
        title="云岭晒出治水成绩单", published="2026-03-05", source="云岭晚报",
        markup=_page(
            "<title>云岭晒出治水成绩单 - 社会新闻 - 云岭网</title>",
            '''<div class="main"><div class="col-left"><div class="crumbs"><a href="/">首页</a><span> &gt; </span><a href="/sh/">社会新闻</a> &gt; 正文</div><div id="Article"><h1>云岭晒出治水成绩单<br /><span>2026-03-05 09:11:30&nbsp;&nbsp;&nbsp;来源：云岭晚报&nbsp;&nbsp;评论：<a href="#">0</a> 点击：<b id="hits">213</b></span></h1>{before}<div class="content">{b}<p>　　{p0}</p><p>　　{p1}</p><p>　　{p4}</p>{end}{/b}</div>{after}<div id="pages" class="text-c"></div><p style="margin-bottom:10px"><strong>相关热词搜索：</strong><a href="#">治水</a></p><p class="f14"><strong>上一篇：</strong><a href="1.html">春耕备耕有序推进</a><br /><strong>下一篇：</strong><a href="2.html">新建公园开放</a></p></div><div class="related"><h5 class="blue">延伸阅读：</h5><ul>''' + LIST + "</ul></div></div></div>",
        ),
    ),
    Template(
        name="dedecms: small labels, abstract box, content in a nested table, digg and pager bars",
        title="云岭市城区污水管网改造完成过半", published="2026-03-05", source="云岭在线",
        markup=_page(
            "<title>云岭市城区污水管网改造完成过半_环保动态_云岭在线</title>",
            '''<div class="w960 center clear mt1"><div class="pleft"><div class="place"><strong>当前位置:</strong> <a href="/">主页</a> &gt; <a href="/hb/">环保动态</a> &gt;</div><div class="viewbox"><div class="title"><h2>云岭市城区污水管网改造完成过半</h2></div><div class="info"><small>时间:</small>2026-03-05 10:20<small>来源:</small>云岭在线 <small>作者:</small>admin<small>点击:</small>88次</div>
            {before}<div class="content">{b}<table width='100%'><tr><td><p>　　{p0}</p><p>　　{p2}</p><p>　　{p3}</p>{end}</td></tr></table>{/b}</div>{after}<div class="boxoff"><strong>------分隔线----------------------------</strong></div><div class="newdigg"><div class="diggbox digg_good"><div class="digg_act">顶一下</div><div class="digg_num">(0)</div></div></div><div class="handle"><div class="context"><ul><li>上一篇：<a href="1.html">全市植树活动启动</a> </li><li>下一篇：没有了 </li></ul></div><div class="actbox"><ul><li><a href="#">收藏</a></li><li><a href="#">打印</a></li></ul></div></div></div></div><div class="pright"><h3>推荐内容</h3><ul>''' + LIST + "</ul></div></div>",
        ),
    ),
    Template(
        name="county: site name and time in one paragraph with a link, editor paragraph and share box behind",
        title="青龙峡景区生态修复公告", published="2026-03-05", source="云岭县政府网站",
        markup=_page(
            "<title>青龙峡景区生态修复公告-云岭县人民政府</title>",
            '''<div class="wrapper"><div class="width1000 containBox"><P class="detailTitle">首页  &gt; 公示公告</P><div class="conBox clearfix"><h1 class="title">青龙峡景区生态修复公告</h1><p class="detailTxt"><a href="/">云岭政府门户网站&nbsp; www.yunling.gov.cn</a>&nbsp;&nbsp;<span>2026-03-05 17:32:17</span>&nbsp;&nbsp;<span>来源：云岭县政府网站</span></p>{before}<div class="contentBox">{b}<p class="MsoNormal"><img src="/1.jpg"></p><p class="MsoNormal"><b><span><font>青龙峡生态修复工程兹定于</font>2026<font>年</font><font>5</font><font>月</font><font>1</font><font>日正式开工，施工期间景区暂停接待，敬请游客谅解。</font></span></b></p><p>特此公告！</p><p align="right">云岭县文化和旅游局</p><p align="right">二〇二六年三月五日</p>{end}{/b}</div>{after}<P class="zrEditor">责任编辑：管理员</P><div class="clearfix sharebox fr"><span class="fl">分享：</span><div class="bdsharebuttonbox fl"><a href="#"></a></div></div></div></div></div>''',
        ),
    ),
    Template(
        name="regional paper: article element, infos, content with margin classes",
        title="老码头迎来新春天", published="2026-03-05", source="云岭新报",
        markup=_page(
            "<title>老码头迎来新春天_云岭网</title>",
            '''<article class="article-main"><div class="crumb">当前位置：<a href="/">首页</a> &gt; 要闻</div><h1>老码头迎来新春天</h1><div class="article-infos"><span class="date">发布时间：2026-03-05 07:40</span><span class="source">来源：<a href="#">云岭新报</a></span><span class="editor">责任编辑：吴一</span></div>{before}<div class="article-content mar-t-20">{b}<p>　　{p0}</p><p>　　{p1}</p><p>　　{p2}</p>{end}{/b}</div>{after}<div class="article-tool">热词：<a href="#">码头</a></div><div class="declare">云岭网版权及免责声明：凡本网注明“来源：云岭网”的作品，转载请注明出处。</div></article>''',
        ),
    ),
    Template(
        name="longxun: res and date in i elements",
        title="云岭市环保督察整改公示（第九批）", published="2026-03-05", source="市整改办", files=1,
        markup=_page(
            "<title>云岭市环保督察整改公示（第九批）_云岭市生态环境局</title>",
            '''<div class="ls-content"><div class="wz-position">您所在的位置：<a href="/">网站首页</a> &gt; 通知公告</div><div class="ls-content-con"><h1 class="newstitle">云岭市环保督察整改公示（第九批）</h1><div class="newsinfo"><span class="wz_date">发布时间：<i>2026-03-05 16:20</i></span><span class="wz_res">来源：<i>市整改办</i></span><span class="wz_view">浏览次数：<i>88</i></span><span class="fontsize">字体：[<a>大</a> <a>中</a> <a>小</a>]</span></div>{before}<div class="wzcon j-fontContent clearfix">{b}<p>　　{p6}</p><p>　　{p7}</p><p>附件：<a href="/f/a.doc">整改情况表.doc</a></p>{end}{/b}</div>{after}<div class="wzewm"><p>扫一扫在手机打开当前页</p></div><div class="wz_dy"><a href="#">打印本页</a><a href="#">关闭窗口</a></div><div class="sxp"><p>上一篇：<a href="1.html">通知一则</a></p><p>下一篇：没有了</p></div></div></div>''',
        ),
    ),
    Template(
        name="old asp portal: title cell, author and hits row, text with breaks in #fontzoom, editor row",
        title="关于开展环境整治的通告", published="2026-03-05", source="本站原创",
        markup=_page(
            "<title>关于开展环境整治的通告 - 云岭镇政府网</title>",
            '''<table width="760" align="center"><tr><td>您现在的位置：&nbsp;<a href="/">云岭镇政府网</a>&nbsp;&gt;&gt;&nbsp;<a href="/tz/">通知</a>&nbsp;&gt;&gt;&nbsp;正文</td></tr><tr><td class="main_ArticleTitle" align="center">关于开展环境整治的通告</td></tr><tr><td class="Article_tdbgall" align="center">作者：佚名&nbsp;&nbsp;&nbsp;&nbsp;文章来源：本站原创&nbsp;&nbsp;&nbsp;&nbsp;点击数：<script src="/c.asp"></script>&nbsp;&nbsp;&nbsp;&nbsp;更新时间：2026-3-5</td></tr>
            <tr><td class="main_tdbgall" id="fontzoom" valign="top">{before}{b}{p5}<br><br>{p2}<br>{p6}{end}{/b}{after}</td></tr><tr><td align="right">文章录入：admin&nbsp;&nbsp;&nbsp;&nbsp;责任编辑：admin&nbsp;</td></tr><tr><td><li>上一篇文章： <a href="1.asp">春季防火通知</a></li><li>下一篇文章： 没有了</li></td></tr></table>''',
        ),
    ),
    Template(
        name="regulator with index table: two label columns, body in detail-news",
        title="关于核查青龙河沿线企业的公告", published="2026-03-05", source="执法局",
        markup=_page(
            "<title>关于核查青龙河沿线企业的公告_云岭监管局</title>",
            '''<div class="content"><div class="xxgk-table"><table cellpadding="0"><tr><th>索 引 号</th><td>bm5600/2026-00012</td><th>分&nbsp;&nbsp;&nbsp;&nbsp;类</th><td>公告;执法</td></tr><tr><th>发布机构</th><td>执法局</td><th>发文日期</th><td>2026年03月05日</td></tr><tr><th>名&nbsp;&nbsp;&nbsp;&nbsp;称</th><td colspan="3">关于核查青龙河沿线企业的公告</td></tr><tr><th>文&nbsp;&nbsp;&nbsp;&nbsp;号</th><td></td><th>主 题 词</th><td></td></tr></table></div><h2>关于核查青龙河沿线企业的公告</h2>{before}<div class="detail-news">{b}<p>　　{p4}</p><p>　　{p6}</p><p style="text-align:right">执法局</p><p style="text-align:right">2026年3月5日</p>{end}{/b}</div>{after}<div class="content-foot"><a href="#">打印</a></div></div>''',
        ),
    ),
    Template(
        name="consultative conference: title, info with ly and date, m_ct_txt",
        title="委员视察青龙河生态修复", published="2026-03-05", source="省政协办公厅",
        markup=_page(
            "<title>云岭省政协</title>",
            '''<div class="content"><div class="m_ct"><div class="m_ct_tt"><div class="title">委员视察青龙河生态修复</div><div class="info"><span class="date">2026-03-05</span><span class="ly">来源：省政协办公厅</span><span class="zz">作者：</span></div></div>{before}<div class="m_ct_txt">{b}<p>　　{p0}</p><p>　　{p3}</p>{end}{/b}</div>{after}<div class="m_ct_bt"><span>分享到：</span></div></div><div class="sidebar"><h3>最新要闻</h3><ul>''' + LIST + "</ul></div></div>",
        ),
    ),
)  # fmt: skip


SECOND = (
    Template(
        name="municipal portal: ivs title and content, time box",
        title="关于印发青龙河保护规划的通知", published="2026-03-05", source=None, files=1,
        markup=_page(
            "<title>关于印发青龙河保护规划的通知_规划_云岭市科学技术委员会</title>",
            '''<div class="wrapper"><div id="ivs_player"></div><div class="Article"><div class="Article-title"><h2 id="ivs_title">关于印发青龙河保护规划的通知<small class="PBtime">（2026年3月5日）</small></h2></div>{before}<div id="ivs_content" class="Article_content">{b}<p>各有关单位：</p><p>　　{p2}</p><p>　　{p3}</p><p>　　附件：<a href="/f/gh.doc">青龙河保护规划</a></p><p>云岭市科学技术委员会</p><p>2026年3月2日</p>{end}{/b}</div>{after}<div class="article-share"><span>分享：</span></div></div></div>''',
        ),
    ),
    Template(
        name="discuz portal: heading, grey line, cell of text",
        title="青龙河畔的护河人", published="2026-03-05", source="云岭新闻网",
        markup=_page(
            "<title>青龙河畔的护河人 - 本地新闻 - 云岭新闻网</title>",
            '''<div id="pt" class="bm cl"><div class="z"><a href="/" class="nvhm">首页</a> <em>›</em> <a href="/b/">本地新闻</a> <em>›</em> 查看内容</div></div><div id="ct" class="ct2 wp cl"><div class="mn"><div class="bm vw"><div class="h hm"><h1 class="ph">青龙河畔的护河人</h1><p class="xg1">2026-3-5 08:30<span class="pipe">|</span> 发布者: 编辑部<span class="pipe">|</span> 查看: <em id="_viewnum">330</em><span class="pipe">|</span> 评论: 0<span class="pipe">|</span>来自: 云岭新闻网</p></div>
            <div class="s"><div><strong>摘要</strong>: 护河员老罗的一天从清晨开始。</div></div><div class="d"><table cellpadding="0" cellspacing="0" class="vwtb"><tr><td id="article_content">{before}{b}<p>　　{p0}</p><p>　　{p1}</p><p>　　{p4}</p>{end}{/b}{after}</td></tr></table><div id="click_div"><table class="atd"><tr><td><a href="#">路过</a></td><td><a href="#">鲜花</a></td></tr></table></div></div><div class="pren pbm cl"><em>上一篇：<a href="1.html">春耕有序推进</a></em><em>下一篇：<a href="2.html">公园开放</a></em></div></div></div></div>''',
        ),
    ),
    Template(
        name="local news: two time spans, player and centre text",
        title="云岭：生态修复按下快进键", published="2026-03-05", source="云岭融媒",
        markup=_page(
            "<title>云岭新闻网</title>",
            '''<div class="content"><h3>云岭：生态修复按下快进键</h3><div class="msg"><span class="time">2026-03-05 10:11:20</span><span class="time">来源：云岭融媒</span><span class="zs">字数：800</span></div><div class="player"></div>{before}<div class="content_center">{b}<p>{p0}</p><p>{p2}</p><p>{p3}</p>{end}{/b}</div>{after}<div class="content_bottom"><span>责任编辑：陈红</span></div></div><div class="con_right"><h4>新闻排行</h4><ul>''' + LIST + "</ul></div>",
        ),
    ),
    Template(
        name="law site: desc line with time, source, author and hits; text beneath a numbered heading id",
        title="检察公益诉讼助力河道治理", published="2026-03-05", source="云岭长安网",
        markup=_page(
            "<title>检察公益诉讼助力河道治理_云岭长安网</title>",
            '''<div class="GcDetail"><div id="ScDetailTitle">检察公益诉讼助力河道治理</div><div class="desc"></div><div class="desc">时间：2026-03-05 09:10 来源：云岭长安网 作者：程一帆 浏览次数：18</div>{before}<div class="content_info">{b}<p>　　{p0}</p><p>　　{p5}</p><p>　　{p4}</p>{end}{/b}</div>{after}<div class="bshare">分享到：</div></div>''',
        ),
    ),
    Template(
        name="civil service: centred heading and date, news_con",
        title="关于选聘生态监督员的公告", published="2026-03-05", source=None, files=1,
        markup=_page(
            "<title>云岭市公务员局</title>",
            '''<div class="container"><div class="news_title text-center"><h3>关于选聘生态监督员的公告</h3><span class="date">2026-03-05</span></div>{before}<div id="news_con">{b}<p>　　{p5}</p><p>　　{p7}</p><p>附件：<a href="/d/1.doc">报名表.doc</a></p>{end}{/b}</div>{after}<div class="text-right"><a href="#">返回</a></div></div>''',
        ),
    ),
    Template(
        name="court: heading text and date font in one div, text box",
        title="环境资源案件集中宣判", published="2026-03-05", source=None,
        markup=_page(
            "<title>环境资源案件集中宣判</title>",
            '''<div class="nrbox"><div class="wby">环境资源案件集中宣判<br><font size="2">发布时间：2026-03-05 | 浏览：99</font></div>{before}<div class="nrtxt">{b}　　{p0}<br>　　{p4}<br>　　{p3}{end}{/b}</div>{after}<div class="nrbottom"><a href="#">关闭窗口</a></div></div>''',
        ),
    ),
    Template(
        name="national tv: cnt_bd, info in i elements, editor spans",
        title="走近青龙河：从黑臭到清澈", published="2026-03-05", source="央云网",
        markup=_page(
            "<title>走近青龙河：从黑臭到清澈_新闻频道_央云网(yangyun.com)</title>",
            '''<div class="col_w660"><div class="cnt_bd"><!--repaste.title.begin--><h1>走近青龙河：从黑臭到清澈</h1><!--repaste.title.end--><h2>新闻频道</h2><div class="function"><span class="info"><i>来源：<a href="/">央云网</a> 2026年03月05日 20:24</i> <em class="fs">A-</em> <em>A+</em></span></div>{before}{b}<p>　　{p0}</p><p class="o-image"><img src="/1.jpg"></p><p>　　{p1}</p><p>　　{p3}</p>{end}{/b}{after}<div class="zebian"><span>编辑：刘某</span><span>责任编辑：唐某</span></div></div></div><div class="col_w300"><h3>热词</h3><ul>''' + LIST + "</ul></div>",
        ),
    ),
    Template(
        name="national tv: title_area, content_area",
        title="督察组进驻云岭首日", published="2026-03-05", source="央云新闻客户端",
        markup=_page(
            "<title>督察组进驻云岭首日_央云网</title>",
            '''<div class="content"><div class="allcontent"><div class="tit_area" id="title_area"><h1>督察组进驻云岭首日</h1><div class="info1">来源：央云新闻客户端 | 2026年03月05日 14:28:30</div></div>{before}<div class="content_area" id="content_area">{b}<p>　　{p0}</p><p>　　{p5}</p><p>　　{p6}</p>{end}{/b}</div>{after}<div class="zebian"><span>编辑：张某</span><span>责任编辑：李某</span></div></div></div>''',
        ),
    ),
    Template(
        name="economic net: article head with laiyuan, content clearfix, editor in bottom",
        title="绿色账本里的发展答卷", published="2026-03-05", source="经云网-《经云日报》",
        markup=_page(
            "<title>绿色账本里的发展答卷_经云网——权威财经网站</title>",
            '''<div class="left_box"><div class="laiyuan"><span id="articleTime">2026年03月05日 07:02</span> &nbsp;&nbsp; 来源：经云网-《经云日报》</div><h1 id="articleTitle" class="articleTitle">绿色账本里的发展答卷</h1>{before}<div class="content clearfix" id="articleText">{b}<div class="TRS_Editor"><p>　　{p0}</p><p>　　{p4}</p><p>　　{p3}</p>{end}</div>{/b}</div>{after}<div class="cont-4"><p>（责任编辑：符某）</p></div></div>''',
        ),
    ),
    Template(
        name="guangming: u-mainText with picture captions and editor span inside",
        title="让河长制从有名走向有实", published="2026-03-05", source="光云网-《光云日报》",
        markup=_page(
            "<title>让河长制从有名走向有实 _光云网</title>",
            '''<div class="g-main"><div class="m-title-box"><div class="u-column">首页&gt; 时政频道&gt; 要闻 &gt; 正文</div><h1 class="u-title">让河长制从有名走向有实</h1><div class="m-contentMsg"><div class="g-tips"><span class="m-con-time">2026-03-05 05:15</span><span class="m-con-source">来源：<a href="#">光云网-《光云日报》</a></span><span class="m-con-discuss"></span></div></div></div>
            {before}<div class="u-mainText">{b}<!--enpcontent--><p>　　{p0}</p><p align="center"><img src="/1.jpg"></p><p>　　{p1}</p><p>　　{p2}</p>{end}<!--/enpcontent-->{-}<div class="m-zbTool"><span class="liability">[ 责编：丁某 ]</span></div>{/-}{/b}</div>{after}<div class="m_sharebox"><em>阅读剩余全文（<span></span>）</em></div></div>''',
        ),
    ),
    Template(
        name="finance weekly: summary box before the text, copyright line behind",
        title="云岭治水：钱从哪里来", published="2026-03-05", source="云新周刊",
        markup=_page(
            "<title>云岭治水：钱从哪里来_频道_云新网</title>",
            '''<div id="the_content" class="content"><div id="conTit"><h1>云岭治水：钱从哪里来</h1><div id="artInfo">2026年03月05日 08:02　来源于 <a href="#">云新周刊</a></div><div class="mobi">可以听文章啦！</div></div><div id="Main_Content"><div id="subhead" class="subhead">资金来源多元化，专项债占三成</div>{before}<div id="Main_Content_Val" class="text">{b}<p>　　{p0}</p><p>　　{p2}</p><p>　　{p4}</p>{end}{/b}</div>{after}<div class="idetor" id="editor_baidu">责任编辑：张某 | 版面编辑：李某</div></div></div>''',
        ),
    ),
    Template(
        name="interface news: header, author in paragraphs, copyright warning",
        title="云岭化工园区搬迁背后", published="2026-03-05", source=None,
        markup=_page(
            "<title>云岭化工园区搬迁背后|云界新闻</title><meta property='og:title' content='云岭化工园区搬迁背后'>",
            '''<div class="main-container"><div class="article-view"><div class="article-header"><h1>云岭化工园区搬迁背后</h1><p>园区累计搬迁企业23家。</p></div><div class="article-info"><p><span class="author"><a href="#">程一帆</a></span><span class="date">2026/03/05 09:12</span><span>浏览 3.2w</span></p></div>{before}<div class="article-content">{b}<p>{p0}</p><figure><img src="/1.jpg"><figcaption>图片来源：视觉云岭</figcaption></figure><p>{p1}</p><p>{p2}</p>{end}{/b}</div>{after}<p class="copyright">未经正式授权严禁转载本文，侵权必究。</p></div></div>''',
        ),
    ),
    Template(
        name="finance portal: topbox and ContentBody with promotion line and source line inside",
        title="云岭环保产业产值突破百亿元", published="2026-03-05", source="云券时报",
        markup=_page(
            "<title>云岭环保产业产值突破百亿元 _ 云方财富网</title>",
            '''<div class="mainleft"><div id="topbox"><div class="title">云岭环保产业产值突破百亿元</div><div class="infos"><div class="item">2026年03月05日 17:50</div><div class="item">来源： 云券时报</div></div></div>
            <div class="contentwrap"><div id="ContentBody" class="txtinfos">{before}{b}<p>　　{p4}</p><p>　　{p2}</p><p>　　{p3}</p>{end}{-}<p class="em_media">（文章来源：云券时报）</p>{/-}{/b}{after}</div><div class="zwothers"><div class="textr">(责任编辑：126)</div></div></div></div>''',
        ),
    ),
    Template(
        name="social article: js_content of sections, hidden meta, editor line typed by hand inside",
        title="“环”视一周丨云岭整改进行时", published="2026-03-05", source="云岭生态环境",
        markup=_page(
            "<title></title><meta property='og:title' content='“环”视一周丨云岭整改进行时'>",
            '''<div id="page-content"><div id="img-content"><h1 class="rich_media_title" id="activity-name">“环”视一周丨云岭整改进行时</h1><div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta rich_media_meta_text">原创</span><span class="rich_media_meta_nickname" id="profileBt"><a id="js_name" href="#">云岭生态环境</a></span> <em id="publish_time" class="rich_media_meta">2026-03-05 18:00</em></div>
            {before}<div class="rich_media_content" id="js_content" style="visibility: visible;">{b}<section><section><p><span>{p0}</span></p></section><section><section><p><span><strong>治水篇</strong></span></p></section><p>{p2}</p></section><section><p>{p4}</p>{end}</section></section>{/b}</div>{after}</div></div>''',
        ),
    ),
    Template(
        name="newspaper edition: founder content, page list, shoulder and sub titles in cells",
        title="一泓清水润云岭", published="2026-03-05", source=None,
        url="http://paper.yunlingdaily.cn/ylrb/html/2026-03/05/content_30184429.htm",
        markup=_page(
            "<title>一泓清水润云岭——云岭日报 2026年03月05日 02版</title>",
            '''<table width="980"><tr><td width="360"><table><tr><td>第02版：要闻</td></tr><tr><td><a href="nbs.htm">上一版</a> <a href="nbs2.htm">下一版</a></td></tr></table><ul>''' + LIST + '''</ul></td><td><table><tr><td><span class="date">2026年03月05日 星期四</span></td><td><a href="nbs.htm">返回目录</a> <a href="#">放大+</a> <a href="#">缩小-</a> <a href="#">全文复制</a></td></tr></table>
            <table><tr><td align="center" style="padding-bottom:5px;">督察整改看成效</td></tr><tr><td align="center" class="font01">一泓清水润云岭</td></tr><tr><td align="center" class="font02">——青龙河流域综合治理纪实</td></tr></table>{before}<div id="ozoom" class="article-txt">{b}<founder-content><P>　　{p0}</P><P>　　{p1}</P><P>　　{p2}</P>{end}</founder-content>{/b}</div>{after}</td></tr></table>''',
        ),
    ),
    Template(
        name="county disclosure: info table with title cell, para body",
        title="云岭县2026年督察整改方案公开", published="2026-03-05", source="县生态环境分局",
        markup=_page(
            "<title>云岭县2026年督察整改方案公开-云岭县政府信息公开平台</title>",
            '''<div class="xxgk_wrap"><table class="xxgk_info" width="100%" border="1"><tr><th>索引号：</th><td>YL010/2026-00031</td><th>信息分类：</th><td>整改方案</td></tr><tr><th>发布机构：</th><td>县生态环境分局</td><th>发文日期：</th><td>2026-03-05</td></tr><tr><th>文　　号：</th><td>云环督〔2026〕4号</td><th>是否有效：</th><td>有效有效</td></tr><tr><th>信息名称：</th><td colspan="3">云岭县2026年督察整改方案公开</td></tr></table><h1>云岭县2026年督察整改方案公开</h1>{before}<div id="para">{b}<p>　　{p5}</p><p>　　{p4}</p><p>　　{p6}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="jpaas: ContentStart metas inside the content",
        title="市十项民生实事之水环境提升", published="2026-03-05", source="市政府办",
        url="http://www.yunling.gov.cn/art/2026/art_0a1b2c3d4e5f60718293a4b5c6d7e8f9.html",
        markup=_page(
            "<title>市十项民生实事之水环境提升</title><meta name='ArticleTitle' content='市十项民生实事之水环境提升'><meta name='PubDate' content='2026-03-05 11:20'><meta name='ContentSource' content='市政府办'>",
            '''<div class="bodycon"><div class="dqwz">当前位置：<a href="/">首页</a> &gt; 政务动态</div><div class="title">市十项民生实事之水环境提升</div><div class="xxxx"><span>发布日期：2026-03-05 11:20</span><span>来源：市政府办</span><span>浏览次数：<script>1</script>次</span><span class="font">字体：[ <a>大</a> <a>中</a> <a>小</a> ]</span></div>{before}<div class="article_content" id="contentbox">{b}<meta name="ContentStart"/><p>　　{p0}</p><p>　　{p5}</p>{end}<meta name="ContentEnd"/>{/b}</div>{after}<div class="print-wrap"><a href="#">打印</a></div></div>''',
        ),
    ),
    Template(
        name="environment department 2008: tzhj cells, Content cell",
        title="全省污染减排调度会召开", published="2026-03-05", source="厅办公室",
        markup=_page(
            "<title>云岭省环境保护厅</title>",
            '''<table width="1000" align="center"><tr><td class="wz">当前位置：<a href="/">首页</a> &gt;&gt; 环境要闻</td></tr><tr><td align="center" class="tzhj">全省污染减排调度会召开</td></tr><tr><td height="30" align="center" class="tzhj3">日期： 2026-03-05 &nbsp; 稿源： 厅办公室 &nbsp; 点击数： <span>77</span></td></tr><tr><td id="Content" class="zw2">{before}{b}<p>　　{p0}</p><p>　　{p5}</p>{end}{/b}{after}</td></tr><tr><td height="30" align="right">责任编辑： 李某 &nbsp;&nbsp;</td></tr><tr><td align="center">【<a href="#">打印本页</a>】【<a href="#">关闭窗口</a>】</td></tr></table>''',
        ),
    ),
    Template(
        name="provincial office: NewsContent with detail head, appendix after the signature",
        title="关于公开云岭督察整改落实情况的公告", published="2026-03-05", source="云岭省整改办", files=1,
        markup=_page(
            "<title>关于公开云岭督察整改落实情况的公告_云岭省生态环境厅</title>",
            '''<div class="gknbxq_box"><div class="gknbxq_top"><h2>关于公开云岭督察整改落实情况的公告</h2><div class="gknbxq_top2"><p>发布时间：2026年03月05日</p><p>信息来源：云岭省整改办</p></div></div>{before}<div class="gknbxq_detail"><div id="NewsContent">{b}<p>　　{p2}</p><p style="text-align:right">云岭省整改办</p><p style="text-align:right">2026年3月5日</p><p>附件</p><p align="center">云岭省督察整改落实情况</p><p>　　{p4}</p><p>　　{p3}</p><p><a href="./W020260305.pdf">附件：整改落实情况表</a></p>{end}{/b}</div></div>{after}</div>''',
        ),
    ),
    Template(
        name="special zone: xl_wrap, title_info, articleBox",
        title="关于调整排水许可事项的通告", published="2026-03-05", source="市水务局",
        markup=_page(
            "<title>关于调整排水许可事项的通告--通知公告</title><meta name='ColumnName' content='通知公告'>",
            '''<div class="xl_wrap"><div class="title">关于调整排水许可事项的通告</div><div class="title_info"><span>发布时间：2026-03-05 11:40:11</span><span>来源：市水务局</span><span class="font_size">字号：<a>大</a> <a>中</a> <a>小</a></span></div>{before}<div class="xl_main articleBox">{b}<div class="news_cont_d_wrap"><p>　　{p5}</p><p>　　{p6}</p></div>{end}{/b}</div>{after}<div class="xl_bot"><span>分享到：</span><a class="print" href="#">打印</a></div></div>''',
        ),
    ),
    Template(
        name="society: clist with ctis line, download box below",
        title="关于召开流域治理学术会的通知（第二轮）", published="2026-03-05", source="原创", files=1,
        markup=_page(
            "<title>关于召开流域治理学术会的通知（第二轮）</title>",
            '''<div id="clist"><div id="cname">关于召开流域治理学术会的通知（第二轮）</div><div id="ctis">来源：原创 发布时间：2026-03-05 浏览次数：12</div>{before}<div id="ccontent">{b}<p>各有关单位：</p><p>　　{p2}</p><p>　　{p7}</p>{end}{/b}</div>{after}<div id="cfile">附件下载：<a href="/f/tz.docx">会议回执.docx</a></div></div>''',
        ),
    ),
    Template(
        name="interview: question and answer text in a wrap without paragraphs",
        title="在线访谈：督察整改怎么改", published="2026-03-05", source="云岭在线",
        markup=_page(
            "<title>在线访谈：督察整改怎么改_云岭市人民政府</title>",
            '''<div class="interview"><h1>在线访谈：督察整改怎么改</h1><div class="subTitle"><span>来源：</span><span>云岭在线</span><span>|</span><span>发布时间：</span><span>2026-03-05</span></div>{before}<div class="interviewTextWrap">{b}<div><b>[主持人]</b> 各位网友大家好，今天我们请到市生态环境局的韩局长，谈谈督察整改工作。</div><div><b>[韩立群]</b> {p0}</div><div><b>[主持人]</b> 下一步有什么打算？</div><div><b>[韩立群]</b> {p3}</div>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="paragraphs as direct children beside the heading, no container, related list behind",
        title="云岭启动入河排污口溯源", published="2026-03-05", source="云岭环境",
        markup=_page(
            "<title>云岭启动入河排污口溯源 | 云岭环境</title>",
            '''<div class="single"><h1 class="entry-title">云岭启动入河排污口溯源</h1><p class="meta">云岭环境 · 2026-03-05 · 阅读 321</p>{before}{b}<p>{p0}</p><p>{p2}</p><p>{p3}</p>{end}{/b}{after}<h3>相关阅读</h3><ul>''' + LIST + "</ul></div>",
        ),
    ),
    Template(
        name="double line breaks in font inside a cell, no classes at all",
        title="关于封闭滨江路施工的通告", published="2026-03-05", source=None,
        markup=_page(
            "<title>关于封闭滨江路施工的通告</title>",
            '''<table align=center width=780><tr><td height=40 align=center><font size=4><b>关于封闭滨江路施工的通告</b></font></td></tr><tr><td align=center>2026-3-5 &nbsp; 阅读 56 次</td></tr><tr><td><table width=95% align=center><tr><td><font size=3>{before}{b}　　{p5}<br><br>　　{p6}<br><br>　　{p7}<br><br>特此通告。{end}{/b}{after}</font></td></tr></table></td></tr><tr><td align=center><a href="javascript:window.close()">关闭</a></td></tr></table>''',
        ),
    ),
    Template(
        name="tax bureau: left label tree, right content with index list in li elements",
        title="关于环境保护税征收事项的公告", published="2026-03-05", source="云岭市税务局",
        markup=_page(
            "<title>关于环境保护税征收事项的公告_国家税务总局云岭市税务局</title>",
            '''<div class="cont"><div class="left-menu"><ul>''' + LIST + '''</ul></div><div class="right-cont"><ul class="xx-info"><li><b>索 引 号：</b>YL-2026-003</li><li><b>主题分类：</b>税费政策</li><li><b>发布机构：</b>云岭市税务局</li><li><b>发文日期：</b>2026-03-03</li><li><b>名    称：</b>关于环境保护税征收事项的公告</li><li><b>文    号：</b>2026年第2号</li></ul><div class="tit">关于环境保护税征收事项的公告</div><div class="sour">发布时间：2026-03-05 来源：云岭市税务局 【字体：<a>大</a> <a>中</a> <a>小</a>】</div>{before}<div class="info-cont">{b}<p>　　{p5}</p><p>　　{p4}</p><p align="right">国家税务总局云岭市税务局</p><p align="right">2026年3月3日</p>{end}{/b}</div>{after}<div class="related-box"><p class="rtit">相关文件</p><ul>''' + DATED + "</ul></div></div></div>",
        ),
    ),
    Template(
        name="letter reply: table of question and answer",
        title="反映滨江路夜间施工噪声的问题", published="2026-03-05", source=None,
        markup=_page(
            "<title>反映滨江路夜间施工噪声的问题-市长信箱</title>",
            '''<div class="mailbox"><h2>反映滨江路夜间施工噪声的问题</h2><div class="mailinfo">来信时间：2026-02-27 回复时间：2026-03-05</div>{before}<table class="mail" border="1">{b}<tr><td>来信内容</td><td>滨江路工地连续多日夜间施工，噪声很大，请有关部门处理。</td></tr><tr><td>答复单位</td><td>市城市管理局</td></tr><tr><td>答复内容</td><td>您好，经现场核查，已责令施工单位停止夜间施工，并立案处理。</td></tr>{/b}</table>{end}{after}</div>''',
        ),
    ),
    Template(
        name="multi-page article: pager of digits and next page inside the content",
        title="青龙河流域治理十年大事记", published="2026-03-05", source="云岭史志",
        markup=_page(
            "<title>青龙河流域治理十年大事记(1)_云岭史志网</title>",
            '''<div class="detail_box"><h2 class="detail_title">青龙河流域治理十年大事记</h2><div class="detail_info">2026-03-05 09:00:00 &nbsp;来源：云岭史志</div>{before}<div class="detail_content">{b}<p>　　{p0}</p><p>　　{p2}</p><p>　　{p4}</p>{end}{-}<div class="fy"><a href="1.html">上一页</a> <a href="1.html">1</a> <a href="2.html">2</a> <a href="3.html">3</a> <a href="2.html">下一页</a></div>{/-}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="body split in two sibling elements under one heading",
        title="公示：青龙河整改任务第四项", published="2026-03-05", source="市水利局",
        markup=_page(
            "<title>公示：青龙河整改任务第四项</title>",
            '''<div class="nr"><h1>公示：青龙河整改任务第四项</h1><div class="sj">时间：2026-03-05 来源：市水利局</div><div class="cc">{before}<div>{b}<p>　　{p6}</p><p>　　{p4}</p></div><div><p>　　{p2}</p><p>　　{p7}</p>{end}{/b}</div>{after}</div></div>''',
        ),
    ),
    Template(
        name="people's congress: subtitle, author and source rows, three-column layout",
        title="常委会听取环境状况报告", published="2026-03-05", source="云岭人大网",
        markup=_page(
            "<title>云岭人大网</title>",
            '''<div class="three"><div class="col1"><ul>''' + LIST + '''</ul></div><div class="col2"><div class="yjt">督察整改</div><div class="bt1">常委会听取环境状况报告</div><div class="fbt">——市十六届人大常委会第三十次会议侧记</div><div class="ly2">来源：云岭人大网　2026年03月05日 09:12　　浏览字号：<a>大</a> <a>中</a> <a>小</a></div>{before}<div class="nrzw">{b}<p>　　{p0}</p><p>　　{p5}</p>{end}{/b}</div>{after}<div class="bj">编　辑：王某</div></div></div>''',
        ),
    ),
    Template(
        name="gallery: pictures each with its caption, hardly any running text",
        title="云岭治水影像", published="2026-03-05", source="云岭图片",
        markup=_page(
            "<title>云岭治水影像_图片频道_云岭网</title>",
            '''<div class="pic-wrap"><h1>云岭治水影像</h1><div class="pic-info">2026-03-05 10:00 来源：云岭图片 责任编辑：罗某</div>{before}<div class="pic-content">{b}<p><img src="/1.jpg"></p><p>3月2日，在云岭市滨江段，工人在清理河道。</p><p><img src="/2.jpg"></p><p>3月3日，志愿者在青龙河畔植树。</p><p><img src="/3.jpg"></p><p>3月4日，监测人员在采集水样。</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
)  # fmt: skip


PROSE = "滨江公园二期建成开放，市民休闲又添好去处，园内设置健身步道、亲水平台和儿童活动区，预计日均接待游客三千人次。"
INTRO = "云岭市环境监测站成立于1984年，是市生态环境局直属事业单位，承担全市环境质量监测、污染源监督监测和应急监测任务，现有职工46人，其中高级职称15人。"

THIRD = (
    Template(
        name="one-sentence notice, right column of news with summaries",
        title="关于公布举报电话的公告", published="2026-03-05", source="市整改办", files=1,
        markup=_page(
            "<title>关于公布举报电话的公告-云岭市人民政府</title>",
            '''<div class="box clearfix"><div class="l_box"><div class="wz_title">关于公布举报电话的公告</div><div class="wz_info">2026-03-05 来源：市整改办</div>{before}<div class="wz_body">{b}<p>督察整改举报电话：0717-6220145，受理时间为每日8:00至20:00。</p><p>附件：<a href="/f/1.pdf">举报须知.pdf</a></p>{end}{/b}</div>{after}</div><div class="r_box"><h3>图说云岭</h3><div class="tw"><a href="/n/8.html">滨江公园二期开放</a><p>''' + PROSE + '''</p></div><div class="tw"><a href="/n/9.html">新建小学封顶</a><p>''' + PROSE + "</p></div></div></div>",
        ),
    ),
    Template(
        name="short body above a long site footer in plain tables",
        title="关于停止使用旧版表格的通知", published="2026-03-05", source=None,
        markup=_page(
            "<title>关于停止使用旧版表格的通知</title>",
            '''<div class="mm"><h2>关于停止使用旧版表格的通知</h2><p class="tm">2026-03-05</p>{before}<div class="nn">{b}<p>各排污单位：</p><p>自2026年4月1日起停止使用旧版排污申报表格，请登录系统下载新表。</p><p>云岭市生态环境局</p>{end}{/b}</div>{after}</div>''',
            foot='<table width="1000"><tr><td>云岭市生态环境局版权所有 未经协议授权，禁止下载使用</td></tr><tr><td>地址：云岭市沿江大道88号 邮编：443000 电话：0717-6000111 传真：0717-6000112</td></tr><tr><td>鄂ICP备05001122号 鄂公网安备42050002000111号 网站标识码：4205000021</td></tr><tr><td>建议使用IE9.0以上浏览器，分辨率1366*768浏览本网站，如有问题请与网站管理员联系。</td></tr></table>',
        ),
    ),
    Template(
        name="disclaimer box of several sentences behind the body",
        title="护河志愿者的周末", published="2026-03-05", source="云岭晚报",
        markup=_page(
            "<title>护河志愿者的周末_云岭热线</title>",
            '''<div class="art_box"><h1>护河志愿者的周末</h1><div class="art_from">2026-03-05 09:00　来源：云岭晚报</div>{before}<div class="art_txt">{b}<p>　　{p0}</p><p>　　{p1}</p>{end}{/b}</div>{after}<div class="mzsm"><p>免责声明：</p><p>1.本网转载的稿件均注明来源，版权归原作者所有。</p><p>2.转载目的在于传递更多信息，并不代表本网赞同其观点和对其真实性负责。</p><p>3.如涉及版权等问题，请作者在两周内联系本网。</p></div></div>''',
        ),
    ),
    Template(
        name="readers' comments behind the body",
        title="滨江路改造方案公示引热议", published="2026-03-05", source="云岭论坛",
        markup=_page(
            "<title>滨江路改造方案公示引热议 - 云岭论坛</title>",
            '''<div class="zw_wrap"><h1 class="zw_tt">滨江路改造方案公示引热议</h1><div class="zw_xx"><span>2026-03-05 12:00</span> <span>来源：云岭论坛</span></div>{before}<div class="zw_nr">{b}<p>{p0}</p><p>{p2}</p><p>{p6}</p>{end}{/b}</div>{after}<div id="comments" class="comment-list"><h3>网友评论（2）</h3><ul><li><b>清风</b><p>早就该治理了，希望能坚持下去，别一阵风。</p></li><li><b>老街坊</b><p>管网改造是好事，就是施工围挡太久，出行不方便。</p></li></ul></div></div>''',
        ),
    ),
    Template(
        name="two visible copies, for desktops and telephones, without known marks",
        title="云岭市排污单位名录公布", published="2026-03-05", source="市生态环境局",
        markup=_page(
            "<title>云岭市排污单位名录公布</title>",
            '''<div class="pcbox"><h2>云岭市排污单位名录公布</h2><div class="xx">发布日期：2026-03-05 来源：市生态环境局</div>{before}<div class="neirong">{b}<p>{p5}</p><p>{p4}</p><p>{p6}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="hidden copy of an older text before the body",
        title="关于修订应急预案的通知", published="2026-03-05", source="市应急办",
        markup=_page(
            "<title>关于修订应急预案的通知_云岭市政府</title>",
            '''<div class="dy" style="display:none"><h1>关于修订应急预案的通知</h1><div><p>''' + INTRO + "</p><p>" + PROSE + '''</p><p>''' + INTRO + '''</p></div></div><div class="dt"><h1>关于修订应急预案的通知</h1><div class="dtx">时间：2026-03-05　来源：市应急办</div>{before}<div class="dtn">{b}<p>{p5}</p><p>{p3}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="definition list: dt heading, dd information, dd text",
        title="河道保洁项目成交公告", published="2026-03-05", source="采购中心",
        markup=_page(
            "<title>河道保洁项目成交公告</title>",
            '''<dl class="show"><dt>河道保洁项目成交公告</dt><dd class="from">发布时间：2026-03-05　信息来源：采购中心　点击：22次</dd>{before}<dd class="word">{b}<p>一、项目编号：YLCG-2026-018</p><p>二、项目名称：青龙河保洁服务</p><p>三、成交金额：86.5万元</p><p>四、其他补充事宜：无。</p>{end}{/b}</dd>{after}</dl>''',
        ),
    ),
    Template(
        name="semantic article with header, and footer of tags and share inside",
        title="一条巷子的雨污分流", published="2026-03-05", source=None,
        markup=_page(
            "<title>一条巷子的雨污分流 – 云岭观察</title>",
            '''<main><article class="post-231 post"><header class="entry-header"><h1 class="entry-title">一条巷子的雨污分流</h1><div class="entry-meta"><time datetime="2026-03-05T08:00:00+08:00">2026年3月5日</time></div></header>{before}<div class="entry-content">{b}<p>{p0}</p><h2>先把家底摸清</h2><p>{p2}</p><blockquote><p>{p1}</p></blockquote><h2>再把管子分开</h2><ul><li>改造立管1200根。</li><li>新建检查井340座。</li></ul><p>{p3}</p>{end}{/b}</div>{after}<footer class="entry-footer"><span class="cat-links">发布于 <a href="#">观察</a></span><span class="tags-links">标签：<a href="#">管网</a>、<a href="#">治水</a></span></footer></article><nav class="post-navigation"><a href="/1">上一篇 春耕</a><a href="/2">下一篇 公园</a></nav><section class="author-bio"><p>程一帆，云岭观察记者，长期关注城市治理，曾获省级好新闻奖。</p></section></main>''',
        ),
    ),
    Template(
        name="left cell with an introduction of the institute longer than the notice",
        title="水质周报（2026年第9期）", published="2026-03-05", source=None,
        markup=_page(
            "<title>云岭市环境监测站</title>",
            '''{before}<table width="1000"><tr><td width="220" valign="top"><table><tr><td>单位简介</td></tr><tr><td>''' + INTRO + INTRO + '''</td></tr></table></td><td valign="top"><table><tr><td align="center"><strong>水质周报（2026年第9期）</strong></td></tr><tr><td align="center">发布时间：2026-03-05　阅读：33次</td></tr><tr><td>{b}<p>本周青龙河3个断面水质均为Ⅲ类，与上周持平，主要污染物浓度稳定。</p><table border="1"><tr><td>断面</td><td>水质</td></tr><tr><td>上码头</td><td>Ⅲ类</td></tr><tr><td>下码头</td><td>Ⅲ类</td></tr></table>{end}{/b}</td></tr></table></td></tr></table>{after}''',
        ),
    ),
    Template(
        name="policy page with interpretation box of pictures and links beside",
        title="云岭市河道管理办法", published="2026-03-05", source="市司法局",
        markup=_page(
            "<title>云岭市河道管理办法_政府规章_云岭市人民政府</title>",
            '''<div class="zc"><h1>云岭市河道管理办法</h1><div class="zc-x"><span>发布时间：2026-03-05</span><span>来源：市司法局</span></div><div class="zc-jd"><p>相关解读</p><a href="/jd/1.html"><img src="/1.png" alt="图解"></a><a href="/jd/1.html">《云岭市河道管理办法》图文解读</a><a href="/jd/2.html">《云岭市河道管理办法》专家解读</a></div>{before}<div class="zc-nr">{b}<p style="text-align:center">第一章　总则</p><p>　　第一条　为了加强河道管理，保障防洪安全，保护水环境，制定本办法。</p><p>　　第二条　本市行政区域内河道的管理，适用本办法。</p><p style="text-align:center">第二章　附则</p><p>　　第三条　本办法自2026年5月1日起施行。</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="paragraphs as div.para elements",
        title="城北污水厂扩建完工", published="2026-03-05", source="云岭发布",
        markup=_page(
            "<title>城北污水厂扩建完工|云岭发布</title>",
            '''<div class="cont1"><div class="h1t">城北污水厂扩建完工</div><div class="subt">2026-03-05 07:30 | 来源：云岭发布 | 字号 <a>大</a> <a>小</a></div>{before}<div class="txt2">{b}<div class="para">{p0}</div><div class="para">{p1}</div><div class="para">{p2}</div>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="list items as body: numbered cases",
        title="云岭市公布四起典型案例", published="2026-03-05", source="执法支队",
        markup=_page(
            "<title>云岭市公布四起典型案例</title>",
            '''<div class="bd"><h3 class="bdt">云岭市公布四起典型案例</h3><div class="bdi">发布：2026-03-05 来源：执法支队</div>{before}<div class="bdc">{b}<p>现将四起典型案例公布如下：</p><ol><li>某化工公司未按证排污案，罚款18.6万元。</li><li>某养殖场渗坑排污案，移送公安机关。</li><li>某砂场扬尘污染案，责令停产整治。</li><li>某维修厂危废混存案，罚款6万元。</li></ol>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="credits of a media centre as the last line of the body",
        title="云岭：绿道串起好风景", published="2026-03-05", source="云岭融媒体中心",
        markup=_page(
            "<title>云岭：绿道串起好风景_云岭融媒</title>",
            '''<div class="rm-detail"><div class="rm-title">云岭：绿道串起好风景</div><div class="rm-time">2026-03-05 18:20 来源：云岭融媒体中心</div>{before}<div class="rm-content">{b}<p>{p0}</p><p>{p1}</p><p>{p3}</p>{end}{-}<p>来源：云岭融媒体中心　编辑：张小军　审核：李大林</p>{/-}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="heading typed again as first paragraph of the body",
        title="关于青龙河禁渔期的通告", published="2026-03-05", source="县农业农村局",
        markup=_page(
            "<title>关于青龙河禁渔期的通告-云岭县人民政府</title>",
            '''<div class="nr-box"><h2 class="nr-t">关于青龙河禁渔期的通告</h2><div class="nr-x">来源：县农业农村局　发布时间：2026-03-05　阅读：<span>12</span></div>{before}<div class="nr-c">{b}<p align="center"><b>关于青龙河禁渔期的通告</b></p><p>　　{p2}</p><p>　　{p5}</p><p align="right">云岭县农业农村局</p><p align="right">2026年3月4日</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="everything in #content: crumbs, heading, information, tools, text, tools",
        title="全市扬尘治理暗访通报", published="2026-03-05", source="市住建局",
        markup=_page(
            "<title>全市扬尘治理暗访通报_云岭市住房和城乡建设局</title>",
            '''<div id="content">{b}{-}<div class="pos">首页 &gt; 工作动态 &gt; 正文</div><h1>全市扬尘治理暗访通报</h1><p>发布日期：2026-03-05 信息来源：市住建局 浏览次数：56</p><p>[字体：大 中 小] [打印] [关闭]</p>{before}{/-}<p>　　{p5}</p><p>　　{p4}</p><p>　　{p3}</p>{end}{-}{after}<p>【打印本页】【关闭窗口】</p>{/-}{/b}</div>''',
        ),
    ),
    Template(
        name="two TRS editors in one column",
        title="云岭省督察整改情况（二）", published="2026-03-05", source="省厅督察办", files=1,
        markup=_page(
            "<title>云岭省督察整改情况（二）</title>",
            '''<div class="wenz"><div class="wzt">云岭省督察整改情况（二）</div><div class="wzx">日期：2026-03-05 来源：省厅督察办</div>{before}{b}<div class="TRS_Editor"><p>　　{p2}</p></div><div class="TRS_Editor"><p>　　{p4}</p><p>附件：<a href="a.xls">台账.xls</a></p>{end}</div>{/b}{after}</div>''',
        ),
    ),
    Template(
        name="zoom buttons and zoom body",
        title="关于水源保护区标志的公告", published="2026-03-05", source="分局",
        markup=_page(
            "<title>关于水源保护区标志的公告</title>",
            '''<div class="tt">关于水源保护区标志的公告</div><div class="ff" id="zoomtools">字号：<a href="javascript:doZoom(16)">大</a> <a>中</a> <a>小</a> 日期：2026-03-05 来源：分局</div>{before}<div id="zoom" style="font-size:16px">{b}　　{p5}<br/>　　{p6}{end}{/b}</div>{after}''',
        ),
    ),
    Template(
        name="attachment table and download servlet inside the body",
        title="2026年度整改资金分配公示", published="2026-03-05", source="市财政局", files=2,
        markup=_page(
            "<title>2026年度整改资金分配公示</title>",
            '''<div class="gs"><h1>2026年度整改资金分配公示</h1><p class="gsx">发布时间：2026-03-05 来源：市财政局</p>{before}<div class="gsn">{b}<p>　　{p6}</p><table><tr><td>附件1</td><td><a href="/module/download/downfile.jsp?classid=0&filename=88.xlsx">资金分配表.xlsx</a></td></tr><tr><td>附件2</td><td><a href="/module/download/downfile.jsp?classid=0&filename=89.docx">说明.docx</a></td></tr></table>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="second and third line of the heading, author and shoulder, in one head box",
        title="一江清水向东流", published="2026-03-05", source="云岭日报",
        markup=_page(
            "<title>一江清水向东流_要闻_云岭日报数字报</title>",
            '''<div class="hd-box"><h3>督察整改进行时</h3><h1>一江清水向东流</h1><h2>——青龙河治理观察</h2><p>本报记者 程一帆 通讯员 罗晓</p><p>2026-03-05　来源：云岭日报</p></div>{before}<div class="ct-box">{b}<p>　　{p0}</p><p>　　{p1}</p><p>　　{p2}</p>{end}{/b}</div>{after}''',
        ),
    ),
    Template(
        name="day and source behind the body at the right",
        title="社区开展节水宣传活动", published="2026-03-05", source="滨江街道",
        markup=_page(
            "<title>社区开展节水宣传活动</title>",
            '''<div class="kk"><h2>社区开展节水宣传活动</h2>{before}<div class="kkn">{b}<p>{p0}</p><p>{p1}</p>{end}{/b}</div>{after}<div class="kkx" align="right">发布日期：2026-03-05 来源：滨江街道</div></div>''',
        ),
    ),
    Template(
        name="visible day and meta day disagree; empty source label",
        title="关于环评审批的公示", published="2026-03-05", source=None,
        markup=_page(
            "<title>关于环评审批的公示</title><meta name='PubDate' content='2026-03-09 08:00:00'>",
            '''<div class="aa"><h1>关于环评审批的公示</h1><div class="ab">发布时间：２０２６年３月５日　信息来源：　　浏览量：36</div>{before}<div class="ac">{b}<p>　　{p6}</p><p>　　{p7}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="heading with a line break, <title> joined and with column and site",
        title="云岭市人民政府关于划定禁燃区的通告", published="2026-03-05", source="市政府办公室",
        markup=_page(
            "<title>云岭市人民政府关于划定禁燃区的通告-政府文件-云岭市人民政府门户网站</title>",
            '''<div class="ww"><h1>云岭市人民政府<br>关于划定禁燃区的通告</h1><div class="wx">时间：2026年03月05日 来源：市政府办公室</div>{before}<div class="wn">{b}<p>　　{p5}</p><p>　　{p6}</p><p align="right">云岭市人民政府</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="search box, hot words and login texts around a short body",
        title="系统维护公告", published="2026-03-05", source=None,
        markup=_page(
            "<title>系统维护公告-云岭市企业服务平台</title>",
            '''<div class="srch"><form><label>请输入您要查询的内容，多个关键词请用空格分开。</label></form><p>热门搜索：<a href="#">排污许可</a> <a href="#">环评</a></p></div><div class="gg-detail"><h2>系统维护公告</h2><p class="gg-time">2026-03-05 16:00:00</p>{before}<div class="gg-text">{b}<p>因系统升级，平台将于3月6日22:00至24:00暂停服务，敬请谅解。</p>{end}{/b}</div>{after}</div><div class="login-tip"><p>尊敬的用户，您尚未登录，登录后可办理业务、查询进度、订阅消息。</p></div>''',
        ),
    ),
    Template(
        name="span paragraphs separated by breaks inside one p",
        title="致全市企业的公开信", published="2026-03-05", source="市工商联",
        markup=_page(
            "<title>致全市企业的公开信</title>",
            '''<div class="xin"><h2>致全市企业的公开信</h2><p class="xx">发布时间：2026-03-05　来源：市工商联</p>{before}<div class="xinn">{b}<p><span>{p5}</span><br><span>{p3}</span><br><br><span>特此倡议。</span></p><p align="right"><span>云岭市</span><span>工商联</span></p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="banner sentence and slogan above, no heading element",
        title="青龙河水位情况通报", published="2026-03-05", source="水文站",
        markup=_page(
            "<title>青龙河水位情况通报 - 云岭水文</title>",
            '''<div class="slogan">深入贯彻落实党的决策部署，奋力谱写水利高质量发展新篇章。</div><div class="wrap2"><p class="biaoti">青龙河水位情况通报</p><p class="fubiao">水文站　2026-03-05 08:00</p>{before}<div class="neirong2">{b}<p>3月5日8时，青龙河滨江站水位42.36米，较昨日同期上涨0.21米，低于警戒水位1.64米。</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="university news: picture captions in divs, author and photographer line kept",
        title="我校师生赴青龙河开展调研", published="2026-03-05", source="党委宣传部",
        url="https://news.yunling.edu.cn/info/1002/9981.htm",
        markup=_page(
            "<title>我校师生赴青龙河开展调研-云岭大学新闻网</title>",
            '''<div class="arti"><h1 class="arti-title">我校师生赴青龙河开展调研</h1><p class="arti-metas"><span class="arti-update">发布时间：2026-03-05</span><span class="arti-name">来源：党委宣传部</span><span>阅读次数：<span id="dynclicks_1">301</span></span></p>{before}<div class="entry"><article class="read"><div id="vsb_content_501">{b}<div class="v_news_content"><p>　　{p0}</p><div align="center"><img src="/1.jpg"></div><div align="center">师生现场采样</div><p>　　{p3}</p><p style="text-align:right">（文/程一帆 图/罗晓）</p>{end}</div>{/b}</div></article></div>{after}</div>''',
        ),
    ),
    Template(
        name="plain text in pre",
        title="关于报送整改材料的函", published="2026-03-05", source="督查科",
        markup=_page(
            "<title>关于报送整改材料的函</title>",
            '''<div class="oa"><h3>关于报送整改材料的函</h3><div>发布日期：2026-03-05 来源：督查科</div>{before}<pre class="txt">{b}各有关单位：
    请于3月15日前报送整改材料，逾期未报的将予以通报。
    联系人：周工
云岭市督查科{end}{/b}</pre>{after}</div>''',
        ),
    ),
)  # fmt: skip


FOURTH = (
    Template(
        name="state council 2023: pages-title, source and font tools in one line",
        title="云岭省推进美丽河湖建设", published="2026-03-05", source="云岭日报",
        markup=_page(
            "<title>云岭省推进美丽河湖建设_滚动新闻_云岭省政府网</title><meta name='firstpublishedtime' content='2026-03-05-07:08:00'>",
            '''<div class="content"><div class="padd"><div class="article oneColumn pub_border"><h1 id="ti">云岭省推进美丽河湖建设</h1><div class="pages-date">2026-03-05 07:08 <span class="font">来源： 云岭日报</span><div class="pages_print"><span class="font index_switchsize">【字体：<span class="bigger">大</span> <span>中</span> <span>小</span>】</span><span class="font printIco">打印</span><div class="share" id="share"><div class="share-box" id="share-box"><a class="share-btn" title="微信">&nbsp;</a></div></div></div></div>{before}<div class="pages_content mhide">{b}<p>　　{p0}</p><p>　　{p1}</p><p>　　{p3}</p>{end}{/b}</div>{after}<div class="editor"><span><a href="#">【我要纠错】</a></span>责任编辑：宋某</div><div id="div_div"><div id="qr_container">扫一扫在手机打开当前页</div></div><div class="xg-list related"><div class="pannel-title">相关稿件</div><ul>''' + LIST + "</ul></div></div></div></div>",
        ),
    ),
    Template(
        name="statistics 2023: detail-title-des, body in txt-content with centred caption and notes",
        title="2025年云岭省生态产品总值公报", published="2026-03-05", source="云岭省统计局",
        markup=_page(
            "<title>2025年云岭省生态产品总值公报 - 云岭省统计局</title>",
            '''<div class="wrapper-content"><div class="bread-nav">首页 &gt; 数据 &gt; 最新发布</div><div class="detail-title"><h1>2025年云岭省生态产品总值公报</h1><div class="detail-title-des"><h2><p>2026/03/05 09:30</p><p>来源：云岭省统计局</p></h2><div class="detail-share">字体：<a>小</a><a>中</a><a>大</a> 分享到：</div></div></div><div class="detail-content"><div class="detail-text-content">{before}<div class="txt-content">{b}<div class="trs_editor_view"><p>　　{p4}</p><p style="text-align:center"><b>表1　分类核算结果</b></p><table border="1"><tr><th>指标</th><th>总量（亿元）</th><th>比重（%）</th></tr><tr><td>物质供给</td><td>1205.6</td><td>31.2</td></tr><tr><td>调节服务</td><td>2013.4</td><td>52.1</td></tr></table><p>　　注：1.本公报数据为初步统计数。</p>{end}</div>{/b}</div>{after}</div></div></div>''',
        ),
    ),
    Template(
        name="education ministry: moe-detail-info with date, source and number",
        title="云岭省教育厅关于绿色学校创建的通知", published="2026-03-05", source="云岭省教育厅",
        markup=_page(
            "<title>云岭省教育厅关于绿色学校创建的通知 - 云岭省教育厅政府门户网站</title>",
            '''<div class="moe-detail-box"><h1>云岭省教育厅关于绿色学校创建的通知</h1><div id="moe-policy-table"><table><tr><td>信息名称：</td><td colspan="3">云岭省教育厅关于绿色学校创建的通知</td></tr><tr><td>信息索引：</td><td>360A02-07-2026-0003-1</td><td>生成日期：</td><td>2026-03-02</td></tr><tr><td>发文机构：</td><td>云岭省教育厅</td><td>发文字号：</td><td>云教〔2026〕3号</td></tr><tr><td>内容概述：</td><td colspan="3">部署绿色学校创建工作。</td></tr></table></div><div class="moe-detail-shuxing">2026-03-05　来源：云岭省教育厅　<a>收藏</a></div>{before}<div class="TRS_Editor">{b}<p align="center">云教〔2026〕3号</p><p>各市教育局：</p><p>　　{p2}</p><p>　　{p5}</p><p align="right">云岭省教育厅</p>{end}{/b}</div>{after}<p id="moe-editor">（责任编辑：王某）</p></div>''',
        ),
    ),
    Template(
        name="health commission: tit, source spans, con box with editor scripts, hidden print box",
        title="云岭省饮用水卫生监督抽检情况", published="2026-03-05", source="监督处",
        markup=_page(
            "<title>云岭省饮用水卫生监督抽检情况_云岭省卫生健康委员会</title>",
            '''<div class="w1024"><div class="list"><div class="tit">云岭省饮用水卫生监督抽检情况</div><div class="source"><span>发布时间： 2026-03-05</span><span class="mr">来源: 监督处</span></div>{before}<div class="con" id="xw_box">{b}<p>　　{p4}</p><p>　　{p5}</p><p>　　（信息公开形式：主动公开）</p>{end}{/b}</div>{after}<div class="fx fr"><span>分享到</span></div></div></div>''',
        ),
    ),
    Template(
        name="municipality: zwxl-main, bar of letter-spaced labels in a definition list",
        title="云岭市水污染防治条例解读", published="2026-03-05", source="市生态环境局",
        markup=_page(
            "<title>云岭市水污染防治条例解读_云岭市人民政府网</title>",
            '''<div class="zwxl-main"><div class="zwxl-index"><dl><dt>[ 索 引 号 ]</dt><dd>11500000MB1/2026-00102</dd></dl><dl><dt>[ 发文字号 ]</dt><dd></dd></dl><dl><dt>[ 发布机构 ]</dt><dd>市生态环境局</dd></dl><dl><dt>[ 成文日期 ]</dt><dd>2026-03-03</dd></dl></div><p class="tit">云岭市水污染防治条例解读</p><div class="zwxl-bar"><span>日期：2026-03-05</span><span class="con">来源：市生态环境局</span><span>字号：<a>大</a><a>中</a><a>小</a></span></div>{before}<div class="zwxl-article">{b}<p>　　{p5}</p><p>　　{p3}</p><p>　　{p4}</p>{end}{/b}</div>{after}<div class="zwxl-other"><a href="#">【打印】</a><a href="#">【关闭】</a></div></div>''',
        ),
    ),
    Template(
        name="province: tys show template, split attributes, attachments list outside",
        title="关于洞庭湖区退捕安置的通报", published="2026-03-05", source=None, files=1,
        markup=_page(
            "<title>关于洞庭湖区退捕安置的通报</title>",
            '''<div class="tys-main"><div class="tys-main-zt"><div class="main_con_zw"><h2>关于洞庭湖区退捕安置的通报</h2><div class="tys-zt-xx"><ul><li>省农业农村厅</li><li>www.yunling.gov.cn</li><li>时间：2026年03月05日</li><li>【字体：<a>大</a> <a>中</a> <a>小</a>】</li></ul></div>{before}<div id="j-show-body" class="tys-main-zt-show">{b}<p>　　{p5}</p><p>　　{p4}</p>{end}{/b}</div>{after}<div class="main_con_zw_fj"><p>附件：</p><p><a href="/f/8.docx">安置情况表</a></p></div></div></div></div>''',
        ),
    ),
    Template(
        name="business portal: art_contextBox, body of div with br, recommended links in the text",
        title="云岭水务公布年报", published="2026-03-05", source="云讯网",
        markup=_page(
            "<title>云岭水务公布年报-股票频道-云讯网</title>",
            '''<div class="layout mg articleName"><h1>云岭水务公布年报</h1><div class="clearfix mt10"><div class="tip fl"><span class="pr20">2026-03-05 08:31:26</span><a href="#">云讯网</a>&nbsp;<span class="gray">作者：程一帆</span></div></div></div><div class="layout mg"><div class="w600">{before}<div class="art_contextBox">{b}<div class="art_context"><p>　　{p4}</p><p>　　公司股票（<a href="/s/600.html">云岭水务</a>，600000）当日上涨2.3%。</p><p>　　{p2}</p>{end}</div>{/b}</div>{after}<div class="sm_tip"><span>【免责声明】本文仅代表作者本人观点，与云讯网无关。云讯网站对文中陈述、观点判断保持中立。</span></div></div></div>''',
        ),
    ),
    Template(
        name="radio: article-header with p spans, article-body with TRS view, editor span",
        title="听见青龙河的变化", published="2026-03-05", source="云广网",
        markup=_page(
            "<title>听见青龙河的变化_云广网</title>",
            '''<div class="article"><div class="article-header"><h1>听见青龙河的变化</h1><div class="source"><span>2026-03-05 13:24:00</span><span>来源：云广网</span></div></div>{before}<div class="article-body">{b}<div class="view TRS_UEDITOR trs_paper_default"><p>　　{p0}</p><p>　　{p1}</p><p>　　{p2}</p>{end}</div>{/b}</div>{after}<div class="editor">编辑：王某</div><div class="bottom-notice"><p>更多精彩资讯请在应用市场下载“云广网”客户端。欢迎提供新闻线索，24小时报料热线400-000-0000；版权声明：本文章版权归属云广网所有，未经授权不得转载。</p></div></div>''',
        ),
    ),
    Template(
        name="youth portal: page_text with title bar inside a frame of tables",
        title="青年突击队助力清河", published="2026-03-05", source="云青网",
        markup=_page(
            "<title>青年突击队助力清河_新闻频道_云青网</title>",
            '''<div class="page_l"><div class="page_title"><h1>青年突击队助力清河</h1><p class="pwz"><span id="pubtime_baidu">发稿时间：2026-03-05 09:55:00</span><span id="source_baidu"> 来源：云青网</span><span id="author_baidu">作者：罗晓</span></p></div>{before}<div class="page_text" id="container">{b}<div class="TRS_Editor"><p>　　{p0}</p><p>　　{p1}</p>{end}</div>{/b}</div>{after}<div class="page_bot"><span id="editor_baidu">责任编辑：何某</span></div><div class="page_page"></div></div><div class="page_r"><h2>编辑推荐</h2><ul>''' + LIST + "</ul></div>",
        ),
    ),
    Template(
        name="provincial news: news-body with lead in strong, related in a list without heading",
        title="齐心协力护清流", published="2026-03-05", source="云岭大众网",
        markup=_page(
            "<title>齐心协力护清流_云岭新闻_云岭大众网</title>",
            '''<div class="w1200"><div class="col2_l"><h2 class="h2style">齐心协力护清流</h2><div class="info_top"><span class="sp1">2026-03-05 08:00:00</span><span class="sp2">来源：云岭大众网</span><span class="sp3">作者：程一帆</span></div>{before}<div id="news-body" class="news-con">{b}<p><strong>核心提示：入河排污口整治进入收尾阶段。</strong></p><p>　　{p0}</p><p>　　{p1}</p><p>　　{p4}</p>{end}{/b}</div>{after}<div class="xgnews"><ul>''' + LIST + "</ul></div><div class='bjsh'>初审编辑：甲某　责任编辑：乙某</div></div></div>",
        ),
    ),
    Template(
        name="headline app: article with h1, meta spans, figure captions and tag list",
        title="记者手记：再访青龙河", published="2026-03-05", source="云岭日报",
        markup=_page(
            "<title>记者手记：再访青龙河_云条新闻</title>",
            '''<div class="article-content"><h1>记者手记：再访青龙河</h1><div class="article-meta"><span class="original-tag">原创</span><span>2026-03-05 15:20</span><span class="name"><a href="#">云岭日报</a></span></div>{before}<article class="syl-article-base">{b}<p>{p0}</p><div class="pgc-img"><img src="/1.jpg"><p class="pgc-img-caption">夕阳下的青龙河。</p></div><p>{p1}</p><p>{p3}</p>{end}{/b}</article>{after}<div class="article-tag"><ul><li><a href="#">青龙河</a></li><li><a href="#">督察</a></li></ul></div></div><div class="detail-interaction"><span>赞</span><span>评论</span></div>''',
        ),
    ),
    Template(
        name="emergency bureau: description row, pictures table, body rows in a layout table",
        title="春季防汛演练举行", published="2026-03-05", source="市应急管理局",
        markup=_page(
            "<title>春季防汛演练举行-云岭市应急管理局</title>",
            '''<div class="xq"><div class="xq-t">春季防汛演练举行</div><div class="xq-x"><span>作者：办公室</span><span>来源：市应急管理局</span><span>日期：2026-03-05</span><span>阅读：100</span></div>{before}<div class="xq-c">{b}<table width="100%"><tr><td><p>　　{p0}</p><p>　　{p5}</p></td></tr><tr><td align="center"><img src="/1.jpg"></td></tr><tr><td align="center">演练现场</td></tr></table>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="enterprise column: publication form of labelled facts in paragraphs",
        title="云岭化工有限公司环境信息公开", published="2026-03-05", source="云岭化工",
        markup=_page(
            "<title>云岭化工有限公司环境信息公开-重点排污单位信息公开平台</title>",
            '''<div class="com"><h3>云岭化工有限公司环境信息公开</h3><div class="com-i">发布时间：2026-03-05　来源：云岭化工</div>{before}<div class="com-b">{b}<p>单位名称：云岭化工有限公司</p><p>统一社会信用代码：91420500X00000000A</p><p>法定代表人：周某</p><p>生产地址：云岭市高新区创业路9号</p><p>主要污染物：化学需氧量、氨氮</p><p>排放方式：间接排放</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="penalty decision: body that is one table of two columns",
        title="行政处罚信息公开表（云环罚〔2026〕8号）", published="2026-03-05", source="执法支队",
        markup=_page(
            "<title>行政处罚信息公开表（云环罚〔2026〕8号）</title>",
            '''<div class="gk"><h2>行政处罚信息公开表（云环罚〔2026〕8号）</h2><div class="gkx">发布时间：2026-03-05 来源：执法支队</div>{before}<div class="gkb">{b}<table border="1"><tr><td>行政处罚决定书文号</td><td>云环罚〔2026〕8号</td></tr><tr><td>当事人</td><td>云岭砂石厂</td></tr><tr><td>违法事实</td><td>未采取有效措施防治扬尘污染</td></tr><tr><td>处罚内容</td><td>罚款6万元</td></tr><tr><td>决定日期</td><td>2026年3月2日</td></tr></table>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="subject page: heading picture only, text of several titled sections",
        title="云岭市督察整改专题：第三批清单", published="2026-03-05", source="整改办",
        markup=_page(
            "<title>云岭市督察整改专题：第三批清单_云岭市政府</title>",
            '''<div class="zt"><img src="/banner.jpg" alt="督察整改"><div class="zt-m"><p class="zt-t">云岭市督察整改专题：第三批清单</p><p class="zt-i">2026-03-05　来源：整改办</p>{before}<div class="zt-c">{b}<h3>一、已完成</h3><p>青龙河排污口整治，完成时间2026年2月。</p><h3>二、正在推进</h3><p>城东管网改造，序时进度78%。</p><h3>三、未启动</h3><p>无。</p>{end}{/b}</div>{after}</div></div>''',
        ),
    ),
    Template(
        name="text in font elements with inline date digits of another font",
        title="关于延长公示期的公告", published="2026-03-05", source="分局",
        markup=_page(
            "<title>关于延长公示期的公告</title>",
            '''<div class="gs2"><h1>关于延长公示期的公告</h1><p class="g2">时间：2026-03-05 来源：分局</p>{before}<div class="g3">{b}<p><font face="仿宋">公示期自</font><span lang="EN-US">2026</span><font face="仿宋">年</font><span>3</span><font>月</font><span>6</span><font>日延长至</font><span>3</span><font>月</font><span>20</span><font>日，PM</font><sub>2.5</sub><font>监测数据一并公布。</font></p><p><font face="仿宋">特此公告。</font></p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="question mark paragraphs and ideographic blanks",
        title="关于开展水质比对监测的通知", published="2026-03-05", source="监测站",
        markup=_page(
            "<title>关于开展水质比对监测的通知</title>",
            '''<div class="tz"><h1>关于开展水质比对监测的通知</h1><div>发布日期：2026-03-05 来源：监测站</div>{before}<div class="tzc">{b}<p>各监测机构：</p><p>??为提高监测数据质量，定于３月１０日开展水质比对监测。</p><p>　　请按时参加。</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="iframe top and bottom, body in center element",
        title="乡镇污水站运维情况通报", published="2026-03-05", source=None,
        markup=_page(
            "<title>乡镇污水站运维情况通报</title>",
            '''<iframe src="/top.htm" height="120"></iframe><center><h2>乡镇污水站运维情况通报</h2><small>2026-3-5 9:20:11　点击数：77</small>{before}<div align="left" style="width:90%">{b}<p>　　{p4}</p><p>　　{p5}</p>{end}{/b}</div>{after}</center><iframe src="/foot.htm"></iframe>''',
            nav="", foot="",
        ),
    ),
    Template(
        name="column heading larger than the article's, h1 is the site",
        title="三家企业通过清洁生产验收", published="2026-03-05", source="工信局",
        markup=_page(
            "<title>工作动态 - 云岭市经济和信息化局</title>",
            '''<h1>云岭市经济和信息化局</h1><div class="m2"><h2>工作动态</h2><div class="m3"><p class="wenzhang-bt">三家企业通过清洁生产验收</p><p class="wenzhang-xx">日期：2026-03-05　来源：工信局　阅读：55次</p>{before}<div class="wenzhang-nr">{b}<p>　　{p0}</p><p>　　{p3}</p>{end}{/b}</div>{after}</div></div>''',
        ),
    ),
    Template(
        name="recommended reading with pictures and summaries directly behind, unnamed",
        title="滨江湿地迎来候鸟", published="2026-03-05", source="云岭观察",
        markup=_page(
            "<title>滨江湿地迎来候鸟_云岭观察</title>",
            '''<div class="p1"><h1>滨江湿地迎来候鸟</h1><div class="p2">云岭观察 2026-03-05 06:40</div>{before}<div class="p3">{b}<p>{p0}</p><p>{p1}</p><p>{p2}</p>{end}{/b}</div>{after}<div class="p4"><p class="p5">推荐阅读</p><div class="p6"><a href="/8.html"><img src="/8.jpg">滨江公园二期开放</a></div><div class="p6"><a href="/9.html"><img src="/9.jpg">新建小学封顶</a></div></div></div>''',
        ),
    ),
    Template(
        name="letter-spaced labels in one line, doubled values",
        title="云岭市农田灌溉水质监测方案", published="2026-03-05", source="农业环境科",
        markup=_page(
            "<title>云岭市农田灌溉水质监测方案</title>",
            '''<div class="xx1"><div class="xx2">索  引 号：YL07-2026-015　　发 布 机 构：农业环境科农业环境科　　时 效 性：有效有效</div><h3>云岭市农田灌溉水质监测方案</h3><div class="xx3">发 布 日 期：2026-03-05　　来　源：农业环境科　　浏 览 次 数：8</div>{before}<div class="xx4">{b}<p>一、监测范围：全市灌溉面积5000亩以上的灌区。</p><p>二、监测频次：每年两次。</p><p>三、监测项目：pH值、水温、悬浮物等。</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="court-like numbered blocks: each paragraph in its own table row",
        title="云岭区第二批问题整改公示", published="2026-03-05", source="区整改办",
        markup=_page(
            "<title>云岭区第二批问题整改公示</title>",
            '''<div class="qq1"><h2>云岭区第二批问题整改公示</h2><div class="qq2">公示时间：2026-03-05　信息来源：区整改办</div>{before}<div class="qq3">{b}<table border="1"><tr><td>问题</td><td>滨江砂场扬尘污染</td></tr><tr><td>整改情况</td><td>已拆除设备，覆绿1.2公顷，通过验收。</td></tr><tr><td>整改状态</td><td>已完成</td></tr></table><table border="1"><tr><td>问题</td><td>城北管网破损</td></tr><tr><td>整改情况</td><td>已修复管网340米。</td></tr><tr><td>整改状态</td><td>已完成</td></tr></table>{end}{/b}</div>{after}</div>''',
        ),
    ),
)  # fmt: skip


FIFTH = (
    Template(
        name="article with everything in one element: shoulder, heading, sub, author, number, stamp, then text",
        title="云岭市河湖长制实施办法", published="2026-03-05", source="市水利局",
        markup=_page(
            "<title>云岭市河湖长制实施办法-云岭市水利局</title>",
            '''<div class="dd">{b}{-}<p>规范性文件</p><h1>云岭市河湖长制实施办法</h1><p>（试行）</p><p>2026-03-05 来源：市水利局 【字体：大 中 小】</p>{before}{/-}<p>　　第一条　为全面推行河湖长制，制定本办法。</p><p>　　第二条　本办法适用于本市行政区域内河湖的管理保护。</p><p>　　第三条　本办法自印发之日起施行。</p>{end}{/b}{after}</div>''',
        ),
    ),
    Template(
        name="official letter: number, addressees, signature, appendix, copies, printing line",
        title="关于转办群众举报件的函", published="2026-03-05", source="督察组", files=1,
        markup=_page(
            "<title>关于转办群众举报件的函_云岭市</title><meta name='PubDate' content='2026-03-05 10:00'>",
            '''<div class="fw"><div class="fwt">关于转办群众举报件的函</div><div class="fwx">发布时间：2026-03-05 10:00　来源：督察组　阅读次数：9</div>{before}<div class="fwn">{b}<p align="center">云督函〔2026〕11号</p><p>云岭县人民政府：</p><p>　　现将第二批群众举报件转你县办理。</p><p>　　联系人：周工；电话：0717-6220145</p><p>　　附件：<a href="/f/x.pdf">举报件清单</a></p><p align="right">云岭市协调联络组</p><p align="right">2026年3月5日</p><p>　　（此件公开发布）</p><p>附件</p><p align="center">举报件清单</p><p>1.滨江砂场扬尘扰民。</p><p>2.城北餐馆油烟直排。</p><p>抄送：市纪委监委。</p><p>云岭市协调联络组　　2026年3月5日印发</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="body that cites sources and links in its middle and its end",
        title="2025年云岭市水资源数据说明", published="2026-03-05", source="水文局",
        markup=_page(
            "<title>2025年云岭市水资源数据说明</title>",
            '''<div class="sj1"><h2>2025年云岭市水资源数据说明</h2><p class="sj2">发布日期：2026-03-05　来源：水文局</p>{before}<div class="sj3">{b}<p>一、数据范围</p><p>来源：全市27处水文站。</p><p>更新时间：每年3月。</p><p>二、查询方式</p><p>微信公众号：云岭水文；网址：<a href="http://sw.yunling.gov.cn/">sw.yunling.gov.cn</a></p><p>三、声明：本数据为整编前数据。</p><p>资料来源：《云岭市水资源公报》</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="rolling report: every paragraph begins with a time",
        title="防汛一线直击", published="2026-03-05", source="云岭发布",
        markup=_page(
            "<title>防汛一线直击_云岭发布</title>",
            '''<div class="gd1"><h1>防汛一线直击</h1><p class="gd2">2026-03-05 18:00 来源：云岭发布</p>{before}<div class="gd3">{b}<p>2026-03-05 15:20 市气象台发布暴雨黄色预警</p><p>2026-03-05 16:05 滨江闸全部开启</p><p>2026-03-05 17:40 城区积水点排水完毕，交通恢复。</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="meeting notice: time and place at the top of the text",
        title="关于召开听证会的公告", published="2026-03-05", source="发改委",
        markup=_page(
            "<title>关于召开听证会的公告</title>",
            '''<div class="ht"><h1>关于召开听证会的公告</h1><div class="ht2">发布时间：2026-03-05 信息来源：发改委</div>{before}<div class="ht3">{b}<p>关于召开听证会的公告</p><p>时间：2026年3月20日9:00</p><p>地点：市政府三楼会议室</p><p>内容：污水处理费调整方案。</p><p>报名电话：0717-6220145</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="text of a survey with short lines named like widgets",
        title="政务新媒体问卷结果", published="2026-03-05", source="网信办",
        markup=_page(
            "<title>政务新媒体问卷结果</title>",
            '''<div class="wj"><h1>政务新媒体问卷结果</h1><div class="wj2">时间：2026-03-05 来源：网信办</div>{before}<div class="wj3">{b}<p>本次问卷共回收1286份，各平台关注情况如下。</p><table border="1"><tr><td>平台</td><td>占比</td></tr><tr><td>微信</td><td>62%</td></tr><tr><td>微博</td><td>21%</td></tr></table><p>1.您常用的功能是</p><p>分享到朋友圈的占三成，评论的占一成。</p><p>2.建议</p><p>收藏与打印功能应更方便。</p><p>感谢参与。</p><p>下一步将逐项改进。</p><p>如有疑问可来电。</p><p>网信办</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="heading in strong inside a p, information in the next p, text paragraphs as siblings",
        title="关于公布河长名单的通知", published="2026-03-05", source="河长办",
        markup=_page(
            "<title>关于公布河长名单的通知 - 云岭县河长办</title>",
            '''<div class="hz"><p align="center"><strong>关于公布河长名单的通知</strong></p><p align="center">日期：2026-03-05 来源：河长办 点击：6</p>{before}{b}<p>各乡镇：</p><p>　　{p5}</p><table border="1"><tr><td>河流</td><td>河长</td></tr><tr><td>青龙河</td><td>李某</td></tr></table><p>　　特此通知。</p>{end}{/b}{after}</div>''',
        ),
    ),
    Template(
        name="two columns of body text in a layout table",
        title="青龙河两岸对照展示", published="2026-03-05", source="展览馆",
        markup=_page(
            "<title>青龙河两岸对照展示_云岭</title>",
            '''<div class="zl"><h2>青龙河两岸对照展示</h2><div class="zl2">发布时间：2026-03-05 来源：展览馆</div>{before}<div class="zl3">{b}<table width="100%"><tr><td width="50%"><p>整治前：岸线杂乱，砂场林立，污水直排。</p></td><td><p>整治后：岸绿水清，步道贯通，游人如织。</p></td></tr></table><p>　　{p3}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="abbreviated year in the address, no visible day",
        title="春季湿地巡护启动", published="2026-03-05", source="云岭林业",
        url="http://www.yunling.gov.cn/2026-03/05/content_1129.htm",
        markup=_page(
            "<title>春季湿地巡护启动_云岭林业</title>",
            '''<div class="ly1"><h1>春季湿地巡护启动</h1><div class="ly2">来源：云岭林业</div>{before}<div class="ly3">{b}<p>{p0}</p><p>{p3}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="nested spans and anchors as headings, stray closing tags",
        title="企业环保承诺公开", published="2026-03-05", source="企业协会",
        markup=_page(
            "<title>企业环保承诺公开</title>",
            '''<div class="cn"><a name="top"></a><div class="cnt"><span><b>企业环保承诺公开</b></span></div></p><div class="cnx"><span>来源：</span><span>企业协会</span><span>时间：</span><span>2026-03-05</span></div>{before}<div class="cnb">{b}<p><span><span>我单位郑重承诺：</span></span></p><p>一、严格执行环保法律法规，按证排污；</p><p>二、主动公开环境信息，接受社会监督。</p><p>承诺单位：云岭化工有限公司</p>{end}{/b}</div></span>{after}</div>''',
        ),
    ),
    Template(
        name="picture story with paragraphs only in figcaptions",
        title="候鸟归来", published="2026-03-05", source="云岭影像",
        markup=_page(
            "<title>候鸟归来_云岭影像</title>",
            '''<article class="story"><h1>候鸟归来</h1><p class="story-meta"><span class="date">2026-03-05</span> <span class="source">云岭影像</span></p>{before}<div class="story-body">{b}<figure><img src="/1.jpg"><figcaption>3月1日，成群白鹭飞临云岭市青龙河湿地觅食栖息。</figcaption></figure><figure><img src="/2.jpg"><figcaption>3月2日，观鸟爱好者在拍摄。</figcaption></figure>{end}{/b}</div>{after}</article>''',
        ),
    ),
    Template(
        name="English-named portal blocks: post-title, post-info, post-text with next page link",
        title="老厂区的新生态", published="2026-03-05", source="云岭周末",
        markup=_page(
            "<title>老厂区的新生态 | 云岭周末</title>",
            '''<div class="post"><h1 class="post-title">老厂区的新生态</h1><div class="post-info"><span>2026年03月05日 11:02</span><span>云岭周末</span></div>{before}<div class="post-text">{b}<p>{p0}</p><p>{p1}</p><p>{p2}</p>{end}{-}<div class="page-next"><a href="2.html">下一页</a></div>{/-}{/b}</div>{after}<div class="post-tags">标签：<a href="#">工业遗产</a></div></div>''',
        ),
    ),
)  # fmt: skip

BATCHES = {"first": FIRST, "second": SECOND, "third": THIRD, "fourth": FOURTH, "fifth": FIFTH}
