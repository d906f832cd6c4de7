"""One commitment as one statement or event tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from excomm.readings import Told, actors, content_words, made, parties
from excomm.records import (
    UNKNOWN_WHEN,
    Act,
    Anchor,
    Event,
    Mention,
    Precision,
    Reading,
    Span,
    Statement,
    Status,
    TimeExpression,
    When,
)
from excomm.registry import state_by_code
from excomm.wordlist import wordlist

FRIENDLY = frozenset({"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
HOSTILE = frozenset({"THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
AHEAD = frozenset({Status.FUTURE, Status.CONDITIONAL})

_ACTS = {Act.PROMISE: "promise", Act.THREATEN: "threat", Act.OFFER: "offer", Act.ULTIMATUM: "deadline"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A commitment as told once.

    ``givers`` and ``takers`` are states (or actors without one), ``words`` its content words without the parties'
    names; ``story`` the happening that its event belongs to, "" for a statement; ``own`` is True for the giver's own
    words.
    """

    kind: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    givers: frozenset[str]
    takers: frozenset[str]
    what: str
    words: frozenset[str]
    condition: str
    made: When
    due: When
    record: str
    anchors: tuple[Anchor, ...]
    story: str
    own: bool
    confidence: float


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The compiled expression ``name`` of language/en/commitments.toml."""
    return re.compile(wordlist("en", "commitments")[name], re.IGNORECASE)


def drafts(reading: Reading, happenings: Mapping[str, str]) -> Iterator[Draft]:
    """What one reading tells of commitments. ``happenings``: event id -> story id, without what was superseded."""
    for statement in reading.statements:
        draft = _from_statement(statement, reading)
        if draft is not None:
            yield draft
    speakers = {statement.id: statement for statement in reading.statements}
    for event in reading.events:
        if event.id in happenings:
            draft = _from_event(event, speakers.get(event.statement or ""), reading, happenings[event.id])
            if draft is not None:
                yield draft


# ---------------------------------------------------------------- statements


def _from_statement(statement: Statement, reading: Reading) -> Draft | None:
    text, said = reading.article.text, made(reading, statement.said)
    what = " … ".join(" ".join(span.of(text).split()) for span in statement.content)
    if statement.source is None or not actors((statement.source,)) or len(content_words(what)) < 2:
        return None
    inner = [event for event in reading.events if event.statement == statement.id]
    ahead = [event for event in inner if event.status in AHEAD]
    dated = _dated_ahead(statement.content, reading, said)
    bound = [one for one in dated if pattern("deadline").search(text[max(0, one.span.start - 20) : one.span.start])]
    kind = _ACTS.get(statement.act)
    if statement.act in (Act.DEMAND, Act.APPEAL) and bound:
        kind = "deadline"
    if statement.act is Act.INTEND and (dated or any(event.when.known for event in ahead)):
        kind = _kind_of_intent(ahead)
    if kind is None:
        return None
    others = [one for event in inner for one in event.targets + event.sources]
    heard = [statement.addressee] if statement.addressee else others
    takers = [one for one in heard if not set(parties((one,))) & set(parties((statement.source,)))]
    return _draft(
        kind=kind,
        givers=[statement.source],
        takers=takers,
        what=what,
        condition=_condition(ahead, what, text),
        made=said,
        due=_due(ahead, bound or dated),
        record=statement.id,
        anchors=(Anchor(statement.article, statement.sentence),),
        story="",
        own=True,
        confidence=statement.confidence,
    )


def _kind_of_intent(ahead: Sequence[Event]) -> str:
    types = {event.type for event in ahead}
    if "CONSULT" in types:
        return "meeting"
    return "threat" if types & HOSTILE and not types & FRIENDLY else "promise"


def _dated_ahead(content: Sequence[Span], reading: Reading, said: When) -> list[TimeExpression]:
    """The time expressions in ``content`` that may lie ahead of the day of saying."""
    return [
        one
        for one in reading.expressions
        if any(span.covers(one.span) for span in content) and one.when.known and _ahead(one.when, said)
    ]


def _ahead(when: When, said: When) -> bool:
    start = said.earliest
    return start is not None and (when.latest is None or when.latest > start or when.earliest == when.latest == start)


def _due(ahead: Sequence[Event], dated: Sequence[TimeExpression]) -> When:
    known = [event.when for event in ahead if event.when.known]
    return next(iter([*(one.when for one in dated), *known]), UNKNOWN_WHEN)


def _condition(events: Sequence[Event], what: str, text: str) -> str:
    for event in events:
        if event.condition is not None:
            return " ".join(event.condition.of(text).split())
    found = pattern("condition").search(what)
    return found[0].strip() if found else ""


# ---------------------------------------------------------------- events


def _from_event(event: Event, frame: Statement | None, reading: Reading, story: str) -> Draft | None:
    article = reading.article
    told = Told(event, reading)
    dated = [one for one in reading.expressions if any(span.covers(one.span) for span in event.evidence)]
    bound = [
        one
        for one in dated
        if one.when.known
        and pattern("deadline").search(article.text[max(0, one.span.start - 20) : one.span.start])
        and _ahead(one.when, article.published)
    ]
    kind = _kind_of_event(event, told.words, bool(bound))
    givers = list(event.sources)
    if frame is not None and frame.source is not None and not parties(givers) and kind in ("meeting", "deadline"):
        givers = [frame.source]
    if kind is None or not actors(givers) or not _own(event, frame, kind):
        return None
    performed = event.status is Status.ASSERTED
    return _draft(
        kind=kind,
        givers=givers,
        takers=[one for one in event.targets if not set(parties((one,))) & set(parties(givers))],
        what=told.words,
        condition=_condition([event], told.words, article.text),
        made=made(reading, frame.said) if frame is not None else _made(event, reading),
        due=_due([event], bound) if not performed else _due([], bound or _later(dated, event.when)),
        record=event.id,
        anchors=told.anchors,
        story=story,
        own=False,
        confidence=event.confidence,
    )


def _kind_of_event(event: Event, words: str, bound: bool) -> str | None:
    if event.status in AHEAD:
        if event.type == "CONSULT":
            return "meeting" if event.when.known else None
        if event.type in FRIENDLY:
            return "offer" if event.status is Status.CONDITIONAL else "promise"
        return "threat" if event.type in HOSTILE else None
    if event.status is Status.ASSERTED:
        if event.type == "THREATEN":
            return "deadline" if event.mode == "ultimatum" else "threat"
        if event.type == "AGREE":
            return "offer" if pattern("offer").search(words) else "promise"
        if event.type == "REQUEST" and bound:
            return "deadline"
    return None


def _own(event: Event, frame: Statement | None, kind: str) -> bool:
    """Whether the giver commits itself.

    A meeting may be announced by anyone, and a performed act is told as such; what one side says that the other will do
    is a forecast.
    """
    if kind == "meeting":
        return frame is None or frame.act is not Act.BELIEVE
    if event.status is Status.ASSERTED:
        return True
    if frame is None or frame.source is None:
        return event.type in FRIENDLY | {"THREATEN"}
    return frame.act is not Act.BELIEVE and bool(set(parties((frame.source,))) & set(parties(event.sources)))


def _made(event: Event, reading: Reading) -> When:
    return event.when if event.status is Status.ASSERTED and event.when.known else reading.article.published


def _later(dated: Sequence[TimeExpression], when: When) -> list[TimeExpression]:
    """The expressions that lie wholly after the day of the act: they date what was promised."""
    last: date | None = when.latest
    return [one for one in dated if last and one.when.known and one.when.earliest and one.when.earliest > last]


def _draft(
    *,
    kind: str,
    givers: Sequence[Mention],
    takers: Sequence[Mention],
    what: str,
    condition: str,
    made: When,
    due: When,
    record: str,
    anchors: tuple[Anchor, ...],
    story: str,
    own: bool,
    confidence: float,
) -> Draft:
    named = " ".join(one.text for one in (*givers, *takers))
    known = " ".join(_names(code) for code in (*parties(givers), *parties(takers)))
    return Draft(
        kind=kind,
        by=actors(givers),
        to=actors(takers),
        givers=frozenset(parties(givers)),
        takers=frozenset(parties(takers)),
        what=what,
        words=content_words(what) - content_words(f"{named} {known}"),
        condition=condition,
        made=made,
        due=due if due.precision is not Precision.UNKNOWN else UNKNOWN_WHEN,
        record=record,
        anchors=anchors,
        story=story,
        own=own,
        confidence=confidence,
    )


@cache
def _names(code: str) -> str:
    """All words by which the state goes: sharing them tells nothing about the matter."""
    state = state_by_code(code)
    return " ".join((state.name, *state.names, *state.demonyms, *state.seats)) if state else ""
