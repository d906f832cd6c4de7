"""How a deed is told that a noun names: by what stands before the noun, and by the verb or noun that carries it."""

from __future__ import annotations

from excomm.event.disbelieving import disbelieved
from excomm.event.scene import Scene
from excomm.event.tree import below, is_verb
from excomm.records import Parse, Status
from excomm.wordlist import wordlist

_MEASURES = 3
"""Nouns above a noun, at most, that are asked ("the threat of a wave of strikes")."""


def named_status(scene: Scene, noun: int) -> Status | None:
    """FUTURE for "the planned visit" or "is preparing talks", DENIED for "averted a strike", else None."""
    parse = scene.parse
    if parse.tokens[noun].pos not in ("NOUN", "PROPN"):
        return None
    before = {parse.tokens[at].text.lower() for at in below(parse, noun, "amod", "advmod", "compound")}
    rows = wordlist("en", "event_status")["nouns"]
    if before & {*rows["future"], *rows["proposed"]} or _to_be_done(parse, noun):
        return Status.FUTURE
    head = parse.tokens[noun].head
    if parse.tokens[noun].dep == "dobj" and is_verb(parse, head):
        lemma = parse.tokens[head].lemma.lower()
        if lemma in rows["preparing"]:
            return Status.FUTURE
        if lemma in rows["averting"]:
            return Status.DENIED
    above = parse.tokens[head].head
    if parse.tokens[noun].dep == "pobj" and parse.tokens[head].text.lower() == "of" and disbelieved(parse, above):
        return Status.DENIED
    coming = {"nsubj": rows["awaited"], "nsubjpass": (*rows["awaited"], *rows["preparing"])}
    if parse.tokens[head].lemma.lower() in coming.get(parse.tokens[noun].dep, ()):
        return Status.FUTURE
    return None


def only_thought(scene: Scene, noun: int) -> bool:
    """Whether the noun only says what is feared, threatened, wanted or possible: "fears of a strike"."""
    parse, at = scene.parse, noun
    feared = {*wordlist("en", "event_status")["nouns"]["thought"]}
    for _ in range(_MEASURES):
        token = parse.tokens[at]
        preposition = token.head
        if token.dep != "pobj" or parse.tokens[preposition].text.lower() not in ("of", "for", "about", "to", "against"):
            return False
        above = parse.tokens[preposition].head
        if parse.tokens[above].lemma.lower() in feared:
            return True
        at = above
    return False


def _to_be_done(parse: Parse, noun: int) -> bool:
    """Whether the noun is followed by what is to become of it: "a treaty to be signed in March"."""
    for verb in below(parse, noun, "relcl", "acl"):
        helpers = [parse.tokens[at] for at in below(parse, verb, "aux", "auxpass")]
        if any(token.tag == "TO" for token in helpers) and any(token.lemma == "be" for token in helpers):
            return True
    return False
