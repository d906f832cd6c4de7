"""Finds the terms of a table in a text, in one pass: each word is looked up once among the first words of the terms.

A row of a table is found where each of its groups has one of its alternatives in the same stretch of text. A term is
compared word by word, whatever stands between the words ("9/11 attacks", "U-2"); case counts only where the term is
written with a capital letter ("WHO", never "who"), and a text in capitals fits every term.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from excomm.records import Span

_WORD = re.compile(r"[^\W_]+")

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """A table made ready: ``first`` gives by first word (lower case) the row, the group and the words of a term;
    ``groups`` is how many groups each row has.
    """

    first: Mapping[str, tuple[tuple[int, int, tuple[str, ...]], ...]]
    groups: tuple[int, ...]


def groups(cell: str) -> Groups:
    """The groups of a cell of a table, divided by ``;``, each of alternatives, divided by ``|``."""
    return tuple(tuple(group.split("|")) for group in cell.split(";"))


def terms(rows: Iterable[Groups]) -> Terms:
    """The index of ``rows``, each row its groups of alternatives."""
    first: dict[str, list[tuple[int, int, tuple[str, ...]]]] = {}
    sizes = []
    for row, its in enumerate(rows):
        sizes.append(len(its))
        for group, alternatives in enumerate(its):
            for said in alternatives:
                words = tuple(_WORD.findall(said))
                first.setdefault(words[0].lower(), []).append((row, group, words))
    return Terms({word: tuple(found) for word, found in first.items()}, tuple(sizes))


def named(table: Terms, text: str, start: int, end: int) -> dict[int, tuple[Span, ...]]:
    """The rows that ``text[start:end]`` names, each with the first place of every group."""
    words = list(_WORD.finditer(text, start, end))
    places: dict[int, dict[int, Span]] = {}
    for i, word in enumerate(words):
        for row, group, term in table.first.get(word.group().lower(), ()):
            here = words[i : i + len(term)]
            if len(here) == len(term) and all(map(_same, term, (one.group() for one in here))):
                places.setdefault(row, {}).setdefault(group, Span(word.start(), here[-1].end()))
    return {
        row: tuple(found[group] for group in range(table.groups[row]))
        for row, found in places.items()
        if len(found) == table.groups[row]
    }


def _same(term: str, word: str) -> bool:
    return word.lower() == term if term.islower() or term.isdigit() else word in (term, term.upper())
