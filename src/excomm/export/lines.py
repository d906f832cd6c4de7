"""Text and JSON lines into binary files, and the places of an article's words in its raw texts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import TextIOWrapper
from typing import Any, BinaryIO

from excomm.records import Article, Span


@contextmanager
def text(out: BinaryIO) -> Iterator[TextIOWrapper]:
    """``out`` as UTF-8 text with line ends as they are written; ``out`` stays open. Lone surrogates become ``?``."""
    wrapped = TextIOWrapper(out, encoding="utf-8", errors="replace", newline="", write_through=True)
    try:
        yield wrapped
    finally:
        wrapped.detach()


def json_lines(values: Iterable[Any], out: BinaryIO) -> None:
    """One value of plain data a line."""
    with text(out) as lines:
        for value in values:
            lines.write(json.dumps(value, ensure_ascii=False) + "\n")


def named(article: Article) -> Iterator[Article]:
    """The article under each of its names: as it was read first, then as each copy, with the map to that raw text."""
    names = {article.name}
    yield article
    for copy in article.copies:
        if copy.name not in names:
            names.add(copy.name)
            yield replace(
                article,
                name=copy.name,
                origin=copy.origin,
                outlet=copy.outlet,
                raw_sha256=copy.raw_sha256,
                pieces=copy.pieces,
                published=copy.published,
            )


def raw(article: Article, spans: Iterable[Span]) -> list[list[int]]:
    """Where ``spans`` stand in the raw text, as ``[start, end]`` in code points."""
    return [[one.start, one.end] for span in spans for one in article.raw_spans(span)]
