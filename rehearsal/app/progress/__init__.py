"""Progress: all run-throughs of a talk, and what changed from one to the next."""

from rehearsal.app.progress.page import as_page as as_page
from rehearsal.app.progress.page import page as page
