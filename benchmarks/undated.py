"""Dates articles that bear no date: `python benchmarks/undated.py NEWS_DIR [--half even|odd|all] [--errors N]`.

NEWS_DIR holds ``wikinews_2020.jsonl.gz`` and ``kremlin_1999_2018.jsonl.gz`` (JSON lines: ``published``, ``text``).
Of Wikinews title and body are read, and a first line that is a date is cut; of the Kremlin's texts 500 are drawn
(``SEED``), bodies only. Everything goes through ``article.clean``, ``parse`` and ``date_article``, without a stamp:
once alone, and once with a record, which is all articles of the same file that are not among those to date, with
their days and titles. Where the addresses of a file bear numbers, a third time with the record and the address, as
pages that were saved from the web have it.
What was learned was first learned from the odd-numbered lines of both files, and the figures stand on the even-numbered
ones. For ``careers.csv`` and the happenings added with it misses of the even lines of Wikinews were read, and of the
Kremlin's some: since then neither half is untouched, and the figures are development figures.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from excomm.article import clean
from excomm.dating import date_article, witnesses
from excomm.parse import parse
from excomm.records import Article, Precision, Raw, Unreadable, When

SEED = 3
DRAWN = 500
WITHIN = 7
"""Days."""

FILES = ("wikinews_2020", "kremlin_1999_2018")
_DATE_LINE = re.compile(r"\s*(?:[A-Z][a-z]+day,? )?[A-Z][a-z]+ \d{1,2},? \d{4}\s*\n")

Row = tuple[int, dict[str, Any]]
"""The number of a line of a file, and what it holds."""


@dataclass(frozen=True)
class Dated:
    """One article, the day it was published on, and the date that the text gave."""

    article: Article
    published: date
    when: When

    @property
    def off(self) -> int | None:
        """Days between the stated day and the true one."""
        return abs((self.best - self.published).days) if self.best else None

    @property
    def best(self) -> date | None:
        """The stated day, or of an interval the likeliest day that its basis names."""
        if self.when.earliest is not None and self.when.earliest == self.when.latest:
            return self.when.earliest
        return next((one.earliest for one in self.when.basis if one.kind == "solve"), None)

    @property
    def covered(self) -> bool:
        """Whether the true day lies in the stated interval, open sides included."""
        first, last = self.when.earliest or date.min, self.when.latest or date.max
        return first <= self.published <= last


def halves(folder: Path, name: str, half: str) -> tuple[list[Row], list[Row]]:
    """The articles to date, and the rest of the file, which is the record."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [(i, json.loads(line)) for i, line in enumerate(lines)]
    drawn = [row for row in rows if half == "all" or row[0] % 2 == (half == "odd")]
    if name.startswith("kremlin"):
        drawn = random.Random(SEED).sample(drawn, DRAWN)
    taken = {i for i, _ in drawn}
    return drawn, [row for row in rows if row[0] not in taken]


def addressed(one: Article, url: str) -> Article:
    """The article with the address that it was saved from."""
    return replace(one, metadata=(*one.metadata, ("url", url)))


def cleaned(name: str, rows: list[Row], dated: bool) -> Iterator[tuple[Article, date]]:
    """The articles, each with its true day: without any stamp, or ``dated`` and with their titles, as witnesses."""
    for i, row in rows:
        identity, published = f"{name}-{i}", date.fromisoformat(row["published"][:10])
        body = _DATE_LINE.sub("", row["text"], count=1)
        if not name.startswith("kremlin") or dated:
            body = f"{row['title']}\n\n{body}"
        fields = (("published", published.isoformat()),) if dated else ()
        try:
            article = clean(Raw(body.encode(), "text/plain", identity, identity, metadata=fields))
        except Unreadable as refusal:
            print(f"{identity}: {refusal}")
            continue
        day = When(published.isoformat(), Precision.DAY, published, published, article.stamps)
        yield (addressed(replace(article, published=day), row["url"]) if dated else article), published


def show(title: str, dated: list[Dated]) -> None:
    """The figures of one set, as shares of all its articles."""
    count = len(dated)
    stated = [one for one in dated if one.when.earliest and one.when.latest]
    single = [one for one in stated if one.when.earliest == one.when.latest]
    lengths = sorted((one.when.latest - one.when.earliest).days + 1 for one in stated)  # type: ignore[operator]
    figures = {
        f"within {WITHIN} days": sum(one.off is not None and one.off <= WITHIN for one in dated) / count,
        "right year": sum(one.best is not None and one.best.year == one.published.year for one in dated) / count,
        "in the stated interval": sum(one.covered for one in dated) / count,
        "of closed intervals, true": sum(one.covered for one in stated) / max(len(stated), 1),
        "an interval closed on both sides": len(stated) / count,
        "a single day": len(single) / count,
        "a single day, and wrong": sum(not one.covered for one in single) / count,
    }
    print(f"{title}: {count} articles")
    for label, share in figures.items():
        print(f"  {label:34} {share:.3f}")
    if lengths:
        print(f"  {'median length of closed intervals':34} {lengths[len(lengths) // 2]} days")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--half", choices=("even", "odd", "all"), default="even")
    arguments.add_argument("--errors", type=int, default=0)
    asked = arguments.parse_args()
    for name in FILES:
        drawn, rest = halves(asked.folder, name, asked.half)
        read = [(one, day, parse(one)) for one, day in cleaned(name, drawn, dated=False)]
        record = witnesses(one for one, _ in cleaned(name, rest, dated=True))
        runs = [("alone", None, read), (f"with a record of {len(rest)} dated articles", record, read)]
        if record is not None and record.serials:
            urls = {f"{name}-{i}": row["url"] for i, row in drawn}
            saved = [(addressed(one, urls[one.name]), day, parsed) for one, day, parsed in read]
            runs.append(("with that record and its own address", record, saved))
        for title, over, articles in runs:
            dated = [Dated(one, day, date_article(one, parsed, over)) for one, day, parsed in articles]
            show(f"{name}, {title}", dated)
            for one in [one for one in dated if not one.covered][: asked.errors]:
                print(f"\n{one.article.name}: true {one.published}, stated {one.when.value}")
                for reason in one.when.basis:
                    print(f"    {reason.kind}: {reason.words} | {reason.says} | {reason.holds}")


if __name__ == "__main__":
    main()
