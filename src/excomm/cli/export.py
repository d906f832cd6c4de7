"""``excomm export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from excomm.cli.terminal import DEFAULT_RECORD, CommandError, JsonOption, RecordOption, opened, say_json
from excomm.export import formats

ORDER = 8
EXAMPLES = "Formats:  " + "   |   ".join(f"{name}: {one.HELP}" for name, one in formats().items())


def parse_form(words: str) -> str:
    """The name of a format. Raises ``typer.BadParameter``."""
    if words not in formats():
        raise typer.BadParameter(f"no format is called {words!r}; there are {', '.join(formats())}")
    return words


def command(
    form: Annotated[str, typer.Argument(metavar="FORMAT", parser=parse_form, help="See below.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write here instead of standard output.")
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
    as_json: JsonOption = False,
) -> int:
    """Write the record out in another format. --json says what was written, and needs --out."""
    if as_json and out is None:
        raise CommandError("--json describes the file written, so it needs --out FILE", 2)
    with opened(record) as kept:
        if out is None:
            kept.export(form, sys.stdout.buffer)
            return 0
        kept.export(form, out)
        if as_json:
            say_json({"format": form, "file": str(out), "bytes": out.stat().st_size})
    return 0
