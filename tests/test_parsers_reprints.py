"""What a reprint adds to a notice, by what its lines say and where they stand."""

from __future__ import annotations

import pytest

from parsers.reprints import contradict, without_credits
from tests.recording import document

TEXT = ("经现场核查，第五项整改任务已按方案完成，现予公示。", "临岳市生态环境局", "2026年3月9日")

ABOVE = (
    "现将市督察整改办《关于第五项任务完成情况的公示》（临督办〔2026〕3号）转发如下：",
    "现转载如下：",
    "来源：临岳日报",
    "（转自：临岳市人民政府网站）",
    "本文转自临岳发布",
)
BELOW = (
    "（来源：临岳市生态环境局）",
    "来源:临岳市生态环境局。",
    "供稿：督察办",
    "供稿单位：督察办　作者：林小满",
    "【转自：临岳市人民政府网站】",
    "转载自临岳日报",
    "临岳市人民政府网站转载。",
    "特此转发。",
    "原文链接：http://sthj.linyue.gov.cn/zwgk/202603/t20260309_5.html",
)
OWN = (  # at the edges of notices, and theirs
    "资金来源：市级财政",
    "信访件来源：群众来电",
    "来源：第三批交办",
    "来源：投入317万元",
    "该信访件已转发。",
    "已于3月9日转载。",
    "第五项任务由市局网站转载",
    "各区县分局：现将有关要求转发如下：",
    "现将有关情况公示如下：",
    "现将整改方案印发给你们，请遵照执行。",
    "请各单位认真落实，不得转发他人。",
    "来源：临岳市局。请于五日内反馈。",
    "审核：同意销号",
    "联系电话：0399-2210000",
    "2026年3月9日",
)


@pytest.mark.parametrize("line", ABOVE)
def test_credits_above_a_notice(line: str) -> None:
    assert without_credits([line, *TEXT])[0] == list(TEXT)


@pytest.mark.parametrize("line", BELOW)
def test_credits_below_a_notice(line: str) -> None:
    assert without_credits([*TEXT, line])[0] == list(TEXT)


@pytest.mark.parametrize("line", OWN)
def test_lines_of_the_notice_itself(line: str) -> None:
    assert without_credits([line, *TEXT]) == ([line, *TEXT], set())
    assert without_credits([*TEXT, line]) == ([*TEXT, line], set())


@pytest.mark.parametrize("line", [*ABOVE, *BELOW])
def test_amid_a_notice_the_same_words_are_its_own(line: str) -> None:
    lines = [TEXT[0], line, *TEXT[1:]]
    assert without_credits(lines) == (lines, set())


def test_several_credits_and_none_but_credits() -> None:
    named = {("source", "临岳市生态环境局"), ("writer", "督察办")}
    assert without_credits([BELOW[0], *TEXT, "", BELOW[2], BELOW[6]]) == (list(TEXT), named)
    assert without_credits([BELOW[0], BELOW[2]]) == ([BELOW[0], BELOW[2]], set())
    assert without_credits([]) == ([], set())


@pytest.mark.parametrize(("last", "expected"), [
    ("2026年3月9日（来源：临岳发布）", "2026年3月9日"),
    ("现予公示。 (转自：临岳市人民政府网站)", "现予公示。 "),
    ("2026年3月9日（信访件来源：群众来电）", "2026年3月9日（信访件来源：群众来电）"),
    ("临岳市生态环境局（公章）", "临岳市生态环境局（公章）"),
    ("投入资金317万元（来源：第三批专项资金）。", "投入资金317万元（来源：第三批专项资金）。"),
])  # fmt: skip
def test_a_credit_in_brackets_behind_the_last_line(last: str, expected: str) -> None:
    assert without_credits([*TEXT, last])[0] == [*TEXT, expected]


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("来源：云湖县生态环境局", "（来源：青川县生态环境局）", True),
    ("来源：云湖县生态环境局", "稿源：县生态环境局", False),
    ("来源：云湖县生态环境局", "供稿：督察办", False),
    ("作者：林小满", "供稿：督察办", True),
    ("云湖县人民政府网站转载。", "青川县人民政府网站转载。", False),
    ("转自：云湖发布", "转载自青川发布", True),
    ("来源：云湖县生态环境局", "", False),
])  # fmt: skip
def test_copies_that_name_different_origins_contradict(one: str, other: str, expected: bool) -> None:
    (_, named), (_, named_there) = without_credits([*TEXT, one]), without_credits([*TEXT, other])
    assert contradict(named, named_there) is contradict(named_there, named) is expected


def test_a_body_is_known_again_whatever_credits_stand_at_its_edges() -> None:
    plain = document(*TEXT)
    assert document(ABOVE[0], *TEXT, BELOW[0]).body_fingerprint == plain.body_fingerprint
    assert document("".join(TEXT)).body_fingerprint == plain.body_fingerprint  # boundaries of blocks are layout
    assert document(*TEXT[:2], "2026年3月8日").body_fingerprint != plain.body_fingerprint
    assert document(*TEXT, BELOW[0]).fingerprint != plain.fingerprint  # the page itself has been edited
