"""Evidence: elections. "his victory in the presidential election", "Sunday's election", "this year's general election".

When states voted are facts of a table (``language/world/elections.csv``). An election is mostly spoken of in the months
before it and the weeks after it; words of winning or of campaigning say on which side of it the text stands.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from excomm.dating.calendar_value import bounds
from excomm.dating.clue import SIZE, Clue, between, clue, index, stretched
from excomm.dating.grammar import Found
from excomm.dating.grammar.meaning import Fixed, Shift, Weekday, Yearless
from excomm.dating.ground import Tense
from excomm.dating.happening import grounds_to
from excomm.dating.told import told_as
from excomm.records import Article, Parse, Span, Token
from excomm.registry import holders_named, state_named
from excomm.wordlist import wordlist

ORDER = 64
COUNTED = 2.0
"""Of an expression that places an election from the day of writing ("next month's election")."""

NEAREST = 15
"""Code points between an election and the expression that dates it."""

BESIDE = 5
"""Tokens before the word for an election in which its kind is looked for."""

HERE, ELSEWHERE = 1.1, 0.7
"""How far an election is believed to be that of a state named in the sentence, and of the text's first state."""

MOST = 2
"""States whose elections are kept: those named first."""

REST = 0.06
"""How often an election is spoken of long before and long after it, 1 being on its day (judgement, as all here) ..."""
CAMPAIGN, DAWN = 90.0, 0.25
"""... before it that grows by a factor of e in so many days, from the last year before it on at least ``DAWN`` ..."""
NEWS = 25.0
"""... and after it falls by a factor of e in so many days."""

CYCLE, BEYOND = 900, 0.15
"""So many days after the last election of the table one that it does not know may be spoken of, as often as one of any
day: the table ends, and elections are put off and called early."""

WORDS = wordlist("en", "time")["elections"]
NOUNS, VOTES, ASKED, OVER, AHEAD = (frozenset(WORDS[kind]) for kind in ("nouns", "votes", "asked", "over", "ahead"))
KINDS = {kind: frozenset(WORDS[kind]) for kind in ("presidential", "parliamentary", "local")}

NATIONAL = frozenset({"presidential", "parliamentary"})

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Election:
    """``state`` is a code, ``kind`` presidential, parliamentary, local or referendum; a run-off is its ``end``."""

    state: str
    kind: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class _Place:
    """An election as a sentence names it: which it may be, and whether it is told as over (1) or ahead (-1).

    ``named`` says that the sentence gives its year.
    """

    word: Token
    may_be: tuple[Election, ...]
    side: int
    believed: float
    named: bool


@cache
def elections() -> tuple[Election, ...]:
    """The table, in its order. Raises ``ValueError`` on a day that is none."""
    text = files("excomm.language").joinpath("world", "elections.csv").read_text("utf-8")
    return tuple(
        Election(row["state"], row["kind"], date.fromisoformat(row["start"]), date.fromisoformat(row["end"]))
        for row in csv.DictReader(text.splitlines())
    )


def clues(article: Article, parse: Parse, finds: Sequence[Found]) -> Iterator[Clue]:
    """Where the days of writing lie from the elections of a state, and from expressions that place one."""
    told: dict[str, list[_Place]] = {}
    places = list(_places(article, parse, finds))
    for place in places:
        told.setdefault(place.may_be[0].state, []).append(place)
    for named in list(told.values())[:MOST]:
        yield _clue(article, named)
    for place in places:
        yield from list(_counted(article, parse, finds, place))[:1]


def _places(article: Article, parse: Parse, finds: Sequence[Found]) -> Iterator[_Place]:
    home = None
    for number, (first, last) in enumerate(parse.bounds):
        words = [i for i in range(first, last) if _names_a_vote(parse, i)]
        if not words:
            continue
        here = _own_state(parse, words[0], first) or _states(article, parse, number)
        if not here:
            home = _home(article, parse) if home is None else home
        dates = [find for find in finds if parse.sentence_at(find.start) == number and isinstance(find.meaning, Fixed)]
        for i in words[:1]:
            kinds = _kinds(parse, i, first)
            for state in here or home or ():
                may_be = tuple(one for one in elections() if one.state == state and one.kind in kinds)
                place = _told(parse, i, (first, last), may_be, dates, HERE if here else ELSEWHERE)
                if place:
                    yield place


def _names_a_vote(parse: Parse, i: int) -> bool:
    """Whether token ``i`` names an election; "polls" do where one goes to them, else they ask for opinions."""
    word = parse.tokens[i].text.lower()
    if word not in ASKED:
        return word in NOUNS
    before = [token.text.lower() for token in parse.tokens[max(i - 2, 0) : i]]
    return before[-1:] == ["the"] and before[:1] in (["to"], ["at"])


def _own_state(parse: Parse, i: int, first: int) -> tuple[str, ...]:
    """The state whose name or demonym stands right before the election: "the French presidential election"."""
    before = parse.tokens[max(first, i - BESIDE) : i]
    return tuple(state.code for token in before if token.tag != "NN" and (state := state_named(token.text)))[-1:]


