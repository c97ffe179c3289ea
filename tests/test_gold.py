"""The extraction against the annotated documents: no figure falls below its floor."""

import pytest

from tests.evaluate import SCORER, SETS, Annotated, figures


@pytest.mark.parametrize("annotated", SETS, ids=lambda annotated: annotated.name)
def test_no_figure_is_below_its_floor(annotated: Annotated) -> None:
    if not SCORER.is_file() or not annotated.files():
        pytest.skip(f"needs {SCORER} and the documents in {annotated.texts}, which are absent")
    found, floors = figures(annotated), annotated.floors()
    assert found.keys() == floors.keys()
    assert not {name: f1 for name, (_, _, f1) in found.items() if f1 < floors[name]}


@pytest.mark.parametrize("annotated", SETS, ids=lambda annotated: annotated.name)
def test_every_annotation_has_its_document(annotated: Annotated) -> None:
    if not annotated.files():
        pytest.skip(f"needs the documents in {annotated.texts}, which are absent")
    assert {path.stem for path in annotated.gold.glob("*.json")} == {path.stem for path in annotated.files()}
