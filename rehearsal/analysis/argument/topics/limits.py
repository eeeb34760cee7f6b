"""Where the work ends: failure cases, limitations, mitigations."""

from rehearsal.analysis.argument.topics.cue import OTHERS, Cue, within, words

PRIOR = words(
    r"""
    \b<others> (?:\w+ )?(?:works?|approach\w*|method\w*|model\w*|system\w*|stud\w+|research)
    \b<others> (?:\w+ )?(?:solution\w*|technique\w*|practice|tools?|literature|state)
    \bstate[- ]of[- ]the[- ]art\b
    """
)
"""Other people's work: what it lacks is no limitation of one's own."""

FAILURE_CASES = Cue(
    titles=words(r"""
        \berror (?:analysis|types?|categor|breakdown|sources?|distribution)
        \berrors?$
        \btypes? of errors?\b
        \bsources? of errors?\b
        \bfail(?:s|ures?|ed|ing)?\b
        \bwhere (?:it|we|does it|do we)\b.*(?:fail|wrong|lose)
        \bmistakes?\b
        \bwhat (?:goes|went) wrong
        \bconfusion matrix\b
        \bbad (?:cases?|examples?)\b
        \bnegative (?:results?|examples?)\b
        \bremaining (?:errors?|problems|challenges)
        \bhard (?:cases|examples)\b
        \bwhen does it (?:not|fail)
        \bdifficult (?:cases|examples|phenomena)\b
        \bcommon errors\b
    """),
    lines=words(r"""
        \berror analysis\b
        \bfailure (?:cases?|modes?|analysis|examples?)\b
        \bmis-?classif
        \b(?:most|many|main|major) ?errors? (?:are|were|come|came)\b
        \b(?:most|many|main|major) ?errors? (?:due|caused|occur|involve|types?)\b
        \b(?:common|remaining|typical|frequent|of (?:the )?) ?errors? (?:are|were|come|came)\b
        \b(?:common|remaining) ?errors? (?:due|caused|occur|involve|types?)\b
        \b(?:typical|frequent|of (?:the )?) ?errors? (?:due|caused|occur|involve|types?)\b
        \berrors? (?:are|were) (?:mostly |mainly |often )?(?:due|caused|made|because)
        \bsources? of errors?\b
        \btypes of errors?\b
        \bconfusion matrix\b
        \b(?:model|system|method) (?:often |sometimes |still )?fails?\b
        \b(?:model|system|method) (?:often |sometimes |still )?(?:struggles?|makes? mistakes)\b
        \b(?:approach|it|parser|classifier) (?:often |sometimes |still )?fails?\b
        \b(?:approach|it) (?:often |sometimes |still )?(?:struggles?|makes? mistakes)\b
        \b(?:parser|classifier) (?:often |sometimes |still )?(?:struggles?|makes? mistakes)\b
        \b(?:wrongly|incorrectly) (?:predict|classif|label|identif|translat|generat|tagg|resolv)
        \bincorrect (?:predictions?|outputs?|answers?|examples?)\b
        \bwrong (?:predictions?|outputs?|answers?)\b
        \bfalse (?:positives?|negatives?) (?:are|were|due|because|from|caused|example)
    """),
    but_not=words(r"""
        fails? to (?:compete|beat|outperform|reach)
        fail(?:ure)?[- ]?(?:over|stop|ure detect|ure recover|ure model|ure domain)
        heart failure
        crash
        fault
        node failure
        error propagation
        error correct
    """),
    not_titled=OTHERS,
    said=words(r"""
        \berror analysis\b
        \bwhere it (?:fails|breaks|goes wrong)\b
        \bfailure (?:cases?|modes?)\b
        \bwrong answers\b
        \b(?:model|system|method|it) (?:often |sometimes |still )?fails\b
        \b(?:model|system|method|it) (?:often )?(?:gets (?:it|this|these) wrong)\b
        \b(?:model|system|method|it) (?:sometimes |still )?(?:gets (?:it|this|these) wrong)\b
        \b(?:model|system|method|it) (?:often |sometimes |still )?makes mistakes\b
        \bmistakes\b
    """),
    not_in=("problem", "approach", "future"),
    after=0.3,
    weaker=within(
        r"""
        \berrors? (?:are |were )?(?:resulting|arising|stemming|introduced|propagat\w+) (?:from|by)\b
        \b(?:remaining|residual|typical|frequent|common|other|grammatical|parsing) errors\b
        ^(?!.*\b(?:reduc|few|decreas|less|avoid|low|correct)).*\berrors (?:in|on|for|with|due)\b
        \bnot (?:captured|detected|recogni[sz]ed|recovered|resolved|handled|covered) (?:by|in)\b
        \b(?:sentences|samples|cases|instances|examples|data|words|images) (?:are |were )?lost\b
        \b(?:performs?|works?|does|did) (?:\w+ )?(?:poorly|badly|worse) (?:on|for|when|with|in)\b
        \b(?:drops?|degrades?|suffers?|deteriorates?) (?:\w+ ){0,2}(?:on|for|when|with|in)\b
        \b(?:degrades?|deteriorates?) (?:\w+ ){0,2}(?:beyond|outside|under)\b
        \b(?:hard|harder|difficult|challenging|problematic) (?:for|cases?|examples?)\b
        \b(?:mis-?predict|mis-?translat|mis-?label|mis-?identif|mis-?recogni[sz]|hallucinat)
        \bconfus(?:ed (?:with|by|for)|es\b|ions?\b)
        \b(?:easily|still) (?:distinguish|recogni[sz]|detect)\w*
        \b(?:missed|missing|spurious|wrong|incorrect|erroneous) (?:\w+ )?(?:by|in|due|because)\b
        ^(?:wrong|incorrect|error|bad|failed|failure)s?\s*[:(|]
        \b(?:error[- ]prone|biased) (?:results?|estimates?|predictions?)\b
        \bwrong (?:\w+ ){1,3}\d+ ?%
        \b(?:falls? (?:behind|short)|unsuccessful|under-?performs?)\b
        \b(?:did|does|do) ?n[o'’]t (?:help|improve|work|converge)\b
    """,
        "experiments",
        "takeaways",
    ),
)

