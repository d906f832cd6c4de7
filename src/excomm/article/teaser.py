"""Lists of other articles under a heading such as "Related articles": headlines and beginnings that break off."""

from __future__ import annotations

from collections.abc import Callable, Sequence

LONGEST_HEADLINE = 160
"""Code points of a headline in such a list."""

LONGEST_TEASER = 400
"""Code points of the beginning of an article that such a list shows."""


def teasers(
    paragraphs: Sequence[str], reasons: Sequence[str | None], headings: frozenset[str], plain: Callable[[str], str]
) -> list[str | None]:
    """``reasons``, with one more for each paragraph that is such a heading or stands in such a list.

    At the end of the text, everything under a heading is cut if it looks like a list to the last paragraph. In its
    midst, only headlines that are followed by a beginning that breaks off are cut.
    """
    found = list(reasons)
    tail = len(paragraphs)
    while tail and (reasons[tail - 1] or _headline(paragraphs[tail - 1]) or _breaks_off(paragraphs[tail - 1])):
        tail -= 1
    index = 0
    while index < len(paragraphs):
        name = plain(paragraphs[index]) if len(paragraphs[index]) <= LONGEST_HEADLINE else ""
        start = index + 1
        if name in headings:
            end = len(paragraphs) if start >= tail else _end_of_list(paragraphs, start)
            if end > start or end == len(paragraphs):
                found[index:end] = [f"heading {name!r}"] + [f"teaser under {name!r}"] * (end - start)
                start = end
        index = start
    return found


def _end_of_list(paragraphs: Sequence[str], start: int) -> int:
    end = start
    while end + 1 < len(paragraphs) and _headline(paragraphs[end]) and _breaks_off(paragraphs[end + 1]):
        end += 2
    return end


def _headline(words: str) -> bool:
    return len(words) <= LONGEST_HEADLINE and not words.rstrip("”’\"')»").endswith((".", "!", ":", ";", ","))


def _breaks_off(words: str) -> bool:
    return len(words) <= LONGEST_TEASER and words.rstrip(" ]").endswith(("...", "…", "[..."))
