"""Finds extracted paragraphs again in the text that they were extracted from, by their letters alone."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

from excomm.records import Span

TELLING = 40
"""Letters from which a paragraph is taken to be unlike any other: a line of a newspaper column."""

REACH = 200_000
"""Letters that are searched for a telling paragraph after the one before: more than any menu or comment column is."""

NEAR = 5_000
"""Letters that are searched for a short paragraph before the one that follows."""

_KEPT = re.compile(r"[^\W_]")


def align(paragraphs: Sequence[str], text: str) -> tuple[Span | None, ...]:
    """Where each paragraph stands in ``text``, in order and without overlap; None where it does not.

    Only letters and digits are compared, so that white space, invisible characters and list marks don't matter. Long
    paragraphs are sought first, each after the one before; short ones then between them, as late as possible, since
    what stands before an article's body is more often a menu than its subheading.
    """
    places = array("I", (match.start() for match in _KEPT.finditer(text)))
    letters = "".join(_KEPT.findall(text))
    wanted = ["".join(_KEPT.findall(words)) for words in paragraphs]
    found: list[tuple[int, int] | None] = [None] * len(wanted)
    floors, at = [], 0
    for index, word in enumerate(wanted):
        floors.append(at)
        if len(word) >= TELLING and (start := letters.find(word, at, at + REACH)) >= 0:
            found[index] = (start, at := start + len(word))
    limit = len(letters)
    for index in range(len(wanted) - 1, -1, -1):
        place = found[index]
        if place is None and 0 < len(wanted[index]) < TELLING:
            start = letters.rfind(wanted[index], max(floors[index], limit - NEAR), limit)
            place = found[index] = (start, start + len(wanted[index])) if start >= 0 else None
        limit = place[0] if place else limit
    return tuple(None if one is None else Span(places[one[0]], places[one[1] - 1] + 1) for one in found)


def edged(words: str, span: Span, text: str) -> Span:
    """``span`` widened over the marks at the edges of ``words`` (quotation marks, full stops) that ``text`` has too."""
    start, end = span.start, span.end
    marks = words.strip()
    lead = marks[: next((index for index, letter in enumerate(marks) if _KEPT.match(letter)), 0)]
    tail = marks[len(marks) - next((index for index, letter in enumerate(reversed(marks)) if _KEPT.match(letter)), 0) :]
    for mark in reversed(lead):
        if mark.isspace() or start == 0 or text[start - 1] != mark:
            break
        start -= 1
    for mark in tail:
        if mark.isspace() or end == len(text) or text[end] != mark:
            break
        end += 1
    return Span(start, end)
