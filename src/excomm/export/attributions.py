"""What attribution scorers read: one JSON line an article, spans in code points of the raw text as it was read.

``attributions`` follow PolNeAR's guidelines: statements inside statements are none of their own there, and stand in
``nested``; the comma that closes an apposition belongs to the source; of "the envoy, who said", "who" is the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from excomm.export.lines import json_lines, named, raw
from excomm.export.rows import speaker
from excomm.records import Article, Findings, Reading, Span, Statement

_WHO = re.compile(r"[\s,]*\b(who)(?:\s+\w+){0,2}\s+$")

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
    source = [_marked(article, statement.source.span, statement.cue)] if statement.source else []
    found: dict[str, Any] = {
        "id": statement.id,
        "content": raw(article, statement.content),
        "source": raw(article, source),
        "cue": raw(article, statement.cue),
    }
    if statement.said_by and all(mention.actor for mention in statement.said_by):
        found["speaker_entity"] = speaker(statement, names)
    if statement.frame is not None:
        found["frame"] = statement.frame
    return found


def _marked(article: Article, source: Span, cue: Sequence[Span]) -> Span:
    """``source`` as PolNeAR marks it: "who" for whom it stands for, right before the cue; closed by its comma."""
    relative = _WHO.match(article.text, source.end, cue[0].start) if cue and cue[0].start > source.end else None
    if relative:
        return Span(*relative.span(1))
    text = source.of(article.text)
    if "," in text.rstrip(","):
        return Span(source.start, source.end + article.text.startswith(",", source.end))
    return Span(source.start, source.start + len(text.rstrip(",")))
