"""Evidence: what lies ahead. "in early 2022 ... will hold", "the talks will start after January 10"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from excomm.dating.calendar_value import bounds, third
from excomm.dating.clue import Clue, between, clue, on_month_day, stretched
from excomm.dating.grammar import Found
from excomm.dating.grammar.meaning import Fixed, Yearless
from excomm.dating.ground import LONGEST_LOOK, Tense
from excomm.dating.tense import tense_at
from excomm.dating.told import told_as
from excomm.records import Article, Parse, Span

ORDER = 41
WEIGHT = 1.0
OF_A_YEAR = 0.5
"""As in ``behind``; what is told as ahead was so at some time in the past more often."""

WITHOUT_YEAR = 1.0

LONGEST = 366
"""Days. What is said to lie in a decade is said loosely."""

MOST = 12
"""Clues of this kind that are kept: the earliest full dates, the first dates without a year."""


def clues(article: Article, parse: Parse, finds: Sequence[Found]) -> Iterator[Clue]:
    """Written before the earliest dates that the text tells as future; near those that bear no year."""
    full: list[tuple[str, Found]] = []
    yearless = 0
    for find in finds:
        span = Span(find.start, find.end)
        if not isinstance(find.meaning, Fixed | Yearless):
            continue
        tense = (told_as if isinstance(find.meaning, Fixed) else tense_at)(parse, span)
        if tense is not Tense.FUTURE:
            continue
        if isinstance(find.meaning, Fixed):
            covered = bounds(find.meaning.value)
            if covered and (covered[1] - covered[0]).days <= LONGEST:
                full.append((covered[1].isoformat(), find))
        elif find.rule != "holiday" and yearless < MOST and (some := list(_without_year(article, span, find.meaning))):
            yearless += 1
            yield from some
    full.sort(key=lambda pair: (pair[0], pair[1].start))
    for find in list({find.meaning: find for _, find in reversed(full)}.values())[: -MOST - 1 : -1]:
        yield from _full(article, find)


def _full(article: Article, find: Found) -> Iterator[Clue]:
    covered = bounds(find.meaning.value) if isinstance(find.meaning, Fixed) else None
    if covered is None:
        return
    first, last, _ = covered
    if find.part:
        first, last = third(first, last, find.part)
    span = Span(find.start, find.end)
    words = span.of(article.text)
    weight = WEIGHT if (last - first).days < 300 else OF_A_YEAR
    yield clue("ahead", words, span, f"{words} is told as future", between(None, last), weight)


def _without_year(article: Article, span: Span, meaning: Yearless) -> Iterator[Clue]:
    if len(meaning.part) != 5 or meaning.turn is not None or meaning.year is not None:
        return
    month, day = meaning.part.split("-")
    words = span.of(article.text)
    that = on_month_day(int(month), int(day))
    says = f"{words} is told as future, without a year: written within {LONGEST_LOOK} days before it"
    yield clue("ahead", words, span, says, stretched(that, LONGEST_LOOK, 0), WITHOUT_YEAR)
