"""What helps is said as each face of the program has it."""

import re
from datetime import date
from pathlib import Path

import pytest

from graph.store import GraphStore
from ontology.errors import Hint, PolicyError
from query.views.catalogue import find_document
from tests.factories import enter, make_policy, make_task
from ui.desk import Desk, attempt
from ui.rendering.remedies import ON_COMMAND_LINE, ON_PAGE, say_error

OF_THE_COMMAND_LINE = re.compile(r"zhengtu |--\w+|命令行")
ONLY_FOR_COMMANDS = ("query/index.py", "graph/backup.py")  # told to whoever gave --model, --store
LAYERS = ("ontology", "corpus", "extract", "graph", "query")


def test_every_hint_has_its_remedy_on_each_face() -> None:
    assert set(ON_COMMAND_LINE) == set(ON_PAGE) == set(Hint)
    assert not any(map(OF_THE_COMMAND_LINE.search, ON_PAGE.values()))


@pytest.mark.parametrize(
    ("hints", "said"),
    [
        (ON_COMMAND_LINE, "没有名为“甲”的文件；可用 zhengtu list 查看已收录的文件"),
        (ON_PAGE, "没有名为“甲”的文件；已收录的文件列在“文件”里"),
    ],
)
def test_a_document_that_is_not_held_is_looked_up_in_another_way_on_each_face(
    hints: dict[Hint, str], said: str
) -> None:
    with GraphStore.open(None) as store, pytest.raises(PolicyError) as raised:
        find_document(store, "甲")
    assert say_error(raised.value, hints) == said


def test_the_page_says_nothing_of_commands(tmp_path: Path) -> None:
    with GraphStore.open(None) as store:
        desk = Desk(store, tmp_path)
        assert not OF_THE_COMMAND_LINE.search(desk.answer("市水务局牵头哪些任务？", None).text)
        done = make_task("t01", "改造老旧供水管网", lead=["市水务局"])
        enter(store, make_policy("旧", done, until=date(2020, 1, 1)), make_policy("新", done, title="新方案"))
        desk.renew()
        said = desk.answer("市水务局牵头哪些任务？", None, today=date(2024, 1, 1)).text
        assert said.endswith("选“已经失效的文件也算”可以计入。")
        assert not OF_THE_COMMAND_LINE.search(said)
        _, refused = attempt("显示", lambda: find_document(store, "甲"))
        assert "“文件”" in refused and not OF_THE_COMMAND_LINE.search(refused)


@pytest.mark.parametrize("folder", LAYERS)
def test_no_sentence_of_the_lower_layers_names_a_command(folder: str) -> None:
    for path in sorted(Path(folder).rglob("*.py")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            chinese = re.search("[\u4e00-\u9fff]", line)
            found = chinese and re.search(r"zhengtu [a-z]|--[a-z]", line)
            assert not found or str(path) in ONLY_FOR_COMMANDS, f"{path}:{number}"
