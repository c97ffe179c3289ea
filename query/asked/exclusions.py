"""Topics that a question leaves out (除了水价改革，还牵头哪些); bodies that it leaves out are parties."""

import re

from query.asked.reading import COVER, Reading
from query.asked.wording import plain

EXCEPT = re.compile(
    rf"(?:除了|除开|除去|除|撇开|抛开|刨去|刨开|排除|不算|不算上)(?P<topic>[^{COVER},、。]{{2,24}}?)"
    r"(?:(?:这|那)(?:一)?(?:项|件|块|摊)(?:事|任务|工作)?)?"
    r"(?:(?:以外|之外|外)(?:的)?[,，]?|(?:不算|不谈|不说|不提)[,，]|[,，](?=[^,]{0,14}(?:还|另|其[他它余]|别的|剩)))"
)


# 作为责任单位但不牵头的, 责任单位的条款，牵头的不要: a body has one role in a task
NOT_LEAD = re.compile(
    r"(?<![不没未])(?:责任单位|责任部门|配合单位|协办单位)[^,、]{0,8}"
    r"(?P<lead>,?(?:但|而|却)(?:又|并)?不(?:是)?牵头(?:单位)?|,?牵头的(?:就)?(?:不要|不算|除外|不用列?|不列))"
)


def drop_denied_lead(reading: Reading) -> None:
    """Cover that a body with another role does not lead, which goes without saying."""
    match = NOT_LEAD.search(reading.left)
    if match:
        reading.cover(match.start("lead"), match.end("lead"))


def find_excluded(reading: Reading) -> tuple[str, ...]:
    """Cover and return the topics whose tasks are left out, in the order of the question."""
    found = []
    for match in EXCEPT.finditer(reading.left):
        reading.take(match.start(), match.end(), "except")
        found.append(plain(match["topic"]))
    return tuple(found)
