"""Long lines and bait for regular expressions: ten megabytes of one character, half a megabyte of labels, digits, brackets."""

from __future__ import annotations

import random

from .pieces import TEXTS
from .specimen import LIST_URL, Specimen, page

_MEGABYTES = 10_000_000
_BAIT = 450_000
_UNITS = (
    " ", "\n", "\t", "\u3000", "&nbsp;", "(", ")", "（", "）", "[", "]", "【", "】", "《", "〔", "“", "：", "：：：", ":", "，", "。", "、", "；", "-", "—", "·", "|", " | ", "/", ".", ".pdf",
    "0", "1", "9", "1 ", "1.", "1-", "1-1-1-1", "1,", "1，", "1%", "1、", "（1）", "一", "一、", "（一）", "第", "第第第", "第一", "第1批", "十", "百", "千万亿", "〇", "年", "月", "日", "2026年", "2026年3月", "2026年3月2日",
    "2026年3月2日至", "2026-03-02 ", "2026.", "3月2日—", "至", "至3月9日", "20", "2026", "星期一", "10:30 ", "工作日", "10个工作日", "项", "1项", "45项，", "已完成1项", "任务", "整改", "整改任务", "督察", "督察组", "第二轮", "轮", "中央", "中央生态环境保护督察",
    "省", "市", "县", "区", "镇", "北京市", "某某市", "某某县人民政府", "生态环境局", "局", "厅", "政府", "责任单位：", "责任单位：局、", "责任人：", "联系人：", "电话：", "联系电话：0", "0469-5423586", "0469-", "13912345678", "@", "a@b.cn ", "a@", "邮箱：a@", "地址：", "邮编：1",
    "来源：", "来 源 ： ", "发布时间：", "索引号：", "索  引  号", "标题：", "浏览次数：", "浏览", "点击：1", "责任编辑：", "编辑：甲 ", "上一篇：", "相关附件", "附件：", "附件1：", "附件1-", "1.附件", "当前位置：", "首页>", "首页 > ", "打印", "分享到：", "【字体：大 中 小】", "字号：",
    "验收", "销号", "公示", "公示期", "公示期限：", "完成", "未完成", "达到", "长期坚持", "整改时限：", "整改目标：", "整改措施：", "一是", "百分之", "%", "85.5%", "PM2.5", "微克/立方米", "万吨", "亩", "同比下降", "由1上升到", "优良天数比例", "a", "a ", "A", "www.", "http://", "http://a.cn/", "&", "&#", "&amp;", "<", ">",
    "ICP备", "ICP备1", "公网安备", "网站标识码：", "主办：", "主办单位：某某 ", "版权所有", "http", "转办", "交办", "群众举报", "信访件", "编号：", "受理编号：D2", "X2", "污染类型", "约谈1人", "问责", "党内警告", "人", "件",
    "督(du)察(cha)", "環", "İ", "ﷺ", "\u0301", "\u200b", "\xad", "\ufeff", "①", "²", "㊀", "👍", "\u202e",
)  # fmt: skip
_HOLDERS = (
    "{}", "<div id=zoom>{}</div>", "<div id=zoom><p>{}</p></div>", "<div class=TRS_Editor><p>督察整改任务验收销号公示</p><p>{}</p></div>", "<title>{}</title>", "<h1>{}</h1><div>督察整改。</div>",
    "<meta name=ArticleTitle content='{}'><div id=zoom>督察整改。</div>", "<meta name=PubDate content='{}'>", "<div class=footer>{}</div>", "<div class=foot>主办：{}</div>", "<a href='{}'>督察整改公告</a>", "<ul><li><a href=1.html>{}</a></li></ul>",
    "<ul><li><a href=t20260302_1.html title='{}'>公告公告公告公告</a>2026-03-02</li></ul>", "<script>{}</script>", "<script>document.write('<li><a href=1>{}", "<script>createPageHTML({}", "<script>var a=[{}", "<!--{}", "<style>{}", "<p>{}",
    "<td>{}</td>", "<table><tr><td>{}</td><td>1</td></tr></table>", "<div class='{}'>督察整改。</div>", "<div id='{}'>督察整改。</div>", "<img src='{}'>", "<base href='{}'>", "<a onclick=\"{}\">附件.pdf</a>", "<div style='{}'>督察整改。</div>", "<pre>{}</pre>",
    "<div id=zoom><pre>\n{}</pre></div>", "<div class=info>来源：{}</div><div id=zoom>督察整改。</div>", "<div class=title>{}</div><div id=zoom>督察整改。</div>",
)  # fmt: skip


def long_line(dice: random.Random) -> Specimen:
    """Ten megabytes of one piece in one line, bare or inside an element."""
    unit = dice.choice(("<", "&", "0", "1", "督", "a", " ", "\0", ">", "\"", "'", "=", "-", "<a", "<!", "<!--", "</", "<p ", "&#", "{", "[", "(", "第", "\xff", "：", "<![CDATA[", "\r\n", "<script>", "<svg ", "<?", dice.choice(_UNITS)))
    holder = dice.choice(("{}", "{}", *_HOLDERS)).split("{}")
    coding = dice.choice(("utf-8", "utf-8", "gb18030", "utf-16"))
    body = unit.encode(coding, "replace")
    raw = holder[0].encode(coding) + body * (_MEGABYTES // len(body)) + holder[1].encode(coding)
    door = dice.choice(("detail", "list"))
    return page(dice, f"{unit[:12]!r} in {''.join(holder)[:40]} as {coding}", raw, doors=(door, "decode"))


def bait(dice: random.Random) -> Specimen:
    """Hundreds of thousands of characters of what regular expressions begin to match, in one element of a page."""
    name, text = _text(dice)
    holder = dice.choice(_HOLDERS)
    raw = holder.replace("{}", text).encode("utf-8", "surrogatepass")
    url = dice.choice((None, LIST_URL))
    door = dice.choice(("detail", "detail", "list"))
    return page(dice, f"{name} in {holder[:44]}", raw, doors=(door, "proof", "list-proof"), url=url)


def facts_text(dice: random.Random) -> Specimen:
    """A text for `read_facts`: bait, or sentences of dangerous words; the title is its beginning."""
    if dice.random() < 0.4:
        name, text = _text(dice)
    else:
        words = dice.sample(TEXTS, dice.randint(2, len(TEXTS)))
        breaks = dice.choice(("", "\n", "。"))
        text = "".join(dice.choice(words) + (breaks if dice.random() < 0.1 else "") for _ in range(dice.choice((30, 300, 3000, 30_000))))
        name = "words"
    topic = dice.choice(("", "关于某某市中央生态环境保护督察整改任务验收销号的公示\n", "群众举报信访件转办和边督边改公开情况一览表\n", "整改方案\n", "整改落实情况报告\n"))
    return page(dice, f"facts {name}", (topic + text).encode("utf-8", "replace"), doors=("facts",))


def _text(dice: random.Random) -> tuple[str, str]:
    size = dice.choice((3_000, 30_000, _BAIT))
    units = dice.choices(_UNITS, k=dice.choice((1, 1, 2, 2, 3)))
    body = "".join(units)
    end = dice.choice(("", "x", "。", "\n", "年", "0", "："))
    return "+".join(repr(unit[:10]) for unit in units), body * (size // len(body.encode())) + end
