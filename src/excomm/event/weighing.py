"""Events that the rules found -> the same events, their type weighed by the trained network beside the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from excomm.event.joint import chances
from excomm.event.network import Marks, Opinion, opinions
from excomm.event.plover import code_of
from excomm.records import Article, Event, Mention, Parse, Span, identify

OVERRULED = 0.6
"""Probability in [0, 1] that the joint model must give a type before it takes the place of the rules'. On PLV_train, in
folds, 56 of 813 are changed so, 86 in 100 of them rightly."""


def weighed(article: Article, parse: Parse, events: Sequence[Event]) -> tuple[Event, ...]:
    """``events`` with the type that rules and network together hold likeliest, its probability and the runner-up.

    The rules' type gives way only to one that is likely by ``OVERRULED``, and their mode goes with it: the network's
    modes are too often wrong (56 in 100 of frames that it has not seen). Status and roles stay the rules'. The
    confidence is the probability that the type is right, given that the words tell of an event at all.
    """
    if not events:
        return ()
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
    told = replace(
        event,
        found_by=f"{event.found_by}+network@1",
        confidence=min(likely[kind], event.confidence) if "unconfirmed" in event.contexts else likely[kind],
        runner_up=second,
        runner_up_score=likely[second],
    )
    if kind == event.type:
        return told
    ident = identify("event", article.id, kind, event.trigger.start, event.trigger.end)
    return replace(told, id=ident, type=kind, mode="", score=code_of(kind).score)
