"""One act of speech as the rules and as the trained network read it: which spans to take, and how sure one can be.

The rules know who speaks and keep their hands off what is no speech; the network finds more and cuts closer.
``pairing.py`` says which of their candidates are the same act, ``joining.py`` makes one of the two. The weights
(``logistic.py``) were fitted on articles that the network was not trained on: three models say how sure a statement is
(only the rules found it, only the network, both), three whose span to take where both cut differently.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.found import Found, Near
from excomm.attribution.joining import joined, status_of
from excomm.attribution.lexicon import known_cues
from excomm.attribution.lexicon import words as words_of
from excomm.attribution.logistic import models
from excomm.attribution.network import Hearing
from excomm.attribution.pairing import Pairing, pairings, shared, words
from excomm.attribution.stray import stray, with_cues
from excomm.records import Status

KEPT = 0.15
"""Candidates of the rules that are less sure are dropped. Chosen on PolNeAR dev and on the seeds."""
KEPT_ALONE = 0.2
"""The same for what only the network found. Chosen on PolNeAR dev, as the next."""
KEPT_UNNAMED = 0.25
"""The same where nobody speaks, and nothing is quoted."""
KEPT_STRANGE = 0.35
"""The same where the cue is none of our word lists: in other texts than those of its training the network then takes
much for speech that is none ("which is aimed at", "other plans include")."""
KEPT_OWN = 0.6
"""The same where outside of quotation marks an "I", "we" or "you" would speak: the whole text is theirs."""
NAMED = 0.5
"""A speaker whom only the network names, and who is less likely the right one, is left unknown: he is rather the wrong
one. Of speakers whom the rules name the model knows too little: it doubts half of those in our own cases."""
SURE = 0.5
"""Below it a statement is rather wrong than right."""
FEWEST_WORDS = 8
"""Words of a quotation that is kept without a speaker, at least: shorter ones are titles and scare quotes."""
UNCLAIMED = 0.05
"""The confidence of such a statement for each unit of the probability that it is spoken: PolNeAR knows a speaker for
nearly all of them (of 25 on dev none was without one)."""

_PRONOUNS = frozenset(("he", "she", "they", "it", "who", "we", "i", "you", "him", "her", "them"))
_OWN = frozenset(("i", "we", "you"))
_EMPTY = frozenset(("DET", "ADP", "PUNCT", "CCONJ", "SCONJ", "PART", "AUX", "SPACE"))
"""Parts of speech of words that say nothing by themselves."""
_RELATIVE = frozenset(("WDT", "WP"))
_CERTAIN = 5.0
"""Log-odds at which a probability is cut."""


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
    """The candidates that are surer than ``kept``, or ``kept_alone`` (at least) if only the network found them.

    Each has a calibrated confidence in [0, 1]. A speaker whom only the network names, less surely than ``named``, is
    left unknown.

    What only the rules find inside the words of somebody else is kept as they give it: the network was trained on
    articles where statements inside statements are not marked, so that it cannot judge them.
    """
    weights, found = models(), []
    around = Found.of(ruled, with_cues(material, hearing))
    for pairing in pairings(material, around):
        if formal(pairing) or nested(pairing, around):
            found.append(pairing.ruled)
            continue
        if pairing.heard is not None and pairing.ruled is None and stray(material, pairing.heard, around):
            continue
        seen = features(material, pairing, hearing)
        sure = weights[case_of(pairing)].chance(seen)
        if sure < (kept if pairing.ruled else max(kept_alone, _hurdle(material, pairing))):
            continue
        one = replace(joined(material, pairing, seen, weights, around), confidence=round(sure, 3))
        heard = pairing.heard if pairing.ruled is None else None
        doubted = heard is not None and heard.source is not None and weights["speaker"].chance(seen) < named
        found.append(replace(one, source=None) if doubted else one)
    made = _without_rivals(material, [one for one in found if one is not None and one.content])
    return made + list(_unclaimed(material, made, hearing))


def _hurdle(material: Material, pairing: Pairing) -> float:
    """How sure at least what only the network found must be for its cue, its speaker and its words.

    Somebody's words in quotation marks are nearly always said, whatever the cue.
    """
    heard, tokens = pairing.heard, material.parse.tokens
    if heard is None:
        return 0.0
    inside = [at for span in heard.content for at in material.parse.tokens_in(span)]
    if all(tokens[at].pos in _EMPTY or tokens[at].tag in _RELATIVE for at in inside):
        return 1.0
    speaker = heard.source.of(material.article.text).lower() if heard.source else ""
    own = KEPT_OWN if speaker in _OWN and material.quotation_at(heard.cue.start) is None else 0.0
    cue = [tokens[at].lemma for at in material.parse.tokens_in(heard.cue)]
    done = {tokens[at].lemma for at in material.parse.tokens_in(heard.cue) if tokens[at].pos == "VERB"}
    sheer = not words_of("deeds").isdisjoint(done)
    deed = sheer or (bool(cue) and cue[-1] in words_of("deeds_too"))
    known = not known_cues().isdisjoint(cue)
    if any(span.overlaps(quotation.outer) for span in heard.content for quotation in material.quotations) and not sheer:
        return own if known or heard.source else SURE
    if deed or not (known or heard.source):
        return SURE
    return max(own, 0.0 if known else KEPT_STRANGE, 0.0 if heard.source else KEPT_UNNAMED)


def _without_rivals(material: Material, found: list[Candidate]) -> list[Candidate]:
    """Leaves out what only the network found, if it is rather wrong than right and claims words of a surer one.

    Those are the other's cue or most of its content, or its own cue in the other's content. Whatever the rules found
    counts as surer.
    """
    kept, near = [], Near.of(found, lambda one: (*one.cue, *one.content))
    for one in found:
        others = near.to((*one.cue, *one.content))
        rivals = [o for o in others if o is not one and (o.finder or o.confidence > one.confidence)]
        if one.finder or not any(
            _repeats(one, other) or (one.confidence < SURE and _claims(material, one, other)) for other in rivals
        ):
            kept.append(one)
    return kept


def _repeats(one: Candidate, other: Candidate) -> bool:
    """Whether all of the content is the other one's too, who says it by another cue: "wrote to him, demanding that"."""
    inside = all(any(part.covers(span) for part in other.content) for span in one.content)
    return inside and not any(part.overlaps(cue) for part in other.content for cue in one.cue)


