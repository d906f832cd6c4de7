"""``/export`` and ``/export/{format}``: the record in the formats of other tools."""

from __future__ import annotations

from io import BytesIO

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from excomm.desk.site import Site, one_of
from excomm.export import formats


def router(site: Site) -> APIRouter:
    """The pages."""
    made = APIRouter()

    @made.get("/export")
    async def every() -> HTMLResponse:
        return site.shown("export.html", site.view(), formats=formats().values())

    @made.get("/export/{name}")
    async def export(name: str) -> Response:
        module = one_of(formats(), name, "format")
        out = BytesIO()
        site.record.export(name, out)
        named = f'attachment; filename="excomm-{name}{module.SUFFIX}"'
        return Response(out.getvalue(), media_type="application/octet-stream", headers={"Content-Disposition": named})

    return made
