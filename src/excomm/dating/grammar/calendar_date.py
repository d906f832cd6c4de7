"""Rules for dates that name their place in the calendar: day, month, year, quarter, season, decade, century, holiday."""

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
    number,
    ordinal,
    phrase,
    small_number,
    weekday,
)

SEASONS: dict[str, str] = LISTS["seasons"]
HOLIDAYS: dict[str, str] = {name.replace("'", " ' "): part for name, part in LISTS["holidays"].items()}
DECADE_NAMES: dict[str, int] = LISTS["decade_names"]
TURNS: dict[str, int] = LISTS["turns"]

FIRST_YEAR, LAST_YEAR = 1000, 2199
"""Four figures outside these are no year unless an era or a month says so."""

PIVOT = 30
"""Two-figure years up to this belong to the 2000s, later ones to the 1900s (POSIX has 68; news speaks more of the past)."""


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


def _year_after(words: Words, i: int, day: bool) -> tuple[int | None, int]:
    """The year that follows a month or a day of a month at ``i``, with or without comma or "of"."""
    j = _after_comma(words, i)
    found = year_at(words, j)
    if found and (j == i or at(words, i) == "of" or day or at(words, found[1]) in (",", ".", "", ")")):
        return found
    return None, i


def month_first(words: Words, i: int) -> Match | None:
    """“December 17”, “Monday, Dec. 27, 2021”, “January 10th”."""
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
    year, j = _year_after(words, j, day=True)
    return Match(i, j, _dated(year, month_, day)) if _valid(year, month_, day) else None


def day_first(words: Words, i: int) -> Match | None:
    """“27 December 2021”, “the 27th of December”, “Monday 27 December”, “the morning of” is left to the clock."""
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
    year, k = _year_after(words, found[1], day=True)
    if not _valid(year, found[0], day):
        return None
    if year is None and k < len(words) and words[k].figures and len(words[k].text) <= 2 and at(words, k + 1) != ":":
        return None  # "5 May 10" could be anything
    return Match(i, k, _dated(year, found[0], day))


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
    year, end = _year_after(words, k, day=False)
    if year is not None:
        return Match(i, end, _dated(year, month_, None))
    of = k + 1 if at(words, k) == "of" else k
    shift = TURNS.get(at(words, of))
    if shift is not None and at(words, of + 1) == "year":
        return Match(i, of + 2, Yearless(f"{month_:02d}", year=shift))
    short = at(words, j) not in LISTS["months"]
    return None if short and at(words, k - 1) != "." else Match(i, k, Yearless(f"{month_:02d}"))


def season(words: Words, i: int) -> Match | None:
    """“the spring of 1943”, “summer 1990”, “last winter”, “the summer”, “this past spring”."""
    j = i + 1 if at(words, i) == "the" else i
    turn = TURNS.get(at(words, j))
    j = j if turn is None else j + 1
    if turn == 0 and at(words, j) in ("past", "coming"):
        turn, j = TURNS[at(words, j)], j + 1
    code = SEASONS.get(at(words, j))
    if code is None:
        return None
    year, end = _year_after(words, j + 1, day=False)
    if year is not None:
        return Match(i, end, Fixed(f"{year:04d}-{code}"))
    bare = j == i and at(words, i - 1) not in ("in", "by", "since", "until", "during", "of", "early", "late", "mid")
    noun = at(words, j) in ("spring", "fall") and turn is None
    if bare or (noun and at(words, i - 1) not in ("in", "by", "since", "until", "during", "early", "late", "this")):
        return None
    return Match(i, j + 1, Yearless(code, turn))


