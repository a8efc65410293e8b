"""What has the form of a question and is none, one alternative a line (see `bot.language.questions`)."""

import re

from bot.language.patterns import any_of
from bot.language.question_parts import ADJECTIVE, AUX, BE_OR_DO, PRONOUN, SHORT_WH, WH

ECHO = re.compile(
    r"(?:(?:oh|well|yeah|no|hm+|wow|and|so|ah|gosh|gee|my|goodness|now)\s)*"
    + any_of(
        r"(?:is|was) (?:that|it) (?:right|so|true)",
        rf"(?:{BE_OR_DO} {PRONOUN}|(?:have|had) (?:you|they|we|he|she))(?: (?:really|now|though))?",
        rf"{PRONOUN} {AUX}(?: not)?|{PRONOUN}'(?:s|re)(?: not)?",
        r"really|right|yeah|yes|no|okay|ok|huh|hm+|eh|see|oh|wow|what|so|well|now|all right|alright|m+-?hm+|"
        r"uh-huh|um-hum",
        r"pardon(?: me)?|sorry|i'm sorry|excuse me|say what|say that again|what's that|what was that",
        r"how about that|tell me about it|you know(?: what)?|y'know|know what|guess what|you see|who knows",
        r"(?:do )?you know what i(?:'m| am)? (?:mean|saying)|know what i mean|(?:do )?you see what i mean|"
        r"come again",
        r"no kidding|you're kidding|are you (?:kidding(?: me)?|serious)|seriously|honestly|for real|not really",
    )
    + r"(?: (?:huh|really|though))?"
)
"""A listener hands the speaker's words back ("oh, did you?") or asks to hear them again: no question."""

AGREEING = re.compile(
    rf"(?:(?:and|but|yeah|well) )*(?:so|neither|nor) {AUX} "
    r"(?!(?:you|it|that|this|there|they|we)\b)\S+(?: \S+)?(?: one)?"
)
"""The speaker joins in: "so did my brother"."""

REPORTED = re.compile(
    r"\b(?:i|he|she|they|we|you|people|everybody|somebody|who|it)(?:'m|'s|'re|'d| was| were| is| am| are| just|"
    r" always)*"
    r" (?:says?|said|saying|goes|going|asks?|asked|like|thinking|told (?:me|him|her|them|us|you))[,:]*\s*[\"']*\s*"
    r"(?:(?:well|oh|hey|okay|so|and|you know|wow|now)[,]?\s+)*[\"']?"
    rf"(?:{WH} (?!(?:i|we|they|he|she|it|that|this|you|the)\b)(?:\S+ )?{AUX}\b|{SHORT_WH}\b|"
    rf"{AUX} {PRONOUN}\b)"
)
"""A question somebody retells: "and he goes, what do you want?" (reads text with its marks)."""

EXPLAINING = re.compile(
    any_of(
        rf"what(?:'s| is| was) (?:\S+ )?{ADJECTIVE} (?:\S+ ){{0,4}}(?:is|was)\b",
        r"what (?:happens|happened) (?:is|was)\b|what can (?:i|you|we) (?:say|do)$|what can i say\b",
        r"what (?:a|an|the|i|we|they|he|she|people|most|many)\b",
        r"what you (?:do|get|have|need|want|see|can)\b",
        r"what (?:it|that|this) (?:is|was|does|means|boils)\b",
        r"what (?:this|that|those|these) (?!kind|is|was|does|did|would)\w",
        r"(?:when|where|why|how) (?:i|we|they|he|she|it|the|my|our|people|there|to)\b|(?:when|where) you\b",
        rf"how(?:ever)? {ADJECTIVE}(?! (?:is|are|was|were|do|does|did|would|of)\b)",
        r"which (?:is|was|are|were|i|we|they|he|she|it|you|has|means|makes|would|will|can|could|really|the)\b",
        r"which (?:kind of|sort of|in turn)\b|who (?:are|were|have|had|i|we|they|he|she|you know)\b",
        r"who knows maybe\b|how (?:should|shall|can|do) i (?:put|say|phrase)\b|why don't i\b",
        r"is that (?:if|when|we|they|he|she|i)\b|(?:had|were) i\b|should you (?:have|need|want)\b",
        r"(?:have|do) (?:it|that|this|there|the|my|a)\b(?! (?:make|sound|work|help|look|seem|fit|feel|mean|happen|"
        r"go|ever))",
        r"who knows (?:what|how|if|where|when|why|who)\b|don't you (?:worry|dare|forget)\b|may i say\b",
        r"(?:did|does) (?:all|most|pretty|well|an?|have|not|another|the same)\b",
        r"are you (?:kidding|serious|joking)\b",
        r"may (?:be|have|or)\b|will (?:the|my)\b",
    )
)
"""What starts like a question and explains: clefts ("what I like is"), clauses ("when we moved"), asides."""
