"""Who said what against PolNeAR: `python benchmarks/attribution.py [GOLD] [SCORER] [OPTIONS]`.

GOLD is a (gzipped) file of the shared format, SCORER the file of the shared scorer; its docstring defines the figures.
The articles are read as excomm reads them, boilerplate cut, and the spans mapped back to the raw text. PolNeAR does not
mark statements inside statements, so excomm's are left out, as in its export, unless ``--nested``. Seconds are those
of attribution alone.
The confidence is judged by its expected calibration error over ten bins (Guo et al. 2017, "On Calibration of Modern
Neural Networks", section 2): right is who has the right source and a content that overlaps by half.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import random
import time
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from excomm.article import clean
from excomm.attribution import attribute, material_of, ruled_candidates
from excomm.attribution.agreement import agreed
from excomm.attribution.merge import statements as stated
from excomm.attribution.network import hear
from excomm.export.attributions import attribution
from excomm.parse import parse
from excomm.records import Article, Raw, Statement

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "data" / "attribution" / "polnear_dev.jsonl.gz"
SCORER = SHARED / "tools" / "attribution_score.py"
COLUMNS = ("exact content", "token content", "exact source", "exact cue", "pair", "triple", "triple=")
PEERS = {
    "textacy 0.13 direct_quotations (test)": (23.3, 47.6, 27.4, 33.1, 28.1, 27.5, 15.5),
    "GenderGapTracker (test)": (36.0, 70.0, 58.1, 49.4, 44.4, 42.0, 27.8),
    "BBC Citron, retrained (test)": (38.4, 68.9, 65.1, 53.0, 50.5, 48.0, 30.3),
    "a first trial with MiniLM-L6 (test)": (49.7, 90.9, 74.7, 69.6, 58.0, 54.5, 36.1),
    "a second human annotator (test)": (68.7, 91.3, 79.5, 71.2, 75.4, 74.7, 59.9),
}
"""The figures of ``shared/data/README.md``, measured there with the same scorer on PolNeAR test."""


def load(path: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("attribution_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_gold(path: Path) -> list[dict[str, Any]]:
    """The gold documents, from JSON lines, gzipped or not."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in content.decode().split("\n") if line.strip()]


def row(article: Article, statement: Statement) -> dict[str, Any]:
    """A statement as `excomm export attributions` writes it, with its finder and confidence."""
    return attribution(article, statement, {}) | {"id": statement.found_by, "confidence": statement.confidence}


