"""Paths as the user gives them -> the files that they stand for."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from excomm.records import Problem


def walk(paths: Sequence[str | Path]) -> Iterator[Path | Problem]:
    """The files under ``paths``, each once: files as given, folders in sorted order, globs expanded.

    Hidden files and folders inside a folder are skipped; links to folders are not followed, so no walk is endless.
    """
    seen: set[str] = set()
    for given in paths:
        for found in _expand(Path(given)):
            if isinstance(found, Path):
                real = os.path.realpath(found)
                if real in seen:
                    continue
                seen.add(real)
            yield found


def shown(path: Path) -> str:
    """``path`` as text that can be stored and printed, even where its bytes are no UTF-8."""
    return os.fsencode(path).decode("utf-8", "replace")


def reason(fault: OSError) -> str:
    """A system error in words for the user."""
    return (fault.strerror or str(fault) or type(fault).__name__).lower()


def _expand(path: Path) -> Iterator[Path | Problem]:
    try:
        if path.is_dir():
            yield from _folder(path)
        elif path.is_file():
            yield path
        elif path.exists():
            yield Problem("source", shown(path), "it is neither a file nor a folder")
        else:
            yield from _glob(path)
    except (OSError, ValueError) as fault:
        yield Problem("source", shown(path), f"it cannot be read: {fault}")


def _glob(path: Path) -> Iterator[Path | Problem]:
    if not glob.has_magic(str(path)):
        yield Problem("source", shown(path), "there is no such file or folder")
        return
    matches = sorted(glob.glob(str(path), recursive=True))
    if not matches:
        yield Problem("source", shown(path), "no file matches this pattern")
    for match in matches:
        yield from _expand(Path(match))


def _folder(folder: Path) -> Iterator[Path | Problem]:
    troubles: list[OSError] = []
    empty = True
    for at, folders, names in os.walk(folder, onerror=troubles.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith("."):
                continue
            empty = False
            path = Path(at, name)
            if path.is_file():
                yield path
            else:
                yield Problem("source", shown(path), "it is not a regular file, or a link that leads nowhere")
    for trouble in troubles:
        yield Problem("source", str(trouble.filename), f"the folder cannot be read: {reason(trouble)}")
    if empty and not troubles:
        yield Problem("source", shown(folder), "there is no file in this folder")
