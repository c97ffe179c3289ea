import json
from pathlib import Path

import pytest

from tests.ui.command import SAMPLES, zhengtu

QUESTION = "望川市水务局牵头哪些任务？"


@pytest.fixture(scope="module")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one short document, with its vectors."""
    store = tmp_path_factory.mktemp("small") / "data"
    zhengtu("add", SAMPLES / "14_province_water_notice.txt", store=store)
    return store


def test_an_answer_has_its_places_and_what_was_counted(samples_store: Path) -> None:
    lines = zhengtu("ask", QUESTION, store=samples_store).out.splitlines()
    assert lines[0].startswith("由望川市水务局牵头的任务，共") and lines[0].endswith("份文件。")
    assert lines[1].startswith("  1. ") and lines[1].endswith("]")


def test_json_is_all_there_is_on_standard_output(samples_store: Path) -> None:
    answer = json.loads(zhengtu("ask", QUESTION, "--json", store=samples_store).out)
    text = zhengtu("extract", SAMPLES / "01_wangchuan_water_plan.txt").out
    assert answer["answered"] and answer["kind"] == "tasks" and answer["sparql"]
    assert {row["text"] for row in answer["answers"]} <= {task["text"] for task in json.loads(text)["tasks"]}
    assert all(quote["end"] - quote["start"] == len(quote["quote"]) for quote in answer["citations"])


def test_a_doubtful_name_has_its_readings_in_one_line_and_in_json(samples_store: Path) -> None:
    lines = zhengtu("ask", "财政局配合哪些任务", store=samples_store).out.splitlines()
    assert "按“财政局＝" in lines[0]
    assert lines[1].startswith("也可能是：财政局＝望川市")
    answer = json.loads(zhengtu("ask", "财政局配合哪些任务", "--json", store=samples_store).out)
    readings = answer["readings"]
    assert [reading["taken"] for reading in readings] == [True] + [False] * (len(readings) - 1)
    assert readings[1]["question"].endswith("财政局配合哪些任务")
    assert answer["plan"] == "所问：任务；单位：财政局（配合）"
    assert all(quote["path"] for quote in answer["citations"])


def test_a_batch_takes_a_reading(samples_store: Path, tmp_path: Path) -> None:
    plain = {"id": "a", "question": "财政局配合哪些任务"}
    batch = tmp_path / "ask.jsonl"
    batch.write_text(json.dumps(plain), "utf-8")
    every = json.loads(zhengtu("ask", "--batch", batch, store=samples_store).out)
    batch.write_text(json.dumps({**plain, "choose": every["readings"][1]["choose"]}), "utf-8")
    chosen = json.loads(zhengtu("ask", "--batch", batch, store=samples_store).out)
    assert 0 < len(chosen["answers"]) < len(every["answers"])
    assert chosen["readings"][1]["taken"]


def test_a_batch_answers_each_line_and_follows_up(samples_store: Path, tmp_path: Path) -> None:
    questions = [
        {"id": "a", "question": QUESTION},
        {"id": "b", "question": "财政局呢？", "after": "a"},
        {"id": "c", "question": "望川市海洋局牵头哪些任务？"},
    ]
    batch = tmp_path / "ask.jsonl"
    batch.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in questions) + "\n", "utf-8")
    found = [
        json.loads(line) for line in zhengtu("ask", "--batch", batch, store=samples_store).out.splitlines()
    ]
    assert [one["id"] for one in found] == ["a", "b", "c"]
    assert [one["answered"] for one in found][::2] == [True, False]
    assert "财政局" in found[1]["text"]


def test_a_bad_line_of_a_batch_is_refused_by_itself(samples_store: Path, tmp_path: Path) -> None:
    batch = tmp_path / "ask.jsonl"
    batch.write_text('{"id": "a", "question": "水\n' + json.dumps({"id": "b", "question": QUESTION}), "utf-8")
    done = zhengtu("ask", "--batch", batch, store=samples_store, check=False)
    refused, good = map(json.loads, done.out.splitlines())
    assert done.status == 1 and done.err.startswith("有 1 行没有回答") and done.err.count("\n") == 1
    assert (refused["id"], refused["answered"], good["id"], good["answered"]) == ("a", False, "b", True)
    assert "第1行不是 JSON" in refused["text"]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("ask",), 2, "请给出一个问题"),
        (("ask", "水", "--batch", "x"), 2, "二者取一"),
        (("search",), 2, "请给出要检索的文字"),
        (("ask", "--batch", "/nowhere.jsonl"), 1, "/nowhere.jsonl：不能读取"),
        (("search", "--batch", "{bad}"), 1, "第 1 行不是 JSON"),
    ],
)
def test_a_wrong_question_is_one_chinese_line(
    samples_store: Path, tmp_path: Path, arguments: tuple[str, ...], status: int, said: str
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{不是\n", "utf-8")
    done = zhengtu(
        *(str(bad) if one == "{bad}" else one for one in arguments), store=samples_store, check=False
    )
    assert done.status == status
    assert said in done.err and done.err.count("\n") == 1 and not done.out


def test_search_gives_passages_with_their_places(small_store: Path, tmp_path: Path) -> None:
    text = (SAMPLES / "14_province_water_notice.txt").read_text("utf-8-sig")
    found = json.loads(zhengtu("search", "农业灌溉用水计量", "-k", "3", "--json", store=small_store).out)
    assert 0 < len(found) <= 3
    assert set(found[0]) == {"doc", "text", "start", "end", "path", "score"}
    assert all(text[one["start"] : one["end"]] == one["text"] for one in found)
    assert zhengtu("search", "农业灌溉用水计量", store=small_store).out.startswith("1. [14_province")
    batch = tmp_path / "search.jsonl"
    batch.write_text('{"id": "q", "question": "农业灌溉用水计量"}\n', "utf-8")
    told = json.loads(zhengtu("search", "--batch", batch, "-k", "3", store=small_store).out)
    assert (told["id"], told["results"]) == ("q", found)


@pytest.mark.parametrize("command", ["ask", "search"])
@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_to_ask_is_a_wrong_use(samples_store: Path, command: str, text: str) -> None:
    done = zhengtu(command, text, store=samples_store, check=False)
    assert (done.status, done.out) == (2, "")
    assert "是空的；请写出要" in done.err and done.err.count("\n") == 1
