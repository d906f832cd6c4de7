"""Builds readings by hand from marked sentences.

In a sentence ``{...}`` marks a source, ``(...)`` a target, ``<...>`` the trigger of an event or the cue of a statement,
and ``[...]`` the words said; the marks are taken out. Names resolve through ``WHO``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from excomm.records import (
    UNKNOWN_WHEN,
    Act,
    Actor,
    ActorKind,
    Article,
    Event,
    Kind,
    Mention,
    Precision,
    Reading,
    Span,
    Statement,
    Status,
    TimeExpression,
    When,
    identify,
)

WHO = {
    "Kennedy": ("john-kennedy", "USA"),
    "Robert Kennedy": ("robert-kennedy", "USA"),
    "Rusk": ("dean-rusk", "USA"),
    "Washington": ("USA", "USA"),
    "The United States": ("USA", "USA"),
    "the United States": ("USA", "USA"),
    "Khrushchev": ("nikita-khrushchev", "SUN"),
    "Gromyko": ("andrei-gromyko", "SUN"),
    "Dobrynin": ("anatoly-dobrynin", "SUN"),
    "Moscow": ("SUN", "SUN"),
    "the Soviet Union": ("SUN", "SUN"),
    "The Soviet Union": ("SUN", "SUN"),
    "Castro": ("fidel-castro", "CUB"),
    "Cuba": ("CUB", "CUB"),
    "Havana": ("CUB", "CUB"),
    "London": ("GBR", "GBR"),
    "Turkey": ("TUR", "TUR"),
    "U Thant": ("u-thant", None),
    "NATO": ("NATO", None),
}
PERSONS = {name for name in WHO if "-" in WHO[name][0]}

SCORES = {
    "ASSAULT": -10.0,
    "COERCE": -7.0,
    "MOBILIZE": -6.0,
    "SANCTION": -6.0,
    "THREATEN": -5.0,
    "REJECT": -3.0,
    "ACCUSE": -2.0,
    "REQUEST": -0.5,
    "CONSULT": 1.0,
    "SUPPORT": 3.0,
    "AGREE": 4.0,
    "CONCEDE": 6.0,
    "RETREAT": 7.0,
    "COOPERATE": 5.0,
}

_MARK = re.compile(r"[{}()<>\[\]]")
_CLOSING = {"{": "}", "(": ")", "<": ">", "[": "]"}


def day(value: str) -> When:
    """A date at day precision from ISO 8601."""
    exact = date.fromisoformat(value)
    return When(value, Precision.DAY, exact, exact)


def between(first: str, last: str | None) -> When:
    """An interval; open where ``last`` is None."""
    start, end = date.fromisoformat(first), date.fromisoformat(last) if last else None
    return When(f"{first}/{last or '..'}", Precision.INTERVAL, start, end)


def shifted(when: str, days: int) -> str:
    """The ISO day that lies ``days`` after ``when``."""
    return (date.fromisoformat(when) + timedelta(days)).isoformat()


@dataclass
class Marked:
    """A sentence without its marks, and what each mark held: (start, end) by its opening sign."""

    text: str
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


def unmark(sentence: str) -> Marked:
    out, waiting = Marked(""), []
    place = 0
    for sign in _MARK.finditer(sentence):
        out.text += sentence[place : sign.start()]
        place = sign.end()
        if sign[0] in _CLOSING:
            waiting.append((sign[0], len(out.text)))
        else:
            opening, start = waiting.pop()
            assert _CLOSING[opening] == sign[0]
            out.spans.setdefault(opening, []).append((start, len(out.text)))
    out.text += sentence[place:]
    return out


@dataclass(frozen=True)
class Line:
    """One sentence of an article and what is read from it: an event, a statement, or nothing."""

    sentence: str
    type: str = ""
    status: Status = Status.ASSERTED
    when: When | None = None
    act: Act | None = None
    mode: str = ""
    condition: str = ""
    confidence: float = 0.8
    contexts: tuple[str, ...] = ()
    expression: tuple[str, When] | None = None


def event(sentence: str, type: str, **more: object) -> Line:
    """A line that tells an event."""
    return Line(sentence, type, **more)  # type: ignore[arg-type]


def statement(sentence: str, act: Act, **more: object) -> Line:
    """A line that gives a statement."""
    return Line(sentence, act=act, **more)  # type: ignore[arg-type]


def mention(text: str, start: int, end: int) -> Mention:
    words = text[start:end]
    actor, state = WHO.get(words, (None, None))
    return Mention(Span(start, end), words, actor, state)


def read(
    published: str | None, lines: Sequence[Line], *, name: str = "", corrects: str | None = None, heading: str = ""
) -> Reading:
    """An article written on ``published`` whose paragraphs are ``lines``, with what they tell."""
    marked = [unmark(line.sentence) for line in lines]
    parts = [heading] if heading else []
    text = "\n\n".join([*parts, *(one.text for one in marked)])
    identity = hashlib.sha256(text.encode()).hexdigest()
    offset = len(heading) + 2 if heading else 0
    paragraphs, events, statements, expressions = [], [], [], []
    for line, one in zip(lines, marked, strict=True):
        place = Span(offset, offset + len(one.text))
        paragraphs.append(place)
        spans = {sign: [Span(a + offset, b + offset) for a, b in held] for sign, held in one.spans.items()}
        if line.type:
            events.append(_event(line, spans, place, text, identity, published))
        if line.act is not None:
            statements.append(_statement(line, spans, place, text, identity, published))
        if line.expression:
            words, when = line.expression
            start = text.index(words, place.start)
            expressions.append(TimeExpression(Span(start, start + len(words)), "DATE", when.value, when, "test"))
        offset = place.end + 2
    article = Article(
        id=identity,
        name=name or identity[:8],
        origin=name or identity[:8],
        text=text,
        headline=heading,
        title=Span(0, len(heading)) if heading else None,
        outlet="",
        dateline=None,
        place="",
        language="en",
        paragraphs=tuple(paragraphs),
        pieces=(),
        cuts=(),
        raw_sha256=identity,
        corrects=corrects,
        published=day(published) if published else UNKNOWN_WHEN,
    )
    people = tuple(Actor(WHO[one][0], ActorKind.PERSON, one, WHO[one][1]) for one in sorted(PERSONS))
    return Reading(article, tuple(expressions), tuple(statements), tuple(events), people, ())


def _event(
    line: Line, spans: dict[str, list[Span]], place: Span, text: str, article: str, published: str | None
) -> Event:
    trigger = spans["<"][0]
    condition = None
    if line.condition:
        start = text.index(line.condition, place.start)
        condition = Span(start, start + len(line.condition))
    return Event(
        id=identify("event", article, trigger),
        article=article,
        type=line.type,
        mode=line.mode,
        sources=tuple(mention(text, one.start, one.end) for one in spans.get("{", [])),
        targets=tuple(mention(text, one.start, one.end) for one in spans.get("(", [])),
        status=line.status,
        when=line.when or (day(published) if published else UNKNOWN_WHEN),
        trigger=trigger,
        evidence=(place,),
        score=SCORES[line.type],
        found_by="test",
        confidence=line.confidence,
        contexts=line.contexts,
        condition=condition,
    )


def _statement(
    line: Line, spans: dict[str, list[Span]], place: Span, text: str, article: str, published: str | None
) -> Statement:
    assert line.act is not None
    speaker = spans.get("{", [])
    addressee = spans.get("(", [])
    return Statement(
        id=identify("statement", article, place),
        article=article,
        source=mention(text, speaker[0].start, speaker[0].end) if speaker else None,
        cue=tuple(spans.get("<", [])),
        content=tuple(spans.get("[", [])),
        kind=Kind.INDIRECT,
        sentence=place,
        act=line.act,
        said=line.when or (day(published) if published else UNKNOWN_WHEN),
        found_by="test",
        confidence=line.confidence,
        addressee=mention(text, addressee[0].start, addressee[0].end) if addressee else None,
    )
