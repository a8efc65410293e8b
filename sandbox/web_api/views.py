"""Opening and changing modals and Home tabs: views.*."""

from typing import Any

from blockcheck import check_view, error_code
from sandbox import surfaces
from sandbox.actor import Actor
from sandbox.payloads.views import view_json
from sandbox.records import Json, Person, View
from sandbox.web_api.call import Call, Method, Refused


def open_view(call: Call) -> Json:
    """views.open: the first modal, for a trigger id that is three seconds old at most."""
    body = _checked_view(call, "modal")
    person = _person_of_trigger(call)
    return _shown(call, surfaces.open_modal(Actor(call.slack, call.team, person), body))


def push_view(call: Call) -> Json:
    """views.push: one more on the stack of three."""
    body = _checked_view(call, "modal")
    person = _person_of_trigger(call)
    stack = call.team.modals.get(person.id, [])
    if not stack:
        raise Refused("not_found")
    if len(stack) >= surfaces.DEEPEST:
        raise Refused("push_limit_reached")
    return _shown(call, surfaces.push_modal(Actor(call.slack, call.team, person), body))


def update_view(call: Call) -> Json:
    """views.update by view_id or external_id; a wrong hash means somebody else was faster."""
    view = _existing_view(call)
    _refuse_old_hash(call, view)
    surfaces.update_view(call.slack, view, _checked_view(call, view.body["type"], view))
    return _shown(call, view)


def publish_home(call: Call) -> Json:
    """views.publish: somebody's Home tab."""
    person = call.person("user_id")
    if person.is_bot or person.deleted:
        raise Refused("not_enabled")
    current = call.team.homes.get(person.id)
    if current:
        _refuse_old_hash(call, current)
    body = _checked_view(call, "home", current)
    return _shown(call, surfaces.publish_home(Actor(call.slack, call.team, person), body))


def _person_of_trigger(call: Call) -> Person:
    trigger = call.slack.issued.triggers.get(call.required("trigger_id"))
    if trigger is None or trigger.team_id != call.team.id:
        raise Refused("invalid_trigger_id")
    if trigger.expires_at < call.slack.clock.now():
        raise Refused("expired_trigger_id")
    if trigger.is_used:
        raise Refused("exchanged_trigger_id")
    trigger.is_used = True
    return call.team.people[trigger.user]


def _checked_view(call: Call, surface: str, replaced: View | None = None) -> Json:
    """What will be shown, in place of another view if there is one; raises Refused."""
    view: Any = call.structure("view")
    if not isinstance(view, dict):
        raise Refused("invalid_arguments")
    problems = check_view(view)
    if problems:
        messages = [str(problem) for problem in problems]
        raise Refused(error_code(problems) or "invalid_arguments", response_metadata={"messages": messages})
    if view["type"] != surface:
        raise Refused("invalid_arguments", response_metadata={"messages": [f"[ERROR] must be a {surface} view"]})
    external = view.get("external_id")
    others = (each for each in surfaces.all_views(call.team) if each is not replaced)
    if external and any(each.body.get("external_id") == external for each in others):
        raise Refused("duplicate_external_id")
    return view


def _existing_view(call: Call) -> View:
    wanted, external = call.text("view_id"), call.text("external_id")
    if not wanted and not external:
        raise Refused("invalid_arguments")
    for view in surfaces.all_views(call.team):
        if view.id == wanted or (external and view.body.get("external_id") == external):
            return view
    raise Refused("not_found")


def _refuse_old_hash(call: Call, view: View) -> None:
    if call.text("hash") not in ("", view.hash):
        raise Refused("hash_conflict")


def _shown(call: Call, view: View) -> Json:
    return {"view": view_json(call.team, view)}


METHODS = {
    "views.open": Method(open_view, per_minute=100),
    "views.push": Method(push_view, per_minute=100),
    "views.update": Method(update_view, per_minute=100),
    "views.publish": Method(publish_home, per_minute=100),
}
