"""Cuts a text at every boundary of the marks on it, so that marks may overlap without nesting wrongly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from excomm.records import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that belongs to a record. ``kind`` says what the span is to it (words said, deed, speaker, cue, date).

    Where marks overlap, the one with the higher ``rank`` is the one that a click opens, the shorter one among equals.
    """

    span: Span
    kind: str
    record: str
    rank: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under one set of marks.

    ``kinds`` are theirs, without repeats; ``opens`` is the record that it opens, or ""; ``first`` is True on the first
    segment that opens that record.
    """

    words: str
    kinds: tuple[str, ...]
    opens: str
    first: bool


def segments(text: str, stretches: Iterable[Span], marks: Sequence[Mark]) -> list[list[Segment]]:
    """One list of segments for each of ``stretches`` (the paragraphs, in order); joined, their words are the text's."""
    seen: set[str] = set()
    found = []
    for stretch in stretches:
        row = []
        for words, kinds, opens in _cut(text, stretch, marks):
            row.append(Segment(words, kinds, opens, bool(opens) and opens not in seen))
            seen.add(opens)
        found.append(row)
    return found


def _cut(text: str, stretch: Span, marks: Sequence[Mark]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    inside = [mark for mark in marks if mark.span.overlaps(stretch)]
    ends = {stretch.start, stretch.end}
    for mark in inside:
        ends |= {max(mark.span.start, stretch.start), min(mark.span.end, stretch.end)}
    bounds = sorted(ends)
    for start, end in pairwise(bounds):
        covering = [mark for mark in inside if mark.span.start <= start and end <= mark.span.end]
        top = max(covering, key=lambda one: (one.rank, one.span.start - one.span.end), default=None)
        yield text[start:end], tuple(dict.fromkeys(mark.kind for mark in covering)), top.record if top else ""
