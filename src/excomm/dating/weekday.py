"""Evidence: weekdays. "this Monday" of what has happened, "today, Monday", and a weekday beside a day of the month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from excomm.dating.clue import FIRST, SIZE, Clue, Days, clue, on_month_day, on_weekday, stretched
from excomm.dating.grammar import Found
from excomm.dating.grammar.meaning import Weekday, Yearless
from excomm.dating.grammar.words import WEEKDAYS
from excomm.dating.ground import Tense
from excomm.dating.tense import tense_at
from excomm.records import Article, Parse, Span

ORDER = 30
THIS = 3.0
BESIDE_A_DATE = 4.0
NAMES = {number: name.capitalize() for name, number in WEEKDAYS.items()}
NEAR = 270
"""Days between the day of writing and a date without a year (as in ``ground.LONGEST_LOOK``)."""


def clues(article: Article, parse: Parse, finds: Sequence[Found]) -> Iterator[Clue]:
    """At most one clue a kind and weekday: the first place that gives it."""
    seen: set[tuple[str, int]] = set()
    for find in finds:
        span = Span(find.start, find.end)
        one = None
        if isinstance(find.meaning, Weekday):
            key = ("this" if find.meaning.turn == 0 else "bare", find.meaning.number)
            if key not in seen and not find.meaning.tale:
                one = _named(article, parse, span, find.meaning)
        elif isinstance(find.meaning, Yearless) and len(find.meaning.part) == 5:
            first = span.of(article.text).split()[0].strip(",").lower()
            key = (find.meaning.part, WEEKDAYS.get(first, 0))
            if key[1] and key not in seen:
                one = _beside(article, span, find.meaning.part, key[1])
        if one is not None:
            seen.add(key)
            yield one


def _named(article: Article, parse: Parse, span: Span, day: Weekday) -> Clue | None:
    tense, words, name = tense_at(parse, span), span.of(article.text), NAMES[day.number]
    if tense is not Tense.PAST:
        return None
    if day.turn == 0:
        says = f"“{words}” of what has happened: written on that {name}"
        return clue("weekday", words, span, says, on_weekday(day.number), THIS)
    return None


def _beside(article: Article, span: Span, part: str, number: int) -> Clue:
    month, day = (int(piece) for piece in part.split("-"))
    words = span.of(article.text)
    that: Days = on_month_day(month, day) & on_weekday(number)
    says = (
        f"written within {NEAR} days of a year in which {(FIRST + timedelta(_first(that))):%d %B} is a {NAMES[number]}"
    )
    return clue("weekday", words, span, says, stretched(that, NEAR, NEAR), BESIDE_A_DATE)


def _first(days: Days) -> int:
    return int(days.argmax()) % SIZE
