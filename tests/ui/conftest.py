"""A store of sample documents that the tests of the commands and of the page share."""

from pathlib import Path

import pytest

from tests.ui.command import SAMPLES, zhengtu

HELD = ("01_wangchuan_water_plan.txt", "02_yundu_water_plan.txt", "03_songping_water_tasks.docx")


@pytest.fixture(scope="session")
def samples_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk with three sample documents, made by the command; it must not be changed."""
    store = tmp_path_factory.mktemp("samples") / "data"
    zhengtu("add", "--no-embed", *(SAMPLES / name for name in HELD), store=store)
    return store
