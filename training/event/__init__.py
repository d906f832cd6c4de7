"""Sentences written for the event head, and how they were made."""
