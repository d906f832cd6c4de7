"""Whether an event is told as a deed: asserted, future, conditional, denied, historical, or not told as one at all.

From the trigger upwards, every verb, adjective or noun on the way to the root says what it makes of what it governs:
"denied that", "plans to", "threatened to", "if". Word lists: ``language/en/event_status.toml``.
"""

from __future__ import annotations

from dataclasses import replace

from excomm.event.ahead import ahead
from excomm.event.attaching import adverbial, after_preposition, attributive
from excomm.event.condition import condition_of
from excomm.event.coordination import leading, partner
from excomm.event.governing import Step, governed, reported
from excomm.event.negation import negated
from excomm.event.provoking import provoked
from excomm.event.scene import Scene
from excomm.event.supposing import inverted, supposed, unreported
from excomm.event.syntax import clause, subject, tree_span
from excomm.event.tree import below, is_verb
from excomm.event.verdict import NOT_TOLD, Verdict, forms, imperative, infinitive, lemmas, listed
from excomm.records import Parse, Span, Status

_LONGEST_CLIMB = 40
"""Steps towards the root at most; deeper nesting is a parsing error."""

_UNTOLD: Step = (NOT_TOLD, False)


def judge(scene: Scene, node: int, sort: str) -> Verdict:
    """How the event whose status hangs on the token ``node`` is told; ``sort`` as in ``Candidate``."""
    parse = scene.parse
    if sort == "thing":
        return _thing(parse, node)
    if sort == "exchange":
        return Verdict(Status.CONDITIONAL, _bargain(parse, node))
    natural = lemmas(parse, node, "nsubj") & listed("works", "nature")
    if natural or _question(scene, node) or (parse.tokens[node].head == node and imperative(parse, node)):
        return NOT_TOLD
    verdict, at, own = Verdict(), node, True
    for _ in range(_LONGEST_CLIMB):
        if own:
            verdict = _local(parse, at, verdict, attitude=sort == "attitude" and at == node)
        verdict = _conditioned(scene, at, verdict, own)
        token = parse.tokens[at]
        if not verdict.told or token.head == at:
            break
        step = _step(scene, at, verdict)
        if step is None:
            break
        verdict, own = step
        at = _above(parse, at)
    return verdict


def _conditioned(scene: Scene, at: int, verdict: Verdict, own: bool) -> Verdict:
    """With the condition that the clause of ``at`` names; ``own`` as in ``Step``."""
    condition = condition_of(scene, at) or ((supposed(scene, at) or provoked(scene, at)) if own else None)
    if verdict.condition is None and condition is not None:
        return replace(verdict.at_least(Status.CONDITIONAL), condition=condition)
    return verdict.at_least(Status.CONDITIONAL) if own and unreported(scene, at) else verdict


def _question(scene: Scene, node: int) -> bool:
    sentence = scene.parse.sentences[scene.parse.tokens[node].sentence].of(scene.article.text)
    return sentence.rstrip("\"'”’» )").endswith("?")


def _thing(parse: Parse, noun: int) -> Verdict:
    """How a noun is told that is taken for granted: "after the attack", "ahead of the summit"."""
    near = {parse.tokens[at].text.lower() for at in parse.subtree(noun)}
    adjectives = forms(parse, noun, "amod", "det", "advmod")
    if adjectives & listed("nouns", "drop"):
        return NOT_TOLD
    if adjectives & listed("nouns", "none"):
        return Verdict(Status.DENIED)
    verdict = Verdict(unconfirmed=bool(adjectives & listed("unconfirmed", "words")))
    before = _leads_up(parse, noun) and not near & listed("nouns", "past")
    return verdict.at_least(Status.FUTURE) if before or near & listed("nouns", "future") else verdict


def _leads_up(parse: Parse, noun: int) -> bool:
    """Whether the noun is what is still ahead: "before the summit", "ahead of the talks", "on the eve of the vote"."""
    preposition = parse.tokens[noun].head
    word, above = parse.tokens[preposition].text.lower(), parse.tokens[parse.tokens[preposition].head]
    if word in ("before", "until", "ahead"):
        return True
    return (word == "of" and above.text.lower() == "ahead") or (
        word in ("of", "to", "for") and above.lemma.lower() in listed("nouns", "threshold")
    )


def _bargain(parse: Parse, verb: int) -> Span:
    inner = below(parse, verb, "xcomp", "ccomp")
    return tree_span(parse, inner[0] if inner else verb)


