"""What the form of a sentence settles about whose words they are, however likely something else is.

The network and the weights that join it to the rules (``agreement.py``) know no grammar: now and then they take a
subject from another sentence, the person told for the speaker, or the words of another paragraph for what was said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.closing import saying, to_the_stop, unbroken, without_gloss, without_setting
from excomm.attribution.content import minus, tidy, trimmed
from excomm.attribution.lexicon import cues, words
from excomm.attribution.opening import opened
from excomm.attribution.phrase import agent, children, is_passive, noun_phrase, speaks, subject, subtree_span
from excomm.attribution.verbal import source_span
from excomm.records import Parse, Span

FORMAL = frozenset(("relayed", "announced"))
"""Finders whose form alone tells who speaks: their candidates stand as they are."""

_SELF = {"i", "we"}
_NOBODY = {"there", "this", "what"}


def settled(material: Material, ruled: Sequence[Candidate], acts: Sequence[Candidate]) -> list[Candidate]:
    """``acts`` with the candidates of formal finders among ``ruled`` as these give them, and with possible speakers."""
    formal = [one for one in ruled if one.finder in FORMAL or _in_dialogue(material, one)]
    cues = [cue for one in formal for cue in one.cue]
    kept = [_apart(material, one) for one in formal]
    for one in acts:
        theirs = [part for other in formal for part in other.content] if not one.cue else cues
        if one.finder not in FORMAL and not any(
            part.overlaps(other) for part in one.cue or one.content for other in theirs
        ):
            kept += _possible(material, one)
    return kept


def _in_dialogue(material: Material, one: Candidate) -> bool:
    """Whether dashes alone set off the words: the network was never shown a dialogue like that."""
    quotation = material.quotation_at(one.content[0].start) if one.finder == "quoted" else None
    return quotation is not None and quotation.outer == quotation.inner


def _possible(material: Material, one: Candidate) -> Iterator[Candidate]:
    """``one`` as far as grammar allows it."""
    if _names(material, one):
        return
    one = _determined(material, one)
    content = one.content if one.verbatim or not one.cue else _near(material, one)
    if content != one.content and not one.finder:
        return  # what the network read across paragraphs it has misread
    source = _source(material, one)
    if source is not None and source.of(material.article.text).lower() not in _SELF:
        content = tidy(material, content, (*one.cue, source)) if _inside(source, content) else content
    if not one.finder or one.heard:
        content = _undisputed(material, content)
    content = without_gloss(material, without_setting(material, one, to_the_stop(material, one, content)))
    content = saying(material, unbroken(material, one, content))
    if content:
        content = _with_subject(material, content, (*one.cue, *([source] if source else [])))
        content = opened(material, source, one.cue[0], content) if source and one.cue else content
        yield _apart(material, replace(one, source=source, content=content))


def _names(material: Material, one: Candidate) -> bool:
    """Whether the cue only gives a name: "the pact, formally known as the Plan"."""
    verb = _verb(material, one)
    tokens = material.parse.tokens
    return verb is not None and one.source is None and tokens[verb].lemma == "know" and tokens[verb].tag == "VBN"


def _determined(material: Material, one: Candidate) -> Candidate:
    """``one`` with the article of the source in it, not in the cue: "according to | a transcript"."""
    inside = material.parse.tokens_in(one.cue[-1]) if one.cue and one.source else []
    if len(inside) < 2 or material.parse.tokens[inside[-1]].pos != "DET" or one.source is None:
        return one
    article, before = material.parse.tokens[inside[-1]].span, material.parse.tokens[inside[-2]].span
    if material.article.text[article.end : one.source.start].strip() or article.end > one.source.start:
        return one
    cue = (*one.cue[:-1], Span(one.cue[-1].start, before.end))
    return replace(one, cue=cue, source=Span(article.start, one.source.end))


def _undisputed(material: Material, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """``content`` without the reporter's ", a claim that Oslo denies" at its end."""
    tokens = material.parse.tokens
    inside = material.parse.tokens_in(content[-1]) if content else []
    for at in inside[1:]:
        noun = at + 1 if tokens[at].pos == "DET" else at
        fits = (
            tokens[at - 1].text == ","
            and noun + 2 <= inside[-1]
            and tokens[noun].lemma in cues("nouns")
            and tokens[noun + 1].lemma in {"that", "which"}
            and any(tokens[later].lemma in words("disputing") for later in range(noun + 2, inside[-1] + 1))
            and material.quotation_at(tokens[at].span.start) is None
        )
        if fits:
            return (*content[:-1], Span(content[-1].start, tokens[at - 2].span.end))
    return content


