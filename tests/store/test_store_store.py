from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import DISPATCH, findings, reading

from excomm.records import Actor, Article, Commitment, Event, Instrument, Position, Problem, Span, Statement, Story
from excomm.store import Ambiguous, NotInRecord, Store, StoreError


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "record.sqlite")


def dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        return list(connection.iterdump())


def test_what_is_put_comes_back(store: Store) -> None:
    given_in = reading()
    assert store.put(given_in, "first")
    assert store.reading(given_in.article.id) == given_in
    assert list(store.readings()) == [given_in]
    assert store.count() == 1


def test_putting_the_same_again_changes_not_a_byte(store: Store) -> None:
    store.put(reading(), "first")
    store.put_findings(findings(reading()), store.generation(), "v1")
    before = dump(store.path)
    assert not store.put(reading(), "first")
    assert dump(store.path) == before
    assert not store.stale("v1")


def test_only_the_same_content_read_by_the_same_code_is_known(store: Store) -> None:
    store.put(reading(), "content and code")
    origin = reading().article.origin
    assert store.has(origin, "content and code")
    assert not store.has(origin, "content and newer code")
    assert not store.has("another/place.txt", "content and code")


def test_a_better_reading_of_the_same_text_replaces_the_old_one_wholly(store: Store) -> None:
    store.put(reading())
    better = replace(reading(), statements=reading().statements[:1], events=())
    assert store.put(better)
    assert list(store.readings()) == [better]
    with sqlite3.connect(store.path) as connection:
        assert connection.execute("SELECT count(*) FROM event_actors").fetchone() == (0,)


def test_a_text_that_changed_at_its_origin_replaces_the_old_text(store: Store) -> None:
    old, new = reading(), reading("Nothing happened today.", name="dispatch")
    store.put(old)
    store.put(new)
    assert [one.article.id for one in store.readings()] == [new.article.id]
    assert store.search("tanker") == ()
    assert [hit.article for hit in store.search("nothing happened")] == [new.article.id]


def test_the_same_text_in_another_outlet_is_kept_as_a_copy(store: Store) -> None:
    first = reading()
    other = replace(first.article, name="evening", origin="other/evening.txt", outlet="Evening Post")
    store.put(first)
    assert store.put(replace(first, article=other))
    (held,) = store.readings()
    assert held.article.outlet == "Daily Wire"
    assert [(copy.name, copy.outlet) for copy in held.article.copies] == [("evening", "Evening Post")]
    assert isinstance(store.find("evening"), Article)
    assert not store.put(first)
    assert len(store.reading(first.article.id).article.copies) == 1


def test_a_copy_outlives_the_first_origin_and_is_renewed_by_the_next_read(store: Store) -> None:
    first = reading()
    copy = replace(
        first, article=replace(first.article, name="evening", origin="other/evening.txt", outlet="Evening Post")
    )
    store.put(first, "a")
    store.put(copy, "b")
    store.put(reading("Nothing happened today.", name="dispatch"), "c")
    assert store.count() == 2
    assert not store.has("other/evening.txt", "b")
    store.put(copy, "b")
    assert store.reading(copy.article.id) == copy


def test_origins_that_trade_their_texts_lose_none(store: Store) -> None:
    one, two = reading(name="one"), reading("Nothing happened today.", name="two")
    store.put(one)
    store.put(two)
    store.put(replace(two, article=replace(two.article, name="one", origin=one.article.origin)))
    store.put(replace(one, article=replace(one.article, name="two", origin=two.article.origin)))
    assert sorted(held.article.name for held in store.readings()) == ["one", "two"]
    assert {held.article.id for held in store.readings()} == {one.article.id, two.article.id}


def test_readings_come_by_date_with_the_unknown_last_and_stop_at_a_day(store: Store) -> None:
    for name, day in (("late", "1962-10-28"), ("undated", ""), ("early", "1962-10-22")):
        store.put(reading(f"A dispatch called {name}.", name=name, day=day))
    assert [one.article.name for one in store.readings()] == ["early", "late", "undated"]
    assert [one.article.name for one in store.readings(until=date(1962, 10, 25))] == ["early", "undated"]
    assert store.published() == (date(1962, 10, 22), date(1962, 10, 28))


def test_many_articles_come_back_each_with_its_own(store: Store) -> None:
    put = [reading(f"{DISPATCH}\n\nNumber {number}.", name=f"n{number:03}") for number in range(210)]
    for one in put:
        store.put(one)
    assert list(store.readings()) == put


