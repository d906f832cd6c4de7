"""The tense of the verb that governs a place in the text, read from the parse."""

from __future__ import annotations

from excomm.dating.ground import Tense
from excomm.records import Parse, Span, Token
from excomm.wordlist import wordlist

AHEAD: frozenset[str] = frozenset(wordlist("en", "time")["ahead"]["verbs"])
TIMETABLE: frozenset[str] = frozenset(wordlist("en", "time")["ahead"]["timetable"])
"""Verbs whose present tense beside a date tells what is planned ("the talks open on Monday")."""

NOUNS_AHEAD: frozenset[str] = frozenset(wordlist("en", "time")["ahead"]["nouns"])
"""Nouns whose "of Saturday" is the coming one ("the deadline of Saturday")."""

ORDERS: frozenset[str] = frozenset(wordlist("en", "time")["ahead"]["orders"])
"""Verbs whose infinitive is still to be done ("instructed him to hold a meeting on 5 January")."""

STILL_TO_COME: frozenset[str] = frozenset(wordlist("en", "time")["ahead"]["still_to_come"])
"""Adjectives of a noun whose date lies ahead, whatever the tense beside it ("spoke of the coming visit in May")."""

BEFORE_THE_DAY = [tuple(said.split()) for said in wordlist("en", "time")["ahead"]["before_the_day"]]
"""Words before what is still to come ("preparations for the 16 February talks")."""

MOVED: frozenset[str] = frozenset(wordlist("en", "time")["ahead"]["moved"])
MOVED_TO: frozenset[str] = frozenset(wordlist("en", "time")["ahead"]["moved_to"])
"""Verbs and the prepositions of the date to which they put something ("was moved from May to July")."""

NOUNS = ("NOUN", "PROPN")

PHRASE = 12
"""Tokens before a date in which a noun phrase of what is to come may begin."""

LONGEST_CLIMB = 40
"""Steps from a token towards the root. A parse is a tree, so this only bounds a damaged one."""


def governing_verb(parse: Parse, span: Span) -> int | None:
    """The index of the nearest verb above the tokens of ``span``, or None."""
    inside = parse.tokens_in(span)
    if not inside:
        return None
    at = next((i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i), inside[0])
    for _ in range(LONGEST_CLIMB):
        token = parse.tokens[at]
        if token.head == at:
            break
        at = token.head
        if parse.tokens[at].pos in ("VERB", "AUX") and at not in inside:
            return at
    return at if parse.tokens[at].pos in ("VERB", "AUX") and at not in inside else None


def tense_at(parse: Parse, span: Span) -> Tense:
    """The tense that decides how ``span`` is read."""
    for i in parse.tokens_in(span):
        head = parse.tokens[parse.tokens[i].head]
        if head.lemma == "due" or parse.tokens[head.head].lemma == "due":
            return Tense.FUTURE
    verb = governing_verb(parse, span)
    if of_what_comes(parse, span) or (verb is not None and _put_ahead(parse, span, parse.tokens[verb].lemma)):
        return Tense.FUTURE
    if verb is None:
        return Tense.UNKNOWN
    tense = tense_of(parse, verb)
    return Tense.FUTURE if tense is Tense.PRESENT and parse.tokens[verb].lemma in TIMETABLE else tense


def of_what_comes(parse: Parse, span: Span) -> bool:
    """Whether a noun just before is called a coming one; which word the date hangs on is often misread there."""
    inside = parse.tokens_in(span)
    if not inside:
        return False
    begin = max(parse.bounds[parse.tokens[inside[0]].sentence][0], inside[0] - PHRASE)
    phrase: list[str] = []
    for token in reversed(parse.tokens[begin : inside[0]]):
        if token.text.lower() in STILL_TO_COME and token.dep == "amod":
            return True
        if token.pos not in ("ADP", "DET", "ADJ", "PART", "NUM", *NOUNS) and token.text != "-":
            return False
        phrase = phrase if token.text == "-" else [token.text.lower(), *phrase]
        if any(tuple(phrase[: len(said)]) == said for said in BEFORE_THE_DAY):
            return True
    return False


