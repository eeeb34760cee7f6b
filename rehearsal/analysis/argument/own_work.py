"""What the speaker did, in the first person: any deed counts, talk about the talk does not."""

import re

_ADVERB = (
    r"(?:\w+ly|also|then|first|just|even|later|soon|thus|next|now|again|always|once|together|mostly"
    r"|therefore|already|myself|either|still|since)"
)
_WITH = r"(?: and [^,.;]{1,40}?|, [^,.;]{1,40},)?"
"""Who did it too: "I and my students built", "I, with Anna, built"."""
_I = rf"(?<!\b[Ii]f )\b[Ii]{_WITH}"

_DEEDS = (
    "built|rebuilt|made|remade|wrote|rewrote|led|ran|reran|found|did(?! not)|chose|began|drew|grew"
    "|took|brought|held|dealt|won|sought|spent|split|fit|fed|put together|set up|set out"
    "|came up|overcame|oversaw|undertook|taught|looked (?:at|into)"
)
"""Irregular past tenses of work."""
_DONE = (
    "built|rebuilt|made|written|rewritten|led|run|rerun|found|done|chosen|begun|drawn|grown|taken"
    "|brought|held|dealt|won|sought|spent|shown|set up|come up|overcome|overseen|taught"
    "|undertaken|put together"
)
"""Irregular participles of work."""
_NOW = (
    "propose|design|develop|build|introduce|prove|derive|invent|stud(?:y|ie)|investigate|explore"
    "|extend|argue|implement|analy[sz]e|evaluate|find|work on|lead|maintain|solve"
)
"""Work that is claimed in the present."""
_TALKING = (
    "want|mention|talk|promis|explain|describ|discuss|summari[sz]|cover|outlin|sketch|repeat|stress"
    "|emphasi[sz]|point|allud|referr?|hint|claim|stat|suggest|ask|answer|not|nam|call|lik|lov|hop|wish"
    "|wonder|believ|assum|expect|guess|figur|imagin|realis|realiz|learn|enjoy|need|thank|apologi[sz]"
    "|appreciat|join|mov|liv|graduat|arriv|skip|omit|list|highlight|mark|circl|colou?r|underlin"
    "|happen|seem|car|worri|doubt|remember"
)
"""Regular verbs of speaking, thinking, living and pointing at slides, without their ending."""
_NO_DEED = rf"(?:(?:{_TALKING})(?:p|t|d)?ed\b|\w*eed\b|used to\b|showed (?:you|before|earlier)\b)"
_PAST = rf"(?!{_NO_DEED})(?:{_DEEDS}|[\w-]+ed)\b"
_PERFECT = rf"(?!{_NO_DEED}|shown you\b)(?:{_DONE}|[\w-]+ed)\b"
_GOING_ON = (
    r"(?!(?:say|talk|tell|show|mention|hop|wonder|ask|speak|want|think|expect|promis|go|wait)ing\b)"
    r"\w+ing\b"
)
_ROLE = (
    r"(?:the |a |an )?(?:\w+[ -])?(?:responsible for|in charge of|author\b|developer|maintainer"
    r"|able to (?:prove|build|find|reduce|improve|train))"
)
_OWN = re.compile(
    rf"{_I}(?: {_ADVERB})* {_PAST}"
    rf"|{_I}(?:'ve| have| had|'d)(?: {_ADVERB})* {_PERFECT}"
    rf"|{_I}(?:'ve| have| had) been(?: {_ADVERB})* {_GOING_ON}"
    rf"|{_I}(?:'m| am| was|'ve been| have been)(?: {_ADVERB})* {_ROLE}"
    rf"|{_I}(?:'m| am| was)(?: {_ADVERB})* (?:build|develop|work|lead|design|runn|writ)ing\b"
    rf"|{_I}(?: {_ADVERB})* (?:{_NOW})\b"
    r"|\b[Ii] had (?:the|this|an|my) (?:\w+ )?idea\b"
    r"|\b[Mm]y (?:own |main |PhD |doctoral )?(?:thesis|contributions?|work|ideas?|approach"
    r"|dissertation|research|part|role|method|model|system|experiments?)\b"
)


def says_own_work(text: str) -> bool:
    """Tell whether a sentence says what the speaker did: I and a deed, or what is "my work"."""
    return bool(_OWN.search(text.replace("’", "'")))
