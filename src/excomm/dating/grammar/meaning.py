"""What the words of a time expression mean before they are anchored: the symbols that the rules of the grammar give."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs no anchor: "1962-10-27", "1962-10", "1962", "196", "19", "1962-Q3", "1962-SU", "BC0146"."""

    value: str


@dataclass(frozen=True, slots=True)
class Yearless:
    """A part of some year: "12-17", "12", "SU", "Q3", "H1", or a movable feast.

    "11 4 4" is the fourth Thursday of November, "E-2" two days before Easter. ``turn`` is -1 for last, 0 for this, 1
    for next, None for a bare name; ``year`` shifts the year itself ("June last year" -1).
    """

    part: str
    turn: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """“the 27th”."""

    day: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday, 1 Monday to 7 Sunday; ``turn`` as in ``Yearless``; ``tale``: counted from the day told last."""

    number: int
    turn: int | None = None
    tale: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """``count`` units from the day of writing, or with ``tale`` from what was told last.

    Units are D, W, M, Q, Y, E (decades), C (centuries), WE (weekends), TH (hours) and TM (minutes); the value has the
    fineness of ``grain``.
    """

    count: float
    unit: str
    grain: str
    tale: bool = False


@dataclass(frozen=True, slots=True)
class Vague:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Length:
    """A duration: "P3D", "PXY", "PT2H"."""

    value: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """A set: "P1W", "XXXX-WXX-1"."""

    value: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day ("T22:00", "TMO") on ``day`` (None: the day of writing, or in a tale the last one told).

    ``offset`` is the zone in minutes from UTC, None where none is named.
    """

    time: str
    day: Fixed | Yearless | DayOfMonth | Weekday | Shift | None
    offset: int | None = None


Meaning = Fixed | Yearless | DayOfMonth | Weekday | Shift | Vague | Length | Repeat | Clock


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's find: words ``[start, end)`` by index, what they mean, and which part of it (START, MID, END or "")."""

    start: int
    end: int
    meaning: Meaning
    part: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A find in the text: ``[start, end)`` in code points, meaning and part as in ``Match``, and the rule's name."""

    start: int
    end: int
    meaning: Meaning
    part: str
    rule: str
