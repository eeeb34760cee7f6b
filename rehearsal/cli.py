"""The command line: what can be asked for, and how a mistake is told."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from rehearsal.errors import Cancelled, RehearsalError

KINDS = (
    "set_up, baselines, ablations, hyper_parameters, statistics, metrics, failure_cases, "
    "limitations, reproducibility, scaling, production, impact, your_part, related_work, future, "
    "clarification, challenge; ml_breadth, ml_depth, system_design, leadership, coding"
)

OF_THE_LIBRARY = ("history", "compare", "export", "delete", "doctor", "transcribe")
"""Commands that `library_commands` knows; the others are in `commands`."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; return 0 when done, 2 when the speaker can mend what went wrong."""
    os.umask(0o077)  # what a talk holds is for nobody else on a computer that is shared
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Windows writes another encoding into files
            stream.reconfigure(encoding="utf-8")
    arguments = _parser().parse_args(argv)
    try:
        from rehearsal import commands, library_commands

        room = library_commands if arguments.command in OF_THE_LIBRARY else commands
        getattr(room, arguments.command)(arguments)
    except RehearsalError as error:
        print(f"rehearsal: {error.message}\n  {error.hint}", file=sys.stderr)
        return 2
    except (Cancelled, KeyboardInterrupt):
        print(
            "\nStopped. What was transcribed is kept: the same command goes on from there;"
            " a recording in the terminal: rehearsal record --finish",
            file=sys.stderr,
        )
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return 0


class Parser(argparse.ArgumentParser):
    """Tells a mistake in the words of a command as one sentence and a hint."""

    def error(self, message: str) -> NoReturn:
        """End with code 2."""
        plain = message[:1].upper() + message[1:].rstrip(".")
        self.exit(2, f"rehearsal: {plain}.\n  `{self.prog} --help` shows what it takes.\n")


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="rehearsal",
        description="A rehearsal room for job talks. Nothing leaves this machine.",
        epilog="`rehearsal COMMAND --help` tells more of each. Start with: rehearsal demo",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_analysis(commands)
    _add_questions(commands)
    _add_library(commands)
    _add_machine(commands)
    return parser


Commands = argparse._SubParsersAction  # the only name that argparse has for it


def _add_analysis(commands: "Commands[Parser]") -> None:
    demo = commands.add_parser("demo", help="the sample talk, start to finish, with a real report")
    demo.add_argument(
        "--out",
        type=Path,
        default=Path("rehearsal-demo"),
        metavar="DIR",
        help="folder for report.html, report.md and report.json (default: %(default)s)",
    )

    analyse = commands.add_parser("analyse", help="a deck and a recording in, a report out")
    analyse.add_argument("deck", type=Path, metavar="DECK", help=".pptx or .pdf")
    analyse.add_argument(
        "audio", type=Path, nargs="?", metavar="AUDIO", help="a recording, or the folder of a take"
    )
    _add_speech_files(analyse)
    _add_format(analyse)
    _add_model(analyse, "name or folder of a Whisper model; none: what the audio alone tells")
    analyse.add_argument("--json", metavar="FILE", help="write the whole analysis as JSON")
    analyse.add_argument("--html", metavar="FILE", help="write the report as one web page")
    analyse.add_argument("--markdown", metavar="FILE", help="write the report as Markdown")
    analyse.add_argument("--save", action="store_true", help="keep it: `rehearsal history`")

    record = commands.add_parser("record", help="rehearse in the terminal, with this microphone")
    record.add_argument("deck", type=Path, nargs="?", metavar="DECK", help=".pptx or .pdf")
    record.add_argument("--device", metavar="NAME", help="a microphone's number or name")
    record.add_argument("--devices", action="store_true", help="list the microphones and end")
    record.add_argument("--finish", action="store_true", help="finish what a power cut has left")
    _add_format(record)
    _add_model(record, "name or folder of a Whisper model; none: no transcript")

    deck = commands.add_parser("deck", help="what was read of a deck, and advice before speaking")
    deck.add_argument("deck", type=Path, metavar="DECK", help=".pptx or .pdf")
    _add_format(deck)
    deck.add_argument("--json", metavar="FILE", help="write it as JSON")


def _add_questions(commands: "Commands[Parser]") -> None:
    ask = commands.add_parser("ask", help="questions that a panel would ask about this talk")
    ask.add_argument("deck", type=Path, nargs="?", metavar="DECK", help=".pptx or .pdf")
    ask.add_argument("--transcript", metavar="FILE", help=".vtt, .srt or Whisper JSON; - reads in")
    ask.add_argument("--count", type=int, metavar="N", help="default: 10")
    ask.add_argument("--seed", type=int, default=0, metavar="N", help="same seed, same questions")
    ask.add_argument("--kind", metavar="K", help=f"one of: {KINDS}")
    ask.add_argument("--slide", type=int, metavar="N", help="only about this slide")
    ask.add_argument(
        "--persona",
        metavar="P",
        action="append",
        help="only what this member of a panel would ask; may be given several times",
    )
    ask.add_argument(
        "--bank", type=Path, metavar="DIR", help="a folder of your own questions, asked as well"
    )
    ask.add_argument("--json", metavar="FILE", help="write them as JSON")
    ask.add_argument(
        "--drill", action="store_true", help="answer them aloud, with feedback; weak ones first"
    )
    ask.add_argument(
        "--interview",
        action="store_true",
        help="a drill without a break, as in the real Q&A: feedback only at the end",
    )
    _add_listening(ask)

    pitch = commands.add_parser("pitch", help="drill the elevator pitch, take after take")
    pitch.add_argument("deck", type=Path, nargs="?", metavar="DECK", help="to draw a skeleton from")
    pitch.add_argument(
        "--seconds", type=float, default=60, metavar="N", help="60 (the default), 90 or 120"
    )
    pitch.add_argument("--audio", type=Path, metavar="FILE", help="judge a recording")
    pitch.add_argument("--transcript", metavar="FILE", help="judge a transcript; - reads it in")
    _add_listening(pitch)


