"""How a text tells a date that bears its year: as past, as ahead, or neither.

``TOLD`` is the algorithm: the first of its rules that knows decides, else the tense of the verb does. Plans are told in
the past tense too ("decided to build it by 2010"), documents and results are past whatever the tense ("will carry out
the agreement of 2015"), and a year that only names something ("the 2018 budget") says neither.
"""

from __future__ import annotations

from collections.abc import Sequence

from excomm.dating.ground import Tense
from excomm.dating.tense import LONGEST_CLIMB, MOVED, NOUNS, governing_verb, of_what_comes, tense_at, tense_of
from excomm.records import Parse, Span
from excomm.wordlist import wordlist

WORDS = wordlist("en", "time")["told"]
AHEAD = wordlist("en", "time")["ahead"]

PLANS: frozenset[str] = frozenset(AHEAD["plans"])
"""Nouns whose year is that of a plan, whatever the tense beside it ("discussed the budget for 2018")."""

BOUNDS_AHEAD: frozenset[str] = frozenset(AHEAD["bounds"])
"""Prepositions before the end of a plan ("by 2010", "a programme until 2015")."""

STARTS: frozenset[str] = frozenset(AHEAD["starts"])
NOUNS_BEHIND: frozenset[str] = frozenset(AHEAD["behind"])

DOCUMENTS: frozenset[str] = frozenset(WORDS["documents"])
"""Nouns of what was signed or issued, whose date is past ("the May 2012 orders", "the declaration of 1956")."""

RESULTS: frozenset[str] = frozenset(WORDS["results"])
"""Nouns of what is told once their time has begun ("the report for 2017")."""

COMPARED: frozenset[str] = frozenset(WORDS["compared"])
MEMORY: frozenset[str] = frozenset(WORDS["memory"])
DEEDS: frozenset[str] = frozenset(WORDS["deeds"])
"""Verbs that point ahead, but of whose passive in the past a date tells when ("was agreed on 24 February")."""

PERHAPS: frozenset[str] = frozenset(WORDS["perhaps"])
"""Modal verbs whose bare year is as often past ("how can one do better than in 2016")."""

DASHES = ("-", "–", "—")

PLAN_BEFORE = 8
"""Tokens before a year in which a plan or a result is looked for."""

BEFORE_BOUND = 4
"""Tokens before a year in which its preposition is looked for ("for the period up to 2024")."""


def told_as(parse: Parse, span: Span) -> Tense:
    """Whether the date at ``span``, which bears its year, is told as past, as ahead, or as neither (unknown)."""
    inside = parse.tokens_in(span)
    if not inside:
        return Tense.UNKNOWN
    for rule in TOLD:
        tense = rule(parse, span, inside)
        if tense is not None:
            return tense
    return tense_at(parse, span)


def _before(parse: Parse, first: int, most: int) -> list[str]:
    """The words of the sentence that stand before token ``first``, in small letters, at most so many."""
    begin = max(parse.bounds[parse.tokens[first].sentence][0], first - most)
    return [token.text.lower() for token in parse.tokens[begin:first]]


def _since(parse: Parse, span: Span, inside: Sequence[int]) -> Tense | None:
    """“since 2018”; “dates back to 2003”, “dating from 1956”."""
    before = _before(parse, inside[0], 3)
    if before[-1:] == ["since"] or before[-2:] == ["back", "to"]:
        return Tense.PAST
    dated = before[-1:] in (["to"], ["from"]) and before[-2:-1] in (["dates"], ["dating"], ["dated"])
    return Tense.PAST if dated else None


def _moved(parse: Parse, span: Span, inside: Sequence[int]) -> Tense | None:
    """“was moved from May 2029 to 2021”: what it had been planned for."""
    verb = governing_verb(parse, span)
    moved = verb is not None and parse.tokens[verb].lemma in MOVED and _before(parse, inside[0], 1) == ["from"]
    return Tense.FUTURE if moved else None


def _compared(parse: Parse, span: Span, inside: Sequence[int]) -> Tense | None:
    """“more than in 2015”, “compared to 2011”, “different from 2009”; “more than 2015” is an amount."""
    before = _before(parse, inside[0], 4)
    than = "than" in before[-3:-1] and before[-1] in ("in", "for", "on")
    beside = before[-1:] in (["to"], ["with"], ["from"], ["against"]) and COMPARED & set(before)
    return Tense.PAST if than or beside else None


