"""One commitment as one statement or event tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache

from excomm.readings import actors, content_words, parties
from excomm.records import UNKNOWN_WHEN, Anchor, Event, Mention, Precision, Span, Status, TimeExpression, When
from excomm.registry import State, organisation_named, state_named
from excomm.wordlist import wordlist

FRIENDLY = frozenset({"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
HOSTILE = frozenset({"THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
AHEAD = frozenset({Status.FUTURE, Status.CONDITIONAL})

LONGEST_NAME = 4
"""Words in the longest name of a state or an organisation that is looked for in a text."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A commitment as told once.

    ``givers`` and ``takers`` are states (or actors without one), ``words`` the content words of ``what``, the states
    among them by their codes; ``story`` the happening that its event belongs to, "" for a statement; ``own`` is True
    for the giver's own words.
    """

    kind: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    givers: frozenset[str]
    takers: frozenset[str]
    what: str
    words: frozenset[str]
    condition: str
    made: When
    due: When
    record: str
    anchors: tuple[Anchor, ...]
    story: str
    own: bool
    confidence: float


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The compiled expression ``name`` of language/en/commitments.toml."""
    return re.compile(wordlist("en", "commitments")[name], re.IGNORECASE)


def draft(
    *,
    kind: str,
    givers: Sequence[Mention],
    takers: Sequence[Mention],
    what: str,
    condition: str,
    made: When,
    due: When,
    record: str,
    anchors: tuple[Anchor, ...],
    story: str,
    own: bool,
    confidence: float,
) -> Draft:
    """The draft of these mentions and words."""
    named = " ".join(one.text for one in (*givers, *takers))
    return Draft(
        kind=kind,
        by=actors(givers),
        to=actors(takers),
        givers=frozenset(parties(givers)),
        takers=frozenset(parties(takers)),
        what=what,
        words=matter(what) - {*parties(givers), *parties(takers)} - content_words(named),
        condition=condition,
        made=made,
        due=due if due.precision is not Precision.UNKNOWN else UNKNOWN_WHEN,
        record=record,
        anchors=anchors,
        story=story,
        own=own,
        confidence=confidence,
    )


def matter(words: str) -> frozenset[str]:
    """The content words of ``words``, with each state that they name by its code: "Cuban" and "Cuba" are one."""
    found, rest = states_in(words)
    return content_words(rest) | {state.code for state in found}


def states_in(words: str) -> tuple[tuple[State, ...], str]:
    """The states that ``words`` name, and the words without the names of states and organisations."""
    tokens = words.split()
    found: list[State] = []
    rest: list[str] = []
    place = 0
    while place < len(tokens):
        size, state = _named(tokens[place : place + LONGEST_NAME])
        if state is not None:
            found.append(state)
        if not size:
            rest.append(tokens[place])
        place += size or 1
    return tuple(found), " ".join(rest)


def _named(tokens: Sequence[str]) -> tuple[int, State | None]:
    """How many of ``tokens`` the longest name at their start takes (0: none), and the state if it is a state's."""
    if tokens[0].lstrip("“\"'(")[:1].isupper():
        for size in range(len(tokens), 0, -1):
            name = " ".join(tokens[:size]).strip("“”\"'’,.;:()")
            state = state_named(name)
            if state is not None or organisation_named(name) is not None:
                return size, state
    return 0, None


def condition(events: Sequence[Event], what: str, text: str) -> str:
    """The words of the condition: an event's, else those in ``what``, else "".

    All that is promised is what another deed hangs on ("to work on it in exchange for relief"), and no condition of it.
    """
    for event in events:
        words = " ".join(event.condition.of(text).split()) if event.condition is not None else ""
        if words and words != what:
            return words
    found = pattern("condition").search(what)
    return found[0].strip() if found else ""


def due(events: Sequence[Event], dated: Sequence[TimeExpression]) -> When:
    """The date of the first expression, else of the first event that has one, else unknown."""
    known = [*(one.when for one in dated), *(event.when for event in events if event.when.known)]
    return known[0] if known else UNKNOWN_WHEN


def ahead(when: When, made: When) -> bool:
    """Whether ``when`` may lie after the day on which something was said, or is that day."""
    start = made.earliest
    return start is not None and (when.latest is None or when.latest > start or when.earliest == when.latest == start)


def bounds(dated: Sequence[TimeExpression], text: str) -> list[TimeExpression]:
    """Those of the expressions that the words before them make a deadline."""
    return [one for one in dated if pattern("deadline").search(_before(one.span, text))]


def opened(dated: Sequence[TimeExpression], text: str) -> list[TimeExpression]:
    """The expressions, "after 10 January" open from the day after."""
    return [
        replace(one, when=_after(one.when)) if pattern("after").search(_before(one.span, text)) else one
        for one in dated
    ]


def _after(when: When) -> When:
    if when.latest is None or when.precision not in (Precision.DAY, Precision.MINUTE):
        return when
    start = when.latest + timedelta(1)
    return When(f"{start.isoformat()}/..", Precision.INTERVAL, start, None, when.basis)


def _before(span: Span, text: str) -> str:
    return text[max(0, span.start - 20) : span.start]
