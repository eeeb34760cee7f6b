"""Facts are read with precision first: every kind has lines that give it and lines that do not."""

import pytest

from rehearsal.analysis.facts.find import find_facts
from rehearsal.analysis.facts.kinds import KINDS, PHRASES, FactKind, Facts
from rehearsal.analysis.facts.lines import read_lines
from rehearsal.analysis.reading import StageLabel, read
from rehearsal.talk import Chart, Deck, Rehearsal, Slide, Table
from tests.notation import deck, spoken


def facts_of(*slides: str | Slide) -> Facts:
    """Return the facts of a deck in which the given slides follow a plain title slide."""
    return find_facts(deck("Outline", *slides))


def texts(kind: FactKind, *slides: str | Slide) -> set[str]:
    return {fact.text for fact in facts_of(*slides).of(kind)}


LINE = "the whole line"
GIVES: tuple[tuple[FactKind, str, str], ...] = (
    ("method", "Approach: We propose GateNet for long video", "GateNet"),
    ("method", "Approach: Our model SieveX keeps what is used", "SieveX"),
    ("method", "Approach: We call it Sieve", "Sieve"),
    ("method", "Approach: The combined system is called SENTS", "SENTS"),
    ("method", "Approach: We introduce a new gating framework", "your gating framework"),
    ("baseline", "Results: It outperforms the sequence-based system", "the sequence-based system"),
    ("baseline", "Results: Sieve is better than TokenMerge", "TokenMerge"),
    ("baseline", "Results: a strong HPB baseline", "the HPB baseline"),
    ("metric", "Results: Quality is measured with BLEU", "BLEU"),
    ("metric", "Results: We report hazard ratios with intervals", "the hazard ratio"),
    ("dataset", "Data: We train on WMT 2017", "WMT 2017"),
    ("dataset", "Data: All runs use the standard ASAP corpus", "the ASAP corpus"),
    ("dataset", "Data: Poems from our sonnet corpus", "your sonnet corpus"),
    ("cohort", "Data: Mothers in UK Biobank were asked", "UK Biobank"),
    ("cohort", "Data: participants of the REGICOR study", "the REGICOR study"),
    ("resource", "Approach: Synonyms come from WordNet", "WordNet"),
    ("technique", "Approach: We fit a logistic regression", "logistic regression"),
    ("study_method", "Approach: We held semi-structured interviews", "interviews"),
    ("component", "Approach: a decoder with dropout", "dropout"),
    ("number", "Results: The model reaches an accuracy of 86.5%", "an accuracy of 86.5%"),
    ("number", "Results: It has 72.4% accuracy on the test set", "an accuracy of 72.4%"),
    ("sample", "Data: 547 children took part", "547 children"),
    ("sample", "Data: blood of patients (N = 692)", "N = 692"),
    ("hyper_parameter", "Training: learning rate 0.001", "a learning rate of 0.001"),
    ("hyper_parameter", "Training: learning rate 3 × 10^-4", "a learning rate of 3 × 10^-4"),
    ("hyper_parameter", "Training: learning rate of 10⁻⁴", "a learning rate of 10⁻⁴"),
    ("hyper_parameter", "Training: beam search with beam size 12", "a beam size of 12"),
    ("related_work", "Related work: gates (Bond and Paik, 2012)", "Bond and Paik (2012)"),
    ("related_work", "Related work: Kim et al., 2016 use windows", "Kim et al. (2016)"),
    ("task", "Task: Goal: answer questions about long video", "answer questions about long video"),
    ("comparison", "Results: Our model is 5 points better than merging", LINE),
    ("up_to", "Results: It improves the score by up to 1.3%", LINE),
    ("assumption", "Approach: We assume that frames are independent", LINE),
    ("assumption", "Approach: Key assumption: frames are independent", "frames are independent"),
    ("novelty_claim", "Approach: We present a new decoding algorithm for trees", LINE),
    ("limitation", "Limits: Our gate does not handle crowded streets", LINE),
    ("limitation", "Limitations: New places are always surprising to it", LINE),
    ("association", "Results: Smoking is associated with early ageing", LINE),
    ("negative_result", "Results: More memory does not help the model", LINE),
    ("manual_step", "Data: All errors were manually checked twice", LINE),
    ("strong_claim", "Results: Sieve achieves state-of-the-art accuracy on video", LINE),
    ("research_question", "Can a model learn what to keep?", "Can a model learn what to keep?"),
    ("slide_title", "Gates that forget on purpose: text", "Gates that forget on purpose"),
    ("slide_title", "Weight Algebras: text on a weight and its algebras", "Weight Algebras"),
    ("slide_title", "Active Learning: text", "Active Learning"),
    ("slide_title", "Graph Attention: text", "Graph Attention"),
    ("slide_title", "Neural Networks: text", "Neural Networks"),
    ("slide_title", "First person video: text", "First person video"),
    ("slide_title", "Second order optimisation: text", "Second order optimisation"),
    ("slide_title", "Third party risk: text", "Third party risk"),
    ("association", "Results: However, SES is associated with age", "SES is associated with age"),
    ("statement", "Results: Thus, few gates do more than many", "few gates do more than many"),
    ("statement", "Results: The gate tends to keep what was seen twice", LINE),
    ("number", "Results: It reaches a precision of 86.5%", "a precision of 86.5%"),
    ("figure", "Load: Peaked at 78,000 hits per hour", LINE),
    ("figure", "Cost: Total cost of the project: $8,962", LINE),
    ("figure", "Load: About one in 700 people are affected", LINE),
    ("point", "Memory: Swap is a slow extension of the memory", LINE),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "slide", "fill"), GIVES)
