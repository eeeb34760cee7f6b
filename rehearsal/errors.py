"""What can go wrong that the speaker can mend.

RehearsalError              message and hint, shown as they stand
├── DeckError               a deck that cannot be read
├── RecordingError          a recording, microphone or take that cannot be read or written
├── TranscriptError         a transcript or events file that cannot be read
├── ModelError              a Whisper model that is missing, damaged or cannot be fetched
├── BankError               a question file that is not as the bank needs it
├── LibraryError            a saved rehearsal that cannot be found, read or written
└── SettingError            an option, format or name that does not exist
Cancelled                   the speaker stopped long work; not a RehearsalError

Anything else that is raised is a bug and keeps its traceback.
"""


class RehearsalError(Exception):
    """What happened, in one plain sentence, and what the speaker can do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}"


class DeckError(RehearsalError):
    """A deck that cannot be read."""


class RecordingError(RehearsalError):
    """A recording, microphone or take that cannot be read or written."""


class TranscriptError(RehearsalError):
    """A transcript or events file that cannot be read."""


class ModelError(RehearsalError):
    """A Whisper model that is missing, damaged or cannot be fetched."""


class BankError(RehearsalError):
    """A question file that is not as the bank needs it."""


class LibraryError(RehearsalError):
    """A saved rehearsal that cannot be found, read or written."""


class SettingError(RehearsalError):
    """An option, format or name that does not exist."""


class Cancelled(Exception):
    """Raised by a progress callback to stop long work; everything written so far stays valid."""
