"""What the pages share: the record that is served, the view of it, and how a template becomes an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO, Protocol
from urllib.parse import quote

from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from excomm.brief import View, wording
from excomm.brief.html import VOCABULARY, day_anchor
from excomm.records import Actor, Findings, Problem, Reading, Span

VIEWS = 4
"""How many views (the record on different days) are held at once."""


class Missing(LookupError):
    """What was asked for is not in the record. The message is for the reader of the page."""


class Misunderstood(ValueError):
    """A question that cannot be understood. The message is for the reader of the page."""


class Found(Protocol):
    """A paragraph in which the words of a search were found."""

    @property
    def article(self) -> str: ...  # noqa: D102
    @property
    def snippet(self) -> str: ...  # noqa: D102
    @property
    def span(self) -> Span: ...  # noqa: D102
    @property
    def marks(self) -> tuple[Span, ...]: ...  # noqa: D102


class Held(Protocol):
    """What the desk asks of a record."""

    def readings(self) -> Iterable[Reading]:
        """All readings."""

    def findings(self) -> Findings:
        """What follows from them: the same object until the record changes."""

    def actors(self) -> Sequence[Actor]:
        """Who is who."""

    def problems(self) -> Sequence[Problem]:
        """What could not be read."""

    def as_of(self, day: date) -> Held:
        """The record as it stood at the end of ``day``."""

    def search(self, words: str, limit: int = 20) -> Sequence[Found]:
        """Paragraphs with all of ``words``, the best first."""

    def export(self, form: str, out: BinaryIO) -> None:
        """Writes the record in the format ``form``."""


def environment() -> Environment:
    """The templates of the desk and, behind them, those of the brief. Everything is escaped."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader("excomm.desk", "template"), PackageLoader("excomm.brief", "template")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(VOCABULARY, day_anchor=day_anchor, address=address, wording=wording)
    return made


def address(*parts: str) -> str:
    """The address of a page from its parts, each escaped: no id can lead out of its place in a path."""
    return "/" + "/".join(quote(part, safe="") for part in parts)


@dataclass
class Site:
    """The record that is served and the views made of it so far."""

    record: Held
    templates: Environment = field(default_factory=environment)
    now: View | None = None
    past: dict[date, View] = field(default_factory=dict)

    def view(self, as_of: date | None = None) -> View:
        """The view of the record now, or as it stood at the end of ``as_of``; made anew when the record has changed."""
        findings, problems = self.record.findings(), tuple(self.record.problems())
        if self.now is None or self.now.findings is not findings or self.now.problems != problems:
            self.now = _view(self.record, findings, problems)
            self.past = {}
        if as_of is None:
            return self.now
        if as_of not in self.past:
            held = self.record.as_of(as_of)
            self.past = dict([*self.past.items()][1 - VIEWS :]) | {as_of: _view(held, held.findings(), problems)}
        return self.past[as_of]

    def shown(self, template: str, view: View, **context: Any) -> HTMLResponse:
        """A page that shows what ``view`` holds."""
        return self.page(template, 200, view=view, opens=opener(view), **context)

    def page(self, template: str, status: int, **context: Any) -> HTMLResponse:
        """A page from its template."""
        return HTMLResponse(self.templates.get_template(template).render(context), status)


def _view(held: Held, findings: Findings, problems: tuple[Problem, ...]) -> View:
    return View(tuple(held.readings()), findings, tuple(held.actors()), problems)


def opener(view: View) -> Callable[[str, str], str]:
    """The address of a record, or "" where it has none."""

    def opens(kind: str, record: str) -> str:
        if kind in {"commitment", "instrument"}:
            return f"/{kind}s#{quote(record)}"
        if kind == "position":
            found = view.positions.get(record)
            return f"{address('actor', found.actor)}#{quote(record)}" if found else ""
        return address(kind, record)

    return opens


def asked_day(words: str) -> date | None:
    """The day that a form asks for, or None where it was left empty. Raises ``Misunderstood``."""
    if not words.strip():
        return None
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        raise Misunderstood(f"{words!r} is not a day such as 1962-10-27.") from None


def one_of(known: Any, record: str, what: str) -> Any:
    """The record with this id. Raises ``Missing``."""
    if record not in known:
        raise Missing(f"There is no {what} with the id {record!r} in this record.")
    return known[record]
