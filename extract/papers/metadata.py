"""What a document says of itself: title, number, issuer, day of signature, area."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.traditional import simplified
from corpus.view import View
from extract.folding import fold
from extract.lines import Line
from extract.papers.region import division_of_title, divisions_of_body, is_national, mentioned, with_parents
from extract.papers.signature import LETTERHEAD, Signed, find_signature, is_body, read_day
from extract.papers.titles import Title, find_head, find_title
from extract.patterns import DAY, DOC_NUMBER
from extract.words import any_of
from ontology.model import Stated

# 发文机构：…  [成文日期] 2020-02-03  〔发文字号〕
LABEL = re.compile(
    r"[∙·•]?[〔（]?(?P<label>发文机构|发文机关|发布机构|发布机关|制发机关|制定机关|成文日期|发文日期|发文字号|发文文号|文件编号|文号|字号)[〕）]?：?(?P<value>.*)"
)
# 发文文号：望政办发〔2023〕7号 发布机关：市政府办公室  | 文号：| 望政办〔2023〕1号 | 索引号：|
FIELD = re.compile(
    r"[|｜•·]*[〔（]?(?P<label>发文机构|发文机关|发布机构|发布机关|制发机关|成文日期|发文日期|发文字号|发文文号|文件编号|文号"
    r"|索引号|名称|标题|公开方式|公开日期|公开范围|发布日期|发布时间|生成日期|主题分类|主题词|有效性|信息来源|来源|关键词)[〕）]?：[|｜]*"
)
FIELDS = dict.fromkeys(("发文机构", "发文机关", "发布机构", "发布机关", "制发机关", "制定机关"), "issuer")
FIELDS |= dict.fromkeys(("发文字号", "发文文号", "文件编号", "文号", "字号"), "number")
FIELDS |= {"名称": "title", "标题": "title"}
FIELDS |= {"成文日期": "day", "发文日期": "day", "来源": "source", "信息来源": "source"}
SOURCE = re.compile(r"[\u4e00-\u9fff]{4,30}")  # 来源：望川县人民政府办公室 2021-03-23
# 2021年县政府重点工作任务（望政发〔2021〕2号）  （望政办〔2011〕36号）
NUMBER_LINE = re.compile(rf"(?:[^。；：，！？（）《》]{{6,90}})?（(?P<number>{DOC_NUMBER})）")
NUMBER = re.compile(DOC_NUMBER)
KIND_AT_END = re.compile(rf"{any_of('title_kinds')}(?:（[^（）]{{1,14}}）)?$")
GOVERNMENT = re.compile("[\u4e00-\u9fff]{2,20}(?:人民政府|人民政府办公[室厅]|管理委员会)")
# 某某市人民政府关于…  某某市人民政府办公室印发《…》
# 某某区教育局2025年重点工作任务分解表
TITLE_BODY = re.compile(
    rf"(?:{DOC_NUMBER}—?)?(?P<body>[\u4e00-\u9fff、]{{2,30}}?)(?:关于|印发|转发|批转|(?=20[0-9]{{2}}年))"
)
# 某某市文化市场管理规定（1995年3月2日某某市人民政府令第9号发布）
BEHIND_TITLE = re.compile(
    rf"{any_of('title_kinds')}（(?P<number>{DOC_NUMBER})|^（?{DAY}(?P<order>{DOC_NUMBER})(?:[公发颁]布|修[订正])"
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """The document's own values, each with its place; `None` where it states none."""

    title: Stated[str] | None = None
    doc_number: Stated[str] | None = None
    issuer: Stated[str] | None = None
    issue_date: Stated[date] | None = None
    region: Stated[str] | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """A document being read: its view, its folded text and lines, and the labelled fields of a web page."""

    view: View
    text: str
    lines: Sequence[Line]
    labels: dict[str, View]


def read_metadata(view: View, lines: Sequence[Line]) -> Metadata:
    """Return what the document in `view` says of itself."""
    reading = _Reading(view, fold(view.text), lines, _labels(view, lines))
    title = find_title(lines, reading.text)
    signed = find_signature(lines)
    stated_title = _stated(view[title.start : title.end]) if title else _title_of_page(reading)
    issuer = _issuer(reading, signed)
    return Metadata(
        title=stated_title,
        doc_number=_number(reading),
        issuer=issuer,
        issue_date=_day(reading, signed),
        region=_region(reading, issuer, stated_title, title),
    )


def _stated(part: View, rule: str | None = None) -> Stated[str] | None:
    compact = part.compact()
    return Stated(compact.written, compact.spans(), rule) if len(compact) else None


def _labels(view: View, lines: Sequence[Line]) -> dict[str, View]:
    """Return the values of 发文机构 and the like, on the same line or on the next."""
    found: dict[str, View] = {}
    for i, line in enumerate(lines[:60]):
        for name, start, end in _fields(line.text):
            found.setdefault(name, _part(view, line, start, end))
        match = LABEL.fullmatch(line.text)
        if not match or "|" in line.text:
            continue
        value = _part(view, line, *match.span("value")) if match["value"] else None
        if value is None and i + 1 < len(lines) and not LABEL.fullmatch(lines[i + 1].text):
            value = view[lines[i + 1].start : lines[i + 1].end]
        if value is not None and _fits(FIELDS[match["label"]], value.text):
            found.setdefault(FIELDS[match["label"]], value)
    return found


