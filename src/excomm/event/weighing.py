"""Events that the rules found -> the same events, their type weighed by the trained network beside the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from excomm.event.joint import chances
from excomm.event.network import CODES, Marks, Opinion, opinions
from excomm.event.plover import code_of
from excomm.records import Article, Event, Mention, Parse, Span, identify

OVERRULED = 0.8
"""Probability in [0, 1] that the joint model must give a type before it takes the place of the rules'."""

MODE = 0.8
"""Probability in [0, 1], among the modes of its type, that the network must give a mode that the rules don't have."""


def weighed(article: Article, parse: Parse, events: Sequence[Event]) -> tuple[Event, ...]:
    """``events`` with the type that rules and network together hold likeliest, its probability and the runner-up.

    The rules' type gives way only to one that is likely by ``OVERRULED``. Status and roles stay the rules'. The
    confidence is the probability that the type is right, given that the words tell of an event at all.
    """
    asked = [_marks(parse, event) for event in events]
    return tuple(
        _weighed(article, event, opinion) for event, opinion in zip(events, opinions(article.text, asked), strict=True)
    )


def _marks(parse: Parse, event: Event) -> Marks:
    at = parse.sentence_at(event.trigger.start)
    sentence = event.trigger if at is None else parse.sentences[at]
    return Marks(sentence, _inside(sentence, event.sources), _inside(sentence, event.targets), event.trigger)


def _inside(sentence: Span, mentions: tuple[Mention, ...]) -> tuple[Span, ...]:
    return tuple(mention.span for mention in mentions if sentence.covers(mention.span))


def _weighed(article: Article, event: Event, opinion: Opinion) -> Event:
    likely = chances(opinion, event.type, event.status)
    best = next(iter(likely))
    kind = best if likely[best] >= OVERRULED else event.type
    second = next(name for name in likely if name != kind)
    mode = _mode(opinion, kind, event.mode if kind == event.type else "")
    told = replace(
        event,
        mode=mode,
        found_by=f"{event.found_by}+network@1",
        confidence=min(likely[kind], event.confidence) if "unconfirmed" in event.contexts else likely[kind],
        runner_up=second,
        runner_up_score=likely[second],
    )
    if (kind, mode) == (event.type, event.mode):
        return told
    ident = identify("event", article.id, kind, event.trigger.start, event.trigger.end)
    own_weight = kind == event.type and event.score != code_of(event.type, event.mode).score
    return replace(told, id=ident, type=kind, score=event.score if own_weight else code_of(kind, mode).score)


def _mode(opinion: Opinion, kind: str, mode: str) -> str:
    """The rules' mode; where they have none, the network's, if it is sure enough."""
    if mode:
        return mode
    places = [rank for rank, (name, _) in enumerate(CODES) if name == kind]
    shares = np.exp(opinion.codes[places])
    best = int(shares.argmax())
    return CODES[places[best]][1] if shares[best] >= MODE * shares.sum() else ""
