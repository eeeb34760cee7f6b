"""How a deed in the first person is told: "I" and a verb in the past, regular or not."""

import re

IRREGULAR = (
    "ate|beat|became|began|bent|bet|bit|blew|bought|bound|broke|brought|built|burnt|came|caught|"
    "chose|clung|crept|cut|dealt|did|dove|drank|drew|drove|dug|fed|fell|fit|flew|forgot|fought|"
    "found|froze|gave|got|ground|grew|held|hid|hit|hung|kept|knit|laid|leapt|learnt|led|left|lent|"
    "let|lit|lost|made|meant|met|paid|proved|put|quit|ran|rang|read|rid|rode|rose|said|sank|sat|"
    "saw|sent|set|shook|shot|showed|shrank|shut|slept|slid|sold|sought|spelt|spent|split|spoke|"
    "spread|sprang|stole|stood|stopped|stuck|strove|struck|swam|swapped|swept|swore|taught|threw|"
    "told|took|tore|understood|went|woke|won|wore|wound|wove|wrote"
)
"""Past forms; prefixes such as "re" and "over" stand before any of them."""
_PARTICIPLE = (
    "begun|broken|chosen|done|drawn|driven|fallen|flown|forgotten|frozen|given|gone|grown|known|"
    "proven|ridden|risen|run|seen|shown|spoken|stolen|taken|thrown|written"
)
_PREFIX = r"(?:re-?|over-?|under|out|un|mis|with|fore|co-)"
_NO_DEED = (
    # What somebody is, has, thinks or feels, and words in -ed that are no past.
    r"was|were|had|am|think|guess|mean|know|felt|thought|knew|learn(?:ed|t)|became|"
    r"(?:want|lik|lov|hop|wish|fear|believ|seem|appear|enjoy|hat|tend|used to|happen|worri|"
    r"assum|car|expect|prefer|deserv)(?:ed|d|red)?|need(?:ed)?|indeed|feed|speed|exceed|succeed|"
    r"proceed|bleed|breed|embed|shed|wed"
)
ACTION = re.compile(
    r"\bI(?:[’']ve| have)? (?:(?:then|first|also|therefore|next|just|soon|once|never|even|myself|"
    rf"\w+ly) )?(?!(?:{_NO_DEED})\b)"
    rf"(?:\w+ed|{_PREFIX}?(?:{IRREGULAR}|{_PARTICIPLE}))(?!\w)",
    re.IGNORECASE,
)
"""Somebody says what they did: "I wrote", "I then rebuilt", "I have measured"."""
