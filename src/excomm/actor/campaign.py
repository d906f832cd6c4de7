"""A mention of somebody's campaign for an office: "the Biden campaign", "Senator Roe's campaign"."""

from __future__ import annotations

from excomm.actor.lexicon import listed, slug
from excomm.actor.scene import Scene, Subject, Verdict
from excomm.records import Actor, ActorKind

ORDER = 15


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """The campaign as an organisation of its own, which acts for no state; None where no name stands before it."""
    head = scene.parse.tokens[subject.head].text.casefold()
    if head not in listed("campaigns"):
        return None
    within = scene.named_in(subject.first, subject.head)
    named = [p for p in within if subject.first <= p.first and p.last <= subject.head and p.person]
    if not named:
        return None
    person = scene.cast[named[-1].person or ""]
    name = f"{person.name} {head}"
    actor = Actor(slug(name).upper(), ActorKind.ORGANISATION, name)
    return Verdict(actor, why=f"the {head} of {person.name}; it represents no state")
