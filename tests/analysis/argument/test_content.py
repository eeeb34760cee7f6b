import pytest

from rehearsal.analysis.argument.content import content
from rehearsal.analysis.argument.slides import word_count
from rehearsal.analysis.reading import Reading, read
from rehearsal.talk import Presence, Rehearsal, Slide, Stage, Topic
from tests.analysis.sample import sample_reading
from tests.analysis.talks import FLUENT, picture, shown, staged
from tests.notation import deck, spoken


def presence(reading: Reading, topic: Topic) -> Presence:
    return next(item.status for item in content(reading) if item.topic == topic)


def on_slide(topic: Topic, slide: str, stage: Stage = "experiments") -> bool:
    """Tell whether a topic is found on the fourth slide of five, of this stage."""
    rest: tuple[str, ...] = ("Gates", "Gates", "Gates")
    stages: tuple[Stage, ...] = ("approach", "approach", "approach", stage, "closing")
    return presence(read(shown(*rest, slide, "Thank you", stages=stages)), topic) == "shown"


SHOWN: list[tuple[Topic, str]] = [
    ("baselines", "Results: our model outperforms the window"),
    ("baselines", "Results: PCE outperforms the F&C model from previous work"),
    ("baselines", "Results: more robust than previous methods"),
    ("baselines", "Baselines: a window"),
    ("baselines", "Speed: measured against the plain solver"),
    ("ablation", "Results: w/o attention 54.1"),
    ("ablation", "Which part does the work?: gate"),
    ("variance", "Results: 64.2 ± 0.4"),
    ("variance", "Results: differences are significant (p < 0.05)"),
    ("variance", "Results: mean of 10 runs"),
    ("metrics", "Results: accuracy and F1"),
    ("metrics", "Results: MAP and WER fall"),
    ("hyper_parameters", "Sampling: 5 chains of a million steps"),
    ("failure_cases", "Results: the bound deteriorates quickly beyond ten nodes"),
    ("reproducibility", "Estimation: implemented in the pruner R package"),
    ("metrics", "Speed: latency of the first word"),
    ("data", "Setup: 84 hours, 6,200 questions"),
    ("data", "Study: 48 participants"),
    ("hyper_parameters", "Training: learning rate 0.0003"),
    ("hyper_parameters", "Training: trained by Adam"),
    ("failure_cases", "Error analysis: most are counting"),
    ("failure_cases", "Results: the model often fails on small text"),
    ("limitations", "Results: shortcoming: only words that were seen"),
    ("limitations", "Limitations: kitchens only"),
    ("limitations", "Results: our approach does not handle night"),
    ("reproducibility", "Gate: code is available at github.com/example/gate"),
    ("reproducibility", "Gate: we release the data set"),
    ("related_work", "Related work: windows"),
    ("takeaway", "Conclusions: forgetting helps"),
    ("future_work", "Next steps: sound"),
    ("future_work", "Conclusions: future work: sound"),
    ("future_work", "Conclusions: we plan to extend it to sound"),
    ("ablation", "Results: gate +memory 61.2"),
    ("ablation", "Results: GATE-S 61.2, GATE-L 63.0"),
    ("ablation", "Results: adding memory improves accuracy"),
    ("ablation", "Impact of the memory: it helps"),
    ("hyper_parameters", "Setup: two hidden layers"),
    ("hyper_parameters", "Setup: optimised with Adam, dropout 0.3"),
    ("hyper_parameters", "Simulation settings: a grid of 40 by 40"),
    ("related_work", "Gate: windows (Kaushik & Lipton 18)"),
    ("related_work", "Gate: windows [Le14, Bha16]"),
    ("related_work", "Gate: windows, as shown before [3, 14]"),
    ("failure_cases", "Results: mostly confused with whales"),
    ("limitations", "Results: it does not generalise to night"),
    ("limitations", "Results: ten times slower"),
    ("baselines", "Results: ParVec [Le14]"),
    ("metrics", "Variables: metrics; error, measured against an oracle"),
    ("data", "Scenario: a grid of 40 by 40 devices"),
    ("data", "Simulation environment: twelve cells"),
    ("reproducibility", "Gate: prototype available for two languages"),
    ("related_work", "Fields: TOTA (Mamei/Zambonelli)"),
    ("variance", "Results: credible intervals of the rates"),
]

