"""A mention of a medium that the registry does not know: "the Volna YouTube channel", "state television"."""

from __future__ import annotations

from excomm.actor.lexicon import listed, slug
from excomm.actor.nation import nations
from excomm.actor.organisation import verdict
from excomm.actor.scene import Scene, Subject, Verdict, core, words_of
from excomm.records import Actor, ActorKind
from excomm.registry import organisation_named

ORDER = 45


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """The medium; for a bare "the agency" the one named last before it. None where the head is no medium."""
    tokens = scene.parse.tokens
    words = {tokens[at].text.casefold() for at in range(subject.first, subject.last)}
    head = tokens[subject.head].text.casefold()
    if head not in listed("media") and not (subject.role == "medium" and words & listed("media")):
        return None
    owned = any(tokens[at].tag == "PRP$" or tokens[at].dep == "poss" for at in scene.parse.children[subject.head])
    if owned and head == "service" and "press" in words:
        return None  # "its press service" is the voice of whoever owns it
    first, last = core(scene.parse, subject.first, subject.last)
    if head in listed("media_if_news") and last - first > 1 and not words & listed("news") and subject.role != "medium":
        return None
    if last - first == 1 and head in listed("bare_media"):
        return _named_before(subject, scene)
    name = words_of(scene.parse, first, last)
    if not any(tokens[at].pos == "PROPN" for at in range(first, last)):
        state = next((nation.state for nation in nations(scene.parse, first, last, scene.day)), None)
        actor = Actor(f"unnamed-{slug(name)}", ActorKind.UNNAMED, name, state, "", ())
        return Verdict(actor, why=f"{name!r} is a medium without a name; it represents no state")
    actor = Actor(slug(name), ActorKind.MEDIA, name, None, "", ())
    return Verdict(actor, why=f"{name!r} is a medium; it represents no state")


def _named_before(subject: Subject, scene: Scene) -> Verdict:
    names = [name for name in scene.parse.names if name.last <= subject.first]
    for name in reversed(names):
        first, last = core(scene.parse, name.first, name.last)
        words = words_of(scene.parse, first, last)
        organisation = organisation_named(words, scene.day)
        if organisation and organisation.kind is ActorKind.MEDIA:
            return verdict(organisation, words)
    return Verdict(None, why="an agency or outlet that the text does not name")
