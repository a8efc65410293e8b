"""Which words say much the same at work, and what short forms stand for; `bot.knowledge.related` reads it.

In `SAME` each word means all others of its line; in `SHORT` a short form means the words it stands for.
What may be written as one word or two is one here (`storage/compounds.py`).
"""

SAME = """
account customer client
accountant accounting bookkeeper bookkeeping
ad ads advert advertising promotion
addon extra
adoption usage activity logins
advance deposit prepayment retainer upfront
afford budget spend
agreement contract
album ep lp
allergy allergen gluten nuts
alternative workaround
angry annoyed complain complaint unhappy upset
anxiety fear fright nerves nervous
apologise apology sorry
appointment meeting session
approve allow approval authorise permission
approver buyer decide decision
argument conflict disagreement dispute fight fighting quarrel
artist band musician
attend attendance audience crowd turnout
audit certification compliance
backup recovery restore
bank borrow lend lender loan
bargain concession haggle negotiate negotiation
battlecard competition competitor incumbent rival
bid estimate offer proposal quotation quote tender
bill invoice
bio biography
blame fault mistake
blogger critic journalist reporter reviewer writer
book booking reservation
booker booking promoter
boss manager supervisor
boutique retail shop store
breakdown broken died faulty repair
burglary breakin stolen theft
burnout exhausted overworked tired
buy procure purchase
call phone ring telephone
cancel churn leave quit terminate
cash liquidity money
channel partner reseller
charge cost fee price pricing rate tariff
cheap affordable inexpensive
christmas festive holiday
clause condition term
club hall venue
cofounder founder owner partner shareholder
cowrite collaborate collaboration
cold freezer fridge
commission cut margin percentage
commit forecast projection
compensate compensation credit goodwill
composer songwriter writer
concern hesitation objection pushback worry
concert gig performance show
connect connection integrate integration sync
copyright ownership publishing
crosssell expansion upsell
crowdfunding kickstarter patreon
curator editorial playlist
cut decrease lower reduce
daily day
dashboard reporting reports
data information record
dead quiet slow
deadline due
debt late outstanding overdue owe unpaid
deck presentation slides
decline drop fall falling
delay postpone slip stall stuck
delivery shipping dispatch
demo demonstration
detractor passive promoter
dinner food lunch meal restaurant
discount rebate reduction
dismiss fire redundancy sack
distribution distributor
downgrade downsell
drummer guitarist bassist member
duty shift rota roster schedule
email mail message
emergency escalation urgent
employee staff worker
engineer engineering developer
equipment gear instrument
erase erasure deletion
excel spreadsheet workbook
expense expenses receipts
expensive costly dear pricey
extend extension prolong renew renewal
fan follower subscriber
fast faster quick quickly rapid speed
feature functionality
fix repair resolve
fortnight weeks
freelancer contractor
frequency frequently often
gatekeeper assistant receptionist secretary
ghost ghosted quiet silence silent unresponsive
gift voucher
go-live launch live rollout
goal aim objective target
grew grow growth
guarantee refund warranty
guest patron shopper visitor
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
income revenue sales takings turnover
increase raise rise uplift
insurance cover
interview candidate
intro introduce introduction
kickoff launch start
lawyer attorney counsel legal solicitor
lead prospect
lesson pupil student teach teacher tutor
licence license seat
logo branding brand
loss lose lost
loud loudness volume
lyrics songwriting
listing google
maternity parental paternity
maximum max cap
merch merchandise
minimum least
mix mixing
monologue ramble talkative
month monthly
morale motivate motivation
newsletter mailing
onboarding implementation setup
opener support supporting
password login credentials
pay paid payment payout
persona profile
photo picture image
pilot poc trial
pipeline funnel
practise rehearsal rehearse
premises lease landlord rent
press media publicity
privacy gdpr
problem issue trouble
procurement purchasing purchaser
producer production
profit margin
quarter quarterly
radio airplay station
redline edits
refer reference referral testimonial vouch
refund reimburse
rehearsal rehearse practice
release ship shipped
retention renewal
review rating star
roadmap planned upcoming
royalty royalties earnings
salary wage payroll
sale sell selling sold
score scoring points
secure security encryption
security infosec
segment tier
send sent
service support
shirt tshirt tee
sign signature signed signing
singer vocalist
social instagram facebook tiktok
song track tune
sponsor executive
spotify streaming
stock inventory
stolen steal theft
story storytelling narrative
stream listen play
supplier vendor
survey questionnaire
sync film commercial
target quota
tax vat
temperature degrees
text sms
timeline calendar schedule
tour touring
training course workshop
travel trip
user seat
visa petition permit
website site
week weekly
win won
write written wrote
year annual annually yearly
"""

SHORT = """
acv: annual contract value
admin: administrator
ae: account executive
app: application
arr: annual recurring revenue
asap: urgent immediately
b2b: business
bdr: sales development
biz: business
cac: customer acquisition cost
ceo: chief executive
cfo: finance
champ: champion
cio: technology
ciso: security
cmo: marketing
cogs: cost goods sold
config: configuration settings
coo: operations
cpa: acquisition cost
crm: customer records
cs: customer success
csat: satisfaction survey
csm: customer success manager
cto: technology
dm: decision maker
docs: documentation documents
dpa: data processing agreement
dsp: digital streaming services
ebitda: earnings profit
ebr: executive business review
eom: month end
eoq: quarter end
eoy: year end
epk: electronic press kit
faq: frequently questions
foh: front house sound
fte: full time employee
gdpr: data protection
grr: gross revenue retention
hr: people operations
icp: ideal customer profile
infosec: security
isrc: recording code
kb: knowledge base
kpi: metric figures
loc: line credit
loi: letter intent
ltv: lifetime value
map: mutual action plan
meddic: qualification
mfa: authentication
mgmt: management
mgr: manager
mrr: monthly recurring revenue
msa: master services agreement
mtg: meeting
nda: non-disclosure confidentiality
nps: promoter score survey
nrr: net revenue retention
okr: objective key results
ops: operations
ote: target earnings
p0: severity priority
p1: severity priority
pentest: penetration test
pip: performance improvement plan
po: purchase order
poc: proof concept pilot
pr: press publicity
prio: priority
pro: collecting society
promo: promotion
pto: holiday leave
qbr: quarterly business review
qoq: quarter
rep: representative
rfi: request information
rfp: request proposal tender
rfq: request quote
roi: return investment value
saas: software
sdr: sales development
sev1: severity
sev2: severity
sla: service level agreement
smb: small business
sme: small business
soc2: soc security report
sow: statement work
sso: single sign-on
svp: vice president
tam: market
tco: total cost ownership
tcv: total contract value
tos: terms service
uat: user acceptance testing
upc: release code
ux: design
vp: vice president
wfh: working home
yoy: year
"""