def test_a_fact_is_found_and_fills_a_sentence(kind: FactKind, slide: str, fill: str) -> None:
    fill = slide.partition(": ")[2] if fill == LINE else fill
    found = facts_of(slide).of(kind)
    assert fill in {fact.text for fact in found}
    fact = next(fact for fact in found if fact.text == fill)
    assert fact.slide == 2
    assert fact.time is None


DOES_NOT_GIVE: tuple[tuple[FactKind, str], ...] = (
    ("method", "Related work: They propose GateNet for long video"),
    ("method", "Approach: Our approach is model-agnostic"),
    ("method", "Results: NB: Naive Bayes (bag of words)"),
    ("baseline", "Results: Simple rules also clearly improve the baseline"),
    ("baseline", "Results: Our results improve over time"),
    ("baseline", "Results: the most robust baseline"),
    ("dataset", "Data: Japanese-Chinese corpus of our own"),
    ("dataset", "Approach: Synonyms come from WordNet"),
    ("technique", "News: Seoul (CNN) -- the minister resigned"),
    ("technique", "Related work: They use beam search"),
    ("number", "Results: ROUGE 1 and ROUGE 2"),
    ("number", "Results: F1 = 2 * Precision * Recall"),
    ("number", "Results: improves accuracy by 3%"),
    ("number", "Results: 80% precision on news [Patry and Langlais, 2011]"),
    ("number", "Related work: an accuracy of 86.5%"),
    ("number", "Results: accuracy 0.4 0.2 0.1"),
    ("sample", "Data: 2017 patients"),
    ("sample", "Approach: SmoothGrad with N = 30"),
    ("sample", "Data: 400,000 people in the U.S. diagnosed"),
    ("hyper_parameter", "Training: learning rate decays in 2017"),
    ("related_work", "Data: CWMT (2011) sentence pairs"),
    ("related_work", "References: Kim et al., 2016. Gates"),
    ("related_work", "When: In December (2015) we began"),
    ("language", "Trade: German exports grew"),
    ("comparison", "Related work: Gates are better than windows"),
    ("limitation", "Related work: Windows fail to keep the morning"),
    ("limitation", "Approach: We do not think so at all"),
    ("novelty_claim", "New Results Task 2: Accuracy on our new dataset is shown here"),
    ("takeaway", "Conclusion: All code is open source and integrated into Moses"),
    ("association", "Approach: Each post is given with responses associated with it"),
    ("manual_step", "Approach: networks without hand-crafted features"),
    ("strong_claim", "Future: This could perhaps outperform all previous work"),
    ("research_question", "Example: Who resigned over the scandal?"),
    ("task", "Results: The accuracy is the same for all of them"),
    ("slide_title", "Results and discussion: text"),
    ("slide_title", "Thank you: text"),
    ("related_work", "Film: Movie still from The Man Who Knew Too Much (1956)"),
    ("related_work", "Data: Douban Conversation Corpus (Wu et al., 2017)"),
    ("association", "Data: There are 422 posts with each one associated with 30 replies"),
    ("statement", "Approach: Sibling nodes are not subjected to this constraint"),
    ("statement", "Approach: Goal is to learn which links are not easy"),
    ("statement", "People: Engaging line managers to lead with them (it is critical)"),
    ("future", "Future work: Depending on agreement with copyright holders"),
    ("slide_title", "Research question 2: text"),
    ("slide_title", "Gantt chart: text"),
    ("method", "Background: They developed another coding system called MedBook"),
    ("method", "Background: We used to be called MTIE, and then changed"),
    ("method", "Goal: We need to change our entire energy system by then"),
    ("baseline", "Questions: How do these compare to DNAm?"),
    ("resource", "Warming: Wikipedia, By Some One - Own work, CC BY-SA 4.0"),
    ("study_method", "Advice: Use case studies and vignettes"),
    ("technique", "Approach: a closed form rather than beam search"),
    ("technique", "Prior: Tang et al. 2016. Generation with Recurrent Neural Networks"),
    ("metric", "Example: the sum is minus two to numerical precision"),
    ("sample", "Tables: In ICD_EVENTS 573146 patients"),
    ("sample", "Service: no more than 95 cases a year"),
    ("related_work", "Sources: Tuckman, Bruce (1965) on small groups"),
    ("strong_claim", "Axes: Formal guarantees vs mathematical accuracy"),
    ("research_question", "What has worked for you so far?"),
    ("research_question", "Why are we watching this short video?"),
    ("research_question", "Which is it?"),
    ("statement", "Example: She was admitted for surgery of her lower left leg"),
    ("statement", "Advice: It is important to develop your own reasoned viewpoint"),
    ("statement", "Results: Removes the need to simulate more than one person"),
    ("association", "Results: It outperforms all in genes correlated with expression"),
    ("bare_claim", "Future work: Better models improve the results of retrieval"),
    ("baseline", "Results: It is better than the most robust baseline"),
    ("dataset", "Call: Please participate in the ASAP corpus"),
    ("dataset", "Data: Data available from dbGaP"),
    ("dataset", "Data: the training set has 400 questions"),
    ("number", "Results: Avg. response time 33 sec 52 sec Task 2 is also slower"),
    ("number", "Results: Their classifier achieves 72.4% accuracy on stories"),
    ("metric", "Layers: Network latency grows with distance"),
    ("metric", "Definitions: Formal definitions of accuracy measures"),
    ("study_method", "Approach: inverse probability weighting of the rest"),
    ("statement", "Approach: Drops what never was surprising or useful"),
    ("statement", "Approach: Select the best option that is not yet used by others"),
    ("statement", "Approach: The model needs to be updated more often than before"),
    ("statement", "Theory: Finding the best gate for a memory is NP-hard in general"),
    ("statement", "Results: This significantly improves the inter-annotator"),
    ("comparison", "Results: Our model is 5 points better than the one which used"),
    ("baseline", "Results: English-Wiki closed HLT@SUDA baseline Davis"),
    ("baseline", "Results: F1 LSTM Baseline Davis 78.1 80.2"),
    ("statement", "Approach: What are some useful operators that we may always want to use"),
    ("statement", "Approach: The gate tends to keep recent frames In crowded streets it is fast"),
    ("slide_title", "List item4: text"),
    ("slide_title", "What is the difference between...: text"),
    ("slide_title", "MIT OpenCourseWare: text"),
    ("slide_title", "David Mackay book: text"),
    ("slide_title", "Now compare: text"),
    ("figure", "Drugs: Sodium Chloride 0.9% Flush"),
    ("figure", "Books: Bill Gates. ‘Climate change and the 75% problem’, October 2018"),
    ("figure", "Load: 600 people and more"),
    ("figure", "Related work: Their model reaches 72% of it all"),
    ("point", "Memory: What is swap used for in the memory?"),
    ("point", "School: The thing they were good at at school is of no value"),
    ("point", "Keys: Bob gives Alice the key"),
    ("point", "Keys: H is revealed on either of the chains"),
    ("point", "Data: All pages were collected by a crawler over night"),
    ("point", "Today: This lecture is about the memory of phones"),
    ("slide_title", "Click to add text: text"),
    ("slide_title", "David Hsu: text"),
    ("slide_title", "Christopher Manning: text"),
    ("slide_title", "Wei Zhang: text"),
    ("slide_title", "RESEARCH AGENDA: text"),
    ("slide_title", "Other Monitoring Tools: text"),
    ("slide_title", "For North-American birds, we assessed: text"),
    ("slide_title", "Second slide title: text"),
    ("slide_title", "Reachability example: text"),
    ("slide_title", "Course material: text"),
    ("point", "Memory: What are some useful operators we may want"),
    ("point", "Devices: First device used in field by everybody"),
)


