"""Bytes → text: UTF-8, GB18030 (and with it GB2312 and GBK) and UTF-16, never a silent wrong guess.

Every function raises `DecodeError`, whose text is the reason and the remedy in Chinese, without the file.
"""

import codecs
import re
import unicodedata

# Marks at the start of a file and the codec of what follows; UTF-32's begins with UTF-16's, so it is first.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# What pages call their encoding, and what it is read as: a page that says gb2312 often holds more.
NAMES = {
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?\b(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
LOST = re.compile("\ufffd|锟斤拷")  # what decoders leave of bytes that they cannot read
COMMON = 0.8  # of the Chinese characters of a GB18030 text at least this share is of GB2312's first level
DAMAGED = 0.001  # more replacement characters than this share: the text was lost before it came here
ODD = 0.005  # more control, unassigned and private characters than this share: not a text
SAVE_AS = "请用记事本或 WPS 打开，确认内容无误后另存为 UTF-8 编码再试"


class DecodeError(Exception):
    """The bytes are not a text that can be read with certainty; the text says why and what to do."""


def decode_text(data: bytes) -> str:
    """Return `data` as text with its own line ends; a byte-order mark is dropped."""
    marked = _decode_marked(data)
    if marked is not None:
        return _check(marked)
    text = _decode(data, "utf-8")
    if text is None:
        text = _decode(data, "gb18030")
        if text is None or not _is_plausible(text):
            raise DecodeError(_why_not(data))
    return _check(text)


def decode_page(data: bytes) -> str:
    """Return a web page as text: by its mark, by what it declares, else as UTF-8 or GB18030.

    A page that breaks its own encoding in a few places keeps a replacement character there.
    """
    marked = _decode_marked(data)
    if marked is not None:
        return _check(marked)
    declared = CHARSET.search(data[:4096])
    name = NAMES.get(declared[1].decode("ascii", "replace").lower(), "utf-8") if declared else "utf-8"
    for codec in dict.fromkeys((name, "utf-8", "gb18030")):
        text = _decode(data, codec)
        if text is not None and (codec == "utf-8" or _is_plausible(text)):
            return _check(text)
    return _check(data.decode(name, "replace"))


def _decode_marked(data: bytes) -> str | None:
    for mark, codec in MARKS:
        if data.startswith(mark):
            text = _decode(data[len(mark) :], codec)
            if text is None:
                raise DecodeError(f"文件开头标明编码是 {codec.upper()}，内容却不是，可能已损坏；{SAVE_AS}")
            return text
    return None


def _decode(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _is_plausible(text: str) -> bool:
    """Tell whether the characters beyond ASCII are those of Chinese prose (鏂囦欢 is not)."""
    beyond = [char for char in text if char > "\x7f"]
    return sum(map(_is_common, beyond)) >= COMMON * len(beyond)


def _is_common(char: str) -> bool:
    """Tell whether `char` is Chinese punctuation or one of GB2312's 3,755 most used characters."""
    code = char.encode("gb2312", "ignore")
    return len(code) == 2 and (0xA1 <= code[0] <= 0xA3 or 0xB0 <= code[0] <= 0xD7)


def _check(text: str) -> str:
    """Return `text` unless it is binary data or was damaged before."""
    if "\x00" in text:
        raise DecodeError(f"含有空字符，不是文本文件，或是没有标记的 UTF-16 编码；{SAVE_AS}")
    lost = LOST.findall(text)
    if len(lost) > DAMAGED * len(text):
        line = text.count("\n", 0, text.index(lost[0])) + 1
        raise DecodeError(f"有 {len(lost)} 处文字已经损坏（{lost[0]}，第 {line} 行起）；请从原文件重新导出")
    odd = sum(1 for char in text if _is_odd(char))
    if odd > ODD * len(text):
        raise DecodeError(f"含有大量控制字符或未定义的字符，不像文本；{SAVE_AS}")
    return text


def _is_odd(char: str) -> bool:
    return char not in "\t\n\v\f\r\x85" and unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs")


def _why_not(data: bytes) -> str:
    """Return the reason for data that is neither UTF-8 nor GB18030, with the line where UTF-8 breaks."""
    lenient = data.decode("utf-8", "replace")
    lost = lenient.count("\ufffd")
    line = lenient.count("\n", 0, lenient.index("\ufffd")) + 1
    if lost * 50 < len(lenient):
        return f"UTF-8 编码在第 {line} 行损坏（共 {lost} 处）；请从原文件重新导出"
    return f"认不出文字编码（不是 UTF-8、GB18030 或带标记的 UTF-16）；{SAVE_AS}"
