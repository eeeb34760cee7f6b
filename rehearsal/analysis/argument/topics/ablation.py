"""Which part of a method does the work: what is taken away, added, replaced or varied."""

from rehearsal.analysis.argument.topics.cue import OTHERS, Cue, within, words

_CHANGES = r"""
    ^(?:\w+ )?(?:adding|including|removing|replacing|sharing|incorporating|dropping)\b.*<gains>
    ^(?:\w+ )?combining\b.*<gains>
    ^(?:\w+ )?(?:using|utili[sz]ing|modell?ing|excluding|pre-?training|training)\b.*<gains>
    ^(?:\w+ )?(?:additional|extra|joint(?:ly)?|separate(?:ly)?|without) .*<gains>
    \b(?:features?|embeddings?|components?|modules?|layers?|attention) (?:\w+ ){0,2}<gains>
    \b(?:terms?|loss) (?:\w+ ){0,2}<gains>
    \b(?:pre-?training|fine-?tuning|regulari[sz]ation|smoothing|augmentation) (?:\w+ ){0,3}<gains>
    \b(?:full|base|vanilla) (?:\w+ )?(?:model|system|method)\b
"""
"""What a change to the method did, said in the results or the conclusions."""
_NO_METHOD = (
    r"(?:BLEU|ROUGE|METEOR|Rouge|Bleu|Hits|Macro|Micro|Top|Recall|Precision|SVM|CNN|RNN|LSTM|GRU|CRF"
    r"|Non|Pre|Sub|Multi|Semi|Cross)"
)
_VERSIONS = (
    rf"(?-i:\b(?P<base>(?!{_NO_METHOD}\b)[A-Z]\w+[A-Za-z])-(?P<one>[A-Z0-9]\w{{0,5}})\b"
    r".*\b(?P=base)-(?!(?P=one)\b)[A-Z0-9]\w{0,5}\b)"
)
"""GATE-S and GATE-L: two versions of one name, that of a method; not BLEU-1 and BLEU-2, EN-IT and
EN-DE, or a name that comes twice."""
_COMPARED = r"""
    ^(?:the )?(?:impact|effect|influence|importance|benefit|role)s? of (?!.*\bon )
    ^(?:the )?(?:usefulness|effectiveness) of (?!.*\bon )
    ^(?:the )?(?:impact|effect|influence)s? of .*\bon (?:the )?(?:\w+ )?(?:performance|accuracy)
    ^(?:the )?(?:impact|effect|influence)s? of .*\bon (?:the )?(?:\w+ )?(?:results?|quality|scores?)
    (?-i:\b[A-Z]\w*[A-Z]\w*|\b[Mm]odel|\b[Ss]ystem|\bour) variants?\b
    \bvaria(?:nt|tion)s? of (?:our|the) (?:\w+ )?(?:model|method|system|approach|algorithm)
    \b(?:base|basic|simple|single|plain|vanilla|full|joint|original|no)\b.*\bvs\b
    \bvs\b.*\b(?:base|basic|simple|single|plain|vanilla|full|joint|original|no)\b
    \bwith (?:and|or|vs\.?|versus) without\b|\bwith ?/ ?without\b
    (?:^|\|) ?(?:all|only) (?:the )?(?:\w+ )?features\b
    (?:^|\|) ?(?:only|just|no|without|with) (?:\w+ ){0,2}(?:\||$)
    \b(?:not|without) (?:using|sharing|adding|including)\b
    \b(?:larger|smaller|more|fewer|deeper|longer|higher) (?:\w+ ){0,4}<gains>
    ^replac(?:e|ing) (?:\w+ ){1,4}(?:by|with)\b
    \b(?:different|various|several) (?:\w+ )?(?:configurations|combinations|architectures)\b
    \blearning curves?\b
    (?:^|[\s|(])\+[^\W\d]\w+
    (?:^|\|) ?\+ [^\W\d]\w+
    ^(?!.*\b(?:positive|negative))(?-i:[A-Z])[\w -]{1,30}(?: ?\+ ?[^\W\d][\w -]{1,30})+(?:[|:(]|$)
    ^(?-i:[A-Z])[\w -]{0,20}: ?[\w -]{1,30} ?\+ ?[^\W\d]\w+
    \((?:no|w/o|without|only) [\w -]{1,20}\)
    <versions>
    (?:^|\|) ?[-–−] ?(?-i:[A-Za-z])[\w ]+\| ?[-–−]?\d
"""
"""Versions of the method beside each other, in the results: parts added, taken away, replaced."""

