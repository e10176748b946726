"""The sixth batch, written before it was first read: old layout tables, news portals, ministry sites."""

from __future__ import annotations

from tests.parsers_template_frames import ROWS, new_page, old_page
from tests.parsers_template_page import HOST, LIST, Template

SIXTH = (
    Template(
        name="web form: labels for title, day and content, <title> left as the tool wrote it",
        title="云岭县第3项督察整改任务完成情况公示", published="2026-03-05", source="督察科", url=HOST + "/ShowInfo.aspx?id=771",
        markup=old_page(
            "<title>无标题页</title>",
            '''<form name="aspnetForm" method="post" action="ShowInfo.aspx?id=771" id="aspnetForm"><div><input type="hidden" name="__VIEWSTATE" value="/wEPDwUKLTM"></div><table width="980" align="center"><tr><td width="200" valign="top"><table>''' + ROWS + '''</table></td><td valign="top"><div align="center"><span id="ctl00_ContentPlaceHolder1_lblTitle" style="font-size:18px;font-weight:bold;">云岭县第3项督察整改任务完成情况公示</span></div><div align="center">来源：<span id="ctl00_ContentPlaceHolder1_lblSource">督察科</span>　时间：<span id="ctl00_ContentPlaceHolder1_lblTime">2026/3/5 9:12:33</span>　浏览次数：<span id="ctl00_ContentPlaceHolder1_lblHits">231</span></div>{before}<div style="padding:10px"><span id="ctl00_ContentPlaceHolder1_lblContent">{b}<p>　　{p2}</p><p>　　{p4}</p><p>　　{p6}</p>{end}{/b}</span></div>{after}</td></tr></table></form>''',
        ),
    ),
    Template(
        name="jsp: heading in a font class, publisher and rate of clicks, Word paragraphs in a cell",
        title="关于青龙河排污口整治情况的说明", published="2026-03-05", source=None, url=HOST + "/news.jsp?newsid=20260305112",
        markup=old_page(
            "<title>云岭县环境保护局</title>",
            '''<table class="xwzx" width="900" align="center"><tr><td align="center"><font class="bt">关于青龙河排污口整治情况的说明</font></td></tr><tr><td align="center" class="xx">发布人：信息中心　发布时间：2026-03-05　点击率：318</td></tr><tr><td>{before}<div class="x1">{b}<p class="MsoNormal" style="text-indent:21pt">{p0}</p><p class="MsoNormal" style="text-indent:21pt">{p2}</p><p class="MsoNormal" style="text-indent:21pt">{p3}</p>{end}{/b}</div>{after}</td></tr><tr><td align="right"><a href="javascript:window.print()">打印</a> | <a href="javascript:window.close()">关闭</a></td></tr></table>''',
        ),
    ),
    Template(
        name="asp: text and breaks directly in a cell, file row below",
        title="云岭县督察整改任务清单", published="2026-03-05", source="县整改办", files=1, url=HOST + "/shownews.asp?id=118",
        markup=old_page(
            "<title>云岭县督察整改任务清单</title>",
            '''<table width="760" align="center"><tr><td class="black18" align="center"><b>云岭县督察整改任务清单</b></td></tr><tr><td align="center">作者：佚名　来源：县整改办　更新时间：2026-3-5　字体：【大 中 小】</td></tr>{before}<tr><td class="black14">{b}<br>　　{p4}<br><br>　　{p5}<br><br>　　{p6}{end}{/b}</td></tr>{after}<tr><td>附件下载：<a href="UploadFile/2026-3/20263591133.doc">任务清单.doc</a></td></tr></table>''',
        ),
    ),
    Template(
        name="form view: one table cell with heading, line and panel",
        title="云岭县环境质量月报（2月）", published="2026-03-05", source="监测站", url=HOST + "/Detail.aspx?guid=5f3a",
        markup=old_page(
            "<title>云岭县环境质量月报（2月） - 云岭县环境保护局</title>",
            '''<table align="center"><tr><td><table cellspacing="0" id="ContentPlaceHolder1_FormView1" style="width:100%;border-collapse:collapse;"><tr><td colspan="2"><h3 align="center">云岭县环境质量月报（2月）</h3><div class="dline">【信息来源：监测站】 【发布日期：2026-03-05】 【阅读次数：67】</div>{before}<div id="ContentPlaceHolder1_FormView1_Panel1">{b}<p>{p4}</p><table border="1"><tr><td>断面</td><td>类别</td></tr><tr><td>青龙桥</td><td>Ⅲ类</td></tr></table><p>{p3}</p>{end}{/b}</div>{after}</td></tr></table></td></tr></table>''',
        ),
    ),
    Template(
        name="jsp of 2005: centred h3 between rules, source and day in a table, blockquote",
        title="关于加强砂石料场管理的通告", published="2026-03-05", source="县环保局", url=HOST + "/jsp/content.jsp?id=5541",
        markup=old_page(
            "<title>:: 欢迎访问云岭县环保局 ::</title>",
            '''<center><h3>关于加强砂石料场管理的通告</h3></center><hr><table width="90%" align="center"><tr><td>来源：县环保局</td><td align="right">日期：2026-03-05</td></tr></table><hr>{before}<blockquote>{b}<p>　　{p5}</p><p>　　{p6}</p><p align="right">云岭县环境保护局</p><p align="right">2026年3月5日</p>{end}{/b}</blockquote>{after}''',
        ),
    ),
    Template(
        name="old cells: day and hits in lens brackets, text in a cell with an id of its own",
        title="青龙化工异味扰民问题整改完成", published="2026-03-05", source=None, url=HOST + "/Article_Show.asp?ArticleID=3391",
        markup=old_page(
            "<title>青龙化工异味扰民问题整改完成--云岭环保</title>",
            '''<table width="980" align="center"><tr><td width="210"><table><tr><td>最新信息</td></tr>''' + ROWS + '''</table></td><td><table width="100%"><tr><td background="bg.gif"><div align="center" class="STYLE3">青龙化工异味扰民问题整改完成</div></td></tr><tr><td align="center">〖2026-3-5〗 〖浏览：1033〗</td></tr><tr><td>{before}</td></tr><tr><td id="newstext" style="word-break:break-all">{b}<p>　　{p0}</p><p>　　{p1}</p><p>　　{p3}</p>{end}{/b}</td></tr><tr><td>{after}</td></tr></table></td></tr></table>''',
        ),
    ),
    Template(
        name="one cell for all: typed heading, small line, paragraphs, closing line, list of links",
        title="县环保局开展饮用水源地检查", published="2026-03-05", source="监察大队", url=HOST + "/view.asp?bid=2&aid=771",
        markup=old_page(
            "<title>县环保局开展饮用水源地检查 云岭县环境保护局</title>",
            '''<table width="800" align="center"><tr><td valign="top"><p align="center"><strong>县环保局开展饮用水源地检查</strong></p><p align="center" class="small">2026年3月5日　信息来源：监察大队</p>{before}{b}<p>　　{p0}</p><p>　　{p2}</p><p>　　{p3}</p>{end}{/b}<p align="right">【<a href="javascript:window.close()">关闭</a>】</p>{after}<table><tr><td><b>相关新闻</b></td></tr>''' + ROWS + "</table></td></tr></table>",
        ),
    ),
    Template(
        name="disclosure: index rows, number in the table, sign-off as a table of figures with text above",
        title="云岭县督察整改任务销号公示（第四批）", published="2026-03-05", source="云岭县督改办", url=HOST + "/xxgk/detail.jsp?iid=88213",
        markup=old_page(
            "<title>信息公开</title>",
            '''<div id="main"><table class="xxgkbt" border="1"><tr><td>索引号</td><td>YL021-2026-0032</td><td>信息分类</td><td>督察整改</td></tr><tr><td>信息名称</td><td colspan="3">云岭县督察整改任务销号公示（第四批）</td></tr><tr><td>发布机构</td><td>云岭县督改办</td><td>公开日期</td><td>2026-03-05</td></tr></table>{before}<div class="nrk">{b}<p>　　{p6}</p><table border="1"><tr><td>序号</td><td>任务</td><td>责任单位</td></tr><tr><td>1</td><td>关停小散企业47家</td><td>工信局</td></tr><tr><td>2</td><td>建设管网36.8公里</td><td>住建局</td></tr></table><p>　　{p7}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="left cell with the office's address and duties, right cell with the notice",
        title="关于公开征集整改意见的公告", published="2026-03-05", source="云岭县生态环境分局", url=HOST + "/content.php?cid=31&id=902",
        markup=old_page(
            "<title>关于公开征集整改意见的公告|云岭县生态环境分局</title>",
            '''<table width="1000" align="center"><tr><td width="260" valign="top"><p>我局办公地址位于云岭县解放路11号，设办公室、法规股、督察股，负责全县污染防治的监督管理。</p><p>办公电话：0717-6220000，传真：0717-6220001，邮编：443500。</p></td><td valign="top"><h2>关于公开征集整改意见的公告</h2><p class="sub">作者：云岭县生态环境分局　来源：云岭县生态环境分局　日期：2026-03-05 10:20</p>{before}<div>{b}<p>{p4}</p><p>{p6}</p><p>{p7}</p>{end}{/b}</div>{after}</td></tr></table>''',
        ),
    ),
    Template(
        name="labels of an update panel: content in a span with divs, <title> empty",
        title="云岭县扬尘治理完成情况", published="2026-03-05", source=None, url=HOST + "/NewsView.aspx?NewsID=1402",
        markup=old_page(
            "<title></title>",
            '''<form id="form1"><div id="UpdatePanel1"><table align="center" width="900"><tr><td align="center"><span id="Label1" class="newsbt">云岭县扬尘治理完成情况</span></td></tr><tr><td align="center">发布日期：<span id="Label2">2026年3月5日</span> 　点击：<span id="Label4">96</span>次</td></tr><tr><td>{before}<span id="Label3">{b}<div>　　{p0}</div><div>　　{p2}</div><div>　　{p3}</div>{end}{/b}</span>{after}</td></tr></table></div></form>''',
        ),
    ),
    Template(
        name="ministry: information in list items, text box, annex box",
        title="关于第三批典型案例的通报", published="2026-03-05", source="督察办", files=2, url=HOST + "/ywgz/202603/t20260305_1183321.shtml",
        markup=new_page(
            "<title>关于第三批典型案例的通报_生态环境部门</title>",
            '''<div class="detail_box"><h2 class="detail_tit">关于第三批典型案例的通报</h2><ul class="detail_info"><li>发布时间：2026-03-05</li><li>来源：督察办</li><li>字号：<a href="#">大</a><a href="#">小</a></li></ul>{before}<div class="detail_txt">{b}<p>{p5}</p><p>{p2}</p><p>{p3}</p>{end}{/b}</div><div class="detail_fj"><span>附件：</span><a href="./W020260305331.pdf">1.案例汇编.pdf</a><a href="./W020260305332.docx">2.回执.docx</a></div>{after}</div>''',
        ),
    ),
    Template(
        name="news portal: article with header and section, comment area with entries",
        title="一条黑臭河的十年", published="2026-03-05", source="云岭晚报", url=HOST + "/p/883112.html",
        markup=new_page(
            "<title>一条黑臭河的十年_云岭新闻网</title><meta property='og:title' content='一条黑臭河的十年'>",
            '''<main class="wrap"><article><header><h1>一条黑臭河的十年</h1><p class="meta"><time>2026-03-05 07:40</time><span>云岭晚报</span></p></header>{before}<section class="txt">{b}<p>{p0}</p><p>{p1}</p><p>{p2}</p>{end}{/b}</section>{after}</article><div class="pl-area"><h3>全部评论(2)</h3><div class="pl-item"><span class="nick">老街坊</span><p>小时候还在河里游过泳，希望早日恢复。</p><em>3小时前</em></div><div class="pl-item"><span class="nick">风过青龙</span><p>管网改造那阵子天天堵车，现在看值得。</p><em>5小时前</em></div></div></main>''',
        ),
    ),
    Template(
        name="news: abstract box above, recommended cards inside the text",
        title="云岭：督察整改“回头看”", published="2026-03-05", source="云岭日报", url=HOST + "/2026/0305/c1105-339212.html",
        markup=new_page(
            "<title>云岭：督察整改“回头看”--云岭频道</title>",
            '''<div class="rm_wrap"><h1>云岭：督察整改“回头看”</h1><div class="channel"><div class="col-1-1">2026年03月05日08:02 | 来源：<a href="#">云岭日报</a></div><div class="pl">小字号</div></div><div class="zhaiyao"><span>摘要</span>38项任务已完成31项，其余按时序推进。</div>{before}<div class="rm_txt_con cf">{b}<p>{p0}</p><p>{p1}</p><p>{p4}</p>{end}{-}<div class="rm_relevant cf"><h4>相关新闻</h4><ul><li><a href="/a.html">全市重点项目观摩会举行</a></li><li><a href="/b.html">市领导检查防火</a></li></ul></div><div class="edit cf">(责编：王小明、李大力)</div>{/-}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="app page: name, day and place without labels, rich text of sections",
        title="这里的天更蓝了", published="2026-03-05", source="云岭发布", url=HOST + "/app/share?aid=7781231",
        markup=new_page(
            "<title>这里的天更蓝了</title>",
            '''<div class="app-art"><div class="app-tit">这里的天更蓝了</div><div class="app-meta"><span class="nm">云岭发布</span> <span class="dt">2026-03-05 09:20</span> <span class="ip">湖北</span></div>{before}<div class="rich">{b}<section><p><span>{p0}</span></p></section><section><p><span>{p2}</span></p></section><section><p><span>{p3}</span></p></section>{end}{/b}</div>{after}<div class="app-bar"><span>阅读 2.1万</span><span>赞 33</span></div></div>''',
        ),
    ),
    Template(
        name="ministry: index in a definition list, the signature in a named box behind the text",
        title="关于同意云岭市整改方案的复函", published="2026-03-05", source="省督察办", url=HOST + "/zcwj/10188.html",
        markup=new_page(
            "<title>关于同意云岭市整改方案的复函-政策文件</title>",
            '''<div class="wj"><dl class="wj-top"><dt>索引号：</dt><dd>000188/2026-0031</dd><dt>发布机构：</dt><dd>省督察办</dd><dt>发布日期：</dt><dd>2026-03-05</dd><dt>文号：</dt><dd>督办函〔2026〕18号</dd></dl><h1>关于同意云岭市整改方案的复函</h1>{before}{b}<div class="wj-txt"><p>云岭市人民政府：</p><p>{p4}</p><p>{p5}</p></div><div class="luokuan"><p>省督察办</p><p>2026年3月5日</p>{end}</div>{/b}{after}</div>''',
        ),
    ),
    Template(
        name="news: numbered pages, the later ones hidden, bar of pages behind",
        title="云岭搬迁化工厂纪实", published="2026-03-05", source="云岭周刊", url=HOST + "/html/2026/sd_0305/4431.html",
        markup=new_page(
            "<title>云岭搬迁化工厂纪实_深度_云岭网</title>",
            '''<div class="main-l"><h1>云岭搬迁化工厂纪实</h1><div class="laiyuan">来源：云岭周刊　2026-03-05 06:30</div>{before}<div class="zw-w">{b}<div class="zpage" id="zp1"><p>{p0}</p><p>{p1}</p></div><div class="zpage" id="zp2" style="display:none"><p>{p2}</p><p>{p3}</p></div><div class="zpage" id="zp3" style="display:none"><p>{p4}</p>{end}</div>{-}<div class="zbar"><a href="#">上一页</a><a href="#">1</a><a href="#">2</a><a href="#">3</a><a href="#">下一页</a></div>{/-}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="news: the rest of the text behind a button",
        title="青龙河畔新码头启用", published="2026-03-05", source="云岭融媒", url=HOST + "/m/detail/5512",
        markup=new_page(
            "<title>青龙河畔新码头启用 - 云岭融媒</title>",
            '''<div class="pg"><h2 class="h">青龙河畔新码头启用</h2><div class="by">云岭融媒 2026-03-05 18:01</div>{before}<div class="ct">{b}<p>{p0}</p><div class="rest" style="display:none"><p>{p1}</p><p>{p2}</p>{end}</div>{-}<div class="btn"><a href="javascript:;">展开全文</a></div>{/-}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="ministry: several boxes of one class are the sections of one text",
        title="督察整改问答", published="2026-03-05", source="法规处", url=HOST + "/zcjd/wd/202603/0512.html",
        markup=new_page(
            "<title>督察整改问答-政策问答-云岭市生态环境局</title>",
            '''<div class="qa"><h1>督察整改问答</h1><p class="from"><span>2026-03-05</span><span>来源：法规处</span></p>{before}{b}<div class="qa-sec"><h4>一、什么是销号？</h4><p>{p3}</p></div><div class="qa-sec"><h4>二、谁来验收？</h4><p>{p5}</p></div><div class="qa-sec"><h4>三、如何反映问题？</h4><p>{p7}</p>{end}</div>{/b}{after}</div>''',
        ),
    ),
    Template(
        name="city news: paragraphs in main beside the heading, aside, list of comments below",
        title="老砖厂变公园", published="2026-03-05", source="云岭都市报", url=HOST + "/news/20260305/118823",
        markup=new_page(
            "<title>老砖厂变公园 | 云岭都市报</title>",
            '''<main id="m"><h1>老砖厂变公园</h1><div class="i">2026-03-05 10:11 来源：云岭都市报</div>{before}{b}<p>{p0}</p><p>{p1}</p><p>{p3}</p>{end}{/b}{after}<ol class="c"><li><b>阿青</b> 周末就带孩子去。 2026-03-05 11:20</li><li><b>老罗</b> 停车位再多一点就好了。 2026-03-05 12:02</li></ol></main><aside><h3>热点</h3>''' + LIST + "</aside>",
        ),
    ),
    Template(
        name="print area: heading, source, text; host's line and interpretations with summaries behind",
        title="云岭市“十四五”整改评估报告", published="2026-03-05", source="市发改委", url=HOST + "/gk/fdzdgk/ghxx/5561.shtml",
        markup=new_page(
            "<title>云岭市“十四五”整改评估报告_规划信息_云岭市人民政府</title>",
            '''<div id="printArea"><div class="tt">云岭市“十四五”整改评估报告</div><div class="ly">发布时间：2026-03-05 16:00　信息来源：市发改委　浏览量：<b>218</b></div>{before}<div class="wz_zw">{b}<p>{p2}</p><p>{p4}</p><p>{p5}</p>{end}{/b}</div>{after}<div class="sys"><img src="/ewm.png"><p>扫一扫在手机打开当前页</p></div></div><div class="jd"><h3>相关解读</h3><dl><dt><a href="/jd1.html">一图读懂评估报告</a></dt><dd>评估报告分为五个部分，全面总结了五年来的整改成效，提出下一步建议。</dd><dt><a href="/jd2.html">专家谈评估报告</a></dt><dd>专家认为，报告数据翔实，结论可信，建议明确，具有较强的指导意义。</dd></dl></div>''',
        ),
    ),
)  # fmt: skip
