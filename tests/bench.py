"""Times of what people wait for, as whole processes: `make bench`. Each is the median of some runs."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from jieba import Tokenizer

from corpus.document import Document
from corpus.load import read_document
from extract.dates.dates import find_mentions
from extract.dates.recurrence import find_recurrences
from extract.folding import searchable
from extract.pipeline import extract
from extract.segment import parse
from tests.bench_answers import main as measure_answers
from tests.bench_line import say_time
from tests.bench_page import main as measure_page
from tests.corpora import sample_files, shared_files

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [sys.executable, "-m", "ui.cli"]
SHARED = ROOT.parent / "shared" / "corpus"
SAMPLES = ROOT / "corpus" / "samples"
QUESTION = "市水务局牵头哪些任务？"
TOPIC = "水管漏水归谁管？"


def run(*arguments: str | Path) -> None:
    """Run the command and throw its output away."""
    subprocess.run([*COMMAND, *map(str, arguments)], cwd=ROOT, check=True, capture_output=True)


def measure(work: Callable[[], None], times: int = 3) -> float:
    """Return the median of the seconds that `work` takes."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def measure_reading() -> None:
    """Print how fast documents are read out, against jieba over the same text, and one of up to 2 MB.

    What is kept of a text is forgotten before each run; the times are those of the processor.
    """
    documents = [read_document(path) for path in shared_files() or sample_files()]
    jieba = Tokenizer()
    jieba.initialize()
    for document in documents:  # warm: everything loaded, every word seen once
        extract(document)
    words = spent(lambda: [jieba.lcut(document.text) for document in documents])
    read = spent(lambda: [extract(document) for document in documents])
    say_time(f"jieba.lcut：{len(documents)} 份文件", words)
    say_time(f"读出：{len(documents)} 份文件，速度是 jieba.lcut 的 {words / read:.2f} 倍", read)
    text = "\n".join(document.text for document in documents)
    for size in (500_000, 1_000_000, 2_000_000):
        one = Document(
            "长文件", (text * (3 * size // len(text.encode()) + 1)).encode()[:size].decode(errors="ignore")
        )
        taken = spent(partial(extract, one), times=1)
        say_time(f"读出：一份 {size / 1e6:.1f} MB 的文件，每字 {taken / len(one.text) * 1e6:.1f} 微秒", taken)


def spent(work: Callable[[], object], times: int = 3) -> float:
    """Return the least processor time that `work` takes, nothing kept from the run before."""
    taken = []
    for _ in range(times):
        for kept in (parse, searchable, find_mentions, find_recurrences):
            kept.cache_clear()
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    """Measure everything over a passing store."""
    os.environ.setdefault("OMP_NUM_THREADS", "2")
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "samples"
        start = time.perf_counter()
        run("--store", store, "add", SAMPLES)
        say_time("add：全部样例，含语义向量，一个新进程", time.perf_counter() - start)
        say_time("ask：问一个单位，冷启动", measure(lambda: run("--store", store, "ask", QUESTION)))
        say_time("ask：问一件事，冷启动", measure(lambda: run("--store", store, "ask", TOPIC)))
        say_time("search：冷启动", measure(lambda: run("--store", store, "search", "供水管网改造")))
        say_time("matrix：一个地区", measure(lambda: run("--store", store, "matrix", "--region", "望川市")))
        if SHARED.is_dir():
            five = Path(folder) / "five"
            start = time.perf_counter()
            run("--store", five, "add", "--no-embed", SHARED)
            say_time("add --no-embed：../shared 的五份真实文件，一个新进程", time.perf_counter() - start)
    measure_page([])
    measure_reading()
    measure_answers([])


if __name__ == "__main__":
    main()
