"""Who signed a document and when: the lines 某某人民政府办公室 / 2019年9月16日."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extract.dates.dates import day_of, find_mentions, resolve
from extract.lines import Line
from extract.patterns import DAY, DOC_NUMBER
from extract.words import any_of

ISO_DAY = re.compile(r"(?P<year>(?:19|20)[0-9]{2})[—./](?P<month>[0-9]{1,2})[—./](?P<day>[0-9]{1,2})")
# 2019年9月16日  （2020年2月3日）
DATE_LINE = re.compile(rf"（?(?P<day>{DAY})）?")
# 某某市人民政府2020年2月9日
SIGNED_LINE = re.compile(rf"(?P<body>[\u4e00-\u9fff、]{{3,60}}?)(?P<day>{DAY})")
# 某某市人民政府办公室秘书处2022年9月13日印发
PRINTED_LINE = re.compile(rf"(?:[\u4e00-\u9fff]{{3,40}})?(?P<day>{DAY})印发")
# 2017年7月28日某某省第三届人民代表大会常务委员会第二次会议通过
PASSED_LINE = re.compile(
    rf"（?(?P<day>{DAY})(?P<body>[\u4e00-\u9fff]{{2,20}}?(?:人民代表大会常务委员会|人民代表大会))"
    r"第[一二三四五六七八九十百〇零]{1,6}次会议(?:审议)?通过"
)
# 1995年3月2日某某市人民政府令第9号发布
ORDERED_LINE = re.compile(
    rf"（?(?P<day>{DAY})(?P<body>[\u4e00-\u9fff]{{2,20}}?(?:人民政府|国务院|[部委局]))令第?[0-9一二三四五六七八九十百〇]{{1,6}}号(?:[公发颁]布|修[订正])"
)
# 某某市人民政府关于加快旅游业发展的意见（望发〔2001〕11号2001年5月8日）
HEADED_LINE = re.compile(rf"[^。；：！？]{{6,90}}（{DOC_NUMBER}[，；]?(?P<day>{DAY})）")
BODY = re.compile(rf"[\u4e00-\u9fff（）、]{{2,200}}?{any_of('body_ends')}")
LETTERHEAD = re.compile(r"(?P<body>[\u4e00-\u9fff]{3,40})文件")


@dataclass(frozen=True, slots=True)
class Signed:
    """The day of signature and the body, each as a line and a range of its characters.

    `line` is the index of the day's line; `rule` tells how the day was derived.
    """

    line: int
    day: date
    day_range: tuple[int, int]
    body_lines: tuple[Line, ...] = ()
    body_range: tuple[int, int] | None = None
    rule: str | None = None


def find_signature(lines: Sequence[Line]) -> Signed | None:
    """Return the first signature in `lines`: with a body, else a bare date, else the day of printing."""
    for find in (_passed, _headed, _with_body, _bare, _printed):
        for i, line in enumerate(lines):
            if signed := find(lines, i, line):
                return signed
    return None


def is_body(text: str) -> bool:
    """Tell whether a line is nothing but the name of a body, or of several."""
    return bool(BODY.fullmatch(text)) and "关于" not in text and not text.endswith(("工作", "负责"))


def read_day(text: str) -> date | None:
    """Return the day that `text` names (2019年9月16日, 2020-02-03), `None` where it names none."""
    if match := ISO_DAY.search(text):
        return day_of(int(match["year"]), int(match["month"]), int(match["day"]))
    for mention in find_mentions(text):
        if mention.first.day and mention.has_year:
            days = resolve(mention.first, 1)
            return days[0] if days else None
    return None


def _passed(lines: Sequence[Line], index: int, line: Line) -> Signed | None:
    match = (PASSED_LINE.match(line.text) or ORDERED_LINE.match(line.text)) if index < 8 else None
    day = read_day(match["day"]) if match else None
    if not match or not day:
        return None
    return Signed(index, day, match.span("day"), (line,), match.span("body"))


def _headed(_lines: Sequence[Line], index: int, line: Line) -> Signed | None:
    match = HEADED_LINE.match(line.text) if index < 4 else None
    day = read_day(match["day"]) if match else None
    return Signed(index, day, match.span("day")) if match and day else None


def _with_body(lines: Sequence[Line], index: int, line: Line) -> Signed | None:
    if (match := SIGNED_LINE.fullmatch(line.text)) and is_body(match["body"]):
        day = read_day(match["day"])
        return Signed(index, day, match.span("day"), (line,), match.span("body")) if day else None
    match = DATE_LINE.fullmatch(line.text)
    if not match or not index or not is_body(lines[index - 1].text):
        return None
    day = read_day(match["day"])
    first = index - 1
    while first and len(lines[first - 1].text) <= 30 and is_body(lines[first - 1].text):
        first -= 1
    if first and _opens_name(lines, first):
        first -= 1
    return Signed(index, day, match.span("day"), tuple(lines[first:index])) if day else None


def _opens_name(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the line before `index` is the front of the name there: the head has both in one."""
    before, whole = lines[index - 1].text, lines[index - 1].text + lines[index].text
    alone = len(before) <= 30 and not re.search(r"[。；：，！？]", before)
    return alone and is_body(whole) and any(whole in line.text for line in lines[: min(6, index - 1)])


def _bare(lines: Sequence[Line], index: int, line: Line) -> Signed | None:
    match = DATE_LINE.fullmatch(line.text)
    day = read_day(match["day"]) if match and not line.cell else None
    return Signed(index, day, match.span("day")) if match and day else None


def _printed(lines: Sequence[Line], index: int, line: Line) -> Signed | None:
    match = PRINTED_LINE.fullmatch(line.text)
    day = read_day(match["day"]) if match else None
    return Signed(index, day, match.span("day"), rule="day-of-printing") if match and day else None
