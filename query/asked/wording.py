"""A question as the recognisers read it: simplified characters, half width, no white space."""

import re
import unicodedata

from corpus.traditional import simplified

LONGEST = 500  # characters of a question that are read; an official's question has 20 to 60
PUNCTUATION = re.compile(r"[^\w〔〕《》%]+")
IN_NUMBER = re.compile(r"(?<=[发办函字])\s+(?=第?\d{1,4}号)")  # 国办函 71号
QUOTES = str.maketrans("", "", "“”‘’「」『』\"'")


def normalise(text: str) -> str:
    """Return `text` in simplified characters and half width, without white space, cut to `LONGEST`.

    White space between two words becomes a comma, so that they stay apart; quotation marks go.
    """
    words = IN_NUMBER.sub("", without_quotes(text[: 4 * LONGEST])).split()
    return ",".join(words)[:LONGEST]


def fold(text: str) -> str:
    """Return `text` in simplified characters and half width (２０１９ is 2019, （ is ()."""
    return simplified(unicodedata.normalize("NFKC", text))


def without_quotes(text: str) -> str:
    """Return `text` folded and without quotation marks, which a question may set or leave out."""
    return fold(text).translate(QUOTES)


def plain(text: str) -> str:
    """Return `text` folded and without punctuation or white space, for comparing."""
    return PUNCTUATION.sub("", fold(text)).replace("《", "").replace("》", "")
