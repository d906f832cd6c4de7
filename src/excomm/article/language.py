"""Which language a text is in."""

from __future__ import annotations

import py3langid

SHORTEST = 60
"""Letters below which the guess is not worth having (py3langid's own authors warn of texts under some 50)."""

SAMPLE = 1_500
"""Code points looked at; news does not change its language after them."""


def language(text: str, declared: str = "") -> str:
    """ISO 639-1 code of ``text``: the declared one if it is a code, else py3langid's, or "und" for a short text.

    Languages without a two-letter code (Nigerian Pidgin among them) are passed over: py3langid takes loose English for
    them more often than it meets them.
    """
    code = declared.strip().lower().replace("_", "-").partition("-")[0]
    if len(code) == 2 and code.isascii() and code.isalpha():
        return code
    if sum(map(str.isalpha, text[:SAMPLE])) < SHORTEST:
        return "und"
    return next((code for code, _ in py3langid.rank(text[:SAMPLE]) if len(code) == 2), "und")
