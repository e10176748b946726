"""Dangerous pieces: markup, names, texts, entities and addresses that readers have stumbled over."""

from __future__ import annotations

NAMES = (
    "share", "bdshare", "crumb", "breadcrumb", "dqwz", "pv", "hits", "related", "hot", "next", "prev", "pagenav", "ad", "gg", "qrcode",
    "print", "tools", "comment", "fj", "foot", "footer", "copyright", "header", "nav", "menu", "left", "top", "login", "zoom", "TRS_Editor",
    "TRS_UEDITOR", "vsb_content", "UCAP-CONTENT", "art_con", "conN", "content", "article", "title", "bt", "source", "date", "hidden", "list",
    "pagination", "main", "zw", "info-attr", "more", "rank",
)  # fmt: skip
TAGS = (
    "div", "span", "p", "table", "tr", "td", "th", "tbody", "font", "b", "i", "a", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "center",
    "form", "h1", "h2", "section", "article", "nav", "footer", "header", "aside", "pre", "strong", "em", "u", "s", "small", "big", "nobr",
    "code", "label", "button", "select", "option", "object", "iframe", "noscript", "template", "svg", "math", "xml", "map", "video",
    "ucapcontent", "ucaptitle", "o:p", "st1:date", "frameset", "marquee", "textarea", "details", "ruby", "figure", "dialog",
)  # fmt: skip
NESTING = ("div", "span", "table", "font", "b", "a", "ul", "blockquote", "li", "dl", "i", "p", "center", "form", "section", "strong", "td",
           "nobr", "u", "object", "h1", "em", "article", "nav", "footer", "aside", "ucapcontent", "select", "svg", "pre", "button")  # fmt: skip
