"""Finds the terms of a table in a text, in one pass: each word is looked up once among the first words of the terms.

A row of a table is found where each of its groups has one of its alternatives in the same stretch of text. A term is
compared word by word, whatever stands between the words ("9/11 attacks", "U-2"); case counts only where the term is
written with a capital letter ("WHO", never "who"), and a text in capitals fits every term.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from excomm.records import Span

_WORD = re.compile(r"[^\W_]+")

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """A table made ready: ``first`` gives by first word (lower case) the words of a term, and the rows and groups that
    it stands for; ``groups`` is how many groups each row has.
    """

    first: Mapping[str, tuple[tuple[tuple[str, ...], tuple[tuple[int, int], ...]], ...]]
    groups: tuple[int, ...]


def groups(cell: str) -> Groups:
    """The groups of a cell of a table, divided by ``;``, each of alternatives, divided by ``|``."""
    return tuple(tuple(group.split("|")) for group in cell.split(";"))


def terms(rows: Iterable[Groups]) -> Terms:
    """The index of ``rows``, each row its groups of alternatives."""
    first: dict[str, dict[tuple[str, ...], list[tuple[int, int]]]] = {}
    sizes = []
    for row, its in enumerate(rows):
        sizes.append(len(its))
        for group, alternatives in enumerate(its):
            for said in alternatives:
                words = tuple(_WORD.findall(said))
                first.setdefault(words[0].lower(), {}).setdefault(words, []).append((row, group))
    made = {word: tuple((term, tuple(at)) for term, at in found.items()) for word, found in first.items()}
    return Terms(made, tuple(sizes))


def named(table: Terms, text: str, start: int, end: int) -> dict[int, tuple[Span, ...]]:
    """The rows that ``text[start:end]`` names, each with the first place of every group."""
    words, lower, starts, ends = _cut(text)
    places: dict[int, dict[int, Span]] = {}
    last = bisect_right(ends, end)
    for i in range(bisect_left(starts, start), last):
        for term, stands_for in table.first.get(lower[i], ()):
            behind = i + len(term)
            if behind <= last and all(map(_same, term, words[i:behind])):
                span = Span(starts[i], ends[behind - 1])
                for row, group in stands_for:
                    places.setdefault(row, {}).setdefault(group, span)
    return {
        row: tuple(found[group] for group in range(table.groups[row]))
        for row, found in places.items()
        if len(found) == table.groups[row]
    }


@lru_cache(maxsize=2)
def _cut(text: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
    """The words of a text, the same in small letters, their starts and ends; a text is asked for by several tables."""
    found = list(_WORD.finditer(text))
    words = tuple(one.group() for one in found)
    starts, ends = tuple(one.start() for one in found), tuple(one.end() for one in found)
    return words, tuple(word.lower() for word in words), starts, ends


def _same(term: str, word: str) -> bool:
    return word.lower() == term if term.islower() or term.isdigit() else word in (term, term.upper())
