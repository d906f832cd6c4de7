"""When a thing was said or done: `<cue>`, `[content]`, `{trigger}`; the sentences are written for these tests."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from written import as_article

from excomm.dating import expressions, occurred, said
from excomm.parse import parse
from excomm.records import (
    UNKNOWN_WHEN,
    Act,
    Event,
    Kind,
    Precision,
    Span,
    Statement,
    Status,
    When,
)

DAY = date(2021, 12, 27)
WRITTEN = When("2021-12-27", Precision.DAY, DAY, DAY)
SIGNS = re.compile(r"[<>\[\]{}]")


def marked(words: str) -> tuple[str, dict[str, list[Span]]]:
    spans: dict[str, list[Span]] = {"<": [], "[": [], "{": []}
    text, open_at = "", {}
    for piece in re.split(r"([<>\[\]{}])", words):
        if piece in ("<", "[", "{"):
            open_at[piece] = len(text)
        elif piece in (">", "]", "}"):
            sign = {">": "<", "]": "[", "}": "{"}[piece]
            spans[sign].append(Span(open_at[sign], len(text)))
        else:
            text += piece
    return text, spans


def said_on(words: str, published: When = WRITTEN) -> When:
    text, spans = marked(words)
    article = as_article(text, published)
    parsed = parse(article)
    statement = Statement(
        "s", "a", None, tuple(spans["<"]), tuple(spans["["]), Kind.INDIRECT, Span(0, len(text)), Act.STATEMENT,
        UNKNOWN_WHEN, "test", 1.0,
    )  # fmt: skip
    return said(article, parsed, expressions(article, parsed), statement).said


def done_on(words: str, status: Status = Status.ASSERTED, published: When = WRITTEN) -> When:
    text, spans = marked(words)
    article = as_article(text, published)
    parsed = parse(article)
    event = Event(
        "e", "a", "CONSULT", "", (), (), status, UNKNOWN_WHEN, spans["{"][0], (Span(0, len(text)),), 0.0, "test", 1.0
    )
    return occurred(article, parsed, expressions(article, parsed), event).when


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("The minister <said> on Thursday [that the talks would begin on January 10].", "2021-12-23"),
        ("On Thursday the minister <said> [that the fleet had sailed in November].", "2021-12-23"),
        ("The minister <has said> [that the fleet sailed on December 17].", "2021-12-27"),
        ("Moscow <has warned> this Monday [that a threat is real].", "2021-12-27"),
        ("The minister <repeated> [the demands of December 17].", "2021-12-27"),
        ("The ministry on Tuesday announced his arrest and <called> it [a warning to others].", "2021-12-21"),
        ("The envoy met the chancellor on Tuesday in Vienna, where he <denounced> [the treaty] again.", "2021-12-21"),
        ("<According to> reports of the ministry on Friday, [nine people were held].", "2021-12-24"),
        ("In her speech of December 17, the chancellor <warned> [that the talks might fail].", "2021-12-17"),
        ("The council <accused> [the two officers] in the attack of December 17.", "2021-12-27"),
        ("The paper <said> [Lisbon had to hurry].", "2021-12-27"),
    ],
)
def test_a_saying_has_the_date_of_its_own_clause(words: str, value: str) -> None:
    assert said_on(words).value == value


def test_a_saying_without_a_date_says_why_it_has_one() -> None:
    when = said_on("The minister <said> [that the talks would begin on January 10].")
    assert when.value == "2021-12-27"
    assert "no date in the sentence" in when.basis[0].says


def test_a_saying_in_the_pluperfect_lies_before_the_day_of_writing() -> None:
    when = said_on("The president <had promised> [that no rockets would be installed].")
    assert (when.earliest, when.latest) == (None, DAY)


def test_a_saying_in_an_undated_article_is_unknown_with_why() -> None:
    when = said_on("The minister <said> [that the talks would begin].", UNKNOWN_WHEN)
    assert not when.known
    assert "unknown" in when.basis[0].says


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("The proposal was {presented} on December 17 by the envoy.", "2021-12-17"),
        ("The envoy, who left on December 20, {presented} the proposal on December 17.", "2021-12-17"),
        ("The crisis began in October 1962, when the fleet {installed} rockets.", "1962-10"),
        ("Chad warned on Friday that it would fire, a day after Mali {shelled} the port.", "2021-12-23"),
        ("Chad protests two days after Mali {shelled} the port.", "2021-12-25"),
        ("The king fled two days after Mali {shelled} the port.", "2021-12-27"),
        ("The king signed the pact in July 2015, {agreeing} to disarm.", "2015-07"),
        ("The king, who signed the pact in July 2015, spoke, {agreeing} to disarm.", "2021-12-27"),
        ("The fighting began on December 20 when the army {struck} nine towns.", "2021-12-20"),
        ("The ministers said on Thursday that the army had {crossed} the river on December 3.", "2021-12-03"),
        ("The {meeting} in Vienna last June ended without a treaty.", "2021-06"),
        ("In 2007 the government called him a spy and {expelled} him.", "2007"),
        ("The general was arrested in May, and the ministry {expelled} two envoys.", "2021-12-27"),
    ],
)
def test_a_deed_has_the_date_of_its_own_clause(words: str, value: str) -> None:
    assert done_on(words).value == value


def test_a_deed_after_a_date_is_open_ahead() -> None:
    when = done_on("The negotiations will {start} after January 10.", Status.FUTURE)
    assert (when.value, when.earliest, when.latest) == ("2022-01-11/..", date(2022, 1, 11), None)


def test_a_deed_ahead_without_a_date_lies_at_or_after_the_day_of_writing() -> None:
    when = done_on("The two sides will {meet} in Geneva.", Status.FUTURE)
    assert (when.earliest, when.latest) == (DAY, None)


def test_a_relative_clause_dates_the_deed_that_it_is_about() -> None:
    when = done_on("They will hold {talks}, which will begin on January 12.", Status.FUTURE)
    assert when.value == "2022-01-12"


def test_a_deed_that_followed_a_dated_one_is_an_interval() -> None:
    when = done_on("After their meeting in Vienna last June, the leaders {agreed} on a pause.")
    assert (when.earliest, when.latest) == (date(2021, 6, 1), DAY)


def test_a_deed_that_preceded_a_dated_one_is_an_interval() -> None:
    when = said_on("Before the meeting last June, the minister <warned> [that the talks might fail].")
    assert (when.earliest, when.latest) == (None, date(2021, 6, 30))


def test_what_another_one_did_after_an_old_date_lies_between_it_and_the_day_of_writing() -> None:
    when = done_on("In 2018 the house passed the law, but the senate {rejected} it.")
    assert (when.earliest, when.latest) == (date(2018, 1, 1), DAY)


def test_a_deed_after_which_another_is_told_came_before_the_day_of_writing() -> None:
    when = done_on("After the {talks} in Vienna the leaders signed a treaty on December 20.")
    assert (when.earliest, when.latest) == (None, DAY)


def test_a_saying_after_which_another_is_told_came_before_the_day_of_writing() -> None:
    when = said_on("The envoy stayed calm, after the president <promised> [new sanctions].")
    assert (when.earliest, when.latest) == (None, DAY)
    when = said_on("The envoy <promised> [new sanctions], after the talks failed.")
    assert (when.earliest, when.latest) == (DAY, DAY)


def test_a_conditional_deed_has_no_date() -> None:
    when = done_on("If it happens on December 30, they will {impose} sanctions.", Status.CONDITIONAL)
    assert not when.known
    assert "condition" in when.basis[0].says


def test_history_without_a_date_lies_before_the_day_of_writing() -> None:
    when = done_on("The two empires {fought} there.", Status.HISTORICAL)
    assert (when.earliest, when.latest) == (None, DAY)


def test_dating_leaves_everything_else_alone() -> None:
    text, spans = marked("The envoys {met} on December 17.")
    article = as_article(text, WRITTEN)
    parsed = parse(article)
    event = Event("e", "a", "CONSULT", "", (), (), Status.ASSERTED, UNKNOWN_WHEN, spans["{"][0], (), 1.0, "test", 0.5)
    dated = occurred(article, parsed, expressions(article, parsed), event)
    assert replace(dated, when=UNKNOWN_WHEN) == event


@pytest.mark.parametrize(
    "words",
    [
        "The garrison has {stopped} shelling the port.",
        "The garrison has stopped {shelling} the port.",
        "The islanders have {closed} the harbour before.",
        "For decades the union has {sold} grain to its rival.",
    ],
)
def test_the_perfect_of_what_lasts_or_recurs_has_no_day(words: str) -> None:
    assert (done_on(words).earliest, done_on(words).latest) == (None, DAY)


@pytest.mark.parametrize("words", ["The union has {closed} the border.", "The garrison {stopped} the convoy."])
def test_another_perfect_or_past_is_news_of_the_day(words: str) -> None:
    assert (done_on(words).earliest, done_on(words).latest) == (DAY, DAY)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The fleet sailed on Thursday, two days after the rebels {seized} the port.", date(2021, 12, 21)),
        ("The fleet sailed on December 20, a week before the rebels {seized} the port.", date(2021, 12, 27)),
    ],
)
def test_a_deed_so_many_days_from_a_dated_one_is_counted_from_it(words: str, day: date) -> None:
    assert (done_on(words).earliest, done_on(words).latest) == (day, day)


def test_what_was_past_when_it_was_told_dates_the_threat_and_not_what_was_threatened() -> None:
    assert done_on("The admiral had {threatened} to block the canal in 2009.").value == "2009"
    assert said_on("The admiral <threatened> [to block the canal in 2009].").value == "2009"
    ahead = said_on("The admiral <threatened> [to block the canal in 2023].")
    assert (ahead.earliest, ahead.latest) == (DAY, DAY)


def test_the_weekend_of_what_was_done_is_over() -> None:
    thursday = When("2021-12-23", Precision.DAY, date(2021, 12, 23), date(2021, 12, 23))
    over = done_on("The rebels {seized} the port over the weekend.", published=thursday)
    assert (over.earliest, over.latest) == (date(2021, 12, 18), date(2021, 12, 19))
    ahead = done_on("The rebels will {meet} over the weekend.", Status.FUTURE, thursday)
    assert (ahead.earliest, ahead.latest) == (date(2021, 12, 25), date(2021, 12, 26))


def test_an_expression_in_a_noun_that_is_said_something_of_dates_the_saying() -> None:
    assert said_on("On Sunday rebels took the port. The union <condemned> [the raid] last week.").value == "2021-W51"
    assert said_on("The union <condemned> [the raid on Friday].").value == "2021-12-24"


def test_what_happened_in_a_dated_incident_is_of_its_day() -> None:
    words = "The report tells of the incident of 5 December, in which boats {rammed} a ferry and {fired} at another."
    assert done_on(words.replace("{fired}", "fired")).value == "2021-12-05"
    assert done_on(words.replace("{rammed}", "rammed")).value == "2021-12-05"


def test_what_is_told_as_done_is_not_ahead_whatever_the_nearest_such_day_is() -> None:
    published = When("2022-11-14", Precision.DAY, date(2022, 11, 14), date(2022, 11, 14))
    words = "The text did not mention the attack of 4 February, when fighters {raided} the market."
    assert done_on(words, published=published).latest == date(2022, 11, 14)
