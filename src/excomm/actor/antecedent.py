"""A bare noun that repeats the last word of a body named before: "the ministry", "the organization"."""

from __future__ import annotations

from dataclasses import replace

from excomm.actor.lexicon import listed
from excomm.actor.noun import ANTECEDENT, noun_phrase, resolved
from excomm.actor.scene import Scene, Subject, Verdict
from excomm.records import ActorKind, Name

ORDER = 80

NEAR = 3
"""Sentences before the mention in which "the company" looks for its name."""


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """The body or organisation named last before with the same last word, else the one organisation near the mention.

    None where there is none, or where two compete.
    """
    return named_before(subject, scene) or _only_one(subject, scene)


def _only_one(subject: Subject, scene: Scene) -> Verdict | None:
    """For "the company": the one organisation named before in its sentence, else in the ``NEAR`` before it too.

    Of several there the one that is a subject.
    """
    tokens = scene.parse.tokens
    word = tokens[subject.head].text.casefold()
    bare = subject.head == subject.first + 1 and tokens[subject.first].text.casefold() in {"the", "this"}
    bare = bare and subject.last == subject.head + 1  # "the movement Fatah" is Fatah
    if subject.role == ANTECEDENT or not bare or word not in listed("organisation_nouns"):
        return None
    sentence = tokens[subject.head].sentence
    found = _organisations(scene.parse.bounds[sentence][0], subject, scene)
    start = scene.parse.bounds[max(0, sentence - NEAR)][0]
    found = found or _organisations(start, subject, scene)
    if len(found) > 1:
        found = _organisations(start, subject, scene, frozenset({"nsubj", "nsubjpass"}))
    if len(found) != 1:
        return None
    (only,) = found.values()
    name_ = only.actor.name if only.actor else ""
    return replace(only, why=f"{word!r} is {name_}, the only organisation named just before")


def _organisations(
    start: int, subject: Subject, scene: Scene, standing: frozenset[str] | None = None
) -> dict[str, Verdict]:
    """The organisations named from ``start`` up to the mention, by id; of the ``standing`` dependencies, if given."""
    found: dict[str, Verdict] = {}
    for name in scene.parse.names:
        if name.label != "ORG" or not start <= name.first < subject.first or _modifies(name, scene):
            continue
        if standing and not {token.dep for token in scene.parse.tokens[name.first : name.last]} & standing:
            continue
        last = name.last - 1 - (scene.parse.tokens[name.last - 1].tag == "POS")
        said = resolved(replace(noun_phrase(scene.parse, last), role=ANTECEDENT), scene)
        if said and said.actor and said.actor.kind is ActorKind.ORGANISATION and not _is_paper(said.actor.name):
            found[said.actor.id] = said
    return found


def _is_paper(name: str) -> bool:
    """Whether the name is that of a newspaper, which is never "the company" of its own report."""
    return name.casefold().split()[-1] in listed("papers")


def _modifies(name: Name, scene: Scene) -> bool:
    """Whether the name only tells the kind of a thing: "Social Security numbers"."""
    last = scene.parse.tokens[name.last - 1]
    return last.dep == "compound" and not name.first <= last.head < name.last


def named_before(subject: Subject, scene: Scene) -> Verdict | None:
    """As ``resolve``: also for a body whose own words do not tell its state.

    Earlier bare nouns are not traced further back: they'd lead to what stands before them, which is looked at anyway.
    """
    if subject.role == ANTECEDENT:
        return None
    tokens = scene.parse.tokens
    head = tokens[subject.head]
    bare = subject.head == subject.first + 1 and tokens[subject.first].text.casefold() in {"the", "that", "this"}
    behind = tokens[subject.head + 1].text if subject.head + 1 < len(tokens) else ""
    if not bare or behind == "of" or head.pos not in {"NOUN", "PROPN"}:
        return None
    for at in range(subject.first - 1, -1, -1):
        if tokens[at].text.casefold() != head.text.casefold():
            continue
        phrase = noun_phrase(scene.parse, at)
        if phrase.head == phrase.first + 1 and phrase.last == phrase.head + 1 and tokens[at].text.islower():
            continue
        said = resolved(replace(phrase, role=ANTECEDENT), scene)
        if said and said.actor and said.actor.kind in {ActorKind.BODY, ActorKind.ORGANISATION}:
            return replace(said, why=f"{head.text!r} is {said.actor.name}, named before with the same word")
    return None
