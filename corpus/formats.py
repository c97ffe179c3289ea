"""What a file is, by its first bytes and its name, and what to do about one that cannot be read."""

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath


class Format(StrEnum):
    """The formats that are read, with their media types."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class FormatError(Exception):
    """The file is in no format that is read; the text says which it is and what to do."""


SUFFIXES = {
    ".txt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".htm": Format.HTML,
    ".html": Format.HTML,
    ".docx": Format.WORD,
}
SUPPORTED = "docx、html、md、txt"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RESAVE = "请用 Word 或 WPS 打开后另存为 docx 再试"
LOCKED = "文件已加密，无法读取；请先用 Word 或 WPS 输入密码打开，取消密码后另存为 docx 再试"
SCANNED = "请先做文字识别，再存为 docx 或 txt"
UNPACK = "请先解压，再添加其中的文件"
# How a file of another format begins, what it is, and the remedy.
BEGINNINGS = (
    (b"%PDF", "PDF 文件", "请另存为 docx 或 txt 再试"),
    (b"{\\rtf", "RTF 文件", RESAVE),
    (b"\x89PNG", "图片", SCANNED),
    (b"\xff\xd8\xff", "图片", SCANNED),
    (b"GIF8", "图片", SCANNED),
    (b"II*\x00", "图片", SCANNED),
    (b"MM\x00*", "图片", SCANNED),
    (b"Rar!", "压缩包", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "压缩包", UNPACK),
    (b"\x1f\x8b", "压缩包", UNPACK),
    (b"MIME-Version:", "单个文件网页（mht）", RESAVE),
)
# A member that tells what a zip archive is.
MEMBERS = (
    ("xl/workbook.xml", "Excel 表格（xlsx）", "请把表格复制到 Word 或 WPS 文档中，另存为 docx 再试"),
    ("ppt/presentation.xml", "演示文稿（pptx）", "请把文字复制到 docx 或 txt 再试"),
    ("OFD.xml", "OFD 版式文件", "请用 OFD 阅读器或 WPS 另存为 docx 或 txt 再试"),
    ("content.xml", "OpenDocument 文档（odt）", RESAVE),
)
# What a file of another suffix is said to be where its content does not tell.
NAMES = {
    ".doc": ("Word 97 文档（doc）", RESAVE),
    ".wps": ("WPS 文档（wps）", RESAVE),
    ".pdf": ("PDF 文件", "请另存为 docx 或 txt 再试"),
    ".xlsx": ("Excel 表格", "请把表格复制到 Word 或 WPS 文档中，另存为 docx 再试"),
    ".xls": ("Excel 表格", "请把表格复制到 Word 或 WPS 文档中，另存为 docx 再试"),
    ".ofd": ("OFD 版式文件", "请用 OFD 阅读器或 WPS 另存为 docx 或 txt 再试"),
}
PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
TAG = re.compile(rb"<[a-z][^<>]*>", re.I)


def recognize(data: bytes, name: str) -> Format:
    """Return the format of `data`; content that is unmistakable wins over the suffix of `name`.

    Raises:
        FormatError: it is not read, or name and content contradict each other.
    """
    suffix = PurePath(name).suffix.lower()
    _refuse_binary(data, suffix)
    if data.startswith(b"PK\x03\x04"):
        return _recognize_archive(data, suffix)
    if PAGE.match(data.removeprefix(b"\xef\xbb\xbf")[:4096]):
        return Format.HTML
    named = SUFFIXES.get(suffix)
    if named is None:
        what, remedy = NAMES.get(suffix, ("这种格式", f"请另存为 {SUPPORTED} 之一再试"))
        raise FormatError(f"暂不支持{what}；{remedy}")
    if named is Format.WORD:
        raise FormatError(f"不是 docx 文件，或已损坏；{RESAVE}，纯文本请把扩展名改为 .txt")
    if named is Format.HTML and b"\x00" not in data and not TAG.search(data):
        raise FormatError("扩展名是网页，内容却没有网页标记；如是纯文本，请把扩展名改为 .txt 再试")
    return named


def is_document(name: str) -> bool:
    """Tell whether files of this name are picked up from a folder; some of them only to say why not."""
    return PurePath(name).suffix.lower() in {*SUFFIXES, *NAMES}


def _refuse_binary(data: bytes, suffix: str) -> None:
    """Refuse what begins like a format that is not read."""
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise FormatError(LOCKED)
        what, remedy = NAMES.get(suffix, ("旧版 Office 文档（doc、xls 或 wps）", RESAVE))
        raise FormatError(f"暂不支持{what}；{remedy}")
    for beginning, what, remedy in BEGINNINGS:
        if data.startswith(beginning):
            raise FormatError(f"内容是{what}，暂不支持；{remedy}")


def _recognize_archive(data: bytes, suffix: str) -> Format:
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise FormatError(f"文件不完整或已损坏；请重新下载，或{RESAVE}") from error
    if any(member.lower().startswith("word/") for member in members):
        return Format.WORD
    for member, what, remedy in MEMBERS:
        if member in members:
            raise FormatError(f"内容是{what}，暂不支持；{remedy}")
    if suffix == ".docx":
        raise FormatError(f"扩展名是 docx，内容却是普通压缩包；{UNPACK}")
    raise FormatError(f"内容是压缩包，暂不支持；{UNPACK}")
