"""Whether an event is told as a deed: asserted, future, conditional, denied, historical, or not told as one at all.

From the trigger upwards, every verb, adjective or noun on the way to the root says what it makes of what it governs:
"denied that", "plans to", "threatened to", "if". Word lists: ``language/en/event_status.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from excomm.event.coordination import leading, partner
from excomm.event.disbelieving import disbelieved, refused, untrue
from excomm.event.frames import DEEPEST, contents, subjunctive
from excomm.event.lexicon import words as lexicon_words
from excomm.event.negation import negated
from excomm.event.scene import Scene
from excomm.event.supposing import supposed, unreported
from excomm.event.syntax import clause, subject, tree_span
from excomm.event.tree import below, is_verb
from excomm.records import Parse, Span, Status
from excomm.wordlist import wordlist

_LONGEST_CLIMB = 40
"""Steps towards the root at most; deeper nesting is a parsing error."""

_ORDER = (Status.ASSERTED, Status.FUTURE, Status.CONDITIONAL, Status.DENIED)
"""Of two readings of one event, the later in this order holds."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the event is told. ``told`` is False where it is no deed, not even a future or denied one."""

    status: Status = Status.ASSERTED
    condition: Span | None = None
    unconfirmed: bool = False
    told: bool = True

    def at_least(self, status: Status) -> Verdict:
        """With ``status`` where that is further from a deed."""
        return replace(self, status=max(self.status, status, key=_ORDER.index))


_NOT_TOLD = Verdict(told=False)


@cache
def _words(table: str, key: str) -> frozenset[str]:
    return frozenset(wordlist("en", "event_status")[table][key])


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(wordlist("en", "event_status")["conditions"]["phrases"])


def judge(scene: Scene, node: int, sort: str) -> Verdict:
    """How the event whose status hangs on the token ``node`` is told; ``sort`` as in ``Candidate``."""
    parse = scene.parse
    if sort == "thing":
        return _thing(parse, node)
    if sort == "exchange":
        return Verdict(Status.CONDITIONAL, _bargain(parse, node))
    if _question(scene, node) or _imperative(parse, node):
        return _NOT_TOLD
    verdict, at, own = Verdict(), node, True
    for _ in range(_LONGEST_CLIMB):
        if own:
            verdict = _local(parse, at, verdict, attitude=sort == "attitude" and at == node)
        condition = _condition(scene, at) or (supposed(scene, at) if own else None)
        if verdict.condition is None and condition is not None:
            verdict = replace(verdict.at_least(Status.CONDITIONAL), condition=condition)
        elif own and unreported(scene, at):
            verdict = verdict.at_least(Status.CONDITIONAL)
        token = parse.tokens[at]
        if not verdict.told or token.head == at:
            break
        step = _step(scene, at, verdict)
        if step is None:
            break
        verdict, own = step
        at = _above(parse, at)
    return verdict


def terms(scene: Scene, verb: int, depth: int = 0) -> Span | None:
    """The condition inside what a promise, an offer or a threat is about, which conditions the act itself; or None."""
    for _, at in contents(scene.parse, verb) if depth < DEEPEST else ():
        for clause_verb in (at, *below(scene.parse, at, "conj")) if is_verb(scene.parse, at) else ():
            found = _condition(scene, clause_verb) or terms(scene, clause_verb, depth + 1)
            if found is not None:
                return found
    return None


def _question(scene: Scene, node: int) -> bool:
    sentence = scene.parse.sentences[scene.parse.tokens[node].sentence].of(scene.article.text)
    return sentence.rstrip("\"'”’» )").endswith("?")


def _imperative(parse: Parse, verb: int) -> bool:
    token = parse.tokens[verb]
    return token.head == verb and token.tag == "VB" and not below(parse, verb, "nsubj", "nsubjpass", "aux")


