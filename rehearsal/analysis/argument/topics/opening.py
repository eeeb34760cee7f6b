"""What a talk opens with: motivation, problem, contribution."""

from rehearsal.analysis.argument.topics.cue import Cue, within, words

MOTIVATION = Cue(
    titles=words(r"""
        motivat
        \bbackground\b
        ^introduction
        ^intro\b
        \bneed for\b
        ^(?:the )?(?:\w+ )?context$
        \bthe (?:big|bigger) picture\b
        state of (?:the )?(?:world|practice)
        relevance
        \brationale\b
        ^the case for\b
    """),
    lines=words(r"""
        \bmotivat
        \bimportan(?:t|ce)\b(?! (?:features?|words?|sentences?|terms?))
        \buse cases?\b
        \bcrucial\b
        \bessential\b
        \bneed(?:s|ed)? (?:to|for)\b
        \bchalleng
        \bhard(?:er)? to\b
        \bdifficult\b
        \bexpensive\b
        \b(?:time|labou?r)[- ](?:consuming|intensive)\b
        \b[mb]illions?\b(?! (?:\w+ )?(?:sentences?|words?|tokens?|pairs?|parameters|examples))
        \bleading cause\b
        \bburden\b
        \bwidely\b
        \buseful for\b
        \bapplications?\b
        \bpopular\b
        \bdemand\b
        \bgrow(?:ing|th)\b
        \bcannot\b(?!-)
        \bcan ?not\b
        \black of\b
        \bscarce\b
        \brare\b
        \bwhy\b
        \bimagine\b
        \bwhat if\b
        \b(?:surge|explosion|boom) (?:in|of)\b
        \b(?:ubiquitous|pervasive|prevalent|widespread)\b
        \bat the forefront\b
        \b(?:this|that|it|which) (?:really |all )?matters\b
        \b(?:affects?|concerns?|kills?|costs?) (?:\w+ ){0,2}(?:\d|one in|half|many|every|hundreds)
        \bone in (?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)\b
    """),
    before=0.35,
    weaker=within(
        r"""
        \bunfortunately\b
        ^(?:however|but)\b
        (?<!self-)\bcritical\b
        \b(?:vital|valuable|useful|beneficial|desirable|low-resourced?|under-?resourced)\b
        \b(?:ambigu|noisy\b|sparse\b|bias(?:ed|es)\b|manual(?:ly)?\b|long-standing)
        \b(?:costly|tedious|laborious|error-prone|inefficient|time-consuming|cumbersome)\b
        \b(?:insufficient|inadequate|problematic|unreliable|limited|missing|scarcity)\b
        \b(?:lacks?|lacking|fails?|suffers?|struggles?|ignores?|neglects?|overlooks?)\b
        \bno (?:standard|existing|large|public|single|good|common) \w+
        \bnot (?:enough|sufficient|available|possible|well|scale|always)\b
        \b(?:can|could|would|to) (?:\w+ )?(?:help|enable|benefit|facilitate|save)\b
        \b(?:rapidly|increasingly|more and more|ever[- ](?:growing|increasing))\b
        \b(?:threat|harm|deaths?|risks? of|opportunit)
        \btoo (?:slow|many|much|large|small|few|expensive|costly|long|big)\b
    """,
        "front",
        "problem",
    ),
)

PROBLEM = Cue(
    titles=words(r"""
        \bproblems?\b(?! size)
        \btasks?\b
        \bgoals?\b
        \baims?\b
        objectives?\b
        research questions?
        \bhypothes[ei]s\b
        \bquestions? (?:of|we)\b
        \bour question
        \bchallenges?\b
        key questions?
        \bstatement\b
        main (?:question|idea)
        \bdesired\b
        \bresearch focus\b
    """),
    lines=words(r"""
        \bproblem\b
        \btask\b
        \bgoals?\b
        \baims?\b
        \bobjectives?\b
        \bresearch questions?\b
        \bhypothes[ei][sz]
        \bhow (?:can|do|to|does|well|much|should)\b
        \b(?:can|does|do|is|are|which|what|whether)\b.{3,}\?
        \bgiven\b.*\b(?:predict|find|generate|determine|output|classify|estimate)
        \bwe (?:study|address|investigate|focus|tackle|consider|want|ask|aim|explore|examine)\b
        \bthis (?:work|paper|talk|study|thesis)\b
        \bquestions?:
        \binvestigate\b
    """),
    weaker=within(
        r"""
        ^(?:determine|decide|predict|classify|identify|detect|estimate|recogni[sz]e|generate)\b
        ^(?:find|infer|learn|translate|extract|assign|recover|compute|minimi[sz]e|maximi[sz]e)\b
        ^(?:input|output)s?\s*[:=]
        \bis (?:defined|formulated|cast|viewed) as\b
    """,
        "problem",
    ),
    said=words(r"""
        \bthis talk is about\b
        \b(?:the|one|our|this) (?:\w+ )?(?:problem|question|challenge) of this talk\b
        \b(?:the|one|our|this) (?:\w+ )?(?:problem|question|challenge) (?:(?:that )?(?:we|I) \w+)\b
        \b(?:the|one|our|this) (?:\w+ )?(?:goal|aim|task) (?:of this talk|(?:that )?(?:we|I) \w+)\b
        \b(?:the|one|our|this) (?:\w+ )?(?:problem|question|challenge) (?:here|is|was)\b
        \b(?:the|one|our|this) (?:\w+ )?(?:goal|aim|task) (?:here|is|was)\b
        \bhere (?:is|comes|was) (?:the|our|my) (?:\w+ )?(?:problem|question|challenge)\b
        \b(?:a|one) (?:\w+ )?problem\b
        \bresearch question\b
        \b(?:we|I) (?:ask|asked) (?:whether|how|if|what)\b
    """),
    before=0.6,
)

