"""The day of writing of an article, from every kind of evidence that stands beside this file."""

from __future__ import annotations

from excomm.dating.expression import found
from excomm.dating.record import witnessed
from excomm.dating.solve import solve
from excomm.dating.witness import Witnesses
from excomm.records import Article, Parse, When
from excomm.siblings import siblings


def date_article(article: Article, parse: Parse, record: Witnesses | None = None) -> When:
    """When ``article`` was written: a day, an interval, or unknown, with the evidence for and against.

    Each file in ``dating/`` that defines ``clues(article, parse, finds)`` is one kind of evidence. With ``record``, the
    dated articles of a record are witnesses too.
    """
    finds = tuple(found(article, parse))
    clues = [one for kind in siblings("excomm.dating", "clues") for one in kind.clues(article, parse, finds)]
    if record is not None:
        clues.extend(witnessed(article, parse, record))
    return solve(clues)
