"""The command line: one file a command, each with a function ``command`` whose docstring is its help.

Exit codes: 0 done; 1 nothing found, or nothing could be read; 2 the command could not be carried out as it was given
(an option, a file or a record is wrong); 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from importlib.metadata import version
from typing import Annotated

import typer

from excomm.cli.terminal import WRONG, CommandError, complain, say
from excomm.records import Unreadable
from excomm.siblings import siblings

EXIT_CODES = "Exit codes: 0 done; 1 nothing found, or nothing could be read; 2 the command was wrong; 130 stopped."

app = typer.Typer(
    name="excomm",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
)


def _say_version(asked: bool) -> None:
    if asked:
        say(f"excomm {version('excomm')}")
        raise typer.Exit


@app.callback(epilog=EXIT_CODES)
def program(
    _: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Keep the record of a confrontation between states: who said what, who did what to whom, and when."""


def _told(command: Callable[..., int]) -> Callable[..., None]:
    """The command, whose number becomes the exit code, and whose refusal one line instead of a traceback."""

    @functools.wraps(command)
    def run(*arguments: object, **options: object) -> None:
        from excomm.store import StoreError  # the database's library takes half a second to load: not for --help

        try:
            code = command(*arguments, **options)
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader of the pipe has gone (`excomm brief | head`); what is still buffered must not raise at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = 0
        except CommandError as error:
            complain(str(error))
            code = error.code
        except (StoreError, Unreadable) as error:
            complain(str(error))
            code = WRONG
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            complain(f"{place}{error.strerror or error}")
            code = WRONG
        raise typer.Exit(code)

    return run


for module in siblings("excomm.cli", "command"):
    app.command(module.__name__.rpartition(".")[2], epilog=module.EXAMPLES)(_told(module.command))


def main() -> None:
    """Runs one command."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    app()
