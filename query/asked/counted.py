"""What is counted where a question asks how many: tasks, bodies, documents, or things that are a figure."""

import re

from extract.segment import cut_tagged
from query.asked.reading import COVER, Mark, Reading
from query.plan import AnswerKind

NUMBER_OF = re.compile(
    r"(?:任务|工作|事项|文件|步骤)?的?(?:数量|总数|数目|个数|项数|条数)上?"
)  # 个数, 数量上
ENDS_BODY = re.compile(r"(?:单位|部门|机构|主体)(?:一共|总共|总计|共|都)?$")
BARE = re.compile(r"的?(?:一共|总共|共|都)?(?:有|是)?(?:多少|几个)")
TIMES = ("回", "次")  # 当配合单位当了几回: as often as in tasks
MEASURED = re.compile(r"(?:几|多少)(?:个|家|处|户|座|条|项|份|部|批|种|类)$")
LISTED = re.compile(
    r"单位|部门|机构|机关|政府|主体|局|委|办|任务|工作|事项|措施|步骤|文件|方案|通知|法|条例|规|办法|指标|阶段|环节|附件|内容"
    r"|职责|目标|领导|牵头|配合|责任|成员|方面|名字|行动|活|事|表"
)  # things that documents list
ROLE_TAGS = ("lead", "cooperate", "responsible", "charge")


def is_of_role(reading: Reading, mark: Mark) -> bool:
    """Tell whether 多少 stands right behind a role, so that its tasks are counted (区水利局牵头的|有多少)."""
    before = [other.end for other in reading.tagged(*ROLE_TAGS, "task") if other.end <= mark.start]
    return bool(before and BARE.fullmatch(reading.words[before[-1] : mark.end]))


def counts_others(reading: Reading) -> bool:
    """Tell whether things are counted that no document lists (关停多少家|企业), so that a figure is meant."""
    mark = reading.tagged("how_many")[-1]
    if not MEASURED.search(mark.value):
        return False
    tail = reading.left[mark.end :].partition(COVER)[0]
    word, part_of_speech = next(iter(cut_tagged(tail)), ("", ""))
    return part_of_speech.startswith("n") and len(word) > 1 and not LISTED.search(word)


def counted_things(reading: Reading) -> AnswerKind:
    """Return which of the things that documents list are counted."""
    words = "".join(mark.value for mark in reading.tagged("how_many"))
    last = reading.tagged("how_many")[-1]
    tail = reading.words[last.end :][:6]
    if last.value.endswith(TIMES):
        return AnswerKind.TASKS
    if counted_before(reading, last) is AnswerKind.AGENCIES:
        return AnswerKind.AGENCIES
    if any(word in words or tail.startswith(word) for word in ("家", "单位", "部门", "机构")):
        return AnswerKind.AGENCIES
    if any(word in words for word in ("份", "部", "文件", "方案", "通知", "法律", "法规")):
        return AnswerKind.DOCUMENTS
    return AnswerKind.TASKS


def counted_before(reading: Reading, mark: Mark) -> AnswerKind:
    """Return whether bodies are counted by the word before a number asked for (责任单位|有几个), or tasks."""
    is_of_bodies = ENDS_BODY.search(reading.words[: mark.start])
    return AnswerKind.AGENCIES if is_of_bodies else AnswerKind.TASKS
