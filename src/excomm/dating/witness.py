"""The dated articles of a record, made ready to date an undated one by its words.

``witnesses(articles)`` is a pure function of the articles, whatever their order. Nothing in it is trained elsewhere:
which words are rare, when they were used and how much a likeness says is counted on the record itself.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from excomm.dating.likeness import USUAL, VOICES, Shares, counted, mixture, voices
from excomm.dating.period import Periods, density, periods
from excomm.dating.serial import Run, runs
from excomm.records import Article

COMMONEST = 0.2
"""Words in a larger share of the articles than this say nothing of the day."""

HEAVIEST = 600
"""Terms kept of one article, those that say most: bounds the memory to some 5 kB an article."""

TRIED = 600
"""Articles on which it is counted how much a likeness says, at most."""

AT_ONCE = 250
"""Articles compared with the whole record at once: bounds the memory."""

GUESSED = frozenset({"html_metadata"})
"""Stamps that are guesses: an article that bears no other is no witness."""

MARGIN = 30
"""Days around the record's time that it still speaks for."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

Term = str
"""A word in small letters, or two neighbours with a blank between them."""


@dataclass(frozen=True, slots=True, eq=False)
class Witnesses:
    """Row i of ``weights`` (of unit length) is the article ``idents[i]``, written on ``days[i]`` (an ordinal)."""

    idents: tuple[str, ...]
    titles: tuple[str, ...]
    days: NDArray[np.int32]
    terms: dict[Term, int]
    rarity: NDArray[np.float32]
    weights: csr_matrix
    periods: Periods | None
    shares: Shares
    serials: Mapping[str, Run]
    digest: str

    def weighed(self, text: str) -> csr_matrix:
        """One row: the terms of ``text`` that the record knows, as weights of unit length."""
        return _weighed([Counter(term for term, _, _ in terms_in(text))], self.terms, self.rarity)

    def likely(self, alike: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Middles and likelihoods of the stretches of the record's time, from the likeness to each of its articles."""
        if self.periods is not None:
            return self.periods.middles, self.periods.likely(alike[None, :])
        middles, likely = _whole(self.days)
        return middles, likely[:1]

    def covered(self) -> NDArray[np.float64]:
        """The days (ordinals) that the record speaks for."""
        return _covered(self.days)

    def offsets(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """The places of the days of the articles ``rows`` among those covered."""
        return np.asarray(self.days[rows] - int(self.days.min()) + MARGIN, dtype=np.int64)


def firm_day(article: Article) -> date | None:
    """The day of an article that may date others: one that its source, its user or its own dateline gives."""
    given = article.published
    if given.earliest is None or given.earliest != given.latest:
        return None
    bearers = {one.kind for one in article.stamps} - GUESSED | {"dateline"}
    firm = any(one.kind in bearers and one.earliest == one.latest == given.earliest for one in given.basis)
    return given.earliest if firm else None


def witnesses(articles: Iterable[Article]) -> Witnesses | None:
    """The index of those ``articles`` that have a firm day; None where there are none."""
    dated = {one.id: (day, one) for one in articles if (day := firm_day(one))}
    rows = [dated[ident] for ident in sorted(dated)]
    if not rows:
        return None
    counts = [Counter(term for term, _, _ in terms_in(f"{one.headline}\n{one.text}")) for _, one in rows]
    terms, rarity = _vocabulary(counts)
    weights = _weighed(counts, terms, rarity)
    days = np.array([day.toordinal() for day, _ in rows], dtype=np.int32)
    found = periods(weights, days)
    middles, blind = (found[0].middles, found[1]) if found else _whole(days)
    # a title makes an article easier to place, and many undated ones bear none
    bodies = [Counter(term for term, _, _ in terms_in(one.text.removeprefix(one.headline))) for _, one in rows[:TRIED]]
    told = "\n".join(f"{one.id} {day}" for day, one in rows)
    return Witnesses(
        tuple(one.id for _, one in rows),
        tuple(one.headline or one.name for _, one in rows),
        days,
        terms,
        rarity,
        weights,
        found[0] if found else None,
        _counted(_weighed(bodies, terms, rarity), weights, days, middles, blind),
        runs(rows),
        hashlib.sha256(told.encode()).hexdigest()[:16],
    )


def terms_in(text: str) -> Iterable[tuple[Term, int, int]]:
    """The words of ``text`` and each two neighbours, with where they stand."""
    before: tuple[str, int] | None = None
    for found in _WORD.finditer(text):
        word = found.group().lower().replace("’", "'")
        yield word, found.start(), found.end()
        if before is not None:
            yield f"{before[0]} {word}", before[1], found.end()
        before = word, found.start()


def _vocabulary(counts: Sequence[Counter[Term]]) -> tuple[dict[Term, int], NDArray[np.float32]]:
    """The terms that tell articles apart, and how rare each is: words, and pairs that two articles have at least."""
    holders = Counter(term for count in counts for term in count)
    most = max(COMMONEST * len(counts), 2.0)
    kept = [(term, n) for term, n in holders.items() if n <= most and (n > 1 or " " not in term)]
    kept.sort()
    rarity = np.log((len(counts) + 1) / np.array([n for _, n in kept], dtype=np.float32))
    return {term: i for i, (term, _) in enumerate(kept)}, rarity.astype(np.float32)


def _weighed(counts: Sequence[Counter[Term]], terms: dict[Term, int], rarity: NDArray[np.float32]) -> csr_matrix:
    data: list[NDArray[np.float32]] = []
    columns: list[NDArray[np.int32]] = []
    ends = [0]
    for count in counts:
        known = [(terms[term], n) for term, n in count.items() if term in terms]
        at = np.array([i for i, _ in known], dtype=np.int32)
        weight = (1 + np.log(np.array([n for _, n in known], dtype=np.float32))) * rarity[at]
        heavy = np.lexsort((at, -weight))[:HEAVIEST]
        data.append(weight[heavy] / max(float(np.sqrt((weight[heavy] ** 2).sum())), 1e-12))
        columns.append(at[heavy])
        ends.append(ends[-1] + len(heavy))
    parts = (np.concatenate(data), np.concatenate(columns), np.array(ends))
    return csr_matrix(parts, shape=(len(counts), len(terms)), dtype=np.float32)


def _whole(days: NDArray[np.int32]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The record's whole time as two equally likely stretches, for each article."""
    first, last = float(days.min()) - MARGIN, float(days.max()) + MARGIN
    long = (last - first) / 2
    return np.array([first + long / 2, first + 1.5 * long]), np.full((len(days), 2), 0.5)


def nearest(alike: NDArray[np.float64]) -> NDArray[np.int64]:
    """The most alike articles of the record, first the most alike (of two as alike the one of the smaller id)."""
    some = np.flatnonzero(alike > 0)
    return some[np.lexsort((some, -alike[some]))][:VOICES]


def _covered(days: NDArray[np.int32]) -> NDArray[np.float64]:
    return np.arange(days.min() - MARGIN, days.max() + MARGIN + 1, dtype=np.float64)


def _counted(
    bodies: csr_matrix,
    weights: csr_matrix,
    days: NDArray[np.int32],
    middles: NDArray[np.float64],
    blind: NDArray[np.float64],
) -> Shares:
    """Each of the ``bodies``, the first articles (by id, so in no order of time), against all others as if undated."""
    covered = _covered(days)
    places = days.astype(np.int64) - int(covered[0])
    parts, likeness, distance = [], [], []
    for start in range(0, bodies.shape[0], AT_ONCE):
        block = np.asarray((bodies[start : start + AT_ONCE] @ weights.T).toarray(), dtype=np.float64)
        for i, alike in enumerate(block, start):
            alike[i] = 0
            near = nearest(alike)
            if len(near):
                period = density(middles, blind[i : i + 1], covered)[0]
                parts.append(mixture(places[near], voices(alike, near, weights), period)[:, places[i]])
                likeness.append(alike[near[0]])
                distance.append(days[i] - days[near[0]])
    if not parts:
        return counted(np.empty((0, len(USUAL[0]))), np.empty(0), np.empty(0))
    return counted(np.array(parts), np.array(likeness), np.array(distance, dtype=np.float64))
