"""Words that say the same where somebody tells of their work, so that a cue need not list them all.

Each line is one meaning. A word stands in one line only, and only where it can hardly mean anything else.
"""

from collections.abc import Mapping
from functools import cache

from storage.analysis import terms_of

MEANINGS = (
    "bad badly poor awful awfully dreadful painful horrendous terrible terribly horrible shambolic shambles "
    "disaster disastrous nightmare mess messy chaos chaotic grim rubbish rocky rough",
    "angry furious livid irate fuming raging enraged incensed annoyed upset mad frustrated",
    "drop dropped dropping fell fallen falling fall decline declined declining decrease decreased plummet "
    "plummeted plunged tanked slumped slump dipped dip shrank shrinking",
    "leave leaving left leaves quit quitting resign resigned resigning",
    "customer client punter",
    "supplier vendor provider",
    "competitor rival",
    "expensive pricey costly dear",
    "discount reduction rebate",
    "pay paid pays paying payment payments",
    "silent silence quiet unresponsive crickets",
    "answer answered reply replied replies respond responded response react reacts reacted reaction reactions",
    "nobody noone none",
    "delay delayed postpone postponed defer deferred",
    "licence license licences licenses seat seats",
    "wage wages payroll salary salaries",
    "executive exec executives execs",
    "lawyer lawyers solicitor solicitors attorney counsel",
    "acquired acquisition acquire takeover",
    "tired exhausted knackered shattered drained frazzled",
    "week wk wks",
    "month mth mths",
    "year yr yrs",
    "crazy bonkers insane ridiculous outrageous absurd",
    "argue argues arguing argued argument bicker bickering squabble squabbling quarrel quarrelling feud feuding",
    "colleague coworker teammate workmate",
    "guy bloke chap fella geezer dude",
    "boss gaffer guvnor",
    "presentation preso",
    "tomorrow tmrw tmr tomoz",
    "shout shouting shouted yell yelling yelled scream screaming screamed",
)
SHORT_FORMS = "bdr cfo csm cto dj kpi nda qbr rfp sdr sla vp"
"""What has no vowel to tell its plural by: to the stemmer "QBRs" is another word."""


@cache
def _of_terms() -> Mapping[str, str]:
    meant: dict[str, str] = {}
    for line in MEANINGS:
        first, *others = terms_of(line, keeps_stop_words=True)
        meant.update(dict.fromkeys((first, *others), first))
    meant.update((f"{short}s", short) for short in SHORT_FORMS.split())
    return meant


def with_meaning(terms: list[str]) -> list[str]:
    """The terms, each replaced by the first of those that say the same."""
    meant = _of_terms()
    return [meant.get(term, term) for term in terms]
