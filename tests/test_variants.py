"""The same documents as other exports write them: signs of half width, all line ends lost."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.corpora import SHARED, write_predictions
from tests.evaluate import load_scorer

HALF = str.maketrans("，；：（）？！", ",;:()?!")
LINE_ENDS = re.compile(r"[\r\n]+[ 　]*")
FOLDERS = ((SHARED / "corpus", SHARED / "gold"), (SHARED / "more" / "corpus", SHARED / "more" / "gold"))
FLOOR = 0.98  # of the mean of all figures; the originals have 0.99
LEAST = 0.93  # of every figure

Change = Callable[[str], str]


def half_width(text: str) -> str:
    return text.translate(HALF)


def one_line(text: str) -> str:
    """Return a text with its line ends as spaces; one with the tabs of a table stays as it is."""
    return text if "\t" in text else LINE_ENDS.sub(" ", text)


def write_variant(folder: Path, change: Change, change_gold: Change) -> None:
    """Write the annotated documents into `folder`/corpus and what they say into `folder`/gold, changed."""
    for name in ("corpus", "gold"):
        (folder / name).mkdir()
    for texts, gold in FOLDERS:
        for path in sorted(texts.glob("*.txt")):
            text = path.read_bytes().decode("utf-8-sig")
            (folder / "corpus" / path.name).write_bytes(change(text).encode())
            facts = (gold / f"{path.stem}.json").read_text("utf-8")
            changed = json.loads(facts, object_pairs_hook=lambda pairs: _changed(pairs, change_gold))
            (folder / "gold" / f"{path.stem}.json").write_text(json.dumps(changed), "utf-8")


def _changed(pairs: list[tuple[str, object]], change: Change) -> dict[str, object]:
    return {key: _value(value, change) for key, value in pairs}


def _value(value: object, change: Change) -> object:
    if isinstance(value, list):
        return [_value(one, change) for one in value]
    return change(value) if isinstance(value, str) else value


@pytest.mark.parametrize(
    ("change", "change_gold"),
    [(half_width, half_width), (one_line, str), (lambda text: half_width(one_line(text)), half_width)],
    ids=["half-width", "one-line", "both"],
)
def test_another_export_reads_as_the_original(
    change: Change, change_gold: Change, tmp_path: Path, shared: Path
) -> None:
    scorer = load_scorer()
    assert scorer is not None, f"no scorer in {shared}"
    write_variant(tmp_path, change, change_gold)
    write_predictions(sorted((tmp_path / "corpus").glob("*.txt")), tmp_path)
    found = scorer.score(tmp_path / "gold", tmp_path / "json", tmp_path / "text", False)
    figures = {name: f1 for name, (_, _, f1) in found.items()}
    assert not {name: f1 for name, f1 in figures.items() if f1 < LEAST}
    assert figures["spans"] == 1.0
    assert sum(figures.values()) / len(figures) >= FLOOR
