"""One act of speech as the rules and as the trained network read it: which spans to take, and how sure one can be.

The rules know who speaks and keep their hands off what is no speech; the network finds more and cuts closer. A
candidate of the rules and one of the network are the same act where their cues meet, or else where their contents
overlap by half. ``model/attribution/agreement.toml`` holds the weights of logistic models (Platt 1999, "Probabilistic
outputs for support vector machines"), fitted on articles that the network was not trained on: three say how sure a
statement is (only the rules found it, only the network, both), three whose span to take where both cut differently.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from excomm.attribution.candidate import Candidate, CueVerb, Material
from excomm.attribution.circumstance import circumstance
from excomm.attribution.content import tidy, trimmed
from excomm.attribution.lexicon import words as words_of
from excomm.attribution.network import Heard, Hearing
from excomm.attribution.phrase import told_as
from excomm.records import Act, Span, Status

KEPT = 0.15
"""Candidates of the rules that are less sure are dropped. Chosen on PolNeAR dev and on the seeds."""
KEPT_ALONE = 0.4
"""The same for what only the network found."""
NAMED = 0.5
"""A speaker whom only the network names, and who is less likely the right one, is left unknown: he is rather the wrong
one. Of speakers whom the rules name the model knows too little: it doubts half of those in our own cases."""
SURE = 0.5
"""Below it a statement is rather wrong than right."""
SPLIT = 0.8
"""The mean probability, at least, of the cue of a second act of speech that cuts the first one's content short."""
FEWEST_WORDS = 8
"""Words of a quotation that is kept without a speaker, at least: shorter ones are titles and scare quotes."""
UNCLAIMED = 0.05
"""The confidence of such a statement for each unit of the probability that it is spoken: PolNeAR knows a speaker for
nearly all of them (of 25 on dev none was without one)."""

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_PRONOUNS = frozenset(("he", "she", "they", "it", "who", "we", "i", "you", "him", "her", "them"))
_NOBODY = ("nobody", "no one", "none ", "neither ")
_NOTHING = ("nothing", "not to be ")
_CERTAIN = 5.0
"""Log-odds at which a probability is cut."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """What the rules and the network found of one act; one of the two may be None."""

    ruled: Candidate | None
    heard: Heard | None


def pairings(material: Material, ruled: Sequence[Candidate], hearing: Hearing) -> Iterator[Pairing]:
    """Every candidate of the rules and of the network, those of the same act together."""
    left = list(hearing.heard)
    alone: list[Candidate] = []
    for one in ruled:
        met = next(
            (other for other in left if _same_cue(one, other) and shared(material, one.content, other.content)), None
        )
        if met is None:
            alone.append(one)
            continue
        left.remove(met)
        yield Pairing(one, met)
    for one in alone:
        met = next((other for other in left if _same_words(material, one, other)), None)
        if met is not None:
            left.remove(met)
        yield Pairing(one, met)
    for other in left:
        yield Pairing(None, other)


def _same_cue(one: Candidate, other: Heard) -> bool:
    return any(other.cue.overlaps(cue) for cue in one.cue)


def _same_words(material: Material, one: Candidate, other: Heard) -> bool:
    if shared(material, one.content, other.content) < 0.5:
        return False
    return not one.cue or (one.source is not None and other.source is not None and one.source.overlaps(other.source))


def words(material: Material, spans: Sequence[Span]) -> set[int]:
    """The words of ``spans``, by their first code point."""
    text = material.article.text
    return {word.start() for span in spans for word in _WORD.finditer(text, span.start, span.end)}


def shared(material: Material, one: Sequence[Span], other: Sequence[Span]) -> float:
    """The Jaccard overlap of the words of two contents."""
    first, second = words(material, one), words(material, other)
    return len(first & second) / max(len(first | second), 1)


def features(material: Material, pairing: Pairing, hearing: Hearing) -> dict[str, float]:
    """What the models look at, by name."""
    ruled, heard = pairing.ruled, pairing.heard
    content = heard.content if heard else ruled.content if ruled else ()
    source = heard.source if heard else ruled.source if ruled else None
    inside = words(material, content)
    found = {
        "content": _log_odds(hearing.mean(content, 2)),
        "quoted": sum(material.quotation_at(at) is not None for at in inside) / max(len(inside), 1),
        "length": math.log1p(len(inside)),
        "no source": float(source is None),
        "pronoun": float(source is not None and source.of(material.article.text).lower() in _PRONOUNS),
        "not done": float(ruled is None and heard is not None and status_of(material, heard) is not Status.ASSERTED),
    }
    if ruled:
        found |= {
            f"finder {ruled.finder}": 1.0,
            "rule alone": _log_odds(ruled.confidence),
            "rule cue": _log_odds(hearing.mean(ruled.cue, 0)) if ruled.cue else 0.0,
            "rule source": _log_odds(hearing.mean([ruled.source] if ruled.source else [], 1)),
            "rule content": _log_odds(hearing.mean(ruled.content, 2)),
        }
    if heard:
        found |= {
            "cue": _log_odds(heard.cue_score),
            "source": _log_odds(heard.source_score),
            "roles": _log_odds(heard.content_score),
            "edge": _log_odds(heard.edge_score),
        }
    if ruled and heard:
        same = ruled.source is not None and heard.source is not None and ruled.source.overlaps(heard.source)
        neither = ruled.source is None and heard.source is None
        found |= {"shared": shared(material, ruled.content, heard.content), "same source": float(same or neither)}
        found["rules alone know the source"] = float(ruled.source is not None and heard.source is None)
    return found


def _log_odds(chance: float) -> float:
    chance = min(max(chance, 1e-6), 1 - 1e-6)
    return max(-_CERTAIN, min(_CERTAIN, math.log(chance / (1 - chance))))


def agreed(
    material: Material,
    ruled: Sequence[Candidate],
    hearing: Hearing,
    *,
    kept: float = KEPT,
    kept_alone: float = KEPT_ALONE,
    named: float = NAMED,
) -> list[Candidate]:
    """The candidates that are surer than ``kept``, or ``kept_alone`` if only the network found them.

    Each has a calibrated confidence in [0, 1]. A speaker whom only the network names, less surely than ``named``, is
    left unknown.

    What only the rules find inside the words of somebody else is kept as they give it: the network was trained on
    articles where statements inside statements are not marked, so that it cannot judge them.
    """
    models, found = _models(), []
    for pairing in pairings(material, ruled, hearing):
        if formal(pairing) or nested(pairing, ruled, hearing):
            found.append(pairing.ruled)
            continue
        if pairing.heard is not None and pairing.ruled is None and stray(material, pairing.heard, ruled):
            continue
        seen = features(material, pairing, hearing)
        sure = models[case_of(pairing)].chance(seen)
        if sure < (kept if pairing.ruled else kept_alone):
            continue
        one = replace(joined(material, pairing, seen, models, ruled, hearing), confidence=round(sure, 3))
        doubted = pairing.ruled is None and models["speaker"].chance(seen) < named
        found.append(replace(one, source=None) if doubted else one)
    made = _without_rivals([one for one in found if one is not None and one.content])
    return made + list(_unclaimed(material, made, hearing))


def _without_rivals(found: list[Candidate]) -> list[Candidate]:
    """Leaves out what only the network found, if it is rather wrong than right and claims words of a surer one.

    Those are the other's cue, or its own cue in the other's content. Whatever the rules found counts as surer.
    """
    kept = []
    for one in found:
        rivals = [o for o in found if o is not one and (o.finder or o.confidence > one.confidence)]
        claims = any(
            any(span.overlaps(cue) for span in (*one.content, *one.cue) for cue in other.cue)
            or any(span.overlaps(cue) for span in other.content for cue in one.cue)
            for other in rivals
        )
        if one.finder or one.confidence >= SURE or not claims:
            kept.append(one)
    return kept


def _unclaimed(material: Material, made: Sequence[Candidate], hearing: Hearing) -> Iterator[Candidate]:
    """Quotations that somebody speaks and that nobody was found for: their speaker is unknown, their words are kept."""
    taken = [span for one in made for span in one.content]
    for quotation in material.quotations:
        spoken = hearing.mean([quotation.inner], 2)
        if (
            spoken > 0.5
            and len(words(material, [quotation.inner])) >= FEWEST_WORDS
            and not any(span.overlaps(quotation.outer) for span in taken)
        ):
            yield Candidate("", None, (), (quotation.outer,), round(UNCLAIMED * spoken, 3), heard=True)


def formal(pairing: Pairing) -> bool:
    """Whether the form alone tells who speaks: a name before a colon, a dash before a name, a quotation that goes on.

    Of the last PolNeAR marks none, so that the network cannot judge them.
    """
    ruled = pairing.ruled
    return ruled is not None and (ruled.finder == "turn" or (pairing.heard is None and ruled.inherits))


def stray(material: Material, heard: Heard, ruled: Sequence[Candidate]) -> bool:
    """Whether what only the network found is a piece of what the rules have: of a transcript, a cue, a medium."""
    if any(turn.overlaps(heard.cue) for one in ruled if one.verbatim for turn in one.content):
        return True
    if any(heard.cue.overlaps(cue) for one in ruled for cue in one.cue):
        return True
    if _cites(material, heard) or _labels(material, heard):
        return True
    if heard.source and any(one.medium is not None and one.medium.overlaps(heard.source) for one in ruled):
        return True
    return heard.source is not None and heard.source.of(material.article.text).lower() == "it"


def _labels(material: Material, heard: Heard) -> bool:
    """Whether no saying is told: the label of a headline ("Analysis: ..."), or what somebody hears or sees."""
    inside = [material.parse.tokens[at] for at in material.parse.tokens_in(heard.cue)]
    if any(token.lemma in words_of("perceiving") for token in inside):
        return True
    named = heard.source.of(material.article.text).lower() if heard.source else ""
    return named in words_of("labels") and ":" in {token.text for token in inside}


def _cites(material: Material, heard: Heard) -> bool:
    """Whether it is but whom somebody cites: "citing officials" tells where something is from, and nothing else."""
    tokens = material.parse.tokens
    citing = any(tokens[at].lemma in words_of("citing") for at in material.parse.tokens_in(heard.cue))
    inside = [at for span in heard.content for at in material.parse.tokens_in(span)]
    return citing and not any(tokens[at].pos in {"VERB", "AUX"} for at in inside)


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


def nested(pairing: Pairing, ruled: Sequence[Candidate], hearing: Hearing) -> bool:
    """Whether only the rules found it, and its cue stands in what another one says."""
    one = pairing.ruled
    if one is None or pairing.heard is not None or not one.cue:
        return False
    others = [other.content for other in ruled if other is not one] + [other.content for other in hearing.heard]
    return any(span.covers(one.cue[0]) for content in others for span in content)


def case_of(pairing: Pairing) -> str:
    """The name of the model that says how sure a pairing is."""
    if pairing.ruled is None:
        return "network"
    return "rules" if pairing.heard is None else "both"


def joined(
    material: Material,
    pairing: Pairing,
    named: dict[str, float],
    models: Mapping[str, Model],
    others: Sequence[Candidate],
    hearing: Hearing,
) -> Candidate:
    """One candidate of both, each of its spans from the side that is more likely to be exact.

    The network's content is not taken where it runs on into the next cue of the same speaker among ``others``.
    """
    ruled, heard = pairing.ruled, pairing.heard
    if heard is None:
        assert ruled is not None
        return ruled
    if ruled is None:
        return _from_network(material, heard, others)
    by_network = (
        heard.source is not None
        and (models["source"].chance(named) >= 0.5 or _nearer(material, ruled, heard))
        and not _relative(material, heard)
        and not (ruled.source and words(material, [ruled.source]) == words(material, [heard.source]))
    )
    one = replace(ruled, heard=True, source=heard.source if by_network else ruled.source)
    surer = models["content"].chance(named) >= 0.5 or _splits(ruled, heard, hearing)
    if not surer or _meddles(material, ruled, heard, others):
        return one
    return replace(one, content=tidy(material, heard.content, ()), cue=_longer(material, ruled, heard))


def _longer(material: Material, ruled: Candidate, heard: Heard) -> tuple[Span, ...]:
    """The cue up to the end of the network's where the rules take the rest for content: "expressed regret | that"."""
    if len(ruled.cue) != 1 or heard.cue.start != ruled.cue[0].start or heard.cue.end <= ruled.cue[0].end:
        return ruled.cue
    rest = trimmed(material.article.text, Span(ruled.cue[0].end, heard.cue.end))
    adjoins = not material.article.text[heard.cue.end : heard.content[0].start].strip()
    return (heard.cue,) if adjoins and rest is not None and _hold(ruled.content, (rest,)) else ruled.cue


