"""Reads the word lists and rule data of ``excomm.language``: TOML files without code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def wordlist(language: str, name: str) -> dict[str, Any]:
    """The content of ``language/<language>/<name>.toml``. Raises ``FileNotFoundError`` where there is none."""
    return tomllib.loads(files("excomm.language").joinpath(language, f"{name}.toml").read_text("utf-8"))
