"""Words that people use for one another at work, so that "who must approve 15% off" finds the page on discounts.

A company's pages say it in the company's words and a question in the person's own; these stand in for words the
question has not. They count for less than what was said (`WEIGHT`) and are never asked for. In `SAME` each word
means all others of its line; in `SHORT` a short form and the words it stands for.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from storage.analysis import terms_of

WEIGHT = 0.3
"""Of the weight of the word that was said."""
MOST = 24
"""Hints in one search: each is looked up in the index."""

SAME = """
account customer client
ad ads advert advertising promotion
adoption usage activity logins
afford budget spend
agreement contract
allergy allergen gluten nuts
angry annoyed complain complaint unhappy upset
appointment meeting session
approve allow approval authorise permission
artist band musician
bill invoice
bio biography
blogger critic journalist reporter reviewer writer
breakdown broken died faulty repair
burglary break-in stolen theft
burnout exhausted overworked tired
buy procure purchase
call phone ring telephone
cancel churn leave quit terminate
cash liquidity money
channel partner reseller
charge cost fee price pricing rate tariff
cheap affordable inexpensive low-cost
club hall venue
commission cut margin percentage
competition competitor rival
concert gig performance show
cold freezer fridge
copyright ownership publishing
curator editorial playlist
cut decrease lower reduce
data information record
dead quiet slow
deadline due
debt late outstanding overdue owe unpaid
deck presentation slides
decline drop fall falling
demo demonstration
dinner food lunch meal restaurant
discount rebate reduction
dismiss fire redundancy sack
duty shift rota roster schedule
email mail message
emergency escalation urgent
employee staff worker
equipment gear instrument
excel spreadsheet workbook
expense expenses receipts
expensive costly dear pricey
extend extension prolong renew renewal
fan follower subscriber
feature functionality
fortnight weeks
freelancer contractor
go-live launch live rollout
goal aim objective target
guide guideline handbook policy
handoff handover transfer
hardware computer laptop
hire hiring recruit recruitment
holiday vacation leave absence
home remote
hosted host server stored
hotel accommodation
ill illness sick unwell
incident outage down downtime
increase raise rise uplift
insurance cover
interview candidate
kickoff launch start
lead prospect
licence license seat
logo branding brand
maternity parental paternity
merch merchandise
radio airplay station
delivery shipping dispatch
newsletter mailing
onboarding implementation setup
opener support supporting
password login credentials
pay paid payment payout
photo picture image
pilot poc trial
press media publicity
privacy gdpr
problem issue trouble
refer reference referral testimonial vouch
refund reimburse
release ship shipped
retention renewal
review rating star
roadmap planned upcoming
royalty royalties earnings
salary wage payroll
save keep library
secure security encryption
service support
shirt tshirt tee
singer vocalist
song track tune
sponsor executive
stock inventory
stream listen play
supplier vendor
survey questionnaire
sync film commercial
tax vat
temperature degrees
timeline calendar schedule
tour touring
training course workshop
travel trip
visa petition permit
website site
"""
SHORT = """
ae: account executive
arr: annual recurring revenue
bdr: sales development
ceo: chief executive
cfo: finance
cpa: acquisition cost
crm: customer records
csat: satisfaction survey
csm: customer success manager
cto: technology
dpa: data processing agreement
dsp: digital streaming services
ebr: executive business review
epk: electronic press kit
gdpr: data protection
grr: gross revenue retention
hr: people operations
icp: ideal customer profile
kpi: metric figures
loi: letter intent
map: mutual action plan
mrr: monthly recurring revenue
msa: master services agreement
nda: non-disclosure confidentiality
nps: promoter score survey
nrr: net revenue retention
okr: objective key results
ote: target earnings
p0: severity
p1: severity
pentest: penetration test
po: purchase order
poc: proof concept pilot
pr: press publicity
pro: collecting society
pto: holiday leave
qbr: quarterly business review
rfp: request proposal tender
roi: return investment value
sdr: sales development
sev1: severity
sev2: severity
sla: service level agreement
sme: small business
soc2: soc security report
sow: statement work
sso: single sign-on
svp: vice president
tco: total cost ownership
vp: vice president
wfh: working home
"""


def hints_for(weights: Mapping[str, float]) -> dict[str, float]:
    """What terms count that nobody said, by the terms that were; at most `MOST`, those of the weightiest first."""
    hints: dict[str, float] = {}
    for term, weight in weights.items():
        for other in _related().get(term, ()):
            if other not in weights:
                hints[other] = max(hints.get(other, 0.0), WEIGHT * weight)
    return dict(sorted(hints.items(), key=lambda hint: -hint[1])[:MOST])


@cache
def _related() -> Mapping[str, tuple[str, ...]]:
    related: dict[str, dict[str, None]] = {}
    for term, others in _pairs():
        related.setdefault(term, {}).update(dict.fromkeys(other for other in others if other != term))
    return {term: tuple(others) for term, others in related.items()}


def _pairs() -> Iterator[tuple[str, list[str]]]:
    for line in SAME.split("\n"):
        terms = terms_of(line)
        yield from ((term, terms) for term in terms)
    for line in SHORT.strip().split("\n"):
        short, _, words = line.partition(":")
        full = terms_of(words)
        yield terms_of(short, keeps_stop_words=True)[0], full
        if len(full) > 1:  # the last word tells least of what it is short for
            yield full[0], terms_of(short, keeps_stop_words=True)
