"""``/search?q=``: paragraphs with all of the words, and actors of that name."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from excomm.brief import View
from excomm.desk.highlight import Mark, segments
from excomm.desk.site import Found, Site
from excomm.records import Actor

LIMIT = 50
"""How many paragraphs a search shows."""


def router(site: Site) -> APIRouter:
    """The page."""
    made = APIRouter()

    @made.get("/search")
    async def search(q: str = "") -> HTMLResponse:
        view = site.view()
        hits = [one for one in site.record.search(q, LIMIT) if one.article in view.by_article] if q.strip() else []
        rows = [(view.article(one.article), _shown(view, one)) for one in hits]
        return site.shown("search.html", view, q=q, rows=rows, named=_named(view, q), limit=LIMIT)

    return made


def _shown(view: View, hit: Found) -> list[tuple[str, bool]]:
    """The snippet in parts, those that were searched for marked."""
    text = view.article(hit.article).text
    (row,) = segments(text, [hit.span], [Mark(one, "hit", "", 0) for one in hit.marks])
    return [(one.words, bool(one.kinds)) for one in row]


def _named(view: View, q: str) -> list[Actor]:
    wanted = q.casefold().split()
    if not wanted:
        return []
    names = {one.id: " ".join((one.id, one.name, *one.aliases)).casefold() for one in view.people.values()}
    return [one for one in view.people.values() if all(word in names[one.id] for word in wanted)]
