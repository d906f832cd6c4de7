"""Finds the files that stand beside each other in a package, so that adding one is all that adding a kind needs."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache
def siblings(package: str, having: str) -> tuple[ModuleType, ...]:
    """The modules of ``package`` that define ``having``, by their ``ORDER`` (default 50), then by name.

    ``package`` is a dotted name. A module without that attribute is support, not a sibling.
    """
    parent = importlib.import_module(package)
    found = [importlib.import_module(f"{package}.{info.name}") for info in pkgutil.iter_modules(parent.__path__)]
    kept = [module for module in found if hasattr(module, having)]
    return tuple(sorted(kept, key=lambda module: (getattr(module, "ORDER", 50), module.__name__)))
