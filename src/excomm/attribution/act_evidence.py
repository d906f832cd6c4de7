"""What speaks for one act of speech or another: named signs in the cue, the construction and the words said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from excomm.attribution.act_phrase import act_of_cue, acts_said
from excomm.attribution.candidate import Material
from excomm.attribution.phrase import children
from excomm.records import Act, Parse, Span, Token
from excomm.wordlist import wordlist

BEHIND_CUE = 7
"""Words behind the cue, at most, in which a phrase of saying may end ("gave | the plan its blessing")."""
LONGEST = 80
"""Words of the content, at most, that are looked at: what comes later seldom bears the act."""

PLAIN = "plain"
"""The sign that the cue only says that something was said."""

PERFORMATIVES = {
    "demanding": Act.DEMAND,
    "appealing": Act.APPEAL,
    "accusing": Act.ACCUSE,
    "praising": Act.PRAISE,
    "condemning": Act.DISAPPROVE,
    "rejecting": Act.REJECT,
    "accepting": Act.ACCEPT,
    "offering": Act.OFFER,
    "promising": Act.PROMISE,
    "intending": Act.INTEND,
    "believing": Act.BELIEVE,
}
"""Verbs that do what they say in the first person of the present ("we demand"), by their list."""

_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_WILL = frozenset({"will", "would", "'ll", "’ll", "wo", "shall", "'d", "’d"})
_CAN = frozenset({"can", "could"})


@dataclass(frozen=True, slots=True)
class Saying:
    """What is to be judged: the cue, the words said, who says them (None where unknown), what the lexicon shows."""

    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source: Span | None
    shown: Act | None


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(wordlist("en", "acts")["lists"][name])


def signs(material: Material, one: Saying) -> dict[str, float]:
    """The signs by name, each 1.0 or a small count."""
    parse = material.parse
    inside = [at for span in one.content for at in parse.tokens_in(span)][:LONGEST]
    found = dict.fromkeys(_of_cue(material, one), 1.0)
    found |= dict.fromkeys(_of_form(material, one, inside), 1.0)
    told = dict.fromkeys(_of_content(material, one, inside), 1.0)
    tokens = [parse.tokens[at] for at in inside]
    told |= dict.fromkeys((f"says {act}" for act in acts_said(tokens)), 1.0)
    told |= _evaluations(tokens)
    found |= told
    plain = one.shown in {None, Act.STATEMENT} and not any(name.startswith("cue ") for name in found)
    kind = PLAIN if plain else next((name for name in found if name.startswith("cue ")), "lexicon")
    found |= {f"{kind}: {name}": value for name, value in told.items()}
    found[kind] = 1.0
    return found


def _of_cue(material: Material, one: Saying) -> Iterator[str]:
    parse = material.parse
    if one.shown is not None:
        yield f"lexicon {one.shown.value}"
    if not one.cue:
        yield "no cue"
        return
    own = [at for span in one.cue for at in parse.tokens_in(span)]
    act = act_of_cue([parse.tokens[at] for at in _reach(parse, one, own)], len(own))
    if act is not None:
        yield f"cue {act}"
    lemmas = {parse.tokens[at].lemma for at in own}
    for name in lemmas & {"warn", "announce", "tell", "ask", "call", "describe", "caution", "reply", "answer"}:
        yield f"word {name}"
    if lemmas & _list("finding"):
        yield "finding"


def _reach(parse: Parse, one: Saying, own: Sequence[int]) -> list[int]:
    """The cue's words, and where the content follows it, those up to a few words into the content."""
    last = own[-1]
    end = parse.bounds[parse.tokens[last].sentence][1]
    first = min(span.start for span in one.content)
    if first < parse.tokens[own[0]].span.start:
        return list(own)
    return list(range(own[0], min(last + 1 + BEHIND_CUE, end)))


