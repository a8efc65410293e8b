"""What the patterns of questions are put together from: auxiliaries, pronouns, wh-words (see `question_words`)."""

from bot.language.patterns import any_of

NOT = r"(?:do|does|did|is|are|was|were|has|have|had|ca|could|wo|would|should|ai)n't"
AUX = any_of(
    r"do|does|did|is|are|was|were|am|has|have|had|can|could|will|would|should|shall|may|might|must",
    NOT,
)
BE_OR_DO = (
    r"(?:do|does|did|is|are|was|were|has|can|could|will|would|should|(?:do|does|did|is|are|was|were|has|wo|ca)n't)"
)
PRONOUN = r"(?:you|y'all|we|they|he|she|it|i|that|this|there|these|those)"
SOMEBODY = any_of(
    r"any(?:one|body|thing)?|every(?:one|body|thing)|some(?:one|body)|people|most|all|both|each|either|another",
    r"your|our|their|his|her|my|the",
)
INVERTED = rf"(?:{AUX} {PRONOUN}|{BE_OR_DO} {SOMEBODY})\b"
WH = r"(?:what|why|how|who|whom|whose|where|when|which)"
SHORT_WH = r"(?:what|why|how|who|where|when)(?:'s|'re|'d|'ll|s)"
FIRST = r"(?:in|at|to|for|on|from|with|by|of|about)"
ADJECTIVE = (
    r"(?:interesting|nice|funny|neat|great|good|bad|amazing|strange|weird|scary|sad|important|cool|happen\w+)"
)
