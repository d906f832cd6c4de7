"""What time expression scorers read: one JSON line each, offsets in code points of the raw text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from excomm.export.lines import json_lines, named, raw
from excomm.records import Findings, Reading

NAME = "timex"
SUFFIX = ".jsonl"
HELP = "time expressions (TIMEX3), for scorers: one JSON line each, offsets into the raw text"


def write(readings: Iterable[Reading], findings: Findings, out: BinaryIO) -> None:
    """A line for every time expression, under every name of its article."""
    json_lines((line for reading in readings for line in lines(reading)), out)


def lines(reading: Reading) -> Iterator[dict[str, Any]]:
    """The expressions of one article that stand in its raw text."""
    for article in named(reading.article):
        for one in reading.expressions:
            places = raw(article, [one.span])
            if places:
                start, end = places[0][0], places[-1][1]
                yield {"doc": article.name, "start": start, "end": end, "type": one.type, "value": one.value}
