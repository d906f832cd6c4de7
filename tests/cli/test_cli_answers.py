"""The questions that a user asks of the record of the sample set, each command in text and in JSON."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet
import pytest
from commanding import Said, excomm

import excomm as library
from excomm.api import Record
from excomm.export import formats
from excomm.sample import FOLDER


@pytest.fixture(scope="module")
def record(sample_record: Path) -> Record:
    return library.open(sample_record)


@pytest.fixture
def ask(sample_record: Path) -> Any:
    def asked(*words: object) -> Said:
        return excomm(*words, "--record", sample_record)

    return asked


# ---------------------------------------------------------------- who said what


def test_who_exactly_said_this(ask: Any) -> None:
    said = ask("statements", "--speaker", "Khrushchev", "--about", "Turkey", "--since", "1962-10-27")
    assert said.code == 0
    assert "Nikita Khrushchev (premier, SUN)  demanded  [statement-" in said.out
    assert "that the United States remove its missiles from Turkey" in said.out
    assert "Volga News Agency, 1962-10-27  [" in said.out
    assert "Kennedy (" not in re.sub(r"to John F. Kennedy.*", "", said.out)


def test_statements_in_json_have_words_and_not_only_spans(ask: Any) -> None:
    rows = ask("statements", "--speaker", "USSR", "--act", "DEMAND", "--json").value
    assert rows
    assert {row["act"] for row in rows} == {"demand"}
    assert all("SUN" in row["speaker_states"] for row in rows)
    assert all(row["quote"] and row["sentence"] and row["article"] for row in rows)


@pytest.mark.parametrize("command", ["statements", "events"])
def test_days_bound_what_is_listed(ask: Any, command: str) -> None:
    first, last = "1962-10-23", "1962-10-24"
    rows = ask(command, "--since", first, "--until", last, "--json").value
    day = "said" if command == "statements" else "occurred"
    assert rows
    assert all((row[f"{day}_latest"] or last) >= first and (row[f"{day}_earliest"] or first) <= last for row in rows)
    assert len(rows) < len(ask(command, "--json").value)


def test_nothing_found_is_said_and_is_exit_code_1(ask: Any) -> None:
    for words in (["statements", "--speaker", "Metternich"], ["events", "--source", "Metternich"]):
        said = ask(*words)
        assert said.code == 1
        assert "in the record is like that" in said.out
        assert ask(*words, "--json").value == []


def test_events_by_who_did_what_to_whom_and_how_it_is_told(ask: Any) -> None:
    rows = ask("events", "--source", "usa", "--status", "asserted", "--json").value
    assert rows
    assert {row["status"] for row in rows} == {"asserted"}
    assert all("USA" in row["source_states"] or "USA" in row["source_ids"] for row in rows)
    kind = rows[0]["type"]
    said = ask("events", "--source", "usa", "--status", "asserted", "--type", kind.lower())
    assert f"  {kind}" in said.out
    assert f"[{rows[0]['id']}]" in said.out


# ---------------------------------------------------------------- show


def test_every_kind_of_id_is_shown_in_text_and_in_json(ask: Any, record: Record) -> None:
    given: list[Any] = [record.statements()[0], record.events()[0], record.actors()[0], record.stories()[0]]
    given += [*record.commitments()[:1], *record.instruments()[:1], *record.positions()[:1]]
    for one in given:
        said, value = ask("show", one.id), ask("show", one.id, "--json").value
        assert said.code == 0, said.err
        assert said.out.strip()
        assert value["kind"] == type(one).__name__.lower()
        assert value["record"]["id"] == one.id


def test_an_article_is_shown_whole_by_the_beginning_of_its_id(ask: Any, record: Record) -> None:
    reading = max(record.readings(), key=lambda one: len(one.statements))
    said = ask("show", reading.article.id[:12])
    for paragraph in reading.article.paragraphs:
        assert paragraph.of(reading.article.text) in said.out
    idents = [one.id for one in reading.statements] + [one.id for one in reading.events]
    assert [one for one in idents if f"[{one}]" not in said.out] == []
    given = ask("show", reading.article.name, "--json").value["record"]
    assert len(given["statements"]) == len(reading.statements)


def test_a_statement_is_shown_with_its_parts_marked(ask: Any, record: Record) -> None:
    one = next(one for one in record.statements(speaker="Castro") if one.source and len(one.content) == 1)
    text = record.article(one.article).text
    said = ask("show", one.id)
    assert f"[{one.content[0].of(text)}]" in said.out
    assert f"<{one.cue[0].of(text)}>" in said.out
    assert ask("show", one.id, "--json").value["row"]["quote"] == one.content[0].of(text)


def test_an_actor_is_shown_with_its_own_words_and_deeds_only(ask: Any) -> None:
    said = ask("show", "fidel-castro")
    assert "SAID (" in said.out
    assert "DID (" in said.out
    speakers = re.findall(r"^\S.*?  (.*?) \(.*\[statement-", said.out, re.MULTILINE)
    assert set(speakers) == {"Fidel Castro"}


def test_what_was_cut_is_listed_with_its_reason(ask: Any, record: Record) -> None:
    article = next(one for one in record.articles() if one.cuts)
    said = ask("show", article.id, "--cut")
    assert [line for line in said.out.splitlines() if article.cuts[0].reason in line]
    assert len(ask("show", article.id, "--cut", "--json").value) == len(article.cuts)
    none = next(one for one in record.articles() if not one.cuts)
    assert "Nothing was removed" in ask("show", none.id, "--cut").out


def test_cut_is_refused_where_there_is_no_article(ask: Any) -> None:
    said = ask("show", "fidel-castro", "--cut")
    assert (said.code, said.out) == (2, "")
    assert "--cut is for articles" in said.err


@pytest.mark.parametrize(
    ("ident", "told"),
    [("nothing-of-the-kind", "nothing in the record has the id"), ("statement-", "several ids begin"), ("", "empty")],
)
def test_an_id_that_stands_for_none_or_several_is_told(ask: Any, ident: str, told: str) -> None:
    said = ask("show", ident)
    assert said.code == 1
    assert told in said.err
    assert said.err.count("\n") == 1


def test_what_was_not_yet_known_is_not_shown(ask: Any, record: Record) -> None:
    late = next(one for one in reversed(record.articles()) if str(one.published.earliest) > "1962-10-25")
    assert ask("show", late.id, "--as-of", "1962-10-20").code == 1
    assert ask("show", late.id, "--as-of", str(late.published.latest)).code == 0


# ---------------------------------------------------------------- what changed


def test_the_brief_says_what_changed_since_a_day(ask: Any) -> None:
    whole, new = ask("brief", "--as-of", "1962-10-28"), ask("brief", "--since", "1962-10-28", "--as-of", "1962-10-28")
    assert whole.code == new.code == 0
    assert whole.out.startswith("# Brief")
    assert "28 October 1962" in new.out
    assert len(new.out) < len(whole.out)
    assert "29 October 1962" not in whole.out.replace("due 29 October 1962", "").replace("from 29 October 1962", "")
    assert ask("brief", "--since", "1962-10-28", "--as-of", "1962-10-28", "--json").value["since"] == "1962-10-28"


class Outside(HTMLParser):
    """Collects what a page would fetch or run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = [
            f"{tag} {name}" for name, value in attrs if name in {"src", "href"} and not (value or "#").startswith("#")
        ]
        self.found += own + (["script"] if tag == "script" else [])


