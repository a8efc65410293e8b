"""How discounts are asked for, offered and refused (see `price.py`).

In lower case with straight quotes unless noted.
"""

import re

_AMOUNT = r"(?:\d[\d.,]*|five|ten|fifteen|twenty|thirty|forty|fifty) ?(?:%|percent|per cent)"
_DISCOUNT = rf"(?:discounts?|{_AMOUNT} off|{_AMOUNT} (?:less|lower|reduction)|(?:price|rate) (?:cut|reduction|break)|money off)"
ASKS_FOR_DISCOUNT = re.compile(
    rf"\b{_DISCOUNT}|\b(?:better|lower|reduced|special|sharper|best) (?:price|rate|deal|offer)\b|"
    r"\b(?:come|go|get|bring|knock) (?:\w+ )?(?:the |your |that )?(?:price|pricing|cost|rate|fee|number)s? (?:\w+ )?down\b|\bcome down (?:on|in) (?:the )?(?:price|cost)|"
    r"\b(?:take|knock) (?:something|some|a bit|a little|anything) off\b|\bwiggle room\b|\bflexib\w+ (?:on|with|in|around) (?:the |your )?(?:price|pricing|cost)|"
    r"\b(?:room|move) on (?:the )?(?:price|pricing)\b|\bcheaper\b(?= for us| if| price|\?)|\bcan you do (?:any )?better\b|\bnegotiat\w+ (?:on )?(?:the )?(?:price|pricing)"
)
OFFERS_DISCOUNT = re.compile(
    r"\b(?:(?:i|we)(?:'ll| will|'d| would| could| can| may| might|'re able to|'m able to| are able to|'re happy to|'m happy to)(?: also| probably| definitely| "
    r"certainly| maybe| always| even| absolutely)*(?: be able to| try to| look to)? (?:do|give|offer|get|take|knock|apply|include|go|come|drop|lower|reduce|extend|throw)|"
    r"(?:i|we) (?:offer|have|run|got)|let me (?:give|offer|do|take|knock)|how about|what (?:about|if (?:i|we))|(?:give|giving|offer|offering) you|you(?:'ll|'d| will| would| can)? get)\b"
    rf"[^.?!]{{0,60}}?\b{_DISCOUNT}|\b(?:lower|reduce|drop|cut|bring down) (?:the|our|your) (?:price|rate|fee|cost)s?\b(?= by| to| for)"
)
REFUSES_DISCOUNT = re.compile(
    r"\b(?:don't|do not|can't|cannot|can not|won't|not able to|unable to|never|no|without|isn't|not) (?:\w+ ){0,4}?(?:discount|off\b|lower)"
)
IN_RETURN = re.compile(
    r"\bif (?:you|we|they|your|it|the|i)\b|\bin (?:return|exchange)\b|\bprovided\b|\bas long as\b|\bon (?:the )?condition\b|\bsubject to\b|"
    r"\bin that case\b|\bwhen you (?:sign|commit|go|take|pay)\b|\bfor (?:a|an) (?:\w+ )?(?:annual|two|three|multi|longer|upfront|prepaid|\d)[\w-]* ?(?:year|commitment|term|contract|payment)"
    r"|\bwould you (?:be able|be willing|commit|sign|agree)\b|\bbut (?:i|we)(?:'d| would) need\b"
)
