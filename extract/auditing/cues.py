"""The words of a clause that promise a fact: who, a duty of a body, a time, a figure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from extract.auditing.bearers import names_in, opening_of
from extract.auditing.clauses import Clause
from extract.folding import HIDDEN
from extract.words import any_of

_DIGIT = "[0-9〇零一二三四五六七八九十百千万两]"
_NUMBER = rf"(?:{_DIGIT}[0-9〇零一二三四五六七八九十百千万亿两.%—]{{0,11}})"
# 年  月底  个工作日  （含）
_CALENDAR = r"(?:[年月日号天周旬季度个半初底末中上下小时份工作之以内]|（[^（）]{0,6}）)"
# 1.  （三）  第十条
NUMBERING = re.compile(
    r"^(?:[0-9]{1,2}[.、]|（[0-9一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十百]{1,5}条)"
)
WHO = re.compile(any_of("audit_who"))
DUTY = re.compile(any_of("audit_duty"))
NOT_CUES = re.compile(any_of("audit_not_cues"))
# 6月30日前  2020年底前  5个工作日  2020年年底
TIME_BEHIND = re.compile(
    rf"(?<![第])(?P<number>{_DIGIT}(?:{_DIGIT}|[.—至到]|{_CALENDAR}){{0,16}}?)(?P<word>底前|年底(?!前)|月底(?!前)|前|期限|工作日)"
)
# 每年12月底  截至2020年底  期限为3个月
TIME_AHEAD = re.compile(
    rf"(?P<word>每季度|每年|每月|截至|期限)(?P<gap>[^，；。：、（）第0-9]{{0,6}}?)(?P<number>{_NUMBER})"
)
# 300万立方米以上  30%以下  60周岁及以上
FIGURE_BEHIND = re.compile(
    rf"(?<![第0-9])(?P<number>{_NUMBER}[^，；。：、（）条款章号]{{0,7}}?)(?P<word>以上|以下)"
)
# 不低于10%  达到90%  控制在5.6亿立方米
FIGURE_AHEAD = re.compile(
    rf"(?P<word>不低于|不少于|不超过|达到|控制在)(?P<gap>[^，；。：、（）第0-9]{{0,6}}?)(?P<number>{_NUMBER})"
)


class CueKind(StrEnum):
    """What a cue promises."""

    WHO = "who"  # 牵头
    DUTY = "duty"  # 县水利局要
    TIME = "time"  # 6月底前
    FIGURE = "figure"  # 不低于10%


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at `start`..`end` of its unit; `number` is the range of the number beside it, if any."""

    kind: CueKind
    word: str
    start: int
    end: int
    number: tuple[int, int] | None = None


def find_cues(clause: Clause) -> list[Cue]:
    """Return the cues of `clause` in order of place."""
    found = [*_who(clause), *_duties(clause)]
    found += _numbered(clause, CueKind.TIME, (TIME_BEHIND, TIME_AHEAD))
    found += _numbered(clause, CueKind.FIGURE, (FIGURE_BEHIND, FIGURE_AHEAD))
    return sorted(found, key=lambda cue: (cue.start, cue.end, cue.kind))


def _without_lookalikes(clause: Clause) -> str:
    """Return the clause, as long as it is, without words that only hold a cue's character (需要, 应急)."""
    return NOT_CUES.sub(_hide, clause.text)


def _hide(match: re.Match[str]) -> str:
    return HIDDEN * len(match[0])


def _who(clause: Clause) -> Iterator[Cue]:
    for match in WHO.finditer(_without_lookalikes(clause)):
        yield Cue(CueKind.WHO, match[0], clause.start + match.start(), clause.start + match.end())


def _duties(clause: Clause) -> Iterator[Cue]:
    """Yield the words that oblige, where a body stands before them in the clause or before its comma."""
    for match in DUTY.finditer(_without_lookalikes(clause)):
        start = clause.start + match.start()
        opening = opening_of(clause, start)
        if any(opening + end <= start for _, end in names_in(clause.unit.text[opening : clause.end])):
            yield Cue(CueKind.DUTY, match[0], start, start + len(match[0]))


def _numbered(clause: Clause, kind: CueKind, patterns: Iterable[re.Pattern[str]]) -> Iterator[Cue]:
    """Yield the words that stand beside a number, each once."""
    taken: set[int] = set()
    by = clause.start
    text = NUMBERING.sub(_hide, clause.text)
    for pattern in patterns:
        for match in pattern.finditer(text):
            start, end = match.span("word")
            if start not in taken:
                taken.add(start)
                first, last = match.span("number")
                first = min(first, start) if match["word"].startswith("每") else first
                yield Cue(kind, match["word"], start + by, end + by, (first + by, last + by))
