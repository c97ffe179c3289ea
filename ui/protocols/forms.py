"""The JSON of /ask and /search as its description shows it; answers are checked against it by the tests."""

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Strict(BaseModel):
    """An object without other keys than its own."""

    model_config = ConfigDict(extra="forbid")


class AskedQuestion(Strict):
    """A question, and the conversation that it goes on with."""

    question: str = Field(
        min_length=1, max_length=2000, description="问题", examples=["望川市水务局牵头哪些任务？"]
    )
    today: date | None = Field(default=None, description="按哪一天算“今年”“本月”；不写时是今天")
    previous: list[str] = Field(
        default_factory=list,
        max_length=50,
        description="同一对话里先前的问题，从最早的起；追问（“财政局呢？”）据此理解",
    )
    choose: dict[str, str] = Field(
        default_factory=dict, description="有几种读法的词按哪一种读：照抄上次回答 readings 里的 choose"
    )
    id: str | None = Field(default=None, max_length=200, description="问题的编号，原样写回")


class Citation(Strict):
    """The words of a source; `start` and `end` are characters of the text as read."""

    doc: str = Field(description="文件名")
    start: int = Field(description="在原文中的起点（字符）")
    end: int = Field(description="终点（不含）")
    quote: str = Field(description="原文的字句")
    path: list[str] = Field(description="上级标题，从最高一级起")
    corrected: str | None = Field(default=None, description="人工校正过的内容：理由（作者，日期）")


class OfferedReading(Strict):
    """One way to read a doubtful word of a question."""

    mention: str = Field(description="问题里的词")
    label: str = Field(description="它指什么")
    choose: dict[str, str] = Field(description="按这种读法再问时写在 choose 里")
    question: str | None = Field(description="直接说明这种读法的问题；说不明的为空")
    taken: bool = Field(description="这次的回答按的就是这种读法")


class ToldAnswer(Strict):
    """The answer to a question."""

    id: str | None = Field(default=None, description="问题的编号")
    question: str = Field(description="问题")
    answered: bool = Field(description="文件里有没有答案")
    kind: str = Field(
        description="答案的种类：tasks、agencies、deadlines、thresholds、documents、count、boolean、none"
    )
    answers: list[dict[str, Any]] = Field(description="答案，每个一项；种类不同，各项的键不同")
    text: str = Field(description="一句话的回答；没有答案时说明没有，并说明找了什么")
    plan: str = Field(description="问题的中文读法：所问、范围、单位、角色、期限、主题")
    sparql: str | None = Field(description="得出答案的查询，可以原样发给 /sparql")
    citations: list[Citation] = Field(description="依据的原文")
    readings: list[OfferedReading] = Field(description="有几种读法的词，每种读法一项，最可能的在前")
    reason: str | None = Field(default=None, description="没有答案的原因")


class FoundPassage(Strict):
    """A passage of a document."""

    doc: str = Field(description="文件名")
    text: str = Field(description="原文")
    start: int = Field(description="在原文中的起点（字符）")
    end: int = Field(description="终点（不含）")
    path: list[str] = Field(description="上级标题，从最高一级起")
    score: float = Field(description="得分，越高越合")


class FoundPassages(Strict):
    """The passages found, the best first."""

    results: list[FoundPassage]


class SparqlResult(BaseModel):
    """What a query gave: SPARQL 1.1 Query Results JSON, or a graph as JSON-LD."""

    head: dict[str, Any] = Field(default_factory=dict)
    results: dict[str, Any] | None = None
    boolean: bool | None = None
    graph: list[dict[str, Any]] | None = None


class TaskSpan(Strict):
    """A place of a task in the text of its document."""

    start: int
    end: int


class TaskRole(Strict):
    """A body that has a part in a task."""

    agency: str = Field(description="单位全称")
    label: str = Field(description="文件中的名称")
    role: str = Field(description="lead 牵头、cooperate 配合、responsible 责任")
    inferred: str | None = Field(description="推断的规则；文件写明的为 null")


class MatrixTask(Strict):
    """A row of the responsibility matrix."""

    doc: str
    id: str
    title: str | None
    text: str
    path: list[str]
    deadlines: list[str]
    roles: list[TaskRole]
    spans: list[TaskSpan]
    corrected: str | None = Field(default=None, description="人工校正过的内容：理由（作者，日期）")


class ShownMatrix(Strict):
    """The responsibility matrix."""

    agencies: list[str] = Field(description="各单位的全称，任务多的在前")
    rows: list[MatrixTask]


class Problem(Strict):
    """Why a request was not met."""

    error: str = Field(description="一句话的说明和办法")
