"""A name and a colon or a dash: "X: ..." in a headline, "PRESIDENT: ..." in a transcript, "..." — X behind words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.content import tidy
from excomm.attribution.lexicon import words
from excomm.attribution.phrase import speaks
from excomm.records import Span
from excomm.registry import state_named

ORDER = 80
CONFIDENCE = 0.90
"""Precision of pair@0.5 on PolNeAR dev: 37 of 41."""

_SPEAKING = {"PERSON", "ORG", "GPE", "NORP"}
_CAPITALS = re.compile(r"[“\"]?(?P<who>[A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]+){0,5} ?|[QA])(?P<cue>:)\s+(?=\S)")
_TITLED = re.compile(r"(?P<who>[A-Z][^:“”\"\n.!?]{1,100}?)\s*(?:\([^()\n]{1,40}\))?(?P<cue>:)\s+(?=\S)")
_BRACKETED = re.compile(r"\(\((?P<who>[^()\s][^()\n]{0,59})(?P<cue>\)\))\s*(?=\S)")
_DASHED = re.compile(r"[\s\u00a0]*(?P<cue>[—–―]|--|(?<=\s)-(?=\s))\s*(?P<who>[A-Z][^“”\"\n.!?;:]{2,80}?)\.?$")

_ABOUT = re.compile(r"(?<=\w) (?:(?P<to>to|tells)|(?i:on|about)) (?=\w)")
_HALVED = re.compile(r";|\s+[-–—]\s")
OWN_VOICE = 0.3
"""Share of the paragraphs behind a lone name and colon that speak of "I" or "we", from which on it is a speech."""
FIRST_PARAGRAPHS = 5
"""Among these the name stands before a speech."""
_ASKING = {"WP", "WRB", "WDT"}
"""Tags of "who", "how", "which": the labels of an explainer."""
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|our|Our|My)\b")
_LAST = re.compile(r"(?:\s+(?P<dash>—|–|―|-|--)|(?P<colon>:))\s+(?P<who>[^“”\"\n.!?;:—–―]{2,50})$")
"""Behind a headline: " — senior diplomat", " - sources", ": Lavrov"."""


def find(material: Material, found: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Every headline and turn of a transcript that names its speaker, and every quotation signed behind a dash."""
    text = material.article.text
    known = _named(material)
    takes_turns = _taking_turns(material)
    for rank, paragraph in enumerate(material.article.paragraphs):
        turn = _CAPITALS.match(text, paragraph.start, paragraph.end)
        titled = label_at(material, paragraph)
        if turn is None and titled is not None:
            is_head = rank == 0 or material.article.title == paragraph
            turn = (
                titled
                if is_head
                or titled["who"] in takes_turns
                or _between_turns(material, rank, takes_turns)
                or material.quotation_at(titled.end()) is not None
                else None
            )
        if turn is not None and turn["who"] not in takes_turns and _is_topic(material, turn):
            turn = None
        last = _signed(material, paragraph, known) if rank == 0 or material.article.title == paragraph else []
        yield from last
        if (
            turn is not None
            and not last
            and _names_speaker(material, Span(*turn.span("who")), known, turn.re is _CAPITALS)
            and (turn["who"] in takes_turns or not _all_in_capitals(turn, paragraph))
        ):
            yield from _one(
                material, turn, _said(material, Span(turn.end(), paragraph.end)), _is_spoken(turn, takes_turns)
            )
    for quotation in material.quotations:
        paragraph = material.paragraph_at(quotation.outer.start)
        signed = _DASHED.match(text, quotation.outer.end, paragraph.end)
        if signed is not None and _names_speaker(material, Span(*signed.span("who")), known, True):
            yield from _one(material, signed, quotation.outer, False)


def _all_in_capitals(turn: re.Match[str], paragraph: Span) -> bool:
    """Whether what is behind the label is in capitals too: the topic of a headline rather than who speaks in it."""
    return turn.re is _CAPITALS and turn.string[turn.end() : paragraph.end].isupper()


