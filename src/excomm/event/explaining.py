"""An event in words: what was read, and what PLOVER means by its type."""

from __future__ import annotations

from excomm.event.plover import code_of, lighter_meaning
from excomm.records import Article, Event, Mention, Status

_STATUS = {
    Status.ASSERTED: "told as done",
    Status.FUTURE: "told as still to come; not counted",
    Status.CONDITIONAL: "told as conditional or merely possible; not counted",
    Status.DENIED: "told as not done; not counted",
    Status.HISTORICAL: "told as long past; not counted",
}


def explain(event: Event, article: Article) -> str:
    """Why the event stands as it does: its words, its type's definition, its status, who and by which finder."""
    row = code_of(event.type, event.mode)
    name = f"{event.type}/{event.mode}" if event.mode else event.type
    lighter = lighter_meaning(event.type, event.score)
    whose = (
        f"of that; CAMEO {row.cameo} as a whole has {row.score:+.1f}"
        if lighter
        else f"Goldstein's for CAMEO {row.cameo}"
    )
    lines = [
        f'{name}: the text says "{event.trigger.of(article.text)}"; {lighter or row.definition}.',
        f"Source: {_listed(event.sources)}. Target: {_listed(event.targets)}.",
        f"Status: {event.status.value} ({_STATUS[event.status]})"
        + (f', on condition: "{event.condition.of(article.text)}".' if event.condition else "."),
        f"Weight {event.score:+.1f} ({whose}).",
        _confidence(event),
        f"Found by {event.found_by}.",
    ]
    if "unconfirmed" in event.contexts:
        lines.append("The text itself calls it unconfirmed.")
    return "\n".join(lines)


def _confidence(event: Event) -> str:
    if not event.runner_up:
        return f"Confidence {event.confidence:.2f}, not calibrated."
    return (
        f"Confidence {event.confidence:.2f} that it is {event.type}, if it is an event at all; "
        f"next likely {event.runner_up} ({event.runner_up_score:.2f}): {code_of(event.runner_up).definition}."
    )


def _listed(mentions: tuple[Mention, ...]) -> str:
    return "; ".join(mention.text for mention in mentions) or "unknown, the sentence names nobody"
