"""``excomm search``."""

from __future__ import annotations

from typing import Annotated

import typer

from excomm.cli.terminal import DEFAULT_RECORD, JsonOption, RecordOption, date_words, one_line, opened, say, say_json

ORDER = 4
EXAMPLES = "Examples:  excomm search missiles Turkey   |   excomm search 'no invasion' --limit 5 --json"


def command(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="All of them must occur in a paragraph.")],
    record: RecordOption = DEFAULT_RECORD,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many paragraphs at most.")] = 20,
    as_json: JsonOption = False,
) -> int:
    """Search the articles' text."""
    with opened(record) as kept:
        hits = kept.search(" ".join(words), limit)
        if as_json:
            say_json(hits)
        for hit in hits if not as_json else ():
            found = kept.article(hit.article)
            say(f"{date_words(found.published)}  {found.outlet or found.name}  [{found.id[:12]}]")
            say(f"    {one_line(hit.snippet)}")
    if not hits and not as_json:
        say(f"Nothing found for: {' '.join(words)}")
    return 0 if hits else 1
