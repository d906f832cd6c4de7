"""Events that the rules found -> the same events, with how likely their type is once the network has read them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from excomm.event.joint import chances
from excomm.event.network import Marks, Opinion, opinions
from excomm.records import Article, Event, Mention, Span

LEARNED = "rules/verb@1"
"""The finder of the events that are weighed. The network has learned sentences in which a verb tells one deed between
two marked sides; of nouns ("after the invasion of"), one-sided deeds and several in a clause it knows too little."""


def weighed(article: Article, events: Sequence[Event]) -> tuple[Event, ...]:
    """``events``, those that a verb alone in its clauses tells of two sides with a calibrated confidence and runner-up.

    The confidence is the probability, by rules and network together, that the type is right, given that the words tell
    of an event at all; the runner-up is the likeliest other type, and may be the likelier one. Type, mode, status and
    roles stay the rules': on invented sentences and the seeds the network changed right types for wrong ones.
    """
    asked = {
        event.id: _marks(article, event) for event in events if event.found_by == LEARNED and _alone(event, events)
    }
    asked = {ident: marks for ident, marks in asked.items() if marks.sources and marks.targets}
    if not asked:
        return tuple(events)
    told = dict(zip(asked, opinions(list(asked.values())), strict=True))
    return tuple(_weighed(event, told[event.id]) if event.id in told else event for event in events)


def _alone(event: Event, events: Sequence[Event]) -> bool:
    return not any(
        part.overlaps(other.trigger) for other in events if other.trigger != event.trigger for part in event.evidence
    )


def _marks(article: Article, event: Event) -> Marks:
    """The event's own clauses put together: the network has learned from sentences that tell of one deed each."""
    text, starts = "", []
    for part in event.evidence:
        starts.append(len(text))
        text += part.of(article.text) + " "

    def own(span: Span) -> tuple[Span, ...]:
        return tuple(
            Span(span.start - part.start + start, span.end - part.start + start)
            for part, start in zip(event.evidence, starts, strict=True)
            if part.covers(span)
        )

    return Marks(text, _all(own, event.sources), _all(own, event.targets), *own(event.trigger)[:1])


def _all(own: Callable[[Span], tuple[Span, ...]], mentions: tuple[Mention, ...]) -> tuple[Span, ...]:
    return tuple(span for mention in mentions for span in own(mention.span))


def _weighed(event: Event, opinion: Opinion) -> Event:
    likely = chances(opinion, event.type, event.status)
    own = likely.pop(event.type)
    second = next(iter(likely))
    return replace(
        event,
        found_by=f"{event.found_by}+network@1",
        confidence=min(own, event.confidence) if "unconfirmed" in event.contexts else own,
        runner_up=second,
        runner_up_score=likely[second],
    )
