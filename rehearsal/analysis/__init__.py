"""Rehearsal → Reading, made once → measures and findings over it. Pure: no file, clock or device."""