def _signed(material: Material, headline: Span, known: frozenset[str]) -> list[Candidate]:
    """A headline that names its speaker last: "Moscow sees no grounds for talks — senior diplomat"."""
    text, parse = material.article.text, material.parse
    match = next(iter(_LAST.finditer(text, headline.start, headline.end)), None)
    if match is None:
        return []
    said, who = Span(headline.start, match.start()), Span(*match.span("who"))
    tells = any(parse.tokens[at].pos in {"VERB", "AUX"} for at in parse.tokens_in(said))
    if not tells and material.quotation_at(said.start) is None:
        return []
    if not _names_speaker(material, who, known, False):
        return []
    cue = Span(*match.span("dash" if match["dash"] else "colon"))
    spans = tidy(material, [said], (who, cue))
    return [Candidate("turn", who, (cue,), spans, CONFIDENCE)] if spans else []


def label_at(material: Material, paragraph: Span) -> re.Match[str] | None:
    """What may name who speaks at the head of a paragraph: "X: ...", "((X)) ..."."""
    text = material.article.text
    forms = (form.match(text, paragraph.start, paragraph.end) for form in (_BRACKETED, _CAPITALS, _TITLED))
    return next((found for found in forms if found is not None), None)


def keeping_the_floor(material: Material) -> frozenset[str]:
    """The labels of all who speak in a transcript, or of who holds a speech: what is behind is theirs.

    A transcript has two speakers or more, and one of them speaks twice, be it under a shorter name.
    """
    return _keeping(material, _labels(material))


def _keeping(material: Material, named: list[tuple[int, str]]) -> frozenset[str]:
    counted = Counter(_key(who) for _, who in named)
    if len(counted) > 1 and max(counted.values()) > 1:
        return frozenset(who for _, who in named)
    if len(named) == 1 and named[0][0] < FIRST_PARAGRAPHS and _is_speech(material, named[0][0]):
        return frozenset((named[0][1],))
    return frozenset()


def _taking_turns(material: Material) -> frozenset[str]:
    """Who keeps the floor; in other texts the labels that come twice."""
    named = _labels(material)
    counted = Counter(_key(who) for _, who in named)
    return _keeping(material, named) or frozenset(who for _, who in named if counted[_key(who)] > 1)


def _labels(material: Material) -> list[tuple[int, str]]:
    """The labels that name a speaker, each with the number of its paragraph."""
    known = _named(material)
    heads = ((at, label_at(material, one)) for at, one in enumerate(material.article.paragraphs))
    return [
        (at, head["who"])
        for at, head in heads
        if head is not None
        and state_named(head["who"].title()) is None
        and _names_speaker(material, Span(*head.span("who")), known, head.re is not _TITLED)
    ]


def may_name(material: Material, who: Span) -> bool:
    """Whether a label may name somebody, known or not: no clause, and every noun of it in title case."""
    inside = [material.parse.tokens[at] for at in material.parse.tokens_in(who)]
    if any(token.pos in {"VERB", "AUX", "PRON"} and token.text[0].islower() for token in inside):
        return False
    return bool(inside) and not any(token.text[0].islower() for token in inside if token.pos in {"NOUN", "PROPN"})


def _key(who: str) -> str:
    """The last word of a name, by which a speaker is known again: "President X Y", "Y"."""
    return who.split()[-1].casefold()


def _is_speech(material: Material, rank: int) -> bool:
    behind = material.article.paragraphs[rank:]
    own = [one for one in behind if in_own_voice(material, one)]
    return len(own) > 2 and len(own) >= OWN_VOICE * len(behind)


def in_own_voice(material: Material, paragraph: Span) -> bool:
    """Whether the paragraph says "I" or "we" outside of quotation marks."""
    text = material.article.text
    words_ = _FIRST_PERSON.finditer(text, paragraph.start, paragraph.end)
    return any(material.quotation_at(word.start()) is None for word in words_)


def _between_turns(material: Material, rank: int, takes_turns: frozenset[str]) -> bool:
    """Whether a paragraph beside number ``rank`` is a turn of a transcript: then so is a lone name before a colon."""
    paragraphs = material.article.paragraphs
    beside = (label_at(material, paragraphs[at]) for at in (rank - 1, rank + 1) if 0 <= at < len(paragraphs))
    return any(head is not None and head["who"] in takes_turns for head in beside)