_LEFT_OUT = r"""
    \b(?:is|are|was|were) not (?:\w+ )?(?:addressed|handled|covered|considered|modell?ed|captured)\b
    \bwe (?:ignore|omit|exclude)\b
    (?<!if )\bwe (?:only|currently only) (?:use|consider|look|focus|model|handle|cover|support)\b
    \b(?:here|currently|so far),? (?:we )?only\b
    \bno (?:explicit|formal|theoretical|guarantee)
    \b(?:times|x|×) slower\b
    \bat the (?:cost|expense) of\b
"""
"""What a method is said to leave out, where it is explained."""
_SHORT_OF = r"""
    \bnot all\b
    \b(?:may|might|can|could) (?:also |still )?(?:not )?be (?:removed|lost|wrong|biased|missed)\b
    \b(?:may|might) (?:still|not) (?:\w+ )?(?:generali[sz]e|hold|work|scale|transfer|capture)\b
    \b(?:may|might) not (?:\w+ )?be (?:enough|optimal|sufficient|suitable|reliable|available)\b
    \bdespite (?:\w+ ){1,3},? .*\b(?:easily|still|lower|worse|poor|not|lacks?|less|fails?)\b
    \bat best\b
    \b(?:easily|readily) (?:distinguished|told apart|confused|fooled)\b
    \b(?:still|remains?) (?:far|below|behind|worse|lags?|hard|difficult|challenging|low|poor)\b
    \b(?:still|remains?) (?:a |an )?(?:open|unsolved|unclear|unknown|problem|challenge)
    \bis (?:still )?an open (?:problem|question|challenge)
    \broom for improvement\b
    \bnot the (?:final|last) word\b
    \bbottlenecks?\b
    \b(?:handled|interpreted|used|treated) with (?:care|caution)\b
    \bdoes not (?:always|generali[sz]e|scale|transfer|improve|help|work|hold|capture|account)\b
    \bdo not (?:always|generali[sz]e|scale|transfer|improve|help|work|hold|capture|account)\b
    \bcannot (?:be )?(?:handle|capture|model|learn|distinguish|detect|deal|account|general|explain)
    \b(?:limited|restricted|small|insufficient|lack of) (?:\w+ )?(?:data|coverage|resources)\b
    \bcan(?: ?not|['’]t) (?:\w+ )?(?:distinguish|infer|compensate|rule out|identify|tell|separate)
    \bnot (?:yet )?(?:been )?(?:fully|completely|reliably) (?:\w+ed|known|shown|understood)\b
    \bnot yet (?:been )?(?:verified|tested|validated|confirmed|measured|evaluated|shown)\b
    \b(?:remains?|still|has|have) to be (?:confirmed|validated|verified|shown|seen)\b
    \bto be confirmed\b|\b(?:still|is|are|remains?|purely) speculative\b
    \bunclear (?:how|whether|if|why|\w*evaluation|what)\b
    \bonly (?:partly|partially)\b
    \blimits (?:the )?(?:comparab|general|validity|interpret)
    \b(?:substantial|high|large|considerable) (?:levels? of )?(?:errors?|bias|uncertaint)
    \brestricted (?:sub)?set of\b
"""
"""Where results or conclusions are said to fall short."""

