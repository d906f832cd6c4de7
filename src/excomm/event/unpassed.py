"""What a paper that did not pass would have done: "Oslo vetoed a resolution condemning Lima" condemns nobody."""

from __future__ import annotations

from excomm.event.lexicon import words
from excomm.event.negation import negated
from excomm.records import Parse


def unpassed(parse: Parse, node: int) -> bool:
    """Whether the verb at ``node`` tells what stands in a paper that somebody turns down or fails to pass."""
    token = parse.tokens[node]
    paper = parse.tokens[token.head]
    if (
        token.dep not in ("acl", "relcl")
        or paper.dep not in ("dobj", "nsubjpass")
        or paper.pos not in ("NOUN", "PROPN")
    ):
        return False
    verb = parse.tokens[paper.head]
    above = parse.tokens[verb.head]
    failed = verb.dep == "xcomp" and above.lemma in words("falling_short")
    turned_down = verb.lemma in words("turning_down")
    return paper.lemma in words("papers") and (failed or turned_down or negated(parse, paper.head))
