"""Which time expression dates a saying or a deed: the one in its own clause, not the nearest one.

An expression belongs to the verb that it hangs on in the parse, with only prepositions between; to a noun that names a
deed if it hangs on that noun, else to that noun's verb. "after", "before", "since", "until" and "by" make of it an
interval that is open on one side ("2022-01-11/..").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from excomm.dating.ground import Tense
from excomm.dating.tense import LONGEST_CLIMB, governing_verb, pluperfect, tense_of
from excomm.records import (
    UNKNOWN_WHEN,
    Article,
    Event,
    Evidence,
    Parse,
    Precision,
    Span,
    Statement,
    Status,
    TimeExpression,
    When,
)

FINENESS = [Precision.MINUTE, Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.INTERVAL, Precision.YEAR]
VERBAL = ("VERB", "AUX")


def said(article: Article, parse: Parse, expressions: tuple[TimeExpression, ...], statement: Statement) -> Statement:
    """``statement`` with its date: the expression that hangs on its cue, else the day of writing, else unknown."""
    inside = [i for cue in statement.cue for i in parse.tokens_in(cue)]
    verb = _head(parse, inside)
    usable = [
        e
        for e in expressions
        if statement.sentence.overlaps(e.span) and not any(part.overlaps(e.span) for part in statement.content)
    ]
    chosen = _on(parse, usable, verb) if verb is not None else None
    published = article.published
    if chosen is not None:
        when = _turned(article, parse, chosen)
        if not _lies_ahead(when, published):
            return replace(statement, said=when)
    cue = statement.cue[0] if statement.cue else statement.sentence
    return replace(statement, said=_undated(article, parse, verb, cue, "said"))


def occurred(article: Article, parse: Parse, expressions: tuple[TimeExpression, ...], event: Event) -> Event:
    """``event`` with its date: the expression of its clause, else what its tense and the day of writing say.

    Conditional deeds have no date. A deed that is ahead and bears no date lies at or after the day of writing; one told
    in the pluperfect, or as history, lies before it.
    """
    trigger = event.trigger
    if event.status is Status.CONDITIONAL:
        why = _evidence(article, trigger, "it hangs on a condition, so it has no date", None, None)
        return replace(event, when=replace(UNKNOWN_WHEN, basis=(why,)))
    head = _head(parse, list(parse.tokens_in(trigger)))
    if head is None:
        return replace(event, when=_undated(article, parse, None, trigger, "done"))
    sentence = parse.sentences[parse.tokens[head].sentence]
    usable = [e for e in expressions if sentence.overlaps(e.span)]
    verb = head if parse.tokens[head].pos in VERBAL else governing_verb(parse, parse.tokens[head].span)
    chosen = _on(parse, usable, head) or _told_of(parse, usable, head)
    if chosen is None and head != verb and event.status is Status.ASSERTED and _came_before(parse, head):
        return replace(event, when=_behind(article, trigger, "told as what came before"))
    chosen = chosen or _relative_clause(parse, usable, verb) or _on(parse, usable, verb)
    if chosen is None and event.status is Status.HISTORICAL:
        chosen = _finest([e for e in usable if e.when.known])
    if chosen is not None:
        return replace(event, when=_turned(article, parse, chosen))
    after = _after_a_deed(parse, usable, verb) if head == verb else None
    if after is not None and event.status is Status.ASSERTED:
        says = f"after what is dated “{after.span.of(article.text)}”"
        return replace(event, when=_open(article, after.span, says, after.when.earliest, article.published.latest))
    if event.status is Status.FUTURE:
        return replace(event, when=_ahead(article, trigger))
    if event.status is Status.HISTORICAL:
        return replace(event, when=_behind(article, trigger, "told as history"))
    return replace(event, when=_undated(article, parse, verb, trigger, "done"))


# ---------------------------------------------------------------- which expression


def _head(parse: Parse, inside: Sequence[int]) -> int | None:
    """The token of ``inside`` that the others hang on."""
    return next((i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i), None)


def _on(parse: Parse, usable: Iterable[TimeExpression], at: int | None) -> TimeExpression | None:
    """The finest dated expression that hangs on the token ``at`` with only prepositions and adverbs between."""
    if at is None:
        return None
    return _finest([e for e in usable if e.when.known and _hangs_on(parse, e.span, at)])


def _finest(dated: Sequence[TimeExpression]) -> TimeExpression | None:
    return min(dated, key=lambda e: (FINENESS.index(e.when.precision), e.span), default=None)


def _hangs_on(parse: Parse, span: Span, at: int) -> bool:
    inside = parse.tokens_in(span)
    start = next((i for i in inside if parse.tokens[i].head not in inside), None)
    if start is None or at in inside:
        return False
    place = parse.tokens[start].head
    for _ in range(LONGEST_CLIMB):
        if place == at:
            return True
        token = parse.tokens[place]
        if token.pos not in ("ADP", "ADV", "SCONJ", "PART", "AUX") or token.head == place:
            return False
        place = token.head
    return False


def _relative_clause(parse: Parse, usable: Iterable[TimeExpression], verb: int | None) -> TimeExpression | None:
    """“in October 1962, when Moscow installed rockets”: the expression that the clause is about."""
    if verb is None or parse.tokens[verb].dep not in ("relcl", "acl", "advcl"):
        return None
    above = parse.tokens[parse.tokens[verb].head].span
    return _finest([e for e in usable if e.when.known and e.span.overlaps(above)])


def _told_of(parse: Parse, usable: Iterable[TimeExpression], head: int) -> TimeExpression | None:
    """“talks, which will take place after ...”: the expression of the relative clause about the deed."""
    nouns = [head]
    above = parse.tokens[head].head
    if parse.tokens[above].lemma == "of":
        nouns.append(parse.tokens[above].head)  # "a round of talks, which ..."
    clauses = [c for noun in nouns for c in parse.children[noun] if parse.tokens[c].dep == "relcl"]
    return next((e for c in clauses if (e := _on(parse, usable, c))), None)


def _came_before(parse: Parse, head: int) -> bool:
    """“after Kim's talks they agreed”: whether the noun hangs on "after", alone or as one of a list."""
    place = head
    for _ in range(LONGEST_CLIMB):
        above = parse.tokens[place].head
        if parse.tokens[place].dep not in ("conj", "pobj") or above == place:
            return False
        if parse.tokens[above].lemma in ("after", "following"):
            return True
        place = above
    return False