def quarter(words: Words, i: int) -> Match | None:
    """“the third quarter of 1990”, “1988 fourth-quarter”, “fiscal second quarter”, “last year's first half”, “Q3 2021”."""
    j = i + 1 if at(words, i) in ("the", "its", "a", "their", "his") else i
    year, shift = None, None
    dated = year_at(words, j)
    if dated:
        year, j = dated
    elif TURNS.get(at(words, j)) is not None and at(words, j + 1) == "year":
        shift, j = TURNS[at(words, j)], j + 2
        if at(words, j) in APOSTROPHES and at(words, j + 1) == "s":
            j += 2
    j = hyphen(words, j + 1) if at(words, j) == "fiscal" else j
    short = at(words, j) in ("q", "h") and j + 1 < len(words) and words[j + 1].text in "1234" and words[j + 1].glued
    nth = (int(words[j + 1].text), j + 2) if short else ordinal(words, j)
    if nth is None and at(words, j) == "last" and at(words, j + 1) in ("half", "quarter"):
        nth = (2 if at(words, j + 1) == "half" else 4, j + 1)
    if nth is None:
        return None
    kind, end = at(words, j), nth[1]
    if not short:
        end = hyphen(words, end)
        kind = {"quarter": "q", "half": "h"}.get(at(words, end), "")
        end += 1
    if not kind or nth[0] > (4 if kind == "q" else 2):
        return None
    if kind == "h" and not (year or shift is not None or at(words, end) == "of"):
        return None  # "the first half" of what?
    code = f"{kind.upper()}{nth[0]}"
    if year is None:
        year, end = _year_after(words, end, day=False)
    if year is not None:
        return Match(i, end, Fixed(f"{year:04d}-{code}"))
    of = end + 1 if at(words, end) == "of" else end
    if shift is None and TURNS.get(at(words, of)) is not None and at(words, of + 1) == "year":
        shift, end = TURNS[at(words, of)], of + 2
    if kind == "h" and shift is None:
        return None
    return Match(i, end, Yearless(code, year=shift))


def holiday(words: Words, i: int) -> Match | None:
    """“New Year's Day”, “the New Year holidays”, “last Christmas”, “Easter 1916”."""
    turn = TURNS.get(at(words, i))
    j = i if turn is None else i + 1
    for name in sorted(HOLIDAYS, key=len, reverse=True):
        end = phrase(words, j, name)
        if end is None or not words[j].text[0].isupper():
            continue
        year, k = _year_after(words, end, day=False)
        if year is not None and HOLIDAYS[name][2:3] == "-":
            return Match(i, k, Fixed(f"{year:04d}-{HOLIDAYS[name]}"))
        return Match(i, end, Yearless(HOLIDAYS[name], turn))
    return None


def decade(words: Words, i: int) -> Match | None:
    """“the 1960s”, “the '80s”, “the mid-1990s” (the part is read before), “the sixties”."""
    j = i + 1 if at(words, i) == "the" else i
    if DECADE_NAMES.get(at(words, j)) is not None and j > i:
        return Match(i, j + 1, Fixed(f"19{DECADE_NAMES[at(words, j)]}"))
    nineteen = at(words, j) == "nineteen" and DECADE_NAMES.get(at(words, hyphen(words, j + 1)))
    if nineteen:
        return Match(i, hyphen(words, j + 1) + 1, Fixed(f"19{nineteen}"))
    short = at(words, j) in APOSTROPHES
    k = j + 1 if short else j
    if k >= len(words) or not words[k].figures or not words[k].text.endswith("0"):
        return None
    end = k + 2 if at(words, k + 1) in APOSTROPHES else k + 1
    if at(words, end) != "s" or not words[end].glued:
        return None
    figures = words[k].text
    if len(figures) == 2 and (short or j > i):
        return Match(i, end + 1, Fixed(f"19{figures[0]}"))
    if len(figures) == 4 and figures[0] in "12":
        return Match(i, end + 1, Fixed(figures[:2] if figures.endswith("00") and figures < "1900" else figures[:3]))
    return None


def century(words: Words, i: int) -> Match | None:
    """“the 20th century”, “fifth century BC”."""
    j = i + 1 if at(words, i) == "the" else i
    nth = ordinal(words, j)
    if not nth or at(words, hyphen(words, nth[1])) not in ("century", "centuries") or not 1 <= nth[0] <= 22:
        return None
    end = hyphen(words, nth[1]) + 1
    era = _era(words, end)
    if era:
        return Match(i, era, Fixed(f"BC{nth[0] - 1:02d}"))
    return Match(i, end, Fixed(f"{nth[0] - 1:02d}"))


