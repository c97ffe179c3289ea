"""What the tasks asked for must have or lack: 没有牵头单位, 有量化指标, 只写持续推进."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from query.asked.bodies import Mention
from query.asked.reading import COVER, Reading
from query.asked.roles import NOUN
from query.lexicon import read_patterns
from query.plan import Feature

# 没有牵头单位和配合单位
JOINED = re.compile(r"[和与及或、,也又还]{0,2}(?P<role>牵头|配合|责任)(?:单位|部门|方)")
# 只有一个牵头部门、后面没跟别的部门
ALONE = re.compile(
    r"(?:(?:后面|后边|之外|以外|另外|此外)(?:也|都|就|再)?)?(?:没有|没|未|无)(?:再)?"
    r"(?:跟|带|列出|列|写明|写|挂|加|安排|附)?(?:着|了|有)?(?:任何)?(?:别的|其他|其它|另外的|旁的)(?:的)?(?:单位|部门|机构)"
    r"(?!配合|协办|参与|协助|牵头|负责)"
)
OF_BODY = re.compile(r"[既也又都并还]{0,2}$")  # what stands between a body and what it does not do
ROLES = {"牵头": Feature.LEAD, "配合": Feature.COOPERATE, "责任": Feature.RESPONSIBLE}


@dataclass(frozen=True, slots=True)
class Features:
    """What tasks must have and what they must lack, each in the order of the question."""

    has: tuple[Feature, ...] = ()
    lacks: tuple[Feature, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.has or self.lacks)


def find_features(reading: Reading, mentions: Sequence[Mention]) -> Features:
    """Cover and return what tasks have and lack; what one body does not do (区城管局没有参与) is neither."""
    is_alone = bool(reading.take_all(ALONE, "lack"))
    lacks = _find_lacks(reading, {mention.mark.end for mention in mentions})
    has = []
    for tag, pattern in read_patterns("has"):
        if reading.take_all(pattern, "has"):
            has.append(Feature(tag))
    lacks += [role for role in _others(has) if is_alone and role not in lacks]
    if Feature.ONGOING in has:
        lacks = [
            one for one in lacks if one not in (Feature.DEADLINE, Feature.DATED)
        ]  # 只写持续推进、没给完成日期
    return Features(tuple(has), tuple(lacks))


def _others(has: Sequence[Feature]) -> list[Feature]:
    """Return the roles that a task without other bodies lacks: all but those of `has`, else but the lead."""
    named = {feature.value.removeprefix("one-") for feature in has} & set(ROLES.values())
    return [role for role in ROLES.values() if role not in (named or {Feature.LEAD})]


def _find_lacks(reading: Reading, ends: set[int]) -> list[Feature]:
    found: list[tuple[int, Feature]] = []
    for tag, pattern in read_patterns("lacks"):
        for match in pattern.finditer(reading.left):
            if _is_of_body(reading, match.start(), ends) and not NOUN.search(match[0]):
                continue
            reading.take(match.start(), match.end(), "lack")
            found.append((match.start(), Feature(tag)))
            found += _joined(reading, match.end())
    return list(dict.fromkeys(feature for _, feature in sorted(found)))


def _joined(reading: Reading, start: int) -> list[tuple[int, Feature]]:
    """Cover and return the role that shares the word before it: 没有牵头单位和|配合单位."""
    match = JOINED.match(reading.left, start)
    if not match:
        return []
    reading.take(match.start(), match.end(), "lack")
    return [(start, ROLES[match["role"]])]


def _is_of_body(reading: Reading, start: int, ends: set[int]) -> bool:
    """Tell whether a body stands right before `start`: 区水利局(并)不牵头."""
    before = OF_BODY.search(reading.words, 0, start)
    place = before.start() if before else start
    return place in ends or _continues(reading, start)


def _continues(reading: Reading, start: int) -> bool:
    """Tell whether the words before are what a body does not do either: 既不牵头也|不配合."""
    before = reading.words[:start].rpartition(COVER)[2]
    return bool(re.search(r"[既不没未][^,、]{0,6}[也又]$", before[-10:])) and "既" in before[-10:]
