"""The routes that the recorder in the page talks to.

All answers are JSON. A mistake that the speaker can mend has `message` and `hint`; 403: not one
of our pages; 409: another window, or a take that was stopped; 507: the disk is full.

    GET  /rehearsal/takes/{take}                     where the take stands
    POST /rehearsal/takes/{take}/audio?at=SAMPLE     16-bit little-endian mono 16 kHz samples
    POST /rehearsal/takes/{take}/events              a list of {"event", "sample", "slide", "page"};
                                                     empty: a sign of life
    GET  /rehearsal/microphones                      this computer's, by name, or why there are none
    POST /rehearsal/takes/{take}/microphone          {"device": NAME, "recording", "clock": SAMPLE}:
                                                     what should be; answers with what it hears
    POST /rehearsal/takes/{take}/stay                its room is open, though nothing is recorded
    POST /rehearsal/takes/{take}/leave               this window is being closed
    GET  /rehearsal/takes/{take}/recording?FILE      how much of a file is here
    POST /rehearsal/takes/{take}/recording?FILE&at=OFFSET     the bytes from there on
                                                     FILE: name=NAME&size=BYTES&stamp=MODIFIED
    GET  /rehearsal/pictures/{digest}/{page}.png     a slide's picture; 404 until it is drawn,
                                                     410 with a hint where it will not be
    GET  /rehearsal/run-throughs/{id}/sound?key=KEY  a kept recording (sound.py)
"""

import errno
import json
import re
from collections.abc import Awaitable, Callable
from itertools import takewhile

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from rehearsal import pending
from rehearsal.app import background, upload
from rehearsal.app.computer import Wanted, offered
from rehearsal.app.guard import is_allowed
from rehearsal.app.live import LiveTakes
from rehearsal.app.sound import SOUND, sound
from rehearsal.errors import RecordingError
from rehearsal.speech.events import event_from_record
from rehearsal.speech.take import RATE, TakeWriter

WINDOW_HEADER = "x-rehearsal-window"
LARGEST_PIECE = 4 << 20
"""Bytes of one request: two minutes of audio, more than a page ever sends at once."""
LONGEST_TAKE = 24 * 3600 * RATE
"""Samples. A position beyond a day is a mistake, and would fill the disk with zeros."""

Handler = Callable[[Request], Awaitable[Response]]


def routes(live: LiveTakes) -> list[Route]:
    """Return the routes over the takes that are being written."""

    async def state(request: Request) -> Response:
        return await run_in_threadpool(_state, request.path_params["take"])

    async def audio(request: Request) -> Response:
        body, at = await request.body(), _sample(request.query_params.get("at"))
        return await run_in_threadpool(_audio, live, request, body, at)

    async def events(request: Request) -> Response:
        body = await request.body()
        return await run_in_threadpool(_events, live, request, body)

    async def stay(request: Request) -> Response:
        await run_in_threadpool(pending.stay, request.path_params["take"])
        return JSONResponse({})

    async def leave(request: Request) -> Response:
        await run_in_threadpool(_leave, live, request.path_params["take"], _window(request))
        return JSONResponse({})

    async def microphones(_: Request) -> Response:
        return JSONResponse(await run_in_threadpool(offered))

    async def microphone(request: Request) -> Response:
        wanted = Wanted.parsed(await request.body())
        asked = (request.path_params["take"], _window(request), wanted)
        return JSONResponse(await run_in_threadpool(live.hear, *asked))

    take = "/rehearsal/takes/{take}"
    return [
        Route(take, _guarded(state), methods=["GET"]),
        Route(f"{take}/audio", _guarded(audio), methods=["POST"]),
        Route(f"{take}/events", _guarded(events), methods=["POST"]),
        Route("/rehearsal/microphones", _guarded(microphones), methods=["GET"]),
        Route(f"{take}/microphone", _guarded(microphone), methods=["POST"]),
        Route(f"{take}/stay", _guarded(stay), methods=["POST"]),
        Route(f"{take}/leave", _guarded(leave), methods=["POST"]),
        Route(f"{take}/recording", _guarded(upload.standing), methods=["GET"]),
        Route(f"{take}/recording", _guarded(upload.piece), methods=["POST"]),
        Route("/rehearsal/pictures/{digest}/{page:int}.png", _guarded(_picture), methods=["GET"]),
        Route(SOUND, sound, methods=["GET"]),
    ]


