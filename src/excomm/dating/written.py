"""The day of writing of an article, from every kind of evidence that stands beside this file."""

from __future__ import annotations

from excomm.dating.expression import found
from excomm.dating.solve import solve
from excomm.records import Article, Parse, When
from excomm.siblings import siblings


def date_article(article: Article, parse: Parse) -> When:
    """When ``article`` was written: a day, an interval, or unknown, with the evidence for and against.

    Each file in ``dating/`` that defines ``clues(article, parse, finds)`` is one kind of evidence.
    """
    finds = tuple(found(article, parse))
    return solve([one for kind in siblings("excomm.dating", "clues") for one in kind.clues(article, parse, finds)])
