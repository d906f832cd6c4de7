"""Rules for longer parts of the calendar: seasons, quarters, decades, centuries, years; holidays; ends of ranges."""

from __future__ import annotations

from excomm.dating.grammar.calendar_date import TURNS, day_first, turned_year, year_after, year_at
from excomm.dating.grammar.meaning import Fixed, Match, Yearless
from excomm.dating.grammar.words import (
    APOSTROPHES,
    HYPHENS,
    LISTS,
    Phrases,
    Words,
    at,
    capital,
    hyphen,
    number,
    ordinal,
)

SEASONS: dict[str, str] = LISTS["seasons"]
HOLIDAYS: Phrases[str] = Phrases(
    sorted(
        ((name.replace("'", " ' "), part) for name, part in LISTS["holidays"].items()), key=lambda pair: -len(pair[0])
    )
)
DECADE_NAMES: dict[str, int] = LISTS["decade_names"]
NUMBERED = frozenset(LISTS["names"]["numbered"])
"""Nouns before a number that is no year."""


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
    year, end = year_after(words, j + 1, day=False)
    if year is not None:
        return Match(i, end, Fixed(f"{year:04d}-{code}"))
    bare = j == i and at(words, i - 1) not in ("in", "by", "since", "until", "during", "of", "early", "late", "mid")
    noun = at(words, j) in ("spring", "fall") and turn is None
    if bare or (noun and at(words, i - 1) not in ("in", "by", "since", "until", "during", "early", "late", "this")):
        return None
    return Match(i, j + 1, Yearless(code, turn))


def quarter(words: Words, i: int) -> Match | None:
    """“the third quarter of 1990”, “fiscal second quarter”, “last year's first half”, “Q3 2021”."""
    j = i + 1 if at(words, i) in ("the", "its", "a", "their", "his") else i
    year, shift, j = _year_before(words, j)
    j = hyphen(words, j + 1) if at(words, j) == "fiscal" else j
    named = _quarter_code(words, j)
    if named is None:
        return None
    code, end = named
    if year is None:
        year, end = year_after(words, end, day=False)
    if year is not None:
        return Match(i, end, Fixed(f"{year:04d}-{code}"))
    if shift is None:
        shift, end = turned_year(words, end)
    if code[0] == "H" and shift is None:
        return None  # "the first half" of what?
    return Match(i, end, Yearless(code, year=shift))


def _year_before(words: Words, i: int) -> tuple[int | None, int | None, int]:
    """(year, shift of the year, index after it) of "1988", "last year's" or nothing."""
    dated = year_at(words, i)
    if dated:
        return dated[0], None, dated[1]
    shift = TURNS.get(at(words, i))
    if shift is None or at(words, i + 1) != "year":
        return None, None, i
    genitive = at(words, i + 2) in APOSTROPHES and at(words, i + 3) == "s"
    return None, shift, i + 4 if genitive else i + 2


def _quarter_code(words: Words, i: int) -> tuple[str, int] | None:
    """("Q3", index after it) of "third quarter", "Q3", "last half of"."""
    word = at(words, i)
    if word in ("q", "h") and i + 1 < len(words) and words[i + 1].text in "1234" and words[i + 1].glued:
        return f"{word.upper()}{words[i + 1].text}", i + 2
    if word == "last" and at(words, i + 1) in ("half", "quarter") and at(words, i + 2) == "of":
        return ("H2" if at(words, i + 1) == "half" else "Q4"), i + 2
    nth = ordinal(words, i)
    if nth is None:
        return None
    end = hyphen(words, nth[1])
    letter = {"quarter": "Q", "half": "H"}.get(at(words, end))
    if letter is None or nth[0] > (4 if letter == "Q" else 2):
        return None
    return f"{letter}{nth[0]}", end + 1


def holiday(words: Words, i: int) -> Match | None:
    """“New Year's Day”, “the New Year holidays”, “last Christmas”, “Easter 1916”."""
    turn = TURNS.get(at(words, i))
    j = i if turn is None else i + 1
    named = HOLIDAYS.first(words, j) if capital(words, j) else None
    if named is None:
        return None
    end, part = named
    year, k = year_after(words, end, day=False)
    if year is not None and part[2:3] == "-":
        return Match(i, k, Fixed(f"{year:04d}-{part}"))
    return Match(i, end, Yearless(part, turn))


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


BEFORE_CHRIST = Phrases((said, None) for said in ("b . c . e .", "b . c .", "b . c", "bce", "bc"))


def _era(words: Words, i: int) -> int | None:
    said = BEFORE_CHRIST.first(words, i)
    return said[0] if said else None


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
    """“1962”, “the year 2000”, “fiscal 1989”, “the fiscal year 1989”, “nineteen ninety-one”.

    Never a part of a larger figure or an amount.
    """
    j = i
    if at(words, j) == "fiscal":
        j = j + 2 if at(words, j + 1) == "year" else j + 1
    elif at(words, j) == "the" and at(words, j + 1) in ("year", "fiscal"):
        j = j + 2 if at(words, j + 1) == "year" or at(words, j + 2) != "year" else j + 3
    found = year_at(words, j)
    if not found:
        spoken = number(words, j) if at(words, j - 1) == "year" else None
        if spoken and 2000 <= spoken[0] < 2100 and spoken[0] == int(spoken[0]):
            return Match(i, spoken[1], Fixed(f"{int(spoken[0]):04d}"))
        return None
    if j == i and _in_a_figure(words, i, found[1]):
        return None
    return Match(i, found[1], Fixed(f"{found[0]:04d}"))


def _numbers(words: Words, i: int) -> bool:
    """Whether the figures at ``i`` number something: "Resolution 1701", "resolutions 242, 338 and 1397"."""
    for j in range(i - 1, max(i - 8, -1), -1):
        if words[j].lower in NUMBERED:
            return True
        if not words[j].figures and words[j].lower not in (",", "and", "no", ".", "nos"):
            return False
    return False


def _in_a_figure(words: Words, i: int, end: int) -> bool:
    """Whether the figures ``[i, end)`` are an amount or stand within one: "$1962", "1,962.50", "1990s", "no. 1914"."""
    before, after = at(words, i - 1), at(words, end)
    if _numbers(words, i) or before in ("$", "£", "€", "#", "no", "some", "nearly") or after in ("%", "°", "percent"):
        return True
    if i > 0 and words[i].glued and before in (".", ",", "/", ":", "+", "_"):
        return True
    if end >= len(words) or not words[end].glued:
        return False
    if after.isalpha():
        return True
    more = end + 1 < len(words) and words[end + 1].glued and words[end + 1].figures
    return after in (".", ",", "/", ":") and more
