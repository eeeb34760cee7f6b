"""What a question asks for, by how its last sentence begins: yes or no, or a reason."""

import re

_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_BEGIN = r"(?:^|[,:–—] |\b(?:and|or|but|then|so) )"
_OPEN = re.compile(
    rf"{_BEGIN}(?:\w+ )?(?:how|what|which|who|whom|whose|where|when|why)\b"
    r"|^(?:tell|describe|explain|walk|name|give|take|show|say|imagine|compare)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    rf"{_BEGIN}(?:do|does|did|is|are|was|were|am|can|could|would|will|has|have|had|should|may|"
    r"might|must|shall)(?:n[’']t)? (?!to\b)",
    re.IGNORECASE,
)
_WHY = re.compile(r"\bwhy\b|\breasons?\b|\bwhat makes\b|\bhow come\b", re.IGNORECASE)


def last_sentence(question: str) -> str:
    """Return the last sentence of a question, what it quotes left out."""
    parts = [part for part in re.split(r"(?<=[.?!”]) ", _QUOTED.sub("“”", question)) if part]
    return parts[-1].strip() if parts else ""


def asks_yes_or_no(question: str) -> bool:
    """Whether a yes or a no answers a question: "Did you …?", not "How did you …?"."""
    last = last_sentence(question)
    opened, closed = _OPEN.search(last), _CLOSED.search(last)
    return closed is not None and (opened is None or closed.start() < opened.start())


def closed_part(question: str) -> str:
    """Return the last sentence of a question from where it asks for a yes or a no."""
    last = last_sentence(question)
    closed = _CLOSED.search(last)
    return last[closed.start() :] if closed else last


def asks_why(question: str) -> bool:
    """Whether a question asks for a reason."""
    return bool(_WHY.search(last_sentence(question)))