def test_findings_come_back_and_are_stale_once_an_article_changes(store: Store) -> None:
    store.put(reading())
    assert store.stale("v1")
    store.put_findings(findings(reading()), store.generation(), "v1")
    assert store.findings() == findings(reading())
    assert not store.stale("v1")
    assert store.stale("v2")
    store.put(reading("Nothing happened today.", name="other"))
    assert store.stale("v1")


def test_findings_made_from_older_readings_leave_the_record_stale(store: Store) -> None:
    store.put(reading())
    generation = store.generation()
    store.put(reading("Nothing happened today.", name="other"))
    store.put_findings(findings(reading()), generation, "v1")
    assert store.stale("v1")


def test_a_problem_counts_once_and_goes_when_its_input_can_be_read(store: Store) -> None:
    empty = Problem("article", reading().article.origin, "it is empty")
    store.problem(empty)
    store.problem(empty)
    assert store.problems() == (empty,)
    store.put(reading())
    assert store.problems() == ()


def test_problems_of_a_reading_go_with_it(store: Store) -> None:
    quiet = reading("Nothing happened today.", name="dispatch")
    store.put(quiet)
    assert store.problems() == quiet.problems
    store.put(reading())
    assert store.problems() == ()


def test_settling_drops_what_this_read_did_not_meet_again(store: Store) -> None:
    gone = Problem("source", "news/old.bin", "its kind is unknown")
    still = Problem("source", "news/wire.jsonl:3", "it is no JSON")
    elsewhere = Problem("source", "newsroom/a.bin", "its kind is unknown")
    for one in (gone, still, elsewhere):
        store.problem(one)
    store.settle(["news"], [still])
    assert store.problems() == (still, elsewhere)


def test_every_kind_is_found_by_its_id_and_by_a_beginning_of_it(store: Store) -> None:
    one = reading()
    store.put(one)
    store.put_findings(findings(one), store.generation(), "v1")
    kinds = {
        one.article.id: Article,
        one.article.id[:8]: Article,
        "dispatch": Article,
        one.statements[1].id: Statement,
        one.events[0].id[:6]: Event,
        "USA": Actor,
        "andrei": Actor,
        "story-1": Story,
        "co-": Commitment,
        "in-1": Instrument,
        "po": Position,
    }
    for ident, kind in kinds.items():
        assert type(store.find(ident)) is kind, ident
    assert store.find(one.statements[1].id) == one.statements[1]
    assert store.find(one.events[0].id) == one.events[0]
    assert store.find("in-1") == findings(one).instruments[0]


def test_an_ambiguous_beginning_names_the_candidates(store: Store) -> None:
    one = reading()
    store.put(one)
    with pytest.raises(Ambiguous, match=f"{one.statements[1].id} \\(statements\\)"):
        store.find("st-")


@pytest.mark.parametrize("ident", ["", "zz", "%", "_", "st-000000000000"])
def test_an_id_of_nothing_says_so(store: Store, ident: str) -> None:
    store.put(reading())
    with pytest.raises(NotInRecord):
        store.find(ident)


def test_an_actor_of_several_articles_is_one_with_all_aliases(store: Store) -> None:
    store.put(reading())
    second = reading(DISPATCH + "\n\nMore.", name="second")
    named = replace(second.actors[0], name="Andrei A. Gromyko", aliases=("Comrade Gromyko",))
    store.put(replace(second, actors=(named,)))
    gromyko = store.find("andrei-gromyko")
    assert gromyko.name == "Andrei Gromyko"
    assert gromyko.aliases == ("Gromyko", "Comrade Gromyko", "Andrei A. Gromyko")
    assert [actor.id for actor in store.actors()] == ["CUB", "USA", "andrei-gromyko"]


def test_a_hit_opens_onto_the_words_found(store: Store) -> None:
    store.put(reading())
    (hit,) = store.search("tanker CUBA")
    text = reading().article.text
    assert hit.paragraph == 1
    assert [mark.of(text) for mark in hit.marks] == ["tanker", "Cuba"]
    assert (
        hit.span.of(text)
        == hit.snippet
        == "The United States stopped a tanker near Cuba. Gromyko promised an answer by October 27."
    )


def test_the_snippet_of_a_long_paragraph_holds_the_word(store: Store) -> None:
    store.put(reading("Again and again. " * 200 + "Then the frigate sailed. " + "On and on. " * 200, name="long"))
    (hit,) = store.search("frigate")
    assert "frigate" in hit.snippet
    assert len(hit.snippet) < 300