@pytest.mark.parametrize(("kind", "slide"), DOES_NOT_GIVE)
def test_what_only_looks_like_a_fact_is_left_alone(kind: FactKind, slide: str) -> None:
    assert texts(kind, slide) == set()


LONG = "The gate keeps what was seen twice and drops what was never seen again " * 2


def test_items_with_small_letters_are_not_run_together() -> None:
    items = ("little effect of the gate at night or on empty streets", "weaker gates", "no effect")
    shown = [line.text for line in read_lines(deck("Outline", _body(*items)), ())]
    assert "weaker gates" not in shown
    assert "no effect" in shown
    whole = [line.text for line in read_lines(deck("Outline", _body(*items, *[LONG] * 5)), ())]
    assert set(items) <= set(whole)


def _body(*lines: str) -> Slide:
    return Slide(number=2, pages=(2,), title="Results", body=lines)


def test_slides_that_are_mostly_titles_hold_pictures() -> None:
    slides = ("Red kettles", "Flat kettles", "Old kettles", "Boiled kettles")
    labels = [StageLabel(n, "divider", 0.9) for n in range(2, 6)]
    shown = find_facts(deck("Outline", *slides), stages=labels)
    assert len(shown.of("slide_title")) == 4
    few = find_facts(deck("Outline", *slides), stages=[*labels[:1], *_APPROACH])
    assert len(few.of("slide_title")) == 3


