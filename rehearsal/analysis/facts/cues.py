"""The words by which a line shows what it is: a claim, a limit, a plan; one cue on each line.

Every cue is a regular expression that begins at a word, in either case.
"""

import re

from rehearsal.analysis.facts.kinds import QuotedKind


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
outperform(?:s|ed)?\b
improve[sd]\b
(?:has|have) improved\b
helps\b
beats?\b
reduce[sd]\b
(?:is|are|was|were|performs?|works?) (?:\w+ )?(?:better|faster|superior|more \w+)\b
achieve[sd]? (?:the )?(?:best|better|superior|higher)
leads? to (?:\w+ )?(?:better|improvements?|higher|faster)
""")
HEDGED = cues(r"""
(?:may|might|could|would|should|hope|believe|aim|try|trying|challeng\w+|how to|room for|not mean)\b
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
improv(?:es?|ed|ements?|ing) (?:\w+ )?(?:over(?! time)|upon|by)\b
(?:gains?|improvements?) (?:of|over)\b
(?:reduc|increas|decreas)(?:es|ed|tion|e) (?:[\w-]+ ){0,4}by \d
(?:comparable|competitive)(?: \w+)? (?:to|with)\b
similar (?:performance|accuracy|results?) (?:to|as)\b
\d(?:\.\d+)? ?(?:x|×|times) (?:faster|slower|smaller|larger|more|fewer|better)
"""),
    "up_to": cues(r"""
up to (?:a )?\d[\d.,]*\s?(?:%|x\b|×|times|points|BLEU|percent)
"""),
    "assumption": cues(r"""
we assume\b
assuming that\b
assumptions?:
assumption (?:is|that)\b
under the assumption\b
assumed to be\b
"""),
    "limitation": cues(r"""