def _splits(ruled: Candidate, heard: Heard, hearing: Hearing) -> bool:
    """Whether the network hears two acts of one speaker where the rules have one: "said it was late and vowed to"."""
    return heard.source is not None and any(
        other is not heard
        and other.cue_score >= SPLIT
        and other.source is not None
        and other.source.overlaps(heard.source)
        and _hold(ruled.content, (other.cue,))
        and not _meet(heard.content, (other.cue, *other.content))
        for other in hearing.heard
    )


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


def _from_network(material: Material, heard: Heard, ruled: Sequence[Candidate]) -> Candidate:
    """What the network heard, without quotations that the rules give to a cue beside them."""
    apart = [one for one in ruled if one.finder == "quoted" and not _hold(heard.content, one.cue)]
    claimed = [span for one in apart for span in one.content if not span.overlaps(heard.cue)]
    verbs = [one for one in material.verbs if heard.cue.covers(material.parse.tokens[one.index].span)]
    cue = trimmed(material.article.text, heard.cue) or heard.cue
    content = tidy(material, heard.content, (cue, *([heard.source] if heard.source else []), *claimed))
    status = status_of(material, heard)
    made = Candidate("", heard.source, (cue,), content, heard.cue_score, heard=True, status=status)
    if not verbs:
        return made
    verb = verbs[-1]
    around = circumstance(material, verb)
    return replace(
        made,
        verb=verb.index,
        act=_act(material, verb, heard),
        addressee=around.addressee,
        medium=around.medium,
        occasion=around.occasion,
    )


def _act(material: Material, verb: CueVerb, heard: Heard) -> Act:
    """What the cue shows with the construction that the content has."""
    quoted = any(material.quotation_at(span.start) is not None for span in heard.content)
    for construction in ("quote" if quoted else "clause", "clause", "infinitive", "request", "object", "quote"):
        act = verb.cue.act(construction)
        if act is not None:
            return act
    return Act.STATEMENT


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model: an intercept, and a weight for each feature by name."""

    intercept: float
    weights: dict[str, float]

    def chance(self, named: dict[str, float]) -> float:
        """The probability that the model's "yes" is right, in [0, 1]."""
        score = self.intercept + sum(self.weights.get(name, 0.0) * value for name, value in named.items())
        return 1 / (1 + math.exp(-score))


@cache
def _models() -> dict[str, Model]:
    tables = tomllib.loads(files("excomm.model").joinpath("attribution", "agreement.toml").read_text("utf-8"))
    return {name: Model(table["intercept"], table["weights"]) for name, table in tables.items()}
