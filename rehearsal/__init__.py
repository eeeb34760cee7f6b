"""A rehearsal room for job talks, on the speaker's own machine."""

__version__ = "0.1.0"
