"""The day for which a question wants the documents in force (2019年时, 截至2020年有效的, 当时有效的)."""

import re
from datetime import date

from query.asked.points import POINT, days_of
from query.asked.reading import Reading

# 2019年时  2018年底的时候  2019年那会儿, but not 2019年时限
THEN = re.compile(r"(?:的?时候|那个?时候?|那会儿?|那时|当时|时(?!间|限|段|期|效|长|点))(?:[,的]|在|还)*")
# 2020年有效的  2021年底还有效的  2020年6月现行的
VALID = re.compile(
    r"(?:的?时候?|当时|那时|止|为止|前后|[,的])*(?:还|仍然?|依然|尚)?在?(?:现行有效|有效|现行|生效|施行)(?:的(?:时候)?|期内的?)"
)
# 按2019年算  按2019年底来看
COUNTED = re.compile(r"(?:来?算|来?计算?|来?看|的情况)[,的]?")
AHEAD = re.compile(r"(?:截至|截止到?|在|到|至|于)$")
BY = re.compile(r"(?:按|按照|依|以)$")
TARGET = re.compile(r"达到|完成|目标|实现|到期|建成|[降升增]到|控制在|前")
# 当时有效的  现行有效的文件
UNDATED = re.compile(
    r"(?:当时|那时候?)(?:还|仍)?(?:有效|生效|施行|现行)?的?|(?:现行|目前|现在|当前|现今|仍然?|还)有效的|有效的(?=文件|办法|规定|政策|通知|方案|条例|制度)"
)


def find_day(reading: Reading, today: date) -> date | None:
    """Cover and return the day at which the question looks, `None` where it names none.

    A year or a month means its last day, or today while it lasts. What is to be done by a day
    (2019年底前完成, 到2025年时的目标) names none.
    """
    for match in POINT.finditer(reading.left):
        days = days_of(match, today)
        found = _span(reading.left, match, is_past=days[0] <= today) if days else None
        if days and found:
            is_early = reading.left.startswith("初", match.end())
            reading.take(*found, "day")
            first, last = days
            last = date(first.year, 1, 31) if is_early else last
            return today if first <= today < last else last
    for match in UNDATED.finditer(reading.left):
        reading.take(*match.span(), "day")
    return None


def _span(text: str, match: re.Match[str], *, is_past: bool) -> tuple[int, int] | None:
    """Return where the words begin and end that make a date the day of the question."""
    ahead, by = (pattern.search(text, 0, match.start()) for pattern in (AHEAD, BY))
    start = (ahead or by or match).start()
    end = match.end() + text.startswith("初", match.end())  # 2019年初
    if valid := VALID.match(text, end):
        return start, valid.end()
    if not is_past or TARGET.search(text, end):
        return None
    if by and (counted := COUNTED.match(text, end)):
        return start, counted.end()
    then = THEN.match(text, end)
    if then and not (ahead and ahead[0] in ("到", "至")):
        return start, then.end()
    return None
