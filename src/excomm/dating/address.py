"""Evidence: the day that the address bears. ".../2018/03/05/talks", ".../2018/mar/05/talks", ".../2018-03-05-talks".

Who publishes writes it, mostly on that day; it is one witness as a page's metadata is, since an address may be of the
day of a copy, and the author's day another one's midnight.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urlsplit

from excomm.dating.clue import Clue, between, clue
from excomm.dating.grammar import Found
from excomm.records import Article, Parse

ORDER = 12
WEIGHTS = {"day": 4.0, "month": 3.0}

WEB = 1991
"""The year of the first addresses."""

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_DAY = re.compile(
    r"/(?P<year>[0-9]{4})(?P<mark>[/-]?)(?P<month>[0-9]{1,2}|[a-z]{3})(?P=mark)(?P<day>[0-9]{1,2})(?=[/-]|$)"
)
_MONTH = re.compile(r"/(?P<year>[0-9]{4})[/-]?(?P<month>[0-9]{2}|[a-z]{3})(?=/|$)")


def clues(article: Article, parse: Parse, finds: Sequence[Found]) -> Iterator[Clue]:
    """The first day that stands in the address between slashes, else the first month."""
    address = dict(article.metadata).get("url") or article.origin
    if not address.startswith(("http://", "https://")):
        return
    try:
        path = urlsplit(address).path.lower()
    except ValueError:
        return
    for precision, form in (("day", _DAY), ("month", _MONTH)):
        for found in form.finditer(path):
            days = _days(found.groupdict())
            if days is not None:
                says = f"the address bears the {precision} {days[0]:{'%Y-%m-%d' if precision == 'day' else '%Y-%m'}}"
                yield clue("address", found.group().strip("/"), None, says, between(*days), WEIGHTS[precision])
                return


def _days(parts: dict[str, str]) -> tuple[date, date] | None:
    year = int(parts["year"])
    month = _MONTHS.get(parts["month"]) or (int(parts["month"]) if parts["month"].isdigit() else 0)
    if not (WEB <= year <= date.max.year and 1 <= month <= 12):
        return None
    last = calendar.monthrange(year, month)[1]
    if "day" not in parts:
        return date(year, month, 1), date(year, month, last)
    day = int(parts["day"])
    return (date(year, month, day), date(year, month, day)) if 1 <= day <= last else None
