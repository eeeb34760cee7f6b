"""What a talk closes with: takeaways and future work."""

from rehearsal.analysis.argument.topics.cue import OTHERS, Cue, within, words

TAKEAWAY = Cue(
    titles=words(r"""
        \bconclu(?:sion|ding|de)
        \btake-? ?(?:aways?|home)\b
        ^(?:\W|\d)*summary(?! statistic| of (?:the )?(?:data|annotation|corpus|method|model|stud))
        \bin (?:summary|short)\b
        \blessons? (?:learn|from)
        \bwrap(?:ping)?[- ]?up\b
        \bfinal (?:remarks|thoughts|words)\b
        \bkey (?:findings|points|messages?|results|insights|takeaways?)\b
        \b(?:main|home) (?:message|findings|conclusions?)\b
        \bto (?:conclude|summari[sz]e|sum up)\b
        \bsummary$
        \bclosing remarks\b
        ^recap$
        \bdiscussion\b
    """),
    lines=words(r"""
        ^\W*(?:conclusions?|take-? ?(?:aways?|home)(?: messages?)?|key takeaways?)\s*(?:[:\-–,]|$)
        ^\W*(?:in (?:summary|conclusion))\s*(?:[:\-–,]|$)
        ^\W*(?:to (?:conclude|sum up|summari[sz]e)|summary)\s*(?:[:\-–,]|$)
        \btake-? ?home message
        \bkey take-? ?away
        ^\W*(?:our |main |key |my )?(?:contributions?|findings)\W*$
    """),
    said=words(r"""
        \btake-? ?aways\b
        \btake(?:-| )?(?:home|away) (?:message|point|line)
        \btakeaway\b
        \bin (?:conclusion|summary)\b
        \bto (?:conclude|sum up|summari[sz]e)\b
        \blet me (?:conclude|summari[sz]e|sum up)\b
        \b(?:main|key|one) (?:message|lesson)\b
        \bif you (?:only )?remember\b
    """),
    after=0.5,
)

