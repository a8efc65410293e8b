"""Requests to send, post or book something: the coach drafts, and says that the person sends."""

import re

from bot.courtesies import bare

DRAFTS_ONLY = "I draft, you send: nothing leaves from me"

_THING = (
    r"(?:it|this|that|these|him|her|them|everyone|everybody|all of them"
    r"|(?:the|my|our|an?|that|this|each|every|all|both|another)(?: \w+)+"
    r"|[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)*|<?[#@]\w[\w|-]*>?)"
)
_TO_SOMEBODY = re.compile(
    r"(?:e-?mail|message|dm|text|call|phone|ping|invite|contact|write(?: to)?|reply to|answer|notify|tell|remind)"
    rf" (?!me\b){_THING}\b.*"
)
_OF_SOMETHING = re.compile(
    rf"(?:send|post|forward|publish|share|tweet|submit|book|schedule|upload|put) (?!me\b|us\b){_THING}.*"
)
_NO_ADVICE = re.compile(r"\b(?:how|what|whether|which|should|why|or)\b|[,:;] (?:or|is|will|does)\b", re.IGNORECASE)
_CAPITALS = re.compile(r"\b[A-Z][\w'-]*")


def asks_us_to_send(said: str) -> bool:
    """True for "send Dana an email", "can you post this in #general?", "email the blogger for me".

    A question about sending ("send it before or after the call?", "email the CEO directly?") is none.
    """
    request = bare(said)
    if request.endswith("?") or _NO_ADVICE.search(request):
        return False
    as_written = _with_capitals(request, said)
    return any(pattern.fullmatch(as_written) for pattern in (_TO_SOMEBODY, _OF_SOMETHING))


def _with_capitals(request: str, said: str) -> str:
    """The request with its names as they were written: they tell "send Dana …" from "send more …"."""
    for name in set(_CAPITALS.findall(said)):
        request = re.sub(rf"(?<!^)\b{re.escape(name.casefold())}\b", name, request)
    return request
