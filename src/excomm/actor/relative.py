"""A relative pronoun: "the ministry, which denied it", "the envoy who left", "whose"."""

from __future__ import annotations

from dataclasses import replace

from excomm.actor.noun import noun_phrase, resolved
from excomm.actor.scene import Scene, Subject, Verdict
from excomm.records import Parse

RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})

DEEPEST = 4
"""Steps from the pronoun up to the clause that it opens ("who the court says was warned")."""


def relative(subject: Subject, scene: Scene) -> Verdict | None:
    """Whoever the noun before its clause stands for; nobody where it opens none or several are named before it."""
    word = subject.mention.text
    at = antecedent(scene.parse, subject.head)
    if at is None:
        return Verdict(None, why=f"{word!r} names nobody")
    children = (scene.parse.tokens[child].dep for child in scene.parse.children[at])
    if scene.parse.tokens[at].dep == "conj" or "conj" in children:
        return Verdict(None, why=f"{word!r}: several are named before it")
    said = resolved(noun_phrase(scene.parse, at), scene)
    noun = scene.parse.tokens[at].text
    if said is None:
        return Verdict(None, why=f"{word!r} is {noun!r}, which names nobody known")
    return replace(said, why=f"{word!r} is {noun!r}: {said.why}")


def antecedent(parse: Parse, pronoun: int) -> int | None:
    """The noun that the relative clause around the pronoun hangs on; None where that is no relative clause."""
    at = pronoun
    for _ in range(DEEPEST):
        up = parse.tokens[at].head
        if up == at:
            return None
        if parse.tokens[at].dep == "relcl":
            return up if parse.tokens[up].pos in {"NOUN", "PROPN"} else None
        at = up
    return None
