"""Command lines, run as a user runs them: in this process, or as the installed program."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from excomm.cli import app

PROGRAM = Path(sys.executable).with_name("excomm")
"""The installed program."""


@dataclass(frozen=True)
class Said:
    """What a command printed, and how it ended."""

    out: str
    err: str
    code: int
    content: bytes

    @property
    def value(self) -> Any:
        """The JSON that it printed."""
        return json.loads(self.out)


def excomm(*words: object, width: int = 100) -> Said:
    """Runs one command line in this process; whatever it raises fails the test."""
    done = CliRunner(env={"COLUMNS": str(width)}).invoke(app, [str(one) for one in words], catch_exceptions=False)
    return Said(done.stdout, done.stderr, done.exit_code, done.stdout_bytes)
