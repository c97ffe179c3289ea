"""A few questions with their answers on the terminal, for a first look: `make run`."""

import sys
from datetime import date
from pathlib import Path

from query.answer import answer_question
from query.examples import suggest_questions
from query.holdings import read_holdings
from ui.commands import console
from ui.commands.opening import open_held
from ui.rendering.answers import describe_answer

LINES = 6  # of an answer that are shown


def main(folder: Path) -> None:
    """Print what the store in `folder` answers to questions of different kinds."""
    with open_held(folder) as store:
        holdings = read_holdings(store)
        today = date.today()

        def is_answered(text: str) -> bool:
            return answer_question(store, text, today=today, holdings=holdings).is_answered

        for text in suggest_questions(store, is_answered):
            lines = describe_answer(answer_question(store, text, today=today, holdings=holdings)).splitlines()
            console.say(f"\n问：{text}\n答：{lines[0]}")
            console.say("\n".join(console.cut(line, 110) for line in lines[1:LINES]))
            if len(lines) > LINES:
                console.say("  ……")
    console.say("")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
