from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from build import Line, between, event, read, shifted
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.records import Reading, Status, Tension
from excomm.story import stories
from excomm.tension import Scale, levels, peaks, tensions


def index(readings: list[Reading], pair: tuple[str, str] = ("SUN", "USA")) -> dict[date, Tension]:
    return {one.start: one for one in tensions(stories(readings), readings) if one.pair == pair}


THIRTEEN_DAYS = {
    "1962-10-18": [event("{Kennedy} <met> (Gromyko) at the White House.", "CONSULT")],
    "1962-10-20": [event("{Moscow} <accused> (Washington) of spying from the air.", "ACCUSE")],
    "1962-10-22": [
        event("{Kennedy} <ordered> a quarantine of ships that (the Soviet Union) sends to the island.", "COERCE"),
        event("{Kennedy} <warned> (Moscow) of full retaliation.", "THREATEN"),
    ],
    "1962-10-23": [
        event("{Moscow} <put> its forces on alert against (Washington).", "MOBILIZE"),
        event("{Khrushchev} <rejected> the quarantine of (Washington) as piracy.", "REJECT"),
    ],
    "1962-10-24": [
        event("{Washington} <raised> the readiness of its bombers against (Moscow).", "MOBILIZE"),
        event("{Khrushchev} <threatened> (Washington) that ships would be sunk.", "THREATEN"),
    ],
    "1962-10-26": [event("{Washington} <boarded> a freighter chartered by (Moscow).", "COERCE")],
    "1962-10-27": [
        event("{The Soviet Union} <shot> down a reconnaissance aircraft of (the United States).", "ASSAULT"),
        event("{Washington} <called> up reserve squadrons facing (Moscow).", "MOBILIZE"),
        event("{Kennedy} <warned> (Khrushchev) that an air strike was near.", "THREATEN"),
    ],
    "1962-10-28": [
        event("{Khrushchev} <agreed> with (Washington) to dismantle the launchers.", "AGREE"),
        event("{Moscow} <conceded> inspection to (Washington).", "CONCEDE"),
    ],
    "1962-10-29": [event("{Moscow} <withdrew> launchers as promised to (Washington).", "RETREAT")],
}


def crisis() -> list[Reading]:
    return [read(published, lines) for published, lines in THIRTEEN_DAYS.items()]


def test_the_level_rises_to_the_27th_and_falls_after_it() -> None:
    series = index(crisis())
    level = {one.day: series[one].level or 0.0 for one in series if series[one].level is not None}
    assert level[22] < level[24] < level[27]
    assert level[27] > level[28] > level[29]
    assert max(level, key=lambda one: level[one]) == 27
    (peak,) = (one for one in peaks(series.values()) if one.start.day == 27)
    assert peak.stories[0] in {one.id for one in stories(crisis()) if one.type == "ASSAULT"}


def test_too_few_happenings_are_not_enough_data() -> None:
    series = index(crisis())
    first = series[date(1962, 10, 18)]
    assert not first.enough
    assert (first.level, first.low, first.high) == (None, None, None)
    assert first.why.startswith("not enough data")


def test_the_baseline_is_the_mean_of_the_days_before() -> None:
    series = [one for one in index(crisis()).values() if one.enough]
    assert series[0].baseline is None
    before = [one.level for one in series[:3] if one.level is not None]
    assert series[3].baseline == pytest.approx(sum(before) / 3)


WEIGHTLESS = [
    event("{Moscow} did not <fire> on ships of (Washington).", "ASSAULT", status=Status.DENIED),
    event("{Moscow} will <fire> on ships of (Washington) tomorrow.", "ASSAULT", status=Status.FUTURE),
    event("{Moscow} would <fire> on ships of (Washington) if attacked.", "ASSAULT", status=Status.CONDITIONAL),
    event("{Moscow} <fired> on ships of (Washington) in an old war.", "ASSAULT", status=Status.HISTORICAL),
    event("{Moscow} <fired> on (Moscow).", "ASSAULT"),
    event("{NATO} <threatened> (Moscow).", "THREATEN"),
    event("{Moscow} <fired> on ships of (Washington), dockers say.", "ASSAULT", confidence=0.3),
    event("{Moscow} <fired> on ships of (Washington).", "ASSAULT", when=between("1961-01-01", "1962-10-25")),
]


