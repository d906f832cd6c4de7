"""JSON Lines: one article a line, with ``text`` or ``html`` and what else is known of it; gzip is undone.

``id`` (or ``doc_id``) names the article; every other scalar is kept as metadata, in particular ``title``, ``outlet``,
``url``, ``published``, ``language``, ``place`` and ``corrects`` (the id of the article that this one corrects).
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from excomm.records import Problem, Raw
from excomm.source.walk import reason, shown
from excomm.source.whole_file import LONGEST

SUFFIXES = (".jsonl", ".jsonl.gz")

CONTENT = {"text": "text/plain; charset=utf-8", "html": "text/html; charset=utf-8"}
"""The fields that hold an article, and what they make of it."""

NAMES = ("id", "doc_id")


def reads(path: Path) -> bool:
    """Whether this is the source for ``path``."""
    return path.name.lower().endswith(SUFFIXES)


def raws(path: Path, longest: int = LONGEST) -> Iterator[Raw | Problem]:
    """One input a line. A bad line, or one longer than ``longest`` bytes, is a ``Problem``; the rest goes on.

    Memory stays bounded by ``longest``, also where a small packed file unfolds into a huge one.
    """
    number, empty = 0, True
    try:
        with gzip.open(path) if path.name.lower().endswith(".gz") else path.open("rb") as file:
            while line := file.readline(longest + 1):
                number += 1
                empty = empty and not line.strip()
                if len(line) > longest:
                    _skip_line(cast(BinaryIO, file), line, longest)
                    yield _problem(path, number, f"the line is longer than {longest:,} bytes: no single article")
                elif line.strip():
                    yield _raw(path, number, line)
    except (OSError, EOFError, zlib.error) as fault:
        words = reason(fault) if isinstance(fault, OSError) else str(fault).lower()
        yield Problem("source", shown(path), f"it cannot be read{f' after line {number}' if number else ''}: {words}")
        return
    if empty:
        yield Problem("source", shown(path), "the file is empty")


def _skip_line(file: BinaryIO, line: bytes, longest: int) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(longest)


def _problem(path: Path, number: int, message: str) -> Problem:
    return Problem("source", f"{shown(path)}:{number}", message)


def _raw(path: Path, number: int, line: bytes) -> Raw | Problem:
    try:
        fields = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError:
        return _problem(path, number, "the line is not UTF-8, as JSON must be")
    except json.JSONDecodeError as fault:
        return _problem(path, number, f"the line is not JSON: {fault.msg} at character {fault.pos}")
    except (ValueError, RecursionError):
        return _problem(path, number, "the line is not JSON that can be read: a number too long or nesting too deep")
    if not isinstance(fields, dict):
        return _problem(path, number, "the line is not a JSON object with a field 'text' or 'html'")
    held = next((name for name in CONTENT if isinstance(fields.get(name), str)), None)
    if held is None:
        return _problem(path, number, "the line has neither a field 'text' nor 'html' with a string in it")
    scalars = {str(key): _scalar(value) for key, value in fields.items() if _is_scalar(value) and key != held}
    name = next((scalars[key] for key in NAMES if scalars.get(key)), f"{shown(path).rpartition('/')[2]}:{number}")
    kept = tuple((key, value) for key, value in scalars.items() if key not in NAMES)
    try:
        content = fields[held].encode()
        "".join(part for pair in kept for part in pair).encode()
        name.encode()
    except UnicodeEncodeError:
        return _problem(path, number, "the line holds half a surrogate pair, which is no character")
    return Raw(content, CONTENT[held], name, f"{shown(path)}:{number}", metadata=kept)


def _is_scalar(value: Any) -> bool:
    return isinstance(value, str | int | float)


def _scalar(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