def _is_place(who: str) -> bool:
    """Whether capitals name a seat of government, as before the text of Indian and Pakistani papers."""
    return who.isupper() and len(who) > 3 and state_named(who.title()) is not None


def _is_topic(material: Material, turn: re.Match[str]) -> bool:
    """Whether a place before the colon is no speaker: "NEW DELHI: The army", "Kosovo: the EU waits".

    Behind a speaker stand quotation marks or a "we".
    """
    if _is_place(turn["who"]):
        return True
    behind = Span(turn.end(), material.paragraph_at(turn.start()).end)
    named = turn.re is _TITLED and _all_states(turn["who"])
    quoted = material.quotation_at(behind.start) is not None
    return named and not quoted and _FIRST_PERSON.search(behind.of(material.article.text)) is None


def _is_spoken(turn: re.Match[str], takes_turns: frozenset[str]) -> bool:
    return turn.re is _CAPITALS or turn["who"] in takes_turns


def _said(material: Material, behind: Span) -> Span:
    """The words behind the colon: in a headline of two halves, the quotation before the semicolon or the dash."""
    quotation = material.quotation_at(behind.start)
    halved = quotation is not None and _HALVED.match(material.article.text, quotation.outer.end, behind.end)
    return quotation.outer if quotation is not None and halved else behind


def _one(material: Material, match: re.Match[str], content: Span, verbatim: bool) -> Iterator[Candidate]:
    who, cue = Span(*match.span("who")), Span(*match.span("cue"))
    source, told = _to_whom(material.article.text, who)
    spans = tidy(material, [content], (who, cue))
    spoken = verbatim or any(_FIRST_PERSON.search(span.of(material.article.text)) for span in spans)
    if spans:
        yield Candidate("turn", source, (cue,), spans, CONFIDENCE, addressee=told, verbatim=spoken)


def _to_whom(text: str, who: Span) -> tuple[Span, Span | None]:
    """Who speaks, and to whom, in the head of a headline: "Blinken to Lavrov: ...", "Zelensky on Crimea: ..."."""
    parts = _ABOUT.search(text, who.start, who.end)
    if parts is None:
        return who, None
    return Span(who.start, parts.start()), Span(parts.end(), who.end) if parts["to"] else None


def _named(material: Material) -> frozenset[str]:
    """The words of the persons, bodies and states that the article names."""
    tokens = material.parse.tokens
    return frozenset(tokens[at].text for at, label in material.labels.items() if label in _SPEAKING)


def _names_speaker(material: Material, who: Span, known: frozenset[str], form_says: bool) -> bool:
    """Whether ``who`` names somebody; the parser seldom knows a lone name, so the rest of the article is asked too."""
    parse = material.parse
    inside = [at for at in parse.tokens_in(who) if parse.tokens[at].pos != "PUNCT"]
    if not inside or any(parse.tokens[at].text.lower() in words("labels") for at in inside):
        return False
    if any(parse.tokens[at].pos in {"VERB", "AUX"} or parse.tokens[at].tag in _ASKING for at in inside):
        return False
    if inside[0] != inside[-1] and parse.tokens[inside[0]].lemma in words("documents"):
        return False  # "Memorandum of Conversation: ..."
    if parse.tokens[inside[-1]].lemma in words("documents") or material.labels.get(inside[-1]) in {"LOC", "EVENT"}:
        return False
    if not form_says:
        heads = [at for at in inside if parse.tokens[at].head not in inside or parse.tokens[at].head == at]
        inside = [at for at in inside if at <= heads[0]] if heads else inside
        if _is_pair(who.of(material.article.text)):
            return False
    return form_says or parse.tokens[inside[-1]].text in known or speaks(parse, inside[-1], material.labels)


def _is_pair(who: str) -> bool:
    """Whether states are joined by a dash: what the article is about, not who speaks."""
    return any(mark in who for mark in "-–/") and _all_states(who)


def _all_states(who: str) -> bool:
    """Whether it names a state, or several and nothing else."""
    return all(state_named(part.strip()) is not None for part in re.split(r"[-–/,]| and ", who))
