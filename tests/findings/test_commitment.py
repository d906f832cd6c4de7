from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from build import Line, between, day, event, read, statement
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.commitment import commitments, on
from excomm.records import Act, Commitment, Outcome, Reading, Status
from excomm.story import stories


def ledger(*readings: Reading) -> tuple[Commitment, ...]:
    return commitments(readings, stories(readings))


def only(*readings: Reading) -> Commitment:
    (entry,) = ledger(*readings)
    return entry


TALKS = event(
    "{Kennedy} will hold <talks> with (Gromyko) on 2 November.",
    "CONSULT",
    status=Status.FUTURE,
    when=day("1962-11-02"),
)
PLEDGE = statement("{Khrushchev} <pledged> [to dismantle the launchers and ship them home].", Act.PROMISE)
PEACE = statement("{Kennedy} <gave> (Castro) [his word that he would not invade the island].", Act.PROMISE)
THREAT = statement("{Kennedy} <warned> (Moscow) [that its tankers would be stopped if they came on].", Act.THREATEN)


def test_a_meeting_ahead_stands_open_and_then_due() -> None:
    meeting = only(read("1962-10-28", [TALKS]))
    assert (meeting.kind, meeting.by, meeting.to) == ("meeting", ("john-kennedy",), ("andrei-gromyko",))
    assert meeting.due.value == "1962-11-02"
    assert meeting.outcome is Outcome.OPEN
    assert on(meeting, date(1962, 11, 2)).outcome is Outcome.OPEN
    assert on(meeting, date(1962, 11, 3)).outcome is Outcome.DUE


def test_a_commitment_without_an_end_is_never_due() -> None:
    open_ended = event(
        "{Kennedy} will hold <talks> with (Gromyko) after 10 November.",
        "CONSULT",
        status=Status.FUTURE,
        when=between("1962-11-11", None),
    )
    assert on(only(read("1962-10-28", [open_ended])), date(1990, 1, 1)).outcome is Outcome.OPEN


def test_a_meeting_that_took_place_is_kept_and_shows_where() -> None:
    held = read("1962-11-03", [event("{Kennedy} <met> (Gromyko).", "CONSULT", when=day("1962-11-02"))])
    meeting = only(read("1962-10-28", [TALKS]), held)
    assert meeting.outcome is Outcome.KEPT
    assert [anchor.article for anchor in meeting.outcome_evidence] == [held.article.id]


@pytest.mark.parametrize(
    "later",
    [
        event("{Kennedy} <met> (Castro).", "CONSULT", when=day("1962-11-02")),
        event("{Kennedy} <met> (Gromyko).", "CONSULT", when=day("1962-10-30")),
        event("{Kennedy} will <meet> (Gromyko).", "CONSULT", status=Status.CONDITIONAL, when=day("1962-11-02")),
    ],
    ids=["another guest", "before its date", "if at all"],
)
def test_another_meeting_keeps_nothing(later: Line) -> None:
    entries = ledger(read("1962-10-28", [TALKS]), read("1962-11-03", [later]))
    assert next(one for one in entries if one.due.value == "1962-11-02").outcome is Outcome.OPEN


def test_a_meeting_that_is_called_off_is_withdrawn() -> None:
    off = event("{Gromyko} <cancelled> the talks with (Kennedy).", "REJECT", when=day("1962-10-31"))
    assert only(read("1962-10-28", [TALKS]), read("1962-10-31", [off])).outcome is Outcome.WITHDRAWN


def test_a_promise_that_is_done_is_kept() -> None:
    done = event("{Moscow} <shipped> the first launchers home from (Cuba).", "RETREAT", when=day("1962-11-05"))
    promise = only(read("1962-10-28", [PLEDGE]), read("1962-11-05", [done]))
    assert promise.kind == "promise"
    assert promise.what == "to dismantle the launchers and ship them home"
    assert promise.outcome is Outcome.KEPT


@pytest.mark.parametrize(
    "later",
    [
        event("{Washington} <shipped> launchers home from (Turkey).", "RETREAT", when=day("1962-11-05")),
        event("{Moscow} <freed> two fishermen of (Washington).", "CONCEDE", when=day("1962-11-05")),
        event("{Moscow} has not <shipped> the launchers home.", "RETREAT", status=Status.DENIED),
        event("{Moscow} will <ship> the launchers home.", "RETREAT", status=Status.CONDITIONAL),
    ],
    ids=["by the other side", "another matter", "denied", "conditional"],
)
def test_another_deed_keeps_no_promise(later: Line) -> None:
    entries = ledger(read("1962-10-28", [PLEDGE]), read("1962-11-05", [later]))
    assert next(one for one in entries if one.by == ("nikita-khrushchev",)).outcome is Outcome.OPEN


