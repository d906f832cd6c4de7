"""Rules for how long and how often: durations and sets."""

from __future__ import annotations

from excomm.dating.grammar.meaning import Length, Match, Repeat
from excomm.dating.grammar.relative import count
from excomm.dating.grammar.words import (
    HYPHENS,
    LISTS,
    Phrases,
    Words,
    at,
    hyphen,
    month,
    number,
    ordinal,
    phrase,
    unit,
    weekday,
)

FREQUENCIES: dict[str, str] = LISTS["frequencies"]
APPROXIMATIONS = Phrases((said, None) for said in LISTS["approximations"]["phrases"] + LISTS["approximations"]["words"])
PARTS: dict[str, str] = LISTS["day_parts"]
LASTING: dict[str, str] = LISTS["lasting"]


def length(counted: float | None, letter: str) -> str:
    """The TIMEX3 value of so many units: ("PXY" where the number is unknown, months for halves of years)."""
    if letter == "N":
        letter = "D"
    factor, letter = {"2W": (2, "W"), "E": (10, "Y"), "C": (100, "Y"), "WE": (1, "WE")}.get(letter, (1, letter))
    time, letter = ("T", letter[1:]) if letter.startswith("T") else ("", letter)
    if counted is None:
        return f"P{time}X{letter}"
    value = counted * factor
    if time and letter == "H" and value < 1:
        value, letter = value * 60, "M"
    if value != int(value) and not time:
        finer = {"Y": ("M", 12), "D": ("TH", 24)}.get(letter)
        if finer and value * finer[1] == int(value * finer[1]):
            whole = int(value)
            rest = int((value - whole) * finer[1])
            tail = f"T{rest}H" if finer[0] == "TH" else f"{rest}M"
            return (f"P{whole}{letter}" if whole else "P") + tail
    return f"P{time}{value:g}{letter}" if value < 1e6 else f"P{time}{int(value)}{letter}"


def _approximation(words: Words, i: int) -> int:
    said = APPROXIMATIONS.first(words, i)
    return said[0] if said else i


def _before_length(words: Words, i: int) -> int:
    """The index after what may stand before a length: "nearly", "the past", "at least another"."""
    j = _approximation(words, i)
    if at(words, j) in ("the", "these", "those"):
        if at(words, j + 1) in DETERMINED:
            j += 2
        elif number(words, j + 1):
            j += 1
    elif at(words, j) in ("an", "another") and at(words, j + 1) in ("additional", "extra"):
        j += 1
    j = j + 1 if at(words, j) in ("additional", "extra") else j
    return _approximation(words, j)


DETERMINED = frozenset(LISTS["before_lengths"]["words"])


def duration(words: Words, i: int) -> Match | None:
    """“three days”, “a week”, “nearly two months”, “the past three years”, “10-hour”, “the first nine months”."""
    if at(words, i) == "over" and at(words, i + 1) in ("the", "these", "those"):
        return None  # "over the past year": the preposition
    j = _before_length(words, i)
    counted = count(words, j)
    if counted is None:
        return _plain_plural(words, i, j) or _lasting(words, i)
    k = counted[1]
    if at(words, k) in ("to", "or", "-", "–") and number(words, k + 1):
        k = number(words, k + 1)[1]  # type: ignore[index]  # just tested
    k = (
        k + 1
        if at(words, k) in ("more", "full", "consecutive", "straight", "whole", "long", "additional", "other")
        else k
    )
    dash = hyphen(words, k)
    found = unit(words, dash)
    if found is None or (at(words, dash) == "second" and dash == k):
        return None
    end = found[2]
    half = phrase(words, end, "and a half")
    amount = counted[0]
    if half is not None and amount is not None:
        amount, end = amount + 0.5, half
    if phrase(words, end, "or so") is not None:
        end += 2
    if at(words, end) in HYPHENS and at(words, end + 1) in ("old", "long"):
        end += 2
    single = at(words, j) in ("a", "an")
    if single and counted[1] == j + 1 and found[1]:
        amount = None  # "a months-long siege"
    if single and at(words, j - 1) in ("times", "once", "twice", "percent"):
        return None
    return Match(i, end, Length(length(amount, found[0])))


