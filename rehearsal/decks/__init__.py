"""Deck files (.pptx, .pdf) → `talk.Deck`."""
