"""What a section of a document is for: goals, guidance, scope, schedule, or measures."""

import re
from enum import Enum
from functools import cache

from extract.words import grouped


class SectionKind(Enum):
    """Tasks stand in `MEASURES` and `SCHEDULE`, in `GOAL` with a figure or date.

    In `GENERAL` and `FINAL` they are those that name a body.
    """

    GOAL = "goal"  # 工作目标
    GENERAL = "general"  # 总则
    GUIDANCE = "guidance"  # 指导思想, 基本原则
    SCOPE = "scope"  # 适用范围
    LIST = "list"  # 组成人员
    FINAL = "final"  # 附则
    SCHEDULE = "schedule"  # 进度安排
    MEASURES = "measures"  # 重点任务, 保障措施 and all others


STEPS = re.compile(r"步骤(?:[和及与](?:时间|进度)?(?:安排|要求))?$|(?:进度|时间|阶段)安排$")  # 专项整治的步骤
# 选拔范围、对象及名额
WHO_FITS = re.compile(r"(?:范围|对象|条件)(?:[、和及与](?:范围|对象|条件|规模|名额|数量|人数)){1,3}$")
STAGE = re.compile(r"阶段[（(][^（()）]{0,30}[年月日底旬][^（()）]{0,20}[)）]$")  # 总结验收阶段（12月中旬）


CHANGES = re.compile("扩大|放宽|调整|完善|规范|优化|精准|提高")
SHORT = 14  # characters of the longest heading whose last words alone say what it is


@cache
def _kinds() -> tuple[tuple[SectionKind, tuple[str, ...], tuple[str, ...]], ...]:
    """Return each kind with its names and those of them that may also end a longer heading."""
    return tuple(
        (SectionKind(kind), names, tuple(name for name in names if len(name) > 3))
        for kind, names in grouped("section_kinds")
    )


def section_kind(title: str, above: SectionKind) -> SectionKind:
    """Return the kind of the section headed `title` (without number) that stands in one of kind `above`.

    A heading that names nothing takes the kind from above; a long heading is never guidance by a word in it.
    """
    words = title.strip("。：: ")
    if STAGE.search(words):
        return SectionKind.SCHEDULE
    if len(words) <= SHORT and STEPS.search(words):
        return SectionKind.SCHEDULE
    if len(words) <= SHORT and WHO_FITS.search(words):
        return SectionKind.SCOPE
    for kind, names, long in _kinds():
        if words in names or (words.endswith(long) and _is_short(words, long)):
            return kind
    return above


def _is_short(words: str, names: tuple[str, ...]) -> bool:
    """Tell whether a heading has little before one of `names` (我市工作目标), and no work (扩大救助对象)."""
    fits = any(words.endswith(name) and len(words) <= len(name) + 6 for name in names)
    return fits and not CHANGES.match(words)
