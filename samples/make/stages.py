"""The stages in which the recogniser was trained, with their settings.

Stages a to e ran with other sentences and another vocabulary, a and b with shorter, unpadded
windows too, and f and h before two faults in the labels were mended: README.md tells. What is
written here is what the present trainer does in their place. k2 and l2 are exactly what ran last.
"""

from training import Stage
from windows import Recipe

HOURS = (("talk", 1.25, 11), ("varied", 2.5, 12), ("talk", 0.7, 13))
"""Kind, hours and seed of the training speech."""

EARLY = Recipe(longest=4)
MIDDLE = Recipe(talk=0.3)
LATE = Recipe(noise=0.08, slips=0.03, talk=0.55)
LAST = Recipe(noise=0.08, slips=0.03, talk=0.55, ends_in_pause=0.96)

STAGES = (
    Stage("a", 531, 2.0e-3, EARLY, encoder_alone=0.38),
    Stage("b", 449, 2.0e-3, EARLY),
    Stage("c", 645, 2.0e-3, Recipe(longest=8, noise=0.08)),
    Stage("d", 900, 1.4e-3, Recipe(noise=0.08, talk=0.6)),
    Stage("e", 900, 1.2e-3, MIDDLE, stop=625),
    Stage("f", 1990, 1.5e-3, Recipe(), full_auxiliary=0.6, stop=661),
    Stage("h", 1335, 1.3e-3, LATE, full_auxiliary=0.45, stop=820),
    Stage("k", 540, 1.0e-3, LAST, full_auxiliary=0.2),
    Stage("l", 225, 8e-4, LAST, full_auxiliary=0.0),
    Stage("k2", 560, 1.0e-3, LAST, full_auxiliary=0.2),
    Stage("l2", 240, 6e-4, LAST, full_auxiliary=0.0),
)
"""In seconds on two cores; each goes on from the one before."""
