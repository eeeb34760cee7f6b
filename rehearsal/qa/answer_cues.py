"""The words by which an answer is judged; each list is a claim about wording, not about truth."""

import re

from rehearsal.analysis.facts.lexicon import word_set


def words(text: str) -> re.Pattern[str]:
    """Compile a list of wordings, one on each line, each from word to word, in either case.

    A line that is indented goes on from the one above it.
    """
    lines = text.strip().replace("\n    ", "").splitlines()
    return re.compile(rf"\b(?:{'|'.join(lines)})(?!\w)", re.IGNORECASE)


_SMALL_TALK = re.compile(r"^(?:(?:so|well|um|uh|okay|right|and|now)\b[,.]?\s*)+", re.IGNORECASE)


def opening(text: str) -> str:
    """Return a sentence without the small words that it begins with: "So, well, we did"."""
    return _SMALL_TALK.sub("", text)


PREAMBLE = words(r"""
(?:that[’']?s|this is|that is|it[’']?s)? ?an? (?:very |really )?(?:good|great|interesting|
    excellent) (?:question|point)
thank you (?:for|very much)
thanks for (?:the|that|your)
let me (?:start|begin|first|go back|step back|explain|give you some)
to (?:understand|answer|see) (?:this|that|why)
as I (?:said|mentioned|explained)
before I answer
first of all
historically
in general
it depends
""")
YES_NO = words(r"""
yes
no
yeah
nope
not really
partly
exactly
absolutely
correct
""")
BECAUSE = words(r"""
because
since
so that
the reason
due to
which is why
""")
EXPERIMENT = words(r"""
we (?:\w+ )?(?:tested|tried|ran|measured|compared|checked|repeated|removed|replaced|
    looked at|asked)
I (?:\w+ )?(?:tested|tried|ran|measured|compared|checked|repeated|removed|replaced|
    looked at|asked)
(?:an?|the|this|that|our|one|in) (?:\w+ )?(?:experiment|ablation|study|trial|pilot|test|
    survey)(?! (?:is|are|was|were|seems?|looks?) (?:\w+ )?(?:fine|good|okay|great|strong|weak|bad|
    standard|hard|easy|simple|fair|planned)\b)
(?:than|over|above|below|against|beats?|under) (?:an?|the|our|that|this) (?:\w+ )?baseline
when (?:we|I) (?:remove|removed|replace|replaced|switch|switched|change|changed|drop|dropped)
(?:the|our) (?:data|results|numbers|errors|logs) (?:show|say|tell|suggest)
""")
OBSERVED = words(r"""
we (?:saw|found|see|observed)
""")
"""Words of an experiment where the sentence is about what was asked; else one sees many things."""
MEASURED = words(r"""
points
(?:runs|seeds|folds|epochs|iterations|layers|parameters|weights|neurons|tokens)
(?:samples?|examples|instances|participants|patients|subjects|annotators|controls)
(?:sentences|documents|images|recordings|queries|data ?sets?|test sets?|training)
(?:baselines?|ablations?|experiments?|models?|systems?|method|classifiers?|networks?)
(?:significant(?:ly)?|intervals?|deviations?|variance|median|correlation)
(?:latency|throughput|milliseconds|megabytes|gigabytes|GPUs?)
(?:scores?|errors?|mistakes|accuracy)
""")
"""Words of something measured in research."""
SHOWN = words(r"""
(?:on )?slide (?:\d+|[a-z]+)
(?:on|in|from) (?:the|this|that|my|our) (?:figure|table|plot|curve|graph|chart|slide|backup)
(?:figure|table|slide) (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)
as I showed
I (?:showed|have shown)
you (?:can see|saw)
""")
LIMIT = words(r"""
limits?
limitations?
(?:it|this|that|we|the \w+) (?:does not|doesn[’']t|do not|don[’']t|did not|didn[’']t|cannot|
    can[’']t|could not) \w+
(?:only|not) (?:works?|holds?|tested|valid|true|for|on|in)
fails?
breaks?
weak(?:ness)?
(?:have|has|had|is|are|was|were|with|but) only
hard
except
unless
caveat
downside
harder
worse
not yet
have not (?:tested|tried|measured)
haven[’']t (?:tested|tried|measured)
""")
_LIMITS = "limits?|limitations?|limited|weak(?:ness(?:es)?)?|caveats?|downsides?"
_TROUBLE = "fails?|breaks?|hard(?:er)?|worse"
NO_LIMIT = re.compile(
    r"(?:\b(?:no|not|never|without|nothing|none|neither|hardly|cannot|nowhere)|n[’']t) "
    r"(?:(?:have|has|had|really|any|an?|the|ever|real|clear|known|such|see|know of|think of|be|get|"
    r"become|that|so|very|too|of|serious|big|major|important|obvious|its|other) )*"
    rf"(?:{_LIMITS}|{_TROUBLE})(?!\w)"
    r"|\b(?:it|this|that|we|the \w+) (?:does not|doesn[’']t|do not|don[’']t|cannot|can[’']t) "
    r"(?:\w+ )?(?:fail|break|have (?:any|an?) \w+|matter|need)(?!\w)",
    re.IGNORECASE,
)
"""A limit that is denied."""
ABOUT_THE_QUESTION = words(r"""
(?:hard|difficult|tough|tricky) (?:question|one|to (?:say|answer|tell))
(?:question|that|this|it) is (?:a )?(?:very |really |quite )?(?:hard|difficult|tough|tricky) (?:one|
    question)
""")
REMEDY = words(r"""
(?:we|I|one|you) (?:would|could|can|will|plan to|want to|are going to) (?!be\b|say\b|show\b|
    mention|point|talk|tell|note\b|admit|stress|come back|go back|see\b)\w+
what helps?
(?:can|could) be (?:fixed|solved|reduced|addressed|handled|extended|tested|checked)
to (?:fix|solve|reduce|address|handle|mitigate|avoid) (?:this|that|it|these)
(?:a|one|the) (?:fix|remedy|solution|way (?:out|around|to))
so (?:we|I) (?:now|also|therefore|use|used|add|added|check|checked|keep|kept|scale|scaled)
next (?:step|is|we|I)
by (?:adding|using|collecting|training|scaling|extending|testing|asking|combining|checking)
instead
that helps
""")
NOT_KNOWING = words(r"""
I (?:really |honestly |simply |actually )?(?:do not|don[’']t) know
I(?:[’']m| am) not sure
I can(?:not|[’']t) (?:say|tell)
we (?:do not|don[’']t) know
(?:we|I) (?:have not|haven[’']t|never|did not|didn[’']t) (?:\w+ )?(?:tested|tried|measured|
    looked|checked|asked|test|try|measure|look|check|ask)
that is not something (?:we|I)
no idea
""")
PLANNED = words(r"""
(?:I|we|one|you|they) (?:would|could|might|will|can|plan to|want to|hope to|intend to|
    are going to)(?! (?:say|argue|call|guess|estimate|see))
I[’']?(?:d|ll)
we[’']?(?:d|ll)
""")
"""What follows was not done yet, and shows nothing."""
HEDGE = words(r"""
possibly
presumably
might
""")
"""Hedges of an answer that in a prepared talk are none."""
FINDING_OUT = words(r"""
but (?:I|we|what|one|my)
(?:I|we) (?:would|could|can|will|plan to|want to|[’']d)
my (?:guess|bet|expectation|hunch)
(?:find|found) out
to (?:test|check|see|find|measure|know)
I (?:expect|suspect|believe|would guess)
""")
BLUFF = words(r"""
obviously
clearly
of course
trivial(?:ly)?
undoubtedly
without (?:a|any) doubt
everybody knows
everyone knows
as (?:everybody|everyone|we all) knows?
it[’']?s well known
trust me
believe me
it just works
it always works
never fails
one hundred percent
a hundred percent
no limitations?
no problems? at all
guaranteed?
""")
TRAILING = re.compile(
    r"(?:(?:(?<=[,;–—] )I don[’']t know|\b(?:so yeah|yeah|and so on|and stuff|or something|I guess|"
    r"you know|that[’']s (?:it|basically it)|if that (?:makes sense|answers (?:your|the) question)"
    r"|anyway|so))"
    r"\W*)$",
    re.IGNORECASE,
)
WEAK = word_set(
    """
    because not only more less with by from to then so but we i they now first before after when if
    would could should may might than all still other new some few yes no also just like as for of
    out over in on about it its is are was were my your our their his her this that there here up
    down much many one two often again next last early late good bad each since until where which
    who whose
    """
)
"""Words too common to show by themselves that a point was made."""

