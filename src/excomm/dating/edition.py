"""Evidence: gatherings that come again. "the 75th session of the General Assembly", "the G20 summit in Hangzhou".

Numbered ones are counted from a known edition (``language/world/editions.csv``), those known by their place stand one
by one in ``language/world/gatherings.csv``; a place that was host several times allows all of its times.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import numpy as np

from excomm.dating.clue import LAST, Clue, between, clue
from excomm.dating.fading import first_named, shape
from excomm.dating.grammar import Found
from excomm.dating.grammar.meaning import Fixed
from excomm.dating.grammar.words import cut
from excomm.dating.tally import before, roman
from excomm.dating.term import Groups, Terms, groups, named, terms
from excomm.records import Article, Parse, Span

ORDER = 62
WEIGHT = 4.0
BESIDE = 25
"""Code points from a place to the gathering that is named after it."""

WITHIN = ("in ", "at ", "in the ", "at the ")


@dataclass(frozen=True, slots=True)
class Edition:
    """One time of a gathering: its series, its kind (``fading``), its first and last day."""

    series: str
    kind: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Series:
    """Editions ``first`` to ``last`` (None: open) of a series, counted from ``year``, one in ``every`` years.

    Each opens about ``opens`` (month, day) and is over ``days`` later.
    """

    name: str
    words: Groups
    first: int
    last: int | None
    year: int
    every: int
    opens: tuple[int, int]
    days: int
    kind: str

    def edition(self, number: int) -> Edition | None:
        """The edition with that number, or None where this row does not count so far."""
        year = self.year + (number - self.first) * self.every
        if number < self.first or (self.last is not None and number > self.last) or year > LAST.year:
            return None
        start = date(year, *self.opens)
        return Edition(f"{self.name} {number}", self.kind, start, start + timedelta(self.days))


@cache
def numbered() -> tuple[Series, ...]:
    """The series that are counted."""
    return tuple(
        Series(
            row["series"],
            groups(row["words"]),
            int(row["first"]),
            int(row["last"]) if row["last"] else None,
            int(row["year"]),
            int(row["every"]),
            (int(row["opens"][:2]), int(row["opens"][3:])),
            int(row["days"]),
            row["kind"],
        )
        for row in _rows("editions.csv")
    )


@cache
def placed() -> tuple[tuple[Groups, Edition], ...]:
    """The gatherings that are known by their place, each with the words for series and place."""
    return tuple(
        (
            groups(f"{row['words']};{row['place']}"),
            Edition(row["series"], row["kind"], date.fromisoformat(row["start"]), date.fromisoformat(row["end"])),
        )
        for row in _rows("gatherings.csv")
    )


def _rows(file: str) -> Iterable[dict[str, str]]:
    return csv.DictReader(files("excomm.language").joinpath("world", file).read_text("utf-8").splitlines())


@cache
def _numbered_terms() -> Terms:
    return terms(series.words for series in numbered())


@cache
def _placed_terms() -> Terms:
    return terms(words for words, _ in placed())


def clues(article: Article, parse: Parse, finds: Sequence[Found]) -> Iterator[Clue]:
    """One clue a series: written when one of the editions that the text names was on, planned or still spoken of."""
    told: dict[str, list[tuple[Edition, Span]]] = {}
    for sentence in parse.sentences:
        for edition, span in (*_by_number(article, sentence), *_by_place(article, sentence)):
            told.setdefault(edition.series, []).append((edition, span))
    dated = {parse.sentence_at(find.start) for find in finds if isinstance(find.meaning, Fixed)}
    for editions in told.values():
        made = _clue(article, editions)
        bare = parse.sentence_at(editions[0][1].start) not in dated
        yield made if bare else replace(made, shape=None)


def _by_number(article: Article, sentence: Span) -> Iterator[tuple[Edition, Span]]:
    found = named(_numbered_terms(), article.text, sentence.start, sentence.end)
    for row, places in found.items():
        series, head = numbered()[row], places[0]
        words = cut(article.text, sentence.start, sentence.end)
        at = next(i for i, word in enumerate(words) if word.start == head.start)
        counted = before(words, at) or next((roman(words, i) for i in (at + 2, at + 1) if roman(words, i)), None)
        edition = series.edition(counted[0]) if counted else None
        if counted and edition:
            yield edition, Span(min(counted[1], head.start), head.end)


def _by_place(article: Article, sentence: Span) -> Iterator[tuple[Edition, Span]]:
    for row, places in named(_placed_terms(), article.text, sentence.start, sentence.end).items():
        if _hosts(article.text, places[-1], places[0]):
            yield placed()[row][1], places[-1]


def _hosts(text: str, place: Span, gathering: Span) -> bool:
    """Whether the place is where it is held: "in Hangzhou", "the Sochi Olympics", not "a delegation from Lima"."""
    within = text[max(place.start - 8, 0) : place.start].lower().endswith(WITHIN)
    return within or 0 < gathering.start - place.end <= BESIDE


def _clue(article: Article, told: Sequence[tuple[Edition, Span]]) -> Clue:
    editions = sorted({edition for edition, _ in told}, key=lambda edition: edition.start)
    span = told[0][1]
    words = span.of(article.text)
    times = ", ".join(f"{edition.start} to {edition.end}" for edition in editions)
    says = f"tells of the {editions[0].series} ({times})"
    earliest = min(first_named(edition.kind, edition.start) for edition in editions)
    made = clue("edition", words, span, says, between(earliest, None), WEIGHT)
    shapes = [each for one in editions if (each := shape(one.kind, one.start, one.end)) is not None]
    return replace(made, shape=np.logaddexp.reduce(shapes)) if shapes else made