def _thing(parse: Parse, noun: int) -> Verdict:
    near = {parse.tokens[at].text.lower() for at in parse.subtree(noun)}
    adjectives = {parse.tokens[at].text.lower() for at in below(parse, noun, "amod", "det", "advmod")}
    preposition = parse.tokens[parse.tokens[noun].head].text.lower()
    if adjectives & _words("nouns", "drop"):
        return _NOT_TOLD
    if adjectives & _words("nouns", "none"):
        return Verdict(Status.DENIED)
    verdict = Verdict(unconfirmed=bool(adjectives & _words("unconfirmed", "words")))
    if near & _words("nouns", "future") or (
        preposition in ("before", "until", "ahead") and not near & _words("nouns", "past")
    ):
        return verdict.at_least(Status.FUTURE)
    return verdict


def _bargain(parse: Parse, verb: int) -> Span:
    inner = below(parse, verb, "xcomp", "ccomp")
    return tree_span(parse, inner[0] if inner else verb)


def _local(parse: Parse, verb: int, verdict: Verdict, attitude: bool) -> Verdict:
    """What the verb's own helpers say. Attitudes ("is not ready") have been read with their negation and their will."""
    if any(parse.tokens[at].text.lower() in _words("unconfirmed", "words") for at in below(parse, verb, "advmod")):
        verdict = replace(verdict, unconfirmed=True)
    if attitude:
        return verdict
    helpers = {parse.tokens[at].text.lower() for at in below(parse, verb, "aux")}
    if helpers & _words("modals", "obligation"):
        return _NOT_TOLD
    if helpers & _words("modals", "possible"):
        verdict = verdict.at_least(Status.CONDITIONAL)
    if helpers & _words("modals", "future") or (not helpers and _scheduled(parse, verb)):
        verdict = verdict.at_least(Status.FUTURE)
    return verdict.at_least(Status.DENIED) if negated(parse, verb) else verdict


def _scheduled(parse: Parse, verb: int) -> bool:
    """Whether the present tense is a timetable's: "the ship sails on Sunday", "takes over at the end of the month"."""
    if parse.tokens[verb].tag not in ("VBZ", "VBP") or below(parse, verb, "auxpass"):
        return False
    times = [at for phrase in below(parse, verb, "prep", "npadvmod") for at in parse.subtree(phrase)[:6]]
    times += below(parse, verb, "npadvmod", "advmod")
    return any(parse.tokens[at].text.lower() in _words("scheduled", "words") for at in times)


def _condition(scene: Scene, verb: int) -> Span | None:
    parse = scene.parse
    for at in parse.children[verb]:
        token = parse.tokens[at]
        if token.dep in ("advcl", "ccomp", "dep") and _opens_condition(parse, at):
            return tree_span(parse, at)
        if token.dep in ("prep", "mark", "advcl", "npadvmod"):
            span = tree_span(parse, at)
            words = span.of(scene.article.text).lower()
            told = parse.tokens[verb].tag == "VBD" and words.startswith("in case")  # a precaution: the deed is done
            if words.startswith(_phrases()) and not told:
                return span
    return None


def _opens_condition(parse: Parse, verb: int) -> bool:
    for at in below(parse, verb, "mark", "advmod", "prep"):
        before = parse.tokens[at - 1].text.lower() if at else ""
        if parse.tokens[at].text.lower() in _words("conditions", "marks") and before != "as" and at <= verb:
            return True
    own = parse.subtree(verb)
    return parse.tokens[own[0]].text.lower() in _words("conditions", "marks")


def _step(scene: Scene, at: int, verdict: Verdict) -> tuple[Verdict, bool] | None:
    """What the head makes of what it governs, and whether the head's own helpers hold for it too; None: no further."""
    parse, token = scene.parse, scene.parse.tokens[at]
    head = parse.tokens[token.head]
    marks = {parse.tokens[child].text.lower() for child in below(parse, at, "mark", "advmod") if child < at}
    if token.dep == "conj":
        # Without a helper or a subject of its own, a conjoined verb shares those of the verb before it.
        alone = below(parse, at, "aux", "auxpass", "nsubj", "nsubjpass") or leading(parse, at) is not None
        shared = not alone and token.tag in ("VB", "VBG", "VBN") and partner(parse, at) == token.head
        return (verdict, shared) if is_verb(parse, token.head) else None
    if token.dep in ("xcomp", "acomp", "oprd", "attr"):
        return _governed(parse, at, verdict) if token.dep == "xcomp" else (verdict, True)
    if token.dep == "ccomp":
        if _juxtaposed(parse, at):
            return None
        if marks & (_words("conditions", "doubt") | {"if"}):
            return _NOT_TOLD, False
        return _reported(parse, at, verdict)
    if token.dep == "advcl":
        return _adverbial(parse, at, marks, verdict)
    if token.dep == "pcomp":
        return _after_preposition(parse, at, verdict)
    if token.dep in ("acl", "relcl"):
        return _attributive(scene, at, verdict)
    if token.dep == "prep" and head.pos in ("VERB", "AUX", "ADJ"):
        return verdict, False
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


