"""TIMEX3 values and the days they cover.

Seasons are the meteorological ones of the northern hemisphere (a convention; WMO Guide to Climatological Practices);
"early", "mid" and "late" are the thirds of a unit, rounded outwards to whole days or months.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from excomm.records import UNKNOWN_WHEN, Evidence, Precision, When

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$")
_YEARS = re.compile(r"\d{2,4}$")

_MONTHS_OF_PART = {
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12),
    "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14),
}  # fmt: skip


def month_end(year: int, month: int) -> date:
    """The last day of a month; ``month`` may run past 12 into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def bounds(value: str) -> tuple[date, date, Precision] | None:
    """First day, last day and precision of a TIMEX3 value; None where it names no days (vague, BC, out of range)."""
    try:
        if found := _DAY.match(value):
            day = date(int(found[1]), int(found[2]), int(found[3]))
            return day, day, Precision.DAY
        if found := _MONTH.match(value):
            year, month = int(found[1]), int(found[2])
            return date(year, month, 1), month_end(year, month), Precision.MONTH
        if found := _WEEK.match(value):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            if found[3]:
                return monday + timedelta(5), monday + timedelta(6), Precision.INTERVAL
            return monday, monday + timedelta(6), Precision.WEEK
        if found := _PART.match(value):
            first, last = _MONTHS_OF_PART[found[2]]
            return date(int(found[1]), first, 1), month_end(int(found[1]), last), Precision.INTERVAL
        if _YEARS.match(value):
            width = 10 ** (4 - len(value))
            first_year = int(value) * width
            precision = Precision.YEAR if width == 1 else Precision.INTERVAL
            return date(first_year, 1, 1), date(first_year + width - 1, 12, 31), precision
    except (ValueError, OverflowError):
        return None
    return None


WHOLE_MONTHS = 80
"""Days from which a unit is divided into thirds of whole months (quarters and longer)."""


def third(first: date, last: date, part: str) -> tuple[date, date]:
    """The days of a unit that "early" (START), "mid" (MID) or "late" (END) means: its thirds, rounded outwards."""
    days = (last - first).days + 1
    if days >= WHOLE_MONTHS and first.day == 1:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        step = -(-months // 3)
        if part == "START":
            return first, month_end(first.year, first.month + step - 1)
        if part == "MID":
            return add_months(first, months // 3), month_end(first.year, first.month + months - months // 3 - 1)
        return add_months(first, months - step), last
    if part == "START":
        return first, first + timedelta(-(-days // 3) - 1)
    if part == "MID":
        return first + timedelta(days // 3), last - timedelta(days // 3)
    return last - timedelta(-(-days // 3) - 1), last


def as_when(value: str, part: str = "", basis: tuple[Evidence, ...] = ()) -> When:
    """The ``When`` of a TIMEX3 value, narrowed to its ``part``; unknown where the value names no days."""
    covered = bounds(value)
    if covered is None:
        return When("", Precision.UNKNOWN, None, None, basis) if basis else UNKNOWN_WHEN
    first, last, precision = covered
    if part and first != last:
        first, last = third(first, last, part)
        precision = Precision.INTERVAL
    if precision is Precision.INTERVAL:
        return interval(first, last, basis)
    return When(value[:10], precision, first, last, basis)


def interval(first: date, last: date, basis: tuple[Evidence, ...] = ()) -> When:
    """A ``When`` from ``first`` to ``last``, at the coarsest calendar unit that it fills exactly."""
    if first == last:
        return When(first.isoformat(), Precision.DAY, first, last, basis)
    year, week, _weekday = first.isocalendar()
    for value, precision in (
        (f"{first:%Y-%m}", Precision.MONTH),
        (f"{first:%Y}", Precision.YEAR),
        (f"{year:04d}-W{week:02d}", Precision.WEEK),
    ):
        covered = bounds(value)
        if covered and covered[:2] == (first, last):
            return When(value, precision, first, last, basis)
    return When(f"{first.isoformat()}/{last.isoformat()}", Precision.INTERVAL, first, last, basis)


def add_months(day: date, count: int) -> date:
    """``day`` moved by ``count`` months, cut to the month's length. Raises ``ValueError`` outside years 1 to 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm; Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def in_year(part: str, year: int) -> str:
    """The TIMEX3 value of a yearless part in ``year``: "12-17", "12", "SU", "Q3", "11 4 4", "E-2".

    Raises ``ValueError`` where that year has no such day (29 February).
    """
    if part.startswith("E"):
        return (easter(year) + timedelta(int(part[1:]))).isoformat()
    if " " in part:
        month, weekday, rank = (int(number) for number in part.split())
        if rank < 0:
            last = month_end(year, month)
            return (last - timedelta((last.isoweekday() - weekday) % 7)).isoformat()
        first = date(year, month, 1)
        return (first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (rank - 1))).isoformat()
    value = f"{year:04d}-{part}"
    if len(part) == 5:
        date.fromisoformat(value)
    return value
