from dataclasses import replace

import pytest

from graph.matching import find_task, fold, match_tasks
from ontology.model import Task
from tests.factories import make_task

PIPES = make_task("t01", "改造老旧供水管网不少于260公里，建立分区计量制度")
PIPES_MORE = make_task("t02", "改造老旧供水管网不少于310公里，建立分区计量制度")
WELLS = make_task("t02", "关停城区自备井，封填报废机井")
PATROL = make_task("t03", "每月巡查河道一次")


def titled(task: Task, title: str, *path: str) -> Task:
    return replace(task, title=title, path=(*path, title))


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ((PIPES, WELLS), (WELLS, PIPES), [(0, 1), (1, 0)]),
        ((PIPES, WELLS), (PATROL, PIPES_MORE), [(0, 1)]),
        ((PIPES,), (PIPES_MORE, PIPES), [(0, 1)]),  # the same words before like ones
        ((PATROL, PATROL), (PATROL, PATROL), [(0, 0), (1, 1)]),
        ((PATROL,), (WELLS,), []),
        ((), (WELLS,), []),
    ],
)
def test_tasks_are_told_by_their_words(
    old: tuple[Task, ...], new: tuple[Task, ...], pairs: list[tuple[int, int]]
) -> None:
    assert match_tasks(old, new) == pairs
    assert match_tasks(new, old) == sorted((j, i) for i, j in pairs)


def test_the_same_words_under_two_headings_stay_under_theirs() -> None:
    first, second = (replace(PATROL, path=(path,)) for path in ("一、城区", "二、乡镇"))
    moved = [replace(second, path=("一、乡镇",)), replace(first, path=("二、城区",))]
    assert match_tasks([first, second], moved) == [(0, 1), (1, 0)]


def test_a_title_holds_a_rewritten_task() -> None:
    old = titled(make_task("t01", "由各单位自查，汇总上报"), "开展隐患排查", "一、措施")
    new = titled(make_task("t09", "各单位自查并逐项建立台账"), "开展隐患排查", "二、措施")
    assert match_tasks([old], [new]) == [(0, 0)]
    assert match_tasks([replace(old, title=None)], [replace(new, title=None)]) == []


def test_a_task_is_found_again_or_not() -> None:
    assert find_task(PIPES, [WELLS, PIPES_MORE]) is PIPES_MORE
    assert find_task(PATROL, [WELLS, PIPES_MORE]) is None


def test_width_space_and_signs_make_no_difference() -> None:
    assert fold("改造 Ａ管，９%。") == fold("改造A管9％")
