"""What becomes of a deed told in a side clause: adverbial, after a preposition, or describing a noun."""

from __future__ import annotations

from dataclasses import replace

from excomm.event.condition import compared, opens_condition
from excomm.event.disbelieving import disbelieved, refused, untrue
from excomm.event.governing import Step, courteous, group_of
from excomm.event.scene import Scene
from excomm.event.syntax import tree_span
from excomm.event.tree import below
from excomm.event.verdict import NOT_TOLD, Verdict, forms, infinitive, listed
from excomm.records import Parse, Status

_UNTOLD: Step = (NOT_TOLD, False)


def adverbial(parse: Parse, at: int, verdict: Verdict) -> Step | None:
    """What the clause above makes of an adverbial one; None: it stands on its own."""
    head = parse.tokens[at].head
    marks = {parse.tokens[child].text.lower() for child in below(parse, at, "mark", "advmod") if child < at}
    if "if" in marks and parse.tokens[head].lemma in listed("conditions", "asking") and at > head:
        return _UNTOLD  # "wonders if"
    if opens_condition(parse, at):
        condition = verdict.condition or tree_span(parse, at)
        # What is not done in a condition is as open as what is done there: "if the junta does not free him".
        return replace(verdict, status=Status.CONDITIONAL, condition=condition), False
    if infinitive(parse, at):
        if courteous(parse, at, head):
            return verdict, True
        planned = (
            group_of(parse, head) == "future" and parse.tokens[head].lemma != "go" and not below(parse, head, "dobj")
        )
        return (verdict.at_least(Status.FUTURE), True) if planned else _UNTOLD  # "Seoul set to open embassy"
    if marks & listed("conditions", "doubt") or compared(parse, at):
        return _UNTOLD
    present = parse.tokens[at].tag in ("VBP", "VBZ")
    if "until" in marks and _came_to_pass(parse, at):
        return None
    if "until" in marks or ("before" in marks and present):
        return verdict.at_least(Status.FUTURE), False
    if marks or parse.tokens[at].tag != "VBG":
        return None
    ahead = bool(forms(parse, head, "aux") & listed("modals", "future"))
    return (verdict.at_least(Status.FUTURE) if ahead else verdict), False


def _came_to_pass(parse: Parse, at: int) -> bool:
    """Whether what ended something has happened as well: "shelled the town until its garrison left"."""
    head = parse.tokens[at].head
    past = {"had", "was", "were"}
    done = parse.tokens[head].tag == "VBD" or bool(forms(parse, head, "aux", "auxpass") & past)
    told = parse.tokens[at].tag == "VBD" or bool(forms(parse, at, "aux", "auxpass") & past)
    return done and told and not group_of(parse, head) and parse.tokens[head].dep != "ccomp"


def after_preposition(parse: Parse, at: int, verdict: Verdict) -> Step | None:
    """What becomes of a gerund or a clause after a preposition."""
    preposition = parse.tokens[at].head
    word, above = parse.tokens[preposition].text.lower(), parse.tokens[preposition].head
    if word == "but":
        return verdict, True  # "has no choice but to close": told as the having
    short = refused(parse, above) or _falls_short(parse, above)
    if word == "without" or (word == "of" and short) or _instead(parse, preposition, above):
        return verdict.at_least(Status.DENIED), False
    group = group_of(parse, above)
    if group == "deny":
        return verdict.at_least(Status.DENIED), False
    if word == "of" and parse.tokens[above].lemma in listed("nouns", "threshold"):
        return verdict.at_least(Status.FUTURE), False
    asked = forms(parse, at, "advmod") & {"how", "why", "when", "where"}
    if asked and parse.tokens[at].tag == "VBD":
        return None  # "spoke of how the army burned the village"
    if group in ("drop", "pledge") or word in ("of", "against", "from", "for", "to", "about"):
        return _UNTOLD
    return None


def _instead(parse: Parse, preposition: int, above: int) -> bool:
    """Whether something else was done: "far from withdrawing", "instead of attacking"."""
    word = parse.tokens[preposition].text.lower()
    if word == "of":
        return "instead" in forms(parse, preposition, "advmod") or parse.tokens[above].text.lower() == "instead"
    return word == "from" and parse.tokens[above].text.lower() == "far"


def _falls_short(parse: Parse, above: int) -> bool:
    """Whether the deed was not reached: "stopped short of", "fell short of"."""
    return parse.tokens[above].text.lower() == "short" or "short" in forms(parse, above, "advmod", "acomp")


def attributive(scene: Scene, at: int, verdict: Verdict) -> Step | None:
    """What a noun makes of the clause that describes it or says what it is about."""
    parse, token = scene.parse, scene.parse.tokens[at]
    noun = token.head
    preposition = parse.tokens[noun].head
    if f"{parse.tokens[preposition].text.lower()} {parse.tokens[noun].lemma}" in listed("conditions", "supposing"):
        span = tree_span(parse, preposition)
        return replace(verdict.at_least(Status.CONDITIONAL), condition=verdict.condition or span), False
    if infinitive(parse, at) and refused(parse, noun):
        return verdict.at_least(Status.DENIED), False
    ordered = parse.tokens[noun].lemma in listed("nouns", "orders") and parse.tokens[noun].dep == "dobj"
    if infinitive(parse, at) and (_headline(parse, noun) or (ordered and parse.tokens[preposition].lemma == "have")):
        return verdict.at_least(Status.FUTURE), False  # "has orders to leave"
    if infinitive(parse, at) or "any" in forms(parse, noun, "det"):
        return _UNTOLD  # of "any missile that" there is none yet
    if disbelieved(parse, noun):
        return verdict.at_least(Status.DENIED), False
    opening = [parse.tokens[child] for child in parse.children[at]]
    about = any(token.text.lower() == "that" and token.tag == "IN" for token in opening)
    if about and parse.tokens[noun].dep == "attr" and untrue(parse, parse.tokens[noun].head):
        return verdict.at_least(Status.DENIED), False  # "it is not the case that"
    if about and forms(parse, noun, "det") & listed("nouns", "none"):
        return verdict.at_least(Status.DENIED), False  # "no evidence that Cuba had armed"
    if about and group_of(parse, noun) in ("drop", "pledge"):
        return _UNTOLD  # "the demand that Cuba give up arms"
    if parse.tokens[noun].lemma.lower() in listed("unconfirmed", "governors") and token.dep == "acl":
        return replace(verdict, unconfirmed=True), False
    return None


def _headline(parse: Parse, noun: int) -> bool:
    """Whether the noun is a headline's subject that the parser takes for its head: "Islamabad to free pilot"."""
    token = parse.tokens[noun]
    bare = not below(parse, noun, "det", "poss", "amod") and token.text[:1].isupper()
    return token.head == noun and bare and noun == parse.bounds[token.sentence][0]