_APPROACH = [StageLabel(n, "approach", 0.9) for n in range(3, 6)]


def test_every_kind_has_words_for_the_speaker() -> None:
    assert set(PHRASES) == set(KINDS)


def test_an_acronym_counts_when_nothing_spells_it_out() -> None:
    twice = ("Gates: We feed the KVQ first", "Results: The KVQ is small")
    assert texts("acronym", *twice) == {"KVQ"}
    assert texts("acronym", *twice, "Terms: a key value queue") == set()
    assert texts("acronym", "Gates: the key value queue (KVQ)", twice[1]) == set()
    assert texts("acronym", "Phones: the CPU is busy", "Results: The CPU is warm") == set()


def test_marks_of_references_are_no_acronyms() -> None:
    cited = "Ageing: Horvath S, Zhang QXV, Lee AJ et al; PMID 24138928"
    assert texts("acronym", cited, f"Results: as in {cited}; doi and PMCID", "PMCID: 1") == set()


def test_a_term_comes_back_on_several_slides_and_in_a_title() -> None:
    slides = ("Usage gates: a usage gate opens", "Training: every usage gate learns", "End: x")
    assert {text.lower() for text in texts("term", *slides)} == {"usage gate"}
    example = ("Case: red kettle", "More: red kettle", "Last: red kettle")
    assert texts("term", *example) == set()


