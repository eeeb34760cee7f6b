"""How much a question is worth by what it is about, and how much of each a panel asks."""

OF_ONE_THING = 2
"""Questions about the same thing after which the panel turns to another (strength: speaker)."""
CENTRAL = ("method", "dataset", "cohort")
"""What the work itself is, or stands on: a panel may well come back to it."""

WORTH: dict[str, float] = {
    "comparison": 0.5, "limitation": 0.5, "assumption": 0.5, "negative_result": 0.5, "up_to": 0.5,
    "association": 0.45, "strong_claim": 0.45, "number": 0.45, "baseline": 0.45, "method": 0.45,
    "sample": 0.45, "hyper_parameter": 0.45, "novelty_claim": 0.4, "bare_claim": 0.4,
    "dataset": 0.4, "component": 0.4, "bare_number": 0.4, "mitigation": 0.35, "metric": 0.35,
    "study_method": 0.35, "future": 0.35, "related_work": 0.35, "manual_step": 0.35,
    "research_question": 0.35, "task": 0.35, "claim": 0.3, "technique": 0.3, "takeaway": 0.25,
    "acronym": 0.25, "language": 0.2, "cohort": 0.45, "resource": 0.3, "statement": 0.2,
    "figure": 0.15, "point": 0.1, "term": 0.15,
    "slide_title": 0.05, "approach_title": 0.15, "result_title": 0.15,
}  # fmt: skip
"""How much a question gains from the kind of fact it is about; a title says least."""

TITLES = ("slide_title", "approach_title", "result_title")
LINES = ("point", "figure")
PLAIN = (*TITLES, *LINES)
"""Kinds of fact that say little of the work itself: they come in where nothing else is left."""
PLAIN_SHARE = 0.4
"""Largest share of questions about titles, and again about plain lines and numbers, so that a talk
that holds nothing else is asked general questions as well (strength: speaker)."""

LIKELY: dict[str, float] = {
    "clarification": 0.1, "baselines": 0.1, "set_up": 0.1, "ablations": 0.1, "challenge": 0.05,
    "production": -0.05, "scaling": -0.05, "impact": -0.05,
}  # fmt: skip
"""How much likelier than the others a kind is (strength: D, reviews and panels ask for
explanation, experiments, clarification and comparison first)."""

MIX = {1: 0.3, 2: 0.45, 3: 0.25}
"""Share of each difficulty that is aimed at (strength: speaker)."""