_WE = r"""
    \bwe (?:\w+ly )?(?!<idle>\b)\w{3,}
    \bwe (?:have|also) \w+(?:ed|own|ilt|und)\b
    \b(?:my|our) (?:\w+ )?(?:project|architecture|extension|adaptation|hypothesis|theory|design)\b
    ^(?:key |main |our )?(?:idea|insight)s?\s*[:=]
"""
"""What the speakers say that they do, where a method is explained or a talk concluded."""
_DONE = r"""
    ^(?:propos|present|introduc|develop|design|explor|demonstrat|analy[sz]|provid|creat)ed\b
    ^(?:built|shown|showed|found|integrated|extended|formulated|derived|proved|adapted)\b
    ^(?:\w+ )?(?-i:[A-Z])[\w-]*[,:] (?:a|an|the) (?:\w+[ -]){0,4}(?:method|model|approach|theory)\b
    ^(?:\w+ )?(?-i:[A-Z])[\w-]*[,:] (?:a|an|the) (?:\w+[ -]){0,4}(?:system|framework|tool)\b
    ^(?:\w+ )?(?-i:[A-Z])[\w-]*[,:] (?:a|an|the) (?:\w+[ -]){0,4}(?:extension|algorithm|network)\b
    ^(?:\w+ )?(?-i:[A-Z])[\w-]*[,:] (?:a|an|the) (?:\w+[ -]){0,4}(?:corpus|data ?set|resource)\b
    ^(?-i:[A-Z]\w*[A-Z])[\w-]* (?:is|was) (?:designed|built|proposed|developed|introduced)\b
    ^(?:a|an) (?:robust|simple|novel|new|fast|general|efficient|scalable|unified|joint)\b
"""
"""What was done, listed without a subject in the conclusions."""

CONTRIBUTION = Cue(
    titles=words(r"""
        contributions?\b
        \bour (?:approach|method|model|system|work|solution)
        \bour (?:idea|proposal|contribution|framework|study|algorithm|design)
        \bproposed\b
        \bproposal\b
        \bthis (?:work|paper|talk|study|thesis)\b
        \bkey (?:idea|insight|observation)
        in a nutshell
        \bmain (?:idea|contribution)
        \bcurrent study\b
        \b(?:my|our) (?:project|paper|proposed|new)\b
        ^the solution\b
    """),
    lines=words(r"""
        \bcontributions?\b
        \bwe (?:\w+ )?(?:propose|present|introduce|develop|design|build)\b
        \bwe (?:\w+ )?(?:built|show|demonstrate|describe|provide|release)\b
        \bwe (?:\w+ )?(?:prove|created?|define|devise|extend|integrated?)\b
        \bwe (?:\w+ )?(?:investigated?|studied|introduced|presented|proposed|developed|found)\b
        \bour (?:\w+ )?(?:approach|method|model|system|contribution)\b
        \bour (?:\w+ )?(?:framework|algorithm|solution|proposal|idea)\b
        \bthis (?:work|paper|talk|study|thesis)\b
        \b(?:a )?(?:new|novel) (?:\w+[ -]){0,3}(?:approach|method|model|algorithm)
        \b(?:a )?(?:new|novel) (?:\w+[ -]){0,3}(?:framework|data ?set|corpus|task)
        \b(?:a )?(?:new|novel) (?:\w+[ -]){0,3}(?:system|technique|metric|architecture)
        \b(?:a )?(?:new|novel) (?:\w+[ -]){0,3}(?:formulation|resource|benchmark|protocol)
        \bproposed (?:approach|method|model|system|algorithm|framework)
        \bfirst (?:to|work|study|attempt)\b
        \bI (?:propose|present|show|argue|introduce|built|developed|designed)\b
        \bclaims?\b
    """),
    but_not=words(r"""
        \b(?:of|for|in|with|to|during|give|start|begin|end|outline|organi[sz]\w+) (?:this|my) talk\b
        \bthis talk (?:is|will be) (?:organi[sz]ed|structured|divided)
        \brundown\b
        \bclaims? (?:data|records?|database)
    """),
    weaker=within(_WE, "approach") | within(_WE + _DONE, "takeaways"),
)
