"""What attribution scorers read: one JSON line an article, spans in code points of the raw text as it was read.

``attributions`` follow PolNeAR's guidelines: statements inside statements are none of their own there, and stand in
``nested``; the comma that closes an apposition belongs to the source.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from excomm.export.lines import json_lines, named, raw
from excomm.export.rows import speaker
from excomm.records import Article, Findings, Reading, Span, Statement

NAME = "attributions"
SUFFIX = ".jsonl"
HELP = "who said what, for scorers: one JSON line an article, offsets into the raw text"


def write(readings: Iterable[Reading], findings: Findings, out: BinaryIO) -> None:
    """A line for every name under which a text was read, whether or not anything was said in it."""
    json_lines((line(article, reading) for reading in readings for article in named(reading.article)), out)


def line(article: Article, reading: Reading) -> dict[str, Any]:
    """The statements of one article."""
    names = {actor.id: actor.name for actor in reading.actors}
    said = [(one.frame is not None, attribution(article, one, names)) for one in reading.statements]
    return {
        "doc_id": article.name,
        "attributions": [one for inside, one in said if one["content"] and not inside],
        "nested": [one for inside, one in said if one["content"] and inside],
    }


def attribution(article: Article, statement: Statement, names: dict[str, str]) -> dict[str, Any]:
    """One statement; ``speaker_entity`` only where all who said it are known, ``frame`` only inside another one."""
    found: dict[str, Any] = {
        "id": statement.id,
        "content": raw(article, statement.content),
        "source": raw(article, [_closed(article, statement.source.span)]) if statement.source else [],
        "cue": raw(article, statement.cue),
    }
    if statement.said_by and all(mention.actor for mention in statement.said_by):
        found["speaker_entity"] = speaker(statement, names)
    if statement.frame is not None:
        found["frame"] = statement.frame
    return found


def _closed(article: Article, source: Span) -> Span:
    """``source`` with the comma that closes an apposition in it, and without one that closes none."""
    text = source.of(article.text)
    if "," in text.rstrip(","):
        return Span(source.start, source.end + article.text.startswith(",", source.end))
    return Span(source.start, source.start + len(text.rstrip(",")))
