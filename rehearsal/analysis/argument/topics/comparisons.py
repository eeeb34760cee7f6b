"""What a result is worth: baselines and variance."""

from rehearsal.analysis.argument.topics.citing import CITED
from rehearsal.analysis.argument.topics.cue import OTHERS, Cue, within, words

_SYSTEM = r"(?:model|system|method|approach|net\b|network|parser|classifier|algorithm|LSTM|CNN|HMM)"
"""What other people's work is when results are compared with it."""
_NO_DATA = r"(?!.*\b(?:data|corp|annotat|metric|measure|treebank|task|tool))"
"""A line that cites no source of data."""

BASELINES = Cue(
    titles=words(r"""
        \bbaselines?\b(?! (?:characteristic|survey|data|visit|value|demographic))
        \bcompar(?:isons?|ed) (?:with|to|against|of)\b.*(?:method|approach|model|system|work)
        \bcompar(?:isons?|ed) (?:with|to|against|of)\b.*(?:art|algorithm)
        \bcompar(?:isons?|ed) (?:with|to|against|of)\b.*(?:baseline|previous|research)
        \b(?:comparison|compared) (?:systems?|methods?|approaches|models?)\b
        \bapproaches to compare\b
        \b(?:competitors?|competing)\b
        state[- ]of[- ]the[- ]art (?:comparison|results)
    """),
    lines=words(r"""
        \bbaselines?\b
        \bstate[- ]?of[- ]?the[- ]?art\b
        \bSOTA\b
        \boutperform
        \bOurs\b
        \bthan (?:the |all |any )?(?:previous|existing|prior) (?:\w+ )?methods?
        \bthan (?:the |all |any )?(?:previous|existing|prior) (?:\w+ )?(?:approach|models?)
        \bthan (?:the |all |any )?(?:other|current|earlier) (?:\w+ )?(?:methods?|approach|models?)
        \bthan (?:the |all |any )?(?:previous|existing|prior) (?:\w+ )?(?:systems?|work)
        \bthan (?:the |all |any )?(?:previous|existing|prior) (?:\w+ )?(?:results|algorithms?)
        \bthan (?:the |all |any )?(?:other|current|earlier) (?:\w+ )?(?:systems?|work)
        \bthan (?:the |all |any )?(?:other|current|earlier) (?:\w+ )?(?:results|algorithms?)
        \bcomparable (?:\w+ ){0,2}(?:to|with) (?:the )?(?:previous|existing|prior)
        \bcomparable (?:\w+ ){0,2}(?:to|with) (?:the )?(?:state|other|standard)
        \bcompar(?:ison|ed|ing) (?:of |)(?:different )?(?:algorithms|methods|models)\b
        \bcompar(?:ison|ed|ing) (?:of |)(?:several |various )?(?:algorithms|methods|models)\b
        \bcompar(?:ison|ed|ing) (?:of |)(?:different |several |various )?(?:systems|approaches)\b
        \bcompar(?:ison|ed|ing) (?:of |)(?:different |several |various )?(?:tools|classifiers)\b
        \b(?:as good|fast|accurate) as (?:that of )?(?:the |a )?[A-Z]
        \bcompar(?:ed?|ing|ison|isons) (?:\w+ ){0,3}(?:to|with|against)\b
        \b(?:better|faster|slower) than (?!\d|in\b|the (?:other|first)\b|chance|before)
        \b(?:worse|higher|lower|more accurate) than (?!\d|in\b|the (?:other|first)\b|chance|before)
        \b(?:improve\w*|gains?|improvements?) (?:\w+ ){0,3}over\b
        \bvs\.? (?:\w+ ){0,2}(?:baseline|model|method|system)
        \b(?:beats?|surpass\w*|exceeds?|on par with|competitive with|comparable (?:to|with))\b
        \((?:ours|our (?:model|method|approach|system)|this work|proposed)\)
        ^ours\b
        \|\s*ours?\b
        \b(?:our|proposed) (?:\w+ )?(?:model|method|system|approach)\s*\|
        \bprevious (?:best|work|results?|sota)\b\s*[|:]
        \bet al\.?,? ?\(?(?:19|20)\d\d[a-z]?\)?\s*\|?\s*\d\d?\.\d
        \bet al\b[^|]*\|\s*\d
        \bcontrol (?:group|condition|arm)\b
        \bplacebo\b
        \bmajority class\b
        \b(?:measured|benchmarked|evaluated|validated|tested) against\b
        \brandom (?:baseline|guess)
    """),
    but_not=words(r"""
        \bat baseline\b
        \bbaseline (?:characteristic|survey|data|visit|value|demographic)
        \bbaseline (?:examination|assessment|questionnaire|measure|age|risk|hazard)
        \bbaselines? and follow
        (?:self-critical|variance|subtract\w*) baseline
        \bbaseline distribution
        compare thee
        comparison to zero
        \bstate[- ]of[- ]the[- ]art (?:corpor|data|resource)
        \b(?:before|prior to|visit|day|week|month)\b[^|]*\(baseline\)
        \bbaseline (?:vs|to|and) (?:\w+ )?(?:week|month|year|day|follow|post|visit|POD)
    """),
    not_titled=OTHERS,
    said=words(r"""
        \bbaselines?\b
        \bstate[- ]of[- ]the[- ]art\b
        \boutperform
        \bcompared? (?:\w+ ){0,2}(?:\w+ )?(?:methods|models|systems|approaches|baselines)\b
        \bcompared (?:to|with|against) (?:the |a |all |other |existing )
        \b(?:better|faster|worse) than (?:the|a|all|any)\b
        \bpoints? (?:above|below|better|over)\b
    """),
    not_in=("problem", "future"),
    after=0.2,
    weaker=within(
        rf"""
        ^(?!.*\b(?:true|false|no|without|data|positive|negative|cases?|controls?)\b).*\b(?:vs|versus)\b
        ^{_NO_DATA}.*{_SYSTEM}.*(?:{CITED.pattern})
        ^{_NO_DATA}(?-i:[A-Z]\w*[a-z]\w*[A-Z0-9]\w*) ?(?=[:(\[|]).*(?:{CITED.pattern})
        """,
        "experiments",
    ),
)

