"""Time expressions against TIMEX3 gold: `python benchmarks/timex.py GOLD_DIR SCORER [--errors N] [--predictions FILE]`.

GOLD_DIR holds TimeML files, SCORER is the file of the shared scorer, whose docstring defines the figures. The document
creation time is the day of writing, as a manifest would give it. Seconds are those of dating alone, without the parse.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

from excomm.dating import expressions
from excomm.parse import parse
from excomm.records import UNKNOWN_WHEN, Article, Precision, Span, When

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def load(path: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("timex_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_article(name: str, text: str, created: str | None) -> Article:
    """The text as it stands, so that offsets are the gold's; paragraphs end at blank lines."""
    paragraphs, start = [], 0
    for gap in [*(match.span() for match in _BLANK_LINE.finditer(text)), (len(text), len(text))]:
        words = text[start : gap[0]]
        first = start + len(words) - len(words.lstrip())
        if words.strip():
            paragraphs.append(Span(first, first + len(words.strip())))
        start = gap[1]
    article = Article(name, name, name, text, "", None, "", None, "", "en", tuple(paragraphs), (), (), "")
    return replace(article, published=creation(created))


def creation(created: str | None) -> When:
    """The document creation time as a day; unknown where there is none."""
    digits = (created or "").replace("-", "")[:8]
    if len(digits) < 8 or not digits.isdigit():
        return UNKNOWN_WHEN
    day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return When(day.isoformat(), Precision.DAY, day, day)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("scorer", type=Path)
    arguments.add_argument("--errors", type=int, default=0)
    arguments.add_argument("--predictions", type=Path)
    asked = arguments.parse_args()
    scorer = load(asked.scorer)
    gold = scorer.load_gold(asked.gold)
    predictions: dict[str, list[dict[str, object]]] = {}
    seconds = 0.0
    for name, (text, _, created) in gold.items():
        article = as_article(name, text, created)
        parsed = parse(article)
        started = time.perf_counter()
        found = expressions(article, parsed)
        seconds += time.perf_counter() - started
        predictions[name] = [
            {"doc": name, "start": e.span.start, "end": e.span.end, "type": e.type, "value": e.value} for e in found
        ]
    if asked.predictions:
        lines = (json.dumps(one) + "\n" for found_ in predictions.values() for one in found_)
        asked.predictions.write_text("".join(lines), "utf-8")
    result, errors = scorer.score(gold, predictions)
    scorer.show(asked.gold.name, result)
    print(f"{1000 * seconds / len(gold):.0f} ms a document without the parse")
    for error in errors[: asked.errors]:
        print("\t".join(str(part).replace("\n", " ") for part in error))


if __name__ == "__main__":
    main()
