"""``excomm search``."""

from __future__ import annotations

from typing import Annotated

import typer

from excomm.cli.terminal import (
    DEFAULT_RECORD,
    AsOfOption,
    JsonOption,
    RecordOption,
    examples,
    one_line,
    opened,
    say,
    say_json,
    told_by,
)

ORDER = 4
EXAMPLES = examples(
    "excomm search missiles Turkey",
    "excomm search '\"good offices\"'      a phrase",
    "excomm search 'invad*' --limit 5     all words that begin so",
)


def command(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="All of them must occur in a paragraph.")],
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=1000, help="How many paragraphs at most.")] = 20,
    record: RecordOption = DEFAULT_RECORD,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> int:
    """Search the articles' text, the best paragraphs first."""
    with opened(record, as_of) as kept:
        hits = kept.search(" ".join(words), limit)
        if as_json:
            say_json(hits)
        else:
            for hit in hits:
                say(f"{told_by(kept.article(hit.article))}\n    {one_line(hit.snippet)}")
            if not hits:
                say(f"Nothing found for: {one_line(' '.join(words))}")
    return 0 if hits else 1
