"""Files -> Raw: what the user points at becomes inputs, one by one, and what cannot be read becomes a ``Problem``.

One file a kind of source; each defines ``reads(path) -> bool`` and ``raws(path) -> Iterator[Raw | Problem]``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from excomm.records import Problem, Raw
from excomm.siblings import siblings
from excomm.source.walk import shown, walk


def find(paths: Sequence[str | Path]) -> Iterator[Raw | Problem]:
    """All inputs under ``paths`` (files, folders, globs) in order; folders are walked in sorted order.

    Never raises for what it finds on disk: whatever cannot be read is yielded as a ``Problem``. A file that is reached
    twice is read once.
    """
    for found in walk(paths):
        if isinstance(found, Problem):
            yield found
            continue
        kind = next((kind for kind in siblings(__name__, "reads") if kind.reads(found)), None)
        if kind is None:
            yield Problem("source", shown(found), f"its kind ({found.suffix or 'no suffix'}) is unknown; {_known()}")
        else:
            yield from kind.raws(found)


def _known() -> str:
    suffixes = [suffix for kind in siblings(__name__, "reads") for suffix in kind.SUFFIXES]
    return "excomm reads " + ", ".join(suffixes)
