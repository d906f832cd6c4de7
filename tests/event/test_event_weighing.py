"""The network beside the rules: what it says of plain sentences, and what it must leave as it is."""

from __future__ import annotations

import math

import pytest
from event_cases import article, events
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.event import code, explain
from excomm.event.joint import TYPES, chances
from excomm.event.network import CODES, LONGEST, ROOTS, Marks, opinions
from excomm.parse import parse
from excomm.records import Span, Status

PLAIN = (
    ("Iranian gunboats", "fired on", "a British tanker", "ASSAULT"),
    ("China", "accused", "Japan", "ACCUSE"),
    ("The Turkish foreign minister", "met", "his Greek counterpart", "CONSULT"),
    ("Norway", "sent food and medicine to", "Sudan", "AID"),
    ("Egypt", "rejected", "Ethiopia", "REJECT"),
    ("Pakistani police", "arrested", "three Indian fishermen", "COERCE"),
)


def _marks(source: str, trigger: str, target: str) -> Marks:
    first, second = len(source) + 1, len(source) + len(trigger) + 2
    return Marks(
        f"{source} {trigger} {target} on Tuesday.",
        (Span(0, len(source)),),
        (Span(second, second + len(target)),),
        Span(first, first + len(trigger)),
    )


@pytest.mark.parametrize(("source", "trigger", "target", "kind"), PLAIN)
def test_the_network_knows_plain_sentences_by_itself(source: str, trigger: str, target: str, kind: str) -> None:
    (opinion,) = opinions([_marks(source, trigger, target)])
    assert ROOTS[opinion.roots.argmax()] == kind
    assert CODES[opinion.codes.argmax()][0] == kind


def test_an_event_names_the_type_that_is_next_likely() -> None:
    (event,) = events("Iran accused Iraq of sheltering rebels.")
    assert event.runner_up in TYPES
    assert event.runner_up != event.type
    assert 0 < event.runner_up_score < 0.5 < event.confidence < 1
    assert event.found_by == "rules/verb@1+network@1"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Prices rose after Iraq's invasion of Kuwait.", "ASSAULT"),
        ("North Korea launched a cyber attack on South Korea.", "COERCE"),
        ("Iran was attacked on Monday.", "ASSAULT"),
        ("Poland condemned Russia and expelled two Russian diplomats.", "SANCTION"),
    ],
)
def test_what_the_network_has_not_learned_is_the_rules_alone_and_says_so(text: str, kind: str) -> None:
    event = next(event for event in events(text) if event.type == kind)
    assert event.runner_up == ""
    assert "network" not in event.found_by
    assert "not calibrated" in explain(event, article(text))


def test_the_explanation_names_the_runner_up_its_score_and_what_it_means() -> None:
    (event,) = events("Iran accused Iraq of sheltering rebels.")
    words = explain(event, article("Iran accused Iraq of sheltering rebels."))
    assert f"next likely {event.runner_up} ({event.runner_up_score:.2f})" in words
    assert f"{event.confidence:.2f}" in words


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Iran will attack Iraq if the talks fail.", Status.CONDITIONAL),
        ("Iran did not attack Iraq.", Status.DENIED),
        ("Japan will send food to Nepal next month.", Status.FUTURE),
    ],
)
def test_status_and_roles_stay_the_rules(text: str, status: Status) -> None:
    (event,) = events(text)
    assert event.status is status
    assert event.sources[0].text in ("Iran", "Japan")
    assert event.targets[0].text in ("Iraq", "Nepal")


def test_a_rumour_stays_a_rumour_however_clear_its_type_is() -> None:
    (event,) = events("Iran reportedly arrested two British sailors.")
    assert event.confidence <= 0.3


@settings(max_examples=25, deadline=None)
@given(words=st.lists(st.sampled_from(["Iran", "met", "42", "—", "the", "Ж", "treaty."]), min_size=1, max_size=400))
def test_any_sentence_of_any_length_gets_probabilities(words: list[str]) -> None:
    text = " ".join(words)
    (opinion,) = opinions([Marks(text, (), (), Span(text.rindex(words[-1]), len(text)))])
    assert math.isclose(sum(chances(opinion, "CONSULT", Status.ASSERTED).values()), 1, rel_tol=1e-6)


def test_a_trigger_far_into_a_sentence_is_still_read() -> None:
    marks = _marks("China", "accused", "Japan")
    before = "After long words of which none matters here, " * (LONGEST // 4)
    source, target, trigger = (
        Span(span.start + len(before), span.end + len(before))
        for span in (*marks.sources, *marks.targets, marks.trigger)
    )
    (opinion,) = opinions([Marks(before + marks.text, (source,), (target,), trigger)])
    assert ROOTS[opinion.roots.argmax()] == "ACCUSE"


def test_a_text_without_events_has_none_to_weigh() -> None:
    one = article("The weather was fine.")
    assert code(one, parse(one), ()) == ()
