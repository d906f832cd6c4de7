"""The persons of one article while they are gathered, by all the names under which they may stand again."""

from __future__ import annotations

from collections import defaultdict

from excomm.actor.lexicon import listed
from excomm.actor.scene import Person
from excomm.registry import person_key, terms_of


class Roll:
    """``people`` by id, in the order in which they were first named; names are looked up, never searched through.

    An article that is one long list of names takes time by their number, not its square.
    """

    def __init__(self) -> None:
        """Nobody yet."""
        self.people: dict[str, Person] = {}
        self._rank: dict[str, int] = {}
        self._indexed: dict[str, int] = {}
        self._full: dict[str, list[str]] = defaultdict(list)
        self._endings: dict[str, list[str]] = defaultdict(list)
        self._beginnings: dict[str, list[str]] = defaultdict(list)
        self._ends: dict[str, list[str]] = defaultdict(list)
        self._parts: dict[str, list[str]] = defaultdict(list)

    def enter(self, person: Person) -> None:
        """Enters the person, in place of the one of that id; its names are found from now on."""
        first = person.id not in self.people
        self._rank.setdefault(person.id, len(self._rank))
        self.people[person.id] = person
        names = (person.name, *person.names)
        for name in names[self._indexed.get(person.id, 0) :]:
            self._index(person_key(name).split(), person.id)
            for word in (one for one in name.split() if one.casefold() not in listed("particles")):
                _add(self._parts, person_key(word), person.id)
        self._indexed[person.id] = len(names)
        for term in [term for known in person.known for term in terms_of(known)[:1]] if first else ():
            for called in (term.family, *(alias for alias in term.aliases if " " not in alias)):
                _add(self._parts, person_key(called), person.id)

    def _index(self, words: list[str], id_: str) -> None:
        if len(words) < 2:
            return
        _add(self._full, " ".join(words), id_)
        for at in range(len(words) - 1):
            _add(self._endings, " ".join(words[at:]), id_)
        for at in range(2, len(words)):
            _add(self._beginnings, " ".join(words[:at]), id_)
        if len(words) > 2:
            _add(self._ends, f"{words[0]} {words[-1]}", id_)

    def called(self, key: str) -> Person | None:
        """The first who bears the full name with that key, or a longer one that ends so."""
        return next(iter(self._of(self._endings.get(key, ()))), None)

    def alike(self, key: str) -> list[Person]:
        """Those whose name is ``key`` without a name in the middle or at the end, or the other way round.

        "Ann Lee" is so like "Ann B. Lee", and "John Deng" like "John Deng Mayen".
        """
        words = key.split()
        ids = [*self._beginnings.get(key, ()), *self._ends.get(key, ())]
        for at in range(2, len(words)):
            ids += self._full.get(" ".join(words[:at]), ())
        if len(words) > 2:
            ids += self._full.get(f"{words[0]} {words[-1]}", ())
        return self._of(ids)

    def bearers(self, key: str) -> list[Person]:
        """Those who may be called by the single word with that key."""
        return self._of(self._parts.get(key, ()))

    def _of(self, ids: list[str] | tuple[str, ...]) -> list[Person]:
        return [self.people[id_] for id_ in sorted(set(ids), key=self._rank.__getitem__)]


def _add(index: dict[str, list[str]], key: str, id_: str) -> None:
    if id_ not in index[key][-1:]:
        index[key].append(id_)
