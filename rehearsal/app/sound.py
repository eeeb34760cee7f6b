"""The sound of a kept run-through, for the page's player: any moment of it at once.

    GET  /rehearsal/run-throughs/{id}/sound?key=KEY      FLAC, whole or a range of bytes

A player cannot send a header, so the page gives it a key that opens this one recording.
"""

import hashlib
import hmac
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from rehearsal import library
from rehearsal.app.guard import is_own_host, token
from rehearsal.errors import RehearsalError

SOUND = "/rehearsal/run-throughs/{id}/sound"


def key_of(rehearsal_id: str) -> str:
    """Return the key that opens the sound of one run-through, and nothing else."""
    return hmac.new(token().encode(), f"sound {rehearsal_id}".encode(), hashlib.sha256).hexdigest()


def sound_data(rehearsal_id: str) -> dict[str, Any]:
    """Return where the player finds the sound, and which moments it holds; empty: not kept.

    A report that has just been made does not wait until its sound is put away; the player does.
    """
    pieces = library.pieces_of(rehearsal_id)
    if not pieces:
        return {}
    return {
        "source": f"{SOUND.format(id=rehearsal_id)}?key={key_of(rehearsal_id)}",
        "pieces": [[piece.start, piece.end] for piece in pieces],
    }


async def sound(request: Request) -> Response:
    """Answer with a recording, or the part of it that is asked for."""
    rehearsal_id = request.path_params["id"]
    given = request.query_params.get("key", "")
    if not is_own_host(request) or not hmac.compare_digest(
        given.encode(), key_of(rehearsal_id).encode()
    ):
        return JSONResponse(
            {"message": "This page may not hear the recording.", "hint": "Reload it."}, 403
        )
    try:
        kept = await run_in_threadpool(library.audio_of, rehearsal_id)
    except RehearsalError as error:
        return JSONResponse({"message": error.message, "hint": error.hint}, 409)
    if kept is None:
        return JSONResponse(
            {
                "message": "The sound of this run-through was not kept.",
                "hint": "Settings tell what becomes of a recording after its report.",
            },
            404,
        )
    headers = {"Cache-Control": "private, no-cache", "Cross-Origin-Resource-Policy": "same-origin"}
    return FileResponse(kept.path, media_type=kept.media_type, headers=headers)
