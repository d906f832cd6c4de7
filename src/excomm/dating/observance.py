"""Evidence: days that are kept every year. "on the national holiday, Independence Day of Tajikistan", "Ramadan".

The days are facts of a table (``language/world/observances.csv``): a rule for the day, and how long before and after it
is mostly spoken of.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np

from excomm.dating.calendar_value import in_year
from excomm.dating.clue import FIRST, LAST, SIZE, Clue, Days, clue, index, stretched
from excomm.dating.grammar import Found
from excomm.dating.grammar.meaning import Fixed, Meaning, Yearless
from excomm.dating.term import Groups, Terms, groups, named, terms
from excomm.records import Article, Parse, Span
from excomm.wordlist import wordlist

ORDER = 63
WEIGHT = 1.6

AHEAD_OF = 2.0
BEFORE = 25
"""Days before it in which a day is said to be ahead ("on the eve of Navy Day")."""

BEFORE_THE_DAY = [said.split() for said in wordlist("en", "time")["ahead"]["before_the_day"]]
LOOK = 40
"""Code points before the day in which those words are looked for."""

WIDE, LOOSELY = 40, 0.5
"""What is spoken of on more days than this (forums, a month of fasting) is spoken of at other times as well."""

_EVERY = re.compile(r"\b(?:every|each|annual|annually on)(?: [\w’']+){0,2} $", re.IGNORECASE)

MOST = 3
"""Clues of this kind that are kept: the first ones."""

MONTH = 29.530588853
"""Days from new moon to new moon (mean synodic month; Meeus, Astronomical Algorithms, ch. 49)."""

NEW_MOON = date(2000, 1, 6).toordinal() + 0.76 + 8 / 24
"""A new moon in China's time, as a day of the proleptic Gregorian calendar and its fraction."""

JEWISH_EPOCH = -1373427
"""The day before the first Jewish new year, as ``date.toordinal`` counts."""

HIJRA = 227015
"""The day 1 Muharram 1 in the civil Islamic calendar, as ``date.toordinal`` counts (19 July 622)."""


@dataclass(frozen=True, slots=True)
class Observance:
    """``rule`` gives the day in each year; it is spoken of from ``before`` days before it to ``after`` after it."""

    name: str
    words: Groups
    rule: str
    before: int
    after: int


@cache
def observances() -> tuple[Observance, ...]:
    """All rows of the table, in its order."""
    text = files("excomm.language").joinpath("world", "observances.csv").read_text("utf-8")
    return tuple(
        Observance(row["name"], groups(row["words"]), row["rule"], int(row["before"]), int(row["after"]))
        for row in csv.DictReader(text.splitlines())
    )


@cache
def _terms() -> Terms:
    return terms(one.words for one in observances())


def clues(article: Article, parse: Parse, finds: Sequence[Found]) -> Iterator[Clue]:
    """Written about the days of the year that the text keeps or greets, if not "every" one or one with its date."""
    told: dict[int, Span] = {}
    dates = [Span(find.start, find.end) for find in finds if _finer_than_a_year(find.meaning)]
    for sentence in parse.sentences:
        for row, places in named(_terms(), article.text, sentence.start, sentence.end).items():
            explained = any(
                sentence.start <= date.start < sentence.end
                and all(date.end <= place.start or place.end <= date.start for place in places)
                for date in dates
            )
            if not explained and not _EVERY.search(article.text[max(places[0].start - LOOK, 0) : places[0].start]):
                told.setdefault(row, places[0])
    for row, span in list(told.items())[:MOST]:
        one = observances()[row]
        words = span.of(article.text)
        if _still_ahead(article.text[: span.start]):
            says = f"written at most {BEFORE} days before {one.name}"
            yield clue("observance", words, span, says, stretched(_kept(one.rule), BEFORE, 0), AHEAD_OF)
            continue
        weight = WEIGHT if one.before + one.after <= WIDE else LOOSELY
        says = f"{one.name} is mostly spoken of from {one.before} days before it to {one.after} days after it"
        yield clue("observance", words, span, says, stretched(_kept(one.rule), one.before, one.after), weight)


def _finer_than_a_year(meaning: Meaning) -> bool:
    return isinstance(meaning, Yearless) or (isinstance(meaning, Fixed) and len(meaning.value) > len("2015"))


def _still_ahead(before: str) -> bool:
    """Whether the text ``before`` a day ends with words that the day is still to come: "on the eve of", "ahead of"."""
    words = [word.lower() for word in re.findall(r"[^\W_]+", before[-LOOK:])]
    words = words[:-1] if words and words[-1] in ("the", "this", "s") else words
    return any(words[-len(said) :] == said for said in BEFORE_THE_DAY)


@lru_cache(maxsize=256)
def _kept(rule: str) -> Days:
    kept = np.zeros(SIZE, dtype=np.bool_)
    for year in range(FIRST.year, LAST.year + 1):
        for day in kept_on(rule, year):
            if FIRST <= day <= LAST:
                kept[index(day)] = True
    return kept


def kept_on(rule: str, year: int) -> Iterator[date]:
    """The days of ``year`` that the rule means.

    Rules are those of a yearless part ("05-09", "11 4 4", "E-2"), "P0" in days from the Easter of the Eastern churches,
    "H 10 1" in months and days of the civil Islamic calendar (a day or two off the moon's), "J-163" in days from the
    Jewish new year, which begins in the autumn of ``year`` (Hanukkah may be a day off), "L" for the lunar new year.
    """
    if rule.startswith("P"):
        yield eastern_easter(year) + timedelta(int(rule[1:]))
    elif rule.startswith("J"):
        yield jewish_new_year(year) + timedelta(int(rule[1:]))
    elif rule.startswith("H"):
        month, day = (int(number) for number in rule[1:].split())
        about = int((year - 622) * 365.2425 / 354.367)
        days = (islamic(lunar, month, day) for lunar in range(about, about + 4))
        yield from (one for one in days if one.year == year)
    elif rule == "L":
        last = date(year, 2, 20).toordinal()
        yield date.fromordinal(int(last - (last - NEW_MOON) % MONTH))
    else:
        yield date.fromisoformat(in_year(rule, year))


def eastern_easter(year: int) -> date:
    """Easter Sunday by the Julian calendar, as a Gregorian day of 1900 to 2099 (Meeus, ch. 8)."""
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    return date(year, month, day + 1) + timedelta(13)


def jewish_new_year(year: int) -> date:
    """The first day of the Jewish year that begins in ``year`` (Reingold and Dershowitz, Calendrical Calculations)."""
    before, at, after = (_molad(year + 3760 + step) for step in (0, 1, 2))
    late = 2 if after - at == 356 else 1 if at - before == 382 else 0
    return date.fromordinal(JEWISH_EPOCH + at + late)


def _molad(year: int) -> int:
    """Days from the epoch to the new moon of a Jewish year's first month, put off from three days of the week."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def islamic(year: int, month: int, day: int) -> date:
    """A day of the civil (tabular) Islamic calendar."""
    days = (11 * year + 3) // 30 + 354 * (year - 1) + 30 * (month - 1) - (month - 1) // 2 + day - 1
    return date.fromordinal(HIJRA + days)
