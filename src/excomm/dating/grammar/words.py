"""Cuts a paragraph into words, figures and signs, and reads the numbers among them. Linear in the text's length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from excomm.wordlist import wordlist

_WORD = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")

T = TypeVar("T")

LISTS = wordlist("en", "time")
NUMBERS: dict[str, int] = LISTS["numbers"]
MULTIPLIERS: dict[str, int] = LISTS["multipliers"]
ORDINALS: dict[str, int] = LISTS["ordinals"]
UNITS: dict[str, str] = LISTS["units"]
PLURALS: dict[str, str] = LISTS["plurals"]
MONTHS: dict[str, int] = LISTS["months"]
MONTH_ABBREVIATIONS: dict[str, int] = LISTS["month_abbreviations"]
WEEKDAYS: dict[str, int] = LISTS["weekdays"]
WEEKDAY_ABBREVIATIONS: dict[str, int] = LISTS["weekday_abbreviations"]

HYPHENS = frozenset("-‐‑‒–—")
APOSTROPHES = frozenset("'’‘`")


class Word(NamedTuple):
    """A run of letters or of figures, or one sign. ``glued``: no blank before it; ``figures``: Western ones only."""

    text: str
    lower: str
    start: int
    end: int
    glued: bool
    figures: bool


Words = Sequence[Word]


def cut(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words of ``text[start:end]``, with offsets into ``text``."""
    found = []
    before = -1
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        first, last = match.span()
        found.append(Word(word, word.lower(), first, last, first == before, word.isdigit() and word.isascii()))
        before = last
    return tuple(found)


def at(words: Words, i: int) -> str:
    """The lower-case word at ``i``, or "" outside the paragraph."""
    return words[i].lower if 0 <= i < len(words) else ""


def capital(words: Words, i: int) -> bool:
    """Whether the word at ``i`` begins with a capital letter."""
    return 0 <= i < len(words) and words[i].text[0].isupper()


def phrase(words: Words, i: int, said: str) -> int | None:
    """The index after the words of ``said`` (blank-separated, as ``cut`` would cut them) at ``i``, or None."""
    for part in said.split():
        if at(words, i) != part and not (part == "'" and at(words, i) in APOSTROPHES):
            return None
        i += 1
    return i


class Phrases(Generic[T]):
    """Phrases with what they mean, by their first word, so that a place in the text asks only those that may begin."""

    def __init__(self, said: Iterable[tuple[str, T]]) -> None:
        """``said`` is in the order in which the phrases are tried, each as ``phrase`` takes it."""
        self._by_first: dict[str, list[tuple[str, T]]] = {}
        for words, means in said:
            self._by_first.setdefault(words.split(" ", 1)[0], []).append((words, means))

    def at(self, words: Words, i: int) -> Iterator[tuple[int, T]]:
        """(index after it, meaning) of each phrase that stands at ``i``."""
        for said, means in self._by_first.get(at(words, i), ()):
            end = phrase(words, i, said)
            if end is not None:
                yield end, means

    def first(self, words: Words, i: int) -> tuple[int, T] | None:
        """The first of them."""
        return next(self.at(words, i), None)


def hyphen(words: Words, i: int) -> int:
    """The index after a hyphen at ``i``, or ``i``."""
    return i + 1 if at(words, i) in HYPHENS else i


def small_number(words: Words, i: int) -> tuple[int, int] | None:
    """(number, index after it) of a number below 100 in words: "nineteen", "twenty-four"."""
    tens = NUMBERS.get(at(words, i))
    if tens is None:
        return None
    if tens >= 20:
        j = hyphen(words, i + 1)
        ones = NUMBERS.get(at(words, j))
        if ones is not None and ones < 10:
            return tens + ones, j + 1
    return tens, i + 1


def number(words: Words, i: int) -> tuple[float, int] | None:
    """(number, index after it) of a number in figures ("18", "2 1/2", "1,500") or words ("two thousand")."""
    if i < len(words) and words[i].figures:
        return _figures(words, i)
    small = small_number(words, i)
    if small is None and at(words, i) in ("a", "one") and at(words, i + 1) in MULTIPLIERS:
        small = (1, i + 1)
    if small is None:
        return None
    value, j = small
    while at(words, j) in MULTIPLIERS:
        value, j = value * MULTIPLIERS[at(words, j)], j + 1
    if at(words, j) == "and" and at(words, j + 1) in ("a", "one") and at(words, j + 2) == "half":
        return value + 0.5, j + 3
    return value, j


def _figures(words: Words, i: int) -> tuple[float, int] | None:
    if len(words[i].text) > 4:
        return None
    value, j = float(words[i].text), i + 1
    if at(words, j) in (",", ".") and j + 1 < len(words) and words[j].glued and words[j + 1].glued:
        tail = words[j + 1]
        if tail.figures and at(words, j) == "." and len(tail.text) <= 2:
            return float(f"{words[i].text}.{tail.text}"), j + 2
        if tail.figures and len(tail.text) == 3:
            return value * 1000 + int(tail.text), j + 2
    if at(words, j) == "1" and at(words, j + 1) == "/" and at(words, j + 2) == "2":
        return value + 0.5, j + 3
    while at(words, j) in MULTIPLIERS:
        value, j = value * MULTIPLIERS[at(words, j)], j + 1
    return value, j


def ordinal(words: Words, i: int) -> tuple[int, int] | None:
    """(number, index after it) of "27th", "twenty-seventh", "third"."""
    if i < len(words) and words[i].figures and len(words[i].text) <= 2:
        if at(words, i + 1) in ("st", "nd", "rd", "th") and words[i + 1].glued:
            return int(words[i].text), i + 2
        return None
    word = at(words, i)
    if word in ORDINALS:
        return ORDINALS[word], i + 1
    tens = NUMBERS.get(word)
    if tens is not None and tens >= 20:
        j = hyphen(words, i + 1)
        ones = ORDINALS.get(at(words, j))
        if ones is not None and ones < 10:
            return tens + ones, j + 1
    return None


def unit(words: Words, i: int) -> tuple[str, bool, int] | None:
    """(letter, plural, index after it) of a unit of time at ``i``."""
    word = at(words, i)
    if word in PLURALS:
        return UNITS[PLURALS[word]], True, i + 1
    if word in UNITS:
        return UNITS[word], False, i + 1
    return None


def month(words: Words, i: int) -> tuple[int, int] | None:
    """(number, index after it) of a capitalised month's name, or of its abbreviation with or without a point."""
    if not capital(words, i):
        return None
    word = at(words, i)
    if word in MONTHS:
        return MONTHS[word], i + 1
    if word in MONTH_ABBREVIATIONS:
        return MONTH_ABBREVIATIONS[word], i + 2 if at(words, i + 1) == "." and words[i + 1].glued else i + 1
    return None


def weekday(words: Words, i: int, short: bool = False) -> tuple[int, int] | None:
    """(ISO number, index after it) of a capitalised weekday's name; with ``short``, of its abbreviation too."""
    if not capital(words, i):
        return None
    word = at(words, i)
    if word in WEEKDAYS:
        return WEEKDAYS[word], i + 1
    if short and word in WEEKDAY_ABBREVIATIONS:
        return WEEKDAY_ABBREVIATIONS[word], i + 2 if at(words, i + 1) == "." else i + 1
    return None
