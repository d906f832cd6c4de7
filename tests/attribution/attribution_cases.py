"""Cases as marked text: ``[content]``, ``{source}``, ``<cue>``, ``@{addressee}``, ``%{medium}``, ``#{occasion}``.

One marked copy of the text marks one statement.
"""

from __future__ import annotations

import re

from written import as_article

from excomm.attribution import attribute
from excomm.parse import parse
from excomm.records import Article, Span, Statement, Status

_MARK = re.compile(r"(?P<open>[@%#]?\{|[\[<])|(?P<close>[\]}>])")
WHO_SAID_WHAT = ("source", "cue", "content")
_ROLES = {"[": "content", "{": "source", "<": "cue", "@{": "addressee", "%{": "medium", "#{": "occasion"}


def read_marks(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """The text without its marks, and the spans of each role."""
    spans: dict[str, list[Span]] = {role: [] for role in _ROLES.values()}
    waiting: list[tuple[str, int]] = []
    text, position = "", 0
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        position = mark.end()
        if mark["open"]:
            waiting.append((_ROLES[mark["open"]], len(text)))
        else:
            role, start = waiting.pop()
            spans[role].append(Span(start, len(text)))
    return text + marked[position:], spans


def article(text: str, dateline: str = "") -> Article:
    """An article of ``text``, a paragraph a line, that begins with ``dateline``."""
    return as_article(text, dateline=dateline)


def statements(text: str, dateline: str = "") -> tuple[Statement, ...]:
    """What excomm finds in ``text``."""
    one = article(text, dateline)
    return attribute(one, parse(one))


Roles = tuple[tuple[str, tuple[str, ...]], ...]


def wanted(*marked: str, roles: tuple[str, ...] = WHO_SAID_WHAT) -> tuple[str, set[Roles]]:
    """The text that all ``marked`` share, and what each of them marks in ``roles``."""
    read = [read_marks(one) for one in marked]
    assert len({text for text, _ in read}) == 1, "the copies of one case must differ in their marks only"
    text = read[0][0]
    return text, {_key(text, spans, roles) for _, spans in read}


def found(text: str, roles: tuple[str, ...] = WHO_SAID_WHAT) -> set[Roles]:
    """What excomm finds in ``text`` that was said, in the same form."""
    return {_key(text, _spans(one), roles) for one in statements(text) if one.status is Status.ASSERTED}


def _spans(one: Statement) -> dict[str, list[Span]]:
    named = {"source": one.source, "addressee": one.addressee, "medium": one.medium}
    return {
        "content": list(one.content),
        "cue": list(one.cue),
        **{role: [mention.span] if mention is not None else [] for role, mention in named.items()},
        "occasion": [one.occasion] if one.occasion is not None else [],
    }


def _key(text: str, spans: dict[str, list[Span]], roles: tuple[str, ...]) -> Roles:
    return tuple((role, tuple(f"{span.start}: {span.of(text)}" for span in sorted(spans[role]))) for role in roles)
