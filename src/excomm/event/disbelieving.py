"""Reports that are told as untrue: "rejected reports that", "it was a lie that", "the claim that ... is invented"."""

from __future__ import annotations

from functools import cache

from excomm.event.tree import below, is_verb
from excomm.records import Parse
from excomm.wordlist import wordlist


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(wordlist("en", "event_status")["disbelief"][key])


def disbelieved(parse: Parse, noun: int) -> bool:
    """Whether the report that ``noun`` names ("claim", "rumour") is called untrue, or is itself a denial."""
    token = parse.tokens[noun]
    if token.lemma in _words("denials"):
        return True
    if token.lemma not in _words("reports"):
        return False
    head = token.head
    if not is_verb(parse, head):
        return False
    if token.dep in ("dobj", "nsubjpass") and parse.tokens[head].lemma in _words("rejecting"):
        return True
    called = {parse.tokens[at].lemma for at in below(parse, head, "oprd", "acomp", "attr")}
    if token.dep == "dobj" and called & _words("untrue"):
        return True  # "called the story absurd"
    return token.dep in ("nsubj", "nsubjpass") and untrue(parse, head)


def untrue(parse: Parse, verb: int) -> bool:
    """Whether what is said with ``verb`` calls its subject untrue: "is a lie", "is not true", "does not correspond"."""
    denied = bool(below(parse, verb, "neg"))
    told = [verb, *below(parse, verb, "xcomp")]  # "turned out to be a hoax"
    beside = {parse.tokens[at].lemma for each in told for at in below(parse, each, "acomp", "attr", "oprd")}
    beside |= {parse.tokens[verb].lemma}
    return bool(beside & _words("untrue")) if not denied else bool(beside & _words("true"))


def refused(parse: Parse, noun: int) -> bool:
    """Whether nobody has the plan or the wish that ``noun`` names: "has no plans to", "no intention of"."""
    none = any(parse.tokens[at].text.lower() in ("no", "zero") for at in below(parse, noun, "det", "amod"))
    return none and parse.tokens[noun].lemma in _words("intents")
