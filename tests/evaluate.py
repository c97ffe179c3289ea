"""The figures of the extraction against the annotated documents, and their floors: `make eval`."""

import importlib.util
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

from tests.corpora import SAMPLES, SHARED, sample_files, write_predictions

SCORER = SHARED / "gold" / "score.py"


@dataclass(frozen=True, slots=True)
class Annotated:
    """Annotated documents: `texts` holds them, `gold` what they say; `least` and `overall` are the floors."""

    name: str
    texts: Path
    gold: Path
    least: tuple[float, ...]
    overall: float

    def floors(self) -> dict[str, float]:
        """Return the least F1 of every figure; the spans are always all right."""
        return {**dict(zip(FIGURES, self.least, strict=True)), SPANS: 1.0, OVERALL: self.overall}

    def files(self) -> list[Path]:
        """Return the documents, none where they are absent."""
        return sample_files() if self.texts == SAMPLES else sorted(self.texts.glob("*.txt"))


FIGURES = ("tasks", "texts", "structure", "assignments", "deadlines", "thresholds", "references", "metadata")
SPANS, OVERALL = "spans", "overall"
SETS = (
    Annotated(
        "corpus",
        SHARED / "corpus",
        SHARED / "gold",
        least=(0.99, 0.99, 0.99, 0.99, 0.99, 0.99, 0.99, 0.99),
        overall=0.99,
    ),
    Annotated(
        "more",
        SHARED / "more" / "corpus",
        SHARED / "more" / "gold",
        least=(0.98, 0.98, 0.98, 0.97, 0.99, 0.93, 0.99, 0.99),
        overall=0.98,
    ),
    Annotated(
        "samples",
        SAMPLES,
        SAMPLES / "gold",
        least=(0.98, 0.98, 0.98, 0.98, 0.98, 0.97, 0.99, 0.99),
        overall=0.98,
    ),
)


@cache
def load_scorer() -> ModuleType | None:
    """Return the scorer that stands beside the project, or `None` where it is absent."""
    if not SCORER.is_file():
        return None
    spec = importlib.util.spec_from_file_location("gold_score", SCORER)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def figures(annotated: Annotated, *, verbose: bool = False) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall and F1 by figure, `overall` last; empty without scorer or documents.

    With `verbose` the scorer prints every difference.
    """
    scorer, files = load_scorer(), annotated.files()
    if scorer is None or not files:
        return {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_predictions(files, folder)
        found = scorer.score(annotated.gold, folder / "json", folder / "text", verbose)
    result: dict[str, tuple[float, float, float]] = dict(found)
    mean = sum(f1 for _, _, f1 in result.values()) / len(result)
    return {**result, OVERALL: (mean, mean, mean)}


def main() -> int:
    """Print the figures, with --verbose every difference too; return 1 where one is below its floor."""
    verbose = "--verbose" in sys.argv[1:]
    status = 0
    for annotated in SETS:
        found = figures(annotated, verbose=verbose)
        sys.stdout.write(f"抽取 {annotated.name}：{len(annotated.files())} 份文件\n")
        if not found:
            sys.stdout.write(f"  未评分：缺少 {annotated.gold} 或评分程序 {SCORER}\n\n")
            continue
        sys.stdout.write(f"  {'':12} 精确率  召回率   F1    下限\n")
        for name, (precision, recall, f1) in found.items():
            floor = annotated.floors()[name]
            mark = "" if f1 >= floor else "  低于下限"
            status |= f1 < floor
            sys.stdout.write(f"  {name:12} {precision:.3f}  {recall:.3f}  {f1:.3f}  {floor:.2f}{mark}\n")
        sys.stdout.write("\n")
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