LIMITATIONS = Cue(
    titles=words(r"""
        \blimitations?\b
        \bcaveats?\b
        \bthreats? to (?:\w+ )?validity\b
        \bshort-?comings?\b
        \bweakness(?:es)?\b
        \bdrawbacks?\b
        \bwhat (?:it|we|this) (?:cannot|can't|does not|doesn't|do not|don't)\b
        \bopen issues\b
        \bpros (?:and|&) cons\b
    """),
    lines=words(r"""
        \b(?:main )?limitations?(?: of (?:our|this|the (?:proposed|present|current|study)))
        \b(?:key |major )?limitations?(?: of (?:our|this|the (?:proposed|present|current|study)))
        \b(?:study |some )?limitations?(?: of (?:our|this|the (?:proposed|present|current|study)))
        \b(?:our |one )?limitations?(?: of (?:our|this|the (?:proposed|present|current|study)))
        \b(?:main |key |major |study |some |our |one )?limitations?s? ?[:(]
        \b(?:main |key |major |study |some |our |one )?limitations?(?: include|\b.{0,12}$)
        ^\W*limitations?\b
        \bcaveats?\b
        \bthreats? to (?:\w+ )?validity\b
        \bshort-?comings? of (?:our|this)\b
        \bweakness(?:es)? of (?:our|this)\b
        ^\W*weakness(?:es)?\s*:
        ^\W*drawbacks?\s*:
        \b<own work> (?:is|are) (?:\w+ )?limited
        \b<own work> (?:is|are) (?:\w+ )?(?:restricted|not (?:able|suitable|applicable|designed))
        \b<own work> (?:cannot|can ?not|can't|does not|doesn't)
        \b<own work> (?:do not|is unable|fails? to)
        \b<own work> (?:still fails?|assumes|requires? (?:a lot|large|many))
        \bshort-?comings?\b
        ^\W*(?:dis-?advantages?|cons|downsides?)\s*:
        \b(?:models?|systems?|methods?|approach) (?:still |also |often )?suffers? from\b
        \b(?:parser|algorithm|it|we) (?:still |also |often )?suffers? from\b
        \b(?:do|does)(?:n['’]?t| not) work well\b
        \bstill (?:struggles?|lacks?|suffers?|cannot|can['’]?t|unable)\b
        \bwe only (?:test|evaluat|stud|experiment)\w+\b
        \bwe (?:do not|don['’]?t|did not) (?:yet )?(?:handle|account|cover|address|support)\b
        \bwe (?:didn['’]?t|cannot|can['’]?t) (?:yet )?(?:handle|account|cover|address|support)\b
        \bwe (?:do not|don['’]?t|did not) (?:yet )?(?:capture|evaluate|control|test|claim)\b
        \bwe (?:didn['’]?t|cannot|can['’]?t) (?:yet )?(?:capture|evaluate|control|test|claim)\b
        \bsmall (?:sample sizes?|number of (?:participants|samples|subjects|patients))\b
        \blow power\b
        \bunderpowered\b
        \bnot (?:yet )?(?:generali[sz]able|representative)\b
        \bselection bias\b
        \bresidual confounding\b
        \breverse causa
        \bself-?report(?:ed)? (?:data|measure|bias)
        \blimited (?:to|by) (?:the |a |our |one |single |small |only )
        \bonly (?:one|a single|tested|evaluated) (?:language|dataset|data set|on)
        \bonly (?:one|a single|tested|evaluated) (?:for|when|in|domain|corpus)
        \bonly (?:works?|applicable|applied|english|two) (?:language|dataset|data set|on)
        \bonly (?:works?|applicable|applied|english|two) (?:for|when|in|domain|corpus)
    """),
    but_not=PRIOR,
    not_titled=OTHERS,
    said=words(r"""
        \blimitations?\b
        \bcaveats?\b
        \bthreats? to validity\b
        \bnot a full answer\b
        \b(?:open|honest|upfront) about\b
        \b<own work> (?:cannot|can't|does not|doesn't|fails to)
        \b(?:is|are) a small (?:test|sample)\b
        \bone weakness\b
        \bwe (?:did not|didn't|have not|haven't) (?:test|try|evaluat|look)
    """),
    not_in=("problem", "approach"),
    after=0.3,
    weaker=within(_LEFT_OUT, "approach")
    | within(_LEFT_OUT + _SHORT_OF, "experiments", "takeaways"),
)

