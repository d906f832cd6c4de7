"""A mention of several: "Kennedy and Macmillan", "Soviet and Cuban officials", taken apart into one mention each."""

from __future__ import annotations

from dataclasses import replace

from excomm.actor.nation import nations
from excomm.actor.scene import Scene, Subject, subject_at, words_of
from excomm.actor.title_phrase import is_title_word
from excomm.records import Mention, Parse, Span
from excomm.registry import organisation_named, state_named


def members(parse: Parse, subject: Subject) -> tuple[Subject, ...]:
    """Those whom the mention names together, each with its own span; none where it names one."""
    heads = _chain(parse, subject.head, subject)
    if len(heads) == 1:
        return _by_nations(parse, subject)
    found: list[Subject] = []
    for rank, head in enumerate(heads):
        start = subject.first if rank == 0 else _after_joint(parse, heads[rank - 1], head)
        end = subject.last if rank == len(heads) - 1 else _joint(parse, head, heads[rank + 1])
        one = subject_at(parse, _mention(parse, subject.mention, start, end), subject.role) if start < end else None
        if one is None:
            return ()
        found += _by_nations(parse, one) or (one,)
    return tuple(found)


def spoke_together(scene: Scene, source: Mention) -> tuple[Mention, ...]:
    """The several who spoke last and together, of whom "they" is said; none where others may be meant.

    Only in the paragraph of the one statement or the next sentence, with no other subject in the plural between.
    """
    last = next((one for one in reversed(scene.spoken) if not one.nested), None)
    if source.text.casefold() != "they" or last is None or not last.speakers:
        return ()
    tokens = scene.parse.tokens
    there, here = scene.parse.tokens_in(last.source), scene.parse.tokens_in(source.span)
    if not there or not here or scene.paragraph(last.start) != scene.paragraph(source.span.start):
        return ()
    within = {at for span in last.content for at in scene.parse.tokens_in(span)}
    between = (at for at in range(there[-1] + 1, here[0]) if at not in within)
    others = any(tokens[at].tag in {"NNS", "NNPS"} and tokens[at].dep in {"nsubj", "nsubjpass"} for at in between)
    return () if others else last.speakers


def _chain(parse: Parse, head: int, subject: Subject) -> list[int]:
    """``head`` and the nouns that are joined to it by "and", within the mention."""
    heads = [head]
    for child in parse.children[heads[-1]]:
        inside = subject.first <= child < subject.last
        if parse.tokens[child].dep != "conj" or _is_one(parse, head, child, subject):
            continue
        if inside and parse.tokens[child].pos in {"NOUN", "PROPN", "PRON"}:
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


def _by_nations(parse: Parse, subject: Subject) -> tuple[Subject, ...]:
    """The several whose the head is: "Soviet and Cuban officials", "the foreign ministers of Peru and Chile".

    Each by its name or adjective, one of them a state's at least; none where fewer than two are joined.
    """
    for child in _owners_at(parse, subject):
        joined = _joined_names(parse, child, subject)
        spans = [_name_at(parse, at, subject) for at in joined]
        if len(joined) > 1 and any(nations(parse, first, last, None) for first, last in spans):
            return tuple(_one_of(parse, subject, spans, rank) for rank in range(len(spans)))
    return ()


def _owners_at(parse: Parse, subject: Subject) -> list[int]:
    inside = [at for at in parse.children[subject.head] if subject.first <= at < subject.last]
    links = [at for at in inside if at > subject.head and parse.tokens[at].text == "of"]
    behind = [at for link in links for at in parse.children[link] if parse.tokens[at].dep == "pobj"]
    before = [at for at in inside if at < subject.head and parse.tokens[at].dep in {"amod", "compound", "nmod"}]
    plural = parse.tokens[subject.head].tag in {"NNS", "NNPS"}
    return [at for at in (*before, *(behind if plural else ())) if parse.tokens[at].text[0].isupper()]


def _joined_names(parse: Parse, first: int, subject: Subject) -> list[int]:
    """``first`` and the capital words joined to it by "and" within the mention."""
    found = [first]
    for at in parse.children[first]:
        inside = subject.first <= at < subject.last and parse.tokens[at].text[0].isupper()
        if parse.tokens[at].dep == "conj" and inside:
            found += _joined_names(parse, at, subject)
    return found


def _name_at(parse: Parse, at: int, subject: Subject) -> tuple[int, int]:
    """The tokens of the capital words that end at ``at``, within the mention: "North Korean"."""
    first = at
    while first > subject.first and parse.tokens[first - 1].text[0].isupper() and parse.tokens[first - 1].tag != "DT":
        first -= 1
    return first, at + 1


def _one_of(parse: Parse, subject: Subject, spans: list[tuple[int, int]], rank: int) -> Subject:
    first, last = spans[rank]
    others = frozenset(at for start, end in spans if (start, end) != (first, last) for at in range(start, end))
    return replace(subject, mention=_mention(parse, subject.mention, first, last), without=others)


def _mention(parse: Parse, whole: Mention, first: int, last: int) -> Mention:
    while last - first > 1 and parse.tokens[last - 1].text == ",":
        last -= 1
    span = Span(parse.tokens[first].span.start, parse.tokens[last - 1].span.end)
    offset = whole.span.start
    return Mention(span, whole.text[span.start - offset : span.end - offset] or words_of(parse, first, last))