@pytest.mark.parametrize(
    "phrase",
    (
        "Major components",
        "neural networks",
        "decoding algorithm",
        "automatic evaluation",
        "parsing performance",
        "kettle website",
        "smoothing Sequence",
        "SHOUTING KETTLE",
        "incremental syntactic",
        "learning rates",
        "delete states",
    ),
)
def test_what_everybody_knows_or_what_breaks_off_is_no_term(phrase: str) -> None:
    slides = (phrase, f"Training: every {phrase} learns", f"Data: one {phrase} of many")
    assert texts("term", *slides) == set()


def test_a_term_is_whole() -> None:
    slides = ("Red kettle loss", "Why: a red kettle loss is flat", "How: the red kettle loss")
    assert {text.lower() for text in texts("term", *slides)} == {"red kettle loss"}
    longer = (
        "Flat red kettle loss",
        "Why: a flat red kettle loss",
        "How: the flat red kettle loss",
    )
    assert texts("term", *longer) == set()


def test_a_term_is_written_small_where_it_ever_is() -> None:
    slides = ("Usage Gate", "Why: a usage gate opens", "How: Usage Gate")
    assert texts("term", *slides) == {"usage gate"}


def test_conclusions_count_only_late_in_the_deck() -> None:
    filler = [f"Part {n}: text" for n in range(6)]
    summary = "Summary: The gate keeps what is used later"
    assert texts("takeaway", *filler, summary) == {"The gate keeps what is used later"}
    assert texts("takeaway", summary, *filler) == set()


def test_plans_are_told_from_conclusions_on_a_shared_slide() -> None:
    filler = [f"Part {n}: text" for n in range(6)]
    shared = "Conclusion and future work: The gate keeps what is used; Extend the gate to sound"
    assert texts("future", *filler, shared) == {"Extend the gate to sound"}
    assert texts("takeaway", *filler, shared) == {"The gate keeps what is used"}


def test_the_label_of_a_plan_is_not_part_of_it() -> None:
    slide = "Outlook: In the future, we will extend the gate to sound"
    assert texts("future", slide) == {"extend the gate to sound"}


def test_a_number_is_bare_where_its_slide_shows_no_spread() -> None:
    line = "The model reaches an accuracy of 86.5% on video"
    assert texts("bare_number", f"Results: {line}") == {line}
    assert texts("bare_number", f"Results: {line}; averaged over five seeds") == set()


RESULTS = Table(
    (
        ("Method", "Kitchen", "Street", "Memory"),
        ("Full cache (server)", "66.9 ± 0.3", "62.8 ± 0.4", "5.7 GB"),
        ("Sieve (ours)", "64.2 ± 0.4", "59.6 ± 0.5", "100 MB"),
        ("Token merging", "58.4 ± 0.5", "54.9 ± 0.6", "100 MB"),
        ("LRU", "56.2 ± 0.7", "52.7 ± 0.6", "100 MB"),
        ("Average", "61.4", "57.5", "1.5 GB"),
    )
)


def test_a_table_of_results_names_the_own_system_its_rivals_and_its_numbers() -> None:
    body = ("Accuracy in percent over five seeds",)
    slide = Slide(number=2, pages=(2,), title="Main result", body=body, tables=(RESULTS,))
    assert texts("method", slide) == {"Sieve"}
    assert texts("baseline", slide) == {"the full cache", "token merging", "LRU"}
    assert texts("number", slide) == {
        "an accuracy of 64.2% for Sieve",
        "an accuracy of 59.6% for Sieve",
    }
    quotes = {fact.quote for fact in facts_of(slide).of("baseline")}
    assert all(quote in slide.text for quote in quotes)


