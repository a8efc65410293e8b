"""Calls in plain words: those that were shared, and sharing one."""

from bot.plain_words.parts import NUMBER, SHOW

CALLS = {
    "calls_list": (
        rf"{SHOW}(?:all )?(?:of )?my (?:last |latest |recent |past |reviewed )?(?:(?:\d+|{NUMBER}) )?calls",
        r"(?:which|what) calls (?:have|did) (?:i|you) (?:shared?|reviewed?|seen|see|sent|send)(?: so far)?",
    ),
    "debrief_open": (
        r"(?:debrief|review|share|analy[sz]e|upload) (?:a|my|another|my last|my latest|the|this) (?:\w+ )?call",
        r"(?:call )?debrief",
    ),
}
