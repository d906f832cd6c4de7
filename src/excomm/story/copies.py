"""Near-duplicate articles: candidates by MinHash over word shingles, verified by the Jaccard index itself.

Broder (1997), "On the resemblance and containment of documents".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rensa import RMinHash, RMinHashLSH

from excomm.readings import ordered
from excomm.records import Reading

SHINGLE = 3
"""Words in a shingle. Three keep a sentence with one figure changed alike, and two reports of one speech apart."""
PERMUTATIONS = 128
BANDS = 32
"""Bands of four rows: a pair of Jaccard 0.6 becomes a candidate with probability 0.99, of 0.2 with 0.05."""
SEED = 1962

_WORD = re.compile(r"\w+")


def shingles(text: str, size: int = SHINGLE) -> frozenset[str]:
    """The runs of ``size`` case-folded words of ``text``; a shorter text is one shingle."""
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[start : start + size]) for start in range(max(1, len(words) - size + 1)))


def copies(readings: Sequence[Reading], *, threshold: float = 0.6) -> dict[str, str]:
    """For each article that is a near-duplicate of an earlier one: its id -> the id of the earliest.

    ``threshold`` is the least Jaccard index of the shingles, in [0, 1]: one paragraph in four may differ. A correction
    is never a copy of what it corrects, however alike.
    """
    index = RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=BANDS)
    everything = ordered(readings)
    texts = [shingles(reading.article.text) for reading in everything]
    found: dict[str, str] = {}
    for place, reading in enumerate(everything):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
        sketch.update(sorted(texts[place]))
        best: tuple[float, int] | None = None
        for other in sorted(index.query(sketch)):
            if _corrects(reading, everything[other]):
                continue
            likeness = _jaccard(texts[place], texts[other])
            if likeness >= threshold and (best is None or likeness > best[0]):
                best = (likeness, other)
        if best is not None:
            original = everything[best[1]].article.id
            found[reading.article.id] = found.get(original, original)
        index.insert(place, sketch)
    return found


def _corrects(one: Reading, other: Reading) -> bool:
    return one.article.corrects == other.article.name or other.article.corrects == one.article.name


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)
