"""Lines directly above and behind a body are its notice's, and what a page says in the same place is not."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role

TITLE = "云溪县第九项督察整改任务完成情况公示"
INSIDE = ("根据省督察反馈意见，我县第九项整改任务已经完成。", "整改目标：2025年底前完成老城区雨污分流。", "如有异议，请于公示期内来信反映，联系电话：0777-6120033。")
MUTE = ("根据省督察反馈意见，我县第九项整改任务已经完成。", "整改目标：2025年底前完成老城区雨污分流。")
FRAMES = {"mark": "<div class=TRS_Editor>{}</div>", "shell": "<div class=wrapper><div id=zoom>{}</div></div>", "class": "<div class=content>{}</div>", "bare": "<div>{}</div>"}
REST = "<div class=rel><h3>相关信息</h3><ul><li><a href=/1>全市河湖长制工作会议召开</a></li><li><a href=/2>夏季臭氧攻坚行动启动</a></li></ul></div>"


def page(inner: str) -> Document:
    head = f"<h1>{TITLE}</h1><div class=info>发布时间：2026-03-05　来源：县整改办</div>"
    foot = "<div class=foot>主办：云溪县人民政府　皖ICP备05001122号</div>"
    text = f"<title>{TITLE}_云溪县</title><body><div class=main>{head}{inner}{REST}</div>{foot}</body>"
    return read(text.encode(), "http://a.gov.cn/1.html", role=Role.DETAIL)


def lines(inner: str) -> tuple[str, ...]:
    return tuple(page(inner).body.split("\n"))


def body(frame: str, said: tuple[str, ...] = INSIDE) -> str:
    return FRAMES[frame].format("".join(f"<p>{text}</p>" for text in said))


BEHIND = (
    "特此公布。", "以上", "抄报：省整改办，省生态环境厅。", "备注：上述数据统计至2025年12月底。", "（此件主动公开）", "邮箱：yxzgb@163.com", "传真：0777-6120035", "受理单位：县纪委监委驻局纪检组",
    "附：整改措施清单", "监督热线12369", "公示期满无异议，准予销号。", "云溪县督察整改工作专班办公室", "以上情况属实，请社会各界监督。", "本公示一式三份，存档备查",
)  # fmt: skip


@pytest.mark.parametrize("manner", ["<p>{}</p>", "<div>{}</div>", "{}", "<p style='text-align:right'><span>{}</span></p>"])
@pytest.mark.parametrize("said", BEHIND)
def test_a_closing_line_behind_a_body_is_read(said: str, manner: str) -> None:
    for frame in FRAMES:
        assert lines(body(frame) + manner.format(said)) == (*INSIDE, said), frame


@pytest.mark.parametrize("frame", FRAMES)
def test_a_sign_off_in_bare_text_is_read(frame: str) -> None:
    assert lines(body(frame) + "特此公示。<br>云溪县住建局<br>2026年3月5日<br>") == (*INSIDE, "特此公示。", "云溪县住建局", "2026年3月5日")


@pytest.mark.parametrize("said", ["（此件主动公开）", "抄送：市整改办。"])
def test_the_edge_of_a_document_is_read_behind_its_signature(said: str) -> None:
    signed = (*INSIDE, "云溪县住建局", "2026年3月5日")
    assert lines(body("mark", signed) + f"<p>{said}</p>") == (*signed, said)
    assert lines(body("mark", signed) + f"<div class=gk>{said}</div>") == (*signed, said)
    assert lines(body("mark", signed) + "<p>以上情况属实，请社会各界监督。</p>") == signed


OF_PAGE = (
    "编辑 王某", "文字：王某 图片：李某", "正文", "政策解读", "通知公告", "听全文", "详细信息", "满意 不满意", "友情链接：", "温馨提示：建议使用新版浏览器", "欢迎订阅，每日更新。", "空气质量：优 {}", "{}/3",
    "共{}页", "在线{}人", "已有{}人点赞", "距汛期结束还有{}天", "今日访问用户共{}人次，大家的关注是前进的动力。", "云溪今日：晴转多云，空气质量指数{}，请注意防护。", "网站累计访问量：{}人次，感谢支持。", "本栏目共发布信息{}条。",
)  # fmt: skip


@pytest.mark.parametrize("said", OF_PAGE)
@pytest.mark.parametrize("frame", ["mark", "shell"])
def test_what_a_page_says_beside_a_body_is_not_read(frame: str, said: str) -> None:
    for manner in ("<div>{}</div>", "<p>{}</p>"):
        for count in ("35", "41"):
            noise = manner.format(said.format(count))
            assert lines(body(frame) + noise) == INSIDE
            assert lines(noise + body(frame)) == INSIDE


@pytest.mark.parametrize("said", [said for said in OF_PAGE if "{}" in said])
def test_what_moves_from_visit_to_visit_is_read_beside_no_body(said: str) -> None:
    for frame in FRAMES:
        noise = f"<div>{said}</div>"
        assert page(body(frame) + noise.format(35)).fingerprint == page(body(frame) + noise.format(41)).fingerprint


@pytest.mark.parametrize(
    "noise",
    [
        "<div class=tj><table><tr><td>单位<td>信件</tr><tr><td>县住建局<td>{}</tr></table></div>", "<div class=tj><table><tr><td>今日访问<td>{}<tr><td>昨日访问<td>30</table></div>",
        "<div><table><tr><td>单位<td>发布量</tr><tr><td>县住建局<td>{}</tr></table></div>", "<div id=ask>您对网页有异议可向管理员反映，已收到{}条。</div>",
    ],
)  # fmt: skip
def test_a_sites_statistics_move_no_fingerprint(noise: str) -> None:
    for frame in ("mark", "shell"):
        assert lines(body(frame, MUTE) + noise.format(35)) == MUTE
        assert page(body(frame, MUTE) + noise.format(35)).fingerprint == page(body(frame, MUTE) + noise.format(41)).fingerprint


def test_a_table_under_another_name_is_read_where_who_signs_stands_below_it() -> None:
    table = "<div class=nr2><table><tr><td>序号<td>措施</tr><tr><td>1<td>清淤</tr></table></div>"
    signed = "<div style='text-align:right'>云溪县住建局</div><div style='text-align:right'>2026年3月5日</div>"
    assert lines(body("mark", MUTE) + table) == MUTE
    assert lines(body("mark", MUTE) + table + signed) == (*MUTE, "序号 | 措施", "1 | 清淤", "云溪县住建局", "2026年3月5日")
    assert lines(body("mark", MUTE) + table.replace("nr2", "tablebox")) == (*MUTE, "序号 | 措施", "1 | 清淤")


def test_a_contact_is_read_where_the_body_says_how_to_object() -> None:
    contact = "<p>地址：府前街1号 电话：0777-6120000</p>"
    assert lines(body("mark") + contact) == (*INSIDE, "地址：府前街1号 电话：0777-6120000")
    assert lines(body("mark", MUTE) + contact) == MUTE


@pytest.mark.parametrize("noise", ["<div class=zt-col2><h3>举报方式</h3><p>举报电话：0777-6120000</p></div>", "<div class=cs>值守安排如下，请知悉</div>"])
def test_an_element_with_a_name_beside_a_body_must_speak_as_notices_do(noise: str) -> None:
    assert lines(f"<div class=col>{body('mark')}</div>{noise}") == INSIDE
    assert lines(f"{body('mark')}{noise}") == INSIDE


ABOVE = {
    "<p style='text-align:center'>云环督改办〔2026〕3号</p>": "云环督改办〔2026〕3号", "<p>（2026年2月28日）</p>": "（2026年2月28日）", "<p>整改任务编号：17</p>": "整改任务编号：17",
    "<div class=wh>云环督改办〔2026〕3号</div>": "云环督改办〔2026〕3号", "<p>（2026年2月28日县政府第3次常务会议审议通过）</p>": "（2026年2月28日县政府第3次常务会议审议通过）", "<p>各乡镇人民政府：</p>": "各乡镇人民政府：",
    "<table border=1><tr><td>任务</td><td>第17项</td></tr></table>": "任务 | 第17项", "云环督改办〔2026〕3号": "云环督改办〔2026〕3号",
    "<p>编者按：为展示整改成效，本网推出系列报道，今日刊发第三期，敬请关注，欢迎广大群众监督。</p>": "编者按：为展示整改成效，本网推出系列报道，今日刊发第三期，敬请关注，欢迎广大群众监督。",
}  # fmt: skip


@pytest.mark.parametrize("markup", ABOVE)
def test_a_line_between_the_information_line_and_a_body_is_read(markup: str) -> None:
    for frame in FRAMES:
        assert lines(markup + body(frame)) == (ABOVE[markup], *INSIDE), frame
    assert lines(markup + "<p>【打印】【关闭】</p>" + body("mark")) == INSIDE


@pytest.mark.parametrize(
    "markup",
    [
        f"<h2>{TITLE}</h2>", "<h2>县住建局，2026年第三批</h2>", "<table><tr><td>索引号：</td><td>0031</td></tr><tr><td>文号：</td><td>云环〔2026〕3号</td></tr></table>", "<p>关键词：督察，整改</p>",
        f"<p>{INSIDE[0]}</p>", "<p>摘要：我县第九项整改任务已经完成。</p>",
    ],
)  # fmt: skip
def test_what_a_page_says_above_a_body_is_not_read(markup: str) -> None:
    assert lines(markup + body("mark")) == INSIDE


def test_lines_above_a_body_are_looked_for_below_the_information_line_only() -> None:
    assert lines(body("mark").replace("<div", "<hr><div", 1)) == INSIDE
    above = f"<title>{TITLE}</title><div class=main><p>云溪县督察专栏，第三期</p>{body('mark')}</div>"
    assert read(above.encode(), "http://a.gov.cn/1.html", role=Role.DETAIL).body.split("\n") == [*INSIDE]
