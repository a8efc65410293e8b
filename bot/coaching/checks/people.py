"""The right new person: somebody the customer named, brought into what comes next."""

import re
from collections.abc import Iterator

from bot.check_rules import NewPerson
from bot.coaching.checks.closing import next_steps
from bot.coaching.checks.phrases.people import (
    BRINGS_NAME,
    BRINGS_ROLE,
    BRINGS_THEM,
    DECIDES,
    NOT_NAMES,
    PERSON_NAMED,
    THEIR_ROLE,
)
from bot.coaching.checks.scene import Decision, Said, Scene, missed, not_applicable, passed
from bot.meetings.turns import is_unknown

FEWEST_SENTENCES = 3
"""So many sentences make a second contact somebody who takes part."""


def decide_new_person(rule: NewPerson, scene: Scene) -> Decision:
    """A name or role that the customer brought up stands in a next step.

    Where the customer named nobody else there is nobody to bring in; unless a second contact is what is asked
    for, which several speakers on the customer's side answer too.
    """
    if rule.counts_second_contact and (second := _second_contact(scene)):
        return passed([second])
    steps = [step.said for step in next_steps(scene)]
    named = [said for said in scene.customer if THEIR_ROLE.search(said.plain)]
    brought = [said for said in steps if _brings(said, scene) or (named and BRINGS_THEM.search(said.plain))]
    if brought:
        return passed(brought[:1])
    if named:
        deciding = [said for said in named if DECIDES.search(said.plain)]
        return missed((deciding or named)[-1:])
    return missed([]) if rule.counts_second_contact else not_applicable("the customer named nobody else")


def _second_contact(scene: Scene) -> Said | None:
    spoken: dict[str, list[Said]] = {}
    for said in scene.customer:
        if not is_unknown(said.speaker):
            spoken.setdefault(said.speaker, []).append(said)
    contacts = [sentences for sentences in spoken.values() if len(sentences) >= FEWEST_SENTENCES]
    return max(contacts[1], key=lambda said: len(said.text)) if len(contacts) >= 2 else None


def _brings(said: Said, scene: Scene) -> bool:
    if BRINGS_ROLE.search(said.plain):
        return True
    return any(_is_person(name, scene) for name in _names_in(said, scene))


def _names_in(said: Said, scene: Scene) -> Iterator[str]:
    here = {part for speaker in scene.transcript.speakers for part in speaker.split()}
    for found in BRINGS_NAME.finditer(said.text):
        name = found["name"] or found["joins"]
        if name not in NOT_NAMES and name not in here:
            yield name


def _is_person(name: str, scene: Scene) -> bool:
    """Whether the customer spoke of this name as of a person: a role before it, or what people do after it."""
    person = re.compile(PERSON_NAMED.replace("NAME", name))
    return any(person.search(said.text) for said in scene.customer)