def test_a_promise_to_refrain_is_broken_by_force_only() -> None:
    assert only(read("1962-10-28", [PEACE])).outcome is Outcome.OPEN
    attack = event("{The United States} <bombed> airfields of (Cuba).", "ASSAULT", when=day("1962-11-09"))
    assert only(read("1962-10-28", [PEACE]), read("1962-11-09", [attack])).outcome is Outcome.BROKEN
    elsewhere = event("{The United States} <bombed> airfields of (London).", "ASSAULT", when=day("1962-11-09"))
    assert only(read("1962-10-28", [PEACE]), read("1962-11-09", [elsewhere])).outcome is Outcome.OPEN


def test_a_threat_keeps_its_condition_and_is_carried_out() -> None:
    threat = only(read("1962-10-23", [THREAT]))
    assert (threat.kind, threat.condition) == ("threat", "if they came on")
    stopped = event("{Washington} <stopped> two tankers of (Moscow).", "COERCE", when=day("1962-10-26"))
    assert only(read("1962-10-23", [THREAT]), read("1962-10-26", [stopped])).outcome is Outcome.KEPT


def test_an_earlier_deed_decides_nothing() -> None:
    stopped = event("{Washington} <stopped> two tankers of (Moscow).", "COERCE", when=day("1962-10-20"))
    assert only(read("1962-10-23", [THREAT]), read("1962-10-23", [stopped])).outcome is Outcome.OPEN


def test_one_act_in_several_articles_is_one_commitment() -> None:
    told_again = statement(
        "{Khrushchev} has <promised> [the launchers will be dismantled and shipped home].", Act.PROMISE
    )
    promise = only(read("1962-10-28", [PLEDGE]), read("1962-10-29", [told_again]))
    assert len(promise.evidence) == 2
    assert promise.made.value == "1962-10-28"


def test_a_statement_and_its_event_are_one_commitment() -> None:
    line = Line(
        "{Washington} <pledged> [to withdraw its rockets from (Turkey) within five months].",
        "AGREE",
        act=Act.PROMISE,
    )
    assert only(read("1962-10-28", [line])).what == "to withdraw its rockets from Turkey within five months"


def test_what_is_promised_is_no_condition_of_itself() -> None:
    words = "to dismantle the launchers in exchange for a pledge on the island"
    line = Line(
        f"{{Khrushchev}} <pledged> [{words}].", "AGREE", act=Act.PROMISE, status=Status.CONDITIONAL, condition=words
    )
    conditions = {entry.condition for entry in ledger(read("1962-10-28", [line]))}
    assert conditions == {"in exchange for a pledge on the island"}


def test_a_demand_with_a_date_is_a_deadline() -> None:
    demand = statement(
        "{Kennedy} <demanded> from (Moscow) [that the launchers be gone by 5 November].",
        Act.DEMAND,
        expression=("5 November", day("1962-11-05")),
    )
    deadline = only(read("1962-10-27", [demand]))
    assert (deadline.kind, deadline.due.value) == ("deadline", "1962-11-05")
    undated = statement("{Kennedy} <demanded> from (Moscow) [that the launchers be gone].", Act.DEMAND)
    assert ledger(read("1962-10-27", [undated])) == ()


def test_what_is_agreed_meets_a_deadline_and_what_is_offered_does_not() -> None:
    demand = statement(
        "{Kennedy} <demanded> from (Moscow) [that the launchers be gone by 5 November].",
        Act.DEMAND,
        expression=("5 November", day("1962-11-05")),
    )
    agreed = read("1962-11-03", [event("{Moscow} <agreed> with (Kennedy) that the launchers be gone.", "AGREE")])
    offered = replace(agreed, events=(replace(agreed.events[0], score=1.5),))
    for answer, outcome in ((agreed, Outcome.KEPT), (offered, Outcome.OPEN)):
        entries = ledger(read("1962-10-27", [demand]), answer)
        assert [entry.outcome for entry in entries if entry.kind == "deadline"] == [outcome]


