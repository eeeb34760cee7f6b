"""A box in which one of several things is chosen, and stays so while what they are called changes.

Streamlit knows the options of a box by their labels alone, and the browser goes on sending the one
that it was shown last: of two that are the same it takes the first, and of one that has changed, as
when a talk's title comes to be known, it knows nothing and goes back to the first option of all.
"""

from collections.abc import Mapping
from itertools import count


def choose(label: str, options: Mapping[str, str], key: str) -> str:
    """Ask for one of the options, which are given with what each is called; return it."""
    import streamlit as st

    labels = told_apart(options)
    option = held(key)
    shown = st.session_state.get(f"{key}-shown")
    if option in labels and (option != st.session_state[key] or labels[option] != shown):
        st.session_state[key] = option  # and the browser hears what it is called now
    chosen: str = st.selectbox(label, list(labels), key=key, format_func=labels.__getitem__)
    known: dict[str, str] = st.session_state.setdefault(f"{key}-known", {})
    known |= {called: one for one, called in labels.items()}
    st.session_state[f"{key}-shown"] = labels[chosen]
    return chosen


def held(key: str) -> str | None:
    """Return what is chosen in the box `key`, also where the browser sent a former label of it.

    None: the box was not shown yet.
    """
    import streamlit as st

    value: str | None = st.session_state.get(key)
    known: dict[str, str] = st.session_state.get(f"{key}-known", {})
    return None if value is None else known.get(value, value)


def told_apart(labels: Mapping[str, str]) -> dict[str, str]:
    """Return labels of which no two are the same, by what they stand for.

    The last one, which is the oldest in our lists, keeps its label: one that is added renames no
    other.
    """
    apart: dict[str, str] = {}
    taken = set(labels.values())
    for key, label in reversed(tuple(labels.items())):
        numbered = (f"{label} ({number})" for number in count(2))
        again = label in apart.values()
        apart[key] = next(one for one in numbered if one not in taken) if again else label
        taken.add(apart[key])
    return {key: apart[key] for key in labels}
