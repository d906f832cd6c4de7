"""The slow change of words: in which stretch of a record's time the words of an article were used.

A ridge regression (Hoerl and Kennard 1970) from the weighed words of the record's articles to the stretches of time in
which they were written, solved for the articles by conjugate gradients. Fitted on the user's own record while it is
indexed; how sharply it may be believed is chosen on the half of the record that it was not fitted on.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]

ARTICLES = 100
"""Articles a stretch of time, at least on average."""

MOST = 40
"""Stretches: of twenty years half a year each, about the pace at which the words of the news change."""

SOFT = 0.7
"""An article belongs to the stretches around it, by a normal curve of so many stretches' width."""

RIDGE = 0.3
ROUNDS = 8
"""Of conjugate gradients; more changed nothing on the odd-numbered articles of the Kremlin's news."""

SHARP = (1.0, 2.0, 4.0, 8.0, 12.0, 16.0, 24.0, 32.0)
"""What the regression's answer may be multiplied by before it is made a probability."""


@dataclass(frozen=True, slots=True, eq=False)
class Periods:
    """Stretches of equal length with their middle days (ordinals); ``pull[i, p]`` is what article i of the record
    speaks for stretch p where an undated article is wholly like it; ``share`` is each stretch's share of the articles.
    """

    middles: Floats
    share: Floats
    pull: NDArray[np.float32]
    sharp: float

    def likely(self, alike: Floats) -> Floats:
        """The likelihood of each stretch, one row a row of ``alike`` (to the record's articles)."""
        return _made_likely(alike @ self.pull, self.share, self.sharp)


def density(middles: Floats, likely: Floats, days: Floats) -> Floats:
    """Likelihood a day on each of ``days``, one row a row of ``likely``; none a stretch outside the record's time."""
    long = middles[1] - middles[0]
    at = (days - middles[0]) / long
    low = np.clip(np.floor(at).astype(int), 0, len(middles) - 2)
    part = np.clip(at - low, 0.0, 1.0)
    rows = np.arange(len(likely))[:, None]
    between = likely[rows, low] * (1 - part) + likely[rows, low + 1] * part
    return np.asarray(np.where((at >= -1.0) & (at <= len(middles)), between, 0.0) / long)


def periods(terms: csr_matrix, days: NDArray[np.int32]) -> tuple[Periods, Floats] | None:
    """The periods of a record, and for each of its articles the likelihoods that the other half of it gives.

    Row i of ``terms`` is an article of the day ``days[i]``. None where there are too few articles or days.
    """
    count = min(len(days) // ARTICLES, MOST)
    if count < 2 or int(days.max() - days.min()) < count:
        return None
    long = (days.max() - days.min() + 1) / count
    middles = np.asarray(days.min() + (np.arange(count) + 0.5) * long, dtype=np.float64)
    targets = np.exp(-0.5 * ((days[:, None] - middles) / (SOFT * long)) ** 2)
    targets = (targets / targets.sum(axis=1, keepdims=True)).astype(np.float32)
    share = np.asarray(targets.mean(axis=0), dtype=np.float64)
    over = (targets - share).astype(np.float32)
    blind = np.zeros(targets.shape, dtype=np.float32)
    even = np.arange(len(days)) % 2 == 0
    for half in (even, ~even):
        blind[~half] = terms[~half] @ (terms[half].T @ _pull(terms[half], over[half]))
    inside = np.clip(((days - days.min()) / long).astype(int), 0, count - 1)
    fits = [float(np.log(_made_likely(blind, share, sharp)[np.arange(len(days)), inside]).mean()) for sharp in SHARP]
    sharp = SHARP[int(np.argmax(fits))]
    return Periods(middles, share, _pull(terms, over), sharp), _made_likely(blind, share, sharp)


def _pull(terms: csr_matrix, over: NDArray[np.float32]) -> NDArray[np.float32]:
    """Solves (likeness of all articles to all + ``RIDGE``) times the answer = ``over``."""
    answer, rest = np.zeros_like(over), over.copy()
    step, size = rest.copy(), (rest * rest).sum(axis=0)
    for _ in range(ROUNDS):
        turned = terms @ (terms.T @ step) + np.float32(RIDGE) * step
        far = size / ((step * turned).sum(axis=0) + 1e-12)
        answer += far * step
        rest -= far * turned
        before, size = size, (rest * rest).sum(axis=0)
        step = rest + (size / (before + 1e-12)) * step
    return answer


def _made_likely(score: Floats | NDArray[np.float32], share: Floats, sharp: float) -> Floats:
    logarithm = sharp * np.asarray(score, dtype=np.float64) + np.log(share + 1e-4)
    likely = np.exp(logarithm - logarithm.max(axis=-1, keepdims=True))
    return np.asarray(likely / likely.sum(axis=-1, keepdims=True))
