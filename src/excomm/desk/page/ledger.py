"""``/commitments``, ``/instruments`` and ``/problems``: the lists."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from excomm.brief import line
from excomm.commitment import on
from excomm.desk.site import Site, asked_day
from excomm.records import Commitment


def router(site: Site) -> APIRouter:
    """The pages."""
    made = APIRouter()

    @made.get("/commitments")
    async def commitments(as_of: str = "") -> HTMLResponse:
        until = asked_day(as_of)
        view = site.view(until)
        last = until or view.last_day or date.max
        standing = sorted((on(one, last) for one in view.findings.commitments), key=_due)
        return site.shown(
            "commitments.html",
            view,
            last=last,
            open=[line.of_commitment(view, one) for one in standing if not line.outcome_known(one)],
            settled=[line.of_commitment(view, one) for one in standing if line.outcome_known(one)],
        )

    @made.get("/instruments")
    async def instruments() -> HTMLResponse:
        view = site.view()
        return site.shown("instruments.html", view, instruments=view.findings.instruments)

    @made.get("/problems")
    async def problems() -> HTMLResponse:
        return site.shown("problems.html", site.view())

    return made


def _due(one: Commitment) -> tuple[bool, date, str]:
    return (one.due.latest is None, one.due.latest or date.max, one.id)