limitations?:\s
(?:our|this) (?:\w+ )?(?:is|was) limited to\b
(?:we|our \w+) (?:do not|don[’']?t|does not|doesn[’']?t|did not|didn[’']?t) (?!know|think|mean)
(?:we|our \w+) (?:cannot|can[’']t|could not|couldn[’']?t|have not) (?!know|think|mean)
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
(?:associated|correlated) with (?!it\b|them\b|this\b|each\b|that\b|an? given)
correlations? between\b
predictors? of\b
risk factors? for\b
associations? between\b
"""),
    "negative_result": cues(r"""
no (?:clear |significant |further |statistically significant )?(?:improvement|effect|difference)s?\b
no (?:clear |significant |further |statistically significant )?(?:gain|association|correlation)s?\b
no (?:clear |significant |further )?evidence\b
(?:did|does|do)(?:n[’']?t| not) (?:improve|help|replicate|outperform|benefit|yield|find)\b
not (?:statistically )?significant\b
hurts?\b
was not (?:prognostic|associated|replicated)\b
performance (?:drops?|degrades?)\b
degrad(?:es|ed|ation)\b
"""),
    "manual_step": cues(r"""
manually (?:\w+ )?(?:annotat|label|check|translat|collect|inspect|align|cod|correct)\w+
manually (?:select|review)\w+
manual (?:annotation|inspection|examination|coding|check\w*|evaluation|selection|review)\b
hand-?(?:annotated|labell?ed|written|picked|coded)\b
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
human[- ]level (?:performance|accuracy|quality)
guarantee[sd]?\b
consistent(?:ly)? (?:better|outperform\w*|improv\w*)
language[- ]independent\b
can be (?:easily )?(?:applied|extended|adapted|generali[sz]ed) to\b
"""),
    "novelty_claim": cues(r"""
(?:is |are |presented |present )?the first (?:to|study|work|system|large|method|model|corpus|data)\b
novel (?:\w+ ){0,2}(?:method|model|approach|task|framework|dataset|architecture|algorithm)
(?:a|an entirely|one|two|three) new (?:\w+ )?(?:tasks?|frameworks?|datasets?|algorithms?)\b
(?:a|an entirely|one|two|three) new (?:\w+ )?(?:architectures?|paradigms?|methods?|models?)\b
never (?:been |before )
"""),
    "claim": cues(r"""
(?:we|our \w+|results|experiments|this) (?:\w+ )?(?:show|demonstrate|prove)(?:s|d|ed)?\b
(?:we|our \w+|results|experiments|this) (?:\w+ )?(?:find|finds|found)\b(?! ourselves)
(?:we|our \w+|results|experiments|this) (?:\w+ )?(?:confirm|suggest|indicate|reveal)(?:s|ed)?\b
"""),
}

VERB = cues(r"""
(?:is|are|was|were|be|been|can|cannot|could|will|would|should|may|might|must|has|have|had|does|do)\b
(?:did|performs?|performed|outperforms?|outperformed|improves?d?|helps?|helped|shows?|shown)\b
(?:achieves?d?|leads? to|led to|uses|used|allows?|allowed|provides?d?|proposed?|presented|needs?)\b
(?:needed|enables?d?|makes?|made|increases?d?|reduces?d?|works|worked|introduced?|explored)\b
(?:finds?|found|learns|learned|gives?|gave|depends?|requires?d?|matters?|remains?|remained)\b
(?:fails?|failed|captures?d?|benefits?|yields?|yielded|supports?|predicts?|predicted|explains?)\b
(?:explained|tends?|suggests?|associated|caused|causes|affects?|affected|developed|created)\b
(?:built|applied)\b
""")
"""Common verbs of slides, by which a line is taken for a statement."""


def states(text: str) -> bool:
    """Whether a line has a subject and a verb, not only one in a relative clause."""
    return any(
        match.start()
        and text[: match.start()].rsplit(maxsplit=1)[-1].lower() not in _RELATIVE
        and not text[match.end() :].startswith(" by ")
        for match in VERB.finditer(text)
    )


def subjectless(text: str) -> bool:
    """Whether a line tells what somebody or something did, and not who or what."""
    return bool(VERB.match(text) or _DID.match(text))


_DID = re.compile(
    r"(?:[A-Z][a-z]+(?:ed|es|s) (?:an?|the|our|its|new|novel|that|how|by|to|what|who|more|most|"
    r"less|only|every|each|time|both)|Always \w+s|Never \w+s|Includes?|Able|Capable)\b"
)
INSTRUCTS = re.compile(
    r"(?:Add|Allow|Apply|Ask|Assign|Avoid|Be|Begin|Bring|Build|Call|Check|Choose|Click|Collect|"
    r"Combine|Compute|Consider|Create|Define|Delete|Do|Don[’']t|Draw|Drop|Ensure|Expect|Find|Fill|"
    r"Focus|Follow|Get|Give|Go|Help|Hold|Identify|Ignore|Insert|Join|Keep|Learn|Leave|Let|Limit|"
    r"List|Look|Maintain|Make|Mark|Mask|Merge|Never|Note|Offer|Open|Pick|Place|Please|Predict|"
    r"Prefer|Provide|Put|Read|Recognize|Reduce|Remember|Remove|Repeat|Replace|Return|Run|Save|See|"
    r"Select|Send|Set|Share|Show|Sort|Split|Start|Stop|Store|Take|Talk|Tell|Think|Treat|Try|Turn|"
    r"Use|Wait|Watch|Work|Write)(?: (?:a|an|the|your|all|any|as|each|every|from|in|it|more|no|not|"
    r"of|on|one|only|sure|that|their|them|these|this|to|up|what|when|with|\w+s|\w+ly|best|least))\b"
    r"|.*\b(?:needs?|has|have) to be\b|.*\bmust\b"
)
"""A line that tells somebody, or a program, what to do."""
THEOREM = cues(r"""
NP-?(?:hard|complete)
(?:un)?decidable\b
theorem\b
lemma\b
by definition\b
if and only if\b
iff\b
(?:is|are) defined\b
""")
"""What is proved or laid down, of which nobody knows a case where it is not so."""
_RELATIVE = frozenset({"that", "which", "who", "to", "and", "or", "be"})
SPOKEN_LIMIT = cues(r"""
limit(?:s|ed|ation)\w*
fails?\b
only works?\b
not (?:handle|cover|scale|work|solve|include)\b
weakness\b
""")
PLAN_VERB = re.compile(
    r"^(?:to )?(?:add|analy[sz]|appl[yi]|automat|better|build|collect|combin|compar|consider|creat|"
    r"deploy|design|develop|encod|evaluat|examin|experiment|explor|extend|extension|find|further|"
    r"generali[sz]|improv|incorporat|integrat|investigat|learn|leverag|look|model|more|reduc|scal|"
    r"speed|stud[yi]|test|train|try|understand|us[ei]|utili[sz]|validat|work)\w*\b",
    re.IGNORECASE,
)
"""How plans begin on slides that mix conclusions with future work."""
POINTS_BACK = cues(r"""
(?:this|these|those|that|it|they|he|she|his|her|here|there|thus|hence|therefore|however|but|and)\b
(?:goal|aim|task|objective)\b
(?:possible|able|due|not|no|only|also|then|so|such|similarly|both|as|if|when|while|where|which|who|let|note|see|given)\b
(?:E\.g|Example|Figure|Table|Source|Question|Answer|Q|A|You)\b
""")
"""How sentences begin that cannot stand alone, or are not the speaker's."""
CLAUSE_FIRST = cues(r"""
(?:since|because|if|when|while|as|although|unless)\b
""")
ARGUABLE = cues(r"""
(?:more|most|less|fewer|better|worse|best|than|always|never|often|rarely|usually|only|cannot)\b
(?:depends?|affects?|leads? to|increases?|reduces?|improves?|helps?|causes?|requires?|needs?)\b
(?:important|difficult|hard|easier|harder|sufficient|enough|limited|strong|weak|robust)\b
(?:significant(?:ly)?|consistently|crucial|essential)\b
(?:tends?|allows?|enables?|captures?|contributes?|matters?|dominates?|determines?|explains?)\b
(?:predicts?|benefits?|suffers?|drives?|makes?|prevents?|ensures?|guarantees?)\b
(?:fails?|lacks?|ignores?|loses?|degrades?|dominates?|a challenge|challenging)\b
(?:is|are) not (?!\w+ed\b)
(?:is|are) (?:no longer|key|critical|possible|impossible|necessary|unlikely|likely)\b
(?:is|are) (?:\w+ )?(?:similar|different|useful|useless|easy|sparse|noisy|robust|complementary)\b
(?:is|are|was|were|has|have|get|gets|become|becomes) (?:\w+ )?(?:higher|lower|larger|smaller)\b
(?:is|are|was|were|get|gets|become|becomes|runs?) (?:\w+ )?(?:faster|slower)\b
""")
PROCEDURE = cues(r"""
we (?:\w+ )?stud(?:y|ied)\b
we (?:\w+ )?(?:mak|made|conduct|analy[sz]|investigat|explor|evaluat|compar|examin|perform)\w*
we (?:\w+ )?(?:us|propos|present|introduc|build|built|develop|select|collect|train|defin|comput)\w*
we (?:\w+ )?(?:choose|chose|take|took|apply|applied|create|extract|employ|follow|ask|will|also)\w*
(?:is|are|was|were) (?:\w+ )?(?:used|selected|collected|trained|obtained|computed|annotated|given)\b
(?:should|would|will|let|suppose|imagine|welcome)\b
""")
"""Lines that tell what was done, not what was found or holds."""
DONE = cues(r"""
we (?:have |also )?(?:propose|present|show|introduce|demonstrate|develop|stud)\w*
""")
PLANNED = cues(r"""
future (?:work|research)
(?:plan|intend) to
""")
NOT_BY_HAND = cues(r"""
(?:without|instead of|traditional|impractical|automatic(?:ally)?|no|avoid|existing)\b
""")
TASK_LABEL = re.compile(
    r"^(?:the |our |main )?(?:task|goal|aim|objective|problem)s? ?(?::|is to\b|is) (?P<rest>.+)$",
    re.IGNORECASE,
)
FUTURE_LABEL = re.compile(
    r"^(?:(?:future work|next steps?|outlook) ?(?:[:,–-]|is to|will) *"
    r"|(?:(?:in (?:the )?|as )?future(?: work)?,? )?we (?:will|plan to|intend to|hope to|can) )",
    re.IGNORECASE,
)
INTERROGATIVE = re.compile(
    r"^(?:can|could|do|does|did|how|what|why|which|is|are|to what extent|will|would|when)\b",
    re.IGNORECASE,
)
EACH_WITH_ITS_OWN = cues(r"""
each (?:\w+ )?(?:is )?associated
""")
"""How things are handed out to one another, which is no association between them."""
ASKS_THE_ROOM = cues(r"""
(?:you|your|yours)\b
(?:today|course|class|lecture|session|exam|homework|agenda)\b
are we (?:\w+ing|here)\b
""")
"""Questions put to those who listen, or about the hour itself; the talk answers none of them."""
RESEARCH_QUESTION = cues(r"""
research questions?
key questions?
RQ ?\d
questions? (?:we|of this)
""")
