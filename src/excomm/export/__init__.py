"""One file a format, each with ``NAME``, ``SUFFIX``, ``HELP`` and ``write(readings, findings, out)``.

``out`` is a binary file. Text is UTF-8 with line feeds. The same record gives the same bytes.
"""

from __future__ import annotations

from types import ModuleType

from excomm.siblings import siblings


def formats() -> dict[str, ModuleType]:
    """The formats by name, in alphabetical order."""
    return {module.NAME: module for module in sorted(siblings(__name__, "NAME"), key=lambda module: module.NAME)}
