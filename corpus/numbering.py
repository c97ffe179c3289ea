"""The number that opens a heading or an item: 一、 （一） 1. 1．（1） ① 第一条 1.1 and their like."""

import re
from dataclasses import dataclass

HAN = "一二三四五六七八九十百零〇"
DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0}
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

LENGTH = r"\d{1,2}(?:月|小时内|天内|日前|个工作日)"  # 2.5月10日前完成, 3.24小时内上报: no decimals

# Each style with an example; the order decides where two would fit.
STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("chapter", re.compile(rf"第(?P<n>[{HAN}]{{1,5}}|\d{{1,2}})章")),  # 第一章 总则
    ("section", re.compile(rf"第(?P<n>[{HAN}]{{1,5}}|\d{{1,2}})节")),  # 第二节 供水
    (
        "article",
        re.compile(rf"第(?P<n>[{HAN}]{{1,5}}|\d{{1,3}})条(?![例款目规所第的至、和或中之及])"),
    ),  # 第十条 市、县（市、区）
    (
        "stage",
        re.compile(rf"第(?P<n>[{HAN}]{{1,2}}|\d)(?:阶段|步)[：:](?=[^。]{{2,50}}$)"),
    ),  # 第一阶段：宣传发动
    ("han", re.compile(rf"(?P<n>[{HAN}]{{1,4}})(?:、|[.．](?!\d))")),  # 一、工作目标
    ("han-bracket", re.compile(rf"[（(〔\[]\s?(?P<n>[{HAN}]{{1,4}})\s?[）)〕\]]、?")),  # （一）核查登记
    (
        "decimal-3",
        re.compile(r"\d{1,2}[.．]\d{1,2}[.．](?P<n>\d{1,2})(?![\d.．%％万亿元米吨年月])"),
    ),  # 2.1.1 组成
    (
        "decimal-2",
        re.compile(
            r"\d{1,2}[.．](?P<n>\d{1,2})(?=[\s　]|[^\d.．%％万亿元米吨年月倍个亩公平立千分—\-~～])(?!小时|天内|日前|周内)"
        ),
    ),  # 1.1 编制目的
    ("arabic-bracket", re.compile(r"[（(]\s?(?P<n>\d{1,2})\s?[）)]")),  # （1）建立台账
    ("arabic-half", re.compile(r"(?P<n>\d{1,2})[）)]")),  # 1）建立台账
    ("arabic", re.compile(rf"(?P<n>\d{{1,2}})(?:[.．、](?!\d)|[.．](?=\d{{4}}年|{LENGTH}))")),  # 1. 组织登记
    ("circled", re.compile(rf"(?P<n>[{CIRCLED}])")),  # ①建立台账
)
OPENS = re.compile(rf"[第（(〔\[\d{HAN}{CIRCLED}]")
DECIMAL_TOP = re.compile(r"(?P<n>\d{1,2})[\s　]+(?=[^\d\s，。；、年月日%％]{2,20}$)")  # 1　总则


@dataclass(frozen=True, slots=True)
class Numbering:
    """A leading number: its `style`, its value, and how many characters it takes."""

    style: str
    ordinal: int
    length: int


def parse_numbering(text: str) -> Numbering | None:
    """Return the number that opens `text`, white space before the words included, or `None`."""
    if not OPENS.match(text):
        return None
    for style, pattern in STYLES:
        match = pattern.match(text)
        if match:
            rest = text[match.end() :]
            return Numbering(style, parse_ordinal(match["n"]), match.end() + len(rest) - len(rest.lstrip()))
    match = DECIMAL_TOP.match(text)
    if match:
        return Numbering("decimal-1", int(match["n"]), match.end())
    return None


def parse_ordinal(text: str) -> int:
    """Return the value of 十二, 12 or ⑫; unreadable Han numerals count as 0."""
    if text in CIRCLED:
        return CIRCLED.index(text) + 1
    if text.isdigit():
        return int(text)
    hundreds, _, rest = text.rpartition("百")
    total = 100 * DIGITS.get(hundreds or "一", 0) if "百" in text else 0
    tens, ten, ones = rest.rpartition("十")
    if ten:
        total += 10 * DIGITS.get(tens.lstrip("零〇") or "一", 0)
    return total + DIGITS.get(ones.lstrip("零〇"), 0)
