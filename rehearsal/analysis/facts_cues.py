"""The words by which a line shows what it is: a claim, a limit, a plan; one cue on each line.

Every cue is a regular expression that begins at a word, in either case.
"""

import re

from rehearsal.analysis.facts_kinds import PresenceKind, QuotedKind


def cues(text: str) -> re.Pattern[str]:
    """Compile a list of cues."""
    return re.compile(rf"\b(?:{'|'.join(text.strip().splitlines())})", re.IGNORECASE)


OWN = cues(r"""
we\b
our\b
this (?:work|talk|paper|thesis|study)\b
I\b
""")
IMPROVES = cues(r"""
outperform
improv(?:e|es|ed|ing|ement)\b
better\b
faster\b
beats?\b
more (?:accurate|robust|efficient|effective)
superior\b
helps?\b
reduces?\b
""")
OTHERS_TITLE = cues(r"""
related
previous
prior work
literature
state of the art$
""")
PLAN_TITLE = cues(r"""
future
next steps?
outlook
what(?:[’']s| is) next
open problems?
""")
END_TITLE = cues(r"""
conclusions?
concluding
summary
take[- ]?(?:home|aways?)
lessons
""")
LIMIT_TITLE = cues(r"""
limitations?\b
caveats?\b
weakness
""")

QUOTED_CUES: dict[QuotedKind, re.Pattern[str]] = {
    "comparison": cues(r"""
outperform(?:s|ed)?\b
(?:better|higher|lower|faster|worse|slower|more accurate|smaller|larger) than\b
improv(?:es?|ed|ements?|ing) (?:\w+ )?(?:over|upon|by)\b
(?:gains?|improvements?) (?:of|over)\b
(?:reduc|increas|decreas)(?:es|ed|tion|e) (?:[\w-]+ ){0,4}by \d
(?:comparable|similar|competitive)(?: \w+)? (?:to|with)\b
\d(?:\.\d+)? ?(?:x|×|times) (?:faster|slower|smaller|larger|more|fewer|better)
"""),
    "up_to": cues(r"""
up to (?:a )?\d[\d.,]*\s?(?:%|x\b|×|times|points|BLEU|percent)
"""),
    "assumption": cues(r"""
we assume\b
assum(?:ing|es) that\b
assumptions?:
assumption (?:is|that)\b
under the assumption\b
assumed to be\b
"""),
    "limitation": cues(r"""
limitations?:\s
(?:our|this) (?:\w+ )?(?:is|was) limited to\b
(?:we|our \w+) (?:do not|don[’']?t|does not|doesn[’']?t|did not|didn[’']?t|cannot)\b
(?:we|our \w+) (?:can[’']t|could not|couldn[’']?t|have not)\b
does(?: not|n[’']?t) (?:handle|capture|scale|cover|support|account|model|cope|work)\b
not (?:yet )?(?:able to|supported|handled|covered|considered|addressed)\b
fails? (?:to|on|when|for)\b
drawbacks?\b
only works?\b
restricted to\b
"""),
    "mitigation": cues(r"""
to (?:address|mitigate|overcome|alleviate|compensate|reduce|avoid) (?:this|these|the)\b
mitigat(?:es?|ed|ion)\b
can be (?:addressed|alleviated|solved|fixed) by\b
"""),
    "future": cues(r"""
(?:in (?:the )?)?future work\b
in (?:the )?future\b
we (?:plan|intend|hope) to\b
we will\b
next steps?\b
remains? to be\b
"""),
    "association": cues(r"""
(?:associated|correlated) with\b
correlations? between\b
linked to\b
predictors? of\b
risk factors? for\b
associations? between\b
"""),
    "negative_result": cues(r"""
no (?:clear |significant |further |statistically significant )?(?:improvement|effect|difference)s?\b
no (?:clear |significant |further |statistically significant )?(?:gain|association|correlation)s?\b
no (?:clear |significant |further )?evidence\b
(?:did|does|do)(?:n[’']?t| not) (?:improve|help|find|replicate|work|outperform|benefit|yield)\b
not (?:statistically )?significant\b
hurts?\b
surprising(?:ly)?\b
was not (?:prognostic|associated|replicated)\b
performance (?:drops?|degrades?)\b
degrad(?:es|ed|ation)\b
"""),
    "manual_step": cues(r"""
manual(?:ly)?\b
hand-?(?:crafted|annotated|labell?ed|written|picked|coded|built)\b
by hand\b
annotated by\b
annotators? (?:were|was|judged|rated|ranked|labell?ed)\b
(?:crowd-?sourced|crowd-?workers|mechanical turk|mturk)\b
"""),
    "strong_claim": cues(r"""
new state[- ]of[- ]the[- ]art
(?:achiev|obtain|provid|reach|establish|yield)\w* (?:\w+ ){0,2}state[- ]of[- ]the[- ]art
significant(?:ly)? (?:better|higher|outperform\w*|improv\w*|faster|reduc\w*|increas\w*)
outperforms? (?:all|every|any|previous|existing|the state)
the first (?:to|study|work|system|large|method|model|corpus|data)\b
human[- ]level\b
guarantee[sd]?\b
for the first time\b
consistent(?:ly)? (?:better|outperform\w*|improv\w*)
language[- ]independent\b
in all (?:cases|settings|languages|domains)\b
can be (?:easily )?(?:applied|extended|adapted|generali[sz]ed) to\b
"""),
    "claim": cues(r"""
(?:we|our \w+|results|experiments|this) (?:\w+ )?(?:show|demonstrate|find|found|prove)(?:s|d|ed)?\b
(?:we|our \w+|results|experiments|this) (?:\w+ )?(?:confirm|suggest|indicate|reveal)(?:s|ed)?\b
"""),
}

