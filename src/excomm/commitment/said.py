"""Commitments that statements make: promises, offers, threats, ultimatums, and what speakers bind themselves to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from excomm.commitment.draft import (
    AHEAD,
    FRIENDLY,
    HOSTILE,
    Draft,
    ahead,
    bounds,
    condition,
    draft,
    due,
    opened,
    pattern,
    states_in,
)
from excomm.readings import actors, content_words, made, parties
from excomm.records import Act, Anchor, Event, Reading, Span, Statement, Status, TimeExpression, When

_ACTS = {Act.PROMISE: "promise", Act.THREATEN: "threat", Act.OFFER: "offer", Act.ULTIMATUM: "deadline"}


def undone(statement: Statement, acts: Sequence[Event], speakers: Mapping[str, Statement], text: str) -> bool:
    """Whether the act is told as denied: by its own event, or by the statement that it is told in."""
    frame = speakers.get(statement.frame or "")
    denied = any(event.status in (Status.DENIED, Status.HISTORICAL) for event in acts)
    if frame is None:
        return denied
    return denied or frame.act is Act.REJECT or any(pattern("denying").search(cue.of(text)) for cue in frame.cue)


def from_statement(statement: Statement, acts: Sequence[Event], reading: Reading) -> Draft | None:
    """What ``statement`` commits its speaker to, or None. ``acts`` are the events that its cue names."""
    text, said = reading.article.text, made(reading, statement.said)
    what = " … ".join(" ".join(span.of(text).split()) for span in statement.content)
    if not actors(statement.said_by) or len(content_words(what)) < 2:
        return None
    if pattern("idle").search(what):
        return None
    inner = [event for event in reading.events if event.statement == statement.id and event not in acts]
    coming = [event for event in (*acts, *inner) if event.status in AHEAD]
    dated = _dated_ahead(statement.content, reading, said)
    bound = bounds(dated, text)
    if any(event.type == "CONSULT" and event.when.known for event in coming):
        return None
    kind = _kind_of_statement(statement, acts, coming, what, " ".join(cue.of(text) for cue in statement.cue))
    if statement.act in (Act.DEMAND, Act.APPEAL) and bound:
        kind = "deadline"
    if kind is None and statement.act is Act.INTEND and (dated or any(event.when.known for event in coming)):
        kind = _kind_of_intent(coming)
    if kind is None and statement.act is not Act.BELIEVE and dated and pattern("meeting").search(what):
        kind = "meeting"
    if kind is None:
        return None
    others = [one for event in (*acts, *inner) for one in event.targets + event.sources]
    heard = [statement.addressee] if statement.addressee and parties([statement.addressee]) else others
    return draft(
        kind=kind,
        givers=statement.said_by,
        takers=[one for one in heard if not set(parties((one,))) & set(parties(statement.said_by))],
        what=what,
        condition=condition([*acts, *coming], what, text),
        made=said,
        due=due(coming, bound or opened(dated, text)),
        record=statement.id,
        anchors=(Anchor(statement.article, statement.sentence),),
        story="",
        own=True,
        confidence=statement.confidence,
    )


def _kind_of_statement(
    statement: Statement, acts: Sequence[Event], coming: Sequence[Event], what: str, cue: str
) -> str | None:
    """The kind that the act makes, corrected by the deed held out: sanctions that are promised are a threat."""
    kind = _ACTS.get(statement.act)
    own = set(parties(statement.said_by))
    deeds = {event.type for event in coming if own & set(parties(event.sources)) or not parties(event.sources)}
    if kind in ("promise", "offer") and not pattern("refrain").search(what):
        harmful = any(event.type == "THREATEN" for event in acts) or (deeds & HOSTILE and not deeds & FRIENDLY)
        return "threat" if harmful else kind
    if kind == "threat" and deeds & FRIENDLY and not deeds & HOSTILE:
        return "promise"
    if kind is None and statement.act is Act.ACCEPT and pattern("commit").search(cue):
        return "promise"
    if kind is None and statement.act is Act.INTEND and pattern("resolved").search(cue):
        return "promise" if not deeds & HOSTILE else "threat"
    if kind is None and statement.act is Act.STATEMENT and own and _assures(what, own):
        return "offer" if pattern("condition").search(what) else "promise"
    return kind


def _assures(what: str, own: set[str]) -> bool:
    """Whether a plain statement binds the speaker's side.

    A thing to be given, bound by time or condition, and done by no other state that the words name before it.
    """
    found = pattern("assurance").search(what)
    if found is None or not pattern("bound").search(what):
        return False
    named, _ = states_in(what[: found.start()])
    return {state.code for state in named} <= own


def _kind_of_intent(coming: Sequence[Event]) -> str:
    types = {event.type for event in coming}
    if "CONSULT" in types:
        return "meeting"
    return "threat" if types & HOSTILE and not types & FRIENDLY else "promise"


def _dated_ahead(content: Sequence[Span], reading: Reading, said: When) -> list[TimeExpression]:
    """The time expressions in ``content`` that may lie ahead of the day of saying."""
    return [
        one
        for one in reading.expressions
        if any(span.covers(one.span) for span in content) and one.when.known and ahead(one.when, said)
    ]
