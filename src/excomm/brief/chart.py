"""The tension of a pair of states as an SVG picture, drawn by Altair and vl-convert: the same bytes for the same days.

Text and axes take the colour of the text around the picture (``currentColor``), lines and bands a middle tone, so that
one picture stands on a light page and on a dark one. There are no styles and no scripts in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Literal
from xml.etree import ElementTree

import altair as alt
import vl_convert

from excomm.brief import wording
from excomm.records import Tension, identify

LINE, BASELINE, GAP = "#c2553f", "#5f86a8", "#8a8f98"
"""Middle tones, each at least 3:1 in contrast against white and against the desk's dark ground."""

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_BASE = "https://link.invalid/"
_BARE = alt.Axis(labels=False, ticks=False, domain=False, grid=False)

LABEL = 44
"""Code points of a peak's label at most."""

CHARACTER = 6.6
"""Width of a character at 12 pixels sans-serif, in CSS pixels: on the wide side, so that labels do not meet."""

ROW = 9
"""Height of a row of labels, in points of level."""

MONTHS = 120
"""Days from which on the axis names months instead of days."""

_UNDRAWABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")
"""What XML 1.0 (section 2.2) does not allow: the drawer ends the whole process over one such character."""

WORDED = 560
"""From this width on (CSS pixels) a peak's label is its letter and its words; below it the letter only."""


def picture(
    days: Sequence[Tension],
    names: tuple[str, str],
    *,
    peaks: Sequence[tuple[date, str]] = (),
    links: Mapping[date, str] | None = None,
    width: int = 720,
    height: int = 240,
) -> str:
    """One SVG element: the level as a line in its interval, the baseline, gaps for days without enough data.

    ``peaks`` label days, ``links`` give each day the address that its mark opens; ``width`` and ``height`` are in CSS
    pixels. Returns "" where no day has enough data: the reason belongs in words then.
    """
    if not any(one.enough for one in days):
        return ""
    rows, flags = json.dumps(_rows(days, links or {})), json.dumps(_flags(days, peaks, width))
    return _drawn(rows, flags, (width, height), f"Tension {names[0]} and {names[1]}", summary(days, names), True)


def sparkline(days: Sequence[Tension], names: tuple[str, str], *, width: int = 200, height: int = 44) -> str:
    """The same line without axes or words, for an overview. Sizes in CSS pixels."""
    if not any(one.enough for one in days):
        return ""
    rows = json.dumps(_rows(days, {}))
    return _drawn(rows, "", (width, height), f"Tension {names[0]} and {names[1]}", summary(days, names), False)


def summary(days: Sequence[Tension], names: tuple[str, str]) -> str:
    """The picture in words, for those who do not see it."""
    known = [one for one in days if one.level is not None]
    if not known:
        return f"Tension between {names[0]} and {names[1]}: not enough data."
    top = max(known, key=lambda one: one.level or 0.0)
    gaps = len(days) - len(known)
    missing = f" {wording.count(gaps, 'day')} without enough data." if gaps else ""
    return (
        f"Tension between {names[0]} and {names[1]}, {wording.days(days[0].start, days[-1].end)}, from 0 to 100: "
        f"first {wording.level(known[0])}, highest {wording.level(top)} on {wording.day(top.start)}, "
        f"last {wording.level(known[-1])}.{missing}"
    )


def _rows(days: Sequence[Tension], links: Mapping[date, str]) -> list[dict[str, Any]]:
    return [
        {
            "day": one.start.isoformat(),
            "level": one.level,
            "low": one.low,
            "high": one.high,
            "baseline": one.baseline if one.enough else None,
            "gap": not one.enough,
            "link": _BASE + links[one.start] if one.start in links else None,
            "tells": f"{wording.day(one.start)}: {wording.level(one)}",
        }
        for one in days
    ]


def _flags(days: Sequence[Tension], peaks: Sequence[tuple[date, str]], width: int) -> list[dict[str, Any]]:
    """Where the label of each peak stands: in rows above the picture, so that no two labels overlap."""
    first, span = days[0].start, max((days[-1].start - days[0].start).days, 1)
    level = {one.start: one.level for one in days}
    rows: list[float] = []
    found = []
    for at, (day, label) in enumerate(sorted(peaks)):
        drawable = wording.shortened(_UNDRAWABLE.sub(" ", label), LABEL)
        words = f"{letter(at)}  {drawable}" if width >= WORDED else letter(at)
        x, wide = (day - first).days / span * width, len(words) * CHARACTER
        left = x if x + wide <= width else x - wide
        row = next((one for one, end in enumerate(rows) if end <= left), len(rows))
        rows[row : row + 1] = [max(x, left + wide) + CHARACTER]
        found.append({"day": day.isoformat(), "level": level[day], "row": row, "words": words, "left": left == x})
    return found