def _put_ahead(parse: Parse, span: Span, verb: str) -> bool:
    """“was moved from May to July”, “set the election for 5 October”: the date to which something is put."""
    inside = parse.tokens_in(span)
    before = parse.tokens[inside[0] - 1].text.lower() if inside and inside[0] else ""
    return (verb in MOVED and before in MOVED_TO) or (verb in AHEAD and before == "for")


def done_then(parse: Parse, span: Span) -> bool:
    """Whether the date, with "in" or "on" or alone, hangs on a finite past verb itself: "signed it in March"."""
    inside = parse.tokens_in(span)
    at = next((i for i in inside if parse.tokens[i].head not in inside), None)
    if at is None:
        return False
    token, above = parse.tokens[at], parse.tokens[at].head
    if token.dep == "pobj" and parse.tokens[above].text.lower() in ("in", "on"):
        above = parse.tokens[above].head
    elif token.dep != "npadvmod":
        return False
    verb = parse.tokens[above]
    helped = any(parse.tokens[c].text.lower() in ("was", "were", "had", "did") for c in parse.children[above])
    return verb.pos in ("VERB", "AUX") and (verb.tag == "VBD" or (helped and verb.tag in ("VBN", "VB")))


def belongs_to_noun(parse: Parse, span: Span) -> bool:
    """Whether the words stand with "of" beside a noun for what has been ("will keep his undertakings of Saturday")."""
    inside = parse.tokens_in(span)
    if not inside:
        return False
    of = parse.tokens[inside[0]].head
    if of in inside or parse.tokens[of].lemma != "of":
        return False
    noun = parse.tokens[parse.tokens[of].head]
    return noun.pos == "NOUN" and noun.lemma not in NOUNS_AHEAD


def _finite(token: Token, words: set[str]) -> Tense | None:
    """The tense that the verb's form and its auxiliaries show; None for infinitives and bare participles in -ing."""
    if token.tag == "VBN" and {"to", "be"} <= words:
        return None  # "to be held"
    present = words & {"is", "are", "'s", "’s", "'re", "’re", "am"}
    if token.tag == "VBN":
        if token.lemma in AHEAD and not words & {"has", "have", "had", "'ve", "’ve"}:
            return Tense.FUTURE
        return Tense.PRESENT if present else Tense.PAST
    if token.tag == "VBG" and present:
        return Tense.FUTURE if token.lemma == "go" else Tense.PRESENT
    if token.tag == "VBD" or words & {"was", "were", "had", "did"}:
        return Tense.PAST
    return Tense.PRESENT if token.tag in ("VBZ", "VBP") else None


def tense_of(parse: Parse, verb: int, depth: int = 0) -> Tense:
    """The tense of the verb phrase headed by the token ``verb``; infinitives and participles ask their head."""
    token = parse.tokens[verb]
    auxiliaries = [parse.tokens[c] for c in parse.children[verb] if parse.tokens[c].dep in ("aux", "auxpass")]
    words = {a.text.lower() for a in auxiliaries}
    lemmas = {a.lemma for a in auxiliaries}
    if any(a.tag == "MD" for a in auxiliaries):
        if "have" in lemmas and token.tag == "VBN":
            return Tense.PAST
        return Tense.FUTURE
    finite = _finite(token, words)
    if finite is not None:
        return finite
    if token.head == verb or depth >= 8:
        return Tense.UNKNOWN
    above = parse.tokens[token.head]
    begin = min((a for a in parse.children[verb] if parse.tokens[a].text.lower() == "to"), default=0)
    if {"to", "be"} <= words and begin and parse.tokens[begin - 1].pos in NOUNS:
        return Tense.FUTURE  # "the vote to be held", often hung on another verb
    if "to" in words and (above.lemma in {*AHEAD, *ORDERS, "be", "go"} or above.pos in (*NOUNS, "ADJ")):
        return Tense.FUTURE
    if above.pos in ("VERB", "AUX"):
        return tense_of(parse, token.head, depth + 1)
    return Tense.UNKNOWN


def pluperfect(parse: Parse, verb: int) -> bool:
    """Whether the verb stands in the pluperfect ("had installed")."""
    auxiliaries = [parse.tokens[c] for c in parse.children[verb] if parse.tokens[c].dep in ("aux", "auxpass")]
    had = any(one.text.lower() in ("had", "'d", "’d") for one in auxiliaries)
    return had and parse.tokens[verb].tag in ("VBN", "VBD")
