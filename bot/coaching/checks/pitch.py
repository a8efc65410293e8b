"""Checks of a written pitch: greeted by name, short, with a link, one ask and a day to come back."""

from bot.check_rules import AsksForSomething, AtMostWords, DatedFollowUp, HasLink, NamesRecipient
from bot.coaching.checks.phrases.pitch import ASKS_READER, COMES_BACK, GREETING, LINK, NOBODY
from bot.coaching.checks.promises import has_due_words
from bot.coaching.checks.scene import Decision, Scene, missed, passed
from bot.language.words import count_words
from bot.numbers import so_many


def decide_at_most_words(rule: AtMostWords, scene: Scene) -> Decision:
    """The words of the whole text against the limit."""
    words = sum(count_words(said.text) for said in scene.sentences)
    return (passed if words <= rule.most else missed)([], f"{so_many(words, 'word')} (up to {rule.most})")


def decide_has_link(rule: HasLink, scene: Scene) -> Decision:
    """An address somebody can open."""
    del rule
    found = [said for said in scene.sentences if LINK.search(said.plain)]
    return passed(found[:1]) if found else missed([])


def decide_names_recipient(rule: NamesRecipient, scene: Scene) -> Decision:
    """The text opens with a greeting to a name ("Hi there" is none)."""
    del rule
    opening = scene.sentences[0] if scene.sentences else None
    found = GREETING.match(opening.text) if opening else None
    if opening and found and found["who"].lower().strip(".,") not in NOBODY:
        return passed([opening.evidence(found[0])])
    return missed([])


def decide_asks_for_something(rule: AsksForSomething, scene: Scene) -> Decision:
    """A question to the reader, or a request."""
    del rule
    found = [said for said in scene.sentences if scene.asks(said) or ASKS_READER.search(said.plain)]
    return passed(found[-1:]) if found else missed([])


def decide_dated_follow_up(rule: DatedFollowUp, scene: Scene) -> Decision:
    """A sentence that says we come back to it, and when."""
    del rule
    found = [said for said in scene.sentences if COMES_BACK.search(said.plain) and has_due_words(said, scene)]
    return passed(found[:1]) if found else missed([])