NOT_SHOWN: list[tuple[Topic, str]] = [
    ("metrics", "Sites: a map of the long term meteor falls"),
    ("baselines", "Cohort: baseline characteristics of the women"),
    ("baselines", "Counters: are observed by comparison to zero"),
    ("ablation", "Therapy: radiofrequency ablation of the tumour"),
    ("variance", "Results: CopyRNN outperforms the others significantly"),
    ("variance", "Results: it significantly attenuates the signal"),
    ("hyper_parameters", "Data: God instructed Adam, saying"),
    ("failure_cases", "Results: the naive model fails to compete"),
    ("limitations", "Results: existing methods are limited to short clips"),
    ("limitations", "Results: we show what we did not know"),
    ("reproducibility", "Setup: trained with github.com/other/tool"),
    ("reproducibility", "Data: much of it is available on the Internet"),
    ("future_work", "Gate: predicts the future tokens"),
    ("data", "Gate: 64 tokens per frame"),
    ("metrics", "Gate: 2 frames per second"),
    ("ablation", "Results: (true positives + false positives)"),
    ("ablation", "Results: Method, BLEU-1, BLEU-2"),
    ("ablation", "Results: Supervision, EN-IT, EN-DE"),
    ("ablation", "Results: ACC, Macro-F1, ACC, Macro-F1"),
    ("ablation", "Results: GATE-S in June, GATE-S in July"),
    ("ablation", "Events: Transfer-Money, Transfer-Ownership"),
    ("motivation", "Constraints: Cannot-Link for A and B"),
    ("motivation", "The Rundown: Why is this important?"),
    ("data", "The Rundown: Which data set do we use?"),
    ("hyper_parameters", "Setup: 3 dimensions of trust"),
    ("related_work", "Gate: shown in public (June 2018)"),
    ("related_work", "Gate: a score in the range [0, 1]"),
    ("failure_cases", "Results: fewer errors on small text"),
    ("baselines", "Results: true vs. false matches"),
    ("baselines", "Results: 73 cases vs. 87 controls"),
    ("related_work", "Gate: journal club of 14 October 2019"),
    ("data", "Study: time spent: 193 hours"),
]

BY_STAGE: list[tuple[Topic, str, Stage, Stage]] = [
    ("contribution", "Gate: we decay what was seen", "approach", "experiments"),
    ("future_work", "End: investigate other sounds", "takeaways", "experiments"),
    ("ablation", "Gate: adding memory improves recall", "takeaways", "approach"),
    ("limitations", "End: not all noise is removed", "takeaways", "approach"),
]
"""Words that tell on a slide of the first stage, and not on one of the second."""


@pytest.mark.parametrize(("topic", "slide"), SHOWN)
def test_hard_cues_show_a_topic(topic: Topic, slide: str) -> None:
    assert on_slide(topic, slide)


@pytest.mark.parametrize(("topic", "slide"), NOT_SHOWN)
def test_what_merely_sounds_like_a_topic_does_not(topic: Topic, slide: str) -> None:
    assert not on_slide(topic, slide)


@pytest.mark.parametrize(("topic", "slide", "stage", "other"), BY_STAGE)
def test_weaker_words_tell_on_slides_of_their_stage(
    topic: Topic, slide: str, stage: Stage, other: Stage
) -> None:
    assert on_slide(topic, slide, stage)
    assert not on_slide(topic, slide, other)


def test_a_limitation_of_prior_work_is_none_of_ones_own() -> None:
    assert not on_slide("limitations", "Limitations: windows forget", stage="problem")


def test_future_work_in_the_background_is_none() -> None:
    reading = read(shown("Problem: future work may use sound", "Gates", "Gates", "Conclusions"))
    assert presence(reading, "future_work") == "absent"


def test_a_mitigation_needs_a_limitation_beside_it() -> None:
    assert not on_slide("mitigations", "Results: to address this we scale the score")
    assert on_slide("mitigations", "Limitations: new places; to address this we scale the score")


def test_said_shown_both_and_absent_are_told_apart() -> None:
    stages = staged("problem", "experiments")
    slides = ["Problem", "Results: code is available at github.com/example/gate"]
    silent = read(spoken("Here it is. | It works.", slides=slides, corrections=stages))
    assert presence(silent, "reproducibility") == "shown"
    both = read(
        spoken("Here. | The code is publicly available.", slides=slides, corrections=stages)
    )
    assert presence(both, "reproducibility") == "both"
    said = read(spoken("One. The code is publicly available."))
    assert presence(said, "reproducibility") == "said"
    assert presence(said, "ablation") == "absent"


def test_what_pictures_may_hold_is_unreadable_and_not_absent() -> None:
    reading = read(
        Rehearsal(
            deck=deck("Problem: a line", "Method: a line", picture(3), "Conclusions: a line"),
            corrections=staged("problem", "approach", "experiments", "takeaways"),
        )
    )
    assert presence(reading, "variance") == "unreadable"
    assert presence(reading, "hyper_parameters") == "absent"


