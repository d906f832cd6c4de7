"""The brief as one HTML file that opens offline: its style and its pictures are inside it, and it needs no script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from excomm.brief import chart, wording
from excomm.brief.markdown import period
from excomm.brief.outline import Brief, PairLine

NARROW = 340
"""Width of the picture for a phone, in CSS pixels."""

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


def render(brief: Brief) -> str:
    """``brief`` as one self-contained HTML file. All text of articles is escaped."""
    environment = Environment(
        loader=PackageLoader("excomm.brief", "template"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(VOCABULARY, day_anchor=day_anchor)
    charts = {
        pair.pair: pair_charts(pair, {one.tension.start: _address(pair, one.tension.start) for one in pair.days})
        for pair in brief.pairs
    }
    return environment.get_template("brief.html").render(
        brief=brief, title=period(brief), charts=charts, css=Markup(style()), opens=_opens
    )


def pair_charts(pair: PairLine, links: Mapping[date, str]) -> Charts:
    """The pictures of ``pair``; ``links`` give each day its address. Empty where no day has enough data."""
    days = [one.tension for one in pair.days]
    wide = chart.picture(days, pair.names, peaks=pair.peaks, links=links)
    narrow = chart.picture(days, pair.names, peaks=pair.peaks, links=links, width=NARROW, height=210)
    return Charts(Markup(wide), Markup(narrow))


def style() -> str:
    """The style sheet of the record: no address in it."""
    return files("excomm.brief").joinpath("template", "record.css").read_text("utf-8")


def day_anchor(pair: tuple[str, str], day: date) -> str:
    """The anchor of a day in the figures of a pair."""
    return f"day-{pair[0]}-{pair[1]}-{day.isoformat()}"


def _address(pair: PairLine, day: date) -> str:
    return f"#{day_anchor(pair.pair, day)}"


def _opens(kind: str, record: str) -> str:
    """A file by itself has no page to open: the sentences are under each line."""
    return ""
