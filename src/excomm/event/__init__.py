"""Article, Statements -> Events: who did what to whom, with PLOVER's types, and whether it is told as a deed."""

from excomm.event.coding import code
from excomm.event.explaining import explain
from excomm.event.plover import Code, as_plover, code_of, codebook
from excomm.event.settling import settle

__all__ = ["Code", "as_plover", "code", "code_of", "codebook", "explain", "settle"]