def test_notes_and_outlines_show_nothing() -> None:
    noted = Slide(number=2, pages=(2,), title="Gate", body=("a line",), notes="mention ablation")
    reading = read(Rehearsal(deck=deck("Outline: ablation; future work", noted)))
    assert presence(reading, "ablation") == "absent"
    assert presence(reading, "future_work") == "absent"


def test_a_mitigation_is_said_soon_after_the_limitation() -> None:
    near = read(spoken(f"{FLUENT * 4} There is one limitation. What helps is a scale."))
    far = read(spoken(f"{FLUENT * 20} There is one limitation. (120) What helps is a scale."))
    assert presence(near, "mitigations") == "said"
    assert presence(far, "mitigations") == "absent"


def test_every_topic_comes_once_with_quotes_and_nothing_has_none() -> None:
    items = content(sample_reading())
    assert len({item.topic for item in items}) == 16
    assert all(place.quote for item in items for place in item.evidence)
    assert content(read(Rehearsal())) == ()


def test_the_sample_holds_all_but_related_work_on_its_slides() -> None:
    statuses = {item.topic: item.status for item in content(sample_reading())}
    assert {topic for topic, status in statuses.items() if status == "absent"} == set()
    assert statuses["limitations"] == statuses["mitigations"] == "both"
    assert statuses["baselines"] == statuses["variance"] == "both"


@pytest.mark.parametrize(
    "text",
    [
        "One limitation is that it is not waterproof, and a silicone case would fix that.",
        "One limitation is that it leaks. It rains a lot. This could be solved by a silicone case.",
        "One limitation is that it is small. We plan to build a larger one.",
    ],
)
def test_what_is_said_beside_a_limitation_counts_as_its_mitigation(text: str) -> None:
    assert presence(read(spoken(f"{FLUENT * 4} {text}")), "mitigations") == "said"


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [
        ("motivation", "This matters because kidney disease affects one in ten people."),
        ("problem", "Here is the problem. She is left out of her group."),
        ("mitigations", "A limitation is their size. To deal with this, we pool twelve cohorts."),
        ("future_work", "In the future, I will test this gene in kidney organoids."),
        ("future_work", "Next, we will pool twelve cohorts."),
    ],
)
def test_what_a_speaker_says_in_plain_words_is_heard(topic: Topic, sentence: str) -> None:
    opens = topic in ("motivation", "problem")
    before, after = ("", FLUENT * 8) if opens else (FLUENT * 8, "")
    assert presence(read(spoken(f"{before} {sentence} {after}")), topic) == "said"


def test_a_plan_far_from_the_limitation_mitigates_nothing() -> None:
    text = f"{FLUENT * 4} One limitation is that it leaks. {FLUENT * 3} We plan to go home."
    assert presence(read(spoken(text)), "mitigations") == "absent"


def test_how_many_people_there_are_is_no_data_and_a_rundown_no_contribution() -> None:
    reading = read(
        spoken("About 1 in 700 people are born with it. Let me give you the rundown of this talk.")
    )
    assert presence(reading, "data") == "absent"
    assert presence(reading, "contribution") == "absent"


def test_sources_at_the_foot_are_no_words_to_read() -> None:
    source = "Lancaster, E. E., Riley, B. P. (2022). Large-scale integration. Nature, 12(3)."
    slide = Slide(1, (1,), "Two cohorts", body=("DNAm and gene expression in twins", source))
    assert word_count(slide) == 8


def test_intervals_of_a_stated_width_are_variance_where_the_method_is_told() -> None:
    assert on_slide("variance", "Model: 95 % confidence intervals by bootstrap", "approach")
    assert not on_slide("variance", "Model: confidence intervals are known", "approach")


def test_what_an_ending_would_extend_is_future_work_and_what_it_leaves_open_a_limit() -> None:
    assert on_slide("future_work", "Wrapping up: automation (of proofs)", "takeaways")
    assert on_slide("limitations", "Wrapping up: this is not the final word", "takeaways")


def test_what_stands_on_a_slide_and_is_said_there_in_its_own_words_is_said() -> None:
    slides = ["Sieves: We sort by size", "Limitations: Three cities; Entry level jobs", "End: x"]
    told, untold = "There are limits here. Jobs in three cities.", "Nothing to add here at all."
    for words, found in ((told, "both"), (untold, "shown")):
        reading = read(spoken(f"We sort them by size. | {words} | The end.", slides=slides))
        assert presence(reading, "limitations") == found


def test_own_work_is_a_contribution_by_whatever_verb() -> None:
    assert presence(read(spoken("Good morning. I ran an audit study.")), "contribution") == "said"
    assert presence(read(spoken("Good morning. I talked to you.")), "contribution") == "absent"
