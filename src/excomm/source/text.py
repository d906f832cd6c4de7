"""Plain text: one article a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from excomm.records import Problem, Raw
from excomm.source.whole_file import whole

SUFFIXES = (".txt",)


def reads(path: Path) -> bool:
    """Whether this is the source for ``path``."""
    return path.suffix.lower() in SUFFIXES


def raws(path: Path) -> Iterator[Raw | Problem]:
    """The file as it is; its encoding is found out when it is cleaned."""
    yield whole(path, "text/plain")
