"""Readings and findings made by hand for the tests of the store, the exports and the library."""

from __future__ import annotations

import hashlib
from datetime import date

from excomm.records import (
    UNKNOWN_WHEN,
    Act,
    Actor,
    ActorKind,
    Anchor,
    Article,
    Change,
    Commitment,
    Cut,
    Event,
    Evidence,
    Findings,
    Instrument,
    Kind,
    Mention,
    Outcome,
    Piece,
    Position,
    Precision,
    Problem,
    Reading,
    Span,
    Statement,
    Status,
    Story,
    Tension,
    TimeExpression,
    When,
    identify,
)

GREETING = "Daily Wire\r\n\r\n"
"""What stands before the text in the raw text, and is cut."""

DISPATCH = (
    "MOSCOW, Oct 25 - The Soviet foreign minister, Andrei Gromyko, said on Thursday: "
    "\u201cThe ships will not turn back.\u201d\n\n"
    "The United States stopped a tanker near Cuba. Gromyko promised an answer by October 27."
)


def on(day: str) -> When:
    """A date at day precision, with a reason."""
    value = date.fromisoformat(day)
    return When(
        day, Precision.DAY, value, value, (Evidence("field", day, None, f"the field says {day}", value, value),)
    )


def spot(text: str, words: str) -> Span:
    """Where ``words`` first stand in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))


def article(
    text: str = DISPATCH, name: str = "dispatch", outlet: str = "Daily Wire", day: str = "1962-10-25"
) -> Article:
    """An article whose raw text has a line before the cleaned text."""
    paragraphs, at = [], 0
    for block in text.split("\n\n"):
        paragraphs.append(Span(at, at + len(block)))
        at += len(block) + 2
    shift = len(GREETING)
    return Article(
        id=hashlib.sha256(text.encode()).hexdigest(),
        name=name,
        origin=f"wire/{name}.txt",
        text=text,
        headline="",
        title=None,
        outlet=outlet,
        dateline=None,
        place="Moscow",
        language="en",
        paragraphs=tuple(paragraphs),
        pieces=tuple(Piece(one, Span(one.start + shift, one.end + shift)) for one in paragraphs),
        cuts=(Cut(Span(0, 10), "Daily Wire", "the outlet's own name"),),
        raw_sha256=hashlib.sha256((GREETING + text).encode()).hexdigest(),
        metadata=(("outlet", outlet),),
        published=on(day) if day else UNKNOWN_WHEN,
    )


def reading(
    text: str = DISPATCH, name: str = "dispatch", outlet: str = "Daily Wire", day: str = "1962-10-25"
) -> Reading:
    """A reading of ``text``, which must hold the sentences of ``DISPATCH``, or of any other text without findings."""
    one = article(text, name, outlet, day)
    if "Gromyko, said" not in text:
        return Reading(one, (), (), (), (), (Problem("event", one.origin, "nothing was found in it", one.id),))
    speaker = Mention(
        spot(text, "Andrei Gromyko"), "Andrei Gromyko", "andrei-gromyko", "SUN", "foreign minister", "name"
    )
    said = Statement(
        id=identify("st", one.id, 0),
        article=one.id,
        source=speaker,
        cue=(spot(text, "said"),),
        content=(spot(text, "The ships will not turn back."),),
        kind=Kind.DIRECT,
        sentence=spot(text, text.split("\n\n")[0]),
        act=Act.REJECT,
        said=on("1962-10-25"),
        found_by="rules/test@1",
        confidence=0.9,
    )
    promised = Statement(
        id=identify("st", one.id, 1),
        article=one.id,
        source=Mention(spot(text, "Gromyko promised"), "Gromyko", "andrei-gromyko", "SUN"),
        cue=(spot(text, "promised"),),
        content=(spot(text, "an answer by October 27"),),
        kind=Kind.INDIRECT,
        sentence=spot(text, "Gromyko promised an answer by October 27."),
        act=Act.PROMISE,
        said=UNKNOWN_WHEN,
        found_by="rules/test@1",
        confidence=0.5,
    )
    stopped = Event(
        id=identify("ev", one.id, 0),
        article=one.id,
        type="COERCE",
        mode="embargo",
        sources=(Mention(spot(text, "The United States"), "The United States", "USA", "USA"),),
        targets=(Mention(spot(text, "a tanker"), "a tanker"), Mention(spot(text, "Cuba"), "Cuba", "CUB", "CUB")),
        status=Status.ASSERTED,
        when=on("1962-10-25"),
        trigger=spot(text, "stopped"),
        evidence=(spot(text, "The United States stopped a tanker near Cuba."),),
        score=-6.5,
        found_by="rules/test@1",
        confidence=0.7,
        contexts=("military",),
    )
    expression = TimeExpression(spot(text, "October 27"), "DATE", "1962-10-27", on("1962-10-27"), "rules/time@1")
    actors = (
        Actor("andrei-gromyko", ActorKind.PERSON, "Andrei Gromyko", "SUN", "Q166570", ("Gromyko",)),
        Actor("CUB", ActorKind.STATE, "Cuba", "CUB"),
        Actor("USA", ActorKind.STATE, "United States", "USA", "", ("the US",)),
    )
    return Reading(one, (expression,), (said, promised), (stopped,), actors, ())


def findings(of: Reading) -> Findings:
    """Findings with one of each kind, resting on ``of``: a reading of ``DISPATCH``."""
    event, promise = of.events[0], of.statements[1]
    here = Anchor(of.article.id, promise.sentence)
    change = Change(on("1962-10-24"), "in force", "The quarantine is in force.", here, event.id)
    moved = Change(on("1962-10-25"), "against", "The ships will not turn back.", here, promise.id)
    story = Story(
        id="story-1",
        title="The United States stopped a tanker near Cuba",
        type=event.type,
        status=event.status,
        sources=("USA",),
        targets=("CUB",),
        when=event.when,
        score=event.score,
        lead=event.id,
        events=(event.id,),
        articles=(of.article.id,),
        copies=(),
        superseded=False,
        found_by="rules/story@1",
        confidence=0.7,
    )
    commitment = Commitment(
        id="co-1",
        kind="promise",
        by=("andrei-gromyko",),
        to=("USA",),
        what="an answer by October 27",
        condition="",
        made=on("1962-10-25"),
        due=on("1962-10-27"),
        outcome=Outcome.OPEN,
        evidence=(here,),
        outcome_evidence=(),
        record=promise.id,
        found_by="rules/commitment@1",
        confidence=0.5,
    )
    instrument = Instrument(
        "in-1", "quarantine", "blockade", ("CUB", "USA"), (change, moved), "rules/instrument@1", 0.6
    )
    position = Position("po-1", "SUN", "quarantine", None, (change, moved), (moved,), "rules/position@1", 0.4)
    tension = (
        Tension(
            ("CUB", "USA"), date(1962, 10, 24), date(1962, 10, 24), None, None, None, None, False, (), "one happening"
        ),
        Tension(
            ("CUB", "USA"), date(1962, 10, 25), date(1962, 10, 25), 61.5, 40.0, 80.0, 20.0, True, ("story-1",), "more"
        ),
    )
    return Findings((story,), (commitment,), (instrument,), (position,), tension)
