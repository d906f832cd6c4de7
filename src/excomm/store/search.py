"""Full-text search over paragraphs, by SQLite's FTS5: for another database this file, and no other, needs a twin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, text

from excomm.records import Span
from excomm.store.rows import storable

WIDTH = 280
"""Code points of a snippet: about three lines of a terminal."""

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Marks that SQLite puts around what it found: noncharacters, which no text that is exchanged holds (Unicode 23.7)."""

_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph in which all words were found.

    ``paragraph`` counts from 0; ``span`` is where ``snippet`` stands in the article's text, ``marks`` where the words
    do.
    """

    article: str
    paragraph: int
    snippet: str
    span: Span
    marks: tuple[Span, ...]


def create_index(connection: Connection) -> None:
    """The index over ``paragraphs``, kept in step by triggers."""
    removal = "INSERT INTO passages(passages, rowid, words) VALUES ('delete', old.id, old.words)"
    for statement in (
        "CREATE VIRTUAL TABLE passages USING fts5(words, content='paragraphs', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 2')",
        "CREATE TRIGGER paragraphs_added AFTER INSERT ON paragraphs BEGIN "
        "INSERT INTO passages(rowid, words) VALUES (new.id, new.words); END",
        f"CREATE TRIGGER paragraphs_removed AFTER DELETE ON paragraphs BEGIN {removal}; END",
    ):
        connection.exec_driver_sql(statement)


def query_of(words: str) -> str:
    """``words`` as an FTS5 query that is never a syntax error; "" where nothing can be searched for.

    All words must occur, "quoted words" in that order; a word with a star stands for all that begin so.
    """
    terms = []
    for phrase, word in _TERM.findall(words.replace("\0", " ")):
        bare = phrase or word.rstrip("*").replace('"', " ")
        if _WORD.search(bare):
            terms.append(f'"{bare}"' + ("*" if word.endswith("*") else ""))
    return " ".join(terms)


def search(connection: Connection, words: str, limit: int, until: date | None) -> tuple[Hit, ...]:
    """The best ``limit`` paragraphs (BM25), of articles that were out by ``until``."""
    query = storable(query_of(words))
    if not query:
        return ()
    rows = connection.execute(
        text(
            "SELECT p.article, p.ordinal, p.start, p.words, highlight(passages, 0, :open, :close) AS shown "
            "FROM passages JOIN paragraphs p ON p.id = passages.rowid JOIN articles a ON a.id = p.article "
            "WHERE passages MATCH :query "
            "AND (:until IS NULL OR a.published_earliest IS NULL OR a.published_earliest <= :until) "
            "ORDER BY bm25(passages), p.article, p.ordinal LIMIT :limit"
        ),
        {"open": OPEN, "close": CLOSE, "query": query, "until": until and until.isoformat(), "limit": limit},
    )
    return tuple(_hit(row.article, row.ordinal, row.start, row.words, row.shown) for row in rows)


def _hit(article: str, paragraph: int, offset: int, words: str, shown: str) -> Hit:
    marks = [mark for mark in _marks(shown) if mark.end <= len(words)]
    start, end = _window(words, marks[0] if marks else Span(0, 0))
    return Hit(
        article,
        paragraph,
        words[start:end],
        Span(offset + start, offset + end),
        tuple(Span(offset + one.start, offset + one.end) for one in marks if start <= one.start and one.end <= end),
    )


def _marks(shown: str) -> list[Span]:
    """Where the marked words stand in the text without the marks."""
    found, at, start = [], 0, 0
    for piece in re.split(f"([{OPEN}{CLOSE}])", shown):
        if piece == OPEN:
            start = at
        elif piece == CLOSE:
            found.append(Span(start, at))
        else:
            at += len(piece)
    return found


def _window(words: str, mark: Span) -> tuple[int, int]:
    """Start and end of at most ``WIDTH`` code points around ``mark``, at blanks where there are any."""
    if len(words) <= WIDTH:
        return 0, len(words)
    start = max(0, min(mark.start - WIDTH // 3, len(words) - WIDTH))
    end = min(len(words), start + WIDTH)
    if start:
        blank = words.find(" ", start, mark.start)
        start = blank + 1 if blank >= 0 else start
    if end < len(words):
        blank = words.rfind(" ", mark.end, end)
        end = blank if blank >= 0 else end
    return start, end
