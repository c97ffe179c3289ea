"""Questions by the line: JSON lines in, one answer a line out, follow-ups by the id that they name."""

import json
import logging
from collections.abc import Iterable, Iterator
from datetime import date

from graph.store import GraphStore
from ontology.errors import QueryError
from query.answer import answer_question, fail
from query.answer_json import Json, answer_to_json
from query.holdings import read_holdings
from query.model import Answer
from query.topics import TopicRanker

LOG = logging.getLogger("zhengtu")


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
        identity = asked.get("id") or str(number)
        previous = answers.get(asked.get("after") or "")
        try:
            answer = answer_question(
                store,
                asked["question"],
                today=today,
                previous=previous,
                ranker=ranker,
                holdings=holdings,
                count_all=count_all,
            )
        except QueryError:
            raise
        except Exception:
            LOG.exception("question %s failed", identity)
            answer = fail(asked["question"])
        answers[identity] = answer
        yield answer_to_json(answer, identity)


def _read(line: str, number: int) -> dict[str, str]:
    try:
        asked = json.loads(line)
    except json.JSONDecodeError as error:
        raise QueryError(
            f'第{number}行不是 JSON（{error.msg}）；每行应是 {{"id": …, "question": …}}'
        ) from error
    if not isinstance(asked, dict) or not isinstance(asked.get("question"), str):
        raise QueryError(f'第{number}行没有 question；每行应是 {{"id": …, "question": …}}')
    return {key: str(value) for key, value in asked.items() if value is not None}
