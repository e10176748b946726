"""The fifth batch: whole notices in one element, official letters, and lines in a text that look like furniture."""

from __future__ import annotations

from tests.parsers_template_page import Template, framed

FIFTH = (
    Template(
        name="article with everything in one element: shoulder, heading, sub, author, number, stamp, then text",
        title="云岭市河湖长制实施办法", published="2026-03-05", source="市水利局",
        markup=framed(
            "<title>云岭市河湖长制实施办法-云岭市水利局</title>",
            '''<div class="dd">{b}{-}<p>规范性文件</p><h1>云岭市河湖长制实施办法</h1><p>（试行）</p><p>2026-03-05 来源：市水利局 【字体：大 中 小】</p>{before}{/-}<p>　　第一条　为全面推行河湖长制，制定本办法。</p><p>　　第二条　本办法适用于本市行政区域内河湖的管理保护。</p><p>　　第三条　本办法自印发之日起施行。</p>{end}{/b}{after}</div>''',
        ),
    ),
    Template(
        name="official letter: number, addressees, signature, appendix, copies, printing line",
        title="关于转办群众举报件的函", published="2026-03-05", source="督察组", files=1,
        markup=framed(
            "<title>关于转办群众举报件的函_云岭市</title><meta name='PubDate' content='2026-03-05 10:00'>",
            '''<div class="fw"><div class="fwt">关于转办群众举报件的函</div><div class="fwx">发布时间：2026-03-05 10:00　来源：督察组　阅读次数：9</div>{before}<div class="fwn">{b}<p align="center">云督函〔2026〕11号</p><p>云岭县人民政府：</p><p>　　现将第二批群众举报件转你县办理。</p><p>　　联系人：周工；电话：0717-6220145</p><p>　　附件：<a href="/f/x.pdf">举报件清单</a></p><p align="right">云岭市协调联络组</p><p align="right">2026年3月5日</p><p>　　（此件公开发布）</p><p>附件</p><p align="center">举报件清单</p><p>1.滨江砂场扬尘扰民。</p><p>2.城北餐馆油烟直排。</p><p>抄送：市纪委监委。</p><p>云岭市协调联络组　　2026年3月5日印发</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="body that cites sources and links in its middle and its end",
        title="2025年云岭市水资源数据说明", published="2026-03-05", source="水文局",
        markup=framed(
            "<title>2025年云岭市水资源数据说明</title>",
            '''<div class="sj1"><h2>2025年云岭市水资源数据说明</h2><p class="sj2">发布日期：2026-03-05　来源：水文局</p>{before}<div class="sj3">{b}<p>一、数据范围</p><p>来源：全市27处水文站。</p><p>更新时间：每年3月。</p><p>二、查询方式</p><p>微信公众号：云岭水文；网址：<a href="http://sw.yunling.gov.cn/">sw.yunling.gov.cn</a></p><p>三、声明：本数据为整编前数据。</p><p>资料来源：《云岭市水资源公报》</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="rolling report: every paragraph begins with a time",
        title="防汛一线直击", published="2026-03-05", source="云岭发布",
        markup=framed(
            "<title>防汛一线直击_云岭发布</title>",
            '''<div class="gd1"><h1>防汛一线直击</h1><p class="gd2">2026-03-05 18:00 来源：云岭发布</p>{before}<div class="gd3">{b}<p>2026-03-05 15:20 市气象台发布暴雨黄色预警</p><p>2026-03-05 16:05 滨江闸全部开启</p><p>2026-03-05 17:40 城区积水点排水完毕，交通恢复。</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="meeting notice: time and place at the top of the text",
        title="关于召开听证会的公告", published="2026-03-05", source="发改委",
        markup=framed(
            "<title>关于召开听证会的公告</title>",
            '''<div class="ht"><h1>关于召开听证会的公告</h1><div class="ht2">发布时间：2026-03-05 信息来源：发改委</div>{before}<div class="ht3">{b}<p>关于召开听证会的公告</p><p>时间：2026年3月20日9:00</p><p>地点：市政府三楼会议室</p><p>内容：污水处理费调整方案。</p><p>报名电话：0717-6220145</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="text of a survey with short lines named like widgets",
        title="政务新媒体问卷结果", published="2026-03-05", source="网信办",
        markup=framed(
            "<title>政务新媒体问卷结果</title>",
            '''<div class="wj"><h1>政务新媒体问卷结果</h1><div class="wj2">时间：2026-03-05 来源：网信办</div>{before}<div class="wj3">{b}<p>本次问卷共回收1286份，各平台关注情况如下。</p><table border="1"><tr><td>平台</td><td>占比</td></tr><tr><td>微信</td><td>62%</td></tr><tr><td>微博</td><td>21%</td></tr></table><p>1.您常用的功能是</p><p>分享到朋友圈的占三成，评论的占一成。</p><p>2.建议</p><p>收藏与打印功能应更方便。</p><p>感谢参与。</p><p>下一步将逐项改进。</p><p>如有疑问可来电。</p><p>网信办</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="heading in strong inside a p, information in the next p, text paragraphs as siblings",
        title="关于公布河长名单的通知", published="2026-03-05", source="河长办",
        markup=framed(
            "<title>关于公布河长名单的通知 - 云岭县河长办</title>",
            '''<div class="hz"><p align="center"><strong>关于公布河长名单的通知</strong></p><p align="center">日期：2026-03-05 来源：河长办 点击：6</p>{before}{b}<p>各乡镇：</p><p>　　{p5}</p><table border="1"><tr><td>河流</td><td>河长</td></tr><tr><td>青龙河</td><td>李某</td></tr></table><p>　　特此通知。</p>{end}{/b}{after}</div>''',
        ),
    ),
    Template(
        name="two columns of body text in a layout table",
        title="青龙河两岸对照展示", published="2026-03-05", source="展览馆",
        markup=framed(
            "<title>青龙河两岸对照展示_云岭</title>",
            '''<div class="zl"><h2>青龙河两岸对照展示</h2><div class="zl2">发布时间：2026-03-05 来源：展览馆</div>{before}<div class="zl3">{b}<table width="100%"><tr><td width="50%"><p>整治前：岸线杂乱，砂场林立，污水直排。</p></td><td><p>整治后：岸绿水清，步道贯通，游人如织。</p></td></tr></table><p>　　{p3}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="abbreviated year in the address, no visible day",
        title="春季湿地巡护启动", published="2026-03-05", source="云岭林业",
        url="http://www.yunling.gov.cn/2026-03/05/content_1129.htm",
        markup=framed(
            "<title>春季湿地巡护启动_云岭林业</title>",
            '''<div class="ly1"><h1>春季湿地巡护启动</h1><div class="ly2">来源：云岭林业</div>{before}<div class="ly3">{b}<p>{p0}</p><p>{p3}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="nested spans and anchors as headings, stray closing tags",
        title="企业环保承诺公开", published="2026-03-05", source="企业协会",
        markup=framed(
            "<title>企业环保承诺公开</title>",
            '''<div class="cn"><a name="top"></a><div class="cnt"><span><b>企业环保承诺公开</b></span></div></p><div class="cnx"><span>来源：</span><span>企业协会</span><span>时间：</span><span>2026-03-05</span></div>{before}<div class="cnb">{b}<p><span><span>我单位郑重承诺：</span></span></p><p>一、严格执行环保法律法规，按证排污；</p><p>二、主动公开环境信息，接受社会监督。</p><p>承诺单位：云岭化工有限公司</p>{end}{/b}</div></span>{after}</div>''',
        ),
    ),
    Template(
        name="picture story with paragraphs only in figcaptions",
        title="候鸟归来", published="2026-03-05", source="云岭影像",
        markup=framed(
            "<title>候鸟归来_云岭影像</title>",
            '''<article class="story"><h1>候鸟归来</h1><p class="story-meta"><span class="date">2026-03-05</span> <span class="source">云岭影像</span></p>{before}<div class="story-body">{b}<figure><img src="/1.jpg"><figcaption>3月1日，成群白鹭飞临云岭市青龙河湿地觅食栖息。</figcaption></figure><figure><img src="/2.jpg"><figcaption>3月2日，观鸟爱好者在拍摄。</figcaption></figure>{end}{/b}</div>{after}</article>''',
        ),
    ),
    Template(
        name="English-named portal blocks: post-title, post-info, post-text with next page link",
        title="老厂区的新生态", published="2026-03-05", source="云岭周末",
        markup=framed(
            "<title>老厂区的新生态 | 云岭周末</title>",
            '''<div class="post"><h1 class="post-title">老厂区的新生态</h1><div class="post-info"><span>2026年03月05日 11:02</span><span>云岭周末</span></div>{before}<div class="post-text">{b}<p>{p0}</p><p>{p1}</p><p>{p2}</p>{end}{-}<div class="page-next"><a href="2.html">下一页</a></div>{/-}{/b}</div>{after}<div class="post-tags">标签：<a href="#">工业遗产</a></div></div>''',
        ),
    ),
)  # fmt: skip
