"""A line of `make bench`."""

import sys


def say_time(what: str, seconds: float) -> None:
    """Print how long something takes, at once."""
    sys.stdout.write(f"{seconds:8.2f} 秒  {what}\n")
    sys.stdout.flush()