def _of_form(material: Material, one: Saying, inside: Sequence[int]) -> Iterator[str]:
    """The construction that the content stands in."""
    parse = material.parse
    if not inside:
        return
    first = parse.tokens[inside[0]]
    words = [parse.tokens[at] for at in inside[:3]]
    if material.quotation_at(first.span.start) is not None:
        yield "form quote"
    elif words[0].tag == "TO" or (len(words) > 1 and words[1].tag == "TO" and words[0].lemma == "not"):
        addressed = one.cue and inside[0] - parse.tokens_in(one.cue[-1])[-1] > 1
        yield "form request" if addressed else "form infinitive"
    elif words[0].lemma == "that" and first.pos == "SCONJ":
        yield "form that"
    elif first.tag == "VBG":
        yield "form gerund"
    elif any(parse.tokens[at].tag in {"VBD", "VBZ", "VBP", "MD"} for at in inside):
        yield "form clause"
    else:
        yield "form noun"


def _of_content(material: Material, one: Saying, inside: Sequence[int]) -> Iterator[str]:
    parse = material.parse
    tokens = [parse.tokens[at] for at in inside]
    lemmas = {token.lemma for token in tokens}
    if any(token.text == "?" for token in tokens):
        yield "question"
    if _sets_a_term(material, inside):
        yield "term"
    if _alternative(tokens):
        yield "alternative"
    verbs = {token.lemma for token in tokens if token.pos == "VERB"}
    if verbs & _list("conciliatory"):
        yield "conciliatory"  # "would withdraw its strike force": what is ended does not threaten
    elif verbs & _list("hostile"):
        yield "hostile"
    elif lemmas & _list("consequences"):
        yield "consequences"
    if {"you", "your", "yours"} & {token.text.lower() for token in tokens}:
        yield "you"
    for clause in _clauses(parse, inside):
        yield from _of_clause(material, one, clause, inside)
    if any(_wrongs(material, one, at) for at in inside):
        yield "wrong"


def _of_clause(material: Material, one: Saying, verb: int, inside: Sequence[int]) -> Iterator[str]:
    """Who does what in a main clause of the content."""
    parse = material.parse
    token = parse.tokens[verb]
    helpers = {parse.tokens[child].text.lower() for child in children(parse, verb, "aux", "auxpass")}
    negated = bool(children(parse, verb, "neg")) or any(
        parse.tokens[at].text.lower() in {"no", "never", "nobody", "nothing"} for at in parse.subtree(verb)[:6]
    )
    if not children(parse, verb, *_SUBJECTS):
        if token.tag == "VB" and not helpers and not (token.dep == "conj" and children(parse, token.head, *_SUBJECTS)):
            yield "imperative"
        return
    performed = _performed(parse, verb)
    if performed is not None:
        yield f"performs {performed}"
    own = _is_own(material, one, verb)
    who = "own" if own else "passive" if children(parse, verb, "nsubjpass") else _who(material, one, verb)
    obliged = token.lemma in {"have", "need"} and bool(children(parse, verb, "xcomp"))
    bare = token.lemma == "be" and not helpers and not children(parse, verb, "acomp", "attr")
    if "must" in helpers or obliged or (bare and _infinitive_below(parse, verb)):
        yield f"{who} must"
    if "should" in helpers or "ought" in helpers:
        yield f"{who} should"
    if helpers & {"may", "might"}:
        yield f"{who} may"
    if helpers & _CAN:
        yield f"{who} can not" if negated else f"{who} can"
    if helpers & _WILL:
        deed = _deed(parse, verb, inside)
        yield f"{who} will not" if negated else f"{who} will {deed}"
    elif token.tag in {"VBD", "VBN"} or "had" in helpers:
        yield f"{who} did not" if negated else f"{who} did"
    else:
        yield f"{who} does not" if negated else f"{who} does"


def _who(material: Material, one: Saying, verb: int) -> str:
    """Whether the subject is a state beside a speaker of whom no state is named ("the spokesman said Ottawa would")."""
    sides = {"GPE", "NORP"}
    named = any(material.labels.get(at) in sides for at in children(material.parse, verb, "nsubj"))
    spoken = one.source is not None and any(
        material.labels.get(at) in sides for at in material.parse.tokens_in(one.source)
    )
    return "state" if named and not spoken else "other"


def _infinitive_below(parse: Parse, verb: int) -> bool:
    return any(
        parse.tokens[child].tag == "TO"
        for inner in children(parse, verb, "xcomp")
        for child in children(parse, inner, "aux")
    )


