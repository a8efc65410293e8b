"""How a call ends: a next step with a date, an owner, the customer's yes, and whoever has to be there."""

from collections.abc import Iterator, Sequence

from bot.check_rules import CustomerAgrees, DatedNextStep, OwnerNamed
from bot.coaching.call_review import Evidence
from bot.coaching.checks.phrases import AGREES, DECLINES, NAMED_OWNER, OWNER
from bot.coaching.checks.promises import due_words, is_promise, is_proposal
from bot.coaching.checks.scene import Decision, Said, Scene, missed, not_applicable, passed

CLOSING_SHARE = 0.4
"""The part of the call, from its end, where a next step is looked for first."""
ANSWERING_TURNS = 4
QUOTED_DUE_WORDS = 3


def next_steps(scene: Scene) -> list[Said]:
    """Sentences that promise or propose something, from the end of the call; from all of it if there are none."""
    first = int(len(scene.sentences) * (1 - CLOSING_SHARE))
    return list(_steps(scene, scene.sentences[first:])) or list(_steps(scene, scene.sentences))


def decide_dated_next_step(rule: DatedNextStep, scene: Scene) -> Decision:
    """Something promised or proposed has a day or a time with it."""
    del rule
    dated = _dated(scene)
    return passed([_when_said(said, scene) for said in dated[:1]]) if dated else missed([])


def decide_owner_named(rule: OwnerNamed, scene: Scene) -> Decision:
    """Somebody says who does it: "I will send …", "could you bring …", "Priya will …"; "we" is nobody."""
    del rule
    owned = [said for said in (*_dated(scene), *next_steps(scene)) if _has_owner(said)]
    return passed(owned[:1]) if owned else missed([])


def decide_customer_agrees(rule: CustomerAgrees, scene: Scene) -> Decision:
    """In the turns after a next step was put to them the customer says yes, or proposes it themselves."""
    del rule
    steps = _dated(scene) or next_steps(scene)
    if not steps:
        return not_applicable("no next step to agree to")
    answers = [answer for step in steps if (answer := _agreement(step, scene))]
    return passed(answers[-1:]) if answers else missed(steps[-1:])


def _steps(scene: Scene, sentences: Sequence[Said]) -> Iterator[Said]:
    return (said for said in sentences if said.side and (is_promise(said, scene) or is_proposal(said)))


def _dated(scene: Scene) -> list[Said]:
    """The dated ones, the most exactly dated first."""
    dated = [said for said in next_steps(scene) if due_words(said, scene)]
    return sorted(dated, key=lambda said: -len(due_words(said, scene).split()))


def _when_said(said: Said, scene: Scene) -> Evidence:
    words = due_words(said, scene)
    return said.evidence(words if len(words.split()) >= QUOTED_DUE_WORDS else "")


def _has_owner(said: Said) -> bool:
    return OWNER.search(said.plain) is not None or NAMED_OWNER.search(said.text) is not None


def _agreement(step: Said, scene: Scene) -> Evidence | None:
    """The customer's yes, also when it is a single word: what listeners murmur is an answer here."""
    if step.side == "customer":
        return step.evidence()
    following = [turn for turn in scene.turns if turn.utterances[0] > step.utterance][:ANSWERING_TURNS]
    for turn in following:
        if turn.side != "customer":
            continue
        said = next(iter(scene.sentences_of(turn)), None)
        if said and AGREES.search(said.plain) and not DECLINES.search(said.plain):
            return said.evidence()
        return None
    return None
