"""What a result was got with: data, metrics, code."""

from rehearsal.analysis.argument.topics.cue import OTHERS, Cue, words

METRICS = Cue(
    titles=words(r"""
        \bmetrics?\b
        \bmeasures? of\b
        \bevaluation (?:measures?|criteri)
        \boutcomes?\b
        \b(?:accuracy|precision|recall|F1|F-?score|F-?measure|BLEU|ROUGE|perplexity)\b
        \b(?:latency|throughput|speed-?up|AUC|ROC)\b
        \b(?:RMSE|error rates?|run ?time|odds ratios?|hazard ratios?)\b
    """),
    lines=words(r"""
        \b(?:evaluation|performance|accuracy) (?:metric|measure)s?\b
        \b(?:quality|error|confidence|similarity) (?:metric|measure)s?\b
        \bmetrics?\s*[:|]
        ^\W*(?:evaluation |performance )?metrics?\W*$
        \baccurac(?:y|ies)\b
        \bprecision\b(?! medicine)
        \brecall\b(?! that| the)
        \bF[- ]?(?:1|score|measure)\b
        \bF[- ]?\d(?:\.\d)?[- ]?scores?\b
        \b(?:micro|macro)[- ](?:averag|F)
        \bP\s+R\s+F\b
        \bP\s*\|\s*R\s*\|\s*F
        \bAcc\.
        \bBLEU\b
        \bROUGE\b
        (?-i:\bMETEOR\b)
        \bperplexit
        \bAUC\b
        \bROC\b
        \bRMSE\b
        \bMAE\b
        \bMSE\b
        \bMRR\b
        \bn?DCG\b
        (?-i:\bMAP\b)
        \b[UL]AS\b
        (?-i:\bWER\b)
        (?-i:\bCER\b)
        (?-i:\bTER\b)
        \bPSNR\b
        \bSSIM\b
        \bm?IoU\b
        (?-i:\bFID\b)
        \bHits?@\d
        \b[PR]@\d
        \b@\d+\b
        \b(?:spearman|pearson|kendall)
        \bcorrelation (?:coefficient|with human)
        \b(?:cohen|fleiss)?'?s? ?kappa\b
        \binter-?annotator agreement\b
        \b(?:median|mean|average|absolute|squared) errors?\b
        \b(?:prediction|test|classification|word|phone|reconstruction) errors?\b
        \berror rates?\b
        \blatenc
        \bthroughput\b
        \bspeed-?ups?\b
        \bexecution times?\b
        \brun-?times? \(
        \b(?:ops|requests|queries|words|sentences)(?:/| per )s(?:ec|econd)?\b
        \bodds ratios?\b
        \bhazard ratios?\b
        \brelative risks?\b
        \bsensitivity\b.*\bspecificity\b
        \bsurvival\b
        \bmortality\b
        \bpurity\b
        \bV-measure\b
        \bexact match\b
        \bEM\b\s*\|
        \bsuccess rates?\b
        \bmemory (?:usage|footprint)\b
        \blog[- ]likelihood\b(?=.*\d)
    """),
    after=0.1,
)

DATA = Cue(
    titles=words(r"""
        \bdata\b(?! (?:structure|flow|augment|center|path|plane|race))
        \bdata ?sets?\b
        \bcorpor?(?:us|a)\b
        \bbenchmarks?\b
        \bparticipants?\b
        \bsamples?\b
        \bcohort\b
        \bsetup\b
        \bset-up\b
        \bexperimental setting
        \bworkloads?\b
        \bannotation\b
        \bstudy (?:population|design)\b
        ^(?:simulation |test |evaluation |experimental )?scenarios?\W*$
        \bsimulation (?:environment|set-?up|scenarios?|settings?)\b
    """),
    lines=words(r"""
        \bdata ?sets?\b
        \bcorpus\b
        \bcorpora\b
        \btreebanks?\b
        \b(?:train(?:ing)?|test(?:ing)?)(?: ?/ ?\w+)* (?:set|data|split|sentences)
        \b(?:dev(?:elopment)?|validation)(?: ?/ ?\w+)* (?:set|data|split|sentences)
        \b(?:train(?:ing)?|test(?:ing)?)(?: ?/ ?\w+)* (?:examples|instances)
        \b(?:train(?:ing)?|test(?:ing)?)(?: ?/ ?\w+)* (?:images|documents|corpus)
        \b(?:dev(?:elopment)?|validation)(?: ?/ ?\w+)* (?:examples|instances)
        \b(?:dev(?:elopment)?|validation)(?: ?/ ?\w+)* (?:images|documents|corpus)
        \b(?:training|trained|evaluated?|tested|experiments?) on\b
        \bcross-? ?validation\b
        \b<many> (?:\w+ ){0,2}(?:sentences|documents|articles|tweets|images|videos|examples)\b
        \b<many> (?:\w+ ){0,2}(?:instances|samples|pairs|questions|records|reviews|papers)\b
        \b<many> (?:\w+ ){0,2}(?:abstracts|dialogues|utterances|people|users)\b
        \b\d+(?:\.\d+)?[kK]? hours of\b
        \b(?:\d{1,3}(?:,\d{3})+|\d{5,}|\d+(?:\.\d+)?[kKM]) (?:\w+ )?(?:words|tokens)\b
        \b(?:\d{2,}|\d{1,3}(?:,\d{3})+) (?:\w+ ){0,2}(?:participants|patients|subjects)\b
        \b(?:\d{2,}|\d{1,3}(?:,\d{3})+) (?:\w+ ){0,2}(?:annotators|individuals|children|women)\b
        \b(?:\d{2,}|\d{1,3}(?:,\d{3})+) (?:\w+ ){0,2}(?:men|respondents|students)\b
        \b(?:\d{2,}|\d{1,3}(?:,\d{3})+) (?:\w+ ){0,2}(?:volunteers|cases|controls|interviews)\b
        \b\d{2,} (?:\w+ ){0,2}(?:researchers|raters|experts)\b
        \b[nN] ?= ?\d{2,}
        \bbenchmarks?\b
        \bWikipedia\b
        \bTwitter\b
        \bPenn\b
        \bWSJ\b
        \b(?:WMT|NIST|CoNLL|SemEval|SQuAD|ImageNet|COCO|MNIST)
        \b(?:CIFAR|Europarl|Gigaword|OntoNotes|ACE ?\d+|TREC|UK Biobank|MIMIC)
        \bdata (?:collection|from|collected|source|:)
        \bcollected (?:from|by|using)\b
        \bannotated (?:by|with|data|corpus|sentences)
        \bcohort\b
        \bworkloads?\b
        \btraces?\b(?= from)
    """),
    but_not=words(r"""
        \b(?:\d+|one) (?:in|out of) (?:every )?<many>
        \b<many> (?:\w+ ){0,2}people (?:are|have|live|die|suffer|get|with)\b
        \b<many> (?:\w+ ){0,2}people (?:in|around|across) (?:the |our )?(?:world|country|US|U\.S)
    """),
    not_in=("future",),
)

