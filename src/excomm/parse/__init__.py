"""Article -> Parse: one shared parse, so that no stage after it parses again."""

from excomm.parse.english import parse

__all__ = ["parse"]
