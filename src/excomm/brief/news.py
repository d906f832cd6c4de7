"""Picks what is new since a day out of the whole record, most important first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from excomm.brief import line, wording
from excomm.brief.outline import Brief, Day, Line, PairLine
from excomm.brief.view import View
from excomm.commitment import on
from excomm.records import Act, Article, Commitment, Findings, Problem, Reading, Statement, Status, Story, Tension
from excomm.tension import peaks

WEIGHTY = (Act.ULTIMATUM, Act.THREATEN, Act.DEMAND, Act.REJECT, Act.OFFER, Act.PROMISE, Act.ACCEPT)
"""The speech acts of weight, heaviest first: those that bind a side or press one."""

RESTS = 3
"""How many happenings a pair's line names."""


def compose(
    readings: Sequence[Reading],
    findings: Findings,
    *,
    since: date | None,
    as_of: date,
    problems: Sequence[Problem] = (),
) -> Brief:
    """What is new from ``since`` (None: from the beginning) to ``as_of``, both inclusive.

    ``readings`` and ``findings`` are the record as it stood at the end of ``as_of``; ``problems`` those of no reading.
    An article published on an interval of days is new where the interval reaches ``since``; one without a date is
    listed apart, because it cannot be placed.
    """
    return brief_of(View(tuple(readings), findings, problems=tuple(problems)), since=since, as_of=as_of)


def brief_of(view: View, *, since: date | None, as_of: date) -> Brief:
    """``compose`` for a view that is already made."""
    articles = [reading.article for reading in view.readings]
    fresh = frozenset(one.id for one in articles if since is None or _may_be_since(one, since))
    first_told = [one for one in view.findings.stories if _first_told(view, one, fresh, since)]
    new = frozenset(one.id for one in first_told)
    told = sorted((one for one in first_told if not one.superseded), key=_by_weight)
    due, settled = _ledger(view, fresh, as_of)
    return Brief(
        since=since,
        as_of=as_of,
        held=len(articles),
        articles=len(fresh),
        outlets=len({view.source(view.article(one)) for one in fresh}),
        pairs=_pairs(view, since, as_of),
        happenings=tuple(line.of_story(view, one) for one in told if one.status is Status.ASSERTED),
        repeated=sum(one.id not in new and not fresh.isdisjoint(one.articles) for one in view.findings.stories),
        uncounted=tuple(line.of_story(view, one) for one in told if one.status is not Status.ASSERTED),
        statements=_statements(view, fresh),
        due=due,
        settled=settled,
        instruments=_instruments(view, fresh),
        positions=_positions(view, fresh),
        corrections=tuple(line.of_correction(view, one) for one in articles if one.corrects and one.id in fresh),
        undated=tuple(
            line.of_article(view, one, wording.dated(one.published))
            for one in articles
            if not one.published.known and not one.corrects
        ),
        problems=view.all_problems,
    )


def pair_line(view: View, pair: tuple[str, str], since: date | None, as_of: date) -> PairLine:
    """The tension of ``pair`` up to ``as_of``, and its change since the day before ``since``. Raises ``KeyError``."""
    days = tuple(one for one in view.pairs[pair] if one.start <= as_of) or view.pairs[pair][:1]
    now = days[-1]
    silent = since is not None and now.end < since
    earlier = [one for one in days[:-1] if not silent and (since is None or one.end < since)]
    if since is None:
        earlier = [one for one in earlier if one.enough][:1]
    before = earlier[-1] if earlier else None
    change = None
    if silent:
        note = "no change given: no happening between them counts since"
    elif now.level is None:
        note = now.why.removeprefix("not enough data: ")
    elif before is None or before.level is None:
        note = "no change given: not enough data before" if len(days) > 1 else "no change given: no earlier day"
    else:
        change = now.level - before.level
        note = f"{f'{change:+.0f}' if round(change) else 'unchanged'} since {wording.day(before.end)}"
    return PairLine(
        pair=pair,
        names=(view.name(pair[0]), view.name(pair[1])),
        days=tuple(_days(view, days)),
        now=now,
        before=before,
        change=change,
        note=note,
        rests=tuple(line.of_story(view, view.stories[one]) for one in now.stories[:RESTS] if one in view.stories),
        peaks=tuple((one.start, _peak_label(view, one)) for one in peaks(days)),
    )


