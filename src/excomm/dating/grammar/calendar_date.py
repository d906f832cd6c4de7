"""Rules for dates that name their place in the calendar: day, month, year, quarter, season, decade, century."""

from __future__ import annotations

from calendar import monthrange

from excomm.dating.grammar.meaning import DayOfMonth, Fixed, Match, Yearless
from excomm.dating.grammar.words import (
    APOSTROPHES,
    HYPHENS,
    LISTS,
    Words,
    at,
    hyphen,
    month,
    ordinal,
    small_number,
    weekday,
)

TURNS: dict[str, int] = LISTS["turns"]

FIRST_YEAR, LAST_YEAR = 1000, 2199
"""Four figures outside these are no year unless an era or a month says so."""

PIVOT = 30
"""Two-figure years up to this belong to the 2000s, later ones to the 1900s (POSIX has 68; news tells of the past)."""


def _valid(year: int | None, month_: int, day: int) -> bool:
    return 1 <= month_ <= 12 and 1 <= day <= monthrange(2000 if year is None or year < 1 else year, month_)[1]


def _short_year(figures: str) -> int:
    value = int(figures)
    return value if len(figures) == 4 else value + (2000 if value <= PIVOT else 1900)


def _dated(year: int | None, month_: int, day: int | None) -> Fixed | Yearless:
    tail = f"{month_:02d}" if day is None else f"{month_:02d}-{day:02d}"
    return Yearless(tail) if year is None else Fixed(f"{year:04d}-{tail}")


def year_at(words: Words, i: int) -> tuple[int, int] | None:
    """(year, index after it) of four figures, "'62", or words ("nineteen ninety-four", "two thousand and five")."""
    if i < len(words) and words[i].figures and len(words[i].text) == 4:
        if FIRST_YEAR <= int(words[i].text) <= LAST_YEAR and not (at(words, i + 1) == "s" and words[i + 1].glued):
            return int(words[i].text), i + 1
        return None
    if at(words, i) in APOSTROPHES and i + 1 < len(words) and words[i + 1].figures and words[i + 1].glued:
        plural = at(words, i + 2) == "s" and words[i + 2].glued
        if len(words[i + 1].text) == 2 and not plural and not words[i].glued:
            return _short_year(words[i + 1].text), i + 2
        return None
    first = small_number(words, i)
    if first and first[0] in (18, 19, 20):
        rest = small_number(words, first[1])
        if rest and rest[0] >= 10:
            return first[0] * 100 + rest[0], rest[1]
    return None


def _after_comma(words: Words, i: int) -> int:
    return i + 1 if at(words, i) in (",", "of") else i


def numeric(words: Words, i: int) -> Match | None:
    """“2021-12-27”, “27.12.2021”, “12/27/2021”, “10/26/89”. Where both readings are possible, month first with “/”."""
    if i + 4 >= len(words) or not all(words[i + k].figures for k in (0, 2, 4)) or at(words, i - 1) in (".", "/", "$"):
        return None
    sign = at(words, i + 1)
    if sign != at(words, i + 3) or not all(words[i + k].glued for k in (1, 2, 3, 4)):
        return None
    a, b, c = (words[i + k].text for k in (0, 2, 4))
    if sign in HYPHENS and len(a) == 4 and len(b) <= 2 and len(c) <= 2:
        year, month_, day = int(a), int(b), int(c)
    elif sign in "/.-" and len(c) in (2, 4) and len(a) <= 2 and len(b) <= 2:
        year, month_, day = _short_year(c), int(a), int(b)
        if sign == "." or month_ > 12:
            month_, day = day, month_
    else:
        return None
    if year < 1 or not _valid(year, month_, day):
        return None
    return Match(i, i + 5, _dated(year, month_, day))


def year_after(words: Words, i: int, day: bool) -> tuple[int | None, int]:
    """The year that follows a month or a day of a month at ``i``, with or without comma or "of"."""
    j = _after_comma(words, i)
    found = year_at(words, j)
    if found and (j == i or at(words, i) == "of" or day or at(words, found[1]) in (",", ".", "", ")")):
        return found
    return None, i


