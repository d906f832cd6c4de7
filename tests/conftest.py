"""What several folders of tests share: one record of the sample set, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

import excomm
from excomm.sample import FOLDER


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a record of the thirteen days. Tests that write to it make a copy."""
    path: Path = tmp_path_factory.mktemp("sample") / "thirteen-days.sqlite"
    excomm.read(FOLDER, record=path).close()
    return path
