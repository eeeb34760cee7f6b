"""The question bank: TOML text → templates, read strictly."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from rehearsal.analysis.facts.kinds import KINDS, NAMED, PRESENCE, QUOTED, FactKind
from rehearsal.errors import BankError
from rehearsal.qa.bank_table import Table, nearest

TalkKind = Literal[
    "set_up",
    "baselines",
    "ablations",
    "hyper_parameters",
    "statistics",
    "metrics",
    "failure_cases",
    "limitations",
    "reproducibility",
    "scaling",
    "production",
    "impact",
    "your_part",
    "related_work",
    "future",
    "clarification",
    "challenge",
]
"""What is asked about a talk."""

DrillKind = Literal["ml_breadth", "ml_depth", "system_design", "leadership", "coding"]
"""What is asked in the rest of an interview loop; needs no deck."""

QuestionKind = TalkKind | DrillKind
Persona = Literal[
    "methodologist", "domain_expert", "engineer", "product_manager", "friendly_outsider"
]

TALK_KINDS: tuple[TalkKind, ...] = get_args(TalkKind)
DRILL_KINDS: tuple[DrillKind, ...] = get_args(DrillKind)
QUESTION_KINDS: tuple[QuestionKind, ...] = (*TALK_KINDS, *DRILL_KINDS)
PERSONAS: tuple[Persona, ...] = get_args(Persona)
SLOTS: tuple[str, ...] = (*NAMED, *QUOTED, "slide")

_SLOT = re.compile(r"\{([^{}]*)\}")
_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")


@dataclass(frozen=True, slots=True)
class Point:
    """Something that a good answer comes to, and the words by which it is recognised."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A question before its slots are filled."""

    id: str
    kind: QuestionKind
    text: str
    persona: Persona
    difficulty: int
    seconds: float
    """How long an answer may take."""
    listen_for: tuple[Point, ...]
    present: tuple[FactKind, ...] = ()
    """Facts that the talk must hold, the slots' own among them."""
    absent: tuple[FactKind, ...] = ()
    """Facts that the talk must not hold."""
    follow_ups: tuple[str, ...] = ()
    """Ids of the questions that may come next."""

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots in the text, in order, each once."""
        return tuple(dict.fromkeys(_SLOT.findall(self.text)))


@dataclass(frozen=True, slots=True)
class Bank:
    """Every question that can be asked."""

    templates: tuple[Template, ...]

    def get(self, id: str) -> Template:
        """Return the question with this id; raise KeyError where there is none."""
        for template in self.templates:
            if template.id == id:
                return template
        raise KeyError(id)

    def of_kind(self, kind: QuestionKind) -> tuple[Template, ...]:
        """Return the questions of one kind, in the order of the files."""
        return tuple(template for template in self.templates if template.kind == kind)


def parse_bank(files: Mapping[str, str]) -> Bank:
    """Parse question files: file name → TOML text.

    Raise BankError, naming file, question and the nearest right word, on anything unexpected.
    """
    templates: list[Template] = []
    origin: dict[str, str] = {}
    for name, text in files.items():
        for template in _parse_file(name, text):
            if template.id in origin:
                raise BankError(
                    f"Two questions are called “{template.id}”: "
                    f"in {origin[template.id]} and in {name}.",
                    "Give one of them another id.",
                )
            origin[template.id] = name
            templates.append(template)
    _check_follow_ups(templates, origin)
    return Bank(tuple(templates))


def _check_follow_ups(templates: Iterable[Template], origin: Mapping[str, str]) -> None:
    for template in templates:
        for id in template.follow_ups:
            if id not in origin:
                where = f"{origin[template.id]}, question “{template.id}”"
                raise BankError(
                    f"{where}: follow-up “{id}” is no question of the bank.",
                    nearest(id, origin),
                )


def _parse_file(name: str, text: str) -> tuple[Template, ...]:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BankError(
            f"{name} is not valid TOML: {error}.",
            "Compare it with the example in docs/question-bank.md.",
        ) from error
    file = Table(name, content)
    file.only(("kind", "question"))
    kind = cast(QuestionKind, file.choice("kind", QUESTION_KINDS))
    questions = content.get("question")
    if (
        not isinstance(questions, list)
        or not questions
        or not all(isinstance(item, dict) for item in questions)
    ):
        raise BankError(f"{name} holds no question.", "Begin each one with [[question]].")
    return tuple(_parse_question(name, kind, item, n) for n, item in enumerate(questions, start=1))


def _parse_question(
    file: str, kind: QuestionKind, content: Mapping[str, object], position: int
) -> Template:
    id = content.get("id")
    table = Table(f"{file}, question " + (f"“{id}”" if id else f"number {position}"), content)
    table.only(_REQUIRED + _OPTIONAL)
    text = table.text("text")
    present, absent = _needs(table)
    slots = _slots(table.place, text)
    return Template(
        id=_id(table),
        kind=kind,
        text=text,
        persona=cast(Persona, table.choice("persona", PERSONAS)),
        difficulty=table.whole("difficulty", 1, 3),
        seconds=table.whole("seconds", 10, 900),
        listen_for=tuple(_point(table.place, line) for line in table.texts("listen_for")),
        present=tuple(dict.fromkeys((*slots, *present))),
        absent=absent,
        follow_ups=table.texts("follow_ups", required=False),
    )


_REQUIRED = ("id", "text", "persona", "difficulty", "seconds", "listen_for")
_OPTIONAL = ("needs", "follow_ups")


def _id(table: Table) -> str:
    id = table.text("id")
    if not _ID.fullmatch(id):
        raise BankError(
            f"{table.place}: an id holds small letters, digits, “_” and “.” only.",
            "Write it like “baselines.same_budget”.",
        )
    return id


def _needs(table: Table) -> tuple[tuple[FactKind, ...], tuple[FactKind, ...]]:
    if "needs" not in table.content:
        return (), ()
    needs = Table(f"{table.place}, needs", table.take("needs", dict))
    needs.only(("present", "absent"))
    kinds = [needs.texts(side, required=False) for side in ("present", "absent")]
    for side, known in zip(kinds, (KINDS, PRESENCE), strict=True):
        for kind in side:
            if kind not in known:
                raise BankError(
                    f"{needs.place}: no fact {'that can be missing ' * (known is PRESENCE)}"
                    f"is called “{kind}”.",
                    nearest(kind, known) if kind not in KINDS else _instead(kind),
                )
    both = set(kinds[0]) & set(kinds[1])
    if both:
        raise BankError(
            f"{needs.place}: “{min(both)}” cannot be present and absent.", "Strike one of the two."
        )
    return cast(tuple[FactKind, ...], kinds[0]), cast(tuple[FactKind, ...], kinds[1])


_WIDE: dict[str, str] = {
    "limitation": "limits",
    "mitigation": "limits",
    "future": "plans",
    "related_work": "earlier_work",
    "baseline": "rivals",
    "comparison": "rivals",
}


def _instead(kind: str) -> str:
    """Return a hint for a fact whose cues are too narrow to say that it is missing."""
    if kind in _WIDE:
        return f"Write “{_WIDE[kind]}”: it is looked for widely enough to be called missing."
    return f"Only these can be missing: {', '.join(PRESENCE)}."


def _slots(place: str, text: str) -> tuple[FactKind, ...]:
    """Return the facts that the slots of a text need."""
    kinds: list[FactKind] = []
    for match in _SLOT.finditer(text):
        slot = match.group(1)
        if slot not in SLOTS:
            raise BankError(f"{place}: there is no slot {{{slot}}}.", nearest(slot, SLOTS))
        inside = text[: match.start()].endswith("“") and text[match.end() :].startswith("”")
        if inside != (slot in QUOTED):
            want = f"“{{{slot}}}”" if slot in QUOTED else f"{{{slot}}} without quotation marks"
            raise BankError(
                f"{place}: slot {{{slot}}} is filled with "
                + ("the speaker's own words." if slot in QUOTED else "a name."),
                f"Write {want}.",
            )
        if slot != "slide":
            kinds.append(cast(FactKind, slot))
    if "{{" in text or "}}" in text:
        raise BankError(f"{place}: a slot stands in two braces.", "Write it in one: {method}.")
    rest = _SLOT.sub("", text)
    if "{" in rest or "}" in rest:
        raise BankError(f"{place}: a brace is open.", "Write a slot as {method}.")
    if "{slide}" in text and not kinds:
        raise BankError(
            f"{place}: {{slide}} says where another slot was found, and there is none.",
            "Add a slot such as “{slide_title}”.",
        )
    return tuple(dict.fromkeys(kinds))


def _point(place: str, line: str) -> Point:
    text, colon, rest = line.partition(":")
    words = tuple(word.strip() for word in rest.split(",") if word.strip())
    if not colon or not text.strip() or not words:
        raise BankError(
            f"{place}: listen_for “{line}” names no words to listen for.",
            "Write the point, a colon, the words: “the same budget: same budget, equal trials”.",
        )
    return Point(text.strip(), words)
