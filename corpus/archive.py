"""A zip archive opened with care: what is too big, packed too tight or climbs out of its folder is refused.

Raises `ArchiveError`, whose text is the reason and the remedy in Chinese, without the file.
"""

import io
import lzma
import zipfile
import zlib

MEMBER_BYTES = 64 * 2**20
TOTAL_BYTES = 200 * 2**20
RATIO = 200  # unpacked : packed, of a member of more than 1 MB
MEMBERS = 2_000
CHUNK = 2**16
BROKEN = "压缩包已损坏；请用 Word 或 WPS 打开原文件后重新另存为 docx"


class ArchiveError(Exception):
    """The archive is damaged or breaks a limit; the text says which and what to do."""


class Archive:
    """A zip archive's members by name; members are unpacked when asked for, within the limits."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise ArchiveError(BROKEN) from error
        self._members = {info.filename: info for info in self._zip.infolist()}
        self._unpacked = 0
        self._check()

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """Return the unpacked member `name`.

        Raises:
            ArchiveError: it is absent, damaged, encrypted, or more than the limits allow.
        """
        info = self._members.get(name)
        if info is None:
            raise ArchiveError(f"缺少内部文件 {name}；{BROKEN}")
        if info.flag_bits & 0x1:
            raise ArchiveError("文件已加密；请先用 Word 或 WPS 取消密码再试")
        try:
            return b"".join(self._stream(info))
        except (
            zipfile.BadZipFile,
            zlib.error,
            lzma.LZMAError,
            EOFError,
            OSError,
            NotImplementedError,
        ) as error:
            raise ArchiveError(BROKEN) from error

    def _stream(self, info: zipfile.ZipInfo) -> list[bytes]:
        """Return the member's chunks, counting what really comes out and not what the archive declares."""
        chunks: list[bytes] = []
        size = 0
        with self._zip.open(info) as stream:
            while chunk := stream.read(CHUNK):
                size += len(chunk)
                self._unpacked += len(chunk)
                self._limit(info, size)
                chunks.append(chunk)
        return chunks

    def _check(self) -> None:
        """Refuse by the archive's own list, before anything is unpacked."""
        if len(self._zip.infolist()) > MEMBERS:
            raise ArchiveError(
                f"压缩包内超过 {MEMBERS:,} 个文件，不像正常文档；请用 Word 或 WPS 重新另存为 docx"
            )
        for info in self._zip.infolist():
            parts = info.filename.replace("\\", "/").split("/")
            if ".." in parts or parts[0] == "" or ":" in parts[0]:
                raise ArchiveError("压缩包内有越出目录的文件名，可能有害，未打开；请向发文单位索取原文件")
            self._limit(info, info.file_size)
        if sum(info.file_size for info in self._zip.infolist()) > TOTAL_BYTES:
            raise ArchiveError(_too_big("全部内容", TOTAL_BYTES))

    def _limit(self, info: zipfile.ZipInfo, size: int) -> None:
        if size > MEMBER_BYTES:
            raise ArchiveError(_too_big("一个内部文件", MEMBER_BYTES))
        if self._unpacked > TOTAL_BYTES:
            raise ArchiveError(_too_big("全部内容", TOTAL_BYTES))
        if size > 2**20 and size > RATIO * max(info.compress_size, 1):
            raise ArchiveError(f"压缩比超过 {RATIO} 倍，可能是压缩炸弹，未打开；请向发文单位索取原文件")


def _too_big(what: str, limit: int) -> str:
    return f"{what}解压后超过 {limit // 2**20} MB 的上限；请删去其中的大图片后另存为 docx 再试"
