"""A cue set into or behind what was said: "..., announced the ministry, ...", "The line, he said, is near."."""

from __future__ import annotations

from collections.abc import Iterator

from excomm.attribution.candidate import Candidate, CueVerb, Material
from excomm.attribution.circumstance import circumstance
from excomm.attribution.content import tidy
from excomm.attribution.lexicon import words
from excomm.attribution.phrase import children, done, is_passive, speaks, verb_group
from excomm.attribution.verbal import source_span
from excomm.records import Parse, Span

ORDER = 8
CONFIDENCE = 0.8

_COMMAS = {",", "—", "–", "-", "--", "”", '"', "''", "’"}


def find(material: Material, found: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Every cue verb between commas, or behind one, with nothing but its subject and its circumstances beside it."""
    claimed = {one.verb for one in found}
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
        if verb.index in claimed:
            content = tuple(part for part in content if _touches_quoted(part, found, verb.index))
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


def _touches_quoted(part: Span, found: tuple[Candidate, ...], verb: int) -> bool:
    """Whether a part of the content holds a quotation that the same verb claims: then the two make one."""
    return any(one.verb == verb and part.overlaps(span) for one in found for span in one.content)


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
    if first <= sentence[0] + 1 or parse.tokens[first - 1].text not in _COMMAS:
        return ()
    if any(child > verb.index for child in children(parse, verb.index, "ccomp")) or _is_dependent(parse, verb.index):
        return ()
    own = _own(parse, verb.index)
    last = max((at for at in own if at >= first), default=verb.last)
    host = _host(parse, verb.index)
    if host is None:
        return ()
    inside = (
        [at for at in parse.subtree(host) if at not in own] if host != verb.index else list(range(sentence[0], first))
    )
    left = [at for at in inside if at < first]
    right = [at for at in inside if at > last]
    while left and _connects(parse, left):
        left = left[1:]
    if not left:
        return ()
    spans = [Span(parse.tokens[left[0]].span.start, parse.tokens[first - 1].span.end)]
    if right and _resumes(parse, host, first, right):
        spans.append(Span(parse.tokens[right[0]].span.start, parse.tokens[right[-1]].span.end))
    return tidy(material, spans, (cue, source))


def _connects(parse: Parse, tokens: list[int]) -> bool:
    """Whether the first word is the narrator's connective ("Elsewhere, ...", "But ..."), or what is left of it."""
    token = parse.tokens[tokens[0]]
    return (
        token.text == ","
        or token.dep == "cc"
        or (token.pos == "ADV" and len(tokens) > 1 and parse.tokens[tokens[1]].text == ",")
    )


def _is_dependent(parse: Parse, verb: int) -> bool:
    """Whether the verb stands in a clause of its own kind ("as he said", "who said"), not in a parenthesis."""
    marks = {"mark", "prep"}
    return parse.tokens[verb].dep in {"relcl", "acl", "conj"} or any(
        parse.tokens[child].dep in marks and child < verb and parse.tokens[child].tag == "IN"
        for child in parse.children[verb]
    )


def _host(parse: Parse, verb: int) -> int | None:
    """The head of the clause that the cue stands in: its complement on the left, or what it hangs on."""
    left = [child for child in children(parse, verb, "ccomp") if child < verb]
    if left:
        return left[-1]
    token = parse.tokens[verb]
    if token.dep in {"parataxis", "ccomp", "advcl", "dep"} and token.head != verb:
        return token.head
    return None


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
