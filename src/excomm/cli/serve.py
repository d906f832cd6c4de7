"""``excomm serve``."""

from __future__ import annotations

from typing import Annotated

import typer
import uvicorn

from excomm.cli.terminal import DEFAULT_RECORD, CommandError, RecordOption, complain, opened
from excomm.desk import app

ORDER = 9
EXAMPLES = "Examples:  excomm serve   |   excomm serve --record excomm-demo.sqlite --port 8100"


def command(
    record: RecordOption = DEFAULT_RECORD,
    host: Annotated[
        str, typer.Option(help="The address to listen on; loopback unless you say otherwise.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8062,
) -> int:
    """Open the desk: the record as web pages, for this machine only unless --host says otherwise."""
    with opened(record) as kept:
        complain(f"the desk is at http://{host}:{port}/ (Ctrl-C closes it)")
        try:
            uvicorn.run(app(kept, host=host), host=host, port=port, log_level="warning", server_header=False)
        except SystemExit as end:
            raise CommandError(f"cannot listen on {host}:{port}: is another desk open there? Try --port 0") from end
    return 0
