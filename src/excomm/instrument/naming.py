"""Finds the names of instruments in a sentence, and what the words around a name say has become of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from excomm.readings import clause
from excomm.records import Span
from excomm.wordlist import wordlist

REACH = 40
"""Code points within which a word of change is taken to speak of the name: about seven words."""
TURN = 32
"""Code points before a word of change within which a negation turns it round: about five words."""


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
            if _expression(_data()["aside"]["pattern"]).match(sentence, hit.end()):
                continue
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
    stretch = clause(sentence, Span(0, len(sentence)), naming.span)
    hits = [
        (_distance(Span(*hit.span()), naming.span), hit.start(), status)
        for status, pattern in _changes()
        for hit in pattern.finditer(sentence, stretch.start, stretch.end)
        if _speaks_of(sentence, Span(*hit.span()), naming.span)
    ]
    if not hits:
        return None
    wished = _expression(_data()["wished"]["pattern"]).match(sentence[naming.span.end :])
    after = [hit for hit in hits if wished and hit[1] == naming.span.end + wished.end()]
    _, place, status = min(after or hits)
    ends = status in ("suspended", "withdrawn", "lapsed")
    before = sentence[max(stretch.start, place - TURN) : place]
    if status != "refused" and not after and _expression(_data()["turned"]["pattern"]).search(before):
        return "in force" if ends else "refused"
    ahead = _expression(_data()["ahead"]["pattern"]).search(sentence[stretch.start : place])
    if status == "refused" or not (after or ahead):
        return status
    return None if ends else "proposed"


def _speaks_of(sentence: str, word: Span, name: Span) -> bool:
    if word.overlaps(name) or _distance(word, name) > REACH:
        return False
    between = sentence[min(word.end, name.end) : max(word.start, name.start)]
    return not _expression(_data()["apart"]["pattern"]).search(between)


def _distance(word: Span, name: Span) -> int:
    return name.start - word.end if word.end <= name.start else word.start - name.end


def unconfirmed(sentence: str) -> bool:
    """Whether ``sentence`` tells what it tells as a rumour."""
    return bool(_expression(_data()["unconfirmed"]["pattern"]).search(sentence))


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
