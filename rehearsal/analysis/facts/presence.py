"""Cues for what is only there or not there: a spread, an ablation, a cost; one on each line."""

import re

from rehearsal.analysis.facts.cues import cues
from rehearsal.analysis.facts.kinds import PresenceKind

PRESENCE_CUES: dict[PresenceKind, re.Pattern[str]] = {
    "variance": cues(r"""
standard (?:deviation|error)s?
std\b
sds?\b
s\.d\.
sem\b
\d[\d.,]* ?%? ?(?:±|\+ ?/? ?[-−–])
plus[- ](?:or[- ]|/ ?)?minus
spread\b
inter-?quartile
iqr\b
variance\b
(?:confidence|credible|prediction) (?:intervals?|bands?)
ci\b
error bars?
95 ?%
(?:random|other|different|new|over|across|per|each|all|training) (?:\w+ )?seeds?\b
(?:\d+|two|three|four|five|six|eight|ten|several|many) (?:\w+ )?seeds?\b
(?:random|independent|repeated|training) (?:runs|restarts|trials)\b
(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|several) (?:runs|restarts|repe\w+)\b
(?:run|ran|repeated|trained) (?:\w+ ){0,4}times\b
averaged? (?:over|across)
cross[- ]validat\w+
bootstrap\w*
\d-fold
"""),
    "significance": cues(r"""
p ?[<=>≤] ?0?\.\d
p[- ]values?\b
statistical(?:ly)? signifi\w+
significan(?:t|tly|ce)\b
(?:tested|test|tests|testing) (?:\w+ ){0,3}(?:difference|effect|gain|improvement|hypothes[ie]s)s?\b
(?:difference|effect|gain|improvement)s? (?:\w+ ){0,4}tested\b
(?:larger|greater|different|above|below) (?:(?:than|from) )?(?:zero|chance|0) (?:for|in|on)\b
(?:for|in|on) \w+ (?:out )?of (?:the |all )?\w+ (?:people|participants|patients|subjects|users)\b
(?:for|in|on) \w+ (?:out )?of (?:the |all )?\w+ (?:seeds|runs|folds|data ?sets|tasks|languages)\b
(?:by|due to|more than|larger than|beyond) chance\b
(?:permutation|randomi[sz]ation|sign|rank|paired|hypothesis|statistical|f|z)[- ]?tests?\b
null (?:hypothesis|model|distribution)
mann[- ]whitney
kruskal
bayes factors?
mixed[- ](?:effects?|models?)
t-?test
wilcoxon
anova\b
chi-?squared?
mcnemar
(?:confidence|credible) intervals?
bootstrap\w*
FDR\b
bonferroni
95 ?% ?CI
"""),
    "ablation": cues(r"""
ablat\w+
w/o\b
leave[- ]one[- ]out
contribution of each
(?:without|removing) (?:the |our )?\w+ (?:features?|component|module|loss|model)
(?:without|removing|removed|dropping|leaving out|turn(?:ed|ing)? off) (?:the|our|its|each|one)\b
(?:we|I|(?:when|if) you) (?:remove|drop|dropped|leave out|left out|turn off) (?:the|our|its|each)\b
(?:take|taking|took|taken) (?:\w+ ){1,3}(?:away|out)\b
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
(?:code|weights|data|seeds|logs|everything)\b.{0,60}\b(?:open|public|available|released?|shared?|online)\b
(?:can be )?(?:re-?run|run again)\b
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
\d ?(?:hours?|minutes?|seconds?|hrs?|GB|MB|watts?|joules?|dollars|euros)\b
costs?\b
cheap\w*
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
human (?:evaluation|judg\w+|raters?|annotators?|study|check\w*)
by hand\b
manual(?:ly)?\b
(?:people|users|experts?|participants) (?:looked at|judged|rated|read|checked|inspected)\b
(?:we|I) (?:looked at|judged|rated|checked|inspected|read through)\b
(?:we|I) read (?:\w+ ){0,3}(?:answers|outputs?|errors?|mistakes|cases|summaries|responses)\b
user stud(?:y|ies)
(?:judges|raters|annotators) (?:were|rated|ranked|preferred)
crowd-?workers
"""),
    "annotation": cues(r"""
annotators?\b
(?:annotated|labell?ed|coded|rated) by\b
(?:manual|human|hand) annotation
inter-?(?:annotator|rater|coder)
annotator agreement
kappa\b
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
confidential\w*
permissions?\b
(?:personal|sensitive) data
"""),
    "contribution": cues(r"""
contributions?\b
we (?:propose|present|introduce|develop)
I (?:built|wrote|designed|developed)\b
"""),
    "learning": cues(r"""
(?<!no )(?<!without )training (?:set|data|examples?|corpus|corpora|loss|epochs?|steps?|runs?)\b
(?<!not )train(?:s|ed|ing)? (?:[\w-]+ ){0,3}(?:models?|networks?|classifiers?|parsers?|encoders?)\b
trained on (?:[\w-]+ ){0,3}(?:data\w*|corp(?:us|ora)|examples?|images?|texts?|samples?|\d\S*)\b
trained on (?:[\w-]+ ){0,3}(?:sentences|words|tokens|documents|videos|frames|hours)\b
test set\b
learning rate\b
gradient descent\b
over-?fit\w*
(?<!not )(?<!no )(?:deep|machine|supervised|reinforcement|representation) learning
neural (?:net|machine translation|(?:\w+ )?models?\b(?! of\b))
(?:an?|the|our|this|each|trained|learned|binary|linear|bayes|text|image|softmax) classifiers?\b
classifiers? (?:trained|accuracy|on)\b
language models?\b
(?:word|sentence|text|token|image|learn\w*|trained|contextual) embeddings?\b
embeddings? (?:of|for) (?:the |each )?(?:words?|sentences?|texts?|tokens?|images?)\b
fine-?tun(?:e|es|ed|ing) (?:[\w-]+ ){0,3}(?:on|models?|networks?|layers?)\b
(?-i:LSTM|BERT|CNN|RNN|SVM|CRF|GPT|Transformer)s?\b
transformer (?:models?|encoders?|decoders?|layers?|networks?|architectures?)\b
"""),
    "people": cues(r"""
participants?\b
patients?\b
respondents?\b
interview(?:s|ed|ees?)\b
cohorts?\b
(?:case-)?controls\b
questionnaires?\b
epidemiolog\w+
children\b
volunteers?\b
prevalence\b
"""),
    "rivals": cues(r"""
baselines?\b
compar(?:e|ed|es|ing|ison|able|ative)\w*
out-?perform\w*
versus\b
vs\b
(?:better|worse|higher|lower|faster|slower|fewer|more accurate) than\b
improv\w+
state[- ]of[- ]the[- ]art
SOTA\b
controls?\b
existing (?:methods?|systems?|approach\w*)
alternatives?\b
"""),
    "limits": cues(r"""
limit\w*
fail\w*
cannot\b
can[’']?t\b
drawbacks?\b
weak(?:ness)?\w*
caveats?\b
(?:does|do|did|is|are|was)(?:n[’']?t| not)\b
only works?\b
shortcomings?\b
threats? to validity
assum\w+
difficult\w*
problems? with
open (?:problem|question)
"""),
    "plans": cues(r"""
future\b
next steps?\b
outlook\b
plan(?:s|ned|ning)?\b
to do\b
we will\b
will be\b
going forward
next\b
(?:want|would like|hope|intend) to\b
further (?:work|research|studies|investigat\w+|explor\w+)
(?:remains?|yet) to be\b
investigat(?:e|ing)\b
extend(?:ing)?\b
"""),
    "earlier_work": cues(r"""
et al
(?:related|previous|prior|earlier|existing) (?:work|stud\w+|research|methods?|approach\w*)
\w+(?: (?:and|&) \w+)?,? [(\[]?(?:19|20)\d\d[a-z]?[)\]]
(?:19|20)\d\d[)\];]
literature\b
references?\b
papers?\b
(?:work|proposed|introduced|studied|method|idea) (?:by|of) [A-Z]
others have\b
"""),
    "example": cues(r"""
for (?:example|instance)\b
e\.g\.
examples?\b
case study\b
imagine\b
suppose\b
let (?:me|us) (?:walk|take) you\b
"""),
}
