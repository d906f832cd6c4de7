"""The tables of the record, as any SQL database can hold them: one a record class, one column a scalar.

Beside the record's own columns stand the words that its offsets cover, so that the file can be read as it is; these are
written, never read back. Nested values are JSON text. Days are ISO 8601 text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text

from excomm.columns import Column as Shape
from excomm.columns import Part, columns, layout
from excomm.records import (
    Actor,
    Article,
    Change,
    Commitment,
    Copy,
    Cut,
    Decision,
    Event,
    Instrument,
    Mention,
    Position,
    Problem,
    Span,
    Statement,
    Story,
    Tension,
    TimeExpression,
)

SCHEMA = 3
"""Rises with every change of the tables."""

METADATA = MetaData()

Words = Callable[[str, Any], str | None]
"""The words of one column of a record, from the article's text and the record."""


@dataclass(frozen=True)
class Child:
    """A field of many records that has its own table: ``of`` names the owner's class there where several share it."""

    field: str
    kind: type
    parts: tuple[Part, ...]
    table: Table
    of: str


@dataclass(frozen=True)
class Kept:
    """How the records of one class are kept."""

    kind: type
    parts: tuple[Part, ...]
    table: Table
    words: Mapping[str, Words]
    children: tuple[Child, ...] = ()


_FORMS: dict[type, Any] = {str: Text, int: Integer, float: Float, bool: Boolean, date: Text, datetime: Text}


def _column(shape: Shape) -> Column[Any]:
    form = Text if shape.nested else _FORMS.get(shape.kind, Text)
    return Column(shape.name, form, nullable=shape.optional)


def _of_article(key: bool = True) -> Column[Any]:
    return Column("article", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=key, nullable=False)


def _article_table(name: str, parts: tuple[Part, ...], words: Mapping[str, Words]) -> Table:
    """A table of what one article gave, in the order of the article."""
    own = [_column(shape) for shape in columns(parts) if shape.name != "article"]
    more = [Column(word, Text) for word in words]
    indexes = [Index(f"{name}_id", "id")] if any(column.name == "id" for column in own) else []
    ordinal = Column("ordinal", Integer, primary_key=True, autoincrement=False)
    return Table(name, METADATA, _of_article(), ordinal, *own, *more, *indexes)


def _finding(name: str, kind: type, *apart: str) -> Kept:
    """A table of what follows from all articles, in the order in which it was found."""
    parts = layout(kind, frozenset(apart))
    own = [_column(shape) for shape in columns(parts)]
    indexes = [Index(f"{name}_id", "id")] if any(column.name == "id" for column in own) else []
    table = Table(name, METADATA, Column("ordinal", Integer, primary_key=True, autoincrement=False), *own, *indexes)
    children = tuple(Child(field, Change, layout(Change), changes, name) for field in apart)
    return Kept(kind, parts, table, {}, children)


def _joined(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(text) for span in spans)


meta = Table("meta", METADATA, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

ARTICLE = layout(Article, frozenset({"cuts", "copies"}))
articles = Table(
    "articles",
    METADATA,
    *(
        Column(shape.name, Text, primary_key=True) if shape.name == "id" else _column(shape)
        for shape in columns(ARTICLE)
    ),
    Index("articles_name", "name"),
    Index("articles_published", "published_earliest"),
)

ORIGIN = layout(Copy)
origins = Table(
    "origins",
    METADATA,
    Column("origin", Text, primary_key=True),
    _of_article(key=False),
    *(_column(shape) for shape in columns(ORIGIN) if shape.name != "origin"),
    Column("fingerprint", Text, nullable=False),
    Index("origins_article", "article"),
    Index("origins_name", "name"),
)

paragraphs = Table(
    "paragraphs",
    METADATA,
    Column("id", Integer, primary_key=True),
    _of_article(key=False),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Index("paragraphs_article", "article"),
)

PROBLEM = layout(Problem)
problems = Table(
    "problems",
    METADATA,
    Column("ordinal", Integer, primary_key=True),
    Column("reading", ForeignKey("articles.id", ondelete="CASCADE")),
    Column("reading_origin", Text),
    *(_column(shape) for shape in columns(PROBLEM)),
    Index("problems_reading", "reading"),
    Index("problems_input", "input"),
)

DECISION = layout(Decision)
decisions = Table(
    "decisions",
    METADATA,
    Column("ordinal", Integer, primary_key=True),
    *(_column(shape) for shape in columns(DECISION)),
    Index("decisions_id", "id", unique=True),
)


def _mention_table(name: str) -> Table:
    """A table of the mentions that a record has many of."""
    return Table(
        name,
        METADATA,
        _of_article(),
        Column("owner_ordinal", Integer, primary_key=True, autoincrement=False),
        Column("role", Text, primary_key=True),
        Column("ordinal", Integer, primary_key=True, autoincrement=False),
        Column("owner", Text, nullable=False),
        *(_column(shape) for shape in columns(layout(Mention))),
        Index(f"{name}_actor", "actor"),
    )


event_actors = _mention_table("event_actors")
statement_speakers = _mention_table("statement_speakers")
"""Those who said something together; who said it alone stands in the statement's own row."""

changes = Table(
    "changes",
    METADATA,
    Column("of", Text, primary_key=True),
    Column("owner_ordinal", Integer, primary_key=True, autoincrement=False),
    Column("role", Text, primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("owner", Text, nullable=False),
    *(_column(shape) for shape in columns(layout(Change))),
)


def _given(name: str, kind: type, words: Mapping[str, Words], below: Table | None = None, *apart: str) -> Kept:
    """A table of what one article gave; the mentions of the fields ``apart`` stand in the table ``below``."""
    parts = layout(kind, frozenset(apart))
    children = tuple(Child(field, Mention, layout(Mention), below, "") for field in apart if below is not None)
    return Kept(kind, parts, _article_table(name, parts, words), words, children)


GIVEN: dict[str, Kept] = {
    "cuts": _given("cuts", Cut, {}),
    "expressions": _given("expressions", TimeExpression, {"words": lambda text, one: one.span.of(text)}),
    "statements": _given(
        "statements",
        Statement,
        {
            "quote": lambda text, one: _joined(text, one.content),
            "cue_words": lambda text, one: _joined(text, one.cue),
            "sentence_words": lambda text, one: one.sentence.of(text),
        },
        statement_speakers,
        "speakers",
    ),
    "events": _given(
        "events",
        Event,
        {
            "trigger_words": lambda text, one: one.trigger.of(text),
            "evidence_words": lambda text, one: _joined(text, one.evidence),
            "condition_words": lambda text, one: one.condition.of(text) if one.condition else None,
        },
        event_actors,
        "sources",
        "targets",
    ),
    "actors": _given("actors", Actor, {}),
}
"""What one article gives, by the name of its list."""

FOUND: dict[str, Kept] = {
    "stories": _finding("stories", Story),
    "commitments": _finding("commitments", Commitment),
    "instruments": _finding("instruments", Instrument, "changes"),
    "positions": _finding("positions", Position, "stands", "moved"),
    "tensions": _finding("tensions", Tension),
}
"""What follows from all articles, by the name of its list in ``Findings``."""
