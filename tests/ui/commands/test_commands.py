import json
import shutil
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from tests.ui.command import SAMPLES, zhengtu

PLAN = "01_wangchuan_water_plan"


@pytest.fixture
def own_store(samples_store: Path, tmp_path: Path) -> Path:
    """A copy of the samples' store that a test may change."""
    return Path(shutil.copytree(samples_store, tmp_path / "data"))


def test_list_says_what_is_held(samples_store: Path) -> None:
    said = zhengtu("list", store=samples_store).out
    assert "望政办发〔2024〕31号" in said and "共 3 份文件" in said
    entries = [json.loads(line) for line in zhengtu("list", "--json", store=samples_store).out.splitlines()]
    assert [entry["name"] for entry in entries] == [
        PLAN,
        "02_yundu_water_plan",
        "03_songping_water_tasks",
    ]
    assert entries[0]["date"] == "2024-05-20" and entries[0]["tasks"] > 20


def test_show_is_what_extract_said(samples_store: Path) -> None:
    shown = json.loads(zhengtu("show", PLAN, "--json", store=samples_store).out)
    assert shown == json.loads(zhengtu("extract", SAMPLES / f"{PLAN}.txt").out)
    said = zhengtu("show", PLAN, store=samples_store).out
    assert said.startswith("标题：望川市节约用水三年行动方案")
    assert "牵头　市水务局" in said


def test_extract_writes_a_file_for_each_document_and_touches_no_store(tmp_path: Path) -> None:
    zhengtu("extract", SAMPLES / f"{PLAN}.txt", "--out", tmp_path / "out", store=tmp_path / "none")
    assert json.loads((tmp_path / "out" / f"{PLAN}.json").read_text("utf-8"))["doc"] == PLAN
    assert not (tmp_path / "none").exists()


def test_the_matrix_in_every_format(samples_store: Path, tmp_path: Path) -> None:
    said = zhengtu("matrix", "--doc", PLAN, store=samples_store).out
    assert said.startswith("| 序号 | 任务 | 时限 | 市水务局 |") and "●" in said
    for name in ("m.csv", "m.html", "m.md", "m.xlsx"):
        zhengtu("matrix", "--agency", "市水务局", "--out", tmp_path / name, store=samples_store)
        assert (tmp_path / name).stat().st_size > 500
    assert (tmp_path / "m.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    sheet = load_workbook(tmp_path / "m.xlsx").active
    assert sheet is not None and "市水务局" in [cell.value for cell in sheet[5]]


def test_sparql_in_every_format(samples_store: Path) -> None:
    query = "SELECT ?name WHERE { ?document zt:name ?name } ORDER BY ?name LIMIT 2"
    assert zhengtu("sparql", query, store=samples_store).out.splitlines()[0] == "name"
    told = json.loads(zhengtu("sparql", query, "--format", "json", store=samples_store).out)
    assert told["results"]["bindings"][0]["name"]["value"] == PLAN
    assert zhengtu("sparql", query, "--format", "csv", store=samples_store).out.splitlines()[1] == PLAN
    assert f'"{PLAN}"' in zhengtu("sparql", query, "--format", "tsv", store=samples_store).out
    construct = "CONSTRUCT { ?d zt:name ?n } WHERE { ?d zt:name ?n }"
    turtle = zhengtu("sparql", construct, "--format", "ttl", store=samples_store).out
    assert (
        turtle.count('> zt:name "') == 3 and zhengtu("sparql", construct, store=samples_store).out == turtle
    )
    assert zhengtu("sparql", query, "--format", "xml", store=samples_store).out.startswith("<?xml")
    done = zhengtu("sparql", query, "--format", "ttl", store=samples_store, check=False)
    assert done.status == 1 and "SELECT、ASK 可用 json、xml、csv、tsv" in done.err


@pytest.mark.parametrize(
    ("query", "said"),
    [("SELEKT", "查询"), ("DELETE WHERE { ?s ?p ?o }", "查询"), ("@/nowhere.rq", "/nowhere.rq：不能读取")],
)
def test_a_bad_query_is_one_chinese_line(samples_store: Path, query: str, said: str) -> None:
    done = zhengtu("sparql", query, store=samples_store, check=False)
    assert done.status == 1
    assert said in done.err and done.err.count("\n") == 1 and not done.out


def test_rows_of_a_table_beyond_the_cap_are_cut_and_said(samples_store: Path) -> None:
    every = "SELECT ?s WHERE { ?s ?p ?o }"
    done = zhengtu("sparql", every, "--rows", "5", store=samples_store)
    assert len(done.out.splitlines()) == 7
    assert "只输出前 5 行" in done.err
    whole = zhengtu("sparql", every, "--rows", "5", "--format", "csv", store=samples_store)
    assert len(whole.out.splitlines()) > 1000 and not whole.err


@pytest.mark.parametrize("form", ["nq", "trig", "ttl", "jsonld"])
def test_the_graph_can_be_exported(samples_store: Path, form: str, tmp_path: Path) -> None:
    out = tmp_path / f"graph.{form}"
    zhengtu("export", "--out", out, store=samples_store)
    assert "01_wangchuan_water_plan" in out.read_text("utf-8")
    assert zhengtu("export", "--format", form, store=samples_store).out == out.read_text("utf-8")


def test_tasks_can_be_exported_as_a_workbook(samples_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "任务.xlsx"
    zhengtu("export", "--out", out, store=samples_store)
    book = load_workbook(out)
    assert book.sheetnames == ["任务", "文件"]
    assert [cell.value for cell in book["任务"][1]][:5] == ["序号", "状态", "到期日", "任务", "内容"]
    assert book["文件"].max_row == 4


def test_tasks_of_a_scope_can_be_exported_as_a_table_and_a_calendar(
    samples_store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "任务.ics"
    done = zhengtu("export", "--agency", "望川市水务局", "--out", out, store=samples_store)
    assert "已写出" in done.err
    events = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert events and all("水务局" in str(event["description"]) for event in events)
    again = tmp_path / "又.ics"
    zhengtu("export", "--agency", "望川市水务局", "--out", again, store=samples_store)
    assert again.read_bytes() == out.read_bytes()
    table = zhengtu("export", "--format", "csv", "--doc", PLAN, store=samples_store).out
    assert table.lstrip("\ufeff").startswith("序号,状态,到期日")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "--format", "nq", "--agency", "市水务局"), "RDF 总是整个图谱"),
        (("export", "--format", "xlsx"), "请用 --out 给出文件名"),
        (("export", "--out", "图谱.pdf"), "不认识的格式“pdf”；可用：nq、trig、"),
        (("matrix", "--out", "矩阵.pdf"), "不认识的格式“pdf”；可用：xlsx、csv、"),
    ],
)
def test_a_wrong_use_has_status_2(samples_store: Path, arguments: tuple[str, ...], said: str) -> None:
    done = zhengtu(*arguments, store=samples_store, check=False)
    assert done.status == 2
    assert said in done.err and done.err.count("\n") == 1 and not done.out


