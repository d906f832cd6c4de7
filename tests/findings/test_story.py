from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from build import Line, day, event, read, statement, unmark
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.readings import corrections
from excomm.records import UNKNOWN_WHEN, Act, Copy, Reading, Status, Story
from excomm.story import copies, stories

QUARANTINE = event("{Kennedy} <ordered> a naval quarantine of (Cuba) in a broadcast.", "COERCE")
BLOCKADE = event("{Washington} <announced> a naval quarantine around (Cuba).", "COERCE")


def told_together(readings: Sequence[Reading]) -> int:
    return len(stories(readings))


def test_two_reports_of_one_deed_count_once() -> None:
    (story,) = stories([read("1962-10-22", [QUARANTINE]), read("1962-10-23", [BLOCKADE])])
    assert len(story.articles) == 2
    assert story.sources == ("john-kennedy",)
    assert story.targets == ("CUB",)
    assert story.title == unmark(QUARANTINE.sentence).text


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (
            event("{Kennedy} <met> (Gromyko) at the White House.", "CONSULT"),
            event("{Robert Kennedy} <met> (Dobrynin) at the Soviet embassy.", "CONSULT"),
            "other people, though of the same states on the same day",
        ),
        (
            event("{Moscow} <threatened> (Turkey) with ruin.", "THREATEN"),
            event("{Moscow} <threatened> (London) with ruin.", "THREATEN"),
            "another target",
        ),
        (
            event("{Moscow} <threatened> (Turkey) with ruin.", "THREATEN"),
            event("{Turkey} <threatened> (Moscow) with ruin.", "THREATEN"),
            "the other direction",
        ),
        (
            event("{Washington} <seized> a freighter bound for (Cuba).", "COERCE"),
            event("{Washington} <seized> a freighter bound for (Cuba).", "COERCE", status=Status.DENIED),
            "denied beside asserted",
        ),
        (
            event("{Washington} <seized> a freighter bound for (Cuba).", "COERCE"),
            event("{Washington} will <seize> a freighter bound for (Cuba).", "COERCE", status=Status.FUTURE),
            "future beside asserted",
        ),
        (
            event("{Moscow} <threatened> (Turkey) with ruin.", "THREATEN", when=day("1962-10-24")),
            event("{Moscow} <threatened> (Turkey) with ruin again.", "THREATEN", when=day("1962-10-27")),
            "three days apart",
        ),
        (
            event("{Moscow} <accused> (Washington) of piracy on the high seas.", "ACCUSE"),
            event("{Moscow} <accused> (Washington) over a dental inspection in Berlin.", "ACCUSE"),
            "other words",
        ),
    ],
)
def test_what_is_not_one_deed_stays_apart(one: Line, other: Line, why: str) -> None:
    assert told_together([read("1962-10-24", [one]), read("1962-10-24", [other], heading="Another report")]) == 2, why


def test_a_meeting_is_the_same_from_either_side() -> None:
    one = read("1962-10-18", [event("{Kennedy} <met> (Gromyko) for two hours.", "CONSULT")])
    other = read("1962-10-18", [event("{Gromyko} had two hours of <talks> with (Kennedy).", "CONSULT")])
    assert told_together([one, other]) == 1


def test_a_week_of_threats_is_not_chained_into_one() -> None:
    line = "{Moscow} <threatened> (Turkey) with ruin."
    week = [read(f"1962-10-{22 + place}", [event(line, "THREATEN")], heading=f"Day {place}") for place in range(7)]
    assert told_together(week) >= 4


def test_a_deed_without_a_date_joins_only_on_its_words() -> None:
    dated = read("1962-10-24", [event("{Moscow} <threatened> (Turkey) with ruin over the rocket bases.", "THREATEN")])
    same = read(
        "1962-10-25",
        [event("{Moscow} <threatened> (Turkey) over its rocket bases.", "THREATEN", when=UNKNOWN_WHEN)],
    )
    other = read(
        "1962-10-25", [event("{Moscow} <threatened> (Turkey) in a note on fishing.", "THREATEN", when=UNKNOWN_WHEN)]
    )
    assert told_together([dated, same]) == 1
    assert told_together([dated, other]) == 2


def test_an_unconfirmed_report_never_leads() -> None:
    rumour = event(
        "{Washington} has <seized> a freighter bound for (Cuba), dockers say.",
        "COERCE",
        confidence=0.9,
        contexts=("unconfirmed",),
    )
    sure = event("{The United States} <seized> a freighter bound for (Cuba).", "COERCE", confidence=0.6)
    (story,) = stories([read("1962-10-25", [rumour]), read("1962-10-26", [sure])])
    assert story.title == unmark(sure.sentence).text


# ---------------------------------------------------------------- copies and corrections

