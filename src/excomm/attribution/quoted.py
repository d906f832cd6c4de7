"""Quotations with a cue beside them: "...," he said; said X: "..."; "...," X said, "..."; X said. "..." behind one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from excomm.attribution.candidate import Candidate, CueVerb, Material, Quotation
from excomm.attribution.circumstance import circumstance
from excomm.attribution.content import tidy
from excomm.attribution.lexicon import Cue, cues
from excomm.attribution.phrase import children, is_passive, subject, verb_group
from excomm.attribution.quotation import spoken_behind
from excomm.attribution.told import done
from excomm.attribution.verbal import source_span
from excomm.records import Parse, Span

ORDER = 5
CONFIDENCE = 0.92
"""Precision of pair@0.5 on PolNeAR dev: 369 of 400."""
FARTHEST = 30
"""Tokens between a quotation and its cue verb at most: room for a long title and its apposition."""

HIGHEST_CLIMB = 2
"""Steps up the tree, outside of a quotation, to a cue that it hangs on: a preposition or a noun may be between."""

_PAUSES = (",", "!", "?", "—", "–", "-", "…", "...")
_STOPS = {".", "!", "?", ";"}


@dataclass(frozen=True, slots=True)
class _Beside:
    """A cue beside a quotation."""

    verb: CueVerb
    source: Span


def find(material: Material, found: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Every quotation that a cue outside of it claims, together with the quotations that follow without one."""
    by_index = {verb.index: verb for verb in material.verbs if verb.cue.act("quote") is not None}
    claimed: dict[int, tuple[_Beside, list[Span]]] = {}
    before: tuple[Quotation, _Beside] | None = None
    for rank, quotation in enumerate(material.quotations):
        gap_before, gap_after = _gaps(material, rank)
        beside = _introduced(material, by_index, quotation, gap_before)
        if beside is None and not _governed(material, quotation, gap_before):
            beside = _followed(material, by_index, quotation, gap_after)
        if beside is None and before is not None and _goes_on(material, before[0], quotation, before[1]):
            beside = before[1]
        if beside is None:
            before = None
            continue
        before = (quotation, beside)
        claimed.setdefault(beside.verb.index, (beside, []))[1].append(quotation.outer)
    for beside, spans in claimed.values():
        yield _candidate(material, beside, spans)


def _candidate(material: Material, beside: _Beside, spans: list[Span]) -> Candidate:
    verb = beside.verb
    cue = verb_group(material.parse, verb.index, verb.last)
    around = circumstance(material, verb)
    act = verb.cue.act("quote")
    assert act is not None
    return Candidate(
        finder="quoted",
        source=beside.source,
        cue=(cue,),
        content=tidy(material, spans, (cue, beside.source)),
        confidence=CONFIDENCE,
        verb=verb.index,
        act=act,
        addressee=around.addressee,
        medium=around.medium,
        occasion=around.occasion,
    )


def _gaps(material: Material, rank: int) -> tuple[Span, Span]:
    """The unquoted text before and behind a quotation, up to its neighbours or the edges of its paragraph."""
    quotation = material.quotations[rank]
    paragraph = material.paragraph_at(quotation.outer.start)
    start, end = paragraph.start, paragraph.end
    if rank > 0:
        start = max(start, material.quotations[rank - 1].outer.end)
    if rank + 1 < len(material.quotations):
        end = min(end, material.quotations[rank + 1].outer.start)
    before = Span(min(start, quotation.outer.start), quotation.outer.start)
    if not before.of(material.article.text).strip():
        before = _announced(material, paragraph) or before
    return before, Span(quotation.outer.end, max(end, quotation.outer.end))


def _announced(material: Material, paragraph: Span) -> Span | None:
    """The paragraph before, where it ends in a colon: it announces what this one quotes."""
    ahead = material.paragraph_at(max(0, paragraph.start - 1 - _blanks(material.article.text, paragraph.start)))
    if ahead.end > paragraph.start or not ahead.of(material.article.text).rstrip().endswith(":"):
        return None
    return ahead


