"""``/article/{id}``: the text with what was found in it, each highlight opening its record beside the text."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from excomm.brief import line
from excomm.desk.highlight import Mark, segments
from excomm.desk.site import Site, one_of
from excomm.records import Reading, Span

DEED, SAID, SPEAKER, CUE = 4, 3, 2, 1
"""What a click opens where marks overlap: the words of a deed stand inside what somebody said, so they come first."""


def router(site: Site) -> APIRouter:
    """The page."""
    made = APIRouter()

    @made.get("/article/{ident}")
    async def article(ident: str) -> HTMLResponse:
        view = site.view()
        reading = one_of(view.by_article, ident, "article")
        found = reading.article
        return site.shown(
            "article.html",
            view,
            reading=reading,
            article=found,
            paragraphs=segments(found.text, body(reading), list(marks(reading))),
            statements=[line.of_statement(view, [one]) for one in reading.statements],
            corrects=view.corrected(found) if found.corrects else (),
            corrected_by=view.corrected_by.get(found.id, ()),
            copy_of=[one for one in view.findings.stories if found.id in one.copies],
        )

    return made


def body(reading: Reading) -> list[Span]:
    """The paragraphs, without the title that heads the page already, unless something was found in it."""
    title = reading.article.title
    found = title and any(mark.span.overlaps(title) for mark in marks(reading))
    return [one for one in reading.article.paragraphs if one != title or found]


def marks(reading: Reading) -> Iterator[Mark]:
    """Everything that is highlighted in the text of ``reading``."""
    for event in reading.events:
        yield Mark(event.trigger, "deed", event.id, DEED)
    for statement in reading.statements:
        for span in statement.content:
            yield Mark(span, f"said {statement.kind.value}", statement.id, SAID)
        for span in statement.cue:
            yield Mark(span, "cue", statement.id, CUE)
        if statement.source:
            yield Mark(statement.source.span, "speaker", statement.id, SPEAKER)
