"""Says what changed since a day, with the sentences that say so. One file a rendering: ``markdown``, ``html``."""

from excomm.brief import html, markdown
from excomm.brief.compose import brief_of, compose
from excomm.brief.outline import Brief
from excomm.brief.view import View

__all__ = ["Brief", "View", "brief_of", "compose", "html", "markdown"]
