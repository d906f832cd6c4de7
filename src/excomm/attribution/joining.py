"""One candidate of what the rules and the network found of one act of speech: each span from the likelier side.

Where the two cut differently, the form of the sentence decides before the weights do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from excomm.attribution import lexicon
from excomm.attribution.candidate import Candidate, CueVerb, Material
from excomm.attribution.circumstance import circumstance
from excomm.attribution.content import tidy, trimmed
from excomm.attribution.found import Found
from excomm.attribution.logistic import Model
from excomm.attribution.network import Heard
from excomm.attribution.pairing import Pairing, same_cue, words
from excomm.attribution.phrase import children, is_passive, subject
from excomm.attribution.told import told_as
from excomm.attribution.verbal import source_span
from excomm.records import Act, Span, Status

SPLIT = 0.9
"""The mean probability, at least, of the cue of a second act of speech that cuts the first one's content short."""

_NOBODY = ("nobody", "no one", "none ", "neither ")
_NOTHING = ("nothing", "not to be ")


def joined(
    material: Material,
    pairing: Pairing,
    named: dict[str, float],
    models: Mapping[str, Model],
    found: Found,
) -> Candidate:
    """One candidate of both, each of its spans from the side that is more likely to be exact.

    The network's content is not taken where it runs on into the next cue of the same speaker among those ``found``.
    """
    ruled, heard = pairing.ruled, pairing.heard
    if heard is None:
        assert ruled is not None
        return ruled
    if ruled is None:
        return _from_network(material, heard, found)
    by_network = (
        heard.source is not None
        and (models["source"].chance(named) >= 0.5 or _nearer(material, ruled, heard))
        and not _relative(material, heard)
        and not _cuts_list(material, ruled, heard)
        and not _set_in(material, heard, found)
        and not _sunk(material, ruled, heard)
        and not _told_inside(ruled, heard, found)
        and not (ruled.source and words(material, [ruled.source]) == words(material, [heard.source]))
    )
    first = _first_act(ruled, heard, found)
    source = first.source if first else heard.source if by_network else ruled.source
    one = replace(ruled, heard=True, source=source)
    seconds = _second_acts(ruled, heard, found)
    said = (*ruled.content, *heard.content)
    near = {id(other): other for by in (found.ruled_by_cue, found.ruled_by_content) for other in by.to(said)}
    apart = [other for other in near.values() if not any(same_cue(other, second) for second in seconds)]
    surer = bool(seconds) or models["content"].chance(named) >= 0.5
    if not surer or _meddles(material, ruled, heard, apart):
        return one
    return replace(one, content=tidy(material, _within(material, heard), ()), cue=_longer(material, ruled, heard))


def status_of(material: Material, heard: Heard) -> Status:
    """How the saying is told: PolNeAR marks what nobody said, or might say, like what was said."""
    source = heard.source.of(material.article.text).lower() if heard.source else ""
    content = " ".join(span.of(material.article.text).lower() for span in heard.content)
    if source.startswith(_NOBODY) or content.startswith(_NOTHING) or content.endswith(" nothing"):
        return Status.DENIED
    parse = material.parse
    verbs = [at for at in parse.tokens_in(heard.cue) if parse.tokens[at].pos == "VERB"]
    found = (told_as(parse, at, parse.tokens[at].lemma) for at in verbs)
    return next((status for status in found if status is not Status.ASSERTED), Status.ASSERTED)


def _cuts_list(material: Material, ruled: Candidate, heard: Heard) -> bool:
    """Whether the network's source lacks the first of several speakers: "[Britain,] France and Germany"."""
    source = heard.source
    if source is None or ruled.source is None or not ruled.source.covers(source) or source.start == ruled.source.start:
        return False
    first = next(iter(material.parse.tokens_in(source)), None)
    if first is None or material.parse.tokens[first].dep != "conj":
        return False
    return ruled.source.covers(material.parse.tokens[material.parse.tokens[first].head].span)


def _set_in(material: Material, heard: Heard, found: Found) -> bool:
    """Whether the network takes for the source who speaks in a parenthesis: "the envoy, his office said, expressed"."""
    source, text = heard.source, material.article.text
    return source is not None and any(
        other.source is not None
        and other.source.overlaps(source)
        and source.end <= other.cue.start
        and other.cue.end <= heard.cue.start
        and not text[other.cue.end : heard.cue.start].strip(" ,")
        and "," in text[other.cue.end : heard.cue.start]
        for other in found.heard_by_cue.items
        if other is not heard
    )