EXAMPLE = words(r"""
for (?:example|instance)
such as
one (?:case|example)
(?:take|imagine|suppose|say|consider)
when (?:you|I|we|the|a|an|somebody|someone)
if (?:you|I|we|the|a|an|somebody|someone)
""")
SITUATION = words(r"""
when (?:I|we) (?:was|were|had|started|joined|worked)
at (?:the|that) time
in (?:my|our) (?:first|second|third|fourth|last|final|previous) \w+
in (?:19|20)\d\d
last (?:year|summer|spring|winter|autumn|month)
(?:a|two|three|four|five|few) (?:years?|months?|weeks?) (?:ago|before)
during (?:my|our|the|an?) \w+
there was
(?:in|at|on) (?:my|our) (?:\w+ )?(?:project|team|group|lab|company|job|internship|paper|PhD|thesis)
(?:my|our|the|an?) (?:\w+ )?(?:project|team|group|lab|deadline|paper|internship|supervisor|
    manager|colleague|student|customer|system|server) (?:was|were|had|could(?:n[’']t| not)|
    did(?:n[’']t| not)|\w+ed|came|fell|broke|went|left|lost|said)
""")
TASK = words(r"""
(?:my|our) (?:task|job|role|goal|aim|part|responsibility)
(?:I|we) (?:had to|needed to|was asked|were asked|was responsible|was supposed|was to|must)
the (?:goal|task|aim|problem|challenge|question) was
responsible for
(?:was|were) up to me
""")
RESULT = words(r"""
as a result
in the end
(?:at|by) the end
the (?:result|outcome) (?:was|is)
finally
(?:which|that|this|it) (?:saved|reduced|increased|improved|led|brought|cut|made|meant)
(?:we|I) (?:shipped|published|submitted|delivered|finished|won|saved|met|reached|reduced|
    cut|doubled|halved)
was (?:accepted|published|adopted|shipped|merged|finished)
(?:now|today|since then|afterwards|ever since)
turned out
what I learned
I learned
""")
I_WORD = words(r"""
I
I[’']?(?:ve|d|m|ll)
me
myself
my (?:own|task|job|role|part|responsibility|idea|decision|plan|proposal|suggestion)
""")
"""Words of somebody's own part; "my second year" and "my team" say nothing of it."""
WE_WORD = words(r"""
we
we[’']?(?:ve|re|d)
our
us
ourselves
""")
