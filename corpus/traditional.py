"""Characters of the traditional form read as the simplified ones, one for one: 關於 → 关于."""

import re
from functools import cache, lru_cache

from ontology.lexicon import read_lines


def simplified(text: str) -> str:
    """Return `text`, as long as it was, with its traditional characters in their simplified form."""
    return text.translate(_forms())


@lru_cache(maxsize=16)
def is_traditional(text: str) -> bool:
    """Tell whether any character of `text` is of the traditional form; asked once a document."""
    return _telling().search(text) is not None


@cache
def _forms() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for line in read_lines("corpus", "traditional") for pair in line.split()}


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, sorted(_forms())))}]")
