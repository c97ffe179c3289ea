import codecs

import pytest

from corpus.encoding import DecodeError, decode_page, decode_text

TEXT = "各镇人民政府，县政府有关部门：\r\n　　现将《松屏县节约用水方案》印发给你们。\r附件：1.任务表\n镕㙍\n"
PLAIN = "到2026年底，全县年用水量控制在1.2亿立方米以内。（牵头单位：县水务局）\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("gb18030"),
        b"\x84\x31\x95\x33" + TEXT.encode("gb18030"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    ],
)
def test_text_is_decoded_without_its_mark_and_with_its_line_ends(data: bytes) -> None:
    assert decode_text(data) == TEXT


@pytest.mark.parametrize("codec", ["gb2312", "gbk", "gb18030"])
def test_the_chinese_encodings_are_read_as_one(codec: str) -> None:
    assert decode_text(PLAIN.encode(codec)) == PLAIN


@pytest.mark.parametrize("text", ["ascii only\n", "A", "x\fy\vz"])
def test_plain_ascii_is_text(text: str) -> None:
    assert decode_text(text.encode()) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes(range(256)) * 40, "认不出文字编码|空字符"),
        (PLAIN.encode("utf-16-le"), "UTF-16|认不出"),  # no mark
        ("各鄉鎮公所應於每季結束前五日內將辦理情形函報縣政府備查".encode("big5"), "认不出文字编码"),
        ("関係部門は、毎月五日までに進捗を報告するものとする。".encode("shift_jis"), "认不出文字编码"),
        (PLAIN.encode() * 20 + PLAIN.encode()[:-5] + b"\xe5\n" + PLAIN.encode(), "第 21 行损坏"),
        ((PLAIN.encode() * 3)[:200], "认不出文字编码|损坏"),  # cut in the middle of a character
        (PLAIN.replace("水", "\ufffd").encode(), "第 1 行起"),
        (PLAIN.encode() + b"\x00" + PLAIN.encode(), "空字符"),
        ((PLAIN + "\x01\x02\x03\x04\x05").encode(), "控制字符"),
        ((PLAIN + "\ue000\uf8ff\U000e1234").encode(), "未定义"),
        (codecs.BOM_UTF8 + PLAIN.encode("gbk"), "UTF-8"),
        (codecs.BOM_UTF16_LE + b"a", "UTF-16"),
        (PLAIN.encode().decode("gb18030", "replace").encode("gb18030", "replace"), "认不出文字编码"),
        ("锟斤拷锟斤拷锟斤拷".encode("gb18030"), "已经损坏"),
        ((PLAIN + "锟斤拷").encode(), "已经损坏"),
    ],
)
def test_a_wrong_decode_never_passes_silently(data: bytes, reason: str) -> None:
    with pytest.raises(DecodeError, match=reason):
        decode_text(data)


def test_one_damaged_character_in_a_long_text_is_kept() -> None:
    text = PLAIN * 60 + "\ufffd"
    assert decode_text(text.encode()) == text


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ('<meta charset="gb2312">', "gb18030"),
        ('<META http-equiv=Content-Type content="text/html; charset=GBK">', "gb18030"),
        ('<?xml version="1.0" encoding="gb2312"?>', "gb18030"),
        ('<meta charset="utf-8">', "utf-8"),
        ("", "utf-8"),
        ("", "gb18030"),
        ('<meta charset="gb2312">', "utf-8"),  # the page does not tell the truth
        ('<meta charset="utf-8">', "gb18030"),
        ('<meta charset="no-such">', "utf-8"),
        ('<meta charset="big5">', "big5hkscs"),
    ],
)
def test_a_page_is_decoded_by_what_it_says_and_what_it_is(head: str, codec: str) -> None:
    page = head + ("<p>各鄉鎮公所應於每季結束前函報縣政府</p>" if codec == "big5hkscs" else f"<p>{PLAIN}</p>")
    assert decode_page(page.encode(codec)) == page


def test_a_page_cut_inside_a_character_keeps_the_rest() -> None:
    page = b'<meta charset="utf-8"><meta content="' + "通知".encode()[:5] + b'">' + (PLAIN * 40).encode()
    assert PLAIN * 40 in decode_page(page)
