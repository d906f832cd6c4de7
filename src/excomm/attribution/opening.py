"""What opens a sentence and was said with the words behind the speaker: "If they attack, he said, "we shall ..."."""

from __future__ import annotations

from excomm.attribution.candidate import Material
from excomm.attribution.lexicon import words
from excomm.attribution.phrase import SUBJECTS, children
from excomm.records import Span


def opened(material: Material, source: Span, cue: Span, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """``content`` with the words before source and cue that it, behind both and a comma, goes on with.

    They are a condition, another clause in the present, or the subject of the verb with which ``content`` begins, which
    then goes on to the end of the sentence. Clauses told in the past, or without a tense, are the narrator's: "When
    asked, ...", "When she was asked, ...".
    """
    parse, text = material.parse, material.article.text
    first, last = min(source.start, cue.start), max(source.end, cue.end)
    at = next(iter(parse.tokens_in(Span(first, last))), 0)
    begin, end = parse.bounds[parse.tokens[at].sentence]
    behind = begin < at and last <= content[0].start < parse.tokens[end - 1].span.end
    if not behind or not text[last : content[0].start].rstrip().endswith(","):
        return content
    ahead = parse.tokens[begin : at - 1]
    if not ahead or parse.tokens[at - 1].text != "," or material.quotation_at(ahead[-1].span.start) is not None:
        return content
    opener, begun = ahead[0].text.lower(), Span(ahead[0].span.start, ahead[-1].span.end)
    present = any(one.tag in {"VBZ", "VBP", "MD"} for one in ahead) and not any(one.tag == "VBD" for one in ahead)
    if opener in words("conditional") or (opener in words("binding") and present):
        return (begun, *content)
    if not _lacks(material, content[0], begin, at):
        return content
    rest = [k for k in range(at, end) if parse.tokens[k].span.start >= content[-1].end]
    spoken = {verb.index for verb in material.verbs}
    narrated = any(k in spoken or parse.tokens[k].dep in SUBJECTS for k in rest)
    told = [k for k in rest if parse.tokens[k].pos != "PUNCT"]
    if not narrated and told:
        content = (*content[:-1], Span(content[-1].start, parse.tokens[told[-1]].span.end))
    return (begun, *content)


def _lacks(material: Material, content: Span, begin: int, before: int) -> bool:
    """Whether ``content`` begins with a finite verb that has no subject, and but a noun phrase stands ahead."""
    parse = material.parse
    inside = [at for at in parse.tokens_in(content) if parse.tokens[at].pos != "PUNCT"]
    if not inside or parse.tokens[inside[0]].tag not in {"VBD", "VBZ", "VBP", "MD"}:
        return False
    verb = parse.tokens[inside[0]].head if parse.tokens[inside[0]].dep in {"aux", "auxpass"} else inside[0]
    named = parse.tokens[begin : before - 1]
    nominal = all(one.pos in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADP", "PART", "CCONJ"} for one in named)
    return nominal and named[0].pos != "ADP" and not any(at >= inside[0] for at in children(parse, verb, *SUBJECTS))
