"""Deeds that stand so many days apart: "fired on Friday, two days after she had arrived"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from excomm.dating.clause import on
from excomm.dating.tense import governing_verb
from excomm.records import Parse, TimeExpression

_LENGTH = re.compile(r"P(\d{1,4})([DWMY])")
_DAYS = {"D": 1, "W": 7}


def apart(
    parse: Parse, usable: Sequence[TimeExpression], verb: int | None
) -> tuple[TimeExpression, TimeExpression, date] | None:
    """(length, expression of the deed above, day) of a clause "two days after ..." or "a week before ...".

    Only days and weeks, from a deed whose day is known: what is months apart is so roughly.
    """
    if verb is None or parse.tokens[verb].dep != "advcl":
        return None
    mark = next((c for c in parse.children[verb] if parse.tokens[c].dep == "mark"), None)
    if mark is None or parse.tokens[mark].lemma.lower() not in ("after", "before"):
        return None
    sign = -1 if parse.tokens[mark].lemma.lower() == "after" else 1
    for one in usable:
        inside, match = parse.tokens_in(one.span), _LENGTH.fullmatch(one.value)
        if one.type != "DURATION" or match is None or match[2] not in _DAYS or not inside or inside[-1] + 1 != mark:
            continue
        above = on(parse, usable, governing_verb(parse, parse.tokens[verb].span))
        first, last = (above.when.earliest, above.when.latest) if above else (None, None)
        if above and first is not None and first == last:
            return one, above, first + timedelta(sign * int(match[1]) * _DAYS[match[2]])
    return None
