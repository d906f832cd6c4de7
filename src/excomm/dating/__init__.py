"""Dates: the day of writing, the time expressions, and when each thing was said and done."""

from excomm.dating.expression import expressions
from excomm.dating.scope import occurred, said
from excomm.dating.witness import Witnesses, firm_day, witnesses
from excomm.dating.written import date_article

__all__ = ["Witnesses", "date_article", "expressions", "firm_day", "occurred", "said", "witnesses"]
