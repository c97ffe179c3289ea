"""What the audit leaves open in the real documents, and the floor of it: a part of `make eval`."""

import sys
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from extract.auditing.audit import CuedClause, Verdict, audit, by_clause
from extract.auditing.exclusions import EXCLUSIONS
from tests.corpora import SHARED, read, shared_files

UNLABELLED = SHARED / "more" / "unlabelled"
MOST_OPEN = 0.05  # of the clauses with a cue in the unlabelled documents; the goal is 0.05
GOAL = 0.05


@cache
def audited(path: Path) -> tuple[CuedClause, ...]:
    """Return the audit of the document at `path` against its own extraction, once a process."""
    reading = read(path)
    return audit(reading.document, reading.policy)


def open_share(paths: Iterable[Path]) -> float:
    """Return how much of the clauses with a cue is open, 0 where there is none."""
    verdicts = Counter(verdict for path in paths for verdict in by_clause(audited(path)).values())
    return verdicts[Verdict.OPEN] / verdicts.total() if verdicts else 0.0


def unlabelled() -> list[Path]:
    """Return the unlabelled documents, none where they are absent."""
    return [path for path in shared_files() if path.parent == UNLABELLED]


def main() -> int:
    """Print the figures by document, by rule and in total; return 1 where more is open than may be."""
    paths = shared_files()
    if not paths:
        sys.stdout.write(f"督查：未计算，缺少 {SHARED}\n")
        return 0
    sys.stdout.write(f"督查：{len(paths)} 份文件里有提示词的小句\n")
    sys.stdout.write(f"  {'':34}  小句  读出  不记  待看\n")
    for path in paths:
        _line(path.stem, Counter(by_clause(audited(path)).values()))
    for name, group in (("全部", paths), ("unlabelled", unlabelled())):
        _line(name, Counter(verdict for path in group for verdict in by_clause(audited(path)).values()))
    rules = Counter(one.rule for path in paths for one in audited(path) if one.rule)
    sys.stdout.write("  不记的提示词，按规则：\n")
    for rule in EXCLUSIONS:
        sys.stdout.write(f"    {rules[rule.name]:5}  {rule.label}（{rule.name}）\n")
    share = open_share(unlabelled())
    mark = "" if share <= MOST_OPEN else "  超过上限"
    sys.stdout.write(f"  unlabelled 待看 {share:.1%}，上限 {MOST_OPEN:.0%}，目标 {GOAL:.0%}{mark}\n\n")
    return int(share > MOST_OPEN)


def _line(name: str, verdicts: Counter[Verdict]) -> None:
    counts = (verdicts.total(), *(verdicts[verdict] for verdict in _ORDER))
    sys.stdout.write(f"  {name:34}" + "".join(f"{count:6}" for count in counts) + "\n")


_ORDER = (Verdict.COVERED, Verdict.EXCLUDED, Verdict.OPEN)


if __name__ == "__main__":
    sys.exit(main())
