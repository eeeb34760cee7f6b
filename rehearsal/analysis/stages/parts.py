"""The deck as one who reads it for its argument: furniture away, builds joined, parts found."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rehearsal.analysis.stages.cues import title_cues
from rehearsal.talk import Slide

FURNITURE_SHARE, FURNITURE_LEAST = 0.25, 4
"""A line on this share of the slides, and on so many, is a header, a footer or a navigation bar."""
BUILD_OVERLAP = 0.75
"""Share of the shorter slide's words found on the next, under the same title: steps of a build."""
RUNNING_TITLE = 8
"""Slides under one title from which on it is a running title, which says nothing of their role."""
PROJECT_SLIDES = 8
"""Slides that a part needs to be a project with an argument of its own."""
SEVERAL_PROJECTS_FROM = 30
"""Slides below which a talk is taken to be about one project."""
DIVIDER_WORDS = 8
"""Most words on a slide that is nothing but a heading."""
BARE_WORDS = 11
"""Most words in a title that, alone on its slide, opens a part; a longer one is a statement."""
CHAPTER_WORDS = 20
"""Most words in the title of a slide that opens a chapter."""
CREDIT_LINES = 2
"""Most lines below that title: with whom, and where it was published."""
_CREDIT = re.compile(
    r"\W*(joint(ly)?( work)? with|in collaboration with|(based on )?chapters? \d|published in"
    r"|submitted to|to appear in|accepted (at|by|in)|under review)\b",
    re.IGNORECASE,
)
"""A line that says whose work a part tells, or where it was published."""
ROLE_CUES = frozenset(
    {
        *("outline", "thanks", "acknowledgement", "references", "backup", "conclude", "recap"),
        *("future", "motivation", "problem", "related", "method", "theory", "results", "setup"),
    }
)
"""Cues in a heading that name a stage, not a project."""
NO_OUTLINE = ROLE_CUES - {"outline"}

LISTED, LISTED_WORDS = 3, 8
"""Fewest lines of an outline that comes again under no title, and most words in each."""
SHOWN_AGAIN, SHOWN_OFTEN = 2, 3
"""How often such a list is shown, without and with a title. Strength D."""
ASKED_LINES = 2
"""Questions below "Questions" from which on they are the talk's own, not the audience's; one is
enough where that title comes again."""
_QUESTIONS = re.compile(r"(any )?questions?\W*$", re.IGNORECASE)

READING_SHARE = 0.3
"""Share of slides with a paper's list of authors from which on a deck reads papers one by one."""
_READING = re.compile(r"journal club|reading (group|club)|literature (update|round-?up)", re.I)
_AUTHORS = re.compile(r"(\b[A-Z][\w'’-]+,? ([A-Z]\.? ?){1,3}, ){2}|([A-Z][\w'’-]+, ){4}")
"""Authors as a reference lists them: surnames with initials, or four surnames."""
_PAGE = re.compile(r"[^\w%×]*(\d{1,3}([^\w.,%×]+\d{1,3})?[^\w%×]*)?")
"""A page number, "3 / 27" too, or a stray bullet."""


@dataclass(frozen=True, slots=True)
class View:
    """What a slide says once everything that recurs on other slides is taken away."""

    title: str
    lines: tuple[str, ...]
    tables: int
    charts: int
    pictures: int
    section: str
    cues: frozenset[str] = frozenset()
    """Cues in the title; none where it is a running title."""
    running: bool = False
    """Whether the title runs over so many slides that it says nothing of their role."""

    @property
    def words(self) -> int:
        """Words in title and lines."""
        return len(" ".join((self.title, *self.lines)).split())

    @property
    def opens_chapter(self) -> bool:
        """Whether the slide holds a title, whose work follows, and hardly anything else."""
        if not self.title or not self.lines or self.tables or self.charts or self.pictures:
            return False
        brief = len(self.lines) <= CREDIT_LINES and len(self.title.split()) <= CHAPTER_WORDS
        return brief and bool(_CREDIT.match(self.lines[0]))

    @property
    def is_bare(self) -> bool:
        """Whether the slide holds a short title, and nothing else that is known of."""
        rest = self.lines or self.tables or self.charts or self.pictures or self.running
        return not rest and 0 < len(self.title.split()) <= BARE_WORDS

    @property
    def is_heading(self) -> bool:
        """Whether the slide holds a heading and nothing else."""
        bare = not (self.tables or self.charts or self.pictures or self.lines[2:])
        return bare and 0 < self.words <= DIVIDER_WORDS


def views(slides: Sequence[Slide]) -> tuple[View, ...]:
    """Return the slides without headers, footers and navigation bars, with their title's cues."""
    lines = [_lines(slide) for slide in slides]
    outlines = _outlines(slides)
    on_slides = Counter(key for each in lines for key in {_key(line) for line in each})
    least = max(FURNITURE_LEAST, FURNITURE_SHARE * len(slides))
    titles = Counter(_key(slide.title) for slide in slides)
    running = {key for key, count in titles.items() if key and count >= RUNNING_TITLE}
    return tuple(
        View(
            title=slide.title,
            lines=tuple(
                line
                for line in each
                if (on_slides[_key(line)] < least if _key(line) else not _PAGE.fullmatch(line))
            ),
            tables=len(slide.tables),
            charts=len(slide.charts),
            pictures=slide.pictures,
            section=slide.section,
            cues=frozenset({"outline"}) if i in outlines else _cues(slide, each, titles),
            running=_key(slide.title) in running,
        )
        for i, (slide, each) in enumerate(zip(slides, lines, strict=True))
    )


