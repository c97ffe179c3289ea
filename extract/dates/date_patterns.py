"""The patterns of dates in prose, and of the time of day; their groups are read in `extract.dates.dates`."""

import re

from extract.words import any_of_groups

_CN = "〇零0O一二三四五六七八九"
_SMALL = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_YEAR = rf"(?:(?:19|20)[0-9]{{2}}|[一二][{_CN}]{{3}})"
_RELATIVE = r"(?:今年|明年|本年度?|当年|次年|翌年|下一?年度?)"
_DASH = r"(?:—{1,2}|至|到)"
# 18时  上午10时  17：00
CLOCK = (
    r"(?:[上下]午|晚上?|早上?|中午|凌晨)?[0-9]{1,2}(?:时(?!间)|点(?!个)|：[0-9]{2})(?:[0-9]{1,2}分|整|半)?"
)


def _inner(prefix: str) -> str:
    """Return the pattern of what stands below the year, its groups named after `prefix`."""
    return (
        rf"(?:(?P<{prefix}half>[上下])半年|第?(?P<{prefix}quarter>[一二三四1-4])季度"
        rf"|(?P<{prefix}month>{_MONTH})月份?(?:(?P<{prefix}day>{_SMALL})[日号]|(?P<{prefix}third>[上中下])旬)?)"
    )


def _point(prefix: str) -> str:
    """Return the pattern of one point of the calendar, its groups named after `prefix`."""
    year = rf"(?:(?P<{prefix}year>{_YEAR})年度?|(?P<{prefix}relative>{_RELATIVE}))"
    edge = rf"(?P<{prefix}edge>底|末|初|中(?=[前，。；、）]|$))?"
    inner = _inner(prefix)
    below = inner.replace("?P<", "?P<y")
    this_year = rf"(?<![{_CN}0-9十百两几数半同每历多近])年(?=[底末内])"
    return rf"(?:{year}(?:年(?=[底末]))?(?:{below})?|{inner}|{this_year}){edge}"


# 2020年6月—12月  8月1日—9月30日  2020年1月1日至3月31日  2019年底至2020年初
_STRETCH = rf"(?<![0-9]){_point('a_')}起?{_DASH}{_point('b_')}"
# 2020年6—12月  6—8月  3月1—20日  2019—2021年
_MONTHS = (
    rf"(?<![0-9.])(?:(?P<m_year>{_YEAR})年)?"
    rf"(?P<m_from>{_MONTH}){_DASH}(?P<m_to>{_MONTH})月份?(?P<m_edge>[底末])?"
)
_DAYS = (
    rf"(?<![0-9])(?:(?P<d_year>{_YEAR})年)?"
    rf"(?P<d_month>{_MONTH})月(?P<d_from>{_SMALL})日?{_DASH}(?P<d_to>{_SMALL})日"
)
_YEARS = rf"(?<![0-9])(?P<y_from>{_YEAR})年?{_DASH}(?P<y_to>{_YEAR})年(?P<y_edge>[底末])?"
# 2017年底  2020年上半年  6月30日  三季度末  今年10月下旬
_SINGLE = rf"(?<![0-9第近前每]){_point('p_')}"
# “十四五”期间  “十四五”末  “十四五”前两年
_PLAN = r"[“\"]?(?P<plan>十[一二三四五六七八九]?)五[”\"]?(?P<plan_part>期间|时期|末|期末|前[一两二三四]年)"
# 2023.10.15  2023-09-30  2023/12/20  and 2023.12 where nothing is measured in it
_FIGURES = (
    r"(?<![0-9.])(?P<f_year>20[0-9]{2})(?P<f_sign>[.—/])(?P<f_month>1[0-2]|0?[1-9])"
    r"(?:(?P=f_sign)(?P<f_day>[0-3]?[0-9])(?![0-9])|(?=底?之?前|[底末]|[，。；、）〕]|$))"
)
# 2023.06—2023.12  2023.6.1—2023.6.30
_FIGURES_TO = (
    r"(?<![0-9.])(?P<g_year>20[0-9]{2})\.(?P<g_month>1[0-2]|0?[1-9])(?:\.(?P<g_day>[0-3]?[0-9]))?(?:—{1,2}|至)"
    r"(?P<h_year>20[0-9]{2})\.(?P<h_month>1[0-2]|0?[1-9])(?:\.(?P<h_day>[0-3]?[0-9]))?(?![0-9])"
)
# 春节前  2024年国庆节前
_FESTIVAL = rf"{any_of_groups('festival_days')}(?=之?前(?![后夕0-9一二三四五六七八九十两几]))"
_YEAR_FESTIVAL = rf"(?:(?P<l_year>{_YEAR})年|(?P<l_relative>{_RELATIVE}))(?P<l_festival>{_FESTIVAL})"
# 确保全年
_WHOLE_YEAR = r"(?<=确保|力争|争取|保证)(?P<w_relative>全年)"
_OPENS = r"(?=[0-9〇零一二三四五六七八九十今明本当次翌下上第年全“\"])"  # what any of them begins with
_DATES = (
    _YEARS,
    _DAYS,
    _YEAR_FESTIVAL,
    _STRETCH,
    _MONTHS,
    _FIGURES_TO,
    _FIGURES,
    _SINGLE,
    _PLAN,
    _WHOLE_YEAR,
)
MENTION = re.compile(_OPENS + "(?:" + "|".join(_DATES) + f")|(?<![第近])(?P<z_festival>{_FESTIVAL})")
CALENDAR = re.compile("[年月季五]|20[0-9]{2}[./—][01]?[0-9]|[节旦一]之?前")  # one stands in every date
