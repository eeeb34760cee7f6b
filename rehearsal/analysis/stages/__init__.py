"""What each slide, and each passage of speech, does in the argument."""