def _cues(slide: Slide, lines: Sequence[str], titles: Counter[str]) -> frozenset[str]:
    """Return the cues in a title, as far as the rest of the deck bears them out."""
    title = _key(slide.title)
    if titles[title] >= RUNNING_TITLE:
        return frozenset()
    cues = title_cues(slide.title)
    asked = sum("?" in line for line in lines) >= (1 if titles[title] > 1 else ASKED_LINES)
    return cues - {"thanks"} if asked and _QUESTIONS.match(slide.title) else cues


def _outlines(slides: Sequence[Slide]) -> frozenset[int]:
    """Return the indices of slides whose list of short lines, and nothing else, comes again.

    Once is enough where the list has no title; results may be shown again in the backup. No list
    where several come again equally often.
    """
    found: dict[str, list[int]] = {}
    for i, slide in enumerate(slides):
        lines = [line for line in (slide.title, *slide.body) if line]
        short = len(lines) >= LISTED and all(len(line.split()) <= LISTED_WORDS for line in lines)
        if short and not (slide.tables or slide.charts or slide.pictures):
            found.setdefault(_key(" / ".join(lines)), []).append(i)
    most = max(map(len, found.values()), default=0)
    often = [same for same in found.values() if len(same) == most]
    if len(often) != 1 or often[0][-1] - often[0][0] < most:
        return frozenset()
    first = slides[often[0][0]]
    untitled = first.title_guessed or not first.title
    if title_cues(first.title) & NO_OUTLINE and not untitled:
        return frozenset()  # a pipeline, shown before each of its steps
    return frozenset(often[0] if most >= (SHOWN_AGAIN if untitled else SHOWN_OFTEN) else ())


def _lines(slide: Slide) -> list[str]:
    """Return body, tables and chart titles as lines."""
    tables = [" ".join(row) for table in slide.tables for row in table.rows]
    charts = [" ".join((chart.title, *chart.series)) for chart in slide.charts]
    return [*slide.body, *tables, *charts]


def _key(line: str) -> str:
    return re.sub(r"[\W\d_]+", " ", line.lower()).strip()


def builds(seen: Sequence[View]) -> list[list[int]]:
    """Group the indices of consecutive slides that are steps of one build."""
    groups: list[list[int]] = []
    for i, view in enumerate(seen):
        if i and _grows(seen[i - 1], view):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _grows(before: View, view: View) -> bool:
    if not view.title or _key(before.title) != _key(view.title):
        return False
    if "outline" in view.cues and before.lines == view.lines:
        return False  # the part that comes next is marked by colour alone
    one, other = ({*_key(" ".join(v.lines)).split()} for v in (before, view))
    shorter = min(len(one), len(other))
    if not shorter:  # a drawing that grows, or different pictures under one title
        return not (one or other) or (not one and not before.is_bare)
    return len(one & other) >= BUILD_OVERLAP * shorter


def under_one_title(seen: Sequence[View]) -> list[int]:
    """Return the indices of the slides that bear the title of the slide before them.

    Running titles do not count.
    """
    keys = ["" if view.running else _key(view.title) for view in seen]
    return [i for i in range(1, len(seen)) if keys[i] and keys[i] == keys[i - 1]]


def is_reading_list(seen: Sequence[View]) -> bool:
    """Return whether the deck reads papers one by one, as in a journal club.

    It says so in its first title, or this share of its slides (READING_SHARE) holds the list of a
    paper's authors.
    """
    if not seen:
        return False
    if _READING.search(seen[0].title):
        return True
    cited = sum(bool(_AUTHORS.search(" ".join((v.title, *v.lines)))) for v in seen)
    return cited >= READING_SHARE * len(seen)


def projects(seen: Sequence[View]) -> list[range]:
    """Return the parts of a long talk that are projects with an argument of their own.

    Parts are cut at the file's sections, at dividers and where an outline comes again; those whose
    heading names a stage ("Introduction", "Results") are no projects. Empty for one-project talks.
    """
    if len(seen) < SEVERAL_PROJECTS_FROM:
        return []
    cuts = [i for i in range(1, len(seen)) if _opens_part(seen, i)]
    found = []
    for start, end in zip([0, *cuts], [*cuts, len(seen)], strict=True):
        head = " ".join((seen[start].section, seen[start].title, *seen[start].lines[:1]))
        named = title_cues(seen[start].section) | title_cues(seen[start].title)
        if end - start >= PROJECT_SLIDES and start and head.strip() and not named & ROLE_CUES:
            found.append(range(start, end))
    return found if len(found) > 1 else []


def _opens_part(seen: Sequence[View], i: int) -> bool:
    new_section = bool(seen[i].section) and seen[i].section != seen[i - 1].section
    outline_again = "outline" in seen[i].cues and "outline" not in seen[i - 1].cues
    heading = seen[i].is_heading or seen[i].opens_chapter
    return new_section or outline_again or (heading and not seen[i - 1].is_heading)
