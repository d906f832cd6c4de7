"""What a noun stands for, which frames ask beside its class: a human being, a place, an organisation, arms, a ship."""

from __future__ import annotations

from functools import cache

from excomm.event.lexicon import designates_arms
from excomm.event.political import name_at
from excomm.event.scene import Scene
from excomm.event.tree import below
from excomm.records import ActorKind
from excomm.registry import organisation_named, state_named
from excomm.wordlist import wordlist

_ARTICLES = frozenset({"the", "its", "their", "his"})
_OTHERS = frozenset({"NORP", "LOC", "DATE", "EVENT", "LAW"})
"""The parser's labels of names that are no ship's and no weapon's."""


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(wordlist("en", "political")[key])


def person(scene: Scene, noun: int) -> bool:
    """Whether the noun names or describes a human being, public or private."""
    name = name_at(scene.parse, noun)
    if name is not None and name.label == "PERSON":
        return True
    lemma = scene.parse.tokens[noun].lemma.lower()
    return any(lemma in _words(key) for key in ("offices", "crowds", "forces")) and lemma not in _words("owned")


def place(scene: Scene, noun: int) -> bool:
    """Whether the noun is the name of a place."""
    name = name_at(scene.parse, noun)
    return name is not None and name.label in ("GPE", "LOC", "FAC")


def people(scene: Scene, noun: int) -> bool:
    """Whether the noun is the plural name of a people: "Afghans", "the Syrians"."""
    name = name_at(scene.parse, noun)
    return name is not None and name.label == "NORP" and scene.parse.tokens[noun].tag in ("NNS", "NNPS")


def organisation(scene: Scene, noun: int) -> bool:
    """Whether the noun is the name of an organisation of states."""
    name = name_at(scene.parse, noun)
    known = organisation_named(name.span.of(scene.article.text).removeprefix("the ")) if name is not None else None
    return known is not None and known.kind is ActorKind.ORGANISATION


def titles(scene: Scene, noun: int) -> tuple[str, ...]:
    """The lemmas before a person's name: "Ambassador" of "the Japanese Ambassador Niwa"."""
    name = name_at(scene.parse, noun)
    if name is None or name.label != "PERSON":
        return ()
    before = below(scene.parse, noun, "compound", "nmod")
    return tuple(scene.parse.tokens[at].lemma.lower() for at in before if at < name.first)


def christened(scene: Scene, noun: int) -> bool:
    """Whether the noun is the name of arms or of a ship: "F-16s", "the Belgrano"; no state and no body has it."""
    token = scene.parse.tokens[noun]
    if designates_arms(token.text):
        return True
    if token.pos != "PROPN":
        return False
    if noun and scene.parse.tokens[noun - 1].text in _words("ship_prefixes"):
        return True
    before = {scene.parse.tokens[at].text.lower() for at in below(scene.parse, noun, "det", "poss")}
    return bool(before & _ARTICLES) and _unofficial(scene, noun)


def _unofficial(scene: Scene, noun: int) -> bool:
    """Whether a name is no state's, body's, office's nor organisation's that is known."""
    parse, token = scene.parse, scene.parse.tokens[noun]
    name = name_at(parse, noun)
    words = (name.span.of(scene.article.text) if name is not None else token.text).removeprefix("the ")
    known = state_named(words) or state_named(token.text) or organisation_named(words)
    listed = any(token.lemma.lower() in _words(key) for key in ("bodies", "offices", "forces", "features", "papers"))
    label = name.label if name is not None else ""
    return known is None and not listed and not titles(scene, noun) and label not in _OTHERS
