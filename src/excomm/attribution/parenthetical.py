"""A cue set into or behind what was said: "..., announced the ministry, ...", "The line, he said, is near."."""

from __future__ import annotations

from collections.abc import Iterator

from excomm.attribution.candidate import Candidate, CueVerb, Material
from excomm.attribution.circumstance import circumstance
from excomm.attribution.content import tidy
from excomm.attribution.lexicon import words
from excomm.attribution.phrase import children, is_passive, speaks, subtree_span, tokens_span, verb_group
from excomm.attribution.told import done
from excomm.attribution.verbal import source_span
from excomm.records import Parse, Span

ORDER = 8
CONFIDENCE = 0.78
"""Precision of pair@0.5 on PolNeAR dev: 62 of 79."""

_COMMAS = {",", "—", "–", "-", "--", "”", '"', "''", "’"}


def find(material: Material, found: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Every cue verb between commas, or behind one, with nothing but its subject and its circumstances beside it."""
    claimed = {one.verb: one for one in found}
    for verb in material.verbs:
        act = verb.cue.act("clause") or verb.cue.act("quote")
        if (
            act is None
            or is_passive(material.parse, verb.index)
            or not done(material.parse, verb.index, verb.cue.lemma)
        ):
            continue
        head = _subject(material, verb)
        if head is None:
            continue
        source, cue = source_span(material, head), verb_group(material.parse, verb.index, verb.last)
        content = _content(material, verb, source, cue)
        around_cue = material.quotation_at(cue.start)
        if around_cue is not None:  # words inside a quotation report none outside of it
            content = tuple(part for part in content if around_cue.outer.covers(part))
        if verb.index in claimed:
            content = tuple(part for part in content if _touches(part, claimed[verb.index]))
        if not content:
            continue
        around = circumstance(material, verb)
        yield Candidate(
            finder="parenthetical",
            source=source,
            cue=(cue,),
            content=content,
            confidence=CONFIDENCE,
            verb=verb.index,
            act=act,
            addressee=around.addressee,
            medium=around.medium,
            occasion=around.occasion,
        )


def _touches(part: Span, quoted: Candidate) -> bool:
    """Whether a part of the content holds a quotation that the same verb claims: then the two make one."""
    return any(part.overlaps(span) for span in quoted.content)


def _subject(material: Material, verb: CueVerb) -> int | None:
    """The subject beside the verb; behind it, also where the parser calls it the object."""
    parse = material.parse
    own = children(parse, verb.index, "nsubj")
    if own:
        return own[-1] if parse.tokens[own[-1]].text.lower() not in words("mute") else None
    if any(child < verb.index for child in children(parse, verb.index, "ccomp")):
        behind = [child for child in children(parse, verb.index, "dobj") if speaks(parse, child, material.labels)]
        return behind[0] if behind else None
    return None


def _content(material: Material, verb: CueVerb, source: Span, cue: Span) -> tuple[Span, ...]:
    parse = material.parse
    sentence = parse.bounds[parse.tokens[verb.index].sentence]
    first = parse.tokens_in(Span(min(source.start, cue.start), max(source.end, cue.end)))[0]
    begin = _begin(material, sentence[0], first, source)
    if first <= begin + 1 or parse.tokens[first - 1].text not in _COMMAS:
        return ()
    behind = [child for child in children(parse, verb.index, "ccomp") if child > verb.index]
    between = max(source.end, cue.end)
    if behind and (material.article.text[between : between + 1] != "," or parse.tokens[first - 1].text != ","):
        return ()
    host = behind[0] if behind else _host(parse, verb.index, sentence[1])
    if host is None and _closes_fragment(parse, verb.index, source, cue):
        return tidy(material, [tokens_span(parse, begin, first - 1)], (cue, source))
    if host is None:
        return ()
    own = _own(parse, verb.index)
    if behind:
        inside = [*range(sentence[0], first), *(at for at in parse.subtree(host) if at > verb.last)]
    else:
        left = [child for child in children(parse, verb.index, "ccomp") if child < verb.index]
        hosts = left if host in left else [host]  # "A, and B, officials said": the parser gives the cue both
        inside = sorted({at for one in hosts for at in parse.subtree(one)} - own)
    last = max((at for at in own if at >= first and at not in inside), default=verb.last)
    left = [at for at in inside if begin <= at < first]
    right = [at for at in inside if at > last]
    while left and _connects(parse, left):
        left = left[1:]
    if not left:
        return ()
    spans = [tokens_span(parse, left[0], first - 1)]
    cues = {known.index for known in material.verbs}
    if right and _resumes(parse, host, first, right) and not _speaks_anew(parse, right, cues):
        spans.append(tokens_span(parse, right[0], right[-1]))
    spans += [subtree_span(parse, child) for child in _resumptive(parse, verb.index)]
    return tidy(material, spans, (cue, source))


def _begin(material: Material, first: int, last: int, source: Span) -> int:
    """The first token that can be said: behind the last mark before which somebody else speaks or is brought in.

    "Relief, say A; time, say B", "The envoy gave another version: the convoy, he said, had turned back".
    """
    parse, cues = material.parse, {verb.index for verb in material.verbs}
    for at in range(last - 1, first, -1):
        mark = parse.tokens[at]
        if mark.text not in {";", ":"} or material.quotation_at(mark.span.start) is not None:
            continue
        if mark.text == ";":
            return at + 1 if any(k in cues for k in range(first, at)) else first
        pronoun = source.of(material.article.text).lower() in words("standing_in")
        subjects = [k for k in range(first, at) if parse.tokens[k].dep == "nsubj" and parse.tokens[k].head < at]
        if pronoun and any(speaks(parse, k, material.labels) for k in subjects):
            return at + 1
    return first


def _speaks_anew(parse: Parse, right: list[int], cues: set[int]) -> bool:
    """Whether an "and he condemned ..." behind the parenthesis is a new act of speech."""
    words_ = [at for at in right if parse.tokens[at].pos != "PUNCT"]
    if not words_ or parse.tokens[words_[0]].dep != "cc":
        return False
    return any(at in cues and children(parse, at, "nsubj") for at in words_[1:5])


def _resumptive(parse: Parse, verb: int) -> list[int]:
    """Clauses behind the parenthesis that can only go on with the content, though the parser gives them to the cue."""
    found = []
    for child in children(parse, verb, "advcl", "prep"):
        first = parse.subtree(child)[0]
        if child > verb and parse.tokens[first - 1].text == "," and parse.tokens[first].lemma in words("resumptive"):
            found.append(child)
    return found


def _closes_fragment(parse: Parse, verb: int, source: Span, cue: Span) -> bool:
    """Whether cue and speaker close a headline without a verb: "No deal without withdrawal, says Kremlin"."""
    end = parse.sentences[parse.tokens[verb].sentence].end
    return parse.tokens[verb].head == verb and cue.start < source.start and end - source.end <= 1


def _connects(parse: Parse, tokens: list[int]) -> bool:
    """Whether the first word is the narrator's connective ("Elsewhere, ...", "But ..."), or what is left of it."""
    token = parse.tokens[tokens[0]]
    return (
        token.text == ","
        or token.dep == "cc"
        or (token.pos == "ADV" and len(tokens) > 1 and parse.tokens[tokens[1]].text == ",")
    )


def _host(parse: Parse, verb: int, end: int) -> int | None:
    """The head of the clause that the cue stands in: its complement on the left, or what it hangs on.

    ``end`` is the sentence's end: the parser takes a cue at the very end for a last coordinated clause.
    """
    left = [child for child in children(parse, verb, "ccomp") if child < verb]
    if left and not _is_last(parse, verb, end):
        return left[-1]
    marked = any(
        parse.tokens[child].dep in {"mark", "prep"} and child < verb and parse.tokens[child].tag == "IN"
        for child in parse.children[verb]
    )
    token = parse.tokens[verb]
    if marked or token.head == verb:
        return left[-1] if left else None
    if token.dep in {"parataxis", "ccomp", "advcl", "dep"}:
        return token.head
    if not _is_last(parse, verb, end):
        return None
    head = token.head
    while parse.tokens[head].dep == "conj":
        head = parse.tokens[head].head
    joined = any(parse.tokens[at].dep == "cc" and at > head for at in range(max(0, verb - 4), verb))
    return (left[-1] if left else None) if joined else head


def _is_last(parse: Parse, verb: int, end: int) -> bool:
    """Whether the parser takes a cue at the very end of the sentence for a last coordinated clause."""
    at_end = parse.subtree(verb)[-1] >= end - 2
    return parse.tokens[verb].dep == "conj" and at_end and not children(parse, verb, "dobj", "xcomp")


def _own(parse: Parse, verb: int) -> set[int]:
    """The tokens of the cue's own clause: the verb and its dependents other than the complement on its left."""
    own = {verb}
    for child in parse.children[verb]:
        if not (parse.tokens[child].dep == "ccomp" and child < verb):
            own.update(parse.subtree(child))
    return own


def _resumes(parse: Parse, host: int, cue: int, right: list[int]) -> bool:
    """Whether what follows the parenthesis goes on with the content: its main verb, or no new clause."""
    begin = next((at for at in right if parse.tokens[at].pos != "PUNCT"), None)
    if begin is None:
        return False
    return host > cue or parse.tokens[begin].lemma not in words("subordinators")
