"""The coach that needs no model: the nearest situation card, filled with what we know.

It answers in the same shapes as Claude, so everything above it works with no key, in an outage,
and when the budget is spent.
"""

from collections.abc import Sequence

from bot.call_briefs import CallBrief, FollowUpBrief, WrittenReview
from bot.coaching.asked_of_plan import in_short, section_meant, step_lead, step_meant, wants_shorter
from bot.coaching.follow_up_words import template_follow_up
from bot.coaching.styles import in_style
from bot.digest_briefs import DigestBrief, WrittenDigest
from bot.errors import NothingNear
from bot.knowledge.cards import CardStep, SituationCard, When
from bot.knowledge.search import is_summary
from bot.model import Brief, Draft, DraftOffer, Meter, Reply, Snippet, Step, Written, WrittenGuidance
from bot.week_briefs import WeekBrief, WrittenTask, WrittenWeek
from bot.writer import ShowPartial, ShowText
from storage.analysis import terms_of

_SOONER: dict[When, When] = {"within_1_month": "within_2_weeks", "within_2_weeks": "this_week"}
PASSAGES_IN_REPLY = 2
FROM_LIBRARY = "Here is what my library says on that."
OTHER_SIDES = (
    "I have one plan for this and would rather not make up a second. "
    "Here is the same situation from two other sides."
)
ANOTHER_VIEW = "Another way to see it, and it may fit only in part."


class TemplateCoach:
    """A `Writer` made of cards; deterministic, and free."""

    async def write_guidance(self, brief: Brief, *, show: ShowPartial, meter: Meter) -> Written[WrittenGuidance]:
        """The plan of the best card. Raises `NothingNear`."""
        del show, meter
        if not brief.cards:
            raise NothingNear("no card near enough")
        card = brief.cards[0]
        return Written(_plan(card, brief), model="", card_id=card.id)

    async def write_reply(self, brief: Brief, *, show: ShowText, meter: Meter) -> Written[Reply]:
        """The passages that speak to the follow-up, word for word; the plan itself, if that is asked of it.

        Raises `NothingNear`.
        """
        del show, meter
        if brief.angle == "first" and brief.previous and wants_shorter(brief.question):
            known = {snippet.cite for snippet in brief.snippets}
            return Written(in_short(brief.previous, known), model="")
        lead, passages = _passages_for(brief)
        if not passages:
            raise NothingNear("no snippet for a follow-up")
        parts = [
            f"**{_heading(passage)}** [{number}]\n{passage.body}"
            for number, passage in enumerate(passages, start=1)
        ]
        text = f"{lead}\n\n" + "\n\n".join(parts)
        return Written(Reply(text=text, cites=[passage.cite for passage in passages]), model="")

    async def write_draft(self, brief: Brief, offer: DraftOffer, *, meter: Meter) -> Written[Draft]:
        """The card's own draft with its holes filled. Raises `NothingNear`."""
        del meter
        for card in brief.cards:
            for draft in card.drafts:
                if draft.kind == offer.kind:
                    names = {"contact": "[name]", **brief.names} if card.is_about_champion else brief.names
                    filled = Draft(subject=card.filled(draft.subject, names), body=card.filled(draft.body, names))
                    return Written(filled, model="", card_id=card.id)
        raise NothingNear("no card has this draft")

    async def review_call(self, brief: CallBrief, *, meter: Meter) -> Written[WrittenReview]:
        """Raises `NothingNear`: a template claims nothing about a call.

        What rules can hear is computed with the figures, where it does not hold up anybody else.
        """
        del brief, meter
        raise NothingNear("templates read no calls")

    async def write_follow_up(self, brief: FollowUpBrief, *, meter: Meter) -> Written[Draft]:
        """The message after a call, from what was promised and said there."""
        del meter
        return Written(template_follow_up(brief), model="")

    async def write_digest(self, brief: DigestBrief, *, meter: Meter) -> Written[WrittenDigest]:
        """The lines as code composed them."""
        del meter
        return Written(WrittenDigest(did_well=brief.did_well, when_then=brief.plan), model="")

    async def write_week(self, brief: WeekBrief, *, meter: Meter) -> Written[WrittenWeek]:
        """The tasks in the bank's own words."""
        del meter
        return Written(WrittenWeek(tasks=[WrittenTask(place=t.place, text=t.text) for t in brief.tasks]), model="")


