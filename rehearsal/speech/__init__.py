"""Recordings and microphones → takes → acoustics and transcripts."""
