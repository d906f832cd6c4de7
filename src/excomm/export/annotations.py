"""Statements and events as W3C Web Annotations, each anchored in its article by words, by position and by checksum.

Positions are code points, as the recommendation has it (section 4.2.5). An anchor holds only while the text has the
checksum that the target states; otherwise it is an orphan, which no reader may move.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from excomm.export.lines import text
from excomm.export.rows import actor_names, name, speaker
from excomm.plain import plain
from excomm.records import Article, Event, Findings, Reading, Span, Statement

NAME = "annotations"
SUFFIX = ".jsonld"
HELP = "statements and events as W3C Web Annotations (JSON-LD) with quote, position and checksum"

AROUND = 32
"""Code points of context on each side of a quote, enough to tell it from its repetitions."""

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"excomm": "urn:excomm:", "sha256": "excomm:sha256", "role": "excomm:role"},
]


def write(readings: Iterable[Reading], findings: Findings, out: BinaryIO) -> None:
    """One annotation collection."""
    items = [item for reading in readings for item in annotated(reading)]
    page = {"type": "AnnotationPage", "items": items}
    collection = {"@context": CONTEXT, "id": "urn:excomm:record", "type": "AnnotationCollection", "total": len(items)}
    with text(out) as lines:
        json.dump({**collection, "first": page}, lines, ensure_ascii=False, indent=1)
        lines.write("\n")


def annotated(reading: Reading) -> Iterator[dict[str, Any]]:
    """The annotations of one article."""
    names = actor_names(reading)
    article = reading.article
    for statement in reading.statements:
        yield annotation(statement.id, said(statement, names), targets(article, statement_spans(statement)))
    for event in reading.events:
        yield annotation(event.id, done(event, names), targets(article, event_spans(event)))


def annotation(ident: str, body: dict[str, Any], target: list[dict[str, Any]]) -> dict[str, Any]:
    """One annotation."""
    content = {"type": "TextualBody", "purpose": "describing", "format": "application/json"}
    value = json.dumps(body, ensure_ascii=False)
    return {
        "id": f"urn:excomm:{ident}",
        "type": "Annotation",
        "motivation": "describing",
        "body": {**content, "value": value},
        "target": target,
    }


def said(one: Statement, names: dict[str, str]) -> dict[str, Any]:
    """A statement's body."""
    return {
        "speaker": speaker(one, names),
        "kind": one.kind.value,
        "act": one.act.value,
        "status": one.status.value,
        "said": plain(one.said),
        "found_by": one.found_by,
        "confidence": one.confidence,
    }


def done(one: Event, names: dict[str, str]) -> dict[str, Any]:
    """An event's body."""
    return {
        "type": one.type,
        "mode": one.mode,
        "status": one.status.value,
        "sources": [name(mention, names) for mention in one.sources],
        "targets": [name(mention, names) for mention in one.targets],
        "when": plain(one.when),
        "found_by": one.found_by,
        "confidence": one.confidence,
    }


def statement_spans(one: Statement) -> list[tuple[str, Span]]:
    """A statement's spans with their roles."""
    source = [("source", one.source.span)] if one.source else []
    return [*(("content", span) for span in one.content), *source, *(("cue", span) for span in one.cue)]


def event_spans(one: Event) -> list[tuple[str, Span]]:
    """An event's spans with their roles."""
    actors = [("source", mention.span) for mention in one.sources] + [
        ("target", mention.span) for mention in one.targets
    ]
    return [*(("evidence", span) for span in one.evidence), ("trigger", one.trigger), *actors]


def targets(article: Article, spans: list[tuple[str, Span]]) -> list[dict[str, Any]]:
    """A specific resource a span: the quote and the position say the same."""
    source = {"id": f"urn:excomm:{article.id}", "type": "Text", "format": "text/plain", "sha256": article.id}
    return [{"source": source, "role": role, "selector": selectors(article.text, span)} for role, span in spans]


def selectors(words: str, span: Span) -> list[dict[str, Any]]:
    """The two selectors of one span."""
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.of(words),
        "prefix": words[max(0, span.start - AROUND) : span.start],
        "suffix": words[span.end : span.end + AROUND],
    }
    return [quote, {"type": "TextPositionSelector", "start": span.start, "end": span.end}]
