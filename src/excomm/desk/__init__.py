"""The desk: the record as web pages, without a script and without an outside address."""

from excomm.desk.app import app

__all__ = ["app"]