def _blanks(text: str, position: int) -> int:
    """How many blanks and line ends stand right before ``position``."""
    return position - len(text[max(0, position - 20) : position].rstrip()) - max(0, position - 20)


def _followed(material: Material, by_index: dict[int, CueVerb], quotation: Quotation, gap: Span) -> _Beside | None:
    """The cue behind a quotation: its subject and verb must be the first thing there."""
    text, parse = material.article.text, material.parse
    said = quotation.inner.of(text).rstrip(" \u00a0’'”\"")
    behind = gap.of(text).lstrip()
    pause = said.endswith(_PAUSES) or behind.startswith((",", "—", "–", "-"))
    if not pause and not (said.endswith(".") and behind[:1].islower()):
        return None
    inside = [at for at in parse.tokens_in(gap) if parse.tokens[at].span.start >= gap.start][:FARTHEST]
    for place, at in enumerate(inside):
        if parse.tokens[at].text in _STOPS:
            return None
        if at in by_index:
            verb = by_index[at]
            if _has_own_clause(parse, verb.index):
                return None
            source = _source_behind(material, verb, inside[:place], gap)
            return _Beside(verb, source) if source is not None else None
        if parse.tokens[at].pos == "VERB" and parse.tokens[at].dep not in {"acl", "relcl", "amod", "compound"}:
            return None
    return None


def _governed(material: Material, quotation: Quotation, gap: Span) -> bool:
    """Whether the words hang on a cue before them: "calling it "a farce," he said ..." gives what he called it."""
    parse = material.parse
    inside = parse.tokens_in(quotation.inner)
    cues_before = {verb.index for verb in material.verbs if gap.covers(parse.tokens[verb.index].span)}
    for at in inside if cues_before else ():
        above, steps = parse.tokens[at].head, 0
        while steps < HIGHEST_CLIMB and above not in cues_before and parse.tokens[above].head != above:
            steps += above not in inside
            above = parse.tokens[above].head
        if above in cues_before and parse.tokens[above].sentence == parse.tokens[inside[-1]].sentence:
            return True
    return False


def _has_own_clause(parse: Parse, verb: int) -> bool:
    """Whether the content follows the verb: on "Face to Face," he said that ..., the quotation is a name."""
    behind = [child for child in children(parse, verb, "ccomp") if child > verb]
    return any(
        parse.tokens[child].pos in {"VERB", "AUX"}
        and children(parse, child, "nsubj", "nsubjpass", "expl")
        and parse.subtree(child)[0] <= verb + 2
        for child in behind
    )


def _source_behind(material: Material, verb: CueVerb, before: list[int], gap: Span) -> Span | None:
    parse = material.parse
    if is_passive(parse, verb.index) or not done(parse, verb.index, verb.cue.lemma):
        return None
    head = subject(parse, verb.index)
    if head is not None:
        phrase = source_span(material, head)
        if gap.covers(phrase) and _nothing_but(
            parse, gap.start, min(phrase.start, parse.tokens[verb.index].span.start)
        ):
            return phrase
    first = [at for at in before if parse.tokens[at].pos != "PUNCT"]
    if first and parse.tokens[first[0]].pos in {"PRON", "PROPN", "DET", "NOUN", "ADJ"}:
        last = [at for at in first if parse.tokens[at].pos in {"PRON", "PROPN", "NOUN"}]
        return Span(parse.tokens[first[0]].span.start, parse.tokens[last[-1]].span.end) if last else None
    following = verb.last + 1
    while following < len(parse.tokens) and parse.tokens[following].pos in {"DET", "ADJ", "PUNCT", "NUM"}:
        following += 1
    if not first and following < len(parse.tokens) and parse.tokens[following].pos in {"PRON", "PROPN", "NOUN"}:
        head = following
        while parse.tokens[head].dep in {"compound", "nmod", "amod", "poss"} and parse.tokens[head].head > head:
            head = parse.tokens[head].head
        phrase = source_span(material, head)
        return phrase if gap.covers(phrase) else None
    return None