def month_first(words: Words, i: int) -> Match | None:
    """“December 17”, “Monday, Dec. 27, 2021”, “January 10th”, “March 20 last year”."""
    j, named = i, weekday(words, i, short=True)
    if named:
        j = named[1] + 1 if at(words, named[1]) == "," else named[1]
        j = j + 1 if at(words, j) == "the" else j
    found = month(words, j)
    if not found:
        return None
    month_, j = found
    j = j + 1 if at(words, j) == "the" else j
    nth = ordinal(words, j)
    if nth:
        day, j = nth
    elif j < len(words) and words[j].figures and len(words[j].text) <= 2:
        day, j = int(words[j].text), j + 1
        if at(words, j) == ":" and words[j].glued:
            return None
    else:
        return None
    year, j = year_after(words, j, day=True)
    return _day(words, (i, j), year, month_, day) if _valid(year, month_, day) else None


def day_first(words: Words, i: int) -> Match | None:
    """“27 December 2021”, “the 27th of December”, “Monday 27 December”."""
    j, named = i, weekday(words, i, short=True)
    if named:
        j = named[1] + 1 if at(words, named[1]) == "," else named[1]
    j = j + 1 if at(words, j) == "the" else j
    nth = ordinal(words, j)
    if nth:
        day, j = nth
        j = j + 1 if at(words, j) == "of" else j
    elif j < len(words) and words[j].figures and len(words[j].text) <= 2:
        day, j = int(words[j].text), j + 1
        j = hyphen(words, j)
    else:
        return None
    found = month(words, j)
    if not found:
        return None
    year, k = year_after(words, found[1], day=True)
    if not _valid(year, found[0], day):
        return None
    if year is None and k < len(words) and words[k].figures and len(words[k].text) <= 2 and at(words, k + 1) != ":":
        return None  # "5 May 10" could be anything
    return _day(words, (i, k), year, found[0], day)


def _day(words: Words, at_: tuple[int, int], year: int | None, month_: int, day: int) -> Match:
    """The day at those words, with the "last year" that may follow it where it bears no year."""
    shift, end = turned_year(words, at_[1]) if year is None else (None, at_[1])
    if shift is not None:
        return Match(at_[0], end, Yearless(f"{month_:02d}-{day:02d}", year=shift))
    return Match(*at_, _dated(year, month_, day))


def day_of_month(words: Words, i: int) -> Match | None:
    """“the 27th”, “Monday the 27th”: never before a noun, which the parse decides later."""
    named = weekday(words, i)
    j = named[1] if named else i
    if at(words, j) != "the" or not (j + 1 < len(words) and words[j + 1].figures):
        return None
    nth = ordinal(words, j + 1)
    if not nth or not 1 <= nth[0] <= 31 or at(words, nth[1]) in ("century", "centuries", "-"):
        return None
    return Match(i, nth[1], DayOfMonth(nth[0]))


def month_of_year(words: Words, i: int) -> Match | None:
    """“October 1962”, “Oct., 1962”, “June last year”, “last June”, “October”."""
    turn = TURNS.get(at(words, i))
    j = i if turn is None else i + 1
    if at(words, j) in ("past", "coming") and turn == 0:
        turn, j = TURNS[at(words, j)], j + 1
    j = hyphen(words, j) if turn is not None else j
    found = month(words, j)
    if not found:
        return None
    month_, k = found
    if turn is not None:
        return Match(i, k, Yearless(f"{month_:02d}", turn))
    year, end = year_after(words, k, day=False)
    if year is not None:
        return Match(i, end, _dated(year, month_, None))
    shift, end = turned_year(words, k)
    if shift is not None:
        return Match(i, end, Yearless(f"{month_:02d}", year=shift))
    short = at(words, j) not in LISTS["months"]
    return None if short and at(words, k - 1) != "." else Match(i, k, Yearless(f"{month_:02d}"))


def turned_year(words: Words, i: int) -> tuple[int | None, int]:
    """(shift, index after it) of "last year", "of this year"; (None, i) where neither stands there."""
    j = i + 1 if at(words, i) == "of" else i
    shift = TURNS.get(at(words, j))
    return (shift, j + 2) if shift is not None and at(words, j + 1) == "year" else (None, i)
