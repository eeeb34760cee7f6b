"""What the speaker keeps: run-throughs, and what was set right about decks.

One SQLite file, and the audio beside it.
"""

from rehearsal.library.decks import correct_deck as correct_deck
from rehearsal.library.decks import corrections_of_deck as corrections_of_deck
from rehearsal.library.run_throughs import Entry as Entry
from rehearsal.library.run_throughs import correct as correct
from rehearsal.library.run_throughs import delete as delete
from rehearsal.library.run_throughs import folder_of as folder_of
from rehearsal.library.run_throughs import history as history
from rehearsal.library.run_throughs import load as load
from rehearsal.library.run_throughs import new_id as new_id
from rehearsal.library.run_throughs import save as save
