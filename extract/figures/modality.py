"""How firmly a figure is set: 约束性 and 预期性 where the text says so, 力争 where it only aims."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.view import View
from ontology.model import Modality, Threshold

WORDS = {"约束性": Modality.BINDING, "预期性": Modality.EXPECTED}
_KIND = r"(?P<word>约束性|预期性)"
# 力争到2025年  争取达到, but not 争取资金  努力实现
AIMS = re.compile(
    r"(?P<word>力争|力求|争取(?=[在到于■实达使年全把将完建再])|努力(?=[使把将在到■]|实现|达到|做到|完成|争取))"
)
# （约束性）  （预期性指标）  ，为约束性指标  ，均属预期性
BEHIND = re.compile(rf"(?:（|，?(?:[均都]?为|[均都]?属于?|[均都]?系|[均都]?是)){_KIND}")
# 约束性指标：  预期性指标为  预期性目标包括
HEADS = re.compile(rf"{_KIND}(?:指标|目标)?(?:：|(?:为|是|包括)(?![0-9一二三四五六七八九十]))")
CELL = re.compile(_KIND)


def find_modality(text: str, floor: int, start: int, end: int) -> tuple[Modality, int, int] | None:
    """Return the modality of the figure whose words stand at `start`..`end`, and the place of its word.

    `floor` is where the figure before it ends; folded `text` has its dates hidden.
    """
    if behind := BEHIND.match(text, end):
        return WORDS[behind["word"]], *behind.span("word")
    opens = max(floor, text.rfind("。", 0, end), text.rfind("；", 0, end), 0)
    if aims := list(AIMS.finditer(text, opens, end)):
        return Modality.ASPIRED, *aims[-1].span("word")
    begin = max(text.rfind("。", 0, start), start - 400, 0)
    if "性" in text and (heads := list(HEADS.finditer(text, begin, start))):
        return WORDS[heads[-1]["word"]], *heads[-1].span("word")
    return None


def with_cell(thresholds: Sequence[Threshold], cell: View) -> list[Threshold]:
    """Return the figures of a table's row with what the cell of its column 指标属性 says of them."""
    compact = cell.compact()
    match = CELL.search(compact.text)
    if match is None:
        return list(thresholds)
    modality, spans = WORDS[match["word"]], compact.spans(*match.span("word"))
    return [
        one if one.modality else replace(one, modality=modality, modality_spans=spans) for one in thresholds
    ]
