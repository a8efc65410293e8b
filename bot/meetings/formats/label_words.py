"""The words that labels are told by: facts about a call, nobody in particular, and sides."""

from typing import Final

from bot.meetings.transcript import Side


def words(text: str) -> frozenset[str]:
    """The phrases between bars."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split("|"))


METADATA: Final = words(
    """
    date | time | date & time | date and time | start | start time | end | end time | started |
    ended | created | recorded | updated | timestamp | timezone | time zone | duration | length |
    call duration | call length | day | when | where | location | platform | language | channel |
    title | call title | meeting title | name | file | filename | format | version | type | call
    type | meeting type | category | tags | tag | topic | topics | subject | re | cc | bcc | from |
    to | id | call id | caller id | meeting id | conversation id | url | link | links | meeting link
    | recording | recording link | recording url | view recording | screen sharing | video | audio |
    website | email | phone | tel | address | attendee | attendees | participant | participants |
    invitees | members | speakers | organizer | organiser | owner | author | host email | company |
    account name | industry | account | stage | deal stage | deal | deal size | amount | close date
    | status | priority | score | note | notes | n.b | nb | ps | p.s | q | tip | warning | important
    | reminder | example | e.g | i.e | remember | question | questions | answer | editor's note |
    transcriber's note | disclaimer | copyright | confidential | correction | source | transcript
    source | background | context | scenario | setting | purpose | goal | goals | objective |
    objectives | agenda | agenda item | agenda items | outcome | outcomes | overview | summary |
    call summary | executive summary | meeting summary | description | details | outline | header |
    section | chapter | action | actions | action item | action items | next step | next steps |
    follow up | follow-up | follow ups | to do | todo | task | tasks | decision | decisions | key
    points | main points | pain points | highlights | key takeaways | takeaways | conclusion |
    result | results | strengths | weaknesses | improvements | areas for improvement |
    recommendations | feedback | analysis | coaching | objections | risk | risks | opportunity |
    insight | insights | approach | challenge | challenges | sentiment | rules | reason | talk ratio
    | kind | style | transcript | transcription | transcribed | transcribed by | word count | budget
    | price | pricing | fact | update | http | https | mailto
    | datum | uhrzeit | zeit | dauer | teilnehmer | teilnehmende | anwesend | anwesende | ort | betreff | thema |
    themen | titel | protokoll | protokollant | protokollführer | notiz | notizen | zusammenfassung | aufgaben |
    nächste schritte | fazit | tagesordnung | ergebnis | ergebnisse | firma | sprache | besprechung | hinweis |
    fecha | hora | duración | participantes | asistentes | asunto | lugar | tema | título | resumen | notas |
    próximos pasos | acciones | durée | heure | objet | lieu | sujet | titre | résumé | remarques |
    prochaines étapes | ordre du jour
    """
)
"""Labels of facts about a call and of reports on it; never a speaker."""

SPOKEN: Final = words(
    "q | question | questions | answer | remember | example | e.g | i.e | ps | p.s | http | https | tip"
    "| important | reminder | reason"
)
"""Of these, what people also say in the middle of speaking."""

UNKNOWN: Final = words(
    "unknown | unknown speaker | unidentified | unidentified speaker | speaker | speaker unknown | none | null"
    "| n/a | ? | - | ??? | unnamed | unnamed speaker | speaker ? | undefined | nan"
)
"""Names that mean nobody is named."""

SMALL: Final = words(
    "de | da | di | do | dos | du | del | der | den | van | von | bin | ibn | al | el | la | le | y | e | of | the"
    "| and | ter | ten | af"
)
"""Words in names that begin small."""

_OWN = words(
    "agent | csr | rep | sales rep | salesperson | seller | representative | sales representative | csm | ae"
    "| account executive | sdr | me | advisor | consultant | support agent | internal | assistant | sales"
    "| account manager | verkäufer | verkäuferin | berater | beraterin | ich | vendedor | vendedora | agente"
    "| conseiller | conseillère | vendeur | moi | yo"
)
_CUSTOMER = words(
    "customer | client | prospect | buyer | caller | lead | them | external | consumer | user | end_customer"
    "| kunde | kundin | interessent | interessentin | anrufer | cliente | acheteur"
)
SIDES: Final[dict[str, Side]] = {role: "own" if role in _OWN else "customer" for role in _OWN | _CUSTOMER}
"""The side a role tells."""
