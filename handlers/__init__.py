"""Every way in from Slack: the table of contents. One register line, and one job line, for each feature."""

from slack_bolt.async_app import AsyncApp

from handlers import (
    api_tokens,
    catch_all,
    coach,
    direct_messages,
    errors,
    home,
    insights,
    mentions,
    metrics,
    notifications,
    pathway,
    privacy,
    profiles,
    progress,
    reactions,
    settings,
    shortcuts,
)
from handlers.api_guidance import run_api_answer
from handlers.ask import asking, guidance, outcomes, ratings, sharing, stopping
from handlers.ask.answering import run_answer
from handlers.ask.drafts import run_draft
from handlers.ask.outcomes import run_outcome_question
from handlers.ask.reminders import run_reminder
from handlers.ask.sharing import run_share
from handlers.calls import (
    call_answers,
    call_deleting,
    call_review,
    call_terms,
    debrief_form,
    disputes,
    follow_up,
    pastes,
    retrying,
    sample_call,
    wrong_speaker,
    zoom,
)
from handlers.calls.call_deleting import run_erase_call
from handlers.calls.call_review import run_evidence
from handlers.calls.call_reviewing import run_call_review
from handlers.calls.debrief import run_debrief
from handlers.calls.disputes import run_recheck
from handlers.calls.follow_up import run_follow_up
from handlers.calls.pastes import run_paste
from handlers.calls.retention import run_drop_transcript
from handlers.calls.retrying import run_retry
from handlers.calls.zoom import run_zoom_notice, run_zoom_offer
from handlers.edits import run_take_back
from handlers.erasing import run_erase
from handlers.exporting import run_export
from handlers.goals import goal_form, goal_update, goals
from handlers.goals.goal_words import run_goals
from handlers.installations import lifecycle
from handlers.jobs import Jobs
from handlers.onboarding import run_set_up, run_tip
from handlers.progress import run_progress
from handlers.reactions import run_reaction
from handlers.saying import run_say
from handlers.week import digest_answers, focuses, plan_ticks, reflection, weekly_plan
from handlers.week.digest import run_digest, run_digest_again
from handlers.week.digest_batches import run_digest_batch, run_digest_words
from handlers.week.plan_showing import run_show_plan
from handlers.week.reflection import run_reflect
from handlers.week.weekly_plan import run_plan, run_week

JOBS: Jobs = {
    "answer": run_answer,
    "api_answer": run_api_answer,
    "call_evidence": run_evidence,
    "call_follow_up": run_follow_up,
    "call_recheck": run_recheck,
    "call_retry": run_retry,
    "call_review": run_call_review,
    "debrief": run_debrief,
    "digest": run_digest,
    "digest_again": run_digest_again,
    "digest_batch": run_digest_batch,
    "digest_words": run_digest_words,
    "draft": run_draft,
    "drop_transcript": run_drop_transcript,
    "erase": run_erase,
    "erase_call": run_erase_call,
    "export": run_export,
    "goals": run_goals,
    "outcome_question": run_outcome_question,
    "paste": run_paste,
    "plan": run_plan,
    "progress": run_progress,
    "reaction": run_reaction,
    "reflect": run_reflect,
    "remind": run_reminder,
    "say": run_say,
    "set_up": run_set_up,
    "share": run_share,
    "show_plan": run_show_plan,
    "take_back": run_take_back,
    "tip": run_tip,
    "week": run_week,
    "zoom_notice": run_zoom_notice,
    "zoom_offer": run_zoom_offer,
}


def register(app: AsyncApp) -> None:
    """Tell Bolt what we listen to. The first match wins: the most frequent is first, what takes the rest last."""
    errors.register(app)
    direct_messages.register(app)
    coach.register(app)
    mentions.register(app)
    shortcuts.register(app)
    asking.register(app)
    guidance.register(app)
    sharing.register(app)
    debrief_form.register(app)
    pastes.register(app)
    zoom.register(app)
    call_answers.register(app)
    call_terms.register(app)
    call_review.register(app)
    call_deleting.register(app)
    retrying.register(app)
    sample_call.register(app)
    disputes.register(app)
    follow_up.register(app)
    wrong_speaker.register(app)
    progress.register(app)
    goals.register(app)
    goal_form.register(app)
    goal_update.register(app)
    metrics.register(app)
    insights.register(app)
    ratings.register(app)
    reactions.register(app)
    digest_answers.register(app)
    focuses.register(app)
    outcomes.register(app)
    weekly_plan.register(app)
    plan_ticks.register(app)
    reflection.register(app)
    settings.register(app)
    api_tokens.register(app)
    pathway.register(app)
    privacy.register(app)
    profiles.register(app)
    home.register(app)
    notifications.register(app)
    lifecycle.register(app)
    stopping.register(app)
    catch_all.register(app)
