"""The sentences that the act weights are fitted on, as signs and labels."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sentence import article

from excomm.attribution import material_of
from excomm.attribution.act import saying
from excomm.attribution.act_evidence import signs
from excomm.parse import parse
from excomm.records import Span

WRITTEN = Path(__file__).parent / "sentences.txt"
DEV = Path(__file__).parent.parent.parent / "benchmarks" / "sets" / "act.jsonl"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its cue and content, and the act that it is."""

    text: str
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    act: str


def written(path: Path = WRITTEN) -> Iterator[Example]:
    """The sentences of ``sentences.txt``. Raises ``ValueError`` where a mark is not closed."""
    act = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("= "):
            act = line[2:]
        elif line and not line.startswith("#"):
            yield _marked(line, act)


def _marked(line: str, act: str) -> Example:
    open_: dict[str, int] = {}
    found: dict[str, list[Span]] = {"<": [], "[": []}
    text = ""
    for part in re.split(r"([<>\[\]])", line):
        if part in {"<", "["}:
            open_[part] = len(text)
        elif part in {">", "]"}:
            mark = "<" if part == ">" else "["
            if mark not in open_:
                raise ValueError(f"a mark is not opened: {line}")
            found[mark].append(Span(open_.pop(mark), len(text)))
        else:
            text += part
    if open_ or not found["<"] or not found["["]:
        raise ValueError(f"cue or content is not marked: {line}")
    return Example(text, tuple(found["<"]), tuple(found["["]), act)


def dev(path: Path = DEV) -> Iterator[Example]:
    """The dev half of the benchmark's set."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["split"] == "dev":
            spans = [tuple(Span(*pair) for pair in row[name]) for name in ("cue", "content")]
            yield Example(row["text"], spans[0], spans[1], row["act"])


def seen(examples: Sequence[Example]) -> list[dict[str, float]]:
    """The signs of each example."""
    found = []
    for one in examples:
        alone = article(one.text)
        material = material_of(alone, parse(alone))
        found.append(signs(material, saying(material, one.cue, one.content)))
    return found
