"""Evidence: what is past. "was presented on December 17", "in October 1962, when Moscow installed ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from excomm.dating.calendar_value import bounds
from excomm.dating.clue import Clue, between, clue, on_month_day, stretched
from excomm.dating.grammar import Found
from excomm.dating.grammar.meaning import Fixed, Yearless
from excomm.dating.ground import LONGEST_LOOK, Tense
from excomm.dating.tense import tense_at
from excomm.dating.told import told_as
from excomm.records import Article, Parse, Span

ORDER = 40
WEIGHT = 1.4
OF_A_YEAR = 0.7
"""Measured with ``ahead``'s on the odd-numbered articles of ``benchmarks/undated.py``. A bare
year is often a plan's or a budget's, whatever the tense beside it."""

WITHOUT_YEAR = 1.0

MOST = 12
"""Clues of this kind that are kept: the latest full dates, the first dates without a year."""


def clues(article: Article, parse: Parse, finds: Sequence[Found]) -> Iterator[Clue]:
    """Written after the latest dates that the text tells as past; near those that bear no year."""
    full: list[tuple[str, Found]] = []
    yearless = 0
    for find in finds:
        span = Span(find.start, find.end)
        if not isinstance(find.meaning, Fixed | Yearless):
            continue
        tense = (told_as if isinstance(find.meaning, Fixed) else tense_at)(parse, span)
        if tense is not Tense.PAST:
            continue
        if isinstance(find.meaning, Fixed):
            covered = bounds(find.meaning.value)
            if covered:
                full.append((covered[0].isoformat(), find))
        elif find.rule != "holiday" and yearless < MOST and (some := list(_without_year(article, span, find.meaning))):
            yearless += 1
            yield from some
    full.sort(key=lambda pair: (pair[0], -pair[1].start), reverse=True)
    for value, find in list({find.meaning: find for _, find in reversed(full)}.items())[: -MOST - 1 : -1]:
        covered = bounds(value.value) if isinstance(value, Fixed) else None
        if covered and isinstance(value, Fixed):
            span = Span(find.start, find.end)
            words = span.of(article.text)
            weight = WEIGHT if len(value.value) > 4 else OF_A_YEAR
            yield clue("behind", words, span, f"{words} is told as past", between(covered[0], None), weight)


def _without_year(article: Article, span: Span, meaning: Yearless) -> Iterator[Clue]:
    if len(meaning.part) != 5 or meaning.turn is not None or meaning.year is not None:
        return
    month, day = meaning.part.split("-")
    words = span.of(article.text)
    that = on_month_day(int(month), int(day))
    says = f"{words} is told as past, without a year: written within {LONGEST_LOOK} days after it"
    yield clue("behind", words, span, says, stretched(that, 0, LONGEST_LOOK), WITHOUT_YEAR)
