from __future__ import annotations

import csv
import gc
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import excomm
from excomm.api import Record
from excomm.frame import Table
from excomm.records import Act, Actor, ActorKind, Article, Outcome, Statement, Story, Unreadable
from excomm.store import NotInRecord, StoreError

DISPATCHES = {
    "first": (
        "1962-10-23",
        "The United States imposed a naval quarantine on Cuba on Tuesday. "
        "The Soviet premier, Nikita Khrushchev, said: \u201cWe cannot accept this piracy on the high seas.\u201d",
    ),
    "second": (
        "1962-10-25",
        "Secretary of State Dean Rusk said on Thursday that the United States would lift the quarantine if the "
        "missiles were withdrawn. Khrushchev\u2019s spokesman told reporters that no letter had come.",
    ),
    "third": (
        "1962-10-27",
        "Soviet forces shot down an American reconnaissance plane over Cuba on Saturday, the Pentagon said.",
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place: Path = tmp_path_factory.mktemp("news")
    for name, (_, text) in DISPATCHES.items():
        (place / f"{name}.txt").write_text(text)
    with (place.parent / "days.csv").open("w", newline="") as lines:
        csv.writer(lines).writerows([("name", "published"), *((name, day) for name, (day, _) in DISPATCHES.items())])
    return place


@pytest.fixture(scope="module")
def record(folder: Path) -> Iterator[Record]:
    with excomm.read(folder, published=folder.parent / "days.csv") as kept:
        yield kept


def test_the_manifest_dates_what_bears_no_date(record: Record) -> None:
    assert [(one.name, one.published.value) for one in record.articles()] == [
        (name, day) for name, (day, _) in DISPATCHES.items()
    ]
    assert record.report is not None
    assert (record.report.read, record.report.unchanged, record.report.refused, record.report.held) == (3, 0, 0, 3)


def test_statements_are_asked_for_by_day_and_by_what_they_are_about(record: Record) -> None:
    everything = record.statements()
    text = {one.id: one.text for one in record.articles()}
    about = record.statements(about="quarantine lift")
    assert len(about) == 1
    assert "lift the quarantine" in about[0].content[0].of(text[about[0].article])
    assert set(record.statements(until="1962-10-24")) < set(everything)
    assert not set(record.statements(since="1962-10-27")) & set(record.statements(until="1962-10-24"))
    with pytest.raises(ValueError, match="October"):
        record.statements(since="October")
    with pytest.raises(ValueError, match="nonsense"):
        record.statements(act="nonsense")
    assert all(one.act is Act.REJECT for one in record.statements(act="reject"))


def test_lists_are_tables(record: Record) -> None:
    said = record.statements()
    frame = said.to_pandas()
    assert len(frame) == len(said) == said.to_arrow().num_rows
    assert "We cannot accept this piracy on the high seas." in "".join(frame["quote"])
    assert said[:1].to_arrow().num_rows == 1
    assert said[0].id == frame["id"][0]
    assert record.tension("USA", "SUN").to_arrow().schema.names[0] == "pair"
    tables: list[Table[Any]] = [record.articles(), record.events(), record.actors(), record.stories()]
    tables += [record.commitments(), record.instruments(), record.positions(), record.problems()]
    for table in tables:
        assert table.to_arrow().num_rows == len(table)


def test_events_are_asked_for_by_type_and_status(record: Record) -> None:
    done = record.events(status="asserted")
    assert done
    assert {one.type for one in record.events(type="assault")} == {"ASSAULT"}
    assert len(record.events(status="asserted")) + len(record.events(status="future")) <= len(record.events())


def test_the_record_as_of_a_day_knows_nothing_later(record: Record) -> None:
    before = record.as_of("1962-10-26")
    assert [one.name for one in before.articles()] == ["first", "second"]
    assert before.search("reconnaissance") == ()
    assert record.search("reconnaissance")
    last = record.articles()[-1]
    with pytest.raises(NotInRecord, match="1962-10-26"):
        before.find(last.id)
    assert isinstance(before.find("first"), Article)
    assert {article for story in before.stories() for article in story.articles} <= {
        one.id for one in before.articles()
    }
    assert record.stories() != before.stories()
    assert record.articles()[-1] == last
    assert {one.name for one in before.as_of("1962-10-30").articles()} == {"first", "second"}


def test_who_speaks_later_is_not_yet_known(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    told = [("a", "1962-10-23", "Dean Rusk"), ("b", "1962-10-27", "Adlai Stevenson")]
    file.write_text(
        "\n".join(
            json.dumps(
                {"id": name, "published": day, "text": f"{who} said on that day that the quarantine would stay."}
            )
            for name, day, who in told
        )
    )
    with excomm.read(file) as record:
        before = record.as_of("1962-10-24")
        assert {"dean-rusk"} == {one.id for one in before.actors() if one.kind is ActorKind.PERSON}
        assert isinstance(before.find("dean-rusk"), Actor)
        assert isinstance(record.find("adlai-stevenson"), Actor)
        with pytest.raises(NotInRecord, match="1962-10-24"):
            before.find("adlai-stevenson")


def test_what_follows_by_a_day_is_found_by_the_beginning_of_its_id(record: Record) -> None:
    before = record.as_of("1962-10-26")
    story = before.stories()[0]
    assert before.find(story.id[:-2]) == story
    later = next(one for one in record.stories() if one.id not in {also.id for also in before.stories()})
    with pytest.raises(NotInRecord, match="1962-10-26"):
        before.find(later.id)


def test_a_promise_of_a_record_as_of_a_day_is_due_by_that_day(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(
        "WASHINGTON, Oct. 22, 1962 (Own Wire) - The White House said on Monday that President Kennedy would meet "
        "Soviet Foreign Minister Andrei Gromyko on Friday."
    )
    with excomm.read(tmp_path) as record:
        assert [one.outcome for one in record.as_of("1962-10-23").commitments()] == [Outcome.OPEN]
        assert [one.outcome for one in record.as_of("1962-11-23").commitments()] == [Outcome.DUE]


@pytest.mark.parametrize("day", ["tomorrow", "1962-13-01"])
def test_a_day_that_is_none_is_refused_also_where_nothing_is_held(tmp_path: Path, day: str) -> None:
    with excomm.open(tmp_path / "empty.sqlite", create=True) as empty:
        with pytest.raises(ValueError, match=r"day|month|isoformat"):
            empty.statements(since=day)
        with pytest.raises(ValueError, match=r"day|month|isoformat"):
            empty.events(until=day)


def test_what_is_listed_is_found_by_its_id(record: Record) -> None:
    assert isinstance(record.find(record.statements()[0].id), Statement)
    assert isinstance(record.find(record.stories()[0].id), Story)
    assert record.event(record.events()[0].id) == record.events()[0]
    assert record.article(record.articles()[0].id) == record.articles()[0]


def test_a_state_is_meant_by_its_code_its_name_or_its_capital(record: Record) -> None:
    assert record.tension("USA", "SUN") == record.tension("Soviet Union", "United States")
    with pytest.raises(LookupError, match="Ruritania"):
        record.tension("USA", "Ruritania")


def test_reading_again_changes_nothing_and_a_changed_file_replaces_its_article(tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    file.write_text(DISPATCHES["third"][1])
    path = tmp_path / "record.sqlite"
    with excomm.read(file, record=path) as record:
        before = path.read_bytes()
        report = record.read([file])
        assert (report.read, report.unchanged) == (0, 1)
    with excomm.open(path) as record:
        assert len(record.articles()) == 1
        file.write_text(DISPATCHES["first"][1])
        report = record.read([file])
        assert (report.read, report.unchanged, report.held) == (1, 0, 1)
        assert record.search("piracy")
        assert not record.search("reconnaissance")
    assert path.read_bytes() != before


def test_a_changed_day_in_the_manifest_is_taken_over(tmp_path: Path) -> None:
    file, days = tmp_path / "news.txt", tmp_path / "days.csv"
    file.write_text(DISPATCHES["third"][1])
    with excomm.read(file) as record:
        for day in ("1962-10-27", "1962-10-28"):
            days.write_text(f"file,published\nnews.txt,{day}\n")
            record.read([file], published=days)
            assert record.articles()[0].published.value == day


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "good.txt").write_text(DISPATCHES["third"][1])
    days = tmp_path / "days.csv"
    days.write_text("name,published\ngood,27 October\nabsent,1962-10-27\n")
    with excomm.read(tmp_path / "empty.txt", tmp_path / "good.txt", tmp_path / "missing.txt", published=days) as record:
        assert record.report is not None
        assert (record.report.read, record.report.refused) == (1, 2)
        told = {Path(one.input).name: one.message for one in record.problems() if Path(one.input) != days}
        assert {"empty.txt", "missing.txt"} <= set(told)
        lines = sorted(one.message for one in record.problems() if Path(one.input) == days)
        assert len(lines) == 2
        assert "absent" in lines[0]
        assert "line 2: '27 October'" in lines[1]
        (tmp_path / "empty.txt").write_text(DISPATCHES["first"][1])
        (tmp_path / "missing.txt").write_text(DISPATCHES["second"][1])
        days.write_text("name,published\ngood,1962-10-27\n")
        report = record.read([tmp_path / "empty.txt", tmp_path / "good.txt", tmp_path / "missing.txt"], published=days)
        assert report.problems == ()
        assert list(record.problems()) == []


@pytest.mark.parametrize("content", ["when,what\n1,2\n", b"\xff\xfe\x00name"])
def test_a_manifest_that_is_none_stops_the_read_with_a_reason(tmp_path: Path, content: str | bytes) -> None:
    days = tmp_path / "days.csv"
    days.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(Unreadable, match=r"days\.csv"):
        excomm.read(tmp_path, published=days)
    with pytest.raises(Unreadable, match=r"absent\.csv"):
        excomm.read(tmp_path, published=tmp_path / "absent.csv")


def test_a_record_without_a_file_goes_with_the_program(tmp_path: Path) -> None:
    record = excomm.read(tmp_path)
    path = record.path
    assert path.exists()
    record.close()
    del record
    gc.collect()
    assert not path.exists()


def test_opening_what_is_not_there_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no record"):
        excomm.open(tmp_path / "record.sqlite")
    assert not list(tmp_path.iterdir())


def test_an_unknown_format_names_the_known_ones(record: Record, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="csv-statements"):
        record.export("excel", tmp_path / "out")
    record.export("csv-statements", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text().startswith("id,speaker")


def test_two_processes_give_the_same_record_as_one(record: Record, folder: Path) -> None:
    with excomm.read(folder, published=folder.parent / "days.csv", processes=2) as other:
        assert list(other.readings()) == list(record.readings())
        assert other.findings() == record.findings()
