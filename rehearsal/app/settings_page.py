"""Settings: what is chosen once and for all talks; each choice is kept as it is made."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from rehearsal import workflow
from rehearsal.analysis.delivery.pacing import NATIVE, SECOND_LANGUAGE
from rehearsal.app import ready
from rehearsal.app.setting_changes import CHANGES, USUAL_OWN
from rehearsal.app.words import problem
from rehearsal.errors import RehearsalError
from rehearsal.language_model import LanguageModel, local_address, refuse_elsewhere
from rehearsal.places import home
from rehearsal.report.wording import plural
from rehearsal.settings import (
    KeepAudio,
    Settings,
    load_settings,
    own_banks,
    save_settings,
    settings_file,
)
from rehearsal.speech.models import DEFAULT_MODEL, KnownModel, find_model, known_models
from rehearsal.talk import PacePreset

LANGUAGES = {
    "": "the model's own: English, or what it hears",
    "en": "English",
    "de": "German",
    "es": "Spanish",
    "fr": "French",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "zh": "Chinese",
}
PACES: dict[PacePreset, str] = {
    "native": f"usual: {NATIVE.low:g}–{NATIVE.high:g} words a minute",
    "second_language": f"English is my second language: {SECOND_LANGUAGE.low:g}–"
    f"{SECOND_LANGUAGE.high:g}",
    "own": "my own band",
}
KEEPING: dict[KeepAudio, str] = {
    "kept": "kept, as FLAC: you can hear every moment again",
    "trimmed": "kept without its long silences; times and clicks still match the talk",
    "dropped": "gone once its report is made; words and numbers stay",
}
PACE_RANGE = (60, 240)
"""Words per minute that a band of one's own may hold."""
SEEN = "settings-seen"
"""Session key of what this page has shown last."""


def page() -> None:
    """Show what is chosen, and keep what is changed."""
    st.title("Settings", anchor=False)
    try:
        present = load_settings()
    except RehearsalError as error:
        problem(error)
        if st.button("Begin with the usual settings"):
            settings_file().unlink(missing_ok=True)
            st.rerun()
        return
    open_before = {field for field in CHANGES if field in st.session_state}
    left, right = st.columns(2, gap="large")
    with left:
        _speech(present)
        _pace(present)
    with right:
        _recordings(present)
        _questions(present)
        _language_model(present)
        st.caption(f"All that is kept lies in {home()}; it is yours to copy, move or delete.")
    _make_up(open_before)


def _at_once(field: str) -> None:
    """Keep what was just chosen or typed; what is refused, the page says when it is drawn."""
    value = st.session_state.get(field)
    try:
        now = load_settings()
        changed = CHANGES[field](now, value)
    except RehearsalError:
        return
    if changed == now:
        return
    try:
        save_settings(changed)
    except RehearsalError as error:
        problem(error)
    else:
        st.toast("Kept.")


def _make_up(open_before: set[str]) -> None:
    """Keep what a callback was told that Streamlit cut short.

    Only what was changed on this page counts: it may have been changed in another window since.
    """
    seen = st.session_state.setdefault(SEEN, {})
    shown = {field: st.session_state[field] for field in CHANGES if field in st.session_state}
    for field in open_before & shown.keys():
        if seen.get(field, shown[field]) != shown[field]:
            _at_once(field)
    seen.clear()
    seen.update(shown)


def _speech(present: Settings) -> None:
    st.subheader("Listening", anchor=False)
    here = [known for known in known_models() if known.folder]
    names = list(dict.fromkeys(["", *(known.name for known in here), present.model or ""]))
    model = st.selectbox(
        "Whisper model",
        names,
        index=names.index(present.model or ""),
        format_func=lambda name: name or _usual(here),
        accept_new_options=True,
        help="Those on this computer; or type the path of a folder that holds one.",
        key="model",
        on_change=_at_once,
        args=("model",),
    )
    codes = list(dict.fromkeys([*LANGUAGES, present.language or ""]))
    language = st.selectbox(
        "Language of the talk",
        codes,
        index=codes.index(present.language or ""),
        format_func=lambda code: LANGUAGES.get(code, code),
        accept_new_options=True,
        help="Another one: type its code, such as sv.",
        key="language",
        on_change=_at_once,
        args=("language",),
    )
    try:
        st.caption(f"{find_model(model or None, language or None).name} is here and will be used.")
    except RehearsalError as error:
        st.warning(f"{error.message} Talks get no transcript until it is.")
        _more_models(here, model or DEFAULT_MODEL, opened=True)
    else:
        _more_models(here, DEFAULT_MODEL, opened=False)


