"""A sixth and a seventh batch, written before they were first read: old layout tables, news portals, ministry sites."""

from __future__ import annotations

from tests.parsers_template_page import HOST, LIST, Template

ROWS = "".join(f'<tr><td height="22">・<a href="shownews.asp?id={n}">{t}</a></td></tr>' for n, t in enumerate(("县领导检查防汛", "我县召开经济运行分析会", "春季植树活动启动", "全县秸秆禁烧会议召开")))
OLD_NAV = '<table width="980" align="center"><tr><td><img src="top.gif"></td></tr><tr><td bgcolor="#006699"><a href="index.asp">网站首页</a> | <a href="a.asp">机构设置</a> | <a href="b.asp">政务公开</a> | <a href="c.asp">在线服务</a></td></tr></table>'
OLD_FOOT = '<table width="980" align="center"><tr><td align="center">版权所有：云岭县环境保护局　技术支持：云岭科技<br>地址：云岭县解放路11号　电话：0717-6220000　鄂ICP备05003344号</td></tr></table>'
NEW_NAV = '<header class="top"><div class="nav-w"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/hdjl/">互动交流</a><a href="/sj/">数据</a></div></header>'
NEW_FOOT = '<div class="ft"><p>主办：云岭市人民政府办公室　承办：云岭市大数据中心</p><p>网站标识码：4205000021　鄂ICP备05001122号　鄂公网安备42050002000111号</p></div>'


def _old(head: str, middle: str) -> str:
    return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">{head}</head><body topmargin="0">{OLD_NAV}{middle}{OLD_FOOT}</body></html>'


def _new(head: str, middle: str) -> str:
    return f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8">{head}</head><body>{NEW_NAV}{middle}{NEW_FOOT}</body></html>'


