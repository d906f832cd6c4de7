"""``excomm brief``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from excomm.api import Record
from excomm.brief import Brief, compose
from excomm.brief.html import render as html
from excomm.brief.markdown import render as markdown
from excomm.cli.terminal import (
    DEFAULT_RECORD,
    AsOfOption,
    JsonOption,
    RecordOption,
    SinceOption,
    opened,
    say,
    say_json,
    today,
)

ORDER = 2
EXAMPLES = (
    "Examples:  excomm brief --since 1962-10-27 --as-of 1962-10-28   |   excomm brief --html --out excomm-brief.html"
)


def command(
    record: RecordOption = DEFAULT_RECORD,
    since: SinceOption = None,
    as_of: AsOfOption = None,
    as_html: Annotated[bool, typer.Option("--html", help="One self-contained HTML file that opens offline.")] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write here instead of standard output.")
    ] = None,
    limit: Annotated[
        int, typer.Option(min=1, max=1000, help="Lines a section at most; what is left out is counted.")
    ] = 5,
    as_json: JsonOption = False,
) -> int:
    """Say what changed since a day (without --since: since the beginning), and which sentences say so."""
    with opened(record) as kept:
        made = brief_of(kept, since, as_of)
    if as_json:
        say_json(made)
        return 0
    text = html(made) if as_html else markdown(made, limit=limit)
    if out:
        out.write_text(text, "utf-8")
        say(f"wrote {out}")
    else:
        say(text.rstrip("\n"))
    return 0


def brief_of(kept: Record, since: date | None, as_of: date | None) -> Brief:
    """The brief of the record as it stood at the end of ``as_of``; without it, as it stands now."""
    view = kept.as_of(as_of) if as_of else kept
    return compose(
        tuple(view.readings()),
        view.findings(),
        since=since,
        as_of=as_of or today(),
        problems=tuple(kept.problems()),
    )
