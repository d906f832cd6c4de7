"""``excomm export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import click
import typer

from excomm.cli.terminal import DEFAULT_RECORD, JsonOption, RecordOption, opened, say_json
from excomm.export import formats

ORDER = 8
EXAMPLES = "Formats:  " + "   |   ".join(f"{name}: {one.HELP}" for name, one in formats().items())


def command(
    form: Annotated[
        str, typer.Argument(metavar="FORMAT", click_type=click.Choice(sorted(formats())), help="See below.")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write here instead of standard output.")
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
    as_json: JsonOption = False,
) -> int:
    """Write the record out in another format. --json says what was written, and needs --out."""
    if as_json and out is None:
        raise click.UsageError("--json describes the file written, so it needs --out FILE")
    with opened(record) as kept:
        if out is None:
            kept.export(form, sys.stdout.buffer)
            return 0
        kept.export(form, out)
        if as_json:
            say_json({"format": form, "file": str(out), "bytes": out.stat().st_size})
    return 0
