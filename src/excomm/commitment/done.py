"""Commitments that events make: meetings ahead, threats and agreements performed, and what somebody is going to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

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
)
from excomm.readings import Told, actors, made, parties
from excomm.records import Act, Event, Reading, Statement, Status, TimeExpression, When


def from_event(event: Event, frame: Statement | None, reading: Reading, story: str) -> Draft | None:
    """What ``event`` commits its source to, or None. ``frame``: the statement it was said in; ``story``: its story."""
    article = reading.article
    told = Told(event, reading)
    dated = [one for one in reading.expressions if any(span.covers(one.span) for span in event.evidence)]
    bound = [one for one in bounds(dated, article.text) if one.when.known and ahead(one.when, article.published)]
    kind = _kind_of_event(event, told.words, bool(bound))
    givers = list(event.sources)
    if frame is not None and frame.said_by and not parties(givers) and kind in ("meeting", "deadline"):
        givers = list(frame.said_by)
    if kind is None or not actors(givers) or not _own(event, frame, kind):
        return None
    performed = event.status is Status.ASSERTED
    return draft(
        kind=kind,
        givers=givers,
        takers=[one for one in event.targets if not set(parties((one,))) & set(parties(givers))],
        what=told.words,
        condition=condition([event], told.words, article.text),
        made=made(reading, frame.said) if frame is not None else _made(event, reading),
        due=due([event], bound) if not performed else due([], bound or opened(_later(dated, event.when), article.text)),
        record=event.id,
        anchors=told.anchors,
        story=story,
        own=False,
        confidence=event.confidence,
    )


def _kind_of_event(event: Event, words: str, bound: bool) -> str | None:
    if event.type == "THREATEN" and pattern("commit").search(words) and pattern("refrain").search(words):
        return "promise" if event.status in AHEAD or event.status is Status.ASSERTED else None
    if event.status in AHEAD:
        if event.type == "CONSULT":
            return "meeting" if event.when.known else None
        if event.type in FRIENDLY:
            return "offer" if event.condition or pattern("condition").search(words) else "promise"
        return "threat" if event.type in HOSTILE else None
    if event.status is Status.ASSERTED:
        if event.type == "THREATEN":
            return "deadline" if event.mode == "ultimatum" else "threat"
        if event.type == "AGREE" and pattern("commit").search(words):
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
    return frame.act is not Act.BELIEVE and bool(set(parties(frame.said_by)) & set(parties(event.sources)))


def _made(event: Event, reading: Reading) -> When:
    return event.when if event.status is Status.ASSERTED and event.when.known else reading.article.published


def _later(dated: Sequence[TimeExpression], when: When) -> list[TimeExpression]:
    """The expressions that lie wholly after the day of the act: they date what was promised."""
    last: date | None = when.latest
    return [one for one in dated if last and one.when.known and one.when.earliest and one.when.earliest > last]
