"""What the parser joins wrongly after "and": a verb to the wrong verb, a subject to the list before it.

"India denied that its troops had fired and accused Pakistan": whoever denied it accused. "The union banned imports
from Chad and France recalled its envoy": France is no second thing that was banned, but recalled.
"""

from __future__ import annotations

from excomm.event.lexicon import words
from excomm.event.tree import below, governing_verb, is_verb
from excomm.records import Parse

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_HELPERS = ("aux", "auxpass", "neg", "advmod")
_SUBJECTS = ("nsubj", "nsubjpass")
_NEAREST = 6
"""Tokens up the tree, at most, between the last word of a list and its last member."""


def partner(parse: Parse, verb: int) -> int:
    """The verb beside which a conjoined ``verb`` really stands: its head, or the clause above where forms disagree."""
    token = parse.tokens[verb]
    head = token.head
    if token.dep != "conj" or not is_verb(parse, head) or below(parse, verb, *_SUBJECTS):
        return head
    above = governing_verb(parse, head)
    if above is None:
        return head
    beside = parse.tokens[head]
    # "sanctions imposed on Chad and condemned the attack": a participle that describes a noun has no object.
    passive = beside.dep == "acl" and beside.tag == "VBN" and token.tag in ("VBN", "VBD") and below(parse, verb, "dobj")
    return above if passive or _disagree(parse, head, verb, above) else head


def _disagree(parse: Parse, head: int, verb: int, above: int) -> bool:
    """Whether ``verb`` has the form of ``above``, and cannot or need not share the helpers of ``head``."""
    token = parse.tokens[verb]
    helpers = {parse.tokens[at].text.lower() for at in below(parse, head, "aux", "auxpass")}
    own = {parse.tokens[at].text.lower() for at in below(parse, verb, "aux")}
    if parse.tokens[head].dep == "ccomp" and below(parse, verb, "ccomp"):
        return True  # "said that A had fallen and stressed that B": who stressed is who said
    if "to" in helpers:
        return bool(own & words("finite")) or (token.tag in _FINITE and token.text.lower() != token.lemma)
    if parse.tokens[head].dep != "ccomp" or own or not helpers:
        return False
    same = parse.tokens[above].tag == token.tag or token.tag == "VBN"
    return same and not below(parse, above, "aux") and token.lemma in words("voicing")


def leading(parse: Parse, verb: int) -> int | None:
    """The noun right before a conjoined ``verb`` that the parser put into the list of objects before it, or None."""
    token = parse.tokens[verb]
    if token.dep != "conj" or below(parse, verb, *_SUBJECTS):
        return None
    helpers = [at for at in below(parse, verb, *_HELPERS) if at < verb]
    if token.tag not in _FINITE and not any(parse.tokens[at].dep == "aux" for at in helpers):
        return None
    start = min([verb, *helpers])
    at = start - 1
    for _ in range(_NEAREST):
        if at < 0 or at == token.head:
            return None
        noun = parse.tokens[at]
        if noun.dep == "conj" and noun.pos in ("NOUN", "PROPN", "PRON"):
            inside = parse.subtree(at)
            before = parse.tokens[inside[0] - 1] if inside[0] else None
            opened = before is not None and before.text.lower() in ("and", "but", "while")
            return at if inside[-1] == start - 1 and opened else None
        at = noun.head
    return None


def leads(parse: Parse, noun: int) -> bool:
    """Whether ``noun``, which the parser has as a member of a list, is the subject of the verb right behind it."""
    if parse.tokens[noun].dep != "conj":
        return False
    last = parse.subtree(noun)[-1]
    behind = range(last + 1, min(last + 5, len(parse.tokens)))
    return any(parse.tokens[at].dep == "conj" and leading(parse, at) == noun for at in behind)
