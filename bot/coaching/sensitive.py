"""Hearing that a text is about something people keep to themselves, before anything is made of it.

Each subject has words that are enough alone, and words that count only beside a sign of secrecy or of a
person concerned. Ordinary sales talk uses many of them innocently: legal reviews contracts, accounts have a
health score, records are merged.
"""

import re
from dataclasses import dataclass

_SECRET = re.compile(
    r"\b(?:confidential(?:ly)?|in confidence|off the record|between us|between you and me"
    r"|not (?:yet )?(?:public|announced)"
    r"|hasn't been announced|haven't (?:told|announced)|keep (?:this|it|that) (?:quiet|to yourself|between)"
    r"|don't (?:tell|repeat|share)|please don't|nda|insider|under embargo|secret)\b"
)
_NEAR = 240
"""Characters around a word within which secrecy is about it."""


@dataclass(frozen=True)
class _Subject:
    name: str
    plainly: re.Pattern[str]
    if_secret: re.Pattern[str] | None = None


def _subject(name: str, plainly: str, if_secret: str = "") -> _Subject:
    secret = re.compile(rf"\b(?:{if_secret})") if if_secret else None
    return _Subject(name, re.compile(rf"\b(?:{plainly})"), secret)


_WHO = (
    r"(?:i|he|she|they|we|him|her|them|me|my \w+|(?:an? |the |our |one of our )?(?:employee"
    r"|colleague|manager|rep|worker)s?)"
)
_SUBJECTS = (
    _subject(
        "redundancies",
        r"redundanc(?:y|ies)\b(?! (?:in (?:the|our) (?:data|system|network|code)|zone|across"
        r"|of (?:data|servers)|and failover"
        r"|level|plan for (?:servers|data)))(?=.{0,80}\b(?:plan|announc|march|april|may|june|july"
        r"|confidential|staff|people|team"
        r"|jobs?|round|package|next|week|month|year|notice|consult|will|are|coming|made|payments?)\w*)"
        r"|made redundant\b|making (?:\S+ ){1,4}redundant\b|(?:mass |planned |planning |upcoming "
        r"|more )?lay-?offs\b"
        r"|(?:laying off|lay off|laid off|letting go of) (?:\S+ ){0,3}(?:people|staff|employees"
        r"|workers|half|percent|%|\d+)"
        r"|(?:got|was|were|been|being|be) laid off|reduction in force|job cuts\b|headcount (?:cuts?|reduction)"
        r"|restructuring plan|firing (?:him|her|them|half)|going to (?:fire|let go) ",
        r"restructur\w+|reorgani[sz]ation|downsizing|head ?count",
    ),
    _subject(
        "a legal claim",
        r"lawsuit|litigation\b(?! (?:software|support|team|platform|module|hold feature))|su(?:ing"
        r"|ed) (?:us|you|them|him|her|over|for)"
        r"|(?:going to|gonna|will|could|might|threaten\w* to|want(?:s|ed)? to) sue\b|legal action"
        r"|breach of contract"
        r"|(?:filed|filing|file|bring|brought) (?:a |an )?(?:claim|suit|charges?|complaint) (?:against|with)"
        r"|(?:solicitor|attorney|lawyer)s? (?:says?|said|told|advis\w+|sent|contacted|wrote|threat\w+|got involved"
        r"|(?:is|are) (?:involved|preparing))"
        r"|settlement (?:offer|talks|agreement with)|employment tribunal|class action"
        r"|under investigation|subpoena|deposition\b",
    ),
    _subject(
        "somebody's health",
        rf"{_WHO} (?:have|has|had|was|is|am|'m|'s|been|got)(?: been| just)? (?:diagnosed|cancer"
        rf"|depress(?:ed|ion)|hospitali[sz]ed|pregnant"
        r"|a (?:miscarriage|stroke|heart attack|breakdown|tumou?r)|on (?:sick|medical|stress) leave"
        r"|signed off sick|burn(?:ed|t) out"
        r"|in (?:the )?hospital|in rehab|hiv|covid)\b"
        r"|diagnosed with|chemo(?:therapy)?\b|cancer (?:treatment|diagnosis)|mental health (?:leave"
        r"|crisis|problem|issue)s?"
        r"|(?:medical|sick|stress|maternity|bereavement) leave|miscarriage|terminal(?:ly)? ill"
        r"|panic attacks?|nervous breakdown"
        r"|my (?:doctor|therapist|psychiatrist|oncologist)\b",
        r"pregnan\w+|surgery|illness|disabilit\w+|hospital",
    ),
    _subject(
        "an HR complaint",
        r"(?:sexual(?:ly)? )harass\w*|harass(?:ed|ing|ment) (?:complaint|claim|case|by|at work|me|her"
        r"|him|allegation)"
        r"|harassment\b|bull(?:ied|ying) (?:by|at|me|her|him|complaint|in)|hostile work"
        r"|discriminat(?:ed|ion) (?:against|complaint|claim|case|at)"
        r"|(?:hr|formal|grievance|misconduct) complaint|grievance (?:against|procedure|hearing|with)"
        r"|(?:filed|raised|raise|file) a grievance"
        r"|(?:reported|complained|complain|went|go|going) (?:\S+ ){0,3}to (?:hr|human resources)\b"
        r"|disciplinary (?:action|hearing|meeting|process)|whistle-?blow\w*|gross misconduct"
        r"|performance improvement plan",
        r"misconduct|\bhr\b|human resources",
    ),
    _subject(
        "a merger or takeover",
        r"(?:being|been|be|getting|is|are) acquired\b(?! (?:by marketing|through|via|customers|leads))"
        r"|(?:acquisition|takeover|merger|buyout) (?:talks?|offer|bid|target|of (?:our|the"
        r"|their) company|is not public|by|announce\w*|with \S+ (?:is|will|to be))"
        r"|(?:talks|negotiat\w+) (?:to (?:be )?(?:acquire|acquired|merge|sell|buy)|about (?:a "
        r"|an )?(?:merger|acquisition|takeover|sale of))"
        r"|(?:in|start\w*|into|during|doing) due diligence (?:to|on|for|with) (?:buy|acquir"
        r"|the (?:acqui|merger|sale)|an? (?:buyer|acqui))\w*"
        r"|selling the (?:company|business)\b|(?:ipo|going public) (?:is|in|next|this|plans?|filing)"
        r"|letter of intent to (?:buy|acquire)"
        r"|merging with (?!the (?:data|model|table|record|account|branch)|(?:data|records|your|our) )\S+",
        r"acquisition|merger|takeover|m&a|buyout|acquir\w+|ipo\b|fundrais\w+",
    ),
)


def is_sensitive(text: str) -> str | None:
    """What makes it sensitive, in a few words for the person; None for ordinary business."""
    said = " ".join(text.replace("’", "'").casefold().split())
    return next((subject.name for subject in _SUBJECTS if _is_about(subject, said)), None)


def _is_about(subject: _Subject, said: str) -> bool:
    if subject.plainly.search(said):
        return True
    return subject.if_secret is not None and any(
        _SECRET.search(said, max(0, found.start() - _NEAR), found.end() + _NEAR)
        for found in subject.if_secret.finditer(said)
    )
