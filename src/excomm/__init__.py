"""excomm keeps the record of a confrontation between states: who said what, who did what to whom, and when.

``record = excomm.read("articles/")`` reads articles; ``excomm.open("excomm.sqlite")`` opens a record made before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from excomm.api import Record, open, read

__all__ = ["Record", "open", "read"]


def __getattr__(name: str) -> Any:
    """The library's face, loaded when it is first asked for: the parser behind it takes seconds to load."""
    if name not in __all__:
        raise AttributeError(f"module 'excomm' has no attribute {name!r}")
    from excomm import api

    return getattr(api, name)
