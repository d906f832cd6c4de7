"""Raw -> Article: the text of an article, cut free of what is not part of it, with the map back to the raw text."""

from excomm.article.clean import clean
from excomm.article.complaint import complaints

__all__ = ["clean", "complaints"]
