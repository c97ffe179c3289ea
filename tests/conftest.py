"""What several tests share: the folder of real documents, where there is one."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents; the test skips where it is absent."""
    if not (SHARED / "gold").is_dir():
        pytest.skip(f"needs the real documents in {SHARED}, which is absent")
    return SHARED
