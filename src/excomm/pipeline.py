"""The order of the stages, on one page: the only place that knows it, and that catches what a stage throws."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from excomm import actor, article, attribution, dating, event
from excomm.commitment import commitments
from excomm.dating import Witnesses
from excomm.instrument import instruments
from excomm.parse import parse
from excomm.position import positions
from excomm.records import (
    Actor,
    Article,
    Event,
    Findings,
    Parse,
    Precision,
    Problem,
    Raw,
    Reading,
    Statement,
    Status,
    Story,
    TimeExpression,
    Unreadable,
)
from excomm.story import stories
from excomm.tension import tensions

Result = TypeVar("Result")

WHOLE = "the whole record"
"""The input of a problem that comes from all readings together."""

NO_EXPRESSIONS: tuple[TimeExpression, ...] = ()
NO_STATEMENTS: tuple[Statement, ...] = ()
NO_EVENTS: tuple[Event, ...] = ()
NO_STORIES: tuple[Story, ...] = ()

UNDATED = (
    "it bears no date, and nothing in its text gives one, so it counts in no day's figures; "
    "name its day in a manifest (excomm read --published)"
)

LANGUAGES = ("en", "und")
"""Languages that have rules in ``language/``. "und" is a text too short to tell, read as English."""


def read_article(raw: Raw, record: Witnesses | None = None) -> Reading | Problem:
    """Everything that one input gives, or the reason why it gives nothing.

    ``record`` holds the dated articles that may witness when this one was written, if it does not say so itself. A
    stage that fails leaves its part empty and a ``Problem``; the other stages' results are kept.
    """
    try:
        cleaned = article.clean(raw)
        complaints = article.complaints(cleaned)
    except Unreadable as refusal:
        return Problem("article", raw.origin, str(refusal))
    except Exception as fault:  # noqa: BLE001
        return _broken("article", raw.origin, fault, None)
    problems = list(complaints)
    if cleaned.language not in LANGUAGES:
        problems.append(
            Problem(
                "article",
                raw.origin,
                f"its language is {cleaned.language!r}, for which excomm has no rules yet; the text is kept and "
                "searchable, but no statement or event is drawn from it",
                cleaned.id,
            )
        )
        return Reading(cleaned, (), (), (), (), tuple(problems))

    step = _Steps(raw.origin, cleaned.id, problems)
    parsed = step("parse", lambda: parse(cleaned), Parse((), (), (), (), ()))
    dated = step("dating", lambda: replace(cleaned, published=dating.date_article(cleaned, parsed, record)), cleaned)
    if not dated.published.known:
        problems.append(Problem("dating", raw.origin, UNDATED, cleaned.id))
    expressions = step("dating", lambda: dating.expressions(dated, parsed), NO_EXPRESSIONS)
    found = step("attribution", lambda: attribution.attribute(dated, parsed), NO_STATEMENTS)
    told = tuple(one for one in found if one.status is Status.ASSERTED)
    coded = step("event", lambda: event.code(dated, parsed, told), NO_EVENTS)

    def date_statements() -> tuple[Statement, ...]:
        return tuple(dating.said(dated, parsed, expressions, one) for one in found)

    def date_events() -> tuple[Event, ...]:
        placed = (dating.occurred(dated, parsed, expressions, one) for one in coded)
        return tuple(event.settle(one, dated) for one in placed)

    said, done = step("dating", date_statements, found), step("dating", date_events, coded)
    unresolved: tuple[tuple[Statement, ...], tuple[Event, ...], tuple[Actor, ...]] = (said, done, ())
    said, done, who = step("actor", lambda: actor.resolve(dated, parsed, said, done), unresolved)
    return Reading(dated, expressions, said, done, who, tuple(problems))


def derive(readings: Sequence[Reading], as_of: date | None = None) -> Findings:
    """What follows from all ``readings`` together; with ``as_of``, from those that were out by the end of that day.

    An article whose date is unknown, or known only as an interval, is out once the interval has begun.
    """
    out = [reading for reading in readings if as_of is None or published_by(reading.article, as_of)]
    problems: list[Problem] = []
    step = _Steps(WHOLE, None, problems)
    told = step("story", lambda: stories(out), NO_STORIES)
    return Findings(
        stories=told,
        commitments=step("commitment", lambda: commitments(out, told), ()),
        instruments=step("instrument", lambda: instruments(out, told), ()),
        positions=step("position", lambda: positions(out), ()),
        tensions=step("tension", lambda: tensions(told, out), ()),
        problems=tuple(problems),
    )


def published_by(one: Article, day: date) -> bool:
    """Whether the article may have been out by the end of ``day``."""
    return one.published.earliest is None or one.published.earliest <= day


def witnesses(articles: Sequence[Article]) -> tuple[Witnesses | None, tuple[Problem, ...]]:
    """For ``read_article``: those of ``articles`` whose day is firm (None where there are none), and what failed."""
    problems: list[Problem] = []
    none: Witnesses | None = None
    return _Steps(WHOLE, None, problems)("dating", lambda: dating.witnesses(articles), none), tuple(problems)


def needs_witnesses(reading: Reading) -> bool:
    """Whether the day of its article is open, so that the dated articles of a record may tell more of it."""
    return reading.article.published.precision not in (Precision.DAY, Precision.MINUTE)


@dataclass(frozen=True, slots=True)
class _Steps:
    """Runs one stage after the other on ``origin``; what one throws becomes a problem, and its part stays as it was."""

    origin: str
    article: str | None
    problems: list[Problem]

    def __call__(self, stage: str, work: Callable[[], Result], otherwise: Result) -> Result:
        try:
            return work()
        except Exception as fault:  # noqa: BLE001
            self.problems.append(_broken(stage, self.origin, fault, self.article))
            return otherwise


def _broken(stage: str, origin: str, fault: Exception, article_id: str | None) -> Problem:
    return Problem(
        stage,
        origin,
        f"the {stage} stage failed ({type(fault).__name__}: {fault}); this is a fault of excomm: please report it",
        article_id,
    )


def _digest_of_code() -> str:
    digest = hashlib.sha256()
    waiting: list[Traversable] = [files("excomm")]
    while waiting:
        folder = waiting.pop()
        for entry in sorted(folder.iterdir(), key=lambda one: one.name):
            if entry.is_dir():
                if entry.name not in {"__pycache__", "sample", "cli", "desk", "brief", "export", "store"}:
                    waiting.append(entry)
            elif entry.name.endswith((".py", ".toml", ".csv", ".onnx")):
                digest.update(entry.read_bytes())
    return digest.hexdigest()[:16]


VERSION = _digest_of_code()
"""Changes with the code and the data of the stages, so a record knows which of its readings an upgrade outdates."""
