"""How events are told, sentence by sentence (``told.txt``): each of the five statuses, and words that tell of none.

The marked words are judged as the finders would hand them over, so that finding events is not asked here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from status import judged

WRITTEN = "2024-06-12"


def cases() -> Iterator[object]:
    """Status and marked sentence; what is not yet read right is expected to fail."""
    status = ""
    for line in Path(__file__).with_name("told.txt").read_text("utf-8").splitlines():
        if line.startswith("= "):
            status = line.removeprefix("= ")
        elif line and not line.startswith("#"):
            marks = [pytest.mark.xfail(strict=True)] if line.startswith("? ") else []
            yield pytest.param(status, line.removeprefix("? "), marks=marks)


@pytest.mark.parametrize(("status", "marked"), cases())
def test_the_status_is_as_the_words_tell_it(status: str, marked: str) -> None:
    start, end = marked.index("<"), marked.index(">") - 1
    text = marked.replace("<", "").replace(">", "")
    assert judged({"text": text, "span": [start, end], "type": "", "written": WRITTEN}) == status
