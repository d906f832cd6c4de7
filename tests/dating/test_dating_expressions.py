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


VARIED = [
    # what is told back, in the pluperfect, moves the time told on no further
    "On [Tuesday|DATE|2021-12-21] Orlik said that they had shelled the town on [Sunday|DATE|2021-12-26]. "
    "[A few hours later|TIME|2021-12-21TXX] the mayor denied it.",
    # news, history, speeches, agencies, interviews: durations, sets, fuzzy parts, fiscal years, times of day
    "Exports have fallen over [the past three months|DURATION|P3M].",
    "The envoy had arrived [two days before|DATE|2021-12-25].",
    "Police searched the house on [Friday night|TIME|2021-12-24TNI].",
    "The delegations will meet [this weekend|DATE|2021-W52-WE].",
    "Prices doubled in [the mid-1990s|DATE|199].",
    "The board meets [every other Tuesday|SET|XXXX-WXX-2].",
    "The convoy will leave at [10 a.m. GMT|TIME|2021-12-27T10:00].",
    "The [decades-long|DURATION|PXY] quarrel over the lake is over.",
    "The port reopened on [Monday morning|TIME|2021-12-27TMO].",
    "He resigned in [the fiscal year 2019|DATE|2019].",
    "Revenue rose in [fiscal 2020|DATE|2020].",
    "The mission was launched in [the late 1970s|DATE|197].",
    "The talks will last for [up to five days|DURATION|P5D].",
    "The truce held for [more than a decade|DURATION|P10Y].",
    "The law was passed [half a century ago|DATE|1971].",
    "The harvest fell by a fifth in [the first half of 2021|DATE|2021-H1].",
    "They met [twice a year|SET|P1Y] in Basel.",
    "She was born on [3 March 1948|DATE|1948-03-03] in Tartu.",
    "The garrison surrendered at [dawn|TIME|2021-12-27TMO].",
    "The strike began [early Thursday|DATE|2021-12-23].",
    "He speaks [tomorrow evening|TIME|2021-12-28TEV].",
    "The siege began in [the winter of 1708|DATE|1708-WI].",
    "The dynasty ruled until [the 13th century|DATE|12].",
    "Turnout was higher than [four years earlier|DATE|2017].",
    "The company will publish figures in [the first quarter|DATE|2022-Q1].",
    "The patrols came [every 48 hours|SET|PT48H].",
    "The bank closed [late last month|DATE|2021-11].",
    "Inflation slowed [last quarter|DATE|2021-Q3].",
    "He had been a judge for [14 years|DURATION|P14Y].",
    "The premier landed at [1430 GMT|TIME|2021-12-27T14:30].",
    "The island was settled around [800 BC|DATE|BC0800].",
    "[Nowadays|DATE|PRESENT_REF] few remember it.",
    "The pact will be renewed [this spring|DATE|2022-SP].",
    "The prince visited [last autumn|DATE|2021-FA].",
    "The inquiry took [nine and a half weeks|DURATION|P9.5W].",
    "[Sixty years ago|DATE|1961] the wall went up.",
    "[A year ago today|DATE|2020-12-27] the ban began.",
    "I told you [the other day|DATE|PAST_REF] that we agree.",
    "The paper was printed [each morning|SET|XXXX-XX-XXTMO].",
    "The army left [a few days later|DATE|FUTURE_REF].",
    "[Early this week|DATE|2021-W52] the mayor returned.",
    "The rally drew crowds on [Sunday afternoon|TIME|2021-12-26TAF].",
    "They had not met for [almost 20 years|DURATION|P20Y].",
    "The guns fell silent at [11 a.m. on 11 November 1918|TIME|1918-11-11T11:00].",
    "[Last Friday|DATE|2021-12-24] the consul left; [a day earlier|DATE|2021-12-23] he had packed.",
    "The fleet sailed on [5 May 2020|DATE|2020-05-05] and returned [the same day|DATE|2020-05-05].",
    "The minister resigned on [3 June|DATE|2021-06-03]; [the following day|DATE|2021-06-04] the cabinet fell.",
    "The minister resigned on [3 June|DATE|2021-06-03]; [the next morning|TIME|2021-06-04TMO] the cabinet fell.",
    "The talks broke off on [Tuesday|DATE|2021-12-21]; [a few hours later|TIME|2021-12-21TXX] they resumed.",
    "Growth was stronger in [the previous decade|DATE|201].",
    "The council has met [three times a week|SET|P1W].",
    "The order takes effect [Jan. 1|DATE|2022-01-01].",
    "Elections were due [later this year|DATE|2021].",
    "The dam was finished in [the summer of '76|DATE|1976-SU].",
    "It happened in [the twentieth century|DATE|19] and [the 21st century|DATE|20].",
    "The king died in [AD 614|DATE|0614].",
    "[These days|DATE|PRESENT_REF] we talk [once a month|SET|P1M].",
    "Rain fell [all day|DURATION|P1D] and [all week|DURATION|P1W].",
    "In [the next five years|DURATION|P5Y] we shall build roads.",
    "He was shot [one day earlier|DATE|2021-12-26].",
    "By [the 1930s|DATE|193] it was gone.",
    "The tsar ruled for [a quarter of a century|DURATION|P25Y].",
    "The tsar ruled for [half a century|DURATION|P50Y].",
    "He served [18 months|DURATION|P18M] in jail, [half a year|DURATION|P6M] alone.",
    "They spoke for [half an hour|DURATION|PT30M].",
    "It will be decided [this afternoon|TIME|2021-12-27TAF].",
    "It was decided [this morning|TIME|2021-12-27TMO].",
    "It will end in [two weeks|DURATION|P2W].",
    "The march began at [20:15 Moscow time|TIME|2021-12-27T20:15].",
    "The ministers will report by [the end of next month|DATE|2022-01].",
    "The ferry sank in [the early hours of Sunday|TIME|2021-12-26TMO].",
    "The premier spoke [hours later|TIME|2021-12-27TXX].",
    "The mayor spoke [minutes ago|TIME|2021-12-27TXX].",
    "They left at [3 o'clock|TIME|2021-12-27T03:00].",
    "They signed in [June of 1987|DATE|1987-06].",
    "The rebels took the town on [9 October|DATE|2021-10-09] and, [two days later|DATE|2021-10-11], the port.",
    "The blast happened at about [7:15 p.m. on Saturday|TIME|2021-12-25T19:15].",
    "The bridge should open by [mid-2023|DATE|2023].",
    "We will decide within [the next 48 hours|DURATION|PT48H].",
    "They will build it over [the next few years|DURATION|PXY].",
    "Rain fell [all week|DURATION|P1W] and the ford was closed.",
    "The tsar died on [2 October|DATE|2021-10-02]; [that night|TIME|2021-10-02TNI] the gates were shut.",
    "The [yearlong|DURATION|P1Y] inquiry ended with [a months-long|DURATION|PXM] trial.",
]


@pytest.mark.parametrize("marked", VARIED)
def test_varied_prose_is_read(marked: str) -> None:
    check(marked, on(WRITTEN))


NOT_YET = [
    "The treaty lapses [in six months|DATE|2022-06].",
    "The vote is [a week from Tuesday|DATE|2022-01-04].",
    "The council meets on [the first Monday of each month|SET|XXXX-XX-WXX-1].",
    "The meeting was held [the day after Christmas|DATE|2021-12-26].",
    "He led the party [at the time|DATE|PAST_REF].",
]


@pytest.mark.xfail(strict=True, reason="known: no rule of the grammar reads it yet")
@pytest.mark.parametrize("marked", NOT_YET)
def test_what_is_not_read_yet(marked: str) -> None:
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
