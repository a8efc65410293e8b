"""Requests to send, post or book something: the coach drafts, and says that the person sends."""

import re

from bot.courtesies import bare, plainly

DRAFTS_ONLY = "I draft, you send: nothing leaves from me"

_THING = (
    r"(?:it|this|that|these|him|her|them|everyone|everybody|all of them"
    r"|(?:the|my|our|an?|that|this|each|every|all|both|another)(?: \w+)+"
    r"|[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)*|<?[#@]\w[\w|-]*>?)"
)
_SOMEBODY = r"(?:e-?mail|message|dm|text|call|phone|ping|invite|contact|write to|reply to|notify|tell|remind) "
_SOMETHING = r"(?:send|post|forward|publish|tweet|submit|book|schedule|upload) "
_SOMEWHERE = r"(?:share|put) "
_BEGINS = re.compile(f"{_SOMEBODY}|{_SOMETHING}|{_SOMEWHERE}")
"""Most of what people write does not begin so, and need not be looked at further."""
_TO_SOMEBODY = re.compile(rf"{_SOMEBODY}(?!me\b){_THING}\b.*")
_OF_SOMETHING = re.compile(rf"{_SOMETHING}(?!me\b|us\b){_THING}.*|{_SOMEWHERE}{_THING} (?:with|to|in|into|on) .*")
_NO_ADVICE = re.compile(r"\b(?:how|what|whether|which|should|why|or)\b|[,:;] (?:or|is|will|does)\b", re.IGNORECASE)
_OWN_PLAN = re.compile(r"\bi(?: want| need| have|'d like| would like|'ll| will|'m going) to\b|\blet me\b")
_MORE_IS_TOLD = re.compile(r"[,;:.!](?= \w)| (?:because|since|as|after|before) ")
_CAPITALS = re.compile(r"\b[A-Z][\w'-]*")


def asks_us_to_send(said: str) -> bool:
    """True for "send Dana an email", "can you post this in #general?", "email the blogger for me".

    A question about sending ("send it before or after the call?", "email the CEO directly?") is none, and neither
    is what somebody means to send themselves ("I want to send a pitch by Friday").
    """
    request = bare(said)
    if not _BEGINS.match(request) or request.endswith("?"):
        return False
    if _NO_ADVICE.search(request) or _OWN_PLAN.search(plainly(said)):
        return False
    as_written = _with_capitals(request, said)
    return any(pattern.fullmatch(as_written) for pattern in (_TO_SOMEBODY, _OF_SOMETHING))


def asks_only_to_send(said: str) -> bool:
    """True when the request is all there is: nothing is told that a plan or a draft could be made of."""
    return asks_us_to_send(said) and not _MORE_IS_TOLD.search(bare(said))


def _with_capitals(request: str, said: str) -> str:
    """The request with its names as they were written: they tell "send Dana …" from "send more …"."""
    for name in set(_CAPITALS.findall(said)):
        request = re.sub(rf"(?<!^)\b{re.escape(name.casefold())}\b", name, request)
    return request
