"""What a button carries back: small checked shapes, so that a forged or outdated click is noticed."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.coaching.goal_requests import GoalTab
from bot.coaching.goals import GoalDraft
from bot.errors import CoachError

RowId = Annotated[int, Field(ge=0, lt=2**63)]


class StaleButton(CoachError):
    """A click on something this version no longer understands, or that was tampered with."""

    code = "E-STALE"
    user_message = "That button is out of date. Ask me again and use the new one."


class ButtonValue(BaseModel):
    """The JSON in a button's `value`."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)  # there are many, and few a click

    def packed(self) -> str:
        """As it travels."""
        return self.model_dump_json()


class OnGuidance(ButtonValue):
    """A click about one piece of guidance."""

    guidance_id: RowId


class DraftValue(OnGuidance):
    """Which of the guidance's drafts to write."""

    kind: str


class PickSituationValue(OnGuidance):
    """Which of the situations near the question it is about."""

    card_id: str


class RemindValue(OnGuidance):
    """When to be reminded of the guidance."""

    when: Literal["tomorrow", "in_3_days", "next_monday", "in_2_weeks"]


class MoreValue(OnGuidance):
    """A choice of the ⋯ menu."""

    what: Literal["tell_more", "second_opinion", "share", "who_sees"]


class ShareValue(OnGuidance):
    """What a form offers to post: advice in its safe version, and a mark of the very post that was shown."""

    seen: str


class RateValue(OnGuidance):
    """A thumb."""

    is_helpful: bool


class OutcomeValue(OnGuidance):
    """What came of the advice."""

    result: Literal["worked", "partly", "no", "did_not_try"]


class PickAccountValue(ButtonValue):
    """Which of several accounts was meant; 0 is none of them."""

    message_id: RowId
    account_id: RowId


class OnMessage(ButtonValue):
    """A click about something the person wrote."""

    message_id: RowId


class OnCall(ButtonValue):
    """A click about one call."""

    call_id: RowId


class CallMenuValue(OnCall):
    """A choice of the ⋯ menu under a call review; `note` is what the person said about it already."""

    what: Literal["wrong_score", "wrong_speaker", "save_example", "delete"]
    note: str = ""


class CallAnswer(OnCall):
    """The answer to what was asked before a call is reviewed; a speaker is chosen by their number."""

    question: Literal["sensitive", "labels", "merge", "speaker", "side"]
    choice: str = Field(max_length=20)


class ZoomAnswer(ButtonValue):
    """Whether the recording behind an offer (its key in the agenda) is to be reviewed."""

    key: str
    is_wanted: bool


class RateCallValue(OnCall):
    """A thumb under a call review."""

    is_helpful: bool


class ProgressValue(ButtonValue):
    """A skill or figure, and how far to look back."""

    subject: str
    period: Literal["30d", "90d", "1y"]


class OnDigest(ButtonValue):
    """A click about one weekly digest."""

    digest_id: RowId


class DigestScore(OnDigest):
    """How useful the coach is."""

    score: int = Field(ge=1, le=5)


class DigestReason(OnDigest):
    """Why a digest was not useful."""

    reason: str = Field(max_length=30)


class DigestAccount(OnDigest):
    """With which account it worked; 0 is none."""

    account_id: RowId


GoalWhat = Literal["update", "edit", "pause", "resume", "done", "delete"]


class GoalsValue(ButtonValue):
    """Which goals to list, ten to a page."""

    tab: GoalTab = "active"
    page: int = Field(default=0, ge=0, le=1000)


class GoalMenuValue(GoalsValue):
    """A choice of the ⋯ menu beside a goal, and the list it was in."""

    goal_id: RowId
    what: GoalWhat


class GoalOfferValue(ButtonValue):
    """A goal on offer; `is_listed` when the message is the list of goals."""

    offer_id: str = Field(max_length=100)
    is_listed: bool = False


class GoalDraftValue(ButtonValue):
    """A goal as read from a sentence, for the form."""

    draft: GoalDraft


class GoalFormValue(GoalsValue):
    """What a goal's form is about (0 for a new one), and the message it was opened from ("" for none).

    That is a list of goals, or with `is_draft` what was read from a sentence.
    """

    goal_id: RowId = 0
    channel: str = ""
    ts: str = ""
    is_draft: bool = False


class MetricUndoValue(ButtonValue):
    """A logged figure to take back."""

    entry_id: RowId


class OnList(ButtonValue):
    """A part of the Home tab's list: all or the unread, and the page, from 0."""

    is_unread: bool
    page: int = Field(default=0, ge=0, le=100)


class OnNotification(OnList):
    """A click about one row of the list, from the part where it stands."""

    notification_id: RowId


class OnInsight(ButtonValue):
    """A click about something that was noticed."""

    insight_id: RowId


class OnPlan(ButtonValue):
    """A click under one version of a weekly plan."""

    plan_id: RowId
    version: int = Field(ge=1)


class PlanForm(ButtonValue):
    """The plan a form was opened from."""

    plan_id: RowId


class EnergyValue(PlanForm):
    """How much energy somebody has today."""

    energy: int = Field(ge=1, le=5)


def value_of(action: Mapping[str, Any]) -> str:
    """What the button, or the option chosen in a menu, carries. Raises `StaleButton` when that is nothing."""
    value = action.get("value") or (action.get("selected_option") or {}).get("value")
    if not isinstance(value, str) or not value:
        raise StaleButton("a click without a value")
    return value


V = TypeVar("V", bound=ButtonValue)


def unpacked(value: str, shape: type[V]) -> V:
    """The value as its shape. Raises `StaleButton`."""
    try:
        return shape.model_validate_json(value)
    except ValidationError as error:
        raise StaleButton(shape.__name__) from error
