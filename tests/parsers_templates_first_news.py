"""Of the first batch, the constructions of news agencies, papers and portals."""

from __future__ import annotations

from tests.parsers_template_page import LIST, Template, framed

FIRST_NEWS = (
    Template(
        name="agency 2022: split date, twin heading for telephones, editor span inside",
        title="云岭：一条河的新生", published="2026-03-05", source="新云网",
        url="http://www.xinyun.cn/local/20260305/9a1c3e5f7b2d4a6c8e0f1b3d5a7c9e1f/c.html",
        markup=framed(
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
        markup=framed(
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
        markup=framed(
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
        markup=framed(
            "<title>老河道变身城市绿廊-云新网</title>",
            '''<div class="con_left"><div id="cont_1_1_2"><div id="nav">本页位置：<a href="/">首页</a> → <a href="/sh/">社会新闻</a></div><h1 style="display:block;">老河道变身城市绿廊</h1><div class="left-time"><div class="left-t">2026年03月05日 08:10　来源：<a href="/">云新网</a> <a id="hudong" href="#">参与互动</a></div></div>
            {before}<div class="left_zw" style="position:relative">{b}<p>　　{p0}</p><p>　　{p1}</p>{-}<table border=0 id="adhzh" name="adhzh"><tbody><tr><td><div id="adhzh1"></div></td></tr></tbody></table>{/-}<p>　　{p2}</p><p>　　{p3}</p><p>　　{p4}(完)</p>{end}{/b}</div>{after}<div class="adEditor"><div class="left_name right"><span>【编辑:叶舟】</span></div></div>
            <div class="div624"><h4>相关新闻：</h4><ul>''' + LIST + "</ul></div></div></div>",
        ),
    ),
    Template(
        name="portal: pictures with captions in spans, editor paragraph in the body",
        title="云岭督察整改“回头看”：谁来守护青龙河", published="2026-03-05", source="云岭晚报",
        markup=framed(
            "<title>云岭督察整改“回头看”：谁来守护青龙河|督察|青龙河_云浪新闻_云浪网</title><meta property='og:title' content='云岭督察整改“回头看”：谁来守护青龙河'><meta property='article:published_time' content='2026-03-05T10:21:00+08:00'><meta name='mediaid' content='云岭晚报'>",
            '''<div class="main-content w1240"><h1 class="main-title">云岭督察整改“回头看”：谁来守护青龙河</h1><div class="top-bar-wrap"><div class="top-bar"><div class="date-source"><span class="date">2026年03月05日 10:21</span><span class="source">云岭晚报</span></div></div></div>
            <div class="article-content clearfix"><div class="article-content-left">{before}<div class="article" id="artibody">{b}<div class="img_wrapper"><img src="/a.jpg" alt=""><span class="img_descr">青龙河滨江段新貌。</span></div><p>　　原标题：谁来守护青龙河</p><p>　　{p0}</p><p>　　{p1}</p><p>　　{p2}</p><p>　　{p3}</p>{end}{-}<p class="article-editor">责任编辑：张某 </p>{/-}{/b}</div>{after}<div class="article-bottom clearfix"><div class="keywords" id="keywords"><span>文章关键词：</span><a href="#">督察</a></div></div></div></div></div>''',
        ),
    ),
    Template(
        name="portal: original title, back link and platform statement",
        title="云岭整改清单再销号三项", published="2026-03-05", source="云岭发布",
        markup=framed(
            "<title>云岭整改清单再销号三项_云狐网</title><meta property='og:title' content='云岭整改清单再销号三项'>",
            '''<div class="wrapper-box"><div class="left main"><div class="text"><div class="text-title"><h1>云岭整改清单再销号三项 <span class="article-tag"></span></h1><div class="article-info"><span class="time" id="news-time">2026-03-05 10:20</span><span data-role="original-link">来源:<a href="#">云岭发布</a></span></div></div>
            {before}<article class="article" id="mp-editor">{b}<p data-role="original-title">原标题：云岭整改清单再销号三项</p><p>{p0}</p><p>{p2}</p><p>{p3}</p>{end}{-}<p data-role="editor-name">责任编辑：<span></span></p><a href="#" id="backsohucom"><span class="backword">返回云狐，查看更多</span></a>{/-}{/b}</article>{after}<div class="statement">声明：该文观点仅代表作者本人，平台系信息发布平台，仅提供信息存储空间服务。</div></div></div></div>''',
        ),
    ),
    Template(
        name="portal 2016: source and editor line at the end of the text element",
        title="云岭通报六起环境违法案件", published="2026-03-05", source="云岭商报",
        markup=framed(
            "<title>云岭通报六起环境违法案件_云易新闻</title>",
            '''<div class="post_content post_area clearfix" id="epContentLeft"><div class="post_crumb"><a href="/">云易首页</a> &gt; <a href="/n/">新闻</a> &gt; 正文</div><h1>云岭通报六起环境违法案件</h1><div class="post_time_source">2026-03-05 07:52:10　来源: <a id="ne_article_source" href="#">云岭商报</a>(云岭)<a href="#" class="post_jubao">举报</a></div>
            <div class="post_body">{before}<div class="post_text" id="endText">{b}{-}<div class="gg200x300"><div class="at_item"><a href="#">推广</a></div></div>{/-}<p>　　{p0}</p><p>　　{p2}</p><p>　　{p5}</p>{end}{-}<div class="ep-source cDGray"><span class="left"><a href="/"><img src="/end.gif" alt="某某"></a> 本文来源：云岭商报 </span><span class="ep-editor">责任编辑：王晓_NN7</span></div>{/-}{/b}</div>{after}</div><div class="post_next"><ul>''' + LIST + "</ul></div></div>",
        ),
    ),
    Template(
        name="portal 2021: post_body, report link in the information line",
        title="云岭启用首批在线监测站", published="2026-03-05", source="云京报",
        markup=framed(
            "<title>云岭启用首批在线监测站|监测站|青龙河_云易订阅</title>",
            '''<div class="wrapper clearfix" id="container"><div class="post_main"><h1 class="post_title">云岭启用首批在线监测站</h1><div class="post_info">2026-03-05 08:12:33　来源: <a href="#">云京报</a>  云岭 <a href="#">举报</a></div>
            <div class="post_content" id="content">{before}<div class="post_body">{b}<p id="0A1B">{p0}</p><p class="f_center"><img src="/1.jpg"><br></p><p>{p1}</p><p>{p4}</p>{end}{/b}</div>{after}<div class="post_statement">特别声明：以上内容(如有图片或视频亦包括在内)为自媒体平台“云易号”用户上传并发布。</div></div></div><div class="post_side"><h2>热点推荐</h2><ul>''' + LIST + "</ul></div></div>",
        ),
    ),
    Template(
        name="portal: editor line below main_content inside the real article",
        title="一个园区的绿色转身", published="2026-03-05", source="云岭日报",
        markup=framed(
            "<title>一个园区的绿色转身_云凤资讯</title>",
            '''<div class="left"><div class="theCurrent cDGray js_crumb"><a href="/">云凤网资讯</a> &gt; 正文</div><div id="artical"><h1 itemprop="headline" id="artical_topic">一个园区的绿色转身</h1><div id="artical_sth"><p class="p_time"><span itemprop="datePublished" class="ss01">2026年03月05日 07:33</span><br><span itemprop="publisher" class="ss02">来源：</span><span class="ss03"><a href="#">云岭日报</a></span></p></div>
            <div id="artical_real" class="js_img_share_area">{before}<div id="main_content" class="js_selection_area">{b}<p>{p0}</p><p class="detailPic"><img src="/1.jpg"></p><p class="picIntro">园区污水处理站。</p><p>{p2}</p><p>{p3}</p>{end}{/b}</div>{after}<p class="iphone_none zb_ly"><span>[责任编辑：赵一 PN021]</span></p><span class="ifengLogo"><a href="/"><img src="/l.gif"></a></span></div></div></div>''',
        ),
    ),
    Template(
        name="web paper: text directly in a div with line breaks, reporter above, editor below",
        title="追问青龙河：47个排污口怎么治", published="2026-03-05", source="澜湃新闻",
        markup=framed(
            "<title>追问青龙河：47个排污口怎么治_绿政公署_澜湃新闻</title>",
            '''<div class="newscontent"><h1 class="news_title">追问青龙河：47个排污口怎么治</h1><div class="news_about"><p>澜湃新闻记者 程一帆</p><p>2026-03-05 08:11 <span>来源：澜湃新闻</span></p></div>
            {before}<div class="news_txt" data-size="standard">{b}{p0}<br>{p1}<br><br>{p2}<br><div class="contentPart"><img src="/1.jpg" width="600"><br><span style="font-size: 10pt">整治后的排口。&nbsp; 资料图</span></div>{p3}<br>{p4}{end}{/b}</div>{after}<div class="news_tit2"></div><div class="news_editor">责任编辑：徐蕾</div><div>校对：张艳</div><div class="go_bl">澜湃新闻报料：021-000000</div></div><div class="news_tuijian"><h2>推荐阅读</h2><ul>''' + LIST + "</ul></div>",
        ),
    ),
)  # fmt: skip
