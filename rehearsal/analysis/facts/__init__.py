"""What questions and content checks hang on: read from deck and transcript, each with its quote."""
