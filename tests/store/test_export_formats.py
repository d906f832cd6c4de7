from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow.parquet as pq
import pytest
from icalendar import Calendar
from made import DISPATCH, GREETING, findings, on, reading

from excomm.export import formats
from excomm.pipeline import read_article
from excomm.records import UNKNOWN_WHEN, Copy, Findings, Piece, Precision, Raw, Reading, Span, Status, When

RAW = GREETING + DISPATCH
NOTHING = Findings((), (), (), (), ())


def written(form: str, readings: list[Reading], found: Findings = NOTHING) -> bytes:
    out = io.BytesIO()
    formats()[form].write(iter(readings), found, out)
    assert not out.closed
    return out.getvalue()


def rows(form: str, readings: list[Reading], found: Findings = NOTHING) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(form, readings, found).decode(), newline="")))


def with_copy(of: Reading) -> Reading:
    """The same text under another name, where the raw text has nothing before it."""
    pieces = tuple(Piece(one.clean, one.clean) for one in of.article.pieces)
    copy = Copy("evening", "other/evening.txt", "Evening Post", "0" * 64, pieces, of.article.published)
    return replace(of, article=replace(of.article, copies=(copy,)))


@pytest.mark.parametrize("form", sorted(formats()))
def test_every_format_writes_a_record_an_empty_one_and_the_same_bytes_twice(form: str) -> None:
    module = formats()[form]
    assert module.HELP
    assert module.SUFFIX.startswith(".")
    held = [with_copy(reading()), reading("Nothing happened today.", name="quiet")]
    assert written(form, held, findings(held[0])) == written(form, held, findings(held[0]))
    written(form, [])


def test_attributions_point_into_the_raw_text() -> None:
    (line,) = (json.loads(one) for one in written("attributions", [reading()]).splitlines())
    first, second = line["attributions"]
    assert line["doc_id"] == "dispatch"
    assert [RAW[start:end] for start, end in first["content"]] == ["The ships will not turn back."]
    assert [RAW[start:end] for start, end in first["source"]] == ["Andrei Gromyko"]
    assert [RAW[start:end] for start, end in first["cue"]] == ["said"]
    assert first["speaker_entity"] == "Andrei Gromyko"
    assert [RAW[start:end] for start, end in second["content"]] == ["an answer by October 27"]


def test_every_name_of_a_text_has_its_line_with_its_own_offsets() -> None:
    here, there = (json.loads(one) for one in written("attributions", [with_copy(reading())]).splitlines())
    assert (here["doc_id"], there["doc_id"]) == ("dispatch", "evening")
    ((start, end),) = there["attributions"][0]["content"]
    assert DISPATCH[start:end] == "The ships will not turn back."


def test_an_unresolved_speaker_gets_no_entity_and_an_article_without_statements_its_line() -> None:
    one = reading()
    source = replace(one.statements[0].source, actor=None) if one.statements[0].source else None
    nobody = replace(
        one, statements=(replace(one.statements[0], source=source), replace(one.statements[1], source=None))
    )
    held = [nobody, reading("Nothing happened today.", name="quiet")]
    first, quiet = (json.loads(line) for line in written("attributions", held).splitlines())
    assert all("speaker_entity" not in one for one in first["attributions"])
    assert first["attributions"][1]["source"] == []
    assert quiet == {"doc_id": "quiet", "attributions": [], "nested": []}


def test_statements_inside_statements_stand_apart_and_an_apposition_is_closed() -> None:
    raw = "Anna Lind, the Norwegian foreign minister, said that Oslo had promised to withdraw its ships."
    read = read_article(Raw(raw.encode(), "text/plain", "case", "case"))
    assert isinstance(read, Reading)
    (line,) = (json.loads(one) for one in written("attributions", [read]).splitlines())
    (outer,), (inner,) = line["attributions"], line["nested"]
    assert [raw[start:end] for start, end in outer["source"]] == ["Anna Lind, the Norwegian foreign minister,"]
    assert [raw[start:end] for start, end in inner["source"]] == ["Oslo"]
    assert inner["frame"] == outer["id"]


def test_time_expressions_point_into_the_raw_text() -> None:
    (line,) = (json.loads(one) for one in written("timex", [reading()]).splitlines())
    assert RAW[line.pop("start") : line.pop("end")] == "October 27"
    assert line == {"doc": "dispatch", "type": "DATE", "value": "1962-10-27"}


def test_json_lines_give_words_and_both_places_of_every_span() -> None:
    (line,) = (json.loads(one) for one in written("jsonl", [with_copy(reading())]).splitlines())
    text = line["article"]["text"]

    def check(value: Any) -> int:
        if isinstance(value, list):
            return sum(check(one) for one in value)
        if not isinstance(value, dict):
            return 0
        if "raw" in value and "start" in value:
            assert text[value["start"] : value["end"]] == value["words"]
            assert "".join(RAW[start:end] for start, end in value["raw"]) == value["words"]
            return 1
        return sum(check(one) for one in value.values())

    assert check(line["statements"]) > 5
    assert check(line["events"]) > 4
    assert line["article"]["cuts"][0]["words"] == "Daily Wire"
    assert line["article"]["copies"][0]["outlet"] == "Evening Post"
    assert text == DISPATCH


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_begins_a_formula(start: str) -> None:
    one = reading()
    outlet = f"{start}HYPERLINK(1)"
    held = [replace(one, article=replace(one.article, outlet=outlet))]
    for form in ("csv-statements", "csv-events"):
        assert rows(form, held)[0]["outlet"] == "'" + outlet
    assert ("'" + outlet).encode() in written("plover", held, findings(one))


