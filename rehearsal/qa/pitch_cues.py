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
your (?:team|group|lab|company|department|product|clinic|school)
(?:your|this) (?:team|lab|company|department|group) (?:is|has|can|could|knows?|builds?|works?)
(?<!if )(?<!when )(?:I|we)(?:[’']d| would| also| now| really)* (?:love|like|want|hope|plan) to
    (?! (?:thank|show|tell|say|point|mention|start|begin|talk about|explain|know|understand|
    predict|find out|introduce|present)\b)
I[’']?(?: a)?m (?:here|glad|happy|excited|keen|eager) (?:to|because|for)\b
I[’']?(?: a)?m looking for
we[’']?(?: a)?re looking for (?:people|partners|someone|somebody|users|students|a (?:team|place))
(?:my|our|the) next steps?
next(?:,| year,?)? (?:I|we)(?:[’']ll| will| want| plan| hope| would)
that[’']s why I(?:[’']m| am| want| would| came| come| tell| applied)
(?:^|(?:please|just|so|and|then|do|you can|come) )(?:talk to|ask|find|write to) me
work(?:ing)? with you
join(?:ing)? (?:you|us|me|this (?:team|lab|group|company|department))
together with you
(?:^|(?:please|so|do) )come (?:and|to) see
""")
"""Words of a wish, or of those who listen; that something is next or here is neither."""
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
