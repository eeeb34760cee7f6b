"""A take, growing or finished → its window journal: each window once, in order, for good.

Killed anywhere and started again, it comes to the same words: windows and keys are a function
of the samples, and a window whose key is in the journal is not recognised again.
"""

from collections.abc import Iterator
from typing import Any

from rehearsal.errors import RecordingError
from rehearsal.speech.hearing import HeardWindow, listen
from rehearsal.speech.journal import Journal, read_journal
from rehearsal.speech.models import Model
from rehearsal.speech.recogniser import SETTINGS, Recogniser
from rehearsal.speech.take import Take
from rehearsal.speech.voice_activity import VoiceActivity
from rehearsal.speech.window_journal import Run, read_runs, run_name, window_key
from rehearsal.speech.windows import Cutter, Window
from rehearsal.talk import Progress, Span, Transcript

STEP = "Transcribing"
PATIENCE = 5.0
"""Seconds that a transcriber gives the one before it to end."""
SURE_LANGUAGE = 0.8
"""Probability at which one window settles the language. Strength D."""
LANGUAGE_WINDOWS = 3
"""Windows with speech that settle the language together at the latest. Strength D."""


class Transcription:
    """One take, one model: recognise what the journal does not hold yet."""

    def __init__(self, take: Take, model: Model, language: str | None, threads: int) -> None:
        self._take, self._model, self._threads = take, model, threads
        self._asked = (language.lower() if language else None) if model.multilingual else "en"
        self._run = Run(run_name(model, self._asked), model.name, model.identity, self._asked)
        self._heard: tuple[object, HeardWindow] | None = None
        """What was recognised last: what it depends on, and what came of it."""

    def run(self, *, follow: bool, progress: Progress) -> Transcript:
        """Work until the take ends: now, or with `follow` when the recording is stopped.

        Raises RecordingError where there is no take and none is waited for: one that was deleted
        does not come back.
        """
        if not follow and not self._take.folder.is_dir():
            raise RecordingError(
                f"There is no recording in {self._take.folder}.",
                "It may have been deleted; `rehearsal history` lists what is kept.",
            )
        busy = f"{self._take.folder} is being transcribed already."
        path = self._take.window_journal
        with Journal(path, busy=busy, patience=PATIENCE) as journal:
            held = read_runs(read_journal(path)).get(self._run.name)
            self._run = held or self._run
            journal.append(self._heading())
            if not (self._take.finished and self._run.done == self._take.length):
                self._work(journal, follow=follow, progress=progress)
        progress(STEP, 1.0)
        return self._run.transcript()

    def held(self) -> Transcript | None:
        """Return the transcript where the journal holds all of a finished take; else None."""
        if not self._take.finished:
            return None
        run = read_runs(read_journal(self._take.window_journal)).get(self._run.name)
        return run.transcript() if run is not None and run.done == self._take.length else None

    def _heading(self) -> dict[str, Any]:
        return {
            "run": self._run.name,
            "model": self._model.name,
            "identity": self._model.identity,
            "language": self._asked,
            "settings": dict(SETTINGS),
        }

    def _work(self, journal: Journal, *, follow: bool, progress: Progress) -> None:
        # Loaded before anything else is: memory is then never fuller than while loading.
        recogniser = Recogniser(self._model, self._threads)
        if self._asked is not None:
            recogniser.check_language(self._asked)
        known = {window["key"] for window in self._run.windows.values()}
        for window in self._in_a_language(self._windows(follow=follow), recogniser, journal):
            if window.open:
                self._listen(window, recogniser)
                continue
            progress(STEP, min(1.0, window.start / max(1, self._take.length)))
            key = window_key(self._run.name, window, self._take)
            if key not in known:
                record = {"run": self._run.name, "key": key, **self._recognised(window, recogniser)}
                journal.append(record)
                self._run.add(record)
        journal.append({"run": self._run.name, "done": self._run.reached})

    def _windows(self, *, follow: bool) -> Iterator[Window]:
        """Yield windows as the take's samples close them, and open ones in long pauses."""
        detector, cutter, length = VoiceActivity(), Cutter(self._model.window_seconds), 0
        for block in self._take.followed() if follow else self._take.blocks():
            length += len(block)
            yield from cutter.feed(detector.feed(block))
            if follow and length == self._take.length:  # no more has come meanwhile
                yield from cutter.spoken_out()
        yield from cutter.feed(detector.flush())
        yield from cutter.finish(length)

    def _in_a_language(
        self, windows: Iterator[Window], recogniser: Recogniser, journal: Journal
    ) -> Iterator[Window]:
        """Pass windows on once the language is settled: by the first that say something."""
        waiting: list[Window] = []
        heard: list[dict[str, float]] = []
        for window in windows:
            if window.open and self._run.language is None:
                continue
            waiting.append(window)
            if self._run.language is None and window.speech:
                samples = self._take.samples(*window.heard)
                heard.append(recogniser.language_probabilities(samples))
                best, share = _likeliest(heard)
                if share >= SURE_LANGUAGE or len(heard) >= LANGUAGE_WINDOWS:
                    self._settle(best, journal)
            if self._run.language is not None:
                yield from waiting
                waiting = []
        if heard and self._run.language is None:
            self._settle(_likeliest(heard)[0], journal)
        yield from waiting

    def _settle(self, language: str, journal: Journal) -> None:
        journal.append({"run": self._run.name, "language": language})
        self._run.language = language

    def _recognised(self, window: Window, recogniser: Recogniser) -> dict[str, Any]:
        """Return the part of a window's record that has to be listened for."""
        heard = self._listen(window, recogniser)
        return {
            "start": window.start,
            "stop": window.stop,
            "words": [
                [*_times(word), word.text, round(word.probability or 0.0, 4)]
                for word in heard.words
            ],
            "unheard": [_times(span) for span in heard.unheard],
            "doubtful": _times(heard.doubtful) if heard.doubtful else None,
        }

    def _listen(self, window: Window, recogniser: Recogniser) -> HeardWindow:
        """Return what was said in a window; it is not recognised again if it was the last one."""
        if not window.speech:
            return HeardWindow()
        depends_on = (window.start, window.heard, window.speech)
        if self._heard is None or self._heard[0] != depends_on:
            assert self._run.language is not None
            heard = listen(window, self._take, recogniser, self._run.language)
            self._heard = (depends_on, heard)
        return self._heard[1]


def _likeliest(heard: list[dict[str, float]]) -> tuple[str, float]:
    """Return the language that the windows have in common, and its mean probability."""
    shares = {
        language: sum(window.get(language, 0.0) for window in heard) / len(heard)
        for language in heard[0]
    }
    return max(shares.items(), key=lambda item: item[1])


def _times(span: Span) -> list[float]:
    return [round(span.start, 3), round(span.end, 3)]