def _add_library(commands: "Commands[Parser]") -> None:
    commands.add_parser("history", help="all run-throughs and pitches that were kept")
    show = commands.add_parser("show", help="a kept run-through, judged by today's checks")
    show.add_argument("id", metavar="ID", help="from `rehearsal history`; its beginning is enough")
    for form in ("json", "html", "markdown"):
        show.add_argument(f"--{form}", metavar="FILE", help=f"write it as {form}")
    compare = commands.add_parser("compare", help="two run-throughs side by side, slide by slide")
    compare.add_argument("id", metavar="ID", help="the earlier one, from `rehearsal history`")
    compare.add_argument("other", metavar="ID", help="the later one")
    _add_export(commands)
    delete = commands.add_parser("delete", help="remove a run-through or a pitch from the disk")
    delete.add_argument("id", metavar="ID", help="from `rehearsal history`; a pitch's in full")
    delete.add_argument("--audio-only", action="store_true", help="keep the report or the words")
    delete.add_argument("--yes", action="store_true", help="do not ask at the keyboard")


def _add_export(commands: "Commands[Parser]") -> None:
    export = commands.add_parser("export", help="everything of a run-through as a zip or a folder")
    export.add_argument("id", metavar="ID", help="from `rehearsal history`")
    export.add_argument("--to", type=Path, metavar="PLACE", help="a folder, or a name in .zip")
    export.add_argument("--with-audio", action="store_true", help="the recording too")
    export.add_argument(
        "--deck",
        nargs="?",
        const="",
        metavar="FILE",
        help="the deck too, its slides advancing as rehearsed; FILE where it was not kept",
    )
    export.add_argument(
        "--notes", action="store_true", help="the deck with what was said under its notes"
    )
    export.add_argument("--force", action="store_true", help="replace what is there already")


def _add_machine(commands: "Commands[Parser]") -> None:
    app = commands.add_parser("app", help="the rehearsal room in your browser")
    app.add_argument("--port", type=int, default=8501, metavar="N", help="default: %(default)s")
    models = commands.add_parser("models", help="the Whisper models that are here, or can be had")
    models.add_argument("action", nargs="?", choices=["download"], help="fetch one")
    models.add_argument("name", nargs="?", metavar="NAME", help="such as base.en")
    commands.add_parser("doctor", help="what works on this machine, and how to mend what does not")
    transcribe = commands.add_parser(
        "transcribe", help="write down what was said in a take, or in a kept run-through"
    )
    transcribe.add_argument(
        "take",
        type=Path,
        metavar="TAKE",
        help="the folder of a take, or the ID of a run-through, from `rehearsal history`",
    )
    transcribe.add_argument("--follow", action="store_true", help="while a take is being recorded")
    transcribe.add_argument(
        "--transcript",
        metavar="FILE",
        help="nothing is heard: give the run-through this .vtt, .srt or Whisper JSON; - reads it",
    )
    _add_model(transcribe, "name or folder of a Whisper model")


def _add_speech_files(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--transcript", metavar="FILE", help=".vtt, .srt or Whisper JSON; - reads standard input"
    )
    command.add_argument(
        "--events", metavar="FILE", help="when the slides changed, as JSON lines; else aligned"
    )


def _add_listening(command: argparse.ArgumentParser) -> None:
    command.add_argument("--typed", action="store_true", help="type instead of speaking")
    command.add_argument("--device", metavar="NAME", help="a microphone's number or name")
    command.add_argument("--model", metavar="NAME", help="name or folder of a Whisper model")


def _add_format(command: argparse.ArgumentParser) -> None:
    group = command.add_mutually_exclusive_group()
    group.add_argument(
        "--format",
        metavar="NAME",
        help="job-talk (20–30 min, the default), short-job-talk (10–15), elevator-pitch (1–2)",
    )
    group.add_argument(
        "--minutes",
        metavar="LOW-HIGH",
        help="a band of your own, such as 20-25, or the slot that you have, such as 25",
    )


def _add_model(command: argparse.ArgumentParser, text: str) -> None:
    command.add_argument("--model", metavar="NAME", help=f"{text} (default: base.en)")
    command.add_argument(
        "--language",
        metavar="L",
        help="such as en, de; default: English, or what a multilingual model hears",
    )


if __name__ == "__main__":
    sys.exit(main())
