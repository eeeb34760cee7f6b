"""Words that betray what a slide does: in its title, and in its text.

None decides alone: a cue is evidence, weighed with position and neighbours (docs/stages.md
lists how each misleads).
"""

import re

from rehearsal.talk import Stage

TITLE_CUES = {
    "outline": r"^(the |talk |today'?s |presentation )?(outline|agenda|rundown|overview"
    r"|road ?map( of (the |this |my )?talk)?|(table of )?contents?|structure of (the|this) talk"
    r"|plan( (of|for) (the|this|today'?s) talk)?|in this talk|toc|today)\W*\d*$",
    "about": r"about (me|us|the speaker|myself)\b|who (am i|we are)|my background|^funding"
    r"|disclosure|^bio\b|(introduction|presentation) of (me|myself)|land acknowledge?ment"
    r"|^(short )?personal (introduction|presentation)|^credits? (where|to)\b|^links\W*$",
    "thanks": r"\bthank|^(any )?questions?\W*$|^q ?(&|and) ?a\b|any questions|^merci|^danke"
    r"|^gracias|^obrigad|^grazie|^kiitos|^contact( (me|us|details|information))?\W*$|^the end\W*$"
    r"|谢谢|感谢|ありがとう",
    "acknowledgement": r"ack?n?owledge?ment|^collaborators|^credits",
    "references": r"^references?\b|^bibliography|^(list of |my |selected )?publications( |$)"
    r"|^literature$|^(list of |my |selected )?papers( in this| covered|\W*$)",
    "backup": r"^back ?-?up|^appendi|^bonus|(additional|extra|supplement\w*|spare|hidden) "
    r"(slides?|materials?)|^supplement",
    "conclude": r"conclu|take ?-?aways?|take ?-?home|^(in )?summary\b|wrap(ping)? ?-?up|to sum up"
    r"|^lessons? learn|final (remarks|thoughts|words)|closing (remarks|thoughts)|^key points"
    r"|summary$|^summing up|^impact$|^broader impact",
    "recap": r"\brecap|^so far|^discussion\b|^contributions?$|^summary of (the )?(contrib|thesis)",
    "future": r"future (work|direction|research|plan|step|perspective)|next steps?|\boutlook\b"
    r"|ongoing (and|work)|research (agenda|plan|vision|programme?)|going forward|what'?s next"
    r"|open (problems|questions|challenges)|further (work|develop|research|direction)"
    r"|looking (ahead|forward)|^perspectives?$|^future$|^the future of|where (do we|to) go"
    r"|road ?map",
    "motivation": r"motivat|introduc|background|\bwhy\b|^context|^in a nutshell|history|need for"
    r"|importance of|applications$|the big picture|once upon|use cases?$|driving",
    "problem": r"problem (statement|definition|formulation|setting|set-?up|description)"
    r"|^(the|our|research)? ?problem\W*$|challenges?\b|\bissues?\b|research (question|goal|aim|"
    r"objective|gap)s?|^(our |the )?(goals?|aims?|objectives?|tasks?|focus|focus of)\b|hypothes"
    r"|limitations? of|bottleneck|this (work|paper|study|talk|thesis)$|task definition",
    "related": r"related (work|research|stud)|prior (work|art|approach)|previous (work|approach|"
    r"stud|method|solution|research)|existing|state.of.the.art|literature|current (state|practice|"
    r"approach|solution|method)|traditional|conventional",
    "known": r"preliminar|definition|what (is|are|does)|primer|basics|fundamentals|terminology",
    "own": r"\bour\b|proposed|contributions?|key (idea|insight|observation)|main idea|solution"
    r"|overview of (our|the)|intuition",
    "method": r"method|approach|architecture|framework|algorithm|^models?\b|\bmodels?$|design"
    r"|implement|\bloss\b|objective function|training$|learning|inference|encoder|decoder"
    r"|optimi[sz]|pipeline|formulation|how (it|does it|do we|to)\b|workflow|procedure|protocol"
    r"|annotation|construction|extraction|component|module|mechanism|strateg|derivation|kernel"
    r"|representation|formali[sz]|technique|system|network|features?$|step \d",
    "theory": r"theorem|lemma|proof|corollary|proposition|bound|complexity|convergence",
    "results": r"results?\b|findings?|performance|accuracy|comparison|compar|\bvs\.?\b|speed|scalab"
    r"|throughput|latency|run ?time|overhead|correlation|effect (of|on)|impact (of|on)|error"
    r"|outcome|quality|improve|observ|gains?\b|how (well|much|good|many)|does (it|the)\b"
    r"|\btrends?\b|\bchanges? in\b|association|relationship between",
    "setup": r"experiment|evaluat|data ?sets?\b|^data\b|corpus|corpora|baseline|metric|set-?up"
    r"|settings?\b|benchmark|test(ed|s|ing)?\b|simulat|participants|user stud|hardware|statistics"
    r"|research questions? \d|\brq ?\d",
    "analysis": r"ablation|analysis|case stud|sensitiv|qualitative|quantitative|visuali[sz]ation"
    r"|demo\b|validation|interpret|human|distribution|examples? (of )?(output|generat)|robustness"
    r"|failure|error analysis",
    "question": r"\?\s*$",
    "example": r"\bexamples?\b|illustrat|running example|toy",
}
"""Cues in a title, each a regular expression."""

