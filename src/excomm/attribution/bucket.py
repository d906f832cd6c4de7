"""How far a word piece stands from a cue, as one of 32 classes."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

_EXACT = 8
_HALF = 16


def bucket(at: int, first: int, last: int) -> int:
    """The class of piece ``at`` for a cue of the pieces ``first`` to ``last``: 0 in it, 1-15 before, 17-31 behind.

    Exact up to 8 pieces, then by powers of two.
    """
    if first <= at <= last:
        return 0
    far = first - at if at < first else at - last
    rank = far if far <= _EXACT else min(_EXACT + (far - 1).bit_length() - 3, _HALF - 1)
    return rank if at < first else min(_HALF + rank, 2 * _HALF - 1)


def buckets(size: int, first: int, last: int) -> NDArray[np.int64]:
    """The classes of the pieces 0 to ``size`` - 1."""
    before, behind = _ladder(1 << max(size, 1).bit_length())
    found = np.zeros(size, np.int64)
    found[:first] = before[first - 1 :: -1] if first else before[:0]
    found[last + 1 :] = behind[: size - last - 1]
    return found


@cache
def _ladder(reach: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The classes at 1, 2, .. ``reach`` pieces before and behind a cue."""
    ways = [bucket(reach - far, reach, reach) for far in range(1, reach + 1)]
    return np.array(ways), np.array([bucket(far, 0, 0) for far in range(1, reach + 1)])
