"""The whole path scored: documents added and questions asked by the command, with floors: `make eval`."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.corpora import SAMPLES, SHARED, sample_files, shared_files, write_predictions
from tests.ui.command import zhengtu

SCORER = SHARED / "questions" / "score.py"
OWN = Path(__file__).parent / "questions"


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions with known answers over annotated documents; `floor` is the least mean score."""

    name: str
    questions: Path
    gold: Path
    floor: float

    def documents(self) -> list[Path]:
        """Return the documents that are asked about."""
        if self.gold.parent == SAMPLES:
            return sample_files()
        return [path for path in shared_files() if path.parent == self.gold.parent / "corpus"]

    @property
    def about(self) -> str:
        """Return the name of the folder whose documents are asked about: samples, shared or more."""
        return self.gold.parent.name


SETS = (
    Asked("corpus", SHARED / "questions" / "questions.jsonl", SHARED / "gold", floor=0.97),
    Asked("variants", OWN / "variants.jsonl", SHARED / "gold", floor=0.97),
    Asked("second", OWN / "second.jsonl", SHARED / "gold", floor=0.92),
    Asked("third", OWN / "third.jsonl", SHARED / "gold", floor=0.96),
    Asked("fourth", OWN / "fourth.jsonl", SHARED / "gold", floor=0.94),
    Asked("fifth", OWN / "fifth.jsonl", SHARED / "gold", floor=0.96),
    Asked("sixth", OWN / "sixth.jsonl", SHARED / "gold", floor=0.96),
    Asked("seventh", OWN / "seventh.jsonl", SHARED / "gold", floor=0.95),
    Asked("eighth", OWN / "eighth.jsonl", SHARED / "more" / "gold", floor=0.92),
    Asked("tenth", OWN / "tenth.jsonl", SHARED / "more" / "gold", floor=0.90),
    Asked("eleventh", OWN / "eleventh.jsonl", SHARED / "gold", floor=0.96),
    Asked("twelfth", OWN / "twelfth.jsonl", SHARED / "more" / "gold", floor=0.95),
    Asked("thirteenth", OWN / "thirteenth.jsonl", SHARED / "gold", floor=0.95),
    Asked("fourteenth", OWN / "fourteenth.jsonl", SHARED / "more" / "gold", floor=0.89),
    Asked("sixteenth", OWN / "sixteenth.jsonl", SHARED / "gold", floor=0.95),
    Asked("seventeenth", OWN / "seventeenth.jsonl", SHARED / "gold", floor=0.95),
    Asked("eighteenth", OWN / "eighteenth.jsonl", SHARED / "more" / "gold", floor=0.88),
    Asked("fifteenth", OWN / "fifteenth.jsonl", SHARED / "gold", floor=0.90),
    Asked("samples", OWN / "samples.jsonl", SAMPLES / "gold", floor=0.95),
    Asked("ninth", OWN / "ninth.jsonl", SAMPLES / "gold", floor=0.84),
)


def score(asked: Asked, folder: Path) -> tuple[float, str]:
    """Return the mean score of `asked` and the scorer's report; the questions are asked without answers.

    `folder` is kept for other questions over the same documents.
    """
    store = folder / "data"
    if not store.exists():
        zhengtu("add", "--no-embed", *asked.documents(), store=store)
        write_predictions(asked.documents(), folder)
    lines = [json.loads(line) for line in asked.questions.read_text("utf-8").splitlines() if line.strip()]
    bare = [{key: one[key] for key in ("id", "question", "after") if key in one} for one in lines]
    ask = folder / "ask.jsonl"
    ask.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in bare), "utf-8")
    answers = folder / "answers.jsonl"
    answers.write_text(zhengtu("ask", "--batch", ask, store=store).out, "utf-8")
    command = [SCORER, asked.questions, asked.gold, answers, "--corpus", folder / "text"]
    done = subprocess.run(
        [sys.executable, *map(str, command)], capture_output=True, check=True, encoding="utf-8"
    )
    return float(done.stdout.split()[-1]), done.stdout


def main() -> int:
    """Print the scores; return 1 where one is below its floor or an answer is right but not proved."""
    status = 0
    with tempfile.TemporaryDirectory() as name:
        for asked in SETS:
            if not SCORER.is_file():
                sys.stdout.write(f"问答 {asked.name}：未评分，缺少 {SCORER}\n")
                continue
            folder = Path(name) / asked.about
            folder.mkdir(exist_ok=True)
            mean, report = score(asked, folder)
            proved = "right but not proved 0" in report
            sys.stdout.write(f"问答 {asked.name}（下限 {asked.floor:.2f}）\n{report}\n")
            status |= mean < asked.floor or not proved
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
