"""A page's question to its readers goes from the end of a body, with its answers; what people were asked of a case stays."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role

TITLE = "松河县第七项督察整改任务公示"
TEXT = ("按照整改方案要求，松河黑臭水体治理已经完成。", "现将完成情况予以公示，接受社会监督。", "松河县水利局", "2026年3月5日")
ASKED = (
    "<div class=pj>您对本信息是否满意：<input type=radio>满意<input type=radio>不满意</div>", "<p>您对本页内容满意吗？</p><p>满意（{n}） 不满意（0）</p>",
    "<div>您觉得这篇文章有用吗？<label>有用</label><label>没用</label></div>", "<p>此信息对您有帮助吗？</p><ul><li>很有帮助</li><li>一般</li></ul>",
    "<div>文章评价 已有{n}人评价</div>", "<div>本文对您有用（{n}） 无用（0）</div>", "<p>文章评分：{n}分</p>", "<p>请您对本文进行评价：★★★★★</p>",
    "<p>您对该网页是否满意？</p><p>○满意 ○基本满意 ○不满意</p><p>已有{n}人参与评价</p>", "<p>您对本次解读是否满意？</p>",
    "<div>这条信息对您有帮助吗？有（{n}） 没有（0）</div>", "<p>本页内容是否有用？是（{n}） 否（3）</p>",
)  # fmt: skip


def page(below: str, text: tuple[str, ...] = TEXT) -> Document:
    body = "".join(f"<p>{line}</p>" for line in text)
    return read(f"<title>{TITLE}</title><h1>{TITLE}</h1><div class=TRS_Editor>{body}{below}</div>".encode(), "http://a.gov.cn/1.html", role=Role.DETAIL)


@pytest.mark.parametrize("asked", ASKED)
def test_what_a_page_asks_its_readers_goes_with_their_answers(asked: str) -> None:
    first, later = page(asked.format(n=12)), page(asked.format(n=15))
    assert first.body.split("\n") == list(TEXT)
    assert first.fingerprint == later.fingerprint


@pytest.mark.parametrize(
    "told",
    [
        "群众对办理结果是否满意：满意", "回访群众12人，满意（12） 不满意（0）", "该问题已解决，群众满意。", "测评结果：满意（35） 基本满意（2）", "本市公众满意度98.5分",
        "您对本项整改有意见的，请在公示期内反映。",
    ],
)  # fmt: skip
def test_what_people_were_asked_of_a_case_stays(told: str) -> None:
    assert told.replace(" ", "") in page("", (*TEXT[:2], told)).body.replace(" ", "")


def test_answers_without_a_question_above_them_stay_where_nobody_signed() -> None:
    assert "满意（35） 不满意（2）" in page("", (*TEXT[:2], "满意（35） 不满意（2）")).body
