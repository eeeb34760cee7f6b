"""The process that talks to the model hub: `python -m rehearsal.speech.fetch probe | download`.

It is a process of its own because a hub that accepts a connection and never answers can hold
huggingface-hub for ever, and only a process can be ended. It reads its order as one line of JSON
from standard input, answers with one line of JSON, and ends when standard input is closed, that
is, when whoever started it is gone. Whatever it raises, its parent reports.

Files come by `http_get`, which can go on where an earlier process was ended; huggingface-hub's own
downloads begin again from nothing. They are verified, put among the cache's blobs under the names
that huggingface-hub gives them, and then it makes its snapshot of them.
"""

import hashlib
import json
import os
import sys
import threading
from pathlib import Path
from typing import Any

PARTIAL = ".partial"
"""Suffix of a blob that is not whole yet."""

ALREADY_RUNNING = 3
GONE_BAD = 4
"""Exit statuses that the parent has a sentence for; others come with their last line of stderr."""

WRITTEN_AT_ONCE = 1 << 18
"""Bytes. huggingface-hub holds back 10 MB, which on a slow line looks like a minute of silence."""

HASHED_AT_ONCE = 64 << 20
"""Bytes between two signs of life while a file is verified."""


def main() -> int:
    """Carry out one order."""
    order = json.loads(sys.stdin.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if sys.argv[1] == "probe":
        _answer(probe(order["repository"], order["timeout"]))
        return 0
    return download(order)


def probe(repository: str, timeout: float) -> dict[str, Any]:
    """Return the hub's commit, and name, size and digest of each of a repository's files.

    `timeout` in seconds, for each read. A repository that does not exist has the commit None.
    """
    from huggingface_hub import HfApi
    from huggingface_hub.errors import RepositoryNotFoundError

    try:
        found = HfApi().model_info(repository, timeout=timeout, files_metadata=True)
    except RepositoryNotFoundError:
        return {"commit": None, "files": []}
    files = [
        {
            "name": file.rfilename,
            "size": file.size,
            "digest": file.lfs.sha256 if file.lfs else file.blob_id,
        }
        for file in found.siblings or ()
    ]
    return {"commit": found.sha, "files": files}


def download(order: dict[str, Any]) -> int:
    """Fetch the files of an order into the local cache; return the exit status."""
    import filelock

    blobs = Path(order["blobs"])
    blobs.mkdir(parents=True, exist_ok=True)
    try:
        with filelock.FileLock(blobs.parent / "rehearsal-download.lock", timeout=0):
            return _download(order, blobs)
    except filelock.Timeout:
        return ALREADY_RUNNING


def _download(order: dict[str, Any], blobs: Path) -> int:
    from huggingface_hub import snapshot_download

    _answer({"begun": order["repository"]})
    for file in order["files"]:
        if (blobs / file["digest"]).is_file():
            continue
        partial = blobs / (file["digest"] + PARTIAL)
        _fetch(order["repository"], order["commit"], file, partial)
        if not _is_whole(partial, file):
            partial.unlink()
            return GONE_BAD
        partial.replace(blobs / file["digest"])
    folder = Path(
        snapshot_download(
            order["repository"],
            cache_dir=blobs.parent.parent,
            allow_patterns=[file["name"] for file in order["files"]],
        )
    )
    for file in order["files"]:
        path = folder / file["name"]
        # A mirror may name its blobs otherwise; huggingface-hub has then fetched them itself.
        if path.resolve().name != file["digest"] and not _is_whole(path, file):
            path.resolve().unlink()
            path.unlink(missing_ok=True)
            return GONE_BAD
    _answer({"folder": str(folder)})
    return 0


def _fetch(repository: str, commit: str, file: dict[str, Any], partial: Path) -> None:
    """Fetch what a partial file still lacks."""
    from huggingface_hub import constants, hf_hub_url
    from huggingface_hub.file_download import http_get
    from huggingface_hub.utils import build_hf_headers  # type: ignore[attr-defined]

    constants.DOWNLOAD_CHUNK_SIZE = WRITTEN_AT_ONCE
    with partial.open("r+b" if partial.is_file() else "w+b") as target:
        here = target.seek(0, os.SEEK_END)
        if here > file["size"]:
            here = target.truncate(0)
            target.seek(0)
        http_get(
            hf_hub_url(repository, file["name"], revision=commit),
            target,
            resume_size=here,
            headers=build_hf_headers(),
            expected_size=file["size"],
        )


def _is_whole(path: Path, file: dict[str, Any]) -> bool:
    """Whether a file has the size and the digest that the hub announced.

    Large files are named by their SHA-256, small ones by git: SHA-1 over a header and the content.
    """
    size = path.stat().st_size
    if size != file["size"]:
        return False
    by_git = len(file["digest"]) == 40
    digest = hashlib.sha1(b"blob %d\0" % size) if by_git else hashlib.sha256()
    with path.open("rb") as content:
        while block := content.read(HASHED_AT_ONCE):
            digest.update(block)
            _answer({"verifying": file["name"]})
    return bool(digest.hexdigest() == file["digest"])


def _answer(document: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(document) + "\n")
    sys.stdout.flush()


def _end_with_parent() -> None:
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
