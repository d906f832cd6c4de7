"""Time expressions: marked text, `[words|TYPE|value]`; the sentences are written for these tests."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written import as_article

from excomm.dating import expressions
from excomm.dating.grammar import scan
from excomm.parse import parse
from excomm.records import UNKNOWN_WHEN, Article, Parse, Precision, Span, TimeExpression, When

MARK = re.compile(r"\[([^|\]]+)\|([A-Z]+)\|([^\]]*)\]")
WRITTEN = "2021-12-27"  # a Monday


def on(first: str, last: str | None = None) -> When:
    low, high = date.fromisoformat(first), date.fromisoformat(last or first)
    if low == high:
        return When(first, Precision.DAY, low, high)
    return When(f"{first}/{last}", Precision.INTERVAL, low, high)


@cache
def parsed(text: str) -> tuple[Article, Parse]:
    article = as_article(text)
    return article, parse(article)


def read(text: str, published: When) -> tuple[TimeExpression, ...]:
    article, parse_ = parsed(text)
    return expressions(replace(article, published=published), parse_)


def check(marked: str, published: When) -> None:
    wanted = [match.groups() for match in MARK.finditer(marked)]
    text = MARK.sub(lambda match: match[1], marked)
    assert [(e.span.of(text), e.type, e.value) for e in read(text, published)] == wanted


NEWS = [
    # explicit dates
    "The note was signed on [27 October 1962|DATE|1962-10-27] in Washington.",
    "The note was signed on [October 27, 1962|DATE|1962-10-27], and kept.",
    "The envoys met on [Monday, Dec. 27, 2021|DATE|2021-12-27] in Geneva.",
    "The log begins at [2021-03-05|DATE|2021-03-05] and stops there.",
    "The quarantine began in [October 1962|DATE|1962-10].",
    "They have quarrelled since [1962|DATE|1962].",
    "[The 1960s|DATE|196] were worse.",
    "It belongs to [the 19th century|DATE|18].",
    "Exports fell in [the third quarter of 1990|DATE|1990-Q3].",
    "The corps landed in [the spring of 1943|DATE|1943-SP].",
    "Talks resume in [early 2022|DATE|2022].",
    # the tense of the verb decides
    "The proposal was presented on [December 17|DATE|2021-12-17].",
    "The negotiations will start after [January 10|DATE|2022-01-10].",
    "The ministers met on [Thursday|DATE|2021-12-23].",
    "The ministers will meet on [Thursday|DATE|2021-12-30].",
    "The minister will keep his undertakings of [Saturday|DATE|2021-12-25].",
    "The minister will respect the deadline of [Saturday|DATE|2022-01-01].",
    "The fleet sailed in [November|DATE|2021-11].",
    "The fleet will sail in [March|DATE|2022-03].",
    "In [January|DATE|2021-01] the treaty was signed.",
    "The board declared a dividend, payable [January 7|DATE|2022-01-07].",
    "The hearing is scheduled for [Friday|DATE|2021-12-31].",
    "The minister spoke [this Monday|DATE|2021-12-27].",
    # counted from the day of writing
    "The envoy left [yesterday|DATE|2021-12-26] and returns [tomorrow|DATE|2021-12-28].",
    "They met [last June|DATE|2021-06] in Vienna.",
    "They meet again [next week|DATE|2022-W01].",
    "The ship sank [two years ago|DATE|2019].",
    "The army withdrew [three days ago|DATE|2021-12-24].",
    "[Last year|DATE|2020] the embassy closed.",
    "They spoke [last night|TIME|2021-12-26TNI].",
    "The vote is at [10 p.m. on Tuesday|TIME|2021-12-28T22:00].",
    # lengths and sets
    "The siege lasted [three days|DURATION|P3D].",
    "The pause held for [nearly two months|DURATION|P2M].",
    "The ban ran for [decades|DURATION|PXY].",
    "They talk [every day|SET|P1D].",
    "The council sits [each Thursday|SET|XXXX-WXX-4].",
    # vague
    "The army is [now|DATE|PRESENT_REF] at the border.",
    "The army has [recently|DATE|PAST_REF] left.",
]


@pytest.mark.parametrize("marked", NEWS)
def test_news_is_anchored_to_the_day_of_writing(marked: str) -> None:
    check(marked, on(WRITTEN))


NO_DATES = [
    "The island remembers the October crisis well.",
    "The September 11 attacks changed the law.",
    "They signed the Good Friday Agreement at last.",
    "The paper is the Sunday Times of London.",
    "Ministers may resign.",
    "Troops march through the town.",
    "About 1962 people were there for the 27th president.",
    "The bill was $1962 and no more.",
    "The team led at the half and fell behind.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_names_and_figures_are_no_dates(text: str) -> None:
    assert [e.span.of(text) for e in read(text, on(WRITTEN))] == []


def test_a_tale_is_anchored_to_what_was_told_last() -> None:
    check(
        "The army crossed the river on [25 June 1950|DATE|1950-06-25]. [Three days later|DATE|1950-06-28] it took the "
        "city. "
        "The landing came in [September|DATE|1950-09]. By [24 October 1950|DATE|1950-10-24] it stood in the north. "
        "The war dragged on in [1951|DATE|1951], [1952|DATE|1952] and [1953|DATE|1953].",
        UNKNOWN_WHEN,
    )


def test_an_interval_of_writing_gives_what_can_be_known() -> None:
    (june,) = read("They met for the first time last June.", on("2019-01-01", "2019-02-28"))
    assert (june.value, june.when.value) == ("2018-06", "2018-06")
    (week,) = read("They will meet next week.", on("2019-02-04", "2019-02-12"))
    assert (week.when.earliest, week.when.latest) == (date(2019, 2, 11), date(2019, 2, 24))


def test_without_a_day_of_writing_what_is_relative_stays_unknown() -> None:
    for text in ("They met last June.", "They met on Monday.", "They met yesterday.", "They met on December 17."):
        (found,) = read(text, UNKNOWN_WHEN)
        assert not found.when.known, text
        assert "X" in found.value or found.value == "PRESENT_REF"


def test_early_and_late_narrow_the_interval() -> None:
    (early,) = read("Talks will resume in early 2022.", on(WRITTEN))
    assert (early.when.earliest, early.when.latest) == (date(2022, 1, 1), date(2022, 4, 30))
    (late,) = read("The treaty was signed in late October 1962.", on(WRITTEN))
    assert (late.when.earliest, late.when.latest) == (date(1962, 10, 21), date(1962, 10, 31))


def test_a_time_with_a_zone_is_kept_in_utc() -> None:
    (time,) = read("The deadline passed at 7 p.m. EST on October 23, 1962.", on("1962-10-24"))
    assert (time.when.value, time.when.precision) == ("1962-10-24T00:00Z", Precision.MINUTE)


@pytest.mark.parametrize(
    "text",
    [
        "It was 31 February 2021.",
        "On February 29 they met.",
        "In the year 0001 and in 9999 nothing happened, 9999 years later neither.",
        "On 00/00/0000 and 99.99.9999 and 2021-13-45.",
        "\u200f27 \u202eOctober\u202c 1962\u200f they met \u0661\u0669\u0666\u0662.",
        "5th 6th 7th of of May the the the late early mid mid-mid-1990s-s.",
        "'''''80s ’’’ '62' the '",
    ],
)
def test_impossible_dates_do_no_harm(text: str) -> None:
    for found in read(text, on(WRITTEN)):
        assert found.when.earliest is None or found.when.earliest.year >= 1


def test_ten_thousand_dates_are_all_found() -> None:
    text = "They met on 27 October 1962. " * 10_000
    assert sum(1 for _ in scan(text, 0, len(text))) == 10_000


PIECES = st.sampled_from(
    re.findall(
        r"\S+",
        "27 31 02 1962 0001 9999 10,000 . , - – / : ' ’ s th nd the a of in early mid late last next this October May "
        "Dec. Monday week year years ago later quarter century BC a.m. p.m. GMT noon every few New Year 's Day fiscal",
    )
)


@given(st.lists(PIECES, max_size=40), st.lists(st.booleans(), min_size=40, max_size=40))
@settings(max_examples=300, deadline=None)
def test_spans_are_ordered_inside_the_text_and_apart(pieces: list[str], blanks: list[bool]) -> None:
    text = "".join(piece + (" " if blank else "") for piece, blank in zip(pieces, blanks, strict=False))
    end = 0
    for found in scan(text, 0, len(text)):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@given(
    st.dates(date(1946, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%A, %d %B %Y"]),
)
@settings(max_examples=100, deadline=None)
def test_a_full_date_is_read_back_whatever_the_form(day: date, form: str) -> None:
    words = day.strftime(form)
    article = as_article(words)
    found = expressions(article, Parse((), (), (), (), ()))
    assert [(e.span, e.value) for e in found] == [(Span(0, len(words)), day.isoformat())]
