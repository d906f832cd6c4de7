"""The files of facts hold together: formats, codes, no impossible overlaps, every office known to the title lists."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from excomm import registry
from excomm.records import ActorKind
from excomm.registry import Holder, RegistryError, holders, organisations, state_by_code, states
from excomm.registry.table import Row, once, read, rows
from excomm.wordlist import wordlist

ONE_AT_A_TIME = {
    "president", "prime minister", "premier", "chancellor", "foreign minister", "secretary of state",
    "foreign secretary", "defence minister", "secretary of defense", "secretary-general", "monarch", "pope",
}  # fmt: skip


def test_every_living_state_has_a_name_a_capital_and_a_demonym() -> None:
    living = [state for state in states() if state.end is None]
    assert len({state.code for state in living}) >= 195
    bare = {state.code for state in living if not state.seats}
    assert bare <= {"SMR", "SGP", "SYC", "DJI"}, (
        "only states whose capital bears the state's own name, or a city of the name"
    )
    assert {state.code for state in living if not state.demonyms} <= {"VAT", "DMA", "COG"}


def test_the_past_states_of_the_cold_war_have_an_end() -> None:
    for code in ("SUN", "YUG", "DDR", "CSK", "VDR"):
        state = state_by_code(code)
        assert state is not None
        assert state.end is not None


def test_every_term_is_in_a_known_office_of_a_known_state_or_organisation() -> None:
    offices = wordlist("en", "offices")["offices"]
    known = {organisation.id for organisation in organisations()}
    for holder in holders():
        assert holder.office in offices, holder
        assert (holder.state and state_by_code(holder.state)) or holder.organisation in known, holder
        assert date(1922, 1, 1) <= holder.start, holder
        assert holder.source, holder


def test_an_office_has_one_holder_at_a_time() -> None:
    terms: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    for holder in holders():
        if holder.office in ONE_AT_A_TIME:
            terms[holder.office, holder.state or holder.organisation or ""].append(holder)
    for office, found in terms.items():
        found.sort(key=lambda holder: holder.start)
        for before, after in pairwise(found):
            assert before.end is not None, office
            assert before.end <= after.start, (office, before.person, after.person)


@pytest.mark.parametrize(
    ("office", "state", "start"),
    [
        ("president", "USA", date(1945, 4, 12)),
        ("president", "RUS", date(2000, 5, 7)),
        ("prime minister", "GBR", date(1945, 7, 26)),
        ("chancellor", "DEU", date(1949, 9, 15)),
        ("prime minister", "AUS", date(1945, 7, 13)),
        ("prime minister", "CAN", date(1948, 11, 15)),
        ("president", "MEX", date(1946, 12, 1)),
        ("monarch", "JPN", date(1989, 1, 7)),
        ("president", "FRA", date(1981, 5, 21)),
        ("president", "UKR", date(2014, 6, 7)),
        ("secretary-general", "UN", date(1961, 11, 3)),
        ("supreme leader", "PRK", date(2011, 12, 17)),
    ],
)
def test_the_chief_offices_have_no_gap(office: str, state: str, start: date) -> None:
    terms = sorted(
        (h for h in holders() if h.office == office and state in (h.state, h.organisation) and h.start >= start),
        key=lambda holder: holder.start,
    )
    assert terms[0].start == start
    assert terms[-1].end is None
    for before, after in pairwise(terms):
        assert before.end is not None
        assert after.start - before.end <= timedelta(days=14), (before.person, after.person)


def test_media_and_bodies_are_told_apart() -> None:
    kinds = {organisation.id: organisation.kind for organisation in organisations()}
    assert kinds["SPUTNIK"] is ActorKind.MEDIA
    assert kinds["US-STATE-DEPARTMENT"] is ActorKind.BODY
    assert kinds["NATO"] is ActorKind.ORGANISATION


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\nx\n", r"made\.csv, line 2: 1 fields, expected 2"),
        ("a,b\n\nx,y,z\n", r"made\.csv, line 2: 0 fields"),
    ],
)
def test_a_line_with_a_field_too_few_or_many_is_named(text: str, message: str) -> None:
    with pytest.raises(RegistryError, match=message):
        list(rows("made.csv", text))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("1962-13-01,", r"line 2: start is '1962-13-01', which is no ISO day"),
        ("1962-10-02,1962-10-01", r"line 2: it ends on 1962-10-01, before it starts on 1962-10-02"),
    ],
)
def test_an_impossible_term_is_named(line: str, message: str) -> None:
    (row,) = rows("made.csv", f"start,end\n{line}\n")
    with pytest.raises(RegistryError, match=message):
        row.term()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('a,b\nx,y\n"x,y\nx,y\n', r"made\.csv, line 3: "),
        ("a,b\nx,y\nx, y\n", r"made\.csv, line 3: b is ' y', with a blank at its edge"),
        ("a,a\nx,y\n", r"made\.csv, line 1: two columns are called 'a'"),
        ("a,\nx,y\n", r"made\.csv, line 1: a column has no name"),
    ],
)
def test_a_mistake_in_writing_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(RegistryError, match=message):
        list(rows("made.csv", text))


def test_a_column_that_is_missing_is_named() -> None:
    (row,) = rows("made.csv", "name\nx\n")
    with pytest.raises(RegistryError, match=r"made\.csv, line 1: no column is called 'state'"):
        row.text("state")


def test_what_stands_twice_is_told_with_both_lines() -> None:
    with pytest.raises(RegistryError, match=r"made\.csv, line 4: name 'x' stands on line 2 already"):
        once(rows("made.csv", "name\nx\ny\nx\n"), "name")


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("regions.csv", "Nowhere,XXX", r"regions\.csv, line \d+: state is 'XXX'"),
        ("organisations.csv", "NOBODY,Nobody,,club,,,", r"organisations\.csv, line \d+: kind is 'club'"),
        ("organisations.csv", "NOBODY,Nobody,,body,XXX,,", r"organisations\.csv, line \d+: state is 'XXX'"),
        ("persons.csv", "vladimir-putin,V,V,,m,", r"persons\.csv, line \d+: person 'vladimir-putin' stands on line"),
        (
            "office_holders.csv",
            "vladimir-putin,president,XXX,,2000-01-01,,exact,made",
            r"office_holders\.csv, line \d+: no state or organisation is called 'XXX'",
        ),
    ],
)
def test_a_wrong_fact_is_told_with_its_line(
    file: str, line: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_mistake(name: str) -> Iterator[Row]:
        good = list(read(name))
        yield from good
        if name == file:
            yield Row(name, len(good) + 2, dict(zip(good[0].cells, next(csv.reader([line])), strict=True)))

    monkeypatch.setattr(registry, "read", with_mistake)
    with pytest.raises(RegistryError, match=message):
        _read_anew()


def _read_anew() -> None:
    """Reads all tables past what was read before."""
    for table in (registry.states, registry.organisations, registry.holders, registry._region_index):
        table.__wrapped__()


def test_bytes_that_are_no_utf_8_are_told_with_their_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "world").mkdir()
    (tmp_path / "world" / "made.csv").write_bytes(b"name\nx\n\xff\n")
    monkeypatch.setattr("excomm.registry.table.files", lambda package: tmp_path)
    with pytest.raises(RegistryError, match=r"made\.csv, line 3: it is not UTF-8"):
        list(read("made.csv"))