REPRODUCIBILITY = Cue(
    titles=words(r"""
        \breproduc
        \breplicab
        \bopen[- ]source
        \bcode (?:and|&) data\b
        \bavailability\b
        \bcode$
        \bdownload
        \byou can run\b
        \bresources? (?:release|available)
        \bartifacts?\b
    """),
    lines=words(r"""
        \b(?:code|data\w*|demo)\b.*\b(?:github|gitlab|bitbucket)\b
        \b(?:available|our|implementation|source)\b.*\b(?:github|gitlab|bitbucket)\b
        \b(?:code|data\w*|demo)\b.*\b(?:zenodo|source ?forge|hugging ?face)\b
        \b(?:available|our|implementation|source)\b.*\b(?:zenodo|source ?forge|hugging ?face)\b
        \b(?:embeddings?|models?|scripts?)\b.*\b(?:github|gitlab|bitbucket)\b
        \b(?:embeddings?|models?|scripts?)\b.*\b(?:zenodo|source ?forge|hugging ?face)\b
        \b(?:corpus|tool|software|released?)\b.*\b(?:github|gitlab|bitbucket)\b
        \b(?:corpus|tool|software|released?)\b.*\b(?:zenodo|source ?forge|hugging ?face)\b
        ^\W*(?:https?://)?(?:www\.)?git(?:hub|lab)\.com/\S+\W*$
        ^\W*(?!and/)[a-z][\w-]{3,}/[a-z][\w.-]{3,}$
        \bopen[- ]?sourced?\b
        \bcode\b[^|]{0,30}\b(?:available|released?|online|public|open|at\b|here|:)
        \b(?:freely|publicly|openly|online) available\b
        \b(?:prototype|implementation|software|package|library|tool(?:box|kit)?) available\b
        \bimplemented in the [\w.]+ (?:\w+ )?package\b
        \bavailable (?:at|online|from|on|for download|under|here)\b
        \breproduc(?:ib|e (?:our|the|these|all) (?:results?|experiments?|numbers?))
        \breplicab
        \bdownload(?:able| (?:at|from|it|the (?:code|data)))\b
        \b(?:we|will) (?:\w+ )?(?:release|share|publish)(?:d|s)? (?:\w+ ){0,3}(?:code|data)
        \b(?:we|will) (?:\w+ )?(?:release|share|publish)(?:d|s)? (?:\w+ ){0,3}(?:data ?set|corpus)
        \b(?:we|will) (?:\w+ )?(?:release|share|publish)(?:d|s)? (?:\w+ ){0,3}(?:model|tool)
        \b(?:we|will) (?:\w+ )?(?:release|share|publish)(?:d|s)? (?:\w+ ){0,3}software
        \b(?:we|will) (?:\w+ )?(?:release|share|publish)(?:d|s)? (?:\w+ ){0,3}implementation
        \b(?:we|will) (?:\w+ )?(?:release|share|publish)(?:d|s)? (?:\w+ ){0,3}resource
        \b(?:code|data|demo|software)\s*:?\s*(?:is at |at )?(?:https?://|www\.|bit\.ly)
        \b(?:tool|toolkit)\s*:?\s*(?:is at |at )?(?:https?://|www\.|bit\.ly)
        \b(?:implementation|resources?)\s*:?\s*(?:is at |at )?(?:https?://|www\.|bit\.ly)
        \bdocker\b
        \bpre-?registered\b
        \bMIT licen[cs]e\b|\bApache licen[cs]e\b
    """),
    but_not=words(r"""
        ^(?!.*\bcode (?:is |are )?available\b).*\b(?:us(?:e|es|ed|ing)|extract\w*)\b
        ^(?!.*\bcode (?:is |are )?available\b).*\btrained (?:w/|with|using)
        \b(?:built (?:on|with)|slides|based on)\b
        available (?:on|from|at) the (?:internet|web)
        \bopen[- ]source (?:software|project|spell)
    """),
    not_titled=OTHERS,
    said=words(r"""
        \bgithub\b
        \bopen[- ]source
        \bcode (?:\w+ ){0,6}(?:is|are) (?:\w+ )?(?:available|open|public|online)\b
        \b(?:publicly|freely) available\b
        \breproduc
        \bcan be run again\b
        \b(?:release|released|publish) (?:\w+ ){0,3}(?:code|data|weights|model)
        \bran our code\b
        \bcode, (?:the )?(?:seeds|data|weights)
    """),
)
