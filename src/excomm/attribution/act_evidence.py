"""What speaks for one act of speech or another: named signs in the cue, the construction and the words said."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from excomm.attribution.act_clause import of_clauses, opens_a_condition, opposes, over, supposed, without_the_judged
from excomm.attribution.act_phrase import act_of_cue, acts_said
from excomm.attribution.act_side import Saying, listed
from excomm.attribution.candidate import Material
from excomm.attribution.phrase import children
from excomm.records import Act, Parse, Token

BEHIND_CUE = 7
"""Words behind the cue, at most, in which a phrase of saying may end ("gave | the plan its blessing")."""
LONGEST = 80
"""Words of the content, at most, that are looked at: what comes later seldom bears the act."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs that make a clause."""

_NOT_OF_THE_PAST = ("threaten", "reject", "promise", "offer", "intend")
"""Acts that words of what is over do not show: "never crossed the border" refuses nothing."""

PLAIN = "plain"
"""The sign that the cue only says that something was said."""


def signs(material: Material, one: Saying) -> dict[str, float]:
    """The signs by name, each 1.0 or a small count."""
    parse = material.parse
    inside = without_the_judged(parse, [at for span in one.content for at in parse.tokens_in(span)][:LONGEST])
    found = dict.fromkeys(_of_cue(material, one), 1.0)
    found |= dict.fromkeys(_of_form(material, one, inside), 1.0)
    told = dict.fromkeys(_of_content(material, one, inside), 1.0)
    tokens = [parse.tokens[at] for at in inside if not opens_a_condition(parse, at)]
    done = _NOT_OF_THE_PAST if over(material, one, inside) else ()
    told |= dict.fromkeys((f"says {act}" for act in acts_said(tokens) if act not in done), 1.0)
    if "own will help" in told and not {"hostile", "own will harm"} & told.keys():
        told.pop("says threaten", None)  # "we will pay for the damage"
    for threat in ("says threaten", "hostile", "consequences") if opposes(parse, inside) else ():
        told.pop(threat, None)
    told |= _evaluations(parse, inside)
    told |= dict.fromkeys(_joined(found.keys() | told.keys()), 1.0)
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
    if lemmas & listed("finding"):
        yield "finding"
    named = parse.tokens_in(one.source) if one.source is not None else range(0)
    speaker = {parse.tokens[at].lemma.lower() for at in named if not at or parse.tokens[at - 1].text != "-"}
    if speaker & listed("observers"):
        yield "observer"
    if speaker & listed("armed"):
        yield "armed"


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
        opening = next((parse.tokens[at] for at in inside if parse.tokens[at].text[:1].isalpha()), first)
        if opening.text.lower() == opening.lemma.lower() and opening.lemma.lower() in listed("orders"):
            yield "imperative"
    elif words[0].tag == "TO" or (len(words) > 1 and words[1].tag == "TO" and words[0].lemma == "not"):
        addressed = one.cue and inside[0] - parse.tokens_in(one.cue[-1])[-1] > 1
        yield "form request" if addressed else "form infinitive"
    elif words[0].lemma == "that" and first.pos == "SCONJ":
        yield "form that"
    elif first.tag == "VBG":
        yield "form gerund"
    elif any(parse.tokens[at].tag in FINITE for at in inside):
        yield "form clause"
    else:
        yield "form noun"


def _of_content(material: Material, one: Saying, inside: Sequence[int]) -> Iterator[str]:
    parse = material.parse
    tokens = [parse.tokens[at] for at in inside]
    lemmas = {token.lemma for token in tokens}
    if any(token.text == "?" for token in tokens):
        opening = next((token.text.lower() for token in tokens if token.text[:1].isalpha()), "")
        yield "asks for facts" if opening in listed("asking") else "question"
    yield from _of_time(material, inside)
    if _alternative(tokens) and not any(token.text == "?" for token in tokens):
        yield "alternative"
    if _hangs_on(parse, inside):
        yield "if"
    verbs = {
        parse.tokens[at].lemma
        for at in inside
        if parse.tokens[at].pos == "VERB" and not children(parse, at, "neg") and not supposed(parse, at)
    }
    if verbs & listed("conciliatory"):
        yield "conciliatory"  # "would withdraw its strike force": what is ended does not threaten
    elif verbs & listed("hostile"):
        yield "hostile"
    elif lemmas & listed("consequences"):
        yield "consequences"
    if verbs & listed("closing"):
        yield "closing"
    if {"you", "your", "yours"} & {token.text.lower() for token in tokens}:
        yield "you"
    yield from of_clauses(material, one, inside)


