"""``excomm actor``."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from excomm.cli.terminal import (
    DEFAULT_RECORD,
    CommandError,
    JsonOption,
    RecordOption,
    examples,
    one_line,
    opened,
    say,
    say_json,
)
from excomm.decision import told
from excomm.records import Decision

if TYPE_CHECKING:
    from excomm.api import Record

ORDER = 3.5
EXAMPLES = examples(
    "excomm actor list",
    "excomm actor merge sergei-ryabkov s-ryabkov --why 'one man' --by Anna",
    "excomm actor split george-bush george-bush-2 --in 3f9c01 --name 'George W. Bush'",
    "excomm actor rename pentagon 'Department of Defense'",
    "excomm actor undo decision-0123",
)


class Action(StrEnum):
    """What to do."""

    LIST = "list"
    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    UNDO = "undo"


NEEDED = {
    Action.LIST: (),
    Action.MERGE: ("KEEP", "OTHER"),
    Action.SPLIT: ("ACTOR", "NEW"),
    Action.RENAME: ("ACTOR", "NAME"),
    Action.UNDO: ("DECISION",),
}


def command(
    action: Annotated[Action, typer.Argument(metavar="ACTION", help=f"One of {', '.join(Action)}.")] = Action.LIST,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS]", help="merge KEEP OTHER; split ACTOR NEW; rename ACTOR NAME; undo DECISION: their ids."
        ),
    ] = None,
    inside: Annotated[
        list[str] | None, typer.Option("--in", metavar="ARTICLE", help="Of a split: an article; may be repeated.")
    ] = None,
    name: Annotated[str, typer.Option(metavar="NAME", help="Of a split: what the new one is called.")] = "",
    why: Annotated[str, typer.Option(metavar="REASON", help="Why, for whoever reads it later.")] = "",
    by: Annotated[str, typer.Option(metavar="WHO", help="Who decides it.")] = "the user",
    record: RecordOption = DEFAULT_RECORD,
    as_json: JsonOption = False,
) -> int:
    """List actors, and decide who is who.

    A decision is kept in the record with its reason, outweighs what was found, also in what is read later, and can be
    undone. Every figure follows it.
    """
    given = tuple(words or ())
    if len(given) != len(NEEDED[action]):
        raise CommandError(
            f"{action.value} takes {' '.join(NEEDED[action]) or 'nothing more'}; see excomm actor --help"
        )
    with opened(record) as kept:
        if action is Action.LIST:
            return say_actors(kept, as_json)
        try:
            made = decide(kept, action, given, tuple(inside or ()), name, why, by)
        except LookupError as error:
            raise CommandError(str(error), 1) from error
        except ValueError as error:
            raise CommandError(str(error)) from error
    say_json(made) if as_json else say(f"{'undone: ' if made.undone else ''}{one_line(told(made))}")
    return 0


def decide(
    kept: Record, action: Action, given: tuple[str, ...], inside: Sequence[str], name: str, why: str, by: str
) -> Decision:
    """Carries out the decision. Raises ``LookupError``, ``ValueError``."""
    if action is Action.MERGE:
        return kept.merge(given[0], given[1], why=why, by=by)
    if action is Action.SPLIT:
        return kept.split(given[0], given[1], inside, name=name, why=why, by=by)
    if action is Action.RENAME:
        return kept.rename(given[0], given[1], why=why, by=by)
    return kept.undo(given[0])


def say_actors(kept: Record, as_json: bool) -> int:
    """Every actor on a line, then the decisions, undone ones marked so."""
    actors, made = kept.actors(), kept.decisions()
    if as_json:
        say_json({"actors": list(actors), "decisions": list(made)})
        return 0 if actors else 1
    for one in actors:
        whose = f", {one.state}" if one.state and one.state != one.id else ""
        say(f"{one.id}  {one_line(one.name)} ({one.kind.value}{whose})")
    if not actors:
        say("The record names no actor.")
    if made:
        say(f"\nDECISIONS ({len(made)})")
    for decision in made:
        say(one_line(told(decision)) + (f"; undone on {decision.undone}" if decision.undone else ""))
    return 0 if actors else 1
