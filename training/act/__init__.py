"""Sentences and the fit for the acts of speech."""
