"""A reading as the user's decisions about actors have it: what was merged, split and renamed.

Decisions act one after the other, in the order in which they were made; the readings themselves stay as they were
found, so that undoing one is leaving it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from excomm.records import Actor, ActorKind, Decision, DecisionKind, Event, Mention, Reading, Statement


def decided(reading: Reading, decisions: Sequence[Decision]) -> Reading:
    """``reading`` after the standing ones of ``decisions``."""
    for decision in decisions:
        touches = decision.kind is not DecisionKind.SPLIT or reading.article.id in decision.articles
        if decision.undone is None and touches and _names(reading, decision.actor):
            reading = _after(reading, decision)
    return reading


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Those that were not undone."""
    return tuple(decision for decision in decisions if decision.undone is None)


def _names(reading: Reading, actor: str) -> bool:
    return any(actor in (one.id, one.state) for one in reading.actors)


def _after(reading: Reading, decision: Decision) -> Reading:
    own = next((one for one in reading.actors if one.id == decision.actor), None)
    return replace(
        reading,
        statements=tuple(_statement(one, decision, own) for one in reading.statements),
        events=tuple(_event(one, decision, own) for one in reading.events),
        actors=_actors(reading.actors, decision),
    )


def _statement(one: Statement, decision: Decision, own: Actor | None) -> Statement:
    source, addressee, medium = (
        _mention(mention, decision, own) if mention else None for mention in (one.source, one.addressee, one.medium)
    )
    speakers = tuple(_mention(mention, decision, own) for mention in one.speakers)
    return replace(one, source=source, addressee=addressee, medium=medium, speakers=speakers)


def _event(one: Event, decision: Decision, own: Actor | None) -> Event:
    sources, targets = (
        tuple(_mention(mention, decision, own) for mention in some) for some in (one.sources, one.targets)
    )
    return replace(one, sources=sources, targets=targets)


def _mention(mention: Mention, decision: Decision, own: Actor | None) -> Mention:
    if decision.actor not in (mention.actor, mention.state, mention.organisation) or _is_rename(decision):
        return mention
    target, gone = decision.target, decision.actor
    actor = target.id if mention.actor == gone else mention.actor
    state = target.id if mention.state == gone and target.kind is ActorKind.STATE else mention.state
    if state is None and mention.actor == gone and own is not None and own.state is None:
        state = target.state  # where it was not known whose the actor was, it is now
    organisation = target.id if mention.organisation == gone else mention.organisation
    return replace(mention, actor=actor, state=state, organisation=organisation, why=f"{mention.why}; {told(decision)}")


def _is_rename(decision: Decision) -> bool:
    return decision.kind is DecisionKind.RENAME


def told(decision: Decision) -> str:
    """The decision in words, for a reader."""
    what = {
        DecisionKind.MERGE: f"{decision.actor} is {decision.target.id}",
        DecisionKind.SPLIT: f"not {decision.actor} but {decision.target.id}",
        DecisionKind.RENAME: f"called {decision.target.name}",
    }[decision.kind]
    because = f": {decision.why}" if decision.why else ""
    return f"{what}, decided by {decision.by} on {decision.on}{because} [{decision.id}]"


def _actors(actors: tuple[Actor, ...], decision: Decision) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for one in actors:
        mine = one.id == decision.actor
        state = decision.target.id if one.state == decision.actor and not mine else one.state
        entry = _become(one, decision.target) if mine else replace(one, state=state)
        held = found.get(entry.id)
        found[entry.id] = replace(entry, aliases=_aliases(entry, held)) if held else entry
    return tuple(found[ident] for ident in sorted(found))


def _become(one: Actor, target: Actor) -> Actor:
    return replace(target, aliases=_aliases(target, one))


def _aliases(kept: Actor, other: Actor) -> tuple[str, ...]:
    names = (*kept.aliases, *other.aliases, other.name)
    return tuple(dict.fromkeys(name for name in names if name != kept.name))
