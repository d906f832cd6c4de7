"""Whether a deed is told as not done by the words of its own clause: "not", "never", "no talks", "at no time"."""

from __future__ import annotations

from excomm.event.tree import below
from excomm.records import Parse


def negated(parse: Parse, verb: int) -> bool:
    """Whether the verb, its subject or its object is negated ("not", "never", "no talks", "nobody")."""
    for at in below(parse, verb, "neg"):
        if at + 1 < len(parse.tokens) and parse.tokens[at + 1].text.lower() in ("only", "just"):
            continue
        return True
    if _denied_beside(parse, verb):
        return True
    # Of two subjects the first is a heading ("No pay, no work: unless they pay, the crews strike").
    for noun in (*below(parse, verb, "nsubj", "nsubjpass")[-1:], *below(parse, verb, "dobj", "attr")):
        if any(parse.tokens[at].text.lower() in ("but", "except") for at in parse.subtree(noun)):
            continue  # "nobody but the Swiss"
        if parse.tokens[noun].text.lower() in ("nobody", "none", "nothing", "neither"):
            return True
        if parse.tokens[parse.subtree(noun)[0]].text.lower() == "not":
            return True
        if any(parse.tokens[at].text.lower() in ("no", "neither") for at in below(parse, noun, "det", "preconj")):
            return True
    return False


def _denied_beside(parse: Parse, verb: int) -> bool:
    """Whether an adverb or a phrase denies: "neither expelled nor questioned", "no longer hosts", "at no time"."""
    neither = any(parse.tokens[at].text.lower() == "neither" for at in below(parse, verb, "preconj", "cc") if at < verb)
    before = verb - 1
    while before > 0 and parse.tokens[before].pos in ("ADV", "AUX"):
        before -= 1
    neither = neither or (before >= 0 and parse.tokens[before].text.lower() == "nor")
    less = any(_no_more(parse, at, verb) for at in below(parse, verb, "advmod"))
    return neither or less or any(_never(parse, prep) for prep in below(parse, verb, "prep"))


def _no_more(parse: Parse, adverb: int, verb: int) -> bool:
    """Whether the adverb denies: "no longer hosts", "did not so much as answer"; not "not only", "not least"."""
    word = parse.tokens[adverb].text.lower()
    denied = bool(below(parse, adverb, "neg"))
    return adverb < verb and ((word == "longer" and denied) or (word == "much" and denied))


def _never(parse: Parse, prep: int) -> bool:
    """Whether the phrase denies on its own: "at no time", "in no way", "by no means"."""
    inside = [parse.tokens[at].text.lower() for at in parse.subtree(prep)]
    return len(inside) == 3 and inside[1] == "no" and inside[2] in ("time", "point", "stage", "way", "means", "account")
