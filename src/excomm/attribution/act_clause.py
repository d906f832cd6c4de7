"""What the clauses of the words said show of their act: who will, must, can or did do what, and who did wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from excomm.attribution.act_side import Saying, listed, means_speaker, named, side
from excomm.attribution.candidate import Material
from excomm.attribution.phrase import children
from excomm.records import Act, Parse

DEEPEST = 6
"""Clauses above a verb, at most, that are asked whether they only suppose it."""

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

HELD = frozenset({"condemning", "rejecting", "demanding", "believing"})
"""Those of them that tell what somebody stands for; "he said that he urged them" may tell of a day before."""

_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_WILL = frozenset({"will", "would", "'ll", "’ll", "wo", "shall", "'d", "’d"})
_CAN = frozenset({"can", "could"})


def of_clauses(material: Material, one: Saying, inside: Sequence[int]) -> Iterator[str]:
    """The signs of the main clauses of the content, and whether somebody is said to do wrong."""
    for clause in _clauses(material.parse, inside):
        yield from _of_clause(material, one, clause, inside)
    blamed = [doer for at in inside for doer in _blamed(material, one, at)]
    if any(named(material, doer) for doer in blamed):
        yield "wrong"
    elif blamed:
        yield "wrong of somebody"


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
    whose = side(material, one, verb)
    performed = _performed(material, verb, whose)
    if performed is not None:
        yield f"performs {performed}"
    who = "passive" if whose != "own" and children(parse, verb, "nsubjpass") else whose
    yield from (f"{who} {how}" for how in _modality(parse, verb, helpers, negated, inside, whose))
    if token.tag == "VB" and not helpers:
        yield "subjunctive"


def _modality(
    parse: Parse, verb: int, helpers: set[str], negated: bool, inside: Sequence[int], whose: str
) -> Iterator[str]:
    if _obliged(parse, verb, helpers):
        yield "is to" if whose == "own" and parse.tokens[verb].lemma == "be" else "must"
    duties = [at for at in children(parse, verb, "aux") if parse.tokens[at].text.lower() == "should"]
    if any(not opens_a_condition(parse, at) for at in duties) or "ought" in helpers:
        yield "should"
    if helpers & {"may", "might"}:
        yield "may"
    if helpers & _CAN:
        yield "can not" if negated else "can"
    if helpers & _WILL and "have" in helpers:
        yield "would have"  # what did not come about is neither promised nor threatened
    elif helpers & _WILL and negated and parse.tokens[verb].lemma in listed("wishing"):
        return  # a wish not to is no refusal: nobody has asked
    elif helpers & _WILL:
        yield "will not" if negated else f"will {_deed(parse, verb, inside)}"
    elif parse.tokens[verb].tag in {"VBD", "VBN"} or "had" in helpers:
        yield "did not" if negated else "did"
    elif not helpers & (_CAN | {"may", "might"}):
        yield "does not" if negated else "does"


def opens_a_condition(parse: Parse, at: int) -> bool:
    """Whether the token is a "should" before its subject ("should they attack, ..."); a question is no condition."""
    token = parse.tokens[at]
    if token.text.lower() != "should":
        return False
    first, last = parse.bounds[token.sentence]
    asked = any(parse.tokens[end].text == "?" for end in range(max(at, last - 3), last))
    before = parse.tokens[at - 1] if at > first else None
    return not asked and (before is None or before.pos in ("PUNCT", "SCONJ", "CCONJ"))


def opposes(parse: Parse, inside: Sequence[int]) -> bool:
    """Whether somebody in the words said is against something: "Oslo opposed any use of force" threatens nobody."""
    against = listed("condemning") | listed("rejecting")
    return any(parse.tokens[verb].lemma in against for verb in _clauses(parse, inside))


def over(material: Material, one: Saying, inside: Sequence[int]) -> bool:
    """Whether all that is said is over: the perfect, or in the speaker's own words the past."""
    parse = material.parse
    told = [
        verb for verb in _clauses(parse, inside) if children(parse, verb, *_SUBJECTS) and not _infinitive(parse, verb)
    ]
    return bool(told) and all(_over(material, verb) for verb in told)


def _infinitive(parse: Parse, verb: int) -> bool:
    return any(parse.tokens[at].tag == "TO" for at in children(parse, verb, "aux", "auxpass"))


def _over(material: Material, verb: int) -> bool:
    parse = material.parse
    token = parse.tokens[verb]
    helpers = {parse.tokens[child].text.lower() for child in children(parse, verb, "aux", "auxpass")}
    if helpers & (_WILL | _CAN | {"may", "might", "must", "should"}) or children(parse, verb, "acomp", "attr"):
        return False
    if token.tag == "VBN" and helpers & {"have", "has", "had", "'ve", "’ve"}:
        return True
    own = material.quotation_at(token.span.start) is not None
    return own and token.lemma != "be" and (token.tag == "VBD" or "did" in helpers)


