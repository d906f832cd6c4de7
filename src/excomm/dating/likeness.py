"""Which days the dated articles speak for that an undated one is like: learned and counted on the record itself.

Each alike article has a voice: the answer of a kernel ridge regression (Saunders, Gammerman and Vovk 1998) among the
``VOICES`` most alike ones, so that ten reports of one summit do not shout down the one of another, and an article
whose words the others have too says little. The voices are spread over the days around at several ``SPREADS``, told
apart by the stretches of time whose words the article has (``period``), and mixed. The shares of the mixture differ by
how alike the most alike article is. They are found by expectation-maximisation (Dempster, Laird and Rubin 1977) on
articles of the record, each read as if it were undated, and start from what is usual, so that a small record is not
overread.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]

VOICES = 300
"""Articles of the record whose days are weighed, the most alike ones: bounds the cost of an article to some 20 ms."""

RIDGE = 0.3

CLASSES = (0.1, 0.15, 0.2, 0.3, 0.45)
"""Where the likeness (cosine) of the most alike article is cut into classes."""

SPREADS = ((1.5, 1.0), (7.0, 0.5), (20.0, 0.7))
"""Mean distance in days from an alike article, and nats for each standard deviation by which a day's voices exceed
those of all days. Chosen on the odd-numbered articles of the Kremlin's news."""

USUAL = (
    (0.01, 0.1, 0.09, 0.8), (0.02, 0.2, 0.12, 0.66), (0.03, 0.3, 0.15, 0.52),
    (0.06, 0.4, 0.16, 0.38), (0.15, 0.45, 0.15, 0.25), (0.3, 0.45, 0.1, 0.15),
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


def voices(alike: Floats, near: NDArray[np.int64], weights: csr_matrix) -> Floats:
    """How much each of the articles ``near`` says, from their likeness to the undated one and to each other.

    ``weights`` are the record's words, an article a row of unit length.
    """
    rows = weights[near]
    among = np.asarray((rows @ rows.T).toarray(), dtype=np.float64)
    among[np.diag_indices(len(near))] += RIDGE
    return np.asarray(np.linalg.solve(among, alike[near]), dtype=np.float64)


def mixture(offsets: NDArray[np.int64], said: Floats, period: Floats) -> Floats:
    """The likelihood of each day, one row each of ``SPREADS`` and last the ``period``'s own.

    ``offsets`` are the places, among the days that ``period`` covers, of the articles whose voices are ``said``.
    """
    at = np.bincount(offsets, weights=said, minlength=len(period)).astype(np.float64)
    own = np.log(np.maximum(period, 1e-12))
    parts = [period / max(float(period.sum()), 1e-300)]
    for spread, sharp in reversed(SPREADS):
        heard = _around(at, spread)
        part = sharp * heard / max(float(heard.std()), 1e-12) + own
        part = np.exp(part - part.max())
        parts.insert(0, part / part.sum())
    return np.array(parts)


def _around(at: Floats, spread: float) -> Floats:
    """``at`` spread to both sides, falling by a factor of e in ``spread`` days."""
    from scipy.signal import lfilter  # here, since it takes a second and only undated articles beside a record need it

    ratio = float(np.exp(-1 / spread))
    ahead = lfilter([1.0], [1.0, -ratio], at)
    behind = lfilter([0.0, ratio], [1.0, -ratio], at[::-1])[::-1]
    return np.asarray(ahead + behind, dtype=np.float64)


def counted(parts: Floats, likeness: Floats, distance: Floats) -> Shares:
    """The shares, from articles whose true day is known, one a row.

    ``parts`` are the likelihoods of the true day by ``mixture``, ``likeness`` that of the most alike article, and
    ``distance`` the days from its day to the true one.
    """
    classes = np.array([class_of(float(one)) for one in likeness], dtype=np.int64)
    spread, week = np.array(USUAL), np.zeros(len(USUAL))
    for one, usual in enumerate(USUAL):
        own = parts[classes == one]
        for _ in range(ROUNDS):
            part = own * spread[one]
            part /= np.maximum(part.sum(axis=1, keepdims=True), 1e-300)
            spread[one] = (part.sum(axis=0) + EXPECTED * np.array(usual)) / (len(own) + EXPECTED)
        near = float((np.abs(distance[classes == one]) <= WEEK).sum())
        week[one] = (near + EXPECTED * (usual[0] + usual[1] / 2)) / (len(own) + EXPECTED)
    return Shares(spread, week)
