"""How the talk was spoken: pace, pauses, fillers, voice, and how good the recording is."""
