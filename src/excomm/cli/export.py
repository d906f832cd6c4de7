"""``excomm export``."""

from __future__ import annotations

import sys
from io import BytesIO
from textwrap import fill
from typing import Annotated

import typer

from excomm.cli.terminal import (
    DEFAULT_RECORD,
    AsOfOption,
    CommandError,
    JsonOption,
    OutOption,
    RecordOption,
    complain,
    examples,
    opened,
    safe,
    say_json,
)
from excomm.export import formats

ORDER = 8
EXAMPLES = (
    examples(
        "excomm export csv-statements --out statements.csv",
        "excomm export jsonl | head -n 1",
        "excomm export plover --as-of 1962-10-27 --out events.tsv",
    )
    + "\n\n\b\nFormats:\n"
    + "\n".join(
        fill(one.HELP, 78, initial_indent=f"  {name:18}  ", subsequent_indent=" " * 22)
        for name, one in formats().items()
    )
)


def parse_form(words: str) -> str:
    """The name of a format. Raises ``typer.BadParameter``."""
    if words not in formats():
        raise typer.BadParameter(f"no format is called {words!r}; there are {', '.join(formats())}")
    return words


def command(
    form: Annotated[str, typer.Argument(metavar="FORMAT", parser=parse_form, help="One of those listed below.")],
    out: OutOption = None,
    record: RecordOption = DEFAULT_RECORD,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> int:
    """Write the record out in another format.

    --json says what was written, so it needs --out.
    """
    if as_json and out is None:
        raise CommandError("--json describes the file written, so it needs --out FILE")
    with opened(record, as_of) as kept:
        if out:
            kept.export(form, out)
        elif sys.stdout.isatty():
            made = BytesIO()
            kept.export(form, made)
            try:
                words = made.getvalue().decode()
            except UnicodeDecodeError:
                raise CommandError(f"{form} is no text that a terminal can show; give --out FILE") from None
            sys.stdout.write(safe(words))
        else:
            kept.export(form, sys.stdout.buffer)
    if out and as_json:
        say_json({"format": form, "file": str(out), "bytes": out.stat().st_size})
    elif out:
        complain(f"wrote {out}")
    return 0