FUTURE_WORK = Cue(
    titles=words(r"""
        \bfuture (?:work|works|direction|research|plan|step|stud)\w*
        \bfuture (?:challenge|outlook|perspective|opportunit)\w*
        \bfuture (?:investigation|extension|development|agenda)\w*
        \b(?:and|&|/|,) future\b
        ^future\W*$
        \bthe future\b(?! of (?:the )?(?:internet|web))
        \bnext steps?\b
        \boutlook\b
        \bopen (?:problems?|questions?|challenges?|research|issues)\b
        \bongoing (?:and|work|research)
        \bwork in progress\b
        \bresearch (?:agenda|plan|vision|roadmap|programme?)\b
        \broad-? ?map\b
        \bwhat.?s next\b
        \bwhere (?:do we go|to go|next)\b
        \bgoing forward\b
        \blooking (?:ahead|forward)\b
        \bfurther (?:work|research|development|stud)\w*
        \bfurther (?:question|investigation|improvement|direction)\w*
        \bto[- ]?do\b
        \bplanned (?:work|experiments|analys)
        \bperspectives\b
        \bextensions\b
        \bagenda for next\b
        \bcoming next\b
        \bimplications (?:and|for) (?:next|future)
    """),
    lines=words(r"""
        \bfuture (?:work|works|direction|research|plan|step)\w*
        \bfuture (?:stud|investigation|extension|improvement|development|experiment)\w*
        ^\W*(?:in (?:the )?)?future\s*[:,]
        \bin (?:the )?(?:near )?future\b
        \bnext steps?\b
        \bopen (?:problems?|questions?|challenges?)\b
        \bongoing work\b
        \bwork in progress\b
        \bwe (?:plan|intend|aim|hope) (?:to )?(?:also )?(?:extend|explore)\w*
        \bwe (?:plan|intend|aim|hope) (?:to )?(?:also )?(?:investigat|apply|improv)\w*
        \bwe (?:would like|want|are planning|will) (?:to )?(?:also )?(?:extend|explore)\w*
        \bwe (?:would like|want|are planning|will) (?:to )?(?:also )?(?:investigat|apply|improv)\w*
        \bwe (?:plan|intend|aim|hope) (?:to )?(?:also )?(?:includ|incorporat|study|develop|add)\w*
        \bwe (?:would like|want|are planning|will) (?:to )?(?:also )?(?:includ|incorporat)\w*
        \bwe (?:would like|want|are planning|will) (?:to )?(?:also )?(?:study|develop|add)\w*
        \bwe (?:plan|intend|aim|hope) (?:to )?(?:also )?(?:test|try|us|look|work)\w*
        \bwe (?:would like|want|are planning|will) (?:to )?(?:also )?(?:test|try|us|look|work)\w*
        \bwe (?:plan|intend|aim|hope) (?:to )?(?:also )?(?:examin|evaluat|releas)\w*
        \bwe (?:plan|intend|aim|hope) (?:to )?(?:also )?(?:build|combin|integrat)\w*
        \bwe (?:would like|want|are planning|will) (?:to )?(?:also )?(?:examin|evaluat|releas)\w*
        \bwe (?:would like|want|are planning|will) (?:to )?(?:also )?(?:build|combin|integrat)\w*
        \bfurther (?:work|research|investigation|stud(?:y|ies))\b
        \bfurther (?:development|improvements?|exploration|analys[ei]s)\b
        \bremains? (?:to be|for future)
        \bleft (?:for|to|as) future\b
        \bnext:
        \bto be (?:investigated|explored|studied|done)\b
        ^\W*(?:outlook|to[- ]?do)\s*:?
        \bplanned\s*:
    """),
    but_not=words(r"""
        \bfuture (?:tokens?|words?|events?|frames?|states?)
        \bfuture (?:rewards?|values?|actions?|trajector\w+|context)
        \bfuture (?:observations?|price|cost|risk|time)
        \bfuture (?:timesteps?|inputs?|information|prediction|conditional)
        selects? a .* in future
        \b(?:is|remains?) (?:still )?(?:an )?open (?:problem|question|challenge)\b
    """),
    not_titled=OTHERS,
    said=words(r"""
        \bfuture (?:work|direction|research|plans?|projects?)\b
        \bnext steps?\b
        \b(?:I|we) (?:plan|intend|hope) to (?:work|extend|build|explore|study|apply|look)
        \b(?:I|we) (?:would (?:like|love)|want) to (?:work|extend|build|explore|study|apply|look)
        \b(?:I|we) (?:am planning|are planning) to (?:work|extend|build|explore|study|apply|look)
        \b(?:I|we) (?:plan|intend|hope) to (?:investigate|try|test|develop|combine|add|bring)
        \b(?:I|we) (?:would (?:like|love)|want) to (?:investigate|try|test)
        \b(?:I|we) (?:would (?:like|love)|want) to (?:develop|combine|add|bring)
        \b(?:I|we) (?:am planning|are planning) to (?:investigate|try|test)
        \b(?:I|we) (?:am planning|are planning) to (?:develop|combine|add|bring)
        \bopen questions?\b
        \bin (?:the )?(?:near )?future,? (?:\w+,? )?(?:we|I)\b
        ^(?:and |so |then )*next,? (?:\w+ )?(?:we|I)(?:['’]ll| will| want| would| plan| hope)\b
        \bin the next (?:few )?years?\b
        \bremains? to be\b
        \bgoing forward\b
    """),
    not_in=("problem",),
    after=0.55,
    weaker=within(
        r"""
        ^(?:investigat|explor|extend|generali[sz]|examin|incorporat)(?:e|ing)?\b
        ^(?:utili[sz]|us|apply|add|try|test|consider|improv|develop)(?:e|ing)? (?:\w+ ){0,2}<more>\b
        ^(?:appl(?:y|ication|ying)|extension|adaptation|transfer) (?:\w+ ){0,3}(?:to|in) <more>\b
        ^(?:application|extension|adaptation|combination|integration) (?:in|to|with|of)\b
        ^(?:generali[sz]ation|automation|mechani[sz]ation) \W?(?:in|to|with|of)\b
        \b(?:should|could) (?:be )?(?:look|consider|investigat|explor|extend|test)\w*
        \b(?:needs?|requires?) (?:further|more) (?:\w+ )?(?:work|study|research|investigation)\b
    """,
        "takeaways",
        "future",
    ),
)
