"""Sentences with a marked source and target: PLV_train and ``types.jsonl``, and what the rules find in them."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from excomm.event.candidate import Candidate
from excomm.event.coding import candidates
from excomm.event.joint import root_of
from excomm.event.plover import codebook
from excomm.event.scene import scene
from excomm.event.status import judge
from excomm.parse import parse
from excomm.records import Article, Parse, Piece, Span, Status
from training.event.overlap import alike

FOLDS = 5
ALIKE = 0.4
"""Jaccard index of word 5-grams from which two sentences stay in one fold."""
WRITTEN = Path(__file__).with_name("types.jsonl")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence, the spans of its source and target, its root as PLV writes it and its quad class.

    ``code`` is (type, mode) of the deed itself, None where it is not known; ``told`` False where the deed is denied.
    """

    id: str
    text: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    root: str
    quad: int
    code: tuple[str, str] | None = None
    told: bool = True


@dataclass(frozen=True, slots=True)
class Ruled:
    """The rules' answer: the trigger, the codebook's type and mode, the status, the finder, and the root as in PLV."""

    trigger: Span
    type: str
    mode: str
    status: Status
    finder: str
    root: str


def plv(path: Path) -> list[Marked]:
    """The lines of PLV_train."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            _marked(row["sentence_id"], row["marked_sentence"], row["gold_root"], int(row["gold_penta"]))
            for row in csv.DictReader(file, delimiter="\t")
        ]


def written() -> list[Marked]:
    """The lines of ``types.jsonl``."""
    return [
        _marked(row["id"], row["text"], row["type"], row["quad"], (row["plover"], row["mode"]), row["status"])
        for row in map(json.loads, WRITTEN.read_text("utf-8").splitlines())
    ]


def _marked(
    ident: str, marked: str, root: str, quad: int, code: tuple[str, str] | None = None, status: str = ""
) -> Marked:
    text, open_ = "", 0
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    for part in re.split(r"(</?[st]>)", marked):
        if part in ("<s>", "<t>"):
            open_ = len(text)
        elif part in ("</s>", "</t>"):
            spans[part[2]].append(Span(open_, len(text)))
        else:
            text += part
    return Marked(ident, text, tuple(spans["s"]), tuple(spans["t"]), root, quad, code, status != "denied")


def folds(rows: Sequence[Marked]) -> list[int]:
    """The fold of each line: its number modulo 5, but like sentences all have that of the first of them."""
    first = list(range(len(rows)))
    for one, other, _ in alike([row.text for row in rows], 5, ALIKE):
        low, high = sorted((first[one], first[other]))
        first = [low if at == high else at for at in first]
    return [at % FOLDS for at in first]


def codes_of(root: str) -> frozenset[tuple[str, str]]:
    """The codes (type, mode) of deeds that PLV may write as ``root``."""
    return frozenset(
        (code.type, code.mode)
        for code in codebook()
        for status in Status
        if root_of(code.type, code.mode, status) == root
    )


def ruled(one: Marked) -> Ruled | None:
    """The rules' event nearest to the marks: with them in its roles, then with its trigger near the middle of both."""
    read = _article(one.text)
    parsed = parse(read)
    marks = one.source[:1] + one.target[:1]
    seen = scene(read, parsed, ())
    judged = [(candidate, judge(seen, candidate.node, candidate.sort)) for candidate in candidates(seen)]
    found = [(candidate, verdict.status) for candidate, verdict in judged if verdict.told]
    if not found or not marks:
        return None
    best, status = min(found, key=lambda pair: _distance(pair[0], parsed, marks))
    trigger = Span(parsed.tokens[best.trigger[0]].span.start, parsed.tokens[best.trigger[-1]].span.end)
    return Ruled(trigger, best.type, best.mode, status, best.finder, root_of(best.type, best.mode, status))


def _article(text: str) -> Article:
    whole = Span(0, len(text))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        digest, "plv", "plv", text, "", None, "", None, "", "en", (whole,), (Piece(whole, whole),), (), digest
    )


def _distance(one: Candidate, parsed: Parse, marks: Sequence[Span]) -> tuple[int, float]:
    """Roles that do not lie in the marks, then code points between the trigger and the middle of both marks."""
    heads = [parsed.tokens[at].span for at in one.sources + one.targets]
    missed = sum(not any(mark.covers(head) for head in heads) for mark in marks)
    middle = statistics.mean((mark.start + mark.end) / 2 for mark in marks)
    return missed, abs(parsed.tokens[one.trigger[0]].span.start - middle)
