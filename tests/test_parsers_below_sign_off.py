"""Votes, bare words of buttons and what people wrote: the page's own by their place, the notice's anywhere else."""

from __future__ import annotations

import pytest

from parsers.api import read
from parsers.document import Document, Role

URL = "http://sthj.lanxi.test/zwgk/t20260305_7.html"
TITLE = "兰溪县第四项督察整改任务公示"
TEXT = "".join(f"<p>沿河{name}村的污水管网已接入县城处理厂，排口封堵完毕。</p>" for name in "东西南北")
SIGNED = "<p>兰溪县水利局</p><p>2026年3月5日</p>"


def page(inner: str, mark: str = "TRS_Editor") -> Document:
    html = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div class={mark}>{inner}</div></body></html>"
    return read(html.encode(), URL, role=Role.DETAIL)


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


VOTES = ("支持（35）反对（2）", "满意（35） 基本满意（12） 不满意（3）")
OF_USE = "有用(35) 没有用(1)"  # no survey asks that


@pytest.mark.parametrize("vote", VOTES)
@pytest.mark.parametrize(
    "frame",
    [
        TEXT + "{}" + SIGNED, "{}" + TEXT + SIGNED, TEXT + "<p>测评结果如下：</p>{}" + SIGNED, TEXT + SIGNED + "<p>附：群众测评结果：</p>{}",
        "<p>2026年3月2日</p>" + TEXT + "{}" + SIGNED, TEXT + SIGNED + "<p>群众测评于3月4日进行，共50人参加。</p>{}", TEXT + "{}",
        TEXT + SIGNED + "<table><tr><td>意见</td><td>支持</td></tr></table><table><tr><td>票数</td><td>{}</td></tr></table>",
    ],
)  # fmt: skip
def test_a_vote_that_the_notice_tells_is_kept(vote: str, frame: str) -> None:
    one, other = (frame.format(paragraphs(told)) for told in (vote, vote.replace("35", "350")))
    assert vote in page(one).body
    assert page(one).fingerprint != page(other).fingerprint


@pytest.mark.parametrize("vote", [*VOTES, OF_USE])
@pytest.mark.parametrize("between", ["", "<p>联系电话：0579-8200000</p>", "<p>附件：<a href=/u/1.pdf>清单.pdf</a></p>"])
def test_the_poll_of_the_page_below_the_sign_off_goes(vote: str, between: str) -> None:
    one, other = (TEXT + SIGNED + between + paragraphs(told) for told in (vote, vote.replace("35", "350")))
    assert vote not in page(one).body and ("counter", vote) in page(one).dropped
    assert page(one).fingerprint == page(other).fingerprint


@pytest.mark.parametrize("vote", VOTES)
def test_the_poll_under_the_page_s_question_goes_without_a_sign_off(vote: str) -> None:
    asked = paragraphs("您对本次答复是否满意？", vote)
    assert page(TEXT + asked).body == page(TEXT).body
    assert vote in page(TEXT + asked + paragraphs("以上为现场测评情况。", vote)).body


@pytest.mark.parametrize("word", ["关闭", "收藏", "打印", "保存"])
@pytest.mark.parametrize(
    "frame",
    [TEXT + "<p>（一）处理结果</p>{}" + TEXT, TEXT + "<p>处置方式：</p>{}" + SIGNED, TEXT + SIGNED + "<p>处置方式：</p>{}", "{}" + TEXT, TEXT + "{}"],
)
def test_the_bare_word_of_a_button_may_be_a_result(word: str, frame: str) -> None:
    assert word in page(frame.format(paragraphs(word))).body.split("\n")


@pytest.mark.parametrize(
    "inner",
    [
        TEXT + SIGNED + "<p>{}</p>", TEXT + SIGNED + "<p>返回顶部</p><p>{}</p>", TEXT + "<p>{}</p><p>【打印本页】</p>", TEXT + "<p>打印</p><p>{}</p>", TEXT + "<p><a href='#'>{}</a></p>",
        TEXT + "<p>【{}】</p>", f"<h1>{TITLE}</h1><p>来源：兰溪县水利局 发布时间：2026-03-05</p><p>{{}}</p>" + TEXT,
    ],
)  # fmt: skip
@pytest.mark.parametrize("word", ["关闭", "收藏"])
def test_a_button_is_told_by_its_place_and_by_what_stands_beside_it(inner: str, word: str) -> None:
    document = page(inner.format(word))
    assert word not in document.body and any(rule == "tools" and word in told for rule, told in document.dropped)


QUESTION = ("网友留言", "罗先生：河道何时整治？")


@pytest.mark.parametrize(
    "answer",
    [
        ("答复单位：县水务局", "答复：已完成清淤3公里。"), ("回复：已完成清淤3公里。",), ("办理情况：已完成清淤3公里。",), ("官方答复:已完成清淤3公里。",),
        ("承办单位：县水务局", "已完成清淤3公里。"), ("处理结果：责令改正", "回复时间：2026-03-04"),
    ],
)  # fmt: skip
def test_what_an_office_answers_is_the_notice_s_and_so_is_the_question(answer: tuple[str, ...]) -> None:
    body = page(TEXT + paragraphs(*QUESTION, *answer)).body.split("\n")
    assert body[-len(answer) - 2 :] == [*QUESTION, *answer]


@pytest.mark.parametrize(
    "said",
    [
        ("罗先生：河道何时整治？", "3小时前"), ("阿青：路面干净多了", "回复(2) 赞(5)", "小雨：支持"), ("答案大家都知道：等着", "办理得好：点赞"), ("回复",),
    ],
)  # fmt: skip
def test_what_readers_wrote_goes(said: tuple[str, ...]) -> None:
    assert page(TEXT + paragraphs("网友留言", *said)).body == page(TEXT).body
