"""Articles that copy each other, and happenings: what several articles tell counts once."""

from excomm.story.copies import copies
from excomm.story.happening import stories

__all__ = ["copies", "stories"]
