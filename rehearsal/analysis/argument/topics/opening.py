"""What a talk opens with: motivation, problem, contribution, related work."""

from rehearsal.analysis.argument.topics.cue import Cue, words

MOTIVATION = Cue(
    titles=words(r"""
        motivat
        \bwhy\b
        \bbackground\b
        ^introduction
        ^intro\b
        challenge
        \bimportan
        \bneed for\b
        \bcontext\b
        \bthe (?:big|bigger) picture\b
        state of (?:the )?(?:world|practice)
        use cases?
        applications?$
        relevance
        \brationale\b
        ^the case for\b
    """),
    lines=words(r"""
        \bmotivat
        \b(?:very |increasingly |extremely )?important\b
        \bcrucial\b
        \bessential\b
        \bneed(?:s|ed)? (?:to|for)\b
        \bchalleng
        \bhard(?:er)? to\b
        \bdifficult\b
        \bexpensive\b
        \b(?:time|labou?r)[- ](?:consuming|intensive)\b
        \bmillions?\b
        \bbillions?\b
        \bleading cause\b
        \bburden\b
        \bwidely\b
        \buseful for\b
        \bapplications?\b
        \bpopular\b
        \bdemand\b
        \bgrow(?:ing|th)\b
        \bcannot\b
        \bcan ?not\b
        \black of\b
        \bscarce\b
        \brare\b
        \bwhy\b
        \bimagine\b
        \bwhat if\b
    """),
    before=0.35,
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
    said=words(r"""
        \bthis talk is about\b
        \b(?:the|one|our|this) (?:\w+ )?(?:problem|question|challenge) of this talk\b
        \b(?:the|one|our|this) (?:\w+ )?(?:problem|question|challenge) (?:(?:that )?(?:we|I) \w+)\b
        \b(?:the|one|our|this) (?:\w+ )?(?:goal|aim|task) (?:of this talk|(?:that )?(?:we|I) \w+)\b
        \b(?:the|one|our|this) (?:\w+ )?(?:problem|question|challenge) (?:here|is|was)\b
        \b(?:the|one|our|this) (?:\w+ )?(?:goal|aim|task) (?:here|is|was)\b
        \b(?:a|one) (?:\w+ )?problem\b
        \bresearch question\b
        \b(?:we|I) (?:ask|asked) (?:whether|how|if|what)\b
    """),
    before=0.6,
)

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
)

RELATED_WORK = Cue(
    titles=words(r"""
        \brelated (?:work|research|stud)
        \b(?:previous|prior|existing|earlier|past|recent) (?:\w+ )?(?:work|works|stud\w+)\b
        \b(?:previous|prior|existing) (?:\w+ )?(?:approach\w*|research|method\w*)\b
        \b(?:earlier|past|recent) (?:\w+ )?(?:approach\w*|research|method\w*)\b
        \b(?:previous|prior|existing) (?:\w+ )?(?:literature|models?|systems?)\b
        \b(?:earlier|past|recent) (?:\w+ )?(?:literature|models?|systems?)\b
        \b(?:previous|prior|existing|earlier|past|recent) (?:\w+ )?(?:solutions?|efforts|results)\b
        \bliterature\b
        \bstate[- ]of[- ]the[- ]art\b
        \bbackground\b(?=.*\b(?:work|approach))
        \bwhat (?:do people do|has been done|others)
        \bet al\b
    """),
    lines=words(r"""
        \brelated work\b
        \b(?:previous|prior|existing|earlier) (?:\w+ )?(?:work|works)\b
        \b(?:previous|prior|existing|earlier) (?:\w+ )?(?:stud\w+|approach\w*|research)\b
        \b(?:previous|prior|existing|earlier) (?:\w+ )?(?:method\w*|models?)\b
        \b(?:previous|prior|existing|earlier) (?:\w+ )?(?:systems?|solutions?|literature)\b
        \bstate[- ]of[- ]the[- ]art\b
        \bet al\b
        [A-Z]\w+ (?:and|&) [A-Z]\w+,? \(?(?:19|20)\d\d
        [(\[][A-Z][\w-]+,? (?:19|20)\d\d[a-z]?[)\]]
    """),
    said=words(r"""
        \brelated work\b
        \b(?:previous|prior|existing|earlier) (?:\w+ )?(?:work|studies|approaches)\b
        \b(?:previous|prior|existing|earlier) (?:\w+ )?(?:research|methods|models|systems)\b
        \bstate of the art\b
        \bwhat do people do\b
        \bpeople have (?:tried|proposed|shown|used)\b
        \bet al\b
    """),
)
