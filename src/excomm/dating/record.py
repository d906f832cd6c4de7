"""Evidence: dated articles of the record that tell of the same, or in the words of the same time.

"Shares “Beltransgaz” and “Pavel Borodin” with an article of 2011-11-25": written about then, by so much as such a
likeness meant among the record's own dated articles (``witness``, ``likeness``, ``period``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from excomm.dating.clue import FIRST, SIZE, Clue, between, clue, index
from excomm.dating.likeness import WEEK, class_of, mixture, voices
from excomm.dating.period import Periods, density
from excomm.dating.witness import Witnesses, nearest, terms_in
from excomm.records import Article, Parse, Span

ELSEWHERE = 0.1
"""The share of undated articles that are of another time than the record's dated ones (a judgement)."""

SINCE, UNTIL = date(1945, 1, 1), date(2030, 12, 31)
"""Days on which articles of another time are equally likely."""

BELIEVED = 0.9
"""How far the likelihood is believed beside other evidence. With what ``written`` says of it, chosen on odd-numbered
articles of the Kremlin's news, so that closed intervals hold their share of true days."""

NAMED = 3
"""Articles of the record that the reasons name, each with as many shared words."""

LEAST = 0.05
"""Likeness (cosine) from which an article is named as a reason."""

Floats = NDArray[np.float64]


def witnessed(article: Article, parse: Parse, record: Witnesses) -> Iterator[Clue]:
    """What ``record`` says about the day of ``article``: the first clue has the shape of all, each says whence."""
    own = record.weighed(article.text)
    alike = np.asarray((own @ record.weights.T).toarray()[0], dtype=np.float64)
    near = nearest(alike)
    if not len(near):
        return
    middles, likely = record.likely(alike)
    reasons = [
        _alike(article, parse, record, own, int(row), float(alike[row])) for row in near[:NAMED] if alike[row] >= LEAST
    ]
    if record.periods is not None:
        reasons.append(_of_a_period(article, parse, record, record.periods, own, likely[0]))
    shape = _shape(record, alike, near, density(middles, likely, record.covered())[0])
    for i, one in enumerate(reasons):
        yield replace(one, shape=shape) if i == 0 else one


def _shape(record: Witnesses, alike: Floats, near: NDArray[np.int64], period: Floats) -> Floats:
    parts = mixture(record.offsets(near), voices(alike, near, record.weights), period)
    mixed = record.shares.spread[class_of(float(alike[near[0]]))] @ parts
    every = np.full(SIZE, 1e-9)
    every[index(SINCE) : index(UNTIL) + 1] = ELSEWHERE / (UNTIL - SINCE).days
    places = record.covered().astype(np.int64) - FIRST.toordinal()
    inside = (places >= 0) & (places < SIZE)
    every[places[inside]] += (1 - ELSEWHERE) * mixed[inside]
    return np.asarray(BELIEVED * np.log(every), dtype=np.float64)


def _alike(article: Article, parse: Parse, record: Witnesses, own: csr_matrix, row: int, likeness: float) -> Clue:
    span, words = _place(article, parse, record, own.multiply(record.weights[[row]]).toarray()[0])
    day = date.fromordinal(int(record.days[row]))
    week = 100 * record.shares.week[class_of(likeness)]
    says = (
        f"shares {words} with “{record.titles[row]}” of {day} [{record.idents[row][:12]}]; of dated articles as alike "
        f"in this record {week:.0f} in 100 were written within {WEEK} days of each other"
    )
    near = between(day - timedelta(WEEK), day + timedelta(WEEK))
    return clue("record", span.of(article.text), span, says, near, 0.0)


def _of_a_period(
    article: Article, parse: Parse, record: Witnesses, over: Periods, own: csr_matrix, likely: Floats
) -> Clue:
    at = int(likely.argmax())
    speaks = own.toarray()[0] * (record.weights.T @ over.pull[:, at])
    span, words = _place(article, parse, record, speaks)
    half = (over.middles[1] - over.middles[0]) / 2
    first, last = (date.fromordinal(int(over.middles[at] + side)) for side in (-half, half))
    says = (
        f"{words} speak for {first:%B %Y} to {last:%B %Y}: {100 * likely[at]:.0f} in 100 by when the dated articles of "
        f"this record ({len(record.days)}) use its words"
    )
    return clue("record", span.of(article.text), span, says, between(first, last), 0.0)


def _place(article: Article, parse: Parse, record: Witnesses, weights: Floats) -> tuple[Span, str]:
    """The sentence that says most by the ``weights`` of its terms, and the weightiest words of the article, quoted."""
    spoken: dict[int | None, float] = defaultdict(float)
    where: list[tuple[float, int, int]] = []
    met: set[int] = set()
    for term, start, end in terms_in(article.text):
        column = record.terms.get(term)
        if column is None or weights[column] <= 0 or column in met:
            continue
        met.add(column)
        spoken[parse.sentence_at(start)] += float(weights[column])
        where.append((float(weights[column]), start, end))
    taken: list[tuple[int, int]] = []
    for _, start, end in sorted(where, key=lambda one: (-one[0], one[1])):
        if len(taken) < NAMED and not any(start < other[1] and other[0] < end for other in taken):
            taken.append((start, end))
    quoted = [f"“{' '.join(article.text[start:end].split())}”" for start, end in taken]
    words = " and ".join(filter(None, (", ".join(quoted[:-1]), *quoted[-1:]))) or "its words"
    best = max(spoken, key=lambda one: spoken[one], default=None)
    if best is not None:
        return parse.sentences[best], words
    return (Span(*taken[0]) if taken else Span(0, 0)), words
