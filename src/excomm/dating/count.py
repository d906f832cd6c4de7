"""Evidence: counts that only grow. "126,000 cases worldwide", "40,000 killed in Gaza", "a debt of $17 trillion".

What was counted on which day are facts of a table (``language/world/counts.csv``), read between its days by a line
through the logarithms. A text gives the count of its day, or a round figure that was passed shortly before.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from excomm.dating.clue import SIZE, Clue, between, clue, index
from excomm.dating.grammar import Found
from excomm.dating.grammar.meaning import Fixed, Yearless
from excomm.dating.term import Groups, Terms, groups, named, terms
from excomm.records import Article, Parse, Span

ORDER = 66
ROUNDED = (1.15, 1.07, 1.03)
"""A count stands for at most so many times as much, by its figures without end zeros: one, two, three and more."""

LATE = 2
"""Days before and after those that the count allows: sources differ."""

STALE, DOUBT = 10.0, 0.02
"""Days in which the chance of an older count falls by a factor of e, and the least chance (judgement)."""

NEAR = 40
"""Code points from a number to what it counts."""

LEAST = 100
"""Smaller counts are anything's."""

_NUMBER = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:,\d{3}){1,3}|\d{1,6}(?:\.\d{1,2})?)(?:[ -](million|billion|trillion))?(?![\w%])"
)
_TIMES = {"": 1.0, "million": 1e6, "billion": 1e9, "trillion": 1e12}


@dataclass(frozen=True, slots=True)
class Series:
    """What is counted (the first group is its noun), and the counts of days in order."""

    name: str
    words: Groups
    days: tuple[date, ...]
    counts: tuple[float, ...]

    def day(self, count: float) -> date | None:
        """The day on which ``count`` was reached; None outside the table."""
        if not self.counts[0] <= count <= self.counts[-1]:
            return None
        logarithms, places = _curve(self)
        return date.fromordinal(int(np.interp(np.log(count), logarithms, places)))


@cache
def _curve(one: Series) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The logarithms of the counts, and their days as ordinals."""
    return np.log(one.counts), np.array([day.toordinal() for day in one.days], dtype=np.float64)


@cache
def series() -> tuple[Series, ...]:
    """The table, by series."""
    text = files("excomm.language").joinpath("world", "counts.csv").read_text("utf-8")
    rows: dict[tuple[str, str], list[tuple[date, float]]] = defaultdict(list)
    for row in csv.DictReader(text.splitlines()):
        rows[row["series"], row["words"]].append((date.fromisoformat(row["day"]), float(row["count"])))
    return tuple(
        Series(name, groups(words), tuple(day for day, _ in its), tuple(count for _, count in its))
        for (name, words), its in rows.items()
    )


@cache
def _terms() -> Terms:
    return terms(one.words for one in series())


@cache
def _subjects() -> Terms:
    """The last group of each series: what the text as a whole must be about."""
    return terms((one.words[-1],) for one in series())


@cache
def _counted() -> Terms:
    """The other groups: what stands in the sentence of the number."""
    return terms(one.words[:-1] for one in series())


def clues(article: Article, parse: Parse, finds: Sequence[Found]) -> Iterator[Clue]:
    """One clue a series: the highest count that no date of its own makes history."""
    about = set(named(_subjects(), article.text, 0, len(article.text)))
    if not about:
        return
    dated = {parse.sentence_at(find.start) for find in finds if isinstance(find.meaning, Fixed | Yearless)}
    told: dict[int, tuple[float, Span]] = {}
    for number, sentence in enumerate(parse.sentences):
        if number in dated:
            continue
        for row, places in named(_counted(), article.text, sentence.start, sentence.end).items():
            nearest = _of(places[0], list(_numbers(article.text, sentence))) if row in about else None
            if nearest and nearest[0] > told.get(row, (LEAST, sentence))[0]:
                told[row] = nearest
    for row, (count, span) in told.items():
        yield from _clue(article, series()[row], count, span)


def _numbers(text: str, sentence: Span) -> Iterator[tuple[float, Span]]:
    for match in _NUMBER.finditer(text, sentence.start, sentence.end):
        yield float(match[1].replace(",", "")) * _TIMES[match[2] or ""], Span(match.start(), match.end())


def _of(noun: Span, numbers: Sequence[tuple[float, Span]]) -> tuple[float, Span] | None:
    """The number nearest before the noun ("4,600 deaths"), else nearest behind it ("a debt of $17 trillion")."""
    before = [one for one in numbers if 0 <= noun.start - one[1].end <= NEAR]
    behind = [one for one in numbers if 0 <= one[1].start - noun.end <= NEAR]
    return before[-1] if before else behind[0] if behind else None


def _clue(article: Article, one: Series, count: float, span: Span) -> Iterator[Clue]:
    first = one.day(count)
    if first is None:
        return
    figures = len(f"{count:.0f}".rstrip("0"))
    rounded = ROUNDED[min(figures, len(ROUNDED)) - 1]
    last = one.day(min(count * rounded, one.counts[-1])) or first
    days = between(first - timedelta(LATE), last + timedelta(LATE))
    says = f"the {one.name} were {span.of(article.text)} about {first}, {rounded:g} times as many about {last}"
    away = np.maximum(np.maximum(index(first) - LATE - np.arange(SIZE), np.arange(SIZE) - index(last) - LATE), 0)
    made = clue("count", span.of(article.text), span, says, days, 0.0)
    yield replace(made, shape=np.log(np.maximum(np.exp(-away / STALE), DOUBT)))
