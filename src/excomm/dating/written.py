"""The day of writing of an article, from every kind of evidence that stands beside this file."""

from __future__ import annotations

from dataclasses import replace

from excomm.dating.expression import found
from excomm.dating.record import witnessed
from excomm.dating.serial import placed
from excomm.dating.solve import solve
from excomm.dating.witness import Witnesses
from excomm.records import Article, Parse, When
from excomm.siblings import siblings

BESIDE = 0.7
"""How far shapes (who is named, what is told of) count beside a record: its likeness weighs the same words again ..."""

COVERAGE = 0.9
"""... and the share of the likelihood that is stated then as the 90% interval."""


def date_article(article: Article, parse: Parse, record: Witnesses | None = None) -> When:
    """When ``article`` was written: a day, an interval, or unknown, with the evidence for and against.

    Each file in ``dating/`` that defines ``clues(article, parse, finds)`` is one kind of evidence. With ``record``, the
    dated articles of a record are witnesses too.
    """
    finds = tuple(found(article, parse))
    clues = [one for kind in siblings("excomm.dating", "clues") for one in kind.clues(article, parse, finds)]
    if record is None:
        return solve(clues)
    beside = [one if one.shape is None else replace(one, shape=BESIDE * one.shape) for one in clues]
    return solve([*beside, *witnessed(article, parse, record), *placed(article, record.serials)], coverage=COVERAGE)
