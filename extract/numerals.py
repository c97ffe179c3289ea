"""Numbers as official prose writes them: 1.2万, 三百二十, 二〇一九, 五分之一, l0 for 10."""

import re
from decimal import Decimal

DIGIT = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}
DIGIT |= {"O": 0, "Ｏ": 0}  # 二OO四
DIGIT |= {"九": 9, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

CHINESE = "零〇一二两三四五六七八九十百千万亿点半"
# 1,200.5  86亿  300万  10
ARABIC_NUMBER = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12})(?:\.[0-9]{1,6})?"
    r"(?:[百千]?[万亿]{1,2}|[百千](?=[元个家户人名吨亩]))?"
)
# l0% for 10%: a misprint of the first or the last digit
MISPRINT = r"[lI][0-9Oo](?:\.[0-9]{1,3})?(?=[%])|[0-9]{1,3}[lOo](?=[%])"
# 三百二十  五万  半  三点五亿
CHINESE_NUMBER = rf"[{CHINESE}]{{1,12}}"
# 五分之一  百分之三十  千分之1.5  2/3
FRACTION = (
    rf"(?:(?:[{CHINESE}]{{1,4}}|[0-9]{{1,4}})分之(?:[{CHINESE}]{{1,8}}|[0-9]{{1,4}}(?:\.[0-9]{{1,4}})?)"
    r"|(?<![/.])[1-9]/[2-9](?![0-9/]))"
)
# 三成  七成五  8成, but not 一成不变
TENTHS = (
    r"[一二两三四五六七八九1-9]成(?:[一二三四五六七八九半](?![0-9百千万个]))?"
    r"(?![立为本员果功效熟交长人品型都不])"
)
_ARABIC = re.compile(r"([0-9]+(?:\.[0-9]+)?)([百千万亿]*)")


def parse_number(text: str) -> Decimal:
    """Return the value of a number in figures or in characters, without unit.

    Raises:
        ValueError: `text` is not a number.
    """
    plain = text.replace(",", "").replace("l", "1").replace("I", "1").replace("O", "0").replace("o", "0")
    if match := _ARABIC.fullmatch(plain):
        value = Decimal(match[1])
        for sign in match[2]:
            value *= TENS.get(sign) or MYRIADS[sign]
        return value
    if "分之" in text:
        whole, _, part = text.partition("分之")
        return parse_number(part) / parse_number(whole)
    if "/" in text:
        part, _, whole = text.partition("/")
        return parse_number(part) / parse_number(whole)
    if "成" in text:
        tenths, _, rest = text.partition("成")
        return (parse_number(tenths) + (parse_number(rest) if rest == "半" else _tenth(rest))) / 10
    return parse_chinese(text)


def _tenth(rest: str) -> Decimal:
    """Return what stands behind 成 as a part of it: 五 is half of a tenth."""
    return parse_number(rest) / 10 if rest else Decimal(0)


def is_share(number: str) -> bool:
    """Tell whether a number is a share of one, without a unit of its own (五分之一, 2/3, 三成)."""
    return "分之" in number or "/" in number or "成" in number


def parse_chinese(text: str) -> Decimal:
    """Return the value of a number in characters (三百二十, 一点五万, 二〇一九, 半).

    Raises:
        ValueError: `text` is not such a number.
    """
    if text == "半":
        return Decimal("0.5")
    whole, point, fraction = text.partition("点")
    scale = Decimal(1)
    while point and fraction and fraction[-1] in MYRIADS:
        scale *= MYRIADS[fraction[-1]]
        fraction = fraction[:-1]
    digits = "".join(str(_digit(char)) for char in fraction)
    if point and not digits:
        raise ValueError(f"not a number: {text}")
    return (_whole(whole) + (Decimal(f"0.{digits}") if digits else 0)) * scale


def parse_year(text: str) -> int:
    """Return the year written as four digits in figures or characters (2019, 二〇一九).

    Raises:
        ValueError: `text` is not a year.
    """
    return int("".join(char if char.isdecimal() else str(_digit(char)) for char in text))


def _digit(char: str) -> int:
    if char not in DIGIT:
        raise ValueError(f"not a digit: {char}")
    return DIGIT[char]


def _whole(text: str) -> Decimal:
    """Return a whole number in characters; without 十百千万亿 its digits are read one by one."""
    if not text:
        raise ValueError("no number")
    if not any(char in TENS or char in MYRIADS for char in text):
        return Decimal("".join(str(_digit(char)) for char in text))
    total = section = digit = 0
    for char in text:
        if char in TENS:
            section += (digit or 1) * TENS[char]
            digit = 0
        elif char in MYRIADS:
            total = _scaled(total, section + digit, MYRIADS[char])
            section = digit = 0
        else:
            digit = _digit(char)
    return Decimal(total + section + digit)


def _scaled(total: int, part: int, scale: int) -> int:
    """Add `part` times `scale` to what is read; 亿 behind 万 scales all of it (三万亿, 一亿五千万)."""
    if part == 0 and total:
        return total * scale
    if scale == MYRIADS["亿"]:
        return (total + part or 1) * scale
    return total + (part or 1) * scale
