"""The tense of the verb that governs a place in the text, read from the parse."""

from __future__ import annotations

from collections.abc import Sequence

from excomm.dating.ground import Tense
from excomm.records import Parse, Span, Token
from excomm.wordlist import wordlist

AHEAD: frozenset[str] = frozenset(wordlist("en", "time")["ahead"]["verbs"])
TIMETABLE: frozenset[str] = frozenset(wordlist("en", "time")["ahead"]["timetable"])
"""Verbs whose present tense beside a date tells what is planned ("the talks open on Monday")."""

NOUNS_AHEAD: frozenset[str] = frozenset(wordlist("en", "time")["ahead"]["nouns"])
"""Nouns whose "of Saturday" is the coming one ("the deadline of Saturday")."""

PLANS: frozenset[str] = frozenset(wordlist("en", "time")["ahead"]["plans"])
"""Nouns whose year is that of a plan, whatever the tense beside it ("discussed the budget for 2018")."""

BOUNDS_AHEAD: frozenset[str] = frozenset(wordlist("en", "time")["ahead"]["bounds"])
"""Prepositions before the end of a plan ("by 2010", "a programme until 2015")."""

STILL_TO_COME: frozenset[str] = frozenset(wordlist("en", "time")["ahead"]["still_to_come"])
"""Adjectives of a noun whose date lies ahead, whatever the tense beside it ("spoke of the coming visit in May")."""

MOVED: frozenset[str] = frozenset(wordlist("en", "time")["ahead"]["moved"])
MOVED_TO: frozenset[str] = frozenset(wordlist("en", "time")["ahead"]["moved_to"])
"""Verbs and the prepositions of the date to which they put something ("was moved from May to July")."""

STARTS: frozenset[str] = frozenset(wordlist("en", "time")["ahead"]["starts"])
NOUNS_BEHIND: frozenset[str] = frozenset(wordlist("en", "time")["ahead"]["behind"])

NOUNS = ("NOUN", "PROPN")

DASHES = ("-", "–", "—")

PLAN_BEFORE = 6
"""Tokens before a year in which a plan is looked for."""

BEFORE_BOUND = 4
"""Tokens before a year in which its preposition is looked for ("for the period up to 2024")."""

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
    if _of_what_comes(parse, span) or (verb is not None and _put_ahead(parse, span, parse.tokens[verb].lemma)):
        return Tense.FUTURE
    if verb is None:
        return Tense.UNKNOWN
    tense = tense_of(parse, verb)
    return Tense.FUTURE if tense is Tense.PRESENT and parse.tokens[verb].lemma in TIMETABLE else tense


def _of_what_comes(parse: Parse, span: Span) -> bool:
    """Whether a noun just before is called a coming one; which word the date hangs on is often misread there."""
    inside = parse.tokens_in(span)
    if not inside:
        return False
    begin = parse.bounds[parse.tokens[inside[0]].sentence][0]
    for token in reversed(parse.tokens[max(begin, inside[0] - PLAN_BEFORE) : inside[0]]):
        if token.text.lower() in STILL_TO_COME and token.dep == "amod":
            return True
        if token.pos not in ("ADP", "DET", "ADJ", "PART", *NOUNS):
            return False
    return False


def _put_ahead(parse: Parse, span: Span, verb: str) -> bool:
    """“was moved from May to July”, “set the election for 5 October”: the date to which something is put."""
    inside = parse.tokens_in(span)
    before = parse.tokens[inside[0] - 1].text.lower() if inside and inside[0] else ""
    return (verb in MOVED and before in MOVED_TO) or (verb in AHEAD and before == "for")


