"""A mention of several: "Kennedy and Macmillan", "Soviet and Cuban officials", taken apart into one mention each."""

from __future__ import annotations

from excomm.actor.nation import nations
from excomm.actor.scene import Subject, subject_at, words_of
from excomm.actor.title_phrase import is_title_word
from excomm.records import Mention, Parse, Span
from excomm.registry import organisation_named, state_named


def parts(parse: Parse, mention: Mention, role: str) -> tuple[Mention, ...]:
    """The mention's members, each with its own span; the mention alone where it names one."""
    subject = subject_at(parse, mention, role)
    if subject is None:
        return (mention,)
    heads = _chain(parse, subject.head, subject)
    if len(heads) == 1:
        return _by_nations(parse, subject) or (mention,)
    found = []
    for rank, head in enumerate(heads):
        start = subject.first if rank == 0 else _after_joint(parse, heads[rank - 1], head)
        end = subject.last if rank == len(heads) - 1 else _joint(parse, head, heads[rank + 1])
        if start >= end:
            return (mention,)
        found.append(_mention(parse, mention, start, end))
    return tuple(found)


def _chain(parse: Parse, head: int, subject: Subject) -> list[int]:
    """``head`` and the nouns that are joined to it by "and", within the mention."""
    heads = [head]
    for child in parse.children[heads[-1]]:
        inside = subject.first <= child < subject.last
        if parse.tokens[child].dep != "conj" or _is_one(parse, head, child, subject):
            continue
        if inside and parse.tokens[child].pos in {"NOUN", "PROPN"}:
            heads.extend(_chain(parse, child, subject))
    return heads


def _is_one(parse: Parse, before: int, after: int, subject: Subject) -> bool:
    """Whether "and" stands within one name or between two titles of one person.

    "Fire and Rescue Service"; "Deputy Prime Minister and Finance Minister Anna Berg".
    """
    for name in parse.names:
        if name.label == "ORG" and name.first <= before and after < name.last:
            sides = (words_of(parse, name.first, before + 1), words_of(parse, after, name.last))
            return not any(organisation_named(words) or state_named(words) for words in sides)
    if _is_one_elsewhere(parse, before, after):
        return True
    first = parse.tokens[subject.first]
    named = any(name.label == "PERSON" and name.first < after + 2 and after < name.last for name in parse.names)
    titles = is_title_word(parse, before) and first.tag != "DT"
    return named and titles and not any(token.text == "," for token in parse.tokens[before:after])


def _is_one_elsewhere(parse: Parse, before: int, after: int) -> bool:
    """Whether the words on both sides of "and" stand elsewhere in the article as one organisation's name."""
    words = tuple(token.text for token in parse.tokens[before : after + 1])
    for name in parse.names:
        inside = tuple(token.text for token in parse.tokens[name.first : name.last])
        if name.label == "ORG" and any(inside[at : at + len(words)] == words for at in range(len(inside))):
            return True
    return False


def _joint(parse: Parse, before: int, after: int) -> int:
    """The first comma or "and" between two heads."""
    marks = [at for at in range(before + 1, after) if parse.tokens[at].dep == "cc" or parse.tokens[at].text == ","]
    return marks[-1] if marks else after


def _after_joint(parse: Parse, before: int, after: int) -> int:
    marks = [at for at in range(before + 1, after) if parse.tokens[at].dep == "cc" or parse.tokens[at].text == ","]
    return marks[-1] + 1 if marks else after


def _by_nations(parse: Parse, subject: Subject) -> tuple[Mention, ...]:
    """The states of "Soviet and Cuban officials", each by its adjective; nothing where fewer than two are joined."""
    for child in parse.children[subject.head]:
        if not subject.first <= child < subject.last or parse.tokens[child].dep not in {"amod", "compound", "nmod"}:
            continue
        joined = [child, *(at for at in parse.children[child] if parse.tokens[at].dep == "conj")]
        spans = [span for at in joined if (span := _nation_at(parse, at, subject))]
        if len(spans) == len(joined) > 1:
            return tuple(_mention(parse, subject.mention, first, last) for first, last in spans)
    return ()


def _nation_at(parse: Parse, at: int, subject: Subject) -> tuple[int, int] | None:
    """The tokens of the state whose name or adjective ends at ``at``, within the mention."""
    named = nations(parse, subject.first, at + 1, None)
    return (named[-1].first, at + 1) if named and named[-1].last == at + 1 and named[-1].state else None


def _mention(parse: Parse, whole: Mention, first: int, last: int) -> Mention:
    while last - first > 1 and parse.tokens[last - 1].text == ",":
        last -= 1
    span = Span(parse.tokens[first].span.start, parse.tokens[last - 1].span.end)
    offset = whole.span.start
    return Mention(span, whole.text[span.start - offset : span.end - offset] or words_of(parse, first, last))
