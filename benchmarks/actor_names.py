"""Whether spellings of one name meet and namesakes do not: `python benchmarks/actor_names.py [NEWS_DIR] [--errors]`.

The set (``sets/names.jsonl``) holds places in the Kremlin's texts (line, and offsets into title, blank line and text)
where a person is named in full, and who that is. It was made by one reader: from all names of two words or more whose
family name is in the registry or comes in more than one spelling; up to three articles a spelling. Each name is read in
its own paragraph, with the article's day. A pair of places is merged where both get one id; precision and recall are
over all pairs, and over those of different spellings.
"""

from __future__ import annotations

import argparse
import gzip
import json
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from excomm.actor.cast import cast_of
from excomm.article import clean
from excomm.parse import parse
from excomm.records import Raw

SHARED = Path(__file__).resolve().parents[2] / "shared"
SET = Path(__file__).parent / "sets" / "names.jsonl"


@dataclass(frozen=True)
class Place:
    """A name as it is written, who it is, and the id that excomm gives to it ("" for none)."""

    name: str
    who: str
    id: str


def identity(paragraph: str, name: str, day: date) -> str:
    """The id of the member of the cast who bears ``name`` in ``paragraph``."""
    shared = parse(clean(Raw(paragraph.encode(), "text/plain", "names", "names")))
    _, occurrences = cast_of(shared, day)
    words = set(name.replace("-", " - ").split())
    written = [{token.text for token in shared.tokens[place.first : place.last]} for place in occurrences]
    for place, tokens in zip(occurrences, written, strict=True):
        if words <= tokens:
            return place.person or ""
    for place, tokens in zip(occurrences, written, strict=True):
        if tokens <= words:
            return place.person or ""
    return ""


def places(news: Path) -> list[Place]:
    """Every place of the set with the id that excomm gives."""
    with gzip.open(news / "kremlin_1999_2018.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    found = []
    for line in SET.read_text("utf-8").splitlines():
        one = json.loads(line)
        row = rows[one["line"]]
        text = f"{row['title']}\n\n{row['text']}"
        start = text.rfind("\n", 0, one["start"]) + 1
        end = text.find("\n", one["end"])
        paragraph = text[start : end if end > 0 else len(text)]
        name = " ".join(text[one["start"] : one["end"]].split())
        found.append(Place(name, one["id"], identity(paragraph, name, date.fromisoformat(row["published"][:10]))))
    return found


def show(title: str, pairs: list[tuple[Place, Place]], errors: bool) -> None:
    """Precision and recall of the merges."""
    same = [(a, b) for a, b in pairs if a.who == b.who]
    merged = [(a, b) for a, b in pairs if a.id and a.id == b.id]
    right = [(a, b) for a, b in merged if a.who == b.who]
    print(f"{title:28} pairs {len(pairs):7} same {len(same):5} merged {len(merged):5}", end="")
    print(f"  precision {len(right) / len(merged):.4f}  recall {len(right) / len(same):.4f}")
    if errors:
        wrong = {(a.name, b.name, a.id) for a, b in merged if a.who != b.who}
        missed = {(a.name, b.name, a.id, b.id) for a, b in same if (a, b) not in set(right)}
        print(*(f"  wrong {one}" for one in sorted(wrong)), *(f"  missed {one}" for one in sorted(missed)), sep="\n")


def main() -> None:
    """Reads, joins and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path, nargs="?", default=SHARED / "data" / "news")
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    found = places(given.news)
    pairs = list(combinations(found, 2))
    print(
        f"{len(found)} places, {len({p.name for p in found})} spellings of {len({p.who for p in found})} persons; ",
        end="",
    )
    print(f"without an id {sum(not place.id for place in found)}")
    show("all pairs", pairs, errors=False)
    show("of different spellings", [(a, b) for a, b in pairs if a.name != b.name], given.errors)


if __name__ == "__main__":
    main()
