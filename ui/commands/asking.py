"""The command `ask`: one question, or a file of them."""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from graph.store import GraphStore
from ontology.errors import SourceError, UsageError
from query.answer import answer_question
from query.answers.answer_json import Json, answer_to_json
from query.answers.shares import with_shares
from query.batch import UNREAD, answer_batch
from query.topics.likeness import Likeness
from query.topics.ranking import ranker_of
from query.topics.topics import Key, TopicRanker
from ui.commands import console
from ui.commands.indexing import index_of
from ui.commands.opening import open_held
from ui.commands.running import DONE, SOME_FAILED
from ui.rendering.answers import describe_answer
from ui.rendering.remedies import COUNT_ALL


def ask(args: argparse.Namespace) -> int:
    """Print the answer to a question, or to each line of a file.

    A line that cannot be answered as it stands is refused by itself; then the status is 1.

    Raises:
        UsageError: neither a question nor a file is given, or both are, or the question is empty.
    """
    if args.question is not None and not args.question.strip():
        raise UsageError('问题是空的；请写出要问的事，例如：zhengtu ask "节约用水谁牵头"。')
    if (args.question is None) == (args.batch is None):
        raise UsageError("请给出一个问题，或者用 --batch 给出一个文件（二者取一）。")
    today = args.today or date.today()
    lines = read_lines(args.batch) if args.batch else []
    with open_held(args.store) as store:
        ranker = LateRanker(store)
        if args.batch:
            answers = answer_batch(
                store, lines, today=today, ranker=ranker, count_all=args.all, remedy=COUNT_ALL
            )
            return say_batch(console.progress(answers, "回答", len(lines)))
        answer = answer_question(
            store, args.question, today=today, ranker=ranker, count_all=args.all, remedy=COUNT_ALL
        )
        if not args.json:
            answer = with_shares(store, answer)
    if args.json:
        console.say_json(answer_to_json(answer))
    else:
        console.say(describe_answer(answer))
    return DONE


def say_batch(answers: Iterable[Json]) -> int:
    """Print an answer a line, and say how many lines could not be answered; return the exit status."""
    unread = 0
    for found in answers:
        console.say_json(found)
        unread += found.get("reason") == UNREAD
    if not unread:
        return DONE
    console.warn(f"有 {unread} 行没有回答，原因和办法写在那一行的 text 里；其余的已回答。")
    return SOME_FAILED


def read_lines(path: Path) -> list[str]:
    """Return the lines of a file of questions; `-` is standard input.

    Raises:
        SourceError: it cannot be read.
    """
    source = Path("/dev/stdin") if str(path) == "-" else path
    try:
        return source.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(str(path), "不能读取；请确认文件存在，并以 UTF-8 保存") from error


class LateRanker:
    """Ranks tasks by meaning, and opens the index only for the first question that needs it."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._ranker: TopicRanker | None = None

    def __call__(self, topics: Sequence[str], docs: Sequence[str] | None) -> Sequence[Mapping[Key, Likeness]]:
        """Return for each topic how like tasks are to it."""
        if self._ranker is None:
            self._ranker = ranker_of(index_of(self._store))
        return self._ranker(topics, docs)
