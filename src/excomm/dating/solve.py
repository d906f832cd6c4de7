"""Weighs the evidence for the day of writing: how likely each day is, given all clues together.

The logarithm of the likelihood of a day is the sum of the weights of the clues that allow it (``NATS`` each) and of
their shapes (a naive Bayes of independent witnesses). Stated is the shortest stretch of days that holds ``COVERAGE`` of
it, which is one day where one day alone does. Where that is longer than ``LOOSE`` days it is the shortest that holds
``LOOSE_COVERAGE``. Where that too is longer than ``WIDEST`` it rests on how news is mostly written rather than on what
the text says; then only the days that the heaviest consistent clues allow are stated, open on the side that nothing
closes. Clues that do not allow the answer are set aside in the open (``Evidence.holds``).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from excomm.dating.calendar_value import interval
from excomm.dating.clue import FIRST, SIZE, Clue, index, stretched
from excomm.records import UNKNOWN_WHEN, Evidence, Precision, When

NATS = 2.0
"""What one unit of weight adds to the logarithm of the likelihood of the days that a clue allows."""

COVERAGE = 0.92
"""The share of the likelihood that is stated as the 90% interval: clues of one text are not independent, so that their
product is too sure. Chosen on the odd-numbered articles of ``benchmarks/undated.py``."""

CLOSES = 1.0
"""Clues of at most this weight are hints, and do not close an interval that likelihood leaves open."""

LOOSE = 500
"""Days."""

LOOSE_COVERAGE = 0.88
"""The same of longer stretches: what they rest on is weak but seldom contradicts itself, so that they hold more true
days than they claim. With it the true day lay in 103 of 113 stretches of up to ``WIDEST`` days (61 of 65 of the bodies
of the Kremlin's odd half in ``benchmarks/undated.py``, 42 of 48 of odd ones that it does not draw), with ``COVERAGE``
in 105 of 110. With 0.8 it was 112 of 125, but under four in five on the even half: the more careful figure stands."""

WIDEST = 2000
"""Days. Longer stretches tell of the range of days, not of the text: the longest held the true day always."""

EDGE = 366
"""Days from the begin of the range within which an answer counts as open: a weekday recurs up to the very end."""

KNOWN_UNTIL = date(2025, 12, 31)
"""The tables of offices and happenings end about here; days after it are less likely the farther they lie ..."""
FADES = 3650.0
"""... by a factor of e in so many days."""

FAINT = 0.1
"""Where the likeliest day holds less within a week of it, the likeliest year is looked for first."""

WEB = (1985, 2000)
"""Between these years news moved into electronic archives and to the web, from where most undated texts come ..."""
PRINTED = 0.2
"""... and how likely a day before is, one after being 1 (a judgement)."""


def solve(
    clues: Sequence[Clue],
    *,
    slack: int = 3,
    coverage: float = COVERAGE,
    loose: int = LOOSE,
    loose_coverage: float = LOOSE_COVERAGE,
    widest: int = WIDEST,
) -> When:
    """The day of writing that ``clues`` agree on, with all of them as its basis, strongest first.

    A clue counts as contradicted where none of its days lies within ``slack`` days of the answer (a text may be filed a
    few days before it is published). The stated days hold ``coverage`` of the likelihood at least,
    ``loose_coverage`` where they are more than ``loose``; ``widest`` is the longest stretch stated on likelihood alone.
    """
    if not clues:
        why = Evidence("none", "", None, "nothing in the text or its container dates it", None, None)
        return replace(UNKNOWN_WHEN, basis=(why,))
    likely = _likelihood(clues)
    first, last = _shortest(likely, coverage)
    if last - first + 1 > loose:
        first, last = _shortest(likely, loose_coverage)
    if last - first + 1 > widest:
        score = sum(
            (one.weight * one.days for one in clues if one.weight > CLOSES and not _recurs(one)), np.zeros(SIZE)
        )
        allowed = np.flatnonzero(score >= score.max() - 1e-9)
        first, last = int(allowed[0]), int(allowed[-1])
    stated = np.zeros(SIZE, dtype=np.bool_)
    stated[first : last + 1] = True
    near = stretched(stated, slack, slack)
    basis = tuple(replace(one.evidence, holds=bool((one.days & near).any())) for one in strongest_first(clues))
    return _stated(first, last, basis if first == last else (*basis, _likeliest(likely, first, last)))


def strongest_first(clues: Sequence[Clue]) -> list[Clue]:
    """By how much each tells alone (its information in nats); one that only explains the one before stays beside it."""
    tells: list[float] = []
    for one in clues:
        tells.append(_tells(one) if one.weight or one.shape is not None else (tells or [0.0])[-1])
    return [clues[i] for i in sorted(range(len(clues)), key=lambda i: -tells[i])]


def _tells(one: Clue) -> float:
    """How far the days lie from equally likely by this clue alone."""
    if one.shape is None:
        height, allowed = NATS * one.weight, int(one.days.sum())
        whole = allowed * math.exp(height) + SIZE - allowed
        return math.log(SIZE) + allowed * math.exp(height) / whole * height - math.log(whole)
    logarithm = NATS * one.weight * one.days + one.shape
    likely = np.exp(logarithm - logarithm.max())
    likely /= likely.sum()
    return float(np.log(SIZE) + (likely * np.log(np.maximum(likely, 1e-300))).sum())


def _recurs(one: Clue) -> bool:
    """Whether its days come again and again over the whole range, so that they close nothing."""
    return one.evidence.earliest is None and one.evidence.latest is None


def _likelihood(clues: Sequence[Clue]) -> NDArray[np.float64]:
    logarithm = np.zeros(SIZE)
    for one in clues:
        logarithm = logarithm + NATS * one.weight * one.days
        if one.shape is not None:
            logarithm = logarithm + one.shape
    logarithm = logarithm + _usual()
    likely = np.exp(logarithm - logarithm.max())
    return np.asarray(likely / likely.sum())


@cache
def _usual() -> NDArray[np.float64]:
    """The logarithm of how likely each day is before anything is read."""
    risen = np.interp(_years(), WEB, [np.log(PRINTED), 0.0])
    return np.asarray(risen - np.maximum(np.arange(SIZE) - index(KNOWN_UNTIL), 0) / FADES)


def _shortest(likely: NDArray[np.float64], coverage: float) -> tuple[int, int]:
    """The shortest stretch that holds ``coverage``, with the days beside it that are as likely as its ends."""
    total = np.concatenate(([0.0], np.cumsum(likely)))
    ends = np.searchsorted(total, total[:-1] + coverage * total[-1] - 1e-12)
    lengths = np.where(ends <= SIZE, ends - np.arange(SIZE), SIZE + 1)
    first = int(lengths.argmin())
    last = first + int(lengths[first]) - 1
    while first > 0 and likely[first - 1] >= likely[first] * (1 - 1e-9) and likely[first] > 0:
        first -= 1
    while last < SIZE - 1 and likely[last + 1] >= likely[last] * (1 - 1e-9) and likely[last] > 0:
        last += 1
    return first, last


def _likeliest(likely: NDArray[np.float64], first: int, last: int, *, within: int = 7) -> Evidence:
    """The day from ``first`` to ``last`` that holds the most likelihood ``within`` so many days to either side.

    Where no day holds much, it is that of the likeliest year.
    """
    total = np.concatenate((np.zeros(within + 1), np.cumsum(likely), np.full(within, likely.sum())))
    mass = total[2 * within + 1 :] - total[:SIZE]
    at = _middle_of_most(mass, first, last)
    if mass[at] < FAINT:
        year = int(np.bincount(_years()[first : last + 1], weights=likely[first : last + 1]).argmax())
        days = np.flatnonzero(_years()[first : last + 1] == year)
        at = _middle_of_most(mass, first + int(days[0]), first + int(days[-1]))
    day = FIRST + timedelta(at)
    share = f"{100 * mass[at]:.0f}" if mass[at] >= 0.01 else "under 1"
    says = f"the likeliest day is {day}: {share} in 100 that it lies within {within} days of it"
    return Evidence("solve", "", None, says, day, day)


def _middle_of_most(mass: NDArray[np.float64], first: int, last: int) -> int:
    """The middle one of the days from ``first`` to ``last`` that have the most."""
    inside = mass[first : last + 1]
    best = np.flatnonzero(inside >= inside.max() * (1 - 1e-6))
    return first + int(best[len(best) // 2])


@cache
def _years() -> NDArray[np.int64]:
    return np.array([(FIRST + timedelta(i)).year for i in range(SIZE)], dtype=np.int64)


def _stated(first: int, last: int, basis: tuple[Evidence, ...]) -> When:
    begin, end = FIRST + timedelta(first), FIRST + timedelta(last)
    open_before, open_after = first < EDGE, last == SIZE - 1
    if open_before and open_after:
        return replace(UNKNOWN_WHEN, basis=basis)
    if open_before:
        return When(f"../{end.isoformat()}", Precision.INTERVAL, None, end, basis)
    if open_after:
        return When(f"{begin.isoformat()}/..", Precision.INTERVAL, begin, None, basis)
    return interval(begin, end, basis)
