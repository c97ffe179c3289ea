"""Counters as they are printed: 3 → 三, ③, III, c … by the names that Word gives the styles."""

HAN = "〇一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
STOPPED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
IN_BRACKETS = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
HAN_IN_BRACKETS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# Styles that are a row of signs; beyond its end the plain number is printed.
SIGNS = {
    "ideographTraditional": STEMS,
    "ideographZodiac": BRANCHES,
    "decimalEnclosedCircle": CIRCLED,
    "decimalEnclosedCircleChinese": CIRCLED,
    "decimalEnclosedFullstop": STOPPED,
    "decimalEnclosedParen": IN_BRACKETS,
    "ideographEnclosedCircle": HAN_IN_BRACKETS,
}
COUNTED = frozenset((
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
    "taiwaneseCountingThousand", "koreanCounting",
))  # fmt: skip
SPELT = ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital")


def format_ordinal(number: int, style: str) -> str:
    """Return `number` as `style` prints it; an unknown style gives Arabic digits, a bullet nothing."""
    if style in ("bullet", "none"):
        return ""
    if style in SIGNS:
        signs = SIGNS[style]
        return signs[number - 1] if 1 <= number <= len(signs) else str(number)
    if style in COUNTED:
        return format_han(number)
    if style in SPELT:
        return "".join(HAN[int(digit)] for digit in str(number))
    if style in ("chineseLegalSimplified", "japaneseLegal"):
        return format_han(number, LEGAL, "拾佰仟")
    if style == "ideographLegalTraditional":
        return format_han(number, LEGAL_TRADITIONAL, "拾佰仟")
    return _format_western(number, style)


def format_han(number: int, digits: str = HAN.replace("〇", "零"), units: str = "十百千") -> str:
    """Return 1 to 9999 in Han numerals: 12 → 十二, 105 → 一百零五; beyond that Arabic digits."""
    if not 0 < number < 10_000:
        return digits[0] if number == 0 else str(number)
    words = ""
    figures = str(number)
    for place, figure in zip(range(len(figures) - 1, -1, -1), figures, strict=True):
        if figure != "0":
            words += digits[int(figure)] + (units[place - 1] if place else "")
        elif words and not words.endswith(digits[0]):
            words += digits[0]
    words = words.rstrip(digits[0])
    return words[1:] if 10 <= number < 20 and units[0] == "十" else words


def _format_western(number: int, style: str) -> str:
    if style in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if style == "upperLetter" else letter
    if style in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = _format_roman(number)
        return roman.upper() if style == "upperRoman" else roman
    if style == "decimalZero":
        return f"{number:02d}"
    if style in ("decimalFullWidth", "decimalFullWidth2"):
        return str(number).translate(FULL_WIDTH)
    return str(number)


def _format_roman(number: int) -> str:
    words = ""
    for value, letters in ROMAN:
        words += letters * (number // value)
        number %= value
    return words