def _with_subject(material: Material, content: tuple[Span, ...], holes: tuple[Span, ...]) -> tuple[Span, ...]:
    """``content``, and where it begins with a finite verb, that verb's subject: what is said is said of somebody."""
    parse, text = material.parse, material.article.text
    inside = [at for at in parse.tokens_in(content[0]) if parse.tokens[at].pos != "PUNCT"]
    if not inside or parse.tokens[inside[0]].tag not in {"VBD", "VBZ", "VBP", "MD"}:
        return content
    first = inside[0]
    verb = parse.tokens[first].head if parse.tokens[first].dep in {"aux", "auxpass"} else first
    heads = [at for at in children(parse, verb, "nsubj", "nsubjpass") if at < first]
    if not heads or parse.tokens[heads[-1]].tag in {"WDT", "WP"}:
        return content
    named = subtree_span(parse, heads[-1])
    if named.end > content[0].start or any(named.overlaps(hole) for hole in holes):
        return content
    between = minus([Span(named.end, content[0].start)], holes)
    if any(mark.isalnum() for part in between for mark in part.of(text)):
        return content
    beside = not any(Span(named.end, content[0].start).overlaps(hole) for hole in holes)
    begun = (Span(named.start, content[0].end),) if beside else (named, content[0])
    return tidy(material, (*begun, *content[1:]), holes)


def _apart(material: Material, one: Candidate) -> Candidate:
    """``one`` with no word both speaker and cue, or both speaker and person spoken to."""
    if one.source is None:
        return one
    source: Span | None = one.source
    if any(one.source.overlaps(cue) for cue in one.cue):
        left = minus([one.source], one.cue)
        source = trimmed(material.article.text, max(left, key=lambda span: span.end - span.start)) if left else None
    told = one.addressee is not None and source is not None and source.overlaps(one.addressee)
    return replace(one, source=source, addressee=None if told else one.addressee)


def _inside(source: Span, content: Sequence[Span]) -> bool:
    return any(part.overlaps(source) for part in content)


def _near(material: Material, one: Candidate) -> tuple[Span, ...]:
    """The content without unquoted words of a paragraph before the cue's."""
    home = material.paragraph_at(one.cue[0].start)
    kept = []
    for part in one.content:
        quoted = material.quotation_at(part.start) is not None and material.quotation_at(part.end - 1) is not None
        if quoted or part.start >= home.start:
            kept.append(part)
        elif part.end > home.start:
            kept.append(Span(home.start, part.end))
    return tuple(kept)


def _source(material: Material, one: Candidate) -> Span | None:
    """The source that the cue's own clause allows: its subject or agent; None where it names nobody who speaks."""
    source, parse = one.source, material.parse
    if source is None or one.inherits:
        return source
    source = _whole(material, source, one.cue)
    text = source.of(material.article.text).lower()
    if text in _NOBODY:
        return None
    verb = _verb(material, one)
    if verb is None:
        return source
    if is_passive(parse, verb) or (not one.finder and _is_bare(material, verb, source)):
        inverted = source.start > parse.tokens[verb].span.end and not is_passive(parse, verb)
        told = one.addressee is not None and one.addressee.overlaps(source)
        if not inverted and (told or text == "it" or parse.tokens[verb].lemma in words("told")):
            by = agent(parse, verb)
            return source_span(material, by) if by is not None else None
        return source
    head = subject(parse, verb)
    if head is None or parse.tokens[verb].sentence == parse.sentence_at(source.start):
        return source
    return source_span(material, head) if speaks(parse, head, material.labels) else source


