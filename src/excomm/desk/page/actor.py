"""``/actor/{id}``: what somebody said over time, what they hold, what they are bound to."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from excomm.brief import line, same_words
from excomm.commitment import on
from excomm.desk.site import Missing, Site
from excomm.records import Actor, ActorKind, Statement
from excomm.registry import state_by_code


def router(site: Site) -> APIRouter:
    """The page."""
    made = APIRouter()

    @made.get("/actor/{ident}")
    async def actor(ident: str) -> HTMLResponse:
        view = site.view()
        one = _state(ident) if ident not in view.people else view.people[ident]
        if one is None:
            raise Missing(f"There is no actor with the id {ident!r} in this record.")
        said = [
            also
            for reading in view.readings
            for also in reading.said
            if any(one.id in (mention.actor, mention.state) for mention in also.said_by)
        ]
        told = sorted(same_words(view, said), key=lambda group: _day(group[0]), reverse=True)
        spoken = [mention for also in said for mention in also.said_by if mention.actor == one.id]
        offices = sorted({mention.office for mention in spoken if mention.office})
        stories = [also for also in view.findings.stories if one.id in (*also.sources, *also.targets)]
        ledger = [on(also, view.last_day or date.max) for also in view.findings.commitments]
        return site.shown(
            "actor.html",
            view,
            actor=one,
            offices=offices,
            said=[line.of_statement(view, group) for group in told],
            done=[line.of_story(view, also) for also in reversed(stories)],
            bound=[line.of_commitment(view, also) for also in ledger if one.id in (*also.by, *also.to)],
            positions=[also for also in view.findings.positions if also.actor == one.id],
            pairs=[pair for pair in view.pairs if one.id in pair or one.state in pair],
        )

    return made


def _state(code: str) -> Actor | None:
    """A state that only others stand for in the record: it has a page, though nobody names it itself."""
    known = state_by_code(code)
    return Actor(known.code, ActorKind.STATE, known.name, known.code) if known else None


def _day(statement: Statement) -> tuple[date, str]:
    return (statement.said.latest or date.min, statement.id)
