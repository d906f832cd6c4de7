"""World figures and the days on which they were born and died (``language/world/figures.csv``), as texts name them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from excomm.records import Article, Name, Parse, Span
from excomm.registry import person_key


@dataclass(frozen=True, slots=True)
class Figure:
    """A person's full name, other full names, first and last day; None where it is not in the table."""

    name: str
    aliases: tuple[str, ...]
    born: date | None
    died: date | None

    def birthday(self, age: int) -> date | None:
        """The day on which the person is or would be ``age`` years old, if it is known (29 February: 1 March)."""
        if self.born is None or not 0 <= self.born.year + age <= date.max.year:
            return None
        return anniversary(self.born, age)


def anniversary(day: date, years: int) -> date:
    """The day so many years after ``day``; 1 March where that year has no 29 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


@cache
def figures() -> tuple[Figure, ...]:
    """All rows of the table, in its order."""
    text = files("excomm.language").joinpath("world", "figures.csv").read_text("utf-8")
    return tuple(
        Figure(
            row["name"],
            tuple(alias for alias in row["aliases"].split("|") if alias),
            date.fromisoformat(row["born"]) if row["born"] else None,
            date.fromisoformat(row["died"]) if row["died"] else None,
        )
        for row in csv.DictReader(text.splitlines())
    )


@cache
def _index() -> dict[str, Figure | None]:
    found: dict[str, Figure | None] = {}
    for figure in figures():
        for name in (figure.name, *figure.aliases):
            key = person_key(name)
            found[key] = figure if found.get(key, figure) == figure else None
    return found


def figure_named(words: str) -> Figure | None:
    """The figure whose full name or alias ``words`` are, in any transliteration; None where none or several are."""
    return _index().get(person_key(words))


def named_in(article: Article, parse: Parse) -> list[tuple[Span, Figure]]:
    """The places that name a figure, in order: by the full name, or by its last word where the text has told it."""
    known: dict[str, Figure | None] = {}
    found = []
    for name in parse.names:
        if name.label != "PERSON":
            continue
        span, figure = _whole(article, parse, name)
        if figure:
            last = person_key(span.of(article.text).split()[-1])
            known[last] = figure if known.get(last, figure) == figure else None
        else:
            figure = known.get(person_key(span.of(article.text)))
        if figure:
            found.append((span, figure))
    return found


def _whole(article: Article, parse: Parse, name: Name) -> tuple[Span, Figure | None]:
    """The name without its genitive, with the word before it where only both are a figure's ("Pope Francis")."""
    words = name.span.of(article.text)
    span = Span(name.span.start, name.span.end - (2 if words.endswith(("’s", "'s")) else 0))
    figure = figure_named(span.of(article.text))
    if figure is None and name.first > 0 and parse.tokens[name.first - 1].text[:1].isupper():
        longer = Span(parse.tokens[name.first - 1].span.start, span.end)
        figure = figure_named(longer.of(article.text))
        span = longer if figure else span
    return span, figure


def nearest(
    places: Sequence[tuple[Span, Figure]], span: Span, *, behind: int, ahead: int
) -> tuple[Span, Figure] | None:
    """The figure that begins at most ``ahead`` code points after ``span``, else ends at most ``behind`` before it."""
    after = [place for place in places if 0 <= place[0].start - span.end <= ahead]
    before = [place for place in places if 0 <= span.start - place[0].end <= behind]
    if after:
        return min(after, key=lambda place: place[0].start)
    return max(before, key=lambda place: place[0].end) if before else None


def year_of_age(figure: Figure, age: int) -> tuple[date, date] | None:
    """The first and the last day on which the figure was ``age`` years old; None where unknown or after the death."""
    first, after = figure.birthday(age), figure.birthday(age + 1)
    if first is None or after is None or (figure.died and first > figure.died):
        return None
    last = after - timedelta(1)
    return first, min(last, figure.died) if figure.died else last
