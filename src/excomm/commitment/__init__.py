"""The ledger: promises, offers, threats, deadlines and meetings, with their due date and their outcome so far."""

from excomm.commitment.ledger import commitments, on

__all__ = ["commitments", "on"]
