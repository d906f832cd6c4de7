"""Names of which the article speaks as of things: "Norhav raised its offer", "Norhav declined. It also said ..."."""

from __future__ import annotations

from excomm.actor.lexicon import listed
from excomm.records import Parse
from excomm.registry import holders_named, organisation_named, region_named, state_named

_SUBJECTS = {"nsubj", "nsubjpass"}
_OWN = {"its", "itself"}


def things(parse: Parse) -> frozenset[str]:
    """The single names that can be no person's, by the pronoun that can mean nothing but them.

    Not where a longer name in the article holds them, or the registry has a person, a place or a body of that name.
    """
    found = {
        parse.tokens[at].text for at in range(len(parse.tokens)) if _stands_alone(parse, at) and _is_a_thing(parse, at)
    }
    longer = {
        parse.tokens[at].text
        for name in parse.names
        if name.last - name.first > 1
        for at in range(name.first, name.last)
    }
    return frozenset(word for word in found - longer if not _known(word))


def _stands_alone(parse: Parse, at: int) -> bool:
    """Whether a single name is the subject, with nothing before it that belongs to it."""
    token = parse.tokens[at]
    if token.dep not in _SUBJECTS or token.tag != "NNP" or not token.text[0].isupper() or not token.text.isalpha():
        return False
    return not any(child < at for child in parse.children[at])


def _is_a_thing(parse: Parse, at: int) -> bool:
    """Whether "its" in its own clause, or an "it" that opens the next sentence and acts, can mean only the subject."""
    verb = parse.tokens[at].head
    behind = [below for below in parse.subtree(verb) if below > at]
    others = [below for below in behind if parse.tokens[below].dep in _SUBJECTS and parse.tokens[below].pos != "PRON"]
    own = next((below for below in behind if parse.tokens[below].text in _OWN), None)
    if own is not None and not any(below < own for below in others):
        return True
    _, end = parse.bounds[parse.tokens[at].sentence]
    follows = parse.tokens[verb].dep == "ROOT" and end < len(parse.tokens) and parse.tokens[end].text == "It"
    acts = (
        follows
        and parse.tokens[end].dep == "nsubj"
        and parse.tokens[parse.tokens[end].head].lemma not in listed("verbs_of_nobody")
    )
    return acts and not others


def _known(word: str) -> bool:
    given = listed("first_names_male") | listed("first_names_female")
    registered = state_named(word) or region_named(word) or organisation_named(word) or holders_named(word)
    return bool(registered) or word.casefold() in given
