"""What a finder of attributions hands to the merge, and the finding that all finders share."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from excomm.attribution.lexicon import Cue
from excomm.records import Act, Article, Parse, Span, Status


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks of one paragraph.

    ``outer`` holds the marks, ``inner`` does not. ``closed`` is False where a mark is missing; ``continues`` is True
    where the quotation goes on in the next paragraph, which reopens it.
    """

    outer: Span
    inner: Span
    closed: bool = True
    continues: bool = False


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb of the lexicon in the text: its token, the last token of it (its particle), its entry."""

    index: int
    last: int
    cue: Cue


@dataclass(frozen=True, slots=True)
class Material:
    """All that a finder may look at.

    ``labels`` maps tokens to the label of the name that they belong to; ``verbs`` are the verbs of the cue lexicon.
    """

    article: Article
    parse: Parse
    quotations: tuple[Quotation, ...]
    labels: dict[int, str]
    verbs: tuple[CueVerb, ...]

    def quotation_at(self, position: int) -> Quotation | None:
        """The quotation whose words hold the code point at ``position``, or None."""
        low, high = 0, len(self.quotations)
        while low < high:
            middle = (low + high) // 2
            if self.quotations[middle].outer.end <= position:
                low = middle + 1
            else:
                high = middle
        if low < len(self.quotations) and self.quotations[low].outer.start <= position:
            return self.quotations[low]
        return None

    def paragraph_at(self, position: int) -> Span:
        """The paragraph that holds the code point at ``position``; the whole text where none does."""
        paragraphs = self.article.paragraphs
        rank = bisect_right(paragraphs, position, key=lambda paragraph: paragraph.start) - 1
        if rank >= 0 and position < paragraphs[rank].end:
            return paragraphs[rank]
        return Span(0, len(self.article.text))


@dataclass(frozen=True, slots=True)
class Candidate:
    """One attribution as one finder sees it.

    ``verb`` is the index of the token that carries the cue, or -1; ``act`` is what the cue alone says of the act;
    ``act_is_fixed`` says that the content cannot change it; ``inherits`` is True where the source is that of the
    statement before, to which the content belongs by continuity alone;
    ``verbatim`` where the words are given as they were spoken without quotation marks, as in a transcript;
    ``status`` says how the saying is told, as done or not; ``finder`` is "" where no rule found it, and ``heard`` says
    that the trained network did.
    """

    finder: str
    source: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    verb: int = -1
    act: Act = Act.STATEMENT
    addressee: Span | None = None
    medium: Span | None = None
    occasion: Span | None = None
    inherits: bool = False
    verbatim: bool = False
    heard: bool = False
    status: Status = Status.ASSERTED

    @property
    def found_by(self) -> str:
        """The finders' names and versions: rules/clause@1, rules/clause@1+network@1, network@1."""
        ways = [f"rules/{self.finder}@1"] if self.finder else []
        return "+".join([*ways, *(["network@1"] if self.heard else [])])
