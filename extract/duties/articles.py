"""Articles of a regulation that give nobody work: they encourage, permit, entitle, praise or punish."""

import re

from corpus.view import View
from extract.segment import parse
from extract.words import any_of

OBLIGES = re.compile("应当|应(?!急|用)|须|必须|需要|负责|(?<!需)要(?!求|素|件)")
# 国家鼓励个人捐赠。  鼓励和支持企业参与。
ENCOURAGES = re.compile(
    r"(?:国家|本[省市区县州]|全社会|各地)?(?:依法)?(?:支持|提倡|倡导)?(?:和|、)?鼓励(?:和支持|、支持|、引导|和引导)?"
)
PERMITS = re.compile(r"可以|[^许认]可(?:由|按|向|在|根据|按照)|有权")
SETS_UP = re.compile(
    "(?:本[省市区县州])?(?:应当)?(?:建立|健全|完善|实行|推行)[^，。；]{4,40}(?:制度|机制|体系)"
)
PUNISHES = re.compile(r"违反(?:本|前款|有关)|有(?:下列|以下)[^。]{0,16}之一|构成犯罪|予以(?:罢免|辞退|处罚)")
# 由其所在机关责令改正
BY_BODY = re.compile("由[^，。；]{0,30}(?:部门|机关|单位|政府|机构|委员会)")
PRAISES = re.compile(r"(?:给予|予以)(?:表彰|奖励|表扬)")
ENTITLES = re.compile(r"享受[^，。]{0,24}(?:待遇|优惠|优惠政策|补贴)|按照[^，。]{0,12}规定(?:享受|执行)")
# 学生的监护人应当…
BINDS_PERSONS = re.compile(rf"[^，。；]{{0,20}}{any_of('persons')}(?:应当|应|须|必须|不得)")


def gives_no_work(article: View) -> bool:
    """Tell whether no sentence of an article says what is to be done; it names no body that must act."""
    return all(_is_idle(article.text[start:end]) for start, end in parse(article.text).sentences)


def _is_idle(sentence: str) -> bool:
    if BY_BODY.search(sentence) and not PERMITS.search(sentence):
        return False
    if ENCOURAGES.match(sentence) or BINDS_PERSONS.match(sentence) or PUNISHES.search(sentence):
        return True
    if PRAISES.search(sentence):
        return True
    if SETS_UP.match(sentence):
        return False
    idle = PERMITS.search(sentence) or ENTITLES.search(sentence)
    return bool(idle) and not OBLIGES.search(sentence)
