"""Evidence: dated public happenings (``language/world/happenings.csv``) in the text, and what is counted from them.

* A happening told as past: written after it began, and the latest of them mostly while it was news (``fading``).
* "meeting in Singapore last June": written when "last June" was the June of that meeting.
* "their summit next week", between two sides whose summits are known: written in a week before one of them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np

from excomm import registry
from excomm.dating.calendar_value import bounds
from excomm.dating.clue import FIRST, LAST, SIZE, Clue, Days, between, clue, where
from excomm.dating.fading import first_named, shape
from excomm.dating.grammar import Found
from excomm.dating.grammar.meaning import Fixed, Meaning, Shift, Weekday, Yearless
from excomm.dating.ground import Anchor, Tense, ground
from excomm.dating.tense import tense_at
from excomm.dating.term import Groups, Terms, groups, named, terms
from excomm.records import Article, Parse, Span

ORDER = 60
BEHIND = 5.0
COUNTED = 2.5
MEETING = 4.0
MOST = 12
"""Happenings that are kept: the latest."""

NEAREST = 60
"""Code points between a happening's first word and the expression that is counted from it."""

REACH = 800
"""Days around a happening in which it may be "last June" or "next week"."""

COUNTED_FROM = frozenset({"history", "relations"})
"""Kinds that only anniversaries are counted from: naming them says nothing of the day of writing."""

NAMES = frozenset({"name", "period"})
"""Kinds that are no deed but the time in which something bears a name."""

MEETINGS = frozenset({"summit", "meeting", "meet"})


@dataclass(frozen=True, slots=True)
class Happening:
    """One row: ``words`` are groups that must all stand in a sentence, each by one of its alternatives (``term``);
    ``parties`` are the ids of those concerned; ``kind`` is one of ``fading``; ``end`` is None where it goes on.
    """

    name: str
    words: Groups
    parties: tuple[str, ...]
    kind: str
    start: date
    end: date | None


@cache
def happenings() -> tuple[Happening, ...]:
    """All rows of the table, in its order. Raises ``ValueError`` on a day that is none."""
    text = files("excomm.language").joinpath("world", "happenings.csv").read_text("utf-8")
    return tuple(
        Happening(
            row["name"],
            groups(row["words"]),
            tuple(row["parties"].split("|")),
            row["kind"],
            date.fromisoformat(row["start"]),
            date.fromisoformat(row["end"]) if row["end"] else None,
        )
        for row in csv.DictReader(text.splitlines())
    )


@cache
def index_of_names() -> Terms:
    """The table by the words that its rows are named by."""
    return terms(row.words for row in happenings())


def clues(article: Article, parse: Parse, finds: Sequence[Found]) -> Iterator[Clue]:
    """What the happenings of the text say about the day of writing."""
    told = _told(article, parse)
    latest = sorted(told.items(), key=lambda pair: pair[0].start, reverse=True)[:MOST]
    dated = {parse.sentence_at(f.start) for f in finds if isinstance(f.meaning, Fixed) or _turn(f.meaning) < 0}
    for rank, (happening, place) in enumerate(latest):
        first = first_named(happening.kind, happening.start)
        words = place.of(article.text)
        made = clue("happening", words, place, _says(happening, words, first), between(first, None), BEHIND)
        # the others may be the latest one's history, and what bears a date is told as history too
        news = rank == 0 and parse.sentence_at(place.start) not in dated
        yield replace(made, shape=shape(happening.kind, happening.start, happening.end)) if news else made
    for find in finds:
        span = Span(find.start, find.end)
        if _turn(find.meaning) < 0:
            yield from _counted(article, parse, span, find.meaning, told)
        elif _turn(find.meaning) > 0:
            yield from _meeting(article, parse, span, find.meaning)


def _says(happening: Happening, words: str, first: date) -> str:
    if happening.kind in NAMES:
        return f"“{words}” was not named before {first}"
    told = f"tells of the {happening.name} ({happening.start})"
    return f"{told} as past" if first == happening.start else f"{told}, which is not spoken of before {first}"


