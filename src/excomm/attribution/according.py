"""A phrase that names whose words a sentence gives: "according to X", "in X's view", "in the words of X"."""

from __future__ import annotations

from collections.abc import Iterator

from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.circumstance import is_medium
from excomm.attribution.content import minus, tidy
from excomm.attribution.lexicon import words
from excomm.attribution.phrase import children, speaks, subtree_span, tells_no_saying, tokens_span
from excomm.attribution.verbal import source_span
from excomm.records import Act, Parse, Span

ORDER = 50
CONFIDENCE = 0.79
"""Precision of pair@0.5 on PolNeAR dev: 27 of 34."""


def find(material: Material, found: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Every such phrase, but no medium that relays what a sentence gives to a speaker of its own."""
    parse = material.parse
    speaking = {one.verb for one in found if one.verb >= 0}
    for index, token in enumerate(parse.tokens):
        marked = _according(material, index) if token.lemma in {"accord", "according"} else _view(material, index)
        if marked is None:
            continue
        head, cue, act = marked
        clause = _clause(parse, index)
        if clause is None:
            continue
        if act is not Act.BELIEVE and parse.tokens[head].pos == "PRON" and _in_speech(parse, clause, speaking):
            continue  # "in his words", inside what he is already said to have said
        relays = is_medium(material, head) or parse.tokens[head].lemma in words("documents")
        if clause in speaking and act is Act.STATEMENT and relays:
            continue
        source = source_span(material, head)
        phrase = Span(min(cue.start, token.span.start), max(cue.end, source.end, subtree_span(parse, index).end))
        whole = subtree_span(parse, clause)
        content = tidy(material, minus([whole], [phrase]), (cue, source))
        if content:
            yield Candidate("according", source, (cue,), content, CONFIDENCE, act=act)


def _in_speech(parse: Parse, clause: int, speaking: set[int]) -> bool:
    """Whether the clause is somebody's speaking, or hangs on it."""
    return clause in speaking or (parse.tokens[clause].dep == "ccomp" and parse.tokens[clause].head in speaking)


def _according(material: Material, index: int) -> tuple[int, Span, Act] | None:
    parse = material.parse
    following = index + 1
    if following >= len(parse.tokens) or parse.tokens[following].lemma != "to":
        return None
    heads = children(parse, following, "pobj")
    if not heads or parse.tokens[heads[0]].lemma in words("unspeaking") or tells_no_saying(parse, index):
        return None
    return heads[0], tokens_span(parse, index, following), Act.STATEMENT


def _view(material: Material, index: int) -> tuple[int, Span, Act] | None:
    """Such as "in his view", "in the opinion of the minister", "in Moscow's words"."""
    parse = material.parse
    if parse.tokens[index].lemma not in {"in", "to"} or parse.tokens[index].dep != "prep":
        return None
    for noun in children(parse, index, "pobj"):
        if parse.tokens[noun].lemma not in words("views"):
            continue
        for owner in children(parse, noun, "poss"):
            return owner, tokens_span(parse, noun, noun), _act(parse, noun)
        for of in children(parse, noun, "prep"):
            for owner in children(parse, of, "pobj"):
                if parse.tokens[of].lemma == "of" and speaks(parse, owner, material.labels):
                    return owner, tokens_span(parse, index, of), _act(parse, noun)
    return None


def _act(parse: Parse, noun: int) -> Act:
    return Act.STATEMENT if parse.tokens[noun].lemma in {"word", "account"} else Act.BELIEVE


def _clause(parse: Parse, index: int) -> int | None:
    """The clause that the phrase is about: behind a final phrase the whole sentence, else what it hangs on."""
    last = parse.bounds[parse.tokens[index].sentence][1]
    at = index
    while parse.tokens[at].head != at:
        at = parse.tokens[at].head
        subject = any(parse.tokens[child].dep in {"nsubj", "nsubjpass", "expl"} for child in parse.children[at])
        if subject and parse.tokens[at].pos in {"VERB", "AUX"} and not _is_final(parse, index, last):
            return at
    return at if at != index else None


def _is_final(parse: Parse, index: int, last: int) -> bool:
    return parse.subtree(index)[-1] >= last - 2 or not any(
        parse.tokens[at].pos in {"VERB", "AUX"} for at in range(index + 1, last)
    )
