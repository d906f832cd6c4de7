"""How far in days an undated article lies from the dated ones that are like it: counted on the dated ones themselves.

The likelihood of a day is a mixture: of the days around each alike article, at the distances ``SPREADS``, and of the
stretches of time whose words it has (``period``). The shares of the mixture differ by how alike the most alike article
is. They are found by expectation-maximisation (Dempster, Laird and Rubin 1977) on articles of the record, each
compared with the others as if it were undated, and start from what is usual, so that a small record is not overread.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NEAREST = 30
"""Articles of the record whose days are weighed, the most alike ones."""

SHARPNESS = 25.0
"""How steeply the say of an article falls with its distance in likeness from the most alike one (20 to 30 fitted the
odd-numbered articles of the Kremlin's news equally well)."""

CLASSES = (0.1, 0.15, 0.2, 0.3, 0.45)
"""Where the likeness (cosine) of the most alike article is cut into classes."""

SPREADS = (0.0, 1.5, 20.0, 150.0)
"""Days: mean distance from an alike article, from its own day to the year whose names and matters it shares."""

USUAL = (
    (0.01, 0.02, 0.05, 0.12, 0.8), (0.02, 0.04, 0.08, 0.16, 0.7), (0.05, 0.06, 0.11, 0.18, 0.6),
    (0.12, 0.08, 0.12, 0.18, 0.5), (0.3, 0.1, 0.1, 0.15, 0.35), (0.45, 0.1, 0.1, 0.15, 0.2),
)  # fmt: skip
"""Before anything is counted: by class the shares of ``SPREADS``, and of no alike article (a judgement)."""

EXPECTED = 20.0
"""How many counted articles ``USUAL`` weighs as much as, in each class."""

ROUNDS = 30

WEEK = 7
"""Days."""


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """By class of likeness: ``spread`` (the shares of ``SPREADS`` and of no alike article), and ``week``, the share of
    articles that were written within a week of the article most alike.
    """

    spread: Floats
    week: Floats


def class_of(likeness: float) -> int:
    """The class of the likeness of the most alike article."""
    return bisect_right(CLASSES, likeness)


def say(likeness: Floats, likely: Floats) -> Floats:
    """How much each alike article counts, rows adding up to 1; ``likely`` is how likely its day is by its period."""
    much = np.exp(SHARPNESS * (likeness - likeness.max(axis=-1, keepdims=True))) * likely
    return np.asarray(much / np.maximum(much.sum(axis=-1, keepdims=True), 1e-300))


def around(distance: Floats, spread: float) -> Floats:
    """Likelihood a day at a ``distance`` in days (two-sided geometric; at 0 days' spread that very day)."""
    if spread == 0:
        return np.asarray(distance == 0, dtype=np.float64)
    ratio = float(np.exp(-1 / spread))
    return np.asarray((1 - ratio) / (1 + ratio) * ratio ** np.abs(distance))


def counted(distance: Floats, likeness: Floats, likely: Floats, neither: Floats) -> Shares:
    """The shares, from articles whose true day is known, one a row.

    ``distance`` in days from each alike article to the true day, ``likeness`` and ``likely`` as in ``say``, the most
    alike article first; ``neither`` is the likelihood of the true day by the period alone.
    """
    parts = np.column_stack(
        [*((say(likeness, likely) * around(distance, spread)).sum(axis=1) for spread in SPREADS), neither]
    )
    classes = np.array([class_of(float(one)) for one in likeness[:, 0]], dtype=np.int64)
    spread, week = np.array(USUAL), np.zeros(len(USUAL))
    for one, usual in enumerate(USUAL):
        own = parts[classes == one]
        for _ in range(ROUNDS):
            part = own * spread[one]
            part /= np.maximum(part.sum(axis=1, keepdims=True), 1e-300)
            spread[one] = (part.sum(axis=0) + EXPECTED * np.array(usual)) / (len(own) + EXPECTED)
        near = float((np.abs(distance[classes == one, 0]) <= WEEK).sum())
        week[one] = (near + EXPECTED * sum(usual[:2])) / (len(own) + EXPECTED)
    return Shares(spread, week)