def without_the_judged(parse: Parse, inside: Sequence[int]) -> list[int]:
    """The words up to where a verdict ("it is impossible to tolerate ...") goes on to tell what others want."""
    for verb in inside:
        subjects = {parse.tokens[at].text.lower() for at in children(parse, verb, *_SUBJECTS)}
        verdict = {parse.tokens[at].lemma for at in children(parse, verb, "acomp")} & listed("verdicts")
        if parse.tokens[verb].lemma != "be" or subjects != {"it"} or not verdict:
            continue
        for clause in children(parse, verb, "xcomp", "ccomp"):
            told = [at for at in parse.subtree(clause) if parse.tokens[at].dep in ("relcl", "acl")]
            if told:
                end = parse.subtree(told[0])[0]
                return [at for at in inside if at < end]
    return list(inside)


def _obliged(parse: Parse, verb: int, helpers: set[str]) -> bool:
    token = parse.tokens[verb]
    if "must" in helpers or (token.lemma in {"have", "need"} and children(parse, verb, "xcomp")):
        return True
    bare = token.lemma == "be" and not helpers and not children(parse, verb, "acomp", "attr")
    return bare and any(
        parse.tokens[child].tag == "TO"
        for inner in children(parse, verb, "xcomp")
        for child in children(parse, inner, "aux")
    )


def _deed(parse: Parse, verb: int, inside: Sequence[int]) -> str:
    lemmas = {parse.tokens[at].lemma for at in inside}
    if parse.tokens[verb].lemma in {"be", "like", "have"}:
        return "be"
    given = {parse.tokens[at].lemma for at in children(parse, verb, "dobj")} & listed("helpful")
    if parse.tokens[verb].lemma in listed("conciliatory") or given:
        return "help"
    if parse.tokens[verb].lemma in listed("hostile") or lemmas & listed("consequences"):
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


def _performed(material: Material, verb: int, whose: str) -> str | None:
    """The act of "we demand", "I urge": the first person, the present, not denied.

    In reported words also what the speaker's side holds or refuses: "that Oslo opposed", "that she condemned".
    """
    parse = material.parse
    token = parse.tokens[verb]
    helped = any(parse.tokens[child].tag == "MD" for child in parse.children[verb])
    if helped or children(parse, verb, "neg"):
        return None
    subjects = {parse.tokens[child].text.lower() for child in children(parse, verb, *_SUBJECTS)}
    act = next((name for name in PERFORMATIVES if token.lemma in listed(name)), None)
    if {"i", "we"} & subjects:
        return act if token.tag in {"VBP", "VB"} else None
    held = whose == "own" and token.tag == "VBD" and not children(parse, verb, "aux", "auxpass", "nsubjpass")
    quoted = material.quotation_at(token.span.start) is not None
    return act if held and not quoted and act in HELD else None


def _blamed(material: Material, one: Saying, verb: int) -> list[int]:
    """Who is said to do the wrong that the verb names: others than the speaker, and not only supposed to do it."""
    parse = material.parse
    token = parse.tokens[verb]
    if token.pos != "VERB" or token.lemma not in listed("wrong") or children(parse, verb, "neg"):
        return []
    if any(
        parse.tokens[child].text.lower() in _WILL | _CAN | {"may", "might", "must"} for child in parse.children[verb]
    ):
        return []
    if supposed(parse, verb):
        return []
    doers = children(parse, verb, "nsubj") + [
        inner for by in children(parse, verb, "agent") for inner in children(parse, by, "pobj")
    ]
    if token.dep == "relcl":
        doers = [token.head]
    elif not doers and token.tag == "VBG":
        return [verb]
    return [at for at in doers if not means_speaker(material, one, at)]


def supposed(parse: Parse, verb: int) -> bool:
    """Whether the deed is only thought of: under "if", or of "any ship that ...", "whoever ..."."""
    at = verb
    for _ in range(DEEPEST):
        token = parse.tokens[at]
        if any(parse.tokens[mark].lemma in listed("supposing") for mark in children(parse, at, "mark", "advmod")):
            return True
        if token.dep == "relcl" and (
            parse.tokens[token.head].lemma in listed("whoever")
            or any(parse.tokens[det].lemma in listed("whoever") for det in children(parse, token.head, "det"))
        ):
            return True
        if any(parse.tokens[doer].lemma in listed("whoever") for doer in children(parse, at, "nsubj")):
            return True
        if token.head == at:
            break
        at = token.head
    return False
