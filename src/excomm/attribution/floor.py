"""Who keeps the floor: in a transcript each paragraph behind the head of a turn, up to the next head, is the speaker's.

Each is a statement of its own: a speech of an hour is no single one.
"""

from __future__ import annotations

from collections.abc import Iterator

from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.content import tidy
from excomm.attribution.turn import CONFIDENCE, label_at, may_name, taking_turns
from excomm.records import Span

ORDER = 82


def find(material: Material, found: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Every paragraph behind the first one of a turn; a line of asterisks or the like ends the turn."""
    speaking = taking_turns(material)
    turns = {one.cue[0].end: one for one in found if one.finder == "turn" and one.verbatim and one.cue}
    text, speaker = material.article.text, None
    for paragraph in material.article.paragraphs if turns and speaking else ():
        head = label_at(material, paragraph)
        if head is not None and may_name(material, Span(*head.span("who"))):
            turn = turns.get(head.end("cue")) if head["who"] in speaking else None
            speaker = turn.source if turn is not None else None
        elif not any(mark.isalnum() for mark in paragraph.of(text)):
            speaker = None
        elif speaker is not None and not _is_stage_direction(paragraph.of(text)):
            content = tidy(material, [paragraph], ())
            if content:
                yield Candidate("floor", speaker, (), content, CONFIDENCE, inherits=True, verbatim=True)


def _is_stage_direction(words_: str) -> bool:
    return words_.startswith(("(", "[")) and words_.rstrip(".").endswith((")", "]"))