def _verb(material: Material, one: Candidate) -> int | None:
    """The verb that carries the cue, or None."""
    tokens = material.parse.tokens
    if one.verb >= 0:
        return one.verb if tokens[one.verb].pos == "VERB" else None
    inside = [at for cue in one.cue for at in material.parse.tokens_in(cue) if tokens[at].pos == "VERB"]
    return inside[-1] if inside else None


def _is_bare(material: Material, verb: int, source: Span) -> bool:
    """Whether it is a participle that opens a sentence, its subject unsaid: "Asked if he knew, ..."."""
    parse = material.parse
    sentence = parse.tokens[verb].sentence
    opens = verb <= parse.bounds[sentence][0] + 1 or parse.sentence_at(source.start) != sentence
    return opens and parse.tokens[verb].tag == "VBN" and not children(parse, verb, "aux", "auxpass", "nsubj")


def _whole(material: Material, span: Span, cue: Sequence[Span]) -> Span:
    """``span`` up to the edges of the words and of the noun phrase that it cuts, and no more than one person.

    "China" of "China's representative" is not who speaks, nor is "Pavel Orlov, Petrov" in "with Pavel Orlov, Petrov".
    """
    span = _second_person(material, _cut_word(material, span))
    parse = material.parse
    inside = parse.tokens_in(span)
    if len(inside) > 2 and parse.tokens[inside[-1]].tag == "VBG" and parse.tokens[inside[-2]].text == ",":
        inside = inside[:-2]  # "the premier, speaking | in Oslo"
        span = Span(span.start, parse.tokens[inside[-1]].span.end)
    while len(inside) > 1 and _dangles(parse, inside[-1]):
        inside = inside[:-1]
        span = Span(span.start, parse.tokens[inside[-1]].span.end)
    last = inside[-1] if inside else 0
    while inside and parse.tokens[last].dep == "case":
        last = parse.tokens[last].head
    head = parse.tokens[last].head
    if not inside or parse.tokens[last].dep not in {"poss", "det"} or head <= inside[-1]:
        return span
    if any(part.overlaps(parse.tokens[head].span) for part in cue):
        return span  # "Moscow's warning"
    return Span(span.start, max(span.end, noun_phrase(parse, head).end))


def _dangles(parse: Parse, at: int) -> bool:
    """Whether the token ends no noun phrase: "and", the "on" before a day."""
    token = parse.tokens[at]
    return token.pos in {"ADP", "CCONJ"}


def _second_person(material: Material, span: Span) -> Span:
    """The second of two persons whom only a comma sets apart: the first belongs to the phrase before."""
    parse, text = material.parse, material.article.text
    persons = [one.span for one in parse.names if one.label == "PERSON" and span.covers(one.span)]
    if len(persons) != 2 or text[persons[0].end : persons[1].start].strip() != ",":
        return span
    if any(parse.tokens[at].pos in {"ADP", "CCONJ"} for at in parse.tokens_in(span)):
        return span
    if text.startswith(("'s", "’s"), persons[1].end):
        return span  # "General Rossi, Lund's deputy"
    return Span(persons[1].start, span.end)


def _cut_word(material: Material, span: Span) -> Span:
    inside = material.parse.tokens_in(span)
    text = material.article.text
    start, end = span.start, span.end
    if inside:
        first, last = material.parse.tokens[inside[0]].span, material.parse.tokens[inside[-1]].span
        start = first.start if text[start - 1 : start].isalnum() and text[start].isalnum() else start
        end = last.end if text[end - 1].isalnum() and text[end : end + 1].isalnum() else end
    return Span(start, end)
