"""The words by which somebody is mentioned, the states that they name, and whether they mean somebody who can act."""

from __future__ import annotations

from excomm.event.lexicon import in_classes
from excomm.event.political import Rank, individual, name_at, rank
from excomm.event.scene import Scene
from excomm.event.syntax import noun_phrase
from excomm.event.tree import below
from excomm.records import Parse, Span
from excomm.registry import holders_named, state_named

PRONOUN_REACH = 6
"""Sentences before a pronoun in which somebody must stand whom it can mean."""

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
_WITH_OWN_MEANS = frozenset({"RETREAT", "MOBILIZE", "REJECT", "AGREE", "SANCTION"})
"""Types of what is done with one's own: who withdraws "its troops" does nothing to them."""

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})


def means_actor(scene: Scene, head: int, reach: int = PRONOUN_REACH) -> bool:
    """Whether a noun is an actor by itself, or a pronoun for which the text offers one.

    "I" and "we" need a statement around them whose speaker is one; "he" and "she" a person in office, "it" and "they"
    any actor, in this sentence or in the ``reach`` before it.
    """
    parse, token = scene.parse, scene.parse.tokens[head]
    word = token.text.lower()
    if token.pos != "PRON" and token.tag not in ("PRP", "PRP$"):
        return rank(scene, head) is Rank.ACTOR
    if word in _FIRST_PERSON:
        return any(
            means_actor(scene, at, reach)
            for one in scene.statements
            if one.source is not None and any(part.covers(token.span) for part in one.content)
            for at in heads_in(parse, one.source.span)
        )
    first = parse.bounds[max(0, token.sentence - reach)][0]
    return any(
        rank(scene, at) is Rank.ACTOR and (word not in _PERSONAL or individual(scene, at))
        for at in range(first, parse.bounds[token.sentence][1])
        if parse.tokens[at].pos in ("NOUN", "PROPN")
    )


def heads_in(parse: Parse, span: Span) -> tuple[int, ...]:
    """The token of a mention on which the others depend; nothing where that is first person itself."""
    inside = parse.tokens_in(span)
    heads = [at for at in inside if parse.tokens[at].head not in inside or parse.tokens[at].head == at]
    return tuple(at for at in heads if parse.tokens[at].text.lower() not in _FIRST_PERSON)


def states_of(scene: Scene, head: int) -> frozenset[str]:
    """The codes of the states that the words of a noun phrase name."""
    words = [scene.parse.tokens[at].text for span in mention_spans(scene, head) for at in scene.parse.tokens_in(span)]
    return frozenset(state.code for word in words if word[0].isupper() and (state := state_named(word)) is not None)


def serving(scene: Scene, head: int) -> frozenset[str]:
    """The states that a noun phrase names, else the one in whose office the person stands whom it names."""
    found = states_of(scene, head)
    name = name_at(scene.parse, head)
    if found or name is None or name.label != "PERSON":
        return found
    held = {holder.state for holder in holders_named(name.span.of(scene.article.text)) if holder.state}
    return frozenset(held) if len(held) == 1 else frozenset()


def own_means(parse: Parse, head: int, kind: str) -> bool:
    """Whether it is the doer's own, and so no other side: "withdrew its troops", not "attacked its troops"."""
    if kind not in _WITH_OWN_MEANS:
        return False
    owned = any(parse.tokens[at].tag == "PRP$" for at in below(parse, head, "poss"))
    return owned and in_classes(parse.tokens[head].lemma, frozenset({"forces", "envoys"}))


def mention_spans(scene: Scene, head: int) -> tuple[Span, ...]:
    """The spans by which ``head`` is mentioned; "American and Soviet leaders" gives two."""
    parse, token = scene.parse, scene.parse.tokens[head]
    if token.dep in ("amod", "compound", "nmod"):
        name = name_at(parse, head)
        return (name.span if name is not None else token.span,)
    if token.dep == "poss" and token.pos != "PRON":
        phrase = noun_phrase(parse, head)
        case = below(parse, head, "case")
        return (Span(phrase.start, parse.tokens[case[0]].span.start) if case else phrase,)
    phrase = noun_phrase(parse, head)
    name = name_at(parse, head)
    if name is not None and name.label == "PERSON":
        phrase = Span(min(phrase.start, name.span.start), max(phrase.end, name.span.end))
    for adjective in below(parse, head, "amod", "nmod"):
        others = below(parse, adjective, "conj")
        if others and _demonym(parse, adjective) and _demonym(parse, others[0]):
            start = parse.tokens[min(parse.subtree(others[0]))].span.start
            return Span(phrase.start, parse.tokens[adjective].span.end), Span(start, phrase.end)
    return (phrase,)


def _demonym(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    return token.text[0].isupper() and (name_at(parse, index) is not None or state_named(token.text) is not None)