def letter(at: int) -> str:
    """The letter of the peak with this index: A, B, ... Z, AA, AB, ..."""
    return (letter(at // 26 - 1) if at >= 26 else "") + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[at % 26]


def _x(axis: Any) -> Any:
    return alt.X("day:T", timeUnit=alt.TimeUnitParams(unit="yearmonthdate", utc=True), title=None, axis=axis)


def _y(axis: Any, top: float) -> Callable[[str], Any]:
    scale = alt.Scale(domain=[0, top], nice=False)
    return lambda field: alt.Y(f"{field}:Q", scale=scale, title=None, axis=axis)


def _full(rows: list[dict[str, Any]], flags: list[dict[str, Any]]) -> list[Any]:
    long = rows[0]["day"][:7] < rows[-1]["day"][:7] and len(rows) > MONTHS
    axis = alt.Axis(
        format="%b %Y" if long else "%-d %b", labelOverlap="greedy", labelSeparation=8, grid=False, tickCount=8
    )
    top = 100 + ROW * (1 + max((one["row"] for one in flags), default=-1))
    tops = [one | {"top": 100 + ROW * (one["row"] + 0.5)} for one in flags]
    x, y = _x(axis), _y(alt.Axis(values=[0, 25, 50, 75, 100], tickSize=0), top)
    days, peaks = alt.Chart(alt.InlineData(values=rows)), alt.Chart(alt.InlineData(values=tops))
    rule = peaks.mark_rule(color=GAP, strokeDash=[2, 2], aria=False).encode(x, y("level"), y2="top:Q")
    layers = [*_shape(days, y, x), *([rule] if flags else [])]
    for left in sorted({one["left"] for one in flags}):
        mark = peaks.transform_filter(f"datum.left === {json.dumps(left)}")
        side: Literal["left", "right"] = "left" if left else "right"
        text = mark.mark_text(
            align=side, dx=3 if left else -3, color="currentColor", fontSize=12, baseline="middle", aria=False
        )
        layers.append(text.encode(x, y("top"), text="words:N"))
    for linked in sorted({one["link"] is not None for one in rows}):
        known = days.transform_filter(f"isValid(datum.level) && isValid(datum.link) === {json.dumps(linked)}")
        points = known.mark_circle(color=LINE, size=64, opacity=1).encode(x, y("level"), description="tells:N")
        layers.append(points.encode(href="link:N") if linked else points)
    return layers


def _shape(days: Any, y: Callable[[str], Any], x: Any) -> list[Any]:
    """The marks of the gaps, the band, the baseline and the line."""
    gaps = days.transform_filter("datum.gap")
    return [
        gaps.mark_tick(color=GAP, thickness=3, size=8, y="height", yOffset=-4, aria=False).encode(x),
        days.mark_area(color=LINE, opacity=0.22, aria=False).encode(x, y("low"), y2="high:Q"),
        days.mark_line(color=BASELINE, strokeDash=[5, 4], strokeWidth=1.5, aria=False).encode(x, y("baseline")),
        days.mark_line(color=LINE, strokeWidth=2.25, aria=False).encode(x, y("level")),
    ]


@lru_cache(maxsize=256)
def _drawn(rows: str, flags: str, size: tuple[int, int], title: str, tells: str, full: bool) -> str:
    """The picture from its data as JSON, so that the same data is drawn once."""
    values = json.loads(rows)
    if full:
        layers = _full(values, json.loads(flags))
    else:
        layers = _shape(alt.Chart(alt.InlineData(values=values)), _y(_BARE, 100), _x(_BARE))
    chart = (
        alt.layer(*layers)
        .properties(width=size[0], height=size[1], background="transparent", padding=2)
        .properties(autosize=alt.AutoSizeParams(type="fit"))
        .configure(font="sans-serif")
        .configure_view(stroke=None)
        .configure_axis(
            labelColor="currentColor",
            labelFontSize=12,
            domainColor=GAP,
            tickColor=GAP,
            gridColor=GAP,
            gridOpacity=0.25,
        )
    )
    return _accessible(vl_convert.vegalite_to_svg(chart.to_json()), title, tells)


def _accessible(svg: str, title: str, tells: str) -> str:
    """The SVG with a title and a description, its links made relative again, and without the drawer's own labels."""
    for prefix, namespace in (("", _SVG), ("xlink", _XLINK)):
        ElementTree.register_namespace(prefix, namespace)
    root = ElementTree.fromstring(svg)
    named = identify("chart", title, tells, len(svg))
    for node in root.iter():
        node.attrib.pop("aria-roledescription", None)
        if node.get("role") in {"graphics-object", "graphics-symbol"} and not node.get("aria-label", "").count(": "):
            node.attrib.pop("role")
            node.attrib.pop("aria-label", None)
        address = node.attrib.pop(f"{{{_XLINK}}}href", None)
        if address is not None:
            node.set("href", address.removeprefix(_BASE))
    root.set("role", "group")
    root.set("aria-labelledby", f"{named}-title {named}-desc")
    for at, (tag, words) in enumerate((("title", title), ("desc", tells))):
        child = ElementTree.Element(f"{{{_SVG}}}{tag}", {"id": f"{named}-{tag}"})
        child.text = words
        root.insert(at, child)
    return ElementTree.tostring(root, encoding="unicode")
