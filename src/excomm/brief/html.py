"""The brief as one HTML file that opens offline: its style and its pictures are inside it, and it needs no script."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from excomm.brief import chart, wording
from excomm.brief.outline import Brief, PairLine

WIDE = 780
NARROW = 340
"""Widths of the pictures for a page and for a phone, in CSS pixels."""

DRAWN = 12
"""Pairs that a brief draws: about a tenth of a second and forty kilobytes each. The others are told in words."""

DAYS = 120
"""Days of a pair that a brief shows, the last ones: four months, as far as single days can be told apart."""

VOCABULARY: Mapping[str, Any] = {
    "when": wording.when,
    "reasons": wording.reasons,
    "count": wording.count,
    "level": wording.level,
    "words_of_day": wording.day,
    "letter": chart.letter,
}
"""What every template may call."""


@dataclass(frozen=True, slots=True)
class Charts:
    """The picture of a pair for a wide page and for a phone: the same figures, the labels as they fit."""

    wide: Markup
    narrow: Markup


def render(brief: Brief, *, drawn: int = DRAWN, days: int = DAYS) -> str:
    """``brief`` as one self-contained HTML file. All text of articles is escaped.

    The first ``drawn`` pairs have a picture and the figures of their last ``days`` days.
    """
    environment = Environment(
        loader=PackageLoader("excomm.brief", "template"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(VOCABULARY, day_anchor=day_anchor)
    shown = [recent(one, days) for one in brief.pairs[:drawn]]
    charts = {one.pair: pair_charts(one, _address) for one in shown}
    return environment.get_template("brief.html").render(
        brief=brief,
        pairs=[*shown, *brief.pairs[drawn:]],
        charts=charts,
        css=Markup(style()),
        opens=_opens,
        day_address=_address,
    )


def recent(pair: PairLine, days: int) -> PairLine:
    """``pair`` with its last ``days`` days and their peaks only."""
    kept = pair.days[-days:]
    peaks = tuple((day, label) for day, label in pair.peaks if day >= kept[0].tension.start)
    return replace(pair, days=kept, peaks=peaks)


def pair_charts(pair: PairLine, day_address: Callable[[tuple[str, str], date], str], *, width: int = WIDE) -> Charts:
    """The pictures of ``pair``, ``width`` CSS pixels wide where there is room; each day opens its address.

    Both are empty where no day has enough data.
    """
    days = [one.tension for one in pair.days]
    links = {one.start: day_address(pair.pair, one.start) for one in days}
    wide = chart.picture(days, pair.names, peaks=pair.peaks, links=links, width=width)
    narrow = chart.picture(days, pair.names, peaks=pair.peaks, links=links, width=NARROW, height=210)
    return Charts(Markup(wide), Markup(narrow))


def style() -> str:
    """The style sheet of the record: no address in it."""
    return files("excomm.brief").joinpath("template", "record.css").read_text("utf-8")


def day_anchor(pair: tuple[str, str], day: date) -> str:
    """The anchor of a day in the figures of a pair."""
    return f"day-{pair[0]}-{pair[1]}-{day.isoformat()}"


def _address(pair: tuple[str, str], day: date) -> str:
    return f"#{day_anchor(pair, day)}"


def _opens(kind: str, record: str) -> str:
    """A file by itself has no page to open: the sentences are under each line."""
    return ""