def test_numbers_in_cells_stay_numbers() -> None:
    assert rows("csv-events", [reading()])[0]["score"] == "-6.5"


def test_words_with_commas_quotes_and_line_ends_stay_one_cell() -> None:
    one = reading(DISPATCH + '\n\nOne, "two",\nthree.')
    quoted = replace(one.statements[1], content=(Span(0, len(one.article.text)),))
    (row,) = rows("csv-statements", [replace(one, statements=(quoted,))])
    assert row["quote"] == one.article.text


def test_the_rows_of_a_statement_and_of_an_event() -> None:
    first, second = rows("csv-statements", [reading()])
    assert (first["speaker"], first["speaker_states"], first["quote"]) == (
        "Andrei Gromyko",
        "SUN",
        "The ships will not turn back.",
    )
    assert (second["said"], second["said_precision"], second["act"]) == ("", "unknown", "promise")
    (event,) = rows("csv-events", [reading()])
    assert (event["sources"], event["targets"], event["status"]) == ("United States", "a tanker; Cuba", "asserted")


def test_parquet_is_typed() -> None:
    table = pq.read_table(io.BytesIO(written("parquet-statements", [reading()])))
    first, second = table.to_pylist()
    assert first["said_earliest"] == date(1962, 10, 25)
    assert second["said_earliest"] is None
    assert DISPATCH[first["content_spans"][0]["start"] : first["content_spans"][0]["end"]] == first["quote"]
    assert pq.read_table(io.BytesIO(written("parquet-events", []))).num_rows == 0


def tsv(readings: list[Reading], found: Findings) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("plover", readings, found).decode(), newline=""), delimiter="\t"))


def test_a_happening_in_polecats_columns() -> None:
    (row,) = tsv([reading()], findings(reading()))
    known = {name: cell for name, cell in row.items() if cell}
    assert known == {
        "Event ID": "story-1",
        "Event Date": "1962-10-25",
        "Event Type": "COERCE",
        "Event Mode": "embargo",
        "Intensity": "-6.5",
        "Quad Code": "MATERIAL CONFLICT",
        "Contexts": "military",
        "Actor Name": "United States",
        "Actor Country": "USA",
        "Actor Name Raw": "The United States",
        "Recipient Name": "a tanker; Cuba",
        "Recipient Country": "CUB",
        "Recipient Name Raw": "a tanker; Cuba",
        "Source": "Daily Wire",
        "Publication Date": "1962-10-25",
        "Language": "English",
        "Version": "rules/test@1",
    }
    assert list(row)[:7] == ["Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"]


@pytest.mark.parametrize("status", [one for one in Status if one is not Status.ASSERTED])
def test_only_deeds_are_told_in_columns_that_know_no_status(status: Status) -> None:
    found = findings(reading())
    assert tsv([reading()], replace(found, stories=(replace(found.stories[0], status=status),))) == []


def test_neither_the_corrected_nor_the_unconfirmed_is_told_as_a_deed() -> None:
    found, one = findings(reading()), reading()
    assert tsv([one], replace(found, stories=(replace(found.stories[0], superseded=True),))) == []
    rumour = replace(one.events[0], contexts=("unconfirmed",))
    assert tsv([replace(one, events=(rumour,))], found) == []


def test_a_happening_of_an_unknown_day_has_no_day() -> None:
    found = findings(reading())
    month = When("1962-10", Precision.MONTH, date(1962, 10, 1), date(1962, 10, 31))
    (row,) = tsv([reading()], replace(found, stories=(replace(found.stories[0], when=month),)))
    assert row["Event Date"] == ""


def test_an_annotation_reopens_on_its_words_by_position_and_by_quote() -> None:
    collection = json.loads(written("annotations", [reading()]))
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == 3
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    found = []
    for item in items:
        for target in item["target"]:
            quote, position = target["selector"]
            assert target["source"]["sha256"] == reading().article.id
            assert DISPATCH[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in DISPATCH
            found.append((target["role"], quote["exact"]))
    assert ("content", "The ships will not turn back.") in found
    assert ("trigger", "stopped") in found
    assert ("target", "Cuba") in found


def test_a_commitment_with_a_day_is_in_the_calendar_for_that_whole_day() -> None:
    (event,) = Calendar.from_ical(written("ical", [reading()], findings(reading()))).walk("VEVENT")
    assert event.decoded("dtstart") == date(1962, 10, 27)
    assert event.decoded("dtend") == date(1962, 10, 28)
    assert str(event["uid"]) == "co-1@excomm"
    assert "Andrei Gromyko to United States: an answer by October 27" in str(event["summary"])
    assert "Gromyko promised an answer by October 27." in str(event["description"])


@pytest.mark.parametrize(
    "due",
    [UNKNOWN_WHEN, When("1962-W44", Precision.WEEK, date(1962, 10, 29), date(1962, 11, 4))],
    ids=["unknown", "week"],
)
def test_a_commitment_without_a_day_is_not_put_on_one(due: When) -> None:
    found = findings(reading())
    later = replace(found, commitments=(replace(found.commitments[0], due=due, made=on("1962-10-25")),))
    assert b"VEVENT" not in written("ical", [reading()], later)
