"""PDF decks: text in reading order, titles, overlays, tables, pictures, and what is refused."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rehearsal.decks import pdf as pdf_reader
from rehearsal.decks import pdf_bounds
from rehearsal.decks.read import read_deck
from rehearsal.errors import DeckError
from rehearsal.talk import Deck, Slide
from tests.decks.paper import Picture, Rule, Strokes, Thing, Upwards, Words, pdf


def title(text: str) -> Words:
    return Words(40, 60, text, 32)


def items(*texts: str, x: float = 60, y: float = 140) -> list[Thing]:
    return [Words(x, y + 40 * i, f"• {text}") for i, text in enumerate(texts)]


def read(tmp_path: Path, content: bytes) -> Deck:
    path = tmp_path / "talk.pdf"
    path.write_bytes(content)
    return read_deck(path)


def only_slide(tmp_path: Path, *things: Thing) -> Slide:
    (slide,) = read(tmp_path, pdf(things)).slides
    return slide


def test_the_largest_text_near_the_top_is_the_working_title(tmp_path: Path) -> None:
    slide = only_slide(tmp_path, *items("We rank", "We measure"), title("Approach"))
    assert (slide.title, slide.title_guessed) == ("Approach", True)
    assert slide.body == ("We rank", "We measure")


def test_a_title_over_two_lines_is_one(tmp_path: Path) -> None:
    second = Words(40, 96, "under distribution shift", 32)
    slide = only_slide(tmp_path, title("Learning to rank"), second, *items("Jane Doe"))
    assert slide.title == "Learning to rank under distribution shift"


def test_wrapped_lines_are_joined_and_items_are_not(tmp_path: Path) -> None:
    slide = only_slide(
        tmp_path,
        title("Approach"),
        Words(60, 140, "• The encoder reads every query and each of the documents"),
        Words(76, 162, "once, which is what makes it fast"),
        Words(60, 190, "• Training takes a day"),
    )
    assert slide.body == (
        "The encoder reads every query and each of the documents once, which is what makes it fast",
        "Training takes a day",
    )


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left, right = items("left one", "left two"), items("right one", "right two", x=420)
    mixed = [thing for pair in zip(right, left, strict=True) for thing in pair]
    slide = only_slide(tmp_path, title("Before and after"), *mixed)
    assert slide.body == ("left one", "left two", "right one", "right two")


def test_a_bullet_of_its_own_is_no_line(tmp_path: Path) -> None:
    slide = only_slide(tmp_path, title("Approach"), Words(60, 140, "•"), Words(90, 140, "We rank"))
    assert slide.body == ("We rank",)


def test_indices_stay_with_their_letter(tmp_path: Path) -> None:
    slide = only_slide(tmp_path, title("Loss"), Words(60, 140, "x"), Words(69, 144, "i", 12))
    assert slide.body == ("xi",)


def test_text_beside_a_plot_is_read_although_it_runs_upwards(tmp_path: Path) -> None:
    slide = only_slide(tmp_path, title("Curves"), Upwards(60, 400, "Accuracy of the ranker"))
    assert slide.body == ("Accuracy of the ranker",)


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_rotated_page_is_read_as_it_is_seen(tmp_path: Path, rotate: int) -> None:
    deck = read(tmp_path, pdf([Words(100, 200, "first words")], rotate=rotate))
    assert deck.slides[0].text == "first words"


def test_latex_ligatures_are_spelt_out(tmp_path: Path) -> None:
    font = b"/BaseFont/Helvetica/Encoding/WinAnsiEncoding"
    type3 = (
        b"/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<<>>/FirstChar 28"
        b"/LastChar 120/Widths[" + b".5 " * 93 + b"]/Encoding<</Differences[28/a28 99/c 101/e/f"
        b" 105/i 110/n 116/t]>>"
    )
    content = pdf([Words(40, 60, "e\x1ccient", 32)])
    content = content.replace(b"/Subtype/Type1" + font, type3)
    assert read(tmp_path, content).slides[0].title == "eficient"


def test_a_table_of_results_is_a_table(tmp_path: Path) -> None:
    rows = [("Model", "NDCG", "MAP"), ("BM25", "41.2", "32.1"), ("Ours", "49.3", "40.2")]
    cells = [
        Words(x, 150 + 30 * i, text)
        for i, row in enumerate(rows)
        for x, text in zip((60, 300, 450), row, strict=True)
    ]
    slide = only_slide(tmp_path, title("Results"), *cells, Words(60, 300, "Five seeds"))
    assert [table.rows for table in slide.tables] == [tuple(rows)]
    assert slide.body == ("Five seeds",)


def test_the_numbers_along_an_axis_are_no_text(tmp_path: Path) -> None:
    ticks = [Words(100 + 80 * i, 500, f"{i * 10}", 10) for i in range(5)]
    slide = only_slide(tmp_path, title("Curves"), *ticks, Words(200, 520, "Steps (thousands)", 10))
    assert slide.body == ("Steps (thousands)",)


def overlays() -> list[list[Thing]]:
    steps = items("one", "two", "three")
    return [[title("Approach"), *steps[:count]] for count in (1, 2, 3)]


def test_overlays_are_one_slide_with_several_pages(tmp_path: Path) -> None:
    deck = read(tmp_path, pdf([title("Problem")], *overlays(), [title("Results")]))
    assert [slide.pages for slide in deck.slides] == [(1,), (2, 3, 4), (5,)]
    assert [slide.number for slide in deck.slides] == [1, 2, 3]
    assert deck.slide(2).body == ("one", "two", "three")
    assert deck.page_count == 5


def test_pages_with_one_label_and_title_are_one_slide_although_their_text_changes(
    tmp_path: Path,
) -> None:
    pages = [[title("Approach"), *items(text)] for text in ("before", "after")]
    last: list[Thing] = [title("End")]
    assert len(read(tmp_path, pdf(*pages, last, labels=["1", "1", "2"])).slides) == 2
    assert len(read(tmp_path, pdf(*pages, last)).slides) == 3


def test_unnumbered_backup_slides_share_a_label_and_stay_apart(tmp_path: Path) -> None:
    backup = [[title("Backup"), *items(text)] for text in ("a proof", "more curves")]
    deck = read(tmp_path, pdf(*overlays(), *backup, labels=["1", "1", "1", "2", "2"]))
    assert [slide.pages for slide in deck.slides] == [(1, 2, 3), (4,), (5,)]


def test_slides_that_differ_in_a_number_stay_apart(tmp_path: Path) -> None:
    deck = read(tmp_path, pdf([title("Part 1"), *items("same")], [title("Part 2"), *items("same")]))
    assert len(deck.slides) == 2


def test_a_drawing_that_grows_is_one_slide(tmp_path: Path) -> None:
    pages: list[list[Thing]] = [[Strokes(60, 200, count)] for count in (4, 6, 8)]
    assert [slide.pages for slide in read(tmp_path, pdf(*pages)).slides] == [(1, 2, 3)]


def test_pictures_under_one_title_are_slides_of_their_own(tmp_path: Path) -> None:
    pages: list[list[Thing]] = [
        [title("Samples"), Picture(100, 150, make=make)] for make in (3, 4, 5)
    ]
    assert len(read(tmp_path, pdf(*pages)).slides) == 3


def with_footer(*things: Thing, page: int) -> list[Thing]:
    bar = [Words(40 + 150 * i, 20, name, 9) for i, name in enumerate(("Intro", "Method", "End"))]
    foot = [Words(40, 530, "J. Doe: Learning to rank", 9), Words(640, 530, f"{page} / 9", 9)]
    return [*bar, *things, *foot]


def test_footers_page_numbers_and_navigation_are_left_out(tmp_path: Path) -> None:
    names = ["Problem", "Approach", "Results", "Summary"]
    pages = [with_footer(title(n), *items(n.lower()), page=i) for i, n in enumerate(names, 1)]
    deck = read(tmp_path, pdf(*pages))
    assert [slide.text for slide in deck.slides] == [f"{n}\n{n.lower()}" for n in names]


def test_a_number_in_the_margin_that_is_not_the_page_is_kept(tmp_path: Path) -> None:
    deck = read(tmp_path, pdf([title("Cost"), Words(600, 530, "45"), Words(40, 530, "1")]))
    assert deck.slides[0].body == ("45",)


def ruled(columns: list[float], rows: list[float]) -> list[Thing]:
    """Draw the lines of a table."""
    across = [Rule(columns[0], y, columns[-1], y) for y in rows]
    return [*across, *(Rule(x, rows[0], x, rows[-1]) for x in columns)]


def test_the_cells_of_a_ruled_table_may_hold_words_over_several_lines(tmp_path: Path) -> None:
    cells = [
        *(Words(66, 170, "Data"), Words(206, 170, "Why")),
        *(Words(66, 220, "Queries of"), Words(66, 242, "one year"), Words(206, 220, "They shift")),
    ]
    grid = ruled([60, 200, 400], [150, 200, 250])
    slide = only_slide(tmp_path, title("Data"), *grid, *cells, Words(60, 300, "No users known"))
    assert [table.rows for table in slide.tables] == [
        (("Data", "Why"), ("Queries of one year", "They shift"))
    ]
    assert (slide.body, slide.pictures) == (("No users known",), 0)


def test_cells_that_nearly_touch_are_parted_by_the_line_between_them(tmp_path: Path) -> None:
    cells = [Words(x, y, "word word") for x in (66, 156) for y in (170, 220)]
    slide = only_slide(tmp_path, *ruled([60, 151, 260], [150, 200, 250]), *cells)
    assert slide.tables[0].rows == (("word word", "word word"), ("word word", "word word"))


def test_the_grid_of_a_plot_is_no_table(tmp_path: Path) -> None:
    grid = ruled([60, 160, 260, 360], [150, 200, 250, 300])
    slide = only_slide(tmp_path, title("Curves"), *grid, Words(170, 180, "ours", 12))
    assert (slide.tables, slide.body) == ((), ("ours",))


def test_a_citation_that_differs_from_page_to_page_is_kept(tmp_path: Path) -> None:
    sources = [f"[{name} et al.]" for name in ("Ames", "Bell", "Cole", "Dunn", "Eyre")]
    pages = [[title(s[1:5]), *items("a claim here"), Words(40, 530, s, 9)] for s in sources]
    deck = read(tmp_path, pdf(*pages))
    assert [slide.body[-1] for slide in deck.slides] == sources


def test_a_title_that_stays_is_a_title(tmp_path: Path) -> None:
    pages = [[title("Does it rank?"), *items(text)] for text in ("speed", "recall", "cost", "use")]
    assert {slide.title for slide in read(tmp_path, pdf(*pages)).slides} == {"Does it rank?"}


def test_an_outline_of_sections_names_sections(tmp_path: Path) -> None:
    pages = [[title(name)] for name in ("Talk", "Gap", "Model", "Curves", "End")]
    deck = read(tmp_path, pdf(*pages, outline=[("Problem", 1), ("Approach", 2)]))
    assert [s.section for s in deck.slides] == ["", "Problem", "Approach", "Approach", "Approach"]


def test_an_outline_of_slides_names_titles(tmp_path: Path) -> None:
    quoted: list[Thing] = [Words(40, 60, "92 %", 60), Words(40, 140, "Our result", 18)]
    deck = read(tmp_path, pdf(quoted, outline=[("Slide 1: Our result", 0)]))
    assert (deck.slides[0].title, deck.slides[0].title_guessed) == ("Our result", False)


def test_a_deck_of_pictures_loads_and_says_that_it_cannot_be_read(tmp_path: Path) -> None:
    deck = read(tmp_path, pdf([Picture(0, 0, 720, 540, 2)], [Picture(0, 0, 720, 540, 3)]))
    assert [(slide.text, slide.pictures, slide.readable) for slide in deck.slides] == [
        ("", 1, False),
        ("", 1, False),
    ]


def test_a_plot_of_many_strokes_counts_as_a_picture_and_a_logo_does_not(tmp_path: Path) -> None:
    assert only_slide(tmp_path, title("Curves"), Strokes(100, 200, 20, 150)).pictures == 1
    assert only_slide(tmp_path, title("Curves"), Picture(600, 10, 40, 30)).pictures == 0


def test_a_locked_pdf_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeckError, match="password"):
        read(tmp_path, pdf([title("Secret")], locked=True))


def test_a_pdf_with_more_pages_than_a_talk_is_refused(tmp_path: Path) -> None:
    pages: list[list[Thing]] = [[] for _ in range(1001)]
    with pytest.raises(DeckError, match="1001 pages"):
        read(tmp_path, pdf(*pages))


def test_a_page_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_bounds, "LARGEST_STREAM", 2_000_000)
    strokes: list[Thing] = [Strokes(0, 0, 70_000)]
    assert len(pdf(strokes)) < 1_000_000
    with pytest.raises(DeckError, match="unpacks to far more"):
        read(tmp_path, pdf([title("Problem")], strokes))


def test_a_pdf_with_the_text_of_a_book_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_reader, "MOST_TEXT", 100)
    with pytest.raises(DeckError, match="more text than any talk"):
        read(tmp_path, pdf(*([Words(40, 60, "word " * 10, 9)] for _ in range(3))))


def test_a_page_that_is_damaged_leaves_the_others_readable(tmp_path: Path) -> None:
    content = pdf([title("Problem")], [title("Approach")])
    deck = read(tmp_path, content.replace(b"/Kids[5 0 R 7 0 R]", b"/Kids[5 0 R 9 0 R]"))
    assert [slide.title for slide in deck.slides] == ["Problem", ""]


def test_thousands_of_words_on_a_page_are_read_no_further_than_a_page_can_hold(
    tmp_path: Path,
) -> None:
    things = [Words(i * 37 % 650, 20 + i * 91 % 500, "word", 6) for i in range(6000)]
    assert 1000 < len(only_slide(tmp_path, *things).text) < 30_000


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=40),
    length=st.integers(1, 10_000),
)
def test_a_damaged_pdf_is_read_or_refused(
    tmp_path: Path, changes: list[tuple[int, int]], length: int
) -> None:
    content = bytearray(pdf(*overlays(), labels=["1", "1", "1"], outline=[("Approach", 0)]))
    for place, value in changes:
        content[place % len(content)] = value
    try:
        read(tmp_path, bytes(content[:length]))
    except DeckError as refusal:
        assert refusal.hint
