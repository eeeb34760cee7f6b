"""A language model on this machine that speaks the OpenAI protocol (Ollama, llama.cpp): off unless
the speaker names its address and one of its models, and never one on another machine."""

import http.client
import ipaddress
import json
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from rehearsal.errors import SettingError
from rehearsal.settings import load_settings

PATIENCE = 120.0
"""Seconds to wait for an answer: a small model on two cores writes some ten words a second."""
LISTING_PATIENCE = 3.0
"""Seconds to wait for the names of its models: it only has to read a list."""
LONGEST_REPLY = 600
"""Tokens. A few questions need no more; a model that goes on and on is stopped."""
LARGEST_REPLY = 1 << 20
"""Bytes that are read of a reply."""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A server on this machine and the model of it that is used."""

    host: str
    port: int
    name: str
    """Empty: none is chosen, and none is asked."""

    def complete(self, system: str, user: str, seed: int = 0) -> tuple[str, str]:
        """Return what the model writes, and what the model is called.

        Raises SettingError where there is no server, or it answers with something else.
        """
        if not self.name:
            raise _none_chosen(self.local_models())
        refuse_elsewhere(self.name)
        body = {
            "model": self.name,
            "messages": [
                {"role": "system", "content": system},
                {"role": "user", "content": user},
            ],
            "max_tokens": LONGEST_REPLY,
            "temperature": 0.7,
            "seed": seed,
        }
        reply = self._ask("POST", "/v1/chat/completions", body)
        try:
            text = reply["choices"][0]["message"]["content"]
        except (KeyError, IndexError, TypeError) as error:
            raise self._no_answer("its answer holds no text") from error
        if not isinstance(text, str):
            raise self._no_answer("its answer holds no text")
        return text, self.name

    def local_models(self) -> tuple[str, ...]:
        """Return the names of the server's models that run on this machine.

        Raises SettingError where there is no server, or it answers with something else.
        """
        reply = self._ask("GET", "/v1/models", patience=LISTING_PATIENCE)
        try:
            names = [str(one["id"]) for one in reply["data"] or ()]
        except (KeyError, TypeError) as error:
            raise self._no_answer("it does not tell which models it has") from error
        return tuple(name for name in names if not _runs_elsewhere(name))

    def _ask(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        patience: float = PATIENCE,
    ) -> Any:  # noqa: ANN401  (another program's JSON)
        # Straight to the socket: no proxy, no redirect, so that nothing leaves this machine.
        connection = http.client.HTTPConnection(self.host, self.port, timeout=patience)
        try:
            sent = json.dumps(body).encode() if body is not None else None
            connection.request(method, path, sent, {"Content-Type": "application/json"})
            with connection.getresponse() as answer:
                told = answer.read(LARGEST_REPLY)
            if answer.status != http.client.OK:
                raise self._no_answer(f"it says {answer.status} {answer.reason}")
            return json.loads(told)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise self._no_answer(str(error) or type(error).__name__) from error
        finally:
            connection.close()

    def _no_answer(self, why: str) -> SettingError:
        return SettingError(
            f"The language model at {self.host}:{self.port} does not answer ({why}).",
            "Start its server, or clear its address in the settings; nothing else needs it.",
        )


def language_model() -> LanguageModel | None:
    """Return the model that the settings name; None: none is used.

    Raises SettingError where the address is not one of this machine, or the model runs elsewhere.
    """
    chosen = load_settings()
    if not chosen.language_model:
        return None
    host, port = local_address(chosen.language_model)
    refuse_elsewhere(chosen.language_model_name)
    return LanguageModel(host, port, chosen.language_model_name)


def refuse_elsewhere(name: str) -> None:
    """Raise SettingError for a model that a server on this machine only passes on."""
    if _runs_elsewhere(name):
        raise SettingError(
            f"{name!r} runs on other computers, not on this one, and your slides go nowhere else.",
            "Name a model whose name does not end in “cloud”, or leave the address empty.",
        )


def _runs_elsewhere(name: str) -> bool:
    """Ollama sends what is asked of gpt-oss:120b-cloud or glm-4.6:cloud to ollama.com."""
    return any(part.strip().casefold().endswith("cloud") for part in name.split(":"))


def _none_chosen(names: Sequence[str]) -> SettingError:
    return SettingError(
        "No language model is chosen, so none was asked.",
        f"Name one in the settings: {', '.join(names)}."
        if names
        else "Its server has none that runs on this computer; fetch one there, then name it.",
    )


def local_address(address: str) -> tuple[str, int]:
    """Return host and port of http://localhost:PORT; refuse whatever is not this machine."""
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    plain = parts.scheme == "http" and parts.path in ("", "/", "/v1", "/v1/")
    if not plain or port is None or parts.username or parts.query or not _is_this_machine(host):
        raise SettingError(
            f"{address!r} is no address of this machine, and your slides go nowhere else.",
            "Write it like http://localhost:11434, or leave it empty.",
        )
    return host, port


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        try:
            found = socket.getaddrinfo(host, None)
        except OSError:
            return False
        return all(ipaddress.ip_address(str(place[0])).is_loopback for *_, place in found)
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
