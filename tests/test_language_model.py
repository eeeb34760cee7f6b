"""A language model on this machine, played by a small server: used when asked for, and marked."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from rehearsal.analysis.reading import read
from rehearsal.drill.answering import answer_typed, words_of
from rehearsal.drill.asking import Wish, begin
from rehearsal.drill.subject import Subject
from rehearsal.drill.widening import further, questions_in
from rehearsal.errors import RehearsalError, SettingError
from rehearsal.language_model import LanguageModel, language_model, local_address
from rehearsal.settings import Settings, save_settings
from rehearsal.talk import Rehearsal
from tests.notation import deck
from tests.qa.talks import SLIDES

TALK = Subject(read(Rehearsal(deck=deck(*SLIDES))))
REPLY = (
    "<think>What could be weak?</think>Here are two:\n1. Why a usage gate and not a timer?"
    "\n- How large is the gate?\nI hope this helps!"
)


class Server:
    """Speaks as much of the protocol as a real one would here, and notes what it was asked."""

    def __init__(self) -> None:
        self.reply: Any = {"choices": [{"message": {"content": REPLY}}]}
        self.status = 200
        self.models = ["glm-4.6:cloud", "gpt-oss:120b-cloud", "tiny-llama", "mistral:7b"]
        self.asked: list[dict[str, Any]] = []
        noted = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.tell({"data": [{"id": name} for name in noted.models]})

            def do_POST(self) -> None:
                assert self.path == "/v1/chat/completions"
                length = int(self.headers["Content-Length"])
                noted.asked.append(json.loads(self.rfile.read(length)))
                self.tell(noted.reply)

            def tell(self, reply: object) -> None:
                self.send_response(noted.status)
                self.send_header("Location", "http://192.0.2.1/")
                self.end_headers()
                self.wfile.write(json.dumps(reply).encode())

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"


@contextmanager
def fake_model() -> Iterator[Server]:
    made = Server()
    thread = threading.Thread(target=made.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.server.shutdown()
        made.server.server_close()
        thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    with fake_model() as made:
        save_settings(Settings(language_model=made.address, language_model_name="tiny-llama"))
        yield made


def test_it_is_off_until_an_address_is_given() -> None:
    assert language_model() is None
    plain = begin(TALK, Wish(widen=True))
    assert len(plain.asked) == 10
    assert not any(asked.question.worded_by for asked in plain.asked)


def test_some_questions_are_the_models_and_say_so(server: Server) -> None:
    drill = begin(TALK, Wish(count=5, widen=True))
    worded = [asked.question for asked in drill.asked if asked.question.worded_by]
    assert [question.text for question in worded] == [
        "Why a usage gate and not a timer?",
        "How large is the gate?",
    ]
    assert len(drill.asked) == 5
    assert all("tiny-llama" in question.because for question in worded)
    told = server.asked[0]["messages"][1]["content"]
    assert "usage gate" in told and drill.asked[0].question.text in told


def test_it_is_not_asked_unless_that_is_wished(server: Server) -> None:
    begin(TALK, Wish())
    assert server.asked == []


def test_a_follow_up_in_its_words_is_judged_like_any_other(server: Server) -> None:
    drill = begin(TALK, Wish(count=2))
    answer = answer_typed(drill, 1, drill.asked[0].question, "It is a gate.")
    model = language_model()
    assert model is not None
    question = further(model, drill.asked[0], words_of(answer))
    assert question is not None and question.worded_by == "tiny-llama"
    assert "It is a gate." in server.asked[0]["messages"][1]["content"]
    after = answer_typed(drill, 1, question, "Because we measured it.", follow_up=True)
    assert after.question == question
    server.reply = {"choices": [{"message": {"content": "What a good answer."}}]}
    assert further(model, drill.asked[0], "It is.") is None


@pytest.mark.parametrize(
    ("status", "reply"),
    [(500, {}), (302, {}), (200, {}), (200, {"choices": []}), (200, [1]),
     (200, {"choices": [{"message": {"content": None}}]})],
)  # fmt: skip
def test_a_server_that_fails_costs_no_question(server: Server, status: int, reply: object) -> None:
    server.status, server.reply = status, reply
    told: list[RehearsalError] = []
    drill = begin(TALK, Wish(widen=True), tell=told.append)
    assert len(drill.asked) == 10
    assert "does not answer" in told[0].message


def test_no_server_costs_no_question() -> None:
    save_settings(Settings(language_model="http://localhost:9"))
    told: list[RehearsalError] = []
    assert len(begin(TALK, Wish(widen=True), tell=told.append).asked) == 10
    assert "does not answer" in told[0].message


@pytest.mark.parametrize(
    "address",
    ["http://localhost:11434", "localhost:8080", "http://127.0.0.1:1234/v1", "http://[::1]:80/"],
)
def test_this_machine_is_allowed(address: str) -> None:
    assert local_address(address)[1] > 0


@pytest.mark.parametrize(
    "address",
    ["http://example.org:80", "http://192.168.1.4:11434", "https://localhost:443",
     "http://localhost", "http://localhost.example.org:80", "http://me@localhost:80",
     "http://localhost:80/other", "http://0.0.0.0:80", "http://localhost:99999", "file:///etc",
     "http://[::1", "http://127.0.0.1.example.org:80"],
)  # fmt: skip
def test_nothing_but_this_machine_is_allowed(address: str) -> None:
    with pytest.raises(SettingError, match="no address of this machine"):
        local_address(address)
    save_settings(Settings(language_model=address))
    told: list[RehearsalError] = []
    assert len(begin(TALK, Wish(widen=True), tell=told.append).asked) == 10
    assert told


@pytest.mark.parametrize(
    "name", ["gpt-oss:120b-cloud", "glm-4.6:cloud", "Kimi-K2:1T-Cloud", "mine-cloud:latest "]
)
def test_a_model_that_its_server_passes_on_is_never_asked(server: Server, name: str) -> None:
    save_settings(Settings(language_model=server.address, language_model_name=name))
    told: list[RehearsalError] = []
    assert len(begin(TALK, Wish(widen=True), tell=told.append).asked) == 10
    assert "runs on other computers" in told[0].message
    with pytest.raises(SettingError, match="runs on other computers"):
        LanguageModel(*local_address(server.address), name).complete("", "")
    assert server.asked == []


def test_a_model_with_clouds_in_its_name_is_not_taken_for_one(server: Server) -> None:
    model = LanguageModel(*local_address(server.address), "cloudy:7b")
    assert model.complete("", "")[1] == "cloudy:7b"


def test_no_model_is_asked_until_one_is_named(server: Server) -> None:
    save_settings(Settings(language_model=server.address))
    told: list[RehearsalError] = []
    assert len(begin(TALK, Wish(widen=True), tell=told.append).asked) == 10
    assert "No language model is chosen" in told[0].message
    assert told[0].hint == "Name one in the settings: tiny-llama, mistral:7b."
    server.models = ["glm-4.6:cloud"]
    begin(TALK, Wish(widen=True), tell=told.append)
    assert "none that runs on this computer" in told[1].hint
    assert server.asked == []


def test_only_questions_are_taken_from_what_it_writes() -> None:
    assert questions_in("* Why?\n\nNo.\n**Why?**\n" + "x" * 400 + "?") == ("Why?",)
    assert questions_in("<think>Why?") == ()
