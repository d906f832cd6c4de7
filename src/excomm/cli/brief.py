"""``excomm brief``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from excomm.cli.terminal import (
    DEFAULT_RECORD,
    AsOfOption,
    CommandError,
    JsonOption,
    OutOption,
    RecordOption,
    SinceOption,
    examples,
    opened,
    say,
    say_json,
    today,
    write,
)

if TYPE_CHECKING:
    from excomm.api import Record
    from excomm.brief import Brief

ORDER = 2
EXAMPLES = examples(
    "excomm brief",
    "excomm brief --since 1962-10-27 --as-of 1962-10-28",
    "excomm brief --html --out brief.html",
)


def command(
    record: RecordOption = DEFAULT_RECORD,
    since: SinceOption = None,
    as_of: AsOfOption = None,
    as_html: Annotated[bool, typer.Option("--html", help="One self-contained HTML file that opens offline.")] = False,
    out: OutOption = None,
    limit: Annotated[
        int,
        typer.Option(
            metavar="N", min=1, max=1000, help="Lines a section at most, in Markdown; what is left out is counted."
        ),
    ] = 5,
    as_json: JsonOption = False,
) -> int:
    """Say what changed since a day, with the sentences.

    Without --since: since the beginning. Without --as-of: up to today. Markdown, unless --html or --json is given.
    """
    if as_html and as_json:
        raise CommandError("--html and --json exclude each other")
    if since and as_of and since > as_of:
        raise CommandError(f"--since {since} is later than --as-of {as_of}: no day lies between them")
    from excomm.brief import html, markdown  # the drawing of charts takes a second to load

    with opened(record) as kept:
        made = brief_of(kept, since, as_of)
    if as_json:
        say_json(made)
        return 0
    text = html.render(made) if as_html else markdown.render(made, limit=limit)
    if out:
        write(out, text)
    else:
        say(text.rstrip("\n"))
    return 0


def brief_of(kept: Record, since: date | None, as_of: date | None) -> Brief:
    """The brief of the record as it stood at the end of ``as_of``; without it, as it stands now."""
    from excomm.brief import compose

    view = kept.as_of(as_of) if as_of else kept
    return compose(
        tuple(view.readings()),
        view.findings(),
        since=since,
        as_of=as_of or today(),
        problems=tuple(kept.problems()),
    )