def test_phrases_beginnings_accents_and_absent_words(store: Store) -> None:
    store.put(reading("Osvaldo Dorticós spoke of missiles in Havana.", name="havana"))
    assert store.search('"spoke of missiles"')
    assert not store.search('"missiles spoke"')
    assert store.search("missil*")
    assert not store.search("missil")
    assert store.search("dorticos")
    assert not store.search("missiles Moscow")
    assert not store.search("missiles", until=date(1962, 10, 24))
    assert store.search("missiles", until=date(1962, 10, 25))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(words=st.text())
def test_no_question_is_a_syntax_error(store: Store, words: str) -> None:
    assert store.search(words, limit=3) == ()


def test_words_that_mean_something_to_the_database_are_only_words(store: Store) -> None:
    store.put(reading("The committee voted NOT to answer.", name="vote"))
    for words in ('"', '""', "*", "NEAR(", "AND", "words:x", "-", "^x", "a\0b", "\ud800", "'; DROP TABLE articles; --"):
        store.search(words)
    assert store.search("not")
    assert store.count() == 1


def test_a_name_that_no_database_takes_is_kept_readable(store: Store) -> None:
    strange = reading()
    store.put(replace(strange, article=replace(strange.article, origin="wire/\udcff.txt")))
    store.problem(Problem("source", "wire/\udcfe.txt", "it is empty"))
    assert [one.input for one in store.problems()] == ["wire/\\udcfe.txt"]
    assert store.reading(strange.article.id).article.origin == "wire/\\udcff.txt"


def test_words_stand_beside_their_offsets_for_whoever_opens_the_file(store: Store) -> None:
    store.put(reading())
    with sqlite3.connect(store.path) as connection:
        rows = connection.execute(
            "SELECT source_text, source_state, cue_words, quote, said_value FROM statements"
        ).fetchall()
        event = connection.execute("SELECT trigger_words, evidence_words FROM events").fetchone()
        actors = connection.execute(
            "SELECT role, ordinal, text, state FROM event_actors ORDER BY role, ordinal"
        ).fetchall()
        cuts = connection.execute("SELECT words, reason FROM cuts").fetchall()
    assert rows[0] == ("Andrei Gromyko", "SUN", "said", "The ships will not turn back.", "1962-10-25")
    assert event == ("stopped", "The United States stopped a tanker near Cuba.")
    assert actors == [
        ("sources", 0, "The United States", "USA"),
        ("targets", 0, "a tanker", None),
        ("targets", 1, "Cuba", "CUB"),
    ]
    assert cuts == [("Daily Wire", "the outlet's own name")]


def test_others_may_read_while_one_writes(store: Store) -> None:
    store.put(reading())
    with Store(store.path) as other:
        held = other.readings()
        next(held)
        store.put(reading("Nothing happened today.", name="other"))
        assert list(held) == []
        assert other.count() == 2


def test_threads_may_share_a_store(store: Store) -> None:
    store.put(reading())
    counts: list[int] = []
    threads = [threading.Thread(target=lambda: counts.append(len(list(store.readings())))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [1, 1, 1, 1]


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, not a record. " * 50)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"notes\.txt.*not an excomm record"):
        Store(path)
    assert path.read_bytes() == before


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "shop.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE meta (id INTEGER)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Store(path)
    assert path.read_bytes() == before


def test_a_record_that_another_process_keeps_writing_to_asks_for_patience(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("excomm.store.database.BUSY_TIMEOUT", 20)
    store.put(reading())
    with sqlite3.connect(store.path, isolation_level=None) as writer, Store(store.path) as other:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process is writing"):
            other.put(reading("Nothing happened today.", name="other"))
        assert other.count() == 1
        writer.execute("ROLLBACK")
        assert other.put(reading("Nothing happened today.", name="other"))


def test_a_damaged_record_says_so(store: Store) -> None:
    store.put(reading())
    store.close()
    content = bytearray(store.path.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    store.path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        list(Store(store.path).readings())


def test_a_record_is_readable_while_it_is_written_and_says_so_in_its_file(store: Store) -> None:
    with sqlite3.connect(store.path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_newer_record_asks_for_an_upgrade(store: Store) -> None:
    with sqlite3.connect(store.path) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    with pytest.raises(StoreError, match="newer excomm"):
        Store(store.path)


def test_a_missing_folder_and_a_folder_in_the_files_place_are_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no folder"):
        Store(tmp_path / "absent" / "record.sqlite")
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(tmp_path)


def test_a_reading_that_cannot_be_written_leaves_the_one_before(store: Store) -> None:
    store.put(reading())
    beyond = replace(reading().statements[0], content=(Span(0, 5),), confidence=None)  # type: ignore[arg-type]
    with pytest.raises(StoreError):
        store.put(replace(reading(), statements=(beyond,)))
    assert list(store.readings()) == [reading()]
