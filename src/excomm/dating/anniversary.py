"""Evidence: anniversaries. "the 65th anniversary of the Victory": written in that year, or when it is prepared.

What is counted from is a happening of the table (``language/world/happenings.csv``), or a year that stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from excomm.dating.clue import LAST, Clue, between, clue
from excomm.dating.grammar import Found
from excomm.dating.grammar.words import Words, cut, number, ordinal
from excomm.dating.happening import Happening, happenings
from excomm.records import Article, Parse, Span

ORDER = 61
WEIGHT = 4.0
AHEAD, BEHIND = 730, 90
"""Days before the anniversary (it is prepared) and after it in which it is mostly spoken of."""

NEAREST = 90
"""Code points from "anniversary of" in which the happening is named."""


def clues(article: Article, parse: Parse, finds: Sequence[Found]) -> Iterator[Clue]:
    """One clue an anniversary of a happening that the table knows."""
    seen: set[tuple[int, str]] = set()
    for sentence in parse.sentences:
        said = sentence.of(article.text)
        if "anniversary" not in said.lower():
            continue
        words = cut(article.text, sentence.start, sentence.end)
        for i, word in enumerate(words):
            if word.lower != "anniversary":
                continue
            counted = _count(words, i)
            happening = _named(article.text[word.end : min(sentence.end, word.end + NEAREST)])
            if counted and happening and (counted[0], happening.name) not in seen:
                seen.add((counted[0], happening.name))
                yield from _clue(article, Span(counted[1], word.end), counted[0], happening)


def _count(words: Words, i: int) -> tuple[int, int] | None:
    """The number that stands before word ``i``, and where it begins: "65th", "sixty-fifth", "25-year"."""
    for j in range(max(i - 4, 0), i):
        for read in (ordinal, number):
            found = read(words, j)
            if found is not None and found[1] <= i:
                return int(found[0]), words[j].start
    return None


def _named(words: str) -> Happening | None:
    lower = words.lower().replace("’", "'")
    named = [one for one in happenings() if all(any(said in lower for said in group) for group in one.words)]
    return named[0] if len(named) == 1 else None


def _clue(article: Article, span: Span, years: int, happening: Happening) -> Iterator[Clue]:
    # a war's or a siege's anniversary may be of its beginning or of its end
    days = None
    for start in {happening.start, happening.end or happening.start}:
        if start.year + years <= LAST.year and years > 0:
            day = date(start.year + years, start.month, min(start.day, 28))
            near = between(day - timedelta(AHEAD), day + timedelta(BEHIND))
            days = near if days is None else days | near
    if days is not None:
        words = span.of(article.text)
        says = f"{words} of the {happening.name} ({happening.start}): mostly written within two years before it"
        yield clue("anniversary", words, span, says, days, WEIGHT)