def _plain_plural(words: Words, i: int, j: int) -> Match | None:
    """“for years”, “the next months”, “the weeks ahead”: some number of units."""
    found = unit(words, j)
    if found is None or not found[1] or found[0] in ("TS", "Q", "N", "WE"):
        return None
    end = found[2]
    before = at(words, i - 1)
    if at(words, end) == "ahead" and j > i:
        end += 1
    elif j == i and before not in ("for", "in", "within", "of", "over", "after", "through", "during"):
        return None
    return Match(i, end, Length(length(None, found[0])))


def _lasting(words: Words, i: int) -> Match | None:
    """“decades-long”, “year-long”, “weeklong”, “all day”."""
    if at(words, i) in LASTING:
        return Match(i, i + 1, Length(LASTING[at(words, i)]))
    whole = at(words, i) == "all"
    found = unit(words, i + whole)
    if found is None or (whole and (found[1] or found[0] not in ("D", "N", "W", "Y"))):
        return None
    if not whole and not (at(words, found[2]) in HYPHENS and at(words, found[2] + 1) == "long"):
        return None
    return Match(i, found[2] + (0 if whole else 2), Length(length(None if found[1] else 1, found[0])))


def _times(words: Words, i: int) -> int | None:
    """The index after "once", "three times", "several times"."""
    if at(words, i) in ("once", "twice", "times"):
        return i + 1
    counted = count(words, i)
    return counted[1] + 1 if counted and at(words, counted[1]) == "times" else None


def repeated(words: Words, i: int) -> Match | None:
    """“every day”, “each Thursday”, “every July”, “every two weeks”, “daily”, “twice a week”, “every other Tuesday”."""
    word = at(words, i)
    if word in FREQUENCIES:
        return Match(i, i + 1, Repeat(FREQUENCIES[word]))
    often = _times(words, i)
    if often is not None and at(words, often) in ("a", "an", "each", "every", "per"):
        found = unit(words, often + 1)
        return Match(i, found[2], Repeat(length(1, found[0]))) if found and not found[1] else None
    if word not in ("every", "each"):
        return None
    nth = ordinal(words, i + 1)
    day = weekday(words, i + 2 if at(words, i + 1) == "other" else nth[1] if nth else i + 1)
    if day:
        part = PARTS.get(at(words, day[1]), "")
        return Match(i, day[1] + bool(part), Repeat(f"XXXX-WXX-{day[0]}{part}"))
    named = month(words, i + 1)
    if named:
        return Match(i, named[1], Repeat(f"XXXX-{named[0]:02d}"))
    if at(words, i + 1) in PARTS:
        return Match(i, i + 2, Repeat(f"XXXX-XX-XX{PARTS[at(words, i + 1)]}"))
    j = i + 2 if at(words, i + 1) == "other" else i + 1
    nth, counted = ordinal(words, j), number(words, j)
    amount, j = (float(nth[0]), nth[1]) if nth else counted if counted else (2.0 if j == i + 2 else 1.0, j)
    found = unit(words, j)
    return Match(i, found[2], Repeat(length(amount, found[0]))) if found else None


def weekdays_plural(words: Words, i: int) -> Match | None:
    """“Mondays”, “on Tuesday nights”."""
    word = at(words, i)
    day = weekday(words, i)
    if day and at(words, day[1]) in ("mornings", "afternoons", "evenings", "nights"):
        return Match(i, day[1] + 1, Repeat(f"XXXX-WXX-{day[0]}{PARTS[at(words, day[1])]}"))
    number_ = LISTS["weekdays"].get(word[:-1]) if word.endswith("s") else None
    return Match(i, i + 1, Repeat(f"XXXX-WXX-{number_}")) if number_ and words[i].text[0].isupper() else None
