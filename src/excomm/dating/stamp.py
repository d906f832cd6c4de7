"""Evidence: the dates that the container bears, and the day on which the article was fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from excomm.dating.clue import Clue, between, clue
from excomm.dating.grammar import Found
from excomm.records import Article, Parse

ORDER = 10

WEIGHTS = {"html_metadata": 4.0}
"""Guessed from a page's markup (htmldate), a stamp is one witness of several; given by a user or feed it decides."""

DECISIVE = 100.0
"""More than all that a text can say together."""


def clues(article: Article, parse: Parse, finds: Sequence[Found]) -> Iterator[Clue]:
    """One clue a stamp; and that nothing was written after it was fetched."""
    for stamp in article.stamps:
        weight = WEIGHTS.get(stamp.kind, DECISIVE)
        yield Clue(replace(stamp, holds=True), between(stamp.earliest, stamp.latest), weight)
    if article.fetched is not None:
        day = article.fetched.date()
        says = f"fetched on {day}: not written later"
        yield clue("stamp", article.fetched.isoformat(), None, says, between(None, day), DECISIVE / 2)