def told_as(parse: Parse, span: Span) -> Tense:
    """As ``tense_at``, but for dates that bear their year, where plans are told in the past tense too.

    "decided to build it by 2010", "the strategy until 2020" point ahead; a year that only names something ("the 2018
    budget", "the programme for 2018-2023", "the 2020 election") says neither past nor future.
    """
    inside = parse.tokens_in(span)
    if not inside:
        return Tense.UNKNOWN
    first = inside[0]
    bound = next((i for i in range(first - 1, max(first - BEFORE_BOUND, -1), -1) if parse.tokens[i].pos == "ADP"), None)
    if first and parse.tokens[first - 1].text.lower() == "since":
        return Tense.PAST
    verb = governing_verb(parse, span)
    if (
        first
        and verb is not None
        and parse.tokens[first - 1].text.lower() == "from"
        and parse.tokens[verb].lemma in MOVED
    ):
        return Tense.FUTURE  # "was moved from May 2029 to 2021": what it had been planned for
    if verb is None and _closes_range(parse, first):
        return Tense.UNKNOWN
    if any(token.text.lower() in STARTS for token in parse.tokens[max(first - 2, 0) : first]):
        return Tense.FUTURE
    if _of_what_was(parse, first):
        return Tense.PAST
    names = _names(parse, span, inside)
    if bound is not None and not names and parse.tokens[bound].lemma in BOUNDS_AHEAD:
        finite = (
            verb is not None and parse.tokens[verb].tag in ("VBD", "VBN") and tense_of(parse, verb) is not Tense.FUTURE
        )
        if not finite or _planned(parse, first):
            return Tense.FUTURE
    if names or (bound is not None and _planned(parse, first)):
        return Tense.UNKNOWN
    return tense_at(parse, span)


def _names(parse: Parse, span: Span, inside: Sequence[int]) -> bool:
    """Whether the date stands before the noun that it names, or is one end of a range."""
    first, last = parse.tokens[inside[0]], parse.tokens[inside[-1]]
    names = last.dep in ("nummod", "compound", "nmod", "amod") and parse.tokens[last.head].pos in NOUNS
    glued = any(dash in first.text for dash in DASHES) and len(first.text) > span.end - span.start  # "2015-2018"
    beside = (inside[0] - 1, inside[-1] + 1)
    dash = any(0 <= i < len(parse.tokens) and parse.tokens[i].text in DASHES for i in beside)
    return (names and last.head > inside[-1]) or glued or dash


def _of_what_was(parse: Parse, first: int) -> bool:
    """Whether the date hangs, over nouns, on what can only have been: "the tragedy at sea on 12 May"."""
    at = first
    for _ in range(LONGEST_CLIMB):
        above = parse.tokens[at].head
        if above == at or parse.tokens[above].pos not in ("ADP", *NOUNS):
            return False
        at = above
        if at < first and parse.tokens[at].text.lower() in NOUNS_BEHIND:
            return True
    return False


def _closes_range(parse: Parse, first: int) -> bool:
    """“his years there from 2012 to 2019”."""
    before = [token.text.lower() for token in parse.tokens[max(first - 3, 0) : first]]
    return len(before) == 3 and before[0] == "from" and before[1].isdigit() and before[2] == "to"


def _planned(parse: Parse, first: int) -> bool:
    """Whether a plan is named before token ``first`` in one phrase; where its preposition hangs is often misread."""
    begin = parse.bounds[parse.tokens[first].sentence][0]
    for token in reversed(parse.tokens[max(begin, first - PLAN_BEFORE) : first]):
        if token.lemma.lower() in PLANS:
            return True
        if token.pos in ("VERB", "AUX", "PUNCT", "PRON", "CCONJ"):
            return False
    return False


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
    if "to" in words and (above.lemma in {*AHEAD, "be", "go"} or above.pos in (*NOUNS, "ADJ")):
        return Tense.FUTURE
    if above.pos in ("VERB", "AUX"):
        return tense_of(parse, token.head, depth + 1)
    return Tense.UNKNOWN


def pluperfect(parse: Parse, verb: int) -> bool:
    """Whether the verb stands in the pluperfect ("had installed")."""
    auxiliaries = [parse.tokens[c] for c in parse.children[verb] if parse.tokens[c].dep in ("aux", "auxpass")]
    had = any(one.text.lower() in ("had", "'d", "’d") for one in auxiliaries)
    return had and parse.tokens[verb].tag in ("VBN", "VBD")
