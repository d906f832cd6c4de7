"""Whose deed a clause tells, seen from who speaks: the speaker's own side, another state, or somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from excomm.attribution.candidate import Material
from excomm.attribution.phrase import children
from excomm.records import Act, Span
from excomm.registry import holders_named, state_named
from excomm.wordlist import wordlist

SIDES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
"""Labels of names that can be blamed."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What is to be judged: the cue, the words said, who says them (None where unknown), what the lexicon shows."""

    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source: Span | None
    shown: Act | None


@cache
def listed(name: str) -> frozenset[str]:
    """A word list of ``language/en/acts.toml``. Raises ``KeyError`` where there is none."""
    return frozenset(wordlist("en", "acts")["lists"][name])


def side(material: Material, one: Saying, verb: int) -> str:
    """Whose deed the clause of ``verb`` tells.

    "own", "foreign" (another state's than the speaker's), "state" (where the speaker's is not known), or "other".
    """
    if any(means_own(material, one, child) for child in children(material.parse, verb, "nsubj", "nsubjpass")):
        return "own"
    theirs = states_of(material, children(material.parse, verb, "nsubj", "nsubjpass"))
    ours = states_of_source(material, one)
    if theirs & ours:
        return "own"
    if theirs:
        return "foreign" if ours else "state"
    return "other"


def means_own(material: Material, one: Saying, noun: int) -> bool:
    """Whether a subject stands for the speaker: "we", the pronoun in reported words, the same name, "his army"."""
    parse = material.parse
    token = parse.tokens[noun]
    word = token.text.lower()
    quoted = material.quotation_at(token.span.start) is not None
    if word in {"i", "we"} or (word in listed("speakers_own") and not quoted and _agrees(material, one, word)):
        return True
    owners = {parse.tokens[at].text.lower() for at in children(parse, noun, "poss")}
    if owners & {"my", "our"} or (owners & listed("own_possessors") and not quoted):
        return True
    if one.source is None:
        return False
    if token.text in one.source.of(material.article.text).split():
        return True
    articles = {parse.tokens[at].text.lower() for at in children(parse, noun, "det")}
    return token.lemma in listed("institutions") and articles == {"the"} and bool(states_of_source(material, one))


def _agrees(material: Material, one: Saying, pronoun: str) -> bool:
    """Whether a pronoun of one can stand for the speaker: "officials said he could" tells of somebody else."""
    if pronoun not in {"he", "she", "it"} or one.source is None:
        return True
    words = [material.parse.tokens[at] for at in material.parse.tokens_in(one.source)]
    inner = {token.span for token in words}
    heads = [token for token in words if material.parse.tokens[token.head].span not in inner or token.dep == "ROOT"]
    return not any(token.tag in {"NNS", "NNPS"} for token in heads[:1])


def states_of(material: Material, nouns: Sequence[int]) -> frozenset[str]:
    """The states that the nouns name, or whose they are: "Vilnius", "the Cuban ministry", "Chad's army"."""
    parse = material.parse
    words = {at for noun in nouns for at in (noun, *children(parse, noun, "amod", "compound", "nmod", "poss"))}
    return _states(material, words)


def states_of_source(material: Material, one: Saying) -> frozenset[str]:
    """The states for which the speaker may speak: those in its words, or the one in whose office a person stands."""
    if one.source is None:
        return frozenset()
    words = set(list(material.parse.tokens_in(one.source))[:8])
    found = _states(material, words)
    if found:
        return found
    names = {material.parse.name_at(at) for at in words}
    people = {name.span.of(material.article.text) for name in names if name is not None and name.label == "PERSON"}
    held = {holder.state for person in people for holder in holders_named(person) if holder.state}
    return frozenset(held) if len(held) == 1 else frozenset()


def _states(material: Material, words: set[int]) -> frozenset[str]:
    parse, text = material.parse, material.article.text
    spans = {name.span.of(text) for name in map(parse.name_at, words) if name is not None}
    spans |= {parse.tokens[at].text for at in words if parse.tokens[at].text[:1].isupper()}
    found = (state_named(span.removeprefix("the ").removeprefix("The ")) for span in spans)
    return frozenset(state.code for state in found if state is not None)


def means_speaker(material: Material, one: Saying, noun: int) -> bool:
    """Whether who is blamed would be the speaker, or nobody in particular."""
    token = material.parse.tokens[noun]
    if token.text.lower() in {"i", "we", "it", "he", "she", "who", "nobody"}:
        return True
    if one.source is None:
        return False
    return token.text in one.source.of(material.article.text).split() or bool(
        states_of(material, [noun]) & states_of_source(material, one)
    )


def named(material: Material, doer: int) -> bool:
    """Whether who is blamed is named, or spoken to."""
    parse = material.parse
    return parse.tokens[doer].text.lower() in {"you", "they"} or any(
        material.labels.get(at) in SIDES or parse.tokens[at].text.lower() == "your" for at in parse.subtree(doer)[:8]
    )
