"""The condition that a clause names itself: "if", "unless", "provided", "in the event of", "on condition that"."""

from __future__ import annotations

from functools import cache

from excomm.event.complement import contents
from excomm.event.frames import DEEPEST
from excomm.event.scene import Scene
from excomm.event.syntax import tree_span
from excomm.event.tree import below, is_verb
from excomm.event.verdict import forms, listed
from excomm.records import Parse, Span
from excomm.wordlist import wordlist


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(wordlist("en", "event_status")["conditions"]["phrases"])


def condition_of(scene: Scene, verb: int) -> Span | None:
    """The clause or phrase at ``verb`` under which alone it happens, or None."""
    parse = scene.parse
    for at in parse.children[verb]:
        token = parse.tokens[at]
        if token.dep in ("advcl", "ccomp", "dep") and opens_condition(parse, at):
            return tree_span(parse, at)
        if token.dep == "prep" and token.text.lower() in listed("conditions", "marks") and below(parse, at, "pcomp"):
            return tree_span(parse, at)  # "provided we are asked"
        if token.dep in ("prep", "mark", "advcl", "npadvmod"):
            span = tree_span(parse, at)
            words = span.of(scene.article.text).lower()
            done = parse.tokens[verb].tag == "VBD"
            told = done and words.startswith("in case")  # a precaution: the deed is done
            if (words.startswith(_phrases()) and not told) or (not done and _on_terms(parse, at)):
                return span
    return None


def opens_condition(parse: Parse, verb: int) -> bool:
    """Whether the clause of ``verb`` opens with a word of condition; "as if" opens a comparison."""
    for at in below(parse, verb, "mark", "advmod", "prep"):
        before = parse.tokens[at - 1].text.lower() if at else ""
        if parse.tokens[at].text.lower() in listed("conditions", "marks") and before != "as" and at <= verb:
            return True
    own = parse.subtree(verb)
    return parse.tokens[own[0]].text.lower() in listed("conditions", "marks")


def compared(parse: Parse, verb: int) -> bool:
    """Whether the clause of ``verb`` only says what something is like: "as if", "as though"."""
    marks = below(parse, verb, "mark", "advmod")
    return any(
        parse.tokens[at].text.lower() in ("if", "though") and at and parse.tokens[at - 1].text.lower() == "as"
        for at in marks
    )


def terms(scene: Scene, verb: int, depth: int = 0) -> Span | None:
    """The condition inside what a promise, an offer or a threat is about, which conditions the act itself; or None."""
    for _, at in contents(scene.parse, verb) if depth < DEEPEST else ():
        for clause_verb in (at, *below(scene.parse, at, "conj")) if is_verb(scene.parse, at) else ():
            found = condition_of(scene, clause_verb) or terms(scene, clause_verb, depth + 1)
            if found is not None:
                return found
    return None


def _on_terms(parse: Parse, preposition: int) -> bool:
    """Whether the phrase is "on one condition", "under certain conditions"."""
    if parse.tokens[preposition].text.lower() not in ("on", "under"):
        return False
    for noun in below(parse, preposition, "pobj"):
        which = forms(parse, noun, "det", "nummod", "amod")
        if parse.tokens[noun].lemma in listed("conditions", "terms") and which & listed("conditions", "certain"):
            return True
        given = [parse.tokens[at].lemma for of in below(parse, noun, "prep") for at in below(parse, of, "pobj")]
        if parse.tokens[noun].lemma == "condition" and given and "anonymity" not in given:
            return True  # "on condition of an amnesty"
    return False
