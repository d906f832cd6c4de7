"""The sample set: thirteen days of October 1962, told in short dispatches (see README.md beside this file)."""

from pathlib import Path

FOLDER = Path(__file__).parent / "thirteen_days"
"""The folder to read."""
