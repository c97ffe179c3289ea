"""Signs of half width read as those of full width, character by character: (一), → （一），."""

import re

_FULL = str.maketrans("();?!｡､｢｣", "（）；？！。、「」")
_MARKUP = re.compile("<！--")  # <!-- INFO END --> stays what it is
_HALF = re.compile("[();?!｡､｢｣,:]")
# 建设,管理 but not 1,000;  责任单位:某局 but not 14:30 nor https://
_BETWEEN = re.compile(r"(?<![0-9]),|,(?![0-9])|(?<![0-9]):(?!//)|:(?![0-9/])")


def full_width(text: str) -> str:
    """Return `text`, as long as it was, with the signs of half width as those of full width."""
    if not _HALF.search(text):
        return text
    folded = _MARKUP.sub("<!--", text.translate(_FULL))
    return _BETWEEN.sub(lambda match: "，" if match[0] == "," else "：", folded)
