"""Words that one relays of another: "X quoted Y as saying that ...", "“...,” Y was quoted as saying".

Who is quoted speaks; who quotes is the medium.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from excomm.attribution.candidate import Candidate, CueVerb, Material
from excomm.attribution.circumstance import circumstance
from excomm.attribution.complement import Complement, clausal, objective
from excomm.attribution.content import tidy
from excomm.attribution.lexicon import cues
from excomm.attribution.phrase import agent, children, is_passive, subject, subtree_span, tokens_span, verb_group
from excomm.attribution.told import done
from excomm.attribution.verbal import source_span
from excomm.records import Act, Parse, Span

ORDER = 3
CONFIDENCE = 0.90
"""Set by hand, not measured."""

_QUOTING = {"quote", "cite"}


@dataclass(frozen=True, slots=True)
class Relay:
    """The tokens of one such construction: "quoted", "as", "saying"."""

    quoting: int
    link: int
    saying: int


def relays(parse: Parse) -> tuple[Relay, ...]:
    """Every "quote" or "cite" with "as" and a participle of saying."""
    found = []
    for index, token in enumerate(parse.tokens):
        if token.lemma not in _QUOTING or token.pos != "VERB":
            continue
        links = [at for at in children(parse, index, "prep") if parse.tokens[at].lemma == "as"]
        found += [
            Relay(index, link, saying)
            for link in links
            for saying in children(parse, link, "pcomp")
            if _says(parse, saying)
        ]
    return tuple(found)


def _says(parse: Parse, participle: int) -> bool:
    """Whether it is "saying" or "having said"."""
    token = parse.tokens[participle]
    having = any(parse.tokens[child].text == "having" for child in children(parse, participle, "aux"))
    return token.lemma in cues("verbs") and (token.tag == "VBG" or having)


def find(material: Material, found: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Every relayed statement, with who relays it as its medium."""
    parse = material.parse
    for relay in relays(parse):
        passive = is_passive(parse, relay.quoting)
        quoted = subject(parse, relay.quoting) if passive else _object(parse, relay.quoting)
        if quoted is None or not done(parse, relay.quoting, parse.tokens[relay.quoting].lemma):
            continue
        outlet = _agent(parse, relay) if passive else subject(parse, relay.quoting)
        source = source_span(material, quoted)
        medium = source_span(material, outlet) if outlet is not None else None
        cue = (
            verb_group(parse, relay.quoting, relay.quoting),
            tokens_span(parse, relay.link, relay.saying),
        )
        content, act = _content(material, relay, source, (*cue, *((medium,) if medium else ())))
        if content:
            yield Candidate(
                "relayed",
                source,
                cue,
                content,
                CONFIDENCE,
                verb=relay.quoting,
                act=act,
                addressee=circumstance(material, _saying(parse, relay)).addressee,
                medium=medium,
            )


def _saying(parse: Parse, relay: Relay) -> CueVerb:
    return CueVerb(relay.saying, relay.saying, cues("verbs")[parse.tokens[relay.saying].lemma])


def _object(parse: Parse, verb: int) -> int | None:
    return next((child for child in children(parse, verb, "dobj") if child > verb), None)


def _agent(parse: Parse, relay: Relay) -> int | None:
    """Who quotes, in the passive: "quoted by X as saying", "quoted as saying by X"."""
    by = agent(parse, relay.quoting)
    if by is not None:
        return by
    for child in children(parse, relay.saying, "prep", "agent"):
        if parse.tokens[child].lemma == "by":
            return next(iter(children(parse, child, "pobj")), None)
    return None


def _content(material: Material, relay: Relay, source: Span, holes: tuple[Span, ...]) -> tuple[tuple[Span, ...], Act]:
    """The clause behind "saying", or the quotations beside the construction, or the clause before it."""
    parse, text = material.parse, material.article.text
    verb = _saying(parse, relay)
    told: Complement | None = clausal(material, verb) or objective(material, verb)
    holes = (*holes, source)
    if told is not None:
        return tidy(material, [told.content], holes), told.act
    first, last = min(hole.start for hole in holes), max(hole.end for hole in holes)
    beside = [
        one.outer
        for one in material.quotations
        if (one.outer.end <= first and not text[one.outer.end : first].strip(" ,"))
        or (one.outer.start >= last and not text[last : one.outer.start].strip(" ,:"))
    ]
    before = [subtree_span(parse, child) for child in children(parse, relay.quoting, "ccomp") if child < relay.quoting]
    return tidy(material, beside or before, holes), verb.cue.act("quote") or Act.STATEMENT
