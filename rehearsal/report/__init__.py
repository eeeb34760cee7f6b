"""What is known of a run-through → HTML, Markdown, JSON and captions. Pure."""