LONG = [
    event("{Kennedy} <ordered> a naval quarantine of (Cuba) in a broadcast on Monday evening.", "COERCE"),
    event(
        "{Washington} <warned> (Moscow) that any rocket fired from the island would be answered in full.", "THREATEN"
    ),
    statement("{Khrushchev} <said> [the ships would hold their course whatever the patrols might do].", Act.STATEMENT),
]


def test_a_near_duplicate_is_a_copy_and_adds_no_happening() -> None:
    first = read("1962-10-22", LONG)
    again = read("1962-10-25", LONG, heading="Reprinted")
    assert copies([again, first]) == {again.article.id: first.article.id}
    found = stories([first, again])
    assert [story.copies for story in found] == [(again.article.id,)] * 2


def test_two_reports_in_other_words_are_no_copies() -> None:
    assert copies([read("1962-10-22", [QUARANTINE]), read("1962-10-22", [BLOCKADE])]) == {}


def test_a_correction_supersedes_what_only_the_corrected_article_told() -> None:
    shot = event("{Moscow} <fired> on a patrol of (the United States) off the island.", "ASSAULT")
    wrong = read("1962-10-24", [*LONG, shot], name="first")
    right = read("1962-10-25", LONG, name="second", corrects="first", heading="Correction")
    found = {story.type: story for story in stories([wrong, right])}
    assert copies([wrong, right]) == {}
    assert found["ASSAULT"].superseded
    assert not found["COERCE"].superseded
    assert found["COERCE"].articles == (wrong.article.id, right.article.id)


def test_a_correction_of_one_outlets_copy_corrects_the_text_in_every_outlet() -> None:
    shot = event("{Moscow} <fired> on a patrol of (the United States) off the island.", "ASSAULT")
    wrong = read("1962-10-24", [shot], name="first")
    elsewhere = Copy("evening", "evening.txt", "Evening", "", (), UNKNOWN_WHEN)
    wrong = replace(wrong, article=replace(wrong.article, copies=(elsewhere,)))
    right = read("1962-10-25", [LONG[0]], name="second", corrects="evening", heading="Correction")
    assert corrections([wrong, right]) == {wrong.article.id: (right.article.id,)}
    assert [story.superseded for story in stories([wrong, right]) if story.type == "ASSAULT"] == [True]


def test_an_article_does_not_correct_itself() -> None:
    odd = read("1962-10-24", LONG, name="first", corrects="first")
    assert corrections([odd]) == {}


def test_a_copy_of_the_corrected_article_is_superseded_too() -> None:
    shot = event("{Moscow} <fired> on a patrol of (the United States) off the island.", "ASSAULT")
    wrong = read("1962-10-24", [*LONG, shot], name="first")
    reprint = read("1962-10-24", [*LONG, shot], name="reprint", heading="From the wires")
    right = read("1962-10-25", [LONG[0]], name="second", corrects="first", heading="Correction")
    (assault,) = (story for story in stories([wrong, reprint, right]) if story.type == "ASSAULT")
    assert assault.superseded


# ---------------------------------------------------------------- properties

LINES = [
    event("{Kennedy} <ordered> a naval quarantine of (Cuba).", "COERCE"),
    event("{Washington} <ordered> a naval quarantine of (Cuba) at sea.", "COERCE"),
    event("{Moscow} <threatened> (Turkey) with ruin.", "THREATEN"),
    event("{Khrushchev} <threatened> (Turkey) with ruin over bases.", "THREATEN"),
    event("{Kennedy} <met> (Gromyko).", "CONSULT"),
    event("{Moscow} will <withdraw> rockets from (Cuba).", "RETREAT", status=Status.FUTURE),
    event("{Moscow} did not <fire> on (Cuba).", "ASSAULT", status=Status.DENIED),
]


@st.composite
def records(draw: st.DrawFn) -> list[Reading]:
    count = draw(st.integers(1, 7))
    return [
        read(
            f"1962-10-{draw(st.integers(20, 28))}",
            draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=3)),
            heading=f"Dispatch {place}",
        )
        for place in range(count)
    ]


@settings(max_examples=60, deadline=None)
@given(records(), st.randoms())
def test_the_order_of_reading_and_reading_twice_change_nothing(readings: list[Reading], random: object) -> None:
    shuffled = [*readings, *readings[:2]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert stories(shuffled) == stories(readings)


@settings(max_examples=60, deadline=None)
@given(records())
def test_every_event_is_in_exactly_one_story_of_its_status(readings: list[Reading]) -> None:
    found: tuple[Story, ...] = stories(readings)
    status = {one.id: one.status for reading in readings for one in reading.events}
    held = [name for story in found for name in story.events]
    assert sorted(held) == sorted(status)
    assert all(status[name] is story.status for story in found for name in story.events)