def test_the_brief_as_one_html_file(ask: Any, tmp_path: Path) -> None:
    out = tmp_path / "brief.html"
    said = ask("brief", "--html", "--out", out, "--as-of", "1962-10-29")
    assert (said.code, said.out) == (0, "")
    assert f"wrote {out}" in " ".join(said.err.split())
    page, outside = out.read_text("utf-8"), Outside()
    outside.feed(page)
    assert page.startswith("<!doctype html>")
    assert "<svg" in page
    assert outside.found == []


def test_tension_rises_to_27_october_and_falls_after(ask: Any) -> None:
    days = {one["start"]: one["level"] for one in ask("tension", "USA", "Moscow", "--json").value}
    known = {day: level for day, level in days.items() if level is not None}
    assert known["1962-10-27"] == max(known.values())
    assert known["1962-10-22"] < known["1962-10-26"] < known["1962-10-27"] > known["1962-10-28"] > known["1962-10-29"]
    said = ask("tension", "USA", "SUN", "--since", "1962-10-27", "--until", "1962-10-28")
    assert re.findall(r"^1962-10-\d\d", said.out, re.MULTILINE) == ["1962-10-27", "1962-10-28"]
    assert re.search(r"^1962-10-27 +\d+ +-*#-* .*\[story-", said.out, re.MULTILINE)


