"""What the speaker keeps: run-throughs, and what was set right about decks.

One SQLite file, and the audio beside it.
"""

from rehearsal.library.audio import Audio as Audio
from rehearsal.library.audio import audio_of as audio_of
from rehearsal.library.audio import has_audio as has_audio
from rehearsal.library.audio import pieces_of as pieces_of
from rehearsal.library.audio import settle_all as settle_all
from rehearsal.library.audio import settle_audio as settle_audio
from rehearsal.library.deck_files import deck_file_of as deck_file_of
from rehearsal.library.decks import correct_deck as correct_deck
from rehearsal.library.decks import corrections_of_deck as corrections_of_deck
from rehearsal.library.deletion import delete as delete
from rehearsal.library.names import folder_of as folder_of
from rehearsal.library.names import id_of as id_of
from rehearsal.library.names import new_id as new_id
from rehearsal.library.names import work_folder_of as work_folder_of
from rehearsal.library.run_throughs import Entry as Entry
from rehearsal.library.run_throughs import amend as amend
from rehearsal.library.run_throughs import correct as correct
from rehearsal.library.run_throughs import history as history
from rehearsal.library.run_throughs import journal_of_sound as journal_of_sound
from rehearsal.library.run_throughs import load as load
from rehearsal.library.run_throughs import save as save
from rehearsal.library.run_throughs import tag_listener as tag_listener
from rehearsal.library.stamp import stamp_of as stamp_of
from rehearsal.library.summaries import first_titles as first_titles
from rehearsal.library.summaries import keep_summary as keep_summary
from rehearsal.library.summaries import kept_summaries as kept_summaries