def test_a_table_without_an_own_row_names_no_rivals() -> None:
    table = Table((("Item", "Value"), ("Tokens per frame", "64"), ("Frames", "2")))
    slide = Slide(number=2, pages=(2,), title="What an hour costs", tables=(table,))
    assert not facts_of(slide).of("baseline")
    assert not facts_of(slide).of("number")


def test_an_ablation_names_its_parts() -> None:
    chart = Chart(
        kind="bar",
        title="Accuracy (%)",
        categories=("Sieve", "without surprise", "random gate", "without growing clips"),
        series=("Kitchen",),
    )
    body = ("Without surprise", "minus 4.2 points", "No clear winner of them all in the end")
    slide = Slide(number=2, pages=(2,), title="Ablation", body=body, charts=(chart,))
    assert texts("component", slide) == {"surprise", "growing clips"}
    other = Slide(number=2, pages=(2,), title="Speed", body=body, charts=(chart,))
    assert texts("component", other) == set()


def test_a_chart_names_the_rivals_of_a_system_that_a_table_marks() -> None:
    table = Table((("Method", "F1"), ("Sieve (ours)", "64.2")))
    chart = Chart(kind="bar", title="Power", categories=("Sieve", "Full cache"), series=("Watts",))
    slides = (
        Slide(number=2, pages=(2,), title="Results", tables=(table,)),
        Slide(number=3, pages=(3,), title="Power", charts=(chart,)),
    )
    assert texts("baseline", *slides) == {"the full cache"}
    assert texts("baseline", slides[1]) == set()


def test_the_topic_of_a_talk_is_no_part_of_it() -> None:
    line = "Approach: a decoder with dropout"
    assert find_facts(deck("Outline", line)).has("component")
    assert not find_facts(deck("When dropout helps", line)).has("component")


def test_a_set_is_named_by_what_is_in_it() -> None:
    assert texts("dataset", "Data: The kitchen set has 84 hours") == {"the kitchen set"}


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("human_judgement", "We group the tokens in blocks, and we read only the best 32."),
        ("ablation", "You drop the token that nobody has read."),
        ("example", "My name is Ada Example and I work on memory."),
    ],
)
def test_what_only_sounds_like_it_is_not_there(kind: FactKind, said: str) -> None:
    assert not read(spoken(said, slides=["Outline"])).facts.has(kind)


def test_names_under_the_title_and_titles_of_others_show_nothing() -> None:
    first = find_facts(deck("Sieve: Ada Example; Machine learning group", "Idea: A gate"))
    assert not first.has("example") and not first.has("learning")
    cited = "Yuan V, Price EM, Del Gobbo G. Ethnicity coded by kappa from placental data"
    assert not facts_of(f"Reading: {cited}").has("annotation")
    assert facts_of("Data: Texts were coded by two of us").has("annotation")


def test_seeds_that_are_given_away_are_no_spread() -> None:
    assert not facts_of("Open: Code, seeds, logs and weights are open").has("variance")
    assert facts_of("Results: mean over five seeds").has("variance")


def test_notes_to_oneself_show_nothing() -> None:
    notes = "65 seconds. Do not read this slide. Slow down here."
    slide = Slide(number=2, pages=(2,), title="Idea", body=("A gate",), notes=notes)
    assert not facts_of(slide).has("cost") and not facts_of(slide).has("limits")
    told = Slide(number=2, pages=(2,), title="Idea", body=("A gate",), notes="It takes 40 hours.")
    assert facts_of(told).has("cost")


def test_slides_in_another_language_give_nothing() -> None:
    line = "jaringan yang mengangkut air dan mineral pada tumbuhan tersebut di dalam batang BLEU"
    facts = find_facts(deck(*[f"Jaringan pada tumbuhan: {line} {n}" for n in range(12)]))
    assert facts.foreign and not facts.found and not facts.readable
    assert not facts_of("Results: BLEU").foreign


