"""Marked texts as articles: ``[words said]``, ``<cue>`` and ``{mention}``; a statement for each cue, in order."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from excomm.actor import resolve
from excomm.article import clean
from excomm.parse import parse
from excomm.records import (
    UNKNOWN_WHEN,
    Act,
    Actor,
    Event,
    Kind,
    Mention,
    Precision,
    Raw,
    Span,
    Statement,
    Status,
    When,
)

OCTOBER = date(1962, 10, 26)
WINTER = date(2021, 12, 27)

_MARK = re.compile(r"[\[\]<>{}]")
_PAIRS = {"[": "]", "<": ">", "{": "}"}


def when(day: date | None) -> When:
    return When(day.isoformat(), Precision.DAY, day, day) if day else UNKNOWN_WHEN


def _unmark(marked: str) -> tuple[str, dict[str, list[Span]]]:
    plain, spans, opened, at = "", {"[": [], "<": [], "{": []}, {}, 0  # type: ignore[var-annotated]
    for mark in _MARK.finditer(marked):
        plain, at = plain + marked[at : mark.start()], mark.end()
        if mark.group() in _PAIRS:
            opened[_PAIRS[mark.group()]] = (mark.group(), len(plain))
        else:
            kind, start = opened.pop(mark.group())
            spans[kind].append(Span(start, len(plain)))
    return plain + marked[at:], spans


def read(marked: str, day: date | When | None = WINTER) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """The sources of the marked text, resolved, in their order, and the actors met."""
    plain, spans = _unmark(marked)
    article = replace(
        clean(Raw(plain.encode(), "text/plain", "case", "case")), published=day if isinstance(day, When) else when(day)
    )
    assert article.text == plain, "a case must need no cleaning"
    shared = parse(article)
    cues = spans["<"] or spans["{"]
    contents = [(span,) for span in spans["["]] + [()] * len(cues)
    statements = tuple(
        Statement(
            f"s{rank}", article.id, Mention(source, source.of(plain)), (cue,), content, Kind.DIRECT, cue, Act.STATEMENT,
            UNKNOWN_WHEN, "case", 1.0,
        )
        for rank, (source, cue, content) in enumerate(zip(spans["{"], cues, contents, strict=False))
    )  # fmt: skip
    told, _, actors = resolve(article, shared, statements, ())
    return tuple(statement.source for statement in told if statement.source), actors


def act(marked: str, day: date | None = WINTER, happened: date | None = None) -> tuple[Mention, ...]:
    """The sources of one event whose source is each marked mention, resolved."""
    plain, spans = _unmark(marked)
    article = replace(clean(Raw(plain.encode(), "text/plain", "case", "case")), published=when(day))
    sources = tuple(Mention(span, span.of(plain)) for span in spans["{"])
    _, (found,), _ = resolve(article, parse(article), (), (_event(article.id, sources, happened),))
    return found.sources


def quoted(marked: str, day: date | None = WINTER) -> tuple[Mention, ...]:
    """The mentions inside the words said, resolved; the last mention of the text is the one who says them."""
    plain, spans = _unmark(marked)
    article = replace(clean(Raw(plain.encode(), "text/plain", "case", "case")), published=when(day))
    *inside, speaker = (Mention(span, span.of(plain)) for span in spans["{"])
    statement = Statement(
        "s", article.id, speaker, tuple(spans["<"]), tuple(spans["["]), Kind.DIRECT, spans["<"][0], Act.STATEMENT,
        UNKNOWN_WHEN, "case", 1.0,
    )  # fmt: skip
    _, (found,), _ = resolve(article, parse(article), (statement,), (_event(article.id, tuple(inside), None),))
    return found.sources


def _event(article: str, sources: tuple[Mention, ...], happened: date | None) -> Event:
    status, where = Status.ASSERTED, Span(0, 1)
    return Event("e", article, "CONSULT", "", sources, (), status, when(happened), where, (), 0.0, "case", 1.0)