MITIGATIONS = Cue(
    titles=words(r"""
        \bmitigat
        \bwhat helps\b
        \bwork-?arounds?\b
        \bremed(?:y|ies)\b
    """),
    lines=words(r"""
        \bmitigat
        \bwork-?arounds?\b
        \bremed(?:y|ied|ies)\b
        \b(?:to|can be|could be) (?:address|alleviat|reduc|overcome|overcame)\w*\b
        \b(?:may be|partly|partially) (?:address|alleviat|reduc|overcome|overcame)\w*\b
        \b(?:to|can be|could be|may be|partly|partially) (?:solve|fix|handle)\w*\b
        \b(?:to|can be|could be|may be|partly|partially) (?:circumvent|avoid|compensat)\w*\b
        \b(?:solution|fix|remedy|cure)s?\s*:
        \bwhat helps\b
        \bback to \d
        \brecover(?:s|ed)?\b
        → ?(?:use|add|replace|scale|train|fine)
    """),
    said=words(r"""
        \bmitigat
        \bwork-?arounds?\b
        \bwhat helps\b
        \b(?:to|we) (?:address|alleviate|fix|overcome|reduce) (?:this|that|it|these|those)\b
        \bto (?:deal with|get a?round|make up for|work around) (?:this|that|it|these)\b
        \b(?:that|this|which) is why (?:we|I)\b
        \bwe get back to\b
        \bthe (?:fix|remedy|solution|cure) (?:is|was)\b
    """),
)

EASES = words(r"""
    \bmitigat|\bwork-?arounds?\b|\bremed(?:y|ied|ies)\b
    \b(?:would|could|can|will|should|may|might) (?:\w+ ){0,2}(?:fix|solve|help|address|avoid)\w*\b
    \b(?:would|could|can|will|should|may|might) (?:\w+ ){0,2}(?:remove|reduce|mend|overcome)\w*\b
    \b(?:would|could|can|will) (?:be|get) (?:\w+ ){1,4}(?:by|with|using|if)\b
    \bhelps\b
    \b(?:we|I) (?:\w+ )?(?:plan|intend|aim|hope|want) to\b
    \b(?:we|I)(?:'ll| will) (?:\w+ )?(?:add|try|use|test|train|replace|collect|fix|extend|work)\b
    \b(?:we|I)(?:'re| are|'m| am) (?:now |currently )?(?:adding|working|testing|fixing|replacing)\b
    \b(?:solution|fix|case|filter|version|sensor) (?:would|could|will|might)\b
""")
"""What is done about a limitation, in words too weak to tell anywhere but right beside it."""