def _deed(parse: Parse, verb: int, inside: Sequence[int]) -> str:
    lemmas = {parse.tokens[at].lemma for at in inside}
    if parse.tokens[verb].lemma in {"be", "like", "have"}:
        return "be"
    if parse.tokens[verb].lemma in _list("conciliatory"):
        return "help"
    if parse.tokens[verb].lemma in _list("hostile") or lemmas & _list("consequences"):
        return "harm"
    return "do"


def _clauses(parse: Parse, inside: Sequence[int]) -> list[int]:
    """The main verbs of the content: those that hang on nothing in it, and what is coordinated with them."""
    held = set(inside)
    found = [
        at
        for at in inside
        if parse.tokens[at].pos in {"VERB", "AUX"}
        and (
            parse.tokens[at].head not in held
            or parse.tokens[at].head == at
            or parse.tokens[at].dep in {"conj", "ccomp"}
        )
        and parse.tokens[at].dep not in {"aux", "auxpass"}
    ]
    return found[:4]


def _performed(parse: Parse, verb: int) -> str | None:
    """The act of "we demand", "I urge": the first person, the present, not denied."""
    subjects = [parse.tokens[child].text.lower() for child in children(parse, verb, *_SUBJECTS)]
    if not {"i", "we"} & set(subjects) or children(parse, verb, "neg"):
        return None
    if parse.tokens[verb].tag not in {"VBP", "VB"} or any(
        parse.tokens[child].tag == "MD" for child in parse.children[verb]
    ):
        return None
    return next((name for name in PERFORMATIVES if parse.tokens[verb].lemma in _list(name)), None)


def _is_own(material: Material, one: Saying, verb: int) -> bool:
    """Whether the clause's subject stands for the speaker: "we", the pronoun in reported words, or the same name."""
    parse, text = material.parse, material.article.text
    for child in children(parse, verb, "nsubj", "nsubjpass"):
        word = parse.tokens[child].text.lower()
        quoted = material.quotation_at(parse.tokens[child].span.start) is not None
        if word in {"i", "we"}:
            return True
        if word in _list("speakers_own") and not quoted:
            return True
        owners = {parse.tokens[at].text.lower() for at in children(parse, child, "poss")}
        if owners & {"my", "our"} or (owners & _list("own_possessors") and not quoted):
            return True
        if one.source is not None and parse.tokens[child].text in one.source.of(text).split():
            return True
    return False


def _wrongs(material: Material, one: Saying, verb: int) -> bool:
    """Whether the verb says that somebody named, who is not the speaker, did wrong."""
    parse = material.parse
    token = parse.tokens[verb]
    if token.pos != "VERB" or token.lemma not in _list("wrong") or children(parse, verb, "neg"):
        return False
    if any(
        parse.tokens[child].text.lower() in _WILL | _CAN | {"may", "might", "must"} for child in parse.children[verb]
    ):
        return False
    doers = children(parse, verb, "nsubj") + [
        inner for by in children(parse, verb, "agent") for inner in children(parse, by, "pobj")
    ]
    return any(not _means_speaker(material, one, at) for at in doers) or token.tag in {"VBG"}


def _means_speaker(material: Material, one: Saying, noun: int) -> bool:
    token = material.parse.tokens[noun]
    if token.text.lower() in {"i", "we", "it", "he", "she", "who", "nobody"}:
        return True
    return one.source is not None and token.text in one.source.of(material.article.text).split()


def _evaluations(tokens: Sequence[Token]) -> dict[str, float]:
    good = sum(token.lemma in _list("good") for token in tokens)
    bad = sum(token.lemma in _list("bad") for token in tokens)
    found = {"good": float(good > bad), "bad": float(bad > good)}
    return {name: value for name, value in found.items() if value}


def _sets_a_term(material: Material, inside: Sequence[int]) -> bool:
    """Whether the words name a term: "within 24 hours", "by Saturday", "ten days to"."""
    parse = material.parse
    timed = {"DATE", "TIME"}
    for at in inside:
        token = parse.tokens[at]
        if token.lemma in _list("term_before") and any(
            material.labels.get(child) in timed for child in children(parse, at, "pobj", "pcomp")
        ):
            return True
    first = [material.labels.get(at) in timed for at in inside[:4]]
    return any(first) and any(parse.tokens[at].tag == "TO" for at in inside[:8])


def _alternative(tokens: Sequence[Token]) -> bool:
    return any(token.lemma in _list("alternative") for token in tokens)
