"""What is read of a .pptx slide: title, body in reading order, notes, and what runs through it."""

from pathlib import Path

import pytest
from pptx.util import Pt

from tests.decks import slides
from tests.decks.slides import add, box, draw, only_slide, read, shape_xml, talk


def test_the_title_is_the_title_placeholder(tmp_path: Path) -> None:
    deck = talk()
    add(deck, "Learning\vto rank", "One", "Two")
    slide = only_slide(deck, tmp_path)
    assert (slide.title, slide.title_guessed) == ("Learning to rank", False)
    assert slide.body == ("One", "Two")


def test_text_boxes_are_read_from_top_to_bottom_whatever_their_order_in_the_file(
    tmp_path: Path,
) -> None:
    deck = talk()
    slide = add(deck, "Problem", layout=slides.TITLE_ONLY)
    for text, y in (("third", 420), ("first", 150), ("second", 300)):
        box(slide, text, 60, y)
    assert only_slide(deck, tmp_path).body == ("first", "second", "third")


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    deck = talk()
    slide = add(deck, "Before and after", layout=slides.TITLE_ONLY)
    for y, names in ((150, ("Before", "After")), (190, ("slow", "fast")), (230, ("poor", "good"))):
        for x, text in zip((60, 400), names, strict=True):
            box(slide, text, x, y)
    body = only_slide(deck, tmp_path).body
    assert body == ("Before", "slow", "poor", "After", "fast", "good")


def test_labels_beside_their_explanations_are_read_in_rows(tmp_path: Path) -> None:
    deck = talk()
    slide = add(deck, "Parts", layout=slides.TITLE_ONLY)
    for i, (label, meaning) in enumerate((("Encoder", "reads"), ("Ranker", "sorts"))):
        box(slide, label, 60, 150 + 120 * i, width=100)
        box(slide, meaning, 170, 150 + 120 * i, width=400)
    assert only_slide(deck, tmp_path).body == ("Encoder", "reads", "Ranker", "sorts")


def test_a_body_placeholder_stands_where_its_layout_puts_it(tmp_path: Path) -> None:
    deck = talk()
    slide = add(deck, "Problem", "from the layout")
    box(slide, "above it", 60, 90)
    assert only_slide(deck, tmp_path).body == ("above it", "from the layout")


def test_groups_are_read_as_one_whatever_is_inside_them(tmp_path: Path) -> None:
    deck = talk()
    slide = add(deck, "Model", layout=slides.TITLE_ONLY)
    box(slide, "after", 60, 400)
    group = slide.shapes.add_group_shape()
    inner = group.shapes.add_group_shape()
    for shapes, text, y in ((inner.shapes, "deep", 250), (group.shapes, "shallow", 200)):
        shapes.add_textbox(Pt(60), Pt(y), Pt(90), Pt(30)).text_frame.text = text
    assert only_slide(deck, tmp_path).body == ("shallow", "deep", "after")


def test_shapes_in_alternate_content_are_read_once(tmp_path: Path) -> None:
    deck = talk()
    slide = add(deck, "Model", layout=slides.TITLE_ONLY)
    draw(
        slide,
        '<mc:AlternateContent><mc:Choice Requires="a14">'
        f"{shape_xml('new')}</mc:Choice><mc:Fallback>{shape_xml('old')}</mc:Fallback>"
        "</mc:AlternateContent>",
    )
    draw(
        slide,
        '<mc:AlternateContent><mc:Choice Requires="p14"><p:contentPart/></mc:Choice>'
        f"<mc:Fallback>{shape_xml('ink, as text')}</mc:Fallback></mc:AlternateContent>",
    )
    assert set(only_slide(deck, tmp_path).body) == {"new", "ink, as text"}


def test_what_is_hidden_or_parked_beside_the_slide_is_not_read(tmp_path: Path) -> None:
    deck = talk()
    slide = add(deck, "Model", layout=slides.TITLE_ONLY)
    box(slide, "seen", 60, 200)
    box(slide, "parked on the left", -300, 200)
    box(slide, "parked below", 60, 600)
    hidden = box(slide, "hidden", 60, 300)
    hidden._element.nvSpPr.cNvPr.set("hidden", "1")
    assert only_slide(deck, tmp_path).body == ("seen",)


def test_equations_are_written_on_one_line(tmp_path: Path) -> None:
    letters = {name: f"<m:r><m:t>{name}</m:t></m:r>" for name in "abxin"}
    equation = (
        "<a14:m><m:oMathPara><m:oMath>"
        f"<m:sSub><m:e>{letters['x']}</m:e><m:sub>{letters['i']}</m:sub></m:sSub>"
        "<m:r><m:t>=</m:t></m:r>"
        f"<m:f><m:num>{letters['a']}<m:r><m:t>+1</m:t></m:r></m:num>"
        f"<m:den>{letters['b']}</m:den></m:f><m:r><m:t> </m:t></m:r>"
        '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>'
        f"<m:sub>{letters['i']}</m:sub><m:sup>{letters['n']}</m:sup><m:e>{letters['x']}</m:e>"
        "</m:nary></m:oMath></m:oMathPara></a14:m>"
    )
    deck = talk()
    slide = add(deck, "Loss", layout=slides.TITLE_ONLY)
    draw(slide, shape_xml("", inside=equation))
    assert only_slide(deck, tmp_path).body == ("x_i=(a+1)/b ∑_i^n x",)


def test_line_breaks_part_lines_unless_they_only_wrap_them(tmp_path: Path) -> None:
    deck = talk()
    add(deck, "Authors", "Jane Doe\vUniversity of X", "a claim that\vgoes on")
    body = only_slide(deck, tmp_path).body
    assert body == ("Jane Doe", "University of X", "a claim that goes on")


