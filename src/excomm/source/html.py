"""Web pages: one article a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from excomm.records import Problem, Raw
from excomm.source.whole_file import whole

SUFFIXES = (".html", ".htm")


def reads(path: Path) -> bool:
    """Whether this is the source for ``path``."""
    return path.suffix.lower() in SUFFIXES


def raws(path: Path) -> Iterator[Raw | Problem]:
    """The page as it is, markup and all."""
    yield whole(path, "text/html")
