"""What was chosen stays chosen, whatever it is called meanwhile."""

from streamlit.testing.v1 import AppTest

from rehearsal.app.choosing import told_apart


def test_labels_that_are_the_same_are_told_apart_the_oldest_keeping_its_own() -> None:
    newest_first = {"c": "Keys (deck.pptx)", "b": "Locks", "a": "Keys (deck.pptx)"}
    assert told_apart(newest_first) == {
        "c": "Keys (deck.pptx) (2)",
        "b": "Locks",
        "a": "Keys (deck.pptx)",
    }


def test_a_number_that_is_taken_is_left_to_whom_it_belongs() -> None:
    labels = {"d": "Keys", "c": "Keys", "b": "Keys (2)", "a": "Keys"}
    assert told_apart(labels) == {"d": "Keys (4)", "c": "Keys (3)", "b": "Keys (2)", "a": "Keys"}


def _page() -> None:
    import streamlit as st

    from rehearsal.app.choosing import choose

    if "sent" in st.session_state:  # by a browser that was shown another name
        st.session_state["talk"] = st.session_state.pop("sent")
    options = st.session_state.get("options", {"new": "Locks", "old": "Keys"})
    st.session_state["chosen"] = choose("Talk", options, "talk")


def test_it_stays_chosen_when_its_name_changes_and_changes_back() -> None:
    page = AppTest.from_function(_page, default_timeout=60).run()
    box = page.selectbox(key="talk")
    box.select("Keys").run()
    assert page.session_state["chosen"] == "old"
    for name, sent in (("Keys (deck.pptx)", "Keys"), ("Keys", "Keys (deck.pptx)")):
        page.session_state["options"] = {"new": "Locks", "old": name}
        page.run()
        assert page.session_state["chosen"] == "old"
        page.session_state["sent"] = sent
        page.run()
        assert page.session_state["chosen"] == "old"
    page.session_state["options"] = {"new": "Locks"}
    page.run()
    assert page.session_state["chosen"] == "new"
