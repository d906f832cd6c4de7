"""Evidence: who holds which office. "US Vice President, Kamala Harris": written in her term, never before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from excomm import registry
from excomm.dating.clue import SIZE, Clue, between, clue
from excomm.dating.grammar import Found
from excomm.dating.grammar.meaning import Fixed
from excomm.records import Article, Name, Parse, Token
from excomm.registry import Holder

ORDER = 50
SINCE = 6.0
DURING = 3.0
AFTER = 3.0
LATEST = 3
"""Persons whose terms also end the interval: those who came to office last. Others may be told of as history."""

MOST = 12
WINDOW = 6
"""Tokens before and after a name in which its office is looked for."""

INTRODUCED = 10
"""Tokens before a name in which it is called a former one."""

FORMER = frozenset({"former", "ex", "ex-president", "late", "ousted", "deposed", "onetime", "erstwhile", "previous"})
THEN = "then"
"""A former holder where it stands at the office ("then President", "then-president"), else just an adverb."""

ELECT = frozenset({"elect", "president-elect", "designate"})
ELECTED = 100
"""Days before a term in which its holder may be called elect: the usual handovers take eleven weeks at most."""

NEXT = frozenset({"future", "next", "candidate", "incoming"}) | ELECT
SMALL = frozenset({"of", "the", "to", "for"})
DEPUTY = frozenset({"vice", "deputy", "first", "under", "assistant", "acting"})
BREAKS = frozenset({"VERB", "AUX", "CCONJ", "SCONJ", "PRON"})
"""Parts of speech that part a name from an office: "the Kyrgyz president assured Mr Putin"."""


def clues(article: Article, parse: Parse, finds: Sequence[Found]) -> Iterator[Clue]:
    """For each person named with an office: written after the term began; for the latest ones, within it.

    The day of a handover belongs to the successor here, so that two persons in one office do not agree on that one day.
    """
    dated = {parse.sentence_at(f.start) for f in finds if isinstance(f.meaning, Fixed)}
    terms: dict[str, tuple[Name, list[Holder], bool]] = {}
    for name in parse.names:
        if name.label == "PERSON" and parse.tokens[name.first].sentence not in dated:
            held, former = _offices(article, parse, name)
            if held and (former or held[0].person not in terms):
                terms[held[0].person] = name, held, former  # called former once, former throughout
    latest = sorted(terms.values(), key=lambda term: min(h.start for h in term[1]), reverse=True)
    for rank, (name, held, former) in enumerate(latest[:MOST]):
        yield from _clues(article, name, held, former, rank < LATEST)
    yield from list(_elected(article, parse))[:1]


def _offices(article: Article, parse: Parse, name: Name) -> tuple[list[Holder], bool]:
    """The terms of the person in the office that stands beside the name, and whether it is called a former one."""
    words = name.span.of(article.text).removesuffix("’s").removesuffix("'s")
    terms = registry.holders_named(words)
    if not terms:
        return [], False
    beside = _beside(parse, name)
    before, after = ([token.text.lower() for token in tokens] for tokens in beside)
    if NEXT & set(before[-4:]):
        return [], False
    held = [term for term in terms if _named(term.office, before) or _named(term.office, after)]
    held = held if any(term.exact for term in held) else []
    states = {state for tokens in beside for state in _states(tokens)}
    held = [term for term in held if not states or term.state is None or term.state in states]
    former = FORMER & {*_introduced(parse, name), *after[:3]}  # "James Baker, former US secretary of state"
    return held, bool(former) or _then(parse, name)


def _elected(article: Article, parse: Parse) -> Iterator[Clue]:
    """Those called elect ("President-elect Joe Biden"): written between the election and the term."""
    for name in parse.names:
        near = {token.text.lower() for token in parse.tokens[max(name.first - 4, 0) : name.first]}
        if name.label != "PERSON" or not ELECT & near:
            continue
        before = [token.text.lower() for token in _beside(parse, name)[0]]
        if not ELECT & set(before[-4:]):
            continue
        days, held = np.zeros(SIZE, dtype=np.bool_), []
        for term in registry.holders_named(name.span.of(article.text).removesuffix("’s").removesuffix("'s")):
            if term.exact and _named(term.office, before):
                held.append(term)
                days |= between(term.start - timedelta(ELECTED), term.start)
        if held:
            starts = " or ".join(str(term.start) for term in held)
            says = f"{held[0].name} is called {held[0].office}-elect: written in the weeks before {starts}"
            yield clue("office_holder", name.span.of(article.text), name.span, says, days, SINCE)


def _beside(parse: Parse, name: Name) -> tuple[list[Token], list[Token]]:
    """The tokens that may name the office of ``name``: those before it, and an apposition after it."""
    first, last = parse.bounds[parse.tokens[name.first].sentence]
    others = [other for other in parse.names if other.label == "PERSON" and other is not name]
    first = max([first, *(other.last for other in others if other.last <= name.first)])
    last = min([last, *(other.first for other in others if other.first >= name.last)])
    before: list[Token] = []
    for token in reversed(parse.tokens[max(first, name.first - WINDOW) : name.first]):
        if token.pos in BREAKS and token.text.lower() not in DEPUTY:
            break
        before.insert(0, token)
    after: list[Token] = []
    for token in parse.tokens[name.last : min(last, name.last + WINDOW)]:
        if token.pos in BREAKS or (after and token.text == ","):
            break
        after.append(token)
    closed = name.last + len(after) < last or last == parse.bounds[parse.tokens[name.first].sentence][1]
    return before, after if after and after[0].text == "," and closed else []


def _states(tokens: Sequence[Token]) -> set[str]:
    """The states that single words name, by name or demonym: "the Kyrgyz president"."""
    return {state.code for token in tokens if (state := registry.state_named(token.text))}


def _then(parse: Parse, name: Name) -> bool:
    """Whether "then" stands at the office before the name."""
    first, _ = parse.bounds[parse.tokens[name.first].sentence]
    before = parse.tokens[max(first, name.first - WINDOW) : name.first]
    return any(
        one.text.lower() == THEN and other.pos in ("NOUN", "PROPN", "ADJ", "PUNCT")
        for one, other in pairwise((*before, parse.tokens[name.first]))
    )


def _introduced(parse: Parse, name: Name) -> set[str]:
    """The words before the name, back to the person named before it: "former vice president of the United States"."""
    persons = [other.last for other in parse.names if other.label == "PERSON" and other.last <= name.first]
    first, _ = parse.bounds[parse.tokens[name.first].sentence]
    begin = max([first, name.first - INTRODUCED, *persons])
    return {token.text.lower() for token in parse.tokens[begin : name.first]}


def _named(office: str, words: list[str]) -> bool:
    """Whether the words name the office itself, not its deputy's: "defense secretary" is the secretary of defense."""
    wanted = [word for word in office.lower().replace("-", " ").split() if word not in SMALL]
    spread = [part for word in words for part in word.replace("-", " ").split()]
    if not wanted or not set(wanted) <= set(spread):
        return False
    return not (DEPUTY & set(spread)) - set(wanted)


def _clues(article: Article, name: Name, held: list[Holder], former: bool, latest: bool) -> Iterator[Clue]:
    words = name.span.of(article.text)
    office, person = held[0].office, held[0].name
    start = min(term.start for term in held if term.exact)
    if former:
        ends = [term.end for term in held if term.end and term.exact]
        if ends:
            says = f"{person} is called a former {office}: written after {min(ends)}"
            yield clue("office_holder", words, name.span, says, between(min(ends), None), AFTER)
        return
    says = f"{person} is named as {office}: written after {start}"
    yield clue("office_holder", words, name.span, says, between(start, None), SINCE)
    if latest:
        days = np.zeros(SIZE, dtype=np.bool_)
        for term in held:
            days |= between(term.start, term.end - timedelta(1) if term.end else None)
        says = f"{person} was {office} " + " and ".join(_term(term.start, term.end) for term in held)
        during = clue("office_holder", words, name.span, says, days, DURING)
        last = None if any(term.end is None for term in held) else max(term.end for term in held if term.end)
        yield replace(during, evidence=replace(during.evidence, latest=last))


def _term(start: date, end: date | None) -> str:
    return f"from {start} to {end}" if end else f"from {start} on"
