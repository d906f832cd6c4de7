"""A noun phrase of the text as a mention of its own, so that a pronoun or a bare noun can be traced back to it."""

from __future__ import annotations

from excomm.actor.scene import Scene, Subject, Verdict, words_of
from excomm.records import Mention, Parse, Span
from excomm.siblings import siblings

ANTECEDENT = "antecedent"
"""The role of an earlier mention that a bare noun may repeat."""


def noun_phrase(parse: Parse, head: int) -> Subject:
    """The phrase around the noun at ``head``: what stands before it, and "of ..." behind it."""
    first = head
    while first > 0 and _before(parse, first - 1, first, head):
        first -= 1
    behind = [child for child in parse.children[head] if child > head and parse.tokens[child].text == "of"]
    last = max([head, *(at for child in behind for at in parse.subtree(child))]) + 1
    span = Span(parse.tokens[first].span.start, parse.tokens[last - 1].span.end)
    return Subject(Mention(span, words_of(parse, first, last)), first, last, head, "source")


def single(parse: Parse, at: int) -> Subject:
    """The single word at ``at`` as a mention of its own: the "his" of "his deputy"."""
    return Subject(Mention(parse.tokens[at].span, parse.tokens[at].text), at, at + 1, at, "source")


def _before(parse: Parse, at: int, first: int, head: int) -> bool:
    """Whether the token belongs to the phrase that so far begins at ``first``, a mark of possession by its owner."""
    token = parse.tokens[at]
    if token.tag == "POS":
        return token.head == at - 1 and parse.tokens[at - 1].head in range(first, head + 1)
    return token.head in range(at + 1, head + 1) and (token.pos != "VERB" or token.dep == "amod")


def owner(subject: Subject, scene: Scene) -> Verdict | None:
    """Whoever the word before the head stands for, whose it is: "its army", "the country's army"; None without one."""
    tokens = scene.parse.tokens
    inside = (at for at in scene.parse.children[subject.head] if subject.first <= at < subject.head)
    at = next((at for at in inside if tokens[at].dep == "poss"), None)
    if at is None:
        return None
    if tokens[at].tag == "PRP$":
        return _first(single(scene.parse, at), scene)
    phrase = noun_phrase(scene.parse, at)
    said = resolved(phrase, scene)
    return said or Verdict(None, why=f"{phrase.mention.text!r} names nobody known")


def resolved(phrase: Subject, scene: Scene) -> Verdict | None:
    """What the phrase stands for by itself: pronouns are not traced further, so that no chain goes round."""
    head = scene.parse.tokens[phrase.head]
    if head.pos == "PRON" and not (head.text.isupper() and len(head.text) > 1):  # "WHO" is a body
        return None
    return _first(phrase, scene)


def _first(phrase: Subject, scene: Scene) -> Verdict | None:
    for resolver in siblings("excomm.actor", "resolve"):
        said: Verdict | None = resolver.resolve(phrase, scene)
        if said:
            return said
    return None
