"""Raw -> Article: extract, cut, and put what stays together, each code point with its way back."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from excomm.article.block import Block, Extract
from excomm.article.boilerplate import cut
from excomm.article.dateline import Dateline, dateline
from excomm.article.decode import decode
from excomm.article.language import language
from excomm.article.stamp import stamps
from excomm.article.title import is_byline, title
from excomm.records import Article, Cut, Piece, Raw, Span, Unreadable
from excomm.siblings import siblings

LONGEST = 5_000_000
"""Code points of a raw text: forty long books. Beyond it lies no single article."""

JOINT = "\n\n"

HEAD = 5
"""Paragraphs among which a dateline may stand: title, subtitle, byline, a line between, and the first of the body."""


def clean(raw: Raw, longest: int = LONGEST) -> Article:
    """The cleaned article in ``raw``.

    Its text is verbatim slices of the raw text joined by blank lines. Raises ``Unreadable`` where ``raw`` is empty,
    binary, longer than ``longest`` code points, of a kind without a reader, or has no text once boilerplate is cut.
    """
    text, charset = decode(raw)
    if len(text) > longest:
        raise Unreadable(f"its {len(text):,} characters are more than {longest:,}: no single article; split it")
    extract = _extract(text, raw.media_type.partition(";")[0].strip().lower())
    kept, cuts = cut(extract.blocks)
    if not kept:
        why = f" ({len(cuts)} paragraphs were cut as boilerplate)" if cuts else ""
        raise Unreadable(f"no text is left in it{why}")
    return _article(raw, charset, extract, kept, cuts)


def _extract(text: str, media_type: str) -> Extract:
    for kind in siblings("excomm.article", "TYPES"):
        if media_type in kind.TYPES:
            found: Extract = kind.blocks(text)
            return found
    raise Unreadable(f"its kind ({media_type}) has no reader")


def _article(raw: Raw, charset: str, extract: Extract, kept: Sequence[Block], cuts: tuple[Cut, ...]) -> Article:
    fields = {**dict(extract.metadata), **dict(raw.metadata), "charset": charset}
    text, paragraphs, pieces = _join(kept)
    words = [block.words for block in kept]
    datelines = [dateline(each) if index < HEAD else None for index, each in enumerate(words)]
    declared = fields.get("title") or ""
    titled = title(words, declared or extract.title, [bool(found and found.alone) for found in datelines])
    if titled is None and not declared:
        titled = title(words, "", [bool(found and found.alone) for found in datelines])
    place_line = _dateline(words, datelines, titled)
    line = None
    if place_line is not None:
        index, found = place_line
        start = paragraphs[index].start
        line = Span(start + found.span.start, start + found.span.end)
    headline = declared or extract.title or ("" if titled is None else words[titled])
    return Article(
        id=hashlib.sha256(text.encode()).hexdigest(),
        name=raw.name,
        origin=raw.origin,
        text=text,
        headline=" ".join(headline.split()),
        title=None if titled is None else paragraphs[titled],
        outlet=fields.get("outlet") or extract.outlet,
        dateline=line,
        place=place_line[1].place if place_line else fields.get("place", ""),
        language=language(text, fields.get("language", "")),
        paragraphs=paragraphs,
        pieces=pieces,
        cuts=tuple(sorted(extract.cuts + cuts, key=lambda each: each.raw)),
        raw_sha256=hashlib.sha256(raw.content).hexdigest(),
        fetched=raw.fetched,
        metadata=tuple(sorted(fields.items())),
        stamps=stamps(raw.metadata) + extract.stamps,
        corrects=fields.get("corrects") or None,
    )


def _join(blocks: Sequence[Block]) -> tuple[str, tuple[Span, ...], tuple[Piece, ...]]:
    paragraphs: list[Span] = []
    pieces: list[Piece] = []
    at = 0
    for block in blocks:
        paragraphs.append(Span(at, at + len(block.words)))
        pieces.extend(Piece(Span(at + one.clean.start, at + one.clean.end), one.raw) for one in block.pieces)
        at += len(block.words) + len(JOINT)
    return JOINT.join(block.words for block in blocks), tuple(paragraphs), tuple(pieces)


def _dateline(
    words: Sequence[str], datelines: Sequence[Dateline | None], titled: int | None
) -> tuple[int, Dateline] | None:
    """The first dateline of the head, which ends with the first paragraph of prose."""
    for index, found in enumerate(datelines[:HEAD]):
        if index == titled:
            continue
        if found is not None:
            return index, found
        prose = words[index].rstrip("”\"')").endswith((".", "!", "?")) and not is_byline(words[index])
        if prose:
            return None
    return None
