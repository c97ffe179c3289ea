"""A store of sample documents that the tests of the commands and of the page share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import GraphStore
from tests.ui.command import SAMPLES, zhengtu
from tests.ui.server import running
from ui.desk import Desk
from ui.protocols.api import add_api, build_api
from ui.protocols.endpoint import add_endpoint

HELD = ("01_wangchuan_water_plan.txt", "02_yundu_water_plan.txt", "03_songping_water_tasks.docx")


@pytest.fixture(scope="session")
def samples_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk with three sample documents, made by the command; it must not be changed."""
    store = tmp_path_factory.mktemp("samples") / "data"
    zhengtu("add", "--no-embed", *(SAMPLES / name for name in HELD), store=store)
    return store


@pytest.fixture(scope="session")
def open_store(samples_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """A copy of the samples' store that this process owns; it must not be changed."""
    folder = tmp_path_factory.mktemp("open") / "data"
    with GraphStore.open(Path(shutil.copytree(samples_store, folder))) as opened:
        yield opened


@pytest.fixture(scope="session")
def port(open_store: GraphStore, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a server that has what programs use, with an index of vectors, and not the page."""
    desk = Desk(open_store, tmp_path_factory.mktemp("passing"))
    app = build_api()
    add_api(app, desk)
    add_endpoint(app, open_store)
    desk.start()
    with running(app) as number:
        yield number
    desk.close()
