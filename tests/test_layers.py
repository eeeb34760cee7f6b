"""The house: imports point one way, and nothing heavy is loaded until it is used."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import rehearsal

PACKAGE = Path(rehearsal.__file__).parent
VALUES = {"talk", "errors"}
OUTSIDE = {"decks", "speech", "library", "places", "settings"}
MAY_IMPORT: dict[str, set[str]] = {
    "talk": set(),
    "errors": set(),
    "analysis": VALUES,
    "qa": VALUES | {"analysis"},
    "report": VALUES | {"analysis"},
    "places": VALUES,
    "decks": VALUES | {"places"},
    "speech": VALUES | {"places"},
    "library": VALUES | {"places", "settings", "speech"},
    "settings": VALUES | {"places"},
    "readiness": VALUES | OUTSIDE,
    "work": VALUES | OUTSIDE,
    "workflow": VALUES | OUTSIDE | {"analysis", "qa", "report", "work"},
    "drill": VALUES | OUTSIDE | {"analysis", "qa", "workflow", "language_model"},
    "language_model": VALUES | {"settings"},
    "exports": VALUES | OUTSIDE | {"analysis", "report", "workflow"},
    "comparing": VALUES | OUTSIDE | {"analysis", "report", "workflow"},
    "doctor": VALUES | OUTSIDE | {"readiness", "workflow"},
    "telling": VALUES,
    "pending": VALUES | OUTSIDE | {"workflow", "comparing", "telling"},
    "writing_down": VALUES | OUTSIDE | {"workflow", "pending", "comparing", "telling"},
    "following": VALUES | OUTSIDE | {"workflow", "pending"},
    "app": VALUES
    | OUTSIDE
    | {
        "analysis",
        "qa",
        "report",
        "workflow",
        "pending",
        "following",
        "telling",
        "writing_down",
        "drill",
        "readiness",
        "language_model",
        "comparing",
        "exports",
    },
    "terminal": VALUES | OUTSIDE | {"analysis", "qa", "report"},
    "keys": VALUES,
    "terminal_drill": VALUES | OUTSIDE | {"analysis", "qa", "keys", "terminal"},
    "drill_commands": VALUES
    | OUTSIDE
    | {"analysis", "qa", "drill", "language_model", "terminal", "terminal_drill"},
    "terminal_library": VALUES | OUTSIDE | {"analysis", "report", "readiness", "terminal"},
    "library_commands": VALUES
    | OUTSIDE
    | {
        "report",
        "work",
        "writing_down",
        "comparing",
        "doctor",
        "exports",
        "terminal",
        "terminal_library",
    },
    "terminal_room": VALUES | OUTSIDE | {"keys", "terminal"},
    "commands": VALUES
    | OUTSIDE
    | {
        "analysis",
        "qa",
        "report",
        "work",
        "workflow",
        "pending",
        "following",
        "app",
        "terminal",
        "terminal_room",
        "drill_commands",
    },
    "cli": VALUES | {"commands", "library_commands"},
}
"""Who may import whom; every room may import itself."""

PURE = ("analysis", "qa", "report")
IMPURE = {
    "os", "io", "pathlib", "shutil", "socket", "subprocess", "tempfile", "threading", "time",
    "sqlite3", "urllib", "http",
}  # fmt: skip
HEAVY = {
    "streamlit", "faster_whisper", "ctranslate2", "pptx", "av", "sounddevice", "huggingface_hub",
    "onnxruntime", "pypdfium2", "rich", "jinja2", "fsrs", "platformdirs", "lxml",
}  # fmt: skip


def modules() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if "bundled" not in path.parts]


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path, *, top_level_only: bool = False) -> set[str]:
    """Return the dotted names of all modules that a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes: list[ast.AST] = list(tree.body) if top_level_only else list(ast.walk(tree))
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_every_room_is_on_the_plan() -> None:
    rooms = {room_of(path) for path in modules()} - {"__init__", "__main__"}
    assert rooms <= set(MAY_IMPORT)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    room = room_of(path)
    if room in {"__init__", "__main__"}:
        return
    used = {name.split(".")[1] for name in imports(path) if name.startswith("rehearsal.")}
    assert used - {room} <= MAY_IMPORT[room]


@pytest.mark.parametrize(
    "path",
    [path for path in modules() if room_of(path) in PURE],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_the_pure_side_never_reaches_outside(path: Path) -> None:
    assert {name.split(".")[0] for name in imports(path)} & IMPURE == set()
    assert not {"now(", "today(", "open("} & set(re.findall(r"\b\w+\(", path.read_text("utf-8")))


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_heavy_libraries_are_imported_where_they_are_used(path: Path) -> None:
    if room_of(path) == "app":
        return
    assert {name.split(".")[0] for name in imports(path, top_level_only=True)} & HEAVY == set()


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_stay_small_enough_to_read(path: Path) -> None:
    most = 420 if path.name == "talk.py" else 320  # talk.py is the glossary: values, no code
    assert len(path.read_text(encoding="utf-8").splitlines()) <= most


def loaded_by(code: str) -> set[str]:
    """Return the top-level names of all modules that a fresh interpreter loads for `code`."""
    report = "import sys; print('\\n'.join(sorted({name.split('.')[0] for name in sys.modules})))"
    result = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"], capture_output=True, text=True, check=True
    )
    return set(result.stdout.split())


def test_the_help_text_loads_nothing_heavy() -> None:
    code = (
        "import contextlib, io, rehearsal.cli\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    rehearsal.cli.main(['--help'])"
    )
    assert loaded_by(code) & (HEAVY | {"numpy"}) == set()


def test_the_values_need_only_the_standard_library() -> None:
    extra = loaded_by("import rehearsal.talk, rehearsal.errors") - loaded_by("")
    assert extra - set(sys.stdlib_module_names) - {"rehearsal"} == set()