MARKUP = (
    "<!--", "-->", "<!-->", "<!--->", "--!>", "<![CDATA[", "]]>", "<?xml version='1.0' encoding='utf-16'?>", "<?", "<!DOCTYPE html [<!ENTITY a 'b'>]>", "<!",
    "</", "<", "</>", "<script>", "</script>", "<script", "<style>", "</style>", "<style/>", "<title>", "</title>", "<textarea>", "<plaintext>",
    "<noscript>", "<template>", "<svg>", "<svg><style>", "<math><mi>", "<select>", "<option>", "<frameset>", "<base href='//[::'>", "<base href=http://[>",
    "<base href='javascript:1'>", "<meta charset=utf-16>", "<meta charset=gbk>", "<meta http-equiv=refresh content='0;url=/'>", "<meta name=PubDate content='2026-99-99'>",
    "<meta name=ArticleTitle content='>", "<a href='x.pdf'>", "<a href=\"", "<a href='http://[::1/a.doc'>", "<a href='javascript:void(0)' onclick=\"open('a.doc')\">",
    "<a href='data:application/pdf;base64,AAAA'>", "<a href='//\\\\x.zip'>", "<a href=?download=1>", "<img src='data:image/png;base64,####'>", "<img src=a.gif width=9999999999999 height=-1>",
    "<img data-src='//[' src=>", "<iframe src=http://[>", "<embed src=a.pdf>", "<object data=a.pdf>", "<td colspan=99999999 rowspan=-1>", "<td colspan=１>", "<table><table><table>",
    "<tr><tr>", "<td><td>", "<p><table><p>", "<li><ul><li>", "<a><a><a>", "<b><i></b></i>", "<p><b a=1><p><b a=2>", "<form><form>", "</p></p>", "</table></td></div>", "</body></html>",
    "<body><head><html>", "<div hidden>", "<div style='display:none'>", "<ucapcontent>", "<o:p>", "<!--[if gte mso 9]><xml>", "<![if !supportLists]>", "<![endif]>", "<pre>\n",
    "<input name=csrf value=1>", "<br><br/></br>", "<hr>", "<font><font><font>", "<h1 class=title>", "<datastore>", "<datastore><recordset><record><![CDATA[<li>", "]]></record>",
    "<nextgroup><![CDATA[<a href=\"", "<div class=share>", "<div id=zoom>", "<div class='related'>", "<div class=footer>", "<ul class=nav>", "<span class=pv>", "<a\x0bhref=1>", "<div\x00>",
    "<p =>", "<p ''=\"\">", "<p a=1 a=2 a=3>", "<p class='" + "a " * 300 + "'>", "<p style='" + "a:b;" * 300 + "'>", "<p\n\n\n", "<div id=\"barrierfree_container\\ \">",
)  # fmt: skip
ENTITIES = (
    "&", "&amp", "&amp;amp;", "&#", "&#x", "&#;", "&#0;", "&#x0;", "&#128;", "&#xD800;", "&#xDFFF;", "&#xFFFE;", "&#x10FFFF;", "&#x110000;", "&#99999999999999999999;",
    "&#xFFFFFFFFFFFFFFFFFF;", "&nbsp", "&nbsp;", "&ensp;", "&zwj;", "&shy;", "&notit;", "&NotEqualTilde;", "&nGt;", "&;", "& ;", "&中;", "&lt;p&gt;", "&lt;datastore", "&#31;", "&#x1F;", "&#12288;",
    "&a;", "&xxe;", "&" + "a" * 400 + ";", "&#" + "9" * 400 + ";",
)  # fmt: skip
CHARACTERS = (
    "\x00", "\x01", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\xa0", "\xad", "\u200b", "\u2028", "\u202e", "\u3000", "\ufeff", "\ufffe", "\uffff", "\ue000", "\U0001f600",
    "\U0010ffff", "\U000e0001", "ﷺ", "İ", "ß", "ﬀ", "²", "①", "㊀", "٣", "Ⅻ", "０", "〇", "\u0301" * 9, "\r", "\t",
)  # fmt: skip
TEXTS = (
    "督察", "整改", "验收销号公示", "第", "第二轮", "号", "年", "月", "日", "2026年3月2日", "2026年13月45日", "0000年00月00日", "2026-03-02", "2026-3-2 25:61", "2026.3.2至3.9", "20260302至9", "03-02",
    "至", "—", "10个工作日", "九百九十九万个工作日", "999999999999个工作日", "联系电话：", "0469-5423586", "0469-", "-5423586", "电话：" + "0469-542358" * 3, "邮箱：", "a@b.cn", "a@" * 20, "地址：", "邮编：",
    "来源：", "发布时间：", "浏览次数：", "浏览：123次", "【字体：大 中 小】", "[打印]", "上一篇：", "下一篇：", "相关附件：", "附件：1.", "附件1-2-3-4", "当前位置：首页 > > >", "索 引 号：", "发文字号：", "〔2026〕", "〔2026〕9号",
    "（", "）", "【", "】", "《", "》", "“", "：", "：：：", "，", "。", "、", "；", " | ", "1-1-1-1", "一、", "（一）", "1.1.1.1", "100%", "85.5％", "±3", "∞", "1e999", "NaN", "-0", "１２３", "〇〇〇", "两千零二十六年",
    "涉及任务45项，已完成40项", "完成率", "95.5", "万吨", "一二三四五六七八九十", "百千万亿", "市生态环境局", "省", "市", "县", "区", "某某市人民政府", "责任单位：", "整改目标：", "整改措施：", "整改时限：", "销号", "主办：", "ICP备12345678号",
    "网站标识码：1304000009", "公网安备 13040202000001号", "版权所有", "责任编辑：", "扫一扫在手机打开当前页", "首页", "更多", "关闭", "今天是2026年3月2日 星期一", "天气：晴 3℃~8℃", "訪問", "環(huán)境", "督(du)(du)察(cha)",
)  # fmt: skip
HREFS = (
    "javascript:void(0)", "data:text/html,x", "//[::", "http://[", "http://a:99999/x.pdf", "%zz.doc", "\ud800.pdf", "x.pdf?" + "a" * 900, "#", "?", "", " ", "http://a.cn/../../../../x", "\\\\a\\b.zip",
    "mailto:a@b", "tel:1", "http://中文.cn/文.pdf", "http://xn--0.cn/", "file:///etc/passwd", "http:///", "://", "/x.pdf;jsessionid=AB?jsessionid=1&jsessionid=2", "index_2.html", "t20269999_1.html", "./t20260301_1.html",
    "/art/2026/3/1/art_1_2.html", "../../202603/t20260301_" + "1" * 300 + ".html",
)  # fmt: skip
