"""Says what changed since a day, with the sentences that say so. One file a rendering: ``markdown``, ``html``."""

from excomm.brief import html, markdown
from excomm.brief.news import brief_of, compose, pair_line, same_words
from excomm.brief.outline import Brief
from excomm.brief.view import View

__all__ = ["Brief", "View", "brief_of", "compose", "html", "markdown", "pair_line", "same_words"]
