"""Evidence: persons of public life, in whatever words. "Mr Fursenko reported": mostly written while he held a post.

The posts are facts of a table (``language/world/careers.csv``) to the month. A name says since when softly, as people
are known before they hold a post and spoken of after it; ``office_holder`` reads what is said of the office itself.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from excomm.dating.calendar_value import add_months
from excomm.dating.clue import SIZE, Clue, between, clue, index
from excomm.dating.grammar import Found
from excomm.dating.grammar.meaning import Fixed
from excomm.dating.office_holder import FORMER
from excomm.records import Article, Name, Parse, Span
from excomm.registry import Holder, holders, person_key, state_by_code
from excomm.wordlist import wordlist

ORDER = 51

EARLY = 0.04
"""How often a person is named before the first post, 1 being while one is held (judgement, as all rates here)."""

AFTERLIFE = 0.06
"""How often for good after a post ..."""
STILL = 0.3
"""... and how much more often right after it: half of that is left after ``HALF`` days."""
RISING = 0.2
"""How much more often right before it (candidates, deputies), as far from it as ``STILL`` is after it."""
HALF = 365

FULL, FAMILY = 1.15, 0.85
"""How far the full name and the family name alone are believed: namesakes and history speak against."""

OLDER = 0.5
"""How far those are believed who came to their post before the ``LATEST`` ones: they may be told of as history."""
LATEST = 3
MOST = 8

NAMESAKES = 3
"""A name that more than so many bear says nothing."""

BEFORE = 3
"""Tokens before a name in which it is called a former one."""

HONORIFICS = frozenset(wordlist("en", "time")["named"]["honorifics"])


@dataclass(frozen=True, slots=True)
class Post:
    """What somebody was, from the first day of a month to the last day of one; None: when the table was made."""

    title: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Career:
    """A person's full name, other full names, and posts by their start."""

    name: str
    aliases: tuple[str, ...]
    posts: tuple[Post, ...]


@cache
def careers() -> tuple[Career, ...]:
    """The table, by person. Raises ``ValueError`` on a month that is none."""
    text = files("excomm.language").joinpath("world", "careers.csv").read_text("utf-8")
    posts: dict[str, list[Post]] = defaultdict(list)
    aliases: dict[str, list[str]] = defaultdict(list)
    for row in csv.DictReader(text.splitlines()):
        end = add_months(_month(row["end"]), 1) - timedelta(1) if row["end"] else None
        posts[row["name"]].append(Post(row["post"], _month(row["start"]), end))
        aliases[row["name"]] += [alias for alias in row["aliases"].split("|") if alias]
    return tuple(
        Career(name, tuple(dict.fromkeys(aliases[name])), tuple(sorted(these, key=lambda post: post.start)))
        for name, these in posts.items()
    )


@cache
def in_office() -> tuple[Career, ...]:
    """The careers of those who are only in the table of offices."""
    known = {person_key(name) for career in careers() for name in (career.name, *career.aliases)}
    terms: dict[str, list[Holder]] = defaultdict(list)
    for holder in holders():
        terms[holder.person].append(holder)
    return tuple(
        Career(
            first.name,
            tuple(alias for alias in first.aliases if " " in alias),
            tuple(sorted((_post(term) for term in its), key=lambda post: post.start)),
        )
        for its in terms.values()
        if person_key((first := its[0]).name) not in known
    )


def _post(term: Holder) -> Post:
    body = term.state and state_by_code(term.state, term.start)
    return Post(f"{term.office} of {body.name}" if body else term.office, term.start, term.end)


def _month(cell: str) -> date:
    return date.fromisoformat(f"{cell}-01")


@cache
def _index() -> dict[str, tuple[Career, ...]]:
    """Those who bear a full name, and those who bear a family name."""
    found: dict[str, tuple[Career, ...]] = {}
    for career in (*careers(), *in_office()):
        names = (career.name, *career.aliases)
        for key in {person_key(name) for name in (*names, *(name.split()[-1] for name in names))}:
            found[key] = (*found.get(key, ()), career)
    return found


def clues(article: Article, parse: Parse, finds: Sequence[Found]) -> Iterator[Clue]:
    """One clue a person, those first who came last to a post; not from a sentence that bears a date of its own."""
    dated = {parse.sentence_at(find.start) for find in finds if isinstance(find.meaning, Fixed)}
    told: dict[tuple[Career, ...], tuple[Span, float]] = {}
    for name in parse.names:
        words = name.span.of(article.text).removesuffix("’s").removesuffix("'s")
        borne = _index().get(person_key(words), ()) if name.label == "PERSON" else ()
        if not 0 < len(borne) <= NAMESAKES or borne in told or parse.tokens[name.first].sentence in dated:
            continue
        before = {one.text.lower() for one in parse.tokens[max(name.first - BEFORE, 0) : name.first]}
        whole = " " in words.strip()
        if not FORMER & before and (whole or _introduced(parse, name)):
            told[borne] = Span(name.span.start, name.span.start + len(words)), FULL if whole else FAMILY
    latest = sorted(told.items(), key=lambda one: max(career.posts[-1].start for career in one[0]), reverse=True)
    kept = {person for borne, _ in latest if len(borne) == 1 for person in borne}
    latest = [one for one in latest if len(one[0]) == 1 or not kept & set(one[0])]
    for rank, (borne, (span, believed)) in enumerate(latest[:MOST]):
        yield _clue(article, borne, span, believed * (1 if rank < LATEST else OLDER))


def _introduced(parse: Parse, name: Name) -> bool:
    """Whether a family name alone bears a title; one without may be anybody's."""
    return name.first > 0 and parse.tokens[name.first - 1].text.lower() in HONORIFICS


def _clue(article: Article, borne: Sequence[Career], span: Span, believed: float) -> Clue:
    days = np.zeros(SIZE, dtype=np.bool_)
    for post in (post for career in borne for post in career.posts):
        days |= between(post.start, post.end)
    says = f"{', or '.join(_told(career) for career in borne)}: mostly named then"
    made = clue("career", span.of(article.text), span, says, days, 0.0)
    rate = np.mean([_rate(career) for career in borne], axis=0)
    return replace(made, shape=believed * np.log(rate))


def _told(career: Career) -> str:
    held = "; ".join(
        f"{post.title} from {post.start:%B %Y} " + (f"to {post.end:%B %Y}" if post.end else "on")
        for post in career.posts
    )
    return f"{career.name} was {held}"


def _rate(career: Career) -> NDArray[np.float64]:
    """How often the person is named on each day, 1 being while a post is held."""
    return np.asarray(np.maximum.reduce([_held(post) for post in career.posts]))


def _held(post: Post) -> NDArray[np.float64]:
    first = index(post.start)
    rate = np.ones(SIZE)
    rate[:first] = EARLY + RISING * _halved()[first:0:-1]
    if post.end:
        after = index(post.end) + 1
        rate[after:] = AFTERLIFE + STILL * _halved()[: SIZE - after]
    return rate


@cache
def _halved() -> NDArray[np.float64]:
    """What is left after so many days of what falls by half in ``HALF``."""
    return np.asarray(0.5 ** (np.arange(SIZE + 1) / HALF))
