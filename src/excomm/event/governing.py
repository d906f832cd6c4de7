"""What a verb or adjective makes of the clause that it governs: "denied that", "plans to", "has yet to"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from excomm.event.condition import condition_of
from excomm.event.disbelieving import untrue
from excomm.event.frames import subjunctive
from excomm.event.lexicon import words as lexicon_words
from excomm.event.negation import negated
from excomm.event.scene import Scene
from excomm.event.syntax import tree_span
from excomm.event.tree import below
from excomm.event.verdict import NOT_TOLD, Verdict, forms, infinitive, lemmas, listed
from excomm.records import Parse, Span, Status
from excomm.wordlist import wordlist

Step = tuple[Verdict, bool]
"""What the governor makes of it, and whether the governor's own helpers hold for it too."""

_UNTOLD: Step = (NOT_TOLD, False)
_GROUPS = ("deny", "future", "likely", "pledge", "drop", "end", "done")


def group_of(parse: Parse, index: int) -> str:
    """The list in which the governor stands, or ""."""
    token = parse.tokens[index]
    particles = [parse.tokens[at].text.lower() for at in below(parse, index, "prt")]
    names = {f"{token.lemma.lower()} {particles[0]}"} if particles else {token.lemma.lower(), token.text.lower()}
    governors: dict[str, Any] = wordlist("en", "event_status")["governors"]
    return next((group for group in _GROUPS if names & set(governors[group])), "")


def governed(scene: Scene, at: int, verdict: Verdict) -> Step:
    """What the head makes of an infinitive or a gerund that completes it."""
    parse = scene.parse
    head = parse.tokens[at].head
    lemma, to = parse.tokens[head].lemma.lower(), infinitive(parse, at)
    if to and courteous(parse, at, head):
        return verdict, True
    if lemma in ("seem", "appear"):
        return replace(verdict, unconfirmed=True), True
    if to and lemma in ("have", "be") and "yet" in forms(parse, head, "advmod"):
        return verdict.at_least(Status.DENIED), False
    if to and _obliged(parse, head, lemma):
        return verdict.at_least(Status.CONDITIONAL), True
    if lemma == "have" and to:
        return _UNTOLD
    return _by_group(scene, at, head, verdict)


def _by_group(scene: Scene, at: int, head: int, verdict: Verdict) -> Step:
    parse, group = scene.parse, group_of(scene.parse, head)
    lemma, to = parse.tokens[head].lemma.lower(), infinitive(parse, at)
    if _getting_ready(parse, head):
        return verdict.at_least(Status.FUTURE), True
    if group == "pledge":
        return _pledged(scene, at, head, verdict)
    if group in ("drop", "end"):
        unplanned = lemma in listed("governors", "thinking") and negated(parse, head)  # "is not considering"
        return (verdict.at_least(Status.DENIED), False) if unplanned else _UNTOLD
    if group == "deny":
        held = negated(parse, head)  # "did not fail to answer"
        return (verdict if held else verdict.at_least(Status.DENIED)), not held
    if lemma == "be" and to and (below(parse, head, "acomp") or _purpose(parse, head)):
        return _UNTOLD  # "it is wrong to arm", "the aim is to withdraw"
    if group == "future" or (lemma == "be" and to):
        return verdict.at_least(Status.FUTURE), True
    if group == "likely":
        return verdict.at_least(Status.CONDITIONAL), True
    if lemma in listed("laws", "letting") and _by_law(parse, head):
        return _UNTOLD if verdict.condition is None else (verdict, False)
    return (verdict, True) if group == "done" or not to else _UNTOLD


def _pledged(scene: Scene, at: int, head: int, verdict: Verdict) -> Step:
    """What is promised, offered or threatened is told beside the promise only where it hangs on a condition."""
    above = scene.parse.tokens[head].head
    condition = verdict.condition or condition_of(scene, head) or condition_of(scene, above)
    condition = condition or _in_return(scene.parse, at)
    if condition is None or negated(scene.parse, head):
        return _UNTOLD
    return replace(verdict.at_least(Status.CONDITIONAL), condition=condition), False


def _in_return(parse: Parse, verb: int) -> Span | None:
    """For what it would be done: "in exchange for a guarantee"."""
    for prep in below(parse, verb, "prep"):
        if parse.tokens[prep].text.lower() == "in" and lemmas(parse, prep, "pobj") & {"exchange", "return"}:
            return tree_span(parse, prep)
    return None


