"""Files into documents: finds them, reads each with the reader of its format, says what is wrong with one."""

import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath

from corpus.archive import ArchiveError
from corpus.document import Document, Layout
from corpus.encoding import DecodeError, decode_text
from corpus.formats import SUPPORTED, Format, FormatError, is_document, recognize
from corpus.html import read_html
from corpus.markdown import read_markdown
from corpus.word import read_word
from ontology.errors import SourceError

MAX_BYTES = 64 * 2**20
MAX_CHARACTERS = 5_000_000

Reading = tuple[str, Layout | None]


def read_document(path: Path) -> Document:
    """Return the document in the file at `path`.

    Raises:
        SourceError: it cannot be read; the message is one Chinese sentence with the file and the remedy.
    """
    shown = _shown(path)
    try:
        size = path.stat().st_size
        regular, folder = path.is_file(), path.is_dir()
        data = path.read_bytes() if regular and size <= MAX_BYTES else b""
    except FileNotFoundError as error:
        raise SourceError(shown, "找不到这个文件；请检查路径和文件名") from error
    except PermissionError as error:
        raise SourceError(shown, "没有读取权限；请修改文件权限，或把它复制到自己的文件夹再试") from error
    except (OSError, ValueError) as error:
        raise SourceError(shown, "无法打开；请检查路径和磁盘，或把文件复制到别处再试") from error
    if folder:
        raise SourceError(shown, "这是文件夹，不是文件；请给出其中的文件")
    if not regular:
        raise SourceError(shown, "不是普通文件，无法读取；请给出文档文件")
    if size > MAX_BYTES:
        raise SourceError(shown, _too_big(size))
    return _read(data, shown, _shown(PurePath(path.name)))


def read_bytes(data: bytes, name: str) -> Document:
    """Return the document in `data`, an upload or a held source; `name` is its file name with suffix.

    Raises:
        SourceError: it cannot be read.
    """
    return _read(data, name, PurePath(name.replace("\\", "/")).name)


def find_sources(paths: Iterable[Path]) -> list[Path]:
    """Return the files to read: files as named, folders walked for documents, sorted, each once.

    A document of a format that is not read (doc, pdf), or a named file that is missing, is kept, so that
    reading it says why.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found |= dict.fromkeys(sorted(_walk(path)))
        else:
            found[path] = None
    return list(found)


def _walk(folder: Path) -> Iterable[Path]:
    """Yield the documents below `folder`, without hidden files and Word's lock files (~$…)."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if is_document(name) and not name.startswith((".", "~$")):
                yield Path(place, name)


def _read(data: bytes, shown: str, name: str) -> Document:
    if len(data) > MAX_BYTES:
        raise SourceError(shown, _too_big(len(data)))
    if not data:
        raise SourceError(shown, "文件是空的（0 字节）；请检查是否下载或复制完整")
    try:
        found = recognize(data, name)
        text, layout = READERS[found](data)
    except (FormatError, ArchiveError, DecodeError) as error:
        raise SourceError(shown, str(error)) from error
    if not text.strip("\ufeff\u200b \t\r\n\v\f\xa0\u3000"):
        raise SourceError(shown, _no_words(found))
    if len(text) > MAX_CHARACTERS:
        raise SourceError(
            shown, f"正文有 {len(text):,} 字，超过 {MAX_CHARACTERS:,} 字的上限；请拆分成几个文件再试"
        )
    digest = hashlib.sha256(data).hexdigest()
    return Document(PurePath(name).stem, text, digest, found.value, layout)


def _read_plain(data: bytes) -> Reading:
    return decode_text(data), None


READERS: dict[Format, Callable[[bytes], Reading]] = {
    Format.TEXT: _read_plain,
    Format.MARKDOWN: read_markdown,
    Format.HTML: read_html,
    Format.WORD: read_word,
}


def _no_words(found: Format) -> str:
    if found is Format.WORD:
        return "文档里没有文字（可能只有扫描图片）；请先做文字识别，再存为 docx 或 txt"
    if found is Format.HTML:
        return f"网页里没有正文；请在浏览器中打开，把正文另存为 {SUPPORTED} 之一再试"
    return "文件里只有空白，没有文字；请检查是否保存完整"


def _too_big(size: int) -> str:
    return f"文件有 {size / 2**20:.0f} MB，超过 {MAX_BYTES // 2**20} MB 的上限；请删去图片或拆分后再试"


def _shown(path: PurePath) -> str:
    """Return `path` as it can be printed; names from an old Windows archive are GB18030 bytes."""
    raw = os.fsencode(path)
    for codec in ("utf-8", "gb18030"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")
