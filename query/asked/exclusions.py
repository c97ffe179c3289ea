"""Topics that a question leaves out (除了水价改革，还牵头哪些); bodies that it leaves out are parties."""

import re

from query.asked.reading import COVER, Reading
from query.asked.wording import plain

EXCEPT = re.compile(
    rf"(?:除了|除开|除去|除|撇开|抛开|刨去|刨开|排除|不算|不算上)(?P<topic>[^{COVER},、。]{{2,24}}?)"
    r"(?:(?:这|那)(?:一)?(?:项|件|块|摊)(?:事|任务|工作)?)?"
    r"(?:(?:以外|之外|外)(?:的)?[,，]?|(?:不算|不谈|不说|不提)[,，]|[,，](?=[^,]{0,14}(?:还|另|其[他它余]|别的|剩)))"
)


def find_excluded(reading: Reading) -> tuple[str, ...]:
    """Cover and return the topics whose tasks are left out, in the order of the question."""
    found = []
    for match in EXCEPT.finditer(reading.left):
        reading.take(match.start(), match.end(), "except")
        found.append(plain(match["topic"]))
    return tuple(found)
