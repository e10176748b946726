"""Of the first batch, the constructions of ministries, cities and counties, and of the systems that publish for them."""

from __future__ import annotations

from tests.parsers_template_page import LIST, Template, framed

FIRST_OFFICES = (
    Template(
        name="ministry of environment: twin date and source spans, share, font and print in one box",
        title="生态环境一周要闻（3.1-3.5）", published="2026-03-05", source="云岭省生态环境厅",
        markup=framed(
            "<title>生态环境一周要闻（3.1-3.5）_云岭省生态环境厅</title><meta name='SiteName' content='云岭省生态环境厅'><meta name='ArticleTitle' content='生态环境一周要闻（3.1-3.5）'><meta name='PubDate' content='2026-03-05 14:46:00'><meta name='ContentSource' content='云岭省生态环境厅'>",
            '''<div class="innerBaseBanner"><div class="center"><h2></h2><div class="crumbsNav">当前位置：<a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="../">环境要闻</a></div></div></div><div class="innerBg"><div class="stbzXq"><div class="neiright_Box"><h2 class="neiright_Title">生态环境一周要闻（3.1-3.5）</h2><div class="neiright_Content">
            <div class="neiright_JPZ_GK"><p class="ydLyZzBox"><span>2026-03-05</span><span>来源：云岭省生态环境厅</span></p><span class="xqLyPc time">2026-03-05</span><span class="xqLyPc">来源：云岭省生态环境厅</span><div class="neiright_JPZGK">分享到：<div class="bshare-custom"><a title="分享到微信"></a></div></div><span class="zzjgLdPrint"><a href="#">[打印]</a></span><span class="zzjgLdFont">字号：<a>[大]</a> <a>[中]</a> <a>[小]</a></span></div>
            <div class="neiright_JPZ_GK_CP">{before}<div class=TRS_Editor>{b}<div class="Custom_UnionStyle"><div>　　<b>1.省厅召开部署会议</b></div><div>　　{p5}&gt;&gt;&gt;<a href="/a.shtml">更多内容，点击阅读</a></div><div>　<b>　2.督察通报典型案例</b></div><div>　　{p4}</div><div>　　▶ 典型案例丨<a href="/b.shtml">云岭某园区污水直排 问题长期存在</a></div>{end}</div>{/b}</div>{after}</div></div></div></div><div class="stbzCBaseXq" id="recommend-rel" style="display: none"><h2>相关阅读推荐</h2><ul></ul></div></div>''',
        ),
    ),
    Template(
        name="planning commission: article_con, files listed in a box below",
        title="云岭省发展改革委关于青龙河治理项目的通知", published="2026-03-05", source="评估督导处", files=2,
        markup=framed(
            "<title>云岭省发展改革委关于青龙河治理项目的通知-云岭省发展和改革委员会</title><meta name='ArticleTitle' content='云岭省发展改革委关于青龙河治理项目的通知'><meta name='PubDate' content='2026-03-05 10:12:00'>",
            '''<div class="article"><div class="article_l"><h2 class="article_title">云岭省发展改革委关于青龙河治理项目的通知</h2><div class="article_title_news"><div class="laiyuan"><div class="ly laiyuantext"><span>来源：评估督导处</span></div><div class="time">发布时间：2026/03/05</div><span><a href="#">[ 打印 ]</a></span></div></div>
            {before}<div class="article_con article_con_notitle">{b}<div class="TRS_Editor"><p align="center">云发改〔2026〕12号</p><p>各市发展改革委：</p><p>　　{p2}</p><p>　　{p5}</p><p align="right">云岭省发展改革委</p><p align="right">2026年3月3日</p>{end}</div>{/b}</div>{after}<div class="attachment"><div class="attachment_l">附件：</div><div class="attachment_r"><p><a href="./P020260305.pdf">1.项目清单</a></p><p><a href="./P020260306.docx">2.申报表.docx</a></p></div></div></div></div>''',
        ),
    ),
    Template(
        name="statistics bureau: heading and information line in font elements, table of figures",
        title="2025年云岭市环境状况主要指标", published="2026-03-05", source="云岭市统计局",
        markup=framed(
            "<title>2025年云岭市环境状况主要指标</title>",
            '''<div class="center"><div class="center_wz">您的位置：<a href="/">首页</a>&gt;&gt;<a href="/sj/">数据发布</a></div><div class="center_xilan"><h2 class="xilan_tit">2025年云岭市环境状况主要指标</h2><font class="xilan_titf">来源：云岭市统计局&nbsp;&nbsp;发布时间：2026-03-05 10:00</font><div class="xilan_con">
            {before}<div class="TRS_Editor">{b}<p>　　{p4}</p><p align="center">表1 主要指标</p><table border="1"><tbody><tr><td>指标</td><td>单位</td><td>数值</td><td>增速（%）</td></tr><tr><td>PM<sub>2.5</sub>平均浓度</td><td>微克/立方米</td><td>27</td><td>-6.9</td></tr><tr><td>优良天数比例</td><td>%</td><td>91.2</td><td>1.3</td></tr></tbody></table><p>　　注：数据为初步核算数。</p>{end}{/b}</div>{after}</div></div></div>''',
        ),
    ),
    Template(
        name="easysite: heading, describe line and operation bar",
        title="关于调整青龙河口岸监管措施的公告", published="2026-03-05", source=None,
        markup=framed(
            "<title>关于调整青龙河口岸监管措施的公告</title>",
            '''<div class="easysite-total-page"><div class="easysite-article-wrap"><div class="easysite-news-title"><h2>关于调整青龙河口岸监管措施的公告</h2><p class="easysite-news-describe">发布时间：2026-03-05</p></div>{before}<div class="easysite-news-content"><div id="easysiteText" class="easysite-news-text">{b}<p style="text-align:center">公告〔2026〕7号</p><p>　　{p2}</p><p>　　{p6}</p><p>　　特此公告。</p><p style="text-align:right">云岭海关</p><p style="text-align:right">2026年3月4日</p>{end}{/b}</div>{after}</div><div class="easysite-news-operation"><ul><li><a href="#">打印</a></li><li><a href="#">关闭</a></li></ul></div></div></div>''',
        ),
    ),
    Template(
        name="market regulator: numbered layout classes, #zoom in a font element, file inside",
        title="云岭市抽检信息通告（2026年第5号）", published="2026-03-05", source="抽检处", files=1,
        markup=framed(
            "<title>云岭市抽检信息通告（2026年第5号）_云岭市市场监督管理局</title><meta name='ColumnName' content='抽检信息'>",
            '''<div class="Three_xilan"><ul class="Three_xilan_01"><li class="Three_xilan_02">云岭市抽检信息通告（2026年第5号）</li><li class="Three_xilan_03">发布时间：2026-03-05 09:30 信息来源：抽检处 <span>字号：[大 中 小]</span></li></ul>
            {before}<div class="Three_xilan_07"><font id="zoom">{b}<p>　　{p4}</p><p>　　{p5}</p><p>　　附件：<a href="/f/a.xlsx">不合格产品信息.xlsx</a></p><p align="right">云岭市市场监督管理局</p><p align="right">2026年3月5日</p>{end}{/b}</font></div>{after}</div>''',
        ),
    ),
    Template(
        name="finance ministry: date line as paragraph, body box, appendix list by script",
        title="关于下达生态保护资金的通知", published="2026-03-05", source="自然资源处", files=1,
        markup=framed(
            "<title>关于下达生态保护资金的通知</title>",
            '''<div class="mainboxerji"><div class="box_tt"><span>当前位置：<a href="/">首页</a>&gt;<a href="../">政策发布</a></span></div><div class="box_content"><h2 class="title_con">关于下达生态保护资金的通知</h2><p id="DivTime"><span>2026年03月05日&nbsp;&nbsp;&nbsp;来源：自然资源处</span></p>
            {before}<div class="my_conboxzw"><div class="TRS_Editor">{b}<p align="center">云财资环〔2026〕3号</p><p>各市财政局：</p><p>　　{p2}</p><p>　　{p3}</p><p align="right">云岭省财政厅</p><p align="right">2026年3月2日</p>{end}{/b}</div></div>{after}<p class="gu-download"><b>附件下载:</b><ul id="down1"><li><a href="./P020260305.pdf">资金分配表.pdf</a></li></ul></p><div class="xwfyy"><a href="javascript:window.print()">【大 中 小】</a><a href="#">【打印此页】</a><a href="#">【关闭窗口】</a></div></div></div>''',
        ),
    ),
    Template(
        name="zycms: heading paragraph, one span for time and source",
        title="我市召开督察整改调度会", published="2026-03-05", source="云岭劳动日报",
        markup=framed(
            "<title>我市召开督察整改调度会--云岭市政府网</title>",
            '''<div class="main_div"><div class="dqwz_div">您的位置：<a href="/">首页</a> &gt;&gt; <a href="/x/">今日要闻</a></div><div class="main_div_title"><p id="biaoti">我市召开督察整改调度会</p><span class="main_div_title_time">发布时间：2026-03-05 08:20:33 &nbsp; 来源：云岭劳动日报</span></div>{before}<div id="conN">{b}<p>　　{p0}</p><p>　　{p5}</p><p>　　（程一帆）</p>{end}{/b}</div>{after}<div class="fenxiang">分享到：</div></div>''',
        ),
    ),
    Template(
        name="divs named third: heading, floated date and source, text",
        title="市领导调研流域治理工作", published="2026-03-05", source="云岭日报",
        markup=framed(
            "<title>云岭市人民政府</title>",
            '''<div class="thirdwrap"><div class="thirdposition">当前位置：<a href="/">网站首页</a> &gt; 政务要闻</div><div class="thirdcon"><div class="thirdtitle">市领导调研流域治理工作</div><div class="thirdgn"><div class="thirdgnsty fl">发布时间：2026-03-05</div><div class="thirdgnsty fl">来源：云岭日报</div><div class="thirdgnsty fr">浏览次数：1024</div><div class="thirdgnsty fr">【字体：<a>大</a> <a>中</a> <a>小</a>】</div></div>{before}<div class="thirdtext">{b}<p>　　{p0}</p><p>　　{p5}</p><p>　　{p3}</p>{end}{/b}</div>{after}<div class="thirdclose"><a href="#">打印</a><a href="#">关闭</a></div></div></div>''',
        ),
    ),
    Template(
        name="city government: h4 heading, date only, no source",
        title="云岭市2026年督察整改任务清单", published="2026-03-05", source=None,
        markup=framed(
            "<title>云岭市2026年督察整改任务清单</title>",
            '''<div class="zzy_wz clearfix"><h4>云岭市2026年督察整改任务清单</h4><div class="rq">发布时间：2026-03-05</div>{before}<div class="TRS_Editor">{b}<p>　　{p5}</p><table><tr><td>序号</td><td>任务</td><td>时限</td></tr><tr><td>1</td><td>青龙河排口整治</td><td>2026年6月</td></tr><tr><td>2</td><td>城东管网改造</td><td>2026年9月</td></tr></table>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="ucap elements for title, time, source and content",
        title="我市公布督察信访件办理情况", published="2026-03-05", source="云岭日报",
        markup=framed(
            "<title>我市公布督察信访件办理情况_云岭市人民政府门户网站</title>",
            '''<div class="conbox"><div class="weizhi">您当前所在位置：<a href="/">首页</a> &gt; <a href="/y/">云岭要闻</a></div><h3><ucaptitle>我市公布督察信访件办理情况</ucaptitle></h3><div class="source"><div class="sdiv">发布时间：<publishtime>2026-03-05 08:30</publishtime></div><div class="sdiv">来源：<ucapsource>云岭日报</ucapsource></div><div class="sdiv">浏览次数：<span id="hits">120</span></div></div>{before}<div id="content"><ucapcontent>{b}<p>　　{p0}</p><p>　　{p4}</p>{end}{/b}</ucapcontent></div>{after}</div>''',
        ),
    ),
    Template(
        name="provincial government: information in list items, spans without labels",
        title="全省生态环境保护督察整改推进会召开", published="2026-03-05", source="云岭日报",
        markup=framed(
            "<title>全省生态环境保护督察整改推进会召开 - 云岭省人民政府门户网站</title><meta name='ArticleTitle' content='全省生态环境保护督察整改推进会召开'><meta name='PubDate' content='2026-03-05 07:46'><meta name='ContentSource' content='云岭日报'>",
            '''<div class="detail-wrap"><div class="detail-article-title oflow-hd">全省生态环境保护督察整改推进会召开</div><ul class="detail-article-infos oflow-hd"><li class="article-infos-source left"><span>2026-03-05 07:46</span><span>云岭日报</span></li><li class="article-infos-tool right"><span>字号：</span><a>大</a><a>中</a><a>小</a><span>打印</span></li></ul>{before}<div class="detail-article-content"><div class="TRS_Editor">{b}<p>　　{p0}</p><p>　　{p5}</p><p>　　{p3}</p>{end}{/b}</div></div>{after}<div class="detail-article-editor">责任编辑：李某</div></div>''',
        ),
    ),
    Template(
        name="vsb 2010: title, time, author and content styles in table cells",
        title="青龙河治理交出新答卷", published="2026-03-05", source="云岭日报",
        url="http://www.yunling.gov.cn/info/1033/20911.htm",
        markup=framed(
            "<title>青龙河治理交出新答卷-云岭在线</title>",
            '''<table width="980"><tr><td><form name="_newscontent_fromname"><table class="winstyle42947" width="100%" cellspacing="0"><tr><td class="titlestyle42947" align="center">青龙河治理交出新答卷</td></tr><tr height="30"><td align="center"><span class="timestyle42947">2026-03-05 08:11</span>&nbsp;<span class="authorstyle42947">云岭日报</span>&nbsp;<span>(点击:</span> <span>88</span>)</td></tr>
            <tr><td class="contentstyle42947">{before}<div id="vsb_content_4">{b}<p>　　{p0}</p><p>　　{p1}</p><p>　　{p2}</p>{end}{/b}</div>{after}<div id="div_vote_id"></div></td></tr><tr><td align="right"><span class="fontstyle">【<a href="#">关闭</a>】</span></td></tr><tr><td>上一条：<a href="20910.htm">全市植树活动启动</a> 下一条：<a href="20912.htm">清洁取暖改造收官</a></td></tr></table></form></td></tr></table>''',
        ),
    ),
    Template(
        name="phpcms: information in a span inside the h1, content, pager, keyword and vote bars",
        title="云岭晒出治水成绩单", published="2026-03-05", source="云岭晚报",
        markup=framed(
            "<title>云岭晒出治水成绩单 - 社会新闻 - 云岭网</title>",
            '''<div class="main"><div class="col-left"><div class="crumbs"><a href="/">首页</a><span> &gt; </span><a href="/sh/">社会新闻</a> &gt; 正文</div><div id="Article"><h1>云岭晒出治水成绩单<br /><span>2026-03-05 09:11:30&nbsp;&nbsp;&nbsp;来源：云岭晚报&nbsp;&nbsp;评论：<a href="#">0</a> 点击：<b id="hits">213</b></span></h1>{before}<div class="content">{b}<p>　　{p0}</p><p>　　{p1}</p><p>　　{p4}</p>{end}{/b}</div>{after}<div id="pages" class="text-c"></div><p style="margin-bottom:10px"><strong>相关热词搜索：</strong><a href="#">治水</a></p><p class="f14"><strong>上一篇：</strong><a href="1.html">春耕备耕有序推进</a><br /><strong>下一篇：</strong><a href="2.html">新建公园开放</a></p></div><div class="related"><h5 class="blue">延伸阅读：</h5><ul>''' + LIST + "</ul></div></div></div>",
        ),
    ),
    Template(
        name="dedecms: small labels, abstract box, content in a nested table, digg and pager bars",
        title="云岭市城区污水管网改造完成过半", published="2026-03-05", source="云岭在线",
        markup=framed(
            "<title>云岭市城区污水管网改造完成过半_环保动态_云岭在线</title>",
            '''<div class="w960 center clear mt1"><div class="pleft"><div class="place"><strong>当前位置:</strong> <a href="/">主页</a> &gt; <a href="/hb/">环保动态</a> &gt;</div><div class="viewbox"><div class="title"><h2>云岭市城区污水管网改造完成过半</h2></div><div class="info"><small>时间:</small>2026-03-05 10:20<small>来源:</small>云岭在线 <small>作者:</small>admin<small>点击:</small>88次</div>
            {before}<div class="content">{b}<table width='100%'><tr><td><p>　　{p0}</p><p>　　{p2}</p><p>　　{p3}</p>{end}</td></tr></table>{/b}</div>{after}<div class="boxoff"><strong>------分隔线----------------------------</strong></div><div class="newdigg"><div class="diggbox digg_good"><div class="digg_act">顶一下</div><div class="digg_num">(0)</div></div></div><div class="handle"><div class="context"><ul><li>上一篇：<a href="1.html">全市植树活动启动</a> </li><li>下一篇：没有了 </li></ul></div><div class="actbox"><ul><li><a href="#">收藏</a></li><li><a href="#">打印</a></li></ul></div></div></div></div><div class="pright"><h3>推荐内容</h3><ul>''' + LIST + "</ul></div></div>",
        ),
    ),
    Template(
        name="county: site name and time in one paragraph with a link, editor paragraph and share box behind",
        title="青龙峡景区生态修复公告", published="2026-03-05", source="云岭县政府网站",
        markup=framed(
            "<title>青龙峡景区生态修复公告-云岭县人民政府</title>",
            '''<div class="wrapper"><div class="width1000 containBox"><P class="detailTitle">首页  &gt; 公示公告</P><div class="conBox clearfix"><h1 class="title">青龙峡景区生态修复公告</h1><p class="detailTxt"><a href="/">云岭政府门户网站&nbsp; www.yunling.gov.cn</a>&nbsp;&nbsp;<span>2026-03-05 17:32:17</span>&nbsp;&nbsp;<span>来源：云岭县政府网站</span></p>{before}<div class="contentBox">{b}<p class="MsoNormal"><img src="/1.jpg"></p><p class="MsoNormal"><b><span><font>青龙峡生态修复工程兹定于</font>2026<font>年</font><font>5</font><font>月</font><font>1</font><font>日正式开工，施工期间景区暂停接待，敬请游客谅解。</font></span></b></p><p>特此公告！</p><p align="right">云岭县文化和旅游局</p><p align="right">二〇二六年三月五日</p>{end}{/b}</div>{after}<P class="zrEditor">责任编辑：管理员</P><div class="clearfix sharebox fr"><span class="fl">分享：</span><div class="bdsharebuttonbox fl"><a href="#"></a></div></div></div></div></div>''',
        ),
    ),
    Template(
        name="regional paper: article element, infos, content with margin classes",
        title="老码头迎来新春天", published="2026-03-05", source="云岭新报",
        markup=framed(
            "<title>老码头迎来新春天_云岭网</title>",
            '''<article class="article-main"><div class="crumb">当前位置：<a href="/">首页</a> &gt; 要闻</div><h1>老码头迎来新春天</h1><div class="article-infos"><span class="date">发布时间：2026-03-05 07:40</span><span class="source">来源：<a href="#">云岭新报</a></span><span class="editor">责任编辑：吴一</span></div>{before}<div class="article-content mar-t-20">{b}<p>　　{p0}</p><p>　　{p1}</p><p>　　{p2}</p>{end}{/b}</div>{after}<div class="article-tool">热词：<a href="#">码头</a></div><div class="declare">云岭网版权及免责声明：凡本网注明“来源：云岭网”的作品，转载请注明出处。</div></article>''',
        ),
    ),
    Template(
        name="longxun: res and date in i elements",
        title="云岭市环保督察整改公示（第九批）", published="2026-03-05", source="市整改办", files=1,
        markup=framed(
            "<title>云岭市环保督察整改公示（第九批）_云岭市生态环境局</title>",
            '''<div class="ls-content"><div class="wz-position">您所在的位置：<a href="/">网站首页</a> &gt; 通知公告</div><div class="ls-content-con"><h1 class="newstitle">云岭市环保督察整改公示（第九批）</h1><div class="newsinfo"><span class="wz_date">发布时间：<i>2026-03-05 16:20</i></span><span class="wz_res">来源：<i>市整改办</i></span><span class="wz_view">浏览次数：<i>88</i></span><span class="fontsize">字体：[<a>大</a> <a>中</a> <a>小</a>]</span></div>{before}<div class="wzcon j-fontContent clearfix">{b}<p>　　{p6}</p><p>　　{p7}</p><p>附件：<a href="/f/a.doc">整改情况表.doc</a></p>{end}{/b}</div>{after}<div class="wzewm"><p>扫一扫在手机打开当前页</p></div><div class="wz_dy"><a href="#">打印本页</a><a href="#">关闭窗口</a></div><div class="sxp"><p>上一篇：<a href="1.html">通知一则</a></p><p>下一篇：没有了</p></div></div></div>''',
        ),
    ),
    Template(
        name="old asp portal: title cell, author and hits row, text with breaks in #fontzoom, editor row",
        title="关于开展环境整治的通告", published="2026-03-05", source="本站原创",
        markup=framed(
            "<title>关于开展环境整治的通告 - 云岭镇政府网</title>",
            '''<table width="760" align="center"><tr><td>您现在的位置：&nbsp;<a href="/">云岭镇政府网</a>&nbsp;&gt;&gt;&nbsp;<a href="/tz/">通知</a>&nbsp;&gt;&gt;&nbsp;正文</td></tr><tr><td class="main_ArticleTitle" align="center">关于开展环境整治的通告</td></tr><tr><td class="Article_tdbgall" align="center">作者：佚名&nbsp;&nbsp;&nbsp;&nbsp;文章来源：本站原创&nbsp;&nbsp;&nbsp;&nbsp;点击数：<script src="/c.asp"></script>&nbsp;&nbsp;&nbsp;&nbsp;更新时间：2026-3-5</td></tr>
            <tr><td class="main_tdbgall" id="fontzoom" valign="top">{before}{b}{p5}<br><br>{p2}<br>{p6}{end}{/b}{after}</td></tr><tr><td align="right">文章录入：admin&nbsp;&nbsp;&nbsp;&nbsp;责任编辑：admin&nbsp;</td></tr><tr><td><li>上一篇文章： <a href="1.asp">春季防火通知</a></li><li>下一篇文章： 没有了</li></td></tr></table>''',
        ),
    ),
    Template(
        name="regulator with index table: two label columns, body in detail-news",
        title="关于核查青龙河沿线企业的公告", published="2026-03-05", source="执法局",
        markup=framed(
            "<title>关于核查青龙河沿线企业的公告_云岭监管局</title>",
            '''<div class="content"><div class="xxgk-table"><table cellpadding="0"><tr><th>索 引 号</th><td>bm5600/2026-00012</td><th>分&nbsp;&nbsp;&nbsp;&nbsp;类</th><td>公告;执法</td></tr><tr><th>发布机构</th><td>执法局</td><th>发文日期</th><td>2026年03月05日</td></tr><tr><th>名&nbsp;&nbsp;&nbsp;&nbsp;称</th><td colspan="3">关于核查青龙河沿线企业的公告</td></tr><tr><th>文&nbsp;&nbsp;&nbsp;&nbsp;号</th><td></td><th>主 题 词</th><td></td></tr></table></div><h2>关于核查青龙河沿线企业的公告</h2>{before}<div class="detail-news">{b}<p>　　{p4}</p><p>　　{p6}</p><p style="text-align:right">执法局</p><p style="text-align:right">2026年3月5日</p>{end}{/b}</div>{after}<div class="content-foot"><a href="#">打印</a></div></div>''',
        ),
    ),
    Template(
        name="consultative conference: title, info with ly and date, m_ct_txt",
        title="委员视察青龙河生态修复", published="2026-03-05", source="省政协办公厅",
        markup=framed(
            "<title>云岭省政协</title>",
            '''<div class="content"><div class="m_ct"><div class="m_ct_tt"><div class="title">委员视察青龙河生态修复</div><div class="info"><span class="date">2026-03-05</span><span class="ly">来源：省政协办公厅</span><span class="zz">作者：</span></div></div>{before}<div class="m_ct_txt">{b}<p>　　{p0}</p><p>　　{p3}</p>{end}{/b}</div>{after}<div class="m_ct_bt"><span>分享到：</span></div></div><div class="sidebar"><h3>最新要闻</h3><ul>''' + LIST + "</ul></div></div>",
        ),
    ),
)  # fmt: skip
