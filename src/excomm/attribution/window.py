"""The windows of word pieces that the attribution network reads, made the same way in training and in use.

A window is a run of whole paragraphs (of sentences where a paragraph is too long) with a little of what stands before
and after it, so that a pronoun's name and a quotation's second half are in sight. Only the cues of its ``core`` count.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from excomm.attribution.candidate import Quotation
from excomm.records import Span

CORE = 216
"""Word pieces of a window's core at most. 8 windows of about 280 pieces make a training step on two cores."""
BEFORE = 40
"""Word pieces of context before the core at most."""
AFTER = 24
"""Word pieces of context behind the core at most."""

SHAPES = 12
"""How many values ``Window.shapes`` takes."""

Pieces = tuple[Sequence[int], Sequence[tuple[int, int]]]
"""Ids of word pieces and their ``[start, end)`` in the text."""


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces in order: ``ids``, ``spans`` (code points of the article's text), ``shapes``.

    A shape is 0 to 11: 0 for lower case and the rest, 1 for a capital, 2 for all capitals; + 3 inside a quotation;
    + 6 for the first piece of a paragraph. ``core`` is the ``[first, last)`` of the pieces whose cues count.
    """

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    shapes: tuple[int, ...]
    core: tuple[int, int]


def windows(
    text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation], pieces: Callable[[str], Pieces]
) -> list[Window]:
    """The windows of a text, in order; every piece of the text lies in the core of exactly one.

    ``pieces`` splits a string into word pieces, offsets in code points, without special pieces.
    """
    ids: list[int] = []
    spans: list[tuple[int, int]] = []
    firsts: list[int] = []
    for paragraph in paragraphs:
        numbers, places = pieces(paragraph.of(text))
        if len(numbers):
            firsts.append(len(ids))
        ids += numbers
        spans += [(start + paragraph.start, end + paragraph.start) for start, end in places]
    shapes = _shapes(text, spans, set(firsts), quotations)
    found = []
    for first, last in _cores(text, spans, firsts):
        start, end = max(0, first - BEFORE), min(len(ids), last + AFTER)
        found.append(
            Window(
                tuple(ids[start:end]), tuple(spans[start:end]), tuple(shapes[start:end]), (first - start, last - start)
            )
        )
    return found


def _shapes(
    text: str, spans: Sequence[tuple[int, int]], firsts: set[int], quotations: Sequence[Quotation]
) -> list[int]:
    shapes, rank = [], 0
    for number, (start, end) in enumerate(spans):
        while rank < len(quotations) and quotations[rank].outer.end <= start:
            rank += 1
        quoted = rank < len(quotations) and quotations[rank].outer.start <= start
        word = text[start:end]
        case = 0 if not word[0].isupper() else 2 if len(word) > 1 and word.isupper() else 1
        shapes.append(case + 3 * quoted + 6 * (number in firsts))
    return shapes


def _cores(text: str, spans: Sequence[tuple[int, int]], firsts: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of whole paragraphs of at most ``CORE`` pieces; a longer one is cut, behind a full stop if it can be."""
    if not spans:
        return []
    cores: list[tuple[int, int]] = []
    open_ = 0
    for first, last in zip(firsts, [*firsts[1:], len(spans)], strict=True):
        if last - open_ > CORE and first > open_:
            cores.append((open_, first))
            open_ = first
        while last - open_ > CORE:
            cut = next(
                (i + 1 for i in range(open_ + CORE - 1, open_ + CORE // 2, -1) if text[spans[i][0]] in ".!?"),
                open_ + CORE,
            )
            cores.append((open_, cut))
            open_ = cut
    if open_ < len(spans):
        cores.append((open_, len(spans)))
    return cores