def _guarded(handler: Handler) -> Handler:
    """Refuse strangers and oversized bodies, and tell the speaker's errors as JSON."""

    async def guarded(request: Request) -> Response:
        if not is_allowed(request):
            return _problem(403, "This page may not talk to the rehearsal room.", "Reload it.")
        if int(request.headers.get("content-length", 0)) > LARGEST_PIECE:
            return _problem(413, "This piece is too large.", "Reload the page.")
        try:
            return await handler(request)
        except RecordingError as error:
            full = isinstance(error.__cause__, OSError) and error.__cause__.errno in (
                errno.ENOSPC,
                errno.EDQUOT,
                errno.EFBIG,
            )
            return _problem(507 if full else 409, error.message, error.hint)
        except ValueError as error:
            return _problem(400, f"The page sent something unreadable: {error}.", "Reload it.")

    return guarded


def _problem(status: int, message: str, hint: str) -> JSONResponse:
    return JSONResponse({"message": message, "hint": hint}, status_code=status)


def _state(take_id: str) -> JSONResponse:
    take = pending.find(take_id).take
    events = take.events()
    shown = [event for event in events if event.slide is not None]
    present = list(takewhile(lambda event: event.slide == shown[-1].slide, reversed(shown)))
    halts = [event for event in events if event.kind in ("start", "pause", "resume", "stop")]
    return JSONResponse(
        {
            "length": take.length,
            "clock": max([take.length, *(event.sample for event in events)]),
            "begun": bool(halts),
            "paused": bool(halts) and halts[-1].kind == "pause",
            "finished": take.finished,
            "slide": shown[-1].slide if shown else None,
            "page": shown[-1].page if shown else None,
            "since": present[-1].sample if present else 0,
        }
    )


def _audio(live: LiveTakes, request: Request, body: bytes, at: int) -> JSONResponse:
    writer = live.writer(request.path_params["take"], _window(request))
    return JSONResponse({"length": writer.append(body, at=at)})


def _events(live: LiveTakes, request: Request, body: bytes) -> JSONResponse:
    take_id, window = request.path_params["take"], _window(request)
    records = json.loads(body)
    if not isinstance(records, list):
        raise ValueError("no list of events")
    waiting = pending.find(take_id)
    if not waiting.take.finished:
        writer = live.writer(take_id, window)
        for record in records:
            _note(writer, record)
    kinds = {event.kind for event in waiting.take.events()}
    if "stop" in kinds:
        live.leave(take_id, window)
    elif "start" in kinds:
        background.follow(waiting)
    return JSONResponse({"noted": len(records)})


def _leave(live: LiveTakes, take_id: str, window: str) -> None:
    if live.leave(take_id, window):
        background.unfollow(take_id)


def _note(writer: TakeWriter, record: object) -> None:
    if not isinstance(record, dict) or not {"event", "sample"} <= set(record):
        raise ValueError("no event")
    sent = {name: record.get(name) for name in ("event", "sample", "slide", "page")}
    event = event_from_record(sent, RATE)
    sample = _sample(sent["sample"])
    if event.kind == "gap":
        raise ValueError("a page notes no gap")
    if event.kind == "stop":
        writer.stop(event.slide, event.page, at=sample)
    else:
        writer.event(event.kind, event.slide, event.page, at=sample)


def _sample(value: object) -> int:
    number = int(str(value))
    if not 0 <= number <= LONGEST_TAKE:
        raise ValueError(f"sample {number}")
    return number


def _window(request: Request) -> str:
    return request.headers.get(WINDOW_HEADER, "")[:64]


async def _picture(request: Request) -> Response:
    digest, page = request.path_params["digest"], request.path_params["page"]
    if not re.fullmatch(r"[0-9a-f]{64}", digest):
        return _problem(404, "There is no such picture.", "Reload the page.")
    hint = background.picture_hint(digest)
    path = background.picture(digest, page)
    if path.is_file():
        return FileResponse(path, headers={"Cache-Control": "no-cache"})
    if hint is not None:
        return _problem(410, "This slide is shown as text.", hint)
    return _problem(404, "This picture is not drawn yet.", "Wait a moment.")
