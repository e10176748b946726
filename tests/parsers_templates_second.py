"""The second batch: systems of towns, papers, courts and tables without names, and bodies in pieces."""

from __future__ import annotations

from tests.parsers_template_page import DATED, LIST, Template, framed

SECOND = (
    Template(
        name="municipal portal: ivs title and content, time box",
        title="关于印发青龙河保护规划的通知", published="2026-03-05", source=None, files=1,
        markup=framed(
            "<title>关于印发青龙河保护规划的通知_规划_云岭市科学技术委员会</title>",
            '''<div class="wrapper"><div id="ivs_player"></div><div class="Article"><div class="Article-title"><h2 id="ivs_title">关于印发青龙河保护规划的通知<small class="PBtime">（2026年3月5日）</small></h2></div>{before}<div id="ivs_content" class="Article_content">{b}<p>各有关单位：</p><p>　　{p2}</p><p>　　{p3}</p><p>　　附件：<a href="/f/gh.doc">青龙河保护规划</a></p><p>云岭市科学技术委员会</p><p>2026年3月2日</p>{end}{/b}</div>{after}<div class="article-share"><span>分享：</span></div></div></div>''',
        ),
    ),
    Template(
        name="discuz portal: heading, grey line, cell of text",
        title="青龙河畔的护河人", published="2026-03-05", source="云岭新闻网",
        markup=framed(
            "<title>青龙河畔的护河人 - 本地新闻 - 云岭新闻网</title>",
            '''<div id="pt" class="bm cl"><div class="z"><a href="/" class="nvhm">首页</a> <em>›</em> <a href="/b/">本地新闻</a> <em>›</em> 查看内容</div></div><div id="ct" class="ct2 wp cl"><div class="mn"><div class="bm vw"><div class="h hm"><h1 class="ph">青龙河畔的护河人</h1><p class="xg1">2026-3-5 08:30<span class="pipe">|</span> 发布者: 编辑部<span class="pipe">|</span> 查看: <em id="_viewnum">330</em><span class="pipe">|</span> 评论: 0<span class="pipe">|</span>来自: 云岭新闻网</p></div>
            <div class="s"><div><strong>摘要</strong>: 护河员老罗的一天从清晨开始。</div></div><div class="d"><table cellpadding="0" cellspacing="0" class="vwtb"><tr><td id="article_content">{before}{b}<p>　　{p0}</p><p>　　{p1}</p><p>　　{p4}</p>{end}{/b}{after}</td></tr></table><div id="click_div"><table class="atd"><tr><td><a href="#">路过</a></td><td><a href="#">鲜花</a></td></tr></table></div></div><div class="pren pbm cl"><em>上一篇：<a href="1.html">春耕有序推进</a></em><em>下一篇：<a href="2.html">公园开放</a></em></div></div></div></div>''',
        ),
    ),
    Template(
        name="local news: two time spans, player and centre text",
        title="云岭：生态修复按下快进键", published="2026-03-05", source="云岭融媒",
        markup=framed(
            "<title>云岭新闻网</title>",
            '''<div class="content"><h3>云岭：生态修复按下快进键</h3><div class="msg"><span class="time">2026-03-05 10:11:20</span><span class="time">来源：云岭融媒</span><span class="zs">字数：800</span></div><div class="player"></div>{before}<div class="content_center">{b}<p>{p0}</p><p>{p2}</p><p>{p3}</p>{end}{/b}</div>{after}<div class="content_bottom"><span>责任编辑：陈红</span></div></div><div class="con_right"><h4>新闻排行</h4><ul>''' + LIST + "</ul></div>",
        ),
    ),
    Template(
        name="law site: desc line with time, source, author and hits; text beneath a numbered heading id",
        title="检察公益诉讼助力河道治理", published="2026-03-05", source="云岭长安网",
        markup=framed(
            "<title>检察公益诉讼助力河道治理_云岭长安网</title>",
            '''<div class="GcDetail"><div id="ScDetailTitle">检察公益诉讼助力河道治理</div><div class="desc"></div><div class="desc">时间：2026-03-05 09:10 来源：云岭长安网 作者：程一帆 浏览次数：18</div>{before}<div class="content_info">{b}<p>　　{p0}</p><p>　　{p5}</p><p>　　{p4}</p>{end}{/b}</div>{after}<div class="bshare">分享到：</div></div>''',
        ),
    ),
    Template(
        name="civil service: centred heading and date, news_con",
        title="关于选聘生态监督员的公告", published="2026-03-05", source=None, files=1,
        markup=framed(
            "<title>云岭市公务员局</title>",
            '''<div class="container"><div class="news_title text-center"><h3>关于选聘生态监督员的公告</h3><span class="date">2026-03-05</span></div>{before}<div id="news_con">{b}<p>　　{p5}</p><p>　　{p7}</p><p>附件：<a href="/d/1.doc">报名表.doc</a></p>{end}{/b}</div>{after}<div class="text-right"><a href="#">返回</a></div></div>''',
        ),
    ),
    Template(
        name="court: heading text and date font in one div, text box",
        title="环境资源案件集中宣判", published="2026-03-05", source=None,
        markup=framed(
            "<title>环境资源案件集中宣判</title>",
            '''<div class="nrbox"><div class="wby">环境资源案件集中宣判<br><font size="2">发布时间：2026-03-05 | 浏览：99</font></div>{before}<div class="nrtxt">{b}　　{p0}<br>　　{p4}<br>　　{p3}{end}{/b}</div>{after}<div class="nrbottom"><a href="#">关闭窗口</a></div></div>''',
        ),
    ),
    Template(
        name="national tv: cnt_bd, info in i elements, editor spans",
        title="走近青龙河：从黑臭到清澈", published="2026-03-05", source="央云网",
        markup=framed(
            "<title>走近青龙河：从黑臭到清澈_新闻频道_央云网(yangyun.com)</title>",
            '''<div class="col_w660"><div class="cnt_bd"><!--repaste.title.begin--><h1>走近青龙河：从黑臭到清澈</h1><!--repaste.title.end--><h2>新闻频道</h2><div class="function"><span class="info"><i>来源：<a href="/">央云网</a> 2026年03月05日 20:24</i> <em class="fs">A-</em> <em>A+</em></span></div>{before}{b}<p>　　{p0}</p><p class="o-image"><img src="/1.jpg"></p><p>　　{p1}</p><p>　　{p3}</p>{end}{/b}{after}<div class="zebian"><span>编辑：刘某</span><span>责任编辑：唐某</span></div></div></div><div class="col_w300"><h3>热词</h3><ul>''' + LIST + "</ul></div>",
        ),
    ),
    Template(
        name="national tv: title_area, content_area",
        title="督察组进驻云岭首日", published="2026-03-05", source="央云新闻客户端",
        markup=framed(
            "<title>督察组进驻云岭首日_央云网</title>",
            '''<div class="content"><div class="allcontent"><div class="tit_area" id="title_area"><h1>督察组进驻云岭首日</h1><div class="info1">来源：央云新闻客户端 | 2026年03月05日 14:28:30</div></div>{before}<div class="content_area" id="content_area">{b}<p>　　{p0}</p><p>　　{p5}</p><p>　　{p6}</p>{end}{/b}</div>{after}<div class="zebian"><span>编辑：张某</span><span>责任编辑：李某</span></div></div></div>''',
        ),
    ),
    Template(
        name="economic net: article head with laiyuan, content clearfix, editor in bottom",
        title="绿色账本里的发展答卷", published="2026-03-05", source="经云网-《经云日报》",
        markup=framed(
            "<title>绿色账本里的发展答卷_经云网——权威财经网站</title>",
            '''<div class="left_box"><div class="laiyuan"><span id="articleTime">2026年03月05日 07:02</span> &nbsp;&nbsp; 来源：经云网-《经云日报》</div><h1 id="articleTitle" class="articleTitle">绿色账本里的发展答卷</h1>{before}<div class="content clearfix" id="articleText">{b}<div class="TRS_Editor"><p>　　{p0}</p><p>　　{p4}</p><p>　　{p3}</p>{end}</div>{/b}</div>{after}<div class="cont-4"><p>（责任编辑：符某）</p></div></div>''',
        ),
    ),
    Template(
        name="guangming: u-mainText with picture captions and editor span inside",
        title="让河长制从有名走向有实", published="2026-03-05", source="光云网-《光云日报》",
        markup=framed(
            "<title>让河长制从有名走向有实 _光云网</title>",
            '''<div class="g-main"><div class="m-title-box"><div class="u-column">首页&gt; 时政频道&gt; 要闻 &gt; 正文</div><h1 class="u-title">让河长制从有名走向有实</h1><div class="m-contentMsg"><div class="g-tips"><span class="m-con-time">2026-03-05 05:15</span><span class="m-con-source">来源：<a href="#">光云网-《光云日报》</a></span><span class="m-con-discuss"></span></div></div></div>
            {before}<div class="u-mainText">{b}<!--enpcontent--><p>　　{p0}</p><p align="center"><img src="/1.jpg"></p><p>　　{p1}</p><p>　　{p2}</p>{end}<!--/enpcontent-->{-}<div class="m-zbTool"><span class="liability">[ 责编：丁某 ]</span></div>{/-}{/b}</div>{after}<div class="m_sharebox"><em>阅读剩余全文（<span></span>）</em></div></div>''',
        ),
    ),
    Template(
        name="finance weekly: summary box before the text, copyright line behind",
        title="云岭治水：钱从哪里来", published="2026-03-05", source="云新周刊",
        markup=framed(
            "<title>云岭治水：钱从哪里来_频道_云新网</title>",
            '''<div id="the_content" class="content"><div id="conTit"><h1>云岭治水：钱从哪里来</h1><div id="artInfo">2026年03月05日 08:02　来源于 <a href="#">云新周刊</a></div><div class="mobi">可以听文章啦！</div></div><div id="Main_Content"><div id="subhead" class="subhead">资金来源多元化，专项债占三成</div>{before}<div id="Main_Content_Val" class="text">{b}<p>　　{p0}</p><p>　　{p2}</p><p>　　{p4}</p>{end}{/b}</div>{after}<div class="idetor" id="editor_baidu">责任编辑：张某 | 版面编辑：李某</div></div></div>''',
        ),
    ),
    Template(
        name="interface news: header, author in paragraphs, copyright warning",
        title="云岭化工园区搬迁背后", published="2026-03-05", source=None,
        markup=framed(
            "<title>云岭化工园区搬迁背后|云界新闻</title><meta property='og:title' content='云岭化工园区搬迁背后'>",
            '''<div class="main-container"><div class="article-view"><div class="article-header"><h1>云岭化工园区搬迁背后</h1><p>园区累计搬迁企业23家。</p></div><div class="article-info"><p><span class="author"><a href="#">程一帆</a></span><span class="date">2026/03/05 09:12</span><span>浏览 3.2w</span></p></div>{before}<div class="article-content">{b}<p>{p0}</p><figure><img src="/1.jpg"><figcaption>图片来源：视觉云岭</figcaption></figure><p>{p1}</p><p>{p2}</p>{end}{/b}</div>{after}<p class="copyright">未经正式授权严禁转载本文，侵权必究。</p></div></div>''',
        ),
    ),
    Template(
        name="finance portal: topbox and ContentBody with promotion line and source line inside",
        title="云岭环保产业产值突破百亿元", published="2026-03-05", source="云券时报",
        markup=framed(
            "<title>云岭环保产业产值突破百亿元 _ 云方财富网</title>",
            '''<div class="mainleft"><div id="topbox"><div class="title">云岭环保产业产值突破百亿元</div><div class="infos"><div class="item">2026年03月05日 17:50</div><div class="item">来源： 云券时报</div></div></div>
            <div class="contentwrap"><div id="ContentBody" class="txtinfos">{before}{b}<p>　　{p4}</p><p>　　{p2}</p><p>　　{p3}</p>{end}{-}<p class="em_media">（文章来源：云券时报）</p>{/-}{/b}{after}</div><div class="zwothers"><div class="textr">(责任编辑：126)</div></div></div></div>''',
        ),
    ),
    Template(
        name="social article: js_content of sections, hidden meta, editor line typed by hand inside",
        title="“环”视一周丨云岭整改进行时", published="2026-03-05", source="云岭生态环境",
        markup=framed(
            "<title></title><meta property='og:title' content='“环”视一周丨云岭整改进行时'>",
            '''<div id="page-content"><div id="img-content"><h1 class="rich_media_title" id="activity-name">“环”视一周丨云岭整改进行时</h1><div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta rich_media_meta_text">原创</span><span class="rich_media_meta_nickname" id="profileBt"><a id="js_name" href="#">云岭生态环境</a></span> <em id="publish_time" class="rich_media_meta">2026-03-05 18:00</em></div>
            {before}<div class="rich_media_content" id="js_content" style="visibility: visible;">{b}<section><section><p><span>{p0}</span></p></section><section><section><p><span><strong>治水篇</strong></span></p></section><p>{p2}</p></section><section><p>{p4}</p>{end}</section></section>{/b}</div>{after}</div></div>''',
        ),
    ),
    Template(
        name="newspaper edition: founder content, page list, shoulder and sub titles in cells",
        title="一泓清水润云岭", published="2026-03-05", source=None,
        url="http://paper.yunlingdaily.cn/ylrb/html/2026-03/05/content_30184429.htm",
        markup=framed(
            "<title>一泓清水润云岭——云岭日报 2026年03月05日 02版</title>",
            '''<table width="980"><tr><td width="360"><table><tr><td>第02版：要闻</td></tr><tr><td><a href="nbs.htm">上一版</a> <a href="nbs2.htm">下一版</a></td></tr></table><ul>''' + LIST + '''</ul></td><td><table><tr><td><span class="date">2026年03月05日 星期四</span></td><td><a href="nbs.htm">返回目录</a> <a href="#">放大+</a> <a href="#">缩小-</a> <a href="#">全文复制</a></td></tr></table>
            <table><tr><td align="center" style="padding-bottom:5px;">督察整改看成效</td></tr><tr><td align="center" class="font01">一泓清水润云岭</td></tr><tr><td align="center" class="font02">——青龙河流域综合治理纪实</td></tr></table>{before}<div id="ozoom" class="article-txt">{b}<founder-content><P>　　{p0}</P><P>　　{p1}</P><P>　　{p2}</P>{end}</founder-content>{/b}</div>{after}</td></tr></table>''',
        ),
    ),
    Template(
        name="county disclosure: info table with title cell, para body",
        title="云岭县2026年督察整改方案公开", published="2026-03-05", source="县生态环境分局",
        markup=framed(
            "<title>云岭县2026年督察整改方案公开-云岭县政府信息公开平台</title>",
            '''<div class="xxgk_wrap"><table class="xxgk_info" width="100%" border="1"><tr><th>索引号：</th><td>YL010/2026-00031</td><th>信息分类：</th><td>整改方案</td></tr><tr><th>发布机构：</th><td>县生态环境分局</td><th>发文日期：</th><td>2026-03-05</td></tr><tr><th>文　　号：</th><td>云环督〔2026〕4号</td><th>是否有效：</th><td>有效有效</td></tr><tr><th>信息名称：</th><td colspan="3">云岭县2026年督察整改方案公开</td></tr></table><h1>云岭县2026年督察整改方案公开</h1>{before}<div id="para">{b}<p>　　{p5}</p><p>　　{p4}</p><p>　　{p6}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="jpaas: ContentStart metas inside the content",
        title="市十项民生实事之水环境提升", published="2026-03-05", source="市政府办",
        url="http://www.yunling.gov.cn/art/2026/art_0a1b2c3d4e5f60718293a4b5c6d7e8f9.html",
        markup=framed(
            "<title>市十项民生实事之水环境提升</title><meta name='ArticleTitle' content='市十项民生实事之水环境提升'><meta name='PubDate' content='2026-03-05 11:20'><meta name='ContentSource' content='市政府办'>",
            '''<div class="bodycon"><div class="dqwz">当前位置：<a href="/">首页</a> &gt; 政务动态</div><div class="title">市十项民生实事之水环境提升</div><div class="xxxx"><span>发布日期：2026-03-05 11:20</span><span>来源：市政府办</span><span>浏览次数：<script>1</script>次</span><span class="font">字体：[ <a>大</a> <a>中</a> <a>小</a> ]</span></div>{before}<div class="article_content" id="contentbox">{b}<meta name="ContentStart"/><p>　　{p0}</p><p>　　{p5}</p>{end}<meta name="ContentEnd"/>{/b}</div>{after}<div class="print-wrap"><a href="#">打印</a></div></div>''',
        ),
    ),
    Template(
        name="environment department 2008: tzhj cells, Content cell",
        title="全省污染减排调度会召开", published="2026-03-05", source="厅办公室",
        markup=framed(
            "<title>云岭省环境保护厅</title>",
            '''<table width="1000" align="center"><tr><td class="wz">当前位置：<a href="/">首页</a> &gt;&gt; 环境要闻</td></tr><tr><td align="center" class="tzhj">全省污染减排调度会召开</td></tr><tr><td height="30" align="center" class="tzhj3">日期： 2026-03-05 &nbsp; 稿源： 厅办公室 &nbsp; 点击数： <span>77</span></td></tr><tr><td id="Content" class="zw2">{before}{b}<p>　　{p0}</p><p>　　{p5}</p>{end}{/b}{after}</td></tr><tr><td height="30" align="right">责任编辑： 李某 &nbsp;&nbsp;</td></tr><tr><td align="center">【<a href="#">打印本页</a>】【<a href="#">关闭窗口</a>】</td></tr></table>''',
        ),
    ),
    Template(
        name="provincial office: NewsContent with detail head, appendix after the signature",
        title="关于公开云岭督察整改落实情况的公告", published="2026-03-05", source="云岭省整改办", files=1,
        markup=framed(
            "<title>关于公开云岭督察整改落实情况的公告_云岭省生态环境厅</title>",
            '''<div class="gknbxq_box"><div class="gknbxq_top"><h2>关于公开云岭督察整改落实情况的公告</h2><div class="gknbxq_top2"><p>发布时间：2026年03月05日</p><p>信息来源：云岭省整改办</p></div></div>{before}<div class="gknbxq_detail"><div id="NewsContent">{b}<p>　　{p2}</p><p style="text-align:right">云岭省整改办</p><p style="text-align:right">2026年3月5日</p><p>附件</p><p align="center">云岭省督察整改落实情况</p><p>　　{p4}</p><p>　　{p3}</p><p><a href="./W020260305.pdf">附件：整改落实情况表</a></p>{end}{/b}</div></div>{after}</div>''',
        ),
    ),
    Template(
        name="special zone: xl_wrap, title_info, articleBox",
        title="关于调整排水许可事项的通告", published="2026-03-05", source="市水务局",
        markup=framed(
            "<title>关于调整排水许可事项的通告--通知公告</title><meta name='ColumnName' content='通知公告'>",
            '''<div class="xl_wrap"><div class="title">关于调整排水许可事项的通告</div><div class="title_info"><span>发布时间：2026-03-05 11:40:11</span><span>来源：市水务局</span><span class="font_size">字号：<a>大</a> <a>中</a> <a>小</a></span></div>{before}<div class="xl_main articleBox">{b}<div class="news_cont_d_wrap"><p>　　{p5}</p><p>　　{p6}</p></div>{end}{/b}</div>{after}<div class="xl_bot"><span>分享到：</span><a class="print" href="#">打印</a></div></div>''',
        ),
    ),
    Template(
        name="society: clist with ctis line, download box below",
        title="关于召开流域治理学术会的通知（第二轮）", published="2026-03-05", source="原创", files=1,
        markup=framed(
            "<title>关于召开流域治理学术会的通知（第二轮）</title>",
            '''<div id="clist"><div id="cname">关于召开流域治理学术会的通知（第二轮）</div><div id="ctis">来源：原创 发布时间：2026-03-05 浏览次数：12</div>{before}<div id="ccontent">{b}<p>各有关单位：</p><p>　　{p2}</p><p>　　{p7}</p>{end}{/b}</div>{after}<div id="cfile">附件下载：<a href="/f/tz.docx">会议回执.docx</a></div></div>''',
        ),
    ),
    Template(
        name="interview: question and answer text in a wrap without paragraphs",
        title="在线访谈：督察整改怎么改", published="2026-03-05", source="云岭在线",
        markup=framed(
            "<title>在线访谈：督察整改怎么改_云岭市人民政府</title>",
            '''<div class="interview"><h1>在线访谈：督察整改怎么改</h1><div class="subTitle"><span>来源：</span><span>云岭在线</span><span>|</span><span>发布时间：</span><span>2026-03-05</span></div>{before}<div class="interviewTextWrap">{b}<div><b>[主持人]</b> 各位网友大家好，今天我们请到市生态环境局的韩局长，谈谈督察整改工作。</div><div><b>[韩立群]</b> {p0}</div><div><b>[主持人]</b> 下一步有什么打算？</div><div><b>[韩立群]</b> {p3}</div>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="paragraphs as direct children beside the heading, no container, related list behind",
        title="云岭启动入河排污口溯源", published="2026-03-05", source="云岭环境",
        markup=framed(
            "<title>云岭启动入河排污口溯源 | 云岭环境</title>",
            '''<div class="single"><h1 class="entry-title">云岭启动入河排污口溯源</h1><p class="meta">云岭环境 · 2026-03-05 · 阅读 321</p>{before}{b}<p>{p0}</p><p>{p2}</p><p>{p3}</p>{end}{/b}{after}<h3>相关阅读</h3><ul>''' + LIST + "</ul></div>",
        ),
    ),
    Template(
        name="double line breaks in font inside a cell, no classes at all",
        title="关于封闭滨江路施工的通告", published="2026-03-05", source=None,
        markup=framed(
            "<title>关于封闭滨江路施工的通告</title>",
            '''<table align=center width=780><tr><td height=40 align=center><font size=4><b>关于封闭滨江路施工的通告</b></font></td></tr><tr><td align=center>2026-3-5 &nbsp; 阅读 56 次</td></tr><tr><td><table width=95% align=center><tr><td><font size=3>{before}{b}　　{p5}<br><br>　　{p6}<br><br>　　{p7}<br><br>特此通告。{end}{/b}{after}</font></td></tr></table></td></tr><tr><td align=center><a href="javascript:window.close()">关闭</a></td></tr></table>''',
        ),
    ),
    Template(
        name="tax bureau: left label tree, right content with index list in li elements",
        title="关于环境保护税征收事项的公告", published="2026-03-05", source="云岭市税务局",
        markup=framed(
            "<title>关于环境保护税征收事项的公告_国家税务总局云岭市税务局</title>",
            '''<div class="cont"><div class="left-menu"><ul>''' + LIST + '''</ul></div><div class="right-cont"><ul class="xx-info"><li><b>索 引 号：</b>YL-2026-003</li><li><b>主题分类：</b>税费政策</li><li><b>发布机构：</b>云岭市税务局</li><li><b>发文日期：</b>2026-03-03</li><li><b>名    称：</b>关于环境保护税征收事项的公告</li><li><b>文    号：</b>2026年第2号</li></ul><div class="tit">关于环境保护税征收事项的公告</div><div class="sour">发布时间：2026-03-05 来源：云岭市税务局 【字体：<a>大</a> <a>中</a> <a>小</a>】</div>{before}<div class="info-cont">{b}<p>　　{p5}</p><p>　　{p4}</p><p align="right">国家税务总局云岭市税务局</p><p align="right">2026年3月3日</p>{end}{/b}</div>{after}<div class="related-box"><p class="rtit">相关文件</p><ul>''' + DATED + "</ul></div></div></div>",
        ),
    ),
    Template(
        name="letter reply: table of question and answer",
        title="反映滨江路夜间施工噪声的问题", published="2026-03-05", source=None,
        markup=framed(
            "<title>反映滨江路夜间施工噪声的问题-市长信箱</title>",
            '''<div class="mailbox"><h2>反映滨江路夜间施工噪声的问题</h2><div class="mailinfo">来信时间：2026-02-27 回复时间：2026-03-05</div>{before}<table class="mail" border="1">{b}<tr><td>来信内容</td><td>滨江路工地连续多日夜间施工，噪声很大，请有关部门处理。</td></tr><tr><td>答复单位</td><td>市城市管理局</td></tr><tr><td>答复内容</td><td>您好，经现场核查，已责令施工单位停止夜间施工，并立案处理。</td></tr>{/b}</table>{end}{after}</div>''',
        ),
    ),
    Template(
        name="multi-page article: pager of digits and next page inside the content",
        title="青龙河流域治理十年大事记", published="2026-03-05", source="云岭史志",
        markup=framed(
            "<title>青龙河流域治理十年大事记(1)_云岭史志网</title>",
            '''<div class="detail_box"><h2 class="detail_title">青龙河流域治理十年大事记</h2><div class="detail_info">2026-03-05 09:00:00 &nbsp;来源：云岭史志</div>{before}<div class="detail_content">{b}<p>　　{p0}</p><p>　　{p2}</p><p>　　{p4}</p>{end}{-}<div class="fy"><a href="1.html">上一页</a> <a href="1.html">1</a> <a href="2.html">2</a> <a href="3.html">3</a> <a href="2.html">下一页</a></div>{/-}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="body split in two sibling elements under one heading",
        title="公示：青龙河整改任务第四项", published="2026-03-05", source="市水利局",
        markup=framed(
            "<title>公示：青龙河整改任务第四项</title>",
            '''<div class="nr"><h1>公示：青龙河整改任务第四项</h1><div class="sj">时间：2026-03-05 来源：市水利局</div><div class="cc">{before}<div>{b}<p>　　{p6}</p><p>　　{p4}</p></div><div><p>　　{p2}</p><p>　　{p7}</p>{end}{/b}</div>{after}</div></div>''',
        ),
    ),
    Template(
        name="people's congress: subtitle, author and source rows, three-column layout",
        title="常委会听取环境状况报告", published="2026-03-05", source="云岭人大网",
        markup=framed(
            "<title>云岭人大网</title>",
            '''<div class="three"><div class="col1"><ul>''' + LIST + '''</ul></div><div class="col2"><div class="yjt">督察整改</div><div class="bt1">常委会听取环境状况报告</div><div class="fbt">——市十六届人大常委会第三十次会议侧记</div><div class="ly2">来源：云岭人大网　2026年03月05日 09:12　　浏览字号：<a>大</a> <a>中</a> <a>小</a></div>{before}<div class="nrzw">{b}<p>　　{p0}</p><p>　　{p5}</p>{end}{/b}</div>{after}<div class="bj">编　辑：王某</div></div></div>''',
        ),
    ),
    Template(
        name="gallery: pictures each with its caption, hardly any running text",
        title="云岭治水影像", published="2026-03-05", source="云岭图片",
        markup=framed(
            "<title>云岭治水影像_图片频道_云岭网</title>",
            '''<div class="pic-wrap"><h1>云岭治水影像</h1><div class="pic-info">2026-03-05 10:00 来源：云岭图片 责任编辑：罗某</div>{before}<div class="pic-content">{b}<p><img src="/1.jpg"></p><p>3月2日，在云岭市滨江段，工人在清理河道。</p><p><img src="/2.jpg"></p><p>3月3日，志愿者在青龙河畔植树。</p><p><img src="/3.jpg"></p><p>3月4日，监测人员在采集水样。</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
)  # fmt: skip