def test_tension_as_of_a_day_knows_no_later_day(ask: Any) -> None:
    days = ask("tension", "USA", "SUN", "--as-of", "1962-10-24", "--json").value
    assert days
    assert max(one["end"] for one in days) <= "1962-10-24"


def test_tension_without_data_says_so(ask: Any) -> None:
    said = ask("tension", "Japan", "Ghana")
    assert said.code == 1
    assert "Not enough data" in said.out
    stranger = ask("tension", "Atlantis", "USA")
    assert (stranger.code, stranger.out) == (2, "")
    assert "no state is called 'Atlantis'" in stranger.err


def test_commitments_come_due_with_the_day_of_asking(ask: Any) -> None:
    then, later = (ask("commitments", "--as-of", day, "--json").value for day in ("1962-10-28", "1963-01-01"))
    assert {one["outcome"] for one in then} >= {"open"}
    due = [one for one in later if one["outcome"] == "due"]
    assert due
    assert all(one["due"]["latest"] < "1963-01-01" for one in due)
    said = ask("commitments", "--as-of", "1963-01-01")
    assert f"due  [{due[0]['id']}]" in said.out
    assert ask("show", due[0]["id"]).code == 0


def test_search_finds_paragraphs_with_all_the_words(ask: Any) -> None:
    hits = ask("search", "missiles", "Turkey", "--limit", 3, "--json").value
    assert 0 < len(hits) <= 3
    assert all("urk" in hit["snippet"] and "missiles" in hit["snippet"] for hit in hits)
    said = ask("search", '"good offices"')
    assert said.code == 0
    assert hits[0]["article"][:12] in ask("search", "missiles", "Turkey").out
    for nothing in ("xylophone", '"', "*", "AND OR NOT", "a" * 10_000):
        assert ask("search", nothing).code in {0, 1}
    assert ask("search", "xylophone").code == 1
    assert ask("search", "xylophone", "--json").value == []


def test_a_sound_record_has_no_faults_of_the_program(ask: Any) -> None:
    assert "fault of excomm" not in ask("problems").out
    assert isinstance(ask("problems", "--json").value, list)


# ---------------------------------------------------------------- exports


@pytest.mark.parametrize("form", list(formats()))
def test_every_format_is_written_to_a_file_and_to_a_pipe_alike(ask: Any, form: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    told = ask("export", form, "--out", out, "--json").value
    assert told == {"format": form, "file": str(out), "bytes": out.stat().st_size}
    assert ask("export", form).content == out.read_bytes()
    assert out.stat().st_size


def test_exports_open_with_the_tools_of_their_users(ask: Any, tmp_path: Path, record: Record) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("export", "csv-statements").content.decode(), newline="")))
    assert len(rows) == len(record.statements(status=None))
    table = tmp_path / "events.parquet"
    ask("export", "parquet-events", "--out", table)
    assert parquet.read_table(table).num_rows == len(record.events())
    lines = ask("export", "jsonl").content.decode().splitlines()
    assert len([json.loads(line) for line in lines]) >= len(record.articles())


def test_an_export_as_of_a_day_holds_less(ask: Any) -> None:
    assert len(ask("export", "jsonl", "--as-of", "1962-10-22").content) < len(ask("export", "jsonl").content)


# ---------------------------------------------------------------- demo


def test_the_demo_shows_the_course_of_the_crisis(tmp_path: Path, sample_record: Path) -> None:
    record = tmp_path / "demo.sqlite"
    shutil.copy(sample_record, record)  # so that the demo finds what it would read
    said = excomm("demo", "--record", record)
    assert said.code == 0
    assert said.err == ""
    for part in ("# Brief", "## What happened", "## What was said", "## Instruments", "## Tension, day by day"):
        assert part in said.out
    assert f"excomm serve --record {record}" in said.out
    assert excomm("demo", "--record", record, "--json").value["as_of"] == "1962-10-29"


def test_reading_the_sample_again_changes_nothing(tmp_path: Path, sample_record: Path) -> None:
    record = tmp_path / "again.sqlite"
    shutil.copy(sample_record, record)
    before = excomm("export", "jsonl", "--record", record).content
    said = excomm("read", FOLDER, "--record", record, "--json").value
    assert said["read"] == said["refused"] == 0
    assert said["unchanged"] > 30
    assert excomm("export", "jsonl", "--record", record).content == before