@pytest.mark.parametrize("line", WEIGHTLESS)
def test_what_was_not_done_now_between_two_states_weighs_nothing(line: Line) -> None:
    without = read("1962-10-25", [Line("It rained in the harbour.")])
    silent = index([*crisis(), without])
    heard = index([*crisis(), read("1962-10-25", [line])])
    assert {one: heard[one].level for one in heard} == {one: silent[one].level for one in silent}


def test_a_deed_that_a_correction_took_back_weighs_nothing() -> None:
    sunk = event("{Washington} <sank> a tanker of (Moscow).", "ASSAULT")
    wrong = read("1962-10-25", [sunk], name="first")
    right = read("1962-10-25", [Line("No tanker was sunk.")], name="second", corrects="first")
    silent = read("1962-10-25", [Line("It rained in the harbour.")])
    taken_back, never_told = index([*crisis(), wrong, right]), index([*crisis(), silent])
    assert {day: one.level for day, one in taken_back.items()} == {day: one.level for day, one in never_told.items()}


def test_days_of_which_the_record_holds_nothing_are_no_calm() -> None:
    last = event("{Kennedy} <met> (Gromyko) once more.", "CONSULT")
    quiet = [read(shifted("1962-10-24", days), [Line(f"Quiet on day {days}.")]) for days in range(1, 8)]
    start = [one for one in crisis() if one.article.published.value <= "1962-10-24"]
    end = read("1962-11-01", [last])
    covered, blind = index([*start, *quiet, end]), index([*start, end])
    day = date(1962, 11, 1)
    assert (blind[day].high or 0) - (blind[day].low or 0) > (covered[day].high or 0) - (covered[day].low or 0)
    assert (blind[day].level or 0) > (covered[day].level or 0)


def test_every_state_of_a_list_makes_a_pair_and_a_meeting_has_two_sides() -> None:
    joint = read("1962-10-24", [event("{Moscow} and {Havana} <accused> (Washington) and (London).", "ACCUSE")])
    meeting = read("1962-10-24", [event("{Kennedy} and {Gromyko} <conferred>.", "CONSULT")])
    pairs = {one.pair for one in tensions(stories([joint, meeting]), [joint, meeting])}
    assert pairs == {("SUN", "USA"), ("CUB", "USA"), ("GBR", "SUN"), ("CUB", "GBR")}


def test_a_long_silence_makes_no_rows() -> None:
    old = read("1950-01-01", [event("{Moscow} <accused> (Washington) of spying.", "ACCUSE")])
    series = index([old, *crisis()])
    assert len(series) < 40


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 5), st.floats(0, 5), st.booleans()), min_size=1, max_size=60),
    st.floats(0.5, 20),
)
def test_the_interval_holds_the_level(days: list[tuple[float, float, bool]], half_life: float) -> None:
    conflict, calm, exposure = (np.array([float(day[part]) for day in days]) for part in range(3))
    low, middle, high = levels(conflict, calm, exposure, Scale(half_life=half_life))
    assert np.all((low >= 0) & (low <= middle) & (middle <= high) & (high <= 100))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 5), st.floats(0, 5)), min_size=1, max_size=20), st.integers(0, 19))
def test_more_conflict_never_lowers_the_day_and_cooperation_never_raises_it(
    days: list[tuple[float, float]], place: int
) -> None:
    conflict, calm = (np.array([day[part] for day in days]) for part in range(2))
    exposure, more = np.ones(len(days)), np.zeros(len(days))
    more[place % len(days)] = 1.0
    base = levels(conflict, calm, exposure, Scale())[1]
    at = place % len(days)
    assert levels(conflict + more, calm, exposure, Scale())[1][at] >= base[at]
    assert levels(conflict, calm + more, exposure, Scale())[1][at] <= base[at]


@settings(max_examples=25, deadline=None)
@given(st.randoms())
def test_order_and_repetition_change_no_figure(random: object) -> None:
    readings = crisis()
    shuffled = [*readings, *readings[:4]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert tensions(stories(shuffled), shuffled) == tensions(stories(readings), readings)


def test_a_copy_adds_no_weight() -> None:
    readings = crisis()
    reprint = replace(readings[-3].article, id="f" * 64, name="reprint", text=readings[-3].article.text + "\n")
    events = tuple(replace(one, id=one.id + "-r", article=reprint.id) for one in readings[-3].events)
    copy = replace(readings[-3], article=reprint, events=events)
    assert {day: one.level for day, one in index([*readings, copy]).items()} == {
        day: one.level for day, one in index(readings).items()
    }
