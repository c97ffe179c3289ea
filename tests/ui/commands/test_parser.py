import pytest

from ui.cli import build_parser
from ui.commands.parser import translate

QUESTIONS = ("ask", "search", "sparql", "matrix")
DOCUMENTS = ("extract", "add", "list", "show", "remove", "reread", "check")
COMMANDS = (*QUESTIONS, *DOCUMENTS, "export", "backup", "restore", "serve", "mcp")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("the following arguments are required: 文件或文件夹", "缺少参数：文件或文件夹"),
        ("unrecognized arguments: --fast", "不认识的参数：--fast"),
        ("argument -k: expected one argument", "-k 后面要有一个值"),
        ("argument --today: “昨天”不是日期", "--today：“昨天”不是日期"),
        (
            "argument --format: invalid choice: 'x' (choose from 'nq', 'trig', 'ttl')",
            "--format 没有“x”，可用的有：nq、trig、ttl",
        ),
        (
            "argument --format: invalid choice: 'x' (choose from nq, trig)",
            "--format 没有“x”，可用的有：nq、trig",
        ),
        ("something new", "something new"),
    ],
)
def test_argparse_speaks_chinese(said: str, meant: str) -> None:
    assert translate(said) == meant


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["fly"], "没有“fly”"),
        (["add"], "缺少参数：文件或文件夹"),
        (["search", "水", "-k", "0"], "不小于 1"),
        (["ask", "水", "--today", "2024-13-01"], "请写成 2024-06-30"),
        (["matrix", "--format", "pdf"], "没有“pdf”，可用的有：xlsx、csv、md、html。"),
        ([], "缺少参数：命令"),
    ],
)
def test_wrong_use_is_one_chinese_line_and_status_2(
    arguments: list[str], meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        build_parser().parse_args(arguments)
    said = capsys.readouterr()
    assert stopped.value.code == 2
    assert meant in said.err
    assert said.err.count("\n") == 1
    assert not said.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_chinese_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        build_parser().parse_args([command, "--help"])
    said = capsys.readouterr().out
    assert stopped.value.code == 0
    assert said.startswith("用法：zhengtu")
    assert not any(word in said for word in ("usage:", "positional arguments", "options:", "show this help"))


def test_the_store_may_stand_before_or_behind_the_command() -> None:
    parser = build_parser()
    assert str(parser.parse_args(["--store", "a", "list"]).store) == "a"
    assert str(parser.parse_args(["list", "--store", "b"]).store) == "b"
    assert str(parser.parse_args(["list"]).store) == "data"
