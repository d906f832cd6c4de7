"""Whose people they are, where it is a person's: "Roe's spokesman", "the Roe government", "an aide to Roe"."""

from __future__ import annotations

from excomm.actor.lexicon import listed
from excomm.actor.office import verdict
from excomm.actor.scene import Person, Scene, Subject, Verdict
from excomm.registry import terms_of

_BEHIND = {"to", "of", "for"}


def possessor(subject: Subject, scene: Scene, standing: frozenset[str] = frozenset({"poss"})) -> Person | None:
    """The person of the cast whose the head of the mention is, before it or behind "to", "of", "for".

    ``standing`` are the dependencies in which the name may stand before it.
    """
    tokens, children = scene.parse.tokens, scene.parse.children
    inside = [at for at in children[subject.head] if subject.first <= at < subject.last]
    links = [at for at in inside if at > subject.head and tokens[at].text in _BEHIND]
    owners = [at for at in inside if at < subject.head and tokens[at].dep in standing]
    owners += [at for link in links for at in children[link] if tokens[at].dep == "pobj"]
    for place in scene.named_in(subject.first, subject.last):
        if place.person and any(place.first <= at < place.last for at in owners):
            return scene.cast[place.person]
    return None


def side_of(person: Person, scene: Scene) -> Verdict:
    """The person with the state and the organisation that they act for on the day."""
    return verdict(person, scene, person.name)


def governed(person: Person, scene: Scene) -> str | None:
    """The state that the person leads, by the office on the day, else the one state that the person has led."""
    state = side_of(person, scene).state
    led = {term.state for known in person.known for term in terms_of(known) if term.office in listed("chief")}
    return state or (next(iter(led)) if len(led) == 1 else None)
