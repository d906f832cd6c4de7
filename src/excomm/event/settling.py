"""The status of an event once its date is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from excomm.records import Article, Event, Status

NEWS_DAYS = 366
"""Days. What an article tells as a deed and dates further back than this is background, not news."""


def settle(event: Event, article: Article, news_days: int = NEWS_DAYS) -> Event:
    """A copy of ``event`` whose status agrees with its date.

    An asserted event becomes historical where its latest day lies more than ``news_days`` days before the earliest day
    of the article, or its earliest does and its latest is only the day of writing ("fought two wars since 1980"), and
    future where its earliest day lies after the article's latest. Unknown dates change nothing.
    """
    if event.status is not Status.ASSERTED:
        return event
    written = article.published
    when = event.when
    open_ended = (
        when.latest is not None
        and when.latest == written.latest
        and _before(when.earliest, written.earliest, news_days)
    )
    if open_ended or _before(when.latest, written.earliest, news_days):
        return replace(event, status=Status.HISTORICAL)
    if when.earliest is not None and written.latest is not None and when.earliest > written.latest:
        return replace(event, status=Status.FUTURE)
    return event


def _before(day: date | None, written: date | None, days: int) -> bool:
    return day is not None and written is not None and day < written - timedelta(days=days)