def _local(parse: Parse, verb: int, verdict: Verdict, attitude: bool) -> Verdict:
    """What the verb's own helpers say. Attitudes ("is not ready") have been read with their negation and their will."""
    if forms(parse, verb, "advmod") & listed("unconfirmed", "words"):
        verdict = replace(verdict, unconfirmed=True)
    if attitude:
        return verdict
    helpers = forms(parse, verb, "aux")
    if helpers & listed("modals", "obligation"):
        return NOT_TOLD
    if helpers & listed("modals", "possible"):
        verdict = verdict.at_least(Status.CONDITIONAL)
    if helpers & listed("modals", "future") or ahead(parse, verb):
        verdict = verdict.at_least(Status.FUTURE)
    done = parse.tokens[verb].lemma in listed("granted", "doing") and below(parse, verb, "xcomp")
    return verdict.at_least(Status.DENIED) if negated(parse, verb) and not done else verdict


def _step(scene: Scene, at: int, verdict: Verdict) -> Step | None:
    """What the head makes of what it governs; None: no further."""
    parse, token = scene.parse, scene.parse.tokens[at]
    head = parse.tokens[token.head]
    if token.dep == "conj":
        # Without a helper or a subject of its own, a conjoined verb shares those of the verb before it.
        alone = below(parse, at, "aux", "auxpass", "nsubj", "nsubjpass") or leading(parse, at) is not None
        shared = not alone and token.tag in ("VB", "VBG", "VBN") and partner(parse, at) == token.head
        return (verdict, shared) if is_verb(parse, token.head) else None
    if token.dep in ("acomp", "oprd", "attr"):
        return verdict, True
    if token.dep == "xcomp":
        return governed(scene, at, verdict)
    if token.dep == "ccomp" and is_verb(parse, token.head):
        return _complement(scene, at, verdict)
    if token.dep in ("csubj", "csubjpass"):
        return _as_subject(scene, at, verdict)
    if token.dep == "advcl":
        return adverbial(parse, at, verdict)
    if token.dep == "pcomp":
        return after_preposition(parse, at, verdict)
    if token.dep in ("acl", "relcl", "ccomp"):
        return attributive(scene, at, verdict)
    if token.dep == "prep" and head.pos in ("VERB", "AUX", "ADJ"):
        return verdict, False
    return None


def _complement(scene: Scene, at: int, verdict: Verdict) -> Step | None:
    """What a clause becomes that the parser hangs on another: reported, only beside it, or under its condition."""
    parse, head = scene.parse, scene.parse.tokens[at].head
    if _juxtaposed(parse, at):
        return None
    condition = inverted(parse, head) if at < head else None
    if condition is not None:
        return replace(verdict.at_least(Status.CONDITIONAL), condition=verdict.condition or condition), False
    marks = {parse.tokens[child].text.lower() for child in below(parse, at, "mark", "advmod") if child < at}
    if marks & (listed("conditions", "doubt") | {"if"}):
        return _UNTOLD
    return reported(scene, at, verdict)


def _as_subject(scene: Scene, at: int, verdict: Verdict) -> Step | None:
    """What a clause in the place of the subject becomes: "whether it signs depends on", "to recognise it is wrong"."""
    parse, head = scene.parse, scene.parse.tokens[at].head
    if infinitive(parse, at):
        return _UNTOLD
    if forms(parse, at, "mark") & listed("conditions", "doubt"):
        hangs = parse.tokens[head].lemma in listed("conditions", "hanging")
        return (verdict.at_least(Status.CONDITIONAL), False) if hangs else _UNTOLD
    return None


def _juxtaposed(parse: Parse, at: int) -> bool:
    """Whether the clause only stands before another one: "it had freed them; it had never shelled villages"."""
    head = parse.tokens[at].head
    between = [child for child in parse.children[head] if at < child < head]
    inner = [below for child in between for below in parse.children[child]]
    return any(parse.tokens[child].text == ";" for child in (*between, *inner))


def _above(parse: Parse, at: int) -> int:
    """What governs the token at ``at``; of "will have no choice but to close" the having."""
    head = parse.tokens[at].head
    if parse.tokens[at].dep == "pcomp" and parse.tokens[head].text.lower() == "but":
        carrier = parse.tokens[parse.tokens[head].head].head
        return carrier if is_verb(parse, carrier) else head
    return partner(parse, at)


def told_by_clause(scene: Scene, node: int) -> tuple[Span, ...]:
    """The evidence: the clause of the event; the whole sentence where its subject stands outside of it."""
    parse = scene.parse
    verb, span = clause(parse, node)
    who = subject(parse, verb) if is_verb(parse, verb) else None
    if who is not None and not span.covers(parse.tokens[who].span):
        return (parse.sentences[parse.tokens[node].sentence],)
    return (span,)
