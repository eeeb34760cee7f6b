"""The cues of the sixteen topics that a panel expects of a research talk."""

from collections.abc import Mapping

from rehearsal.analysis.argument.topics import (
    ablation,
    citing,
    closing,
    comparisons,
    limits,
    opening,
    settings,
    setup,
)
from rehearsal.analysis.argument.topics.cue import Cue
from rehearsal.talk import Topic

CUES: Mapping[Topic, Cue] = {
    "motivation": opening.MOTIVATION,
    "problem": opening.PROBLEM,
    "contribution": opening.CONTRIBUTION,
    "baselines": comparisons.BASELINES,
    "ablation": ablation.ABLATION,
    "metrics": setup.METRICS,
    "variance": comparisons.VARIANCE,
    "hyper_parameters": settings.HYPER_PARAMETERS,
    "data": setup.DATA,
    "failure_cases": limits.FAILURE_CASES,
    "limitations": limits.LIMITATIONS,
    "mitigations": limits.MITIGATIONS,
    "reproducibility": setup.REPRODUCIBILITY,
    "related_work": citing.RELATED_WORK,
    "takeaway": closing.TAKEAWAY,
    "future_work": closing.FUTURE_WORK,
}
"""In the order of the topics in `talk.Topic`."""
