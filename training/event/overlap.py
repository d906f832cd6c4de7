"""How much sentences share, in runs of words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

_MARK = re.compile(r"</?[st]>")
_WORD = re.compile(r"\w+")


def runs(text: str, length: int) -> frozenset[tuple[str, ...]]:
    """The runs of ``length`` words of ``text``, in lower case, without the marks of source and target."""
    words = _WORD.findall(_MARK.sub("", text).lower())
    return frozenset(tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def shared(one: str, other: str, length: int) -> float:
    """The Jaccard index of the two texts' runs, in [0, 1]."""
    first, second = runs(one, length), runs(other, length)
    return len(first & second) / max(1, len(first | second))


def alike(texts: Sequence[str], length: int, limit: float) -> Iterator[tuple[int, int, float]]:
    """The places of every two texts whose runs have a Jaccard index above ``limit``, and that index."""
    sets = [runs(text, length) for text in texts]
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, found in enumerate(sets):
        common: Counter[int] = Counter(other for run in found for other in holders[run])
        for other, count in sorted(common.items()):
            index = count / (len(found) + len(sets[other]) - count)
            if index > limit:
                yield other, at, index
        for run in found:
            holders[run].append(at)
