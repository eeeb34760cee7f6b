"""A talk to ask about, and the shipped bank."""

from functools import cache
from pathlib import Path

from rehearsal.analysis.reading import Reading, read
from rehearsal.qa.bank import Bank, parse_bank
from rehearsal.talk import Rehearsal
from tests.notation import deck

SLIDES = (
    "Sieve: Sparse memory for long video",
    "Why forget: A phone cannot keep every frame that its camera sees",
    "Related work: Windows lose the morning (Bond and Paik, 2012); Merging mixes what is small",
    "The usage gate: We propose SieveNet, a memory; We assume that use predicts need; a usage gate",
    "Training the gate: Adam, learning rate 0.001; a usage gate with dropout; LSTM controller",
    "Data: We train on the KITCHEN dataset; 547 videos in all; Errors were manually checked twice",
    "Results: It reaches an accuracy of 62.4% in all; It is 5.8 points better than merging",
    "Error analysis of the gate: More memory does not help the model in the street",
    "Limitations: Our gate does not handle new places",
    "Conclusion: The usage gate keeps what will be needed later",
    "Future work: Extend the gate to sound; Explore sharing memory between two phones",
)


@cache
def shipped() -> Bank:
    folder = Path(__file__).parents[2] / "question_bank"
    return parse_bank(
        {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.toml"))}
    )


@cache
def talk() -> Reading:
    return read(Rehearsal(deck=deck(*SLIDES)))


def bank(*questions: str, kind: str = "challenge") -> Bank:
    """Make a bank of texts, each "id: text" with "+fact" and "-fact" before the id."""
    lines = [f'kind = "{kind}"']
    for question in questions:
        head, _, text = question.partition(": ")
        *needs, id = head.split()
        present = [need[1:] for need in needs if need[0] == "+"]
        absent = [need[1:] for need in needs if need[0] == "-"]
        lines += [
            "[[question]]",
            f'id = "{kind}.{id}"',
            f'text = "{text}"',
            f"needs = {{ present = {present}, absent = {absent} }}",
            'persona = "engineer"',
            "difficulty = 2",
            "seconds = 60",
            'listen_for = ["the reason: because"]',
        ]
    return parse_bank({"test.toml": "\n".join(lines)})
