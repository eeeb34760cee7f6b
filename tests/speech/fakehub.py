"""A model hub on 127.0.0.1 that behaves, or misbehaves, as it is told."""

import hashlib
import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

COMMIT = "c0ffee" * 6 + "c0ff"
LARGE = 200_000
"""Bytes from which the hub keeps a file by its SHA-256, as it does with Git LFS."""
BLOCK = 1 << 18
STALLS_AFTER = 7 * BLOCK
"""Bytes of a file after which a stalling hub sends no more: over half of the sample's model."""

Mode = Literal["good", "slow", "silent", "stalling", "cutting", "corrupt", "garbled", "empty"]


@dataclass
class FakeHub:
    """What the hub serves, how it behaves, and what it was asked."""

    repository: str
    files: Mapping[str, bytes]
    mode: Mode = "good"
    requests: list[str] = field(default_factory=list)
    address: str = ""
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(map(len, self.files.values()))

    def digest(self, name: str) -> str:
        """Return the name of a file's content, as the hub gives it."""
        content = self.files[name]
        if len(content) > LARGE:
            return hashlib.sha256(content).hexdigest()
        return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()

    def listing(self, name: str) -> dict[str, Any]:
        """Return what both listings of the hub say about a file."""
        content = self.files[name]
        entry: dict[str, Any] = {"rfilename": name, "path": name, "type": "file"}
        entry |= {"size": len(content), "blobId": self.digest(name), "oid": self.digest(name)}
        if len(content) > LARGE:
            entry["lfs"] = {"sha256": self.digest(name), "oid": self.digest(name)}
            entry["lfs"] |= {"size": len(content), "pointerSize": 134}
        return entry


@contextmanager
def fake_hub(repository: str, folder: Path, mode: Mode = "good") -> Iterator[FakeHub]:
    """Serve the files of a folder as one repository."""
    files = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    hub = FakeHub(repository, {**files, "README.md": b"# A model\n"}, mode)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (_Handler,), {"hub": hub}))
    server.daemon_threads = True
    hub.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield hub
    finally:
        hub.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: FakeHub

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self.answer(with_body=False)

    def do_GET(self) -> None:
        self.answer(with_body=True)

    def answer(self, *, with_body: bool) -> None:
        hub = self.hub
        path = self.path.split("?")[0]
        if with_body:
            hub.requests.append(f"{path.split('/')[-1]} {self.headers.get('Range', '')}".strip())
        if hub.mode == "silent":
            hub.closing.wait(60)
            self.close_connection = True
            return
        if path.startswith(f"/api/models/{hub.repository}"):
            self.reply(self.listing(path), {"Content-Type": "application/json"})
            return
        resolve = re.fullmatch(f"/{hub.repository}/resolve/(?:main|{COMMIT})/(.+)", path)
        if resolve and resolve[1] in hub.files:
            self.serve(resolve[1], with_body=with_body)
        else:
            self.reply(b"", {"X-Error-Code": "RepoNotFound"}, 404)

    def listing(self, path: str) -> bytes:
        hub = self.hub
        if hub.mode == "garbled":
            return b"<html>Please log in to this network</html>"
        names = [] if hub.mode == "empty" else list(hub.files)
        if "/tree/" in path:
            return json.dumps([hub.listing(name) for name in names]).encode()
        siblings = [hub.listing(name) for name in names]
        return json.dumps({"id": hub.repository, "sha": COMMIT, "siblings": siblings}).encode()

    def serve(self, name: str, *, with_body: bool) -> None:
        hub = self.hub
        content = hub.files[name]
        start = int(re.sub(r"\D", "", self.headers.get("Range", "")) or 0)
        headers = {
            "ETag": f'"{hub.digest(name)}"',
            "X-Repo-Commit": COMMIT,
            "Accept-Ranges": "bytes",
        }
        if start:
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        if hub.mode == "corrupt" and name == "model.bin":
            content = bytes(len(content))
        body = content[start:]
        if not with_body or len(body) <= BLOCK or hub.mode in ("good", "corrupt"):
            self.reply(body, headers, 206 if start else 200, with_body=with_body)
        else:
            self.serve_badly(body, headers, 206 if start else 200)

    def serve_badly(self, body: bytes, headers: Mapping[str, str], status: int) -> None:
        """Send a large file slowly, or a part of it and then nothing, or hang up."""
        self.head(len(body), headers, status)
        for position in range(0, len(body), BLOCK):
            if position >= STALLS_AFTER and self.hub.mode == "stalling":
                self.hub.closing.wait(60)
                break
            if position and self.hub.mode == "cutting" and status == 200:
                break
            self.wfile.write(body[position : position + BLOCK])
            self.wfile.flush()
            if self.hub.mode == "slow":
                self.hub.closing.wait(0.06)
        self.close_connection = True

    def reply(
        self, body: bytes, headers: Mapping[str, str], status: int = 200, *, with_body: bool = True
    ) -> None:
        self.head(len(body), headers, status)
        if with_body and self.command != "HEAD":
            self.wfile.write(body)

    def head(self, length: int, headers: Mapping[str, str], status: int) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(length))
        self.end_headers()