VARIANCE = Cue(
    titles=words(r"""
        \bstatistical (?:significance|test|analys)
        \bsignificance test
        \berror bars?\b
        \bconfidence intervals?\b
        \bvariance across\b
        \bp-?values?\b
    """),
    lines=words(r"""
        ±
        \+/-
        \bstandard (?:deviation|error)s?\b
        \bstd\.?(?: ?dev)?\b
        \bs\.d\.
        \bSEM?\b ?[=)]
        \(SD\b
        \bSD ?[=:(]
        \bmean \(SD\)
        \b(?:confidence|credible) intervals?\b
        \b9[059] ?% ?(?:CI|conf|C\.I)
        \bCI\b ?[=:\[(]?\s*-?\d
        \berror bars?\b
        \bp ?(?:-?value)? ?[<>=≤≪] ?0?\.\d
        \bp-?values?\b
        \bstatistical(?:ly)? signific
        \bsignificance (?:test|level)
        \bsignificant(?:ly)? (?:at\b|with p|\(p|on:|after correct|differences? (?:between|\())
        \bst\.?dev\b
        \bnot significant\b
        \bdifferences are significant
        \bt-tests?\b
        \bwilcoxon\b
        \bbootstrap(?:ped)? (?:test|resampling|confidence|CI)
        \bmcnemar
        \bANOVA\b
        \bchi-?squared? test
        \bmann[- ]whitney
        \bkruskal
        \bpermutation test
        \bsign test\b
        \brandomi[sz]ation test
        \b(?:\d+|several|multiple|three) (?:random )?(?:runs|seeds|restarts)\b
        \b(?:five|ten|different|random) (?:random )?(?:runs|seeds|restarts)\b
        \b(?:\d+|several|multiple|three) (?:random )?initiali[sz]ations\b
        \b(?:\d+|several|multiple|three) (?:random )?(?:replications|repetitions)\b
        \b(?:five|ten|different|random) (?:random )?initiali[sz]ations\b
        \b(?:five|ten|different|random) (?:random )?(?:replications|repetitions)\b
        \baverag\w+ (?:over|of|across) (?:\d+|three|five) (?:\w+ )?(?:runs|seeds|trials)
        \baverag\w+ (?:over|of|across) (?:ten|multiple|several) (?:\w+ )?(?:runs|seeds|trials)
        \baverag\w+ (?:over|of|across) (?:\d+|three|five) (?:\w+ )?(?:experiments|times|folds)
        \baverag\w+ (?:over|of|across) (?:ten|multiple|several) (?:\w+ )?experiments
        \baverag\w+ (?:over|of|across) (?:ten|multiple|several) (?:\w+ )?(?:times|folds)
        \b(?:repeat(?:ed)?|run) (?:\w+ )?[\d,]+ times\b
        \binter-?quartile\b
        \bIQR\b
    """),
    but_not=words(r"""
        \bsearch of\b
    """),
    not_titled=OTHERS,
    said=words(r"""
        \bplus or minus\b
        ±
        \bstandard (?:deviation|error)
        \bconfidence intervals?\b
        \berror bars?\b
        \bp[- ]value
        \bstatistically significant\b
        \bsignificance test
        \b(?:over|of|across|all) (?:\w+ )?(?:our )?(?:\d+|three) (?:random )?(?:runs|seeds)\b
        \b(?:over|of|across|all) (?:\w+ )?(?:our )?(?:four|five) (?:random )?(?:runs|seeds)\b
        \b(?:over|of|across|all) (?:\w+ )?(?:our )?(?:six|eight) (?:random )?(?:runs|seeds)\b
        \b(?:over|of|across|all) (?:\w+ )?(?:our )?ten (?:random )?(?:runs|seeds)\b
        \b(?:over|of) (?:\w+ )?(?:our )?(?:several|multiple) (?:random )?(?:runs|seeds)\b
        \b(?:across|all) (?:\w+ )?(?:our )?(?:several|multiple) (?:random )?(?:runs|seeds)\b
        \bmean over (?:\w+ )?(?:seeds|runs)\b
        \bvariance\b
    """),
    not_in=("problem", "approach", "future"),
    weaker=within(r"\b9[059] ?% (?:confidence|credible) intervals?\b", "approach"),
)
