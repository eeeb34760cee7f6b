"""Words of the fields: metrics, data sets, techniques, settings, as they stand on slides.

Each line is "how it fills a sentence: how it is written, how else". A spelling that holds a
capital is matched as it stands; any other in either case. A spelling is a regular expression,
matched as a whole word. A line without a colon is both.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled spellings; `find` yields how each hit fills a sentence, and where it stands."""

    pattern: re.Pattern[str]
    fills: tuple[str, ...]

    def find(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Yield (fill, match) for each hit in the text, left to right."""
        for match in self.pattern.finditer(text):
            group = match.lastgroup
            assert group is not None
            fill = self.fills[int(group[1:])]
            yield (match.group() if fill == "=" else fill), match


@cache
def lexicon(source: str) -> Lexicon:
    """Compile one of the word lists below."""
    fills: list[str] = []
    patterns: list[str] = []
    for line in source.strip().splitlines():
        fill, colon, spellings = line.partition(": ")
        fill = fill.strip()
        parts = (spellings if colon else re.escape(fill)).split(", ")
        cased = [part if re.search(r"(?<!\\)[A-Z]", part) else f"(?i:{part})" for part in parts]
        patterns.append(rf"(?P<_{len(fills)}>{'|'.join(cased)})")
        fills.append(fill)
    joined = "|".join(patterns)
    return Lexicon(re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])"), tuple(fills))


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


METRICS = r"""
accuracy: accuracy(?! measures?| metrics?), accuracies, Acc\.
precision: (?<!numerical )(?<!machine )(?<!mixed )precision(?! medicine)
recall: recall(?! that| the)
F1: F1, F-?[Ss]cores?, F1-?[Ss]cores?, F-?[Mm]easures?, F1-?[Mm]easures?, F_1, f1-scores?, f-scores?
BLEU: BLEU, BLEU-?\d, Bleu
TER
METEOR
ROUGE: ROUGE[- ]?(?:\d|L|SU\d?)?(?:[- ](?:F|R|recall))?, Rouge
perplexity: perplexity, perplexities, PPL
the AUC: AUC, AUROC, ROC AUC, AUC-ROC, area under the curve
mean average precision: mean average precision, mAP
MRR: MRR, mean reciprocal rank
NDCG: NDCG, nDCG, NDCG@\d+
RMSE: RMSE, root mean squared? error
mean absolute error: mean absolute error
mean squared error: mean squared error
R²: R², R\^2
the word error rate: word error rate, WER
the error rate: error rates?
the false positive rate: false[- ]positive rate, FPR, false positives
sensitivity and specificity
sensitivity: sensitivity(?= (?:of|=|:) ?\d)
specificity: specificity(?= (?:of|=|:) ?\d)
the odds ratio: odds ratios?
the hazard ratio: hazard ratios?
the relative risk: relative risks?, risk ratios?
the response rate: response rates?
the effect size: effect sizes?
Cohen's kappa: cohen[’']?s kappa, kappa, κ
Cronbach's alpha: cronbach[’']?s alpha
Spearman's correlation: spearman(?:[’']?s)?(?: rank)? (?:correlation|rho|ρ)
Pearson's correlation: pearson(?:[’']?s)? (?:correlation|r)
exact match: exact match
the unlabelled attachment score: UAS, unlabell?ed attachment scores?
the labelled attachment score: LAS, labell?ed attachment scores?
PSNR
SSIM
IoU: IoU, mIoU, intersection over union
the FID: FID
latency: (?<!network )(?<!Network )latency
throughput
response time: response times?, reaction times?
the survival rate: survival rates?
quality-adjusted life years: QALYs?, quality-adjusted life years
"""

DATASETS = r"""
ImageNet: ImageNet, ImageNet-\d+k?
=: CIFAR-?100?
MNIST: MNIST
MS COCO: MS[- ]?COCO, COCO
=: SQuAD(?: ?v?\d\.\d)?
=: SuperGLUE, GLUE
=: MultiNLI, MNLI, SNLI, SciTail, XNLI
=: WMT ?[’']?\d{2,4}, IWSLT ?[’']?\d{2,4}, newstest ?\d{4}
the Penn Treebank: Penn Tree[- ]?[Bb]ank, PTB
=: OntoNotes(?: ?\d(?:\.\d)?)?, CoNLL[- ]?[’']?\d{2,4}, ACE[- ]?\d{4}, MUC-?\d
Europarl
the CNN/Daily Mail corpus: CNN ?/ ?Daily ?Mail
=: WikiText-?\d*, WikiQA, WikiSQL, WikiHop, TriviaQA, HotpotQA
=: NewsQA, CoQA, QuAC, RACE, DROP(?= data)
MS MARCO: MS ?MARCO
Natural Questions: Natural Questions
=: LibriSpeech, Switchboard, TIMIT, AudioSet, VoxCeleb, Common Voice
=: MIMIC(?:-?I{1,3}|-?IV)?, eICU
the 1000 Genomes data: 1000 Genomes
=: Kinetics(?:-\d+)?, KITTI, Cityscapes, Visual Genome, Ego4D
=: ActivityNet, ShapeNet, ADE20K, LAION(?:-\w+)?
the Yelp reviews: Yelp(?: reviews?)?
the Amazon reviews: Amazon(?: product)? reviews?
the IMDB reviews: IMDB
MovieLens: MovieLens
Universal Dependencies: Universal Dependenc(?:ies|y)(?: corpus)?
the British National Corpus: British National Corpus, BNC
the Brown corpus: Brown [Cc]orpus
=: SemEval[- ]?\d{4}(?: [Tt]ask ?\d+)?, TAC[- ]?(?:KBP[- ]?)?\d{4}, TREC[- ]?\d{1,4}, DUC[- ]?\d{4}
=: UniMorph, MultiWOZ, bAbI, Story Cloze Test, ROCStories, ATIS, GENIA, AMR Bank
"""

COHORTS = r"""
UK Biobank: UK ?Biobank, UKBB
=: NHANES, ALSPAC, MoBa
the Framingham Heart Study: Framingham(?: Heart)?(?: Study)?
the European Social Survey: European Social Survey
the World Values Survey: World Values Survey
the Current Population Survey: Current Population Survey
the Socio-Economic Panel: SOEP, Socio-Economic Panel
"""

RESOURCES = r"""
=: Freebase, DBpedia, YAGO, ConceptNet, FrameNet, PropBank, VerbNet, BabelNet, WordNet, Wikidata
Wikipedia: (?<!- )Wikipedia(?!\]|\.org)
Common Crawl: Common ?Crawl
Gigaword
PubMed
=: ADNI, TCGA, GTEx, HapMap, dbGaP
SNOMED: SNOMED(?: CT)?
the Gene Ontology: Gene Ontology
"""

TECHNIQUES = r"""
logistic regression: logistic regression, logit
linear regression: linear regression
Cox regression: cox (?:proportional hazards?|regression|model)s?
random forests: random forests?
decision trees: decision trees?
gradient boosting: gradient boosting, XGBoost, LightGBM
support vector machines: support vector machines?, SVMs?
conditional random fields: conditional random fields?, CRFs?
hidden Markov models: hidden Markov models?, HMMs?
naive Bayes: na[iï]ve bayes
k-means clustering: k-means(?: clustering)?
hierarchical clustering: hierarchical clustering
spectral clustering: spectral clustering
principal component analysis: principal components? analysis, PCA
topic models: topic models?, topic modell?ing, latent dirichlet allocation
Gaussian processes: gaussian process(?:es)?
Gibbs sampling: gibbs sampl(?:ing|er)
Markov chain Monte Carlo: MCMC, markov chain monte carlo
variational inference: variational inference
expectation maximisation: expectation[- ]maximi[sz]ation, EM algorithm
integer linear programming: integer linear programm(?:ing|e?s?), ILP
dynamic programming: dynamic programming
beam search: beam search
A* search: A\* search
minimum error rate training: MERT, minimum error rate training
LSTMs: (?:Bi-?)?LSTMs?, bi-?lstms?
GRUs: (?:Bi-?)?GRUs?
recurrent networks: recurrent neural networks?, RNNs?
convolutional networks: convolutional neural networks?, (?<!\()CNNs?(?! ?[/)–-]| part), ConvNets?
graph neural networks: graph (?:neural|convolutional) networks?, GCNs?, GNNs?
Transformers: Transformers?(?! network)
BERT: (?:m|Sci|Bio|Ro)?BERTa?
word2vec: word2vec, skip-?gram
GloVe: GloVe
sequence-to-sequence models: seq(?:uence)?[- ]?(?:to|2)[- ]?seq(?:uence)?(?: models?)?
reinforcement learning: reinforcement learning
policy gradients: policy gradients?
adversarial training: adversarial training, GANs?
contrastive learning: contrastive learning, contrastive loss
variational autoencoders: variational auto-?encoders?, VAEs?
multi-task learning: multi-?task learning
transfer learning: transfer learning
active learning: active learning
distant supervision: distant supervision
self-training: self-training
knowledge distillation: knowledge distillation
cosine similarity: cosine similarity, cosine distance
edit distance: edit distance, levenshtein(?: distance)?
propensity scores: propensity scores?(?: matching)?
inverse probability weighting: inverse probability weight(?:ing|s)
instrumental variables: instrumental variables?
mixed-effects models: mixed[- ]effects?(?: models?)?
tf-idf: tf-?idf
finite elements: finite elements?(?: methods?| analysis| models?)?
Kalman filtering: kalman filter(?:s|ing)?
a greedy search: greedy (?:search|algorithm|decoding)
"""

STUDY_METHODS = r"""
a randomised controlled trial: randomi[sz]ed(?: controlled)? trials?, RCTs?
Mendelian randomisation: mendelian randomi[sz]ation
a case-control design: case[- ]control(?: stud(?:y|ies)| design)?
a cohort design: (?:prospective|retrospective) cohorts?(?: stud(?:y|ies))?, cohort stud(?:y|ies)
a cross-sectional design: cross-sectional(?: stud(?:y|ies)| design| survey| data)?
a meta-analysis: meta-analys[ie]s
difference-in-differences: differences?[- ]in[- ]differences?
interviews: (?:semi-structured )?interviews
focus groups: focus groups?
a questionnaire: questionnaires?, online survey, likert(?: scales?)?
thematic analysis: thematic analysis
grounded theory: grounded theory
ethnography: ethnograph(?:y|ic)
a case study: case stud(?:y|ies)
agent-based simulation: agent-based (?:model(?:l?ing|s)?|simulations?)
simulation: simulations?, simulated data
crowdsourcing: crowd-?sourc(?:ing|ed), Mechanical Turk, MTurk, CrowdFlower
self-report: self-report(?:s|ed)?
an observational design: observational (?:stud(?:y|ies)|data|design)
a user study: user stud(?:y|ies)
"""

COMPONENTS = r"""
dropout
the attention mechanism: attention mechanism, (?:self|cross|multi-head|local|global)[- ]attention
pre-training: pre-?training
data augmentation: data augmentation
batch normalisation: batch normali[sz]ation
the residual connections: residual connections?, skip connections?
the word embeddings: word embeddings, word vectors, pre-?trained embeddings
the character embeddings: character(?:-level)? embeddings
the positional encodings: position(?:al)? (?:encodings?|embeddings?)
the copy mechanism: copy(?:ing)? mechanism
the coverage mechanism: coverage (?:mechanism|model|penalty)
the gating: gating mechanism, gated? mechanism
back-translation: back-?translation
the ensemble: ensembl(?:e|ing)
early stopping: early stopping
fine-tuning: fine-?tuning
the re-ranking: re-?ranking
query expansion: query expansion
negative sampling: negative sampling
the regularisation: (?:l1|l2|[lL][12]) regulari[sz]ation, regulari[sz]ation, regulari[sz]er
byte-pair encoding: byte[- ]pair encod(?:ing|ings)
the lexical features: lexical(?:i[sz]ed)? features
the syntactic features: syntactic features
the semantic features: semantic features
the n-gram features: n-gram features
the distance features: distance features
the language model: (?:syntactic|neural|n-gram) language models?
the pruning: pruning
the external memory: external memory, memory network
the auxiliary loss: auxiliary (?:loss|task|objective)s?
the pre-processing: pre-?processing
the normalisation: normali[sz]ation
feature selection: feature selection
"""

HYPER_PARAMETERS = r"""
learning rate: learning rate
batch size: (?:mini-?)?batch size
beam size: beam (?:size|width)
hidden size: hidden (?:size|dimension|layer size|state size|units)
embedding size: embeddings? (?:layer )?(?:size|dimension(?:ality)?)
dropout rate: dropout(?: rate| probability)?
window size: window(?: size| length)
context size: context (?:size|length|window)
threshold: threshold, cut-?off
temperature: temperature(?! of)
significance level: significance level
vocabulary size: vocabulary size, vocab size
number of layers: number of (?:hidden )?layers
number of clusters: number of clusters
number of topics: number of topics
number of epochs: number of epochs
number of iterations: number of iterations
distortion limit: distortion limit
sampling rate: sampling (?:rate|frequency)
step size: step size
"""

LANGUAGES = (
    "Arabic|Basque|Bengali|Bulgarian|Catalan|Chinese|Croatian|Czech|Danish|Dutch|Estonian|Finnish|"
    "French|German|Greek|Hebrew|Hindi|Hungarian|Icelandic|Indonesian|Irish|Italian|Japanese|Korean|"
    "Latvian|Lithuanian|Mandarin|Norwegian|Persian|Polish|Portuguese|Romanian|Russian|Serbian|"
    "Slovak|Slovene|Spanish|Swahili|Swedish|Tamil|Thai|Turkish|Ukrainian|Urdu|Vietnamese"
)
"""Natural languages other than English."""