def _lookup(parse: Parse, index: int) -> str:
    """The list in which the governor stands, or ""."""
    token = parse.tokens[index]
    particles = [parse.tokens[at].text.lower() for at in below(parse, index, "prt")]
    names = {f"{token.lemma.lower()} {particles[0]}"} if particles else {token.lemma.lower(), token.text.lower()}
    governors: dict[str, Any] = wordlist("en", "event_status")["governors"]
    return next((group for group in ("deny", "future", "drop", "end", "done") if names & set(governors[group])), "")


def _infinitive(parse: Parse, at: int) -> bool:
    return any(parse.tokens[child].tag == "TO" for child in below(parse, at, "aux", "auxpass"))


def _governed(parse: Parse, at: int, verdict: Verdict) -> tuple[Verdict, bool]:
    head = parse.tokens[at].head
    lemma, to = parse.tokens[head].lemma.lower(), _infinitive(parse, at)
    group = _lookup(parse, head)
    if to and _courteous(parse, at, head):
        return verdict, True
    if lemma in ("seem", "appear"):
        return replace(verdict, unconfirmed=True), True
    helpers = {parse.tokens[child].text.lower() for child in below(parse, head, "aux")}
    if (
        lemma in _words("modals", "obliging")
        and to
        and helpers & (_words("modals", "possible") | {"would", "'d", "’d"})
    ):
        return verdict.at_least(Status.CONDITIONAL), True  # "may have to close"
    if (lemma == "have" and to) or group in ("drop", "end"):
        return _NOT_TOLD, False
    if group == "deny":
        return verdict.at_least(Status.DENIED), True
    if group == "future" or (lemma == "be" and to):
        return verdict.at_least(Status.FUTURE), True
    if group == "done" or not to:
        return verdict, True
    return _NOT_TOLD, False


def _courteous(parse: Parse, at: int, head: int) -> bool:
    """Whether somebody got in touch to say it, and so said it: "telephoned the king to congratulate him"."""
    return parse.tokens[head].lemma in lexicon_words("contact") and parse.tokens[at].lemma in lexicon_words("courtesy")


def _reported(parse: Parse, at: int, verdict: Verdict) -> tuple[Verdict, bool]:
    head = parse.tokens[at].head
    if _infinitive(parse, at):
        return _governed(parse, at, verdict)
    group = _lookup(parse, head)
    if parse.tokens[head].lemma.lower() in _words("unconfirmed", "governors"):
        verdict = replace(verdict, unconfirmed=True)
    if any(parse.tokens[at].lemma.lower() in _words("works", "words") for at in below(parse, head, "nsubj")):
        return _NOT_TOLD, False  # "the film shows how"
    if untrue(parse, head):
        return verdict.at_least(Status.DENIED), False
    if group == "deny":
        # "no longer denies that", "did not rule out that": what is not denied is not told as untrue.
        held = negated(parse, head) or any(
            parse.tokens[at].text.lower() == "longer" for at in below(parse, head, "advmod")
        )
        return (verdict if held else verdict.at_least(Status.DENIED)), False
    if group == "future":
        return verdict.at_least(Status.FUTURE), False
    if group == "drop" or negated(parse, head) or (subjunctive(parse, at) and below(parse, at, "nsubj", "nsubjpass")):
        return _NOT_TOLD, False
    return verdict, False


