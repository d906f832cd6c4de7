"""Checks the written sentences: counts, near-duplicates, and runs that they share with other texts.

    python -m training.event.check [TEXT ...]

Each TEXT is a file (plain, or gzipped where its name ends in .gz) with which the sentences may have no run of eight
words in common: the labelled data that the heads are trained and measured on. README.md gives the results.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.event.overlap import alike, runs

HERE = Path(__file__).parent
SETS = HERE.parent.parent / "benchmarks" / "sets"
FILES = {"types": HERE / "types.jsonl", "status": SETS / "status.jsonl", "act": SETS / "act.jsonl"}
RUN = 8
"""Words in a run that is taken as copied: the usual length in checks of test-set contamination (GPT-3 used 13)."""
NEAR = 0.5
"""Jaccard index of word 5-grams above which two sentences are near-duplicates."""


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def sentences(name: str) -> list[str]:
    """The sentences of one of the three files, each once."""
    return list(dict.fromkeys(row["text"] for row in lines(FILES[name])))


def foreign(path: Path) -> Iterator[str]:
    """The passages of a text that others wrote: its lines, or the strings in each object of a file of JSON lines."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in raw.decode(errors="replace").splitlines():
        yield from strings(json.loads(line)) if ".jsonl" in path.name else (line,)


def strings(value: Any) -> Iterator[str]:
    """The strings in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def main(paths: list[Path]) -> int:
    """Prints what was counted; 1 where a check fails."""
    failed = 0
    for name in FILES:
        for key in ("split", "type", "plover", "mode", "status", "act", "confusable"):
            counted = Counter(row[key] for row in lines(FILES[name]) if key in row)
            if counted:
                print(
                    f"{name} {key}: " + ", ".join(f"{value or '-'} {count}" for value, count in counted.most_common())
                )
        near = list(alike(sentences(name), 5, NEAR))
        print(f"{name}: {len(sentences(name))} sentences, {len(near)} near-duplicates")
        failed += len(near)
    written = {name: {run for text in sentences(name) for run in runs(text, RUN)} for name in FILES}
    for one, other in (("types", "status"), ("types", "act"), ("status", "act")):
        both = written[one] & written[other]
        print(f"{one} and {other}: {len(both)} runs of {RUN} words in common")
        failed += len(both)
    everything = frozenset().union(*written.values())
    for path in paths:
        both = {run for line in foreign(path) for run in runs(line, RUN)} & everything
        print(f"{path.name}: {len(both)} runs in common", *(" ".join(run) for run in sorted(both)[:5]), sep="\n    ")
        failed += len(both)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