ABLATION = Cue(
    titles=words(r"""
        \bablat
        \b(?:feature|component) (?:analysis|importance|contribution|selection|study)\b
        \bwhich (?:part|component|feature|module)
        \bcontributions? of (?:each|different|individual|the (?:features|components))
        \b(?:impact|effect|influence)s? of (?:\w+ ){0,3}(?:features?|components?)\b
        \b(?:impact|effect|influence)s? of (?:\w+ ){0,3}(?:modules?|attention|pre-?training)\b
        \b(?:importance|role|benefit|effectiveness)s? of (?:\w+ ){0,3}(?:features?|components?)\b
        \b(?:importance|role)s? of (?:\w+ ){0,3}(?:modules?|attention|pre-?training)\b
        \b(?:benefit|effectiveness)s? of (?:\w+ ){0,3}(?:modules?|attention|pre-?training)\b
        \b(?:impact|effect|influence)s? of (?:\w+ ){0,3}(?:embeddings?|layers?|terms?)\b
        \b(?:impact|effect|influence)s? of (?:\w+ ){0,3}(?:metrics|knowledge|context)\b
        \b(?:importance|role)s? of (?:\w+ ){0,3}(?:embeddings?|layers?|terms?)\b
        \b(?:benefit|effectiveness)s? of (?:\w+ ){0,3}(?:embeddings?|layers?|terms?)\b
        \b(?:importance|role)s? of (?:\w+ ){0,3}(?:metrics|knowledge|context)\b
        \b(?:benefit|effectiveness)s? of (?:\w+ ){0,3}(?:metrics|knowledge|context)\b
        \bleave[- ]one[- ]out (?:feature|analysis)
        \bbreakdown of (?:the )?(?:gains?|improvements?|techniques)
        \bper-component\b
        \b(?:effect|impact) of (?:the )?(?:\w+ )?loss\b
        \bwithout (?:topic|attention|context|pre-?training|the )\b
    """),
    lines=words(r"""
        \bablat
        \bw/o (?!w/)\w+
        \bper-component (?:breakdown|analysis|results)
        \bremov(?:e|es|ed|ing) (?:\w+ ){0,3}(?:feature|component|module|layer|loss)
        \bremov(?:e|es|ed|ing) (?:\w+ ){0,3}(?:attention|hurts?|reduces?|decreases?|degrades?)
        ^\W*without (?:\w+[ -]?){1,3}(?:[|:]|$)
        (?:^|\|)\s*[-–−] ?(?:\w+ ){0,2}(?:features?|attention|embeddings?|context)s?\b\s*\|
        (?:^|\|)\s*[-–−] ?(?:\w+ ){0,2}(?:pre-?training|module|loss|layer)s?\b\s*\|
        \b(?:impact|effect|contribution)s? of (?:various|each) (?:\w+ )?(?:components?|features?)
        \b(?:impact|effect|contribution)s? of (?:various|each) (?:\w+ )?(?:modules?|parts?)
        \bimpacts? of (?:different|individual|all) (?:\w+ )?(?:components?|features?)
        \b(?:effect|contribution)s? of different (?:\w+ )?(?:components?|features?)
        \b(?:effect|contribution)s? of (?:individual|all) (?:\w+ )?(?:components?|features?)
        \bimpacts? of (?:different|individual|all) (?:\w+ )?(?:modules?|parts?)
        \b(?:effect|contribution)s? of (?:different|individual|all) (?:\w+ )?(?:modules?|parts?)
        \bleave[- ]one[- ](?:feature[- ])?out (?:feature|ablation)
        \ball features? (?:except|but|minus)\b
        \b(?:drop|knock)[- ]out (?:one|each) (?:feature|component)
    """),
    but_not=words(r"""
        radiofrequency|catheter|thermal ablation|tumou?r
    """),
    not_titled=OTHERS,
    said=words(r"""
        \bablat
        \btake away (?:one|each|a)\b
        \bwithout (?:the |this |that )?\w+ (?:we|it) (?:lose|drop|get)
        \bremov(?:e|ed|ing) (?:one|each|the \w+) (?:part|component|at a time)
        \bwhich part does\b
        \bone (?:part|component|feature) at a time\b
    """),
    not_in=("problem", "future"),
    weaker=within(_CHANGES, "takeaways")
    | within(_CHANGES + _COMPARED.replace("<versions>", _VERSIONS), "experiments"),
)
