"""The record on disk: one SQLite file. Nothing else in excomm touches a database."""

from excomm.store.database import StoreError
from excomm.store.lookup import Ambiguous, NotInRecord, merged
from excomm.store.search import Hit
from excomm.store.store import Store

__all__ = ["Ambiguous", "Hit", "NotInRecord", "Store", "StoreError", "merged"]
