"""Everything that each article gave, with every span as words, in the cleaned text and in the raw text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from excomm.export.lines import json_lines
from excomm.plain import plain
from excomm.records import Article, Findings, Reading, Span

NAME = "jsonl"
SUFFIX = ".jsonl"
HELP = "everything, one JSON line an article: statements, events, actors; spans in the cleaned and in the raw text"


def write(readings: Iterable[Reading], findings: Findings, out: BinaryIO) -> None:
    """A line an article; a copy is listed with the article whose text it repeats."""
    json_lines((line(reading) for reading in readings), out)


def line(reading: Reading) -> dict[str, Any]:
    """One reading as plain data: each span has its ``words`` and its places in the ``raw`` text."""
    value: dict[str, Any] = plain(reading)
    article: dict[str, Any] = value.pop("article")
    own = {name: article.pop(name) for name in ("pieces", "cuts", "copies")}
    found: dict[str, Any] = opened({"article": article, **value}, reading.article)
    copies = [{name: one for name, one in copy.items() if name != "pieces"} for copy in own["copies"]]
    found["article"].update(cuts=own["cuts"], copies=copies)
    return found


def opened(value: Any, article: Article) -> Any:
    """``value`` with the words and raw places beside every span of the cleaned text."""
    if isinstance(value, list):
        return [opened(one, article) for one in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"start", "end"}:
        span = Span(value["start"], value["end"])
        places = [[one.start, one.end] for one in article.raw_spans(span)]
        return {**value, "words": span.of(article.text), "raw": places}
    return {key: opened(one, article) for key, one in value.items()}
