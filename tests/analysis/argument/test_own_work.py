import pytest

from rehearsal.analysis.argument.own_work import says_own_work


@pytest.mark.parametrize(
    "deed",
    [
        "I conducted the study.", "I used a parser.", "I compared both.", "I applied it.",
        "I formulated the loss.", "I optimised the gate.", "I performed the tests.",
        "I simulated it.", "I reduced the error.", "I published the data.",
        "I contributed the proof.", "I noticed that it drifts.", "I reimplemented it.",
        "I carried out the trial.", "I looked at the errors.", "I set up the lab.",
        "I have been working on parsing.", "I've been building sensors.",
        "I was responsible for the data.", "I am the first author of this.",
        "I had the idea of a gate.", "I myself built it.", "I also co-designed it.",
        "i designed the parser", "I personally built it.", "I then built it.",
        "In my thesis I've then carefully measured it.", "I’ve shown it.", "I propose a gate.",
        "I and two students built it.", "Anna and I ran the trials.", "I did the proofs.",
        "I worked on gates.", "My thesis is on gates.", "I came up with a gate.",
    ],
)  # fmt: skip
def test_any_deed_in_the_first_person_is_own_work(deed: str) -> None:
    assert says_own_work(deed)


@pytest.mark.parametrize(
    "words",
    [
        "I think that we built it.", "I hope you like it.", "I mean the gate.",
        "I will show you the results.", "I want to thank you.", "I guess it works.",
        "I said that it works.", "I told you before.", "As I mentioned, we tested it.",
        "I've mentioned that.", "As I said, this is used.", "I wanted to show it.",
        "I need this.", "I talked about it.", "As I explained, it works.", "I used to think so.",
        "I showed you the table.", "I have shown you the table.", "I've been saying this.",
        "I'm happy to be here.", "I was asked about it.", "I joined the lab in May.",
        "I hoped for more.", "I noted that before.", "I promised a demo.", "I marked it in red.",
        "We designed the parser.", "If I changed it, what would happen?", "I have two parts.",
        "I referred to it.", "I did not do this.", "I came to this lab.", "I skipped that slide.",
    ],
)  # fmt: skip
def test_talk_about_the_talk_is_no_deed(words: str) -> None:
    assert not says_own_work(words)
