"""What was said and shown, in which order, and what it cost in time."""
