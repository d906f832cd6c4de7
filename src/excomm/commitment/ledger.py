"""The ledger: what several articles tell of one commitment is one entry, with its outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from excomm.cluster import clusters
from excomm.commitment.done import from_event
from excomm.commitment.draft import Draft
from excomm.commitment.outcome import Aftermath, outcome
from excomm.commitment.said import from_statement, undone
from excomm.readings import gap, ordered, overlap, standing, told, width
from excomm.records import UNKNOWN_WHEN, Commitment, Outcome, Precision, Reading, Span, Story, When, identify

FOUND_BY = "commitment/rules@1"
KINDRED = {"offer": "promise", "deadline": "threat"}
"""Kinds that reporters exchange for one act: an offer is told as a promise, an ultimatum as a threat."""
NEAR = 600
"""Code points, about three sentences, within which talks without a named other side are those just spoken of."""
SEASON = 60
"""Days over which one coming meeting may be announced again."""
_FINENESS = {precision: place for place, precision in enumerate(Precision)}


def commitments(
    readings: Sequence[Reading], stories: Sequence[Story], *, retold: int = 2, alike: float = 0.5
) -> tuple[Commitment, ...]:
    """The commitments that ``readings`` tell of, by the date they were made, with their outcome so far.

    ``retold``: days within which two reports may tell of one act of committing; ``alike``: least share of content words
    that they must have in common, in [0, 1]. An outcome rests on a later asserted (or denied) happening between the
    same parties about the same matter; without one it is open. Corrected articles and superseded happenings count for
    nothing.
    """
    since = Aftermath.of(stories, told(ordered(readings)))
    homes = {name: story.id for story in stories if not story.superseded for name in story.events}
    found = sorted(
        (draft for reading in standing(readings) for draft in drafts(reading, homes)),
        key=lambda draft: (draft.record, draft.kind),
    )
    spans = {draft.record: draft.anchors[0].span for draft in found}
    pairs = _pairs(found, spans, retold, alike)
    groups = clusters(
        [draft.record for draft in found],
        list(range(len(found))),
        pairs,
        lambda one, other: _may(found[one], found[other]),
    )
    entries = [_commitment([found[index] for index in group], since) for group in groups]
    return tuple(sorted(entries, key=lambda one: (one.made.earliest or date.max, one.id)))


def on(commitment: Commitment, day: date) -> Commitment:
    """``commitment`` as of the end of ``day``: open turns to due once its last day is past."""
    last = commitment.due.latest
    if commitment.outcome is Outcome.OPEN and last is not None and last < day:
        return replace(commitment, outcome=Outcome.DUE)
    return commitment


def drafts(reading: Reading, happenings: Mapping[str, str]) -> Iterator[Draft]:
    """What one reading tells of commitments. ``happenings``: event id -> story id, without what was superseded.

    Where an event is the very act that a statement reports (its trigger is the cue), the statement stands for both.
    """
    speakers = {statement.id: statement for statement in reading.statements}
    performed: set[str] = set()
    for statement in reading.said:
        acts = [one for one in reading.events if any(cue.overlaps(one.trigger) for cue in statement.cue)]
        denied = undone(statement, acts, speakers, reading.article.text)
        told = None if denied else from_statement(statement, acts, reading)
        if told is not None:
            performed.update(event.id for event in acts)
            yield told
    for event in reading.events:
        if event.id in happenings and event.id not in performed:
            told = from_event(event, speakers.get(event.statement or ""), reading, happenings[event.id])
            if told is not None:
                yield told


def _may(one: Draft, other: Draft) -> bool:
    """Whether two drafts can be one commitment at all: kind, giver, taker and due date."""
    if KINDRED.get(one.kind, one.kind) != KINDRED.get(other.kind, other.kind):
        return False
    if one.kind == "meeting":
        mine, theirs = one.givers | one.takers, other.givers | other.takers
        return len(mine & theirs) >= min(2, len(mine), len(theirs)) and gap(one.due, other.due) <= 1
    if not one.givers & other.givers or (one.takers and other.takers and not one.takers & other.takers):
        return False
    return not (one.due.known and other.due.known) or gap(one.due, other.due) <= 1


def _pairs(
    found: Sequence[Draft], spans: Mapping[str, Span], retold: int, alike: float
) -> Iterator[tuple[float, int, int]]:
    """The pairs worth joining, each with its likeness. Compared by kind and giver: others cannot be one."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for index, draft in enumerate(found):
        for party in draft.givers | (draft.takers if draft.kind == "meeting" else frozenset()):
            blocks.setdefault((KINDRED.get(draft.kind, draft.kind), party), []).append(index)
    seen: set[tuple[int, int]] = set()
    for (kind, _), block in sorted(blocks.items()):
        season = SEASON if kind == "meeting" else retold
        block.sort(key=lambda index: (found[index].made.earliest or date.max, index))
        for place, one in enumerate(block):
            for other in block[place + 1 :]:
                if gap(found[one].made, found[other].made) > season:
                    break
                pair = (min(one, other), max(one, other))
                if pair in seen or not _may(found[one], found[other]):
                    continue
                seen.add(pair)
                value = _likeness(found[one], found[other], spans, retold, alike)
                if value:
                    yield value, one, other


