"""Questions and the elevator pitch: asked, answered aloud, and what was heard."""
