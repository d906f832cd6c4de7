"""The best sequence of labels under the moves that a scheme of labels allows (Viterbi 1967)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def viterbi(scores: NDArray[np.float32], moves: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    """Labels [sequences, length] of the highest sum of ``scores`` [sequences, length, labels].

    ``moves`` are the allowed pairs of labels of neighbours. A sequence starts with a label that may follow label 0.
    """
    count, length, labels = scores.shape
    barred = np.full((labels, labels), -1e9, np.float32)
    for before, after in moves:
        barred[before, after] = 0
    best = scores[:, 0] + barred[0]
    back = np.zeros((length, count, labels), np.int64)
    for at in range(1, length):
        reached = best[:, :, None] + barred
        back[at] = reached.argmax(1)
        best = reached.max(1) + scores[:, at]
    path = np.zeros((count, length), np.int64)
    path[:, -1] = best.argmax(1)
    rows = np.arange(count)
    for at in range(length - 1, 0, -1):
        path[:, at - 1] = back[at, rows, path[:, at]]
    return path


def best_paths(scores: Sequence[NDArray[np.float32]], moves: Sequence[tuple[int, int]]) -> list[NDArray[np.int64]]:
    """``viterbi`` of each of ``scores`` [sequences, length, labels], in one pass; label 0 must be allowed anywhere."""
    if not scores:
        return []
    longest, labels = max(one.shape[1] for one in scores), scores[0].shape[2]
    padded = np.full((sum(len(one) for one in scores), longest, labels), -1e9, np.float32)
    padded[..., 0] = 0
    at = np.cumsum([0, *(len(one) for one in scores)])
    for first, one in zip(at, scores, strict=False):
        padded[first : first + len(one), : one.shape[1]] = one
    paths = viterbi(padded, moves)
    return [paths[first : first + len(one), : one.shape[1]] for first, one in zip(at, scores, strict=False)]


def runs(labels: NDArray[np.int64], begin: int, inside: int) -> list[tuple[int, int]]:
    """The ``[first, last)`` of each stretch that starts with ``begin`` and goes on with ``inside``."""
    found: list[tuple[int, int]] = []
    for at, label in enumerate(labels):
        if label == begin or (label == inside and not (found and found[-1][1] == at)):
            found.append((at, at + 1))
        elif label == inside:
            found[-1] = (found[-1][0], at + 1)
    return found
