"""The fourth batch: the systems of 2023, forms and decisions in tables, and text in fonts and cells."""

from __future__ import annotations

from tests.parsers_template_page import LIST, Template, framed

FOURTH = (
    Template(
        name="state council 2023: pages-title, source and font tools in one line",
        title="云岭省推进美丽河湖建设", published="2026-03-05", source="云岭日报",
        markup=framed(
            "<title>云岭省推进美丽河湖建设_滚动新闻_云岭省政府网</title><meta name='firstpublishedtime' content='2026-03-05-07:08:00'>",
            '''<div class="content"><div class="padd"><div class="article oneColumn pub_border"><h1 id="ti">云岭省推进美丽河湖建设</h1><div class="pages-date">2026-03-05 07:08 <span class="font">来源： 云岭日报</span><div class="pages_print"><span class="font index_switchsize">【字体：<span class="bigger">大</span> <span>中</span> <span>小</span>】</span><span class="font printIco">打印</span><div class="share" id="share"><div class="share-box" id="share-box"><a class="share-btn" title="微信">&nbsp;</a></div></div></div></div>{before}<div class="pages_content mhide">{b}<p>　　{p0}</p><p>　　{p1}</p><p>　　{p3}</p>{end}{/b}</div>{after}<div class="editor"><span><a href="#">【我要纠错】</a></span>责任编辑：宋某</div><div id="div_div"><div id="qr_container">扫一扫在手机打开当前页</div></div><div class="xg-list related"><div class="pannel-title">相关稿件</div><ul>''' + LIST + "</ul></div></div></div></div>",
        ),
    ),
    Template(
        name="statistics 2023: detail-title-des, body in txt-content with centred caption and notes",
        title="2025年云岭省生态产品总值公报", published="2026-03-05", source="云岭省统计局",
        markup=framed(
            "<title>2025年云岭省生态产品总值公报 - 云岭省统计局</title>",
            '''<div class="wrapper-content"><div class="bread-nav">首页 &gt; 数据 &gt; 最新发布</div><div class="detail-title"><h1>2025年云岭省生态产品总值公报</h1><div class="detail-title-des"><h2><p>2026/03/05 09:30</p><p>来源：云岭省统计局</p></h2><div class="detail-share">字体：<a>小</a><a>中</a><a>大</a> 分享到：</div></div></div><div class="detail-content"><div class="detail-text-content">{before}<div class="txt-content">{b}<div class="trs_editor_view"><p>　　{p4}</p><p style="text-align:center"><b>表1　分类核算结果</b></p><table border="1"><tr><th>指标</th><th>总量（亿元）</th><th>比重（%）</th></tr><tr><td>物质供给</td><td>1205.6</td><td>31.2</td></tr><tr><td>调节服务</td><td>2013.4</td><td>52.1</td></tr></table><p>　　注：1.本公报数据为初步统计数。</p>{end}</div>{/b}</div>{after}</div></div></div>''',
        ),
    ),
    Template(
        name="education ministry: moe-detail-info with date, source and number",
        title="云岭省教育厅关于绿色学校创建的通知", published="2026-03-05", source="云岭省教育厅",
        markup=framed(
            "<title>云岭省教育厅关于绿色学校创建的通知 - 云岭省教育厅政府门户网站</title>",
            '''<div class="moe-detail-box"><h1>云岭省教育厅关于绿色学校创建的通知</h1><div id="moe-policy-table"><table><tr><td>信息名称：</td><td colspan="3">云岭省教育厅关于绿色学校创建的通知</td></tr><tr><td>信息索引：</td><td>360A02-07-2026-0003-1</td><td>生成日期：</td><td>2026-03-02</td></tr><tr><td>发文机构：</td><td>云岭省教育厅</td><td>发文字号：</td><td>云教〔2026〕3号</td></tr><tr><td>内容概述：</td><td colspan="3">部署绿色学校创建工作。</td></tr></table></div><div class="moe-detail-shuxing">2026-03-05　来源：云岭省教育厅　<a>收藏</a></div>{before}<div class="TRS_Editor">{b}<p align="center">云教〔2026〕3号</p><p>各市教育局：</p><p>　　{p2}</p><p>　　{p5}</p><p align="right">云岭省教育厅</p>{end}{/b}</div>{after}<p id="moe-editor">（责任编辑：王某）</p></div>''',
        ),
    ),
    Template(
        name="health commission: tit, source spans, con box with editor scripts, hidden print box",
        title="云岭省饮用水卫生监督抽检情况", published="2026-03-05", source="监督处",
        markup=framed(
            "<title>云岭省饮用水卫生监督抽检情况_云岭省卫生健康委员会</title>",
            '''<div class="w1024"><div class="list"><div class="tit">云岭省饮用水卫生监督抽检情况</div><div class="source"><span>发布时间： 2026-03-05</span><span class="mr">来源: 监督处</span></div>{before}<div class="con" id="xw_box">{b}<p>　　{p4}</p><p>　　{p5}</p><p>　　（信息公开形式：主动公开）</p>{end}{/b}</div>{after}<div class="fx fr"><span>分享到</span></div></div></div>''',
        ),
    ),
    Template(
        name="municipality: zwxl-main, bar of letter-spaced labels in a definition list",
        title="云岭市水污染防治条例解读", published="2026-03-05", source="市生态环境局",
        markup=framed(
            "<title>云岭市水污染防治条例解读_云岭市人民政府网</title>",
            '''<div class="zwxl-main"><div class="zwxl-index"><dl><dt>[ 索 引 号 ]</dt><dd>11500000MB1/2026-00102</dd></dl><dl><dt>[ 发文字号 ]</dt><dd></dd></dl><dl><dt>[ 发布机构 ]</dt><dd>市生态环境局</dd></dl><dl><dt>[ 成文日期 ]</dt><dd>2026-03-03</dd></dl></div><p class="tit">云岭市水污染防治条例解读</p><div class="zwxl-bar"><span>日期：2026-03-05</span><span class="con">来源：市生态环境局</span><span>字号：<a>大</a><a>中</a><a>小</a></span></div>{before}<div class="zwxl-article">{b}<p>　　{p5}</p><p>　　{p3}</p><p>　　{p4}</p>{end}{/b}</div>{after}<div class="zwxl-other"><a href="#">【打印】</a><a href="#">【关闭】</a></div></div>''',
        ),
    ),
    Template(
        name="province: tys show template, split attributes, attachments list outside",
        title="关于洞庭湖区退捕安置的通报", published="2026-03-05", source=None, files=1,
        markup=framed(
            "<title>关于洞庭湖区退捕安置的通报</title>",
            '''<div class="tys-main"><div class="tys-main-zt"><div class="main_con_zw"><h2>关于洞庭湖区退捕安置的通报</h2><div class="tys-zt-xx"><ul><li>省农业农村厅</li><li>www.yunling.gov.cn</li><li>时间：2026年03月05日</li><li>【字体：<a>大</a> <a>中</a> <a>小</a>】</li></ul></div>{before}<div id="j-show-body" class="tys-main-zt-show">{b}<p>　　{p5}</p><p>　　{p4}</p>{end}{/b}</div>{after}<div class="main_con_zw_fj"><p>附件：</p><p><a href="/f/8.docx">安置情况表</a></p></div></div></div></div>''',
        ),
    ),
    Template(
        name="business portal: art_contextBox, body of div with br, recommended links in the text",
        title="云岭水务公布年报", published="2026-03-05", source="云讯网",
        markup=framed(
            "<title>云岭水务公布年报-股票频道-云讯网</title>",
            '''<div class="layout mg articleName"><h1>云岭水务公布年报</h1><div class="clearfix mt10"><div class="tip fl"><span class="pr20">2026-03-05 08:31:26</span><a href="#">云讯网</a>&nbsp;<span class="gray">作者：程一帆</span></div></div></div><div class="layout mg"><div class="w600">{before}<div class="art_contextBox">{b}<div class="art_context"><p>　　{p4}</p><p>　　公司股票（<a href="/s/600.html">云岭水务</a>，600000）当日上涨2.3%。</p><p>　　{p2}</p>{end}</div>{/b}</div>{after}<div class="sm_tip"><span>【免责声明】本文仅代表作者本人观点，与云讯网无关。云讯网站对文中陈述、观点判断保持中立。</span></div></div></div>''',
        ),
    ),
    Template(
        name="radio: article-header with p spans, article-body with TRS view, editor span",
        title="听见青龙河的变化", published="2026-03-05", source="云广网",
        markup=framed(
            "<title>听见青龙河的变化_云广网</title>",
            '''<div class="article"><div class="article-header"><h1>听见青龙河的变化</h1><div class="source"><span>2026-03-05 13:24:00</span><span>来源：云广网</span></div></div>{before}<div class="article-body">{b}<div class="view TRS_UEDITOR trs_paper_default"><p>　　{p0}</p><p>　　{p1}</p><p>　　{p2}</p>{end}</div>{/b}</div>{after}<div class="editor">编辑：王某</div><div class="bottom-notice"><p>更多精彩资讯请在应用市场下载“云广网”客户端。欢迎提供新闻线索，24小时报料热线400-000-0000；版权声明：本文章版权归属云广网所有，未经授权不得转载。</p></div></div>''',
        ),
    ),
    Template(
        name="youth portal: page_text with title bar inside a frame of tables",
        title="青年突击队助力清河", published="2026-03-05", source="云青网",
        markup=framed(
            "<title>青年突击队助力清河_新闻频道_云青网</title>",
            '''<div class="page_l"><div class="page_title"><h1>青年突击队助力清河</h1><p class="pwz"><span id="pubtime_baidu">发稿时间：2026-03-05 09:55:00</span><span id="source_baidu"> 来源：云青网</span><span id="author_baidu">作者：罗晓</span></p></div>{before}<div class="page_text" id="container">{b}<div class="TRS_Editor"><p>　　{p0}</p><p>　　{p1}</p>{end}</div>{/b}</div>{after}<div class="page_bot"><span id="editor_baidu">责任编辑：何某</span></div><div class="page_page"></div></div><div class="page_r"><h2>编辑推荐</h2><ul>''' + LIST + "</ul></div>",
        ),
    ),
    Template(
        name="provincial news: news-body with lead in strong, related in a list without heading",
        title="齐心协力护清流", published="2026-03-05", source="云岭大众网",
        markup=framed(
            "<title>齐心协力护清流_云岭新闻_云岭大众网</title>",
            '''<div class="w1200"><div class="col2_l"><h2 class="h2style">齐心协力护清流</h2><div class="info_top"><span class="sp1">2026-03-05 08:00:00</span><span class="sp2">来源：云岭大众网</span><span class="sp3">作者：程一帆</span></div>{before}<div id="news-body" class="news-con">{b}<p><strong>核心提示：入河排污口整治进入收尾阶段。</strong></p><p>　　{p0}</p><p>　　{p1}</p><p>　　{p4}</p>{end}{/b}</div>{after}<div class="xgnews"><ul>''' + LIST + "</ul></div><div class='bjsh'>初审编辑：甲某　责任编辑：乙某</div></div></div>",
        ),
    ),
    Template(
        name="headline app: article with h1, meta spans, figure captions and tag list",
        title="记者手记：再访青龙河", published="2026-03-05", source="云岭日报",
        markup=framed(
            "<title>记者手记：再访青龙河_云条新闻</title>",
            '''<div class="article-content"><h1>记者手记：再访青龙河</h1><div class="article-meta"><span class="original-tag">原创</span><span>2026-03-05 15:20</span><span class="name"><a href="#">云岭日报</a></span></div>{before}<article class="syl-article-base">{b}<p>{p0}</p><div class="pgc-img"><img src="/1.jpg"><p class="pgc-img-caption">夕阳下的青龙河。</p></div><p>{p1}</p><p>{p3}</p>{end}{/b}</article>{after}<div class="article-tag"><ul><li><a href="#">青龙河</a></li><li><a href="#">督察</a></li></ul></div></div><div class="detail-interaction"><span>赞</span><span>评论</span></div>''',
        ),
    ),
    Template(
        name="emergency bureau: description row, pictures table, body rows in a layout table",
        title="春季防汛演练举行", published="2026-03-05", source="市应急管理局",
        markup=framed(
            "<title>春季防汛演练举行-云岭市应急管理局</title>",
            '''<div class="xq"><div class="xq-t">春季防汛演练举行</div><div class="xq-x"><span>作者：办公室</span><span>来源：市应急管理局</span><span>日期：2026-03-05</span><span>阅读：100</span></div>{before}<div class="xq-c">{b}<table width="100%"><tr><td><p>　　{p0}</p><p>　　{p5}</p></td></tr><tr><td align="center"><img src="/1.jpg"></td></tr><tr><td align="center">演练现场</td></tr></table>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="enterprise column: publication form of labelled facts in paragraphs",
        title="云岭化工有限公司环境信息公开", published="2026-03-05", source="云岭化工",
        markup=framed(
            "<title>云岭化工有限公司环境信息公开-重点排污单位信息公开平台</title>",
            '''<div class="com"><h3>云岭化工有限公司环境信息公开</h3><div class="com-i">发布时间：2026-03-05　来源：云岭化工</div>{before}<div class="com-b">{b}<p>单位名称：云岭化工有限公司</p><p>统一社会信用代码：91420500X00000000A</p><p>法定代表人：周某</p><p>生产地址：云岭市高新区创业路9号</p><p>主要污染物：化学需氧量、氨氮</p><p>排放方式：间接排放</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="penalty decision: body that is one table of two columns",
        title="行政处罚信息公开表（云环罚〔2026〕8号）", published="2026-03-05", source="执法支队",
        markup=framed(
            "<title>行政处罚信息公开表（云环罚〔2026〕8号）</title>",
            '''<div class="gk"><h2>行政处罚信息公开表（云环罚〔2026〕8号）</h2><div class="gkx">发布时间：2026-03-05 来源：执法支队</div>{before}<div class="gkb">{b}<table border="1"><tr><td>行政处罚决定书文号</td><td>云环罚〔2026〕8号</td></tr><tr><td>当事人</td><td>云岭砂石厂</td></tr><tr><td>违法事实</td><td>未采取有效措施防治扬尘污染</td></tr><tr><td>处罚内容</td><td>罚款6万元</td></tr><tr><td>决定日期</td><td>2026年3月2日</td></tr></table>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="subject page: heading picture only, text of several titled sections",
        title="云岭市督察整改专题：第三批清单", published="2026-03-05", source="整改办",
        markup=framed(
            "<title>云岭市督察整改专题：第三批清单_云岭市政府</title>",
            '''<div class="zt"><img src="/banner.jpg" alt="督察整改"><div class="zt-m"><p class="zt-t">云岭市督察整改专题：第三批清单</p><p class="zt-i">2026-03-05　来源：整改办</p>{before}<div class="zt-c">{b}<h3>一、已完成</h3><p>青龙河排污口整治，完成时间2026年2月。</p><h3>二、正在推进</h3><p>城东管网改造，序时进度78%。</p><h3>三、未启动</h3><p>无。</p>{end}{/b}</div>{after}</div></div>''',
        ),
    ),
    Template(
        name="text in font elements with inline date digits of another font",
        title="关于延长公示期的公告", published="2026-03-05", source="分局",
        markup=framed(
            "<title>关于延长公示期的公告</title>",
            '''<div class="gs2"><h1>关于延长公示期的公告</h1><p class="g2">时间：2026-03-05 来源：分局</p>{before}<div class="g3">{b}<p><font face="仿宋">公示期自</font><span lang="EN-US">2026</span><font face="仿宋">年</font><span>3</span><font>月</font><span>6</span><font>日延长至</font><span>3</span><font>月</font><span>20</span><font>日，PM</font><sub>2.5</sub><font>监测数据一并公布。</font></p><p><font face="仿宋">特此公告。</font></p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="question mark paragraphs and ideographic blanks",
        title="关于开展水质比对监测的通知", published="2026-03-05", source="监测站",
        markup=framed(
            "<title>关于开展水质比对监测的通知</title>",
            '''<div class="tz"><h1>关于开展水质比对监测的通知</h1><div>发布日期：2026-03-05 来源：监测站</div>{before}<div class="tzc">{b}<p>各监测机构：</p><p>??为提高监测数据质量，定于３月１０日开展水质比对监测。</p><p>　　请按时参加。</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="iframe top and bottom, body in center element",
        title="乡镇污水站运维情况通报", published="2026-03-05", source=None,
        markup=framed(
            "<title>乡镇污水站运维情况通报</title>",
            '''<iframe src="/top.htm" height="120"></iframe><center><h2>乡镇污水站运维情况通报</h2><small>2026-3-5 9:20:11　点击数：77</small>{before}<div align="left" style="width:90%">{b}<p>　　{p4}</p><p>　　{p5}</p>{end}{/b}</div>{after}</center><iframe src="/foot.htm"></iframe>''',
            nav="", foot="",
        ),
    ),
    Template(
        name="column heading larger than the article's, h1 is the site",
        title="三家企业通过清洁生产验收", published="2026-03-05", source="工信局",
        markup=framed(
            "<title>工作动态 - 云岭市经济和信息化局</title>",
            '''<h1>云岭市经济和信息化局</h1><div class="m2"><h2>工作动态</h2><div class="m3"><p class="wenzhang-bt">三家企业通过清洁生产验收</p><p class="wenzhang-xx">日期：2026-03-05　来源：工信局　阅读：55次</p>{before}<div class="wenzhang-nr">{b}<p>　　{p0}</p><p>　　{p3}</p>{end}{/b}</div>{after}</div></div>''',
        ),
    ),
    Template(
        name="recommended reading with pictures and summaries directly behind, unnamed",
        title="滨江湿地迎来候鸟", published="2026-03-05", source="云岭观察",
        markup=framed(
            "<title>滨江湿地迎来候鸟_云岭观察</title>",
            '''<div class="p1"><h1>滨江湿地迎来候鸟</h1><div class="p2">云岭观察 2026-03-05 06:40</div>{before}<div class="p3">{b}<p>{p0}</p><p>{p1}</p><p>{p2}</p>{end}{/b}</div>{after}<div class="p4"><p class="p5">推荐阅读</p><div class="p6"><a href="/8.html"><img src="/8.jpg">滨江公园二期开放</a></div><div class="p6"><a href="/9.html"><img src="/9.jpg">新建小学封顶</a></div></div></div>''',
        ),
    ),
    Template(
        name="letter-spaced labels in one line, doubled values",
        title="云岭市农田灌溉水质监测方案", published="2026-03-05", source="农业环境科",
        markup=framed(
            "<title>云岭市农田灌溉水质监测方案</title>",
            '''<div class="xx1"><div class="xx2">索  引 号：YL07-2026-015　　发 布 机 构：农业环境科农业环境科　　时 效 性：有效有效</div><h3>云岭市农田灌溉水质监测方案</h3><div class="xx3">发 布 日 期：2026-03-05　　来　源：农业环境科　　浏 览 次 数：8</div>{before}<div class="xx4">{b}<p>一、监测范围：全市灌溉面积5000亩以上的灌区。</p><p>二、监测频次：每年两次。</p><p>三、监测项目：pH值、水温、悬浮物等。</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="court-like numbered blocks: each paragraph in its own table row",
        title="云岭区第二批问题整改公示", published="2026-03-05", source="区整改办",
        markup=framed(
            "<title>云岭区第二批问题整改公示</title>",
            '''<div class="qq1"><h2>云岭区第二批问题整改公示</h2><div class="qq2">公示时间：2026-03-05　信息来源：区整改办</div>{before}<div class="qq3">{b}<table border="1"><tr><td>问题</td><td>滨江砂场扬尘污染</td></tr><tr><td>整改情况</td><td>已拆除设备，覆绿1.2公顷，通过验收。</td></tr><tr><td>整改状态</td><td>已完成</td></tr></table><table border="1"><tr><td>问题</td><td>城北管网破损</td></tr><tr><td>整改情况</td><td>已修复管网340米。</td></tr><tr><td>整改状态</td><td>已完成</td></tr></table>{end}{/b}</div>{after}</div>''',
        ),
    ),
)  # fmt: skip
