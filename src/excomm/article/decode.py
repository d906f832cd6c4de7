"""Bytes -> text: the byte order mark, then the declared encoding, then UTF-8, then a guess, always said aloud."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from excomm.records import Raw, Unreadable

SAMPLE = 65_536
"""Bytes that the guess looks at; more makes it slower and no better."""

BROKEN_SHARE = 0.01
"""Share of code points that may be undecodable in a text that is still taken for UTF-8."""

CONTROL_SHARE = 0.05
"""Share of control characters beyond which a content is no text. Text files have next to none."""

COMMONEST = "cp1252"
"""Decides between encodings in which a text is equally free of odd letters: the WHATWG Encoding Standard's fallback."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(raw: Raw) -> tuple[str, str]:
    """The text of ``raw`` and how it was decoded: an encoding, followed by " (guessed)" where nothing declares it.

    A byte order mark is no part of the text; nothing else is changed, line ends included. Raises ``Unreadable`` where
    the content is empty or is no text.
    """
    content = raw.content
    if not content.strip():
        raise Unreadable("it is empty")
    text, charset = _decoded(content, raw.media_type)
    controls = len(_CONTROL.findall(text))
    if "\x00" in text or controls > CONTROL_SHARE * len(text):
        raise Unreadable("it is binary data, not text; save the article as text or HTML first")
    return _SURROGATE.sub("\ufffd", text), charset


def _decoded(content: bytes, media_type: str) -> tuple[str, str]:
    kind, _, parameter = media_type.partition("; charset=")
    if parameter:
        return content.decode(parameter, "replace"), parameter
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), encoding
    try:
        return content.decode(), "utf-8"
    except UnicodeDecodeError:
        pass
    if b"\x00" in content:
        raise Unreadable("it is binary data, not text; save the article as text or HTML first")
    damaged = content.decode("utf-8", "replace")
    broken = damaged.count("\ufffd")
    if broken <= BROKEN_SHARE * len(damaged) and broken < sum(1 for letter in damaged if letter > "\x7f") - broken:
        return damaged, "utf-8 (guessed)"
    declared = _DECLARED.search(content[:SAMPLE]) if kind == "text/html" else None
    if declared and (text := _try(content, declared[1].decode("ascii"))):
        return text, declared[1].decode("ascii").lower()
    guesses = from_bytes(content[:SAMPLE])
    best = guesses.best()
    if best is None:
        raise Unreadable("its encoding cannot be found out: it is binary data, or text in an unknown encoding")
    as_good = {one.encoding for one in guesses if one.chaos <= best.chaos}
    encoding = COMMONEST if COMMONEST in as_good else best.encoding
    return content.decode(encoding, "replace"), f"{encoding} (guessed)"


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
