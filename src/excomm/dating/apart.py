"""Deeds that stand so many days apart: "fired on Friday, two days after she had arrived"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from excomm.dating.clause import on
from excomm.dating.tense import governing_verb
from excomm.records import Parse, TimeExpression

_LENGTH = re.compile(r"P(\d{1,4})([DWMY])")
_DAYS = {"D": 1, "W": 7}


def apart(
    parse: Parse, usable: Sequence[TimeExpression], verb: int | None
) -> tuple[TimeExpression, TimeExpression | None, timedelta] | None:
    """(length, expression of the deed above or None, days from it) of "two days after ...", "a week before ...".

    Only days and weeks: what is months apart is so roughly. The deed above is the one whose clause it is, or the saying
    that tells it: "warned on Friday that it would fire, a day after it had fired". Without an expression it is of the
    day of writing where it is told in the present; else it may be of any.
    """
    if verb is None or parse.tokens[verb].dep != "advcl":
        return None
    mark = next((c for c in parse.children[verb] if parse.tokens[c].dep == "mark"), None)
    if mark is None or parse.tokens[mark].lemma.lower() not in ("after", "before"):
        return None
    sign = -1 if parse.tokens[mark].lemma.lower() == "after" else 1
    for one in usable:
        inside, match = parse.tokens_in(one.span), _LENGTH.fullmatch(one.value)
        if one.type == "DURATION" and match is not None and match[2] in _DAYS and inside and inside[-1] + 1 == mark:
            above, now = _above(parse, usable, verb)
            days = timedelta(sign * int(match[1]) * _DAYS[match[2]])
            return (one, above, days) if above or now else None
    return None


def _above(parse: Parse, usable: Sequence[TimeExpression], verb: int) -> tuple[TimeExpression | None, bool]:
    """The expression of the deed above, and whether the sentence is told in the present."""
    above = governing_verb(parse, parse.tokens[verb].span)
    while above is not None:
        if (chosen := on(parse, usable, above)) is not None:
            return chosen, False
        if parse.tokens[above].dep != "ccomp":
            return None, parse.tokens[above].tag in ("VBZ", "VBP")
        above = parse.tokens[above].head
    return None, False
