"""Bad input: what is no date is unknown, and the work stays in proportion to the text's length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written import as_article, on

from excomm.dating import date_article, expressions, grammar
from excomm.dating.clue import LAST
from excomm.dating.grammar import scan
from excomm.parse import parse
from excomm.records import UNKNOWN_WHEN, Precision

PIECES = (
    "31 February", "February 30, 2021", "29 February 1900", "year 0001", "0001-01-01", "9999-12-31", "31 December 9999",
    "0000-00-00", "99/99/9999", "13.13.2013", "the 32nd", "the 0th", "1445 AH", "27 Rabi al-Awwal 1443", "B.E. 2564",
    "14 (27) October 1962", "October 14 O.S.", "Reiwa 3", "٢٠٢١", "二〇二一年", "１９６２", "१२ मार्च",
    "\u200f12\u200f/\u200e3/2021", "\u202eMonday\u202c", "last", "next", "in", "the", "of", "early", "years ago",
    "10000000000 years ago", "99999 centuries later", "a million decades ago", "by", "until", "since", "'62", "1960s",
    "Monday", "June", "-", "–", ",", ".", "/", ":", "24:61", "25:00 GMT", "III", "quarter", "fortnight", "\n\n", "\x00",
    "\U0001f600",
)  # fmt: skip
hostile = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)


def values(text: str, day: date | None = date(2021, 12, 27)) -> list[str]:
    article = as_article(text, on(day) if day else UNKNOWN_WHEN)
    return [one.value for one in expressions(article, parse(article))]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met on 31 February 2021 in Geneva.",
        "The treaty was signed on February 30, 2019.",
        "The treaty was signed on 29 February 2019.",
        "The file bears the date 2021-02-31.",
        "The file bears the date 31.04.2021.",
    ],
)
def test_a_day_that_no_calendar_has_is_never_given_as_a_day(text: str) -> None:
    article = as_article(text, on(date(2021, 12, 27)))
    for one in expressions(article, parse(article)):
        assert one.when.precision is not Precision.DAY, one
    assert date_article(as_article(text), parse(article)).precision is not Precision.DAY


def test_a_day_that_the_calendar_has_is_given_beside_the_impossible_one() -> None:
    assert "2021-02-28" in values("The ministers met on 28 February 2021, not on 31 February 2021.")


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1, 12, 31), date(9999, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize(
    "text",
    [
        "They met last June, on Monday and three days ago, and will meet again next year and in three weeks.",
        "Over the weekend, yesterday and at the end of last month they spoke; by the end of next month they will act.",
        "Two centuries ago and in a decade, in the last quarter and next Friday, on the 31st and on 29 February.",
    ],
)
def test_the_ends_of_the_calendar(text: str, day: date) -> None:
    article = as_article(text, on(day))
    for one in expressions(article, parse(article)):
        if one.when.earliest and one.when.latest:
            assert one.when.earliest <= one.when.latest


@pytest.mark.parametrize("year", ["1445 AH", "B.E. 2564", "Reiwa 3", "2564 BE"])
def test_a_year_of_another_calendar_does_not_date_an_article_by_our_calendar(year: str) -> None:
    text = f"The minister spoke on 12 Safar {year} in the capital, the agency said."
    article = as_article(text)
    when = date_article(article, parse(article))
    assert when.precision is not Precision.DAY
    assert when.earliest is None or when.earliest <= LAST


def test_figures_of_other_scripts_are_no_crash_and_no_wrong_day() -> None:
    text = "The minister spoke on ١٢ March ٢٠٢١ and on １２ March; on 5 March 2021 he was silent."
    assert [value for value in values(text) if value[:8] == "2021-03-"] == ["2021-03-05"]


def test_marks_of_direction_leave_the_date_readable_or_unknown() -> None:
    text = "The minister spoke on \u200f12 March 2021\u200f and left."
    assert all(value in ("2021-03-12", "2021-03", "2021") for value in values(text))


def test_two_datelines_that_contradict_are_shown_and_not_averaged() -> None:
    text = "GENEVA, March 3, 2014 -\n\nMarch 9, 2019\n\nThe talks were held behind closed doors."
    article = as_article(text, dateline="GENEVA, March 3, 2014 -")
    when = date_article(article, parse(article))
    middle = date(2016, 9, 4)
    days = [day for day in (when.earliest, when.latest) if day]
    assert all(abs(day - middle) > timedelta(300) for day in days)
    assert any("2019" in one.words or "2014" in one.words for one in when.basis)


@settings(deadline=None, max_examples=40)
@given(hostile, st.sampled_from([None, date(1, 1, 1), date(1962, 10, 27), date(9999, 12, 31)]))
def test_hostile_text_gives_spans_inside_it_and_ordered_dates(text: str, day: date | None) -> None:
    article = as_article(text, on(day) if day else UNKNOWN_WHEN)
    parsed = parse(article)
    end = 0
    for one in expressions(article, parsed):
        assert end <= one.span.start < one.span.end <= len(text)
        end = one.span.end
        if one.when.earliest and one.when.latest:
            assert one.when.earliest <= one.when.latest
    when = date_article(as_article(text), parsed)
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_at_all_is_scanned(text: str) -> None:
    for one in scan(text, 0, len(text)):
        assert 0 <= one.start < one.end <= len(text)


# ---------------------------------------------------------------- work in proportion


def steps(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often a rule of the grammar is tried, at the outermost level and inside other rules."""
    tried: Counter[str] = Counter()
    best: Callable[..., Any] = grammar.best

    def counted(words: Any, i: int, rules: Any) -> Any:
        tried["rules"] += len(rules)
        return best(words, i, rules)

    with monkeypatch.context() as patched:
        patched.setattr(grammar, "best", counted)
        for _ in scan(text, 0, len(text)):
            pass
    return tried["rules"]


REPEATED = (
    "3 March 2021, ", "the early ", "last ", "the end of the ", "1,", "twenty ", "mid-", "two hundred ", "Monday the ",
    "from 1 to ", "more than ", "'", "5/5/", "the the early mid-late ", "later this earlier ",
)  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
def test_twice_the_text_is_at_most_twice_the_work(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    once, twice = (steps(piece * count, monkeypatch) for count in (200, 400))
    assert twice <= 2 * once + 200
    assert once <= 500 * 200


def test_ten_thousand_dates_in_one_text_are_all_found(monkeypatch: pytest.MonkeyPatch) -> None:
    first = date(1962, 10, 1)
    text = "; ".join(f"{first + timedelta(i):%d %B %Y}" for i in range(10_000))
    assert len(list(scan(text, 0, len(text)))) == 10_000
    assert steps(text, monkeypatch) < 10_000 * 500
