"""Evidence: the number that an article bears in its address, between those of dated articles of the record.

Agencies and ministries count their pages ("…/news/17093"): what stands between two dated ones was mostly published
between their days. How mostly is counted on the record's own dated articles, each read as if it were undated, so that
numbers that do not rise with time say nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from excomm.dating.clue import SIZE, Clue, between, clue, index
from excomm.records import Article

FEWEST = 20
"""Dated articles of one kind of address from which their numbers are believed to mean something."""

RISING = 0.7
"""The share of them that must lie between their neighbours' days, ``SLACK`` days aside."""

SLACK = 3
"""Days."""

BEYOND = (0, SLACK, 10, 30, 100, 400)
"""Ends of the classes of how many days the true day lies outside its neighbours' days."""

EXPECTED = 0.5
"""Added to each class, as if so many had been seen: a record is not the whole of what was published."""

SINCE, UNTIL = date(1985, 1, 1), date(2030, 12, 31)
"""Days on which pages with addresses were published: of those farther away than ``BEYOND`` all are equally likely."""

_NUMBER = re.compile(r"[0-9]{3,18}")

Counts = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """The dated articles of one kind of address, by their numbers, and the shares of ``BEYOND`` (the last: farther)."""

    numbers: NDArray[np.int64]
    days: NDArray[np.int32]
    shares: Counts


def numbered(article: Article) -> tuple[str, int] | None:
    """The last number of three digits or more in the address, and the address before it; None without one."""
    address = dict(article.metadata).get("url") or article.origin
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"}:
        return None
    path = f"{parts.netloc.lower().removeprefix('www.')}{parts.path}{'?' * bool(parts.query)}{parts.query}"
    found = list(_NUMBER.finditer(path, len(parts.netloc)))
    return (path[: found[-1].start()], int(found[-1].group())) if found else None


def runs(dated: Iterable[tuple[date, Article]]) -> Mapping[str, Run]:
    """The kinds of address whose numbers rise with the days of the ``dated`` articles."""
    held: dict[str, dict[int, int]] = defaultdict(dict)
    for day, article in dated:
        number = numbered(article)
        if number is not None:
            held[number[0]].setdefault(number[1], day.toordinal())
    made = ((kind, _run(days)) for kind, days in sorted(held.items()) if len(days) >= FEWEST)
    return {kind: run for kind, run in made if run is not None}


def _run(held: Mapping[int, int]) -> Run | None:
    numbers = np.array(sorted(held), dtype=np.int64)
    days = np.array([held[int(number)] for number in numbers], dtype=np.int32)
    first, last = np.minimum(days[:-2], days[2:]), np.maximum(days[:-2], days[2:])
    outside = np.maximum(np.maximum(first - days[1:-1], days[1:-1] - last), 0)
    seen = np.bincount(np.searchsorted(BEYOND, outside), minlength=len(BEYOND) + 1) + EXPECTED
    shares = seen / seen.sum()
    return Run(numbers, days, shares) if shares[:2].sum() >= RISING else None


def placed(article: Article, over: Mapping[str, Run]) -> Iterator[Clue]:
    """What the number of ``article`` says between its neighbours; nothing where it stands before or after all."""
    number = numbered(article)
    run = over.get(number[0]) if number else None
    if number is None or run is None:
        return
    at = int(np.searchsorted(run.numbers, number[1]))
    beside = slice(at, at + 1) if at < len(run.numbers) and run.numbers[at] == number[1] else slice(at - 1, at + 1)
    if not 0 <= beside.start < beside.stop <= len(run.numbers):
        return
    days = sorted(date.fromordinal(int(day)) for day in run.days[beside])
    shape = _shape(days[0], days[-1], run.shares)
    near = between(days[0] - timedelta(SLACK), days[-1] + timedelta(SLACK))
    neighbours = " and ".join(
        f"{one} of {date.fromordinal(int(day))}" for one, day in zip(run.numbers[beside], run.days[beside], strict=True)
    )
    says = (
        f"its number in {number[0]}… stands by {neighbours}; {100 * run.shares[:2].sum():.0f} in 100 of the "
        f"{len(run.numbers)} dated ones of this record lie within {SLACK} days of their neighbours' days"
    )
    yield replace(clue("serial", str(number[1]), None, says, near, 0.0), shape=shape)


def _shape(first: date, last: date, shares: Counts) -> NDArray[np.float64]:
    """The logarithm of each day's share: each class of ``BEYOND`` spread evenly over its days on both sides."""
    away = np.maximum(np.maximum(index(first) - np.arange(SIZE), np.arange(SIZE) - index(last)), 0)
    classes = np.searchsorted(BEYOND, away)
    inside = (np.arange(SIZE) >= index(SINCE)) & (np.arange(SIZE) <= index(UNTIL))
    likely = np.full(SIZE, 1e-12)
    for one, share in enumerate(shares):
        own = (classes == one) & inside
        likely[own] += share / max(int(own.sum()), 1)
    return np.asarray(np.log(likely), dtype=np.float64)