def test_a_table_gives_its_last_row_with_the_metric_of_the_header() -> None:
    table = Table(
        (("System", "Accuracy", "Notes"), ("Window", "40.1", "-"), ("Sieve", "62.4", "-"))
    )
    slide = Slide(number=2, pages=(2,), title="Results", tables=(table,))
    assert texts("number", slide) == {"an accuracy of 62.4 for Sieve"}


def test_a_chart_title_names_its_metric() -> None:
    chart = Chart(kind="line", title="Perplexity by memory", categories=("1", "2"), series=("a",))
    assert texts("metric", Slide(number=2, pages=(2,), title="Results", charts=(chart,))) == {
        "perplexity"
    }


def test_lines_on_every_slide_belong_to_the_template() -> None:
    footer = "Measured with BLEU at our lab"
    slides = [f"Part {n}: text {n}; {footer}" for n in range(4)]
    assert texts("metric", *slides) == set()


def test_bullets_that_a_pdf_reads_as_a_letter_are_no_words() -> None:
    lines = "; ".join(f"I Our gate {n} is smaller than merging" for n in "abcdef")
    assert "Our gate a is smaller than merging" in texts("comparison", f"Results: {lines}")


def test_a_line_that_a_pdf_broke_is_one_line() -> None:
    first = "We assume that every frame of the video is seen only"
    assert texts("assumption", f"Approach: {first}; once and in order") == {
        f"{first} once and in order"
    }


def test_a_spoken_fact_says_when_and_on_which_slide() -> None:
    reading = read(
        spoken(
            "Hello and welcome. | So we assume that every frame is independent. Thanks.",
            slides=["Outline", "Approach: gates"],
        )
    )
    (fact,) = reading.facts.of("assumption")
    assert fact.text == "we assume that every frame is independent"
    assert fact.slide == 2
    assert fact.time == pytest.approx(1.2)


def test_notes_prove_presence_and_give_no_quotation() -> None:
    slide = Slide(
        number=2, pages=(2,), title="Results", body=("Text",), notes="The ablation: 3 runs"
    )
    facts = facts_of(slide)
    assert facts.has("ablation")
    assert not facts.of("slide_title")


def test_backup_slides_prove_presence_and_are_not_asked_about() -> None:
    made = deck("Outline", "More numbers: The ablation of GateNet; accuracy of 86.5%")
    facts = find_facts(made, (), (StageLabel(2, "backup", confidence=0.9),))
    assert facts.has("ablation")
    assert not facts.of("number")
    unsure = find_facts(made, (), (StageLabel(2, "backup", confidence=0.4),))
    assert unsure.of("number")


def test_titles_are_told_apart_by_what_their_slides_do() -> None:
    made = deck("Outline", "Gates that forget: text", "Accuracy over time: text")
    labels = (StageLabel(2, "approach", 0.9), StageLabel(3, "experiments", 0.9))
    facts = find_facts(made, (), labels)
    assert [fact.text for fact in facts.of("approach_title")] == ["Gates that forget"]
    assert [fact.text for fact in facts.of("result_title")] == ["Accuracy over time"]


def test_what_comes_often_weighs_more() -> None:
    slides = ("Results: BLEU", "More: BLEU again", "Last: perplexity")
    assert [fact.text for fact in facts_of(*slides).of("metric")] == ["BLEU", "perplexity"]


def test_nothing_can_be_called_missing_from_a_deck_of_pictures() -> None:
    pictures = [Slide(number=n, pages=(n,), title=f"Part {n}", pictures=2) for n in range(1, 9)]
    assert not find_facts(Deck("d", "0" * 64, tuple(pictures), 8)).readable
    words = "; ".join(["the gate keeps what is used and drops the rest of it all"] * 4)
    assert find_facts(deck(*[f"Part {n}: {words}" for n in range(4)])).readable


