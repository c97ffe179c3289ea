"""What the name of a body says of its work: the form that all its spellings share, and its classes."""

import re
from functools import cache, lru_cache

from graph.lexicon import read_classes, read_lines, read_pattern, read_short_forms, read_words

KEPT = 1 << 14  # names whose form is kept; questions may hold any words
ENDS = (("委", "委员会"), ("办", "办公室"), ("党组", "党组"))
END = re.compile(r"(?:委员会|办公室|办公厅|总局|分局|支局|局|厅|部门|部|中心|署)$")
JOINED = re.compile(r"(?<=[^各])[和与](?=.)")  # 规划和自然资源局
FILLER = re.compile(r"\s+|[“”\"'‘’]")
NATION = re.compile(r"^(?:中华人民共和国|国家|中国)(?=.{2,}(?:局|委员会|署|部|银行)$)")
PARTY_END = re.compile(r"^(?:党|纪|团)?委$")  # 区委: the committee of the party, no 委员会


@lru_cache(maxsize=KEPT)
def canonical(function: str) -> str:
    """Return the form that the spellings of one body share: 住建委 and 住房和城乡建设委员会 give one.

    `function` is a name without its place (水利局); the result is for comparing, not for showing.
    """
    name = FILLER.sub("", function)
    if PARTY_END.match(name) or is_group(name):
        return name
    whole = read_short_forms().get(name)
    if whole:
        return whole
    for short, full in ENDS:
        if name.endswith(short):
            name = name.removesuffix(short) + full
            break
    if name.startswith("政府"):
        name = "人民" + name
    end = END.search(name)
    if not end:
        return name
    stem = JOINED.sub("", name[: end.start()])
    return read_short_forms().get(stem, stem) + end[0]


@lru_cache(maxsize=KEPT)
def spellings_of(function: str) -> tuple[str, ...]:
    """Return the names with the canonical form `function` (发改委 of 发展改革委员会), the shortest first."""
    end = next((full for _, full in ENDS if function.endswith(full)), "")
    found = END.search(function)
    end = end or (found[0] if found else "")
    stem = function.removesuffix(end)
    stems = [stem, *(short for short, full in read_short_forms().items() if full == stem)]
    ends = [end, *(short for short, full in ENDS if full == end)]
    names = {one + other for one in stems for other in ends}
    names |= {short for short, full in read_short_forms().items() if full == function}
    return tuple(sorted((n for n in names if canonical(n) == function), key=lambda n: (len(n), n)))


@lru_cache(maxsize=KEPT)
def canonical_national(name: str) -> str:
    """Return `canonical` of a body of the whole country, without a leading 国家 or 中国."""
    return NATION.sub("", canonical(name))


@lru_cache(maxsize=KEPT)
def is_group(name: str) -> bool:
    """Tell whether `name` stands for several bodies or for a body told only by its function."""
    return bool(read_pattern("groups").search(name))


@lru_cache(maxsize=KEPT)
def is_national(name: str) -> bool:
    """Tell whether `name` is that of a body of the whole country wherever it stands."""
    return canonical(name) in _national()


@lru_cache(maxsize=KEPT)
def classes_of(function: str) -> tuple[str, ...]:
    """Return the classes of a body by its canonical function, in the order of lexicon/classes.txt."""
    if not function.endswith(tuple(read_lines("departments"))):
        return ()
    return tuple(name for name, words in read_classes() if words.search(function))


@lru_cache(maxsize=KEPT)
def opens_function(text: str) -> bool:
    """Tell whether `text` begins with a word that names what a body does."""
    return text.startswith(_openings())


@cache
def _openings() -> tuple[str, ...]:
    words = read_words("functions") | read_words("classes")
    return tuple(sorted(word for word in words if len(word) > 1 and word.isalpha())) + read_lines("openings")


@cache
def _national() -> frozenset[str]:
    return frozenset(canonical(name) for name in read_lines("national"))
