"""The words of the help page and of docs/guide.md, which is made of them (docs/make_guide.py)."""

from collections.abc import Iterator, Sequence

from rehearsal.analysis.explained import Explanation, explanations
from rehearsal.report.wording import (
    STAGE_LETTERS,
    STAGE_NAMES,
    STAGE_ORDER,
    STRENGTH_NAMES,
    band_text,
    measure_name,
    strength_text,
    unit_name,
)
from rehearsal.talk import FORMATS

START = """\
1. **Prepare**: drop your slides. See their stages and the time planned for each, and set right
   what was read wrongly.
2. **Rehearse**: open the room, say a sentence to see that you are heard, press *Start*, and speak
   to the end. Nothing is judged while you speak.
3. **Review**: the report opens by itself. Do the three things that it names first; then speak
   again.
4. **Questions**: answer aloud what a panel would ask about these very slides. Weak answers come
   back.
5. **Progress**: what has changed from one run-through to the next, slide by slide.

No slides at hand? *Run the sample talk* on the first page shows all of it in a minute and a
half."""

PREPARE = """\
Drop a `.pptx` or a `.pdf`. With a `.pptx`, drop its PDF export too where LibreOffice is not
installed: the slides are then shown as they look.

- The strip shows the talk as it is planned: each slide as wide as its time, with the letter of its
  stage. Click a part to choose all its slides, or drag across slides; then choose the stage that is
  right. The keys ← → move, Shift extends, a stage's letter sets it.
- The time of a slide is yours if you type one (`1:30`, `90 s`, `1.5 min`), else the one that its
  notes set (“40 seconds”), else worked out from its words, figures and stage, so that all of them
  come to the middle of the format. `0:00` is the plan to skip a slide: its time goes to the others.
  Empty the field to have it worked out again.
- What you set right stays with the deck, also when you edit the file: slides are known by their
  titles. The room's clock and every report go by it.
- *Before you speak* is what the slides alone show: too many words, a stage that is missing, what a
  panel will look for."""

REHEARSE = """\
- **Here**: your slides fill the screen, the clock runs below them against the format, and each key
  press is noted. → space Page Down (a clicker sends these) show the next slide, ← the one before, B
  is black, P pauses, N shows notes, F fills the screen.
- **Elsewhere**: present from PowerPoint or Keynote; what you say is matched with the slides
  afterwards.
- **Held already**: hand in a recording, sound or video, of any length.

What you say is on the disk as you say it: a closed window, a lost connection or a killed program
costs nothing. A recording that was cut off waits on this page, to go on or to be finished."""

REVIEW = """\
Three things to do first, each at its moment: hear it, see the slide, read what to try. Below, the
whole talk: slides and stages over the time, planned against actual, the pace, every finding, every
word.

What was heard or matched wrongly is yours to set right: a slide change, a stage, a word or a name,
a filled pause that was none. Everything is judged anew at once."""

QUESTIONS = """\
A question comes with its reason. Take a breath, answer aloud, and read what was heard: whether the
answer came first, which points were made, what it rested on, the honest limit. One follow-up goes
to the weakest point. What went badly comes first the next day; what goes well rests. The elevator
pitch is drilled in the same way, against 60, 90 or 120 seconds."""

PROGRESS = """\
All run-throughs of a deck beside each other: what changed, and whether that can be told at all;
which slides still run long; which questions are still weak. Here a run-through is deleted, the
sound alone or everything; its files are in *Review*, under *Take along*."""

TROUBLE = """\
- **No transcript**: the Whisper model is not here yet. Get it in *Settings*. A talk recorded
  without it has all that the sound alone tells until then; in *Review*, *Write it down now* then
  has its recording heard, and *I have a transcript* takes one in (.vtt, .srt, or JSON as Whisper
  tools write it). In a terminal: `rehearsal transcribe ID`.
- **The words are not what you said**: choose another model in *Settings*; *Transcript* in *Review*
  then has the recording heard again. What you have set right stays.
- **The microphone is silent**: click the sign left of the address and allow it; on macOS also under
  System Settings → Privacy & Security → Microphone.
- **Slides are text, not pictures**: drop the PDF export beside the .pptx, or install LibreOffice.
- **A stage or a slide's time is wrong**: set it right in *Prepare* or *Review*; it stays.
- **Anything else**: `rehearsal doctor` in a terminal tries each part and says how to mend it."""