def calibration(scorer: ModuleType, gold: list[dict[str, Any]], found: list[list[dict[str, Any]]]) -> float:
    """The mean distance between confidence and share of right ones, bins weighed by their size."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(10)]
    for document, rows in zip(gold, found, strict=True):
        view = scorer.View(document["text"])
        marked = [(view.tokens(one["content"]), view.tokens(one["source"])) for one in document["attributions"]]
        for one in rows:
            content, source = view.tokens(one["content"]), view.tokens(one["source"])
            right = any(
                len(content & words) >= len(content | words) / 2 and scorer.role_ok(who, source)
                for words, who in marked
            )
            bins[min(9, int(one["confidence"] * 10))].append((one["confidence"], right))
    gaps = [abs(sum(sure for sure, _ in held) - sum(right for _, right in held)) for held in bins]
    return sum(gaps) / max(sum(map(len, bins)), 1)


def intervals(scorer: ModuleType, per: list[Counter[str]], draws: int = 1000) -> dict[str, tuple[float, float]]:
    """95 % percentile intervals of F1 by resampling documents."""
    chance, drawn = random.Random(13), defaultdict(list)
    for _ in range(draws):
        total: Counter[str] = sum((per[chance.randrange(len(per))] for _ in per), Counter())
        for name, figures in scorer.summarise(total).items():
            drawn[name].append(100 * figures[2])
    return {name: (sorted(f)[int(0.025 * draws)], sorted(f)[int(0.975 * draws) - 1]) for name, f in drawn.items()}


def show_finders(scorer: ModuleType, gold: list[dict[str, Any]], found: list[list[dict[str, Any]]]) -> None:
    """For each finder how many attributions it gave, and the share whose content and source are right (pair@0.5)."""
    given: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for document, rows in zip(gold, found, strict=True):
        view = scorer.View(document["text"])
        marked = [(view.tokens(one["content"]), view.tokens(one["source"])) for one in document["attributions"]]
        for one in rows:
            content, source = view.tokens(one["content"]), view.tokens(one["source"])
            given[one["id"]] += 1
            right[one["id"]] += any(
                len(content & words) >= len(content | words) / 2 and scorer.role_ok(who, source)
                for words, who in marked
            )
    for name, count in given.most_common():
        print(f"{name:24}{right[name]:6} of {count:5}  {right[name] / count:.2f}")


def main() -> None:
    """Reads, attributes, scores and prints."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=Path, nargs="?", default=GOLD)
    arguments.add_argument("scorer", type=Path, nargs="?", default=SCORER)
    arguments.add_argument("--rules", action="store_true", help="the rules alone, without the network")
    arguments.add_argument("--network", action="store_true", help="the network alone, without the rules")
    arguments.add_argument("--finders", action="store_true", help="precision of each finder")
    arguments.add_argument("--nested", action="store_true", help="count statements inside statements too")
    arguments.add_argument("--errors", type=int, default=0, metavar="N", help="print N errors of each kind")
    asked = arguments.parse_args()
    scorer, gold = load(asked.scorer), read_gold(asked.gold)
    found: list[list[dict[str, Any]]] = []
    seconds = 0.0
    for document in gold:
        name = document["doc_id"]
        article = clean(Raw(document["text"].encode(), "text/plain", name, name))
        parsed = parse(article)
        started = time.perf_counter()
        if asked.rules:
            material = material_of(article, parsed)
            statements = stated(material, ruled_candidates(material))
        elif asked.network:
            material = material_of(article, parsed)
            statements = stated(material, agreed(material, (), hear(article, material.quotations)))
        else:
            statements = attribute(article, parsed)
        seconds += time.perf_counter() - started
        found.append([row(article, one) for one in statements if asked.nested or one.frame is None])
    errors: list[tuple[str, ...]] = []
    pairs = zip(gold, found, strict=True)
    per = [scorer.doc_counts(document, {"attributions": rows}, 0.5, errors) for document, rows in pairs]
    result, spread = scorer.summarise(sum(per, Counter())), intervals(scorer, per)
    system = "excomm, rules alone" if asked.rules else "excomm, network alone" if asked.network else "excomm"
    print(f"{'':40}" + "".join(f"{name:>15}" for name in COLUMNS))
    for peer, figures in PEERS.items():
        print(f"{peer:40}" + "".join(f"{figure:15.1f}" for figure in figures))
    print(f"{f'{system} ({asked.gold.name})':40}" + "".join(f"{100 * result[name][2]:15.1f}" for name in COLUMNS))
    print(
        f"{'  95 % of F1, documents resampled':40}"
        + "".join(f"{'{:.1f}–{:.1f}'.format(*spread[n]):>15}" for n in COLUMNS)
    )
    print(f"{'  precision':40}" + "".join(f"{100 * result[name][0]:15.1f}" for name in COLUMNS))
    print(f"{'  recall':40}" + "".join(f"{100 * result[name][1]:15.1f}" for name in COLUMNS))
    total: Counter[str] = sum(per, Counter())
    for kind in ("direct", "mixed", "indirect"):
        share = total[f"type.{kind}.gpair"] / max(total[f"type.{kind}.g"], 1)
        print(f"  {f'recall with the right source, {kind}':38}{100 * share:15.1f}")
    for role in ("source", "cue", "content"):
        print(f"  {f'F1 of segments, {role}':38}{100 * result[f'segment {role}'][2]:15.1f}")
    print(f"  {'expected calibration error':38}{calibration(scorer, gold, found):15.3f}")
    print(f"{1000 * seconds / len(gold):.0f} ms an article without the parse")
    if asked.finders:
        show_finders(scorer, gold, found)
    for kind in ("MISS", "SPUR", "WHO?"):
        for error in [error for error in errors if error[0] == kind][: asked.errors]:
            print("\t".join(error))


if __name__ == "__main__":
    main()
