"""One spelling of a word: "organise" finds "organize", "cheque" finds "check", and "calender" a calendar.

The stemmer is no help: it cuts "organize" to "organ" and leaves "organise". Words are brought to the American
spelling before they are stemmed, in what is indexed and in what is asked alike. Of wrong spellings only those that
many people take for right are known here; slips of the finger are heard by `bot.knowledge.spelling`.
"""

import re

_ALWAYS_ISE = frozenset(
    """
    advertise apprise chemise circumcise comprise compromise concise demise despise enterprise excise exercise
    expertise franchise imprecise merchandise mortise paradise precise premise promise reprise sunrise surmise
    surprise treatise uprise
    """.split()  # noqa: SIM905  (a paragraph of words reads better than thirty strings)
)
_IZE = re.compile(r"(\w{2,}[bcdghklmnprsty])is(e|es|ed|er|ers|ing|ation|ations)")
"""After these letters only: "raise", "wise" and "devise" are the same in America."""

_ALSO = [
    (re.compile(british), rf"\1{american}\2")
    for british, american in (
        (r"(\w*(?:behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rum|sav|vap|vig))our(\w*)", "or"),
        (r"(calib|cent|fib|theat|(?:centi|kilo|milli|)met|(?:centi|milli|)lit)re(s|)", "er"),
        (
            r"(cance|channe|counse|dia|fue|initia|labe|leve|marve|mode|signa|tota|trave)ll(ed|ing|or|ors|er|ers|ous)",
            "l",
        ),
        (r"(enro|fulfi|insta|ski|wi)l(|s|ful|ment|ments)", "ll"),
        (r"(ana|cata|dia)logue(s|)", "log"),
        (r"(anal|paral)ys(e|es|ed|er|ers|ing)", "yz"),
        (r"(defen|licen|offen|preten)ce(d|s|)", "se"),
        (r"(practi)s(e|es|ed|ing)", "c"),
        (r"(acknowledg|ag|judg)e(ing|ment|ments)", ""),
        (r"(program)me(s|)", ""),
        (r"(che)que(s|)", "ck"),
        (r"(gr)e(y|ys)", "a"),
        (r"(s)c(eptic\w*)", "k"),
    )
]

_MISSPELT = dict(
    pair.split(":")
    for pair in """
    accomodate:accommodate accomodation:accommodation accross:across acheive:achieve acheived:achieved
    acknowlege:acknowledge adress:address adresses:addresses agressive:aggressive appologise:apologize
    appologize:apologize arguement:argument attendence:attendance begining:beginning
    beleive:believe buisness:business busines:business bussiness:business calender:calendar calenders:calendars
    catagory:category collegue:colleague collegues:colleagues comission:commission comissions:commissions
    comittee:committee commision:commission commisions:commissions commited:committed commitee:committee
    comitment:commitment committment:commitment competiter:competitor competitve:competitive concensus:consensus
    concious:conscious critisism:criticism definately:definitely definitly:definitely dependant:dependent
    desicion:decision descision:decision develope:develop developement:development dilemna:dilemma
    dissapointed:disappointed dissappointed:disappointed embarass:embarrass embarassed:embarrassed
    embarassing:embarrassing employe:employee enviroment:environment excede:exceed
    existance:existence experiance:experience forcast:forecast
    forcasting:forecasting freind:friend fufill:fulfill garantee:guarantee
    guage:gauge guarentee:guarantee harrassment:harassment immediatly:immediately
    independant:independent invoise:invoice knowlege:knowledge
    liason:liaison libary:library liscense:license maintainance:maintenance maintenence:maintenance
    managment:management millenium:millennium mispell:misspell morgage:mortgage
    neccessary:necessary necesary:necessary negociate:negotiate negociation:negotiation negotation:negotiation
    noticable:noticeable occassion:occasion occured:occurred occurence:occurrence oppertunity:opportunity
    oportunity:opportunity opportunites:opportunities parralel:parallel persue:pursue
    posession:possession prefered:preferred priviledge:privilege profesional:professional
    proffesional:professional programing:programming publically:publicly
    questionaire:questionnaire questionaires:questionnaires questionairre:questionnaire reccomend:recommend
    reccommend:recommend reciept:receipt reciepts:receipts recieve:receive recieved:received recomend:recommend
    reccuring:recurring recuring:recurring referal:referral referals:referrals refered:referred refering:referring
    relevent:relevant restaraunt:restaurant resturant:restaurant
    retension:retention rythm:rhythm scedule:schedule shedule:schedule seperate:separate seperately:separately
    severence:severance sieze:seize sponser:sponsor sponsered:sponsored stratagy:strategy succesful:successful
    succesfull:successful successfull:successful sucess:success sucessful:successful supercede:supersede
    suprise:surprise  tendancy:tendency threshhold:threshold tommorow:tomorrow
    tommorrow:tomorrow transfered:transferred truely:truly untill:until vaccuum:vacuum
    wierd:weird writting:writing
    """.split()  # noqa: SIM905  (a paragraph of words reads better than a hundred strings)
)


def american(word: str) -> str:
    """The word, in small letters, as it is spelt in America, and right."""
    word = _MISSPELT.get(word, word)
    for british, spelt in _ALSO:
        if british.fullmatch(word):
            return british.sub(spelt, word)
    ends = _IZE.fullmatch(word)
    if ends is None or f"{ends[1]}ise" in _ALWAYS_ISE:
        return word
    return f"{ends[1]}iz{ends[2]}"
