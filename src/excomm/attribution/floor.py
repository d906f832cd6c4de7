"""Who keeps the floor: in a transcript each paragraph behind the head of a turn, up to the next head, is the speaker's.

Each is a statement of its own: a speech of an hour is no single one.
"""

from __future__ import annotations

from collections.abc import Iterator

from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.content import tidy
from excomm.attribution.turn import CONFIDENCE, in_own_voice, keeping_the_floor, label_at, may_name
from excomm.records import Span

ORDER = 82


def find(material: Material, found: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Every paragraph behind the first one of a turn, with the confidence of its head.

    A line of asterisks or the like ends the turn, and a paragraph that opens with somebody's quotation. The last turn
    ends with its last paragraph that says "I" or "we": what follows may be the reporter's.
    """
    turns = {one.cue[0].end: one for one in found if one.finder == "turn" and one.verbatim and one.cue}
    speaking = keeping_the_floor(material) if turns else frozenset()
    if not speaking:
        return
    quoted = {one.content[0].start for one in found if one.finder == "quoted"}
    paragraphs = material.article.paragraphs
    last = max((at for at, one in enumerate(paragraphs) if in_own_voice(material, one)), default=-1)
    heads = [at for at, one in enumerate(paragraphs) if (head := label_at(material, one)) and head["who"] in speaking]
    speaker = None
    for rank, paragraph in enumerate(paragraphs):
        head = label_at(material, paragraph)
        if head is not None and may_name(material, Span(*head.span("who"))):
            turn = turns.get(head.end("cue")) if head["who"] in speaking else None
            speaker = turn.source if turn is not None else None
        elif _ends_turn(material, paragraph, quoted) or (rank > last and rank > heads[-1]):
            speaker = None
        elif speaker is not None and not _is_stage_direction(paragraph.of(material.article.text)):
            content = tidy(material, [paragraph], ())
            if content:
                yield Candidate("floor", speaker, (), content, CONFIDENCE, inherits=True, verbatim=True)


def _ends_turn(material: Material, paragraph: Span, quoted: set[int]) -> bool:
    return paragraph.start in quoted or not any(mark.isalnum() for mark in paragraph.of(material.article.text))


def _is_stage_direction(told: str) -> bool:
    return told.startswith(("(", "[")) and told.rstrip(".").endswith((")", "]"))