SIXTH = (
    Template(
        name="web form: labels for title, day and content, <title> left as the tool wrote it",
        title="云岭县第3项督察整改任务完成情况公示", published="2026-03-05", source="督察科", url=HOST + "/ShowInfo.aspx?id=771",
        markup=_old(
            "<title>无标题页</title>",
            '''<form name="aspnetForm" method="post" action="ShowInfo.aspx?id=771" id="aspnetForm"><div><input type="hidden" name="__VIEWSTATE" value="/wEPDwUKLTM"></div><table width="980" align="center"><tr><td width="200" valign="top"><table>''' + ROWS + '''</table></td><td valign="top"><div align="center"><span id="ctl00_ContentPlaceHolder1_lblTitle" style="font-size:18px;font-weight:bold;">云岭县第3项督察整改任务完成情况公示</span></div><div align="center">来源：<span id="ctl00_ContentPlaceHolder1_lblSource">督察科</span>　时间：<span id="ctl00_ContentPlaceHolder1_lblTime">2026/3/5 9:12:33</span>　浏览次数：<span id="ctl00_ContentPlaceHolder1_lblHits">231</span></div>{before}<div style="padding:10px"><span id="ctl00_ContentPlaceHolder1_lblContent">{b}<p>　　{p2}</p><p>　　{p4}</p><p>　　{p6}</p>{end}{/b}</span></div>{after}</td></tr></table></form>''',
        ),
    ),
    Template(
        name="jsp: heading in a font class, publisher and rate of clicks, Word paragraphs in a cell",
        title="关于青龙河排污口整治情况的说明", published="2026-03-05", source=None, url=HOST + "/news.jsp?newsid=20260305112",
        markup=_old(
            "<title>云岭县环境保护局</title>",
            '''<table class="xwzx" width="900" align="center"><tr><td align="center"><font class="bt">关于青龙河排污口整治情况的说明</font></td></tr><tr><td align="center" class="xx">发布人：信息中心　发布时间：2026-03-05　点击率：318</td></tr><tr><td>{before}<div class="x1">{b}<p class="MsoNormal" style="text-indent:21pt">{p0}</p><p class="MsoNormal" style="text-indent:21pt">{p2}</p><p class="MsoNormal" style="text-indent:21pt">{p3}</p>{end}{/b}</div>{after}</td></tr><tr><td align="right"><a href="javascript:window.print()">打印</a> | <a href="javascript:window.close()">关闭</a></td></tr></table>''',
        ),
    ),
    Template(
        name="asp: text and breaks directly in a cell, file row below",
        title="云岭县督察整改任务清单", published="2026-03-05", source="县整改办", files=1, url=HOST + "/shownews.asp?id=118",
        markup=_old(
            "<title>云岭县督察整改任务清单</title>",
            '''<table width="760" align="center"><tr><td class="black18" align="center"><b>云岭县督察整改任务清单</b></td></tr><tr><td align="center">作者：佚名　来源：县整改办　更新时间：2026-3-5　字体：【大 中 小】</td></tr>{before}<tr><td class="black14">{b}<br>　　{p4}<br><br>　　{p5}<br><br>　　{p6}{end}{/b}</td></tr>{after}<tr><td>附件下载：<a href="UploadFile/2026-3/20263591133.doc">任务清单.doc</a></td></tr></table>''',
        ),
    ),
    Template(
        name="form view: one table cell with heading, line and panel",
        title="云岭县环境质量月报（2月）", published="2026-03-05", source="监测站", url=HOST + "/Detail.aspx?guid=5f3a",
        markup=_old(
            "<title>云岭县环境质量月报（2月） - 云岭县环境保护局</title>",
            '''<table align="center"><tr><td><table cellspacing="0" id="ContentPlaceHolder1_FormView1" style="width:100%;border-collapse:collapse;"><tr><td colspan="2"><h3 align="center">云岭县环境质量月报（2月）</h3><div class="dline">【信息来源：监测站】 【发布日期：2026-03-05】 【阅读次数：67】</div>{before}<div id="ContentPlaceHolder1_FormView1_Panel1">{b}<p>{p4}</p><table border="1"><tr><td>断面</td><td>类别</td></tr><tr><td>青龙桥</td><td>Ⅲ类</td></tr></table><p>{p3}</p>{end}{/b}</div>{after}</td></tr></table></td></tr></table>''',
        ),
    ),
    Template(
        name="jsp of 2005: centred h3 between rules, source and day in a table, blockquote",
        title="关于加强砂石料场管理的通告", published="2026-03-05", source="县环保局", url=HOST + "/jsp/content.jsp?id=5541",
        markup=_old(
            "<title>:: 欢迎访问云岭县环保局 ::</title>",
            '''<center><h3>关于加强砂石料场管理的通告</h3></center><hr><table width="90%" align="center"><tr><td>来源：县环保局</td><td align="right">日期：2026-03-05</td></tr></table><hr>{before}<blockquote>{b}<p>　　{p5}</p><p>　　{p6}</p><p align="right">云岭县环境保护局</p><p align="right">2026年3月5日</p>{end}{/b}</blockquote>{after}''',
        ),
    ),
    Template(
        name="old cells: day and hits in lens brackets, text in a cell with an id of its own",
        title="青龙化工异味扰民问题整改完成", published="2026-03-05", source=None, url=HOST + "/Article_Show.asp?ArticleID=3391",
        markup=_old(
            "<title>青龙化工异味扰民问题整改完成--云岭环保</title>",
            '''<table width="980" align="center"><tr><td width="210"><table><tr><td>最新信息</td></tr>''' + ROWS + '''</table></td><td><table width="100%"><tr><td background="bg.gif"><div align="center" class="STYLE3">青龙化工异味扰民问题整改完成</div></td></tr><tr><td align="center">〖2026-3-5〗 〖浏览：1033〗</td></tr><tr><td>{before}</td></tr><tr><td id="newstext" style="word-break:break-all">{b}<p>　　{p0}</p><p>　　{p1}</p><p>　　{p3}</p>{end}{/b}</td></tr><tr><td>{after}</td></tr></table></td></tr></table>''',
        ),
    ),
    Template(
        name="one cell for all: typed heading, small line, paragraphs, closing line, list of links",
        title="县环保局开展饮用水源地检查", published="2026-03-05", source="监察大队", url=HOST + "/view.asp?bid=2&aid=771",
        markup=_old(
            "<title>县环保局开展饮用水源地检查 云岭县环境保护局</title>",
            '''<table width="800" align="center"><tr><td valign="top"><p align="center"><strong>县环保局开展饮用水源地检查</strong></p><p align="center" class="small">2026年3月5日　信息来源：监察大队</p>{before}{b}<p>　　{p0}</p><p>　　{p2}</p><p>　　{p3}</p>{end}{/b}<p align="right">【<a href="javascript:window.close()">关闭</a>】</p>{after}<table><tr><td><b>相关新闻</b></td></tr>''' + ROWS + "</table></td></tr></table>",
        ),
    ),
    Template(
        name="disclosure: index rows, number in the table, sign-off as a table of figures with text above",
        title="云岭县督察整改任务销号公示（第四批）", published="2026-03-05", source="云岭县督改办", url=HOST + "/xxgk/detail.jsp?iid=88213",
        markup=_old(
            "<title>信息公开</title>",
            '''<div id="main"><table class="xxgkbt" border="1"><tr><td>索引号</td><td>YL021-2026-0032</td><td>信息分类</td><td>督察整改</td></tr><tr><td>信息名称</td><td colspan="3">云岭县督察整改任务销号公示（第四批）</td></tr><tr><td>发布机构</td><td>云岭县督改办</td><td>公开日期</td><td>2026-03-05</td></tr></table>{before}<div class="nrk">{b}<p>　　{p6}</p><table border="1"><tr><td>序号</td><td>任务</td><td>责任单位</td></tr><tr><td>1</td><td>关停小散企业47家</td><td>工信局</td></tr><tr><td>2</td><td>建设管网36.8公里</td><td>住建局</td></tr></table><p>　　{p7}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="left cell with the office's address and duties, right cell with the notice",
        title="关于公开征集整改意见的公告", published="2026-03-05", source="云岭县生态环境分局", url=HOST + "/content.php?cid=31&id=902",
        markup=_old(
            "<title>关于公开征集整改意见的公告|云岭县生态环境分局</title>",
            '''<table width="1000" align="center"><tr><td width="260" valign="top"><p>我局办公地址位于云岭县解放路11号，设办公室、法规股、督察股，负责全县污染防治的监督管理。</p><p>办公电话：0717-6220000，传真：0717-6220001，邮编：443500。</p></td><td valign="top"><h2>关于公开征集整改意见的公告</h2><p class="sub">作者：云岭县生态环境分局　来源：云岭县生态环境分局　日期：2026-03-05 10:20</p>{before}<div>{b}<p>{p4}</p><p>{p6}</p><p>{p7}</p>{end}{/b}</div>{after}</td></tr></table>''',
        ),
    ),
    Template(
        name="labels of an update panel: content in a span with divs, <title> empty",
        title="云岭县扬尘治理完成情况", published="2026-03-05", source=None, url=HOST + "/NewsView.aspx?NewsID=1402",
        markup=_old(
            "<title></title>",
            '''<form id="form1"><div id="UpdatePanel1"><table align="center" width="900"><tr><td align="center"><span id="Label1" class="newsbt">云岭县扬尘治理完成情况</span></td></tr><tr><td align="center">发布日期：<span id="Label2">2026年3月5日</span> 　点击：<span id="Label4">96</span>次</td></tr><tr><td>{before}<span id="Label3">{b}<div>　　{p0}</div><div>　　{p2}</div><div>　　{p3}</div>{end}{/b}</span>{after}</td></tr></table></div></form>''',
        ),
    ),
    Template(
        name="ministry: information in list items, text box, annex box",
        title="关于第三批典型案例的通报", published="2026-03-05", source="督察办", files=2, url=HOST + "/ywgz/202603/t20260305_1183321.shtml",
        markup=_new(
            "<title>关于第三批典型案例的通报_生态环境部门</title>",
            '''<div class="detail_box"><h2 class="detail_tit">关于第三批典型案例的通报</h2><ul class="detail_info"><li>发布时间：2026-03-05</li><li>来源：督察办</li><li>字号：<a href="#">大</a><a href="#">小</a></li></ul>{before}<div class="detail_txt">{b}<p>{p5}</p><p>{p2}</p><p>{p3}</p>{end}{/b}</div><div class="detail_fj"><span>附件：</span><a href="./W020260305331.pdf">1.案例汇编.pdf</a><a href="./W020260305332.docx">2.回执.docx</a></div>{after}</div>''',
        ),
    ),
    Template(
        name="news portal: article with header and section, comment area with entries",
        title="一条黑臭河的十年", published="2026-03-05", source="云岭晚报", url=HOST + "/p/883112.html",
        markup=_new(
            "<title>一条黑臭河的十年_云岭新闻网</title><meta property='og:title' content='一条黑臭河的十年'>",
            '''<main class="wrap"><article><header><h1>一条黑臭河的十年</h1><p class="meta"><time>2026-03-05 07:40</time><span>云岭晚报</span></p></header>{before}<section class="txt">{b}<p>{p0}</p><p>{p1}</p><p>{p2}</p>{end}{/b}</section>{after}</article><div class="pl-area"><h3>全部评论(2)</h3><div class="pl-item"><span class="nick">老街坊</span><p>小时候还在河里游过泳，希望早日恢复。</p><em>3小时前</em></div><div class="pl-item"><span class="nick">风过青龙</span><p>管网改造那阵子天天堵车，现在看值得。</p><em>5小时前</em></div></div></main>''',
        ),
    ),
    Template(
        name="news: abstract box above, recommended cards inside the text",
        title="云岭：督察整改“回头看”", published="2026-03-05", source="云岭日报", url=HOST + "/2026/0305/c1105-339212.html",
        markup=_new(
            "<title>云岭：督察整改“回头看”--云岭频道</title>",
            '''<div class="rm_wrap"><h1>云岭：督察整改“回头看”</h1><div class="channel"><div class="col-1-1">2026年03月05日08:02 | 来源：<a href="#">云岭日报</a></div><div class="pl">小字号</div></div><div class="zhaiyao"><span>摘要</span>38项任务已完成31项，其余按时序推进。</div>{before}<div class="rm_txt_con cf">{b}<p>{p0}</p><p>{p1}</p><p>{p4}</p>{end}{-}<div class="rm_relevant cf"><h4>相关新闻</h4><ul><li><a href="/a.html">全市重点项目观摩会举行</a></li><li><a href="/b.html">市领导检查防火</a></li></ul></div><div class="edit cf">(责编：王小明、李大力)</div>{/-}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="app page: name, day and place without labels, rich text of sections",
        title="这里的天更蓝了", published="2026-03-05", source="云岭发布", url=HOST + "/app/share?aid=7781231",
        markup=_new(
            "<title>这里的天更蓝了</title>",
            '''<div class="app-art"><div class="app-tit">这里的天更蓝了</div><div class="app-meta"><span class="nm">云岭发布</span> <span class="dt">2026-03-05 09:20</span> <span class="ip">湖北</span></div>{before}<div class="rich">{b}<section><p><span>{p0}</span></p></section><section><p><span>{p2}</span></p></section><section><p><span>{p3}</span></p></section>{end}{/b}</div>{after}<div class="app-bar"><span>阅读 2.1万</span><span>赞 33</span></div></div>''',
        ),
    ),
    Template(
        name="ministry: index in a definition list, the signature in a named box behind the text",
        title="关于同意云岭市整改方案的复函", published="2026-03-05", source="省督察办", url=HOST + "/zcwj/10188.html",
        markup=_new(
            "<title>关于同意云岭市整改方案的复函-政策文件</title>",
            '''<div class="wj"><dl class="wj-top"><dt>索引号：</dt><dd>000188/2026-0031</dd><dt>发布机构：</dt><dd>省督察办</dd><dt>发布日期：</dt><dd>2026-03-05</dd><dt>文号：</dt><dd>督办函〔2026〕18号</dd></dl><h1>关于同意云岭市整改方案的复函</h1>{before}{b}<div class="wj-txt"><p>云岭市人民政府：</p><p>{p4}</p><p>{p5}</p></div><div class="luokuan"><p>省督察办</p><p>2026年3月5日</p>{end}</div>{/b}{after}</div>''',
        ),
    ),
    Template(
        name="news: numbered pages, the later ones hidden, bar of pages behind",
        title="云岭搬迁化工厂纪实", published="2026-03-05", source="云岭周刊", url=HOST + "/html/2026/sd_0305/4431.html",
        markup=_new(
            "<title>云岭搬迁化工厂纪实_深度_云岭网</title>",
            '''<div class="main-l"><h1>云岭搬迁化工厂纪实</h1><div class="laiyuan">来源：云岭周刊　2026-03-05 06:30</div>{before}<div class="zw-w">{b}<div class="zpage" id="zp1"><p>{p0}</p><p>{p1}</p></div><div class="zpage" id="zp2" style="display:none"><p>{p2}</p><p>{p3}</p></div><div class="zpage" id="zp3" style="display:none"><p>{p4}</p>{end}</div>{-}<div class="zbar"><a href="#">上一页</a><a href="#">1</a><a href="#">2</a><a href="#">3</a><a href="#">下一页</a></div>{/-}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="news: the rest of the text behind a button",
        title="青龙河畔新码头启用", published="2026-03-05", source="云岭融媒", url=HOST + "/m/detail/5512",
        markup=_new(
            "<title>青龙河畔新码头启用 - 云岭融媒</title>",
            '''<div class="pg"><h2 class="h">青龙河畔新码头启用</h2><div class="by">云岭融媒 2026-03-05 18:01</div>{before}<div class="ct">{b}<p>{p0}</p><div class="rest" style="display:none"><p>{p1}</p><p>{p2}</p>{end}</div>{-}<div class="btn"><a href="javascript:;">展开全文</a></div>{/-}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="ministry: several boxes of one class are the sections of one text",
        title="督察整改问答", published="2026-03-05", source="法规处", url=HOST + "/zcjd/wd/202603/0512.html",
        markup=_new(
            "<title>督察整改问答-政策问答-云岭市生态环境局</title>",
            '''<div class="qa"><h1>督察整改问答</h1><p class="from"><span>2026-03-05</span><span>来源：法规处</span></p>{before}{b}<div class="qa-sec"><h4>一、什么是销号？</h4><p>{p3}</p></div><div class="qa-sec"><h4>二、谁来验收？</h4><p>{p5}</p></div><div class="qa-sec"><h4>三、如何反映问题？</h4><p>{p7}</p>{end}</div>{/b}{after}</div>''',
        ),
    ),
    Template(
        name="city news: paragraphs in main beside the heading, aside, list of comments below",
        title="老砖厂变公园", published="2026-03-05", source="云岭都市报", url=HOST + "/news/20260305/118823",
        markup=_new(
            "<title>老砖厂变公园 | 云岭都市报</title>",
            '''<main id="m"><h1>老砖厂变公园</h1><div class="i">2026-03-05 10:11 来源：云岭都市报</div>{before}{b}<p>{p0}</p><p>{p1}</p><p>{p3}</p>{end}{/b}{after}<ol class="c"><li><b>阿青</b> 周末就带孩子去。 2026-03-05 11:20</li><li><b>老罗</b> 停车位再多一点就好了。 2026-03-05 12:02</li></ol></main><aside><h3>热点</h3>''' + LIST + "</aside>",
        ),
    ),
    Template(
        name="print area: heading, source, text; host's line and interpretations with summaries behind",
        title="云岭市“十四五”整改评估报告", published="2026-03-05", source="市发改委", url=HOST + "/gk/fdzdgk/ghxx/5561.shtml",
        markup=_new(
            "<title>云岭市“十四五”整改评估报告_规划信息_云岭市人民政府</title>",
            '''<div id="printArea"><div class="tt">云岭市“十四五”整改评估报告</div><div class="ly">发布时间：2026-03-05 16:00　信息来源：市发改委　浏览量：<b>218</b></div>{before}<div class="wz_zw">{b}<p>{p2}</p><p>{p4}</p><p>{p5}</p>{end}{/b}</div>{after}<div class="sys"><img src="/ewm.png"><p>扫一扫在手机打开当前页</p></div></div><div class="jd"><h3>相关解读</h3><dl><dt><a href="/jd1.html">一图读懂评估报告</a></dt><dd>评估报告分为五个部分，全面总结了五年来的整改成效，提出下一步建议。</dd><dt><a href="/jd2.html">专家谈评估报告</a></dt><dd>专家认为，报告数据翔实，结论可信，建议明确，具有较强的指导意义。</dd></dl></div>''',
        ),
    ),
)  # fmt: skip

SEVENTH = (
    Template(
        name="old portal: numbered ids for title and day, text in a span, previous and next as lines of text",
        title="云岭县关停小造纸厂12家", published="2026-03-05", source="县政府办", url=HOST + "/readnews.asp?newsid=9912",
        markup=_old(
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
        markup=_old(
            "<title>县城垃圾填埋场完成封场-云岭县政府网</title>",
            '''<table width="980" align="center"><tr><td class="wz">您的位置：<a href="/">首页</a> &gt;&gt; <a href="/xw/">新闻</a> &gt;&gt; 正文</td></tr><tr><td class="bt" align="center">县城垃圾填埋场完成封场</td></tr><tr><td align="center">2026-03-05 08:30:00　来源：云岭报　点击：77</td></tr><tr><td>{before}<div class="zwnr">{b}<p>　　{p0}</p><table align="center"><tr><td><img src="/up/1.jpg" width="500" height="300"></td></tr><tr><td align="center">封场后的填埋场。</td></tr></table><p>　　{p2}</p><p>　　{p3}</p>{end}{/b}</div>{after}</td></tr></table>''',
        ),
    ),
    Template(
        name="disclosure in one table: index rows above, text in the last, merged cell",
        title="关于第5项整改任务的验收意见", published="2026-03-05", source="云岭市督改办", url=HOST + "/zwgk/view.jsp?id=5501",
        markup=_old(
            "<title>政府信息公开</title>",
            '''<table width="900" border="1" align="center"><tr><th>索 引 号</th><td>YL-2026-055</td><th>公开类别</th><td>主动公开</td></tr><tr><th>名　　称</th><td colspan="3">关于第5项整改任务的验收意见</td></tr><tr><th>发布机构</th><td>云岭市督改办</td><th>发布日期</th><td>2026-03-05</td></tr><tr><td colspan="4">{before}<div>{b}<p>{p4}</p><p>{p6}</p><p>{p7}</p>{end}{/b}</div>{after}</td></tr></table>''',
        ),
    ),
    Template(
        name="template tool: numbered styles, contacts of the site in a table below",
        title="青龙河禁采公告", published="2026-03-05", source="河长办", url=HOST + "/shuili/gg/11.html",
        markup=_old(
            "<title>青龙河禁采公告</title>",
            '''<table width="950" align="center"><tr><td class="STYLE6" align="center">青龙河禁采公告</td></tr><tr><td align="center" class="STYLE7">来源：河长办 时间：2026-03-05</td></tr><tr><td class="STYLE9">{before}<div class="STYLE8">{b}<p>　　{p5}</p><p>　　{p6}</p><p align="right">云岭县河长办</p>{end}{/b}</div>{after}</td></tr></table><table width="950" align="center"><tr><td><b>联系我们</b></td></tr><tr><td>云岭县水利局办公室　电话：0717-6331122　信箱：sl@yunling.gov.cn，欢迎来电来信，我们将及时答复。</td></tr></table>''',
        ),
    ),
    Template(
        name="asp: scrolling hint and publisher below the text",
        title="两家企业被列入督办名单", published="2026-03-05", source="环境监察支队", url=HOST + "/onews.asp?id=1881",
        markup=_old(
            "<title>云岭环保网--两家企业被列入督办名单</title>",
            '''<table width="770" align="center"><tr><td height="50" align="center"><font color="#CC0000" style="font-size:14pt"><b>两家企业被列入督办名单</b></font></td></tr><tr><td align="center">时间：2026-3-5 15:21:07　来源：环境监察支队</td></tr><tr><td class="news_content">{before}<div style="font-size:10.5pt">{b}<p>　　{p0}</p><p>　　{p4}</p><p>　　{p5}</p>{end}{/b}</div>{after}</td></tr><tr><td align="center">双击自动滚屏　【<a href="javascript:window.close()">关闭窗口</a>】</td></tr><tr><td>发布者：admin　点击数：381</td></tr></table>''',
        ),
    ),
    Template(
        name="labels and values of the information line in cells of their own",
        title="云岭市公布第二批整改清单", published="2026-03-05", source="市督改办", url=HOST + "/ecdomain/framework/news.jsp?infoid=88",
        markup=_old(
            "<title>云岭市政务网</title>",
            '''<table width="900" align="center"><tr><td colspan="6" align="center"><h1>云岭市公布第二批整改清单</h1></td></tr><tr><td>发布时间：</td><td>2026-03-05</td><td>来源：</td><td>市督改办</td><td>点击：</td><td>35</td></tr></table><table width="900" align="center"><tr><td>{before}<div>{b}<p>{p4}</p><p>{p2}</p><p>{p6}</p>{end}{/b}</div>{after}</td></tr></table>''',
        ),
    ),
    Template(
        name="php: list of articles at the right, editor in brackets at the end of the text",
        title="云岭：让砖窑变花园", published="2026-03-05", source="云岭网", url=HOST + "/plus/view.php?aid=7712",
        markup=_old(
            "<title>云岭：让砖窑变花园_云岭网</title>",
            '''<div class="w960"><div class="pleft"><div class="place"><strong>当前位置:</strong> <a href="/">主页</a> &gt; <a href="/xw/">新闻</a> &gt; </div><div class="viewbox"><div class="title"><h2>云岭：让砖窑变花园</h2></div><div class="info"><small>时间:</small>2026-03-05 09:10<small>来源:</small>云岭网 <small>作者:</small>程一帆 <small>点击:</small>99次</div>{before}<div class="content"><table width="100%"><tr><td>{b}<p>　　{p0}</p><p>　　{p1}</p><p>　　{p2}</p>{end}{-}<p>(责任编辑：admin)</p>{/-}{/b}</td></tr></table></div>{after}</div></div><div class="pright"><dl class="tbox"><dt><strong>推荐内容</strong></dt><dd><ul>''' + LIST + "</ul></dd></dl></div></div>",
        ),
    ),
    Template(
        name="domino: field labels, text in font and div elements",
        title="督察信访件办理结果", published="2026-03-05", source="信访科", url=HOST + "/web/hb.nsf/0/8A1F2C3D?OpenDocument",
        markup=_old(
            "<title>督察信访件办理结果</title>",
            '''<form><table width="90%" align="center"><tr><td width="80">标题：</td><td>督察信访件办理结果</td></tr><tr><td>发布日期：</td><td>2026-03-05</td></tr><tr><td>信息来源：</td><td>信访科</td></tr></table><br>{before}<table width="90%" align="center"><tr><td>{b}<div><font size="3" face="宋体">　　{p4}</font></div><div><font size="3" face="宋体">　　{p5}</font></div><div><font size="3" face="宋体">　　{p6}</font></div>{end}{/b}</td></tr></table>{after}</form>''',
        ),
    ),
    Template(
        name="shoulder row, heading row, stamp row; source behind the text in brackets",
        title="云岭关停矿山19座", published="2026-03-05", source=None, url=HOST + "/2026/3/5/112.htm",
        markup=_old(
            "<title>云岭关停矿山19座</title>",
            '''<table width="880" align="center"><tr><td align="center">督察整改进行时</td></tr><tr><td align="center"><span class="t2">云岭关停矿山19座</span></td></tr><tr><td align="center">2026-03-05 10:00</td></tr><tr><td>{before}<div id="cont">{b}<p>　　{p0}</p><p>　　{p2}</p><p>　　{p3}</p>{end}{/b}</div>{after}</td></tr></table>''',
        ),
    ),
    Template(
        name="server-rendered components: blocks with double underscores",
        title="云岭建成智慧监测网", published="2026-03-05", source="市生态环境局", url=HOST + "/web/article/1883321",
        markup=_new(
            "<title>云岭建成智慧监测网</title>",
            '''<div id="app" data-server-rendered="true"><div class="page__main" data-v-7a1><div class="article" data-v-7a1><div class="article__title" data-v-7a1>云岭建成智慧监测网</div><div class="article__meta" data-v-7a1><span data-v-7a1>2026-03-05 14:22</span><span data-v-7a1>来源: 市生态环境局</span></div>{before}<div class="article__body" data-v-7a1>{b}<p>{p2}</p><p>{p4}</p><p>{p3}</p>{end}{/b}</div>{after}</div><div class="hot__list" data-v-7a1><ul>''' + LIST + "</ul></div></div></div>",
        ),
    ),
    Template(
        name="ministry: table of contents before sections with ids",
        title="云岭市生态修复年报", published="2026-03-05", source="综合处", url=HOST + "/hjzl/nb/202603/5.html",
        markup=_new(
            "<title>云岭市生态修复年报_环境质量_云岭市生态环境局</title>",
            '''<div class="doc"><h1 class="doc-h">云岭市生态修复年报</h1><div class="doc-i">日期：2026-03-05　来源：综合处</div><div class="doc-toc"><ul><li><a href="#s1">一、水环境</a></li><li><a href="#s2">二、大气环境</a></li></ul></div>{before}<div class="doc-c">{b}<h3 id="s1">一、水环境</h3><p>{p0}</p><h3 id="s2">二、大气环境</h3><p>{p3}</p><p>{p4}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="converged media: text and breaks, credits with vertical bars",
        title="河长巡河记", published="2026-03-05", source="云岭融媒体中心", url=HOST + "/rmt/c/202603/7712.shtml",
        markup=_new(
            "<title>河长巡河记-云岭融媒体中心</title>",
            '''<div class="rm-detail"><h1>河长巡河记</h1><div class="rm-sub"><i>2026-03-05 17:30</i><i>来源：云岭融媒体中心</i></div>{before}<div class="rm-content">{b}　　{p0}<br/><br/>　　{p1}<br/><br/>　　{p2}{end}{-}<p>编辑：马小可</p>{/-}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="news: video placeholder and editor's note above the text",
        title="直击青龙河清淤", published="2026-03-05", source="云岭台", url=HOST + "/video/2026/5512.html",
        markup=_new(
            "<title>直击青龙河清淤_云岭台</title>",
            '''<div class="vd"><h1 class="vd-t">直击青龙河清淤</h1><p class="vd-i">云岭台 | 2026年03月05日 19:00</p><div class="vd-p"><video src="/v/1.mp4"></video></div>{before}<div class="vd-c">{b}<p>{p0}</p><p>{p1}</p><p>{p3}</p>{end}{/b}</div>{after}<div class="vd-r"><h4>更多视频</h4><ul>''' + LIST + "</ul></div></div>",
        ),
    ),
    Template(
        name="paragraphs and the box of files as children of one element with the heading",
        title="关于报送整改材料的通知", published="2026-03-05", source="督察办", files=1, url=HOST + "/tzgg/8812.html",
        markup=_new(
            "<title>关于报送整改材料的通知-通知公告-云岭市生态环境局</title>",
            '''<div class="con"><h3 class="con-t">关于报送整改材料的通知</h3><div class="con-i">发布时间：2026-03-05 来源：督察办 阅读次数：88</div>{before}{b}<p>各县（市、区）分局：</p><p>{p5}</p><p>{p7}</p><p style="text-align:right">督察办</p><div class="fj-box"><b>附件</b><a href="/files/2026/bs.xlsx">报送表.xlsx</a></div>{end}{/b}{after}</div>''',
        ),
    ),
    Template(
        name="interpretation page: the policy it explains in a box above the text",
        title="《整改验收办法》解读", published="2026-03-05", source="法规科", url=HOST + "/zcjd/20260305.html",
        markup=_new(
            "<title>《整改验收办法》解读</title>",
            '''<div class="jd-w"><h2>《整改验收办法》解读</h2><div class="jd-i"><span>发布日期：2026-03-05</span><span>信息来源：法规科</span></div><div class="glwj"><span>关联政策：</span><a href="/zc/1.html">云岭市督察整改验收办法</a></div>{before}<div class="jd-c">{b}<p>{p5}</p><p>{p3}</p><p>{p6}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="tools in lens brackets on both sides of the text, inside its parent",
        title="云岭市空气质量通报", published="2026-03-05", source="监测处", url=HOST + "/kqzl/0305.html",
        markup=_new(
            "<title>云岭市空气质量通报</title>",
            '''<div class="xq"><p class="xq-bt">云岭市空气质量通报</p><p class="xq-ly">来源：监测处　发布时间：2026-03-05　【字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】</p><p class="xq-gj">【打印】【关闭】【收藏】</p>{before}<div class="xq-nr">{b}<p>{p4}</p><p>{p0}</p><p>{p3}</p>{end}{/b}</div>{after}<p class="xq-gj">【打印】【关闭】【返回顶部】</p></div>''',
        ),
    ),
    Template(
        name="sections that open and close: details and summary",
        title="信访件办理情况（第二批）", published="2026-03-05", source="市督改办", url=HOST + "/xfj/202603/t2.html",
        markup=_new(
            "<title>信访件办理情况（第二批）</title>",
            '''<div class="xf"><h1>信访件办理情况（第二批）</h1><div class="xf-i">2026-03-05 来源：市督改办</div>{before}<div class="xf-c">{b}<details><summary>受理编号X2026001</summary><p>{p0}</p></details><details><summary>受理编号X2026002</summary><p>{p2}</p></details><p>{p7}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="two marks of one system: an empty editor above, the text in the second",
        title="云岭市整改专班工作安排", published="2026-03-05", source="市政府办", url=HOST + "/gk/202603/t20260305_9921.html",
        markup=_new(
            "<title>云岭市整改专班工作安排--云岭市人民政府</title>",
            '''<div class="zw-box"><h1>云岭市整改专班工作安排</h1><div class="zw-i">2026-03-05 来源：市政府办</div><div class="TRS_Editor"></div>{before}<div class="TRS_Editor">{b}<div class="Custom_UnionStyle"><p>{p5}</p><p>{p2}</p><p>{p7}</p>{end}</div>{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="portal: statement of the site and next report as cards behind the text",
        title="老工业区的转身", published="2026-03-05", source="云岭观察", url=HOST + "/gc/a/20260305/000112.htm",
        markup=_new(
            "<title>老工业区的转身_云岭观察</title>",
            '''<div class="lft-w"><h1>老工业区的转身</h1><div class="a-src"><span>云岭观察</span><span>2026-03-05 08:08</span></div>{before}<div class="a-con">{b}<p>{p0}</p><p>{p1}</p><p>{p4}</p>{end}{/b}</div>{after}<div class="a-sm">本文为云岭观察原创稿件，未经授权不得转载，转载请注明来源。</div><div class="a-card"><a href="/gc/1.html"><b>一座矿山的复绿</b><span>昔日矿坑如今绿树成荫，周边村民吃上了生态饭，生活一天比一天好。</span></a></div><div class="a-card"><a href="/gc/2.html"><b>河长日记</b><span>一名基层河长记录下三年来巡河的点滴，字里行间都是对这条河的牵挂。</span></a></div></div>''',
        ),
    ),
)  # fmt: skip
