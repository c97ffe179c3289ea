"""The commands count what is in force on a day, and say what they leave out."""

import json
from pathlib import Path

import pytest

from tests.ui.command import zhengtu

OLD = """望川市人民政府办公室关于印发望川市节水补贴办法的通知
望政办发〔2018〕9号
各县区人民政府：
一、发放补贴。市水务局牵头发放节水器具补贴。（牵头单位：市水务局）
二、其他。本办法自印发之日起施行，有效期5年。
望川市人民政府办公室
2018年5月10日
"""
NEW = """望川市人民政府办公室关于印发望川市节水奖励办法的通知
望政办发〔2024〕6号
各县区人民政府：
一、发放奖励。市水务局牵头发放节水奖励。（牵头单位：市水务局）
二、其他。本办法自2024年3月1日起施行。
望川市人民政府办公室
2024年2月2日
"""
QUESTION = "市水务局牵头哪些任务？"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("force")
    for name, text in (("old", OLD), ("new", NEW)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    zhengtu("add", "--no-embed", folder / "old.txt", folder / "new.txt", store=folder / "data")
    return folder / "data"


def docs(told: str) -> set[str]:
    return {row["doc"] for row in json.loads(told)["answers"]}


def test_ask_counts_what_is_in_force(store: Path) -> None:
    told = zhengtu("ask", QUESTION, "--json", "--today", "2024-06-01", store=store).out
    assert docs(told) == {"new"}
    assert "《望川市节水补贴办法》（有效期至2023-05-09，1项任务符合所问）" in json.loads(told)["text"]
    told = zhengtu("ask", QUESTION, "--json", "--today", "2019-06-01", store=store).out
    assert docs(told) == {"old"} and "2024-03-01起施行" in json.loads(told)["text"]
    told = zhengtu("ask", QUESTION, "--json", "--today", "2024-06-01", "--all", store=store).out
    assert docs(told) == {"old", "new"} and "没有计入" not in told


def test_a_batch_counts_what_is_in_force(store: Path) -> None:
    batch = store.parent / "ask.jsonl"
    batch.write_text(
        f'{{"id": "a", "question": "{QUESTION}"}}\n{{"id": "b", "question": "2019年时{QUESTION}"}}\n', "utf-8"
    )
    lines = zhengtu("ask", "--batch", batch, "--today", "2024-06-01", store=store).out.splitlines()
    assert [docs(line) for line in lines] == [{"new"}, {"old"}]
    lines = zhengtu("ask", "--batch", batch, "--today", "2024-06-01", "--all", store=store).out.splitlines()
    assert [docs(line) for line in lines] == [{"old", "new"}] * 2


def test_the_terminal_says_it_after_the_rows_are_counted(store: Path) -> None:
    first = zhengtu("ask", QUESTION, "--today", "2024-06-01", store=store).out.splitlines()[0]
    assert "共1项，出自1份文件。另有1份文件在2024-06-01不在有效期内，没有计入" in first


def test_search_leaves_out_and_says_so(store: Path) -> None:
    done = zhengtu("search", "发放节水器具补贴", "--json", "--today", "2024-06-01", store=store)
    assert {row["doc"] for row in json.loads(done.out)} == {"new"}
    assert "有效期至2023-05-09" in done.err and "段相关" in done.err
    done = zhengtu("search", "发放节水器具补贴", "--json", "--today", "2024-06-01", "--all", store=store)
    assert json.loads(done.out)[0]["doc"] == "old" and not done.err
    batch = store.parent / "search.jsonl"
    batch.write_text('{"id": "a", "question": "发放节水器具补贴"}\n', "utf-8")
    done = zhengtu("search", "--batch", batch, "--today", "2024-06-01", store=store)
    told = json.loads(done.out)
    assert {row["doc"] for row in told["results"]} == {"new"} and "没有计入" in told["note"]


def test_the_matrix_leaves_out_and_says_so(store: Path) -> None:
    done = zhengtu("matrix", "--format", "csv", "--today", "2024-06-01", store=store)
    assert "节水奖励" in done.out and "器具补贴" not in done.out and "1项任务" in done.err
    done = zhengtu("matrix", "--format", "csv", "--today", "2024-06-01", "--all", store=store)
    assert "器具补贴" in done.out and not done.err
    done = zhengtu("matrix", "--doc", "old", "--format", "csv", "--today", "2024-06-01", store=store)
    assert "器具补贴" in done.out and done.err.startswith("注意：《望川市节水补贴办法》")


def test_show_says_from_when_and_until_when(store: Path) -> None:
    lines = zhengtu("show", "old", store=store).out.splitlines()
    assert "施行：2018-05-10（自成文日期起算）" in lines
    assert "有效期至：2023-05-09（自成文日期起算）" in lines