PRESENCE_CUES: dict[PresenceKind, re.Pattern[str]] = {
    "variance": cues(r"""
standard (?:deviation|error)
std\b
s\.d\.
variance\b
confidence intervals?
error bars?
95 ?%
\d+ (?:random )?(?:seeds|runs|restarts)\b
averaged? over
cross[- ]validation
bootstrap
(?:five|ten|three) (?:seeds|runs)\b
\d-fold
"""),
    "significance": cues(r"""
p ?[<=>≤] ?0?\.\d
p[- ]values?\b
statistical(?:ly)? signifi\w+
significan(?:tly|ce)\b
t-?test
wilcoxon
anova\b
chi-?squared?
mcnemar
confidence intervals?
FDR\b
95 ?% ?CI
"""),
    "ablation": cues(r"""
ablat\w+
w/o\b
leave[- ]one[- ]out
contribution of each
(?:without|removing) (?:the |our )?\w+ (?:features?|component|module|loss|model)
effect of (?:the |each )?\w+
feature (?:analysis|importance|contribution)
"""),
    "code": cues(r"""
github
source code
open[- ]?source
code (?:is |and data )?(?:available|release)
(?:publicly|freely) available
available (?:at|from|online|on)\b
download
osf\.io
zenodo
bitbucket
we release
"""),
    "cost": cues(r"""
gpus?\b
run[- ]?time
latency
milliseconds?
training time
(?:\d+|few|several) (?:hours|minutes|seconds|days)\b
memory (?:usage|footprint)
speed[- ]?up
times (?:faster|slower)
(?:faster|slower) than
complexity
\d ?ms\b
"""),
    "split": cues(r"""
(?:train(?:ing)?|dev(?:elopment)?|validation|test) (?:set|split|data)\b
held[- ]out
cross[- ]validation
train ?/ ?(?:dev|test)
standard splits?
\d-fold
"""),
    "error_analysis": cues(r"""
error analysis
errors?\b.*\b(?:due|because|types?|categor)
failure (?:cases?|modes?)
fails? (?:on|when|for|to)\b
mistakes?\b
wrong(?:ly)? (?:predict|classif)\w+
confusion matrix
what goes wrong
"""),
    "human_judgement": cues(r"""
human (?:evaluation|judg\w+|raters?|annotators?|study)
user stud(?:y|ies)
(?:judges|raters|annotators) (?:were|rated|ranked|preferred)
crowd-?workers
"""),
    "annotation": cues(r"""
annotat(?:ed|ors?|ion)\b
inter-?annotator
agreement\b
kappa\b
labell?ed by\b
crowd-?sourc\w+
mechanical turk
mturk
"""),
    "deployment": cues(r"""
deploy\w*
in production
in use\b
real[- ]world (?:use|users|system)
pilot\b
live system
clinical (?:practice|use)
stakeholders?
"""),
    "privacy": cues(r"""
privacy
private\b
ethic(?:s|al)\b
consent\b
anonymi[sz]\w+
IRB\b
GDPR\b
de-?identif\w+
"""),
    "contribution": cues(r"""
contributions?\b
we (?:propose|present|introduce|develop)
I (?:built|wrote|designed|developed)\b
"""),
    "example": cues(r"""
for (?:example|instance)\b
e\.g\.
examples?\b
case study\b
"""),
}

TASK_LABEL = re.compile(
    r"^(?:the |our |main )?(?:task|goal|aim|objective|problem)s? ?(?::|is to\b|is) (?P<rest>.+)$",
    re.IGNORECASE,
)
FUTURE_LABEL = re.compile(
    r"^(?:future work|next steps?|in (?:the )?future|outlook) ?[:,–-] *", re.IGNORECASE
)
INTERROGATIVE = re.compile(
    r"^(?:can|could|do|does|did|how|what|why|which|is|are|to what extent|will|would|when)\b",
    re.IGNORECASE,
)
RESEARCH_QUESTION = cues(r"""
research questions?
key questions?
RQ ?\d
questions? (?:we|of this)
""")
