"""The dateline: where, and often when, a dispatch was filed. "MADRID, 27 (.)", "WASHINGTON, Oct 23 (Reuters) -"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import capwords

from excomm.records import Span
from excomm.registry import is_seat
from excomm.wordlist import wordlist

LONGEST = 100
"""Code points that a dateline may take."""

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wednes|Wed|Thurs?|Fri|Satur|Sat|Sun)(?:day)?\.?,? )?"
_NAMED = rf"{_WEEKDAY}(?:{_MONTH} {_DAY}|{_DAY} {_MONTH})(?:,? (?:19|20)[0-9]{{2}})?"
_DATE = rf"(?:{_NAMED}|{_DAY}(?![0-9:]))"
_AGENCY = r"[(/][^()/\n]{1,40}[)/]"
_UPPER = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]*){0,4}"
_TITLE = r"[A-Z][\w.'’-]+(?: (?:of|de|la|el|upon|[A-Z][\w.'’-]*)){0,3}"
_NO_DATE = r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? [0-9])"
_REGION = rf"(?:, {_NO_DATE}[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,3}}){{0,2}}"
_END = r"(?P<end>\s*(?:--|—|―)\s*|\s+[-–]\s*|\s*[-–]\s+|(?<=[)/])[.:]?\s+|\s*$)"

_FORMS = (
    re.compile(rf"(?P<line>(?P<place>{_UPPER}){_REGION}(?P<date>,? {_DATE})?(?P<agency>[,.]? ?{_AGENCY})?\.?){_END}"),
    re.compile(rf"(?P<line>(?P<place>{_TITLE}){_REGION}(?P<date>,? {_NAMED})(?P<agency>[,.]? ?{_AGENCY})?\.?){_END}"),
    re.compile(rf"(?P<line>(?P<place>{_TITLE}){_REGION}(?P<date>, {_DATE})?(?P<agency>[,.]? ?{_AGENCY})\.?){_END}"),
    re.compile(
        rf"(?P<line>(?P<place>{_UPPER}){_REGION}(?P<date>[.,]? {_NAMED})(?P<agency>)\.)(?P<end>\s+(?=[A-Z“\"]))"
    ),
    re.compile(rf"(?P<line>(?P<place>)(?P<date>{_NAMED})(?P<agency>\.? ?{_AGENCY})\.?){_END}"),
    re.compile(rf"(?P<line>(?P<place>)(?P<date>{_NAMED})(?P<agency>)\.?)(?P<end>\s*$)"),
)
"""Place in capitals; place in title case with a date, with an agency; place in capitals and date as sentences of their
own ("YEREVAN. 13 September. The"); no place, but date and agency; date alone."""
_SEAT = re.compile(rf"(?P<place>{_UPPER}):\s+(?=[A-Z“\"])")
"""As Indian and Pakistani papers have it: "ISLAMABAD: The army said ..."; "PENCE: ..." looks the same."""
_BYLINE = re.compile(
    rf"(?P<head>[A-Z][^,\n]{{1,60}})(?:, |\n)(?:(?P<place>{_TITLE}), )?(?P<date>{_NAMED})(?<=[0-9]{{4}})\.?\s*$"
)
"""Who wrote, or what kind of text it is, with place and date: "By our correspondent, Oslo, 3 May 1976"."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline in one paragraph: its span in the paragraph, its place, and whether it is all of the paragraph."""

    span: Span
    place: str
    alone: bool


def dateline(paragraph: str) -> Dateline | None:
    """The dateline that ``paragraph`` is or opens with, or None.

    A place in capitals needs a date, an agency or a dash after it; a place in title case needs a date or an agency. A
    headline in capitals is none: alone, a place needs its date or agency. A label such as "EXCLUSIVE" is no place.
    """
    start = paragraph[: 2 * LONGEST]
    for form in _FORMS:
        found = form.match(start)
        if found is None or found.end("line") > LONGEST or _is_label(found["place"]):
            continue
        alone = found.end() == len(paragraph)
        if found["date"] or found["agency"] or (found["end"].strip() and not alone):
            return Dateline(Span(*found.span("line")), _place(found["place"]), alone)
    signed = _BYLINE.match(paragraph) if len(paragraph) <= LONGEST else None
    if signed is not None and _heads_byline(signed["head"]):
        return Dateline(Span(0, len(paragraph.rstrip())), _place(signed["place"] or ""), True)
    seat = _SEAT.match(start)
    if seat is not None and is_seat(capwords(seat["place"])):
        return Dateline(Span(*seat.span("place")), _place(seat["place"]), False)
    return None


def _is_label(place: str) -> bool:
    words = wordlist("en", "dateline")
    return (
        place.casefold().strip(". ") in words["labels"] or place.casefold().split(" ")[0].strip(",.") in words["days"]
    )


def _heads_byline(words: str) -> bool:
    return words.startswith(("By ", "From ")) or words.casefold() in wordlist("en", "dateline")["labels"]


def _place(words: str) -> str:
    return capwords(words.rstrip(".")) if words.isupper() else words
