"""The dates that a container bears: a JSON field, a manifest, a page's metadata. Witnesses, not yet the truth."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from excomm.records import Evidence

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"[0-9]{4}")
_ISO_DAY = re.compile(r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}([T ].*)?")


def days(words: str) -> tuple[date, date] | None:
    """First and last day of an ISO 8601 day, time, month or year, or of an RFC 2822 date; None for anything else.

    The day is the one that the words name, in their own time zone.
    """
    words = words.strip()
    if not words.isascii():
        return None
    if _MONTH.fullmatch(words) and words >= "0001":
        year, month = int(words[:4]), int(words[5:])
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    if _YEAR.fullmatch(words) and words >= "0001":
        return date(int(words), 1, 1), date(int(words), 12, 31)
    read = datetime.fromisoformat if _ISO_DAY.fullmatch(words) else parsedate_to_datetime
    try:
        day = read(words).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day, day


def stamps(metadata: tuple[tuple[str, str], ...]) -> tuple[Evidence, ...]:
    """The evidence in the metadata's ``published`` (with ``published_by`` as its kind), if it is a date."""
    fields = dict(metadata)
    words = fields.get("published", "")
    found = days(words)
    if found is None:
        return ()
    kind = fields.get("published_by", "published")
    bearer = "the manifest" if kind == "manifest" else "the field 'published'"
    return (Evidence(kind, words, None, f"{bearer} says published {words.strip()}", *found),)
