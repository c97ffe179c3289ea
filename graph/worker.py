"""The process that runs one query of a user: reads a request, shuts itself off, answers, ends."""

import pickle
import re
import resource
import sys

from graph.isolate import shut_network
from graph.sandbox import Request
from graph.store import run_snapshot
from graph.values import Result

SERVICE = re.compile(r"service|\\u", re.IGNORECASE)  # \u0053ERVICE is SERVICE too


def answer(request: Request) -> Result | str:
    """Return what the query gives, or one Chinese sentence that says why it gives nothing."""
    if not shut_network() and SERVICE.search(request.query):
        return "本机不允许隔离网络，含有 SERVICE 字样或转义字符的查询不能运行；请改写查询"
    resource.setrlimit(resource.RLIMIT_AS, (request.memory, request.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        return run_snapshot(request.snapshot, request.query, request.rows)
    except SyntaxError as error:
        return f"查询写法有误，只接受 SELECT、ASK、CONSTRUCT、DESCRIBE：{error.msg}"
    except MemoryError:
        return "查询用尽了允许的内存；请缩小范围或加上 LIMIT"
    except (OSError, ValueError, RuntimeError) as error:
        return f"查询不能完成：{error}（不能访问其他服务器）"


def main() -> None:
    """Answer the request on standard input on standard output."""
    request = pickle.load(sys.stdin.buffer)
    sys.stdout.buffer.write(pickle.dumps(answer(request)))


if __name__ == "__main__":
    main()
