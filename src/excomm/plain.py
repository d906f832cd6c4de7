"""Records as plain data and back: the one place that says how a record is written down.

A record becomes a ``dict`` in field order, a tuple a list, a date or a time ISO 8601, an enumeration its value, bytes
Base64. What comes out goes through ``json`` as it is.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from datetime import date, datetime
from typing import Any, TypeVar

from cattrs import Converter

Kind = TypeVar("Kind")

_CONVERTER = Converter(detailed_validation=False, unstruct_collection_overrides={tuple: list})
_CONVERTER.register_unstructure_hook(date, date.isoformat)
_CONVERTER.register_unstructure_hook(datetime, datetime.isoformat)
_CONVERTER.register_unstructure_hook(bytes, lambda value: b64encode(value).decode("ascii"))
_CONVERTER.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
_CONVERTER.register_structure_hook(datetime, lambda value, _: datetime.fromisoformat(value))
_CONVERTER.register_structure_hook(bytes, lambda value, _: b64decode(value))


def plain(value: Any) -> Any:
    """``value`` (a record, or any nesting of tuples, lists and dicts of records) as plain data."""
    return _CONVERTER.unstructure(value)


def restore(kind: type[Kind], value: Any) -> Kind:
    """The record of class ``kind`` that ``plain`` made ``value`` of.

    Keys that ``kind`` doesn't know are passed over. Raises ``KeyError``, ``ValueError`` or ``TypeError`` where
    ``value`` is no such record.
    """
    return _CONVERTER.structure(value, kind)
