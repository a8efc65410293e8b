"""Submitting and closing modals, and doing what the bot answers."""

from blockcheck import check_view
from sandbox import surfaces
from sandbox.actor import Actor
from sandbox.delivery import ask_bot
from sandbox.payloads.interactions import interaction
from sandbox.payloads.views import view_json
from sandbox.records import Json, Person, Team, View
from sandbox.slack import Envelope, Slack
from sandbox.verbs.choosing import is_empty
from sandbox.verbs.errors import NotPossible

_MISSING = "Please complete this required field."
_NO_ANSWER = {"": "We had some trouble connecting. Try again?"}


async def submit(actor: Actor, view: View, values: dict[str, dict[str, Json]]) -> dict[str, str] | None:
    """Submit a modal with these values on top of what it holds; returns the errors it shows, None without any.

    Raises NotPossible for a modal that cannot be submitted.
    """
    if not view.body.get("submit"):
        raise NotPossible("This has no button to submit it with.")
    for block_id, elements in values.items():
        view.values.setdefault(block_id, {}).update(elements)
    missing = _missing_answers(view)
    if missing:
        return _show_errors(actor.slack, view, missing)
    payload = interaction(actor.team, actor.person, "view_submission") | {
        "trigger_id": actor.slack.issued.trigger_id(actor.team.id, actor.person.id),
        "view": view_json(actor.team, view),
        "response_urls": [],
    }
    answer = await ask_bot(actor.slack, Envelope("interactive", payload))
    return _follow(actor, view, answer)


async def close(actor: Actor, view: View) -> None:
    """Close a modal; the bot hears of it when the modal asked for that."""
    surfaces.close_view(actor, view)
    if view.body.get("notify_on_close"):
        payload = interaction(actor.team, actor.person, "view_closed") | {
            "view": view_json(actor.team, view),
            "is_cleared": False,
        }
        await ask_bot(actor.slack, Envelope("interactive", payload))


def view_of(team: Team, person: Person, view_id: str) -> View:
    """The view with that id which this person can see; raises NotPossible."""
    for view in surfaces.all_views(team):
        if view.id == view_id and view.user == person.id:
            return view
    raise NotPossible("That view is no longer open.")


def _follow(actor: Actor, view: View, answer: Json | None) -> dict[str, str] | None:
    if answer is None:
        return _show_errors(actor.slack, view, _NO_ANSWER)
    if answer.get("response_action") == "errors":
        return _show_bots_errors(actor.slack, view, answer.get("errors") or {})
    refusal = _do_what_it_says(actor, view, answer)
    if refusal is None:
        return None
    actor.slack.problem("invalid_response_action", refusal)
    return _show_errors(actor.slack, view, _NO_ANSWER)


def _do_what_it_says(actor: Actor, view: View, answer: Json) -> str | None:
    """Change the stack of modals; returns what is wrong with the answer instead when it cannot be done."""
    action, next_view = answer.get("response_action"), answer.get("view") or {}
    if action in ("update", "push"):
        problems = check_view(next_view)
        if problems:
            return "; ".join(f"{problem.pointer} {problem.message}" for problem in problems)
    match action:
        case None:
            surfaces.close_view(actor, view)
        case "clear":
            surfaces.close_all(actor)
        case "update":
            surfaces.update_view(actor.slack, view, next_view)
        case "push" if len(actor.team.modals[actor.person.id]) < surfaces.DEEPEST:
            surfaces.push_modal(actor, next_view)
        case _:
            return f"{action!r} cannot be done here"
    return None


def _show_bots_errors(slack: Slack, view: View, errors: dict[str, str]) -> dict[str, str]:
    inputs = {block["block_id"] for block in view.body["blocks"] if block["type"] == "input"}
    for block_id in errors.keys() - inputs:
        slack.problem("unknown_block_in_errors", f"errors were given for {block_id!r}, which is no input block")
    return _show_errors(slack, view, errors)


def _show_errors(slack: Slack, view: View, errors: dict[str, str]) -> dict[str, str]:
    view.errors = errors
    slack.changes.announce("modal")
    return errors


def _missing_answers(view: View) -> dict[str, str]:
    needed = [block for block in view.body["blocks"] if block["type"] == "input" and not block.get("optional")]
    return {
        block["block_id"]: _MISSING
        for block in needed
        if is_empty(view.values[block["block_id"]][block["element"]["action_id"]])
    }
