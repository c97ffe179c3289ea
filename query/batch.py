"""Questions by the line: JSON lines in, one answer a line out, follow-ups by the id that they name."""

import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from graph.store import GraphStore
from ontology.errors import QueryError
from query.answer import answer_question, fail
from query.answer_json import Json, answer_to_json
from query.holdings import read_holdings
from query.result import Answer
from query.topics import TopicRanker

LOG = logging.getLogger("zhengtu")


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
) -> Iterator[Json]:
    """Yield the answer to each line (`id`, `question`, and `after`, the id of the question it follows).

    With `count_all` documents that are not in force count too.
    `choose` may have readings of doubtful words, as the answer to the question offers them.

    A question at which the program fails is refused; the log has the trace, and the next one goes on.

    Raises:
        QueryError: a line is not such a question.
    """
    holdings = read_holdings(store)
    answers: dict[str, Answer] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        asked = _read(line, number)
        identity = asked.id or str(number)
        try:
            answer = answer_question(
                store,
                asked.question,
                today=today,
                previous=answers.get(asked.after),
                ranker=ranker,
                holdings=holdings,
                count_all=count_all,
                chosen=asked.choose,
            )
        except QueryError:
            raise
        except Exception:
            LOG.exception("question %s failed", identity)
            answer = fail(asked.question)
        answers[identity] = answer
        yield answer_to_json(answer, identity)


def _read(line: str, number: int) -> Asked:
    try:
        asked = json.loads(line)
    except json.JSONDecodeError as error:
        raise QueryError(
            f'第{number}行不是 JSON（{error.msg}）；每行应是 {{"id": …, "question": …}}'
        ) from error
    if not isinstance(asked, dict) or not isinstance(asked.get("question"), str):
        raise QueryError(f'第{number}行没有 question；每行应是 {{"id": …, "question": …}}')
    choose = asked.get("choose") or {}
    if not isinstance(choose, dict):
        raise QueryError(f"第{number}行的 choose 不是对象；应照抄回答里 readings 的 choose")
    return Asked(
        str(asked.get("id") or ""),
        asked["question"],
        str(asked.get("after") or ""),
        {str(mention): str(value) for mention, value in choose.items()},
    )
