"""What each way of attribution brings, and where what is missed was lost: `python benchmarks/attribution_errors.py`.

On PolNeAR dev: the rules alone, the network alone (with the weights that judge it), both; then both with one of the
network's heads left out: the roles (each stretch that is tagged as content goes with the nearest cue and source of its
paragraph, as in the first trial), or the tags of sources and contents (their figures are then unknown). Then every
marked attribution that both miss (pair@0.5), sorted by where it was lost: nobody was found for its words, the find was
dropped as unlikely, the words overlap by less than half, the speaker is unknown, or he is another one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import ModuleType
from typing import Any

from attribution import GOLD, SCORER, load, read_gold, row

from excomm.article import clean
from excomm.attribution import material_of, ruled_candidates
from excomm.attribution.agreement import agreed
from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.found import Found
from excomm.attribution.merge import statements
from excomm.attribution.network import Heard, Hearing, hear
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


def linked_by_nearness(material: Material, hearing: Hearing) -> Hearing:
    """Without the roles: each tagged content of two words or more, its nearest cue, and the source nearest to that."""
    cues, sources, contents = (list(_tagged(material, hearing, tag)) for tag in range(3))
    heard = []
    for content in contents:
        paragraph = material.paragraph_at(content.start)
        cue = _nearest(content, [one for one in cues if paragraph.covers(one)])
        if cue is None or len(content.of(material.article.text).split()) < 2:
            continue
        source = _nearest(cue, [one for one in sources if paragraph.covers(one)])
        sure = [hearing.mean([span], tag) for tag, span in enumerate((cue, source or cue, content))]
        heard.append(Heard(cue, source, (content,), sure[0], sure[1], sure[2], 0.5))
    return replace(hearing, heard=tuple(heard))


def _tagged(material: Material, hearing: Hearing, tag: int) -> Iterator[Span]:
    """Stretches of pieces that rather bear ``tag``, each within one paragraph."""
    text, starts = material.article.text, hearing.starts
    ends = [*starts[1:], len(text)]
    first = None
    for at, likely in enumerate(hearing.tags[:, tag] > 0.5):
        joined = first is not None and material.paragraph_at(int(starts[first])).covers(
            Span(int(starts[at]), int(starts[at]))
        )
        if first is not None and not (likely and joined):
            yield Span(int(starts[first]), int(starts[first]) + len(text[starts[first] : ends[at - 1]].rstrip()))
            first = None
        if likely and first is None:
            first = at


def _nearest(span: Span, others: Sequence[Span]) -> Span | None:
    return min(others, key=lambda one: max(one.start - span.end, span.start - one.end), default=None)


def without_tags(hearing: Hearing) -> Hearing:
    """Without the tags of sources and contents."""
    tags = hearing.tags.copy()
    tags[:, 1:] = 0.5
    return replace(hearing, tags=tags)


def ways(material: Material, ruled: list[Candidate], hearing: Hearing) -> dict[str, tuple[Statement, ...]]:
    """The statements of each way."""
    both = {
        "both, no roles": linked_by_nearness(material, hearing),
        "both, no tags": without_tags(hearing),
        "both": hearing,
    }
    return {
        "rules alone": statements(material, ruled),
        "network alone": statements(material, agreed(material, (), hearing)),
    } | {
        way: statements(material, settled(material, ruled, agreed(material, ruled, heard)))
        for way, heard in both.items()
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
        pairs = list(pairings(material, Found.of(ruled, hearing.heard)))
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