PRIVACY = """\
Nothing leaves this computer. Slides, sound, transcript, answers and reports are read, computed and
kept here; the app answers only to this computer's own browser (127.0.0.1), sends no usage
statistics, and its pages fetch nothing from outside. On a computer that you share, whoever else is
logged in can open that address too for as long as the app runs: end it (Ctrl-C) when you are done.
Two things can be asked for, and are off until then: fetching a Whisper model from the Hugging Face
hub when you press *Get*, and a language model that runs on this same computer when you name its
address and the model.

What such a language model is asked holds words of your slides, and its server is another program:
once signed in, Ollama sends what models whose names end in “cloud” are asked to ollama.com. Those
are refused here, by their names; a copy of one under another name would not be known.

To see for yourself: switch the network off and rehearse; only *Get* will miss it. While the app
runs, `ss -tunp` (Linux), `lsof -i -P` (macOS) or `netstat -ano` (Windows) lists its connections:
all are 127.0.0.1. In the browser, the network tab of the developer tools lists what pages ask for.

What is kept lies in one folder, which *Settings* names. *Delete* takes a run-through and its sound
off the disk."""

NUMBERS = """\
Every number says how it was taken; an estimate says how sure it is. Where there is a threshold, its
source is named, and how strong that source is. A number without a source for a threshold is shown
and not judged. What could not be measured says why. There is no overall score, and no verdict on
accent."""


def strengths() -> str:
    """Return what the letters of strength mean, as a list."""
    known = [strength_text(name) for name in STRENGTH_NAMES if name != "speaker"]
    own = f"no letter: {STRENGTH_NAMES['speaker']}"
    return "\n".join(f"- {line}" for line in [*known, own])


def formats() -> str:
    """Return the formats with their lengths, as a list."""
    lines = [f"{known.name}: {known.low / 60:g}–{known.high / 60:g} minutes" for known in FORMATS]
    return "\n".join(f"- {line}" for line in [*lines, "or a length of your own"])


def stages() -> str:
    """Return the stages with their letters, in one line."""
    return ", ".join(f"**{STAGE_LETTERS[key]}** {STAGE_NAMES[key]}" for key in STAGE_ORDER)


def sections() -> Iterator[tuple[str, str]]:
    """Yield the headings of the help and what stands under them, without checks and measures."""
    yield "In short", START
    yield "Prepare", PREPARE
    yield "Rehearse", REHEARSE
    yield "Review", REVIEW
    yield "Questions and Pitch", QUESTIONS
    yield "Progress", PROGRESS
    yield "When something does not work", TROUBLE
    yield "Formats", f"{formats()}\n\nAnywhere inside the band is right."
    yield "Stages", f"What a slide does in the argument: {stages()}."
    yield "Privacy: what leaves this computer", PRIVACY
    yield "What the numbers mean", f"{NUMBERS}\n\n{strengths()}"


def heading(told: Explanation) -> str:
    """Return what a measure is called, or what a check looks at, as one reads it in a list."""
    return told.title or measure_name(told.name)


def explained(told: Explanation) -> str:
    """Return what a check or a measure is, as Markdown."""
    unit = f" ({unit_name(told.unit)})" if unit_name(told.unit) else ""
    lines = [told.rest] if told.rest else []
    lines.append(f"*How it is taken{unit}*: {told.measured}")
    if told.threshold:
        strength = f" ({strength_text(told.strength)})" if told.strength else ""
        lines.append(f"*Threshold*: {_limits(told)}{told.threshold.rstrip('.')}{strength}.")
    lines.append(f"*It cannot tell*: {_small(told.cannot_tell)}")
    return "\n\n".join(lines)


def _limits(told: Explanation) -> str:
    limits = band_text(told.band.low, told.band.high, told.unit) if told.band else ""
    return f"{limits}; " if limits else ""


def _small(text: str) -> str:
    """Return a sentence as the end of another; an acronym stays as it is."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def found(query: str) -> list[Explanation]:
    """Return the checks and measures whose words hold all words of a query; all for none."""
    wanted = query.casefold().split()
    return [told for told in explanations() if all(word in _words(told) for word in wanted)]


def found_sections(query: str) -> list[tuple[str, str]]:
    """Return the sections whose words hold all words of a query; all for none."""
    wanted = query.casefold().split()
    return [
        (title, text)
        for title, text in sections()
        if all(word in f"{title} {text}".casefold() for word in wanted)
    ]


def grouped(all_told: Sequence[Explanation]) -> dict[str, list[Explanation]]:
    """Return explanations by what they are about, in their order."""
    groups: dict[str, list[Explanation]] = {}
    for told in all_told:
        groups.setdefault(told.group, []).append(told)
    return groups


def _words(told: Explanation) -> str:
    return f"{heading(told)} {told.group} {explained(told)}".casefold()


def guide() -> str:
    """Return docs/guide.md."""
    lines = ["# The guide", "", "Made from the app's own words by `docs/make_guide.py`.", ""]
    for title, text in sections():
        lines += [f"## {title}", "", text, ""]
    lines += ["## Every measure and every check", ""]
    for group, members in grouped(list(explanations())).items():
        lines += [f"### {group}", ""]
        for told in members:
            lines += [f"**{heading(told)}.**", "", explained(told), ""]
    return "\n".join(lines).rstrip() + "\n"
