"""The desk as an ASGI application: the pages, found beside each other in ``page/``, behind the guard."""

from __future__ import annotations

from importlib.resources import files

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from excomm.brief.html import style
from excomm.desk.security import LOOPBACK, Guard
from excomm.desk.site import Held, Missing, Misunderstood, Site, one_of
from excomm.siblings import siblings
from excomm.store import StoreError

EVERYWHERE = frozenset({"0.0.0.0", "::", ""})
"""Addresses that listen on every interface: then the names under which the desk is asked cannot be known."""


def app(record: Held, *, host: str = "127.0.0.1") -> ASGIApp:
    """The desk for ``record``.

    ``host`` is the address that the desk will listen on: requests under other names than it and the loopback names are
    refused, unless it listens everywhere.
    """
    site = Site(record)
    made = FastAPI(title="excomm", docs_url=None, redoc_url=None, openapi_url=None)
    for module in siblings("excomm.desk.page", "router"):
        made.include_router(module.router(site))
    own = files("excomm.desk").joinpath("static")
    static = {
        "record.css": (style(), "text/css"),
        "desk.css": (own.joinpath("desk.css").read_text("utf-8"), "text/css"),
        "mark.svg": (own.joinpath("mark.svg").read_text("utf-8"), "image/svg+xml"),
    }

    @made.get("/static/{name}")
    async def file(name: str) -> Response:
        words, kind = one_of(static, name, "file")
        return Response(words, media_type=kind)

    def refusal(request: Request, status: int, title: str, message: str) -> HTMLResponse:
        return site.page("refusal.html", status, title=title, message=message, path=request.url.path)

    @made.exception_handler(Missing)
    async def missing(request: Request, fault: Missing) -> HTMLResponse:
        return refusal(request, 404, "Not here", str(fault))

    @made.exception_handler(HTTPException)
    async def refused(request: Request, fault: HTTPException) -> HTMLResponse:
        message = "There is no such page." if fault.status_code == 404 else str(fault.detail)
        return refusal(request, fault.status_code, "Not here", message)

    @made.exception_handler(Misunderstood)
    async def misunderstood(request: Request, fault: Misunderstood) -> HTMLResponse:
        return refusal(request, 400, "Not understood", str(fault))

    @made.exception_handler(StoreError)
    async def unreadable(request: Request, fault: StoreError) -> HTMLResponse:
        return refusal(request, 503, "The record cannot be read", str(fault))

    @made.exception_handler(Exception)
    async def broken(request: Request, fault: Exception) -> HTMLResponse:
        message = f"This page failed ({type(fault).__name__}). That is a fault of excomm: please report it."
        return refusal(request, 500, "A fault", message)

    names = None if host in EVERYWHERE else LOOPBACK | {f"[{host}]" if ":" in host else host.lower()}
    # Around the application, not among its middleware: those stand inside what answers an unforeseen fault.
    return Guard(made, names)
