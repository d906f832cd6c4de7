"""``/pair/{a}/{b}``: the tension of two states over time; ``/pair/{a}/{b}/{day}``: the sentences under one day."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from excomm.brief import View, line, pair_line
from excomm.brief.html import pair_charts
from excomm.commitment import on
from excomm.desk.site import Missing, Misunderstood, Site, address, asked_day

WIDE = 980
"""Width of the picture, in CSS pixels."""


def router(site: Site) -> APIRouter:
    """The pages."""
    made = APIRouter()

    @made.get("/pair/{a}/{b}")
    async def pair(a: str, b: str) -> HTMLResponse:
        view = site.view()
        known = _pair(view, a, b)
        last = view.last_day or date.max
        found = pair_line(view, known, None, last)
        return site.shown(
            "pair.html",
            view,
            pair=found,
            charts=pair_charts(found, _address, width=WIDE),
            day_address=_address,
            between=[
                line.of_commitment(view, on(one, last))
                for one in view.findings.commitments
                if _crosses(view, known, one.by, one.to)
            ],
            instruments=[
                line.of_instrument(view, one, one.changes)
                for one in view.findings.instruments
                if one.changes and _crosses(view, known, one.parties, one.parties)
            ],
        )

    @made.get("/pair/{a}/{b}/{words}")
    async def one_day(a: str, b: str, words: str) -> HTMLResponse:
        view = site.view()
        known = _pair(view, a, b)
        day = asked_day(words)
        if day is None:
            raise Misunderstood("No day was given.")
        at = next((index for index, one in enumerate(view.pairs[known]) if one.start <= day <= one.end), None)
        if at is None:
            raise Missing(f"The record has no figure for {a} and {b} on {day.isoformat()}.")
        one = view.pairs[known][at]
        days = view.pairs[known]
        return site.shown(
            "day.html",
            view,
            pair=known,
            names=(view.name(known[0]), view.name(known[1])),
            tension=one,
            rests=[line.of_story(view, view.stories[story]) for story in one.stories if story in view.stories],
            earlier=_address(known, days[at - 1].start) if at else "",
            later=_address(known, days[at + 1].start) if at + 1 < len(days) else "",
        )

    return made


def _pair(view: View, a: str, b: str) -> tuple[str, str]:
    """The pair by its codes, in either order and case. Raises ``Missing``."""
    known = (min(a.upper(), b.upper()), max(a.upper(), b.upper()))
    if known not in view.pairs:
        raise Missing(f"The record holds no happening between {a} and {b}: there is not enough data for a figure.")
    return known


def _address(pair: tuple[str, str], day: date) -> str:
    return address("pair", *pair, day.isoformat())


def _crosses(view: View, pair: tuple[str, str], some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether one side of the pair stands among ``some`` and the other among ``others``, by itself or by its actors."""

    def states(ids: tuple[str, ...]) -> set[str]:
        return {view.people[one].state or one if one in view.people else one for one in ids}

    return any(one in states(some) and other in states(others) for one, other in (pair, pair[::-1]))
