"""Checks that look for phrases a rubric lists: they can be seen to pass, never to be missed."""

import re
from collections.abc import Sequence
from functools import cache

from bot.check_rules import AsksAbout, Mentions
from bot.coaching.checks.scene import Decision, Said, Scene, passed


def decide_asks_about(rule: AsksAbout, scene: Scene) -> Decision | None:
    """Passed when a question of ours has one of the phrases; else the model has to judge."""
    return _found(scene.questions, rule.phrases)


def decide_mentions(rule: Mentions, scene: Scene) -> Decision | None:
    """Passed when somebody of the named side says one of the phrases; else the model has to judge."""
    sides = {"own": scene.own, "customer": scene.customer, "anyone": scene.sentences}
    return _found(sides[rule.said_by], rule.phrases)


def _found(sentences: Sequence[Said], phrases: tuple[str, ...]) -> Decision | None:
    pattern = _pattern(phrases)
    found = [said for said in sentences if pattern.search(said.plain)]
    return passed(found[:1]) if found else None


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(phrase.lower()) for phrase in phrases)})\b")
