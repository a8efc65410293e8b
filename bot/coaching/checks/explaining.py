"""Explaining: whether a reaction is asked for afterwards, and how long it is about ourselves."""

import re

from bot.check_rules import AsksForReaction
from bot.coaching.checks.scene import (
    WORDS_PER_SECOND,
    Decision,
    Said,
    Scene,
    Stretch,
    missed,
    not_applicable,
    passed,
)
from bot.language.words import count_words

_ABOUT_US = re.compile(
    r"\b(?:we were founded|founded in|we(?:'ve| have) been (?:around|in business)|we started (?:in|out|as)|"
    r"our (?:company|"
    r"founders?|investors?|story|history|mission|headquarters?|offices?|awards?|funding)|headquartered|"
    r"we raised|series "
    r"[a-e]\b|we have (?:\w+ ){0,3}(?:offices|employees|customers|partners|countries)|we won|awards?\b|"
    r"partner ecosystem|"
    r"(?:gartner|forrester|g2)\b|we are (?:the|a) (?:leader|leading|market)|we're (?:the|a) (?:leader|leading|"
    r"market)|"
    r"(?:fortune|inc\.?) \d{3,4}|we (?:serve|work with) (?:over|more than|about) )"
)

ENDING_SENTENCES = 3
"""A question counts as asking for a reaction when it is among the last of the stretch."""


def decide_asks_for_reaction(rule: AsksForReaction, scene: Scene) -> Decision:
    """After most explanations of `explains_for_seconds` or more, a question stands at the end of the stretch.

    Speech about our own company (founding, offices, awards, investors) may add up to `most_about_us_seconds`.
    """
    about_us = [said for said in scene.own if _ABOUT_US.search(said.plain)]
    seconds = sum(count_words(said.text) for said in about_us) / WORDS_PER_SECOND
    if seconds > rule.most_about_us_seconds:
        return missed(about_us[:1], f"about {seconds / 60:.0f} min about our own company")
    explained = [one for one in scene.stretches if _explains(one, rule.explains_for_seconds)]
    if not explained:
        return not_applicable("no long explanation on this call")
    asked = [(stretch, _reaction(stretch, scene)) for stretch in explained]
    questions = [question for _, question in asked if question]
    if 2 * len(questions) >= len(explained):
        return passed(questions)
    return missed([stretch.sentences[-1] for stretch, question in asked if question is None])


def _explains(stretch: Stretch, seconds: float) -> bool:
    """Long enough, and not because somebody was silent: the words have to fill the time."""
    enough_words = stretch.words >= seconds * WORDS_PER_SECOND / 2
    return stretch.side == "own" and stretch.seconds >= seconds and enough_words


def _reaction(stretch: Stretch, scene: Scene) -> Said | None:
    return next((said for said in stretch.sentences[-ENDING_SENTENCES:] if scene.asks(said)), None)
