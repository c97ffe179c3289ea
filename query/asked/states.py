"""Which documents are asked for by their state: 已经失效的文件有哪些, 哪些政策明年到期, 哪些还没施行."""

import re
from functools import cache

from query.asked.reading import Reading
from query.lexicon import read_patterns
from query.plan import Act, State

PAPERS = r"(?:旧|老)?(?:政策性?|规范性|行政)?(?:文件|政策|办法|规定|条例|方案|通知|意见|规划|细则|公告)"
ASKED = r"(?:哪(?!一?[年天月日]|个月)一?(?:些|几|个|份|部|件)?(?:份|个|部|件)?|(?:多少|几)(?:份|个|部|件)?)"
SAID = r"(?:[就是都现在目前如今天眼下会要能]|有的?|其中)*"
# a date between what is asked for and its state: 哪些文件|在2020年底前|到期
DATED = (
    r"(?:[\d年月日号底末初前后之以上下半季度今明去本当内到至在于将从起间第一二三四五六七八九十.~—\-/个里的]"
    r"|截至|截止|未来|今后)*"
)
CLOSED = r"(?:了|掉|过)*的?"
ENDS = r"(?=$|[,。;?!]|吗|么|呢|没有?$|\s*(?:都|一共|总共|分别)*(?:有|是)?(?:哪|多少|几))"
# what stands behind documents that are asked for: 失效的文件|有哪些
LISTED = (
    r"(?=$|[,。;?!]|吗|么|呢|没有?$|清单|名单|目录|\s*(?:都|一共|总共|分别)*(?:有|是)?(?:哪|什么|多少|几))"
)
NAMED = ("numbered", "quoted", "document")
NOUN = re.compile(rf"{PAPERS}[里中内面的当有又都之,、]*$")
BESIDE = re.compile(r"[里中内面的当有又都之,、]*")  # 石景山的文件|里|哪些过期了
WHETHER = re.compile(r"(?:有没有|有无|是否有|是不是有)(?:什么|任何|一些|哪些)?$")
REPEALED = re.compile(r"废|作|失|停")  # what one document does to others as well
FIRST, LAST = re.compile(r"最[早先近]"), re.compile(r"最[晚后迟]")
SURE = re.compile(r"已|早|不再")
UNDATED = re.compile(r"\D*有效的|现行\D*")  # the day of a question that says of no day which
HELD = re.compile(
    r"(?:我们|咱们)?(?:这个)?(?:文件)?(?:库|系统|平台|图谱)(?:里面|里|中|内)?的?(?:已?收录的?)?|已?收录的?"
)


def find_state(reading: Reading) -> State | None:
    """Cover the words for the state of the documents asked for, and return it; `None` where none is.

    What a document named repeals (《…》废止的文件), or whether it is in force itself, is no such thing.
    """
    for state, pattern in _forms():
        for match in pattern.finditer(reading.left):
            if _is_of_papers(reading, match):
                reading.take(*match.span("state"), "state")
                return state
    for mark in reading.tagged("day"):
        if UNDATED.fullmatch(mark.value) and re.compile(PAPERS + LISTED).match(reading.left, mark.end):
            reading.take(mark.start, mark.end, "state")
            return State.IN_FORCE
    return None


def extreme_of_state(reading: Reading) -> Act | None:
    """Return which of the documents that end are asked for (最早到期的), `None` for all."""
    said = "".join(mark.value for mark in reading.tagged("state"))
    return Act.LATEST if LAST.match(said) else Act.EARLIEST if FIRST.match(said) else None


def drop_held(topic: tuple[str, ...]) -> tuple[str, ...]:
    """Return a topic without the words that only say of what is held (库里, 已收录的)."""
    return tuple(piece for piece in topic if not HELD.fullmatch(piece))


@cache
def _forms() -> tuple[tuple[State, re.Pattern[str]], ...]:
    """Return the forms in which each state is said: behind the documents asked for, and before their noun."""
    found = []
    for tag, pattern in read_patterns("states"):
        said = rf"(?P<state>(?:{pattern.pattern}){CLOSED})"
        papers = rf"(?:(?P<asked>{ASKED})(?P<noun>的?{PAPERS})?|(?P<any>{PAPERS}))的?"
        behind = re.compile(rf"{papers}{SAID}{DATED}{SAID}{said}{ENDS}")
        noun = rf"(?P<papers>{PAPERS}{LISTED}|(?:有|是)?{ASKED}的?{PAPERS})"
        before = re.compile(rf"{said}(?:{noun}|(?=有?(?:哪|几|多少)|$))")
        found += [(State(tag.replace("_", "-")), form) for form in (behind, before)]
    return tuple(found)


def _is_of_papers(reading: Reading, match: re.Match[str]) -> bool:
    """Tell whether it is documents as a class whose state a form says."""
    said = match.groupdict()
    whether = WHETHER.search(reading.words, 0, match.start())
    ahead = reading.words[: whether.start() if whether else match.start()]
    named = reading.tagged(*NAMED)
    beside = bool(named) and bool(BESIDE.fullmatch(ahead, min(named[-1].end, len(ahead))))
    if said.get("any"):
        return whether is not None and not named
    if said.get("papers"):
        return not named or not REPEALED.search(said["state"])
    if said.get("noun"):
        return not named or (beside and not REPEALED.search(said["state"]))
    if "papers" in said and named and not SURE.search(said["state"]):
        return False
    return beside or bool(NOUN.search(ahead))
