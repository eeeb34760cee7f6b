"""Answering aloud: what is asked, what was said, what is to be said about it, what comes again."""
