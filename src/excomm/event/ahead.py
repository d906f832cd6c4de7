"""Whether the clause itself tells of what is still to come: a timetable's present, "is flying on Friday", headlines."""

from __future__ import annotations

from excomm.event.tree import below
from excomm.event.verdict import forms, infinitive, lemmas, listed
from excomm.records import Parse

_BE = frozenset({"is", "are", "am", "'s", "'re", "’s", "’re"})
_BACK = frozenset({"since", "for", "after"})
_NEAREST = 8
"""Words of a phrase of time, at most, that are looked at."""


def ahead(parse: Parse, verb: int) -> bool:
    """Whether ``verb`` is told as planned without a helper that says so."""
    timed = any(_timed(parse, at) for at in (verb, *below(parse, verb, "xcomp")))
    return _headline(parse, verb) or (_present(parse, verb) and timed)


def _headline(parse: Parse, verb: int) -> bool:
    """Whether it is a headline's infinitive: "Seoul to send second destroyer"."""
    token = parse.tokens[verb]
    return token.head == verb and infinitive(parse, verb) and bool(below(parse, verb, "nsubj", "nsubjpass"))


def _present(parse: Parse, verb: int) -> bool:
    """The simple present, or the progressive ("is travelling")."""
    helpers = forms(parse, verb, "aux")
    if below(parse, verb, "auxpass"):
        return False
    if parse.tokens[verb].tag in ("VBZ", "VBP"):
        return not helpers
    return parse.tokens[verb].tag == "VBG" and bool(helpers) and helpers <= _BE


def _timed(parse: Parse, verb: int) -> bool:
    """Whether a time that lies ahead is named: "on Sunday", "in ten days", "starting next month"."""
    phrases = [at for at in below(parse, verb, "prep") if parse.tokens[at].text.lower() not in _BACK]
    phrases += below(parse, verb, "npadvmod", "advmod")
    if any(parse.tokens[at].lemma in ("start", "begin") and at < verb for at in below(parse, verb, "advcl")):
        return True
    for phrase in phrases:
        inside = {parse.tokens[at].text.lower() for at in parse.subtree(phrase)[:_NEAREST]}
        if inside & listed("scheduled", "words") and not inside & listed("scheduled", "again"):
            return True
        if parse.tokens[phrase].text.lower() in ("in", "within") and _span_of_time(parse, phrase):
            return True
    return False


def _span_of_time(parse: Parse, preposition: int) -> bool:
    """Whether the phrase measures the time until then: "in ten days", "within a week"."""
    for noun in below(parse, preposition, "pobj"):
        counted = below(parse, noun, "nummod") or forms(parse, noun, "det") & {"a", "an"}
        if parse.tokens[noun].lemma == "time" and lemmas(parse, noun, "poss") & listed("scheduled", "units"):
            return True  # "in three days' time"
        if parse.tokens[noun].lemma in listed("scheduled", "units") and counted and not lemmas(parse, noun, "prep"):
            return True
    return False
