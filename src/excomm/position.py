"""Where each actor stands on an issue towards another, by date, and where it moved.

A stance is what an act does (demands, offers, rejects, ...), read from the act of a statement or the type of an
asserted event; the issue is found by its words. A plain statement takes no stance: what is merely talked about is not
guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from excomm.readings import Told, clause, gap, made, party, standing
from excomm.records import Anchor, Change, Event, Mention, Position, Reading, Statement, Status, When, identify
from excomm.wordlist import wordlist

FOUND_BY = "position/acts@1"

Key = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class _Stand:
    actor: str
    issue: str
    towards: str | None
    change: Change
    confidence: float


def positions(readings: Sequence[Reading], *, surest: float = 0.35, season: int = 90) -> tuple[Position, ...]:
    """The positions that ``readings`` tell of, by actor, issue and addressee.

    ``surest``: least confidence of a record that shows a stance. A person who acts for a state shows the state's
    position too, so that a move shows whoever announces it. ``season``: days within which a stance towards nobody named
    is taken to be on the same matter, so that a change is a move. An act that its own event denies or puts off shows
    none, nor does a corrected article; one that its event knows as a threat ("promised sanctions") threatens. The
    confidence is the weakest stand's.
    """
    found: dict[Key, list[_Stand]] = {}
    for reading in standing(readings):
        for stand in _stands(reading, surest):
            found.setdefault((stand.actor, stand.issue, stand.towards), []).append(stand)
    made_of = [_position(key, stands, season) for key, stands in found.items()]
    return tuple(sorted(made_of, key=lambda one: (one.actor, one.issue, one.towards or "")))


def _stands(reading: Reading, surest: float) -> Iterator[_Stand]:
    stances = wordlist("en", "issues")["stance"]
    for statement in reading.said:
        stance = stances["act"].get(statement.act.value)
        acts = [event for event in reading.events if any(cue.overlaps(event.trigger) for cue in statement.cue)]
        if any(event.status not in (Status.ASSERTED, Status.CONDITIONAL) for event in acts):
            continue
        if stance and any(event.type == "THREATEN" for event in acts):
            stance = stances["event"]["THREATEN"]
        if stance and statement.said_by and statement.confidence >= surest:
            yield from _said(statement, stance, reading)
    for event in reading.events:
        stance = stances["event"].get(event.type)
        if stance and event.status is Status.ASSERTED and event.confidence >= surest:
            yield from _done(event, stance, reading)


def _said(statement: Statement, stance: str, reading: Reading) -> Iterator[_Stand]:
    text = reading.article.text
    words = " … ".join(" ".join(span.of(text).split()) for span in statement.content)
    inner = [one for event in reading.events if event.statement == statement.id for one in event.targets]
    heard = [statement.addressee] if statement.addressee else inner
    change = Change(
        made(reading, statement.said), stance, words, Anchor(statement.article, statement.sentence), statement.id
    )
    yield from _each(statement.said_by, heard, words, change, statement.confidence)


def _done(event: Event, stance: str, reading: Reading) -> Iterator[_Stand]:
    told = Told(event, reading)
    when = event.when if event.when.known else reading.article.published
    change = Change(when, stance, told.words, told.anchors[0], event.id)
    text = reading.article.text
    around = next((span for span in event.evidence if span.overlaps(event.trigger)), event.trigger)
    matter = clause(text, around, event.trigger).of(text)
    yield from _each(event.sources, event.targets, matter, change, event.confidence)


def _each(
    holders: Sequence[Mention], others: Sequence[Mention], words: str, change: Change, confidence: float
) -> Iterator[_Stand]:
    """One stand for each holder (the person, and the state acted for), issue and other party."""
    for issue in issues(words):
        for holder in holders:
            named = sorted({found for one in others if (found := party(one)) and found != party(holder)})
            towards: list[str | None] = [*named] or [None]
            for actor in dict.fromkeys((holder.actor, holder.state)):
                for other in towards:
                    if actor is not None:
                        yield _Stand(actor, issue, other, change, confidence)


def issues(words: str) -> tuple[str, ...]:
    """The issues that ``words`` raise, in the word list's order."""
    return tuple(name for name, pattern in _patterns() if pattern.search(words))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed: dict[str, str] = wordlist("en", "issues")["issues"]
    return tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in listed.items())


def _position(key: Key, stands: Sequence[_Stand], season: int) -> Position:
    in_order = sorted(stands, key=lambda one: (*_day(one.change.when), -one.confidence, one.change.record))
    once: dict[tuple[str, str], _Stand] = {}
    for one in in_order:
        once.setdefault((one.change.when.value, one.change.to), one)
    kept = [one.change for one in once.values()]
    actor, issue, towards = key
    moved = [
        later
        for before, later in pairwise(kept)
        if later.to != before.to
        and _after(before, later)
        and (towards is not None or gap(before.when, later.when) <= season)
    ]
    return Position(
        id=identify("position", actor, issue, towards or ""),
        actor=actor,
        issue=issue,
        towards=towards,
        stands=tuple(kept),
        moved=tuple(moved),
        found_by=FOUND_BY,
        confidence=min(one.confidence for one in once.values()),
    )


def _day(when: When) -> tuple[date, date]:
    return when.earliest or when.latest or date.max, when.latest or date.max


def _after(before: Change, later: Change) -> bool:
    """Whether the later stand is surely later: two stances of one day are two sides of it, not a move."""
    return (
        before.when.latest is not None and later.when.earliest is not None and before.when.latest < later.when.earliest
    )
