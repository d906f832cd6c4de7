"""How often news speaks of something dated: little before it, most while it goes on, ever less after it.

The figures are facts of a table (``language/world/fading.csv``), one row a kind of happening.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from excomm.dating.clue import SIZE, index

SHARP = 1.4
"""By how much the logarithms of the table's judged rates are stretched: undated texts proved them too soft. Measured,
as the like in ``career``, ``election`` and ``observance``, on odd-numbered articles of ``benchmarks/undated.py``."""


@dataclass(frozen=True, slots=True)
class Fading:
    """How a kind of happening is spoken of, in days and in shares of how often while it goes on.

    ``lead`` days before it, it already bears its name and is spoken of ``early`` as often. After its end that falls by
    half every ``half_life`` days (None: never) towards ``afterlife``. That lasts: half of it is left after
    ``long_life`` days, a third after twice as many, a fourth after thrice.
    """

    lead: int
    early: float
    half_life: int | None
    afterlife: float
    long_life: int


@cache
def fadings() -> dict[str, Fading]:
    """The table, by kind."""
    text = files("excomm.language").joinpath("world", "fading.csv").read_text("utf-8")
    return {
        row["kind"]: Fading(
            int(row["lead"]),
            float(row["early"]),
            int(row["half_life"]) if row["half_life"] else None,
            float(row["afterlife"]),
            int(row["long_life"]),
        )
        for row in csv.DictReader(text.splitlines())
    }


def first_named(kind: str, start: date) -> date:
    """The first day on which a happening of that kind that began on ``start`` was spoken of by its name."""
    lead = fadings()[kind].lead
    return start - timedelta(lead) if start.toordinal() > lead else start


def shape(kind: str, start: date, end: date | None) -> NDArray[np.float64] | None:
    """The logarithm of how often a happening from ``start`` to ``end`` is named on each day; None where it never fades.

    Days on which it bore no name yet are as likely as the unlikeliest later one: what shuts them out is a clue's days.
    """
    fading = fadings()[kind]
    if fading.half_life is None:
        return None
    days = np.arange(SIZE)
    after = np.maximum(days - (index(end) if end else SIZE), 0)
    rate = (1 - fading.afterlife) * 0.5 ** (after / fading.half_life)
    rate = rate + fading.afterlife / (1 + after / fading.long_life)
    first = index(start)
    rate[index(first_named(kind, start)) : first] = fading.early or rate.min()
    rate[: index(first_named(kind, start))] = rate.min()
    return np.asarray(SHARP * np.log(rate))
