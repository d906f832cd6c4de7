"""Reads marked cases: ``{Iran} <attacked> (Iraq).`` is a text with its source, trigger and target."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from written import as_article, on

from excomm.event import code
from excomm.parse import parse
from excomm.records import UNKNOWN_WHEN, Article, Event

_MARKS = re.compile(r"[{}<>()\[\]]")
_MARKED = re.compile(r"\{([^}]*)\}|<([^>]*)>|\(([^)]*)\)|\[([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Case:
    """A text, and what is marked in it: {source}, <trigger>, (target), [condition]."""

    text: str
    sources: tuple[str, ...]
    triggers: tuple[str, ...]
    targets: tuple[str, ...]
    condition: str


def read(marked: str) -> Case:
    """The case in ``marked``; marks do not nest."""
    found: tuple[list[str], ...] = ([], [], [], [])
    for groups in _MARKED.findall(marked):
        for kind, words in zip(found, groups, strict=True):
            if words:
                kind.append(words)
    sources, triggers, targets, conditions = found
    return Case(
        _MARKS.sub("", marked), tuple(sources), tuple(triggers), tuple(targets), conditions[0] if conditions else ""
    )


def article(text: str, written: date | None = date(2022, 3, 1)) -> Article:
    """An article of ``text``, one paragraph a line."""
    return as_article(text, on(written) if written else UNKNOWN_WHEN)


@cache
def events(text: str, written: date | None = date(2022, 3, 1)) -> tuple[Event, ...]:
    """The events of ``text``, coded without statements."""
    one = article(text, written)
    return code(one, parse(one), ())


def assert_found(kind: str, marked: str) -> None:
    """The one event at the marked trigger has that type, and the marked sources and targets."""
    case = read(marked)
    found = [event for event in events(case.text) if event.trigger.of(case.text) == case.triggers[0]]
    assert [event.type for event in found] == [kind]
    assert tuple(mention.text for mention in found[0].sources) == case.sources
    assert tuple(mention.text for mention in found[0].targets) == case.targets
