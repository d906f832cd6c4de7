"""Events that nouns tell."""

from __future__ import annotations

import pytest
from event_cases import events, read

from excomm.records import Status

NOUNS = [
    ("CONSULT", Status.ASSERTED, "{Jordan} held <talks> with (Syria) in Amman."),
    ("CONSULT", Status.ASSERTED, "The <talks> between {Iran} and {Oman} began on Sunday."),
    ("CONSULT", Status.ASSERTED, "The <meeting> of {Cyprus}, {Greece} and {Malta} ended on Friday."),
    ("ASSAULT", Status.ASSERTED, "<Clashes> broke out between {Chad} and {Libya} on Sunday."),
    ("ASSAULT", Status.ASSERTED, "<Fighting> between {Chad} and {Libya} resumed."),
    ("ASSAULT", Status.ASSERTED, "<Clashes> between {Chad} and {Libya} left two soldiers dead."),
    ("ASSAULT", Status.ASSERTED, "An <exchange> of fire between {Chad} and {Libya} killed three soldiers."),
    ("ASSAULT", Status.ASSERTED, "<War> broke out between {Chad} and {Libya}."),
    ("SUPPORT", Status.ASSERTED, "A treaty was <signed> between {Chad}, {Libya} and {Niger} on Tuesday."),
    ("CONSULT", Status.ASSERTED, "After {Nixon}'s <visit> to (China), relations improved."),
    ("CONSULT", Status.FUTURE, "{Greece} will hold <talks> with (Turkey) in May."),
    ("CONSULT", Status.FUTURE, "Oil fell before next week's <summit> between {Saudi Arabia} and {Russia}."),
    ("ASSAULT", Status.ASSERTED, "{The rebels} launched an <offensive> against (government troops)."),
    ("ASSAULT", Status.ASSERTED, "Prices rose after {Iraq}'s <invasion> of (Kuwait)."),
    ("MOBILIZE", Status.ASSERTED, "{South Korea} conducted naval <exercises> on Friday."),
    ("COERCE", Status.ASSERTED, "The {Turkish} <embargo> of (Armenia) took effect at noon on Friday."),
    ("COERCE", Status.FUTURE, "The {Turkish} <embargo> of (Armenia) will come into force next week."),
    # talks of who does something in them
    ("CONSULT", Status.ASSERTED, "In <talks> with (Peru) on Friday, {Chile} raised the case."),
    ("CONSULT", Status.ASSERTED, "{The Chilean foreign minister} told (the Peruvian envoy) in a phone <call> to wait."),
    ("CONSULT", Status.FUTURE, "{Chile} will raise the case in <talks> with (Peru) next week."),
    ("RETREAT", Status.ASSERTED, "{India} began the <withdrawal> of its troops."),
]


@pytest.mark.parametrize(("kind", "status", "marked"), NOUNS)
def test_a_noun_that_is_carried_or_taken_for_granted_is_an_event(kind: str, status: Status, marked: str) -> None:
    case = read(marked)
    found = [event for event in events(case.text) if event.trigger.of(case.text) == case.triggers[0]]
    assert [(event.type, event.status) for event in found] == [(kind, status)]
    assert tuple(mention.text for mention in found[0].sources) == case.sources
    assert tuple(mention.text for mention in found[0].targets) == case.targets


@pytest.mark.parametrize(
    "text",
    [
        "Poland called the idea of an attack on Belarus absurd.",
        "The prospect of talks with Iran pleased investors.",
        "Observers see no sign of an offensive by Sudan.",
        "At a meeting with reporters, the Chilean minister was calm.",
        "Chile did not raise the case in talks with Peru.",
        "A possible strike on Iran worries the markets.",
    ],
)
def test_a_noun_that_is_only_spoken_of_is_no_deed(text: str) -> None:
    assert [event.trigger.of(text) for event in events(text) if event.status is Status.ASSERTED] == []


def test_what_is_given_in_exchange_is_conditional_on_the_rest() -> None:
    text = "Libya agreed to give up its rockets in exchange for the lifting of sanctions."
    lifting = next(event for event in events(text) if event.trigger.of(text) == "lifting")
    assert lifting.status is Status.CONDITIONAL
    assert lifting.condition is not None
    assert lifting.condition.of(text).startswith("to give up its rockets")


def test_definite_talks_have_the_parties_of_the_talks_named_before() -> None:
    text = "Peru will hold talks with Chile. Tourists came from Brazil. The talks will begin on Friday in Quito."
    again = [event for event in events(text) if event.type == "CONSULT"][-1]
    assert {mention.text for mention in (*again.sources, *again.targets)} == {"Peru", "Chile"}
    assert again.status is Status.FUTURE


def test_talks_that_nobody_named_before_have_no_parties() -> None:
    assert not [
        event for event in events("Rain fell in Peru. The talks will begin on Friday.") if event.type == "CONSULT"
    ]
    assert len(events("Peru will hold talks with Chile. Talks will begin on Friday.")) == 1
