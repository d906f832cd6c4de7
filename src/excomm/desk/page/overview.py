"""``/``: what changed, the pairs, the next commitments. ``/articles`` and ``/actors``: what the record holds."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from excomm.brief import brief_of, chart
from excomm.desk.site import Site, asked_day

ORDER = 1
RECENT = timedelta(days=1)
"""How far back the overview looks where nobody asked: the last day of the record and the one before."""

DRAWN = 8
"""Pairs that the overview draws; it names the others, each with its figure."""


def router(site: Site) -> APIRouter:
    """The pages."""
    made = APIRouter()

    @made.get("/")
    async def overview(since: str = "", as_of: str = "", everything: str = "") -> HTMLResponse:
        until = asked_day(as_of)
        view = site.view(until)
        last = until or view.last_day
        begin = asked_day(since)
        if begin is None and last is not None and not everything:
            begin = max(last, date.min + RECENT) - RECENT
        brief = brief_of(view, since=begin, as_of=last or date.max)
        sparks = {
            one.pair: Markup(chart.sparkline([day.tension for day in one.days], one.names))
            for one in brief.pairs[:DRAWN]
        }
        return site.shown("overview.html", view, brief=brief, sparks=sparks, drawn=DRAWN, last=last)

    @made.get("/articles")
    async def articles() -> HTMLResponse:
        view = site.view()
        by_date = sorted(
            view.readings, key=lambda one: (one.article.published.latest or date.min, one.article.id), reverse=True
        )
        return site.shown("articles.html", view, readings=by_date)

    @made.get("/actors")
    async def actors() -> HTMLResponse:
        view = site.view()
        spoken = [mention for reading in view.readings for one in reading.said for mention in one.said_by]
        said = Counter(source.actor for source in spoken if source.actor)
        parties = [party for one in view.findings.stories for party in {*one.sources, *one.targets}]
        done = Counter(party for party in parties if party in view.people)
        rows = sorted(view.people.values(), key=lambda one: (-said[one.id] - done[one.id], one.name))
        return site.shown("actors.html", view, rows=rows, said=said, done=done)

    return made
