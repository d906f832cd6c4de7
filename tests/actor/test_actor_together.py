"""Several who speak together: each is found by itself, and those who are not known are said not to be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from cast_of_characters import when

from excomm.pipeline import read_article
from excomm.records import Mention, Problem, Raw, Statement

MARCH = date(2021, 12, 27)


def said(text: str) -> tuple[Statement, ...]:
    """The statements of a text of that day."""
    dated = (("published", when(MARCH).value),)
    reading = read_article(Raw(text.encode(), "text/plain", "case", "case", metadata=dated))
    assert not isinstance(reading, Problem)
    return reading.statements


def actors(mentions: tuple[Mention, ...]) -> list[str | None]:
    return [mention.actor for mention in mentions]


TOGETHER = [
    ("Macron and Zelensky said that the talks would go on.", ["emmanuel-macron", "volodymyr-zelensky"]),
    ("The United States and Britain warned that the strait would be closed.", ["USA", "GBR"]),
    ("The Kremlin and the White House said that the call lasted an hour.", ["RUS", "USA"]),
    ("Lavrov and his Norwegian counterpart, Ida Quill, said that the deal was dead.", ["sergei-lavrov", "ida-quill"]),
    (
        "French and German officials said that the pipeline was damaged.",
        ["unnamed-fra-officials", "unnamed-deu-officials"],
    ),
    (
        "The foreign ministers of France and Germany said that the border was closed.",
        ["jean-yves-le-drian", "annalena-baerbock"],
    ),
    ("North American and North Korean leaders said that they would talk.", [None, "unnamed-prk-leaders"]),
]


@pytest.mark.parametrize(("text", "expected"), TOGETHER)
def test_each_of_several_speakers_is_somebody(text: str, expected: list[str | None]) -> None:
    (one, *_) = said(text)
    assert actors(one.speakers) == expected
    assert one.said_by == one.speakers
    assert one.source
    assert one.source.actor is None
    assert all(one.source.span.covers(mention.span) for mention in one.speakers)
    assert all(mention.text == mention.span.of(text) for mention in one.speakers)


def test_who_of_several_is_unknown_is_said_with_the_reason() -> None:
    (one, *_) = said("North American and North Korean leaders said that they would talk.")
    assert one.speakers[0].why == "'North American' names no state"


@pytest.mark.parametrize(
    "text",
    [
        "Macron said that the talks would go on.",
        "Foreign and Commonwealth Office officials said that the talks would go on.",
        "The Fire and Rescue Service said that the harbour was closed.",
    ],
)
def test_one_speaker_is_no_several(text: str) -> None:
    (one, *_) = said(text)
    assert one.speakers == ()
    assert one.said_by == (one.source,)


def test_they_are_those_who_spoke_together_just_before() -> None:
    text = "Macron and Zelensky said that Russia must pay. They added that the aid would go on."
    first, second = said(text)
    assert actors(second.speakers) == actors(first.speakers)
    assert {mention.text for mention in second.speakers} == {"They"}


def test_they_are_not_the_speakers_where_others_are_named_between() -> None:
    text = "Macron and Zelensky said that Russia must pay. Farmers blocked the road. They said that it would go on."
    assert said(text)[-1].speakers == ()


def test_nobody_said_what_has_no_source() -> None:
    (one, *_) = said("Macron and Zelensky said that Russia must pay.")
    assert replace(one, source=None, speakers=()).said_by == ()


TWO = [
    ("Iran, Russia and Turkey met on Monday. The three countries accused Peru.", {"IRN", "RUS", "TUR"}),
    # the subjects of the sentence before, states or officers of whom no state is told
    ("Iran and Iraq held talks in Muscat. They discussed a canal.", {"IRN", "IRQ"}),
    ("Prosecutor General Oleg Smirnov and Interior Minister Pavel Roe met at noon. They discussed a canal.",
     {"oleg-smirnov", "pavel-roe"}),
    ("Lavrov met Blinken. Macron rang. The two ministers discussed the strait.", {"sergei-lavrov", "antony-blinken"}),
    ("Peruvian Defence Minister Ida Quill left. Her Chilean counterpart, Pablo Roe, left too. Oslo's envoy wept. "
     "The two ministers discussed the strait.", {"ida-quill", "pablo-roe"}),
    # the two who were told of before
    ("Lavrov met Blinken. The two ministers discussed the strait.", {"sergei-lavrov", "antony-blinken"}),
    ("Vladimir Putin telephoned Emmanuel Macron. During the call they discussed the strait.",
     {"vladimir-putin", "emmanuel-macron"}),
    ("Peru and Chile closed the strait. Both sides accused each other.", {"PER", "CHL"}),
    ("Lavrov met Blinken. Later Macron rang Putin. The two presidents discussed the strait.",
     {"emmanuel-macron", "vladimir-putin"}),
    # under their titles, by their countries, and as countries
    ("Macron telephoned. The Russian president thanked him. The two presidents discussed the strait.",
     {"emmanuel-macron", "vladimir-putin"}),
    ("France and Russia closed the strait. The leaders of the two countries accused each other.",
     {"emmanuel-macron", "vladimir-putin"}),
    ("Peru and Chile spoke of OPEC and the OSCE. Both countries accused each other.", {"PER", "CHL"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TWO)
def test_two_told_of_before_are_each_found(text: str, expected: set[str]) -> None:
    assert {mention.actor for mention in said(text)[-1].speakers} == expected


NOT_TWO = [
    "Peru met Chile. Brazil watched. The three countries accused Bolivia.",
    "Qatar said that it was late. Both sides accused each other.",
    "Peru mediated between others and Chile. Both sides accused each other.",
    "Lavrov met Blinken and Baerbock. The two ministers discussed the strait.",
    "Lavrov met Blinken. Journalists waited. They discussed the strait.",
    "Peru, Chile and Brazil closed the strait. The two countries accused each other.",
    "The Democratic Party met in Chile. The parties accused each other.",
    "Lavrov met Blinken. One of the two ministers accused Peru.",
    "Peru, France and Russia closed the strait. The leaders of the two countries accused each other.",
]


@pytest.mark.parametrize("text", NOT_TWO)
def test_who_the_two_are_stays_open(text: str) -> None:
    assert not said(text)[-1].speakers
