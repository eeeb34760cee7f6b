"""An answer that comes first is praised where its kind is what was asked for."""

from dataclasses import replace

import pytest

from rehearsal.qa.answer import judge
from tests.qa.test_answer import HOW

PAIRS: tuple[tuple[str, str, str], ...] = (
    (
        "How many seeds did you run?",
        "We ran five seeds for each setting.",
        "Seeds matter a lot in this kind of training.",
    ),
    (
        "How much does the gate cost at inference?",
        "The gate adds about three percent to inference time.",
        "The gate is a small network that runs at inference.",
    ),
    (
        "How long does training take?",
        "Training takes two days on one card.",
        "Training runs on our own cluster with the usual optimiser.",
    ),
    (
        "Which baseline came closest?",
        "Token merging came closest.",
        "We thought about the baseline for a long time.",
    ),
    (
        "Which part of the method gives the gain?",
        "Most of the gain is from the memory.",
        "The gain is what we are most happy with.",
    ),
    (
        "Why did you choose five windows?",
        "Because with fewer windows the score dropped.",
        "The five windows are shown here on the slide.",
    ),
    (
        "Why is recall lower on long videos?",
        "Recall drops since the buffer forgets early frames.",
        "Recall on long videos is an important metric for users.",
    ),
    (
        "Did you tune the baseline with the same budget?",
        "Yes, the baseline got the same hundred trials.",
        "The baseline is a strong one from last year.",
    ),
    (
        "Is the difference significant?",
        "It is significant, with p below 0.01.",
        "The difference is shown in the table on the left.",
    ),
    (
        "Does the method work without labels?",
        "It does not work without labels.",
        "Labels are the expensive thing in this area.",
    ),
    (
        "Could your results be explained by age?",
        "No, we matched the groups by age.",
        "Age is of course a variable in our data set.",
    ),
    (
        "Who labelled the clips?",
        "Two students labelled the clips.",
        "The clips were labelled with care.",
    ),
    (
        "When does the gate fail?",
        "The gate fails when streets are crowded.",
        "The gate is trained on streets.",
    ),
    (
        "Where does the data come from?",
        "The data come from three hospitals in Utrecht.",
        "The data are very rich and have many columns.",
    ),
    (
        "How did you choose the threshold?",
        "We chose the threshold by a grid search on the validation set.",
        "The threshold is an important parameter of the gate.",
    ),
    (
        "How would you deploy the gate?",
        "We would put the gate on the phone first.",
        "The gate is something that many people want.",
    ),
    (
        "What would you do next about noise?",
        "Next I would train on noisy recordings.",
        "Noise is everywhere in real recordings.",
    ),
    (
        "What is the worst case for the gate?",
        "The worst case is a crowded street at night.",
        "The gate was made for the usual case.",
    ),
    (
        "How sensitive is the result to the learning rate?",
        "The result hardly changes between learning rates of 1e-4 and 1e-3.",
        "The learning rate is a parameter that everybody tunes.",
    ),
    (
        "What does accuracy hide here?",
        "Accuracy hides the rare classes.",
        "Accuracy is the metric that we report.",
    ),
    (
        "How is this different from Kim et al.?",
        "Unlike Kim, we keep the memory between clips.",
        "Kim published a nice paper on memory.",
    ),
    (
        "Would more data help?",
        "More data would help for rare classes only.",
        "Data is what we spent most of the year on.",
    ),
    (
        "Can I rerun this code?",
        "Yes, the code is on GitHub.",
        "The code is written in Python.",
    ),
    (
        "What did you do yourself in this project?",
        "I designed the gate and ran all experiments of the project.",
        "The project had people from two labs.",
    ),
    (
        "How often does the model refuse?",
        "The model refuses in one of ten cases.",
        "The model can refuse to answer.",
    ),
    (
        "What fraction of the clips was dropped?",
        "We dropped four percent of the clips.",
        "The clips that were dropped had bad sound.",
    ),
    (
        "Which data set is hardest?",
        "Charades is the hardest data set.",
        "The data sets are standard ones in this field.",
    ),
    (
        "Why not simply use a bigger window?",
        "A bigger window would not fit in memory.",
        "The window is what the model sees at once.",
    ),
    (
        "What makes you think that users want this?",
        "In our survey eight of ten users asked for it.",
        "Users are the people who hold the phone.",
    ),
    (
        "Did anybody else label the data?",
        "Nobody else labelled the data.",
        "The data has labels for all clips.",
    ),
    (
        "How many times did you look at the test set before you settled on the final version?",
        "We looked at the test set once.",
        "The test set is the official one of the shared task.",
    ),
    (
        "Which version of Wikipedia did you use?",
        "We used the dump of Wikipedia of May 2019.",
        "Wikipedia grows every day and has many editors.",
    ),
    (
        "You plan to add sound. Why that first, rather than something easier?",
        "Sound comes first because half of the errors are heard and not seen.",
        "Sound was mentioned on the last slide, as you saw.",
    ),
    (
        "Which parts of Sieve are your own work, and which came from others?",
        "The gate in Sieve is mine, the encoder is from the team.",
        "Sieve has an encoder, a gate and a memory.",
    ),
    (
        "How much tuning did Moses get, compared with your own system?",
        "Moses got no tuning, ours got forty trials.",
        "Moses and our own system are compared in table two.",
    ),
    (
        "How would you explain self disclosure to somebody from another field?",
        "Self disclosure is when you tell others something private.",
        "Self disclosure has been studied for decades.",
    ),
    (
        "Does the takeaway promise more than you have shown?",
        "No, we have shown each part of it.",
        "The takeaway is the line at the bottom.",
    ),
)


