"""The process that runs one query of a user: reads a request, shuts itself off, answers, ends."""

import pickle
import re
import resource
import sys

from graph.isolate import shut_network
from graph.sandbox import Request
from graph.snapshot import Written, write_snapshot
from ontology.errors import RefusedQueryError, Why

SERVICE = re.compile(r"service|\\u", re.IGNORECASE)  # \u0053ERVICE is SERVICE too
PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+)")
KNOWN = (
    ("Prefix not found", "，前缀没有声明"),
    ("variable that is unbound", "，SELECT 里的变量没有出现在 GROUP BY 里"),
)


def answer(request: Request) -> Written | RefusedQueryError:
    """Return what the query gives, or the refusal that says why it gives nothing."""
    if not shut_network() and SERVICE.search(request.asked.query):
        said = "本机不允许隔离网络，含有 SERVICE 字样或转义字符的查询不能运行；请改写查询"
        return RefusedQueryError(said, Why.STOPPED)
    resource.setrlimit(resource.RLIMIT_AS, (request.memory, request.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        return write_snapshot(request.snapshot, request.asked)
    except RefusedQueryError as refusal:
        return refusal
    except SyntaxError as error:
        return RefusedQueryError(explain(error.msg), Why.MALFORMED)
    except ValueError as error:
        return RefusedQueryError(f"查询写法有误，图的名称不是 IRI：{error}", Why.MALFORMED)
    except MemoryError:
        return RefusedQueryError("查询用尽了允许的内存；请缩小范围或加上 LIMIT", Why.STOPPED)
    except (OSError, RuntimeError):
        return RefusedQueryError(
            "查询不能完成：不能访问其他服务器，或读写出错；请去掉 SERVICE 后再试", Why.STOPPED
        )


def explain(message: str) -> str:
    """Return the Chinese sentence for what the engine says of a query that it cannot read."""
    place = PLACE.match(message)
    where = f"第 {place['line']} 行第 {place['column']} 列读不下去" if place else message.partition("\n")[0]
    known = next((said for words, said in KNOWN if words in message), "")
    return f"查询写法有误：{where}{known}；只接受 SELECT、ASK、CONSTRUCT、DESCRIBE"


def main() -> None:
    """Answer the request on standard input on standard output."""
    request = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(pickle.dumps(answer(request)))


if __name__ == "__main__":
    main()
