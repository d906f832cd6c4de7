"""Finds the days that satisfy the heaviest consistent evidence.

Each day gets the summed weight of the clues that allow it; the days with the highest sum are the answer, and the clues
that do not allow any of them are set aside in the open (``Evidence.holds`` is False). Nothing is averaged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np

from excomm.dating.calendar_value import interval
from excomm.dating.clue import FIRST, SIZE, Clue, stretched
from excomm.records import UNKNOWN_WHEN, Evidence, Precision, When


def solve(clues: Sequence[Clue], *, slack: int = 3) -> When:
    """The day of writing that ``clues`` agree on, with all of them as its basis, strongest first.

    A clue counts as contradicted where none of its days lies within ``slack`` days of the answer (a text may be filed a
    few days before it is published).
    """
    if not clues:
        why = Evidence("none", "", None, "nothing in the text or its container dates it", None, None)
        return replace(UNKNOWN_WHEN, basis=(why,))
    score = np.zeros(SIZE)
    for one in clues:
        score += one.weight * one.days
    best = score >= score.max() - 1e-9
    near = stretched(best, slack, slack)
    basis = tuple(
        replace(one.evidence, holds=bool((one.days & near).any())) for one in sorted(clues, key=lambda one: -one.weight)
    )
    at = np.flatnonzero(best)
    first, last = FIRST + timedelta(int(at[0])), FIRST + timedelta(int(at[-1]))
    if at[0] == 0 and at[-1] == SIZE - 1:
        return replace(UNKNOWN_WHEN, basis=basis)
    if at[0] == 0:
        return When(f"../{last.isoformat()}", Precision.INTERVAL, None, last, basis)
    if at[-1] == SIZE - 1:
        return When(f"{first.isoformat()}/..", Precision.INTERVAL, first, None, basis)
    return interval(first, last, basis)
