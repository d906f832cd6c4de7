"""A writing as a speaker: "a report by the ministry", "its press release" carry the words of whoever issued them."""

from __future__ import annotations

from dataclasses import replace

from excomm.actor import pronoun
from excomm.actor.lexicon import listed
from excomm.actor.noun import noun_phrase, resolved
from excomm.actor.scene import Scene, Subject, Verdict
from excomm.records import ActorKind, Mention
from excomm.registry import region_named

ORDER = 35

_BY = {"by", "from", "of"}


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """Whoever issued the writing, by a possessor before it or "by", "from", "of" behind it; None where none is told."""
    tokens = scene.parse.tokens
    if subject.role != "speaker" or tokens[subject.head].text.casefold() not in listed("documents"):
        return None
    for child in scene.parse.children[subject.head]:
        if not subject.first <= child < subject.last:
            continue
        if tokens[child].tag == "PRP$":
            own = Subject(Mention(tokens[child].span, tokens[child].text), child, child + 1, child, "source")
            return _issued(pronoun.resolve(own, scene), tokens[subject.head].text)
        if tokens[child].dep == "poss":
            return _issued(resolved(noun_phrase(scene.parse, child), scene), tokens[subject.head].text)
    for child in scene.parse.children[subject.head]:
        if child > subject.head and tokens[child].text.casefold() in _BY:
            objects = [at for at in scene.parse.children[child] if tokens[at].dep == "pobj"]
            said = resolved(noun_phrase(scene.parse, objects[0]), scene) if objects else None
            return _issued(said, tokens[subject.head].text)
    return _by_compound(subject, scene)


def _by_compound(subject: Subject, scene: Scene) -> Verdict | None:
    """Whoever stands before the writing without a mark of possession: "Coast Guard data", "a government statement"."""
    parse = scene.parse
    before = [at for at in parse.children[subject.head] if subject.first <= at < subject.head]
    nouns = [at for at in before if parse.tokens[at].dep in {"compound", "nmod", "amod"}]
    for at in nouns:
        inner = noun_phrase(parse, at)
        said = None if region_named(inner.mention.text) else resolved(inner, scene)
        if said and said.actor and said.actor.kind not in {ActorKind.PERSON, ActorKind.UNNAMED}:
            return _issued(said, parse.tokens[subject.head].text)
    return None


def _issued(said: Verdict | None, what: str) -> Verdict | None:
    return replace(said, why=f"whose {what} it is: {said.why}") if said and said.actor else None
