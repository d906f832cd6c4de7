"""Statements and events as flat rows with their words: what CSV, Parquet and data frames show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from excomm.records import Article, Event, Mention, Reading, Span, Statement

GAP = " … "
"""Between the parts of discontinuous words."""


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement with its words. Offsets are code points of the article's cleaned text; "" and None are unknown.

    ``speaker`` is for people ("A and B" where several said it); the ids, states and offices are theirs in that order.
    """

    id: str
    speaker: str
    speaker_ids: tuple[str, ...]
    speaker_states: tuple[str, ...]
    speaker_offices: tuple[str, ...]
    speaker_words: str
    cue: str
    quote: str
    kind: str
    act: str
    status: str
    addressee: str
    medium: str
    said: str
    said_precision: str
    said_earliest: date | None
    said_latest: date | None
    sentence: str
    frame: str | None
    article: str
    article_name: str
    outlet: str
    published: str
    content_spans: tuple[Span, ...]
    raw_spans: tuple[Span, ...]
    found_by: str
    confidence: float


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with its words. Offsets are code points of the article's cleaned text; "" and None are unknown.

    Only events with status "asserted" are deeds.
    """

    id: str
    type: str
    mode: str
    status: str
    sources: tuple[str, ...]
    source_ids: tuple[str, ...]
    source_states: tuple[str, ...]
    targets: tuple[str, ...]
    target_ids: tuple[str, ...]
    target_states: tuple[str, ...]
    occurred: str
    occurred_precision: str
    occurred_earliest: date | None
    occurred_latest: date | None
    score: float
    contexts: tuple[str, ...]
    trigger: str
    evidence: str
    condition: str
    statement: str | None
    article: str
    article_name: str
    outlet: str
    published: str
    evidence_spans: tuple[Span, ...]
    raw_spans: tuple[Span, ...]
    found_by: str
    confidence: float
    runner_up: str
    runner_up_score: float


def statement_row(article: Article, one: Statement, names: Mapping[str, str]) -> StatementRow:
    """The statement as a row; ``names`` gives actors' names by id."""
    source = one.source
    return StatementRow(
        id=one.id,
        speaker=speaker(one, names),
        speaker_ids=tuple(mention.actor or "" for mention in one.said_by),
        speaker_states=tuple(mention.state or "" for mention in one.said_by),
        speaker_offices=tuple(mention.office for mention in one.said_by),
        speaker_words=source.text if source else "",
        cue=words(article, one.cue),
        quote=words(article, one.content),
        kind=one.kind.value,
        act=one.act.value,
        status=one.status.value,
        addressee=name(one.addressee, names),
        medium=name(one.medium, names),
        said=one.said.value,
        said_precision=one.said.precision.value,
        said_earliest=one.said.earliest,
        said_latest=one.said.latest,
        sentence=one.sentence.of(article.text),
        frame=one.frame,
        article=article.id,
        article_name=article.name,
        outlet=article.outlet,
        published=article.published.value,
        content_spans=one.content,
        raw_spans=tuple(raw for span in one.content for raw in article.raw_spans(span)),
        found_by=one.found_by,
        confidence=one.confidence,
    )


def event_row(article: Article, one: Event, names: Mapping[str, str]) -> EventRow:
    """The event as a row; ``names`` gives actors' names by id."""
    return EventRow(
        id=one.id,
        type=one.type,
        mode=one.mode,
        status=one.status.value,
        sources=tuple(name(mention, names) for mention in one.sources),
        source_ids=tuple(mention.actor or "" for mention in one.sources),
        source_states=tuple(mention.state or "" for mention in one.sources),
        targets=tuple(name(mention, names) for mention in one.targets),
        target_ids=tuple(mention.actor or "" for mention in one.targets),
        target_states=tuple(mention.state or "" for mention in one.targets),
        occurred=one.when.value,
        occurred_precision=one.when.precision.value,
        occurred_earliest=one.when.earliest,
        occurred_latest=one.when.latest,
        score=one.score,
        contexts=one.contexts,
        trigger=one.trigger.of(article.text),
        evidence=words(article, one.evidence),
        condition=one.condition.of(article.text) if one.condition else "",
        statement=one.statement,
        article=article.id,
        article_name=article.name,
        outlet=article.outlet,
        published=article.published.value,
        evidence_spans=one.evidence,
        raw_spans=tuple(raw for span in one.evidence for raw in article.raw_spans(span)),
        found_by=one.found_by,
        confidence=one.confidence,
        runner_up=one.runner_up,
        runner_up_score=one.runner_up_score,
    )


def statement_rows(readings: Iterable[Reading]) -> Iterator[StatementRow]:
    """All statements, article by article."""
    for reading in readings:
        known = actor_names(reading)
        yield from (statement_row(reading.article, one, known) for one in reading.statements)


def event_rows(readings: Iterable[Reading]) -> Iterator[EventRow]:
    """All events, article by article."""
    for reading in readings:
        known = actor_names(reading)
        yield from (event_row(reading.article, one, known) for one in reading.events)


def actor_names(reading: Reading) -> dict[str, str]:
    """The names of the reading's actors by id."""
    return {actor.id: actor.name for actor in reading.actors}


def name(mention: Mention | None, names: Mapping[str, str]) -> str:
    """The actor's name where the mention is resolved, else the text's own words; "" where nobody is named."""
    if mention is None:
        return ""
    return names.get(mention.actor, mention.actor) if mention.actor else mention.text


def speaker(one: Statement, names: Mapping[str, str]) -> str:
    """Everybody who said it: actors' names, and the text's own words for those who are not known."""
    return " and ".join(name(mention, names) for mention in one.said_by)


def words(article: Article, spans: Sequence[Span]) -> str:
    """The words of ``spans`` in the cleaned text."""
    return GAP.join(span.of(article.text) for span in spans)
