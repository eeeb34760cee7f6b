"""Review: what to do first, everything that was measured, and setting right what was not."""

from rehearsal.app.review.page import as_page as as_page
from rehearsal.app.review.page import open_report as open_report
from rehearsal.app.review.page import page as page
