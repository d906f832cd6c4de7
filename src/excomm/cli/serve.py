"""``excomm serve``."""

from __future__ import annotations

import socket
import sys
from contextlib import suppress
from typing import Annotated

import typer

from excomm.cli.terminal import (
    DEFAULT_RECORD,
    CommandError,
    JsonOption,
    RecordOption,
    complain,
    examples,
    opened,
    say_json,
)

ORDER = 9
EXAMPLES = examples("excomm serve", "excomm serve --record excomm-demo.sqlite --port 8100")


def command(
    record: RecordOption = DEFAULT_RECORD,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; this machine only unless you say otherwise.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes a free one.")] = 8062,
    as_json: JsonOption = False,
) -> int:
    """Open the desk: the record as web pages.

    For this machine only, unless --host says otherwise. Ctrl-C closes it. --json prints its address as an object.
    """
    import uvicorn  # with the desk a second to load

    from excomm.desk import app

    with opened(record) as kept, listening(host, port) as open_socket:
        name, number = open_socket.getsockname()[:2]
        address = f"http://{f'[{name}]' if ':' in name else name}:{number}/"
        if as_json:
            say_json({"address": address})
            sys.stdout.flush()
        complain(f"the desk is at {address} (Ctrl-C closes it)")
        server = uvicorn.Server(uvicorn.Config(app(kept, host=host), log_level="warning", server_header=False))
        with suppress(KeyboardInterrupt):
            server.run(sockets=[open_socket])
    complain("the desk is closed")
    return 0


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises ``CommandError`` where it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise CommandError(
            f"cannot listen on {host}, port {port}: {(error.strerror or str(error)).partition(' (')[0].lower()}; "
            "--port 0 takes a free port"
        ) from error
