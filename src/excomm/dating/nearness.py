"""Evidence: news is mostly written soon after the latest date that it tells, and soon before the first one ahead.

How soon was counted on 1,550 odd-numbered articles of the Kremlin's news 1999-2018 and those of Wikinews 2020, one of
these as two, smoothed by hand to few bins (``docs/method.md``, "Dates"). A bin is (first day, end, share) of the days
from the start of the date told to the day of writing, or for what is ahead from the day of writing to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from excomm.dating.calendar_value import bounds
from excomm.dating.clue import FIRST, LAST, SIZE, Clue, Days, clue, index, on_month_day
from excomm.dating.grammar import Found
from excomm.dating.grammar.meaning import Fixed, Shift, Weekday, Yearless
from excomm.dating.ground import Tense
from excomm.dating.tense import tense_at
from excomm.dating.told import told_as
from excomm.records import Article, Parse, Span

ORDER = 42
Bins = tuple[tuple[int, int, float], ...]

YEAR = 365
AFTER: dict[int, Bins] = {
    4: (
        (-10 * YEAR, -YEAR, 0.05), (-YEAR, 0, 0.09), (0, YEAR, 0.28), (YEAR, 2 * YEAR, 0.15),
        (2 * YEAR, 5 * YEAR, 0.15), (5 * YEAR, 20 * YEAR, 0.16), (20 * YEAR, 55 * YEAR, 0.12),
    ),
    7: (
        (-10 * YEAR, -90, 0.06), (-90, 0, 0.05), (0, 90, 0.27), (90, 180, 0.15), (180, YEAR, 0.24),
        (YEAR, 2 * YEAR, 0.1), (2 * YEAR, 10 * YEAR, 0.11), (10 * YEAR, 50 * YEAR, 0.02),
    ),
    10: (
        (-10 * YEAR, -3, 0.09), (-3, 0, 0.01), (0, 3, 0.12), (3, 8, 0.12), (8, 15, 0.11), (15, 30, 0.06),
        (30, 60, 0.09), (60, 400, 0.12), (400, 800, 0.12), (800, 10 * YEAR, 0.1), (10 * YEAR, 50 * YEAR, 0.06),
    ),
}  # fmt: skip
"""By the length of the value: a year, a month, a day."""

BEFORE: dict[int, Bins] = {
    4: (
        (-10 * YEAR, -YEAR, 0.04), (-YEAR, 0, 0.28), (0, YEAR, 0.26), (YEAR, 3 * YEAR, 0.21),
        (3 * YEAR, 10 * YEAR, 0.17), (10 * YEAR, 50 * YEAR, 0.04),
    ),
    7: ((-10 * YEAR, -YEAR, 0.03), (-YEAR, 0, 0.17), (0, 70, 0.32), (70, 400, 0.36), (400, 5 * YEAR, 0.12)),
    10: ((-2 * YEAR, 0, 0.12), (0, 3, 0.13), (3, 12, 0.24), (12, 60, 0.1), (60, YEAR, 0.29), (YEAR, 5 * YEAR, 0.12)),
}  # fmt: skip

NAMED: dict[int, Bins] = AFTER | {
    4: (
        (-10 * YEAR, -YEAR, 0.28), (-YEAR, 0, 0.16), (0, YEAR, 0.33), (YEAR, 2 * YEAR, 0.09),
        (2 * YEAR, 5 * YEAR, 0.04), (5 * YEAR, 20 * YEAR, 0.06), (20 * YEAR, 55 * YEAR, 0.04),
    ),
}  # fmt: skip
"""As ``AFTER``, where the latest year only names something: plans and names often bear a coming year."""

REPORTED: dict[int, Bins] = AFTER | {
    4: (
        (-10 * YEAR, -YEAR, 0.04), (-YEAR, 0, 0.04), (0, YEAR, 0.19), (YEAR, 2 * YEAR, 0.19),
        (2 * YEAR, 5 * YEAR, 0.19), (5 * YEAR, 20 * YEAR, 0.23), (20 * YEAR, 55 * YEAR, 0.12),
    ),
}  # fmt: skip
"""As ``AFTER``, in a text that counts from its own day ("yesterday", "on Friday"): its bare years are history."""

YEARLESS_AFTER: Bins = (
    (-60, -14, 0.03), (-14, 0, 0.06), (0, 3, 0.28), (3, 8, 0.17), (8, 15, 0.14), (15, 35, 0.16), (35, 60, 0.07),
    (60, 305, 0.09),
)  # fmt: skip
YEARLESS_BEFORE: Bins = (
    (-60, 0, 0.06), (0, 3, 0.22), (3, 8, 0.22), (8, 17, 0.23), (17, 30, 0.08), (30, 120, 0.13), (120, 305, 0.06)
)  # fmt: skip

WEEKDAY_AFTER = (0.19, 0.23, 0.26, 0.2, 0.05, 0.035, 0.035)
"""Shares of the days from a weekday told as past, named alone, to the day of writing."""

BELIEVED = 0.8
"""How far the shares are believed: the latest date, the first one ahead and ``behind`` partly tell the same."""

OLDEST = 1945
"""Years before are told as history, which says nothing of the day of writing."""


def clues(article: Article, parse: Parse, finds: Sequence[Found]) -> Iterator[Clue]:
    """How far the day of writing likely lies from the latest date told and from the first one ahead."""
    told = [(find, _tense(parse, find)) for find in finds]
    past, ahead = ([find for find, tense in told if (tense is Tense.FUTURE) is future] for future in (False, True))
    named = {find for find, tense in told if tense is Tense.UNKNOWN and isinstance(find.meaning, Fixed)}
    latest = max(_dated(past), key=lambda one: (one[0], one[1]), default=None)
    bins = NAMED if latest and latest[2] in named else REPORTED if any(map(_from_today, finds)) else AFTER
    yield from _full(article, past, bins)
    since = max((day for day, _, find in _dated(past) if find not in named), default=date.min)
    yield from _full(article, [find for day, _, find in _dated(ahead) if day >= since], BEFORE)
    over = {find.meaning for find in past}  # a day told as past somewhere is not ahead elsewhere
    for future, these in ((False, past), (True, [find for find in ahead if find.meaning not in over])):
        yield from _yearless(article, these, future)
    weekday = next((f for f, tense in told if tense is Tense.PAST and _bare_weekday(f)), None)
    if weekday is not None and isinstance(weekday.meaning, Weekday):
        yield _weekday(article, weekday, weekday.meaning.number)


def _bare_weekday(find: Found) -> bool:
    return isinstance(find.meaning, Weekday) and find.meaning.turn is None and not find.meaning.tale


def _from_today(find: Found) -> bool:
    """Whether the expression counts days from the day of writing."""
    meaning = find.meaning
    return _bare_weekday(find) or (isinstance(meaning, Shift) and meaning.unit in "DW" and not meaning.tale)


def _tense(parse: Parse, find: Found) -> Tense:
    read = told_as if isinstance(find.meaning, Fixed) else tense_at
    return read(parse, Span(find.start, find.end))


def _dated(finds: Sequence[Found]) -> list[tuple[date, int, Found]]:
    """The first days and the fineness of the finds that bear a year, a month or a day with its year."""
    dated: list[tuple[date, int, Found]] = []
    for find in finds:
        if isinstance(find.meaning, Fixed) and len(find.meaning.value) in AFTER:
            covered = bounds(find.meaning.value)
            if covered and OLDEST <= covered[0].year <= LAST.year:
                dated.append((covered[0], len(find.meaning.value), find))
    return dated


def _full(article: Article, finds: Sequence[Found], shares: dict[int, Bins]) -> Iterator[Clue]:
    dated, ahead = _dated(finds), shares is BEFORE
    if not dated:
        return
    # of what the same year tells, the finest and latest date says most
    year = (min if ahead else max)(first.year for first, _, _ in dated)
    inside = [one for one in dated if one[0].year == year]
    first, length, find = (min if ahead else max)(inside, key=lambda one: (one[0], one[1]))
    likely = _around(first, shares[length], ahead)
    named = "is the latest date named" if shares is NAMED else "is the latest date told"
    yield _clue(article, find, likely, "is the first date ahead" if ahead else named)


def _around(day: date, bins: Bins, ahead: bool) -> NDArray[np.float64]:
    likely = np.zeros(SIZE)
    for start, end, share in bins:
        low, high = (1 - end, 1 - start) if ahead else (start, end)
        one, other = index(day + timedelta(low)), index(day + timedelta(high))
        likely[one:other] = share / (end - start)
    return likely


def _yearless(article: Article, finds: Sequence[Found], ahead: bool) -> Iterator[Clue]:
    places: dict[int, tuple[str, Found]] = {}
    for find in finds:
        meaning = find.meaning
        if find.rule == "holiday":
            continue  # greeted before it and told of after it: see observance
        if isinstance(meaning, Yearless) and len(meaning.part) == 5 and meaning.turn is None and meaning.year is None:
            month, day = (int(piece) for piece in meaning.part.split("-"))
            if (month, day) != (2, 29):
                places.setdefault((date(2001, month, day) - date(2001, 1, 1)).days, (meaning.part, find))
    if not places:
        return
    days = sorted(places)
    # the widest stretch of the year that is not told of lies between the dates ahead and those behind
    gaps = [((days[(i + 1) % len(days)] - day) % YEAR or YEAR, i) for i, day in enumerate(days)]
    at = max(gaps)[1]
    part, find = places[days[(at + 1) % len(days)] if ahead else days[at]]
    likely = _each_year(part, YEARLESS_BEFORE if ahead else YEARLESS_AFTER, ahead)
    yield _clue(article, find, likely, "is the first day ahead" if ahead else "is the latest day told")


def _each_year(part: str, bins: Bins, ahead: bool) -> NDArray[np.float64]:
    month, day = (int(piece) for piece in part.split("-"))
    likely = np.zeros(SIZE)
    for at in np.flatnonzero(on_month_day(month, day)):
        for start, end, share in bins:
            low, high = (1 - end, 1 - start) if ahead else (start, end)
            likely[max(at + low, 0) : max(at + high, 0)] = share / (end - start)
    return likely


def _weekday(article: Article, find: Found, number: int) -> Clue:
    lag = (np.arange(SIZE) + FIRST.isoweekday() - number) % 7
    return _clue(article, find, np.array(WEEKDAY_AFTER)[lag], "is the weekday told first")


def _clue(article: Article, find: Found, likely: NDArray[np.float64], what: str) -> Clue:
    """``likely`` up to a factor; where it is zero the least of it stands, so that nothing is shut out."""
    floor = likely[likely > 0].min() / 4
    shape = BELIEVED * np.log(np.maximum(likely, floor))
    days: Days = likely > 0
    span = Span(find.start, find.end)
    words = span.of(article.text)
    says = f"{words} {what}: mostly written near it"
    made = clue("nearness", words, span, says, days, 0.0)
    return replace(made, shape=shape)