def _nothing_but(parse: Parse, start: int, end: int) -> bool:
    """Whether only punctuation and adverbs stand between ``start`` and ``end``."""
    return all(
        parse.tokens[at].pos in {"PUNCT", "ADV", "CCONJ", "SYM"} for at in parse.tokens_in(Span(start, max(start, end)))
    )


def _introduced(material: Material, by_index: dict[int, CueVerb], quotation: Quotation, gap: Span) -> _Beside | None:
    """The cue before a quotation: the last verb of the sentence, with a colon or comma or nothing in between."""
    text, parse = material.article.text, material.parse
    ahead = gap.of(text).rstrip()
    inside = [at for at in parse.tokens_in(gap) if parse.tokens[at].span.end <= gap.end][-FARTHEST:]
    colon = ahead.endswith(":")
    for at in reversed(inside):
        token = parse.tokens[at]
        if token.text in _STOPS:
            return None
        if at in by_index:
            verb = by_index[at]
            near = colon or ahead.endswith(",") or parse.tokens[verb.last].span.end >= gap.start + len(ahead)
            source = _source_before(material, verb, gap) if near else None
            return _Beside(verb, source) if source is not None else None
        if colon and token.pos == "NOUN" and token.lemma in cues("nouns") and token.dep == "dobj":
            return _noun_before(material, at, gap)
        if token.pos == "VERB" and not colon:
            return None
    return None


def _noun_before(material: Material, noun: int, gap: Span) -> _Beside | None:
    """The cue of "X made the following comment:": the verb and its object."""
    parse = material.parse
    takes = cues("nouns")[parse.tokens[noun].lemma].takes
    cue = Cue(parse.tokens[noun].lemma, {"quote": next(iter(takes.values()))}, person=False, speaker=False)
    verb = CueVerb(parse.tokens[noun].head, noun, cue)
    source = _source_before(material, verb, gap)
    return _Beside(verb, source) if source is not None else None


def _source_before(material: Material, verb: CueVerb, gap: Span) -> Span | None:
    parse = material.parse
    if is_passive(parse, verb.index) or not done(parse, verb.index, verb.cue.lemma):
        return None
    head = subject(parse, verb.index)
    if head is None and verb.last + 1 < len(parse.tokens) and parse.tokens[verb.last + 1].pos in {"PROPN", "PRON"}:
        head = verb.last + 1
        while parse.tokens[head].dep == "compound" and parse.tokens[head].head > head:
            head = parse.tokens[head].head
    if head is None or parse.tokens[head].sentence != parse.tokens[verb.index].sentence:
        return None
    phrase = source_span(material, head)
    return phrase if phrase.end <= gap.end else None


def _goes_on(material: Material, before: Quotation, quotation: Quotation, beside: _Beside) -> bool:
    """Whether a quotation goes on with the one before: nothing but that one's cue and its sentence is between them."""
    text, parse = material.article.text, material.parse
    between = Span(before.outer.end, max(before.outer.end, quotation.outer.start))
    if spoken_behind(text, quotation):
        return False
    if "\n" in between.of(text):
        return before.continues
    verb = parse.tokens[beside.verb.index]
    if not between.of(text).strip(" ,.;:—–-"):
        return before.inner.of(text).rstrip().endswith((*_PAUSES, ".")) or not between.of(text).strip()
    if not between.covers(verb.span):
        return False
    stops = sum(parse.tokens[at].text in _STOPS for at in parse.tokens_in(between))
    starts_anew = quotation.inner.of(text)[:1].isupper() or between.of(text).rstrip().endswith((",", "and", "but"))
    ahead = between.of(text).rstrip(" \u00a0—–―")
    return stops <= 1 and starts_anew and (stops == 0 or ahead.endswith((".", ";", ":")))