def _era(words: Words, i: int) -> int | None:
    for said in ("b . c . e .", "b . c .", "b . c", "bce", "bc"):
        end = phrase(words, i, said)
        if end is not None:
            return end
    return None


def era_year(words: Words, i: int) -> Match | None:
    """“146 BC”, “AD 70”."""
    if at(words, i) == "ad" and words[i].text == "AD" and i + 1 < len(words) and words[i + 1].figures:
        return Match(i, i + 2, Fixed(f"{int(words[i + 1].text):04d}")) if len(words[i + 1].text) <= 4 else None
    counted = number(words, i)
    if not counted or counted[0] != int(counted[0]) or counted[0] >= 10_000:
        return None
    value, end = Fixed(f"BC{int(counted[0]):04d}"), _era(words, counted[1])
    if end:
        return Match(i, end, value)
    if at(words, counted[1]) in RANGE_SIGNS:
        upper = number(words, counted[1] + 1)
        if upper and upper[0] < counted[0] and _era(words, upper[1]):
            return Match(i, counted[1], value)
    return None


RANGE_SIGNS = HYPHENS | {"to", "and", "or", "/"}


def range_start(words: Words, i: int) -> Match | None:
    """The "10" of "10-12 May 1940" and of "10 and 12 May"."""
    if i + 2 >= len(words) or not words[i].figures or len(words[i].text) > 2 or at(words, i + 1) not in RANGE_SIGNS:
        return None
    upper = day_first(words, i + 2) if words[i + 2].figures else None
    if upper is None or not isinstance(upper.meaning, Fixed | Yearless) or not 1 <= int(words[i].text) <= 31:
        return None
    day = f"{int(words[i].text):02d}"
    if isinstance(upper.meaning, Fixed):
        return Match(i, i + 1, Fixed(upper.meaning.value[:-2] + day))
    return Match(i, i + 1, Yearless(upper.meaning.part[:-2] + day))


def range_end(words: Words, i: int) -> Match | None:
    """The "18" of "1914-18" and of "1914–1918" where the first year was read as one."""
    if i < 2 or not words[i].figures or len(words[i].text) != 2 or at(words, i - 1) not in HYPHENS | {"/"}:
        return None
    first = words[i - 2]
    if not (words[i].glued and words[i - 1].glued and first.figures and len(first.text) == 4):
        return None
    if not first.text[2:] < words[i].text or (at(words, i + 1) in HYPHENS and words[i + 1].glued):
        return None
    return Match(i, i + 1, Fixed(first.text[:2] + words[i].text))


def year(words: Words, i: int) -> Match | None:
    """“1962”, “the year 2000”, “fiscal 1989”, “nineteen ninety-one”. Never a part of a larger figure or an amount."""
    j = i
    if at(words, j) == "fiscal":
        j = j + 2 if at(words, j + 1) == "year" else j + 1
    elif at(words, j) == "the" and at(words, j + 1) == "year":
        j += 2
    found = year_at(words, j)
    if not found:
        spoken = at(words, j - 1) == "year" and number(words, j)
        if spoken and spoken[0] in range(2000, 2100):
            return Match(i, spoken[1], Fixed(f"{int(spoken[0]):04d}"))
        return None
    value, end = found
    before, after = at(words, j - 1), at(words, end)
    if (j == i and before in ("$", "£", "€", "#", "no", "some", "nearly")) or after in ("%", "°", "percent"):
        return None
    glued_before = i > 0 and words[i].glued and before in (".", ",", "/", ":", "+", "_")
    glued_after = end < len(words) and words[end].glued
    if glued_before or (
        glued_after
        and (
            after.isalpha()
            or (after in ".,:/" and end + 1 < len(words) and words[end + 1].glued and words[end + 1].figures)
        )
    ):
        return None
    return Match(i, end, Fixed(f"{value:04d}"))
