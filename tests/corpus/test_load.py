import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import load
from corpus.load import find_sources, read_bytes, read_document
from ontology.errors import SourceError
from tests.corpus.docx_files import make_docx, make_zip, paragraph
from tests.corpus.marks import check_marks

TEXT = "一、工作目标\r\n到2026年底，全县年用水量控制在1.2亿立方米以内。\n"
DOCX = make_docx(paragraph("县水务局负责汇总。"))
PAGE = "<!DOCTYPE html><html><body><p>县水务局负责汇总。</p></body></html>".encode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le") + bytes(100)
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"


def test_a_text_file_is_kept_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "节水.方案.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    document = read_document(path)
    assert document.text == TEXT
    assert document.name == "节水.方案"
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.media_type == "text/plain"
    assert document.layout is None


def test_an_upload_is_read_as_the_file_is(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(DOCX)
    assert read_bytes(DOCX, "a.docx") == read_document(path)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (DOCX, "方案.txt", "wordprocessingml"),
        (DOCX, "方案.doc", "wordprocessingml"),
        (DOCX, "方案", "wordprocessingml"),
        (DOCX, "方案.DOCX", "wordprocessingml"),
        (PAGE, "通知.txt", "text/html"),
        (PAGE, "通知.doc", "text/html"),
        (PAGE, "通知.docx", "text/html"),
        (b"<!-- -->" * 300 + PAGE, "通知.txt", "text/html"),
        (b"<!-- -->" * 500, "通知.txt", "text/plain"),
        (PAGE, "C:\\通知.htm", "text/html"),
        (TEXT.encode(), "通知.TXT", "text/plain"),
        (TEXT.encode("gb18030"), "通知.markdown", "text/markdown"),
    ],
)
def test_content_that_is_unmistakable_wins_over_the_name(data: bytes, name: str, kind: str) -> None:
    document = read_bytes(data, name)
    assert kind in document.media_type
    assert document.name in ("方案", "通知")


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "空的.*下载"),
        (b"", "a.docx", "空的"),
        (" \r\n\t　\n".encode(), "a.txt", "只有空白"),
        (b"\xef\xbb\xbf", "a.md", "只有空白"),
        (LOCKED, "a.docx", "加密.*取消密码"),
        (LOCKED, "a.txt", "加密"),
        (OLE, "a.doc", "doc.*另存为 docx"),
        (OLE, "a.wps", "wps.*另存为 docx"),
        (OLE, "a.docx", "旧版 Office.*另存为 docx"),
        (b"%PDF-1.7\n...", "a.pdf", "PDF.*另存为 docx 或 txt"),
        (b"%PDF-1.7\n...", "a.txt", "PDF"),
        (b"{\\rtf1 ...", "a.doc", "RTF.*另存为 docx"),
        (b"\x89PNG\r\n", "a.png", "图片.*文字识别"),
        (make_zip({"xl/workbook.xml": "x"}), "a.xlsx", "xlsx.*docx"),
        (make_zip({"OFD.xml": "x"}), "a.ofd", "OFD.*另存为"),
        (make_zip({"content.xml": "x"}), "a.docx", "OpenDocument.*另存为"),
        (make_zip({"a.txt": "x"}), "a.docx", "普通压缩包.*解压"),
        (make_zip({"a.txt": "x"}), "a.zip", "压缩包.*解压"),
        (DOCX[:300], "a.docx", "损坏.*重新下载"),
        (make_zip({"word/document.xml": "<w:document"}), "a.docx", "不完整.*另存为"),
        (make_zip({"word/x.xml": ""}), "a.docx", "缺少内部文件"),
        (make_zip({"word/document.xml": "0" * 3 * 2**20}), "a.docx", "压缩炸弹"),
        (TEXT.encode(), "a.docx", "不是 docx.*改为 .txt"),
        (TEXT.encode(), "a.html", "没有网页标记.*改为 .txt"),
        (TEXT.encode(), "a.pdf", "PDF"),
        (TEXT.encode(), "a.json", "暂不支持.*另存为"),
        (TEXT.encode(), "a", "暂不支持"),
        (bytes(range(256)) * 9, "a.txt", "另存为 UTF-8"),
    ],
)
def test_bad_input_gives_one_line_with_the_file_and_the_remedy(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason) as caught:
        read_bytes(data, name)
    assert str(caught.value).startswith(f"{name}：")
    assert "\n" not in str(caught.value)


def test_a_path_that_is_no_readable_file_says_so(tmp_path: Path) -> None:
    for path, reason in [
        (tmp_path / "无.txt", "找不到"),
        (tmp_path, "文件夹"),
        (tmp_path / ("长" * 300), "无法打开"),
        (Path("/dev/null"), "不是普通文件"),
    ]:
        with pytest.raises(SourceError, match=reason) as caught:
            read_document(path)
        assert str(caught.value).startswith(f"{path}：")


def test_a_file_without_permission_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)

    def refuse(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(SourceError, match="权限"):
        read_document(path)


def test_what_is_too_big_is_refused_with_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(load.MAX_BYTES + 1)
    with pytest.raises(SourceError, match="超过 64 MB 的上限"):
        read_document(path)
    monkeypatch.setattr(load, "MAX_CHARACTERS", 10)
    with pytest.raises(SourceError, match="超过 10 字的上限"):
        read_bytes(TEXT.encode(), "a.txt")


def test_a_name_in_another_encoding_can_be_shown(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("节水方案.txt".encode("gb18030"))
    try:
        path.write_text(TEXT)
    except OSError:
        pytest.skip("this file system keeps names in UTF-8 only")
    assert read_document(path).name == "节水方案"


def test_sources_are_found_sorted_and_each_once(tmp_path: Path) -> None:
    for name in ("b.docx", "a.txt", "子/c.MD", "子/d.json", ".git/e.txt", "~$b.docx", "f.pdf", ".g.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("甲")
    missing, other = tmp_path / "无.txt", tmp_path / "f.pdf"
    found = find_sources([missing, tmp_path, other, tmp_path / "a.txt"])
    assert [str(path.relative_to(tmp_path)) for path in found] == [
        "无.txt",
        "a.txt",
        "b.docx",
        "f.pdf",
        "子/c.MD",
    ]


@settings(max_examples=60, deadline=None, database=None, derandomize=True)
@given(st.data())
def test_damaged_files_are_read_or_refused_but_never_crash(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([DOCX, PAGE, b"# |a|\n|-|\n" + TEXT.encode(), b"\xff\xfe" + OLE]))
    name = data.draw(st.sampled_from(["a.docx", "a.html", "a.md", "a.txt"]))
    place = data.draw(st.integers(0, len(whole)))
    spoilt = whole[:place] + data.draw(st.binary(max_size=8)) + whole[place + data.draw(st.integers(0, 9)) :]
    try:
        document = read_bytes(spoilt, name)
    except SourceError:
        return
    check_marks(document)


@pytest.mark.parametrize("path", find_sources([SAMPLES]), ids=lambda path: path.name)
def test_the_samples_are_read_with_marks_that_hold(path: Path) -> None:
    check_marks(read_document(path))
    assert read_document(path) == read_document(path)


def test_the_real_documents_are_kept_character_for_character(shared: Path) -> None:
    paths = find_sources([shared / "corpus", shared / "more" / "corpus", shared / "more" / "unlabelled"])
    assert len(paths) == 41
    for path in paths:
        assert read_document(path).text.encode() == path.read_bytes()


def test_loading_imports_no_heavy_library() -> None:
    code = "import sys, corpus.load; print([m for m in ('lxml', 'markdown_it', 'docx') if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
