"""Anchors the meaning of a time expression: in news to the day of writing, in a tale to the time told last.

Names that recur (weekdays, months) are read by the tense of the governing verb, as in Mazur and Dale (2008) and
HeidelTime (Stroetgen and Gertz 2013): past tense looks back, future ahead; without a tense the nearest one is meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from excomm.dating.calendar_value import add_months, bounds, in_year
from excomm.dating.grammar.meaning import (
    Clock,
    DayOfMonth,
    Fixed,
    Length,
    Meaning,
    Repeat,
    Shift,
    Vague,
    Weekday,
    Yearless,
)


class Tense(StrEnum):
    """What the governing verb says about when."""

    PAST = "past"
    DONE = "done"
    """Past, and the date is that of the very deed: "was signed in March"."""
    PRESENT = "present"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Anchor:
    """``writing``: the day of writing, or None; ``told``: the TIMEX3 value told last, or ""; ``tale``: the text is a
    narrative, anchored to what was told last.
    """

    writing: date | None
    told: str
    tale: bool


UNIT_PATTERN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "WE": "XXXX-WXX-WE"}


def ground(meaning: Meaning, anchor: Anchor, tense: Tense) -> tuple[str, str]:
    """(TIMEX3 type, value) of ``meaning``. What cannot be known stays X: "XXXX-12-17", "XXXX-WXX-1"."""
    try:
        match meaning:
            case Fixed(value) | Vague(value):
                return "DATE", value
            case Length(value):
                return "DURATION", value
            case Repeat(value):
                return "SET", value
            case Clock(time, day, _):
                return "TIME", _clock(time, day, anchor, tense)
            case _:
                return "DATE", _date(meaning, anchor, tense)
    except (ValueError, OverflowError):  # before year 1, after 9999, or 29 February of a common year
        return "DATE", "XXXX"


def _date(meaning: Yearless | DayOfMonth | Weekday | Shift, anchor: Anchor, tense: Tense) -> str:
    match meaning:
        case Yearless():
            return _yearless(meaning, anchor, tense)
        case DayOfMonth(day):
            return _day_of_month(day, anchor, tense)
        case Weekday():
            return _weekday(meaning, anchor, tense)
        case Shift():
            return _shift(meaning, anchor, tense)


def _clock(time: str, day: Meaning | None, anchor: Anchor, tense: Tense) -> str:
    if day is not None:
        base = ground(day, anchor, tense)[1]
    elif anchor.told and len(anchor.told) >= 10 and (anchor.tale or anchor.writing is None):
        base = anchor.told[:10]
    else:
        base = anchor.writing.isoformat() if anchor.writing and not anchor.tale else "XXXX-XX-XX"
    return base[:10] + time


def _told_day(anchor: Anchor) -> date | None:
    covered = bounds(anchor.told) if anchor.told else None
    return covered[0] if covered and covered[0] == covered[1] else None


def _base(anchor: Anchor, tale: bool) -> date | None:
    """The day to count from: the day of writing, or the start of what was told last."""
    if (tale or anchor.tale) and anchor.told:
        covered = bounds(anchor.told)
        return covered[0] if covered else None
    return None if anchor.tale else anchor.writing


# ---------------------------------------------------------------- parts of some year


def _yearless(meaning: Yearless, anchor: Anchor, tense: Tense) -> str:
    if anchor.tale:
        return _yearless_in_tale(meaning, anchor)
    if anchor.writing is None:
        return _unknown_year(meaning.part)
    writing, part = anchor.writing, meaning.part
    if meaning.year is not None:
        return in_year(part, writing.year + meaning.year)
    if meaning.turn == 0:
        here = bounds(in_year(part, writing.year))
        over = tense is Tense.FUTURE and here is not None and here[1] < writing
        return in_year(part, writing.year + over)  # "will be renewed this spring", written in December
    back, ahead = (
        _before(part, writing, inside=meaning.turn is None),
        _after(part, writing, inside=meaning.turn is None),
    )
    if meaning.turn is not None:
        return back if meaning.turn < 0 else ahead
    far = _distance(back, writing) > LONGEST_LOOK and _distance(ahead, writing) < 365 - LONGEST_LOOK
    quarter_or_half = part[0] in "QH"
    if tense is Tense.DONE or (tense is Tense.PAST and not far and not quarter_or_half):
        return back
    if tense is Tense.FUTURE and _distance(ahead, writing) <= LONGEST_LOOK and not quarter_or_half:
        return ahead
    return min((back, ahead), key=lambda value: _distance(value, writing))


LONGEST_LOOK = 270
"""Days that a bare month or day of a month looks back or ahead: news gives the year with what lies farther off."""


def _unknown_year(part: str) -> str:
    return "XXXX" if part.startswith("E") or " " in part else f"XXXX-{part}"


def _yearless_in_tale(meaning: Yearless, anchor: Anchor) -> str:
    covered = bounds(anchor.told) if anchor.told else None
    if covered is None:
        era = anchor.told[:6] if anchor.told.startswith("BC") and len(anchor.told) >= 6 else ""
        return f"{era}-{meaning.part}" if era and " " not in meaning.part else _unknown_year(meaning.part)
    told = covered[0]
    if meaning.turn is not None or meaning.year is not None:
        return in_year(meaning.part, told.year + (meaning.turn or meaning.year or 0))
    value = in_year(meaning.part, told.year)
    if len(anchor.told) < 7:
        return value
    here = bounds(value)
    if here and (told - here[0]).days > LONGEST_STEP_BACK:
        return in_year(meaning.part, told.year + 1)
    return value


LONGEST_STEP_BACK = 240
"""Days: a tale that goes from November to "January" goes on, not back. Chosen on the WikiWars training documents."""


def _distance(value: str, writing: date) -> int:
    covered = bounds(value)
    if covered is None:
        return 10**6
    if covered[0] <= writing <= covered[1]:
        return 0
    return min(abs((covered[0] - writing).days), abs((covered[1] - writing).days))


def _before(part: str, writing: date, inside: bool) -> str:
    """The last ``part`` that began by ``writing`` (``inside``), or that was over before it."""
    for year in range(writing.year, writing.year - 9, -1):
        covered = _covered(part, year)
        if covered and (covered[1] <= writing if inside else covered[2] < writing):
            return covered[0]
    return _unknown_year(part)


def _after(part: str, writing: date, inside: bool) -> str:
    for year in range(writing.year, writing.year + 9):
        covered = _covered(part, year)
        if covered and (covered[2] >= writing if inside else covered[1] > writing):
            return covered[0]
    return _unknown_year(part)


def _covered(part: str, year: int) -> tuple[str, date, date] | None:
    try:
        value = in_year(part, year)
    except ValueError:
        return None
    covered = bounds(value)
    return (value, covered[0], covered[1]) if covered else None


# ---------------------------------------------------------------- days


def _day_of_month(day: int, anchor: Anchor, tense: Tense) -> str:
    told = bounds(anchor.told) if anchor.told else None
    if anchor.tale or anchor.writing is None:
        if told and len(anchor.told) >= 7:
            return date(told[0].year, told[0].month, day).isoformat()
        return f"XXXX-XX-{day:02d}"
    months = [add_months(anchor.writing.replace(day=1), step) for step in (0, -1, 1, -2, 2)]
    days = []
    for first in months:
        try:
            days.append(first.replace(day=day))
        except ValueError:  # that month is shorter
            continue
    back, ahead = [d for d in days if d <= anchor.writing], [d for d in days if d >= anchor.writing]
    if tense is Tense.FUTURE:
        return min(ahead).isoformat()
    if tense in (Tense.PAST, Tense.DONE):
        return max(back).isoformat()
    writing = anchor.writing
    return min(days, key=lambda d: abs((d - writing).days)).isoformat()


def _weekday(meaning: Weekday, anchor: Anchor, tense: Tense) -> str:
    told = _told_day(anchor)
    use_told = (meaning.tale or anchor.tale) and told is not None
    base = told if use_told else None if anchor.tale else anchor.writing
    if base is None:
        return f"XXXX-WXX-{meaning.number}"
    ahead_by = (meaning.number - base.isoweekday()) % 7
    if meaning.turn is not None and meaning.turn > 0:
        return (base + timedelta(ahead_by or 7)).isoformat()
    if meaning.turn is not None and meaning.turn < 0:
        return (base - timedelta((-ahead_by) % 7 or 7)).isoformat()
    if tense is Tense.FUTURE or (anchor.tale and use_told):
        return (base + timedelta(ahead_by)).isoformat()
    if meaning.turn == 0 and tense not in (Tense.PAST, Tense.DONE):
        return (base + timedelta(meaning.number - base.isoweekday())).isoformat()
    return (base - timedelta((-ahead_by) % 7)).isoformat()


# ---------------------------------------------------------------- counted from a day


def _shift(meaning: Shift, anchor: Anchor, tense: Tense) -> str:
    if meaning.unit == "D" and meaning.count == 0 and anchor.tale and not meaning.tale and anchor.writing is None:
        return "PRESENT_REF"
    deictic = not meaning.tale and anchor.writing is not None and not anchor.tale
    base = anchor.writing if deictic else _base(anchor, meaning.tale)
    if base is None and meaning.tale and not anchor.told:
        base = anchor.writing
    if base is None:
        return UNIT_PATTERN.get(meaning.grain, "XXXX")
    covered = bounds(anchor.told) if anchor.told else None
    if meaning.unit == "Y" and anchor.told[4:6] == "-Q" and meaning.grain == "Y" and meaning.count == -1:
        return (
            f"{int(anchor.told[:4]) - 1:04d}{anchor.told[4:]}"  # "from a year earlier" after a quarter is that quarter
        )
    if meaning.unit == "Q" and meaning.tale and meaning.count == 0 and anchor.told[4:6] != "-Q":
        return "XXXX-QX" if anchor.writing is None else shifted(anchor.writing, -1, "Q", "Q", tense)
    coarse = meaning.unit in ("D", "W") and meaning.tale and covered and (covered[1] - covered[0]).days > 6
    if coarse and base == (covered[0] if covered else None):
        return UNIT_PATTERN.get(meaning.grain, "XXXX")
    return shifted(base, meaning.count, meaning.unit, meaning.grain, tense)


def shifted(base: date, count: float, unit: str, grain: str, tense: Tense) -> str:
    """The value ``count`` units from ``base``, at the fineness of ``grain``. Raises ``ValueError`` or ``OverflowError``
    outside the years 1 to 9999.
    """
    if unit in ("TH", "TM", "TS"):
        return (base + timedelta(hours=count if unit == "TH" else 0)).isoformat()
    if unit == "WE":
        week = base + timedelta(7 * count)
        latest = 5 if tense is Tense.PAST else 0 if tense is Tense.FUTURE else 3
        early = base.isoweekday() <= latest and count == 0
        year, number, _ = (week - timedelta(7) if early else week).isocalendar()
        return f"{year:04d}-W{number:02d}-WE"
    if unit == "D" or (unit == "W" and grain == "D"):
        return (base + timedelta(count * (7 if unit == "W" else 1))).isoformat()
    if unit == "W":
        year, number, _ = (base + timedelta(7 * count)).isocalendar()
        return f"{year:04d}-W{number:02d}"
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit]
    day = add_months(base, round(count * months))
    return {
        "D": day.isoformat(),
        "M": f"{day.year:04d}-{day.month:02d}",
        "Q": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04d}",
        "E": f"{day.year // 10:03d}",
        "C": f"{day.year // 100:02d}",
    }[grain]
