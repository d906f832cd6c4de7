"""Deeds that somebody is blamed or praised for: who "accused Oslo of jamming it, killing two" kills nobody."""

from __future__ import annotations

from functools import cache

from excomm.event.tree import LONGEST_CHAIN, below, is_verb
from excomm.records import Parse
from excomm.wordlist import wordlist

HARM = frozenset({"ASSAULT", "COERCE"})
"""What, behind a comma, goes on with the deed: "accused Oslo of ramming a boat, wounding two". But "accused Oslo of
spying, expelling three diplomats" goes on with the accuser."""


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(wordlist("en", "event_status")["blaming"][key])


def anothers(parse: Parse, deed: int, kind: str) -> bool:
    """Whether a participle of the type ``kind`` tells what another than the subject of its sentence is blamed for.

    "denounced Oslo for the crime in shooting down", "accused Oslo of ramming it, wounding two".
    """
    token = parse.tokens[deed]
    if token.tag not in ("VBG", "VBN") or below(parse, deed, "nsubj", "nsubjpass"):
        return False
    if token.dep == "advcl" and kind not in HARM:
        return False
    at, reason = deed, False
    for _ in range(LONGEST_CHAIN):
        token = parse.tokens[at]
        if token.head == at:
            return False
        at, dep = token.head, token.dep
        reason = reason or parse.tokens[at].lemma in _words("reasons")
        if not is_verb(parse, at):
            continue
        if parse.tokens[at].lemma in _words("verbs") and below(parse, at, "dobj", "nsubjpass"):
            goes_on = dep == "prep" or (dep == "advcl" and kind in HARM)
            return reason or (goes_on and _gives_reason(parse, at, deed))
        if dep not in ("conj", "advcl", "xcomp") or parse.tokens[at].tag not in ("VBG", "VBN"):
            return False
    return False


def _gives_reason(parse: Parse, verb: int, deed: int) -> bool:
    """Whether what the blame is for stands between the verb and the deed."""
    whom = below(parse, verb, "dobj", "nsubjpass")
    return any(
        parse.tokens[child].lemma in _words("reasons") and below(parse, child, "pcomp", "pobj")
        for above in (verb, *whom)
        for child in below(parse, above, "prep")
        if verb < child < deed
    )
