import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.commands import console


def test_columns_line_up_with_chinese_text() -> None:
    lines = console.table(["名称", "任务"], [["水务局", "12"], ["abc", "3"]]).splitlines()
    assert lines[0] == "名称    任务"
    assert lines[2] == "水务局  12"
    assert lines[3] == "abc     3"


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [("水务局", 6, "水务局"), ("水务局", 5, "水务…"), ("水务局", 4, "水…"), ("abcdef", 4, "abc…")],
)
def test_a_cut_text_fits_its_columns(text: str, columns: int, shown: str) -> None:
    assert console.cut(text, columns) == shown
    assert console.width(shown) <= columns


def test_a_bug_goes_to_the_log_and_one_line_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    console.start_log()
    said = console.log_bug(RuntimeError("内部"), "zhengtu add")
    log = tmp_path / "zhengtu" / "zhengtu.log"
    assert str(log) in said and "\n" not in said
    assert "zhengtu add" in log.read_text("utf-8")
    assert "RuntimeError: 内部" in log.read_text("utf-8")


def test_progress_yields_every_item_and_is_silent_off_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(console.progress("甲乙丙", "读取", 3)) == ["甲", "乙", "丙"]
    assert capsys.readouterr() == ("", "")


def test_a_closed_pipe_ends_quietly() -> None:
    code = (
        "import sys; from ui import cli; from ui.commands import console\nfrom unittest.mock import patch\n"
    )
    code += "def run(args):\n    [console.say('水' * 1000) for _ in range(1000)]\n    return 0\n"
    code += "with patch('ui.cli.run_where_owned', run):\n    sys.exit(cli.main(['list']))\n"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])}
    writer = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    assert writer.stdout is not None and writer.stderr is not None
    writer.stdout.readline()
    writer.stdout.close()
    errors = writer.stderr.read()
    writer.stderr.close()
    assert writer.wait() == 1
    assert errors == b""