def _adverbial(parse: Parse, at: int, marks: set[str], verdict: Verdict) -> tuple[Verdict, bool] | None:
    if _opens_condition(parse, at):
        condition = verdict.condition or tree_span(parse, at)
        return replace(verdict.at_least(Status.CONDITIONAL), condition=condition), False
    if _infinitive(parse, at) and _courteous(parse, at, parse.tokens[at].head):
        return verdict, True
    if marks & _words("conditions", "doubt") or _infinitive(parse, at):
        return _NOT_TOLD, False
    present = parse.tokens[at].tag in ("VBP", "VBZ")
    if "until" in marks or ("before" in marks and present):
        verdict = verdict.at_least(Status.FUTURE)
        return verdict, False
    if marks or parse.tokens[at].tag != "VBG":
        return None
    head = parse.tokens[at].head
    helpers = {parse.tokens[child].text.lower() for child in below(parse, head, "aux")}
    return (verdict.at_least(Status.FUTURE) if helpers & _words("modals", "future") else verdict), False


def _after_preposition(parse: Parse, at: int, verdict: Verdict) -> tuple[Verdict, bool] | None:
    preposition = parse.tokens[at].head
    word, above = parse.tokens[preposition].text.lower(), parse.tokens[preposition].head
    if word == "but":
        return verdict, True  # "has no choice but to close": told as the having
    group = _lookup(parse, above)
    if word == "without" or (word == "of" and (refused(parse, above) or _falls_short(parse, above))):
        return verdict.at_least(Status.DENIED), False
    if group == "deny":
        return verdict.at_least(Status.DENIED), False
    if group == "drop" or word in ("of", "against", "from", "for", "to", "about"):
        return _NOT_TOLD, False
    return None


def _falls_short(parse: Parse, above: int) -> bool:
    """Whether the deed was not reached: "stopped short of", "fell short of"."""
    short = parse.tokens[above].text.lower() == "short"
    return short or any(parse.tokens[at].text.lower() == "short" for at in below(parse, above, "advmod", "acomp"))


def _attributive(scene: Scene, at: int, verdict: Verdict) -> tuple[Verdict, bool] | None:
    parse, token = scene.parse, scene.parse.tokens[at]
    noun = token.head
    preposition = parse.tokens[noun].head
    if parse.tokens[noun].lemma in ("event", "case") and parse.tokens[preposition].text.lower() == "in":
        span = tree_span(parse, preposition)
        return replace(verdict.at_least(Status.CONDITIONAL), condition=verdict.condition or span), False
    if _infinitive(parse, at) and refused(parse, noun):
        return verdict.at_least(Status.DENIED), False
    if _infinitive(parse, at) or _any(parse, noun):
        return _NOT_TOLD, False
    if disbelieved(parse, noun):
        return verdict.at_least(Status.DENIED), False
    about = any(parse.tokens[child].text.lower() == "that" for child in below(parse, at, "mark"))
    if about and any(
        parse.tokens[child].text.lower() in _words("nouns", "none") for child in below(parse, noun, "det")
    ):
        return verdict.at_least(Status.DENIED), False  # "no evidence that Cuba had armed"
    if about and _lookup(parse, noun) == "drop":
        return _NOT_TOLD, False  # "the demand that Cuba give up arms"
    if parse.tokens[noun].lemma.lower() in _words("unconfirmed", "governors") and token.dep == "acl":
        return replace(verdict, unconfirmed=True), False
    return None


def _any(parse: Parse, noun: int) -> bool:
    """Whether the noun is "any ...": a missile of which there is none yet."""
    return any(parse.tokens[at].text.lower() == "any" for at in below(parse, noun, "det"))


def told_by_clause(scene: Scene, node: int) -> tuple[Span, ...]:
    """The evidence: the clause of the event; the whole sentence where its subject stands outside of it."""
    parse = scene.parse
    verb, span = clause(parse, node)
    who = subject(parse, verb) if is_verb(parse, verb) else None
    if who is not None and not span.covers(parse.tokens[who].span):
        return (parse.sentences[parse.tokens[node].sentence],)
    return (span,)
