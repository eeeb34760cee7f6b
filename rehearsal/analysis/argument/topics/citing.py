"""Other people's work: named as such, or cited in any of the usual ways."""

from rehearsal.analysis.argument.topics.cue import Cue, words

CITED = words(r"""
    \bet al\b
    <author> (?:and|&) <author>,? [(\[]?<year>
    <author> ?(?:and|&) ?<author>\+?,? ['’]?\d\d\b
    <author>\+,? ?['’]?\d\d\b
    <author> (?:and|&) <author>\+
    <author>,? [(\[]<year>
    [(\[][^()\[\]]{0,60}<author>,? <year>
    [(\[]<author>[^()\[\]]{0,60}(?:,|\band\b|&)[^()\[\]]{0,30}<year>[^()\[\]]{0,20}[)\]]
    (?:<author>, )+(?:and |& )?<author>,? [-–—(] ?<year>
    \(<author>(?:/<author>)+\)
    \[(?-i:[A-Z][A-Za-z]{1,4})\+?['’]?\d\d[a-z]?(?:[,;] ?(?-i:[A-Z])[^\]]*)?\]
    [(\[]<author>[^()\[\]]{0,30} ?(?-i:[A-Z]{3,})[ -]?['’]?(?:19|20)?\d\d[)\]]
    (?-i:(?:[A-Z][\w’'-]+,? [A-Z]{1,3}\b\.?,? ?){2}).*\b<year>
    (?-i:^\W*[A-Z][\w’'-]+,? [A-Z]\.).*\b<year>
    ^\W*(?:<author>, ){3,}.*\b<year>
    \b<year>.*(?-i:\b(?:pp?\.|vol\b|Proc\b|Press\b|Journal\b(?! club)|arXiv|doi\b|In:))
    (?-i:\b(?:Proc\b|Proceedings|Journal\b(?! club)|arXiv|Press,)).*\b<year>
    [a-z]{3,}[.,]? \[[1-9]\d?(?:[,–-] ?[1-9]\d?)*\](?!\w)
""")
"""A publication, by its authors and year, by a key in brackets, by its number."""

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
    lines=words(rf"""
        \brelated work\b
        \b(?:previous|prior|existing|earlier) (?:\w+ )?(?:work|works)\b
        \b(?:previous|prior|existing|earlier) (?:\w+ )?(?:stud\w+|approach\w*|research)\b
        \b(?:previous|prior|existing|earlier) (?:\w+ )?(?:method\w*|models?)\b
        \b(?:previous|prior|existing|earlier) (?:\w+ )?(?:systems?|solutions?|literature)\b
        \bstate[- ]of[- ]the[- ]art\b
        {CITED.pattern}
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
