"""Which time expression belongs to a verb or a noun of a sentence, by the parse."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from excomm.dating.tense import LONGEST_CLIMB, governing_verb
from excomm.records import Parse, Precision, Span, TimeExpression

FINENESS = [Precision.MINUTE, Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.INTERVAL, Precision.YEAR]
VERBAL = ("VERB", "AUX")

AFTER, BEFORE = ("after", "following", "since"), ("before", "until")

WITHIN = ("in", "at", "during")
"""Prepositions of the speech, paper or deed in which something was said or done."""

PLACED = ("where", "when")
"""Words of a clause that goes on in the place and at the time of the one above."""


def head_of(parse: Parse, inside: Sequence[int]) -> int | None:
    """The token of ``inside`` that the others hang on."""
    return next((i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i), None)


def on(parse: Parse, usable: Iterable[TimeExpression], at: int | None) -> TimeExpression | None:
    """The finest dated expression that hangs on the token ``at`` with only prepositions and adverbs between."""
    if at is None:
        return None
    return finest([e for e in usable if e.when.known and hangs_on(parse, e.span, at)])


def on_its_schedule(parse: Parse, usable: Iterable[TimeExpression], verb: int | None) -> TimeExpression | None:
    """The expression that hangs on the "are" of what is to be done: "On Monday the two are to meet"."""
    if verb is None or parse.tokens[verb].dep != "xcomp" or parse.tokens[parse.tokens[verb].head].lemma != "be":
        return None
    to = any(parse.tokens[at].tag == "TO" for at in parse.children[verb])
    return on(parse, usable, parse.tokens[verb].head) if to else None


def finest(dated: Sequence[TimeExpression]) -> TimeExpression | None:
    """The expression of the finest date, the first of several."""
    return min(dated, key=lambda e: (FINENESS.index(e.when.precision), e.span), default=None)


def hangs_on(parse: Parse, span: Span, at: int) -> bool:
    """Whether the words of ``span`` hang on the token ``at`` with only prepositions and adverbs between."""
    inside = parse.tokens_in(span)
    start = next((i for i in inside if parse.tokens[i].head not in inside), None)
    if start is None or at in inside:
        return False
    place = parse.tokens[start].head
    for _ in range(LONGEST_CLIMB):
        if place == at:
            return True
        token = parse.tokens[place]
        if token.pos not in ("ADP", "ADV", "SCONJ", "PART", "AUX") or token.head == place:
            return False
        place = token.head
    return False


def relative_clause(parse: Parse, usable: Sequence[TimeExpression], verb: int | None) -> TimeExpression | None:
    """The expression that the clause is about, or that of the verb above.

    “in October 1962, when Moscow installed rockets”, “began on Monday when he fired”, “met on Monday, where he spoke”,
    “the incident of 5 March, in which ships rammed a boat and fired at another”.
    """
    if verb is not None:
        verb = _first_of_list(parse, verb)
    if verb is None or parse.tokens[verb].dep not in ("relcl", "acl", "advcl"):
        return None
    above = parse.tokens[verb].head
    if _in_which(parse, verb):
        opens = parse.tokens[parse.subtree(verb)[0]].span.start
        between = [e for e in usable if parse.tokens[above].span.start < e.span.start and e.span.end <= opens]
        if len(between) == 1:
            return between[0]
    whens = [parse.tokens[c].span.start for c in parse.children[verb] if parse.tokens[c].lemma == "when"]
    about = [e for e in usable if any(0 <= start - e.span.end <= len(", ") for start in whens)]
    chosen = finest([e for e in usable if e.when.known and (e.span.overlaps(parse.tokens[above].span) or e in about)])
    if chosen is not None or not any(parse.tokens[c].lemma in PLACED for c in parse.children[verb]):
        return chosen
    return on(parse, usable, governing_verb(parse, parse.tokens[above].span))


def _first_of_list(parse: Parse, verb: int) -> int:
    """The verb of which ``verb`` is told beside, with the same subject and in the same relative clause."""
    for _ in range(LONGEST_CLIMB):
        deps = {parse.tokens[c].dep for c in parse.children[verb]}
        if parse.tokens[verb].dep != "conj" or deps & {"nsubj", "nsubjpass", "aux", "mark"}:
            return verb
        verb = parse.tokens[verb].head
    return verb


def _in_which(parse: Parse, verb: int) -> bool:
    """Whether the clause tells what happened in the course of the noun: "the clash, in which two died"."""
    placed = [c for c in parse.children[verb] if parse.tokens[c].dep == "prep" and parse.tokens[c].lemma in WITHIN]
    return any(parse.tokens[noun].tag == "WDT" for place in placed for noun in parse.children[place])


def in_a_dated_noun(parse: Parse, usable: Sequence[TimeExpression], verb: int | None) -> TimeExpression | None:
    """“in his Tuesday speech he said”, “warned in its alert of 3 January”, “according to reports on Friday”.

    The expression of the noun in, at or during which it was. What stands behind the verb must be the speaker's own:
    "accused them in the attack of 3 January" was later. Bare years mostly name something ("in the 2018 budget").
    """
    if verb is None:
        return None
    according = parse.tokens[verb].lemma == "accord"
    fine = [e for e in usable if e.when.precision is not Precision.YEAR]
    for place in parse.children[verb]:
        token = parse.tokens[place]
        if token.dep != "prep" or not (token.lemma.lower() in WITHIN or (according and token.lemma == "to")):
            continue
        for noun in parse.children[place]:
            own = any(parse.tokens[c].dep == "poss" for c in parse.children[noun])
            if (place < verb or own or according) and (chosen := on(parse, fine, noun)) is not None:
                return chosen
    return None


def carried_over(
    parse: Parse, usable: Sequence[TimeExpression], verb: int | None, *, same_subject: bool = True
) -> TimeExpression | None:
    """“In 2007 they named him and levied fines”: the expression before the first of two joined verbs.

    With ``same_subject`` only where the second has no subject of its own, so that both are told of one time; else only
    where it has ("In 2018 the house passed a law, but it was repealed").
    """
    if verb is None:
        return None
    for _ in range(LONGEST_CLIMB):
        token = parse.tokens[verb]
        deps = {parse.tokens[c].dep for c in parse.children[verb]}
        own = bool(deps & {"nsubj", "nsubjpass", "mark"}) or (same_subject and bool(deps & {"aux", "auxpass"}))
        first = parse.tokens[token.head]
        if token.dep != "conj" or own == same_subject or first.pos not in VERBAL or "VBD" not in (first.tag, token.tag):
            return None
        verb = token.head
        if (chosen := on(parse, [e for e in usable if e.span.end <= first.span.start], verb)) is not None:
            return chosen
    return None


def goes_along(parse: Parse, usable: Sequence[TimeExpression], verb: int | None) -> TimeExpression | None:
    """“signed it in July 2015, agreeing to disarm”: the expression of the verb in the past beside a participle."""
    if verb is None or parse.tokens[verb].dep != "advcl" or parse.tokens[verb].tag != "VBG":
        return None
    main = parse.tokens[verb].head
    own = {parse.tokens[c].dep for c in parse.children[verb]} & {"nsubj", "nsubjpass", "mark", "aux", "auxpass"}
    return None if own or verb < main or parse.tokens[main].tag != "VBD" else on(parse, usable, main)


def of_its_plan(parse: Parse, usable: Sequence[TimeExpression], verb: int | None) -> TimeExpression | None:
    """“had threatened to close the strait in 2012”: what was past when it was told dates the threat, not the closing.

    The expression that hangs on the infinitive of a verb in the past.
    """
    if verb is None or parse.tokens[verb].tag not in ("VBD", "VBN"):
        return None
    plans = [c for c in parse.children[verb] if parse.tokens[c].dep == "xcomp" and parse.tokens[c].tag == "VB"]
    return next((e for plan in plans if (e := on(parse, usable, plan))), None)


def told_of(parse: Parse, usable: Iterable[TimeExpression], head: int) -> TimeExpression | None:
    """“talks, which will take place after ...”: the expression of the relative clause about the deed."""
    nouns = [head]
    above = parse.tokens[head].head
    if parse.tokens[above].lemma == "of":
        nouns.append(parse.tokens[above].head)  # "a round of talks, which ..."
    clauses = [c for noun in nouns for c in parse.children[noun] if parse.tokens[c].dep == "relcl"]
    return next((e for c in clauses if (e := on(parse, usable, c))), None)


def came_before(parse: Parse, head: int) -> bool:
    """“after Kim's talks they agreed”: whether the noun hangs on "after", alone or as one of a list."""
    place = head
    for _ in range(LONGEST_CLIMB):
        above = parse.tokens[place].head
        if parse.tokens[place].dep not in ("conj", "pobj") or above == place:
            return False
        if parse.tokens[above].lemma in ("after", "following"):
            return True
        place = above
    return False


def in_an_after_clause(parse: Parse, verb: int) -> bool:
    """“after she promised sanctions, he said”: whether the verb's own clause is what came before."""
    marks = {parse.tokens[child].lemma.lower() for child in parse.children[verb] if parse.tokens[child].dep == "mark"}
    return parse.tokens[verb].dep == "advcl" and "after" in marks


def beside_a_deed(
    parse: Parse, usable: Sequence[TimeExpression], verb: int | None, words: Container[str]
) -> TimeExpression | None:
    """“After their meeting last June they agreed”, with ``words`` "after": the expression of the deed beside."""
    if verb is None:
        return None
    for child in parse.children[verb]:
        if parse.tokens[child].lemma.lower() in words:
            for noun in parse.children[child]:
                chosen = on(parse, usable, noun)
                if chosen is not None:
                    return chosen
    return None
