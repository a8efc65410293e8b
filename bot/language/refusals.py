"""Whether somebody turns down what was just proposed."""

import re

from bot.language.words import plain

_REFUSAL = re.compile(
    r"^(?:(?:well|um|uh|oh|sorry|unfortunately|i'm afraid|honestly|actually|yeah|hm+|i mean)[,.]? )*"
    r"(?:no\b(?! (?:problem|worries|rush|doubt|question|objection|that's (?:fine|good|great|perfect|it)|"
    r"i (?:agree|think (?:it|that)'s))|"
    r",? that works)|nope\b|not (?:really|yet|now|right now|interested|going to (?:happen|work)|"
    r"a good (?:time|idea)|this (?:week|quarter|year)|at this (?:time|point))|i'd rather not|i would rather not)"
    r"|\b(?:can't|cannot|can not|won't|couldn't|don't think (?:we|i) (?:can|could|will)|not able to) (?:really |"
    r"just |quite )?"
    r"(?:do (?:that|it|this|\w+day)|make (?:it|that)|commit|agree|sign|promise|work|be able|join|attend|meet|"
    r"justify|go ahead|move forward)\b"
    r"|\b(?:that|it|this|\w+day|ten|\d+) (?:doesn't|does not|won't|will not|wouldn't|would not|"
    r"isn't going to) (?:really |quite )?work\b"
    r"|\b(?:not interested|let's (?:not|hold off|wait|leave it)|hold off|too (?:soon|early) (?:for|to)|i'll pass|"
    r"we'll pass|"
    r"we're going to pass|not comfortable|need to think about it|need more time|out of (?:office|town) (?:that|"
    r"then|on))\b"
)


def is_refusal(text: str) -> bool:
    """Whether an utterance refuses or puts off ("no", "I can't do Tuesday", "let's hold off")."""
    return _REFUSAL.search(plain(text)) is not None