def _told(article: Article, parse: Parse) -> dict[Happening, Span]:
    """The happenings that a sentence tells of, each with the place of its first word; not those told as ahead."""
    found_: dict[Happening, Span] = {}
    for sentence in parse.sentences:
        for row, places in named(index_of_names(), article.text, sentence.start, sentence.end).items():
            happening = happenings()[row]
            if happening.kind in COUNTED_FROM:
                continue
            early = first_named(happening.kind, happening.start) < happening.start
            if happening not in found_ and (early or tense_at(parse, places[0]) is not Tense.FUTURE):
                found_[happening] = places[0]
    return found_


def _turn(meaning: Meaning) -> float:
    """Below 0 where it counts back from the day of writing ("last June"), above 0 where ahead, else 0."""
    if isinstance(meaning, Shift):
        return 0 if meaning.tale else meaning.count
    return (meaning.turn or 0) if isinstance(meaning, Yearless | Weekday) else 0


@lru_cache(maxsize=1024)
def grounds_to(meaning: Meaning, first: date, last: date) -> Days:
    """The days of writing from which ``meaning`` means some of the days from ``first`` to ``last``."""
    units = {"Y": 366, "E": 3660, "M": 31, "W": 7}
    far = REACH + int(abs(meaning.count) * units.get(meaning.unit, 1)) if isinstance(meaning, Shift) else REACH

    def means(day: date) -> bool:
        covered = bounds(ground(meaning, Anchor(day, "", False), Tense.UNKNOWN)[1])
        return covered is not None and covered[0] <= last and first <= covered[1]

    low, high = max(FIRST.toordinal(), first.toordinal() - far), min(LAST.toordinal(), last.toordinal() + far)
    return where(means, date.fromordinal(low), date.fromordinal(high))


def _counted(
    article: Article, parse: Parse, span: Span, meaning: Meaning, told: dict[Happening, Span]
) -> Iterator[Clue]:
    sentence = parse.sentence_at(span.start)
    near = [
        (max(place.start, span.start) - min(place.end, span.end), happening)
        for happening, place in told.items()
        if parse.sentence_at(place.start) == sentence
        and happening.kind not in NAMES
        and not _other_clause(parse, span, place)
    ]
    near = [pair for pair in near if pair[0] <= NEAREST]
    words = span.of(article.text)
    for _, happening in sorted(near, key=lambda pair: pair[0])[:1]:
        days = grounds_to(meaning, happening.start, happening.end or happening.start)
        if days.any():
            says = f"“{words}” is when the {happening.name} was ({happening.start})"
            yield clue("happening", words, span, says, days, COUNTED)


def _other_clause(parse: Parse, span: Span, place: Span) -> bool:
    """Whether a clause begins between the two: "told us last week that the army had killed many in the war"."""
    between = Span(min(span.end, place.end), max(span.start, place.start, min(span.end, place.end)))
    return any(parse.tokens[at].dep in ("nsubj", "nsubjpass") for at in parse.tokens_in(between))


def _meeting(article: Article, parse: Parse, span: Span, meaning: Meaning) -> Iterator[Clue]:
    """A meeting ahead whose sides have known summits: written when the expression means one of them."""
    number = parse.sentence_at(span.start)
    if number is None:
        return
    first, last = parse.bounds[number]
    sentence = parse.tokens[first:last]
    if not any(token.lemma in MEETINGS and 0 <= span.start - token.span.end <= NEAREST for token in sentence):
        return
    sides = _sides(article, parse, first, last)
    known = [h for h in happenings() if h.kind == "summit" and len(h.parties) == 2 and set(h.parties) <= sides]
    days = np.zeros(SIZE, dtype=np.bool_)
    for summit in known:
        days |= grounds_to(meaning, summit.start, summit.end or summit.start)
    if days.any():
        words = span.of(article.text)
        names = ", ".join(f"{summit.name} {summit.start}" for summit in known)
        says = f"a meeting “{words}” between sides whose known summits are: {names}"
        yield clue("happening", words, span, says, days, MEETING)


def _sides(article: Article, parse: Parse, first: int, last: int) -> set[str]:
    """The states that the sentence's names stand for: states by name, persons by any office that they ever held."""
    sides: set[str] = set()
    for name in parse.names:
        if first <= name.first and name.last <= last:
            words = name.span.of(article.text).removesuffix("’s").removesuffix("'s")
            state = registry.state_named(words)
            holders = registry.holders_named(words)
            sides |= {state.code} if state else {h.state for h in holders if h.state}
    return sides
