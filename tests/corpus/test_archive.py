import io
import zipfile

import pytest

from corpus import archive
from corpus.archive import Archive, ArchiveError
from tests.corpus.docx_files import make_zip


def test_members_are_read_by_name() -> None:
    opened = Archive(make_zip({"word/document.xml": "甲"}))
    assert "word/document.xml" in opened and "word/styles.xml" not in opened
    assert opened.read("word/document.xml").decode() == "甲"


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"../evil.xml": "x"}, "越出目录"),
        ({"/etc/passwd": "x"}, "越出目录"),
        ({"C:\\x.xml": "x"}, "越出目录"),
        ({"word\\..\\..\\x": "x"}, "越出目录"),
        ({"bomb.xml": "0" * 4 * 2**20}, "压缩炸弹"),
        ({f"m{at}": "" for at in range(2001)}, "超过 2,000 个文件"),
    ],
)
def test_a_harmful_archive_is_refused_before_anything_is_unpacked(
    members: dict[str, str], reason: str
) -> None:
    with pytest.raises(ArchiveError, match=reason):
        Archive(make_zip(members))


@pytest.mark.parametrize(("limit", "reason"), [("MEMBER_BYTES", "一个内部文件"), ("TOTAL_BYTES", "全部内容")])
def test_what_is_too_big_is_refused_with_the_limit(
    monkeypatch: pytest.MonkeyPatch, limit: str, reason: str
) -> None:
    monkeypatch.setattr(archive, limit, 2**20)
    with pytest.raises(ArchiveError, match=f"{reason}.*超过 1 MB"):
        Archive(make_zip({"a.xml": "".join(map(str, range(250_000)))}))


def test_the_size_that_really_comes_out_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Archive(make_zip({"a.xml": "甲" * 1000}))
    monkeypatch.setattr(archive, "MEMBER_BYTES", 100)
    with pytest.raises(ArchiveError, match="超过"):
        opened.read("a.xml")


def test_a_damaged_member_is_said_to_be_damaged() -> None:
    data = bytearray(make_zip({"a.xml": "甲乙丙丁" * 9}))
    data[45] ^= 0xFF
    with pytest.raises(ArchiveError, match="已损坏"):
        Archive(bytes(data)).read("a.xml")


def test_an_encrypted_member_is_said_to_be_encrypted() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("a.xml", "甲")
    data = bytearray(buffer.getvalue())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(ArchiveError, match="加密"):
        Archive(bytes(data)).read("a.xml")
