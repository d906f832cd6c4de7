"""One view of the whole record, which the brief and the desk both work from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from excomm.readings import corrections, sentences
from excomm.records import (
    Actor,
    Anchor,
    Article,
    Commitment,
    Event,
    Findings,
    Instrument,
    Mention,
    Position,
    Problem,
    Reading,
    Span,
    Statement,
    Story,
    Tension,
    When,
)
from excomm.registry import state_by_code


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an article, with the words in it that a line rests on.

    ``parts`` joined are the article's own text, unchanged; each is marked (True) where a line rests on it. ``span`` is
    the hull of the marked parts.
    """

    article: str
    source: str
    published: When
    parts: tuple[tuple[str, bool], ...]
    span: Span

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return "".join(words for words, _ in self.parts)


@dataclass(frozen=True)
class View:
    """Readings, what follows from them, and who is who; with look-ups by id. Frozen: a new read makes a new view."""

    readings: tuple[Reading, ...]
    findings: Findings
    actors: tuple[Actor, ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def by_article(self) -> Mapping[str, Reading]:
        """Readings by article id."""
        return {reading.article.id: reading for reading in self.readings}

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """Statements by id."""
        return {one.id: one for reading in self.readings for one in reading.statements}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Events by id."""
        return {one.id: one for reading in self.readings for one in reading.events}

    @cached_property
    def stories(self) -> Mapping[str, Story]:
        """Stories by id."""
        return {one.id: one for one in self.findings.stories}

    @cached_property
    def commitments(self) -> Mapping[str, Commitment]:
        """Commitments by id."""
        return {one.id: one for one in self.findings.commitments}

    @cached_property
    def instruments(self) -> Mapping[str, Instrument]:
        """Instruments by id."""
        return {one.id: one for one in self.findings.instruments}

    @cached_property
    def positions(self) -> Mapping[str, Position]:
        """Positions by id."""
        return {one.id: one for one in self.findings.positions}

    @cached_property
    def story_of(self) -> Mapping[str, Story]:
        """The story that each event belongs to, by the event's id."""
        return {event: story for story in self.findings.stories for event in story.events}

    @cached_property
    def people(self) -> Mapping[str, Actor]:
        """Actors by id: those given with the view first, then those of the readings."""
        found: dict[str, Actor] = {}
        for actor in (*self.actors, *(one for reading in self.readings for one in reading.actors)):
            found.setdefault(actor.id, actor)
        return found

    @cached_property
    def pairs(self) -> Mapping[tuple[str, str], tuple[Tension, ...]]:
        """The tensions of each pair of states, by day; the pair with the most happenings counted first."""
        found: dict[tuple[str, str], list[Tension]] = defaultdict(list)
        for tension in self.findings.tensions:
            found[tension.pair].append(tension)
        weight = {pair: len({story for one in days for story in one.stories}) for pair, days in found.items()}
        return {
            pair: tuple(sorted(found[pair], key=lambda one: one.start))
            for pair in sorted(found, key=lambda pair: (-weight[pair], pair))
        }

    @cached_property
    def corrected_by(self) -> Mapping[str, tuple[Article, ...]]:
        """The articles that correct each corrected one, by the corrected one's id."""
        known = corrections(self.readings)
        return {old: tuple(self.article(one) for one in new) for old, new in known.items()}

    def corrected(self, correcting: Article) -> tuple[Article, ...]:
        """The articles that ``correcting`` corrects: several where inputs of the same name were read."""
        return tuple(self.article(old) for old, new in self.corrected_by.items() if correcting in new)

    @cached_property
    def all_problems(self) -> tuple[Problem, ...]:
        """The problems given with the view and those of the readings, each once."""
        found = (*self.problems, *(one for reading in self.readings for one in reading.problems))
        return tuple(dict.fromkeys(found))

    @cached_property
    def last_day(self) -> date | None:
        """The last day on which an article of the record was published, or None where no article has a date."""
        days = [one.article.published.latest for one in self.readings]
        return max((day for day in days if day), default=None)

    def article(self, article_id: str) -> Article:
        """The article with this id. Raises ``KeyError``."""
        return self.by_article[article_id].article

    def name(self, actor_id: str) -> str:
        """The name of an actor or of the state with this code, or the id where nobody knows a name for it."""
        found = self.people.get(actor_id) or state_by_code(actor_id)
        return found.name if found else actor_id

    def names(self, actor_ids: Iterable[str]) -> str:
        """The actors' names with commas; "" where there is none."""
        return ", ".join(self.name(one) for one in actor_ids)

    def speaker(self, mention: Mention | None) -> str:
        """Who a mention stands for, in words; "unknown speaker" where the text names nobody."""
        if mention is None:
            return "unknown speaker"
        return self.name(mention.actor) if mention.actor else mention.text

    def said_by(self, statement: Statement) -> str:
        """Everybody who said it, in words: "A and B"; "unknown speaker" where the text names nobody."""
        return " and ".join(self.speaker(one) for one in statement.said_by) or self.speaker(None)

    def source(self, article: Article) -> str:
        """What to call an article's source: its outlet, or the name of its input."""
        return article.outlet or article.name

    def quote(self, article_id: str, spans: Iterable[Span], sentence: Span | None = None) -> Quote:
        """The sentence around ``spans``, with ``spans`` marked.

        Where ``sentence`` is not given, or does not hold them all, it is found by punctuation. Raises ``KeyError``.
        """
        article = self.article(article_id)
        given = sorted(spans)
        hull = Span(given[0].start, max(one.end for one in given))
        around = sentence if sentence and sentence.covers(hull) else self._sentence(article, hull)
        parts: list[tuple[str, bool]] = []
        at = around.start
        for span in given:
            parts += [(article.text[at : span.start], False), (article.text[max(at, span.start) : span.end], True)]
            at = max(at, span.end)
        parts.append((article.text[at : around.end], False))
        kept = tuple(part for part in parts if part[0])
        return Quote(article.id, self.source(article), article.published, kept, hull)

    def quote_statement(self, statement: Statement) -> Quote:
        """The sentence of a statement, with the words said marked."""
        return self.quote(statement.article, statement.content or (statement.sentence,), statement.sentence)

    def quote_event(self, event: Event) -> Quote:
        """The sentence of an event, with the words that name the deed marked; it holds the clauses that tell it."""
        clauses = (event.trigger, *event.evidence)
        hull = Span(min(one.start for one in clauses), max(one.end for one in clauses))
        return self.quote(event.article, (event.trigger,), self._sentence(self.article(event.article), hull))

    def quote_anchor(self, anchor: Anchor) -> Quote:
        """The sentence that an anchor points at."""
        return self.quote(anchor.article, (anchor.span,))

    def said(self, statement: Statement) -> tuple[str, ...]:
        """The words of a statement: one string a span, as the article has them."""
        text = self.article(statement.article).text
        return tuple(span.of(text) for span in statement.content)

    @cached_property
    def _sentences(self) -> dict[str, tuple[Span, ...]]:
        """The sentences of the articles that were quoted so far: every quote of one asks for the same."""
        return {}

    def _sentence(self, article: Article, hull: Span) -> Span:
        """``hull`` widened to the sentences that it touches."""
        if article.id not in self._sentences:
            self._sentences[article.id] = tuple(sentences(article))
        touched = [one for one in self._sentences[article.id] if one.overlaps(hull)]
        return Span(min(hull.start, touched[0].start), max(hull.end, touched[-1].end)) if touched else hull
