"""What a verb is about: its clauses, its objects, and what is said of them, by syntax alone."""

from __future__ import annotations

from excomm.event.lexicon import noun_class, words
from excomm.event.syntax import members, objects, phrases
from excomm.event.tree import below, is_verb
from excomm.records import Parse


def contents(parse: Parse, verb: int) -> tuple[tuple[str, int], ...]:
    """What ``verb`` is about, in order.

    ("inf" | "that" | "gerund", verb), ("for", verb or noun), ("noun", noun), and ("said", adjective or noun) where
    something is said of the object: "called it void".
    """
    found: list[tuple[str, int]] = []
    for child in parse.children[verb]:
        token = parse.tokens[child]
        if token.dep in ("xcomp", "ccomp") and is_verb(parse, child) and (child > verb or token.dep == "xcomp"):
            found.append((_shape(parse, child), child))
        elif child in _predicates(parse, verb):
            found.extend(("said", at) for at in (child, *below(parse, child, "conj")))
        elif token.dep == "advcl" and any(parse.tokens[at].text.lower() == "for" for at in below(parse, child, "mark")):
            found.append(("for", child))
        elif token.dep == "prep":
            found.extend(("gerund", inner) for inner in below(parse, child, "pcomp"))
    found.extend(("noun", noun) for noun in things_of(parse, verb))
    found.extend(
        ("for" if word == "for" else "noun", noun)
        for word, noun in phrases(parse, verb)
        if word in words("content_phrases") and noun > verb
    )
    return tuple(found)


def _predicates(parse: Parse, verb: int) -> tuple[int, ...]:
    """What is said of the object: "called the deal void", "holds the state responsible", "branded it a crime"."""
    things = below(parse, verb, "dobj")
    clauses = [
        at for at in below(parse, verb, "ccomp", "xcomp") if parse.tokens[at].pos in ("ADJ", "NOUN") and at > verb
    ]
    return (*below(parse, verb, "oprd"), *clauses, *things[1:])


def _shape(parse: Parse, verb: int) -> str:
    token = parse.tokens[verb]
    helpers = below(parse, verb, "aux", "auxpass")
    if any(parse.tokens[at].tag == "TO" for at in helpers):
        return "inf"
    return "gerund" if token.tag == "VBG" and not below(parse, verb, "nsubj", "aux") else "that"


def things_of(parse: Parse, verb: int) -> tuple[int, ...]:
    """The objects of ``verb``, without those that only say when ("several times")."""
    things = objects(parse, verb) or _allowed(parse, verb) or _judged(parse, verb)
    return tuple(at for at in things if not temporal(parse, at))


def _judged(parse: Parse, verb: int) -> tuple[int, ...]:
    """Of whom something is said where the parser makes a clause of it: "holds the state responsible"."""
    heads = (who for at in _predicates(parse, verb) for who in below(parse, at, "nsubj"))
    return next((members(parse, head) for head in heads), ())


def _allowed(parse: Parse, verb: int) -> tuple[int, ...]:
    """Who may do it, in "allowed inspectors to enter": the parser has them as the subject of the infinitive."""
    if parse.tokens[verb].lemma not in words("allowing"):
        return ()
    clauses = (at for at in below(parse, verb, "ccomp") if _shape(parse, at) == "inf" or _bare(parse, at))
    return next((members(parse, who[0]) for at in clauses if (who := below(parse, at, "nsubj"))), ())


def _bare(parse: Parse, verb: int) -> bool:
    """Whether somebody is let go, in the infinitive without "to"; of "let it pass" nobody was held."""
    going = parse.tokens[verb].tag == "VB" and parse.tokens[verb].lemma in words("let_go")
    return going and not any(parse.tokens[at].text.lower() == "it" for at in below(parse, verb, "nsubj"))


def temporal(parse: Parse, noun: int) -> bool:
    """Whether the noun only says when or how often."""
    return parse.tokens[noun].lemma in noun_class("temporal")
