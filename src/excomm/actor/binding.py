"""Whom the grammar of its own clause excludes for a pronoun: "he told him" is about two."""

from __future__ import annotations

from excomm.records import Parse

_OBJECTS = {"dobj", "dative", "pobj"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_LINKS = {"prep", "dative", "agent"}


def own_subject(parse: Parse, pronoun: int) -> int | None:
    """The subject of the clause in which the pronoun is an object, whom it cannot be; None where there is none.

    Lappin and Leass 1994, the syntactic filter. Verbs joined by "and" share their subject.
    """
    token = parse.tokens[pronoun]
    if token.dep not in _OBJECTS:
        return None
    verb = token.head
    while parse.tokens[verb].dep in _LINKS and parse.tokens[verb].head != verb:
        verb = parse.tokens[verb].head
    while parse.tokens[verb].pos in {"VERB", "AUX"}:
        subject = next((at for at in parse.children[verb] if parse.tokens[at].dep in _SUBJECTS), None)
        if subject is not None:
            return subject
        if parse.tokens[verb].dep != "conj" or parse.tokens[verb].head == verb:
            return None
        verb = parse.tokens[verb].head
    return None