def _sunk(material: Material, ruled: Candidate, heard: Heard) -> bool:
    """Whether the network's source stands inside the subject's clause: "X, in remarks read out by Y, described"."""
    parse = material.parse
    if ruled.verb < 0 or ruled.source is None or heard.source is None or ruled.source.overlaps(heard.source):
        return False
    own = children(parse, ruled.verb, "nsubj")
    inside = parse.tokens_in(heard.source)
    heads = [at for at in inside if parse.tokens[at].head not in inside]
    sunk = bool(heads) and parse.tokens[heads[0]].dep == "pobj" and ruled.source.end <= heard.source.start
    return sunk and any(ruled.source.covers(parse.tokens[at].span) for at in own)


def _told_inside(ruled: Candidate, heard: Heard, found: Found) -> bool:
    """Whether the network gives what is told inside somebody's words to him: "X said that Y had come and told them"."""
    return ruled.source is not None and any(
        other is not ruled
        and other.source is not None
        and heard.source is not None
        and other.source.overlaps(heard.source)
        and _hold(other.content, (ruled.source,))
        and _hold(other.content, ruled.cue)
        for other in found.ruled_by_content.to(ruled.cue)
    )


def _within(material: Material, heard: Heard) -> list[Span]:
    """The network's content without what runs on, outside of quotation marks, into another paragraph."""
    found = []
    for span in heard.content:
        paragraph = material.paragraph_at(max(span.start, min(heard.cue.start, span.end - 1)))
        quoted = any(q.outer.overlaps(span) and not paragraph.covers(q.outer) for q in material.quotations)
        start, end = max(span.start, paragraph.start), min(span.end, paragraph.end)
        found.append(span if quoted or end <= start else Span(start, end))
    return found


def _longer(material: Material, ruled: Candidate, heard: Heard) -> tuple[Span, ...]:
    """The cue up to the end of the network's where the rules take the rest for content: "expressed regret | that"."""
    if len(ruled.cue) != 1 or heard.cue.start != ruled.cue[0].start or heard.cue.end <= ruled.cue[0].end:
        return ruled.cue
    rest = trimmed(material.article.text, Span(ruled.cue[0].end, heard.cue.end))
    adjoins = not material.article.text[heard.cue.end : heard.content[0].start].strip()
    return (heard.cue,) if adjoins and rest is not None and _hold(ruled.content, (rest,)) else ruled.cue


def _second_acts(ruled: Candidate, heard: Heard, found: Found) -> list[Heard]:
    """What the network hears apart where the rules have one act: "said it was late and vowed to", "and Oslo warned"."""
    return [
        other
        for other in found.heard_by_cue.to(ruled.content)
        if other is not heard
        and other.cue_score >= SPLIT
        and other.source is not None
        and _hold(ruled.content, (other.cue,))
        and not _meet(heard.content, (other.cue, *other.content))
    ]


def _first_act(ruled: Candidate, heard: Heard, found: Found) -> Candidate | None:
    """The act of speech of the rules from which the network splits this one as a second act of the same speaker."""
    for first in found.ruled_by_content.to((heard.cue,)):
        if first is ruled or first.source is None or not _hold(first.content, (heard.cue,)):
            continue
        met = next((one for one in found.heard_by_cue.to(first.cue) if same_cue(first, one)), None)
        if met is not None and _same_speaker(met, heard) and heard in _second_acts(first, met, found):
            return first
    return None


def _same_speaker(one: Heard, other: Heard) -> bool:
    return one.source is not None and other.source is not None and one.source.overlaps(other.source)


def _nearer(material: Material, ruled: Candidate, heard: Heard) -> bool:
    """Whether the network's source stands right before the cue, and that of the rules in another clause."""
    parse, source = material.parse, heard.source
    if source is None or ruled.source is None or source.overlaps(ruled.source) or ruled.source.start > source.start:
        return False
    between = material.article.text[source.end : heard.cue.start]
    inside = parse.tokens_in(source)
    joined_by = parse.tokens[inside[0] - 1].pos == "CCONJ" if inside and inside[0] else False
    return joined_by and source.end <= heard.cue.start and not between.strip(" ,")