def _claims(material: Material, one: Candidate, other: Candidate) -> bool:
    if any(span.overlaps(cue) for span in (*one.content, *one.cue) for cue in other.cue):
        return True
    if any(span.overlaps(cue) for span in other.content for cue in one.cue):
        return True
    meet = any(span.overlaps(part) for span in one.content for part in other.content)
    return meet and shared(material, one.content, other.content) >= 0.5


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
    """Whether the form alone tells who speaks: a name before a colon, and all behind it, or a quotation that goes on.

    Of the last PolNeAR marks none, so that the network cannot judge them.
    """
    ruled = pairing.ruled
    return ruled is not None and (ruled.finder in {"turn", "floor"} or (pairing.heard is None and ruled.inherits))


def nested(pairing: Pairing, found: Found) -> bool:
    """Whether only the rules found it, and its cue stands in what another one says."""
    one = pairing.ruled
    if one is None or pairing.heard is not None or not one.cue:
        return False
    others = [other.content for other in found.ruled_by_content.to(one.cue) if other is not one]
    others += [other.content for other in found.heard_by_content.to(one.cue)]
    return any(span.covers(one.cue[0]) for content in others for span in content)


def case_of(pairing: Pairing) -> str:
    """The name of the model that says how sure a pairing is."""
    if pairing.ruled is None:
        return "network"
    return "rules" if pairing.heard is None else "both"
