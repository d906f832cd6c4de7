"""What attribution scorers read: one JSON line an article, spans in code points of the raw text as it was read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from excomm.export.lines import json_lines, named, raw
from excomm.records import Article, Findings, Reading, Statement

NAME = "attributions"
SUFFIX = ".jsonl"
HELP = "who said what, for scorers: one JSON line an article, offsets into the raw text"


def write(readings: Iterable[Reading], findings: Findings, out: BinaryIO) -> None:
    """A line for every name under which a text was read, whether or not anything was said in it."""
    json_lines((line(article, reading) for reading in readings for article in named(reading.article)), out)


def line(article: Article, reading: Reading) -> dict[str, Any]:
    """The statements of one article."""
    names = {actor.id: actor.name for actor in reading.actors}
    said = [attribution(article, statement, names) for statement in reading.statements]
    return {"doc_id": article.name, "attributions": [one for one in said if one["content"]]}


def attribution(article: Article, statement: Statement, names: dict[str, str]) -> dict[str, Any]:
    """One statement; ``speaker_entity`` only where the speaker was resolved."""
    found: dict[str, Any] = {
        "id": statement.id,
        "content": raw(article, statement.content),
        "source": raw(article, [statement.source.span]) if statement.source else [],
        "cue": raw(article, statement.cue),
    }
    speaker = statement.source.actor if statement.source else None
    if speaker:
        found["speaker_entity"] = names.get(speaker, speaker)
    return found
