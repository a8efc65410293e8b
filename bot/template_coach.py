"""The coach that needs no model: the nearest situation card, filled with what we know.

It answers in the same shapes as Claude, so everything above it works with no key, in an outage,
and when the budget is spent.
"""

from collections.abc import Sequence

from bot.call_briefs import CallBrief, FollowUpBrief, WrittenReview
from bot.coaching.follow_up_words import template_follow_up
from bot.digest_briefs import DigestBrief, WrittenDigest
from bot.errors import NothingNear
from bot.knowledge.cards import CardStep, SituationCard
from bot.knowledge.search import is_summary
from bot.model import Brief, Draft, DraftOffer, Meter, Reply, Snippet, Step, When, Written, WrittenGuidance
from bot.week_briefs import WeekBrief, WrittenTask, WrittenWeek
from bot.writer import ShowPartial, ShowText

_SOONER: dict[When, When] = {"within_1_month": "within_2_weeks", "within_2_weeks": "this_week"}
PASSAGES_IN_REPLY = 2


class TemplateCoach:
    """A `Writer` made of cards; deterministic, and free."""

    async def write_guidance(self, brief: Brief, *, show: ShowPartial, meter: Meter) -> Written[WrittenGuidance]:
        """The plan of the nearest card; the second nearest for a second opinion. Raises `NothingNear`."""
        del show, meter
        card = _card_for(brief)
        return Written(_plan(card, brief), model="", card_id=card.id)

    async def write_reply(self, brief: Brief, *, show: ShowText, meter: Meter) -> Written[Reply]:
        """The passages that speak to the follow-up, word for word. Raises `NothingNear`."""
        del show, meter
        passages = _passages_for(brief)
        if not passages:
            raise NothingNear("no snippet for a follow-up")
        parts = [
            f"**{_heading(passage)}** [{number}]\n{passage.body}"
            for number, passage in enumerate(passages, start=1)
        ]
        text = "Here is what my library says on that.\n\n" + "\n\n".join(parts)
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


def _passages_for(brief: Brief) -> Sequence[Snippet]:
    """What to read out: for "tell me more" the sections of the card the plan came from."""
    if brief.angle == "tell_more" and brief.previous and brief.previous.card_id:
        sections = f"{brief.previous.card_id} §"
        own = [snippet for snippet in brief.snippets if snippet.label.startswith(sections)]
        if own:
            return own[:PASSAGES_IN_REPLY]
    return [snippet for snippet in brief.snippets if not is_summary(snippet)][:PASSAGES_IN_REPLY]


def _card_for(brief: Brief) -> SituationCard:
    wanted = 1 if brief.angle == "second_opinion" else 0
    if len(brief.cards) <= wanted:
        raise NothingNear("no card near enough")
    return brief.cards[wanted]


def _plan(card: SituationCard, brief: Brief) -> WrittenGuidance:
    names = brief.names
    cites = _cites_by_section(card, brief.snippets)
    return WrittenGuidance(
        title=_title(card, brief),
        situation=card.filled(card.situation, names),
        stance=card.stance,
        steps=[_step(step, card, brief, cites) for step in card.steps],
        watch_outs=[card.filled(risk, names) for risk in card.watch_outs],
        drafts=[DraftOffer(kind=draft.kind, label=draft.label) for draft in card.drafts],
        closing_offer=card.closing_offer,
        confidence="medium",
    )


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
