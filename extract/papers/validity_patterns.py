"""The patterns of what a document says of its own validity; dates in the text are masked beforehand."""

import re

from extract.folding import HIDDEN
from extract.words import any_of

DAY, STRETCH = "\ue000", "\ue001"  # stand for each character of a date, of a stretch of dates
_KIND = any_of("validity_kinds")
_ARTICLE = r"第[一二三四五六七八九十百0-9]{1,6}条"
# 本实施细则  本办法（试行）, but not 本市节水条例
OWN = (
    rf"(?:[本此](?![市省区县州盟旗次年月届轮批项款段]|条(?!例)|行(?!动))[\u4e00-\u9fff]{{0,6}}?{_KIND}{{1,2}}|本《{HIDDEN}+》)(?:及其?附件)?"
    r"(?:（[^（）]{1,12}）)?"
)
# 本办法由市水务局解释。自……  附则 自……  第三十条 有效期……  。自印发之日起施行
UNNAMED = (
    rf"(?:解释(?:和说明)?。(?:{_ARTICLE})?|附则(?:{_ARTICLE})?|{_ARTICLE})(?=[自从]|有效期)"
    r"|(?:^|(?<=[。；]))(?=自(?:[印公发颁][发布]之日|[^，。；]{4,20})起施行)"
)
SUBJECT = re.compile(rf"{OWN}|{UNNAMED}")
# 以上政策  上述相关条款
SUBJECT_LATE = re.compile(rf"(?:以上|上述)(?:相关|有关|各项|所有|全部)?{_KIND}{{1,2}}")
QUOTED = re.compile(r"“[^“”]*$")  # 修改为：“本办法自……
# what may stand between the subject and what is said of it
BETWEEN = re.compile(
    r"[，：]|由[^，。；《》]{2,40}解释(?=，)|[除经][^，。；]{2,60}(?=，)|适用于[^，。；]{2,40}(?=，)"
    r"|(?:原)?《[^，。；]{2,160}?(?:废止|停止执行)(?=，)|共[^，。；]{2,24}(?=，)"
)
_ISSUED = r"(?:印发|发布|公布|颁布|下发|发文|出台|签发|颁发)"
_NUMBER = r"(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})"
# 自2020年3月1日起  自印发之日起  自公布之日起30日后
_BEGIN = (
    rf"(?:[自从于以]?(?P<day>{DAY}++)零?时?(?:之日)?(?:起|开始)?|[自从]?(?P<stretch>{STRETCH}++)(?:期间|止|为止)?"
    rf"|(?P<issue>(?:[自从](?:本?[\u4e00-\u9fff]{{0,8}}?))?{_ISSUED})(?:之?日起?|[后起]|(?=满?{_NUMBER}))"
    rf"(?:，?满?(?P<wait>{_NUMBER})(?P<wait_unit>个工作日|[日天]|个月)(?:之?后|以后|届?满后?)起?)?)"
)
_PERIOD = r"(?:(?:有效|执行|实施|施行|试行|适用|政策)(?:期限?|时间|时限)|期限|为期|暂定(?!为))"
_VERB = (
    r"(?:起?(?:正式|开始|暂时?|继续|先行|同步|统一|全面)*"
    r"(?P<verb>施行|实施|实行|执行|生效|试行|暂行|有效)(?![期性]))"
)
_SET = r"(?:统一|均|暂)?(?:暂定|延长|延续|顺延|调整|定)?(?:为|是|：)?"
_ENDED = r"(?:自动|自行)?(?:失效|废止|终止|停止执行)"
# 至2025年2月28日止  到2025年底  2025年12月31日失效
_UNTIL = (
    rf"(?:(?:，?[有起]?效?(?:截?至|到|截止[到至]?)(?P<until>{DAY}++)(?:日?止|为止|期间?|有效|施行|实施|执行|结束|{_ENDED})*)"
    rf"|(?P<ended>{DAY}++)(?:止|{_ENDED}))"
)
# 5年  的3个月  两年内有效
_LENGTH = (
    rf"(?:的?(?:暂定)?(?P<number>{_NUMBER})(?P<unit>年|个月)"
    rf"(?:止|为止|期?内?有效|后{_ENDED})*(?![内以的之后前至]))"
)
# ends where nothing more is said of it
_CLOSE = r"(?=$|[，。；（《、：并且同及]|附件|政策解读)"
SAID = re.compile(
    rf"(?P<period>{_PERIOD})?{_SET}(?:{_BEGIN}，?)?{_VERB}?(?P<term>{_PERIOD})?{_SET}(?:{_UNTIL}|{_LENGTH})?{_CLOSE}"
)
# 〔实施日期〕2020-03-01  失效日期：2025-02-28
LABEL = re.compile(
    r"[〔（]?(?:(?P<begins>实施日期|施行日期|生效日期)|(?P<ends>失效日期|废止日期|有效期至))[〕）]?：?"
    r"(?P<year>(?:19|20)[0-9]{2})[—./年](?P<month>[0-9]{1,2})[—./月](?P<on>[0-9]{1,2})日?"
)