def _told(
    parse: Parse,
    i: int,
    sentence: tuple[int, int],
    may_be: tuple[Election, ...],
    dates: Sequence[Found],
    believed: float,
) -> _Place | None:
    """The place, unless the sentence dates it as history; a year that names the election chooses it."""
    years = set()
    for find in dates:
        if told_as(parse, Span(find.start, find.end)) is not Tense.UNKNOWN or not isinstance(find.meaning, Fixed):
            return None
        covered = bounds(find.meaning.value)
        years |= {covered[0].year} if covered else set()
    if years:
        may_be = tuple(one for one in may_be if one.start.year in years)
    if not may_be:
        return None
    lower = {token.text.lower() for token in parse.tokens[sentence[0] : sentence[1]]}
    side = int(bool(OVER & lower)) - int(bool(AHEAD & lower))
    return _Place(parse.tokens[i], may_be, side, believed, bool(years))


def _kinds(parse: Parse, i: int, first: int) -> frozenset[str]:
    if parse.tokens[i].text.lower() in VOTES:
        return frozenset({"referendum"})
    before = {token.text.lower() for token in parse.tokens[max(first, i - BESIDE) : i]}
    named = {kind for kind, words in KINDS.items() if words & before}
    return frozenset(named) or NATIONAL


def _states(article: Article, parse: Parse, number: int) -> tuple[str, ...]:
    """The states that a sentence names, itself or by a person who held an office of it, in order."""
    first, last = parse.bounds[number]
    found: dict[str, None] = {}
    for name in parse.names:
        if first <= name.first and name.last <= last:
            words = name.span.of(article.text).removesuffix("’s").removesuffix("'s")
            if state := state_named(words.removeprefix("the ")):
                found[state.code] = None
            elif name.label == "PERSON":
                held = {holder.state for holder in holders_named(words) if holder.state}
                found |= dict.fromkeys(held) if len(held) == 1 else {}
    return tuple(found)


def _home(article: Article, parse: Parse) -> tuple[str, ...]:
    """The state that the text names most."""
    counted = Counter(state for number in range(len(parse.sentences)) for state in _states(article, parse, number))
    return tuple(state for state, _ in counted.most_common(1))


def _clue(article: Article, places: Sequence[_Place]) -> Clue:
    """Of a state's elections, the latest that a year names, else any."""
    chosen = min(places, key=lambda place: (len({one.start for one in place.may_be}), -_latest(place)))
    rate = np.maximum.reduce([_rate(one, chosen.side) for one in chosen.may_be])
    known = sorted({one.start for one in chosen.may_be})
    if not chosen.named:
        after = np.arange(SIZE) - index(known[-1]) > CYCLE
        rate = np.where(after, np.maximum(rate, BEYOND), rate)
    days = between(known[0], None) if chosen.side > 0 else np.asarray(rate > REST * 1.5)
    side = {1: "told as over", -1: "told as ahead", 0: "spoken of"}[chosen.side]
    first, last = known[0], known[-1]
    when = f"on {first}" if first == last else f"{len(known)} known from {first} to {last}"
    says = f"an election in {chosen.may_be[0].state} is {side} ({when})"
    made = clue("election", chosen.word.text, chosen.word.span, says, days, 0.0)
    return replace(made, shape=chosen.believed * np.log(rate))


def _latest(place: _Place) -> int:
    return max(one.start.toordinal() for one in place.may_be)


@cache
def _rate(one: Election, side: int) -> Floats:
    """How often the election is spoken of on each day, as over, ahead (below zero) or either."""
    days = np.arange(SIZE)
    before, after = index(one.start) - days, days - index(one.end)
    campaign = np.where(before <= 400, np.maximum(np.exp(-np.maximum(before, 0) / CAMPAIGN), DAWN), REST)
    news = np.maximum(np.exp(-np.maximum(after, 0) / NEWS), REST)
    rate = np.where(before > 0, campaign, np.where(after > 0, news, 1.0))
    if side > 0:
        rate = np.where(before > 0, REST, rate)
    elif side < 0:
        rate = np.where(after > 0, REST, rate)
    return np.asarray(rate)


def _counted(article: Article, parse: Parse, finds: Sequence[Found], place: _Place) -> Iterator[Clue]:
    """“Sunday's election”, “the election next month”, “this year's elections”."""
    for find in finds:
        gap = max(find.start, place.word.span.start) - min(find.end, place.word.span.end)
        same = parse.sentence_at(find.start) == place.word.sentence
        parting = article.text[min(find.end, place.word.span.end) : max(find.start, place.word.span.start)]
        if not same or gap > NEAREST or "," in parting or " and " in parting:
            continue
        days = np.zeros(SIZE, dtype=np.bool_)
        for one in place.may_be:
            match find.meaning:
                case Shift() if not find.meaning.tale:
                    days |= grounds_to(find.meaning, one.start, one.start) | grounds_to(find.meaning, one.end, one.end)
                case Weekday(number, None) if number in (one.start.isoweekday(), one.end.isoweekday()):
                    day = one.start if number == one.start.isoweekday() else one.end
                    days |= stretched(between(day, day), 6 if place.side <= 0 else 0, 6 if place.side >= 0 else 0)
                case Yearless(part, None, None) if len(part) == 5:
                    for day in (one.start, one.end):
                        if day.strftime("%m-%d") == part:
                            far = 200 if place.side <= 0 else 0, 60 if place.side >= 0 else 0
                            days |= stretched(between(day, day), *far)
        if days.any():
            span = Span(find.start, find.end)
            says = f"“{span.of(article.text)}” is when {place.may_be[0].state} voted"
            yield clue("election", span.of(article.text), span, says, days, COUNTED)
