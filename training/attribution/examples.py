"""PolNeAR articles as windows with labels, read through the same code as at run time."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from excomm.article import clean
from excomm.attribution.quotation import quotations
from excomm.attribution.window import Pieces, Window, windows
from excomm.records import Article, Raw

OUT, BEGIN, IN = 0, 1, 2
BEGIN_SOURCE, IN_SOURCE, BEGIN_CONTENT, IN_CONTENT = 1, 2, 3, 4

HELD_OUT = 10
"""One article in ten of train is kept from the network: the combination with the rules is fitted on it."""


@dataclass
class Example:
    """A window; ``cues``, ``sources`` and ``contents`` are its BIO labels, ``acts`` its cues with their roles."""

    window: Window
    cues: list[int]
    sources: list[int]
    contents: list[int]
    acts: list[tuple[list[int], list[int]]] = field(default_factory=list)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a gzipped file of the shared format."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def held_out(name: str) -> bool:
    """Whether the document is kept for the combination; decided by its name alone."""
    return zlib.crc32(name.encode()) % HELD_OUT == 0


def article_of(row: dict[str, Any]) -> Article:
    """The document as excomm reads it."""
    return clean(Raw(row["text"].encode(), "text/plain", row["doc_id"], row["doc_id"]))


def examples(row: dict[str, Any], pieces: Callable[[str], Pieces]) -> list[Example]:
    """The labelled windows of one document."""
    article = article_of(row)
    raw = raw_positions(article)
    marked = [
        (one["cue"], one["source"], one["content"]) for one in row["attributions"] if one["cue"] and one["content"]
    ]
    found = []
    for window in windows(article.text, article.paragraphs, quotations(article), pieces):
        places = [raw.get(start, -1) for start, _ in window.spans]
        size = len(places)
        example = Example(window, [OUT] * size, [OUT] * size, [OUT] * size)
        acts: dict[tuple[int, ...], tuple[list[int], list[int]]] = {}
        for cue, source, content in marked:
            cued = _within(places, cue)
            _tag(example.cues, places, cue, BEGIN, IN)
            _tag(example.sources, places, source, BEGIN, IN)
            _tag(example.contents, places, content, BEGIN, IN)
            if not cued or not any(window.core[0] <= at < window.core[1] for at in cued):
                continue
            _, roles = acts.setdefault(tuple(cued), (cued, [OUT] * size))
            _tag(roles, places, source, BEGIN_SOURCE, IN_SOURCE)
            _tag(roles, places, content, BEGIN_CONTENT, IN_CONTENT)
        example.acts = list(acts.values())
        found.append(example)
    return found


def raw_positions(article: Article) -> dict[int, int]:
    """Code point of the cleaned text -> code point of the raw text."""
    places = {}
    for piece in article.pieces:
        same = piece.clean.end - piece.clean.start == piece.raw.end - piece.raw.start
        for at in range(piece.clean.start, piece.clean.end):
            places[at] = piece.raw.start + (at - piece.clean.start if same else 0)
    return places


def _within(places: list[int], spans: list[list[int]]) -> list[int]:
    return [i for i, at in enumerate(places) if any(start <= at < end for start, end in spans)]


def _tag(labels: list[int], places: list[int], spans: list[list[int]], begin: int, inside: int) -> None:
    for start, end in spans:
        for rank, i in enumerate(_within(places, [[start, end]])):
            labels[i] = inside if rank else begin
