# /// script
# requires-python = ">=3.11"
# dependencies = ["python-pptx==1.0.2", "lxml"]
# ///
"""Make the sample deck: `uv run samples/make/deck.py [OUT.pptx]`. The same bytes every time."""

import datetime
import io
import re
import sys
import uuid
import zipfile
from pathlib import Path

from lxml import etree
from pptx.oxml.ns import qn

import deck_theme
import slides_approach as approach
import slides_end as end
import slides_experiments as experiments
import slides_problem as problem
from talk_source import SPEAKER, TALK

DECK = Path(__file__).parents[1] / "job_talk" / "deck.pptx"
MADE = datetime.datetime(2026, 11, 23, 12, 0, 0)
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
SECTION_LIST = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""The extension's identity, as PowerPoint writes it."""

SHOWN = (
    problem.cover,
    problem.keys,
    problem.cost,
    problem.simple_answers,
    problem.claims,
    approach.picture,
    approach.score,
    approach.eviction,
    approach.training,
    approach.phone,
    experiments.setup,
    experiments.result,
    experiments.size,
    experiments.ablation,
    experiments.question_types,
    experiments.speed,
    experiments.failures,
    experiments.limitation,
    experiments.reproduce,
    end.takeaways,
    end.future,
    end.thanks,
)
"""One function for each slide of `talk_source.TALK`."""

HIDDEN = (
    (end.backup_ablation, "If asked for the spread of the ablation."),
    (end.backup_weight, "If asked how 0.3 was chosen."),
)
"""Backup slides, with their notes."""

SECTIONS = (
    ("The problem", 1, 5),
    ("Sieve", 6, 10),
    ("Experiments", 11, 19),
    ("The end", 20, 22),
    ("Backup", 23, 24),
)
"""Name, first and last page."""


def make_deck(path: Path) -> None:
    """Build the deck and write it."""
    deck = deck_theme.new_presentation()
    for draw, source in zip(SHOWN, TALK, strict=True):
        draw(deck, source)
    for draw, _ in HIDDEN:
        draw(deck)._element.set("show", "0")
    notes = [source.notes for source in TALK] + [note for _, note in HIDDEN]
    for slide, text in zip(deck.slides, notes, strict=True):
        slide.notes_slide.notes_text_frame.text = text
    add_sections(deck, SECTIONS)
    set_properties(deck)
    written = io.BytesIO()
    deck.save(written)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(settled(written.getvalue()))


def add_sections(deck, sections) -> None:
    """Write PowerPoint's list of sections, which python-pptx does not know."""
    root = deck.part._element
    ids = [item.get("id") for item in root.find(qn("p:sldIdLst"))]
    extensions = root.find(qn("p:extLst"))
    if extensions is None:
        extensions = etree.SubElement(root, qn("p:extLst"))
    extension = etree.SubElement(extensions, qn("p:ext"), uri=SECTION_LIST)
    listed = etree.SubElement(extension, f"{{{P14}}}sectionLst", nsmap={"p14": P14})
    for name, first, last in sections:
        identity = "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, f"rehearsal/{name}")).upper() + "}"
        section = etree.SubElement(listed, f"{{{P14}}}section", name=name, id=identity)
        inside = etree.SubElement(section, f"{{{P14}}}sldIdLst")
        for item in ids[first - 1 : last]:
            etree.SubElement(inside, f"{{{P14}}}sldId", id=item)


def set_properties(deck) -> None:
    """Set what the file says of itself; the time is fixed, so that the file is."""
    properties = deck.core_properties
    properties.title = TALK[0].title
    properties.author = properties.last_modified_by = SPEAKER
    properties.subject = "A sample job talk; work, data and numbers are invented"
    properties.keywords = "sample, job talk"
    properties.created = properties.modified = MADE
    properties.revision = 1


def settled(content: bytes) -> bytes:
    """Return a zip file with fixed times, and fixed dates in the workbooks inside it."""
    settled_bytes = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(settled_bytes, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name.endswith(".xlsx"):
                data = settled(data)
            elif name == "docProps/core.xml":
                data = re.sub(
                    rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ",
                    MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode(),
                    data,
                )
            entry = zipfile.ZipInfo(name, MADE.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, data)
    return settled_bytes.getvalue()


if __name__ == "__main__":
    make_deck(Path(sys.argv[1]) if len(sys.argv) > 1 else DECK)
