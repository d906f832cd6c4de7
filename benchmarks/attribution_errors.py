"""What each way of attribution brings, and where what is missed was lost: `python benchmarks/attribution_errors.py`.

On PolNeAR dev: the rules alone, the network alone (with the weights that judge it), both. Then every marked attribution
that both miss (pair@0.5), sorted by where it was lost: nobody was found for its words, the find was dropped as
unlikely, the words overlap by less than half, the speaker is unknown, or he is another one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from attribution import GOLD, SCORER, load, read_gold, row

from excomm.article import clean
from excomm.attribution import material_of, ruled_candidates
from excomm.attribution.agreement import agreed
from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.merge import statements
from excomm.attribution.network import Hearing, hear
from excomm.attribution.pairing import pairings
from excomm.attribution.settled import settled
from excomm.parse import parse
from excomm.records import Raw, Span, Statement

NEAR = 0.5
"""Overlap of contents from which on they are the same."""
TOUCHED = 0.05
"""Overlap from which on something of the words was found."""
PLACES = ("nobody found for it", "dropped as unlikely", "less than half of it", "speaker unknown", "another speaker")


def places(
    scorer: ModuleType,
    document: dict[str, Any],
    material: Material,
    found: list[dict[str, Any]],
    tried: list[list[Span]],
) -> Iterator[tuple[str, str]]:
    """Kind and place of loss of every marked attribution; "" where it was found.

    ``found`` are the rows given out, ``tried`` the contents of all that rules or network found, likely or not.
    """
    view = scorer.View(document["text"])
    given = [(view.tokens(one["content"]), view.tokens(one["source"])) for one in found]
    raw = ([[part.start, part.end] for span in spans for part in material.article.raw_spans(span)] for spans in tried)
    attempts = [view.tokens(spans) for spans in raw]
    for marked in document["attributions"]:
        content, source = view.tokens(marked["content"]), view.tokens(marked["source"])
        if not content:
            continue
        shares = [(len(content & said) / len(content | said), who) for said, who in given]
        near = [who for share, who in shares if share >= NEAR]
        if any(scorer.role_ok(source, who) for who in near):
            place = ""
        elif near:
            place = PLACES[4] if any(near) else PLACES[3]
        elif any(share > TOUCHED for share, _ in shares):
            place = PLACES[2]
        else:
            tried_for = any(len(content & said) / len(content | said) >= NEAR for said in attempts)
            place = PLACES[1] if tried_for else PLACES[0]
        yield view.qtype(content), place


def ways(material: Material, ruled: list[Candidate], hearing: Hearing) -> dict[str, tuple[Statement, ...]]:
    """The statements of each way."""
    return {
        "rules alone": statements(material, ruled),
        "network alone": statements(material, agreed(material, (), hearing)),
        "both": statements(material, settled(material, ruled, agreed(material, ruled, hearing))),
    }


def main() -> None:
    """Reads, scores and prints."""
    scorer, gold = load(SCORER), read_gold(GOLD)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    lost: dict[str, Counter[str]] = defaultdict(Counter)
    for document in gold:
        name = document["doc_id"]
        article = clean(Raw(document["text"].encode(), "text/plain", name, name))
        material = material_of(article, parse(article))
        ruled, hearing = ruled_candidates(material), hear(article, material.quotations)
        rows: list[dict[str, Any]] = []
        for way, said in ways(material, ruled, hearing).items():
            rows = [row(article, one) for one in said if one.frame is None]
            counts[way] += scorer.doc_counts(document, {"attributions": rows}, NEAR, [])
        pairs = list(pairings(material, ruled, hearing))
        tried = [list(one.content) for pair in pairs for one in (pair.ruled, pair.heard) if one is not None]
        for kind, place in places(scorer, document, material, rows, tried):
            lost[kind][place] += 1
    print(f"{'':16}{'precision':>10}{'recall':>8}{'pair':>8}{'direct':>8}{'mixed':>8}{'indirect':>9}")
    for way, total in counts.items():
        figures = [100 * figure for figure in scorer.summarise(total)["pair"]]
        kinds = [100 * total[f"type.{k}.gpair"] / max(total[f"type.{k}.g"], 1) for k in ("direct", "mixed", "indirect")]
        print(f"{way:16}{figures[0]:10.1f}{figures[1]:8.1f}{figures[2]:8.1f}" + "".join(f"{k:8.1f}" for k in kinds))
    print(f"\n{'both: lost':16}{'marked':>8}" + "".join(f"{place:>22}" for place in PLACES))
    for kind, held in sorted(lost.items()):
        print(f"{kind:16}{held.total():8}" + "".join(f"{held[place]:22}" for place in PLACES))


if __name__ == "__main__":
    main()
