"""The command line: one file a command, each with a function ``command`` whose docstring is its help.

Exit codes: 0 done; 1 nothing found or nothing could be read; 2 the command itself was wrong.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable

import typer

from excomm.cli.terminal import CommandError, complain
from excomm.siblings import siblings

app = typer.Typer(
    name="excomm",
    help="Keep the record of a confrontation between states: who said what, who did what to whom, and when.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
)


def _told(command: Callable[..., int]) -> Callable[..., None]:
    """The command, whose number becomes the exit code, and whose refusal one line instead of a traceback."""

    @functools.wraps(command)
    def run(*arguments: object, **options: object) -> None:
        try:
            code = command(*arguments, **options)
        except CommandError as error:
            complain(str(error))
            code = error.code
        except BrokenPipeError:
            sys.stderr.close()  # the reader of the pipe has gone (`excomm brief | head`): nobody is left to tell
            code = 0
        raise typer.Exit(code)

    return run


for module in siblings("excomm.cli", "command"):
    app.command(module.__name__.rpartition(".")[2], epilog=module.EXAMPLES)(_told(module.command))


def main() -> None:
    """Runs one command."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    app()
