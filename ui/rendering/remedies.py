"""What to do about it, as each face can: a command on the command line, a place to click on the page."""

from collections.abc import Mapping

from ontology.errors import Hint, PolicyError

COUNT_ALL = "加 --all 可以计入"
CHOOSE_ALL = "选“已经失效的文件也算”可以计入"
ON_COMMAND_LINE: Mapping[Hint, str] = {
    Hint.HELD: "可用 zhengtu list 查看已收录的文件",
    Hint.TASKS: "可用 zhengtu show 查看任务的编号",
    Hint.CORRECTIONS: "可用 zhengtu correct --list 查看",
}
ON_PAGE: Mapping[Hint, str] = {
    Hint.HELD: "已收录的文件列在“文件”里",
    Hint.TASKS: "请重新打开这份文件",
    Hint.CORRECTIONS: "请重新打开这份文件",
}


def say_error(error: PolicyError, hints: Mapping[Hint, str] = ON_PAGE) -> str:
    """Return the sentence of an error with the remedy that `hints` have for it."""
    return f"{error}；{hints[error.hint]}" if error.hint else str(error)
