"""How far a word piece stands from a cue, as one of 32 classes."""

from __future__ import annotations

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
