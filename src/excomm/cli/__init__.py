"""The command line: one file a command, each with a function ``command`` whose docstring is its help.

Exit codes: 0 done; 1 nothing found or nothing could be read; 2 the command itself was wrong.
"""

from __future__ import annotations

import sys

import click
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
for module in siblings("excomm.cli", "command"):
    app.command(module.__name__.rpartition(".")[2], epilog=module.EXAMPLES)(module.command)


def main() -> None:
    """Runs one command. What goes wrong is told in one line, without a traceback."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        result = app(standalone_mode=False)
        sys.exit(result if isinstance(result, int) else 0)
    except CommandError as error:
        complain(str(error))
        sys.exit(error.code)
    except click.exceptions.Abort:
        complain("stopped")
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of the pipe has gone (`excomm brief | head`): nothing to tell, nobody to tell it
        sys.exit(0)
