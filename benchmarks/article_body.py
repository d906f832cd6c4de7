"""How well the body of an article is found in a web page, and how much of it keeps its way back to the markup.

    python benchmarks/article_body.py PAGES

``PAGES`` holds ``ground-truth.json`` (by page: ``articleBody``) and ``html/<page>.html.gz``. F1 is over the multiset of
word four-grams, per page then averaged, as in the article extraction benchmark that such collections come with.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from pathlib import Path

from excomm.article import clean
from excomm.records import Raw, Unreadable


def shingles(text: str, length: int = 4) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + length]) for at in range(max(len(words) - length + 1, 1)))


def scores(found: str, gold: str) -> tuple[float, float]:
    """Precision and recall."""
    ours, theirs = shingles(found), shingles(gold)
    shared = sum((ours & theirs).values())
    return shared / max(sum(ours.values()), 1), shared / max(sum(theirs.values()), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    folder = parser.parse_args().pages
    gold = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    results, paragraphs, mapped, unreadable = [], 0, 0, 0
    begun = time.perf_counter()
    for name, truth in sorted(gold.items()):
        content = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        try:
            article = clean(Raw(content, "text/html", name, name))
        except Unreadable:
            unreadable += 1
            results.append((0.0, 0.0))
            continue
        paragraphs += len(article.paragraphs)
        mapped += sum(bool(article.raw_spans(paragraph)) for paragraph in article.paragraphs)
        results.append(scores(article.text, truth["articleBody"]))
    took = time.perf_counter() - begun
    precision, recall = (sum(column) / len(results) for column in zip(*results, strict=True))
    f1 = 2 * precision * recall / (precision + recall)
    print(f"pages {len(results)}, unreadable {unreadable}, {len(results) / took:.1f} a second")
    print(f"body: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    print(f"paragraphs with a way back to the markup: {mapped / max(paragraphs, 1):.2%} of {paragraphs}")


if __name__ == "__main__":
    main()