def _after_a_deed(parse: Parse, usable: Sequence[TimeExpression], verb: int | None) -> TimeExpression | None:
    """“After their meeting last June they agreed”: the expression of the deed that this one followed."""
    if verb is None:
        return None
    for child in parse.children[verb]:
        if parse.tokens[child].lemma in ("after", "following", "since"):
            for noun in parse.children[child]:
                chosen = _on(parse, usable, noun)
                if chosen is not None:
                    return chosen
    return None


def _turned(article: Article, parse: Parse, chosen: TimeExpression) -> When:
    """The expression's date as its preposition turns it."""
    when, sign = chosen.when, _preposition(parse, chosen.span)
    first, last = when.earliest, when.latest
    words = chosen.span.of(article.text)
    if first is None or last is None:
        return when
    published = article.published
    if sign == "after":
        return _open(article, chosen.span, f"after {words}", last + timedelta(1), None)
    if sign == "before":
        return _open(article, chosen.span, f"before {words}", None, first - timedelta(1))
    if sign == "since":
        return _open(article, chosen.span, f"since {words}", first, published.latest)
    if sign in ("until", "till", "by"):
        return _open(article, chosen.span, f"{sign} {words}", None, last)
    why = Evidence("expression", words, chosen.span, f"“{words}” in its own clause", first, last)
    return replace(when, basis=(why,))


def _preposition(parse: Parse, span: Span) -> str:
    inside = parse.tokens_in(span)
    if not inside or inside[0] == 0:
        return ""
    for i in (inside[0], inside[0] - 1, inside[0] - 2):
        if i < 0:
            break
        token = parse.tokens[i]
        if token.lemma in ("after", "before", "since", "until", "till", "by"):
            return token.lemma
        if i < inside[0] and token.pos != "DET":
            break
    return ""


def _open(article: Article, span: Span, says: str, first: date | None, last: date | None) -> When:
    if first is not None and last is not None and last < first:
        last = None
    value = f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"
    if first is not None and first == last:
        return When(value[:10], Precision.DAY, first, last, (_evidence(article, span, says, first, last),))
    return When(value, Precision.INTERVAL, first, last, (_evidence(article, span, says, first, last),))


def _evidence(article: Article, span: Span, says: str, first: date | None, last: date | None) -> Evidence:
    return Evidence("expression", span.of(article.text), span, says, first, last)


# ---------------------------------------------------------------- no expression


def _lies_ahead(when: When, published: When) -> bool:
    return when.earliest is not None and published.latest is not None and when.earliest > published.latest


def _undated(article: Article, parse: Parse, verb: int | None, span: Span, what: str) -> When:
    published = article.published
    if not published.known:
        why = _evidence(article, span, "no date in the sentence, and the day of writing is unknown", None, None)
        return replace(UNKNOWN_WHEN, basis=(why,))
    if verb is not None and pluperfect(parse, verb):
        return _behind(article, span, "told in the pluperfect")
    if (
        verb is not None
        and what == "said"
        and parse.tokens[verb].tag != "VBG"
        and tense_of(parse, verb) is Tense.FUTURE
    ):
        return _ahead(article, span)
    says = "no date in the sentence; reported on the day of writing"
    return replace(published, basis=(_evidence(article, span, says, published.earliest, published.latest),))


def _ahead(article: Article, span: Span) -> When:
    first = article.published.earliest
    if first is None:
        why = _evidence(article, span, "ahead of the day of writing, which is unknown", None, None)
        return replace(UNKNOWN_WHEN, basis=(why,))
    return _open(article, span, "no date in the sentence; ahead of the day of writing", first, None)


def _behind(article: Article, span: Span, how: str) -> When:
    last = article.published.latest
    if last is None:
        why = _evidence(article, span, f"{how}, and the day of writing is unknown", None, None)
        return replace(UNKNOWN_WHEN, basis=(why,))
    return _open(article, span, f"{how}: before the day of writing", None, last)
