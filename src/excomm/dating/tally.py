"""Reads the number that counts something: "75th", "sixty-fifth", "117th", "LV"."""

from __future__ import annotations

import re

from excomm.dating.grammar.words import Words, at, number, ordinal

LONGEST = 4
"""Words between the number and what it counts."""

_ROMAN = re.compile(r"(X{0,4})(IX|IV|V?I{0,3})|(X?L)(X{0,3})(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def nth(words: Words, i: int) -> tuple[int, int] | None:
    """(number, index after it) of an ordinal at ``i``, in figures of any length ("117th") or in words."""
    if i < len(words) and words[i].figures and len(words[i].text) == 3:
        return (int(words[i].text), i + 2) if at(words, i + 1) in ("st", "nd", "rd", "th") else None
    return ordinal(words, i)


def roman(words: Words, i: int) -> tuple[int, int] | None:
    """(number, where it begins) of a Roman number below 90 at word ``i``."""
    if not 0 <= i < len(words) or not _ROMAN.fullmatch(words[i].text):
        return None
    values = [_VALUES[letter] for letter in words[i].text]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)), words[i].start


def before(words: Words, i: int) -> tuple[int, int] | None:
    """(number, where it begins) of the ordinal or Roman number that stands last before word ``i``."""
    for j in range(i - 1, max(i - LONGEST, 0) - 1, -1):
        found = nth(words, j)
        if found is not None and found[1] <= i:
            start = j - 2 if j >= 2 and (longer := nth(words, j - 2)) and longer[1] == found[1] else j
            counted = nth(words, start)
            return (counted[0], words[start].start) if counted else None
        if (numeral := roman(words, j)) and len(words[j].text) > 1:
            return numeral
    return None


def years(words: Words, i: int) -> tuple[int, int] | None:
    """(number, where it begins) of the ordinal, or of the number of years, that stands before word ``i``."""
    for j in range(max(i - LONGEST, 0), i):
        for read in (nth, number):
            found = read(words, j)
            if found is not None and found[1] <= i:
                return int(found[0]), words[j].start
    return None
