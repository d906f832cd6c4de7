"""Article and parse -> statements: who said what, to whom, through which medium.

Two ways meet. The rules: one finder a file (``ORDER`` and ``find(material, found)``, where ``found`` are the candidates
of the finders before it). The trained network (``network.py``) reads the same text. ``agreement.py`` weighs what each
found, ``settled.py`` bars what grammar rules out, ``merge.py`` makes one statement of one act of speech, however many
see it.
"""

from __future__ import annotations

from dataclasses import replace

from excomm.attribution.agreement import agreed
from excomm.attribution.attachment import reattach
from excomm.attribution.candidate import Candidate, CueVerb, Material
from excomm.attribution.complement import names_nobody
from excomm.attribution.lexicon import cues, words
from excomm.attribution.merge import statements, united
from excomm.attribution.network import hear
from excomm.attribution.phrase import children, lemma, tells_no_saying
from excomm.attribution.quotation import quotations
from excomm.attribution.relayed import relays
from excomm.attribution.settled import settled
from excomm.records import Article, Parse, Statement
from excomm.siblings import siblings

__all__ = ["attribute", "material_of", "ruled_candidates"]


def attribute(article: Article, parse: Parse) -> tuple[Statement, ...]:
    """The statements of ``article`` in the order of their text; mentions unresolved, ``said`` unknown.

    ``parse`` is the shared parse of the same article. A statement told inside another one names it in ``frame``.
    """
    material = material_of(article, parse)
    ruled = ruled_candidates(material)
    acts = agreed(material, ruled, hear(article, material.quotations))
    return statements(material, settled(material, ruled, acts))


def ruled_candidates(material: Material) -> list[Candidate]:
    """What the rules find, one candidate a cue."""
    found: tuple[Candidate, ...] = ()
    for finder in siblings(__name__, "find"):
        found += tuple(finder.find(material, found))
    return united(material, found)


def _with_it(parse: Parse, verb: int) -> bool:
    """Whether "it" is the verb's object: "as he put it", not "he put them on notice"."""
    return any(parse.tokens[child].text.lower() == "it" for child in children(parse, verb, "dobj"))


def _asks_not_to_be_named(parse: Parse, verb: int) -> bool:
    return any(names_nobody(parse, child) for child in children(parse, verb, "xcomp"))


def material_of(article: Article, parse: Parse) -> Material:
    """All that the finders look at."""
    verbs: list[CueVerb] = []
    known = cues("verbs")
    relayed = {at for relay in relays(parse) for at in (relay.quoting, relay.saying)}
    for index, token in enumerate(parse.tokens):
        if token.pos == "VERB" and index not in relayed and not tells_no_saying(parse, index):
            name, last = lemma(parse, index)
            if (name in words("with_it") and not _with_it(parse, index)) or _asks_not_to_be_named(parse, index):
                continue
            if name in known:
                verbs.append(CueVerb(index, last, known[name]))
            elif token.lemma in known:
                verbs.append(CueVerb(index, index, known[token.lemma]))
    labels = {at: name.label for name in parse.names for at in range(name.first, name.last)}
    material = Material(article, parse, quotations(article), labels, tuple(verbs))
    return replace(material, parse=reattach(parse, material.verbs, material.quotation_at))
