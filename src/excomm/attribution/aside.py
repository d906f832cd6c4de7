"""Whose words a whole sentence gives, said in an "as" beside it: "As the minister told reporters, the line is shut"."""

from __future__ import annotations

from collections.abc import Iterator

from excomm.attribution.candidate import Candidate, CueVerb, Material
from excomm.attribution.circumstance import circumstance
from excomm.attribution.content import minus, tidy
from excomm.attribution.phrase import children, subtree_span, verb_group
from excomm.attribution.verbal import source_span, speaker
from excomm.records import Parse

ORDER = 55
CONFIDENCE = 0.75
"""Not measured: PolNeAR dev has too few."""


def find(material: Material, found: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Every cue verb in a clause that "as" opens, with no content of its own, beside a clause set off by a comma."""
    parse = material.parse
    taken = {one.verb for one in found}
    for verb in material.verbs:
        host = _host(parse, verb)
        head = speaker(material, verb) if host is not None and verb.index not in taken else None
        act = verb.cue.act("clause") if verb.cue.act("quote") is not None else None
        if host is None or head is None or act is None:
            continue
        aside, source = subtree_span(parse, verb.index), source_span(material, head)
        cue = verb_group(parse, verb.index, verb.last)
        content = tidy(material, minus([subtree_span(parse, host)], [aside]), (cue, source))
        around_cue = material.quotation_at(cue.start)
        if around_cue is not None:
            content = tuple(part for part in content if around_cue.outer.covers(part))
        if content:
            around = circumstance(material, verb)
            yield Candidate(
                "aside", source, (cue,), content, CONFIDENCE, verb=verb.index, act=act,
                addressee=around.addressee, medium=around.medium, occasion=around.occasion,
            )  # fmt: skip


def _host(parse: Parse, verb: CueVerb) -> int | None:
    """The clause beside the "as" clause of ``verb``; None where it is none, or has a content of its own."""
    token = parse.tokens[verb.index]
    inside = parse.subtree(verb.index)
    if token.dep != "advcl" or parse.tokens[inside[0]].lemma != "as":
        return None
    own = children(parse, verb.index, "ccomp", "xcomp", *(() if verb.cue.person else ("dobj",)))
    beside = {parse.tokens[at].text for at in (inside[0] - 1, inside[-1] + 1) if 0 <= at < len(parse.tokens)}
    return token.head if not own and beside & {",", "—", "–"} else None
