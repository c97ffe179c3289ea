"""Command-line arguments in Chinese: argparse with its own words translated."""

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

# (argparse's own message, ours)
MESSAGES: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.+)", r"不认识的参数：\1"),
    (r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.+)\)", r"\1 没有“\2”，可用的有：\3"),
    (r"argument (\S+): expected one argument", r"\1 后面要有一个值"),
    (r"argument (\S+): expected at least one argument", r"\1 后面至少要有一个值"),
    (r"argument (\S+): invalid int value: '(.*)'", r"\1 要求整数，得到的是“\2”"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 和 \2 不能同时使用"),
    (r"one of the arguments (.+) is required", r"缺少参数：\1 之一"),
    (r"ambiguous option: (\S+) could match (.+)", r"\1 不明确，可能是：\2"),
    (r"argument (\S+): (.+)", r"\1：\2"),
)

CHOICES = re.compile(r"(?<=\(choose from ).+(?=\)$)")


class ChineseParser(argparse.ArgumentParser):
    """An argument parser whose help and errors are Chinese; a wrong use exits with status 2."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.update(add_help=False, formatter_class=argparse.RawDescriptionHelpFormatter)
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def error(self, message: str) -> NoReturn:
        """Say in one Chinese line what is wrong and exit with 2."""
        self.exit(2, f"{translate(message)}。用法见：{self.prog} --help\n")

    def format_usage(self) -> str:
        """Return the usage line with its Chinese word."""
        return super().format_usage().replace("usage: ", "用法：", 1)

    def format_help(self) -> str:
        """Return the help with its Chinese words."""
        return super().format_help().replace("usage: ", "用法：", 1)


def translate(message: str) -> str:
    """Return argparse's `message` in Chinese, or as it is where it is not known."""
    said = CHOICES.sub(lambda choices: choices[0].replace("'", "").replace(", ", "、"), message)
    for pattern, words in MESSAGES:
        match = re.fullmatch(pattern, said, re.DOTALL)
        if match:
            return match.expand(words)
    return message


def day(text: str) -> date:
    """Return the day that `text` names (2024-06-30).

    Raises:
        argparse.ArgumentTypeError: it names none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，请写成 2024-06-30") from error


def at_least(least: int) -> Callable[[str], int]:
    """Return a reader of whole numbers from `least` on."""

    def read(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(f"要求不小于 {least} 的整数，得到的是“{text}”")
        return int(text)

    return read


def text_or_file(text: str) -> str | Path:
    """Return `text` as it is, or the file that `@FILE` names."""
    return Path(text[1:]) if text.startswith("@") else text


def name_or_file(text: str) -> str | Path:
    """Return the file that `text` names, or `text` as the name of a document held."""
    return Path(text) if Path(text).is_file() else text