@pytest.mark.parametrize(
    "line",
    [
        statement("{Kennedy} <said> [the launchers were a grave danger].", Act.STATEMENT),
        statement("A diplomat <promised> [to dismantle the launchers at once].", Act.PROMISE),
        event("{Moscow} would <attack> (Turkey) if struck, analysts think.", "ASSAULT", status=Status.CONDITIONAL),
        event("{Moscow} <threatened> (Turkey) with ruin.", "THREATEN", status=Status.DENIED),
        event("{Moscow} <threatened> (Turkey) with ruin in 1946.", "THREATEN", status=Status.HISTORICAL),
    ],
    ids=["a statement", "nobody's", "a forecast", "denied", "long past"],
)
def test_what_commits_nobody_is_not_entered(line: Line) -> None:
    assert ledger(read("1962-10-27", [line])) == ()


def test_a_corrected_article_commits_nobody() -> None:
    wrong = read("1962-10-28", [TALKS], name="first")
    right = read("1962-10-29", [Line("No date was set.")], name="second", corrects="first")
    assert ledger(wrong, right) == ()


@settings(max_examples=30, deadline=None)
@given(st.randoms())
def test_the_order_of_reading_changes_nothing(random: object) -> None:
    readings = [
        read("1962-10-23", [THREAT]),
        read("1962-10-28", [PLEDGE, TALKS]),
        read("1962-10-28", [PEACE], heading="Havana"),
        read("1962-10-29", [PLEDGE], heading="Again"),
        read("1962-11-03", [event("{Kennedy} <met> (Gromyko).", "CONSULT", when=day("1962-11-02"))]),
    ]
    shuffled = [*readings, readings[0]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert commitments(shuffled, stories(shuffled)) == commitments(readings, stories(readings))


def test_promised_harm_is_a_threat() -> None:
    line = Line("{Kennedy} <promised> (Moscow) [an embargo on wheat if convoys went on].", "THREATEN", act=Act.PROMISE)
    assert only(read("1962-10-24", [line])).kind == "threat"


def test_a_denied_promise_is_none() -> None:
    line = Line(
        "{Washington} <promised> (Moscow) [to remove rockets from Turkey], which was denied.",
        "AGREE",
        status=Status.DENIED,
        act=Act.PROMISE,
    )
    assert ledger(read("1962-10-29", [line])) == ()


def test_a_plain_assurance_binds_if_time_or_condition_does() -> None:
    bound = statement(
        "{Robert Kennedy} <told> (Dobrynin) [that the rockets would leave the base within five months].", Act.STATEMENT
    )
    loose = statement("{Robert Kennedy} <told> (Dobrynin) [that the rockets would leave the base].", Act.STATEMENT)
    other = statement(
        "{Robert Kennedy} <told> (Dobrynin) [that Moscow would withdraw its rockets within five months].", Act.STATEMENT
    )
    assert only(read("1962-10-27", [bound])).by == ("robert-kennedy",)
    assert ledger(read("1962-10-27", [loose])) == ()
    assert ledger(read("1962-10-27", [other])) == ()


def test_talks_after_a_day_open_the_day_after_and_join_the_talks_just_spoken_of() -> None:
    first = event(
        "{Moscow} will hold <talks> with (the United States) early in November.",
        "CONSULT",
        status=Status.FUTURE,
        when=between("1962-11-01", "1962-11-15"),
    )
    second = statement(
        "{Gromyko} <said> [the negotiations will start after 6 November].",
        Act.STATEMENT,
        expression=("6 November", day("1962-11-06")),
    )
    meeting = only(read("1962-10-30", [first, second]))
    assert (meeting.due.earliest, meeting.due.latest) == (date(1962, 11, 7), date(1962, 11, 15))
    assert meeting.to == ("USA",)


def test_different_promises_that_share_an_organisations_name_stay_apart() -> None:
    one = statement("{Khrushchev} <offered> [that envoys of both sides meet at the United Nations].", Act.OFFER)
    other = statement("{Khrushchev} <agreed> [to let the United Nations verify the dismantling].", Act.OFFER)
    assert len(ledger(read("1962-10-27", [one]), read("1962-10-28", [other]))) == 2


def test_a_threat_on_a_condition_is_not_carried_out_by_whatever_shares_a_word() -> None:
    threat = statement("{Kennedy} <warned> [that tankers would be stopped if rockets were fired].", Act.THREATEN)
    seized = event("{Washington} <seized> the rockets of (London).", "COERCE", when=day("1962-10-26"))
    assert only(read("1962-10-23", [threat])).condition == "if rockets were fired"
    assert only(read("1962-10-23", [threat]), read("1962-10-26", [seized])).outcome is Outcome.OPEN