def test_nothing_gives_nothing() -> None:
    facts = find_facts(None)
    assert facts.found == ()
    assert not (facts.has_deck or facts.has_speech or facts.readable)
    assert read(Rehearsal()).facts == facts


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("significance", "We tested the difference on the level of people."),
        ("significance", "And it is larger than zero for 41 of the 48 people in the test set."),
        ("significance", "No gain is more than chance would give, by a permutation test."),
        ("variance", "Merging gets 58.4 percent, plus or minus 0.5."),
        ("variance", "Everything is run with other seeds."),
        ("variance", "We ran each model five times."),
        ("ablation", "And without the growing clips, we lose 3.1 points."),
        ("code", "The code, the seeds, the logs and the weights are open."),
        ("human_judgement", "We looked at 200 wrong answers by hand."),
        ("example", "Imagine a window with the light going down."),
    ],
)
def test_what_was_said_in_other_words_is_not_called_missing(kind: FactKind, said: str) -> None:
    assert read(spoken(said)).facts.has(kind)


@pytest.mark.parametrize("shown", ["62.4 ± 0.4 on the set", "62.4 +/- 0.4", "mean ± SD", "95% CI"])
def test_a_spread_is_seen_however_it_is_written(shown: str) -> None:
    assert facts_of(f"Results: Accuracy of {shown}").has("variance")


def test_a_superlative_names_no_baseline() -> None:
    assert texts("baseline", "Results: Six points above the strongest baseline") == set()
    assert texts("baseline", "Results: Six points above the merging baseline") == {
        "the merging baseline"
    }


def test_a_difference_without_test_or_spread_may_be_asked_about() -> None:
    of = facts_of("Results: It is 5.8 points better than merging; 62.4% accuracy")
    assert not of.has("significance")
    assert not of.has("variance")


def test_a_takeaway_has_a_subject_and_is_no_label_of_a_problem() -> None:
    opening = ["Opening: text"] * 6
    for line in (
        "Introduced the annals of a dynasty that was forgotten",
        "Able to learn weights that are easy to explain",
        "Problem: Finding the best settings by hand is painful",
        "We conducted a study on an issue that is often overlooked",
    ):
        assert texts("takeaway", *opening, f"Conclusion: {line}") == set(), line
    kept = "Guided attention is best for short questions"
    assert texts("takeaway", *opening, f"Conclusion: {kept}") == {kept}


def test_sizes_listed_by_the_handful_are_no_samples() -> None:
    few = [f"{n} patients in group {n}" for n in (120, 130, 140)]
    many = [*few, "150 patients in group 150", "160 patients in group 160"]
    assert len(texts("sample", "Groups: " + "; ".join(few))) == 3
    assert texts("sample", "Groups: " + "; ".join(many)) == set()


def test_a_language_is_worked_with_not_spoken_by_somebody() -> None:
    linguistic = "Data: a corpus of speech; The languages; Words of the corpus"
    assert texts("language", linguistic, "Data: Sentences in Finnish") == {"Finnish"}
    assert texts("language", linguistic, "People: Some people speak Finnish at home") == set()


def test_a_name_of_a_person_or_a_place_is_no_term() -> None:
    def of(term: str) -> set[str]:
        return texts("term", *(f"{term}: In short, {term}, and so on" for _ in range(3)))

    assert of("David Mackay") == set()
    assert of("usage gate") == {"usage gate"}


@pytest.mark.parametrize(
    "aside",
    [
        "We get better than random better than random with gates.",
        "It is better than random for our gates here.",
        "When we looked our gates were better than random.",
        "You know I mean our gates are better than random.",
    ],
)
def test_speech_that_wavers_or_points_at_the_room_is_not_quoted(aside: str) -> None:
    plain = "Our gates are better than random guessing."
    found = read(spoken(plain)).facts
    assert [fact.text for fact in found.of("comparison")] == [plain.rstrip(".")]
    assert read(spoken(aside)).facts.of("comparison") == ()
