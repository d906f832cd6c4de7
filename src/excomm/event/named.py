"""How a deed is told that a noun names: by what stands before the noun, and by the verb or noun that carries it."""

from __future__ import annotations

from excomm.event.disbelieving import disbelieved
from excomm.event.scene import Scene
from excomm.event.tree import below, is_verb
from excomm.event.verdict import forms, infinitive, lemmas, listed
from excomm.records import Parse, Status

_MEASURES = 3
"""Nouns above a noun, at most, that are asked ("the threat of a wave of strikes")."""
_ABOUT = ("of", "for", "about", "to", "against")


def named_status(scene: Scene, noun: int) -> Status | None:
    """FUTURE for "the planned visit" or "is preparing talks", DENIED for "averted a strike", else None."""
    parse, noun = scene.parse, _bearing(scene.parse, noun)
    if parse.tokens[noun].pos not in ("NOUN", "PROPN"):
        return None
    carried = _carried(parse, noun) or _about(parse, noun)
    before = forms(parse, noun, "amod", "advmod", "compound")
    planned = before & (listed("nouns", "future") | listed("nouns", "proposed")) or _to_be_done(parse, noun)
    return Status.FUTURE if carried is None and planned else carried


def only_thought(scene: Scene, noun: int) -> bool:
    """Whether the noun only says what is feared, threatened, wanted or possible: "fears of a strike"."""
    parse, noun = scene.parse, _bearing(scene.parse, noun)
    at = noun
    if parse.tokens[noun].pos not in ("NOUN", "PROPN"):
        return False
    if forms(parse, noun, "amod") & listed("nouns", "unreal") or _object_of_thought(parse, noun):
        return True
    for _ in range(_MEASURES):
        token = parse.tokens[at]
        preposition = token.head
        if token.dep != "pobj" or parse.tokens[preposition].text.lower() not in _ABOUT:
            return False
        above = parse.tokens[preposition].head
        wanted = "merely_of" if is_verb(parse, above) else "thought"
        if parse.tokens[above].lemma.lower() in listed("nouns", wanted):
            return True
        at = above
    return False


def _bearing(parse: Parse, noun: int) -> int:
    """The noun that carries one set before it: of "a protest note" the note."""
    token = parse.tokens[noun]
    return token.head if token.dep in ("compound", "nmod") and parse.tokens[token.head].pos == "NOUN" else noun


def _object_of_thought(parse: Parse, noun: int) -> bool:
    """Whether somebody only wants, fears or acts it: "fear an attack", "simulated a raid"; not "discussed the raid"."""
    token = parse.tokens[noun]
    lemma = parse.tokens[token.head].lemma.lower()
    if token.dep != "dobj" or not is_verb(parse, token.head):
        return False
    known = forms(parse, noun, "det") & {"the", "this", "that", "these", "those"} or below(parse, noun, "poss")
    return lemma in listed("nouns", "merely") or (lemma in listed("nouns", "merely_any") and not known)


def _carried(parse: Parse, noun: int) -> Status | None:
    """What the verb says of which the noun is the object or the subject: "cancelled the visit", "a visit is due"."""
    head = parse.tokens[noun].head
    if not is_verb(parse, head):
        return None
    particles = forms(parse, head, "prt")
    lemma = " ".join([parse.tokens[head].lemma.lower(), *sorted(particles)])
    if parse.tokens[noun].dep in ("dobj", "nsubjpass"):
        if lemma in listed("nouns", "preparing"):
            return Status.FUTURE
        if lemma in listed("nouns", "averting"):
            return Status.DENIED
    if parse.tokens[noun].dep in ("nsubj", "nsubjpass"):
        due = lemma == "be" and lemmas(parse, head, "acomp", "advmod", "attr") & listed("nouns", "awaited_as")
        if lemma in listed("nouns", "awaited") or (due and not below(parse, head, "neg")):
            return Status.FUTURE
        if lemma in listed("nouns", "failing"):
            return Status.DENIED
    return None


def _about(parse: Parse, noun: int) -> Status | None:
    """What the noun says whose matter it is: "preparations for the exchange", "called the tale of a meeting absurd"."""
    preposition = parse.tokens[noun].head
    above = parse.tokens[preposition].head
    word = parse.tokens[preposition].text.lower()
    if parse.tokens[noun].dep != "pobj":
        return None
    if word in ("for", "of") and parse.tokens[above].lemma.lower() in listed("nouns", "preparation"):
        return Status.FUTURE
    return Status.DENIED if word == "of" and disbelieved(parse, above) else None


def _to_be_done(parse: Parse, noun: int) -> bool:
    """Whether the noun is followed by what is to become of it: "a treaty to be signed in March"."""
    return any(
        infinitive(parse, verb) and "be" in lemmas(parse, verb, "aux", "auxpass")
        for verb in below(parse, noun, "relcl", "acl")
    )
