"""Who is who, as users decide it: over a real record file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import excomm
from excomm.api import Record
from excomm.records import Decision
from excomm.store import NotInRecord

DISPATCHES = {
    "first": (
        "1962-10-23",
        "The Soviet premier, Nikita Khrushchev, said: \u201cWe will not accept this piracy on the high seas.\u201d",
    ),
    "second": (
        "1962-10-25",
        "Norwegian Fisheries Minister Sigrun Aaland said that Norway would send ships by October 30. "
        "Aaland accused the Soviet Union of piracy.",
    ),
    "third": ("1962-10-26", "Norwegian Fisheries Minister Sigrid Aaland said that Norway rejected the blockade."),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "news"
    place.mkdir()
    for name, (_, text) in DISPATCHES.items():
        (place / f"{name}.txt").write_text(text)
    rows = [f"{name},{day}" for name, (day, _) in DISPATCHES.items()]
    (tmp_path / "dates.csv").write_text("\n".join(["name,published", *rows]) + "\n")
    return place


@pytest.fixture
def kept(folder: Path) -> Iterator[Record]:
    with excomm.read(folder, record=folder.parent / "r.sqlite", published=folder.parent / "dates.csv") as record:
        yield record


def speakers(record: Record) -> list[str | None]:
    return [one.source.actor for one in record.statements() if one.source]


def figures(record: Record) -> object:
    return record.findings(), list(record.statements()), list(record.events()), list(record.actors())


def test_a_merge_moves_what_was_said_and_what_follows(kept: Record) -> None:
    assert {"sigrun-aaland", "sigrid-aaland"} <= set(speakers(kept))
    decision = kept.merge("sigrun-aaland", "sigrid-aaland", why="a misprint", by="Anna", on="2026-01-02")
    assert "sigrid-aaland" not in speakers(kept)
    assert len(kept.statements(speaker="sigrid-aaland")) == len(kept.statements(speaker="sigrun-aaland")) > 1
    assert {one.actor for one in kept.positions()} & {"sigrid-aaland"} == set()
    assert kept.find("sigrid-aaland").id == "sigrun-aaland"
    assert "Sigrid Aaland" in kept.find("sigrun-aaland").aliases
    moved = [
        one.source.why for one in kept.statements(speaker="Aaland") if one.source and decision.id in one.source.why
    ]
    assert all("decided by Anna on 2026-01-02: a misprint" in why for why in moved)
    assert moved


def test_states_follow_a_merge_too(kept: Record) -> None:
    kept.merge("SUN", "NOR", why="a try")
    assert all("NOR" not in (mention.state, mention.actor) for one in kept.events() for mention in one.sources)
    assert all("NOR" not in one.pair for one in kept.findings().tensions)
    assert all("NOR" not in one.by for one in kept.commitments())


def test_undoing_leaves_no_trace(kept: Record) -> None:
    before = figures(kept)
    attempts: tuple[Callable[[], Decision], ...] = (
        lambda: kept.merge("sigrun-aaland", "sigrid-aaland"),
        lambda: kept.split("sigrun-aaland", "sigrun-aaland-2", ["second"]),
        lambda: kept.rename("nikita-khrushchev", "N. S. Khrushchev"),
    )
    for decide in attempts:
        decision = decide()
        assert figures(kept) != before
        kept.undo(decision.id)
        assert figures(kept) == before
    assert [one.undone is not None for one in kept.decisions()] == [True, True, True]


def test_a_decision_survives_another_read_and_another_opening(kept: Record, folder: Path) -> None:
    kept.merge("sigrun-aaland", "sigrid-aaland")
    (folder / "fourth.txt").write_text(
        "Norwegian Fisheries Minister Sigrid Aaland said that Norway had changed its mind."
    )
    kept.read([folder], published=folder.parent / "dates.csv")
    with excomm.open(kept.path) as again:
        assert "sigrid-aaland" not in speakers(again)
        assert len(again.statements(speaker="sigrun-aaland")) > len(
            again.as_of("1962-10-25").statements(speaker="Aaland")
        )


def test_a_decision_holds_in_the_record_of_any_day(kept: Record) -> None:
    kept.rename("sigrun-aaland", "Sigrun Aaland-Berg")
    then = kept.as_of("1962-10-25")
    assert then.name_of("sigrun-aaland") == "Sigrun Aaland-Berg"
    assert "sigrid-aaland" not in {one.id for one in then.actors()}


def test_a_split_takes_the_named_articles_only(kept: Record) -> None:
    kept.merge("sigrun-aaland", "sigrid-aaland")
    kept.split("sigrun-aaland", "sigrid-2", ["third"], name="Sigrid Aaland")
    assert {"sigrun-aaland", "sigrid-2"} <= set(speakers(kept))
    assert kept.name_of("sigrid-2") == "Sigrid Aaland"
    assert kept.find("sigrid-2").kind.value == "person"


def test_what_makes_no_sense_is_refused_and_changes_nothing(kept: Record) -> None:
    before = figures(kept)
    refused: tuple[tuple[Callable[[], Decision], str], ...] = (
        (lambda: kept.merge("sigrun-aaland", "sigrun-aaland"), "with itself"),
        (lambda: kept.merge("NOR", "sigrun-aaland"), "cannot be one"),
        (lambda: kept.split("sigrun-aaland", "sigrid-aaland", ["second"]), "in the record already"),
        (lambda: kept.split("sigrun-aaland", "no id!", ["second"]), "is no id"),
        (lambda: kept.split("sigrun-aaland", "somebody", []), "in which articles"),
        (lambda: kept.rename("sigrun-aaland", " "), "1 to 200"),
        (lambda: kept.rename("sigrun-aaland", "Sigrun Aaland"), "already"),
    )
    for wrong, says in refused:
        with pytest.raises(ValueError, match=says):
            wrong()
    missing: tuple[Callable[[], Decision], ...] = (
        lambda: kept.merge("sigrun-aaland", "nobody"),
        lambda: kept.rename("nobody", "Somebody"),
        lambda: kept.split("sigrun-aaland", "somebody", ["first"]),
        lambda: kept.undo("decision-0"),
        lambda: kept.undo(""),
    )
    for unknown in missing:
        with pytest.raises(NotInRecord):
            unknown()
    assert figures(kept) == before
    assert not kept.decisions()


def test_a_circle_of_merges_is_refused_with_the_decision_that_closes_it(kept: Record) -> None:
    first = kept.merge("sigrun-aaland", "sigrid-aaland")
    with pytest.raises(NotInRecord, match=first.id):
        kept.merge("sigrid-aaland", "sigrun-aaland")


def test_what_another_decision_rests_on_is_undone_last(kept: Record) -> None:
    split = kept.split("sigrun-aaland", "sigrun-2", ["second"])
    later = kept.rename("sigrun-2", "Another")
    with pytest.raises(ValueError, match=later.id):
        kept.undo(split.id)
    kept.undo(later.id)
    kept.undo(split.id)
    with pytest.raises(ValueError, match="already"):
        kept.undo(split.id)
