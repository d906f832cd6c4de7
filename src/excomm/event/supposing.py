"""Conditions without "if": inversion ("had the deal held"), "would have", "failing an answer", "otherwise", "once"."""

from __future__ import annotations

from functools import cache

from excomm.event.scene import Scene
from excomm.event.syntax import tree_span
from excomm.event.tree import below, is_verb
from excomm.records import Parse, Span
from excomm.wordlist import wordlist

_INVERTING = frozenset({"had", "should", "were"})


@cache
def _list(key: str) -> tuple[str, ...]:
    return tuple(wordlist("en", "event_status")["conditions"][key])


def supposed(scene: Scene, verb: int) -> Span | None:
    """The words that make what ``verb`` says "will" or "would" happen hang on something, or None."""
    parse = scene.parse
    helpers = {parse.tokens[at].text.lower() for at in below(parse, verb, "aux", "auxpass")}
    if not helpers & {"will", "would", "'ll", "’ll", "wo", "'d", "’d"}:
        if parse.tokens[verb].tag not in ("VBZ", "VBP") or helpers:
            return None
        beside = [inverted(parse, clause) for clause in below(parse, verb, "advcl", "ccomp") if clause < verb]
        return next((found for found in beside if found is not None), None) or _opening(scene, verb, "lacking")
    for at in range(*parse.bounds[parse.tokens[verb].sentence]):
        clause = at if parse.tokens[at].dep not in ("aux", "auxpass") else parse.tokens[at].head
        if clause != verb and (found := inverted(parse, clause)) is not None:
            return found
    if "would" in helpers and "have" in helpers:
        return parse.tokens[verb].span
    return _phrase(scene, verb) or _once(parse, verb)


def _once(parse: Parse, verb: int) -> Span | None:
    """A clause that has to come true first: "once the letter has come", "as soon as", "the moment that"."""
    for clause in below(parse, verb, "advcl"):
        marks = {parse.tokens[at].text.lower() for at in below(parse, clause, "mark", "advmod")}
        first = parse.tokens[parse.subtree(clause)[0]].text.lower()
        perfect = parse.tokens[clause].tag == "VBN" and any(
            parse.tokens[at].lemma == "have" for at in below(parse, clause, "aux")
        )
        if "once" in marks or first == "once" or ("when" in marks and perfect):
            return tree_span(parse, clause)
    return None


def unreported(scene: Scene, verb: int) -> bool:
    """Whether it is told with a "would" that nobody in the sentence has said: what would be done if it came to that."""
    parse = scene.parse
    would = any(parse.tokens[at].text.lower() == "would" for at in below(parse, verb, "aux"))
    first, last = parse.bounds[parse.tokens[verb].sentence]
    if not would or parse.tokens[verb].dep not in ("ROOT", "conj"):
        return False
    told = any(
        parse.tokens[at].tag == "VBD" or parse.tokens[at].text.lower() == "according" for at in range(first, last)
    )
    inside = any(part.covers(parse.tokens[verb].span) for one in scene.statements for part in one.content)
    dated = any(parse.tokens[at].text.lower() in _scheduled() for at in range(first, last))
    return not (told or inside or dated)


@cache
def _scheduled() -> frozenset[str]:
    return frozenset(wordlist("en", "event_status")["scheduled"]["words"])


def inverted(parse: Parse, clause: int) -> Span | None:
    """The clause of ``clause`` where "had", "should" or "were" stands before its subject and so opens a condition."""
    for at in (clause, *below(parse, clause, "aux", "auxpass")):
        # The parser may take the condition for the main clause: in "X will act should Y ask" the asking.
        main = any(before < at for before in below(parse, clause, "ccomp"))
        if _before_subject(parse, at, clause) and (main or _opens(parse, at)):
            whole = tree_span(parse, clause)
            return Span(parse.tokens[at].span.start, whole.end) if main else whole
    return None


def _before_subject(parse: Parse, at: int, clause: int) -> bool:
    token = parse.tokens[at]
    subjects = below(parse, clause, "nsubj", "nsubjpass") or (below(parse, clause, "attr") if at == clause else ())
    last = parse.bounds[token.sentence][1]
    asked = parse.tokens[last - 1].text == "?"
    return token.text.lower() in _INVERTING and bool(subjects) and subjects[0] > at and not asked


def _opens(parse: Parse, at: int) -> bool:
    """Whether the token opens a clause: nothing that could be its subject or its verb stands right before it."""
    first, last = parse.bounds[parse.tokens[at].sentence]
    before = parse.tokens[at - 1] if at > first else None
    after = parse.tokens[at + 1] if at + 1 < last else None
    opens = before is None or not (before.pos in ("NOUN", "PROPN", "PRON", "ADV") or is_verb(parse, at - 1))
    return opens and after is not None and after.tag != "IN"


def _phrase(scene: Scene, verb: int) -> Span | None:
    parse = scene.parse
    sentence = parse.sentences[parse.tokens[verb].sentence]
    words = sentence.of(scene.article.text).lower()
    for phrase in _list("anywhere"):
        at = f" {words}".find(f" {phrase} ")
        if at >= 0:
            return Span(sentence.start + at, sentence.start + at + len(phrase))
    return _opening(scene, verb, "opening")


def _opening(scene: Scene, verb: int, key: str) -> Span | None:
    """The phrase of the list with which the sentence opens, or None."""
    sentence = scene.parse.sentences[scene.parse.tokens[verb].sentence]
    words = sentence.of(scene.article.text).lower()
    for phrase in _list(key):
        if words.lstrip("\"'“‘«— ").startswith(f"{phrase} "):
            start = sentence.start + words.find(phrase)
            return Span(start, start + len(phrase))
    return None