def _hangs_on(parse: Parse, inside: Sequence[int]) -> bool:
    """Whether what is said hangs on what somebody does: "if", "unless", "any ship that", "whoever"."""
    words = [parse.tokens[at].lemma.lower() for at in inside]
    if {"if", "unless", "whoever"} & set(words) or any(opens_a_condition(parse, at) for at in inside):
        return True
    return any(
        parse.tokens[at].dep == "relcl"
        and {parse.tokens[det].lemma for det in children(parse, parse.tokens[at].head, "det")} & {"any", "every", "a"}
        and parse.tokens[parse.tokens[at].head].dep in {"nsubj", "nsubjpass"}
        for at in inside
    )


def _evaluations(parse: Parse, inside: Sequence[int]) -> dict[str, float]:
    """What is judged good or bad: in what the words say of something, or aside, in what they only name."""
    whole = not any(parse.tokens[at].tag in FINITE for at in inside)
    told: dict[str, int] = {"good": 0, "bad": 0}
    aside: dict[str, int] = {"good": 0, "bad": 0}
    for at in inside:
        lemma = parse.tokens[at].lemma
        for name in told:
            if lemma in listed(name) and not (lemma in listed("predicates") and not (whole or _predicate(parse, at))):
                (told if whole or _central(parse, at) else aside)[name] += 1
    found = {name: told[name] > told[other] for name, other in (("good", "bad"), ("bad", "good"))}
    found |= {f"{name} aside": aside[name] > 0 and not any(told.values()) for name in aside}
    return {name: 1.0 for name, true in found.items() if true}


def _predicate(parse: Parse, at: int) -> bool:
    token = parse.tokens[at]
    return token.dep in {"acomp", "attr", "oprd", "ROOT"}


def _central(parse: Parse, at: int) -> bool:
    """Whether the word stands in a predicate, not deep in a name or a clause about something else."""
    for _ in range(4):
        token = parse.tokens[at]
        if token.dep in {"nsubj", "nsubjpass", "relcl", "acl", "advcl"}:
            return False
        if token.dep in {"acomp", "attr", "oprd", "dobj", "advmod", "xcomp"}:
            return parse.tokens[token.head].dep not in {"relcl", "acl", "advcl"}
        if token.dep in {"ROOT", "ccomp", "intj"} or token.head == at:
            return True
        at = token.head
    return False


def _joined(known: Collection[str]) -> Iterator[str]:
    """Signs that speak only together: what hangs on a condition, and a term or an alternative with a demand."""
    harm = any(name.endswith("will harm") for name in known) or "says threaten" in known
    harm = harm or ("closing" in known and "if" in known and any(" will " in name for name in known))
    if "if" in known and harm:
        yield "if harm"
    if "if" in known and any(name.endswith("will help") for name in known):
        yield "if help"
    wanted = any(name.endswith(" must") for name in known) or bool(
        {"imperative", "says demand", "cue demand", "performs demanding"} & set(known)
    )
    if "alternative" in known and (wanted or harm):
        yield "or else"
    if "term" in known and (wanted or harm):
        yield "in time"
    if "term" in known and "if" in known and any(" will " in name for name in known):
        yield "if by"
    if "alternative" in known and "you" in known and any(name.startswith("own will") for name in known):
        yield "you or we"
    if "armed" in known and any(" will " in name for name in known):
        yield "armed ahead"


def _sets_a_term(material: Material, inside: Sequence[int]) -> bool:
    """Whether the words name a term: "within 24 hours", "by Saturday", "ten days to"."""
    parse = material.parse
    timed = {"DATE", "TIME"}
    for at in inside:
        token = parse.tokens[at]
        if token.lemma in listed("term_before") and any(
            material.labels.get(child) in timed for child in children(parse, at, "pobj", "pcomp")
        ):
            return True
    first = [material.labels.get(at) in timed for at in inside[:4]]
    return any(first) and any(parse.tokens[at].tag == "TO" for at in inside[:8])


def _of_time(material: Material, inside: Sequence[int]) -> Iterator[str]:
    if _sets_a_term(material, inside):
        yield "term"
    if _time_to(material, inside):
        yield "time to"


def _time_to(material: Material, inside: Sequence[int]) -> bool:
    """Whether somebody has so long to do it: "had a day to leave", "has until Friday to pay"."""
    parse = material.parse
    for at in inside:
        if parse.tokens[at].lemma not in {"have", "get"} or parse.tokens[at].dep in {"aux", "auxpass"}:
            continue
        below = parse.subtree(at)
        timed = [child for child in below if child > at and parse.tokens[child].lemma in listed("spans_of_time")]
        until = any(parse.tokens[child].lemma in {"until", "till", "before"} for child in below)
        if until or (timed and any(parse.tokens[child].tag == "TO" and child > timed[0] for child in below)):
            return True
    return False


def _alternative(tokens: Sequence[Token]) -> bool:
    return any(token.lemma in listed("alternative") for token in tokens)
