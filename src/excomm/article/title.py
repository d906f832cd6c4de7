"""The title of an article, where it stands in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 200
"""Code points of a headline; wires and papers stay well under it."""

_BYLINE = re.compile(r"(?:by|from|story by|written by)\s+[A-Z]", re.IGNORECASE)
_BLANKS = re.compile(r"\W+")
_CLOSING = "”’\"')]»"


def title(paragraphs: Sequence[str], declared: str, is_dateline: Sequence[bool]) -> int | None:
    """The index of the paragraph that is the title, or None.

    It is the paragraph that says what the metadata's title says; without such metadata the first one, if it is short,
    ends without a full stop, is neither dateline nor byline, and a paragraph of prose follows somewhere.
    """
    if declared.strip():
        wanted = _letters(declared)
        return next((index for index, words in enumerate(paragraphs[:3]) if _letters(words) == wanted), None)
    if len(paragraphs) < 2 or is_dateline[0]:
        return None
    first = paragraphs[0]
    ends = first.rstrip(_CLOSING).endswith((".", "!", ",", ";", ":", "…"))
    if len(first) > LONGEST or "\n" in first.strip() or ends or is_byline(first) or not first[:1].isprintable():
        return None
    return 0 if any(_prose(words) for words in paragraphs[1:]) else None


def is_byline(words: str) -> bool:
    """Whether the paragraph is a byline: "By X" and little else."""
    return bool(_BYLINE.match(words)) and len(words) <= 120 and not words.rstrip().endswith((".", "”"))


def _prose(words: str) -> bool:
    return words.rstrip(_CLOSING).endswith((".", "!", "?", "…", "”")) or len(words) > LONGEST


def _letters(words: str) -> str:
    return _BLANKS.sub(" ", words).strip().casefold()