def _range(parse: Parse, span: Span, inside: Sequence[int]) -> Tense | None:
    """One end of “from 2010 to 2017”, “between 2014 and 2016”: by the verb past or ahead, the end unsure."""
    first, last = inside[0], inside[-1]
    before, sentence = _before(parse, first, 6), parse.bounds[parse.tokens[first].sentence][1]
    after = [token.text.lower() for token in parse.tokens[last + 1 : min(last + 2, sentence)]]
    ends = bool({"to", "until", "through", "and"} & set(before[-2:])) and any(
        word in ("from", "between") and before[i + 1][:1].isdigit() for i, word in enumerate(before[:-1])
    )
    opens = before[-1:] in (["from"], ["between"]) and after in (["to"], ["until"], ["through"], ["and"])
    if not ends and not opens:
        return None
    verb = governing_verb(parse, span)
    tense = _tense(parse, verb) if not _named_before(parse, first, PLANS) else Tense.UNKNOWN
    return tense if tense is Tense.FUTURE or (opens and tense is Tense.PAST) else Tense.UNKNOWN


def _starts(parse: Parse, span: Span, inside: Sequence[int]) -> Tense | None:
    """“to raise wages starting January 1, 2019”; of a bare year, or beside the past, the verb decides."""
    if not STARTS & set(_before(parse, inside[0], 2)):
        return None
    tense = _tense(parse, governing_verb(parse, span))
    bare = len(inside) == 1 and tense is not Tense.FUTURE
    return Tense.PAST if tense is Tense.PAST else Tense.UNKNOWN if bare else Tense.FUTURE


def _of_what_was(parse: Parse, span: Span, inside: Sequence[int]) -> Tense | None:
    """The date hangs, over nouns, on what can only have been: "the tragedy at sea on 12 May"."""
    if _named_before(parse, inside[0], NOUNS_BEHIND):
        return Tense.PAST
    at = inside[0]
    for _ in range(LONGEST_CLIMB):
        above = parse.tokens[at].head
        if above == at or parse.tokens[above].pos not in ("ADP", *NOUNS):
            return None
        at = above
        if at < inside[0] and parse.tokens[at].text.lower() in NOUNS_BEHIND:
            return Tense.PAST
    return None


def _document(parse: Parse, span: Span, inside: Sequence[int]) -> Tense | None:
    """“the May 2012 executive orders”, “resolution 661 of 6 August 1990”, “resolution 1701 (2006)”."""
    first, last = inside[0], inside[-1]
    end = parse.bounds[parse.tokens[first].sentence][1]
    for token in parse.tokens[last + 1 : min(last + 4, end)]:
        if token.lemma.lower() in DOCUMENTS or token.text.lower() in DOCUMENTS:
            return None if of_what_comes(parse, span) else Tense.PAST
        if token.pos not in ("ADJ", *NOUNS):
            break
    before = parse.tokens[max(first - 4, 0) : first]
    if not before or before[-1].text.lower() not in ("of", "(", "dated"):
        return None
    for token in reversed(before[:-1]):
        if token.lemma.lower() in DOCUMENTS or token.text.lower() in DOCUMENTS:
            return Tense.PAST
        if token.pos not in ("NUM", *NOUNS):
            return None
    return None


def _result(parse: Parse, span: Span, inside: Sequence[int]) -> Tense | None:
    """“the report for 2017”, “its performance in 2016”: told once that time has begun."""
    before = _before(parse, inside[0], 1)
    beside = before in (["for"], ["in"], ["of"], ["on"])
    return Tense.PAST if beside and _named_before(parse, inside[0], RESULTS) else None


def _prepared(parse: Parse, span: Span, inside: Sequence[int]) -> Tense | None:
    """“preparations for the November 2003 summit”."""
    return Tense.FUTURE if of_what_comes(parse, span) else None


