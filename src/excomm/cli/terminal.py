"""What the commands share: their options, the way they print and the way they complain."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

import excomm
from excomm.api import Record
from excomm.plain import plain
from excomm.records import When
from excomm.store import StoreError

DEFAULT_RECORD = Path("excomm.sqlite")

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class CommandError(Exception):
    """A command that cannot be carried out: the message is for the user, ``code`` the exit code."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


def parse_day(words: str) -> date:
    """An ISO date from the command line. Raises ``typer.BadParameter``."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise typer.BadParameter(f"{words!r} is not a date such as 1962-10-27") from None


RecordOption = Annotated[Path, typer.Option("--record", metavar="FILE", help="The record's file.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of text for people.")]
AsOfOption = Annotated[
    date | None,
    typer.Option(
        "--as-of", parser=parse_day, metavar="DATE", help="See the record as it stood at the end of this day."
    ),
]
SinceOption = Annotated[
    date | None, typer.Option("--since", parser=parse_day, metavar="DATE", help="From this day on (inclusive).")
]


def today() -> date:
    """The day now, by this machine's clock: asked for here only, and handed on as an argument."""
    return datetime.now().astimezone().date()


@contextmanager
def opened(path: Path) -> Iterator[Record]:
    """The record at ``path``, which must exist."""
    if not path.exists():
        raise CommandError(f"there is no record at {path}. Make one with: excomm read PATH... --record {path}")
    with told(), excomm.open(path) as record:
        yield record


@contextmanager
def told() -> Iterator[None]:
    """Turns what the store refuses into a line for the user."""
    try:
        yield
    except StoreError as error:
        raise CommandError(str(error)) from error


def safe(text: str) -> str:
    """``text`` without control characters and direction overrides, so that no article can drive the terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """``text`` on one line, safe to print."""
    return safe(" ".join(text.split()))


def say(text: str = "") -> None:
    """One piece of output for people."""
    sys.stdout.write(safe(text) + "\n")


def say_json(value: Any) -> None:
    """Output for programs: records become objects, dates ISO 8601."""
    sys.stdout.write(json.dumps(plain(value), ensure_ascii=False, indent=2) + "\n")


def complain(text: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"excomm: {safe(text)}\n")


def date_words(when: When) -> str:
    """A ``When`` for people: the value, or the interval, or "unknown date"."""
    if not when.known:
        return "unknown date"
    return when.value.replace("/", " to ")
