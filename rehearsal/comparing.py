"""What comparing needs of kept run-throughs: computed once for each, kept while it is true."""

from functools import lru_cache

from rehearsal import library, workflow
from rehearsal.analysis.reading import read
from rehearsal.library.evidence import as_text, from_text
from rehearsal.report.comparison import Summary, summary


def summary_of(rehearsal_id: str) -> Summary:
    """Return the summary of a run-through; half a second where it is not kept.

    Raises LibraryError where the run-through is damaged.
    """
    known = library.kept_summaries().get(rehearsal_id)
    if known is not None:
        return _decoded(known)
    stamp = library.stamp_of(rehearsal_id)
    made = summary(read(workflow.by_settings(library.load(rehearsal_id)[1])))
    library.keep_summary(rehearsal_id, as_text(made), stamp)
    return made


def kept() -> dict[str, Summary]:
    """Return the summaries that are kept, by the id of their run-through."""
    return {key: _decoded(text) for key, text in library.kept_summaries().items()}


def titles() -> dict[str, str]:
    """Return what the talks are called, by the id of their run-through, as far as that is kept."""
    return library.first_titles()


@lru_cache(maxsize=1000)
def _decoded(text: str) -> Summary:
    return from_text(text, Summary)
