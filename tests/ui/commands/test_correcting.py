"""The commands compare and correct, as a user runs them."""

import json
import shutil
from pathlib import Path

import pytest

from tests.ui.command import SAMPLES, zhengtu

OLD = "01_wangchuan_water_plan"
SECOND = SAMPLES / "04_wangchuan_water_plan_v2.txt"
ASSIGN = ("correct", OLD, "t04", "--remove", "牵头", "市水务局", "--add", "牵头", "市数据局")


@pytest.fixture(scope="module")
def store(samples_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the samples' store."""
    return Path(shutil.copytree(samples_store, tmp_path_factory.mktemp("correct") / "data"))


def test_a_held_document_is_compared_with_a_file(store: Path) -> None:
    said = zhengtu("compare", OLD, SECOND, store=store).out
    assert said.startswith(f"{OLD} → 04_wangchuan_water_plan_v2：新增任务1项，取消任务1项，调整任务4项")
    assert "      牵头　市水务局 → 市发展改革委" in said


def test_the_explanation_and_the_json_stand_alone(store: Path) -> None:
    explained = zhengtu("compare", OLD, SECOND, "--explain", store=store).out
    assert (
        "（望政办发〔2024〕31号，2025年3月18日）与《望川市节约用水三年行动方案" in explained.splitlines()[0]
    )
    told = json.loads(zhengtu("compare", OLD, SECOND, "--json", store=store).out)
    assert [len(told[key]) for key in ("added", "dropped", "changed")] == [1, 1, 4]


def test_what_is_not_held_cannot_be_compared(store: Path) -> None:
    done = zhengtu("compare", OLD, "无此文件", store=store, check=False)
    assert (done.status, done.out) == (1, "")
    assert done.err == "无此文件：库中没有这份文件；可用 zhengtu list 查看已收录的文件\n"


def test_a_correction_is_made_shown_listed_and_undone(store: Path) -> None:
    before = zhengtu("export", store=store).out
    made = zhengtu(*ASSIGN, "--reason", "与会议纪要不符", "--author", "办公室一", store=store)
    assert made.out == "已校正“严格用水总量控制”：牵头 市水务局 → 牵头 市数据局；编号 1，可以撤销\n"
    shown = zhengtu("show", OLD, store=store).out
    assert "牵头　市数据局（校正：与会议纪要不符（办公室一，" in shown
    told = json.loads(zhengtu("ask", "市数据局牵头哪些任务？", "--json", store=store).out)
    assert told["answers"][0]["corrected"].startswith("与会议纪要不符（办公室一，")
    assert told["citations"][0]["corrected"] == told["answers"][0]["corrected"]
    assert "校正：与会议纪要不符（办公室一，" in zhengtu("ask", "市数据局牵头哪些任务？", store=store).out
    listed = json.loads(zhengtu("correct", "--list", "--json", store=store).out)
    assert (listed["id"], listed["fate"], listed["doc"], listed["task"]) == (1, "applied", OLD, "t04")
    assert "zt:Correction" in zhengtu("export", "--format", "ttl", store=store).out
    undone = zhengtu("correct", "--undo", "1", store=store).out
    assert undone.startswith("已撤销校正 1（“严格用水总量控制”：牵头 市水务局 → 牵头 市数据局）")
    assert zhengtu("export", store=store).out == before
    assert zhengtu("correct", "--list", store=store).err == "没有校正。\n"


@pytest.mark.parametrize(
    ("status", "arguments", "said"),
    [
        (2, ("correct",), "校正还缺：文件名、任务编号、--reason 理由、--add 或 --remove"),
        (2, ASSIGN, "校正还缺：--reason 理由"),
        (1, ("correct", OLD, "t04", "--add", "时限", "尽快", "--reason", "通知"), "时限“尽快”读不成一条"),
        (1, ("correct", "--undo", "9"), "没有编号为 9 的校正"),
        (1, ("correct", "无", "--list"), "无：库中没有这份文件"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    store: Path, status: int, arguments: tuple[str, ...], said: str
) -> None:
    done = zhengtu(*arguments, store=store, check=False)
    assert (done.status, done.out, done.err.count("\n")) == (status, "", 1)
    assert done.err.startswith(said)
