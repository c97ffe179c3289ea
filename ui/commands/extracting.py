"""The command `extract`: what stands in documents, as JSON; no store is touched."""

import argparse
import json
from collections import Counter
from pathlib import Path

from corpus.load import find_sources, read_document
from extract.pipeline import extract as read_out
from ontology.codec import write_policy
from ontology.errors import PolicyError, SourceError
from ui.commands import console
from ui.rendering.remedies import ON_COMMAND_LINE, say_error


def extract(args: argparse.Namespace) -> int:
    """Print or write the policy of each document; 1 where one of them failed.

    Raises:
        PolicyError: the folder for the results cannot be made.
    """
    sources = find_sources(args.paths)
    if not sources:
        raise PolicyError("没有找到可以读取的文件；支持 txt、md、html、docx。")
    if args.out:
        make_folder(args.out)
    failed = 0
    names: Counter[str] = Counter()
    for path in console.progress(sources, "读取", len(sources)):
        try:
            policy = read_out(read_document(path))
        except PolicyError as error:
            console.warn(say_error(error, ON_COMMAND_LINE))
            failed += 1
            continue
        except Exception as error:
            console.warn(f"{path}：{console.log_bug(error, f'zhengtu extract {path}')}")
            failed += 1
            continue
        data = write_policy(policy)
        if not args.out:
            console.say_json(data)
            continue
        names[policy.doc] += 1
        count = names[policy.doc]
        name = policy.doc if count == 1 else f"{policy.doc}-{count}"
        text = json.dumps({**data, "doc": name}, ensure_ascii=False, indent=1)
        (args.out / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    return int(failed > 0)


def make_folder(folder: Path) -> None:
    """Make `folder` where it is not there.

    Raises:
        SourceError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SourceError(str(folder), f"不能建立这个目录（{error.strerror}），请换一个位置") from error