def _likeness(one: Draft, other: Draft, spans: Mapping[str, Span], retold: int, alike: float) -> float:
    if one.story and one.story == other.story:
        return 1.0
    same_article = one.anchors[0].article == other.anchors[0].article
    if same_article and spans[one.record].overlaps(spans[other.record]):
        return 0.9
    common = len(one.words & other.words)
    shared = overlap(one.words, other.words) if common > 1 or one.words == other.words else 0.0
    if one.kind == "meeting":
        apart = abs(spans[one.record].start - spans[other.record].start) if same_article else NEAR
        sure = apart < NEAR
        if min(len(one.givers | one.takers), len(other.givers | other.takers)) > 1:
            sure = same_article or (_fine(one) and _fine(other))
        nearness = max(0.0, 1 - apart / NEAR)
        return 0.4 + shared / 4 + nearness / 4 if sure or shared >= alike else 0.0
    return 0.4 + shared / 2 if shared >= alike and gap(one.made, other.made) <= retold else 0.0


def _fine(draft: Draft) -> bool:
    wide = width(draft.due)
    return wide is not None and wide <= 2


def _narrowest(dates: Sequence[When]) -> When:
    """The date by the day where one is told, else what all the intervals have in common."""
    known = sorted((when for when in dates if when.known), key=lambda when: _FINENESS[when.precision])
    if not known or known[0].precision is not Precision.INTERVAL:
        return known[0] if known else UNKNOWN_WHEN
    start = max((when.earliest for when in known if when.earliest), default=None)
    end = min((when.latest for when in known if when.latest), default=None)
    if start is not None and end is not None and start > end:
        return known[0]
    value = f"{start.isoformat() if start else '..'}/{end.isoformat() if end else '..'}"
    basis = tuple(dict.fromkeys(reason for when in known for reason in when.basis))
    return When(value, Precision.INTERVAL, start, end, basis)


def _commitment(group: Sequence[Draft], since: Aftermath) -> Commitment:
    ranked = sorted(group, key=lambda one: (not one.own, one.made.earliest or date.max, -one.confidence, one.record))
    lead = ranked[0]
    due = _narrowest([one.due for one in ranked])
    merged = replace(
        lead,
        to=next((one.to for one in ranked if one.to), ()),
        givers=frozenset().union(*(one.givers for one in ranked)),
        takers=frozenset().union(*(one.takers for one in ranked)),
        words=frozenset().union(*(one.words for one in ranked)),
        due=due,
        condition=next((one.condition for one in ranked if one.condition), ""),
    )
    became, anchors = outcome(merged, since)
    evidence = dict.fromkeys(
        anchor
        for one in sorted(group, key=lambda one: (one.made.earliest or date.max, one.record))
        for anchor in one.anchors
    )
    return Commitment(
        id=identify("commitment", min(one.record for one in group if one.made == lead.made)),
        kind=lead.kind,
        by=lead.by,
        to=merged.to,
        what=lead.what,
        condition=merged.condition,
        made=lead.made,
        due=due,
        outcome=became,
        evidence=tuple(evidence),
        outcome_evidence=anchors,
        record=lead.record,
        found_by=FOUND_BY,
        confidence=lead.confidence,
    )