FIELD_HEADINGS: tuple[tuple[str, Stage], ...] = (
    (
        r"(gantt|schedule\b|time ?(line|table|plan|analysis)|milestones?|work ?(plan|packages?)"
        r"|deliverables|project (plan|schedule|management)|budget"
        r"|((total|estimated|project) )?costs?\b|labou?r (and|cost)|parts and prices"
        r"|bill of materials|what remains|(next steps?|outlook)\W*$"
        r"|future (work|directions?|research|plans?|steps?|perspectives?)\b(?!.*conclu))",
        "future",
    ),
    (
        r"(rationale|context|literature review|(specific |study |research )?(aims?|goals?"
        r"|objectives?|hypothes[ie]s|questions?)\W*$|purpose|(market|competit)\w*"
        r"|the (client|need|customer)"
        r"|((the|our) )?problem( statement| definition| formulation)?\W*$|motivation\W*$"
        r"|(related|prior|previous) works?\W*$)",
        "problem",
    ),
    (
        r"((data and )?(materials?|methods?)( and (materials?|methods?))?\W*$|methodology"
        r"|data and methods?\b|(study|research|survey|audit) design"
        r"|(empirical|identification|estimation|analytic\w*) (strategy|framework|approach)"
        r"|(system|functional|block) (overview|diagram)|(the|our) solution|specifications?\W*$"
        r"|((the|our|proposed) )*(approach|models?|algorithms?|architecture|pipeline)\W*$"
        r"|((the|our) )?(key|main|core|basic) (ideas?|insights?)\W*$)",
        "approach",
    ),
    (
        r"((study )?(population|sample|participants|subjects|cohort|setting|area|site)\W*$"
        r"|data collection|sampling|statistical analys|(baseline|sample|patient) characteristics"
        r"|(summary|descriptive) statistics|((main|key|preliminary) )?(results?|findings)\b"
        r"|(table|figure|fig\.?) \d|robustness|placebo|subgroup|heterogene"
        r"|(experiment(s|al)?|evaluation)( (set-?up|settings?|design|scope|results?))?\W*$"
        r"|set-?up\W*$|(the |our )?data ?(sources?|sets?)?( and .*| ?[-–:(].*)?\W*$"
        r"|ablations?( stud(y|ies))?\W*$|case stud(y|ies)\W*$)",
        "experiments",
    ),
    (
        r"(discussion|(policy |clinical |practical )?implications|strengths"
        r"|((study|current|main|key|some) )?limitations?\W*$|recommendations"
        r"|(tips|lessons|key (concepts|points|messages))\W*$)",
        "takeaways",
    ),
)
"""What headings of other fields say: reports of studies, and proposals of things to build. They
hardly occur in the training talks; each matches at the start of a heading."""

STUDY_WORDS = re.compile(
    r"^\W*(data|sample|participants|respondents|measures?|outcomes?|treatment)\W{0,2}:"
    r"|\bn ?[=~] ?\d{2,}|\bp ?[<=≤] ?0?\.\d|95 ?% ?ci\b|(odds|hazard|risk) ratio|regress(ed|ion of)"
    r"|\bassociated with|replicat(ed|ion) in|(cases|patients|men|boys) (vs\.?|versus|and \d+) "
    r"|\d+ (cases|controls|patients|participants|respondents|individuals|villages|households"
    r"|adults|children)"
    r"|(randomly|were) (selected|assigned|randomi[sz]ed)|treatment effect|\d pp\b|placebo",
    re.IGNORECASE | re.MULTILINE,
)
"""Words by which a study of people, cells or markets reports what it did and found."""

