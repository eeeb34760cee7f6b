"""Rehearsal → Reading, made once → measures and findings. Pure: no file, clock or device."""
