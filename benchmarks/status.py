"""The status of events, against written sentences in which the words that name an event are marked.

    python benchmarks/status.py [--data status.jsonl] [--half dev|test] [--errors STATUS]

Two figures for each half. "Judged": given the marked words, the status that excomm's rules give them, so that finding
events is not mixed with judging them; this is the figure for the bar. "Read": the status of the event that excomm
finds at those words, where nothing found is wrong. Macro-F1 over the five statuses. Of the lines in which the marked
words tell of no event ("none"), it is said how many are told as one after all. Choices were made on the dev half
alone, and ``--errors`` shows only its sentences.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from confusion import Pair, macro_f1, table
from sentence import article

from excomm import attribution, dating
from excomm.event import code, settle
from excomm.event.candidate import Candidate
from excomm.event.scene import Scene, scene
from excomm.event.status import told_by_clause
from excomm.event.telling import tell
from excomm.event.tree import below, governing_verb, is_verb
from excomm.parse import parse
from excomm.records import UNKNOWN_WHEN, Article, Event, Parse, Span

MUST, AIM = 0.88, 0.95
NONE, MISSING = "none", "(nothing)"
OPENING = frozenset({"intend", "plan", "expect", "set", "go", "be", "have"})
"""Verbs that, marked with an infinitive, only say how it is told: "plans to open"."""


def judged(row: dict[str, Any]) -> str:
    one = article(row["text"], row["written"])
    parsed = parse(one)
    seen = scene(one, parsed, ())
    span = Span(*row["span"])
    candidate = marked(seen, span, row["type"])
    verdict = tell(seen, candidate)
    if not verdict.told:
        return NONE
    event = Event(
        id="marked",
        article=one.id,
        type=row["type"],
        mode="",
        sources=(),
        targets=(),
        status=verdict.status,
        when=UNKNOWN_WHEN,
        trigger=span,
        evidence=told_by_clause(seen, candidate.node),
        score=0.0,
        found_by="benchmark",
        confidence=1.0,
        condition=verdict.condition,
    )
    return dated(one, parsed, event).status.value


def marked(seen: Scene, span: Span, type_: str) -> Candidate:
    """The candidate that a finder would make of the words: their highest verb, else their noun and what carries it."""
    parsed = seen.parse
    inside = list(parsed.tokens_in(span))
    top = next((at for at in inside if parsed.tokens[at].head not in inside or parsed.tokens[at].head == at), inside[0])
    if is_verb(parsed, top) or parsed.tokens[top].pos == "ADJ":
        lower = [at for at in below(parsed, top, "xcomp", "advcl") if at in inside and is_verb(parsed, at)]
        if lower and parsed.tokens[top].lemma in OPENING:
            top = lower[0]
        return Candidate(type_, "", (top,), top, (), (), "marked", 1.0)
    carrier = governing_verb(parsed, top)
    carried = parsed.tokens[top].dep in ("dobj", "nsubjpass", "nsubj", "attr") and carrier == parsed.tokens[top].head
    if carried and carrier is not None:
        return Candidate(type_, "", (top,), carrier, (), (), "marked", 1.0)
    return Candidate(type_, "", (top,), top, (), (), "marked", 1.0, sort="thing")


def dated(one: Article, parsed: Parse, event: Event) -> Event:
    """``event`` as the pipeline settles it once its date is known."""
    return settle(dating.occurred(one, parsed, dating.expressions(one, parsed), event), one)


def read(row: dict[str, Any]) -> str:
    one = article(row["text"], row["written"])
    parsed = parse(one)
    span = Span(*row["span"])
    found = [each for each in code(one, parsed, attribution.attribute(one, parsed)) if each.trigger.overlaps(span)]
    return dated(one, parsed, found[0]).status.value if found else MISSING


def show(rows: Sequence[dict[str, Any]], told: Sequence[str], status: str) -> Iterator[str]:
    for row, answer in zip(rows, told, strict=True):
        right = row["status"] if row["status"] != NONE else MISSING if answer == MISSING else NONE
        if answer != right and status in (row["status"], "all"):
            start, end = row["span"]
            text = f"{row['text'][:start]}[{row['text'][start:end]}]{row['text'][end:]}"
            yield f"{row['id']} {row['status']} -> {answer}: {text}"


def report(name: str, pairs: Sequence[Pair]) -> None:
    five = [pair for pair in pairs if pair[0] != NONE]
    right = sum(gold == answer for gold, answer in five)
    print(f"\n{name}: {len(five)} events, {right} right, macro-F1 {macro_f1(five):.3f}")
    print(table(five))
    rest = Counter(answer for gold, answer in pairs if gold == NONE)
    told = rest.total() - rest[NONE] - rest[MISSING]
    tally = ", ".join(f"{label} {count}" for label, count in rest.most_common() if label not in (NONE, MISSING))
    print(f"of {rest.total()} lines without an event {told} are told as one{': ' if tally else ''}{tally}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=Path(__file__).parent / "sets" / "status.jsonl")
    options.add_argument("--half", choices=("dev", "test"), help="one half only")
    options.add_argument("--errors", metavar="STATUS", help="print the dev sentences of this status (or all) in error")
    chosen = options.parse_args()
    lines = [json.loads(line) for line in chosen.data.read_text("utf-8").splitlines()]
    for half in (chosen.half,) if chosen.half else ("dev", "test"):
        rows = [row for row in lines if row["split"] == half]
        gold = [row["status"] for row in rows]
        for name, answer in (("judged", judged), ("read", read)):
            told = [answer(row) for row in rows]
            report(f"{half}, {name}", list(zip(gold, told, strict=True)))
            if chosen.errors and half == "dev":
                print(*show(rows, told, chosen.errors), sep="\n")
    print(f"\nthe bar for judged on test: must {MUST}, aim {AIM}")


if __name__ == "__main__":
    main()
