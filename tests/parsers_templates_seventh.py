"""The seventh batch, written before it was first read: pages without frames, fields in cells, and notes around a text."""

from __future__ import annotations

from tests.parsers_template_frames import new_page, old_page
from tests.parsers_template_page import HOST, LIST, Template

SEVENTH = (
    Template(
        name="old portal: numbered ids for title and day, text in a span, previous and next as lines of text",
        title="云岭县关停小造纸厂12家", published="2026-03-05", source="县政府办", url=HOST + "/readnews.asp?newsid=9912",
        markup=old_page(
            "<title>云岭县关停小造纸厂12家 - 新闻中心 - 云岭县人民政府</title>",
            '''<table width="980" align="center"><tr><td><div id="title1">云岭县关停小造纸厂12家</div><div id="date1">发布日期：2026-3-5　发布单位：县政府办　浏览：[521]次</div><hr>{before}<span id="txt1">{b}<p>　　{p0}</p><p>　　{p2}</p><p>　　{p5}</p>{end}{/b}</span>{after}<p>上一篇：没有了</p><p>下一篇：<a href="readnews.asp?newsid=9911">全县秸秆禁烧会议召开</a></p></td></tr></table>''',
        ),
    ),
    Template(
        name="page without any frame: centred font and bracketed day, paragraphs in the body element",
        title="关于督察整改进展的公告", published="2026-03-05", source=None, url=HOST + "/gg/20260305a.htm",
        markup='''<html><head><meta charset="utf-8"><title>关于督察整改进展的公告</title></head><body bgcolor="#ffffff"><p align="center"><font size="5">关于督察整改进展的公告</font></p><p align="center">（2026年3月5日）</p>{before}{b}<p>　　{p4}</p><p>　　{p5}</p><p>　　{p6}</p>{end}{/b}{after}</body></html>''',
    ),
    Template(
        name="old cells: picture in a table of its own between the paragraphs",
        title="县城垃圾填埋场完成封场", published="2026-03-05", source="云岭报", url=HOST + "/html/xw/3391.html",
        markup=old_page(
            "<title>县城垃圾填埋场完成封场-云岭县政府网</title>",
            '''<table width="980" align="center"><tr><td class="wz">您的位置：<a href="/">首页</a> &gt;&gt; <a href="/xw/">新闻</a> &gt;&gt; 正文</td></tr><tr><td class="bt" align="center">县城垃圾填埋场完成封场</td></tr><tr><td align="center">2026-03-05 08:30:00　来源：云岭报　点击：77</td></tr><tr><td>{before}<div class="zwnr">{b}<p>　　{p0}</p><table align="center"><tr><td><img src="/up/1.jpg" width="500" height="300"></td></tr><tr><td align="center">封场后的填埋场。</td></tr></table><p>　　{p2}</p><p>　　{p3}</p>{end}{/b}</div>{after}</td></tr></table>''',
        ),
    ),
    Template(
        name="disclosure in one table: index rows above, text in the last, merged cell",
        title="关于第5项整改任务的验收意见", published="2026-03-05", source="云岭市督改办", url=HOST + "/zwgk/view.jsp?id=5501",
        markup=old_page(
            "<title>政府信息公开</title>",
            '''<table width="900" border="1" align="center"><tr><th>索 引 号</th><td>YL-2026-055</td><th>公开类别</th><td>主动公开</td></tr><tr><th>名　　称</th><td colspan="3">关于第5项整改任务的验收意见</td></tr><tr><th>发布机构</th><td>云岭市督改办</td><th>发布日期</th><td>2026-03-05</td></tr><tr><td colspan="4">{before}<div>{b}<p>{p4}</p><p>{p6}</p><p>{p7}</p>{end}{/b}</div>{after}</td></tr></table>''',
        ),
    ),
    Template(
        name="template tool: numbered styles, contacts of the site in a table below",
        title="青龙河禁采公告", published="2026-03-05", source="河长办", url=HOST + "/shuili/gg/11.html",
        markup=old_page(
            "<title>青龙河禁采公告</title>",
            '''<table width="950" align="center"><tr><td class="STYLE6" align="center">青龙河禁采公告</td></tr><tr><td align="center" class="STYLE7">来源：河长办 时间：2026-03-05</td></tr><tr><td class="STYLE9">{before}<div class="STYLE8">{b}<p>　　{p5}</p><p>　　{p6}</p><p align="right">云岭县河长办</p>{end}{/b}</div>{after}</td></tr></table><table width="950" align="center"><tr><td><b>联系我们</b></td></tr><tr><td>云岭县水利局办公室　电话：0717-6331122　信箱：sl@yunling.gov.cn，欢迎来电来信，我们将及时答复。</td></tr></table>''',
        ),
    ),
    Template(
        name="asp: scrolling hint and publisher below the text",
        title="两家企业被列入督办名单", published="2026-03-05", source="环境监察支队", url=HOST + "/onews.asp?id=1881",
        markup=old_page(
            "<title>云岭环保网--两家企业被列入督办名单</title>",
            '''<table width="770" align="center"><tr><td height="50" align="center"><font color="#CC0000" style="font-size:14pt"><b>两家企业被列入督办名单</b></font></td></tr><tr><td align="center">时间：2026-3-5 15:21:07　来源：环境监察支队</td></tr><tr><td class="news_content">{before}<div style="font-size:10.5pt">{b}<p>　　{p0}</p><p>　　{p4}</p><p>　　{p5}</p>{end}{/b}</div>{after}</td></tr><tr><td align="center">双击自动滚屏　【<a href="javascript:window.close()">关闭窗口</a>】</td></tr><tr><td>发布者：admin　点击数：381</td></tr></table>''',
        ),
    ),
    Template(
        name="labels and values of the information line in cells of their own",
        title="云岭市公布第二批整改清单", published="2026-03-05", source="市督改办", url=HOST + "/ecdomain/framework/news.jsp?infoid=88",
        markup=old_page(
            "<title>云岭市政务网</title>",
            '''<table width="900" align="center"><tr><td colspan="6" align="center"><h1>云岭市公布第二批整改清单</h1></td></tr><tr><td>发布时间：</td><td>2026-03-05</td><td>来源：</td><td>市督改办</td><td>点击：</td><td>35</td></tr></table><table width="900" align="center"><tr><td>{before}<div>{b}<p>{p4}</p><p>{p2}</p><p>{p6}</p>{end}{/b}</div>{after}</td></tr></table>''',
        ),
    ),
    Template(
        name="php: list of articles at the right, editor in brackets at the end of the text",
        title="云岭：让砖窑变花园", published="2026-03-05", source="云岭网", url=HOST + "/plus/view.php?aid=7712",
        markup=old_page(
            "<title>云岭：让砖窑变花园_云岭网</title>",
            '''<div class="w960"><div class="pleft"><div class="place"><strong>当前位置:</strong> <a href="/">主页</a> &gt; <a href="/xw/">新闻</a> &gt; </div><div class="viewbox"><div class="title"><h2>云岭：让砖窑变花园</h2></div><div class="info"><small>时间:</small>2026-03-05 09:10<small>来源:</small>云岭网 <small>作者:</small>程一帆 <small>点击:</small>99次</div>{before}<div class="content"><table width="100%"><tr><td>{b}<p>　　{p0}</p><p>　　{p1}</p><p>　　{p2}</p>{end}{-}<p>(责任编辑：admin)</p>{/-}{/b}</td></tr></table></div>{after}</div></div><div class="pright"><dl class="tbox"><dt><strong>推荐内容</strong></dt><dd><ul>''' + LIST + "</ul></dd></dl></div></div>",
        ),
    ),
    Template(
        name="domino: field labels, text in font and div elements",
        title="督察信访件办理结果", published="2026-03-05", source="信访科", url=HOST + "/web/hb.nsf/0/8A1F2C3D?OpenDocument",
        markup=old_page(
            "<title>督察信访件办理结果</title>",
            '''<form><table width="90%" align="center"><tr><td width="80">标题：</td><td>督察信访件办理结果</td></tr><tr><td>发布日期：</td><td>2026-03-05</td></tr><tr><td>信息来源：</td><td>信访科</td></tr></table><br>{before}<table width="90%" align="center"><tr><td>{b}<div><font size="3" face="宋体">　　{p4}</font></div><div><font size="3" face="宋体">　　{p5}</font></div><div><font size="3" face="宋体">　　{p6}</font></div>{end}{/b}</td></tr></table>{after}</form>''',
        ),
    ),
    Template(
        name="shoulder row, heading row, stamp row; source behind the text in brackets",
        title="云岭关停矿山19座", published="2026-03-05", source=None, url=HOST + "/2026/3/5/112.htm",
        markup=old_page(
            "<title>云岭关停矿山19座</title>",
            '''<table width="880" align="center"><tr><td align="center">督察整改进行时</td></tr><tr><td align="center"><span class="t2">云岭关停矿山19座</span></td></tr><tr><td align="center">2026-03-05 10:00</td></tr><tr><td>{before}<div id="cont">{b}<p>　　{p0}</p><p>　　{p2}</p><p>　　{p3}</p>{end}{/b}</div>{after}</td></tr></table>''',
        ),
    ),
    Template(
        name="server-rendered components: blocks with double underscores",
        title="云岭建成智慧监测网", published="2026-03-05", source="市生态环境局", url=HOST + "/web/article/1883321",
        markup=new_page(
            "<title>云岭建成智慧监测网</title>",
            '''<div id="app" data-server-rendered="true"><div class="page__main" data-v-7a1><div class="article" data-v-7a1><div class="article__title" data-v-7a1>云岭建成智慧监测网</div><div class="article__meta" data-v-7a1><span data-v-7a1>2026-03-05 14:22</span><span data-v-7a1>来源: 市生态环境局</span></div>{before}<div class="article__body" data-v-7a1>{b}<p>{p2}</p><p>{p4}</p><p>{p3}</p>{end}{/b}</div>{after}</div><div class="hot__list" data-v-7a1><ul>''' + LIST + "</ul></div></div></div>",
        ),
    ),
    Template(
        name="ministry: table of contents before sections with ids",
        title="云岭市生态修复年报", published="2026-03-05", source="综合处", url=HOST + "/hjzl/nb/202603/5.html",
        markup=new_page(
            "<title>云岭市生态修复年报_环境质量_云岭市生态环境局</title>",
            '''<div class="doc"><h1 class="doc-h">云岭市生态修复年报</h1><div class="doc-i">日期：2026-03-05　来源：综合处</div><div class="doc-toc"><ul><li><a href="#s1">一、水环境</a></li><li><a href="#s2">二、大气环境</a></li></ul></div>{before}<div class="doc-c">{b}<h3 id="s1">一、水环境</h3><p>{p0}</p><h3 id="s2">二、大气环境</h3><p>{p3}</p><p>{p4}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="converged media: text and breaks, credits with vertical bars",
        title="河长巡河记", published="2026-03-05", source="云岭融媒体中心", url=HOST + "/rmt/c/202603/7712.shtml",
        markup=new_page(
            "<title>河长巡河记-云岭融媒体中心</title>",
            '''<div class="rm-detail"><h1>河长巡河记</h1><div class="rm-sub"><i>2026-03-05 17:30</i><i>来源：云岭融媒体中心</i></div>{before}<div class="rm-content">{b}　　{p0}<br/><br/>　　{p1}<br/><br/>　　{p2}{end}{-}<p>编辑：马小可</p>{/-}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="news: video placeholder and editor's note above the text",
        title="直击青龙河清淤", published="2026-03-05", source="云岭台", url=HOST + "/video/2026/5512.html",
        markup=new_page(
            "<title>直击青龙河清淤_云岭台</title>",
            '''<div class="vd"><h1 class="vd-t">直击青龙河清淤</h1><p class="vd-i">云岭台 | 2026年03月05日 19:00</p><div class="vd-p"><video src="/v/1.mp4"></video></div>{before}<div class="vd-c">{b}<p>{p0}</p><p>{p1}</p><p>{p3}</p>{end}{/b}</div>{after}<div class="vd-r"><h4>更多视频</h4><ul>''' + LIST + "</ul></div></div>",
        ),
    ),
    Template(
        name="paragraphs and the box of files as children of one element with the heading",
        title="关于报送整改材料的通知", published="2026-03-05", source="督察办", files=1, url=HOST + "/tzgg/8812.html",
        markup=new_page(
            "<title>关于报送整改材料的通知-通知公告-云岭市生态环境局</title>",
            '''<div class="con"><h3 class="con-t">关于报送整改材料的通知</h3><div class="con-i">发布时间：2026-03-05 来源：督察办 阅读次数：88</div>{before}{b}<p>各县（市、区）分局：</p><p>{p5}</p><p>{p7}</p><p style="text-align:right">督察办</p><div class="fj-box"><b>附件</b><a href="/files/2026/bs.xlsx">报送表.xlsx</a></div>{end}{/b}{after}</div>''',
        ),
    ),
    Template(
        name="interpretation page: the policy it explains in a box above the text",
        title="《整改验收办法》解读", published="2026-03-05", source="法规科", url=HOST + "/zcjd/20260305.html",
        markup=new_page(
            "<title>《整改验收办法》解读</title>",
            '''<div class="jd-w"><h2>《整改验收办法》解读</h2><div class="jd-i"><span>发布日期：2026-03-05</span><span>信息来源：法规科</span></div><div class="glwj"><span>关联政策：</span><a href="/zc/1.html">云岭市督察整改验收办法</a></div>{before}<div class="jd-c">{b}<p>{p5}</p><p>{p3}</p><p>{p6}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="tools in lens brackets on both sides of the text, inside its parent",
        title="云岭市空气质量通报", published="2026-03-05", source="监测处", url=HOST + "/kqzl/0305.html",
        markup=new_page(
            "<title>云岭市空气质量通报</title>",
            '''<div class="xq"><p class="xq-bt">云岭市空气质量通报</p><p class="xq-ly">来源：监测处　发布时间：2026-03-05　【字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】</p><p class="xq-gj">【打印】【关闭】【收藏】</p>{before}<div class="xq-nr">{b}<p>{p4}</p><p>{p0}</p><p>{p3}</p>{end}{/b}</div>{after}<p class="xq-gj">【打印】【关闭】【返回顶部】</p></div>''',
        ),
    ),
    Template(
        name="sections that open and close: details and summary",
        title="信访件办理情况（第二批）", published="2026-03-05", source="市督改办", url=HOST + "/xfj/202603/t2.html",
        markup=new_page(
            "<title>信访件办理情况（第二批）</title>",
            '''<div class="xf"><h1>信访件办理情况（第二批）</h1><div class="xf-i">2026-03-05 来源：市督改办</div>{before}<div class="xf-c">{b}<details><summary>受理编号X2026001</summary><p>{p0}</p></details><details><summary>受理编号X2026002</summary><p>{p2}</p></details><p>{p7}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="two marks of one system: an empty editor above, the text in the second",
        title="云岭市整改专班工作安排", published="2026-03-05", source="市政府办", url=HOST + "/gk/202603/t20260305_9921.html",
        markup=new_page(
            "<title>云岭市整改专班工作安排--云岭市人民政府</title>",
            '''<div class="zw-box"><h1>云岭市整改专班工作安排</h1><div class="zw-i">2026-03-05 来源：市政府办</div><div class="TRS_Editor"></div>{before}<div class="TRS_Editor">{b}<div class="Custom_UnionStyle"><p>{p5}</p><p>{p2}</p><p>{p7}</p>{end}</div>{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="portal: statement of the site and next report as cards behind the text",
        title="老工业区的转身", published="2026-03-05", source="云岭观察", url=HOST + "/gc/a/20260305/000112.htm",
        markup=new_page(
            "<title>老工业区的转身_云岭观察</title>",
            '''<div class="lft-w"><h1>老工业区的转身</h1><div class="a-src"><span>云岭观察</span><span>2026-03-05 08:08</span></div>{before}<div class="a-con">{b}<p>{p0}</p><p>{p1}</p><p>{p4}</p>{end}{/b}</div>{after}<div class="a-sm">本文为云岭观察原创稿件，未经授权不得转载，转载请注明来源。</div><div class="a-card"><a href="/gc/1.html"><b>一座矿山的复绿</b><span>昔日矿坑如今绿树成荫，周边村民吃上了生态饭，生活一天比一天好。</span></a></div><div class="a-card"><a href="/gc/2.html"><b>河长日记</b><span>一名基层河长记录下三年来巡河的点滴，字里行间都是对这条河的牵挂。</span></a></div></div>''',
        ),
    ),
)  # fmt: skip
