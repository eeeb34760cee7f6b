"""The settings with which a method was run: hyper-parameters, and their like in other fields."""

from rehearsal.analysis.argument.topics.cue import OTHERS, Cue, within, words

HYPER_PARAMETERS = Cue(
    titles=words(r"""
        \bhyper-? ?param
        \bparameter (?:settings?|tuning|selection|sensitivity)
        \btraining (?:details|settings?|configuration|regime|setup)
        \bimplementation details\b
        \b(?:model|system|simulation) (?:settings?|configuration|parameters?)
        \b(?:effect|impact|influence|choice)s? of (?:the )?(?:number|size|dimension|depth|window)
    """),
    lines=words(r"""
        \bhyper-? ?param
        \blearning[- ]rates?\b
        \b(?:mini-?)?batch[- ]?sizes?\b
        \b(?:mini-?)?batch(?:es)? ?(?:of|=|:) ?\d
        \b(?:\d+ (?:\w+ )?epochs?|epochs? ?[:=])
        \bdrop-?out ?(?:rate|prob|of 0|of \d|[:=(]|0?\.\d)
        \b(?:with|using|recurrent|variational|input|output|apply|and|\d) (?:\w+ )?drop-?out\b
        \bweight decay\b
        \b(?:hidden|embedding|vector|word|layer|state)s? (?:\w+ )?(?:size|dim\w*|units?)\b
        \b\d{2,4}[- ]?(?:dim\b|dims\b|dimension|d\b (?:\w+ )?(?:embeddings|vectors))
        \bdimension(?:s|ality)? ?(?:of|=|:|is) ?\d
        \b(?:\d+|one|two|three|four|six) (?:[\w-]+ ){0,2}(?:layers|filters|attention heads|heads)\b
        \b(?:\d+|one|two|three|four)[- ]layer(?:ed)?\b
        \b\d+ (?:[\w-]+ )?(?:hidden (?:units?|states?|nodes?)|neurons?|LSTM (?:cell|unit)s?|GRUs)\b
        \b\d+ (?:[\w-]+ ){0,2}(?:(?:merge|BPE|\(BPE\)) operations|iterations|clusters)\b
        \b\d+ (?:negative samples|(?:MCMC |Markov )?chains)\b
        \b(?:optimi[sz]\w+|trained|by|with|using)\b[^|]{0,20}\bAdam\b
        \bAdam (?:optimi|\(|with|\[)
        \b(?:Ada-?Grad|Ada-?Delta|RMS-?Prop)\b
        \bSGD\b
        \bstochastic gradient (?:descent|ascent)
        \boptimi[sz]er ?(?:[:=]|is|was)
        \b(?:grid|random|hyper-?parameter) search\b
        \b(?:tuned|optimi[sz]ed) (?:\w+ ){0,4}on (?:the |a )?(?:dev|validation|held|training|corpus)
        \b(?:selected|chosen|tuning) (?:\w+ ){0,4}on (?:the )?(?:dev|validation|held|training)
        \b[kKnN] ?= ?\d+\b(?=.*\b(?:clusters?|topics|neighbou?rs|folds)\b)
        \b(?:k|d|L|m|K|T|C|top-?k) ?= ?\d+(?:\.\d+)?\b(?! ?%)
        (?:\b|(?<=\W))(?:α|β|λ|γ|ε|η|σ|τ|θ|μ|δ) ?= ?\d
        \b(?:lambda|alpha|beta|gamma|sigma|epsilon|theta|tau|eta) ?= ?\d
        \bbeam[- ](?:size|width)
        \bbeam search (?:with|of|size|width|\()
        \bbeam ?(?:of|=|:) ?\d
        \b(?:kernel|filter|window|context|vocabulary|vocab|step|grid|buffer|block|page|cache) size\b
        \bsize of (?:the )?(?:kernel|filter|window|beam|embedding|hidden|batch)
        \b(?:window|vocabulary|context|stride|threshold|cut-?off) (?:of|=|:|is|was|set to) ?\d
        \b(?:polynomial|RBF|linear|gaussian|radial basis|quadratic) kernels?\b
        \b(?:softmax |sampling )?temperature ?(?:of|=|:|T\b) ?\d
        \b(?:L1|L2|l1|l2|elastic net|ridge)[- ](?:norm |regulari[sz]|penalt)
        \bregulari[sz]ation (?:parameter|weight|strength|coefficient|term)
        \bgradient clipping\b|\bclip(?:ped|ping)? (?:gradient|norm|at \d)
        \bearly stopping\b
        \bmomentum\b(?=.*\d)
        \b(?:teacher|professor)[- ]forcing\b
        \bscheduled sampling\b
        \bbatch[- ]norm
        \blabel smoothing\b
        \b(?:weights?|parameters?|embeddings?) (?:are |were )?(?:randomly )?initiali[sz]ed\b
        \b(?:xavier|glorot|uniform|orthogonal) initiali[sz]ation\b
        \b(?:[2-9]|tri|four|five)-?grams? (?:order|size|length|LM|language model)s?\b
        \bmax(?:imum|imal|\.)? (?:\w+ )?(?:length|depth|iterations?|steps|order|distance)\b
        \bparameters? (?:set|tuned|settings?|values?)\b
        \b(?:\d+|free|tun(?:ing|able)|model) parameters? ?(?:[:=(]|are|is|were)
        \bnumber of (?:topics|clusters|layers|iterations|hidden \w+)\b ?(?:=|:|is|was|set to)? ?\d
        \b(?:sampling|frame|sample) (?:rate|frequency) ?(?:of|=|:)? ?\d
        \b(?:step size|time ?step|mesh size|burn-in|discount (?:factor|rate)) ?(?:of|=|:|is)? ?\d
        \bset to (?:0?\.\d|\d)
        \bthresholds? \d
    """),
    not_titled=OTHERS,
    not_in=("problem", "future"),
    weaker=within(
        r"""
        \b\d+ (?:[\w-]+ )?(?:epochs?|layers?|hidden \w+)\b
        \b\d{2,} (?:[\w-]+ )?dimensions?\b
        \bvocabulary (?:\w+ )?(?:of|=|:|is|was|to) ?(?:\w+ ){0,2}\d
        \b(?:SVM|LSTM|CNN|CRF|RNN|MLP|forest)s? with (?:[\w-]+ )?(?:kernel|\d)
        ^(?:(?:model|training|default|system|learning|network|model) )?parameters?\s*[:=]
        ^(?:training|optimi[sz]ation|model configuration|model settings?)\s*[:=]
        \bdefault (?:[\w-]+ )?(?:parameters?|settings?|values?|configuration)\b
        """,
        "approach",
        "experiments",
    ),
)
