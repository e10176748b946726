"""Search finds exactly the pages that hold what was asked for, on both databases, and no query is an error."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from store.database import Database
from store.search import Hit, count_hits, index_version, remove, search

per_example = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])

HAN = "整改督察生态环境保护销号公示问题任务完成的一二三𠀀𫝀豈"
MIXED = st.lists(
    st.one_of(
        st.sampled_from(HAN), st.sampled_from(["，", "。", "\n", " ", "\u3000", "（", "〔2024〕", "85", "１８５", "COD", "PM2.5", "ｃｏｄ", "é", "a"]),
        st.sampled_from(["督察整改", "生态环境", "公示"]),
    ),
    max_size=30,
).map("".join)  # fmt: skip


def fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split(" "))


def holds(text: str, term: str) -> bool:
    """The ground truth: a search of the text itself, without any index."""
    pattern = re.escape(fold(term))
    for letters in ("[a-z]", "[0-9]"):
        if re.match(letters, fold(term)):
            pattern = f"(?<!{letters})" + pattern
        if re.search(letters + "$", fold(term)):
            pattern += f"(?!{letters})"
    return re.search(pattern, fold(text)) is not None


def found(session: Session, query: str) -> set[int]:
    return {hit.page_id for hit in search(session, query, limit=1000)}


def index_all(session: Session, texts: list[str]) -> None:
    for n, text in enumerate(texts, 1):
        index_version(session, n, "", text)


@per_example
@given(texts=st.lists(MIXED, min_size=1, max_size=8), data=st.data())
def test_any_chinese_part_of_a_text_finds_exactly_the_texts_with_it(
    database: Database, texts: list[str], data: st.DataObject
) -> None:
    runs = [run for text in texts for run in re.findall(f"[{HAN}]+", text)] or ["整"]
    run = data.draw(st.sampled_from(runs))
    start = data.draw(st.integers(0, len(run) - 1))
    part = run[start : data.draw(st.integers(start + 1, len(run)))]
    asked = data.draw(st.one_of(st.just(part), st.text(st.sampled_from(HAN), min_size=1, max_size=4)))
    with database.read() as session:
        index_all(session, texts)
        truth = {n for n, text in enumerate(texts, 1) if fold(asked) in fold(text)}
        assert found(session, asked) == truth
        assert count_hits(session, asked) == len(truth)


@per_example
@given(texts=st.lists(MIXED, min_size=1, max_size=6), asked=st.sampled_from(["85", "185", "cod", "COD", "PM2.5", "pm", "2024", "a", "é", "整改85", "ＣＯＤ"]))  # fmt: skip
def test_words_and_numbers_are_found_whole(database: Database, texts: list[str], asked: str) -> None:
    with database.read() as session:
        index_all(session, texts)
        assert found(session, asked) == {n for n, text in enumerate(texts, 1) if holds(text, asked)}


@per_example
@given(texts=st.lists(MIXED, min_size=1, max_size=6), terms=st.lists(st.sampled_from(["督察", "整改", "公示", "85", "cod", "环"]), min_size=1, max_size=3))  # fmt: skip
def test_all_words_must_occur(database: Database, texts: list[str], terms: list[str]) -> None:
    with database.read() as session:
        index_all(session, texts)
        truth = {n for n, text in enumerate(texts, 1) if all(holds(text, term) for term in terms)}
        assert found(session, " ".join(terms)) == truth


@per_example
@given(query=st.one_of(
    st.text(max_size=60), st.text(st.characters(categories=["Cs", "Cc", "Zs", "Po"]), max_size=20),
    st.text(st.sampled_from("整改 \"'*()-+^:;%_\\NEARANDORNOT{}[]&|!<>\x00\ud800“”"), max_size=40),
))  # fmt: skip
def test_no_query_is_an_error(database: Database, query: str) -> None:
    with database.read() as session:
        index_version(session, 1, "整改公示", "督察整改 NEAR AND OR NOT * 100% it's")
        assert all(isinstance(hit, Hit) for hit in search(session, query))
        count_hits(session, query)


def test_query_syntax_of_the_databases_means_nothing(database: Database) -> None:
    nothing = ["", " ", "。", "*", '"', '""', "\x00", "(" * 300, "%", "_", "&|!"]
    word = ["整改*", "-整改", "整改:*", "整改 & | !", "\ud800整改", "整改' --", "^整改", "(整改", "整改)", "!整改", "'整改':1"]
    other = ["整改 AND", "NEAR(整改 公示)", "title:整改", "整改 OR 公示", "整改' OR 1=1", "整" * 5000, "整 改 " * 5000 + "公"]
    with database.read() as session:
        index_version(session, 1, "", "督察整改'1")
        assert [query for query in nothing if search(session, query)] == []
        assert [query for query in word if [hit.page_id for hit in search(session, query)] != [1]] == ["'整改':1"]
        assert [query for query in other if search(session, query)] == ["整 改 " * 5000 + "公"]  # cut after 500 characters


def test_quoted_words_stand_together(database: Database) -> None:
    with database.read() as session:
        index_all(session, ["air quality index", "quality of air", "整改 完成", "完成整改"])
        assert found(session, "quality air") == {1, 2}
        assert found(session, '"air quality"') == {1}
        assert found(session, "“整改 完成”") == {3}
        assert found(session, "整改 完成") == {3, 4}


def test_marks_around_a_word_count_only_when_quoted(database: Database) -> None:
    with database.read() as session:
        index_all(session, ["整改方案印发", "印发《整改方案》", "整改、方案"])
        assert found(session, "《整改方案》。") == {1, 2}
        assert found(session, '"《整改方案》"') == {2}
        assert found(session, "整改、方案") == {3}


def test_a_text_longer_than_any_position_counter_is_found_to_its_end(database: Database) -> None:
    filler = "整改任务督察反馈公示" * 4000  # forty thousand characters; a tsvector counts positions to 16,383
    with database.read() as session:
        index_version(session, 1, "", filler + "散煤治理")
        index_version(session, 2, "", filler)
        assert found(session, "公示散煤治理") == {1}
        assert found(session, "反馈公示整改") == {1, 2}
        assert found(session, "示公") == set()


def test_a_page_is_found_by_its_newest_text_only(database: Database) -> None:
    with database.begin() as session:
        index_version(session, 7, "旧标题", "散煤治理")
    with database.begin() as session:
        index_version(session, 7, "新标题", "黑臭水体")
        index_version(session, 7, "新标题", "黑臭水体")
    with database.read() as session:
        assert (found(session, "散煤"), found(session, "旧标"), found(session, "黑臭水体")) == (set(), set(), {7})
    with database.begin() as session:
        remove(session, 7)
        remove(session, 8)
    with database.read() as session:
        assert found(session, "黑臭") == set()
        if database.is_sqlite:
            session.execute(sql("INSERT INTO search_index(search_index) VALUES ('integrity-check')"))
            session.execute(sql("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search_index, row)"))
            assert session.scalar(sql("SELECT count(*) FROM temp.vocabulary")) == 0


def test_titles_come_first_and_pages_may_be_turned(database: Database) -> None:
    with database.read() as session:
        for n in range(1, 6):
            index_version(session, n, "整改公示" if n == 2 else "通知", "整改情况" * n)
        hits = search(session, "整改")
        assert [hit.page_id for hit in hits] == [2, 5, 4, 3, 1]
        assert [hit.rank for hit in hits] == [1, 0, 0, 0, 0]
        assert [hit.page_id for hit in search(session, "整改", limit=2, offset=1)] == [5, 4]
        assert search(session, "整改", offset=9) == search(session, "整改", limit=0) == []
        assert count_hits(session, "整改") == 5


def test_a_snippet_shows_the_text_as_published_with_the_matches_marked(database: Database) -> None:
    with database.read() as session:
        index_version(session, 1, "公示", "开头" * 60 + "。PM２．５浓度\n下降,整改(完成)８５项" + "结尾" * 100)
        (hit,) = search(session, "pm2.5 整改 85")
        shown = "".join(str(part) for part in hit.snippet)
        assert [part.text for part in hit.snippet if part.is_match] == ["PM２．５", "整改", "８５"]
        assert "PM２．５浓度 下降,整改(完成)８５项" in shown
        assert shown.startswith("…") and shown.endswith("…") and len(shown) < 150


def test_a_hit_in_the_title_alone_shows_how_the_text_begins(database: Database) -> None:
    with database.read() as session:
        index_version(session, 1, "销号公示", "根据要求,现公示如下。")
        index_version(session, 2, "销号公示附件", "")
        hits = {hit.page_id: "".join(map(str, hit.snippet)) for hit in search(session, "销号")}
        assert hits == {1: "根据要求,现公示如下。", 2: "销号公示附件"}


def test_what_cannot_be_stored_is_left_out(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.search.TEXT_MOST", 30)
    with database.read() as session:
        index_version(session, 1, "标\x00题\ud800", "整\u200b改\x00完成\udfff" + "好" * 100)
        index_version(session, 2, "", "好" * 30 + "难")
        assert found(session, "整改") == found(session, "完成") == {1}
        assert (found(session, "好好"), found(session, "难")) == ({1, 2}, set())