def _passages_for(brief: Brief) -> tuple[str, Sequence[Snippet]]:
    """What to read out and how to begin: of the card the plan came from where the plan is meant."""
    plan, own = brief.previous, _sections_of_plan(brief)
    if plan and own and brief.angle == "second_opinion":
        return OTHER_SIDES, own[-PASSAGES_IN_REPLY:]
    if plan and own and brief.angle == "tell_more":
        return FROM_LIBRARY, _nearest_first(own)[:PASSAGES_IN_REPLY]
    number = step_meant(brief.question, len(plan.steps)) if plan else None
    if plan and number:
        step = plan.steps[number - 1]
        passages = [section for section in own if section.cite in step.sources] or own[:1]
        return step_lead(number, step), passages[:PASSAGES_IN_REPLY]
    near = [snippet for snippet in brief.snippets if snippet.score and not is_summary(snippet)]
    asked = section_meant(brief.question, [_heading(section) for section in own])
    if asked is not None:
        return FROM_LIBRARY, [own[asked]]
    if plan:
        near = _speaking_of(brief.question, near)
    return FROM_LIBRARY, near[:PASSAGES_IN_REPLY]


def _speaking_of(question: str, near: Sequence[Snippet]) -> list[Snippet]:
    """Of what is near the whole thread, what has a word of the question: the rest would answer an earlier one."""
    asked = set(terms_of(question))
    return [one for one in near if not asked or asked & set(terms_of(f"{one.heading_path} {one.body}"))]


def _sections_of_plan(brief: Brief) -> list[Snippet]:
    """The sections of the card behind the plan in this thread, in the order they are read."""
    card_id = brief.previous.card_id if brief.previous else ""
    own = [snippet for snippet in brief.snippets if card_id and snippet.label.startswith(f"{card_id} §")]
    return sorted(own, key=lambda section: int(section.label.rpartition("§")[2]))


def _nearest_first(sections: Sequence[Snippet]) -> list[Snippet]:
    return sorted(sections, key=lambda section: -section.score)


def _plan(card: SituationCard, brief: Brief) -> WrittenGuidance:
    names = brief.names
    cites = _cites_by_section(card, brief.snippets)
    return WrittenGuidance(
        title=_title(card, brief),
        situation=_situation(card, brief),
        stance=card.stance,
        steps=[_step(step, card, brief, cites) for step in card.steps],
        watch_outs=[card.filled(risk, names) for risk in card.watch_outs],
        drafts=[DraftOffer(kind=draft.kind, label=draft.label) for draft in card.drafts],
        closing_offer=card.closing_offer,
        confidence="medium",
    )


def _situation(card: SituationCard, brief: Brief) -> str:
    said = card.filled(card.situation, brief.names)
    if brief.angle == "second_opinion":
        return f"{ANOTHER_VIEW} {said}"
    return in_style(said, style=brief.asker.style, stance=card.stance)


def _title(card: SituationCard, brief: Brief) -> str:
    account = brief.names.get("account")
    joint = " · " if " at " in card.title else " at "
    title = f"{card.title}{joint}{account}" if account else card.title
    return title if len(title) <= 60 else card.title


def _step(step: CardStep, card: SituationCard, brief: Brief, cites: dict[int, str]) -> Step:
    whole_card = cites.get(0)
    found = [cites[number] for number in step.sources if number in cites]
    return Step(
        title=card.filled(step.title, brief.names),
        when=_SOONER.get(step.when, step.when) if brief.is_urgent else step.when,
        bullets=[card.filled(bullet, brief.names) for bullet in step.bullets],
        sources=found or ([whole_card] if whole_card else []),
    )


def _cites_by_section(card: SituationCard, snippets: Sequence[Snippet]) -> dict[int, str]:
    """The retrieved passages of this card by section number; 0 is the card as a whole."""
    cites: dict[int, str] = {}
    for snippet in snippets:
        name, _, section = snippet.label.partition(" §")
        if name == card.id:
            cites.setdefault(int(section) if section else 0, snippet.cite)
    return cites


def _heading(snippet: Snippet) -> str:
    return snippet.heading_path.rpartition(" > ")[2]
