"""The score of the event rules on PLOVER root types, against sentences with a marked source and target.

    python benchmarks/event_root.py [--data PLV_train.tsv] [--errors TYPE]

Each sentence has one gold root. Of the events that the rules find in it, the one with the marks in its roles, then
the one whose trigger lies nearest to both, is taken, written as PLOVER writes its status (``as_plover``). PLV writes
YIELD for CONCEDE and RETREAT, and counts convictions, which the codebook has under SANCTION, as ACCUSE: both are
renamed before scoring. The rules are not trained; the folds are five for every system (line number modulo 5), so that
the spread between folds can be compared. Where the rules find nothing, "none" is predicted, which is always wrong. The
lexicon was deepened by the kinds of mistakes made on these sentences, so the score is a development score.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from excomm.event.candidate import Candidate
from excomm.event.coding import candidates
from excomm.event.plover import as_plover
from excomm.event.scene import scene
from excomm.event.status import judge
from excomm.parse import parse
from excomm.records import Article, Parse, Piece, Span, Status

FOLDS = 5
NONE = "none"
PEERS = (
    ("a large NLI model with codebook prompts (ZSP)", 0.821),
    ("MiniLM-L6 fine-tuned on PLV_train", 0.783),
    ("TF-IDF and logistic regression", 0.688),
)
"""Macro-F1 of other systems, as measured on the same data before."""


def article(text: str) -> Article:
    whole = Span(0, len(text))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        digest, "plv", "plv", text, "", None, "", None, "", "en", (whole,), (Piece(whole, whole),), (), digest
    )


def root(one: Candidate, status: Status) -> str:
    """The root as PLV writes it. Every sentence has one, so a status that is no event to PLOVER is left aside."""
    told = as_plover(one.type, one.mode, status) or (one.type, one.mode)
    if told[0] != one.type:
        return told[0]
    if one.type in ("CONCEDE", "RETREAT"):
        return "YIELD"
    return "ACCUSE" if (one.type, one.mode) == ("SANCTION", "convict") else one.type


def distance(one: Candidate, parsed: Parse, marks: Sequence[Span]) -> tuple[int, float]:
    """Roles that do not lie in the marks, then code points between the trigger and the middle of both marks."""
    heads = [parsed.tokens[at].span for at in one.sources + one.targets]
    missed = sum(not any(mark.covers(head) for head in heads) for mark in marks)
    middle = statistics.mean((mark.start + mark.end) / 2 for mark in marks)
    return missed, abs(parsed.tokens[one.trigger[0]].span.start - middle)


def predict(row: dict[str, str]) -> str:
    text = row["sentence"]
    one = article(text)
    parsed = parse(one)
    marks = [
        Span(text.find(words), text.find(words) + len(words))
        for words in (row["source"], row["target"])
        if words in text
    ]
    seen = scene(one, parsed, ())
    judged = [(candidate, judge(seen, candidate.node, candidate.sort)) for candidate in candidates(seen)]
    found = [(candidate, verdict.status) for candidate, verdict in judged if verdict.told]
    if not found or not marks:
        return NONE
    return root(*min(found, key=lambda pair: distance(pair[0], parsed, marks)))


def macro_f1(gold: Sequence[str], told: Sequence[str]) -> float:
    scores = []
    for kind in sorted(set(gold)):
        hits = sum(g == t == kind for g, t in zip(gold, told, strict=True))
        scores.append(2 * hits / max(1, gold.count(kind) + told.count(kind)))
    return statistics.mean(scores)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=Path("../shared/data/event/PLV_train.tsv"))
    options.add_argument("--errors", metavar="TYPE", help="print the sentences of this gold type that were missed")
    chosen = options.parse_args()
    with chosen.data.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    gold = [row["gold_root"] for row in rows]
    told = [predict(row) for row in rows]
    for row, right, answer in zip(rows, gold, told, strict=True):
        if right == chosen.errors and answer != right:
            print(f"{answer:10} {row['marked_sentence']}")
    report(gold, told)


def report(gold: Sequence[str], told: Sequence[str]) -> None:
    confused: dict[str, Counter[str]] = defaultdict(Counter)
    for right, answer in zip(gold, told, strict=True):
        confused[right][answer] += 1
    print(f"{'type':10} {'gold':>5} {'P':>6} {'R':>6}  mistaken for")
    for kind, answers in sorted(confused.items()):
        hits, claimed = answers[kind], sum(answer == kind for answer in told)
        others = ", ".join(f"{name} {count}" for name, count in answers.most_common(5) if name != kind)
        precision, recall = hits / max(1, claimed), hits / sum(answers.values())
        print(f"{kind:10} {sum(answers.values()):5} {precision:6.3f} {recall:6.3f}  {others}")
    folds = [macro_f1(gold[fold::FOLDS], told[fold::FOLDS]) for fold in range(FOLDS)]
    answered = [(g, t) for g, t in zip(gold, told, strict=True) if t != NONE]
    share = sum(g == t for g, t in answered) / max(1, len(answered))
    print(f"\nsentences {len(gold)}, answered {len(answered)}, right among the answered {share:.3f}")
    print(
        f"macro-F1  {macro_f1(gold, told):.3f}  (by fold {statistics.mean(folds):.3f} +- {statistics.stdev(folds):.3f})"
    )
    for name, score in PEERS:
        print(f"{score:9.3f}  {name}")


if __name__ == "__main__":
    main()
