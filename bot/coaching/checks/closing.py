"""How a call ends: a next step with a date, an owner, the customer's yes, and whoever has to be there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.check_rules import CustomerAgrees, DatedNextStep, OwnerNamed
from bot.coaching.call_review import Evidence
from bot.coaching.checks.phrases.closing import AGREED_BEFORE, AGREES, DECLINES, NAMED_OWNER, OWNER
from bot.coaching.checks.promises import due_words, is_arranged, is_for_some_day, is_promise, is_proposal
from bot.coaching.checks.scene import Decision, Said, Scene, missed, not_applicable, passed
from bot.language.refusals import is_refusal

CLOSING_SHARE = 0.4
"""The part of the call, from its end, where a next step is looked for first."""
ANSWERING_TURNS = 4
QUOTED_DUE_WORDS = 3


@dataclass(frozen=True)
class NextStep:
    """A sentence that promises or proposes something; `due` are its words for when, "" without a day."""

    said: Said
    due: str
    is_declined: bool = False


def next_steps(scene: Scene) -> list[NextStep]:
    """The next steps nobody declined, the most exactly dated first."""
    return [step for step in scene.once(_put_forward) if not step.is_declined]


def _put_forward(scene: Scene) -> list[NextStep]:
    """What is promised or proposed at the end of the call; where nothing there is dated, what is dated before."""
    first = int(len(scene.sentences) * (1 - CLOSING_SHARE))
    steps = list(_steps(scene, scene.sentences[first:]))
    if not any(step.due for step in steps):
        steps += [step for step in _steps(scene, scene.sentences[:first]) if step.due]
    return sorted(steps, key=lambda step: -len(step.due.split()))


def decide_dated_next_step(rule: DatedNextStep, scene: Scene) -> Decision:
    """Something promised or proposed has a day or a time with it."""
    del rule
    dated = [step for step in next_steps(scene) if step.due]
    return passed([_when_said(step) for step in dated[:1]]) if dated else missed([])


def decide_owner_named(rule: OwnerNamed, scene: Scene) -> Decision:
    """Somebody says who does it: "I will send …", "could you bring …", "Priya will …"; "we" is nobody."""
    del rule
    owned = [step.said for step in next_steps(scene) if _has_owner(step.said)]
    return passed(owned[:1]) if owned else missed([])


def decide_customer_agrees(rule: CustomerAgrees, scene: Scene) -> Decision:
    """In the turns after a next step was put to them the customer says yes, or proposes it themselves."""
    del rule
    put_to_them = [step.said for step in scene.once(_put_forward) if step.due or is_proposal(step.said)]
    if not put_to_them:
        return not_applicable("no next step to agree to")
    answers = [answer for said in put_to_them if (answer := _agreement(said, scene))]
    return passed(answers[:1]) if answers else missed(put_to_them[:1])


def _steps(scene: Scene, sentences: Sequence[Said]) -> Iterator[NextStep]:
    for said in sentences:
        if said.side is None:
            continue
        is_said = is_promise(said, scene) or is_proposal(said)
        if not is_said and not is_arranged(said):
            continue
        due = due_words(said, scene)
        if due or (is_said and not is_for_some_day(said)):
            yield NextStep(said, due, _is_declined(said, scene))


def _is_declined(said: Said, scene: Scene) -> bool:
    """Whether the customer turned our proposal down right away."""
    answer = _answer_to(said, scene) if said.side == "own" else None
    return answer is not None and is_refusal(answer.text)


def _when_said(step: NextStep) -> Evidence:
    return step.said.evidence(step.due if len(step.due.split()) >= QUOTED_DUE_WORDS else "")


def _has_owner(said: Said) -> bool:
    return OWNER.search(said.plain) is not None or NAMED_OWNER.search(said.text) is not None


def _agreement(step: Said, scene: Scene) -> Evidence | None:
    """The customer's yes, also when it is a single word: what listeners murmur is an answer here."""
    if step.side == "customer":
        return step.evidence()
    answer = _answer_to(step, scene)
    if answer and AGREES.search(answer.plain) and not DECLINES.search(answer.plain):
        return answer.evidence()
    wish = _said_before(step, scene)
    return wish.evidence() if wish else None


def _answer_to(step: Said, scene: Scene) -> Said | None:
    """The first sentence of the customer's next turn."""
    following = [turn for turn in scene.turns if turn.utterances[0] > step.utterance][:ANSWERING_TURNS]
    answers = (turn for turn in following if turn.side == "customer")
    return next((scene.sentences_of(turn)[0] for turn in answers), None)


def _said_before(step: Said, scene: Scene) -> Said | None:
    """The customer's yes right before our promise, where that promise answers it."""
    earlier = [turn for turn in scene.turns if turn.utterances[-1] < step.utterance]
    if not earlier or earlier[-1].side != "customer":
        return None
    return next((said for said in scene.sentences_of(earlier[-1]) if AGREED_BEFORE.search(said.plain)), None)
