"""One file that is one input."""

from __future__ import annotations

from pathlib import Path

from excomm.records import Problem, Raw
from excomm.source.walk import reason, shown

LONGEST = 20_000_000
"""Bytes of one input: five million code points at UTF-8's longest, some forty long books. Beyond it lies no article."""


def whole(path: Path, media_type: str, longest: int = LONGEST) -> Raw | Problem:
    """The file as one input, or the reason why not. Reads ``longest`` + 1 bytes at most."""
    try:
        with path.open("rb") as file:
            content = file.read(longest + 1)
    except OSError as fault:
        return Problem("source", shown(path), f"it cannot be read: {reason(fault)}")
    if len(content) > longest:
        return Problem("source", shown(path), f"it is longer than {longest:,} bytes: no single article; split it")
    return Raw(content, media_type, shown(Path(path.stem)), shown(path))
