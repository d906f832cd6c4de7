"""Conditions that a subject, an object or an order names: "any attack will be met", "whoever lands will be shot".

"Hand him over or we will come" and "one more shell and the brigade will cross" hang what is ahead on what others do.
"""

from __future__ import annotations

from excomm.event.scene import Scene
from excomm.event.syntax import tree_span
from excomm.event.tree import below
from excomm.event.verdict import forms, imperative, lemmas, listed
from excomm.records import Parse, Span

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")


def provoked(scene: Scene, verb: int) -> Span | None:
    """The words that name what others would have to do before ``verb`` happens, or None."""
    parse = scene.parse
    if not forms(parse, verb, "aux") & listed("modals", "future"):
        present = parse.tokens[verb].tag in ("VBZ", "VBP") and not below(parse, verb, "aux", "auxpass")
        return (_moment(parse, verb) or _ordered(parse, verb)) if present else None
    if below(parse, verb, "neg"):
        return _ordered(parse, verb)
    for head in below(parse, verb, *_SUBJECTS):
        if _daring(parse, head) or _one_more(parse, verb, head):
            return _without_joint(parse, head)
    if any(_further(parse, head, verb) for head in below(parse, verb, "nsubj", "nsubjpass")):
        return tree_span(parse, below(parse, verb, "nsubj", "nsubjpass")[0])
    return _met(parse, verb) or _moment(parse, verb) or _ordered(parse, verb)


def _daring(parse: Parse, head: int) -> bool:
    """Whether the subject is whoever does something: "any attack", "whoever lands", "ships that ignore the order"."""
    token = parse.tokens[head]
    if token.dep in ("csubj", "csubjpass"):
        return bool(lemmas(parse, head, "nsubj", "nsubjpass") & listed("conditions", "whoever"))
    which = forms(parse, head, "det", "predet")
    if which & {"any"} or token.lemma.lower() in listed("conditions", "whoever"):
        return True
    plural = token.tag == "NNS" and not which and not below(parse, head, "poss", "nummod")
    loose = plural or which & {"a", "an", "every", "each", "all"} or token.lemma.lower() in ("those", "all")
    return bool(loose) and any(_acts(parse, clause) for clause in below(parse, head, "relcl"))


def _acts(parse: Parse, clause: int) -> bool:
    """Whether the relative clause tells what one may do, not what somebody is: the present of a verb of doing."""
    own = parse.tokens[clause].tag in ("VBP", "VBZ") and parse.tokens[clause].lemma not in ("be", "have")
    return own and not below(parse, clause, "auxpass", "aux")


def _further(parse: Parse, head: int, verb: int) -> bool:
    """Whether the subject is one more provocation, or a first one that is only thought of ("a strike would ...")."""
    token = parse.tokens[head]
    if token.lemma.lower() not in listed("conditions", "provocations"):
        return False
    if parse.tokens[verb].lemma in listed("conditions", "happening") or below(parse, verb, "auxpass"):
        return False
    which = forms(parse, head, "det", "amod", "nummod")
    would = bool(forms(parse, verb, "aux") & {"would", "'d", "’d"})
    would = would or parse.tokens[verb].lemma in listed("conditions", "bringing")
    return bool(which & listed("conditions", "further")) or (would and bool(which & {"a", "an"}))


def _one_more(parse: Parse, verb: int, head: int) -> bool:
    """Whether the verb has a subject of its own besides: "one more shell, and the brigade will cross"."""
    later = [at for at in below(parse, verb, *_SUBJECTS) if at > head]
    return bool(later) and bool(below(parse, head, "cc")) and not below(parse, head, "conj")


def _without_joint(parse: Parse, head: int) -> Span:
    """The span of the noun phrase up to an "and" or "or" that joins nothing to it."""
    whole = tree_span(parse, head)
    joints = [at for at in below(parse, head, "cc") if at > head]
    return Span(whole.start, parse.tokens[joints[0] - 1].span.end) if joints else whole


def _met(parse: Parse, verb: int) -> Span | None:
    """What will be answered whenever it comes: "would answer any incursion in kind"."""
    direct = below(parse, verb, "dobj")
    through = [at for prep in below(parse, verb, "prep") for at in below(parse, prep, "pobj")]
    for noun in (*direct, *through):
        if "any" in forms(parse, noun, "det") and parse.tokens[noun].lemma not in listed("conditions", "means"):
            return tree_span(parse, noun)
    return None


def _moment(parse: Parse, verb: int) -> Span | None:
    """The moment that a clause describes: "the day a soldier lands, Hanoi will break off relations"."""
    phrases = [(at, at) for at in below(parse, verb, "npadvmod")]
    phrases += [(prep, at) for prep in below(parse, verb, "prep") for at in below(parse, prep, "pobj")]
    for phrase, at in phrases:
        told = [clause for clause in below(parse, at, "relcl") if parse.tokens[clause].tag != "VBD"]
        if at < verb and parse.tokens[at].lemma in listed("conditions", "moments") and told:
            return tree_span(parse, phrase)
    return None


def _ordered(parse: Parse, verb: int) -> Span | None:
    """The order before "and" or "or": "release the crew, and Tehran will free the tanker"."""
    token = parse.tokens[verb]
    if not below(parse, verb, "nsubj", "nsubjpass"):
        return None
    before = [token.head] if token.dep == "conj" else []
    if token.dep == "ccomp":
        before += [at for at in below(parse, token.head, "ccomp") if at < verb]
    for order in before:
        joints = [at for at in below(parse, order, "cc") if order < at < verb]
        if joints and imperative(parse, order):
            return Span(parse.tokens[parse.subtree(order)[0]].span.start, parse.tokens[joints[0] - 1].span.end)
    return None
