"""The conditional logit by which rules and network are joined (McFadden 1974), fitted by Newton's method."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

ROUNDS = 30
ENOUGH = 1e-4
"""Nats. A step that gains less is the last."""
HALVINGS = 20


def fitted(tables: Values, right: NDArray[np.bool_], ridge: Values) -> Values:
    """Weights [features] of the highest likelihood of the ``right`` classes, less ``ridge`` times their squares.

    ``tables`` [cases, classes, features]; ``right`` [cases, classes]: where several classes of a case are right, the
    sum of their probabilities counts. A step that makes it worse is halved.
    """

    def worth(weights: Values) -> float:
        told = chances(tables @ weights)
        likely = np.log(np.maximum((told * right).sum(1), 1e-300)).sum()
        return float(likely - (ridge * weights**2).sum())

    weights = np.zeros(tables.shape[2])
    for _ in range(ROUNDS):
        scores = tables @ weights
        told, meant = chances(scores), chances(np.where(right, scores, -1e9))
        slope = np.einsum("nc,nck->k", meant - told, tables) - 2 * ridge * weights
        mean = np.einsum("nc,nck->nk", told, tables)
        curve = np.einsum("nc,nck,ncl->kl", told, tables, tables, optimize=True) - mean.T @ mean
        step = np.linalg.solve(curve + np.diag(2 * ridge), slope)
        before, halved = worth(weights), 0
        while worth(weights + step) < before and halved < HALVINGS:
            step, halved = step / 2, halved + 1
        weights = weights + step
        if worth(weights) < before + ENOUGH:
            break
    return weights


def chances(scores: Values) -> Values:
    """Probabilities along the last axis."""
    likely = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(likely / likely.sum(-1, keepdims=True))
