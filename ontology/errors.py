"""The errors that reach a user: one Chinese sentence with the file or value and the remedy."""


class PolicyError(Exception):
    """Anything that a user can mend; its text is one Chinese sentence with the remedy."""


class SourceError(PolicyError):
    """A source file that cannot be read; `path` is the file as the user named it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}：{reason}")
        self.path = path
        self.reason = reason


class GraphError(PolicyError):
    """A graph that may not be written, or a store that cannot be opened."""


class UnknownDocumentError(GraphError):
    """A document that the store does not hold; `name` is what was asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}：库中没有这份文件；可用 zhengtu list 查看已收录的文件")
        self.name = name


class QueryError(PolicyError):
    """A query or question that cannot be run as it stands."""
