"""Whether the validity of a document is asked for: when it comes into force, until when it is valid."""

import re

from query.asked.reading import Reading
from query.lexicon import read_patterns

PAPER = re.compile(
    r"(?:条例|办法|规定|细则|方案|预案|意见|通知|规划|措施|政策|文件|要点|公告)(?:的|是|从|自|在|都|[这那]份)*$"
)
NAMED = ("numbered", "quoted", "document")


def find_validity(reading: Reading) -> None:
    """Cover 什么时候施行 and the like where a document is named, or a word for one stands right before."""
    for tag, pattern in read_patterns("validity"):
        for match in pattern.finditer(reading.left):
            if reading.has(*NAMED) or PAPER.search(reading.words[: match.start()]):
                reading.take(match.start(), match.end(), tag)