def _fields(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the fields of a line that holds labels with their values, as name and range of the value."""
    if not FIELD.match(text):
        return
    matches = list(FIELD.finditer(text))
    for match, end in zip(matches, [*(one.start() for one in matches[1:]), len(text)], strict=True):
        value = text[match.end() : end]
        name = FIELDS.get(match["label"])
        if name and _fits(name, value):
            yield name, match.end(), match.end() + len(value.rstrip("|｜"))


def _fits(name: str, value: str) -> bool:
    """Tell whether a value can be the field's (字号：【大 中 小】 is the size of the letters)."""
    return bool(re.search(r"[0-9].*号" if name == "number" else r"[\u4e00-\u9fff0-9]", value))


def _part(view: View, line: Line, start: int, end: int) -> View:
    """Return the characters `start`..`end` of a line, white space not counted."""
    return view[line.start : line.end].compact()[start:end]


def _title_of_page(reading: _Reading) -> Stated[str] | None:
    """Return what the page's head calls the document (标题：关于…的通知), where no line is its title."""
    value = reading.labels.get("title")
    return _stated(value) if value is not None and KIND_AT_END.search(value.compact().text) else None


def _number(reading: _Reading) -> Stated[str] | None:
    if "number" in reading.labels:
        return _stated(reading.labels["number"])
    for line in reading.lines[:40]:
        if NUMBER.fullmatch(line.text):
            return _stated(reading.view[line.start : line.end])
    for line in reading.lines[:16]:
        if match := NUMBER_LINE.fullmatch(line.text):
            return _stated(_part(reading.view, line, *match.span("number")))
    for line in reading.lines[:4]:
        if match := NUMBER.match(line.text):
            return _stated(_part(reading.view, line, *match.span()))
        if match := BEHIND_TITLE.search(line.text):
            return _stated(_part(reading.view, line, *match.span("number" if match["number"] else "order")))
    return None


def _day(reading: _Reading, signed: Signed | None) -> Stated[date] | None:
    if "day" in reading.labels:
        value = reading.labels["day"]
        day = read_day(fold(value.compact().text))
        if day:
            return Stated(day, value.spans())
    if signed is None:
        return None
    return Stated(
        signed.day, _part(reading.view, reading.lines[signed.line], *signed.day_range).spans(), signed.rule
    )


def _issuer(reading: _Reading, signed: Signed | None) -> Stated[str] | None:
    """Return the body that signs, else that of the page's label, of the letterhead or of the title."""
    view = reading.view
    if signed and signed.body_range:
        return _stated(_part(view, signed.body_lines[0], *signed.body_range))
    if signed and signed.body_lines:
        return _stated(view[signed.body_lines[0].start : signed.body_lines[-1].end])
    if "issuer" in reading.labels:
        return _stated(reading.labels["issuer"])
    for line in reading.lines[:12]:
        if (match := LETTERHEAD.fullmatch(line.text)) and is_body(match["body"]):
            return _stated(_part(view, line, *match.span("body")))
    return _issuer_of_title(reading) or _issuer_of_end(reading) or _issuer_of_source(reading)


def _issuer_of_end(reading: _Reading) -> Stated[str] | None:
    """Return the government that signs below the text, where its day is lost or cannot be read."""
    for line in reading.lines[-2:]:
        if not line.cell and GOVERNMENT.fullmatch(line.text):
            return _stated(reading.view[line.start : line.end], "line-at-end")
    return None


def _issuer_of_source(reading: _Reading) -> Stated[str] | None:
    """Return the body that the page names as its source (来源：望川县人民政府办公室)."""
    value = reading.labels.get("source")
    match = SOURCE.match(fold(value.compact().text)) if value is not None else None
    if value is None or match is None or not is_body(match[0]):
        return None
    return _stated(value.compact()[: match.end()], rule="source-of-page")


def _issuer_of_title(reading: _Reading) -> Stated[str] | None:
    head = find_head(reading.lines)
    match = TITLE_BODY.match(head.text) if head else None
    if not head or not match or not is_body(match["body"]):
        return None
    for line in reversed(reading.lines[-12:]):
        if line.text == match["body"]:
            return _stated(reading.view[line.start : line.end])
    return _stated(reading.view[head.start : head.end].compact()[slice(*match.span("body"))], "title")


def _region(
    reading: _Reading, issuer: Stated[str] | None, title: Stated[str] | None, place: Title | None
) -> Stated[str] | None:
    """Return the narrowest area governed; a national body governs no narrower one."""
    if issuer and is_national(issuer.value):
        return None
    for fact, read in (
        (issuer, divisions_of_body),
        (title if title and title.spans else None, division_of_title),
    ):
        name = read(fact.value) if fact else None
        if fact and name:
            return _area(reading, name)
    compact = fold(reading.view.compact().text)
    name = mentioned(compact)
    return _area(reading, name, "mentioned") if name else None


def _area(reading: _Reading, name: str, rule: str | None = None) -> Stated[str] | None:
    """Return the area `name` with its parents, at its first place in the text."""
    compact = reading.view.compact()
    text = fold(compact.text)
    full = with_parents(simplified(name), text)
    start = text.find(full)
    return _stated(compact[start : start + len(full)], rule) if start >= 0 else None
