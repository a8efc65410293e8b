"""Words said under a draft that ask for the same text in another way: "shorter", "more formal", "rewrite it"."""

import re

from bot.courtesies import bare

MOST_WORDS = 12
_FORM = r"(?:draft|e-?mail|mail|message|note|text|letter|reply|tone|wording|subject(?: line)?)"
_IT = rf"(?:it|this|that|them|(?:the |this |that |your )?{_FORM})"
_MUCH = r"(?:(?:a (?:bit|little|lot|touch)|much|way|far|even|so|too|more|less|not so|slightly|sound|be) )*"
_HOW = (
    r"(?:short(?:er)?|long(?:er)?|brief(?:er)?|concise|crisp(?:er)?|tight(?:er)?|punch(?:y|ier)|formal|informal|"
    r"casual|relaxed|friendl(?:y|ier)|warm(?:er)?|nicer?|polite|soft(?:er)?|gentler?|firm(?:er)?|strong(?:er)?|"
    r"direct|assertive|pushy|salesy|personal|professional|confident|human|simpler?|clear(?:er)?|plain(?:er)?|better|"
    r"aggressive|humble|enthusiastic|upbeat|funn(?:y|ier)|detailed|specific|wordy|stiff|cold|sharp(?:er)?|different)"
)
_HOWS = rf"{_MUCH}{_HOW}(?:(?:,| and|, and| but) {_MUCH}{_HOW})*"
_LANGUAGES = r"(?:english|german|french|spanish|italian|portuguese|dutch|polish|hindi|japanese|swedish|turkish)"
_CHANGE = (
    r"(?:re-?write|re-?word|re-?phrase|re-?do|revise|edit|change|improve|polish|tweak|translate|shorten|soften|"
    r"simplify|trim|fix|tone(?: down)?|cut(?: down)?)"
)
_ANOTHER_WAY = re.compile(
    rf"(?:(?:make|keep|write|put|say) )?(?:{_IT} )?{_HOWS}(?: (?:version|tone))?"
    rf"|{_IT}(?:'s| is| sounds?| seems) (?:too |a (?:bit|little) (?:too )?|so |very ){_HOWS}"
    rf"|(?:(?:give me|try|write(?: {_IT} in)?) )?(?:in )?(?:an?|another) (?:{_HOWS} )?"
    r"(?:version|draft|one|wording|tone)"
    rf"|{_CHANGE}(?: {_IT})?(?: (?:a bit|a little|down|up))?(?: (?:in|into|to) {_LANGUAGES})?"
    rf"|(?:(?:write|put|say) )?(?:{_IT} )?(?:in|into) {_LANGUAGES}"
    rf"|(?:i )?(?:don't like|do not like|hate) {_IT}"
)


def asks_to_reword(text: str) -> bool:
    """Whether the words ask for nothing but another wording of the text they are said under."""
    said = bare(text).rstrip("?")
    return len(said.split()) <= MOST_WORDS and _ANOTHER_WAY.fullmatch(said) is not None