def verdict(asked: str, answer: str) -> str:
    mark = judge(replace(HOW, text=asked), answer).of("answer_first")
    return mark.verdict if mark else ""


@pytest.mark.parametrize(("asked", "answer", "_"), PAIRS)
def test_what_answers_in_kind_is_praised(asked: str, answer: str, _: str) -> None:
    assert verdict(asked, answer) == "good"


@pytest.mark.parametrize(("asked", "_", "beside"), PAIRS)
def test_what_names_the_subject_and_misses_the_question_is_not(
    asked: str, _: str, beside: str
) -> None:
    assert verdict(asked, beside) != "good"


def test_what_was_asked_for_is_named_where_it_is_missing() -> None:
    mark = judge(replace(HOW, text="How many seeds did you run?"), PAIRS[0][2])
    told = mark.of("answer_first")
    assert told is not None and told.verdict == "note"
    assert told.message.endswith("The question asks how much, best as a number: begin with that.")


def test_an_answer_that_comes_after_words_on_its_subject_is_found() -> None:
    asked = "How many seeds did you run?"
    assert verdict(asked, "Seeds matter a lot in training. We ran five seeds.") == "good"


WITHOUT_CUES: tuple[tuple[str, str], ...] = (
    ("How many GPUs did you train on?", "We trained on one GPU."),
    ("How many GPUs did you train on?", "We trained on a single GPU."),
    ("How many seeds did you run?", "Just one seed."),
    ("How much does it cost?", "It costs nothing at inference."),
    ("How long does training take?", "It takes an hour on our card."),
    ("How long does training take?", "Training takes an hour on our card."),
    ("When does the gate fail?", "It fails on very dark videos."),
    ("When does the gate fail?", "It fails for crowded streets."),
    ("When does the gate fail?", "It fails on documents with rare words."),
    ("Where does the method fail?", "It fails for long documents."),
    ("Who labelled the data?", "Three radiologists labelled the data."),
    ("Who would use this system?", "Radiologists would use this system, to sort scans."),
    ("Which optimiser did you use?", "The optimiser was Adam with warm-up."),
    ("Which loss did you use?", "The loss was cross entropy."),
    ("What did you learn about your data?", "The data are noisy, and labels are often wrong."),
    ("What do your users gain?", "Users gain an hour a day."),
    ("Why does the gate help?", "The gate removes frames that carry noise."),
    ("How does the cost scale?", "The cost scales linearly in the number of frames."),
    (
        "How does the gate differ from attention?",
        "The gate drops frames; attention keeps all of them.",
    ),
    ("How fast is the gate?", "It runs in real time on a phone."),
    ("How fast is the gate?", "The gate runs in real time on a phone."),
)
UNCLEAR: tuple[tuple[str, str], ...] = (
    ("Did you compare with BERT?", "BERT is a model that is still popular."),
    ("Did you compare with BERT?", "BERT is not a small model."),
    ("Did you compare with BERT?", "BERT is always a good choice."),
    ("Which loss did you use?", "The loss goes down in every epoch."),
    ("Who labelled the data?", "The data were labelled with care."),
    ("How long does training take?", "Training runs on our own cluster."),
)
DENIED: tuple[tuple[str, str], ...] = (
    ("Did you compare with BERT?", "We did not compare it, for want of time."),
    ("Did you compare with BERT?", "We have never compared it with that model."),
    ("Is BERT small?", "BERT is not, by the standards of a phone."),
    ("Did you test the gate on phones?", "Only on two phones."),
)


@pytest.mark.parametrize(("asked", "answer"), WITHOUT_CUES + DENIED)
def test_true_answers_in_other_words_are_praised(asked: str, answer: str) -> None:
    assert verdict(asked, answer) == "good"


@pytest.mark.parametrize(("asked", "answer"), UNCLEAR)
def test_of_words_that_may_answer_or_not_nothing_is_said(asked: str, answer: str) -> None:
    assert verdict(asked, answer) == ""


def test_what_plainly_describes_the_subject_is_no_answer() -> None:
    assert verdict("Why does the gate help?", "The gate is an important part.") == "note"


def test_an_answer_is_not_called_late_where_an_earlier_sentence_may_be_one() -> None:
    idle = "Training runs on our own cluster. " + "The weather was nice as well there. " * 8
    assert verdict("How long does training take?", idle + "Training takes two days.") == ""
