"""Finds and grounds the time expressions of an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from excomm.dating.calendar_value import as_when, bounds, interval
from excomm.dating.grammar import Found, scan
from excomm.dating.grammar.meaning import Clock, DayOfMonth, Fixed, Meaning, Shift, Vague, Weekday, Yearless
from excomm.dating.ground import Anchor, Tense, ground
from excomm.dating.tense import belongs_to_noun, done_then, governing_verb, pluperfect, tense_at
from excomm.records import UNKNOWN_WHEN, Article, Name, Parse, Precision, Span, TimeExpression, When

FOUND_BY = "dating.expressions 1"

NAMES_NOT_DATES = frozenset({"PERSON", "ORG", "EVENT", "WORK_OF_ART", "LAW", "GPE", "FAC", "PRODUCT", "LOC", "NORP"})
"""OntoNotes labels of names that may hold a month's or a weekday's name."""

DAY = 10
"""The length of a value as fine as a day; days and weeks are counted on from such a one."""


def expressions(
    article: Article,
    parse: Parse,
    *,
    dates_of_tale: int = 6,
    dates_undated: int = 3,
    years_past: int = 2,
    share_past: float = 0.7,
) -> tuple[TimeExpression, ...]:
    """The time expressions of ``article``, ascending, anchored to ``article.published`` or to what was told last.

    A text is read as a tale where its day of writing is unknown and it holds at least ``dates_undated`` full dates and
    years, or where it holds at least ``dates_of_tale`` of them and at least ``share_past`` of these lie more than
    ``years_past`` years before it (chosen on TimeBank and the WikiWars training documents).
    """
    finds = list(found(article, parse))
    published = article.published
    tale = _is_tale(finds, published, dates_of_tale, dates_undated, years_past, share_past)
    ends = _ends(published)
    told, day_told, told_in, grounded = "", "", -1, []
    for find in finds:
        span = Span(find.start, find.end)
        tense = tense_at(parse, span)
        if isinstance(find.meaning, Weekday) and belongs_to_noun(parse, span):
            tense = Tense.PAST
        if tense is Tense.PAST and isinstance(find.meaning, Yearless) and done_then(parse, span):
            tense = Tense.DONE
        by_days = isinstance(find.meaning, Shift) and find.meaning.tale and find.meaning.unit in ("D", "W")
        base = day_told if by_days and ends and not tale and len(told) < len(day_told) else told
        expression = _expression(find, span, ends, base, tale, tense)
        grounded.append(expression)
        sentence = _sentence(parse, span)
        aside = not tale and sentence == told_in and _told_back(parse, span)
        if expression.type in ("DATE", "TIME") and _tells(find.meaning, expression.value) and not aside:
            told, told_in = expression.value, sentence
            day_told = told if len(told) >= DAY else day_told
    return tuple(grounded)


def found(article: Article, parse: Parse) -> Iterator[Found]:
    """The finds of the grammar that the parse does not speak against, not yet anchored."""
    named = {i: name for name in parse.names if name.label in NAMES_NOT_DATES for i in range(name.first, name.last)}
    for find in _scanned(article.text, article.paragraphs):
        if not _contradicted(find, article.text, parse, named):
            yield find


@lru_cache(maxsize=1)
def _scanned(text: str, paragraphs: tuple[Span, ...]) -> tuple[Found, ...]:
    """What the grammar finds; kept for the next caller, as an article is asked for its day and for its expressions."""
    return tuple(find for paragraph in paragraphs for find in scan(text, paragraph.start, paragraph.end))


def _contradicted(find: Found, text: str, parse: Parse, named: dict[int, Name]) -> bool:
    """Whether the parse shows that the words are no date: "May" the verb, "the 27th president", "1962 people"."""
    inside = parse.tokens_in(Span(find.start, find.end))
    if not inside:
        return False
    last = parse.tokens[inside[-1]]
    after = parse.tokens[inside[-1] + 1] if inside[-1] + 1 < len(parse.tokens) else None
    if isinstance(find.meaning, DayOfMonth):
        return after is not None and after.sentence == last.sentence and after.pos in ("NOUN", "PROPN", "ADJ", "NUM")
    if find.rule == "year" and len(inside) == 1:
        counted = last.dep == "nummod" and parse.tokens[last.head].tag in ("NNS", "NNPS") and last.head == inside[0] + 1
        return counted and not (inside[0] and parse.tokens[inside[0] - 1].lemma in ("in", "since", "of", "the", "by"))
    bare = isinstance(find.meaning, Yearless | Weekday) and not any(c.isdigit() for c in text[find.start : find.end])
    if not bare:
        return False
    if len(inside) == 1 and last.tag in ("MD", "VB", "VBD", "VBP", "VBZ", "VBN"):
        return True
    name = named.get(inside[0])
    return name is not None and inside[-1] < name.last and name.last - name.first > len(inside)


def _is_tale(
    finds: list[Found], published: When, dates_of_tale: int, dates_undated: int, years_past: int, share_past: float
) -> bool:
    values = [find.meaning.value for find in finds if isinstance(find.meaning, Fixed)]
    if not published.known or published.latest is None:
        return len(values) >= dates_undated
    if len(values) < dates_of_tale:
        return False
    limit = published.latest.year - years_past
    past = sum(value.startswith("BC") or (value[:4].isdigit() and int(value[:4]) < limit) for value in values)
    return past >= share_past * len(values)


def _ends(published: When) -> tuple[date, date] | None:
    if not published.known or published.earliest is None or published.latest is None:
        return None
    return published.earliest, published.latest


def _tells(meaning: Meaning, value: str) -> bool:
    """Whether what follows may be counted from this expression."""
    if isinstance(meaning, Vague) or "X" in value or "REF" in value:
        return False
    return isinstance(meaning, Fixed | Yearless | DayOfMonth | Weekday | Shift | Clock)


def _sentence(parse: Parse, span: Span) -> int:
    inside = parse.tokens_in(span)
    return parse.tokens[inside[0]].sentence if inside else -1


def _told_back(parse: Parse, span: Span) -> bool:
    """Whether it dates a pluperfect: "On Tuesday he said that they had met on Sunday" goes on from Tuesday."""
    verb = governing_verb(parse, span)
    return verb is not None and pluperfect(parse, verb)


def _expression(
    find: Found, span: Span, ends: tuple[date, date] | None, told: str, tale: bool, tense: Tense
) -> TimeExpression:
    first_kind, first = ground(find.meaning, Anchor(ends[0] if ends else None, told, tale), tense)
    second = (
        first if ends is None or ends[0] == ends[1] else ground(find.meaning, Anchor(ends[1], told, tale), tense)[1]
    )
    if first == second:
        return TimeExpression(span, first_kind, first, _when(first, find), FOUND_BY)
    low, high = bounds(first), bounds(second)
    when = interval(min(low[0], high[0]), max(low[1], high[1])) if low and high else UNKNOWN_WHEN
    return TimeExpression(span, first_kind, _common(first, second), when, FOUND_BY)


def _common(first: str, second: str) -> str:
    """What two values share, X where they differ: "2019-01-14", "2019-02-11" -> "2019-XX-XX"."""
    parts = zip(first.split("-"), second.split("-"), strict=False)
    shared, same = [], True
    for a, b in parts:
        same = same and a == b
        shared.append(a if same else "W" + "X" * (len(a) - 1) if a.startswith("W") else "X" * len(a))
    return "-".join(shared)


def _when(value: str, find: Found) -> When:
    when = as_when(value, find.part)
    if not isinstance(find.meaning, Clock) or not when.known:
        return when
    return _to_utc(value, find.meaning.offset, when)


def _to_utc(value: str, offset: int | None, when: When) -> When:
    """A time of day at minute precision in UTC, where its zone is named; else the day alone."""
    if offset is None or len(value) != 16:
        return when
    try:
        moment = datetime.fromisoformat(value.replace("T24:00", "T00:00")).replace(
            tzinfo=timezone(timedelta(minutes=offset))
        )
        moment = moment + timedelta(days="T24" in value)
        utc = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return when
    return replace(
        when, value=f"{utc:%Y-%m-%dT%H:%MZ}", precision=Precision.MINUTE, earliest=utc.date(), latest=utc.date()
    )
