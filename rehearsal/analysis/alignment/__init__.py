"""Which slide is spoken to when, from the words alone."""
