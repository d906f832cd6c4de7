"""The speech act of a statement: what the cue shows, and where the cue only says "said", what the content shows.

The order of the rules is the algorithm: a performative of the first person, then what must or will be done and by whom.
The classes follow the PLOVER codebook's verbal categories (appeal, demand, threaten, reject, ...).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from excomm.attribution.candidate import Candidate, CueVerb, Material
from excomm.attribution.complement import clausal, objective
from excomm.attribution.phrase import children, noun_phrase, subject
from excomm.records import Act, Parse, Span
from excomm.wordlist import wordlist

_PERFORMATIVES = {
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
_SUBJECTS = ("nsubj", "nsubjpass", "expl")


def act_of(material: Material, one: Candidate) -> Act:
    """The act of ``one``: refined by the content where the cue shows no more than that something was said."""
    parse = material.parse
    inside = [at for span in one.content for at in parse.tokens_in(span)]
    if one.act in {Act.DEMAND, Act.APPEAL} and _sets_a_term(material, inside):
        return Act.ULTIMATUM
    if one.act is not Act.STATEMENT:
        return one.act
    if _names_need(parse, one):
        return Act.APPEAL
    for clause in _clauses(parse, inside):
        act = _performed(parse, clause) or _modal(material, one, clause, inside)
        if act is not None:
            return act
    return one.act


def act_given(material: Material, cue: Sequence[Span], content: Sequence[Span]) -> Act:
    """The act of a statement of which only cue and content are known."""
    verbs = [
        verb for verb in material.verbs if any(span.covers(material.parse.tokens[verb.index].span) for span in cue)
    ]
    if not verbs:
        return act_of(material, Candidate("", None, tuple(cue), tuple(content), 1.0))
    verb = verbs[-1]
    head = subject(material.parse, verb.index)
    source = noun_phrase(material.parse, head) if head is not None else None
    act = _shown(material, verb, content)
    return act_of(material, Candidate("", source, tuple(cue), tuple(content), 1.0, verb=verb.index, act=act))


def _shown(material: Material, verb: CueVerb, content: Sequence[Span]) -> Act:
    """What the cue alone shows with the content in the construction that it stands in."""
    complement = clausal(material, verb) or objective(material, verb)
    if complement is not None and any(complement.content.overlaps(span) for span in content):
        return complement.act
    quoted = any(material.quotation_at(span.start) is not None for span in content)
    for construction in ("quote" if quoted else "clause", "clause", "infinitive", "request", "object", "quote"):
        act = verb.cue.act(construction)
        if act is not None:
            return act
    return Act.STATEMENT


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(wordlist("en", "acts")["lists"][name])


def _names_need(parse: Parse, one: Candidate) -> bool:
    """Whether what is stressed is a need: "emphasized the need to obtain guarantees"."""
    first = parse.tokens_in(one.content[0])
    return any(parse.tokens[at].lemma in {"need", "necessity"} and parse.tokens[at].dep == "dobj" for at in first[:4])


def _clauses(parse: Parse, inside: list[int]) -> list[int]:
    """The main verbs of the content: those that hang on nothing in it, and what is coordinated with them."""
    held = set(inside)
    found = [
        at
        for at in inside
        if parse.tokens[at].pos in {"VERB", "AUX"}
        and children(parse, at, *_SUBJECTS)
        and (parse.tokens[at].head not in held or parse.tokens[at].head == at or parse.tokens[at].dep == "conj")
    ]
    return found[:3]


def _performed(parse: Parse, verb: int) -> Act | None:
    """The act of "we demand", "I urge": the first person, the present, not denied."""
    subjects = [parse.tokens[child].text.lower() for child in children(parse, verb, *_SUBJECTS)]
    if not {"i", "we"} & set(subjects) or children(parse, verb, "neg"):
        return None
    if parse.tokens[verb].tag not in {"VBP", "VB"} or any(
        parse.tokens[child].tag == "MD" for child in parse.children[verb]
    ):
        return None
    return next((act for name, act in _PERFORMATIVES.items() if parse.tokens[verb].lemma in _list(name)), None)


def _modal(material: Material, one: Candidate, verb: int, inside: list[int]) -> Act | None:
    """The act of what must, should or will be done, by the speaker or by somebody else."""
    parse = material.parse
    modals = {parse.tokens[child].text.lower() for child in children(parse, verb, "aux")}
    complements = {parse.tokens[child].lemma for child in children(parse, verb, "xcomp")}
    obliged = parse.tokens[verb].lemma in {"have", "need"} and bool(complements)
    own = _is_own(material, one, verb)
    if ("must" in modals or obliged) and not own:
        return Act.DEMAND
    if "should" in modals and not own:
        return Act.APPEAL
    if not own or not modals & {"will", "would", "'ll", "’ll", "wo", "shall"}:
        return None
    if parse.tokens[verb].lemma in {"be", "like", "have"}:
        return None
    lemmas = {parse.tokens[at].lemma for at in inside}
    if children(parse, verb, "neg") or "never" in lemmas:
        return Act.REJECT
    if parse.tokens[verb].lemma in _list("conciliatory"):
        return Act.PROMISE
    if parse.tokens[verb].lemma in _list("hostile") or lemmas & _list("consequences"):
        return Act.THREATEN
    return Act.PROMISE


def _is_own(material: Material, one: Candidate, verb: int) -> bool:
    """Whether the clause's subject stands for the speaker: "we", the pronoun in reported words, or the same name."""
    parse, text = material.parse, material.article.text
    for child in children(parse, verb, "nsubj"):
        word = parse.tokens[child].text.lower()
        quoted = material.quotation_at(parse.tokens[child].span.start) is not None
        if word in {"i", "we"}:
            return True
        if word in _list("speakers_own") and not quoted:
            return True
        if one.source is not None and parse.tokens[child].text in one.source.of(text).split():
            return True
    return False


def _sets_a_term(material: Material, inside: list[int]) -> bool:
    """Whether a demand names the term by which it must be met: "within 24 hours", "by Saturday"."""
    parse = material.parse
    return any(
        parse.tokens[at].lemma in {"within", "by"}
        and parse.tokens[child].dep == "pobj"
        and material.labels.get(child) in {"DATE", "TIME"}
        for at in inside
        for child in parse.children[at]
    )