def _meddles(material: Material, ruled: Candidate, heard: Heard, others: Sequence[Candidate]) -> bool:
    """Whether the network's content claims what the rules know to be no part of this act, or lacks what is one.

    Those are the addressee, the cue and the words of another act, and the verb on which the cue itself hangs.
    """
    if ruled.addressee is not None and any(span.overlaps(ruled.addressee) for span in heard.content):
        return True
    for other in others:
        if other is not ruled and (
            _hold(heard.content, other.cue) != _hold(ruled.content, other.cue)
            or (_meet(heard.content, other.content) and not _meet(ruled.content, other.content))
        ):
            return True
    tokens, at = material.parse.tokens, ruled.verb
    while at >= 0 and tokens[at].head != at:
        at = tokens[at].head
        if _hold(heard.content, (tokens[at].span,)) and not _hold(ruled.content, (tokens[at].span,)):
            return True
    return ruled.finder == "parenthetical" and _beheaded(material, ruled, heard)


def _beheaded(material: Material, ruled: Candidate, heard: Heard) -> bool:
    """Whether the network leaves out the saying within the saying: "X had told Y, officials said, that ..."."""
    host = material.parse.tokens[ruled.verb].head
    if host not in {verb.index for verb in material.verbs}:
        return False
    span = (material.parse.tokens[host].span,)
    return _hold(ruled.content, span) and not _hold(heard.content, span)


def _hold(content: Sequence[Span], spans: Sequence[Span]) -> bool:
    return any(part.covers(span) for span in spans for part in content)


def _meet(content: Sequence[Span], spans: Sequence[Span]) -> bool:
    return any(part.overlaps(span) for span in spans for part in content)


def _relative(material: Material, heard: Heard) -> bool:
    """Whether the source is but a relative pronoun: the rules name whom it stands for."""
    return heard.source is not None and heard.source.of(material.article.text).lower() in {"who", "which", "that"}


def _from_network(material: Material, heard: Heard, found: Found) -> Candidate:
    """What the network heard, without quotations that the rules give to a cue beside them."""
    apart = [
        one
        for one in found.ruled_by_content.to(heard.content)
        if one.finder == "quoted" and not _hold(heard.content, one.cue)
    ]
    claimed = [span for one in apart for span in one.content if not span.overlaps(heard.cue)]
    verbs = [one for one in material.verbs if heard.cue.covers(material.parse.tokens[one.index].span)]
    cue = trimmed(material.article.text, heard.cue) or heard.cue
    content = tidy(material, _within(material, heard), (cue, *([heard.source] if heard.source else []), *claimed))
    status = status_of(material, heard)
    made = Candidate("", heard.source, (cue,), content, heard.cue_score, heard=True, status=status)
    if not verbs:
        return made
    verb = verbs[-1]
    around = circumstance(material, verb)
    return replace(
        made,
        source=_speaking(material, verb, heard),
        verb=verb.index,
        act=_act(material, verb, heard),
        addressee=around.addressee,
        medium=around.medium,
        occasion=around.occasion,
    )


def _speaking(material: Material, verb: CueVerb, heard: Heard) -> Span | None:
    """The network's source, unless the words were put to it: "the envoy, asked about the raid, ..."."""
    if heard.source is None:
        return _of_participle(material, verb)
    parse = material.parse
    asked = [parse.tokens[verb.index].head, *children(parse, verb.index, "nsubj", "nsubjpass")]
    if not is_passive(parse, verb.index):
        return heard.source
    return None if any(heard.source.covers(parse.tokens[at].span) for at in asked) else heard.source


def _of_participle(material: Material, verb: CueVerb) -> Span | None:
    """The subject that a participle shares: "calling it a farce, he left"; but not of "answering whether"."""
    token = material.parse.tokens[verb.index]
    if token.lemma in lexicon.words("answering"):
        return None
    head = subject(material.parse, verb.index) if token.tag == "VBG" and token.dep == "advcl" else None
    return None if head is None else source_span(material, head)


def _act(material: Material, verb: CueVerb, heard: Heard) -> Act:
    """What the cue shows with the construction that the content has."""
    quoted = any(material.quotation_at(span.start) is not None for span in heard.content)
    for construction in ("quote" if quoted else "clause", "clause", "infinitive", "request", "object", "quote"):
        act = verb.cue.act(construction)
        if act is not None:
            return act
    return Act.STATEMENT