def _pairs(view: View, since: date | None, as_of: date) -> tuple[PairLine, ...]:
    """The pairs in the order of the view (the one with the most happenings first), but those of which the period tells
    nothing last, and before them those without enough data.
    """
    found = [pair_line(view, pair, since, as_of) for pair in view.pairs]
    return tuple(sorted(found, key=lambda one: (since is not None and one.now.end < since, not one.now.enough)))


def _days(view: View, tensions: Sequence[Tension]) -> Iterator[Day]:
    seen: set[str] = set()
    for one in tensions:
        fresh = [view.stories[story] for story in one.stories if story not in seen and story in view.stories]
        seen.update(one.stories)
        yield Day(one, tuple(line.of_story(view, story) for story in fresh))


def _peak_label(view: View, peak: Tension) -> str:
    """The heaviest happening that is new on the day of the peak, else the heaviest counted."""
    known = [view.stories[one] for one in peak.stories if one in view.stories]
    on_day = [one for one in known if one.when.earliest and peak.start <= one.when.earliest <= peak.end]
    chosen = (on_day or known)[:1]
    return chosen[0].title if chosen else ""


def _may_be_since(article: Article, since: date) -> bool:
    return article.published.latest is not None and article.published.latest >= since


def _first_told(view: View, story: Story, fresh: frozenset[str], since: date | None) -> bool:
    """Whether only new articles tell the story: an undated one may be older than ``since``, so it counts as earlier."""
    articles = [one for one in story.articles if one in view.by_article]
    return bool(articles) and (since is None or fresh.issuperset(articles))


def _by_weight(story: Story) -> tuple[float, int, str]:
    """Sorts the heaviest happening first, then the most recent."""
    last = story.when.latest or story.when.earliest or date.min
    return (-abs(story.score), -last.toordinal(), story.id)


def _ledger(view: View, fresh: frozenset[str], as_of: date) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Commitments without an outcome, the next due first, those past their date next, those without one last; and those
    whose outcome is new.
    """
    standing = [on(one, as_of) for one in view.findings.commitments]
    waiting = [one for one in standing if not line.outcome_known(one)]
    waiting.sort(
        key=lambda one: (one.due.latest is None, bool(one.due.latest and one.due.latest < as_of), _due(one), one.id)
    )
    settled = [
        one
        for one in standing
        if line.outcome_known(one) and any(anchor.article in fresh for anchor in one.outcome_evidence)
    ]
    return tuple(line.of_commitment(view, one) for one in waiting), tuple(
        line.of_commitment(view, one) for one in settled
    )


def _due(commitment: Commitment) -> date:
    return commitment.due.latest or date.max


def _instruments(view: View, fresh: frozenset[str]) -> tuple[Line, ...]:
    found = []
    for one in view.findings.instruments:
        changes = [change for change in one.changes if change.anchor.article in fresh]
        if changes:
            found.append(line.of_instrument(view, one, changes))
    return tuple(found)


def _positions(view: View, fresh: frozenset[str]) -> tuple[Line, ...]:
    found = []
    for one in view.findings.positions:
        moves = [stand for stand in one.moved if stand.anchor.article in fresh]
        if moves:
            found.append(line.of_position(view, one, moves))
    return tuple(found)


def _statements(view: View, fresh: frozenset[str]) -> tuple[Line, ...]:
    """New statements of weight: the heaviest act first, the most recent first inside it."""
    found = [
        one for reading in view.readings if reading.article.id in fresh for one in reading.said if one.act in WEIGHTY
    ]
    groups = same_words(view, found)
    groups.sort(
        key=lambda told: (
            WEIGHTY.index(told[0].act),
            -(told[0].said.latest or date.min).toordinal(),
            told[0].id,
        )
    )
    return tuple(line.of_statement(view, told) for told in groups)


def same_words(view: View, statements: Iterable[Statement]) -> list[list[Statement]]:
    """Groups reports of the same words by the same speaker, each group by date of its article, the first report first.

    The same means letter for letter, but for case and punctuation: a "not" more or less is another statement.
    """

    def published(one: Statement) -> tuple[date, str]:
        return (view.article(one.article).published.latest or date.max, one.id)

    groups: dict[tuple[str, Act, str], list[Statement]] = {}
    for one in sorted(statements, key=published):
        speaker = "; ".join(sorted(mention.actor or mention.text.casefold() for mention in one.said_by))
        words = " ".join(re.findall(r"\w+", " ".join(view.said(one)).casefold()))
        groups.setdefault((speaker, one.act, words), []).append(one)
    return list(groups.values())
