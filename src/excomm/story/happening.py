"""Happenings: events that tell the same deed, joined by complete linkage inside blocks of type, status and party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from excomm.cluster import clusters
from excomm.readings import actors, corrected, ordered, overlap, told
from excomm.records import Event, Mention, Precision, Reading, Story, When, identify
from excomm.story.alike import LAG, Telling, likeness, may, telling
from excomm.story.copies import copies

FOUND_BY = "story/complete-linkage@1"
AHEAD = 200
"""Neighbours by date that an event is compared with inside its block: bounds the work on a flood of reports."""
TITLE = 96
"""Code points of a title, at most: one line of a list."""

_FINENESS = {precision: place for place, precision in enumerate(Precision)}


def stories(readings: Sequence[Reading], *, lag: int = LAG, threshold: float = 0.6) -> tuple[Story, ...]:
    """The happenings that ``readings`` tell of, by date.

    ``lag``: days by which two reports of one deed may differ; ``threshold``: least Jaccard index of near-duplicates.
    Independent of the order of ``readings``. Not calibrated: the confidence is the leading event's.
    """
    everything = ordered(readings)
    originals = copies(everything, threshold=threshold)
    tellings = [telling(one) for _, one in sorted(told(everything).items())]
    copied = set(_copied(tellings, originals))

    def stand_together(one: int, other: int) -> bool:
        return (one, other) in copied or may(tellings[one], tellings[other], lag=lag)

    alike = [(1.0, *pair) for pair in copied]
    alike += [
        (value, one, other)
        for one, other in _neighbours(tellings, lag)
        if may(tellings[one], tellings[other], lag=lag) and (value := likeness(tellings[one], tellings[other])) > 0
    ]
    profiles = [_profile(one, originals) for one in tellings]
    groups = clusters([one.id for one in tellings], profiles, alike, stand_together)
    gone = _replaced(readings, originals)
    order = {reading.article.id: place for place, reading in enumerate(everything)}
    found = [_story([tellings[index] for index in group], originals, gone, order) for group in groups]
    return tuple(sorted(found, key=lambda story: (story.when.earliest or date.max, story.id)))


def _replaced(readings: Sequence[Reading], originals: dict[str, str]) -> frozenset[str]:
    """The corrected articles, and the copies of them that correct nothing themselves."""
    gone = corrected(readings)
    correcting = {reading.article.id for reading in readings if reading.article.corrects}
    return gone | {copy for copy, original in originals.items() if original in gone and copy not in correcting}


def _copied(tellings: Sequence[Telling], originals: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Pairs, both ways round, of an event in a copy and the same event in the original, whatever their dates."""
    by_article: dict[str, list[int]] = {}
    for index, one in enumerate(tellings):
        by_article.setdefault(one.told.event.article, []).append(index)
    for copy, original in sorted(originals.items()):
        for index in by_article.get(copy, ()):
            for other in by_article.get(original, ()):
                one, sibling = tellings[index], tellings[other]
                if (
                    one.told.event.type == sibling.told.event.type
                    and one.told.event.status is sibling.told.event.status
                    and one.trigger == sibling.trigger
                    and _same_details(one, sibling)
                ):
                    yield index, other
                    yield other, index


def _same_details(one: Telling, other: Telling, *, least: float = 0.8) -> bool:
    """Whether a copy tells the event in (nearly) the original's words; ``least`` is the share of them."""
    return one.details == other.details or overlap(one.details, other.details) >= least


def _profile(one: Telling, originals: dict[str, str]) -> tuple[object, ...]:
    """What decides on standing together; an event of a copy is itself, as its original excuses it from the dates."""
    article = one.told.event.article
    return (one.profile, one.id if article in originals or article in originals.values() else "")


def _neighbours(tellings: Sequence[Telling], lag: int) -> Iterator[tuple[int, int]]:
    """Pairs of events that share type family, status and a party, and whose dates may meet. Each pair once."""
    blocks: dict[tuple[str, str, str, str], list[int]] = {}
    spans = [_interval(one) for one in tellings]
    for index, one in enumerate(tellings):
        for side, parties in (("source", one.sources), ("target", one.targets)):
            for party in parties:
                blocks.setdefault((one.family, one.told.event.status, side, party), []).append(index)
    seen: set[tuple[int, int]] = set()
    for _, block in sorted(blocks.items()):
        block.sort(key=lambda index: (spans[index][0], tellings[index].id))
        for place, index in enumerate(block):
            end = spans[index][1]
            reach = end + timedelta(lag) if end < date.max - timedelta(lag) else date.max
            for other in block[place + 1 : place + 1 + AHEAD]:
                if spans[other][0] > reach:
                    break
                pair = (min(index, other), max(index, other))
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _interval(one: Telling) -> tuple[date, date]:
    """The days that the event may fall on; where they are open, the days around the report."""
    when, published = one.told.event.when, one.told.reading.article.published
    start = when.earliest or published.earliest or when.latest or date.max
    end = when.latest or when.earliest or published.latest or date.max
    return min(start, end), max(start, end)


def _story(group: Sequence[Telling], originals: dict[str, str], gone: frozenset[str], order: dict[str, int]) -> Story:
    def rank(one: Telling) -> tuple[bool, bool, bool, float, int, int]:
        event = one.told.event
        return (
            event.article in gone,
            one.unconfirmed,
            event.article in originals,
            -event.confidence,
            order[event.article],
            event.trigger.start,
        )

    ranked = sorted(group, key=rank)
    lead = ranked[0].told.event
    by_date = sorted(group, key=lambda one: (order[one.told.event.article], one.told.event.trigger.start, one.id))
    articles = tuple(dict.fromkeys(one.told.event.article for one in by_date))
    superseded = all(article in gone for article in articles)
    weighed = [one.told.event for one in ranked if superseded or one.told.event.article not in gone]
    first = by_date[0].told.event
    return Story(
        id=identify("story", lead.type, lead.status, first.id),
        title=title(ranked[0]),
        type=lead.type,
        status=lead.status,
        sources=_side([event.sources for event in weighed]),
        targets=_side([event.targets for event in weighed]),
        when=_finest([event.when for event in weighed]),
        score=lead.score,
        lead=lead.id,
        events=tuple(one.id for one in by_date),
        articles=articles,
        copies=tuple(article for article in articles if article in originals),
        superseded=superseded,
        found_by=FOUND_BY,
        confidence=lead.confidence,
    )


def _side(told_by_each: Iterable[tuple[Mention, ...]]) -> tuple[str, ...]:
    """The actors of the leading event, or of the first one that names any: others may have been misread."""
    return next((found for mentions in told_by_each if (found := actors(mentions))), ())


def _finest(dates: Sequence[When]) -> When:
    """The most precise date, the leading event's where several are equally so."""
    return min(dates, key=lambda when: _FINENESS[when.precision])


def title(lead: Telling, *, longest: int = TITLE) -> str:
    """The evidence of the leading event in the text's own words, cut at a word; the bare facts where it has none."""
    words = lead.told.words
    if not words.strip():
        event: Event = lead.told.event
        return f"{', '.join(actors(event.sources))} -> {', '.join(actors(event.targets))}: {event.type}"
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"
