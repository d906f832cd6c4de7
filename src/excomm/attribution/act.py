"""The speech act of a statement, weighed from what its cue, its construction and its words show.

The classes follow the PLOVER codebook's verbal categories (appeal, demand, threaten, reject, ...). ``act_evidence.py``
names the signs; ``model/act/weights.toml`` holds what each speaks for, as a multinomial logistic model.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from excomm.attribution.act_clause import PERFORMATIVES
from excomm.attribution.act_evidence import PLAIN, signs
from excomm.attribution.act_side import Saying
from excomm.attribution.candidate import Candidate, CueVerb, Material
from excomm.attribution.complement import clausal, objective
from excomm.attribution.phrase import noun_phrase, subject
from excomm.records import Act, Span
from excomm.wordlist import wordlist

COMMON = 0.5
"""Log-odds added to the plain statement where the cue only says "said": in news most of those are plain statements,
in what the weights were fitted on not a third."""


def act_of(material: Material, one: Candidate) -> Act:
    """The act of ``one``."""
    said = saying(material, one.cue, one.content)
    shown = one.act if said.shown is None else said.shown
    return _weighed(material, replace(said, source=one.source or said.source, shown=shown))


def act_given(material: Material, cue: Sequence[Span], content: Sequence[Span]) -> Act:
    """The act of a statement of which only cue and content are known."""
    return _weighed(material, saying(material, cue, content))


def saying(material: Material, cue: Sequence[Span], content: Sequence[Span]) -> Saying:
    """The saying of ``cue`` and ``content``, with what the cue lexicon shows of it."""
    parse = material.parse
    inside = {at for span in cue for at in parse.tokens_in(span)}
    verbs = [verb for verb in material.verbs if verb.index in inside]
    if not verbs:
        return Saying(tuple(cue), tuple(content), None, None)
    verb = verbs[-1]
    head = subject(parse, verb.index)
    source = noun_phrase(parse, head) if head is not None else None
    return Saying(tuple(cue), tuple(content), source, _shown(material, verb, content))


def _shown(material: Material, verb: CueVerb, content: Sequence[Span]) -> Act:
    """What the cue alone shows with the content in the construction that it stands in."""
    complement = clausal(material, verb) or objective(material, verb)
    if complement is not None and any(complement.content.overlaps(span) for span in content):
        return complement.act
    quoted = any(material.quotation_at(span.start) is not None for span in content)
    for construction in ("quote" if quoted else "clause", "clause", "infinitive", "request", "object", "quote"):
        act = verb.cue.act(construction)
        if act is not None:
            return act
    return Act.STATEMENT


def _weighed(material: Material, one: Saying) -> Act:
    found = signs(material, one)
    if one.shown is Act.BELIEVE and not any(name.startswith("cue ") for name in found):
        return Act.BELIEVE
    performed = next((PERFORMATIVES[name] for name in PERFORMATIVES if f"performs {name}" in found), None)
    if PLAIN in found and performed is not None and "alternative" not in found:
        return performed
    scores = {
        act: weights.get("", 0.0) + sum(weights.get(name, 0.0) * value for name, value in found.items())
        for act, weights in _weights().items()
        if (PLAIN not in found or _licensed(act, found)) and not (act is Act.ULTIMATUM and _merely_asks(found))
    }
    if PLAIN in found:
        scores[Act.STATEMENT] += COMMON
    return max(scores, key=lambda act: scores[act])


def _merely_asks(found: dict[str, float]) -> bool:
    """Whether somebody is asked to do something, be it for some weeks, and nothing is put to him otherwise."""
    return "lexicon appeal" in found and not found.keys() & set(wordlist("en", "acts")["or_else"]["signs"])


def _licensed(act: Act, found: dict[str, float]) -> bool:
    return all(found.keys() & set(row) for row in wordlist("en", "acts")["licence"].get(act.value, ()))


@cache
def _weights() -> dict[Act, dict[str, float]]:
    tables = tomllib.loads(files("excomm.model").joinpath("act", "weights.toml").read_text("utf-8"))
    return {Act(name): weights for name, weights in tables.items()}
