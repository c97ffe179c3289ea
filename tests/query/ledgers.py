"""A small store for tests of the register: tasks with every kind of time limit, one document expired."""

from dataclasses import replace
from datetime import date

from graph.store import GraphStore
from ontology.model import Deadline, DeadlineKind, Every, Policy, Task
from tests.factories import enter, make_policy, make_task, make_threshold

DAY = date(2026, 6, 1)


def make_limit(
    text: str,
    kind: DeadlineKind,
    end: date | None = None,
    start: date | None = None,
    every: Every | None = None,
) -> Deadline:
    """Return a limit without spans."""
    return Deadline(text, kind, start, end, every, ())


def by(end: date) -> Deadline:
    """Return the limit that ends on `end`."""
    return make_limit(f"{end.year}年{end.month}月{end.day}日前", DeadlineKind.BY, end)


def recurring(text: str, every: Every | None) -> Deadline:
    """Return the limit of what recurs."""
    return make_limit(text, DeadlineKind.RECURRING, every=every)


def with_limits(task: Task, *limits: Deadline) -> Task:
    """Return `task` with these limits."""
    return replace(task, deadlines=limits)


def water() -> Policy:
    """Return the plan of 望川市: eight tasks, t07 with a part."""
    return make_policy(
        "water",
        with_limits(
            make_task("t01", "改造老旧供水管网。", lead=["市水务局"], cooperate=["市财政局"]),
            by(date(2025, 12, 31)),
        ),
        with_limits(make_task("t02", "创建节水型学校。", lead=["市教育局"]), by(date(2026, 7, 1))),
        with_limits(make_task("t03", "修编防洪规划。", lead=["市水务局"]), by(date(2026, 7, 2))),
        with_limits(
            make_task("t04", "通报用水情况。", responsible=["市水务局"]), recurring("每季度", Every.QUARTER)
        ),
        with_limits(make_task("t05", "保护水源地。"), make_limit("长期坚持", DeadlineKind.ONGOING)),
        with_limits(
            make_task("t06", "启动泵站建设。", lead=["市水务局"]),
            make_limit("印发后3个月内", DeadlineKind.BY),
        ),
        make_task("t07", "开展节水宣传。"),
        with_limits(
            make_task("t08", "举办节水周。", lead=["市教育局"], parent="t07"),
            by(date(2026, 5, 31)),
            by(date(2027, 5, 31)),
        ),
        replace(
            make_task("t09", "管网漏损率不高于9%。", cooperate=["市财政局"]),
            thresholds=(make_threshold("漏损率不高于9%", 9),),
        ),
        title="望川市节约用水方案",
        number="望川府发〔2025〕3号",
        day=date(2025, 3, 1),
        region="望川市",
    )


def flood() -> Policy:
    """Return the plan of 望川市云渡区, which is in force until the end of 2025."""
    return make_policy(
        "flood",
        with_limits(make_task("t01", "加固水库堤坝。", lead=["区水利局"]), by(date(2026, 6, 15))),
        title="云渡区防汛方案",
        day=date(2025, 4, 1),
        region="望川市云渡区",
        until=date(2025, 12, 31),
    )


def open_ledger() -> GraphStore:
    """Return a store in memory that holds both."""
    store = GraphStore.open(None)
    enter(store, water(), flood())
    return store
