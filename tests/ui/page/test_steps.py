"""Work that takes long says its steps; work that does not gives only its result."""

from threading import Event

import pytest

from ui.page import steps
from ui.page.steps import Tell, in_steps


def test_quick_work_says_nothing() -> None:
    assert list(in_steps(lambda tell: "好")) == ["好"]


def test_slow_work_says_its_steps_and_which_is_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "PATIENCE", 0.01)
    monkeypatch.setattr(steps, "INTERVAL", 0.01)
    go_on = Event()

    def work(tell: Tell) -> str:
        tell("清点<单位>")
        tell("查询")
        assert go_on.wait(10)
        return "好"

    run = in_steps(work)
    said = next(run)
    while "查询" not in said:
        said = next(run)
    assert "<li>清点&lt;单位&gt;</li><li aria-current=step>查询</li>" in said
    go_on.set()
    assert list(run)[-1] == "好"


def test_what_fails_is_raised() -> None:
    def fail(tell: Tell) -> str:
        raise ValueError("坏")

    with pytest.raises(ValueError, match="坏"):
        list(in_steps(fail))
