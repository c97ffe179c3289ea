"""Whether the validity of a document is asked for: when it comes into force, until when it is valid."""

import re

from query.asked.reading import Reading
from query.lexicon import read_patterns

PAPER = re.compile(
    r"(?:条例|办法|规定|细则|方案|预案|意见|通知|规划|措施|政策|文件|要点|公告)(?:的|是|从|自|在|都|[这那]份)*$"
)
OF_ITSELF = re.compile(r"(?:的)?(?:有效|执行期|试行期)|(?:从|自|在)?.{2,4}(?:起|开始|正式)*(?:施行|生效)")
THING = re.compile(
    r"(?:[证照票卡书]|许可|合同|协议|资格|资质|报告|结果|数据|价格)(?:的)?$"
)  # 许可证|有效期几年
LEAST = 4  # characters of what is said to be valid
NAMED = ("numbered", "quoted", "document")


def find_validity(reading: Reading) -> None:
    """Cover 什么时候施行 and the like where a document is named, or a word for one stands right before.

    有效期到何时 asks of a document too where it closes a question and no paper of another kind stands before.
    """
    for tag, pattern in read_patterns("validity"):
        for match in pattern.finditer(reading.left):
            before = reading.words[: match.start()]
            alone = OF_ITSELF.match(match[0]) and len(before) >= LEAST and match.end() == len(reading.words)
            if THING.search(before):
                continue
            if alone or reading.has(*NAMED) or PAPER.search(before):
                reading.take(match.start(), match.end(), tag)
