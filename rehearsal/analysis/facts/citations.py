"""Other people's work, as it is cited on slides."""

import re
from collections.abc import Iterator

from rehearsal.analysis.facts.lexicon import word_set
from rehearsal.analysis.facts.lines import Line
from rehearsal.analysis.facts.mention import Mention

_SURNAME = r"(?:(?:[Vv]an |[Vv]on |[Dd]e |[Dd]el )?[A-Z][^\W\d_]+(?:[-’'][A-Z][^\W\d_]+)?)"
_CITATION = re.compile(
    rf"(?P<who>{_SURNAME}(?: et al\.?| (?:and|&) {_SURNAME})?)"
    r",? ?[(\[]?(?P<year>(?:19|20)\d\d)[a-z]?\b"
)
RELATED_TITLE = re.compile(r"related|previous|prior|literature|background", re.IGNORECASE)
_MONTHS = word_set(
    """
    January February March April May June July August September October November December
    Spring Summer Autumn Fall Winter Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    """
)
_VENUES = re.compile(
    r"^(?:ACL|NAACL|EMNLP|COLING|EACL|ICML|NIPS|NeurIPS|ICLR|AAAI|IJCAI|TACL|CVPR|WMT|SemEval|CoNLL|"
    r"IWSLT|TAC|TREC|DUC|ACE|In|Since|Until|From|By|Proceedings|Copyright|Workshop|Conference|Task|"
    r"Figure|Table|Section|Slide|Version|Vol|Nature|Science)\b"
)


_TOOL = re.compile(
    r"(?:corpus|corpora|data ?sets?|treebank|benchmark|library|toolkit|software|package) [\[(]?$",
    re.IGNORECASE,
)
"""What a citation gives the source of: it is used, not argued with."""


def find_citations(line: Line) -> Iterator[Mention]:
    """Yield other people's work, by names and year."""
    for match in _CITATION.finditer(line.text):
        who = " ".join(match.group("who").replace("&", "and").split())
        if who.split()[0] in _MONTHS or _VENUES.match(who) or who.split()[-1] in _MONTHS:
            continue
        people = who if not who.endswith("et al") else who + "."
        before = line.text[: match.start()]
        if before.endswith(", ") or _TOOL.search(before):
            continue
        alone = " and " not in people and " et al" not in people
        bracketed = re.search(r"[(\[]", line.text[max(0, match.start() - 1) : match.end()])
        if alone and not (bracketed and re.fullmatch(r"[A-Z][a-zà-ÿ]{2,}", people)):
            continue
        if alone and re.search(r"\b[A-Z][a-z]+ $", before):
            continue
        weight = 0.8 if RELATED_TITLE.search(line.title) else 0.6
        yield Mention(
            "related_work", f"{people} ({match.group('year')})", line, weight - 0.2 * alone
        )
