"""What is future, conditional, denied or long past is never told as a deed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from event_cases import article, events, read
from hypothesis import given
from hypothesis import strategies as st

from excomm.event import settle
from excomm.records import Precision, Status, When

STATUSES = [
    (Status.ASSERTED, "Iran <attacked> Iraq."),
    (Status.ASSERTED, "Tehran announced that Iran had <attacked> Iraq."),
    (Status.ASSERTED, "Iran began to <bomb> Iraqi towns."),
    (Status.FUTURE, "Iran will <attack> Iraq."),
    (Status.FUTURE, "Iran plans to <attack> Iraq."),
    (Status.FUTURE, "Iran is to <withdraw> its troops from Iraq."),
    (Status.FUTURE, "Tehran said that it would <withdraw> its troops from Iraq."),
    (Status.CONDITIONAL, "Iran will <attack> Iraq [if the talks collapse]."),
    (Status.CONDITIONAL, "Turkey would <close> its border with Syria [unless the shelling stopped]."),
    (Status.CONDITIONAL, "Cuba will <expel> the American diplomats [in the event that Washington recalls its envoy]."),
    (Status.CONDITIONAL, "Iran could <attack> Iraq."),
    (Status.CONDITIONAL, "If Turkey <invades> Syria, the oil price will rise."),
    (Status.CONDITIONAL, "The minister <threatened> Sudan with sanctions [if the elections were cancelled]."),
    (Status.CONDITIONAL, "Iran <offered> to remove its rockets [if Iraq pulled back]."),
    (Status.FUTURE, "Turkey will have no choice but to <close> its border with Syria."),
    (Status.ASSERTED, "Turkey had no choice but to <close> its border with Syria."),
    (Status.ASSERTED, "Chad <released> the Sudanese prisoners; it had never shelled a village."),
    (Status.ASSERTED, "Chad denied that it had armed the rebels and <condemned> Sudan."),
    (Status.DENIED, "Iran did not <attack> Iraq."),
    (Status.DENIED, "Iran denied that it had <attacked> Iraq."),
    (Status.DENIED, "The envoy said that there was no evidence that Iran had <attacked> Iraq."),
    (Status.DENIED, "Chad has neither closed its border nor <expelled> the French envoy."),
    (Status.DENIED, "Ghana left the meeting without <condemning> Togo."),
    (Status.DENIED, "No country <recognised> the junta in Burma."),
    (Status.HISTORICAL, "Iraq <invaded> Kuwait in August 1990."),
    (Status.HISTORICAL, "During the Cold War, Moscow <supported> Angola."),
    (Status.HISTORICAL, "It is the anniversary of October 1973, when Egypt <attacked> Israel."),
    (Status.HISTORICAL, "It is sixty years since Britain <attacked> Egypt."),
    (Status.HISTORICAL, "In 1971 China took the seat, and Albania <praised> Pakistan."),
    (Status.HISTORICAL, "Nikita Khrushchev <threatened> Turkey."),
    (Status.HISTORICAL, "The Soviet Union <invaded> Finland."),
    (Status.ASSERTED, "Finland <blames> Russia for the 2014 blast."),
    (Status.FUTURE, "Iran held the planned <talks> with Iraq in Muscat."),
    (Status.CONDITIONAL, "Chad may have to <expel> the Libyan ambassador."),
    (Status.CONDITIONAL, "Turkey will <close> its border with Syria [once the last lorry has passed]."),
    (Status.CONDITIONAL, "Turkey will <close> its border with Syria, subject to a vote."),
    (Status.CONDITIONAL, "[Were Syria to shell the town], Turkey would <close> its border with Syria."),
    (Status.CONDITIONAL, "Turkey would <close> its border with Syria."),
]


@pytest.mark.parametrize(("status", "marked"), STATUSES)
def test_the_status_is_as_the_text_tells_it(status: Status, marked: str) -> None:
    case = read(marked)
    found = [event for event in events(case.text) if event.trigger.of(case.text) == case.triggers[0]]
    assert [event.status for event in found] == [status]
    if case.condition:
        assert found[0].condition is not None
        assert found[0].condition.of(case.text) == case.condition


EMBEDDED = [
    ("REQUEST", "<urged>", "France <urged> Iran to stop testing missiles."),
    ("REQUEST", "<called>", "Norway <called> on Iraq to release the hostages."),
    ("THREATEN", "<threatened>", "Iran <threatened> to attack Iraq."),
    ("AGREE", "<promised>", "Iran <promised> not to invade Iraq."),
    ("REQUEST", "<proposed>", "Ghana <proposed> that Iran suspend the shipments."),
    ("REJECT", "<rejected>", "Iran <rejected> the demand that it destroy its rockets."),
    ("REJECT", "<refused>", "Iran <refused> to release the British sailors."),
    ("ACCUSE", "<accused>", "Iran <accused> Iraq of attacking a convoy."),
    ("AGREE", "<promised>", "Spain <promised> to send aid to Morocco."),
    ("REJECT", "<ready>", "Sweden is not <ready> to lift the sanctions against Serbia."),
    ("REJECT", "<lift>", "The United States will not <lift> the embargo against Cuba."),
    ("AGREE", "<willing>", "Kenya is <willing> to meet Somali negotiators."),
    ("REQUEST", "<release>", "Paris said that Tehran must <release> the French teacher."),
    ("RETREAT", "<called off>", "The Bolivian army <called off> the strike against Peru."),
    ("ACCUSE", "<called>", "Estonia <called> for sanctions against Belarus."),
    ("RETREAT", "<stopped>", "Pakistan has <stopped> testing nuclear bombs."),
]


@pytest.mark.parametrize(("kind", "trigger", "marked"), EMBEDDED)
def test_what_is_asked_threatened_or_refused_is_no_deed_beside_the_asking(kind: str, trigger: str, marked: str) -> None:
    case = read(marked)
    told = [(event.type, f"<{event.trigger.of(case.text)}>") for event in events(case.text)]
    assert told == [(kind, trigger)]


def test_what_any_one_might_do_has_not_been_done() -> None:
    assert events("Oslo would regard any rocket launched against Norway as an attack on the alliance.") == ()


def test_a_rumour_is_coded_without_confidence() -> None:
    text = "Chad reportedly attacked Libya."
    (event,) = events(text)
    assert event.confidence <= 0.3
    assert "unconfirmed" in event.contexts
    (plain,) = events("Chad attacked Libya.")
    assert plain.confidence > 0.3


def test_whoever_dares_is_threatened() -> None:
    text = "Belarus wants no war, but if anyone wants one, he will get it."
    (event,) = events(text)
    assert (event.type, event.status) == ("THREATEN", Status.CONDITIONAL)
    assert event.condition is not None
    assert event.condition.of(text) == "if anyone wants one"


def test_an_old_year_is_no_news_but_the_articles_own_year_is() -> None:
    text = "In October 1962 Moscow installed missiles in Cuba."
    assert [event.status for event in events(text)] == [Status.HISTORICAL]
    assert [event.status for event in events(text, date(1962, 10, 23))] == [Status.ASSERTED]


def _dated(first: date, last: date) -> When:
    return When(first.isoformat(), Precision.INTERVAL, first, last)


def test_once_dated_long_past_is_historical_and_ahead_is_future() -> None:
    text = "Iran attacked Iraq."
    (event,) = events(text)
    told = article(text)
    past, ahead = date(2019, 5, 1), date(2022, 4, 1)
    assert settle(replace(event, when=_dated(past, past)), told).status is Status.HISTORICAL
    assert settle(replace(event, when=_dated(ahead, ahead)), told).status is Status.FUTURE
    assert settle(replace(event, when=_dated(past, date(2022, 3, 1))), told).status is Status.HISTORICAL
    assert settle(event, told) == event


@given(st.dates(), st.dates(), st.sampled_from(Status))
def test_settling_changes_nothing_but_an_asserted_status(first: date, last: date, status: Status) -> None:
    (event,) = events("Iran attacked Iraq.")
    given_event = replace(event, status=status, when=_dated(min(first, last), max(first, last)))
    settled = settle(given_event, article("Iran attacked Iraq."))
    assert replace(settled, status=status) == given_event
    assert status is Status.ASSERTED or settled.status is status
    assert settled.status in (status, Status.HISTORICAL, Status.FUTURE)
