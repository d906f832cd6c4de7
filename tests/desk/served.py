"""The record of October 1962 as the desk is given it, without the store."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, BinaryIO

import httpx
import october as october
from starlette.types import ASGIApp

from excomm.export import formats
from excomm.records import Actor, Findings, Problem, Reading, Span


@dataclass(frozen=True)
class Paragraph:
    """A paragraph that holds the words of a search."""

    article: str
    snippet: str
    span: Span
    marks: tuple[Span, ...]


@dataclass
class October:
    """The record; ``tell`` makes it another one, as a new read does."""

    held: tuple[Reading, ...]
    found: Findings

    def readings(self) -> Iterator[Reading]:
        return iter(self.held)

    def findings(self) -> Findings:
        return self.found

    def actors(self) -> Sequence[Actor]:
        return tuple(october.ACTORS.values())

    def problems(self) -> Sequence[Problem]:
        return october.PROBLEMS

    def as_of(self, day: date) -> October:
        out = tuple(one for one in self.held if (one.article.published.earliest or day) <= day)
        ids = {one.article.id for one in out}
        return October(
            out,
            replace(
                self.found,
                stories=tuple(one for one in self.found.stories if set(one.articles) <= ids),
                commitments=tuple(one for one in self.found.commitments if one.evidence[0].article in ids),
                instruments=(),
                positions=(),
                tensions=tuple(one for one in self.found.tensions if one.start <= day),
            ),
        )

    def search(self, words: str, limit: int = 20) -> Sequence[Paragraph]:
        hits = []
        for reading in self.held:
            article = reading.article
            for paragraph in article.paragraphs:
                at = paragraph.of(article.text).casefold().find(words.casefold())
                if at >= 0:
                    mark = Span(paragraph.start + at, paragraph.start + at + len(words))
                    hits.append(Paragraph(article.id, paragraph.of(article.text), paragraph, (mark,)))
        return hits[:limit]

    def export(self, form: str, out: BinaryIO) -> None:
        formats()[form].write(self.readings(), self.found, out)


class Client:
    """Asks the desk as a browser would, without a network."""

    def __init__(self, desk: ASGIApp, base_url: str = "http://127.0.0.1:8062") -> None:
        self.desk = desk
        self.base_url = base_url

    def request(self, method: str, path: str, **more: Any) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self.desk, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=self.base_url) as client:
                return await client.request(method, path, **more)

        return asyncio.run(ask())

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.request("get", path, **more)


def record() -> October:
    """A record of its own for each test."""
    return October(october.readings(), october.findings())
