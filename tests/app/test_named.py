"""How talks are called in lists."""

from rehearsal.app.named import told_apart


def test_labels_that_are_the_same_are_told_apart_the_oldest_keeping_its_own() -> None:
    newest_first = {"c": "Keys (deck.pptx)", "b": "Locks", "a": "Keys (deck.pptx)"}
    assert told_apart(newest_first) == {
        "c": "Keys (deck.pptx) (2)",
        "b": "Locks",
        "a": "Keys (deck.pptx)",
    }
