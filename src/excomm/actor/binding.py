"""Whom grammar excludes for a pronoun ("he told him" is about two) and whom it suggests ("before he spoke, X ...")."""

from __future__ import annotations

from excomm.records import Parse

_OBJECTS = {"dobj", "dative", "pobj"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_LINKS = {"prep", "dative", "agent"}


def own_subject(parse: Parse, pronoun: int) -> int | None:
    """The subject of the clause in which the pronoun is an object, whom it cannot be; None where there is none.

    Lappin and Leass 1994, the syntactic filter. Verbs joined by "and" share their subject, and so does a participle:
    "Roe attacked Quill, accusing him of haste".
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
        shares = parse.tokens[verb].dep == "conj" or (parse.tokens[verb].dep, parse.tokens[verb].tag) == (
            "advcl",
            "VBG",
        )
        if not shares or parse.tokens[verb].head == verb:
            return None
        verb = parse.tokens[verb].head
    return None


def introduced(parse: Parse, pronoun: int) -> int | None:
    """The one whom "a" brings in and who says or does that in which the pronoun is the subject: "a pilot said that he".

    A pronoun in such a clause means the nearest subject above it rather than any further one (Hobbs 1978).
    """
    token = parse.tokens[pronoun]
    clause = parse.tokens[token.head]
    if token.dep not in _SUBJECTS or clause.dep != "ccomp" or token.head < pronoun:
        return None
    for at in parse.children[clause.head]:
        one = parse.tokens[at]
        a = any(parse.tokens[below].text.lower() in {"a", "an"} for below in parse.children[at])
        if one.dep in _SUBJECTS and one.tag == "NN" and a and at < pronoun:
            return at
    return None


def named_below(parse: Parse, pronoun: int) -> range:
    """The tokens behind a pronoun that its verb governs, where it is a subject: it is none of those named there.

    "He said Quill was honest" is about two (principle C).
    """
    token = parse.tokens[pronoun]
    below = parse.subtree(token.head) if token.dep in _SUBJECTS and token.head > pronoun else ()
    return range(pronoun + 1, max(below, default=pronoun) + 1)


def subject_behind(parse: Parse, pronoun: int) -> int | None:
    """The subject of the main clause behind the adverbial one in which the pronoun stands: it mostly means that one.

    "Before she spoke, Ida Quill ..." (Kennedy and Boguraev 1996, cataphora). None where the main clause has a pronoun
    for somebody else in it: "when he came, Quill greeted him".
    """
    verb = parse.tokens[pronoun].head
    inside = False
    while parse.tokens[verb].head != verb and parse.tokens[verb].dep in {"advcl", "pobj", "prep", "dobj", "pcomp"}:
        inside = inside or parse.tokens[verb].dep == "advcl"
        verb = parse.tokens[verb].head
    children = parse.children[verb]
    subject = next((at for at in children if parse.tokens[at].dep in _SUBJECTS), None)
    if not inside or subject is None or subject < pronoun or verb < pronoun:
        return None
    others = any(parse.tokens[at].tag == "PRP" and at != subject for at in parse.subtree(verb) if at > subject)
    return None if others or parse.tokens[subject].tag == "PRP" else subject
