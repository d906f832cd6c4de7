"""Which time expression dates a saying or a deed: the one in its own clause, not the nearest one.

An expression belongs to the verb that it hangs on in the parse, with only prepositions between; to a noun that names a
deed if it hangs on that noun, else to that noun's verb. "after", "before", "since", "until" and "by" make of it an
interval that is open on one side ("2022-01-11/..").
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from excomm.dating.apart import apart
from excomm.dating.aspect import at_some_time
from excomm.dating.clause import (
    AFTER,
    BEFORE,
    VERBAL,
    beside_a_deed,
    came_before,
    carried_over,
    finest,
    goes_along,
    head_of,
    in_a_dated_noun,
    in_an_after_clause,
    of_its_plan,
    on,
    on_its_schedule,
    relative_clause,
    told_of,
)
from excomm.dating.ground import Tense
from excomm.dating.tense import governing_verb, pluperfect, tense_of
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

LONG_AGO = 31
"""Days: what another did is told on from an older date; from a newer one it may as well be of the day of writing."""


def said(article: Article, parse: Parse, expressions: tuple[TimeExpression, ...], statement: Statement) -> Statement:
    """``statement`` with its date: the expression that hangs on its cue, else the day of writing, else unknown."""
    inside = [i for cue in statement.cue for i in parse.tokens_in(cue)]
    verb = head_of(parse, inside)
    usable = [
        e
        for e in expressions
        if statement.sentence.overlaps(e.span)
        and not any(part.overlaps(e.span) and _tells(parse, part) for part in statement.content)
    ]
    within = [e for e in expressions if statement.sentence.overlaps(e.span)]
    chosen = (
        on(parse, usable, verb)
        or carried_over(parse, usable, verb)
        or goes_along(parse, usable, verb)
        or in_a_dated_noun(parse, usable, verb)
        or relative_clause(parse, usable, verb)
    )
    published = article.published
    if chosen is not None:
        when = _turned(article, parse, chosen)
        if not _lies_ahead(when, published):
            return replace(statement, said=when)
    beside = _apart(article, parse, within, verb) or _beside(article, parse, usable, verb)
    beside = beside or _of_its_plan(article, parse, within, verb)
    if beside is not None:
        return replace(statement, said=beside)
    cue = statement.cue[0] if statement.cue else statement.sentence
    if verb is not None and at_some_time(parse, within, verb):
        return replace(statement, said=_behind(article, cue, "told in the perfect, of no one time"))
    return replace(statement, said=_undated(article, parse, verb, cue, statement.status))


def occurred(article: Article, parse: Parse, expressions: tuple[TimeExpression, ...], event: Event) -> Event:
    """``event`` with its date: the expression of its clause, else what its tense and the day of writing say.

    Conditional deeds have no date. A deed that is ahead and bears no date lies at or after the day of writing; one told
    in the pluperfect, or as history, lies before it.
    """
    trigger = event.trigger
    if event.status is Status.CONDITIONAL:
        why = _evidence(article, trigger, "it hangs on a condition, so it has no date", None, None)
        return replace(event, when=replace(UNKNOWN_WHEN, basis=(why,)))
    head = head_of(parse, list(parse.tokens_in(trigger)))
    if head is None:
        return replace(event, when=_undated(article, parse, None, trigger))
    sentence = parse.sentences[parse.tokens[head].sentence]
    usable = [e for e in expressions if sentence.overlaps(e.span)]
    verb = head if parse.tokens[head].pos in VERBAL else governing_verb(parse, parse.tokens[head].span)
    chosen = on(parse, usable, head) or told_of(parse, usable, head)
    if chosen is None and head != verb and event.status is Status.ASSERTED and came_before(parse, head):
        return replace(event, when=_behind(article, trigger, "told as what came before"))
    chosen = (
        chosen
        or relative_clause(parse, usable, verb)
        or on(parse, usable, verb)
        or on_its_schedule(parse, usable, verb)
        or carried_over(parse, usable, verb)
        or goes_along(parse, usable, verb)
        or in_a_dated_noun(parse, usable, verb)
    )
    if chosen is None and event.status is Status.HISTORICAL:
        chosen = finest([e for e in usable if e.when.known])
    if chosen is not None:
        when = _turned(article, parse, chosen)
        past = event.status is Status.ASSERTED and head == verb and parse.tokens[head].tag == "VBD"
        if past and _lies_ahead(when, article.published):
            when = _behind(article, trigger, "told as done, though the date that stands with it would be ahead")
        return replace(event, when=when)
    return replace(event, when=_without_expression(article, parse, usable, event, (head, verb)))


def _without_expression(
    article: Article, parse: Parse, usable: list[TimeExpression], event: Event, at: tuple[int, int | None]
) -> When:
    """What the deeds beside, the status and the tense say of a deed that no expression of its own clause dates."""
    head, verb = at
    if head == verb and event.status is not Status.FUTURE:
        beside = _apart(article, parse, usable, verb) or _of_its_plan(article, parse, usable, verb)
        if beside is None and event.status is Status.ASSERTED:
            beside = _beside(article, parse, usable, verb)
        if beside is not None:
            return beside
    if event.status is Status.FUTURE:
        return _ahead(article, event.trigger)
    if event.status is Status.HISTORICAL:
        return _behind(article, event.trigger, "told as history")
    if event.status is Status.ASSERTED and verb is not None and at_some_time(parse, usable, verb):
        return _behind(article, event.trigger, "told in the perfect, of no one time")
    return _undated(article, parse, verb, event.trigger)


# ---------------------------------------------------------------- its date


def _tells(parse: Parse, content: Span) -> bool:
    """Whether the content is a clause, whose expressions are its own, and not just a noun ("condemned the attack")."""
    return any(parse.tokens[i].pos in VERBAL for i in parse.tokens_in(content))


def _apart(article: Article, parse: Parse, usable: list[TimeExpression], verb: int | None) -> When | None:
    """So many days from what is dated, else from the day of writing ("a day after India bombed a camp")."""
    found = apart(parse, usable, verb)
    if found is None:
        return None
    length, above, days = found
    base = above.when if above is not None else article.published
    if base.earliest is None or base.earliest != base.latest:
        return None
    try:
        day = base.earliest + days
    except OverflowError:
        return None  # before the year 1 or after the year 9999
    of = f"what is dated “{above.span.of(article.text)}”" if above is not None else "the day of writing"
    says = f"{length.span.of(article.text)} from {of}"
    return When(day.isoformat(), Precision.DAY, day, day, (_evidence(article, length.span, says, day, day),))


def _of_its_plan(article: Article, parse: Parse, usable: list[TimeExpression], verb: int | None) -> When | None:
    """Of what was past when the text was written, not of what is still ahead ("vowed to close it in May")."""
    planned, published = of_its_plan(parse, usable, verb), article.published
    last = planned.when.latest if planned else None
    if planned is None or last is None or published.earliest is None or last >= published.earliest:
        return None
    return _turned(article, parse, planned)


def _beside(article: Article, parse: Parse, usable: list[TimeExpression], verb: int | None) -> When | None:
    """Later or earlier than the dated deed that it is told to have followed or preceded."""
    after = beside_a_deed(parse, usable, verb, AFTER)
    if after is not None:
        says = f"after what is dated “{after.span.of(article.text)}”"
        return _open(article, after.span, says, after.when.earliest, article.published.latest)
    before = beside_a_deed(parse, usable, verb, BEFORE)
    if before is not None:
        says = f"before what is dated “{before.span.of(article.text)}”"
        return _open(article, before.span, says, None, before.when.latest)
    joined = carried_over(parse, usable, verb, same_subject=False)
    written, last = article.published.latest, joined.when.latest if joined else None
    if joined is None or written is None or last is None or (written - last).days <= LONG_AGO:
        return None
    says = f"told on from what is dated “{joined.span.of(article.text)}”"
    return _open(article, joined.span, says, joined.when.earliest, written)


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


def _undated(article: Article, parse: Parse, verb: int | None, span: Span, saying: Status | None = None) -> When:
    """What the tense tells; ``saying`` is the status of the saying, None for a deed. "Would only say" has said it."""
    published = article.published
    if not published.known:
        why = _evidence(article, span, "no date in the sentence, and the day of writing is unknown", None, None)
        return replace(UNKNOWN_WHEN, basis=(why,))
    if verb is not None and pluperfect(parse, verb):
        return _behind(article, span, "told in the pluperfect")
    if verb is not None and saying is not None and in_an_after_clause(parse, verb):
        return _behind(article, span, "told as what came before")
    if (
        verb is not None
        and saying not in (None, Status.ASSERTED)
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