def test_notes_are_read_without_the_slide_number_on_their_page(tmp_path: Path) -> None:
    deck = talk()
    slide = add(deck, "Problem")
    slide.notes_slide.notes_text_frame.text = "Say it slowly.\nThen wait."
    add(deck, "Approach")
    first, second = read(deck, tmp_path).slides
    assert (first.notes, second.notes) == ("Say it slowly.\nThen wait.", "")


def test_hidden_slides_are_listed_without_a_number(tmp_path: Path) -> None:
    deck = talk()
    for title in ("Problem", "Details", "Approach"):
        add(deck, title)
    deck.slides[1]._element.set("show", "0")
    made = read(deck, tmp_path)
    assert [(s.number, s.pages, s.hidden) for s in made.slides] == [
        (1, (1,), False),
        (None, (2,), True),
        (2, (3,), False),
    ]
    assert made.page_count == 3


def test_sections_name_their_slides(tmp_path: Path) -> None:
    deck = talk()
    for title in ("Talk", "Gap", "Model"):
        add(deck, title)
    ids = [slide.slide_id for slide in deck.slides]
    members = ((ids[:1], "Default Section"), (ids[1:2], "Problem"), (ids[2:], "Approach"))
    sections = "".join(
        f'<p14:section name="{name}" id="{{0}}"><p14:sldIdLst>'
        + "".join(f'<p14:sldId id="{number}"/>' for number in numbers)
        + "</p14:sldIdLst></p14:section>"
        for numbers, name in members
    )
    extension = slides.element(
        f'<p:extLst><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
        f"<p14:sectionLst>{sections}</p14:sectionLst></p:ext></p:extLst>"
    )
    deck.part._element.append(extension)
    assert [s.section for s in read(deck, tmp_path).slides] == ["", "Problem", "Approach"]


def test_date_footer_and_slide_number_are_left_out(tmp_path: Path) -> None:
    deck = talk()
    slide = add(deck, "Problem", "One claim")
    for kind, text in (("dt", "3 May"), ("ftr", "J. Doe"), ("sldNum", "7")):
        draw(slide, shape_xml(text).replace("<p:nvPr/>", f'<p:nvPr><p:ph type="{kind}"/></p:nvPr>'))
    field = '<a:fld id="{0}" type="slidenum"><a:t>7</a:t></a:fld>'
    draw(slide, shape_xml("", inside=field))
    assert only_slide(deck, tmp_path).body == ("One claim",)


def test_lines_that_most_slides_repeat_are_left_out(tmp_path: Path) -> None:
    deck = talk()
    for number, title in enumerate(("Problem", "Approach", "Results", "Summary"), start=1):
        slide = add(deck, title, title.lower())
        box(slide, "Learning to rank (ICML)", 60, 515, size=10)
        box(slide, f"Slide {number} of 4", 600, 515, size=10)
        box(slide, "Problem | Approach | Results", 100, 480, size=10)
    made = read(deck, tmp_path)
    assert [slide.body for slide in made.slides] == [(s.title.lower(),) for s in made.slides]


def test_a_line_on_few_slides_is_kept(tmp_path: Path) -> None:
    deck = talk()
    for title in ("Problem", "Approach", "Results", "Summary", "Thanks"):
        slide = add(deck, title, title.lower())
        if title in {"Approach", "Results"}:
            box(slide, "See the paper", 60, 515, size=10)
    assert [len(slide.body) for slide in read(deck, tmp_path).slides] == [1, 2, 2, 1, 1]


def test_a_slide_without_a_title_gets_its_largest_text_near_the_top(tmp_path: Path) -> None:
    deck = talk()
    slide = add(deck, layout=slides.BLANK)
    box(slide, "a remark", 60, 20, size=12)
    box(slide, "Where it fails", 60, 60, size=32)
    box(slide, "42 %", 60, 300, size=80)
    made = only_slide(deck, tmp_path)
    assert (made.title, made.title_guessed) == ("Where it fails", True)
    assert made.body == ("a remark", "42 %")


def test_a_slide_without_a_title_or_text_near_its_top_gets_its_first_line(tmp_path: Path) -> None:
    deck = talk()
    slide = add(deck, layout=slides.BLANK)
    box(slide, "Thank you", 60, 300)
    box(slide, "jane@x.edu", 60, 400, size=40)
    assert only_slide(deck, tmp_path).title == "Thank you"


def test_an_empty_title_placeholder_is_no_title(tmp_path: Path) -> None:
    deck = talk()
    slide = add(deck)
    slide.placeholders[1].text = "The claim"
    made = only_slide(deck, tmp_path)
    assert (made.title, made.title_guessed) == ("The claim", True)


def test_an_empty_slide_has_no_title(tmp_path: Path) -> None:
    deck = talk()
    add(deck, layout=slides.BLANK)
    made = only_slide(deck, tmp_path)
    assert (made.text, made.title_guessed, made.readable) == ("", False, True)


@pytest.mark.parametrize("suffix", [".ppsx", ".potx"])
def test_shows_and_templates_are_decks_too(tmp_path: Path, suffix: str) -> None:
    deck = talk()
    add(deck, "Problem")
    kind = {".ppsx": "slideshow", ".potx": "template"}[suffix]
    deck.part._content_type = (
        f"application/vnd.openxmlformats-officedocument.presentationml.{kind}.main+xml"
    )
    assert read(deck, tmp_path, f"talk{suffix}").slides[0].title == "Problem"
