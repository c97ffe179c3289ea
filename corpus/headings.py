"""Headings told from text: lines that are a heading, and headings that open their own paragraph."""

import re

from corpus.numbering import Numbering
from corpus.view import View

MASK = "\x00"
NOTE = re.compile(r"[（(〔\[【][^（）()〔〕\[\]【】]{2,120}[）)〕\]】]")  # a note behind a heading
RUN_IN = 45  # the longest run-in heading, in characters
HEADING = 60  # the longest heading on a line of its own
FIRST_STOP = re.compile(r"[。：:！？；;]")
CLAUSE_WORDS = re.compile(  # not 自查摸底, 对标先进, 为民办实事, 在线服务, 从严治理
    r"应当|必须|不得|负责|^(?:对(?![标口接外台照])|为(?!民)|由|将|请|凡|各|在(?![线建岗职])|自(?![查主觉然我身愿动营治贸助律建])|按照?|根据|从(?![严业快优])|到(?!户)|至|\d{4}年)|\d月(?:\d{1,2}日|底)?前|为牵头"
)
OBLIGES = re.compile(r"应当|必须|不得|负责|\d月|[，,](?:应(?![急用对])|须|要(?!求))")
ROLE_LINE = re.compile(  # 牵头单位：区发改局
    r"(?:牵头|责任|配合|负责|主办|承办|协办|参与|参加|落实|完成)[^，。；：:]{0,4}[：:]"
)
DATE_LINE = re.compile(
    r"[\d二〇○零一三四五六七八九十\s]{2,8}年[\d一二三四五六七八九十\s]{1,4}月[\d一二三四五六七八九十\s]{1,4}日"
)
BODY_HEADING = re.compile(r"(?:职责|分工|责任|任务)$")  # 各县（市）区水务（利）局职责


def run_in_length(line: View, numbering: Numbering | None, *, strict: bool = True) -> int:
    """Return how many characters of a paragraph's first line are a run-in heading, 0 for none.

    Without `strict` the words may open like a clause (对…给予支持), as where the siblings have headings.
    """
    number = numbering.length if numbering else 0
    stop = FIRST_STOP.search(_masked(line.text), number)
    if not stop or stop.group() not in "。：:":
        return 0
    words, rest = line.text[number : stop.start()], line.text[stop.end() :].strip()
    if len(_masked(words).replace(MASK, "")) > RUN_IN:
        return 0
    fits = is_heading_text(words) or (not strict and not OBLIGES.search(words))
    if not words.strip() or not fits or not rest.strip("”）)"):
        return 0
    if ROLE_LINE.match(rest):
        return 0
    if rest[0] in "（(〔[【" and rest[-1] in "）)〕]】" and rest.count("。") == 0:
        return 0
    return stop.end()


def is_heading_line(line: View, numbering: Numbering | None, *, announces: bool) -> bool:
    """Tell whether a whole line is a heading; `announces` tells that something stands below it."""
    words = line.text[numbering.length if numbering else 0 :].strip()
    if is_article(numbering) and words.endswith(("。", "：", ":")):
        return False
    if not words or len(words) > HEADING or words.endswith(("；", ";", "，", ",")):
        return False
    inner = _masked(words.rstrip("。：:")).replace(MASK, "")
    if any(char in inner for char in "。；;！？") or inner.count("，") + inner.count(",") > 3:
        return False
    if not words.endswith("。"):
        return announces or is_heading_text(inner)
    return len(inner) <= RUN_IN and announces and is_heading_text(inner)


def _masked(text: str) -> str:
    """Return `text` with what stands in brackets, marks of a sentence among it, masked one for one."""
    return NOTE.sub(lambda match: MASK * len(match[0]), text)


def is_article(numbering: Numbering | None) -> bool:
    """Tell whether a number is that of an article (第一条), which seldom has a heading."""
    return numbering is not None and numbering.style == "article"


def is_heading_text(text: str) -> bool:
    """Tell whether words can be a heading: no date at the start, no sentence that obliges."""
    words = text.strip()
    if BODY_HEADING.search(words):
        return True
    return bool(words) and not CLAUSE_WORDS.search(words) and not DATE_LINE.match(words)