def _getting_ready(parse: Parse, head: int) -> bool:
    """Whether somebody "is getting ready to", not only ready."""
    token = parse.tokens[head]
    return token.lemma == "ready" and parse.tokens[token.head].lemma in ("get", "make")


def _obliged(parse: Parse, head: int, lemma: str) -> bool:
    """Whether it is "may have to close", "would be obliged to arrest"."""
    maybe = listed("modals", "possible") | {"would", "'d", "’d"}
    return lemma in listed("modals", "obliging") and bool(forms(parse, head, "aux") & maybe)


def _purpose(parse: Parse, head: int) -> bool:
    """Whether it only says what something is for: "the aim is to", "the task was to"."""
    return any(group_of(parse, at) == "drop" for at in below(parse, head, "nsubj"))


def _by_law(parse: Parse, head: int) -> bool:
    """Whether only a rule lets somebody do it: "the constitution allows the president to declare war"."""
    return bool(lemmas(parse, head, "nsubj") & listed("laws", "words"))


def courteous(parse: Parse, at: int, head: int) -> bool:
    """Whether somebody got in touch to say it, and so said it: "telephoned the king to congratulate him"."""
    return parse.tokens[head].lemma in lexicon_words("contact") and parse.tokens[at].lemma in lexicon_words("courtesy")


def reported(scene: Scene, at: int, verdict: Verdict) -> Step:
    """What the head makes of a clause that it reports."""
    parse = scene.parse
    head = parse.tokens[at].head
    if infinitive(parse, at):
        return governed(scene, at, verdict)
    if parse.tokens[head].lemma.lower() in listed("unconfirmed", "governors"):
        verdict = replace(verdict, unconfirmed=True)
    chances = lemmas(parse, head, "acomp")
    if chances & listed("governors", "unlikely") or lemmas(parse, head, "nsubj") & listed("works", "words"):
        return _UNTOLD  # "the film shows how"
    if _untrue(parse, head):
        return verdict.at_least(Status.DENIED), False
    if chances & listed("governors", "possible"):
        verdict = verdict.at_least(Status.CONDITIONAL)
    return _denied_clause(parse, at, head, verdict) if negated(parse, head) else _clause(parse, at, head, verdict)


def _denied_clause(parse: Parse, at: int, head: int, verdict: Verdict) -> Step:
    """What is left of a clause under a negation: "did not rule out that" tells it as not untrue."""
    held = group_of(parse, head) == "deny" or _taken_for_granted(parse, at, head)
    return (verdict, False) if held else _UNTOLD


def _clause(parse: Parse, at: int, head: int, verdict: Verdict) -> Step:
    group, lemma = group_of(parse, head), parse.tokens[head].lemma.lower()
    if group == "deny":
        return verdict.at_least(Status.DENIED), False
    if group == "future" or (lemma in listed("governors", "stipulating") and _stipulated(parse, at)):
        return verdict.at_least(Status.FUTURE), False
    if group == "pledge" and lemma != "threaten" and forms(parse, at, "aux") & listed("modals", "future"):
        return verdict, False  # "promised that it would withdraw": the withdrawal is ahead
    if group in ("drop", "pledge") or (subjunctive(parse, at) and below(parse, at, "nsubj", "nsubjpass")):
        return _UNTOLD
    return verdict, False


def _stipulated(parse: Parse, at: int) -> bool:
    """Whether the clause says in the present what is to be done: "agreed that Rwanda withdraws first"."""
    doing = parse.tokens[at].tag in ("VBZ", "VBP") and parse.tokens[at].lemma not in ("be", "have")
    return doing and not below(parse, at, "aux")


def _untrue(parse: Parse, head: int) -> bool:
    """Whether it is called untrue, also with the speaker between: "it is not true, he wrote, that ..."."""
    above = parse.tokens[head].head
    return untrue(parse, head) or (parse.tokens[head].dep == "parataxis" and untrue(parse, above))


def _taken_for_granted(parse: Parse, at: int, head: int) -> bool:
    """Whether the clause holds though its governor is denied.

    "Would not say why", "did not hide that", "it was no secret that", "it was not until Friday that".
    """
    asked = {parse.tokens[child].text.lower() for child in below(parse, at, "advmod") if child < at}
    if asked & {"why", "how", "when", "where"} or parse.tokens[head].lemma in listed("granted", "verbs"):
        return True
    if parse.tokens[head].lemma != "be":
        return False
    late = bool(forms(parse, head, "prep", "advmod", "mark") & {"until", "till"})
    return late or bool(lemmas(parse, head, "attr", "acomp") & listed("granted", "nouns"))
