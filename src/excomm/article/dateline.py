"""The dateline: where, and often when, a dispatch was filed. "MADRID, 27 (.)", "WASHINGTON, Oct 23 (Reuters) -"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import capwords

from excomm.records import Span

LONGEST = 100
"""Code points that a dateline may take."""

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wednes|Wed|Thurs?|Fri|Satur|Sat|Sun)(?:day)?\.?,? )?"
_DATE = rf"{_WEEKDAY}(?:{_MONTH} {_DAY}|{_DAY}(?: {_MONTH})?)(?:,? (?:19|20)[0-9]{{2}})?"
_AGENCY = r"[(/][^()/\n]{1,40}[)/]"
_UPPER = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,4}"
_TITLE = r"[A-Z][\w.'’-]+(?: (?:of|de|la|el|upon|[A-Z][\w.'’-]*)){0,3}"
_NO_DATE = r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? [0-9])"
_REGION = rf"(?:, {_NO_DATE}[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,3}}){{0,2}}"
_DASH = r"(?:\s*(?:--|[-–—―])\s*|(?<=[)/])[.:]?\s+)"

_MARKED = re.compile(
    rf"(?P<line>(?P<place>{_UPPER}){_REGION}(?P<date>,? {_DATE})?(?P<agency>,? ?{_AGENCY})?\.?)(?P<end>{_DASH}|\s*$)"
)
_TITLED = re.compile(
    rf"(?P<line>(?P<place>{_TITLE}){_REGION}(?P<date>,? {_DATE})?(?P<agency>,? ?{_AGENCY})?\.?)(?P<end>{_DASH}|\s*$)"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline in one paragraph: its span in the paragraph, its place, and whether it is all of the paragraph."""

    span: Span
    place: str
    alone: bool


def dateline(paragraph: str) -> Dateline | None:
    """The dateline that ``paragraph`` is or opens with, or None.

    A place in capitals needs a date, an agency or a dash after it; a place in title case needs a date or an agency, and
    a dash or the end of the paragraph. A headline in capitals is none: alone, a place needs its date or agency.
    """
    start = paragraph[: 2 * LONGEST]
    for pattern, upper in ((_MARKED, True), (_TITLED, False)):
        found = pattern.match(start)
        if found is None or found.end("line") > LONGEST:
            continue
        alone = found.end() == len(paragraph)
        dated = bool(found["date"] or found["agency"])
        if dated or (upper and not alone and found["end"].strip()):
            return Dateline(Span(*found.span("line")), _place(found["place"]), alone)
    return None


def _place(words: str) -> str:
    return capwords(words) if words.isupper() else words
