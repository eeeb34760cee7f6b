"""The words by which the beats of a pitch are recognised."""

import re
from collections.abc import Mapping

from rehearsal.qa.answer_cues import words

PROBLEM = words(r"""
problem
difficult(?:y|ies)?
hard to
impossible
cannot
can[’']t
does not (?:work|know|see|help|scale|last)
don[’']t (?:work|know|see|help|have|remember)
(?:takes|costs) (?:too|hours|days|weeks|years)
too (?:slow|expensive|large|big|late|many|much|long)
(?:lost|missed|wrong|forgotten|forgets?|fails?|failed)
imagine
have you ever
every (?:year|day|week|time)
question
struggle
nobody knows
we do not know
""")
MATTERS = words(r"""
matters?
(?:important|crucial|vital)
(?:cost|costs|die|dies|lose|loses|waste|wastes|suffer|suffers|hurts?|harms?)
(?:at stake|at risk|danger(?:ous)?|price)
million(?:s)?
without (?:it|this|that)
safe(?:r|ty)?
save(?:s|d)?
""")
"""Words of what is at stake."""
MATTERS_TO = words(r"""
because
thousand(?:s)?
so that
(?:people|patients|users|doctors|teachers|children|farmers|drivers|students)
privacy
private
need(?:s|ed)?
""")
"""Words of whom it is about, which other beats hold as well."""
WHY_HERE = words(r"""
(?:your|this) (?:team|group|lab|company|department|product|work|people)
(?:I|we) (?:would|[’']d) (?:love|like) to
(?:I|we) want to
(?:I|we)[’']?(?:m| am| are|re) looking for
next
that[’']s why I
talk to me
(?:work|working) (?:here|with you)
ask me
join
together with you
come (?:and|to) see
""")
COMPARED = words(r"""
from (?:about |nearly |over |under |almost )?(?:\d[\d.,]*|[a-z]+(?:-[a-z]+)?)(?:[ %]\w*)? ?to\s
    (?:about |nearly |over |under |almost |only |just )?(?:\d|one|two|three|four|five|six|seven|
    eight|nine|ten|eleven|twelve|thir|fif|twenty|forty|zero|half)[\w.,%-]*
(?:better|worse|smaller|larger|faster|slower|fewer|more|less|higher|lower|above|below) (?:than)?
instead of
compared (?:to|with)
against
times
half
twice
points
""")
EXPERIENCE = words(r"""
(?:I|I[’']ve) (?:have |[’']ve )?(?:been |also )?(?:work|working|worked|spend|spent|stud(?:y|ied)|
    studying|was|am|had|taught|led|lived)\b.{0,40}\b(?:years?|months?)
(?:years?|months?) of (?:experience|my life|my PhD)
""")
"""How long somebody has done something, which shows nothing of what came of it."""
BY_BEAT: Mapping[str, re.Pattern[str]] = {
    "problem": PROBLEM,
    "why_here": WHY_HERE,
}
MY_WORK = words(r"""
my (?:work|thesis|model|method|system|idea|answer|result|research)
I (?:work on|study|build|make|show|develop|design|teach|ask|measure|use)
""")
OUR_WORK = words(r"""
we (?:built|made|found|showed|show|developed|designed|trained|wrote|ran|measured|propose|present)
we (?:\w+ed)
our (?:model|method|system|approach|idea|work)
""")
PASSIVE = words(r"""
(?:was|were|is|are|has been|have been) (?:\w+ly )?(?:built|made|found|shown|developed|designed|
    trained|written|proposed|presented|measured|studied|introduced|tested)
""")
