"""How people are named and brought in (see `people.py`).

In lower case with straight quotes unless noted.
"""

import re

ROLE = (
    r"(?:ceo|cfo|cto|coo|cio|ciso|cmo|vp|vice president|president|director|head of \w+|controller|boss|manager|board|finance (?:team|lead|director)|"
    r"it (?:team|lead|department|manager)|security (?:team|lead)|legal(?: team)?|procurement(?: team)?|owner|partner|team lead|lead|chief \w+ officer|"
    r"sponsor|executive|colleagues?|accountant|engineer|architect|admin(?:istrator)?)"
)
THEIR_ROLE = re.compile(rf"\b(?!the board\b)(?:my|our|the|your|her|his|their) (?:\w+ )?{ROLE}\b")
_JOINING = (
    r"(?:with|invite|include|including|bring(?:ing)?(?: in| along)?|loop(?:ing)?(?: in)?|add(?:ing)?|introduce(?: me| us| you)? to|intro to|meet|get|have|ask|"
    r"join(?:ed)? by|speak (?:to|with)|talk (?:to|with)|call|cc|copy|involve|pull(?:ing)? in)"
)
BRINGS_NAME = re.compile(
    rf"\b(?:{_JOINING}) (?P<name>[A-Z][a-z]+)\b|\b(?P<joins>[A-Z][a-z]+) (?:to join|joins|can join|will join|could join|on the (?:next )?call)\b"
)
BRINGS_ROLE = re.compile(
    rf"\b{_JOINING} (?:my|our|the|your|her|his|their) (?:\w+ )?{ROLE}\b|\b(?:my|our|your) {ROLE} (?:to join|joins|can join|will join|could join)\b"
)
DECIDES = re.compile(
    r"\b(?:sign(?:s|ed)?(?: off)?|decides?|approves?|approval|has to|needs? to|must|final (?:say|word)|recommends?)\b"
)
BRINGS_THEM = re.compile(
    r"\b(?:meet|meeting|speak|talk|sit down|call|session|time|minutes|hour|demo) with (?:her|him|them both|the two of them)\b|"
    r"\b(?:invite|include|involve|bring|loop in|add) (?:her|him)\b"
)
"""Somebody brought in who was named before."""
OF_A_PERSON = r"(?:runs?|is|has|had|handles?|needs?|wants?|decides?|signs?|would|will|said|says|thinks?|knows?|owns?|leads?|manages?|looks? after|was|can|does|did|asked|likes?|who)"
NOT_NAMES = frozenset(
    word
    for line in (
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August",
        "September October November December I Zoom Teams Slack Google Excel Christmas Easter Thanksgiving The That This",
        "Our My Your We You He She They It Okay Yes Yeah So And But Great Thanks",
    )
    for word in line.split()
)
PERSON_NAMED = (
    rf"\b(?i:{ROLE}),? (?:is |called |named )?NAME\b|\bNAME,? (?i:{OF_A_PERSON})\b|\bNAME, (?i:my|our|the) "
)
