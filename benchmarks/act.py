"""The speech act of statements, against written sentences with marked cue and content.

    python benchmarks/act.py [--data act.jsonl] [--half dev|test] [--errors ACT]

Two figures for each half. "Judged": given the marked cue and content, the act that excomm's rules give, so that
finding statements is not mixed with judging them; this is the figure for the bar. "Read": the act of the statement
that excomm finds there (its cue meets the marked one, or half of its words are the marked content's), where nothing
found is wrong. Macro-F1 over the acts of the set. Choices were made on the dev half alone, and ``--errors`` shows only
its sentences. The peer is TF-IDF and logistic regression on 13 acts of crisis narratives.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from confusion import Pair, macro_f1, table
from sentence import article

from excomm.attribution import attribute, material_of
from excomm.attribution.act import act_given
from excomm.parse import parse
from excomm.records import Span, Statement

MUST, AIM, PEER = 0.75, 0.85, 0.47
MISSING = "(nothing)"


def spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def judged(row: dict[str, Any]) -> str:
    one = article(row["text"])
    return act_given(material_of(one, parse(one)), spans(row["cue"]), spans(row["content"])).value


def read(row: dict[str, Any]) -> str:
    one = article(row["text"])
    cue, content = spans(row["cue"]), spans(row["content"])
    found = max(attribute(one, parse(one)), key=lambda each: likeness(each, cue, content), default=None)
    return found.act.value if found is not None and likeness(found, cue, content) >= 0.5 else MISSING


def likeness(found: Statement, cue: Sequence[Span], content: Sequence[Span]) -> float:
    """1 or more where the cues meet, plus how much of both contents is common, in [0, 1]."""
    ours, theirs = points(found.content), points(content)
    return len(ours & theirs) / len(ours | theirs) + bool(points(found.cue) & points(cue))


def points(parts: Sequence[Span]) -> set[int]:
    return {at for part in parts for at in range(part.start, part.end)}


def show(rows: Sequence[dict[str, Any]], told: Sequence[str], act: str) -> Iterator[str]:
    for row, answer in zip(rows, told, strict=True):
        if answer != row["act"] and act in (row["act"], "all"):
            yield f"{row['id']} {row['act']} -> {answer}: {row['text']}"


def report(name: str, pairs: Sequence[Pair]) -> None:
    right = sum(gold == answer for gold, answer in pairs)
    print(f"\n{name}: {len(pairs)} statements, {right} right, macro-F1 {macro_f1(pairs):.3f}")
    print(table(pairs))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=Path(__file__).parent / "sets" / "act.jsonl")
    options.add_argument("--half", choices=("dev", "test"), help="one half only")
    options.add_argument("--errors", metavar="ACT", help="print the dev sentences of this act (or all) that are wrong")
    chosen = options.parse_args()
    lines = [json.loads(line) for line in chosen.data.read_text("utf-8").splitlines()]
    for half in (chosen.half,) if chosen.half else ("dev", "test"):
        rows = [row for row in lines if row["split"] == half]
        gold = [row["act"] for row in rows]
        for name, answer in (("judged", judged), ("read", read)):
            told = [answer(row) for row in rows]
            report(f"{half}, {name}", list(zip(gold, told, strict=True)))
            if chosen.errors and half == "dev":
                print(*show(rows, told, chosen.errors), sep="\n")
    print(f"\nthe bar for judged on test: must {MUST}, aim {AIM}; peer {PEER}")


if __name__ == "__main__":
    main()
