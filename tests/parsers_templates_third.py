"""The third batch: short bodies beside long furniture, copies of a body, and lines of a head in every order."""

from __future__ import annotations

from tests.parsers_template_page import Template, framed

PROSE = "滨江公园二期建成开放，市民休闲又添好去处，园内设置健身步道、亲水平台和儿童活动区，预计日均接待游客三千人次。"
INTRO = "云岭市环境监测站成立于1984年，是市生态环境局直属事业单位，承担全市环境质量监测、污染源监督监测和应急监测任务，现有职工46人，其中高级职称15人。"

THIRD = (
    Template(
        name="one-sentence notice, right column of news with summaries",
        title="关于公布举报电话的公告", published="2026-03-05", source="市整改办", files=1,
        markup=framed(
            "<title>关于公布举报电话的公告-云岭市人民政府</title>",
            '''<div class="box clearfix"><div class="l_box"><div class="wz_title">关于公布举报电话的公告</div><div class="wz_info">2026-03-05 来源：市整改办</div>{before}<div class="wz_body">{b}<p>督察整改举报电话：0717-6220145，受理时间为每日8:00至20:00。</p><p>附件：<a href="/f/1.pdf">举报须知.pdf</a></p>{end}{/b}</div>{after}</div><div class="r_box"><h3>图说云岭</h3><div class="tw"><a href="/n/8.html">滨江公园二期开放</a><p>''' + PROSE + '''</p></div><div class="tw"><a href="/n/9.html">新建小学封顶</a><p>''' + PROSE + "</p></div></div></div>",
        ),
    ),
    Template(
        name="short body above a long site footer in plain tables",
        title="关于停止使用旧版表格的通知", published="2026-03-05", source=None,
        markup=framed(
            "<title>关于停止使用旧版表格的通知</title>",
            '''<div class="mm"><h2>关于停止使用旧版表格的通知</h2><p class="tm">2026-03-05</p>{before}<div class="nn">{b}<p>各排污单位：</p><p>自2026年4月1日起停止使用旧版排污申报表格，请登录系统下载新表。</p><p>云岭市生态环境局</p>{end}{/b}</div>{after}</div>''',
            foot='<table width="1000"><tr><td>云岭市生态环境局版权所有 未经协议授权，禁止下载使用</td></tr><tr><td>地址：云岭市沿江大道88号 邮编：443000 电话：0717-6000111 传真：0717-6000112</td></tr><tr><td>鄂ICP备05001122号 鄂公网安备42050002000111号 网站标识码：4205000021</td></tr><tr><td>建议使用IE9.0以上浏览器，分辨率1366*768浏览本网站，如有问题请与网站管理员联系。</td></tr></table>',
        ),
    ),
    Template(
        name="disclaimer box of several sentences behind the body",
        title="护河志愿者的周末", published="2026-03-05", source="云岭晚报",
        markup=framed(
            "<title>护河志愿者的周末_云岭热线</title>",
            '''<div class="art_box"><h1>护河志愿者的周末</h1><div class="art_from">2026-03-05 09:00　来源：云岭晚报</div>{before}<div class="art_txt">{b}<p>　　{p0}</p><p>　　{p1}</p>{end}{/b}</div>{after}<div class="mzsm"><p>免责声明：</p><p>1.本网转载的稿件均注明来源，版权归原作者所有。</p><p>2.转载目的在于传递更多信息，并不代表本网赞同其观点和对其真实性负责。</p><p>3.如涉及版权等问题，请作者在两周内联系本网。</p></div></div>''',
        ),
    ),
    Template(
        name="readers' comments behind the body",
        title="滨江路改造方案公示引热议", published="2026-03-05", source="云岭论坛",
        markup=framed(
            "<title>滨江路改造方案公示引热议 - 云岭论坛</title>",
            '''<div class="zw_wrap"><h1 class="zw_tt">滨江路改造方案公示引热议</h1><div class="zw_xx"><span>2026-03-05 12:00</span> <span>来源：云岭论坛</span></div>{before}<div class="zw_nr">{b}<p>{p0}</p><p>{p2}</p><p>{p6}</p>{end}{/b}</div>{after}<div id="comments" class="comment-list"><h3>网友评论（2）</h3><ul><li><b>清风</b><p>早就该治理了，希望能坚持下去，别一阵风。</p></li><li><b>老街坊</b><p>管网改造是好事，就是施工围挡太久，出行不方便。</p></li></ul></div></div>''',
        ),
    ),
    Template(
        name="two visible copies, for desktops and telephones, without known marks",
        title="云岭市排污单位名录公布", published="2026-03-05", source="市生态环境局",
        markup=framed(
            "<title>云岭市排污单位名录公布</title>",
            '''<div class="pcbox"><h2>云岭市排污单位名录公布</h2><div class="xx">发布日期：2026-03-05 来源：市生态环境局</div>{before}<div class="neirong">{b}<p>{p5}</p><p>{p4}</p><p>{p6}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="hidden copy of an older text before the body",
        title="关于修订应急预案的通知", published="2026-03-05", source="市应急办",
        markup=framed(
            "<title>关于修订应急预案的通知_云岭市政府</title>",
            '''<div class="dy" style="display:none"><h1>关于修订应急预案的通知</h1><div><p>''' + INTRO + "</p><p>" + PROSE + '''</p><p>''' + INTRO + '''</p></div></div><div class="dt"><h1>关于修订应急预案的通知</h1><div class="dtx">时间：2026-03-05　来源：市应急办</div>{before}<div class="dtn">{b}<p>{p5}</p><p>{p3}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="definition list: dt heading, dd information, dd text",
        title="河道保洁项目成交公告", published="2026-03-05", source="采购中心",
        markup=framed(
            "<title>河道保洁项目成交公告</title>",
            '''<dl class="show"><dt>河道保洁项目成交公告</dt><dd class="from">发布时间：2026-03-05　信息来源：采购中心　点击：22次</dd>{before}<dd class="word">{b}<p>一、项目编号：YLCG-2026-018</p><p>二、项目名称：青龙河保洁服务</p><p>三、成交金额：86.5万元</p><p>四、其他补充事宜：无。</p>{end}{/b}</dd>{after}</dl>''',
        ),
    ),
    Template(
        name="semantic article with header, and footer of tags and share inside",
        title="一条巷子的雨污分流", published="2026-03-05", source=None,
        markup=framed(
            "<title>一条巷子的雨污分流 – 云岭观察</title>",
            '''<main><article class="post-231 post"><header class="entry-header"><h1 class="entry-title">一条巷子的雨污分流</h1><div class="entry-meta"><time datetime="2026-03-05T08:00:00+08:00">2026年3月5日</time></div></header>{before}<div class="entry-content">{b}<p>{p0}</p><h2>先把家底摸清</h2><p>{p2}</p><blockquote><p>{p1}</p></blockquote><h2>再把管子分开</h2><ul><li>改造立管1200根。</li><li>新建检查井340座。</li></ul><p>{p3}</p>{end}{/b}</div>{after}<footer class="entry-footer"><span class="cat-links">发布于 <a href="#">观察</a></span><span class="tags-links">标签：<a href="#">管网</a>、<a href="#">治水</a></span></footer></article><nav class="post-navigation"><a href="/1">上一篇 春耕</a><a href="/2">下一篇 公园</a></nav><section class="author-bio"><p>程一帆，云岭观察记者，长期关注城市治理，曾获省级好新闻奖。</p></section></main>''',
        ),
    ),
    Template(
        name="left cell with an introduction of the institute longer than the notice",
        title="水质周报（2026年第9期）", published="2026-03-05", source=None,
        markup=framed(
            "<title>云岭市环境监测站</title>",
            '''{before}<table width="1000"><tr><td width="220" valign="top"><table><tr><td>单位简介</td></tr><tr><td>''' + INTRO + INTRO + '''</td></tr></table></td><td valign="top"><table><tr><td align="center"><strong>水质周报（2026年第9期）</strong></td></tr><tr><td align="center">发布时间：2026-03-05　阅读：33次</td></tr><tr><td>{b}<p>本周青龙河3个断面水质均为Ⅲ类，与上周持平，主要污染物浓度稳定。</p><table border="1"><tr><td>断面</td><td>水质</td></tr><tr><td>上码头</td><td>Ⅲ类</td></tr><tr><td>下码头</td><td>Ⅲ类</td></tr></table>{end}{/b}</td></tr></table></td></tr></table>{after}''',
        ),
    ),
    Template(
        name="policy page with interpretation box of pictures and links beside",
        title="云岭市河道管理办法", published="2026-03-05", source="市司法局",
        markup=framed(
            "<title>云岭市河道管理办法_政府规章_云岭市人民政府</title>",
            '''<div class="zc"><h1>云岭市河道管理办法</h1><div class="zc-x"><span>发布时间：2026-03-05</span><span>来源：市司法局</span></div><div class="zc-jd"><p>相关解读</p><a href="/jd/1.html"><img src="/1.png" alt="图解"></a><a href="/jd/1.html">《云岭市河道管理办法》图文解读</a><a href="/jd/2.html">《云岭市河道管理办法》专家解读</a></div>{before}<div class="zc-nr">{b}<p style="text-align:center">第一章　总则</p><p>　　第一条　为了加强河道管理，保障防洪安全，保护水环境，制定本办法。</p><p>　　第二条　本市行政区域内河道的管理，适用本办法。</p><p style="text-align:center">第二章　附则</p><p>　　第三条　本办法自2026年5月1日起施行。</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="paragraphs as div.para elements",
        title="城北污水厂扩建完工", published="2026-03-05", source="云岭发布",
        markup=framed(
            "<title>城北污水厂扩建完工|云岭发布</title>",
            '''<div class="cont1"><div class="h1t">城北污水厂扩建完工</div><div class="subt">2026-03-05 07:30 | 来源：云岭发布 | 字号 <a>大</a> <a>小</a></div>{before}<div class="txt2">{b}<div class="para">{p0}</div><div class="para">{p1}</div><div class="para">{p2}</div>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="list items as body: numbered cases",
        title="云岭市公布四起典型案例", published="2026-03-05", source="执法支队",
        markup=framed(
            "<title>云岭市公布四起典型案例</title>",
            '''<div class="bd"><h3 class="bdt">云岭市公布四起典型案例</h3><div class="bdi">发布：2026-03-05 来源：执法支队</div>{before}<div class="bdc">{b}<p>现将四起典型案例公布如下：</p><ol><li>某化工公司未按证排污案，罚款18.6万元。</li><li>某养殖场渗坑排污案，移送公安机关。</li><li>某砂场扬尘污染案，责令停产整治。</li><li>某维修厂危废混存案，罚款6万元。</li></ol>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="credits of a media centre as the last line of the body",
        title="云岭：绿道串起好风景", published="2026-03-05", source="云岭融媒体中心",
        markup=framed(
            "<title>云岭：绿道串起好风景_云岭融媒</title>",
            '''<div class="rm-detail"><div class="rm-title">云岭：绿道串起好风景</div><div class="rm-time">2026-03-05 18:20 来源：云岭融媒体中心</div>{before}<div class="rm-content">{b}<p>{p0}</p><p>{p1}</p><p>{p3}</p>{end}{-}<p>来源：云岭融媒体中心　编辑：张小军　审核：李大林</p>{/-}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="heading typed again as first paragraph of the body",
        title="关于青龙河禁渔期的通告", published="2026-03-05", source="县农业农村局",
        markup=framed(
            "<title>关于青龙河禁渔期的通告-云岭县人民政府</title>",
            '''<div class="nr-box"><h2 class="nr-t">关于青龙河禁渔期的通告</h2><div class="nr-x">来源：县农业农村局　发布时间：2026-03-05　阅读：<span>12</span></div>{before}<div class="nr-c">{b}<p align="center"><b>关于青龙河禁渔期的通告</b></p><p>　　{p2}</p><p>　　{p5}</p><p align="right">云岭县农业农村局</p><p align="right">2026年3月4日</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="everything in #content: crumbs, heading, information, tools, text, tools",
        title="全市扬尘治理暗访通报", published="2026-03-05", source="市住建局",
        markup=framed(
            "<title>全市扬尘治理暗访通报_云岭市住房和城乡建设局</title>",
            '''<div id="content">{b}{-}<div class="pos">首页 &gt; 工作动态 &gt; 正文</div><h1>全市扬尘治理暗访通报</h1><p>发布日期：2026-03-05 信息来源：市住建局 浏览次数：56</p><p>[字体：大 中 小] [打印] [关闭]</p>{before}{/-}<p>　　{p5}</p><p>　　{p4}</p><p>　　{p3}</p>{end}{-}{after}<p>【打印本页】【关闭窗口】</p>{/-}{/b}</div>''',
        ),
    ),
    Template(
        name="two TRS editors in one column",
        title="云岭省督察整改情况（二）", published="2026-03-05", source="省厅督察办", files=1,
        markup=framed(
            "<title>云岭省督察整改情况（二）</title>",
            '''<div class="wenz"><div class="wzt">云岭省督察整改情况（二）</div><div class="wzx">日期：2026-03-05 来源：省厅督察办</div>{before}{b}<div class="TRS_Editor"><p>　　{p2}</p></div><div class="TRS_Editor"><p>　　{p4}</p><p>附件：<a href="a.xls">台账.xls</a></p>{end}</div>{/b}{after}</div>''',
        ),
    ),
    Template(
        name="zoom buttons and zoom body",
        title="关于水源保护区标志的公告", published="2026-03-05", source="分局",
        markup=framed(
            "<title>关于水源保护区标志的公告</title>",
            '''<div class="tt">关于水源保护区标志的公告</div><div class="ff" id="zoomtools">字号：<a href="javascript:doZoom(16)">大</a> <a>中</a> <a>小</a> 日期：2026-03-05 来源：分局</div>{before}<div id="zoom" style="font-size:16px">{b}　　{p5}<br/>　　{p6}{end}{/b}</div>{after}''',
        ),
    ),
    Template(
        name="attachment table and download servlet inside the body",
        title="2026年度整改资金分配公示", published="2026-03-05", source="市财政局", files=2,
        markup=framed(
            "<title>2026年度整改资金分配公示</title>",
            '''<div class="gs"><h1>2026年度整改资金分配公示</h1><p class="gsx">发布时间：2026-03-05 来源：市财政局</p>{before}<div class="gsn">{b}<p>　　{p6}</p><table><tr><td>附件1</td><td><a href="/module/download/downfile.jsp?classid=0&filename=88.xlsx">资金分配表.xlsx</a></td></tr><tr><td>附件2</td><td><a href="/module/download/downfile.jsp?classid=0&filename=89.docx">说明.docx</a></td></tr></table>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="second and third line of the heading, author and shoulder, in one head box",
        title="一江清水向东流", published="2026-03-05", source="云岭日报",
        markup=framed(
            "<title>一江清水向东流_要闻_云岭日报数字报</title>",
            '''<div class="hd-box"><h3>督察整改进行时</h3><h1>一江清水向东流</h1><h2>——青龙河治理观察</h2><p>本报记者 程一帆 通讯员 罗晓</p><p>2026-03-05　来源：云岭日报</p></div>{before}<div class="ct-box">{b}<p>　　{p0}</p><p>　　{p1}</p><p>　　{p2}</p>{end}{/b}</div>{after}''',
        ),
    ),
    Template(
        name="day and source behind the body at the right",
        title="社区开展节水宣传活动", published="2026-03-05", source="滨江街道",
        markup=framed(
            "<title>社区开展节水宣传活动</title>",
            '''<div class="kk"><h2>社区开展节水宣传活动</h2>{before}<div class="kkn">{b}<p>{p0}</p><p>{p1}</p>{end}{/b}</div>{after}<div class="kkx" align="right">发布日期：2026-03-05 来源：滨江街道</div></div>''',
        ),
    ),
    Template(
        name="visible day and meta day disagree; empty source label",
        title="关于环评审批的公示", published="2026-03-05", source=None,
        markup=framed(
            "<title>关于环评审批的公示</title><meta name='PubDate' content='2026-03-09 08:00:00'>",
            '''<div class="aa"><h1>关于环评审批的公示</h1><div class="ab">发布时间：２０２６年３月５日　信息来源：　　浏览量：36</div>{before}<div class="ac">{b}<p>　　{p6}</p><p>　　{p7}</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="heading with a line break, <title> joined and with column and site",
        title="云岭市人民政府关于划定禁燃区的通告", published="2026-03-05", source="市政府办公室",
        markup=framed(
            "<title>云岭市人民政府关于划定禁燃区的通告-政府文件-云岭市人民政府门户网站</title>",
            '''<div class="ww"><h1>云岭市人民政府<br>关于划定禁燃区的通告</h1><div class="wx">时间：2026年03月05日 来源：市政府办公室</div>{before}<div class="wn">{b}<p>　　{p5}</p><p>　　{p6}</p><p align="right">云岭市人民政府</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="search box, hot words and login texts around a short body",
        title="系统维护公告", published="2026-03-05", source=None,
        markup=framed(
            "<title>系统维护公告-云岭市企业服务平台</title>",
            '''<div class="srch"><form><label>请输入您要查询的内容，多个关键词请用空格分开。</label></form><p>热门搜索：<a href="#">排污许可</a> <a href="#">环评</a></p></div><div class="gg-detail"><h2>系统维护公告</h2><p class="gg-time">2026-03-05 16:00:00</p>{before}<div class="gg-text">{b}<p>因系统升级，平台将于3月6日22:00至24:00暂停服务，敬请谅解。</p>{end}{/b}</div>{after}</div><div class="login-tip"><p>尊敬的用户，您尚未登录，登录后可办理业务、查询进度、订阅消息。</p></div>''',
        ),
    ),
    Template(
        name="span paragraphs separated by breaks inside one p",
        title="致全市企业的公开信", published="2026-03-05", source="市工商联",
        markup=framed(
            "<title>致全市企业的公开信</title>",
            '''<div class="xin"><h2>致全市企业的公开信</h2><p class="xx">发布时间：2026-03-05　来源：市工商联</p>{before}<div class="xinn">{b}<p><span>{p5}</span><br><span>{p3}</span><br><br><span>特此倡议。</span></p><p align="right"><span>云岭市</span><span>工商联</span></p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="banner sentence and slogan above, no heading element",
        title="青龙河水位情况通报", published="2026-03-05", source="水文站",
        markup=framed(
            "<title>青龙河水位情况通报 - 云岭水文</title>",
            '''<div class="slogan">深入贯彻落实党的决策部署，奋力谱写水利高质量发展新篇章。</div><div class="wrap2"><p class="biaoti">青龙河水位情况通报</p><p class="fubiao">水文站　2026-03-05 08:00</p>{before}<div class="neirong2">{b}<p>3月5日8时，青龙河滨江站水位42.36米，较昨日同期上涨0.21米，低于警戒水位1.64米。</p>{end}{/b}</div>{after}</div>''',
        ),
    ),
    Template(
        name="university news: picture captions in divs, author and photographer line kept",
        title="我校师生赴青龙河开展调研", published="2026-03-05", source="党委宣传部",
        url="https://news.yunling.edu.cn/info/1002/9981.htm",
        markup=framed(
            "<title>我校师生赴青龙河开展调研-云岭大学新闻网</title>",
            '''<div class="arti"><h1 class="arti-title">我校师生赴青龙河开展调研</h1><p class="arti-metas"><span class="arti-update">发布时间：2026-03-05</span><span class="arti-name">来源：党委宣传部</span><span>阅读次数：<span id="dynclicks_1">301</span></span></p>{before}<div class="entry"><article class="read"><div id="vsb_content_501">{b}<div class="v_news_content"><p>　　{p0}</p><div align="center"><img src="/1.jpg"></div><div align="center">师生现场采样</div><p>　　{p3}</p><p style="text-align:right">（文/程一帆 图/罗晓）</p>{end}</div>{/b}</div></article></div>{after}</div>''',
        ),
    ),
    Template(
        name="plain text in pre",
        title="关于报送整改材料的函", published="2026-03-05", source="督查科",
        markup=framed(
            "<title>关于报送整改材料的函</title>",
            '''<div class="oa"><h3>关于报送整改材料的函</h3><div>发布日期：2026-03-05 来源：督查科</div>{before}<pre class="txt">{b}各有关单位：
    请于3月15日前报送整改材料，逾期未报的将予以通报。
    联系人：周工
云岭市督查科{end}{/b}</pre>{after}</div>''',
        ),
    ),
)  # fmt: skip
