"""What a media type's reader hands on: the stretches of the raw text that may be paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from excomm.records import Cut, Evidence, Piece, Span


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph to be: its words, and where they stand in the raw text (``clean`` counts from the block's start).

    ``pieces`` is empty where the words could not be found again in the raw text.
    """

    words: str
    pieces: tuple[Piece, ...]

    @property
    def raw(self) -> Span | None:
        """The stretch of the raw text from the block's first word to its last."""
        return Span(self.pieces[0].raw.start, self.pieces[-1].raw.end) if self.pieces else None

    def part(self, start: int, end: int) -> Block:
        """The words ``[start, end)`` of the block as a block of their own."""
        kept = []
        for piece in self.pieces:
            low, high = max(start, piece.clean.start), min(end, piece.clean.end)
            if low >= high:
                continue
            raw = piece.raw
            if raw.end - raw.start == piece.clean.end - piece.clean.start:
                shift = raw.start - piece.clean.start
                raw = Span(low + shift, high + shift)
            kept.append(Piece(Span(low - start, high - start), raw))
        return Block(self.words[start:end], tuple(kept))


@dataclass(frozen=True, slots=True)
class Extract:
    """What one raw text holds before boilerplate is cut: its blocks, and what its container says."""

    blocks: tuple[Block, ...]
    title: str = ""
    outlet: str = ""
    cuts: tuple[Cut, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    stamps: tuple[Evidence, ...] = ()
