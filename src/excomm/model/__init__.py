"""Trained weights, each with its card."""
