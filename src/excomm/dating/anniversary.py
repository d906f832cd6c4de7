"""Evidence: anniversaries. "the 65th anniversary of the Victory", "the 200th anniversary of his birth".

What is counted from is a happening (``language/world/happenings.csv``), or the birth or death of a world figure
(``language/world/figures.csv``). It is written in that year, or when the day is prepared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from excomm.dating.clue import FIRST, LAST, SIZE, Clue, between, clue, index
from excomm.dating.figure import anniversary, named_in
from excomm.dating.grammar import Found
from excomm.dating.grammar.words import Words, at, cut
from excomm.dating.happening import happenings, index_of_names
from excomm.dating.tally import years
from excomm.dating.term import named
from excomm.records import Article, Parse, Span

ORDER = 61
WEIGHT = 2.0
AHEAD, BEHIND = 1100, 330
"""Days before the anniversary (it is prepared) and after it in which it is mostly spoken of: of 37 odd-numbered
articles of ``benchmarks/undated.py`` that name one, five lie outside."""

HALF, YEARS_HALF = 30, 250
"""Days from the anniversary within which half of what is said about the day itself, and of all else, is said ..."""
REST = 0.13
"""... and the share that the latter has on the day. Fitted by eye to the same articles."""

CUES = ("anniversary", "jubilee", "years since", "years of diplomatic")

NEAREST = 110
"""Code points from "anniversary of" in which what it is of is named."""

OF = re.compile(r"^[^,;.:]*?\b(?:of|since|relations)\b")
"""An anniversary is of something: "its 100th anniversary, and the memory of the war" is not the war's."""

Counted = tuple[str, frozenset[date]]
"""What is counted from, and its days."""


def clues(article: Article, parse: Parse, finds: Sequence[Found]) -> Iterator[Clue]:
    """One clue an anniversary of something whose day is known."""
    seen: set[tuple[int, str]] = set()
    for sentence in parse.sentences:
        if not any(cue in sentence.of(article.text).lower() for cue in CUES):
            continue
        words = cut(article.text, sentence.start, sentence.end)
        for i, word in enumerate(words):
            counted = years(words, i) if _counts(words, i) else None
            if counted is None:
                continue
            next_one = next((one.start for one in words[i + 1 :] if one.lower == word.lower), sentence.end)
            rest = Span(word.end, min(next_one, word.end + NEAREST))
            if not OF.search(rest.of(article.text)):
                continue
            of = _happening(article, rest) or _figure(article, parse, rest)
            if of and (counted[0], of[0]) not in seen:
                seen.add((counted[0], of[0]))
                yield from _clue(article, Span(counted[1], word.end), counted[0], of)


def _counts(words: Words, i: int) -> bool:
    """Whether word ``i`` counts years since something: "anniversary", "years since", "years of diplomatic"."""
    if words[i].lower == "years":
        return at(words, i + 1) == "since" or (at(words, i + 1) == "of" and at(words, i + 2) == "diplomatic")
    return words[i].lower in ("anniversary", "jubilee")


def _happening(article: Article, rest: Span) -> Counted | None:
    found = [happenings()[row] for row in named(index_of_names(), article.text, rest.start, rest.end)]
    # a war's or a siege's anniversary may be of its beginning or of its end
    days = {frozenset({one.start, one.end or one.start}) for one in found}
    return (found[0].name, days.pop()) if len(days) == 1 else None


def _figure(article: Article, parse: Parse, rest: Span) -> Counted | None:
    said = rest.of(article.text)
    for span, figure in named_in(article, parse) if "birth" in said or "death" in said else ():
        day = figure.died if "death" in said else figure.born
        if rest.start <= span.start < rest.end and day:
            return f"{'death' if 'death' in said else 'birth'} of {figure.name}", frozenset({day})
    return None


def _clue(article: Article, span: Span, count: int, of: Counted) -> Iterator[Clue]:
    name, starts = of
    kept = [anniversary(start, count) for start in starts if 0 < count <= LAST.year - start.year]
    kept = [day for day in kept if day >= FIRST]
    if kept:
        days = np.logical_or.reduce([between(day - timedelta(AHEAD), day + timedelta(BEHIND)) for day in kept])
        words = span.of(article.text)
        day = ", ".join(str(day) for day in sorted(kept))
        says = f"{words} of the {name} is on {day}: mostly written in the years before it and the months after it"
        yield replace(clue("anniversary", words, span, says, days, WEIGHT), shape=_shape(kept))


def _shape(kept: Sequence[date]) -> NDArray[np.float64]:
    away = np.min([np.abs(np.arange(SIZE) - index(day)) for day in kept], axis=0)
    return np.asarray(np.log((1 - REST) * 0.5 ** (away / HALF) + REST * 0.5 ** (np.minimum(away, AHEAD) / YEARS_HALF)))
