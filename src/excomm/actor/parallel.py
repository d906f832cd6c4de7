"""The object that a pronoun repeats: "sanctioned Iran and urged it to ...", "denounced the raid, calling it ...".

An object pronoun is read as the object of the verb before that has the same subject (Smyth 1994, "Grammatical
Determinants of Ambiguous Pronoun Resolution": parallel function).
"""

from __future__ import annotations

from excomm.records import Parse

_SUBJECTS = {"nsubj", "nsubjpass"}
_NOUNS = {"NOUN", "PROPN"}


def objects_before(parse: Parse, pronoun: int) -> list[int]:
    """The heads of the objects of that verb, the direct one first; none where the pronoun is no object of such a verb.

    "Imposed an embargo on Iran and told it ..." has two.
    """
    verb = governing(parse, pronoun)
    while verb is not None:
        token = parse.tokens[verb]
        joined = token.dep == "conj" or (token.dep, token.tag) == ("advcl", "VBG")
        above = parse.tokens[token.head]
        if not joined or _has_subject(parse, verb) or above.pos not in {"VERB", "AUX"} or token.head >= verb:
            return []
        verb = token.head
        found = _objects(parse, verb, pronoun)
        if found:
            return found
    return []


def governing(parse: Parse, pronoun: int) -> int | None:
    """The verb of which the pronoun is the object, also where the parser makes it the subject of what it is told."""
    token = parse.tokens[pronoun]
    above = token.head
    if token.dep in {"dobj", "dative"}:
        return above
    if token.dep == "pobj" and parse.tokens[above].dep in {"prep", "dative"}:
        return parse.tokens[above].head
    if token.dep in _SUBJECTS and parse.tokens[above].dep in {"ccomp", "xcomp"} and not _finite(parse, above):
        return parse.tokens[above].head
    return None


def _finite(parse: Parse, verb: int) -> bool:
    """Whether the clause is one with a tense: "said it would come", not "urged it to come" or "called it a lie"."""
    token = parse.tokens[verb]
    aux = [parse.tokens[at] for at in parse.children[verb] if parse.tokens[at].dep in {"aux", "auxpass"}]
    if any(one.tag == "TO" for one in aux):
        return False
    return bool(aux) or token.tag in {"VBD", "VBZ", "VBP", "MD"}


def _has_subject(parse: Parse, verb: int) -> bool:
    return any(parse.tokens[at].dep in _SUBJECTS for at in parse.children[verb])


def _objects(parse: Parse, verb: int, before: int) -> list[int]:
    """The verb's direct object and the objects of the prepositions behind; ``before`` the token at which to stop."""
    direct = [at for at in parse.children[verb] if at < before and parse.tokens[at].dep == "dobj"]
    links = [link for at in (verb, *direct) for link in parse.children[at] if verb < link < before]
    further = [at for link in links if parse.tokens[link].dep == "prep" for at in parse.children[link]]
    objects = (*direct, *(at for at in further if parse.tokens[at].dep == "pobj"))
    return [at for at in objects if parse.tokens[at].pos in _NOUNS]
