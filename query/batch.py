"""Questions by the line: JSON lines in, one answer a line out, follow-ups by the id that they name."""

import json
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from graph.store import GraphStore
from ontology.errors import QueryError
from query.answer import answer_question, fail
from query.answers.answer_json import Json, answer_to_json
from query.answers.force import REMEDY
from query.holdings import read_holdings
from query.result import Answer
from query.topics.topics import TopicRanker

LOG = logging.getLogger("zhengtu")
UNREAD = "unread"  # the reason of a line that could not be answered as it stands
ID = re.compile(r'"id"\s*:\s*(?:"(?P<text>[^"\\]*)"|(?P<number>\d+))')  # in a line that is no JSON
FORM = '{"id": …, "question": …}'


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a batch; `after` is empty where it follows up on none."""

    id: str
    question: str
    after: str
    choose: Mapping[str, str]


def answer_batch(
    store: GraphStore,
    lines: Iterable[str],
    *,
    today: date,
    ranker: TopicRanker | None = None,
    count_all: bool = False,
    remedy: str = REMEDY,
) -> Iterator[Json]:
    """Yield the answer to each line (`id`, `question`, and `after`, the id of the question it follows).

    With `count_all` documents that are not in force count too; `remedy` says how they can be counted.
    `choose` may have readings of doubtful words, as the answer to the question offers them.

    A line that is no such question, or follows up on one that is not answered before it, is refused
    (`reason` is `UNREAD`), and so is a question at which the program fails; the log has the trace of that.
    The next line goes on.
    """
    holdings = read_holdings(store)
    answers: dict[str, Answer] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            asked = _read(line, number)
            previous = _find(asked, answers, number)
        except LineError as error:
            yield error.told
            continue
        try:
            answer = answer_question(
                store,
                asked.question,
                today=today,
                previous=previous,
                ranker=ranker,
                holdings=holdings,
                count_all=count_all,
                chosen=asked.choose,
                remedy=remedy,
            )
        except Exception:
            LOG.exception("question %s failed", asked.id)
            answer = fail(asked.question)
        answers[asked.id] = answer
        yield answer_to_json(answer, asked.id)


class LineError(QueryError):
    """A line that cannot be answered as it stands; `told` is what is put out for it."""

    def __init__(self, said: str, identity: str, question: str = "") -> None:
        super().__init__(said)
        refused = answer_to_json(fail(question), identity)
        self.told: Json = {**refused, "text": said, "reason": UNREAD}


def _find(asked: Asked, answers: Mapping[str, Answer], number: int) -> Answer | None:
    """Return the answer that a question follows up on, `None` where it follows up on none.

    Raises:
        LineError: no line before has the id that it names, or that line is not answered.
    """
    if asked.after and asked.after not in answers:
        said = (
            f"第{number}行：没有编号为“{asked.after}”的上一问；after 应是前面某一行的 id，那一行也要读得了。"
        )
        raise LineError(said, asked.id, asked.question)
    return answers.get(asked.after)


def _read(line: str, number: int) -> Asked:
    """Return the question of a line; without an id it has the line's number.

    Raises:
        LineError: there is none.
    """
    try:
        asked = json.loads(line)
        json.dumps(asked, ensure_ascii=False).encode("utf-8")  # half a character cannot be put out again
    except (ValueError, RecursionError) as error:
        match = ID.search(line)
        identity = match["text"] or match["number"] if match else ""
        said = f"第{number}行不是 JSON，没有回答；每行应是 {FORM}，请改正这一行再问。"
        raise LineError(said, identity or str(number)) from error
    fields = asked if isinstance(asked, dict) else {}
    identity, question = _words(fields.get("id")) or str(number), fields.get("question")
    if not isinstance(question, str):
        said = f"第{number}行没有 question（文字），没有回答；每行应是 {FORM}，请改正这一行再问。"
        raise LineError(said, identity)
    choose = fields.get("choose") or {}
    if not isinstance(choose, dict):
        said = f"第{number}行的 choose 不是对象，没有回答；应照抄回答里 readings 的 choose。"
        raise LineError(said, identity, question)
    chosen = {str(mention): str(value) for mention, value in choose.items()}
    return Asked(identity, question, _words(fields.get("after")), chosen)


def _words(value: object) -> str:
    return "" if value is None else str(value)
