"""A clue to the day of writing: evidence, the set of days that it allows, and how much it weighs.

Each kind of evidence is a file beside this one that defines ``clues(article, parse, finds) -> Iterable[Clue]``, where
``finds`` are the time expressions of the text, not yet anchored.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from excomm.records import Evidence, Span

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
"""The days that an article may have been written on."""

SIZE = (LAST - FIRST).days + 1

Days = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Clue:
    """``days[i]`` says whether the article may have been written i days after ``FIRST``.

    ``weight`` is relative: 1 a hint, 3 a good reason, 6 and more a reason that stands alone. ``shape``, where there is
    one, is the logarithm of how likely each day is by this evidence, up to a constant.
    """

    evidence: Evidence
    days: Days
    weight: float
    shape: NDArray[np.float64] | None = None


def index(day: date) -> int:
    """The place of ``day`` among the days, cut to their range."""
    return min(max((day - FIRST).days, 0), SIZE - 1)


def between(first: date | None, last: date | None) -> Days:
    """The days from ``first`` to ``last``, inclusive; None is open."""
    days = np.zeros(SIZE, dtype=np.bool_)
    if (first and first > LAST) or (last and last < FIRST):
        return days
    days[index(first) if first else 0 : (index(last) if last else SIZE - 1) + 1] = True
    return days


@cache
def _fields() -> tuple[NDArray[np.int16], NDArray[np.int16], NDArray[np.int16]]:
    days = [FIRST + timedelta(i) for i in range(SIZE)]
    return (
        np.array([day.month for day in days], dtype=np.int16),
        np.array([day.day for day in days], dtype=np.int16),
        np.array([day.isoweekday() for day in days], dtype=np.int16),
    )


def on_day_of_month(day: int) -> Days:
    """All days with that number in their month."""
    return np.equal(_fields()[1], day)


def on_month_day(month: int, day: int) -> Days:
    """That day of that month in every year."""
    months, days, _ = _fields()
    return np.equal(months, month) & np.equal(days, day)


def on_weekday(number: int) -> Days:
    """All days of the week with that ISO number (1 Monday)."""
    return np.equal(_fields()[2], number)


def stretched(days: Days, before: int, after: int) -> Days:
    """``days`` and the ``before`` days before each and the ``after`` days after each of them."""
    at = np.flatnonzero(days)
    steps = np.bincount(np.maximum(at - before, 0), minlength=SIZE + 1)
    steps -= np.bincount(np.minimum(at + after + 1, SIZE), minlength=SIZE + 1)
    return np.cumsum(steps[:-1]) > 0


def where(test: Callable[[date], bool], first: date, last: date) -> Days:
    """The days from ``first`` to ``last`` for which ``test`` is true."""
    days = np.zeros(SIZE, dtype=np.bool_)
    for i in range(index(first), index(last) + 1):
        days[i] = test(FIRST + timedelta(i))
    return days


MOST_GAPS = 12
"""A set of days with more gaps recurs (every Monday): its first and last day say nothing."""


def clue(
    kind: str,
    words: str,
    span: Span | None,
    says: str,
    days: Days,
    weight: float,
) -> Clue:
    """A clue whose evidence states the first and last of its days (open where they reach the end of the range)."""
    at = np.flatnonzero(days)
    earliest = FIRST + timedelta(int(at[0])) if at.size and at[0] > 0 else None
    latest = FIRST + timedelta(int(at[-1])) if at.size and at[-1] < SIZE - 1 else None
    repeating = int((np.diff(at) > 1).sum()) > MOST_GAPS
    return Clue(
        Evidence(kind, words, span, says, None if repeating else earliest, None if repeating else latest), days, weight
    )