def test_what_is_removed_is_gone_and_can_come_back(own_store: Path) -> None:
    before = zhengtu("export", store=own_store).out
    assert "已移除" in zhengtu("remove", "02_yundu_water_plan", store=own_store).out
    assert "共 2 份文件" in zhengtu("list", store=own_store).out
    assert zhengtu("remove", "02_yundu_water_plan", store=own_store, check=False).status == 1
    zhengtu("add", "--no-embed", SAMPLES / "02_yundu_water_plan.txt", store=own_store)
    assert zhengtu("export", store=own_store).out == before


def test_adding_twice_skips_and_bad_files_do_not_stop_the_others(own_store: Path, tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "图.bmp").write_bytes(b"BM")
    files = [tmp_path / "空.txt", tmp_path / "图.bmp", tmp_path / "无.txt", SAMPLES / f"{PLAN}.txt"]
    done = zhengtu(
        "add", "--no-embed", *files, SAMPLES / "06_yanxi_flood_schedule.md", store=own_store, check=False
    )
    assert done.status == 1
    assert [name for name in ("空.txt", "图.bmp", "无.txt") if name in done.err] == [
        "空.txt",
        "图.bmp",
        "无.txt",
    ]
    assert "没有变化" in done.out and "06_yanxi_flood_schedule" in done.out
    assert "共 4 份文件" in zhengtu("list", store=own_store).out


def test_reread_leaves_the_same_graph(own_store: Path) -> None:
    before = zhengtu("export", store=own_store).out
    assert len(zhengtu("reread", "--no-embed", store=own_store).out.splitlines()) == 3
    assert zhengtu("export", store=own_store).out == before


def test_a_backup_comes_back_whole_and_only_into_an_empty_folder(samples_store: Path, tmp_path: Path) -> None:
    copy, again = tmp_path / "backup.tar.gz", tmp_path / "again"
    assert "已备份 3 份文件" in zhengtu("backup", copy, store=samples_store).out
    assert "已恢复 3 份文件" in zhengtu("restore", copy, store=again).out
    assert zhengtu("export", store=again).out == zhengtu("export", store=samples_store).out
    assert zhengtu("show", PLAN, store=again).out == zhengtu("show", PLAN, store=samples_store).out
    done = zhengtu("restore", copy, store=again, check=False)
    assert done.status == 1 and "不是空的" in done.err


@pytest.mark.parametrize("data", [b"", b"not a backup", b"\x1f\x8b\x08\x00"])
def test_a_file_that_is_no_backup_is_said(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "b.tar.gz").write_bytes(data)
    done = zhengtu("restore", tmp_path / "b.tar.gz", store=tmp_path / "data", check=False)
    assert done.status == 1 and "b.tar.gz：不是完整的政图备份" in done.err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "command", [["list"], ["show", "甲"], ["remove", "甲"], ["matrix"], ["export"], ["check"]]
)
def test_a_question_in_the_wrong_folder_makes_no_store(command: list[str], tmp_path: Path) -> None:
    done = zhengtu(*command, store=tmp_path / "data", check=False)
    assert done.status == 1 and "还没有图谱" in done.err
    assert not (tmp_path / "data").exists()
