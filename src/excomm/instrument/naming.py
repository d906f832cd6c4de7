"""Finds the names of instruments in a sentence, and what the words around a name say has become of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from excomm.records import Span
from excomm.wordlist import wordlist

_BREAK = re.compile(r"[;:]|,\s+(?:and|but|while|although|though|after|before|which|who|as)\b")


@dataclass(frozen=True, slots=True)
class Naming:
    """An instrument named in a sentence: its kind, its name, and the name's span within the sentence."""

    kind: str
    name: str
    span: Span


def namings(sentence: str) -> Iterator[Naming]:
    """The instruments that ``sentence`` names, by place; where two names overlap, the longer one."""
    found: list[Naming] = []
    for kind, name, pattern in _patterns():
        for hit in pattern.finditer(sentence):
            title = name or " ".join(hit[0].split()).removeprefix("The ").removeprefix("the ")
            found.append(Naming(kind, title + _topic(kind, sentence[hit.end() :]), Span(*hit.span())))
    found.sort(key=lambda one: (one.span.start - one.span.end, one.span.start, one.name))
    kept: list[Naming] = []
    for one in found:
        if not any(one.span.overlaps(other.span) for other in kept):
            kept.append(one)
    return iter(sorted(kept, key=lambda one: one.span))


def _topic(kind: str, after: str) -> str:
    rule = _data()["topic"]
    if kind not in rule["kinds"]:
        return ""
    found = _expression(rule["pattern"]).match(after)
    return f" on {' '.join(found['topic'].split())}" if found else ""


def change(sentence: str, naming: Naming) -> str | None:
    """What the words nearest to the name, in its clause, say it has come to; None where they say nothing.

    A change that is denied or refused leaves the instrument in force if it would have ended it ("not ready to lift"),
    and refuses it if it would have begun it; a change that lies ahead or under a condition proposes it at most.
    """
    start, end = _clause(sentence, naming.span)
    hits = [
        (_distance(Span(*hit.span()), naming.span), hit.start(), status)
        for status, pattern in _changes()
        for hit in pattern.finditer(sentence, start, end)
        if not Span(*hit.span()).overlaps(naming.span)
    ]
    if not hits:
        return None
    _, place, status = min(hits)
    before = sentence[start:place]
    ends = status in ("suspended", "withdrawn", "lapsed")
    if status != "refused" and _expression(_data()["turned"]["pattern"]).search(before):
        return "in force" if ends else "refused"
    if status == "refused" or not _expression(_data()["ahead"]["pattern"]).search(before):
        return status
    return None if ends else "proposed"


def _distance(word: Span, name: Span) -> int:
    return name.start - word.end if word.end <= name.start else word.start - name.end


def _clause(sentence: str, name: Span) -> tuple[int, int]:
    """The stretch around the name between commas that open a clause, semicolons and colons."""
    start, end = 0, len(sentence)
    for mark in _BREAK.finditer(sentence):
        if mark.end() <= name.start:
            start = mark.end()
        elif mark.start() >= name.end:
            return start, mark.start()
    return start, end


@cache
def _data() -> dict[str, Any]:
    return wordlist("en", "instruments")


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((row["kind"], row["name"], _expression(row["pattern"])) for row in _data()["instrument"])


@cache
def _changes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name.replace("_", " "), _expression(pattern)) for name, pattern in _data()["change"].items())
