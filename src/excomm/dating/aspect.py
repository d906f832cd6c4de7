"""What the present perfect says of when: "has stopped testing", "has cut it off before", "for decades has sold"."""

from __future__ import annotations

from collections.abc import Iterable

from excomm.dating.clause import hangs_on
from excomm.records import Parse, TimeExpression
from excomm.wordlist import wordlist

LASTING = frozenset(wordlist("en", "time")["perfect"]["lasting"])
"""Verbs whose perfect tells of a state that holds: it may have begun long before it is told."""

AT_SOME_TIME = frozenset(wordlist("en", "time")["perfect"]["at_some_time"])
"""Adverbs beside a perfect that leave open when, or say that it was more than once."""


def perfect(parse: Parse, verb: int) -> bool:
    """Whether the verb stands in the present perfect."""
    auxiliaries = {parse.tokens[c].text.lower() for c in parse.children[verb] if parse.tokens[c].dep == "aux"}
    return parse.tokens[verb].tag in ("VBN", "VBD") and bool(auxiliaries & {"has", "have", "'ve", "’ve"})


def at_some_time(parse: Parse, expressions: Iterable[TimeExpression], verb: int) -> bool:
    """Whether the verb's perfect tells of a state that lasts, or of what was at no one time before the telling."""
    head = parse.tokens[verb]
    if head.dep == "xcomp" and head.head != verb and perfect(parse, head.head):
        verb = head.head  # "has stopped testing"
    if not perfect(parse, verb):
        return False
    adverbs = {parse.tokens[c].text.lower() for c in parse.children[verb] if parse.tokens[c].pos == "ADV"}
    lengths = [one for one in expressions if one.type == "DURATION" and hangs_on(parse, one.span, verb)]
    return parse.tokens[verb].lemma in LASTING or bool(adverbs & AT_SOME_TIME) or bool(lengths)
