"""Several questions in one text (退多少？什么时候要交还？), each of which is asked for itself."""

import re

END = re.compile(r"[?？]+[\s,，。]*")
SHORTEST = 4  # characters of a question
# what a question asks for that is more than whether
ASKS = re.compile(
    r"谁|哪(?:一|几)?(?:个|家|些|级)?(?:部门|单位|局|委|机构|机关|处室)|哪(?:天|年|个月|一天)|什么时候|何时|啥时候|什么期限"
    r"|多久|多长时间|多少|几(?:个|天|年|月|项|家|成|元|块)|百分之几"
)
WHETHER = re.compile(r"[吗么]$|是不是|有没有|是否|能不能|可不可以")


def split_questions(text: str) -> list[str]:
    """Return the questions of `text`, which are several only where each of them asks for something.

    是什么？ behind a question whether asks for the same things once more.
    """
    parts = [part.strip() for part in END.split(text)]
    parts = [part for part in parts if part]
    several = len(parts) > 1 and all(
        len(part) >= SHORTEST and ASKS.search(part) and not WHETHER.search(part) for part in parts
    )
    return parts if several else [text]
