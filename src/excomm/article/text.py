"""Plain text -> blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from excomm.article.block import Block, Extract
from excomm.records import Piece, Span

TYPES = ("text/plain",)

WRAP = 100
"""Code points: a longer line was not wrapped by hand or by a wire, so each line of its block is a paragraph."""

ENDS = (".", "!", "?", "”", '"', "…")

ITEM = re.compile(r"(?:[-–—*•·▪►‣◦]|\d{1,2}[.)])\s+\S|\d{1,2}:\d{2}(?: ?[A-Za-z.]{2,5})?$")
"""An item of a list, or the time above an entry of a live page: a paragraph of its own."""

INVISIBLE = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x85\xa0\u2028\u2029\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"


def blocks(text: str) -> Extract:
    """The paragraphs of a plain text: what stands between blank lines, or each line where lines are not wrapped."""
    return Extract(tuple(_block(text, span) for span in _paragraphs(text)))


def trimmed(text: str, start: int, end: int) -> Span:
    """``[start, end)`` without white space and invisible characters at its edges; empty where nothing is left."""
    words = text[start:end]
    left = len(words) - len(words.lstrip(INVISIBLE).lstrip().lstrip(INVISIBLE))
    kept = words[left:].rstrip(INVISIBLE).rstrip().rstrip(INVISIBLE)
    return Span(start + left, start + left + len(kept))


def _block(text: str, span: Span) -> Block:
    return Block(span.of(text), (Piece(Span(0, span.end - span.start), span),))


def _paragraphs(text: str) -> Iterator[Span]:
    lines: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        span = trimmed(text, at, at + len(line))
        at += len(line)
        if span.start < span.end:
            lines.append(span)
        else:
            yield from _listed(text, lines)
            lines = []
    yield from _listed(text, lines)


def _listed(text: str, lines: list[Span]) -> Iterator[Span]:
    """The paragraphs of a block: each item of a list is one, and so is what stands before the first."""
    items = [rank for rank, line in enumerate(lines) if ITEM.match(line.of(text))]
    if len(items) < 2 and items != [0]:
        yield from _joined(text, lines)
        return
    edges = sorted({0, *items, *(rank + 1 for rank in items), len(lines)})
    for start, end in pairwise(edges):
        yield from _joined(text, lines[start:end])


def _joined(text: str, lines: list[Span]) -> Iterator[Span]:
    if not lines:
        return
    long = any(line.end - line.start > WRAP for line in lines)
    if long or all(line.of(text).endswith(ENDS) for line in lines):
        yield from lines
    else:
        yield Span(lines[0].start, lines[-1].end)
