"""What the network takes for an act of speech and what, by its form, is none or is a piece of another one."""

from __future__ import annotations

from excomm.attribution.candidate import Material
from excomm.attribution.circumstance import is_medium
from excomm.attribution.found import Found
from excomm.attribution.lexicon import words
from excomm.attribution.network import Heard, Hearing
from excomm.attribution.phrase import tells_no_saying
from excomm.registry import state_named


def stray(material: Material, heard: Heard, found: Found) -> bool:
    """Whether what only the network found is a piece of what the rules have: of a transcript, a cue, a medium."""
    told = found.ruled_by_content.to((heard.cue,))
    if any(turn.overlaps(heard.cue) for one in told if one.verbatim for turn in one.content):
        return True
    if any(heard.cue.overlaps(cue) for one in found.ruled_by_cue.to((heard.cue,)) for cue in one.cue):
        return True
    inside = material.parse.tokens_in(heard.cue)
    if inside and all(material.parse.tokens[at].pos == "PROPN" and at in material.labels for at in inside):
        return True  # a part of a name: "Sultan Said"
    if _cites(material, heard) or _labels(material, heard) or _no_source(material, heard, found):
        return True
    ruled = found.ruled_by_cue.items
    if heard.source and any(one.medium is not None and one.medium.overlaps(heard.source) for one in ruled):
        return True
    return heard.source is not None and heard.source.of(material.article.text).lower() == "it"


def with_cues(material: Material, hearing: Hearing) -> tuple[Heard, ...]:
    """What the network hears, without that of which a cue's word only looks like one: "think tank"."""
    parse = material.parse
    return tuple(one for one in hearing.heard if not any(tells_no_saying(parse, at) for at in parse.tokens_in(one.cue)))


def _no_source(material: Material, heard: Heard, found: Found) -> bool:
    """Whether what stands as the source says nothing here: "according to plan", "OSLO:", an agency that only relays."""
    parse, text = material.parse, material.article.text
    inside = parse.tokens_in(heard.source) if heard.source else range(0)
    head = next((at for at in inside if parse.tokens[at].head not in inside or parse.tokens[at].head == at), None)
    if head is None or heard.source is None:
        return False
    cue = heard.cue.of(text).lower()
    if cue == ":":
        return state_named(heard.source.of(text).title()) is not None or material.labels.get(head) in {"GPE", "LOC"}
    if cue != "according to":
        return False
    named = [one for one in found.ruled_by_cue.to(heard.content) if one.source]
    told = any(part.covers(cue) for part in heard.content for one in named for cue in one.cue)
    relays = is_medium(material, head) or parse.tokens[head].lemma in words("documents")
    return parse.tokens[head].lemma in words("unspeaking") or (relays and told)


def _labels(material: Material, heard: Heard) -> bool:
    """Whether no saying is told: the label of a headline ("Analysis: ..."), or what somebody hears or sees."""
    inside = [material.parse.tokens[at] for at in material.parse.tokens_in(heard.cue)]
    if any(token.lemma in words("perceiving") for token in inside):
        return True
    named = heard.source.of(material.article.text).lower() if heard.source else ""
    return named in words("labels") and ":" in {token.text for token in inside}


def _cites(material: Material, heard: Heard) -> bool:
    """Whether it is but whom somebody cites: "citing officials" tells where something is from, and nothing else."""
    tokens = material.parse.tokens
    citing = any(tokens[at].lemma in words("citing") for at in material.parse.tokens_in(heard.cue))
    inside = [at for span in heard.content for at in material.parse.tokens_in(span)]
    return citing and not any(tokens[at].pos in {"VERB", "AUX"} for at in inside)
