"""Work that may take a while: after the first second the page says which steps are done and which runs."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

from ui.rendering.present import escape

T = TypeVar("T")
Tell = Callable[[str], None]

PATIENCE = 1.0  # seconds in which nothing is said
INTERVAL = 0.5  # seconds between two looks


def in_steps(work: Callable[[Tell], T]) -> Iterator[str | T]:
    """Run `work`, which tells its steps; yield them as HTML while it takes long, and last its result.

    What `work` raises is raised here.
    """
    told: list[str] = []
    with ThreadPoolExecutor(1, thread_name_prefix="steps") as pool:
        running = pool.submit(work, told.append)
        done, _ = wait([running], PATIENCE)
        while not done:
            yield render_steps(told)
            done, _ = wait([running], INTERVAL)
        yield running.result()


def render_steps(told: list[str]) -> str:
    """Return the steps as a list, the last one as still under way."""
    last = len(told) - 1
    rows = (
        f"<li{' aria-current=step' if n == last else ''}>{escape(said)}</li>" for n, said in enumerate(told)
    )
    return f'<ol class="zt-steps" role="status">{"".join(rows)}</ol>'
