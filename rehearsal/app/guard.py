"""Who may talk to the routes: this app's own pages, in this machine's own browser, nobody else.

A page of another site can make a browser send requests to 127.0.0.1. It cannot read our pages,
so it does not know the token; it cannot set the header without a preflight, which is not
granted; and a name that is made to point at 127.0.0.1 is not among the hosts.
"""

import os
import secrets
import time
from functools import cache
from urllib.parse import urlsplit

from starlette.requests import Request

from rehearsal.places import home

HEADER = "x-rehearsal-token"
HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})


@cache
def token() -> str:
    """Return the secret of this installation's pages; it outlives a restart of the server."""
    path = home() / "token"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        for _ in range(20):  # another server may be writing it at this moment
            kept = path.read_text(encoding="ascii", errors="replace").strip()
            if len(kept) >= 32 and kept.isalnum():
                return kept
            time.sleep(0.05)
        path.unlink()
        return token.__wrapped__()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(made := secrets.token_hex(24))
    return made


def is_allowed(request: Request) -> bool:
    """Whether a request comes from one of this app's pages."""
    sent = request.headers.get(HEADER, "")
    return secrets.compare_digest(sent.encode(), token().encode()) and is_own_host(request)


def is_own_host(request: Request) -> bool:
    """Whether a request names this machine, and no page of another site has sent it."""
    host = request.headers.get("host", "")
    origin = request.headers.get("origin")
    return (
        urlsplit(f"//{host}").hostname in HOSTS
        and (origin is None or origin == f"http://{host}")
        and request.headers.get("sec-fetch-site", "none") in ("same-origin", "none")
    )