def _bound(parse: Parse, span: Span, inside: Sequence[int]) -> Tense | None:
    """“decided to build it by 2010”, “the strategy until 2020”; “had been built by 2010” is past."""
    if _names(parse, span, inside):
        return None
    first = inside[0]
    before = _before(parse, first, BEFORE_BOUND)
    if before[-3:] == ["no", "later", "than"]:
        return Tense.FUTURE
    at = _preposition(parse, first)
    if at is None or parse.tokens[at].lemma not in BOUNDS_AHEAD:
        return None
    verb = governing_verb(parse, span)
    past = verb is not None and parse.tokens[verb].tag in ("VBD", "VBN") and tense_of(parse, verb) is not Tense.FUTURE
    return None if past and not _named_before(parse, first, PLANS) else Tense.FUTURE


def _name(parse: Parse, span: Span, inside: Sequence[int]) -> Tense | None:
    """“the 2018 budget”, “the programme for 2018-2023”: neither."""
    first = inside[0]
    planned = _preposition(parse, first) is not None and _named_before(parse, first, PLANS)
    return Tense.UNKNOWN if planned or _names(parse, span, inside) else None


def _by_verb(parse: Parse, span: Span, inside: Sequence[int]) -> Tense | None:
    """Verbs of whose tense the date is not: "remember 2013", "was agreed on", and a bare year beside "can" and "is"."""
    verb = governing_verb(parse, span)
    if verb is None:
        return None
    lemma, tense = parse.tokens[verb].lemma, tense_of(parse, verb)
    if lemma in MEMORY and tense is Tense.PRESENT:
        return Tense.PAST
    if _done(parse, verb):
        return Tense.PAST if _before(parse, inside[0], 1) in (["in"], ["on"], ["during"]) else None
    unsure = PERHAPS & _auxiliaries(parse, verb) or (lemma == "be" and tense is Tense.PRESENT)
    return Tense.UNKNOWN if unsure and len(inside) == 1 else None


TOLD = (
    _since, _moved, _compared, _range, _starts, _of_what_was, _document, _prepared, _result, _bound, _name, _by_verb
)  # fmt: skip


def _tense(parse: Parse, verb: int | None) -> Tense:
    if verb is None:
        return Tense.UNKNOWN
    return Tense.PAST if _done(parse, verb) else tense_of(parse, verb)


def _done(parse: Parse, verb: int) -> bool:
    """Whether a verb that points ahead tells of the deed itself: "was agreed"."""
    token = parse.tokens[verb]
    return token.tag == "VBN" and token.lemma in DEEDS and bool({"was", "were"} & _auxiliaries(parse, verb))


def _auxiliaries(parse: Parse, verb: int) -> set[str]:
    children = (parse.tokens[c] for c in parse.children[verb])
    return {child.text.lower() for child in children if child.dep in ("aux", "auxpass")}


def _preposition(parse: Parse, first: int) -> int | None:
    """The nearest preposition in the ``BEFORE_BOUND`` tokens before ``first``."""
    nearest = range(first - 1, max(first - BEFORE_BOUND, -1), -1)
    return next((i for i in nearest if parse.tokens[i].pos == "ADP"), None)


def _names(parse: Parse, span: Span, inside: Sequence[int]) -> bool:
    """Whether the date stands before the noun that it names, or is one end of a range."""
    first = parse.tokens[inside[0]]
    top = next((parse.tokens[i] for i in inside if parse.tokens[i].head not in inside), parse.tokens[inside[-1]])
    names = top.dep in ("nummod", "compound", "nmod", "amod") and parse.tokens[top.head].pos in NOUNS
    glued = any(dash in first.text for dash in DASHES) and len(first.text) > span.end - span.start  # "2015-2018"
    beside = (inside[0] - 1, inside[-1] + 1)
    dash = any(0 <= i < len(parse.tokens) and parse.tokens[i].text in DASHES for i in beside)
    return (names and top.head > inside[-1]) or glued or dash


def _named_before(parse: Parse, first: int, nouns: frozenset[str]) -> bool:
    """Whether one of the nouns stands before token ``first`` in one phrase; what hangs on what is often misread."""
    begin = parse.bounds[parse.tokens[first].sentence][0]
    for token in reversed(parse.tokens[max(begin, first - PLAN_BEFORE) : first]):
        if token.lemma.lower() in nouns:
            return True
        if token.pos in ("VERB", "AUX", "PUNCT", "PRON", "CCONJ"):
            return False
    return False