BODY_CUES = {
    "decimal": r"\d+\.\d+|\d+ ?%",
    "many": r"\b\d{1,3}[,.]\d{3}\b|\b\d+ ?[km]\b|\b\d+ (million|thousand|billion)",
    "spread": r"±|\bp ?[<=] ?0?\.\d|\bstd\b|standard (dev|err)|confidence interval|significan",
    "cited": r"et al|\[\w{0,8}[12]\d\d\d\w?\]|\((19|20)\d\d\)|\b(19|20)\d\d[\])]|\[\d{1,2}\]",
    "we": r"\b(we|our)\b",
    "we_did": r"\bwe('ve| have)? (also )?(\w+ed|found|shown|built)\b",
    "line_did": r"^\W*(presented|introduced|showed|achieved|proposed|developed|created|built)\b",
    "we_do": r"\b(we|i) (also )?(propose|present|introduce|use|define|train|learn|model|apply|"
    r"build|represent|extract|compute|assume|consider|need|can|first|then|want)\b",
    "this_work": r"\b(this|our|in the) (work|paper|thesis|talk|study)\b",
    "later": r"\bfuture\b|next step|plan to|we will\b|would like to|further|remain|could (be|also)"
    r"|in progress|ongoing|long.?term|towards?\b",
    "do_next": r"^\W*(\d[.)]? *)?(explor|extend|improv|investigat|appl(y|ication to)|incorporat"
    r"|experiment with|validat|work on|study|integrat|develop|add|try|examin|generali[sz]|combin"
    r"|scal(e|ing)|use|using|other|more|better|larger|adapt|consider|learn)\w*\b",
    "elsewhere": r"other (tasks?|languages?|domains?|models?|data ?sets?|applications?|methods?)"
    r"|real.?world|in the wild|end.?to.?end",
    "asks": r"\?",
    "maths": r"[=∑∏∈∀∂λθαβσφψ≤≥→∝∇∫]|arg ?max|arg ?min|softmax|\blog\b|\bexp\b",
    "better": r"outperform|improv|better|\bbest\b|higher|lower|gain|state.of.the.art|effective"
    r"|competitive|faster|reduc",
    "compared": r"baseline|compar|versus|\bvs\b|previous|ours\b|proposed",
    "data": r"data ?set|corpus|corpora|\btrain|\btest\b|\bdev\b|split|samples?|participants"
    r"|benchmark|annotat|sentences|instances|subjects|patients",
    "metric": r"\bf-?1\b|f-?score|bleu|accuracy|precision|recall|rouge|\bauc\b|rmse|latency"
    r"|throughput|speed-?up|\bms\b|seconds|perplexity|correlation|\bmap\b|error rate|kappa|score",
    "table": r"^\W*\w+([ /]\w+)?( [+-]?\d+\.\d+){2,}",
    "offered": r"available|github|https?:|\bcode\b|download|releas|open.?source|\bdemo\b",
    "thanks": r"\bthank|questions\s*\?|\bquestion time\b",
    "limits": r"limit|however|\bbut\b|difficult|\bhard\b|expensive|\black|challeng|problem|issue"
    r"|costly|unable|cannot|fail|sparse|ambigu",
    "concludes": r"conclu|take ?-?away|take ?-?home|summar|in short|overall",
    "future_head": r"future (work|direction|research)|next steps",
    "person": r"@\w|universit|institut|department|\blab\b|advis|supervis|\bphd\b|conference"
    r"|workshop|committee|\b(20[0-2]\d)\b",
    "wants": r"\btasks?\b|\bgoals?\b|\baims?\b|\bgiven\b|important|\bneed|\bwant|motivat|useful"
    r"|applications?\b|crucial|widely|growing|recent",
    "prior": r"previous (work|stud|approach|method)|prior (work|stud|approach)|existing|traditional"
    r"|most (work|approach|method|stud)|recent (work|stud|approach)|current (approach|method)",
    "for_example": r"e\.g\.|for example|for instance|such as|\bexample",
    "layers": r"layer|encoder|decoder|attention|lstm|\brnn|\bcnn|embedding|vector|hidden|gradient"
    r"|network|feature|weights?\b|matrix|kernel",
    "steps": r"^\W*(step )?\d[.:)]|\bstep\b|algorithm|\binput\b|\boutput\b|iterat|initiali"
    r"|function|parameter|rule|graph|node|compute|construct|generate|select",
    "findings": r"we (find|see|observe)|findings?|result|shows? that|suggest|indicat|helps?\b"
    r"|hurts?|perform|works? (well|better)|drop|increase|decrease",
    "plot": r"\bfigure\b|\bfig\b|x-axis|y-axis|number of|epochs?|iterations|ratio|average|mean\b",
}
"""Cues in a slide's text; `^` matches at the start of a line."""

TITLE_PATTERNS = {name: re.compile(cue, re.IGNORECASE) for name, cue in TITLE_CUES.items()}
BODY_PATTERNS = {
    name: re.compile(cue, re.IGNORECASE | re.MULTILINE) for name, cue in BODY_CUES.items()
}
_NUMBER = re.compile(r"^\W*(\d{1,2}(\.\d{1,2})*|[ivx]{1,4})[.):\s-]+(?=\w)", re.IGNORECASE)
"""The number before a heading: "3.1 Data", "IV. Results"."""
_FIELD_PATTERNS = tuple(
    (re.compile(heading, re.IGNORECASE), stage) for heading, stage in FIELD_HEADINGS
)


def field_heading(title: str) -> Stage | None:
    """Return the stage that a heading names, whatever its number, in reports of any field."""
    named = _NUMBER.sub("", title)
    return next((stage for cue, stage in _FIELD_PATTERNS if cue.match(named)), None)


def title_cues(title: str) -> frozenset[str]:
    """Return the names of the cues that a title holds."""
    return frozenset(name for name, cue in TITLE_PATTERNS.items() if title and cue.search(title))


def body_cues(lines: tuple[str, ...]) -> dict[str, int]:
    """Count the cues in a slide's lines; those that do not occur are left out."""
    text = "\n".join(lines)
    counts = {name: len(cue.findall(text)) for name, cue in BODY_PATTERNS.items()}
    return {name: count for name, count in counts.items() if count}