def _usual(here: list[KnownModel]) -> str:
    missing = all(known.name != DEFAULT_MODEL for known in here)
    return f"the usual one ({DEFAULT_MODEL}{', not here yet' if missing else ''})"


def _more_models(here: list[KnownModel], first: str, *, opened: bool) -> None:
    """Offer the models that are not here, beginning with the one that is wanted."""
    names = {known.name for known in here}
    missing = {known.name: known for known in known_models() if known.name not in names}
    with st.expander("Get a model", expanded=opened):
        st.caption(
            "Larger models hear better and take longer. This is the one thing that is ever fetched,"
            " from the Hugging Face hub, and only when you press the button."
        )
        if not missing:
            st.write("All of them are here.")
            return
        index = list(missing).index(first) if first in missing else 0
        name = st.selectbox(
            "Model",
            list(missing),
            index=index,
            format_func=lambda name: (
                f"{name}, {missing[name].megabytes} MB, "
                f"{'many languages' if missing[name].multilingual else 'English'}"
            ),
        )
        ready.get_model(name)


def _pace(present: Settings) -> None:
    st.subheader("Pace", anchor=False)
    presets = list(PACES)
    pace = st.radio(
        "Band that your pace is compared with",
        presets,
        index=presets.index(present.pace),
        format_func=lambda preset: PACES[preset],
        help="Only what stays outside for 20 seconds and more is remarked on.",
        key="pace",
        on_change=_at_once,
        args=("pace",),
    )
    if pace != "own":
        return
    around = st.checkbox(
        "a fifth around the median of each talk",
        present.own_pace is None,
        key="around",
        on_change=_at_once,
        args=("around",),
    )
    if around:
        return
    low, high = present.own_pace or USUAL_OWN
    st.slider(
        "Words a minute",
        *PACE_RANGE,
        (round(low), round(high)),
        key="own_pace",
        on_change=_at_once,
        args=("own_pace",),
    )


def _recordings(present: Settings) -> None:
    st.subheader("Recordings", anchor=False)
    ways = list(KEEPING)
    st.radio(
        "After its report, a recording is",
        ways,
        index=ways.index(present.keep_audio),
        format_func=lambda way: KEEPING[way],
        help="For recordings from now on. Until you delete them; there is no other limit.",
        key="keep_audio",
        on_change=_at_once,
        args=("keep_audio",),
    )


def _questions(present: Settings) -> None:
    st.subheader("Questions of your own", anchor=False)
    folder = st.text_input(
        "Folder",
        present.own_bank,
        placeholder=str(home() / "questions"),
        help="A folder of .toml files; docs/question-bank.md shows one. They are asked as well.",
        key="own_bank",
        on_change=_at_once,
        args=("own_bank",),
    ).strip()
    if folder and not Path(folder).expanduser().is_dir():
        st.warning(f"There is no folder {folder}.")
        return
    try:
        banks = (Path(folder).expanduser(),) if folder else own_banks()
        if banks:
            own = len(workflow.read_bank(*banks).templates) - len(workflow.read_bank().templates)
            st.caption(f"{plural(own, 'question')} of your own.")
    except RehearsalError as error:
        problem(error)


def _language_model(present: Settings) -> None:
    st.subheader("A language model on this computer", anchor=False)
    address = st.text_input(
        "Its address",
        present.language_model,
        placeholder="off; such as http://localhost:11434",
        help="It may word some questions. None on another computer is ever asked.",
        key="language_model",
        on_change=_at_once,
        args=("language_model",),
    ).strip()
    st.caption(
        "What your slides say goes to this server. Whether it stays on this computer is then up to"
        " it: Ollama passes on what models with “cloud” at the end of their name are asked, so"
        " these are refused here."
    )
    if not address:
        return
    try:
        host, port = local_address(address)
    except RehearsalError as error:
        problem(error)
        return
    name = st.text_input(
        "Its model",
        present.language_model_name,
        placeholder="none is asked until you name it",
        key="llm_name",
        on_change=_at_once,
        args=("llm_name",),
    ).strip()
    try:
        refuse_elsewhere(name)
        if not name:
            there = LanguageModel(host, port, name).local_models()
            st.caption(f"On this computer it has: {', '.join(there) or 'none yet'}.")
    except RehearsalError as error:
        problem(error)


def fetch_here(why: str) -> None:
    """Say on another page what is missing without a model, and lead to where one is fetched."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(why, width="content")
        st.page_link(as_page(), label=":small[**Fetch it on Settings →**]", width="content")


def as_page() -> StreamlitPage:
    """Return the page as navigation knows it."""
    return st.Page(page, title="Settings", url_path="settings")
